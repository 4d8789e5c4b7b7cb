//! Decodes base64 (RFC 4648).

/// Decodes base64 with the standard alphabet or the one for URLs. Other characters are skipped.
pub fn decode(letters: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(letters.len() * 3 / 4);
    let (mut bits, mut count) = (0u32, 0);
    for letter in letters {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

/// Decodes a text that is base64 with the standard alphabet as a whole (section 4), with or without padding. None if it
/// isn't.
pub fn whole(text: &str) -> Option<Vec<u8>> {
    let letters = text.trim_end_matches('=');
    let usual = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'+' | b'/');
    let whole = text.len() - letters.len() <= 2 && letters.len() % 4 != 1 && letters.bytes().all(usual);
    whole.then(|| decode(letters.as_bytes()))
}

/// Decodes a text that is base64 with padding as a whole, as Kubernetes requires in a Secret. Blanks and line breaks are
/// ignored. None if it isn't.
pub fn padded(text: &str) -> Option<Vec<u8>> {
    let letters: String = text.split_ascii_whitespace().collect();
    if letters.is_empty() || !letters.len().is_multiple_of(4) { None } else { whole(&letters) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_base64_is_decoded_and_anything_else_is_not() {
        assert_eq!(whole("QmVkcm9ja0FQSUtleS0=").as_deref(), Some(b"BedrockAPIKey-".as_slice()));
        assert_eq!(whole("T3BlbkFJ").as_deref(), Some(b"OpenAI".as_slice()));
        assert_eq!(whole("aGk").as_deref(), Some(b"hi".as_slice()));
        for other in ["not base64!", "A", "a-_b", "aGk==="] {
            assert_eq!(whole(other), None, "{other}");
        }
    }

    #[test]
    fn padding_can_be_asked_for() {
        assert_eq!(padded("aGVs\n  bG8K\n").as_deref(), Some(b"hello\n".as_slice()));
        assert_eq!(padded("aGk=").as_deref(), Some(b"hi".as_slice()));
        assert_eq!(padded("aA==").as_deref(), Some(b"h".as_slice()));
        for other in ["", "=", "====", "aGk", "a-_b", "sk-fake"] {
            assert_eq!(padded(other), None, "{other}");
        }
    }
}
