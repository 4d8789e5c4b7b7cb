//! Secrets that the place gives away where they stand: behind a telling name, a scheme, a flag, in a
//! header of cookies, in front of an `@`.

use super::forms::{broken, is_whole, prefixed};
use super::lines::{carried_end, run_end, unbroken};
use super::shape::{is_generated, is_surely_generated, mixes, odd_letters, turns};
use super::{Found, Kind, is_key_byte, label_length};
use crate::credential::{looks_random, placeholder_word};

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

/// `NAME=value`, `"name": "value"`, `name: value`, `<name>value` where the name announces a secret; the separator
/// stands at `at`, and may be written as `%3D`.
pub fn valued(text: &str, at: usize) -> Option<Found> {
    let (start, name) = name_before(text, at)?;
    let behind = match text.as_bytes()[at] {
        b'%' if text[at..].starts_with("%3D") || text[at..].starts_with("%3A") => at + 3,
        b'%' => return None,
        b'>' if !text[..start].ends_with(['<', ':']) => return None,
        _ => at + 1,
    };
    match name.len() {
        5 if name.eq_ignore_ascii_case("value") => {
            return match told_before(text, start) {
                Some(told) => value(text, behind, told),
                None => cookie_of_list(text, start, behind),
            };
        }
        6 | 10 if name.eq_ignore_ascii_case("cookie") || name.eq_ignore_ascii_case("set-cookie") => {
            return cookies(text, start, at);
        }
        3 | 9 if name.eq_ignore_ascii_case("sig") || name.eq_ignore_ascii_case("signature") => return signature(text, start, at),
        _ => {}
    }
    value(text, behind, announced(text, name, start)?)
}

/// What a name announces whose value stands in a field of its own: `- name: API_KEY` and `value: …`,
/// `"name": "x-api-key", "value": "…"`, `<add key="ApiKey" value="…"`.
fn told_before(text: &str, start: usize) -> Option<Name> {
    let before = &text[text.floor_char_boundary(start.saturating_sub(160))..start];
    let at = before.rfind("name").max(before.rfind(" key="))?;
    let told = before[at + 4..].trim_start_matches(['"', '\'', '\\', ':', ' ', '=']);
    let length = told.bytes().take_while(|byte| is_key_byte(*byte)).count();
    // Nothing but an end of the field may stand between them.
    let between = &told[length..];
    if between.len() > 60 || between.contains(['{', '}', '=']) {
        return None;
    }
    announced("", &told[..length], 0)
}

/// Quote marks as JSON, HTML and addresses may write them.
const QUOTES: &[&str] = &["\\u0022", "\\u0027", "&quot;", "&#34;", "&#39;", "%22", "%27"];

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

/// Whether a byte may stand in front of the separator that [`valued`] knows: it ends a name that announces a
/// secret, or closes a name.
pub fn ends_name(byte: u8) -> bool {
    ends_telling(byte) || matches!(byte, b'"' | b'\'' | b' ' | b'\\' | b']' | b'2' | b'7' | b';')
}

/// Whether a byte ends one of the words that announce a secret.
fn ends_telling(byte: u8) -> bool {
    matches!(byte | 0x20, b'y' | b'n' | b't' | b'd' | b'e' | b's' | b'l' | b'g')
}

/// Whether a byte may stand in front of the blank that [`spaced`] knows.
pub fn ends_word(byte: u8) -> bool {
    matches!(byte, b'r' | b'R' | b'c' | b'C' | b'N' | b'D' | b'T')
}

/// Whether the last bracket of a text closes the label of an earlier redaction.
fn ends_with_label(text: &str) -> bool {
    let Some(close) = text.rfind(']') else { return false };
    let from = text.floor_char_boundary(close.saturating_sub(64));
    let open = text[from..close].rfind('[').map(|open| from + open);
    open.is_some_and(|open| open + label_length(&text[open..]) == close + 1)
}

/// `Bearer value`, `Basic value`; and two columns, or two words of a command, of which the first is a variable's
/// name: `API_TOKEN        value`, `setx API_TOKEN value`.
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
    let (start, name) = name_before(text, at)?;
    (is_variable(name) && announced(text, name, start).is_some()).then(|| word_value(text, behind_words(text, at)))?
}

fn is_variable(name: &str) -> bool {
    name.contains('_') && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Whether this is the word `key`, or the end of a name, and no name goes on behind it.
pub fn is_key_word(bytes: &[u8]) -> bool {
    let ends = |byte: u8| matches!(byte, b' ' | b',' | b'|' | b'\t' | b';' | b'"' | b'\r' | b'\n');
    matches!(bytes, [_, _, b'y' | b'Y', next, ..] if ends(*next))
}

/// What stands behind a name that ends in `key`, whose end is at `at`: the next word, if the name is a variable's or
/// an API's key is meant, as in `API_KEY   value` and `API key provided: value`; the next cell of a table's row, as in
/// `api_key,value` and `| API_KEY | value`.
pub fn behind_key(text: &str, at: usize) -> Option<Found> {
    let (start, name) = name_before(text, at)?;
    let strength = announced(text, name, start)?;
    let next = text[at..].trim_start_matches(' ');
    let told = next.starts_with([',', '|', '\t', ';']) || is_variable(name) || strength == Name::Strong;
    told.then(|| word_value(text, behind_words(text, at)))?
}

/// Whether a name that announces a secret ends at `at`, but for blanks and quotes.
pub fn announces(text: &str, at: usize) -> bool {
    name_before(text, at).is_some_and(|(start, name)| announced(text, name, start).is_some())
}

/// Where the words end that may stand between the name of a key and the key.
fn behind_words(text: &str, at: usize) -> usize {
    let near = &text[at..text.floor_char_boundary(at + 80)];
    let mut rest = near;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',', ';', '|', ':', '(']);
        let word = "provided supplied given sent used is was value"
            .split(' ')
            .find_map(|word| rest.strip_prefix(word).filter(|rest| rest.starts_with([' ', ':'])));
        match word {
            Some(behind) => rest = behind,
            None => return at + near.len() - rest.len(),
        }
    }
}

/// `--api-key value`, whose dashes stand at `at`.
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

/// `curl -u user:password`, `curl --user key:`; the flag stands at `at`, its value at `start`.
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
    let given_away = !password.is_empty() || is_generated(user);
    prefixed(text, range.start).or_else(|| (given_away && !plain).then_some(Found { range, kind: Kind::Credential }))
}

/// A value that nothing but blanks parts from its name: words may stand there, so it must look generated.
pub fn word_value(text: &str, start: usize) -> Option<Found> {
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
    let rest = &text[begin..text.floor_char_boundary(begin + MOST)];
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

/// The value of a cookie in a list of them, as HAR has it: `"cookies": [{"name": "session", "value": "…"}]`.
fn cookie_of_list(text: &str, start: usize, at: usize) -> Option<Found> {
    if !text[..start].ends_with('"') {
        return None;
    }
    let before = &text[text.floor_char_boundary(start.saturating_sub(2_000))..start];
    let list = &before[before.rfind("cookies\"")?..];
    let found = (!list.contains(']')).then(|| value(text, at, Name::Certain))??;
    Some(Found { kind: Kind::Cookie, ..found })
}

/// The signature of a request to AWS, or of a signed address.
fn signature(text: &str, start: usize, at: usize) -> Option<Found> {
    let before = &text[text.floor_char_boundary(start.saturating_sub(400))..start];
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
    if let Some(quote) = QUOTES.iter().find(|quote| bytes[start..].starts_with(quote.as_bytes())) {
        return (start + quote.len(), None);
    }
    let quote = bytes.get(start).copied().filter(|quote| matches!(quote, b'"' | b'\'' | b'`'));
    (start + usize::from(quote.is_some()), quote)
}

/// The value that begins at `at`, if it can be a secret.
fn value(text: &str, at: usize, name: Name) -> Option<Found> {
    open_value(text, at, name).or_else(|| if name == Name::Vague { None } else { enclosed(text, at) })
}

/// A key in the place of a reference's name or default, in brackets or in quotes of its own, behind a tag or in a block
/// of YAML: `${KEY}`, `${NAME:-KEY}`, `%KEY%`, `<KEY>`, `"'KEY'"`, `!!str KEY`. Names stand there, too, so it must look
/// generated.
fn enclosed(text: &str, at: usize) -> Option<Found> {
    /// So many marks stand in front of a value.
    const MARKS: usize = 6;
    let bytes = text.as_bytes();
    let mut start = at;
    for _ in 0..MARKS {
        start = behind_mark(text, start)?;
        if !bytes.get(start)?.is_ascii_alphanumeric() {
            continue;
        }
        if let Some(key) = prefixed(text, start) {
            return Some(key);
        }
        // `${NAME:-KEY}`
        let name = run(text, start, &|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let sign = run(text, name, &|byte| matches!(byte, b':' | b'-' | b'='));
        if text[..start].ends_with("${") && sign > name && odd_letters(&text[start..name]) == 0 {
            start = sign;
        }
        let end = run(text, start, &|byte| is_key_byte(byte) || matches!(byte, b'.' | b'+' | b'/' | b'~'));
        let token = &text[start..end];
        let found = || is_surely_generated(token).then(|| Found { range: start..start + token.len(), kind: Kind::Credential });
        return prefixed(text, start).or_else(found);
    }
    None
}

/// Where a run of such bytes ends. One copy for all of them, which is smaller.
fn run(text: &str, at: usize, part: &dyn Fn(u8) -> bool) -> usize {
    run_end(text, at, part)
}

/// Where a mark in front of a value ends that stands at `at`; none if there is no mark.
fn behind_mark(text: &str, at: usize) -> Option<usize> {
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
fn open_value(text: &str, at: usize, name: Name) -> Option<Found> {
    let (mut start, quote) = unquoted(text, at);
    let opened = start;
    let bytes = text.as_bytes();
    let scheme = |start: usize| {
        let begins =
            |word: &&str| bytes.get(start..start + word.len()).is_some_and(|at| at.eq_ignore_ascii_case(word.as_bytes()));
        ["bearer ", "basic ", "token "].iter().find(|word| begins(word))
    };
    // Some write it twice.
    for _ in 0..2 {
        start += scheme(start).map_or(0, |word| word.len());
    }
    let rest = text.get(start..)?;
    if let Some(key) = prefixed(text, start).or_else(|| broken(text, start)) {
        return Some(key);
    }
    let certain = name == Name::Certain;
    let ends = |byte: &u8| matches!(byte, b'"' | b'\'' | b'`' | b',' | b';' | b'}' | b'<' | b'\\' | b'&' | b')');
    let token_byte = |byte: &u8| is_key_byte(*byte) || matches!(byte, b'.' | b'+' | b'/' | b'~' | b'%');
    // Of what an address escapes, `+`, `/` and `=` are parts of keys.
    let ends_escaped = |rest: &str| rest.strip_prefix("%2").is_some_and(|code| !code.starts_with(['B', 'F', 'b', 'f']));
    let part = |byte: &u8| if certain { byte.is_ascii_graphic() && !ends(byte) } else { token_byte(byte) };
    // A separator inside a value would make every reading of a hostile text a long one.
    let limit = if certain { 256 } else { 4096 };
    let length = rest.bytes().take(limit).take_while(part).count();
    let mut marks = rest[..length].match_indices(['[', '%']).map(|(at, _)| at);
    let length = marks.find(|at| label_length(&rest[*at..]) > 0 || !certain && ends_escaped(&rest[*at..])).unwrap_or(length);
    let padding = rest[length..].bytes().take(2).take_while(|byte| *byte == b'=').count();
    let whole = length + padding;
    if label_length(&rest[whole..]) > 0 {
        return None;
    }
    let token = rest[..whole].trim_end_matches('.');
    let next = rest[token.len()..].chars().next();
    // A terminal may have broken it.
    let least = if certain { 4 } else { 12 };
    if token.len() < least && next != Some('\n') {
        return None;
    }
    let shown = || token.as_bytes().windows(3).any(|three| three == b"...");
    let masked = next.is_some_and(|next| matches!(next, '*' | '…' | '•'));
    // A call or an expression: `os.environ["X"]`, `get_token()`, `$VAR`.
    let reference = |next: char| next == '$' && !is_surely_generated(token);
    let expression = quote.is_none() && next.is_some_and(|next| matches!(next, '(' | '[' | '{') || reference(next));
    // With its other lines, if a terminal broke it: how much of it stands on the first is chance.
    let letters = || token.bytes().any(|byte| byte.is_ascii_alphabetic());
    let carries =
        name == Name::Strong && (start > opened || letters()) && !(matches!(next, Some('\n' | '\r')) && is_whole(token));
    let token = if carries { &text[start..carried_end(text, start + token.len(), |byte| token_byte(&byte))] } else { token };
    if token.contains('\n') {
        let joined = unbroken(token);
        if let Some(key) = prefixed(&joined, 0).filter(|key| key.range.end == joined.len()) {
            return Some(Found { range: start..start + token.len(), kind: key.kind });
        }
    }
    let secret = match name {
        _ if token.len() < least => false,
        Name::Certain => true,
        Name::Strong => looks_random(token),
        Name::Vague => !is_digest(token) && mixes(token),
    };
    if !secret || masked || expression || shown() || is_plain(token) || placeholder_word(token) {
        return None;
    }
    // All of a longer one goes.
    let more = if length == limit { rest[limit..].bytes().take_while(part).count() } else { 0 };
    Some(Found { range: start..start + token.len() + more, kind: Kind::Credential })
}

/// Whether a value has the form of an MD5, SHA-1, SHA-256 digest, or a UUID.
fn is_digest(token: &str) -> bool {
    matches!(token.len(), 32 | 36 | 40 | 64) && token.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
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
