//! Copies a text without its secrets, in constant memory.

use std::io::{self, Read, Write};
use why401::redaction::{Personal, Redactor};

/// So much is read at a time, in bytes.
const PIECE: usize = 1 << 18;

/// Copies `input` to `out`, secrets and what `personal` says taken out. What is no text stays byte for
/// byte; UTF-16, as Windows PowerShell writes it, is read and written as UTF-16.
///
/// # Errors
/// Input or output fails.
pub fn copy(personal: Personal, input: &mut impl Read, out: &mut impl Write) -> io::Result<()> {
    let mut redactor = Redactor::new(personal);
    let mut piece = vec![0; PIECE];
    let mut settled = Vec::new();
    let mut wide = None;
    let mut first = true;
    let mut held = 0;
    loop {
        let read = fill(input, &mut piece[held..])?;
        let length = held + read;
        if first {
            wide = Wide::of(&piece[..length]);
            first = false;
        }
        if read == 0 && held == 0 {
            break;
        }
        match wide {
            None => redactor.push(&piece[..length], &mut settled),
            Some(wide) => {
                let whole = if read == 0 { length } else { wide.whole(&piece[..length]) };
                redactor.push(wide.decode(&piece[..whole]).as_bytes(), &mut settled);
                piece.copy_within(whole..length, 0);
                held = length - whole;
            }
        }
        write(wide, &mut settled, out)?;
        if read == 0 {
            break;
        }
    }
    redactor.finish(&mut settled);
    write(wide, &mut settled, out)
}

/// Reads until the buffer is full or the input ends.
fn fill(input: &mut impl Read, piece: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < piece.len() {
        match input.read(&mut piece[length..]) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

fn write(wide: Option<Wide>, settled: &mut Vec<u8>, out: &mut impl Write) -> io::Result<()> {
    match wide {
        None => out.write_all(settled)?,
        Some(wide) => out.write_all(&wide.encode(&String::from_utf8_lossy(settled)))?,
    }
    settled.clear();
    Ok(())
}

/// UTF-16, by the order of its bytes.
#[derive(Clone, Copy)]
enum Wide {
    Little,
    Big,
}

impl Wide {
    /// By the mark at the beginning, or by the zeros of plain letters.
    fn of(start: &[u8]) -> Option<Wide> {
        let zeros = |at: usize| start.len() >= 8 && start[..8].chunks(2).all(|pair| pair[at] == 0 && pair[1 - at] != 0);
        match start {
            [0xff, 0xfe, ..] => Some(Wide::Little),
            [0xfe, 0xff, ..] => Some(Wide::Big),
            _ if zeros(1) => Some(Wide::Little),
            _ if zeros(0) => Some(Wide::Big),
            _ => None,
        }
    }

    fn unit(self, pair: &[u8]) -> u16 {
        match self {
            Wide::Little => u16::from_le_bytes([pair[0], pair[1]]),
            Wide::Big => u16::from_be_bytes([pair[0], pair[1]]),
        }
    }

    /// How many bytes hold whole letters: some take two units.
    fn whole(self, bytes: &[u8]) -> usize {
        let even = bytes.len() / 2 * 2;
        let half = even >= 2 && (0xd800..0xdc00).contains(&self.unit(&bytes[even - 2..even]));
        if half { even - 2 } else { even }
    }

    fn decode(self, bytes: &[u8]) -> String {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| self.unit(pair)).collect();
        String::from_utf16_lossy(&units)
    }

    fn encode(self, text: &str) -> Vec<u8> {
        let of = match self {
            Wide::Little => u16::to_le_bytes,
            Wide::Big => u16::to_be_bytes,
        };
        text.encode_utf16().flat_map(of).collect()
    }
}
