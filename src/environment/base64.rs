//! Base64, as Kubernetes keeps the values of a Secret (RFC 4648, section 4).

use crate::redaction::Secret;
use crate::text::base64;

/// What base64 stands for; none if the text is no base64 of text.
pub fn decode(encoded: &str) -> Option<Secret> {
    let letters: Vec<u8> = encoded.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let length = letters.iter().rposition(|byte| *byte != b'=').map_or(0, |last| last + 1);
    // Kubernetes takes padded base64 alone.
    if length == 0 || !letters.len().is_multiple_of(4) || letters.len() - length > 2 {
        return None;
    }
    let letters = &letters[..length];
    if !base64::is_usual(letters) {
        return None;
    }
    String::from_utf8(base64::decode(letters)).ok().map(Secret::new)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn text_is_decoded_and_anything_else_is_not() {
        let decoded = |encoded| decode(encoded).map(|secret| secret.expose().to_owned());
        assert_eq!(decoded("aGVsbG8K").as_deref(), Some("hello\n"));
        assert_eq!(decoded("aGk=").as_deref(), Some("hi"));
        assert_eq!(decoded("aA==").as_deref(), Some("h"));
        for other in ["", "=", "aGk", "a-_b", "sk-fake", "/////w=="] {
            assert_eq!(decoded(other), None, "{other}");
        }
    }
}
