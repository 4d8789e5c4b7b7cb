//! Secrets that the place gives away where they stand: behind a telling name, a scheme, a flag, in a
//! header of cookies, in front of an `@`.

use super::forms::{carried_end, is_generated, mixes, prefixed, turns};
use super::{Found, Kind, is_key_byte, label_length};
use crate::credential::{looks_random, placeholder_word};
use crate::intake::floor;

/// How surely a name announces a secret.
#[derive(Clone, Copy, PartialEq)]
enum Name {
    /// Whatever stands there is one: a password.
    Certain,
    /// What looks random is one.
    Strong,
    /// What looks generated is one, unless it has the form of a digest: `ANY_KEY`, `any_key`.
    Vague,
}

/// Names of secrets that needn't look random, in lower case without separators.
const CERTAIN: &[&str] = &["password", "passwd", "passphrase", "pwd", "secret"];

/// Endings of names that announce a secret, in lower case without separators.
const STRONG: &[&str] = &[
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

/// What stands in front of `key` and `token` where no secret is meant, in lower case.
const HARMLESS: &[&str] = &[
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

/// How names of secrets end, in lower case, three letters each: of the words above, and of `value`, `cookie` and
/// `sig`, which [`valued`] knows.
const ENDINGS: &str = "keykenretordswdpwdaseionnid-id\x7fidialalsureluekiesig";

/// Whether a name ends as one of the words that announce a secret: most don't.
fn may_announce(name: &[u8]) -> bool {
    let Some([a, b, c]) = name.last_chunk() else { return false };
    // `_` becomes 0x7f by this.
    let ending = [a, b, c].map(|letter| letter | 0x20);
    ENDINGS.as_bytes().chunks(3).any(|known| known == ending)
}

/// What a name announces.
fn announced(text: &str, name: &str, start: usize) -> Option<Name> {
    if !may_announce(name.as_bytes()) {
        return None;
    }
    // Its last letters, without separators, in lower case.
    let mut letters = [0; 24];
    for (place, letter) in letters.iter_mut().rev().zip(name.bytes().rev().filter(u8::is_ascii_alphanumeric)) {
        *place = letter.to_ascii_lowercase();
    }
    let ends_with = |word: &&str| letters.ends_with(word.as_bytes());
    let harmless = |word: &str| {
        let before = &letters[..letters.len() - word.len()];
        HARMLESS.iter().any(|harmless| before.ends_with(harmless.as_bytes()))
    };
    if CERTAIN.iter().any(ends_with) {
        return Some(Name::Certain);
    }
    if STRONG.iter().any(ends_with) {
        return (!ends_with(&"token") || !harmless("token")).then_some(Name::Strong);
    }
    if !ends_with(&"key") {
        return None;
    }
    if name.len() > 3 {
        return (!harmless("key")).then_some(Name::Vague);
    }
    // By itself it is one in an address, in a line of code, and behind a telling word.
    let before = &text[..start];
    let word = before.trim_end().rsplit(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or("");
    let telling =
        ["api", "secret", "access", "auth", "subscription", "account"].iter().any(|known| word.eq_ignore_ascii_case(known));
    if telling
        || before.ends_with(['?', '&'])
        || before.ends_with("\\u0026")
        || before.ends_with("%26")
        || before.ends_with("%3F")
    {
        return Some(Name::Strong);
    }
    Some(Name::Vague)
}

/// `NAME=value`, `"name": "value"`, `name: value` where the name announces a secret.
pub fn valued(text: &str, at: usize) -> Option<Found> {
    let (start, name) = name_before(text, at)?;
    match name.len() {
        5 if name.eq_ignore_ascii_case("value") => return value(text, at + 1, told_before(text, start)?),
        6 | 10 if name.eq_ignore_ascii_case("cookie") || name.eq_ignore_ascii_case("set-cookie") => {
            return cookies(text, start, at);
        }
        3 | 9 if name.eq_ignore_ascii_case("sig") || name.eq_ignore_ascii_case("signature") => return signature(text, start, at),
        _ => {}
    }
    value(text, at + 1, announced(text, name, start)?)
}

/// What a name announces whose value stands in a field of its own: `- name: API_KEY` and `value: …`,
/// `"name": "x-api-key", "value": "…"`.
fn told_before(text: &str, start: usize) -> Option<Name> {
    let before = &text[floor(text, start.saturating_sub(160))..start];
    let at = before.rfind("name")?;
    let told = before[at + 4..].trim_start_matches(['"', '\'', '\\', ':', ' ', '=']);
    let length = told.bytes().take_while(|byte| is_key_byte(*byte)).count();
    // Nothing but an end of the field may stand between them.
    let between = &told[length..];
    if between.len() > 60 || between.contains(['{', '}', '=']) {
        return None;
    }
    announced("", &told[..length], 0)
}

/// A quote mark as JSON may write it.
const QUOTE: &str = "\\u0022";

/// The name in front of `=` or `:` that may announce something, and where it begins, at most 64 bytes back; its
/// quotes removed.
fn name_before(text: &str, at: usize) -> Option<(usize, &str)> {
    let bytes = text.as_bytes();
    let mut end = at;
    while end > 0 && matches!(bytes[end - 1], b'"' | b'\'' | b' ' | b'\\' | b']') && at - end < 8 {
        end -= 1;
    }
    // What a label ends in is no name.
    if bytes[end..at].contains(&b']') && ends_with_label(&text[..at]) {
        return None;
    }
    if bytes[..end].ends_with(QUOTE.as_bytes()) {
        end -= QUOTE.len();
    }
    if !may_announce(&bytes[..end]) {
        return None;
    }
    let mut start = end;
    while start > 0 && end - start < 64 && is_key_byte(bytes[start - 1]) {
        start -= 1;
    }
    (start < end).then(|| (start, &text[start..end]))
}

/// Whether a byte may stand in front of the separator that [`valued`] knows: it ends a name that announces a
/// secret, or closes a name.
pub fn ends_name(byte: u8) -> bool {
    ends_telling(byte) || matches!(byte, b'"' | b'\'' | b' ' | b'\\' | b']' | b'2')
}

/// Whether a byte ends one of the words that announce a secret.
fn ends_telling(byte: u8) -> bool {
    matches!(byte | 0x20, b'y' | b'n' | b't' | b'd' | b'e' | b's' | b'l' | b'g')
}

/// Whether a byte may stand in front of the blank that [`spaced`] knows.
pub fn ends_column(byte: u8) -> bool {
    matches!(byte, b'r' | b'R' | b'c' | b'C' | b'Y' | b'N' | b'D' | b'T')
}

/// Whether the last bracket of a text closes the label of an earlier redaction.
fn ends_with_label(text: &str) -> bool {
    let Some(close) = text.rfind(']') else { return false };
    let open =
        text[floor(text, close.saturating_sub(64))..close].rfind('[').map(|open| floor(text, close.saturating_sub(64)) + open);
    open.is_some_and(|open| open + label_length(&text[open..]) == close + 1)
}

/// `Bearer value`, `Basic value`, and two columns, or two words of a command, of which the first is a
/// variable's name: `API_KEY        value`, `setx API_KEY value`.
pub fn spaced(text: &str, at: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let last = *bytes.get(at.checked_sub(1)?)?;
    if matches!(last | 0x20, b'r' | b'c') {
        let word =
            |word: &str| at.checked_sub(word.len()).filter(|start| bytes[*start..at].eq_ignore_ascii_case(word.as_bytes()));
        let start = word("bearer").or_else(|| word("basic"))?;
        let edge = start == 0 || !bytes[start - 1].is_ascii_alphanumeric() && bytes[start - 1] != b'_';
        return edge.then(|| value(text, at + 1, Name::Strong))?;
    }
    if !matches!(last, b'Y' | b'N' | b'D' | b'T') || !bytes.get(at.checked_sub(2)?)?.is_ascii_uppercase() {
        return None;
    }
    let (start, name) = name_before(text, at)?;
    let variable =
        name.contains('_') && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    if !variable {
        return None;
    }
    announced(text, name, start)?;
    let blank = bytes[at..].iter().take(64).take_while(|byte| **byte == b' ').count();
    word_value(text, at + blank)
}

/// `--api-key value`, whose dashes stand at `at`.
pub fn flag(text: &str, at: usize) -> Option<Found> {
    let rest = text[at..].strip_prefix("--").filter(|rest| rest.starts_with(|first: char| first.is_ascii_alphabetic()))?;
    let length = rest.bytes().take(64).take_while(|byte| is_key_byte(*byte)).count();
    let stop = at + 2 + length;
    if length < 3 || text.as_bytes().get(stop) != Some(&b' ') {
        return None;
    }
    announced("", &rest[..length], 0)?;
    word_value(text, stop + 1)
}

/// A value that nothing but blanks parts from its name: words may stand there, so it must look generated.
fn word_value(text: &str, start: usize) -> Option<Found> {
    let found = value(text, start, Name::Strong)?;
    let token = &text[found.range.clone()];
    (matches!(found.kind, Kind::Key(_)) || is_generated(token)).then_some(found)
}

/// The cookies of a header: all of its line, but for what an answer says about its one cookie.
fn cookies(text: &str, start: usize, at: usize) -> Option<Found> {
    /// More than browsers keep for one host, in bytes.
    const MOST: usize = 16_384;
    let opened = text[..start].bytes().next_back().filter(|quote| matches!(quote, b'"' | b'\''));
    let (begin, quote) = unquoted(text, at + 1);
    // `"cookie": "…"` has its own quotes; in `'cookie: …'` name and value share them.
    let quote = quote.or(opened.filter(|_| !text[..at].ends_with(['"', '\''])));
    let rest = &text[begin..floor(text, begin + MOST)];
    let ends = |(place, byte): (usize, u8)| {
        let escape = byte == b'\\' && matches!(rest.as_bytes().get(place + 1), Some(b'n' | b'r' | b'"' | b'\''));
        matches!(byte, b'\n' | b'\r') || escape || Some(byte) == quote
    };
    let length = rest.bytes().enumerate().position(|(place, byte)| ends((place, byte))).unwrap_or(rest.len());
    let line = rest[..length].trim_end();
    let answer = text[start..at].len() >= "set-cookie".len();
    let whole = if answer { line.split(';').next().unwrap_or(line) } else { line };
    let pairs = whole.find('=').is_some_and(|equals| equals > 0 && whole.len() > equals + 1);
    (pairs && label_length(whole) == 0).then_some(Found { range: begin..begin + whole.len(), kind: Kind::Cookie })
}

/// The signature of a request to AWS, or of a signed address.
fn signature(text: &str, start: usize, at: usize) -> Option<Found> {
    let before = &text[floor(text, start.saturating_sub(400))..start];
    let signed = before.contains("SignedHeaders") || before.ends_with(['?', '&']) || before.ends_with("X-Amz-");
    let found = signed.then(|| value(text, at + 1, Name::Strong))??;
    Some(Found { kind: Kind::Signature, ..found })
}

/// What stands around an `@`: the password of an address, or an e-mail address.
pub fn address(text: &str, at: usize, from: usize) -> Option<Found> {
    /// More than either has, in bytes.
    const LONGEST: usize = 128;
    let bytes = text.as_bytes();
    let first = at.saturating_sub(LONGEST).max(from);
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
    let host = rest.iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')).count();
    let host = text[at + 1..at + 1 + host].trim_end_matches(['.', '-']);
    let (_, top) = host.rsplit_once('.')?;
    let named = local > 0 && top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    // `git@github.com:owner/name` is nobody's.
    let shared = bytes.get(at + 1 + host.len()) == Some(&b':') && &bytes[at - local..at] == b"git";
    (named && !shared).then(|| Found { range: at - local..at + 1 + host.len(), kind: Kind::Email })
}

/// Where a value begins behind its separator, and the quote that it stands in.
fn unquoted(text: &str, at: usize) -> (usize, Option<u8>) {
    let bytes = text.as_bytes();
    let mut start = at;
    while start < bytes.len() && matches!(bytes[start], b' ' | b'>' | b'=' | b'\\') && start - at < 8 {
        start += 1;
    }
    if text[at..].starts_with(QUOTE) {
        return (at + QUOTE.len(), None);
    }
    let quote = bytes.get(start).copied().filter(|quote| matches!(quote, b'"' | b'\'' | b'`'));
    (start + usize::from(quote.is_some()), quote)
}

/// The value that begins at `at`, if it can be a secret.
fn value(text: &str, at: usize, name: Name) -> Option<Found> {
    let (mut start, quote) = unquoted(text, at);
    let opened = start;
    for word in ["Bearer ", "bearer ", "Basic ", "basic ", "Token ", "token "] {
        if text.get(start..).is_some_and(|rest| rest.starts_with(word)) {
            start += word.len();
        }
    }
    if let Some(key) = text.get(start..).and_then(|_| prefixed(text, start)) {
        return Some(key);
    }
    let certain = name == Name::Certain;
    let rest = text.get(start..)?;
    let ends = |byte: &u8| matches!(byte, b'"' | b'\'' | b'`' | b',' | b';' | b'}' | b'<' | b'\\' | b'&' | b')');
    let token_byte = |byte: &u8| is_key_byte(*byte) || matches!(byte, b'.' | b'+' | b'/' | b'~' | b'%');
    let part = |byte: &u8| if certain { byte.is_ascii_graphic() && !ends(byte) } else { token_byte(byte) };
    // A separator inside a value would make every reading of a hostile text a long one.
    let limit = if certain { 256 } else { 4096 };
    let length = rest.bytes().take(limit).take_while(part).count();
    let length =
        rest[..length].match_indices('[').map(|(open, _)| open).find(|open| label_length(&rest[*open..]) > 0).unwrap_or(length);
    let padding = rest[length..].bytes().take(2).take_while(|byte| *byte == b'=').count();
    let whole = length + padding;
    if label_length(&rest[whole..]) > 0 {
        return None;
    }
    let token = rest[..whole].trim_end_matches('.');
    let next = rest[token.len()..].chars().next();
    let shown = token.contains("...") || next.is_some_and(|next| matches!(next, '*' | '…' | '•'));
    // A call or an expression: `os.environ["X"]`, `get_token()`, `$VAR`.
    let expression = quote.is_none() && next.is_some_and(|next| matches!(next, '(' | '[' | '{' | '$'));
    // With its other lines, if a terminal broke it: how much of it stands on the first is chance.
    let carries = name == Name::Strong && (start > opened || token.bytes().any(|byte| byte.is_ascii_alphabetic()));
    let token = if carries { &text[start..carried_end(text, start + token.len(), |byte| token_byte(&byte))] } else { token };
    let secret = match name {
        Name::Certain => token.len() >= 4,
        Name::Strong => token.len() >= 12 && looks_random(token),
        Name::Vague => token.len() >= 12 && mixes(token) && !is_digest(token),
    };
    if !secret || shown || expression || is_plain(token) || placeholder_word(token) {
        return None;
    }
    // All of a longer one goes.
    let more = if length == limit { rest[limit..].bytes().take_while(part).count() } else { 0 };
    Some(Found { range: start..start + token.len() + more, kind: Kind::Credential })
}

/// Whether a value has the form of an MD5, SHA-1, SHA-256 digest, or a UUID.
fn is_digest(token: &str) -> bool {
    let hex = token.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    hex && matches!(token.len(), 32 | 36 | 40 | 64)
}

/// What stands in the place of a secret without being one: paths, addresses, names, numbers.
fn is_plain(token: &str) -> bool {
    // A secret access key of AWS may hold slashes too.
    let path = || token.contains('/') && turns(token) * 5 < token.len();
    token.starts_with("http")
        || token.starts_with('.')
        || path()
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

    #[test]
    fn names_of_secrets_end_as_the_quick_look_knows() {
        for word in
            CERTAIN.iter().chain(STRONG).chain(&["key", "value", "cookie", "sig", "signature", "session_id", "session-id"])
        {
            assert!(may_announce(word.as_bytes()), "add the last three letters of {word} to ENDINGS");
        }
        assert!(!may_announce(b"status") && !may_announce(b"id"));
    }
}
