//! Base64, to see whether it stands for a key (RFC 4648, section 4).

/// What a text stands for, if all of it is base64 of the usual alphabet.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    if text.len() - digits.len() > 2 || digits.len() % 4 == 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0);
    for digit in digits.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn base64_is_read() {
        assert_eq!(decode("QmVkcm9ja0FQSUtleS0=").as_deref(), Some(b"BedrockAPIKey-".as_slice()));
        assert_eq!(decode("T3BlbkFJ").as_deref(), Some(b"OpenAI".as_slice()));
        assert_eq!(decode("not base64!"), None);
        assert_eq!(decode("A"), None);
    }
}
