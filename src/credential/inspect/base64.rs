//! Base64, to see whether it stands for a key (RFC 4648, section 4).

use crate::text::base64;

/// What a text stands for, if all of it is base64 of the usual alphabet.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let whole = text.len() - digits.len() <= 2 && digits.len() % 4 != 1;
    (whole && base64::is_usual(digits.as_bytes())).then(|| base64::decode(digits.as_bytes()))
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
