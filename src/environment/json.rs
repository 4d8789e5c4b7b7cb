//! `docker inspect`, `launch.json`, and other JSON with a block of variables. Only the blocks of variables are
//! parsed: a pasted file is often a part, has comments, or is cut off.

use super::entry::{Dollar, Entry, Quotes, Text};
use super::lines::lines;
use super::notebook;
use crate::report::environment::Format;
use crate::text::Span;
use crate::text::name::name_length;

/// The entries of a text that begins like JSON, by format.
pub fn parse(text: &Text, span: &Span) -> Vec<(Format, Vec<Entry>)> {
    let body = text.at(span);
    // VS Code replaces `${env:NAME}` (code.visualstudio.com, “Variables reference”). Other programs that keep their
    // variables in JSON have rules of their own.
    let dollar =
        if body.contains("\"configurations\"") || body.contains("\"request\"") { Dollar::Colon } else { Dollar::Replaced };
    let mut found = Vec::new();
    for (mark, format) in [("\"Env\"", Format::DockerInspect), ("\"env\"", Format::Launch), ("\"environment\"", Format::Launch)] {
        let mut entries = Vec::new();
        let mut done = 0;
        for (block, (at, _)) in body.match_indices(mark).enumerate() {
            let from = span.start + at + mark.len();
            // This is inside a block that has been read.
            if from < done {
                continue;
            }
            let rest = text.at(&(from..span.end));
            let gap = rest.len() - rest.trim_start_matches([' ', ':', '\n', '\r', '\t']).len();
            let inside = from + gap..span.end;
            let opened = text.at(&inside).bytes().next();
            if !matches!(opened, Some(b'[' | b'{')) {
                continue;
            }
            let (strings, end) = strings(text, inside);
            done = end;
            let new = if opened == Some(b'[') { array(text, &strings, dollar) } else { object(text, &strings, dollar) };
            entries.extend(new.into_iter().map(|entry| Entry { block, ..entry }));
        }
        if !entries.is_empty() {
            found.push((format, entries));
        }
    }
    if body.contains("\"cell_type\"") {
        let cells = lines(&text.blanked, span.clone()).filter_map(|line| notebook::line(text, &line)).flatten();
        let cells: Vec<Entry> = cells.collect();
        if !cells.is_empty() {
            found.push((Format::Notebook, cells));
        }
    }
    found
}

/// The string of JSON that begins with its quote at byte `at`: the span between its quotes, and where it ends.
fn string(text: &str, at: usize, end: usize) -> Option<(Span, usize)> {
    let bytes = text.as_bytes();
    let mut position = at + 1;
    while position < end {
        match bytes[position] {
            b'\\' => position += 1,
            b'"' => return Some((at + 1..position, position + 1)),
            b'\n' => return None,
            _ => {}
        }
        position += 1;
    }
    None
}

/// The strings of a list or object, each with its depth, and where the list or object ends.
fn strings(text: &Text, span: Span) -> (Vec<(Span, usize)>, usize) {
    let bytes = text.blanked.as_bytes();
    let mut found = Vec::new();
    let (mut depth, mut at) = (0usize, span.start);
    while at < span.end {
        match bytes[at] {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            b'"' => match string(&text.blanked, at, span.end) {
                Some((inside, next)) => {
                    found.push((inside, depth));
                    at = next;
                    continue;
                }
                None => break,
            },
            _ => {}
        }
        at += 1;
    }
    (found, at)
}

/// `["NAME=value", …]`, or `[{"name": "NAME", "value": "…"}, …]`.
fn array(text: &Text, strings: &[(Span, usize)], dollar: Dollar) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (number, (inside, _)) in strings.iter().enumerate() {
        let slice = text.at(inside);
        let length = name_length(slice);
        if length > 2 && slice.as_bytes().get(length) == Some(&b'=') {
            entries.push(with_quotes(
                text,
                inside.start..inside.start + length,
                inside.start + length + 1..inside.end,
                Dollar::Kept,
            ));
        } else if slice == "name" && strings.get(number + 2).is_some_and(|(key, _)| text.at(key) == "value") {
            let (name, value) = (&strings[number + 1].0, strings.get(number + 3).map(|(value, _)| value.clone()));
            entries.extend(value.map(|value| with_quotes(text, name.clone(), value, dollar)));
        }
    }
    entries
}

/// `{"NAME": "value", …}`.
fn object(text: &Text, strings: &[(Span, usize)], dollar: Dollar) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut at = 0;
    while let Some((name, depth)) = strings.get(at) {
        let follows = text.at(&(name.end + 1..text.blanked.len().min(name.end + 40)));
        // A number or `null` is no string, so the next string is another name.
        let paired = follows.trim_start().strip_prefix(':').is_some_and(|rest| rest.trim_start().starts_with('"'));
        let is_name = *depth == 1 && paired && name_length(text.at(name)) == name.len();
        if let Some((value, _)) = strings.get(at + 1).filter(|_| is_name) {
            entries.push(with_quotes(text, name.clone(), value.clone(), dollar));
            at += 1;
        }
        at += 1;
    }
    entries
}

/// An entry for a name and a value in JSON. Quotes inside the string are part of the value.
fn with_quotes(text: &Text, name: Span, value: Span, dollar: Dollar) -> Entry {
    let slice = text.at(&value);
    let quoted = slice.starts_with("\\\"") || (slice.len() > 1 && slice.starts_with('\'') && slice.ends_with('\''));
    let mut entry = Entry::new(name, value);
    entry.quotes = if quoted { Quotes::Kept } else { Quotes::None };
    entry.dollar = dollar;
    entry
}
