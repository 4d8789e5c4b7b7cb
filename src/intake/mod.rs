//! Prepares a paste for reading: folds it, and splits it into segments.
//!
//! [`Folded`] is the text in the form that signs are compared with: in lower case, with single blanks for white space,
//! without terminal colors, escapes and box drawings, with straight quotes. It maps its offsets to those of the text that
//! it was made from.

mod buffer;
pub mod har;
mod line;
mod split;

pub use buffer::with_buffers;
pub use line::{PROMPTS, heading, heading_at};
pub use split::{Border, Segment, Splitter, segments, starts};

use std::ops::Range;

/// The shortest line that a terminal or a mail program wraps: what is shorter ended by itself.
const SHORTEST_WRAPPED_BYTES: usize = 40;

/// A text in the form that signs are compared with, and the map to its source.
#[derive(Debug, Default)]
pub struct Folded<'a> {
    /// The folded text.
    pub text: String,
    /// The text that it was made from.
    source: &'a str,
    /// Where runs begin that were copied unchanged: the offset in `text`, and the offset in the source. In order; the
    /// last entry is the end of both.
    runs: Vec<(u32, u32)>,
    /// The offsets in `text` at which lines end, by a line break or by its escape in a string.
    breaks: Vec<u32>,
}

impl Folded<'_> {
    /// Folds a text. Takes time linear in its length.
    pub fn new(text: &str) -> Folded<'_> {
        let mut folded = Folded { text: String::with_capacity(text.len()), source: text, runs: Vec::new(), breaks: Vec::new() };
        let mut rest = text;
        loop {
            let at = text.len() - rest.len();
            // Copy runs of plain letters with single blanks at once: most text consists of them.
            let bytes = rest.as_bytes();
            let mut plain = 0;
            loop {
                plain += bytes[plain..].iter().take_while(|byte| byte.is_ascii_graphic() && **byte != b'\\').count();
                let blank = match plain.checked_sub(1) {
                    Some(last) => bytes[last] == b' ',
                    None => folded.text.is_empty() || folded.text.ends_with(' '),
                };
                if blank || bytes.get(plain) != Some(&b' ') {
                    break;
                }
                plain += 1;
            }
            if plain > 0 {
                folded.begin_run(at);
                folded.text.push_str(&rest[..plain]);
            }
            rest = &rest[plain..];
            let at = at + plain;
            let Some(letter) = rest.chars().next() else { break };
            let length = match special(rest, letter) {
                Some((taken, Some(put))) => {
                    if letter == '\n' || letter == '\\' && rest[..taken].ends_with('n') {
                        folded.breaks.push(offset(content(&folded.text).len()));
                    }
                    folded.push(put, at);
                    taken
                }
                Some((taken, None)) => taken,
                None => {
                    folded.push(letter, at);
                    letter.len_utf8()
                }
            };
            rest = &rest[length..];
        }
        folded.runs.push((offset(folded.text.len()), offset(text.len())));
        folded.text.make_ascii_lowercase();
        folded
    }

    /// Adds a letter that came from byte `at`; a second blank in a row is left out.
    fn push(&mut self, letter: char, at: usize) {
        if letter == ' ' && (self.text.ends_with(' ') || self.text.is_empty()) {
            return;
        }
        self.begin_run(at);
        self.text.push(letter);
    }

    /// Notes that what is added next came from byte `at`.
    fn begin_run(&mut self, at: usize) {
        let (here, from) = (offset(self.text.len()), offset(at));
        let continues = self.runs.last().is_some_and(|(start, origin)| here - start == from.wrapping_sub(*origin));
        if !continues {
            self.runs.push((here, from));
        }
    }

    /// The offset in the source of a byte of `text`.
    fn origin(&self, at: usize) -> usize {
        let at = offset(at);
        let next = self.runs.partition_point(|(start, _)| *start <= at);
        let end = self.runs.last().map_or(0, |(_, end)| *end);
        let from = next.checked_sub(1).map_or(0, |last| self.runs[last].1 + (at - self.runs[last].0));
        from.min(end) as usize
    }

    /// The span in the source, in whole characters, of a span in the folded text. Both in bytes.
    pub fn source_span(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source.floor_char_boundary(self.origin(range.start));
        // The end of the last character, since what follows it in the source may have been left out.
        let last = self.origin(range.end.saturating_sub(1));
        let end = self.source.floor_char_boundary(self.origin(range.end).min(last + 4));
        start..if range.is_empty() { start } else { end.max(start) }
    }

    /// Whether a line begins at byte `at` of the folded text, blanks and bars aside.
    pub fn begins_line(&self, at: usize) -> bool {
        at == 0 || self.breaks.binary_search(&offset(content(&self.text[..at]).len())).is_ok()
    }

    /// Whether a line ends at byte `at` of the folded text, blanks and bars aside.
    pub fn ends_line(&self, at: usize) -> bool {
        at >= self.text.len() || self.breaks.binary_search(&offset(content(&self.text[..at]).len())).is_ok()
    }

    /// Whether a line ends within a span of the folded text that no terminal would have wrapped.
    pub fn leaves_short_line(&self, span: &Range<usize>) -> bool {
        self.short_lines(&(span.start..span.end.saturating_sub(1))).next().is_some()
    }

    /// The offsets within a span of the folded text at which a line ends that no terminal would have wrapped.
    pub fn short_lines(&self, span: &Range<usize>) -> impl DoubleEndedIterator<Item = usize> {
        let first = self.breaks.partition_point(|end| (*end as usize) < span.start);
        let last = self.breaks.partition_point(|end| (*end as usize) < span.end);
        let before = move |number: usize| number.checked_sub(1).map_or(0, |before| self.breaks[before] as usize);
        let short = move |number: &usize| (self.breaks[*number] as usize) - before(*number) < SHORTEST_WRAPPED_BYTES;
        (first..last).filter(short).map(|number| self.breaks[number] as usize)
    }

    /// The span of the line that holds byte `at` of the folded text.
    pub fn line_around(&self, at: usize) -> Range<usize> {
        let next = self.breaks.partition_point(|end| (*end as usize) < at);
        let end = self.breaks.get(next).map_or(self.text.len(), |end| *end as usize);
        let start = next.checked_sub(1).map_or(0, |last| self.breaks[last] as usize);
        start..end
    }
}

/// A line without the bars and blanks at its end.
fn content(text: &str) -> &str {
    text.trim_end_matches([' ', '>', '|'])
}

/// Whether a condition holds for one of the words of a list. The list is one text with `|` between the words: a slice of
/// texts would add a pointer for each to the page.
pub(crate) fn any_in_list(words: &str, is: &dyn Fn(&str) -> bool) -> bool {
    words.split('|').any(is)
}

/// An offset in four bytes. Pastes beyond 4 GiB aren't read; their offsets saturate.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// How many bytes a special character, escape or color code at the beginning of a text takes, and what it is folded to, if
/// to anything. None if the text begins with a plain letter.
fn special(rest: &str, letter: char) -> Option<(usize, Option<char>)> {
    let length = letter.len_utf8();
    match letter {
        '\u{1b}' | '←' => Some((color(rest, length), None)),
        '\\' => Some(escape(rest)),
        // Box drawings and bars that terminals and mails print around a message.
        '\u{2500}'..='\u{257f}' | '❱' | '\u{feff}' | '\u{ad}' => Some((length, Some(' '))),
        '‘' | '’' => Some((length, Some('\''))),
        '“' | '”' => Some((length, Some('"'))),
        letter if letter.is_whitespace() || letter.is_control() => Some((length, Some(' '))),
        _ => None,
    }
}

/// The length of a terminal's color code: ESC [ … letter, or a part of it.
fn color(rest: &str, length: usize) -> usize {
    let Some(code) = rest[length..].strip_prefix('[') else {
        return length;
    };
    let digits = code.bytes().take(16).take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    let letter = usize::from(code.as_bytes().get(digits).is_some_and(u8::is_ascii_alphabetic));
    length + 1 + digits + letter
}

/// The length of an escape, which may be nested several levels deep, and what it is folded to.
fn escape(rest: &str) -> (usize, Option<char>) {
    let slashes = rest.bytes().take_while(|byte| *byte == b'\\').count();
    let code = &rest[slashes..];
    match code.as_bytes().first() {
        // In `C:\new` this is no line break, but treating it as one does no harm.
        Some(b'n' | b'r' | b't') => (slashes + 1, Some(' ')),
        Some(b'"') => (slashes + 1, Some('"')),
        Some(b'\'') => (slashes + 1, Some('\'')),
        Some(b'/') => (slashes + 1, Some('/')),
        Some(b'u') => {
            let value = code.get(1..5).and_then(|hex| u32::from_str_radix(hex, 16).ok());
            match value {
                Some(0x2018 | 0x2019 | 0x27) => (slashes + 5, Some('\'')),
                Some(0x22) => (slashes + 5, Some('"')),
                Some(0x3c) => (slashes + 5, Some('<')),
                Some(0x3e) => (slashes + 5, Some('>')),
                Some(0x26) => (slashes + 5, Some('&')),
                _ => (slashes, Some('\\')),
            }
        }
        _ => (slashes, Some('\\')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(Folded::new(text).text, expected);
    }

    #[test]
    fn folding() {
        check("\u{1b}[31mIncorrect\u{1b}[0m  API\r\n\tkey", "incorrect api key");
        check("←[31mERROR ←[0m x", "error x");
        check("You didn’t", "you didn't");
        check("You didn\\u2019t", "you didn't");
        check("│ invalid   │\n│ x-api-key │", "invalid x-api-key ");
        check("{\\\"code\\\": \\\\\\\"x\\\\\\\"}\\n", "{\"code\": \"x\"} ");
    }

    #[test]
    fn spans_map_to_the_source() {
        let text = "a \u{1b}[31mÄrger\u{1b}[0m   mit KEY";
        let folded = Folded::new(text);
        let at = folded.text.find("mit key").unwrap();
        assert_eq!(&text[folded.source_span(at..at + 7)], "mit KEY");
    }

    #[test]
    fn spans_hold_whole_characters() {
        let text = "a ││ é\u{2028}\u{2028}“x”";
        let folded = Folded::new(text);
        for start in 0..=folded.text.len() {
            for end in start..=folded.text.len() {
                assert!(text.get(folded.source_span(start..end)).is_some(), "{start}..{end}");
            }
        }
    }
}
