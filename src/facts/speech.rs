//! What kind of statement a line makes: a report of a failure, a plain statement, a question or guess; and which parts of
//! a text are only quoted, such as a model's answer.

use super::matcher::{Cue, Sightings};
use super::words::FAILURE;
use crate::intake::{Folded, any_in_list};
use crate::text::Span;
use std::ops::Range;

/// Words of a person who guesses, or repeats what others say.
const GUESSING: &str = "i think|i guess|i suspect|i assume|maybe|probably|perhaps|possibly|according to|forum|somebody|\
    someone|i read|they say|supposedly|vielleicht|wahrscheinlich|vermutlich|quizás|tal vez|peut-être|\
    talvez|возможно|наверное|也许|たぶん";

/// The longest quoted value that is read.
const MAX_QUOTED_BYTES: usize = 4_000;

/// The parts of a text that are only quoted: messages to and from a model, instructions to a model that reads this, titles
/// of tests that passed.
pub(super) fn quoted(folded: &Folded, sightings: &Sightings) -> Vec<Span> {
    let text = &folded.text;
    let mut found: Vec<Span> = Vec::new();
    for words in sightings.at(Cue::Quoting) {
        let quote = &text[words.end - 1..words.end];
        let rest = &text[words.end..text.floor_char_boundary(words.end + MAX_QUOTED_BYTES)];
        let end = closing(rest, quote);
        // An error may be relayed as content.
        if end > 0 && !rest[..end].contains("{\"error\"") && !rest[..end].contains("{'error'") {
            found.push(folded.source_span(words.end..words.end + end));
        }
    }
    for words in sightings.at(Cue::Order).chain(passed(folded, sightings)) {
        found.push(folded.source_span(folded.line_around(words.start)));
    }
    found
}

/// The marks of tests that passed, which stand at the beginning of their lines.
pub(super) fn passed(folded: &Folded, sightings: &Sightings) -> impl Iterator<Item = Range<usize>> {
    sightings.at(Cue::Passed).filter(|words| folded.begins_line(words.start))
}

/// Where a quoted value ends: at a quote mark that a comma, a bracket or the end follows.
fn closing(rest: &str, quote: &str) -> usize {
    rest.match_indices(quote)
        .map(|(at, _)| at)
        .find(|at| rest[at + 1..].trim_start().starts_with([',', '}', ']', ')']) || rest.len() == at + 1)
        .unwrap_or(rest.len())
}

/// What kind of statement a line makes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LineKind {
    /// A machine reports a failure, or a person repeats its message.
    Report,
    /// Prose, code or configuration.
    Statement,
    /// A person asks or guesses.
    Question,
}

/// What stands before the verb where a person says what they did: `I revoked the key` is no refusal.
const OWN_ACTION: &str = "i |i've |i have |we |we've |we have |i also |i just |then i |habe |j'ai |he |yo ";

/// What a program says after a lack that it makes up for: `Model metadata for … not found. Defaulting to …`.
const MADE_UP_FOR: &str = ". defaulting to |. falling back to |, falling back to |, using default ";

/// Whether the words at a place say what a person did themselves, or a lack that a program makes up for.
pub(super) fn is_own_doing(text: &str, span: &Span) -> bool {
    let after = text.ceil_char_boundary(span.end.min(text.len()));
    let after = text[after..text.floor_char_boundary((after + 24).min(text.len()))].to_ascii_lowercase();
    if any_in_list(MADE_UP_FOR, &|words| after.starts_with(words)) {
        return true;
    }
    let from = text.floor_char_boundary(span.start.saturating_sub(12));
    let before = text[from..text.floor_char_boundary(span.start)].to_ascii_lowercase();
    any_in_list(OWN_ACTION, &|own| {
        before.strip_suffix(own).is_some_and(|rest| !rest.ends_with(|last: char| last.is_ascii_alphanumeric()))
    })
}

/// What kind of statement the line at a place makes.
pub(super) fn of_line(text: &str, span: &Span) -> LineKind {
    let start = text[..text.floor_char_boundary(span.start)].rfind('\n').map_or(0, |at| at + 1);
    let start = text.floor_char_boundary(start.max(span.start.saturating_sub(MAX_SIDE_BYTES)));
    let tail = text.floor_char_boundary(span.end);
    let stop = text.floor_char_boundary((span.end + MAX_SIDE_BYTES).min(text.len()));
    let end = text[tail..stop].find('\n').map_or(stop, |at| tail + at);
    let line = text[start..end].to_ascii_lowercase();
    let asks = line.trim_end().ends_with(['?', '？']) || text[tail..end].starts_with(['?', '？']);
    if asks || any_in_list(GUESSING, &|word| line.contains(word)) {
        LineKind::Question
    } else if any_in_list(FAILURE, &|word| line.contains(word)) {
        LineKind::Report
    } else {
        LineKind::Statement
    }
}

/// The lines with a word of a failure, or of something that is missing, and what kind of statement each makes.
pub(super) fn lines(text: &str, folded: &Folded, sightings: &Sightings) -> Vec<(Span, LineKind)> {
    let mut found = Vec::new();
    let mut end = 0;
    for words in sightings.at(Cue::Failure) {
        let at = folded.source_span(words).start;
        if at < end {
            continue;
        }
        let start = text[end..at].rfind('\n').map_or(end, |line| end + line + 1);
        end = text[at..].find('\n').map_or(text.len(), |line| at + line + 1);
        found.push((start..end, of_line(text, &(start..start))));
    }
    found
}

/// The sentences of a text that are no questions, for a text in which a person describes what happened.
pub(super) fn statements(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    let sentences = text.split_inclusive(['.', '!', '?', '\n', '。', '！', '？']).map(move |sentence| {
        at += sentence.len();
        at - sentence.len()..at
    });
    sentences.filter(|sentence| !text[sentence.clone()].ends_with(['?', '？']))
}

/// How much of a line is read on either side of a place.
const MAX_SIDE_BYTES: usize = 400;
