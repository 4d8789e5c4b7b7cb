//! Names that announce a secret: `api_key`, `password`, `AUTH_TOKEN`.

use super::{is_key_byte, label_length};

/// How strong a sign of a secret a name is.
#[derive(Clone, Copy, PartialEq)]
pub enum NameStrength {
    /// Every value is a secret: a password.
    Certain,
    /// A value that looks random is a secret.
    Strong,
    /// A value that looks generated is a secret, unless it has the form of a digest: `ANY_KEY`, `any_key`.
    Vague,
}

/// Endings of names whose values needn't look random, in lower case without separators.
const CERTAIN_ENDINGS: &[&str] = &["password", "passwd", "passphrase", "pwd", "secret"];

/// Endings of names that announce a secret, in lower case without separators.
const STRONG_ENDINGS: &[&str] = &[
    "apikey",
    "accesskey",
    "accountkey",
    "authkey",
    "masterkey",
    "privatekey",
    "secretkey",
    "sharedkey",
    "signingkey",
    "subscriptionkey",
    "token",
    "authorization",
    "sessionid",
    "credential",
    "credentials",
    "xamzsignature",
    "xgoogsignature",
];

/// Words before `key` and `token` with which the name means no secret, in lower case.
const HARMLESS_QUALIFIERS: &[&str] = &[
    "bos",
    "cache",
    "continuation",
    "continue",
    "cursor",
    "dedup",
    "eos",
    "foreign",
    "group",
    "hash",
    "idempotency",
    "index",
    "lookup",
    "mask",
    "next",
    "object",
    "pad",
    "page",
    "partition",
    "primary",
    "public",
    "routing",
    "row",
    "shard",
    "sort",
    "sync",
    "unk",
];

/// The last three letters of the names above and of `value`, `cookie` and `sig`, which [`super::context`] knows, in lower
/// case, one after the other. `_` and `-` are written as [`may_announce`] compares them.
const LAST_LETTERS: &str = "keykenretordswdpwdaseionnid-id\x7fidialalsureluekiesig";

/// Whether the last three letters of a name are those of a word that announces a secret. It rejects most names at once.
fn may_announce(name: &[u8]) -> bool {
    let Some([a, b, c]) = name.last_chunk() else { return false };
    // Lower case; `_` becomes 0x7f.
    let ending = [a, b, c].map(|letter| letter | 0x20);
    LAST_LETTERS.as_bytes().chunks(3).any(|known| known == ending)
}

/// How strong a sign of a secret the name is that begins at byte `start` of a text; none if it isn't one.
pub fn announced(text: &str, name: &str, start: usize) -> Option<NameStrength> {
    if !may_announce(name.as_bytes()) {
        return None;
    }
    // Its last letters, without separators, in lower case.
    let mut letters = [0; 24];
    for (last, letter) in letters.iter_mut().rev().zip(name.bytes().rev().filter(u8::is_ascii_alphanumeric)) {
        *last = letter.to_ascii_lowercase();
    }
    let ends_with = |word: &&str| letters.ends_with(word.as_bytes());
    let harmless = |word: &str| {
        let before = &letters[..letters.len() - word.len()];
        HARMLESS_QUALIFIERS.iter().any(|harmless| before.ends_with(harmless.as_bytes()))
    };
    if CERTAIN_ENDINGS.iter().any(ends_with) {
        return Some(NameStrength::Certain);
    }
    if STRONG_ENDINGS.iter().any(ends_with) {
        return (!ends_with(&"token") || !harmless("token")).then_some(NameStrength::Strong);
    }
    if !ends_with(&"key") {
        return None;
    }
    if name.len() > 3 {
        return (!harmless("key")).then_some(NameStrength::Vague);
    }
    // `key` alone is a sign in the query of a URL, and after a word such as `api`.
    let before = &text[..start];
    let word = before.trim_end().rsplit(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or("");
    let qualified =
        ["api", "secret", "access", "auth", "subscription", "account"].iter().any(|known| word.eq_ignore_ascii_case(known));
    if qualified
        || before.ends_with(['?', '&'])
        || before.ends_with("\\u0026")
        || before.ends_with("%26")
        || before.ends_with("%3F")
    {
        return Some(NameStrength::Strong);
    }
    Some(NameStrength::Vague)
}

/// The strength of a name that stands in a field of its own before the field `value`, which begins at byte `start`:
/// `- name: API_KEY` and `value: …`, `"name": "x-api-key", "value": "…"`, `<add key="ApiKey" value="…"`.
pub fn announced_before(text: &str, start: usize) -> Option<NameStrength> {
    let before = &text[text.floor_char_boundary(start.saturating_sub(160))..start];
    let at = before.rfind("name").max(before.rfind(" key="))?;
    let name = before[at + 4..].trim_start_matches(['"', '\'', '\\', ':', ' ', '=']);
    let length = name.bytes().take_while(|byte| is_key_byte(*byte)).count();
    // Only the end of the field may stand between them.
    let between = &name[length..];
    if between.len() > 60 || between.contains(['{', '}', '=']) {
        return None;
    }
    announced("", &name[..length], 0)
}

/// Quote marks as JSON, HTML and URLs escape them.
pub const QUOTES: &[&str] = &["\\u0022", "\\u0027", "&quot;", "&#34;", "&#39;", "%22", "%27"];

/// The name before the separator at byte `at` that may announce a secret, without its quotes, and the byte at which it
/// begins. At most 64 bytes are read.
pub fn name_before(text: &str, at: usize) -> Option<(usize, &str)> {
    let bytes = text.as_bytes();
    let mut end = at;
    while end > 0 && matches!(bytes[end - 1], b'"' | b'\'' | b' ' | b'\\' | b']') && at - end < 8 {
        end -= 1;
    }
    // The bracket may close the label of an earlier redaction, which is no name.
    if bytes[end..at].contains(&b']') && ends_with_label(&text[..at]) {
        return None;
    }
    end -= QUOTES.iter().find(|quote| bytes[..end].ends_with(quote.as_bytes())).map_or(0, |quote| quote.len());
    if !may_announce(&bytes[..end]) {
        return None;
    }
    let mut start = end;
    while start > 0 && end - start < 64 && is_key_byte(bytes[start - 1]) {
        start -= 1;
    }
    (start < end).then(|| (start, &text[start..end]))
}

/// Whether a byte may stand before the separator of a value: it ends a name that announces a secret, or a quote after
/// the name.
pub fn may_precede_separator(byte: u8) -> bool {
    may_end_name(byte) || matches!(byte, b'"' | b'\'' | b' ' | b'\\' | b']' | b'2' | b'7' | b';')
}

/// Whether a byte is the last letter of a word that announces a secret.
fn may_end_name(byte: u8) -> bool {
    matches!(byte | 0x20, b'y' | b'n' | b't' | b'd' | b'e' | b's' | b'l' | b'g')
}

/// Whether a byte may stand before a blank that parts a name or scheme from its value: the last letters of `Bearer`,
/// `Basic`, and of variables' names that announce a secret.
pub fn may_precede_blank(byte: u8) -> bool {
    matches!(byte, b'r' | b'R' | b'c' | b'C' | b'N' | b'D' | b'T')
}

/// Whether the last bracket of a text closes the label of an earlier redaction.
fn ends_with_label(text: &str) -> bool {
    let Some(close) = text.rfind(']') else { return false };
    let from = text.floor_char_boundary(close.saturating_sub(64));
    let open = text[from..close].rfind('[').map(|open| from + open);
    open.is_some_and(|open| open + label_length(&text[open..]) == close + 1)
}

/// Whether a name is written as variables of the environment are, with an underscore.
pub fn is_variable(name: &str) -> bool {
    name.contains('_') && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Whether the third byte is the `y` of a name that ends in `key`, and the name ends there.
pub fn is_key_word(bytes: &[u8]) -> bool {
    let ends = |byte: u8| matches!(byte, b' ' | b',' | b'|' | b'\t' | b';' | b'"' | b'\r' | b'\n');
    matches!(bytes, [_, _, b'y' | b'Y', next, ..] if ends(*next))
}

/// Whether a name that announces a secret ends at byte `at`, blanks and quotes between them aside.
pub fn announces(text: &str, at: usize) -> bool {
    name_before(text, at).is_some_and(|(start, name)| announced(text, name, start).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_letters_of_all_names_are_listed() {
        for word in CERTAIN_ENDINGS.iter().chain(STRONG_ENDINGS).chain(&[
            "key",
            "value",
            "cookie",
            "sig",
            "signature",
            "session_id",
            "session-id",
        ]) {
            assert!(may_announce(word.as_bytes()), "add the last three letters of {word} to LAST_LETTERS");
        }
        assert!(!may_announce(b"status") && !may_announce(b"id"));
    }
}
