//! Secrets that are recognized by what stands around them: a name, a scheme, a flag, a header of cookies, an `@`.

use super::forms::prefixed;
use super::names::{NameStrength, announced, announced_before, is_variable, name_before};
use super::shape::is_generated;
use super::value::{unquoted, value, word_value};
use super::{Found, Kind, is_key_byte, label_length};
use crate::credential::placeholder_word;

/// The secret in `NAME=value`, `"name": "value"`, `name: value`, `<name>value`, if the name announces one. The separator
/// is at byte `at`, and may be written as `%3D`.
pub fn valued(text: &str, at: usize) -> Option<Found> {
    let (start, name) = name_before(text, at)?;
    let value_start = match text.as_bytes()[at] {
        b'%' if text[at..].starts_with("%3D") || text[at..].starts_with("%3A") => at + 3,
        b'%' => return None,
        b'>' if !text[..start].ends_with(['<', ':']) => return None,
        _ => at + 1,
    };
    match name.len() {
        5 if name.eq_ignore_ascii_case("value") => {
            return match announced_before(text, start) {
                Some(strength) => value(text, value_start, strength),
                None => cookie_of_list(text, start, value_start),
            };
        }
        6 | 10 if name.eq_ignore_ascii_case("cookie") || name.eq_ignore_ascii_case("set-cookie") => {
            return cookies(text, start, at);
        }
        3 | 9 if name.eq_ignore_ascii_case("sig") || name.eq_ignore_ascii_case("signature") => return signature(text, start, at),
        _ => {}
    }
    value(text, value_start, announced(text, name, start)?)
}

/// The secret after the blank at byte `at` in `Bearer value` and `Basic value`, and in two columns or two words of a
/// command, of which the first is a variable's name: `API_TOKEN        value`, `setx API_TOKEN value`.
pub fn spaced(text: &str, at: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let last = *bytes.get(at.checked_sub(1)?)?;
    if matches!(last | 0x20, b'r' | b'c') {
        let word =
            |word: &str| at.checked_sub(word.len()).filter(|start| bytes[*start..at].eq_ignore_ascii_case(word.as_bytes()));
        let start = word("bearer").or_else(|| word("basic"))?;
        let edge = start == 0 || !bytes[start - 1].is_ascii_alphanumeric() && bytes[start - 1] != b'_';
        return edge.then(|| value(text, at + 1, NameStrength::Strong))?;
    }
    let (start, name) = name_before(text, at)?;
    (is_variable(name) && announced(text, name, start).is_some()).then(|| word_value(text, after_words(text, at)))?
}

/// The secret after a name that ends in `key` at byte `at`: the next word if the name is a variable's, or if the key of
/// an API is meant, as in `API_KEY   value` and `API key provided: value`; the next cell of a table's row, as in
/// `api_key,value` and `| API_KEY | value`.
pub fn after_key(text: &str, at: usize) -> Option<Found> {
    let (start, name) = name_before(text, at)?;
    let strength = announced(text, name, start)?;
    let next = text[at..].trim_start_matches(' ');
    let follows = next.starts_with([',', '|', '\t', ';']) || is_variable(name) || strength == NameStrength::Strong;
    follows.then(|| word_value(text, after_words(text, at)))?
}

/// Where the words end that may stand between the name of a key and the key, from byte `at` on.
fn after_words(text: &str, at: usize) -> usize {
    let near = &text[at..text.floor_char_boundary(at + 80)];
    let mut rest = near;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',', ';', '|', ':', '(']);
        let word = "provided supplied given sent used is was value"
            .split(' ')
            .find_map(|word| rest.strip_prefix(word).filter(|rest| rest.starts_with([' ', ':'])));
        match word {
            Some(after) => rest = after,
            None => return at + near.len() - rest.len(),
        }
    }
}

/// The secret in `--api-key value`, whose dashes are at byte `at`.
pub fn flag(text: &str, at: usize) -> Option<Found> {
    let rest = text[at..].strip_prefix("--").filter(|rest| rest.starts_with(|first: char| first.is_ascii_alphabetic()))?;
    let length = rest.bytes().take(64).take_while(|byte| is_key_byte(*byte)).count();
    let stop = at + 2 + length;
    if length < 3 || text.as_bytes().get(stop) != Some(&b' ') {
        return None;
    }
    if &rest[..length] == "user" {
        return login(text, at, stop + 1);
    }
    announced("", &rest[..length], 0)?;
    word_value(text, stop + 1)
}

/// The secret in `curl -u user:password` and `curl --user key:`. The flag is at byte `at`, its value at byte `start`.
pub fn login(text: &str, at: usize, start: usize) -> Option<Found> {
    let before = &text[text.floor_char_boundary(at.saturating_sub(200))..at];
    let line = before.rsplit('\n').next().unwrap_or(before);
    if !line.contains("curl") {
        return None;
    }
    let (start, _) = unquoted(text, start);
    let rest = text.get(start..)?;
    let length = rest.bytes().take(256).take_while(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'')).count();
    let (user, password) = rest[..length].split_once(':')?;
    let range = if password.is_empty() { start..start + user.len() } else { start + user.len() + 1..start + length };
    let secret = &text[range.clone()];
    let plain = secret.contains(['$', '{']) || label_length(secret) > 0 || placeholder_word(secret);
    let is_secret = !password.is_empty() || is_generated(user);
    prefixed(text, range.start).or_else(|| (is_secret && !plain).then_some(Found { range, kind: Kind::Credential }))
}

/// The cookies of a header whose name begins at byte `start` and ends at byte `at`: its whole line, of a `Set-Cookie`
/// without the cookie's attributes.
fn cookies(text: &str, start: usize, at: usize) -> Option<Found> {
    /// How much of the line is read: browsers keep less for one host.
    const MAX_COOKIES_BYTES: usize = 16_384;
    let opened = text[..start].bytes().next_back().filter(|quote| matches!(quote, b'"' | b'\''));
    let (begin, quote) = unquoted(text, at + 1);
    // `"cookie": "…"` has its own quotes; in `'cookie: …'` name and value share them.
    let quote = quote.or(opened.filter(|_| !text[..at].ends_with(['"', '\''])));
    let rest = &text[begin..text.floor_char_boundary(begin + MAX_COOKIES_BYTES)];
    let ends = |(offset, byte): (usize, u8)| {
        let escape = byte == b'\\' && matches!(rest.as_bytes().get(offset + 1), Some(b'n' | b'r' | b'"' | b'\''));
        matches!(byte, b'\n' | b'\r') || escape || Some(byte) == quote
    };
    let length = rest.bytes().enumerate().position(ends).unwrap_or(rest.len());
    let line = rest[..length].trim_end();
    let answer = text[start..at].len() >= "set-cookie".len();
    let whole = if answer { line.split(';').next().unwrap_or(line) } else { line };
    let pairs = whole.find('=').is_some_and(|equals| equals > 0 && whole.len() > equals + 1);
    (pairs && label_length(whole) == 0).then_some(Found { range: begin..begin + whole.len(), kind: Kind::Cookie })
}

/// The value at byte `at` of a cookie in a list, as in HAR: `"cookies": [{"name": "session", "value": "…"}]`.
fn cookie_of_list(text: &str, start: usize, at: usize) -> Option<Found> {
    if !text[..start].ends_with('"') {
        return None;
    }
    let before = &text[text.floor_char_boundary(start.saturating_sub(2_000))..start];
    let list = &before[before.rfind("cookies\"")?..];
    let found = (!list.contains(']')).then(|| value(text, at, NameStrength::Certain))??;
    Some(Found { kind: Kind::Cookie, ..found })
}

/// The signature of a request to AWS, or of a signed URL. Its name begins at byte `start` and ends at byte `at`.
fn signature(text: &str, start: usize, at: usize) -> Option<Found> {
    let before = &text[text.floor_char_boundary(start.saturating_sub(400))..start];
    let signed = before.contains("SignedHeaders") || before.ends_with(['?', '&']) || before.ends_with("X-Amz-");
    let found = signed.then(|| value(text, at + 1, NameStrength::Strong))??;
    Some(Found { kind: Kind::Signature, ..found })
}

/// What stands around the `@` at byte `at`: the password in a URL, or an e-mail address. Bytes before `from` belong to
/// another secret.
pub fn address(text: &str, at: usize, from: usize) -> Option<Found> {
    /// How much is read on either side: passwords, names and hosts are shorter.
    const MAX_SIDE_BYTES: usize = 128;
    let bytes = text.as_bytes();
    let first = at.saturating_sub(MAX_SIDE_BYTES).max(from);
    let before = bytes[first..at].iter().rev();
    let word = before
        .clone()
        .take_while(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'(' | b'`'))
        .count();
    let word = text.get(at - word..at)?;
    if let Some((_, login)) = word.rsplit_once("://") {
        let (_, password) = login.split_once(':')?;
        let plain = password.is_empty()
            || label_length(password) > 0
            || password.contains(['/', '$', '{', '%'])
            || placeholder_word(password);
        return (!plain).then(|| Found { range: at - password.len()..at, kind: Kind::Credential });
    }
    let local =
        before.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-')).count();
    let rest = &bytes[at + 1..];
    let host =
        rest.iter().take(MAX_SIDE_BYTES).take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')).count();
    let host = text[at + 1..at + 1 + host].trim_end_matches(['.', '-']);
    let (_, top) = host.rsplit_once('.')?;
    let named = local > 0 && top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    // `git@github.com:owner/name` is no person's address.
    let shared = bytes.get(at + 1 + host.len()) == Some(&b':') && &bytes[at - local..at] == b"git";
    (named && !shared).then(|| Found { range: at - local..at + 1 + host.len(), kind: Kind::Email })
}
