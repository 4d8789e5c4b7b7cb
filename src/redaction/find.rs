//! Finding secrets: by the shape of the key, or by the place where it stands.

use super::{Found, Kind};
use crate::catalogue::{KeyFormat, key_forms};
use crate::credential::{looks_random, placeholder_word};
use crate::intake::floor;
use std::sync::LazyLock;

/// Words that announce a secret behind `=` or `:`, in lower case without separators.
const SECRET_NAMES: &[&str] = &[
    "apikey",
    "accesskey",
    "secretkey",
    "privatekey",
    "subscriptionkey",
    "masterkey",
    "authkey",
    "token",
    "secret",
    "password",
    "passwd",
    "pwd",
    "authorization",
    "xapikey",
    "cookie",
    "setcookie",
    "sessionid",
    "key",
    "credential",
    "credentials",
];

/// So many different secrets are looked for wherever else they stand.
const AGAIN: usize = 32;

/// The secrets of a text, in order, without overlaps. Labels of an earlier redaction and masked or
/// placeholder keys are not secrets.
pub fn find(text: &str) -> Vec<Found> {
    let found = by_shape_or_place(text);
    let mut secrets: Vec<(&str, Kind)> = Vec::new();
    for Found { range, kind } in &found {
        let secret = &text[range.clone()];
        // A short one, or one that was given away by its place alone, may be a word.
        if secrets.len() < AGAIN && secret.len() >= 12 && looks_random(secret) && !secrets.contains(&(secret, *kind)) {
            secrets.push((secret, *kind));
        }
    }
    secrets.into_iter().fold(found, |found, (secret, kind)| with_every(text, found, secret, kind))
}

/// What was found, and every other place where this secret stands, with the letters that cling to it.
fn with_every(text: &str, found: Vec<Found>, secret: &str, kind: Kind) -> Vec<Found> {
    let mut all = Vec::with_capacity(found.len());
    let mut at = 0;
    let between = |mut at: usize, next: usize, all: &mut Vec<Found>| {
        while let Some(place) = text[at..next].find(secret).map(|place| at + place) {
            let before = text.as_bytes()[at..place].iter().rev().take_while(|byte| is_key_byte(**byte)).count();
            let end = run_end(&text[..next], place + secret.len());
            all.push(Found { range: place - before..end, kind });
            at = end;
        }
    };
    for known in found {
        between(at, known.range.start, &mut all);
        at = known.range.end;
        all.push(known);
    }
    between(at, text.len(), &mut all);
    all
}

fn by_shape_or_place(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let formats: &[Vec<&KeyFormat>] = &PREFIXED;
    let mut opens = [false; 256];
    for byte in 0..=u8::MAX {
        opens[usize::from(byte)] = !formats[usize::from(byte)].is_empty() || matches!(byte, b'e' | b'-' | b':' | b'=' | b' ');
    }
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if !opens[usize::from(byte)] {
            at += 1;
            continue;
        }
        let inside = at > 0 && bytes[at - 1].is_ascii_lowercase() && byte.is_ascii_alphanumeric();
        // Most bytes are inside of words.
        if inside && !matches!(bytes[at - 1], b'n' | b'r' | b't') {
            at += 1;
            continue;
        }
        let may_begin = !formats[usize::from(byte)].is_empty() && boundary_before(bytes, at);
        let secret = if may_begin { prefixed(text, at) } else { None };
        let secret = secret.or_else(|| match byte {
            b'e' if boundary_before(bytes, at) => json_web_token(text, at),
            b'-' if text[at..].starts_with("-----BEGIN ") => private_key(text, at),
            b':' | b'=' => valued(text, at),
            b' ' if at > 0 && matches!(bytes[at - 1] | 0x20, b'r' | b'c') => scheme(text, at),
            _ => None,
        });
        match secret {
            Some(secret) if !secret.range.is_empty() => {
                at = secret.range.end;
                found.push(secret);
            }
            _ => at += 1,
        }
    }
    found
}

/// The formats with a prefix, by its first byte.
static PREFIXED: LazyLock<Vec<Vec<&KeyFormat>>> = LazyLock::new(|| {
    let mut formats = vec![Vec::new(); 256];
    for (_, format) in key_forms() {
        if let Some(first) = format.prefix.bytes().next() {
            formats[usize::from(first)].push(format);
        }
    }
    formats
});

/// Whether a key may begin here: `risk-` and `task-` hold `sk-` too. A letter behind a backslash
/// belongs to an escape such as `\n`.
fn boundary_before(bytes: &[u8], at: usize) -> bool {
    let Some(&before) = at.checked_sub(1).and_then(|before| bytes.get(before)) else {
        return true;
    };
    let escape = at >= 2 && bytes[at - 2] == b'\\' && matches!(before, b'n' | b'r' | b't');
    let percent = at >= 3 && bytes[at - 3] == b'%' && bytes[at - 2].is_ascii_hexdigit();
    escape
        || percent
        || !(before.is_ascii_alphanumeric() || matches!(before, b'_' | b'-' | b'.' | b'/'))
        || (before == b'/' && at >= 2 && bytes[at - 2] == b'/')
}

/// A key by its prefix. The longest prefix decides how much must follow.
fn prefixed(text: &str, at: usize) -> Option<Found> {
    let rest = text.as_bytes().get(at..)?;
    let formats = &PREFIXED[usize::from(*rest.first()?)];
    let begins = |format: &&&KeyFormat| {
        let prefix = format.prefix.as_bytes();
        rest.get(1) == prefix.get(1) && rest.starts_with(prefix) && (!format.exact || format.fits(&text[at..run_end(text, at)]))
    };
    let format = formats.iter().filter(begins).max_by_key(|format| format.prefix.len())?;
    let body = at + format.prefix.len();
    // `sk-` and `pa-` begin many words; `sk-proj-` begins none.
    let enough = if format.prefix.len() > 4 { 8 } else { 16 };
    let is_key = |end: usize| {
        let rest = &text[body..end];
        let random = rest.len() >= 40 || looks_random(rest);
        rest.len() >= enough && random && !placeholder_word(rest) && !is_label(&text[end..])
    };
    let end = key_end(text, body, is_key)?;
    Some(Found { range: at..end, kind: Kind::Key })
}

fn is_key_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// Where the bytes of a key end.
fn run_end(text: &str, at: usize) -> usize {
    at + text.as_bytes()[at..].iter().take_while(|byte| is_key_byte(**byte)).count()
}

/// So often a key may be interrupted.
const GAPS: usize = 8;

/// Where a key ends, as far as `is_key` agrees. A character that doesn't belong to a key, or a line break,
/// is taken in if more of the key follows: people paste keys with such damage, and all its parts are secret.
fn key_end(text: &str, body: usize, is_key: impl Fn(usize) -> bool) -> Option<usize> {
    let mut end = run_end(text, body);
    let mut agreed = None;
    for _ in 0..=GAPS {
        if is_key(end) {
            agreed = Some(end);
        }
        let gap = damage(text, end);
        if end == body || gap == end {
            break;
        }
        let next = run_end(text, gap);
        let masked = text.as_bytes().get(next) == Some(&b'*');
        if next - gap < 6 || masked || !looks_random(&text[gap..next]) {
            break;
        }
        end = next;
    }
    agreed
}

/// The end of what may interrupt a key at `at`: an odd character, its escape, or a line break.
fn damage(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    if let Some(odd) = rest.chars().next().filter(|odd| !odd.is_ascii()) {
        // Quotes and mask characters end a key more often than they interrupt it.
        return if matches!(odd, '…' | '•' | '●' | '“' | '”' | '‘' | '’' | '。' | '，') {
            at
        } else {
            at + odd.len_utf8()
        };
    }
    for (escape, digits) in [("\\u", 4), ("\\x", 2), ("%", 2)] {
        if let Some(code) = rest.strip_prefix(escape) {
            let hex = code.bytes().take(digits).take_while(u8::is_ascii_hexdigit).count();
            return if hex == digits { at + escape.len() + digits } else { at };
        }
    }
    for escape in ["\\r\\n", "\\n", "\\r", "\\t"] {
        if rest.starts_with(escape) {
            return at + escape.len();
        }
    }
    if rest.starts_with(['\n', '\r']) {
        let blank = rest.bytes().take_while(|byte| matches!(byte, b'\n' | b'\r' | b' ' | b'\t' | b'|')).count();
        return at + blank;
    }
    at
}

/// `eyJ….eyJ….…`: a token whose parts are base64 of JSON (RFC 7519).
fn json_web_token(text: &str, at: usize) -> Option<Found> {
    if !text[at..].starts_with("eyJ") {
        return None;
    }
    let length = text[at..].bytes().take_while(|byte| is_key_byte(*byte) || *byte == b'.').count();
    let token = text[at..at + length].trim_end_matches('.');
    let parts = token.split('.').filter(|part| part.len() >= 10).count();
    (parts >= 2).then_some(Found { range: at..at + token.len(), kind: Kind::Credential })
}

fn private_key(text: &str, at: usize) -> Option<Found> {
    let head = text[at..floor(text, at + 80)].lines().next()?;
    if !head.contains("PRIVATE KEY-----") {
        return None;
    }
    let end = text[at..].find("-----END ").map_or(text.len(), |end| {
        let tail = at + end;
        text[tail + 9..].find("-----").map_or(text.len(), |rest| tail + 9 + rest + 5)
    });
    Some(Found { range: at..end, kind: Kind::PrivateKey })
}

/// `NAME=value`, `"name": "value"`, `name: value` where the name announces a secret.
fn valued(text: &str, at: usize) -> Option<Found> {
    let name = name_before(text, at)?;
    // Most names end otherwise than every word that announces a secret.
    if !matches!(name.as_bytes().last()? | 0x20, b'y' | b'n' | b't' | b'd' | b'e' | b's') || name.len() < 3 {
        return None;
    }
    // Without separators, whatever the case.
    let ends_with = |word: &&str| {
        let mut letters = name.bytes().rev().filter(u8::is_ascii_alphanumeric);
        word.bytes().rev().all(|byte| letters.next().is_some_and(|letter| letter.eq_ignore_ascii_case(&byte)))
    };
    if !SECRET_NAMES.iter().any(ends_with) {
        return None;
    }
    let certain = ["password", "passwd", "pwd", "secret", "cookie"].iter().any(ends_with);
    value(text, at + 1, certain)
}

/// The name in front of `=` or `:`, at most 64 bytes back, its quotes removed.
fn name_before(text: &str, at: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut end = at;
    while end > 0 && matches!(bytes[end - 1], b'"' | b'\'' | b' ' | b'\\' | b']') && at - end < 4 {
        end -= 1;
    }
    let mut start = end;
    while start > 0 && end - start < 64 && (bytes[start - 1].is_ascii_alphanumeric() || matches!(bytes[start - 1], b'_' | b'-')) {
        start -= 1;
    }
    (start < end).then(|| &text[start..end])
}

/// `Bearer value` and `Basic value`.
fn scheme(text: &str, at: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let start = at.checked_sub(6).filter(|start| bytes[*start..at].eq_ignore_ascii_case(b"bearer"));
    let start = start.or_else(|| at.checked_sub(5).filter(|start| bytes[*start..at].eq_ignore_ascii_case(b"basic")))?;
    if !boundary_before(bytes, start) {
        return None;
    }
    value(text, at + 1, false)
}

/// The value that begins at `at`, if it can be a secret. `certain` values need no random look.
fn value(text: &str, at: usize, certain: bool) -> Option<Found> {
    let bytes = text.as_bytes();
    let mut start = at;
    while start < bytes.len() && matches!(bytes[start], b' ' | b'>' | b'=') && start - at < 4 {
        start += 1;
    }
    let quote = bytes.get(start).copied().filter(|quote| matches!(quote, b'"' | b'\'' | b'`'));
    if quote.is_some() {
        start += 1;
    }
    for word in ["Bearer ", "bearer ", "Basic ", "Token ", "token "] {
        if text.get(start..).is_some_and(|rest| rest.starts_with(word)) {
            start += word.len();
        }
    }
    if let Some(key) = text.get(start..).and_then(|_| prefixed(text, start)) {
        return Some(key);
    }
    let rest = text.get(start..)?;
    let ends = |byte: &u8| matches!(byte, b'"' | b'\'' | b'`' | b',' | b';' | b'}' | b'<' | b'\\' | b'&' | b')');
    let token_byte = |byte: &u8| is_key_byte(*byte) || matches!(byte, b'.' | b'+' | b'/' | b'~' | b'%');
    let part = |byte: &u8| if certain { byte.is_ascii_graphic() && !ends(byte) } else { token_byte(byte) };
    // A separator inside a value would make every reading of a hostile text a long one.
    let limit = if certain { 256 } else { 4096 };
    let length = rest.bytes().take(limit).take_while(part).count();
    let length = rest[..length].match_indices('[').map(|(open, _)| open).find(|open| is_label(&rest[*open..])).unwrap_or(length);
    let padding = rest[length..].bytes().take(2).take_while(|byte| *byte == b'=').count();
    let whole = length + padding;
    if is_label(&rest[whole..]) {
        return None;
    }
    let token = rest[..whole].trim_end_matches('.');
    let next = rest[token.len()..].chars().next();
    let shown = token.contains("...") || next.is_some_and(|next| matches!(next, '*' | '…' | '•'));
    // A call or an expression: `os.environ["X"]`, `get_token()`, `$VAR`.
    let expression = quote.is_none() && next.is_some_and(|next| matches!(next, '(' | '[' | '{' | '$'));
    let secret = if certain { token.len() >= 4 } else { token.len() >= 12 && looks_random(token) };
    if !secret || shown || expression || is_plain(token) || placeholder_word(token) {
        return None;
    }
    // All of a longer one goes.
    let more = if length == limit { rest[limit..].bytes().take_while(part).count() } else { 0 };
    Some(Found { range: start..start + token.len() + more, kind: Kind::Credential })
}

/// Whether an earlier redaction left its label here.
fn is_label(text: &str) -> bool {
    ["[key ", "[secret ", "[private key "].iter().any(|label| text.starts_with(label))
}

/// What stands in the place of a secret without being one: paths, addresses, names, numbers.
fn is_plain(token: &str) -> bool {
    token.starts_with("http")
        || token.starts_with('/')
        || token.starts_with('.')
        || token.contains("//")
        || token.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        || matches!(token, "true" | "false" | "null" | "None" | "undefined" | "nil")
        || token.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_' || byte.is_ascii_digit()) && token.contains('_')
        || token.starts_with("process.")
        || token.starts_with("os.")
        || token.starts_with("org-")
        || token.starts_with("proj_")
        || token.starts_with("req_")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Not a key: letters and digits in a fixed pattern.
    fn body(length: usize) -> String {
        "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".chars().cycle().take(length).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = find(text).into_iter().map(|found| &text[found.range]).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn keys_are_found_wherever_they_stand() {
        for prefix in ["sk-proj-", "sk-ant-api03-", "gsk_", "hf_", "xai-", "sk-or-v1-", "nvapi-", "AIza", "sk-"] {
            let key = format!("{prefix}{}", body(45));
            for (before, after) in [
                ("", ""),
                ("why does ", " not work"),
                ("Bearer ", "\""),
                ("b'Bearer ", "\\n'"),
                ("KEY=", "\n"),
                ("\\n", "\\n"),
                ("?key=", "&x=1"),
                ("(", ")"),
                ("“", "”"),
                ("\"apiKey\":\"", "\"}"),
            ] {
                check(&format!("{before}{key}{after}"), &[&key]);
            }
        }
    }

    #[test]
    fn words_masks_and_placeholders_are_not_secrets() {
        for text in [
            "<task-notification-handler-for-everything>",
            "risk-assessment-and-desk-organization-2024",
            "sk-proj-****************************AbCd",
            "sk-...8aSP",
            "sk-your-api-key-here",
            "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "Authorization: Bearer $OPENAI_API_KEY",
            "Authorization: Bearer YOUR_API_KEY_GOES_HERE",
            "apiKey: process.env.OPENAI_API_KEY",
            "api_key=os.environ.get('OPENAI_API_KEY')",
            "the api_key client option must be set",
            "max_tokens: 4096",
            "openai.error.AuthenticationError: Incorrect API key provided",
            "tokens per min (TPM): Limit 30000, Used 29937",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn both_halves_of_a_damaged_key_go() {
        let (head, tail) = (body(21), body(27));
        for gap in ["\n  ", "\u{430}", "\\u0430", "\\n"] {
            let key = format!("sk-{head}{gap}{tail}");
            check(&format!("TypeError: Bearer {key} is not a legal HTTP header value"), &[&key]);
        }
    }

    #[test]
    fn values_behind_telling_names_go() {
        let value = body(32);
        for text in [
            format!("AZURE_OPENAI_API_KEY={value}"),
            format!("api-key: {value}"),
            format!("{{'x-api-key': '{value}'}}"),
            format!("curl -H \"Authorization: Bearer {value}\""),
            format!("https://example.test/v1?key={value}"),
        ] {
            check(&text, &[&value]);
        }
        check("password = \"hunter2\"", &["hunter2"]);
    }

    #[test]
    fn a_secret_goes_wherever_it_stands() {
        let value = body(32);
        check(&format!("{value} rejected; api-key: {value}; /v1/{value}"), &[&value, &value, &value]);
        check("secret: authorization, as in authorization", &["authorization"]);
    }
}
