//! Encodings of files: UTF-8, and the UTF-16 that Windows PowerShell writes.

/// UTF-16, by the order of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wide {
    /// The low byte first.
    Little,
    /// The high byte first.
    Big,
}

impl Wide {
    /// So many bytes tell whether a file is one.
    pub const TELLING: usize = 8;

    /// By the mark at the beginning of a file, or by the zeros of plain letters.
    pub fn of(start: &[u8]) -> Option<Wide> {
        let zeros = |at: usize| {
            let start = start.get(..Wide::TELLING);
            start.is_some_and(|start| start.chunks(2).all(|pair| pair[at] == 0 && pair[1 - at] != 0))
        };
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

    /// How many of the bytes hold whole letters: some take two units.
    pub fn whole(self, bytes: &[u8]) -> usize {
        let even = bytes.len() / 2 * 2;
        let half = even >= 2 && (0xd800..0xdc00).contains(&self.unit(&bytes[even - 2..even]));
        if half { even - 2 } else { even }
    }

    /// The text of such bytes, its mark included.
    pub fn decode(self, bytes: &[u8]) -> String {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| self.unit(pair)).collect();
        String::from_utf16_lossy(&units)
    }

    /// The bytes of a text.
    pub fn encode(self, text: &str) -> Vec<u8> {
        let of = match self {
            Wide::Little => u16::to_le_bytes,
            Wide::Big => u16::to_be_bytes,
        };
        text.encode_utf16().flat_map(of).collect()
    }
}

/// The text of a file. The mark of UTF-16 goes; what is no text becomes U+FFFD.
pub fn text_of(bytes: Vec<u8>) -> String {
    match Wide::of(&bytes) {
        Some(wide) => wide.decode(&bytes).trim_start_matches('\u{feff}').to_owned(),
        None => String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let text = "OPENAI_API_KEY=ключ 🔑";
        for wide in [Wide::Little, Wide::Big] {
            assert_eq!(text_of(wide.encode(text)), text);
            assert_eq!(text_of(wide.encode(&format!("\u{feff}{text}"))), text);
            let bytes = wide.encode("🔑");
            assert_eq!((0..=4).map(|length| wide.whole(&bytes[..length])).collect::<Vec<_>>(), [0, 0, 0, 0, 4]);
        }
        assert_eq!(text_of(text.as_bytes().to_vec()), text);
        assert_eq!(text_of(vec![b'a', 0xff, b'b']), "a\u{fffd}b");
        assert_eq!(Wide::of(b"a\0"), None);
    }
}
