//! Redaction of a text that comes in chunks, in constant memory.

use super::known::Known;
use super::label::Pseudonyms;
use super::{Found, Personal, find};
use crate::text::encoding::Utf16;

/// How much is read before a part of it is redacted and written: large enough that reading what surrounds it twice
/// costs little.
const CHUNK_BYTES: usize = 1 << 20;
/// How much after a chunk is read with it: a secret may begin in the chunk and end there.
const LOOKAHEAD_BYTES: usize = 1 << 15;
/// How much before a chunk is read with it: the name of a value may stand there.
const LOOKBEHIND_BYTES: usize = 1 << 9;
/// The longest secret that is replaced by one label; a longer one gets several. It bounds the memory.
const MAX_SECRET_BYTES: usize = 1 << 23;

/// Replaces the secrets of a text that comes in pieces. The rest is kept byte for byte, invalid UTF-8 included; UTF-16 is
/// read and written as UTF-16. A secret that only a later piece reveals is not replaced in earlier ones.
#[derive(Default)]
pub struct Redactor {
    encoding: Encoding,
    /// Bytes that can't be decoded before more come: the start of the text, half a character of UTF-16.
    pending: Vec<u8>,
    text: Utf8Redactor,
}

#[derive(Default)]
enum Encoding {
    /// Too few bytes have come to detect it.
    #[default]
    Unknown,
    /// UTF-8, or an encoding that isn't known.
    Utf8,
    Utf16(Utf16),
}

impl Redactor {
    /// A redactor that also removes what `personal` selects.
    pub fn new(personal: Personal) -> Redactor {
        Redactor { text: Utf8Redactor { personal, ..Utf8Redactor::default() }, ..Redactor::default() }
    }

    /// Reads a piece, and adds to `out` what is redacted so far.
    pub fn push(&mut self, piece: &[u8], out: &mut Vec<u8>) {
        match self.encoding {
            Encoding::Unknown => {
                self.pending.extend_from_slice(piece);
                if self.pending.len() >= Utf16::DETECTION_BYTES {
                    self.begin(out);
                }
            }
            Encoding::Utf8 => self.text.push(piece, out),
            Encoding::Utf16(encoding) => {
                self.pending.extend_from_slice(piece);
                let whole = encoding.whole(&self.pending);
                let mut redacted = Vec::new();
                self.text.push(encoding.decode(&self.pending[..whole]).as_bytes(), &mut redacted);
                self.pending.drain(..whole);
                out.extend(encoding.encode(&String::from_utf8_lossy(&redacted)));
            }
        }
    }

    /// Adds the rest to `out`, at the end of the text.
    pub fn finish(mut self, out: &mut Vec<u8>) {
        if matches!(self.encoding, Encoding::Unknown) {
            self.begin(out);
        }
        let mut redacted = Vec::new();
        self.text.write_out(true, &mut redacted);
        match self.encoding {
            Encoding::Utf16(encoding) => out.extend(encoding.encode(&String::from_utf8_lossy(&redacted))),
            _ => out.append(&mut redacted),
        }
        // Half a character at the end is kept as it is.
        out.append(&mut self.pending);
    }

    /// Detects the encoding, and reads what came before it was known.
    fn begin(&mut self, out: &mut Vec<u8>) {
        self.encoding = Utf16::of(&self.pending).map_or(Encoding::Utf8, Encoding::Utf16);
        let start = std::mem::take(&mut self.pending);
        self.push(&start, out);
    }
}

/// Replaces the secrets of a text in UTF-8 that comes in pieces.
#[derive(Default)]
struct Utf8Redactor {
    personal: Personal,
    known: Known,
    names: Pseudonyms,
    /// The bytes that are kept: those that were written but may explain what follows, and those that weren't.
    held: Vec<u8>,
    /// How many bytes of `held` were written already.
    written: usize,
}

impl Utf8Redactor {
    /// Reads a piece, and adds to `out` what is redacted so far, up to the end of a whole character.
    fn push(&mut self, piece: &[u8], out: &mut Vec<u8>) {
        for part in piece.chunks(CHUNK_BYTES) {
            self.held.extend_from_slice(part);
            if self.held.len() - self.written >= CHUNK_BYTES + LOOKAHEAD_BYTES {
                self.write_out(false, out);
            }
        }
    }

    /// Redacts what is held and adds it to `out`; all of it if `last`, else without what may belong to a secret that
    /// continues.
    fn write_out(&mut self, last: bool, out: &mut Vec<u8>) {
        let text = readable(&self.held);
        let found = self.personal.add(&text, find::find(&text, &mut self.known));
        let mut limit = if last { text.len() } else { text.floor_char_boundary(text.len() - LOOKAHEAD_BYTES) };
        if let Some(over) = found.iter().find(|found| found.range.start < limit && found.range.end > limit) {
            limit = over.range.start.max(self.written);
            if limit == self.written {
                if text.len() < MAX_SECRET_BYTES {
                    return;
                }
                limit = over.range.end;
            }
        }
        let mut at = self.written;
        for Found { range, kind } in found.into_iter().filter(|found| found.range.end > self.written && found.range.end <= limit)
        {
            out.extend_from_slice(&self.held[at..range.start.max(at)]);
            out.extend_from_slice(self.names.label(&text[range.clone()], kind).as_bytes());
            at = range.end;
        }
        out.extend_from_slice(&self.held[at..limit]);
        drop(text);
        let keep = limit.saturating_sub(LOOKBEHIND_BYTES);
        self.held.drain(..keep);
        self.written = limit - keep;
    }
}

/// The bytes as text of the same length; each byte that is no UTF-8 becomes a control character.
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
        // Keys at many distances from the ends of the chunks.
        let mut text = String::new();
        while text.len() < 3 * CHUNK_BYTES {
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
        let line = "x".repeat(CHUNK_BYTES + LOOKAHEAD_BYTES - 60) + " " + &key() + " " + &"y".repeat(CHUNK_BYTES);
        let out = String::from_utf8(in_pieces(line.as_bytes(), 50_000)).unwrap();
        assert!(out.contains(" [openai key #1, ends") && !out.contains("aB3dE6"));
        let endless = format!("password={}", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".repeat(MAX_SECRET_BYTES / 20));
        assert!(in_pieces(endless.as_bytes(), 1 << 20).len() < endless.len() / 2);
    }

    #[test]
    fn utf_16_stays_utf_16() {
        let text = format!("\u{feff}a 🔑 {} b\r\n", key());
        for encoding in [Utf16::LittleEndian, Utf16::BigEndian] {
            let expected = encoding.encode(&redact(&text).text);
            let mut bytes = encoding.encode(&text);
            for size in [1, 3, 8, 1000] {
                assert!(in_pieces(&bytes, size) == expected, "pieces of {size}");
            }
            // Half a character at the end.
            bytes.push(0xd8);
            assert!(in_pieces(&bytes, 7) == [expected.as_slice(), &[0xd8]].concat());
        }
        assert_eq!(in_pieces(b"ab", 1), b"ab");
    }

    #[test]
    fn invalid_utf_8_is_kept() {
        let mut bytes = vec![0xff, 0xfd, 0, 0x80];
        bytes.extend_from_slice(format!(" {} ", key()).as_bytes());
        bytes.extend([0xc3, 0x28, 0xe2, 0x82]);
        let out = in_pieces(&bytes, 7);
        assert!(out.starts_with(&[0xff, 0xfd, 0, 0x80, b' ']) && out.ends_with(&[b' ', 0xc3, 0x28, 0xe2, 0x82]));
        assert!(!out.windows(6).any(|piece| piece == b"aB3dE6"));
    }
}
