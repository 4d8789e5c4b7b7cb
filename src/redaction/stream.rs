//! Redaction of a text that comes in pieces, in constant memory.

use super::known::Known;
use super::label::Pseudonyms;
use super::{Found, Personal, find};
use crate::text::encoding::Wide;

/// So much is read before anything is settled, in bytes.
const CHUNK: usize = 1 << 20;
/// So much behind it is looked at too: a secret may begin before the end of a chunk and end here.
const AHEAD: usize = 1 << 15;
/// So much in front of it: the name of a value may stand there.
const BEFORE: usize = 1 << 9;
/// No secret is longer: what claims to be goes in parts.
const LONGEST: usize = 1 << 23;

/// Takes the secrets out of a text that comes in pieces. The rest stays byte for byte, also what is no
/// UTF-8; UTF-16 is read and written as UTF-16. A secret that a later piece gives away stays where it stood bare before.
#[derive(Default)]
pub struct Redactor {
    encoding: Encoding,
    /// What can't be read before more comes: the start of the text, half a letter of UTF-16.
    pending: Vec<u8>,
    text: Utf8,
}

#[derive(Default)]
enum Encoding {
    /// Nothing tells yet.
    #[default]
    Unknown,
    /// UTF-8, or nothing that is known.
    Narrow,
    Wide(Wide),
}

impl Redactor {
    /// One that takes out what `personal` says, too.
    pub fn new(personal: Personal) -> Redactor {
        Redactor { text: Utf8 { personal, ..Utf8::default() }, ..Redactor::default() }
    }

    /// Takes a piece in, and adds to `out` what is settled.
    pub fn push(&mut self, piece: &[u8], out: &mut Vec<u8>) {
        match self.encoding {
            Encoding::Unknown => {
                self.pending.extend_from_slice(piece);
                if self.pending.len() >= Wide::TELLING {
                    self.begin(out);
                }
            }
            Encoding::Narrow => self.text.push(piece, out),
            Encoding::Wide(wide) => {
                self.pending.extend_from_slice(piece);
                let whole = wide.whole(&self.pending);
                let mut settled = Vec::new();
                self.text.push(wide.decode(&self.pending[..whole]).as_bytes(), &mut settled);
                self.pending.drain(..whole);
                out.extend(wide.encode(&String::from_utf8_lossy(&settled)));
            }
        }
    }

    /// Adds the rest to `out`.
    pub fn finish(mut self, out: &mut Vec<u8>) {
        if matches!(self.encoding, Encoding::Unknown) {
            self.begin(out);
        }
        let mut settled = Vec::new();
        self.text.settle(true, &mut settled);
        match self.encoding {
            Encoding::Wide(wide) => out.extend(wide.encode(&String::from_utf8_lossy(&settled))),
            _ => out.append(&mut settled),
        }
        // Half a letter is none, and stays.
        out.append(&mut self.pending);
    }

    /// Reads what came before its encoding was known.
    fn begin(&mut self, out: &mut Vec<u8>) {
        self.encoding = Wide::of(&self.pending).map_or(Encoding::Narrow, Encoding::Wide);
        let start = std::mem::take(&mut self.pending);
        self.push(&start, out);
    }
}

/// The same for UTF-8.
#[derive(Default)]
struct Utf8 {
    personal: Personal,
    known: Known,
    names: Pseudonyms,
    held: Vec<u8>,
    /// How much of what is held has left already.
    settled: usize,
}

impl Utf8 {
    /// Takes a piece in, and adds to `out` what is settled. What it adds ends with a whole character.
    fn push(&mut self, piece: &[u8], out: &mut Vec<u8>) {
        for part in piece.chunks(CHUNK) {
            self.held.extend_from_slice(part);
            if self.held.len() - self.settled >= CHUNK + AHEAD {
                self.settle(false, out);
            }
        }
    }

    fn settle(&mut self, last: bool, out: &mut Vec<u8>) {
        let text = readable(&self.held);
        let found = self.personal.add(&text, find::find(&text, &mut self.known));
        let mut limit = if last { text.len() } else { text.floor_char_boundary(text.len() - AHEAD) };
        if let Some(over) = found.iter().find(|found| found.range.start < limit && found.range.end > limit) {
            limit = over.range.start.max(self.settled);
            if limit == self.settled {
                if text.len() < LONGEST {
                    return;
                }
                limit = over.range.end;
            }
        }
        let mut at = self.settled;
        for Found { range, kind } in found.into_iter().filter(|found| found.range.end > self.settled && found.range.end <= limit)
        {
            out.extend_from_slice(&self.held[at..range.start.max(at)]);
            out.extend_from_slice(self.names.label(&text[range.clone()], kind).as_bytes());
            at = range.end;
        }
        out.extend_from_slice(&self.held[at..limit]);
        drop(text);
        let keep = limit.saturating_sub(BEFORE);
        self.held.drain(..keep);
        self.settled = limit - keep;
    }
}

/// The bytes as text of the same length, in which a control character stands for what is no text.
fn readable(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.into();
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '\u{1a}'));
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redaction::redact;

    fn key() -> String {
        format!("sk-proj-{}", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".repeat(5))
    }

    fn in_pieces(text: &[u8], size: usize) -> Vec<u8> {
        let (mut redactor, mut out) = (Redactor::default(), Vec::new());
        for piece in text.chunks(size) {
            redactor.push(piece, &mut out);
        }
        redactor.finish(&mut out);
        out
    }

    #[test]
    fn pieces_make_no_difference() {
        // Keys stand at every distance from the borders of the chunks.
        let mut text = String::new();
        while text.len() < 3 * CHUNK {
            let filler = "2026-01-02 INFO worker took 12ms\n".repeat(text.len() % 97 + 900);
            text.push_str(&filler);
            text.push_str(&format!("OPENAI_API_KEY={}\n", key()));
        }
        let whole = redact(&text).text;
        for size in [4096, 100_003, text.len()] {
            assert!(in_pieces(text.as_bytes(), size) == whole.as_bytes(), "pieces of {size}");
        }
    }

    #[test]
    fn a_line_without_end_and_a_secret_without_end_are_read() {
        let line = "x".repeat(CHUNK + AHEAD - 60) + " " + &key() + " " + &"y".repeat(CHUNK);
        let out = String::from_utf8(in_pieces(line.as_bytes(), 50_000)).unwrap();
        assert!(out.contains(" [openai key #1, ends") && !out.contains("aB3dE6"));
        let endless = format!("password={}", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".repeat(LONGEST / 20));
        assert!(in_pieces(endless.as_bytes(), 1 << 20).len() < endless.len() / 2);
    }

    #[test]
    fn utf_16_stays_utf_16() {
        let text = format!("\u{feff}a 🔑 {} b\r\n", key());
        for wide in [Wide::Little, Wide::Big] {
            let expected = wide.encode(&redact(&text).text);
            let mut bytes = wide.encode(&text);
            for size in [1, 3, 8, 1000] {
                assert!(in_pieces(&bytes, size) == expected, "pieces of {size}");
            }
            // Half a letter at the end.
            bytes.push(0xd8);
            assert!(in_pieces(&bytes, 7) == [expected.as_slice(), &[0xd8]].concat());
        }
        assert_eq!(in_pieces(b"ab", 1), b"ab");
    }

    #[test]
    fn what_is_no_text_stays() {
        let mut bytes = vec![0xff, 0xfd, 0, 0x80];
        bytes.extend_from_slice(format!(" {} ", key()).as_bytes());
        bytes.extend([0xc3, 0x28, 0xe2, 0x82]);
        let out = in_pieces(&bytes, 7);
        assert!(out.starts_with(&[0xff, 0xfd, 0, 0x80, b' ']) && out.ends_with(&[b' ', 0xc3, 0x28, 0xe2, 0x82]));
        assert!(!out.windows(6).any(|piece| piece == b"aB3dE6"));
    }
}
