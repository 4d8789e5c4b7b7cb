//! What is wrong in the catalogue: where it stands, and what to write instead.

use std::fmt;
use std::ops::Range;

/// Something to correct in a file of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, from the folder that holds the catalogue: `catalogue/providers/openai.toml`.
    pub file: String,
    /// The line, counted from 1; 0 if the file as a whole is meant.
    pub line: usize,
    /// What is wrong, and what to write.
    pub says: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(formatter, "{}: {}", self.file, self.says),
            line => write!(formatter, "{}:{line}: {}", self.file, self.says),
        }
    }
}

/// Everything that is wrong, in the order of the files.
#[derive(Debug, Default)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        formatter.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Problems {}

/// The line at a place of a text, counted from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// What to say of a word that is none of the allowed ones.
pub fn unknown_word(word: &str, allowed: &[&str]) -> String {
    match nearest(word, allowed) {
        Some(meant) => format!("{word:?} is no value here; did you mean {meant:?}? The values are {}", list(allowed)),
        None => format!("{word:?} is no value here; write one of {}", list(allowed)),
    }
}

/// The word that was most likely meant: at most two letters away, or a third of it, and not another word altogether.
pub fn nearest<'a>(word: &str, allowed: &[&'a str]) -> Option<&'a str> {
    let distance = |known: &str| strsim::damerau_levenshtein(word, known);
    let near = allowed.iter().copied().min_by_key(|known| distance(known))?;
    (distance(near) <= (word.len() / 3).max(2) && distance(near) < near.len()).then_some(near)
}

/// Words in quotes, with commas between them.
pub fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>().join(", ")
}

/// A mistake that the parser found, in the words of somebody who corrects it.
pub fn of_parser(file: &str, text: &str, error: &toml::de::Error) -> Problem {
    let span = error.span().unwrap_or(0..0);
    let message = error.message();
    let says = match words_in_backquotes(message).as_slice() {
        [unknown, known @ ..] if message.starts_with("unknown field") => unknown_key(unknown, known),
        [missing] if message.starts_with("missing field") => {
            format!("the key `{missing}` is missing {}; catalogue/README.md shows a whole example", table_at(text, &span))
        }
        [unknown, known @ ..] if message.starts_with("unknown variant") => unknown_word(unknown, known),
        _ if message.starts_with("duplicate key") => {
            let line = text.get(span.start..).and_then(|rest| rest.lines().next()).unwrap_or("");
            let key = line.split('=').next().unwrap_or("").trim().trim_matches(['[', ']']);
            format!("`{key}` is there twice: write it once, or [[{key}]] if there may be several")
        }
        _ if message.starts_with("invalid type: map, expected a sequence") => {
            "there may be several: write the name in two brackets, as [[mark]]".to_owned()
        }
        _ if message.starts_with("invalid type") => format!("{message}{}", written(message)),
        _ => message.to_owned(),
    };
    Problem { file: file.to_owned(), line: line_of(text, span.start), says }
}

fn unknown_key(unknown: &str, known: &[&str]) -> String {
    let keys = known.join(", ");
    match nearest(unknown, known) {
        Some(meant) => format!("there is no key `{unknown}`; did you mean `{meant}`? The keys here are {keys}"),
        None => format!("there is no key `{unknown}`; the keys here are {keys}"),
    }
}

/// Where a key is missing: in the table that begins there, or in the file.
fn table_at(text: &str, span: &Range<usize>) -> String {
    let line = text.get(span.start..).and_then(|rest| rest.lines().next()).unwrap_or("");
    if line.starts_with('[') { format!("in {line}: write it below that line") } else { "in this file: write it".to_owned() }
}

/// How what the parser expected is written.
fn written(message: &str) -> &'static str {
    let expected = message.rsplit("expected ").next().unwrap_or("");
    match expected {
        _ if expected.contains("string") => ": write a text in quotes, as \"…\"",
        _ if expected.contains("sequence") => ": write a list, as [\"…\"]",
        _ if expected.contains("array") => ": write a list, as [2, 5]",
        _ if expected.contains("boolean") => ": write true or false",
        _ if expected.starts_with('u') || expected.contains("integer") => ": write a number without quotes",
        _ if expected.contains("map") || expected.contains("struct") => ": write a table, as [name] and its keys below it",
        _ => "",
    }
}

/// The words that the parser's message quotes.
fn words_in_backquotes(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).collect()
}
