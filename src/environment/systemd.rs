//! Units of systemd.
//!
//! systemd.exec(5), Environment=: a line is words, unquoted by the rules of systemd.syntax(7), each an assignment;
//! “variable expansion is not performed inside the strings and the "$" character has no special meaning”; a later
//! setting overrides an earlier one.

use super::entry::{Dollar, Entry, Quotes, Text};
use super::lines::{lines, trimmed, unquoted};
use crate::text::Span;
use crate::text::name::name_length;

/// Whether a text is a unit of systemd.
pub fn detect(body: &str) -> bool {
    let marks = |line: &str| {
        let line = line.trim_end();
        matches!(line, "[Service]" | "[Unit]") || (line.starts_with("Environment=") && line.len() > 12)
    };
    body.lines().take(2000).any(marks)
}

/// The entries of a unit, from its lines `Environment=`.
pub fn parse(text: &Text, span: &Span) -> Vec<Entry> {
    let mut entries = Vec::new();
    for line in lines(&text.blanked, span.clone()) {
        let slice = text.at(&line.span);
        let (rest, commented) = match slice.strip_prefix(['#', ';']) {
            Some(rest) => (rest.trim_start(), true),
            None => (slice.trim_start(), false),
        };
        if let Some(list) = rest.strip_prefix("Environment=") {
            let from = line.span.end - list.len();
            let words = words(&text.blanked, from..line.span.end);
            for (number, (word, quote)) in words.iter().enumerate() {
                let mut new = entry(text, word, *quote);
                // `NAME = value` is three words.
                let next = words.get(number + 1).map(|(next, _)| text.at(next));
                if new.is_none() && next.is_some_and(|next| next.starts_with('=')) {
                    let value = words.get(number + 2).map_or(word.end..word.end, |(value, _)| value.clone());
                    new = Some(Entry { spaced: true, ..Entry::new(word.clone(), value) });
                }
                if let Some(mut entry) = new {
                    entry.commented = commented;
                    entry.dollar = Dollar::Kept;
                    entries.push(entry);
                }
            }
        }
    }
    entries
}

/// The entry of a word that is an assignment.
fn entry(text: &Text, word: &Span, quote: Option<u8>) -> Option<Entry> {
    let slice = text.at(word);
    let length = name_length(slice);
    if length < 2 || slice.as_bytes().get(length) != Some(&b'=') {
        return None;
    }
    let mut value = word.start + length + 1..word.end;
    let mut quotes = quote.map_or(Quotes::None, Quotes::Removed);
    let inside = text.at(&value);
    if let Some(own) = inside.bytes().next().filter(|own| matches!(own, b'"' | b'\'') && quote.is_none()) {
        if inside.len() > 1 && inside.ends_with(own as char) {
            value = value.start + 1..value.end - 1;
            quotes = Quotes::Removed(own);
        }
    } else if quote.is_some() && unquoted(&text.blanked, value.clone()).1.is_some() {
        // Quotes within quotes are part of the value.
        quotes = Quotes::Kept;
    }
    let mut entry = Entry::new(word.start..word.start + length, value);
    entry.quotes = quotes;
    Some(entry)
}

/// The words of a line, each without the quotes around it.
fn words(text: &str, span: Span) -> Vec<(Span, Option<u8>)> {
    let mut words = Vec::new();
    let bytes = text.as_bytes();
    let mut at = span.start;
    while at < span.end {
        if matches!(bytes[at], b' ' | b'\t') {
            at += 1;
            continue;
        }
        let quote = Some(bytes[at]).filter(|quote| matches!(quote, b'"' | b'\''));
        let start = at + usize::from(quote.is_some());
        let mut open = quote;
        at = start;
        while at < span.end {
            match (open, bytes[at]) {
                (Some(quote), byte) if byte == quote => open = None,
                (None, b' ' | b'\t') => break,
                (None, byte @ (b'"' | b'\'')) => open = Some(byte),
                _ => {}
            }
            at += 1;
            // The quote that opened the word closes it.
            if quote.is_some() && open.is_none() {
                break;
            }
        }
        let end = if quote.is_some() && open.is_none() { at - 1 } else { at };
        words.push((trimmed(text, start..end.max(start)), quote));
    }
    words
}
