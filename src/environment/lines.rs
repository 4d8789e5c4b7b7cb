//! Lines of settings, and what the formats have in common: prompts, names, separators, quotes, comments.

use super::entry::Quotes;
use crate::intake::PROMPTS;
use crate::text::Span;
use crate::text::name::name_length;

/// A span without the blanks at its ends.
pub fn trimmed(text: &str, span: Span) -> Span {
    let Some(inside) = text.get(span.clone()) else { return span.start..span.start };
    let blank = [' ', '\t', '\r'];
    let start = span.start + inside.len() - inside.trim_start_matches(blank).len();
    start..start + inside.trim_matches(blank).len()
}

/// A line without its line break.
pub struct Line {
    /// Its span.
    pub span: Span,
    /// Whether a carriage return is before the line break.
    pub carriage_return: bool,
}

/// Longer lines are skipped: they hold no settings, but would take long to parse in each format.
const MAX_LINE_BYTES: usize = 20_000;

/// The lines of a span, without overlong ones.
pub fn lines(text: &str, span: Span) -> impl Iterator<Item = Line> + '_ {
    let mut at = span.start;
    let end = span.end.min(text.len());
    std::iter::from_fn(move || {
        while at < end {
            let stop = text.get(at..end)?.find('\n').map_or(end, |length| at + length);
            let start = at;
            at = stop + 1;
            let carriage_return = text[start..stop].ends_with('\r');
            if stop - start <= MAX_LINE_BYTES {
                return Some(Line { span: start..stop - usize::from(carriage_return), carriage_return });
            }
        }
        None
    })
}

/// A value without its quotes, and the quote mark, if the same one is at both ends; else the value as it is.
pub fn unquoted(text: &str, value: Span) -> (Span, Option<u8>) {
    let inside = text.get(value.clone()).unwrap_or("");
    let quote = inside.bytes().next().filter(|quote| matches!(quote, b'"' | b'\''));
    match quote {
        Some(quote) if inside.len() > 1 && inside.ends_with(quote as char) => (value.start + 1..value.end - 1, Some(quote)),
        _ => (value, None),
    }
}

/// The span between the quote mark at the beginning of a value and the next one of its kind, and the quote mark.
pub fn enclosed(text: &str, value: &Span) -> Option<(Span, u8)> {
    let inside = text.get(value.clone())?;
    let quote = inside.bytes().next().filter(|quote| matches!(quote, b'"' | b'\'' | b'`'))?;
    let length = inside[1..].find(quote as char)?;
    Some((value.start + 1..value.start + 1 + length, quote))
}

/// A value of a format that removes quotes and has comments: without what follows the closing quote, or without what
/// follows ` #` if it isn’t quoted.
pub fn value_with_comment(text: &str, value: Span) -> (Span, Quotes) {
    let value = trimmed(text, value);
    let inside = text.get(value.clone()).unwrap_or("");
    if let Some((inner, quote)) = enclosed(text, &value) {
        let rest = text[inner.end + 1..value.end].trim_start();
        if rest.is_empty() || rest.starts_with(['#', ';', '&', ')']) {
            return (inner, Quotes::Removed(quote));
        }
    }
    let comment = if inside.starts_with('#') { Some(0) } else { inside.find(" #").or_else(|| inside.find("\t#")) };
    let end = comment.map_or(value.end, |at| value.start + at);
    (trimmed(text, value.start..end), Quotes::None)
}

/// The command after the prompt that a line begins with; none if there is no prompt.
pub fn prompted(line: &str) -> Option<&str> {
    let after = |sign: &str| line.strip_prefix(sign)?.strip_prefix(' ');
    if let Some(typed) = PROMPTS.split('|').chain(["# $"]).find_map(after) {
        return Some(typed.trim_start());
    }
    // `PS C:\Users\x> `, `C:\work>`, `user@host:~/app$ `.
    let head = &line[..line.floor_char_boundary(80)];
    if head.starts_with("PS ") || head.get(1..3) == Some(":\\") {
        let at = head.find('>')?;
        return line.get(at + 1..).map(str::trim_start);
    }
    if !head.contains('@') {
        return None;
    }
    let at = ["$ ", "% ", "# "].iter().filter_map(|sign| head.find(sign)).min()?;
    let user = line[..at].contains('@') && !line[..at].contains(['=', '"', '\'']) && !line[..at].trim().contains("  ");
    user.then(|| line[at + 2..].trim_start())
}

/// An assignment `NAME=value` from byte `from` of a line on: the span of the name, the offset of the `=`, and the span of
/// the value.
pub fn assignment(text: &str, from: usize, line: &Line) -> Option<(Span, usize, Span)> {
    let rest = text.get(from..line.span.end)?;
    let length = name_length(rest);
    if !(3..=80).contains(&length) {
        return None;
    }
    let blank = rest[length..].len() - rest[length..].trim_start_matches([' ', '\t']).len();
    if rest.as_bytes().get(length + blank) != Some(&b'=') || rest.as_bytes().get(length + blank + 1) == Some(&b'=') {
        return None;
    }
    let separator = from + length + blank;
    Some((from..from + length, separator, separator + 1..line.span.end))
}

/// Whether there are spaces before or after the separator of an assignment.
pub fn is_spaced(text: &str, name: &Span, separator: usize, line_end: usize) -> bool {
    let after = text.get(separator + 1..line_end).unwrap_or("");
    separator > name.end || (after.starts_with([' ', '\t']) && !after.trim().is_empty())
}
