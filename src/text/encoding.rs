//! Encodings of files: UTF-8, and the UTF-16 that Windows PowerShell writes.

/// UTF-16, by its byte order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Utf16 {
    /// The low byte first.
    LittleEndian,
    /// The high byte first.
    BigEndian,
}

impl Utf16 {
    /// How many bytes of a file are enough to detect it: four ASCII letters in a row, which no UTF-8 text has as zeros
    /// and letters in turn.
    pub const DETECTION_BYTES: usize = 8;

    /// Detects UTF-16 at the start of a file: by its byte order mark, or by the zero bytes of ASCII letters. None if it
    /// is another encoding.
    pub fn of(start: &[u8]) -> Option<Utf16> {
        let zeros = |at: usize| {
            let start = start.get(..Utf16::DETECTION_BYTES);
            start.is_some_and(|start| start.chunks(2).all(|pair| pair[at] == 0 && pair[1 - at] != 0))
        };
        match start {
            [0xff, 0xfe, ..] => Some(Utf16::LittleEndian),
            [0xfe, 0xff, ..] => Some(Utf16::BigEndian),
            _ if zeros(1) => Some(Utf16::LittleEndian),
            _ if zeros(0) => Some(Utf16::BigEndian),
            _ => None,
        }
    }

    fn unit(self, pair: &[u8]) -> u16 {
        match self {
            Utf16::LittleEndian => u16::from_le_bytes([pair[0], pair[1]]),
            Utf16::BigEndian => u16::from_be_bytes([pair[0], pair[1]]),
        }
    }

    /// How many of the bytes hold whole characters: some take two units.
    pub fn whole(self, bytes: &[u8]) -> usize {
        let even = bytes.len() / 2 * 2;
        let half = even >= 2 && (0xd800..0xdc00).contains(&self.unit(&bytes[even - 2..even]));
        if half { even - 2 } else { even }
    }

    /// Decodes bytes to text, which keeps the byte order mark.
    pub fn decode(self, bytes: &[u8]) -> String {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| self.unit(pair)).collect();
        String::from_utf16_lossy(&units)
    }

    /// Encodes a text.
    pub fn encode(self, text: &str) -> Vec<u8> {
        let of = match self {
            Utf16::LittleEndian => u16::to_le_bytes,
            Utf16::BigEndian => u16::to_be_bytes,
        };
        text.encode_utf16().flat_map(of).collect()
    }
}

/// The text of a file in UTF-8 or UTF-16. The byte order mark of UTF-16 is removed; invalid bytes become U+FFFD.
pub fn text_of(bytes: Vec<u8>) -> String {
    match Utf16::of(&bytes) {
        Some(encoding) => encoding.decode(&bytes).trim_start_matches('\u{feff}').to_owned(),
        None => String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let text = "OPENAI_API_KEY=ключ 🔑";
        for encoding in [Utf16::LittleEndian, Utf16::BigEndian] {
            assert_eq!(text_of(encoding.encode(text)), text);
            assert_eq!(text_of(encoding.encode(&format!("\u{feff}{text}"))), text);
            let bytes = encoding.encode("🔑");
            assert_eq!((0..=4).map(|length| encoding.whole(&bytes[..length])).collect::<Vec<_>>(), [0, 0, 0, 0, 4]);
        }
        assert_eq!(text_of(text.as_bytes().to_vec()), text);
        assert_eq!(text_of(vec![b'a', 0xff, b'b']), "a\u{fffd}b");
        assert_eq!(Utf16::of(b"a\0"), None);
    }
}
