//! Base64 (RFC 4648), read to see what stands for a key.

/// The bytes that letters of base64 stand for, of the usual alphabet or that of addresses; other letters are
/// passed over.
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

/// What a text stands for, if all of it is base64 of the usual alphabet (section 4), with its padding or without.
pub fn whole(text: &str) -> Option<Vec<u8>> {
    let letters = text.trim_end_matches('=');
    let usual = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'+' | b'/');
    let whole = text.len() - letters.len() <= 2 && letters.len() % 4 != 1 && letters.bytes().all(usual);
    whole.then(|| decode(letters.as_bytes()))
}

/// The same of text that is padded to fours, as Kubernetes asks of the values of a Secret; line breaks and blanks in it
/// don't count.
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
