//! Who speaks at a place of a text: a machine that reports a failure, a person who wonders about it, or
//! somebody whose words are only quoted, such as a model's answer.

use super::matcher::{Anchor, Sightings};
use super::words::FAILURE;
use crate::intake::{Folded, any_of};
use crate::text::Span;
use std::ops::Range;

/// Words of a person who passes on what others say, or guesses.
const HEARSAY: &str = "i think|i guess|i suspect|i assume|maybe|probably|perhaps|possibly|according to|forum|somebody|\
    someone|i read|they say|supposedly|vielleicht|wahrscheinlich|vermutlich|quizás|tal vez|peut-être|\
    talvez|возможно|наверное|也许|たぶん";

/// The longest quoted value, in bytes.
const LONGEST: usize = 4_000;

/// What is only quoted: contents of messages to and from a model, orders to whoever reads this, titles
/// of tests that passed.
pub(super) fn quoted(folded: &Folded, sightings: &Sightings) -> Vec<Span> {
    let text = &folded.text;
    let mut found: Vec<Span> = Vec::new();
    for words in sightings.at(Anchor::Quoting) {
        let quote = &text[words.end - 1..words.end];
        let rest = &text[words.end..text.floor_char_boundary(words.end + LONGEST)];
        let end = closing(rest, quote);
        // An error may be relayed as content.
        if end > 0 && !rest[..end].contains("{\"error\"") && !rest[..end].contains("{'error'") {
            found.push(folded.place(words.end..words.end + end));
        }
    }
    for words in sightings.at(Anchor::Order).chain(passed(folded, sightings)) {
        found.push(folded.place(folded.line_around(words.start)));
    }
    found
}

/// The marks of tests that passed: at the beginning of their lines.
pub(super) fn passed(folded: &Folded, sightings: &Sightings) -> impl Iterator<Item = Range<usize>> {
    sightings.at(Anchor::Passed).filter(|words| folded.begins_line(words.start))
}

/// Where a value ends: at its quote, before what can follow a value.
fn closing(rest: &str, quote: &str) -> usize {
    rest.match_indices(quote)
        .map(|(at, _)| at)
        .find(|at| rest[at + 1..].trim_start().starts_with([',', '}', ']', ')']) || rest.len() == at + 1)
        .unwrap_or(rest.len())
}

/// How a place is spoken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Voice {
    /// A machine reports a failure, or somebody retells what it said.
    Report,
    /// Prose, code or configuration.
    Plain,
    /// Somebody asks, or guesses.
    Question,
}

/// Words of a person's own doing: `I revoked the key` tells of no refusal.
const OWN: &str = "i |i've |i have |we |we've |we have |i also |i just |then i |habe |j'ai |he |yo ";

/// Whether the words at a place say what a person did.
pub(super) fn is_own_doing(text: &str, span: &Span) -> bool {
    let from = text.floor_char_boundary(span.start.saturating_sub(12));
    let before = text[from..text.floor_char_boundary(span.start)].to_ascii_lowercase();
    any_of(OWN, &|own| before.strip_suffix(own).is_some_and(|rest| !rest.ends_with(|last: char| last.is_ascii_alphanumeric())))
}

/// How the line at a place speaks.
pub(super) fn of_line(text: &str, span: &Span) -> Voice {
    let start = text[..text.floor_char_boundary(span.start)].rfind('\n').map_or(0, |at| at + 1);
    let start = text.floor_char_boundary(start.max(span.start.saturating_sub(REACH)));
    let tail = text.floor_char_boundary(span.end);
    let stop = text.floor_char_boundary((span.end + REACH).min(text.len()));
    let end = text[tail..stop].find('\n').map_or(stop, |at| tail + at);
    let line = text[start..end].to_ascii_lowercase();
    let asks = line.trim_end().ends_with(['?', '？']) || text[tail..end].starts_with(['?', '？']);
    if asks || any_of(HEARSAY, &|word| line.contains(word)) {
        Voice::Question
    } else if any_of(FAILURE, &|word| line.contains(word)) {
        Voice::Report
    } else {
        Voice::Plain
    }
}

/// The lines that say that something failed, and don't ask.
/// The lines with a word of a failure or of something that lacks, and how they speak.
pub(super) fn lines(text: &str, folded: &Folded, sightings: &Sightings) -> Vec<(Span, Voice)> {
    let mut found = Vec::new();
    let mut end = 0;
    for words in sightings.at(Anchor::Failure) {
        let at = folded.place(words).start;
        if at < end {
            continue;
        }
        let start = text[end..at].rfind('\n').map_or(end, |line| end + line + 1);
        end = text[at..].find('\n').map_or(text.len(), |line| at + line + 1);
        found.push((start..end, of_line(text, &(start..start))));
    }
    found
}

/// The sentences of a text that nobody asks, for a text in which a person tells what happened.
pub(super) fn statements(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    let sentences = text.split_inclusive(['.', '!', '?', '\n', '。', '！', '？']).map(move |sentence| {
        at += sentence.len();
        at - sentence.len()..at
    });
    sentences.filter(|sentence| !text[sentence.clone()].ends_with(['?', '？']))
}

/// So much of a line is looked at on either side, in bytes.
const REACH: usize = 400;
