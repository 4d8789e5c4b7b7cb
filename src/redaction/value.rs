//! Values: where one begins and ends, and whether it can be a secret.

use super::forms::{is_whole_key_by_infix, key_with_broken_prefix, prefixed};
use super::lines::{run_end, without_line_breaks, wrapped_value_end};
use super::names::{NameStrength, QUOTES};
use super::shape::{class_changes, is_generated, is_mixed, is_surely_generated, non_word_chars};
use super::{Found, Kind, is_key_byte, label_length};
use crate::credential::{looks_random, placeholder_word};

/// The secret that begins at byte `start` after a name and blanks. Words may stand there, so it must look generated.
pub fn word_value(text: &str, start: usize) -> Option<Found> {
    let found = value(text, start, NameStrength::Strong)?;
    let token = &text[found.range.clone()];
    (matches!(found.kind, Kind::Key(_)) || is_generated(token)).then_some(found)
}

/// Where a value begins after its separator at byte `at`, and the quote that it stands in.
pub fn unquoted(text: &str, at: usize) -> (usize, Option<u8>) {
    let bytes = text.as_bytes();
    let mut start = at;
    while start < bytes.len() && matches!(bytes[start], b' ' | b'>' | b'=' | b'\\') && start - at < 8 {
        start += 1;
    }
    if let Some(quote) = QUOTES.iter().find(|quote| bytes[start..].starts_with(quote.as_bytes())) {
        return (start + quote.len(), None);
    }
    let quote = bytes.get(start).copied().filter(|quote| matches!(quote, b'"' | b'\'' | b'`'));
    (start + usize::from(quote.is_some()), quote)
}

/// The value after the separator at byte `at`, if it can be a secret after a name of this strength.
pub fn value(text: &str, at: usize, name: NameStrength) -> Option<Found> {
    open_value(text, at, name).or_else(|| if name == NameStrength::Vague { None } else { enclosed(text, at) })
}

/// A key instead of a reference's name or default, in brackets, in quotes within quotes, after a tag or in a block of
/// YAML: `${KEY}`, `${NAME:-KEY}`, `%KEY%`, `<KEY>`, `"'KEY'"`, `!!str KEY`. Names stand there too, so it must look
/// generated.
fn enclosed(text: &str, at: usize) -> Option<Found> {
    /// How many marks before a value are skipped: a tag, a bracket, quotes and a reference together have fewer.
    const MAX_MARKS: usize = 6;
    let bytes = text.as_bytes();
    let mut start = at;
    for _ in 0..MAX_MARKS {
        start = after_mark(text, start)?;
        if !bytes.get(start)?.is_ascii_alphanumeric() {
            continue;
        }
        if let Some(key) = prefixed(text, start) {
            return Some(key);
        }
        // `${NAME:-KEY}`
        let name = run(text, start, &|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let sign = run(text, name, &|byte| matches!(byte, b':' | b'-' | b'='));
        if text[..start].ends_with("${") && sign > name && non_word_chars(&text[start..name]) == 0 {
            start = sign;
        }
        let end = run(text, start, &|byte| is_key_byte(byte) || matches!(byte, b'.' | b'+' | b'/' | b'~'));
        let token = &text[start..end];
        let found = || is_surely_generated(token).then(|| Found { range: start..start + token.len(), kind: Kind::Credential });
        return prefixed(text, start).or_else(found);
    }
    None
}

/// Where a run of such bytes ends. Not generic, so that the module holds one copy of it.
fn run(text: &str, at: usize, part: &dyn Fn(u8) -> bool) -> usize {
    run_end(text, at, part)
}

/// Where the mark at byte `at` ends that may stand before a value; none if there is no mark.
fn after_mark(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at)? {
        b' ' | b'\\' | b'$' | b'%' | b'{' | b'(' | b'[' | b'<' | b'"' | b'\'' | b'`' => Some(at + 1),
        b'|' | b'>' => Some(run(text, at + 1, &|byte| matches!(byte, b'-' | b'+' | b' ' | b'\r' | b'\n'))),
        b'!' => text[at..].starts_with("!!str ").then_some(at + 6),
        // Curly quotes.
        0xc2 | 0xe2 => Some(at + text[at..].chars().next().filter(|quote| matches!(quote, '“' | '‘' | '«'))?.len_utf8()),
        _ => None,
    }
}

/// A value that nothing but quotes encloses.
fn open_value(text: &str, at: usize, name: NameStrength) -> Option<Found> {
    let (opened, quote) = unquoted(text, at);
    let start = after_schemes(text, opened);
    let rest = text.get(start..)?;
    if let Some(key) = prefixed(text, start).or_else(|| key_with_broken_prefix(text, start)) {
        return Some(key);
    }
    let (max, min) = match name {
        NameStrength::Certain => (MAX_PASSWORD_BYTES, MIN_PASSWORD_BYTES),
        _ => (MAX_TOKEN_BYTES, MIN_TOKEN_BYTES),
    };
    let part = |byte: &u8| if name == NameStrength::Certain { is_password_byte(*byte) } else { is_token_byte(*byte) };
    let (token, is_cut) = token_at(rest, max, part, name)?;
    let next = rest[token.len()..].chars().next();
    // The rest of a shorter one may stand on the next line.
    if token.len() < min && next != Some('\n') {
        return None;
    }
    let elided = || token.as_bytes().windows(3).any(|three| three == b"...");
    let masked = next.is_some_and(|next| matches!(next, '*' | '…' | '•'));
    // A call or an expression: `os.environ["X"]`, `get_token()`, `$VAR`.
    let reference = |next: char| next == '$' && !is_surely_generated(token);
    let expression = quote.is_none() && next.is_some_and(|next| matches!(next, '(' | '[' | '{') || reference(next));
    // With the lines that a terminal wrapped: how much of it stands on the first line is chance.
    let letters = || token.bytes().any(|byte| byte.is_ascii_alphabetic());
    let may_continue = name == NameStrength::Strong
        && (start > opened || letters())
        && !(matches!(next, Some('\n' | '\r')) && is_whole_key_by_infix(token));
    let token = if may_continue { &text[start..wrapped_value_end(text, start + token.len(), is_token_byte)] } else { token };
    if token.contains('\n') {
        let joined = without_line_breaks(token);
        if let Some(key) = prefixed(&joined, 0).filter(|key| key.range.end == joined.len()) {
            return Some(Found { range: start..start + token.len(), kind: key.kind });
        }
    }
    let secret = match name {
        _ if token.len() < min => false,
        NameStrength::Certain => true,
        NameStrength::Strong => looks_random(token),
        NameStrength::Vague => !is_digest(token) && is_mixed(token),
    };
    if !secret || masked || expression || elided() || is_plain(token) || placeholder_word(token) {
        return None;
    }
    // A value that is longer than what was read is secret as a whole.
    let more = if is_cut { rest[max..].bytes().take_while(part).count() } else { 0 };
    Some(Found { range: start..start + token.len() + more, kind: Kind::Credential })
}

/// How much of a password is read at first. A hostile text may hold a separator at every other byte, and each would read
/// the rest of the value again.
const MAX_PASSWORD_BYTES: usize = 256;
/// The same for keys and tokens, of which some are long.
const MAX_TOKEN_BYTES: usize = 4096;
/// Shorter values after a name such as `password` are words or numbers.
const MIN_PASSWORD_BYTES: usize = 4;
/// Shorter values look like words and numbers.
const MIN_TOKEN_BYTES: usize = 12;

/// Whether a password may hold this byte: one that shows, and doesn't end a value in JSON, code or a URL.
fn is_password_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'`' | b',' | b';' | b'}' | b'<' | b'\\' | b'&' | b')')
}

/// Whether a key or token may hold this byte.
fn is_token_byte(byte: u8) -> bool {
    is_key_byte(byte) || matches!(byte, b'.' | b'+' | b'/' | b'~' | b'%')
}

/// Where the value begins after the schemes of a header at byte `at`. Some write the scheme twice.
fn after_schemes(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut start = at;
    for _ in 0..2 {
        let begins =
            |word: &&str| bytes.get(start..start + word.len()).is_some_and(|at| at.eq_ignore_ascii_case(word.as_bytes()));
        start += ["bearer ", "basic ", "token "].iter().find(|word| begins(word)).map_or(0, |word| word.len());
    }
    start
}

/// The token at the beginning of a text, of which `max` bytes are read, and whether it may be longer. None if a label of
/// an earlier redaction follows it.
fn token_at(text: &str, max: usize, part: impl Fn(&u8) -> bool, name: NameStrength) -> Option<(&str, bool)> {
    let length = text.bytes().take(max).take_while(part).count();
    // Of the escapes of a URL, those of `+`, `/` and `=` are parts of keys; others end them.
    let ends_escaped = |rest: &str| rest.strip_prefix("%2").is_some_and(|code| !code.starts_with(['B', 'F', 'b', 'f']));
    let mut marks = text[..length].match_indices(['[', '%']).map(|(at, _)| at);
    let ends = |at: usize| label_length(&text[at..]) > 0 || name != NameStrength::Certain && ends_escaped(&text[at..]);
    let length = marks.find(|at| ends(*at)).unwrap_or(length);
    let padding = text[length..].bytes().take(2).take_while(|byte| *byte == b'=').count();
    let whole = length + padding;
    (label_length(&text[whole..]) == 0).then(|| (text[..whole].trim_end_matches('.'), length == max))
}

/// Whether a value has the form of an MD5, SHA-1 or SHA-256 digest, or of a UUID.
fn is_digest(token: &str) -> bool {
    matches!(token.len(), 32 | 36 | 40 | 64) && token.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// Whether a value is something else than a secret: a path, a URL, a name, a number.
fn is_plain(token: &str) -> bool {
    // Secret access keys of AWS hold slashes too, but alternate more.
    let path = || token.contains('/') && class_changes(token) * 5 < token.len();
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
