//! Configuration and code that stands beside an error, and often decides it.

use super::Span;
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
    /// The line is commented out.
    Commented(Span),
}

/// The assignments of a text: `NAME=value`, `export NAME=…`, `set NAME=…`, `$env:NAME = …`, `NAME: value`.
pub(super) fn assignments(redaction: &Redaction) -> Vec<Assignment> {
    let text = &redaction.text;
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['=', ':']) {
        if found.len() >= 256 {
            break;
        }
        let line_start = text[..at].rfind('\n').map_or(0, |start| start + 1);
        let head = text[line_start..at].trim_end();
        let name_start = head.rfind(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).map_or(0, |before| before + head[before..].chars().next().map_or(1, char::len_utf8));
        let name = &head[name_start..];
        let is_variable = name.len() >= 5
            && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
            && (name.contains("KEY") || name.contains("TOKEN") || name.contains("_BASE") || name.contains("URL") || name.contains("ENDPOINT") || name.contains("ORG"));
        if !is_variable {
            continue;
        }
        let rest = &text[at + 1..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let blank = line.len() - line.trim_start().len();
        let value = line.trim_start();
        let quoted = value.starts_with(['"', '\'']);
        let value = if quoted {
            let quote = value.chars().next().unwrap_or('"');
            value[1..].split(quote).next().unwrap_or("")
        } else {
            value.split([' ', '\t', ',', ';']).next().unwrap_or("")
        };
        if text[at + 1..].starts_with("//") {
            continue;
        }
        let start = line_start + name_start;
        found.push(Assignment {
            name: name.to_owned(),
            value: value.to_owned(),
            quoted,
            span: start..(at + 1 + blank + value.len() + usize::from(quoted) * 2).min(text.len()),
        });
    }
    found
}

/// What is wrong with code and configuration.
pub(super) fn faults(redaction: &Redaction, folded: &Folded, assignments: &[Assignment]) -> Vec<Fault> {
    let text = &redaction.text;
    let mut faults = Vec::new();
    for assignment in assignments {
        if let Some(read) = near_name(&assignment.name) {
            faults.push(Fault::NearName { written: assignment.name.clone(), read, span: assignment.span.clone() });
        }
        let line_start = text[..assignment.span.start].rfind('\n').map_or(0, |start| start + 1);
        let known = PROVIDERS.iter().any(|provider| provider.env.contains(&assignment.name.as_str()));
        if known && text[line_start..assignment.span.start].trim() == "#" {
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
    if let Some(place) = folded.text.find("openai::client.new(api_key:").filter(|_| folded.text.contains("faraday")) {
        faults.push(Fault::WrongArgument(folded.place(place..place + 27)));
    }
    for mark in ["'openai-organization': '", "\"openai-organization\": \"", "openai-organization: "] {
        if let Some(place) = folded.text.find(mark) {
            let value = &folded.text[place + mark.len()..];
            let word = value.split(['\'', '"', ' ', ',']).next().unwrap_or("");
            if !word.is_empty() && !word.starts_with("org-") && word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                faults.push(Fault::OrganizationName(folded.place(place..place + mark.len() + word.len())));
                break;
            }
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
        squeezed || within_one_edit(name, env) || name == "OPEN_API_KEY" && *env == "OPENAI_API_KEY" || name == "OPENAI_KEY" && *env == "OPENAI_API_KEY"
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
