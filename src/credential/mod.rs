//! Keys: their forms, their defects, and what a masked echo shows about them.

mod alone;
mod echo;
mod forms;
mod inspect;

pub use alone::{KeySummary, key_alone, without_bearer};
pub use echo::{Echo, EchoShape, read_echo};
pub use inspect::{Check, Defect, DefectKind, KeyOwner, KeyReport, Mending, inspect, inspect_file, mended};

use crate::catalogue::{KeyFormat, Owner, Provider, key_forms};
use crate::intake::any_in_list;

/// The known prefix that a key begins with; empty if there is none.
pub fn prefix_of(key: &str) -> &'static str {
    let prefixes = key_forms().map(|(_, format)| format.prefix);
    prefixes.filter(|prefix| key.starts_with(prefix)).max_by_key(|prefix| prefix.len()).unwrap_or("")
}

/// A key without its prefix.
pub fn body_of(key: &str) -> &str {
    // Words begin with a short prefix such as `pa-` too. `sk-` is removed because people write placeholders after it.
    match prefix_of(key) {
        prefix if prefix.len() > 4 => &key[prefix.len()..],
        _ => key.strip_prefix("sk-").unwrap_or(key),
    }
}

/// The providers' formats whose prefix a key begins with; those without a prefix are left out.
pub fn formats_of(key: &str) -> Vec<(&'static Provider, &'static KeyFormat)> {
    let mut formats = Vec::new();
    for (owner, format) in key_forms() {
        if let Owner::Provider(provider) = owner
            && format.begins(key)
        {
            formats.push((provider, format));
        }
    }
    formats
}

/// The format with the longest prefix that a key begins with, and its provider.
pub fn format_of(key: &str) -> Option<(&'static Provider, &'static KeyFormat)> {
    formats_of(key).into_iter().max_by_key(|(_, format)| format.prefix.len())
}

/// Whether text looks like a generated key: it mixes digits and letters, or small letters and capitals, and no
/// character makes up more than a third of it.
pub fn looks_random(text: &str) -> bool {
    let (mut digits, mut lower, mut upper) = (0, 0, 0);
    let mut seen = [0u8; 128];
    let mut most = 0;
    for byte in text.bytes().filter(u8::is_ascii) {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'a'..=b'z' => lower += 1,
            b'A'..=b'Z' => upper += 1,
            _ => {}
        }
        let times = &mut seen[usize::from(byte)];
        *times = times.saturating_add(1);
        most = most.max(*times);
    }
    let mixed = (digits > 0 && lower + upper > 0) || (lower > 0 && upper > 1);
    mixed && usize::from(most) * 3 <= text.len().max(9)
}

/// Words that people write where a key belongs, in lower case.
const PLACEHOLDER_WORDS: &str = "your|here|placeholder|replace|insert|change|changeme|dummy|fake|example|sample|todo|xxx|enter|\
    paste|secret-key|api-key|api_key|apikey|my-key|my_key|mykey|put-|put_|add_|add-|redacted|removed|\
    hidden|masked|stripped|foo|bar";

/// Whether text is a placeholder: made of words such as `your-key`, or of one character over and over.
pub fn placeholder_word(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let body = lower.trim_matches(|odd: char| !odd.is_ascii_alphanumeric());
    // The words must be whole: a random key may hold their letters by chance.
    let words = any_in_list(PLACEHOLDER_WORDS, &|word| {
        lower.match_indices(word).any(|(at, _)| {
            let edge = |byte: Option<&u8>| !byte.is_some_and(u8::is_ascii_alphanumeric);
            edge(at.checked_sub(1).and_then(|before| lower.as_bytes().get(before))) || edge(lower.as_bytes().get(at + word.len()))
        })
    });
    let digits = body.bytes().filter(u8::is_ascii_digit).count();
    // One in a thousand long keys holds a whole word between two separators, such as `_yOur`.
    let generated = text.len() >= 40 && digits > 2 && lower != text && text.bytes().any(|byte| byte.is_ascii_lowercase());
    (words && digits * 6 <= body.len() && !generated) || repeats(body) || names_itself(body)
}

/// Whether text is words that say what should stand there or what is wrong with it: `wrong_or_missing_key`.
fn names_itself(body: &str) -> bool {
    const WORDS: [&str; 10] =
        ["key", "token", "secret", "password", "credential", "wrong", "missing", "invalid", "value", "string"];
    let words = || body.split(['_', '-']);
    words().count() > 1
        && words().all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
        && words().any(|word| WORDS.contains(&word))
}

/// Whether text is one character over and over, or counts up.
pub fn repeats(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() < 3 {
        return false;
    }
    let same = bytes.windows(2).filter(|pair| pair[0] == pair[1]).count();
    let rising = bytes.windows(2).filter(|pair| pair[1] == pair[0].wrapping_add(1)).count();
    same * 10 >= (bytes.len() - 1) * 9 || (bytes.len() >= 6 && rising * 10 >= (bytes.len() - 1) * 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_differ_from_keys() {
        for text in [
            "your-api-key",
            "xxxxxxxx",
            "put-key-here",
            "CHANGE_ME",
            "0000",
            "1234567890",
            "abcdefgh",
            "dummy-api-key",
            "YOUR_KEY",
            "wrong_or_missing_key",
            "some-secret-value",
        ] {
            assert!(placeholder_word(text), "{text}");
        }
        let by_chance = ["aB3dE6gH9jK2mN5pQ8sT1vW4yZ7", "aBdEgHjKmNpQsTvWyZ"].join("_yOur-");
        for text in [
            "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7",
            "Vivid",
            "7",
            "4f8a9b1c",
            "gpt-4o-mini",
            "red-green-blue",
            "this is the key",
            &by_chance,
        ] {
            assert!(!placeholder_word(text), "{text}");
        }
    }
}
