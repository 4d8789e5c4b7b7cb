//! Configuration and code that stands beside an error, and often decides it.

use super::matcher::{Anchor, Sightings};
use super::{Span, floor};
use crate::catalogue::PROVIDERS;
use crate::intake::Folded;
use crate::redaction::Redaction;

/// A variable or setting that is given a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// Its name, as written.
    pub name: String,
    /// Its value without quotes, redacted.
    pub value: String,
    /// Quote marks stood around the value.
    pub quoted: bool,
    /// Where it stands.
    pub span: Span,
}

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

/// The assignments of a text: `NAME=value`, `export NAME=…`, `set NAME=…`, `$env:NAME = …`, `NAME: value`.
pub(super) fn assignments(redaction: &Redaction) -> Vec<Assignment> {
    let text = &redaction.text;
    let separators = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'=' | b':'));
    separators.filter_map(|(at, _)| assignment(text, at)).take(256).collect()
}

/// The assignment whose separator stands at `at`.
fn assignment(text: &str, at: usize) -> Option<Assignment> {
    let bytes = text.as_bytes();
    let blank = bytes[..at].iter().rev().take(4).take_while(|byte| **byte == b' ').count();
    let end = at - blank;
    let is_name = |byte: &&u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || **byte == b'_';
    let length = bytes[..end].iter().rev().take(LONGEST).take_while(is_name).count();
    let start = end - length;
    let lower_before = start > 0 && bytes[start - 1].is_ascii_lowercase();
    if length < 5 || length == LONGEST || lower_before || text[at + 1..].starts_with("//") {
        return None;
    }
    let name = &text[start..end];
    if !["KEY", "TOKEN", "_BASE", "URL", "ENDPOINT", "ORG"].iter().any(|word| name.contains(word)) {
        return None;
    }
    let rest = &text[at + 1..floor(text, at + 1 + LONGEST)];
    let line = rest.split('\n').next().unwrap_or("");
    let value = line.trim_start();
    let value_start = at + 1 + line.len() - value.len();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
    let value = match quote {
        Some(quote) => value[1..].split(quote).next().unwrap_or(""),
        None => {
            // The label of a secret that was taken out holds spaces.
            let cut = redacted_label(value);
            if cut > 0 { &value[..cut] } else { value.split([' ', '\t', ',', ';', '\r']).next().unwrap_or("") }
        }
    };
    let quotes = if quote.is_some() { 2 } else { 0 };
    let end = floor(text, value_start + value.len() + quotes);
    Some(Assignment { name: name.to_owned(), value: value.to_owned(), quoted: quote.is_some(), span: start..end })
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
