//! What may be shown of a secret.

use super::forms::prefixed;
use super::found::last_four;
use super::lines::without_line_breaks;
use super::shape::non_word_chars;
use crate::credential::prefix_of;
use std::fmt;
use std::ops::Deref;

/// How many characters in a row that belong to no word may be shown: eight of a secret's beginning and four of its end.
const MAX_SHOWN_CHARS: usize = MAX_PREFIX_CHARS + 4;
/// How many characters of a known prefix are shown: enough to tell whose key it is, and what servers show in an echo.
const MAX_PREFIX_CHARS: usize = 8;
/// How many characters must follow the prefix for the last four to be shown: of a shorter secret, four would be too
/// large a part.
const MIN_CHARS_TO_SHOW_END: usize = 20;

/// A text that shows no more than eight leading and four trailing characters of a secret. It can only be made by
/// masking.
///
/// What a server masked already is kept, unless it left more than twelve characters in a row that belong to no word.
/// Words are kept, too: names of variables, addresses, placeholders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mask(String);

impl Mask {
    /// The mask of a text that is one secret: at most eight characters of its known prefix, and the last four if it is
    /// long.
    pub fn of(secret: &str) -> Mask {
        // A terminal may have wrapped it, within the prefix too.
        let key = without_line_breaks(secret);
        let prefix = prefix_of(&key);
        let shown = &prefix[..prefix.len().min(MAX_PREFIX_CHARS)];
        let long = key.chars().count() - prefix.len() >= MIN_CHARS_TO_SHOW_END;
        Mask([shown, "…", if long { last_four(&key) } else { "" }].concat())
    }

    /// A text in which everything that may be a whole key is masked. Words, and what is masked already, are kept.
    pub fn within(text: &str) -> Mask {
        let mut shown = String::with_capacity(text.len());
        let mut at = 0;
        while at < text.len() {
            let run = &text[at..];
            let length = run.bytes().take_while(|byte| is_part(*byte)).count();
            let key = &run[..length];
            if length > 0 && (non_word_chars(key) > MAX_SHOWN_CHARS || prefixed(key, 0).is_some()) {
                shown.push_str(&Mask::of(key));
            } else {
                shown.push_str(key);
            }
            // With the punctuation before the next word.
            let rest = run[length..].bytes().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
            shown.push_str(&run[length..length + rest]);
            at += length + rest;
        }
        Mask(shown)
    }
}

/// Whether keys may hold this byte.
fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'+' | b'/' | b'~')
}

impl Deref for Mask {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Mask {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Not a key: letters and digits in a fixed pattern.
    fn body(length: usize) -> String {
        "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".chars().cycle().take(length).collect()
    }

    #[test]
    fn a_secret_shows_its_ends_at_most() {
        assert_eq!(&*Mask::of(&format!("sk-proj-{}", body(135))), "sk-proj-…4yZ7");
        assert_eq!(&*Mask::of(&format!("sk\n    -proj-{}\n  {}", body(54), body(81))), "sk-proj-…4yZ7");
        assert_eq!(&*Mask::of(&format!("sk-{}", body(20))), "sk-…1vW4".replace("1vW4", last_four(&body(20))));
        assert_eq!(&*Mask::of(&format!("sk-{}", body(19))), "sk-…");
        assert_eq!(&*Mask::of("hunter2"), "…");
    }

    #[test]
    fn keys_in_a_text_are_masked_and_the_rest_stays() {
        let key = format!("sk-proj-{}", body(135));
        assert_eq!(&*Mask::within(&format!("${{X:-{key}}}")), "${X:-sk-proj-…4yZ7}");
        assert_eq!(&*Mask::within(&body(13)), "…");
        let stars = "*".repeat(150);
        for text in [
            format!("sk-proj-{stars}x7Qd"),
            body(12),
            "sk-...8aSP".to_owned(),
            "process.env.OPENAI_API_KEY".to_owned(),
            "https://contoso-2f8a9b3c.openai.azure.com/openai".to_owned(),
            "<YOUR_OPENAI_API_KEY>".to_owned(),
            "“é”".to_owned(),
            "[openai key #1, ends 4yZ7]".to_owned(),
        ] {
            assert_eq!(&*Mask::within(&text), text);
        }
    }
}
