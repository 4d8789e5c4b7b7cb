//! Copies a text without its secrets, in constant memory.

use std::io::{self, Read, Write};
use why401::redaction::{Personal, Redactor};

/// So much is read at a time, in bytes.
const PIECE: usize = 1 << 18;

/// Copies `input` to `out`, secrets and what `personal` says taken out.
///
/// # Errors
/// Input or output fails.
pub fn copy(personal: Personal, input: &mut impl Read, out: &mut impl Write) -> io::Result<()> {
    let mut redactor = Redactor::new(personal);
    let mut piece = vec![0; PIECE];
    let mut settled = Vec::new();
    loop {
        match input.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => redactor.push(&piece[..length], &mut settled),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        out.write_all(&settled)?;
        settled.clear();
    }
    redactor.finish(&mut settled);
    out.write_all(&settled)
}
