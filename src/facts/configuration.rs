//! Configuration and code that stands beside an error, and often decides it.

use super::matcher::{Anchor, Sightings};
use super::{Span, floor};
use crate::catalogue::PROVIDERS;
use crate::intake::Folded;
use crate::redaction::Redaction;

/// A variable, argument or header that is given a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// Its name, as written.
    pub name: String,
    /// What kind of name it is.
    pub slot: Slot,
    /// Its value without quotes and scheme, redacted.
    pub value: String,
    /// Quote marks stood around the value.
    pub quoted: bool,
    /// The value goes out as it stands here; otherwise it is an expression that a program evaluates.
    pub literal: bool,
    /// Where it stands.
    pub span: Span,
}

/// What a value is given to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slot {
    /// A variable of the environment, in capitals.
    Variable,
    /// An argument of a client or a setting: `api_key=`, `apiKey:`.
    Argument,
    /// A header that carries a key.
    Header,
}

/// Headers that carry keys, in lower case.
pub(crate) const KEY_HEADERS: &[&str] = &[
    "authorization",
    "x-api-key",
    "api-key",
    "x-goog-api-key",
    "xi-api-key",
    "ocp-apim-subscription-key",
    "apikey",
    "x-auth-token",
];
/// Arguments that take keys, in lower case without separators.
const KEY_ARGUMENTS: &[&str] = &["apikey", "authtoken", "accesstoken", "apitoken", "bearertoken"];

/// Something that is wrong with code or configuration, whatever the error says.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// A comma behind the value makes it a tuple (Python).
    TupleComma(Span),
    /// The name of the variable is near one that SDKs read, and isn't it.
    NearName {
        /// The name as written.
        written: String,
        /// The name that is read.
        read: &'static str,
        /// Where it stands.
        span: Span,
    },
    /// An argument that this client doesn't read.
    WrongArgument(Span),
    /// The organization header carries a name instead of an id.
    OrganizationName(Span),
    /// The header carries the scheme twice.
    DoubledBearer(Span),
    /// The line is commented out.
    Commented(Span),
}

/// The longest name and value that are read, in bytes.
const LONGEST: usize = 400;

/// The assignments of a text: `NAME=value`, `export NAME=…`, `set NAME=…`, `$env:NAME = …`, `NAME: value`,
/// `api_key="…"`, `-H "x-api-key: …"`.
pub(super) fn assignments(redaction: &Redaction) -> Vec<Assignment> {
    let text = &redaction.text;
    let separators = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'=' | b':'));
    separators.filter_map(|(at, _)| assignment(text, at)).take(256).collect()
}

/// The assignment whose separator stands at `at`.
fn assignment(text: &str, at: usize) -> Option<Assignment> {
    let bytes = text.as_bytes();
    let blank = bytes[..at].iter().rev().take(6).take_while(|byte| matches!(byte, b' ' | b'"' | b'\'' | b']')).count();
    let end = at - blank;
    // Most separators follow no word that ends as names of keys do.
    if !matches!(bytes[..end].last(), Some(b'Y' | b'y' | b'N' | b'n' | b'E' | b'L' | b'T' | b'G' | b'S')) {
        return None;
    }
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = bytes[..end].iter().rev().take(LONGEST).take_while(is_name).count();
    let start = end - length;
    if !(5..LONGEST).contains(&length) || text[at + 1..].starts_with("//") {
        return None;
    }
    let slot = slot(&text[start..end])?;
    let behind = at + 1 + usize::from(matches!(bytes.get(at + 1), Some(b'=' | b':')));
    let line = text[behind..floor(text, behind + LONGEST)].split('\n').next().unwrap_or("");
    let value = line.trim_start();
    let value_start = behind + line.len() - value.len();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`' | '“' | '‘'));
    let inner = match quote {
        Some(quote) => {
            let close = match quote {
                '“' => '”',
                '‘' => '’',
                same => same,
            };
            value[quote.len_utf8()..].split(close).next().unwrap_or("")
        }
        None => value,
    };
    let bare = ["Bearer ", "bearer ", "Basic ", "Token ", "token "]
        .iter()
        .find_map(|scheme| inner.strip_prefix(scheme))
        .unwrap_or(inner);
    let scheme = inner.len() - bare.len();
    // The label of a secret that was taken out holds spaces.
    let cut = redacted_label(bare);
    let bare = match (cut, quote, slot) {
        (1.., _, _) => &bare[..cut],
        (0, Some(_), _) => bare,
        (0, None, Slot::Header) => bare.split(['"', '\'', '`', '\r']).next().unwrap_or("").trim_end(),
        (0, None, _) => bare.split([' ', '\t', ',', ';', '\r', '"', '\'']).next().unwrap_or(""),
    };
    let quotes = quote.map_or(0, |quote| quote.len_utf8() * 2);
    let literal = cut > 0
        || match slot {
            Slot::Argument => quote.is_some() && !bare.contains(['{', '$', '(']),
            Slot::Variable | Slot::Header => {
                !bare.contains("os.")
                    && !bare.contains("process.env")
                    && !bare.contains("getenv")
                    && !bare.contains(['{', '(', '+'])
            }
        };
    let stop = floor(text, value_start + quotes + scheme + bare.len());
    let span = start..stop.max(end);
    Some(Assignment { name: text[start..end].to_owned(), slot, value: bare.to_owned(), quoted: quote.is_some(), literal, span })
}

/// What a name is, if it is one of a key, a base URL or an organization.
fn slot(name: &str) -> Option<Slot> {
    let lower = name.to_ascii_lowercase();
    if KEY_HEADERS.contains(&lower.as_str()) && (lower.contains('-') || lower == "authorization") {
        return Some(Slot::Header);
    }
    let variable = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    if variable {
        let known = ["KEY", "TOKEN", "_BASE", "URL", "ENDPOINT", "ORG"].iter().any(|word| name.contains(word));
        return known.then_some(Slot::Variable);
    }
    let plain: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    KEY_ARGUMENTS.iter().any(|argument| plain.ends_with(argument)).then_some(Slot::Argument)
}

/// The length of the label of a secret at the beginning of a value; 0 if there is none.
fn redacted_label(value: &str) -> usize {
    let label = value.starts_with("[key ") || value.starts_with("[secret ");
    if label { value.find(']').map_or(0, |end| end + 1) } else { 0 }
}

/// What is wrong with code and configuration.
pub(super) fn faults(redaction: &Redaction, folded: &Folded, assignments: &[Assignment], sightings: &Sightings) -> Vec<Fault> {
    let text = &redaction.text;
    let mut faults = Vec::new();
    for assignment in assignments {
        if let Some(read) = near_name(&assignment.name) {
            faults.push(Fault::NearName { written: assignment.name.clone(), read, span: assignment.span.clone() });
        }
        let known = PROVIDERS.iter().any(|provider| provider.env.contains(&assignment.name.as_str()));
        let before = text[..assignment.span.start].trim_end_matches([' ', '\t']);
        if known && (before == "#" || before.ends_with("\n#")) {
            faults.push(Fault::Commented(assignment.span.clone()));
        }
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let plain = line.trim();
        if plain.starts_with("openai.api_key") && (plain.ends_with("',") || plain.ends_with("\",")) {
            let start = at + line.find("openai.api_key").unwrap_or(0);
            faults.push(Fault::TupleComma(start..start + plain.len()));
            // The next ones say nothing new.
            break;
        }
        at += line.len();
    }
    // The Ruby gem reads `access_token`.
    if sightings.sdks.iter().any(|(sdk, _)| sdk.id == "ruby-openai") {
        faults.extend(sightings.at(Anchor::RubyClient).map(|words| Fault::WrongArgument(folded.place(words))));
    }
    faults.extend(sightings.at(Anchor::DoubledBearer).map(|words| Fault::DoubledBearer(folded.place(words))));
    for words in sightings.at(Anchor::Organization) {
        let word = folded.text[words.end..].split(['\'', '"', ' ', ',']).next().unwrap_or("");
        if !word.is_empty() && !word.starts_with("org-") && word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            faults.push(Fault::OrganizationName(folded.place(words.start..words.end + word.len())));
        }
    }
    faults
}

/// The variable that SDKs read, if this is a misspelling of it: one edit away, or a word left out.
fn near_name(name: &str) -> Option<&'static str> {
    let known = || PROVIDERS.iter().flat_map(|provider| provider.env.iter().copied());
    if known().any(|env| env == name) {
        return None;
    }
    let plain = |name: &str| name.replace('_', "");
    known().find(|env| {
        let squeezed = plain(name) == plain(env);
        squeezed
            || within_one_edit(name, env)
            || name == "OPEN_API_KEY" && *env == "OPENAI_API_KEY"
            || name == "OPENAI_KEY" && *env == "OPENAI_API_KEY"
    })
}

/// Whether two words differ by at most one letter that is added, left out, changed or swapped.
fn within_one_edit(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let same = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (a, b) = (&left[same..], &right[same..]);
    match left.len().abs_diff(right.len()) {
        0 => a.is_empty() || a[1..] == b[1..] || (a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]),
        1 if a.len() > b.len() => a[1..] == *b,
        1 => *a == b[1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelled_names_are_found() {
        for name in ["OPEN_API_KEY", "OPENAI_APIKEY", "OPENAI_API_KEYS", "OPNEAI_API_KEY", "OPENAI_KEY", "OPENAI_API_KY"] {
            assert_eq!(near_name(name), Some("OPENAI_API_KEY"), "{name}");
        }
        for name in ["OPENAI_API_KEY", "MY_KEY", "DATABASE_URL", "GROQ_API_KEY"] {
            assert_eq!(near_name(name), None, "{name}");
        }
    }
}
