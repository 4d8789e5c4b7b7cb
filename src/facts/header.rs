//! Headers that a client refused to send. The key never left the machine, and the message shows what
//! was wrong with it, in other words in each language.

use super::matcher::{Cue, Sightings};
use crate::catalogue::Provider;
use crate::intake::{Folded, any_in_list};
use crate::redaction::Redaction;
use crate::text::Span;
use std::ops::Range;

/// A header that was refused.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderFault {
    /// What is wrong with its value.
    pub problem: HeaderProblem,
    /// The place of the offending character in the header's value, counted from 0, if the text tells.
    pub index: Option<usize>,
    /// Where the text says so.
    pub span: Span,
}

impl HeaderFault {
    /// The place of the offending character in the key, counted from 1: behind `Bearer `, index 7 of the
    /// header's value is the key's first character; in a header of the key's own it is the eighth.
    pub fn key_position(&self, provider: Option<&Provider>) -> Option<usize> {
        let bearer = provider.is_none_or(|provider| provider.header.contains("Bearer"));
        let before = if bearer { "Bearer ".len() } else { 0 };
        Some(self.index?.checked_sub(before)? + 1)
    }
}

/// What is wrong with a header's value.
#[derive(Clone, Debug, PartialEq)]
pub enum HeaderProblem {
    /// The scheme and nothing behind it: the key is empty.
    Empty,
    /// A line break or another control character.
    Newline,
    /// A blank at an end.
    Space,
    /// A character that headers can't carry.
    NonAscii {
        /// The character, if the text tells.
        letter: Option<char>,
        /// The text doesn't show that it was a header; a prompt may have failed in the same way.
        certain: bool,
    },
}

/// The faults of headers in a text.
pub(super) fn faults(redaction: &Redaction, folded: &Folded, sightings: &Sightings) -> Vec<HeaderFault> {
    let mut faults = Vec::new();
    literal(redaction, folded, sightings, &mut faults);
    before_refusal(redaction, folded, sightings, &mut faults);
    codec(redaction, folded, sightings, &mut faults);
    byte_string(folded, sightings, &mut faults);
    unexpected_char(folded, sightings, &mut faults);
    faults
}

/// `Illegal header value b'Bearer …'`: Python shows the value itself.
fn literal(redaction: &Redaction, folded: &Folded, sightings: &Sightings, faults: &mut Vec<HeaderFault>) {
    for words in sightings.at(Cue::HeaderValue) {
        let place = folded.source_span(words);
        let rest = &redaction.text[place.end..redaction.text.floor_char_boundary(place.end + 700)];
        // Some name the header first: `… "authorization": "Bearer …"`.
        let named = || rest[..rest.floor_char_boundary(160)].find("\"Bearer");
        let Some(open) = rest.find(['\'', '"']).filter(|open| *open <= 4).or_else(named) else { continue };
        let quote = rest[open..].chars().next().unwrap_or('\'');
        let inner = &rest[open + 1..];
        let Some(length) = inner.find(quote) else { continue };
        let value = &inner[..length];
        let key = value.trim_start().strip_prefix("Bearer").unwrap_or(value);
        // The label of a secret that was taken out has a letter of its own.
        let ascii = key.chars().all(|letter| letter.is_ascii() || letter == '…');
        let span = place.start..place.end + open + 1 + length + 1;
        let problem = if key.trim().is_empty() {
            HeaderProblem::Empty
        } else if key.contains("\\n") || key.contains("\\r") || key.contains('\n') || key.contains("\\t") {
            HeaderProblem::Newline
        } else if key.contains("\\x") || key.contains("\\u") || !ascii {
            HeaderProblem::NonAscii { letter: None, certain: true }
        } else if key.ends_with(' ') || key.starts_with("  ") || value.starts_with(' ') {
            HeaderProblem::Space
        } else {
            continue;
        };
        faults.push(HeaderFault { problem, index: None, span });
    }
}

/// `Bearer … is not a legal HTTP header value`: Node shows the value before the sentence.
fn before_refusal(redaction: &Redaction, folded: &Folded, sightings: &Sightings, faults: &mut Vec<HeaderFault>) {
    for words in sightings.at(Cue::RefusedHeader) {
        let place = folded.source_span(words);
        let from = redaction.text.floor_char_boundary(place.start.saturating_sub(400));
        let before = &redaction.text[from..place.start];
        let Some(bearer) = before.rfind("Bearer") else { continue };
        let value = before[bearer + 6..].trim_end();
        let span = from + bearer..place.end;
        let cut = redaction.cuts.iter().find(|cut| span.contains(&cut.range.start));
        let hidden = cut.map_or("", |cut| cut.secret.expose());
        let odd = value.chars().chain(hidden.chars()).find(|letter| !letter.is_ascii() && *letter != '…');
        let problem = if let Some(letter) = odd {
            HeaderProblem::NonAscii { letter: Some(letter), certain: true }
        } else if value.contains('\n') || hidden.contains('\n') || hidden.contains("\\n") || value.contains("\\n") {
            HeaderProblem::Newline
        } else {
            continue;
        };
        faults.push(HeaderFault { problem, index: None, span });
    }
}

/// `'ascii' codec can't encode character '\u201d' in position 58`: behind `Bearer `, position 7 is the
/// first character of the key.
fn codec(redaction: &Redaction, folded: &Folded, sightings: &Sightings, faults: &mut Vec<HeaderFault>) {
    for Range { start: at, .. } in sightings.at(Cue::Codec) {
        let line = &folded.text[at..folded.text.floor_char_boundary(at + 120)];
        let codec = folded.text[..at].trim_end_matches(['\'', ' ']);
        let Some(name) = ["ascii", "latin-1"].iter().find(|name| codec.ends_with(**name)) else { continue };
        let letter = line.find("\\u").or(line.find("\\x")).and_then(|at| {
            let digits = if line[at..].starts_with("\\u") { 4 } else { 2 };
            char::from_u32(u32::from_str_radix(line.get(at + 2..at + 2 + digits)?, 16).ok()?)
        });
        // `in position 7`, `in positions 7-8`
        let index = line.split(" position").nth(1).and_then(|rest| {
            let digits = rest.trim_start_matches(['s', ' ']).split(|letter: char| !letter.is_ascii_digit()).next();
            digits?.parse::<usize>().ok()
        });
        // The last frames tell what was encoded; a prompt or a file fails with the same words.
        let place = folded.source_span(at..at + line.floor_char_boundary(90));
        let from = redaction.text.floor_char_boundary(place.start.saturating_sub(1_500));
        let frames = &redaction.text[from..place.start];
        let header =
            any_in_list("_models.py|_normalize_header|putheader|headers|header_value|_build_headers|to_bytes", &|mark| {
                frames.contains(mark)
            });
        let other = any_in_list("print(|.write(|stdout|json.dump|open(", &|mark| frames.contains(mark)) && !header;
        // A header's value is short; a prompt may be any length.
        if other || index.is_some_and(|index| index > 200 && !header) {
            continue;
        }
        faults.push(HeaderFault {
            problem: HeaderProblem::NonAscii { letter, certain: header },
            index,
            span: folded.source_span(codec.len() - name.len()..at + line.find(':').unwrap_or(line.floor_char_boundary(40))),
        });
    }
}

/// `Cannot convert argument to a ByteString because the character at index 7 has a value of 8220`.
fn byte_string(folded: &Folded, sightings: &Sightings, faults: &mut Vec<HeaderFault>) {
    for Range { start, end } in sightings.at(Cue::ByteString) {
        let rest = &folded.text[end..folded.text.floor_char_boundary(end + 60)];
        let index: Option<usize> = rest.split(' ').next().and_then(|index| index.parse().ok());
        let value: Option<u32> = rest
            .split("value of ")
            .nth(1)
            .and_then(|value| value.split(|letter: char| !letter.is_ascii_digit()).next())
            .and_then(|value| value.parse().ok());
        faults.push(HeaderFault {
            problem: HeaderProblem::NonAscii { letter: value.and_then(char::from_u32), certain: true },
            index,
            span: folded.source_span(start..end + rest.floor_char_boundary(40)),
        });
    }
}

/// OkHttp: `Unexpected char 0x0a at 58 in Authorization value`.
fn unexpected_char(folded: &Folded, sightings: &Sightings, faults: &mut Vec<HeaderFault>) {
    for Range { start, end } in sightings.at(Cue::UnexpectedChar) {
        let rest = &folded.text[end..folded.text.floor_char_boundary(end + 60)];
        let hex: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
        let Some(letter) = u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32) else { continue };
        let index: Option<usize> =
            rest.split(" at ").nth(1).and_then(|rest| rest.split(' ').next()).and_then(|index| index.parse().ok());
        let problem = if letter.is_control() {
            HeaderProblem::Newline
        } else {
            HeaderProblem::NonAscii { letter: Some(letter), certain: true }
        };
        faults.push(HeaderFault { problem, index, span: folded.source_span(start..end + rest.floor_char_boundary(40)) });
    }
}
