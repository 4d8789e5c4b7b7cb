//! What was pasted, made comparable.
//!
//! [`Folded`] is the text as the signs compare it: lower case, white space folded, terminal colors,
//! escapes and box drawings gone, quotes straight. It keeps a map, so that whatever is found in it
//! has a place in the text that it was made from.

pub mod har;
mod line;
mod split;

pub use line::{PROMPTS, heading, heading_at};
pub use split::{Border, Segment, Splitter, segments, starts};

use std::ops::Range;

/// A text in the form that signs are compared in, with the way back.
#[derive(Debug, Default)]
pub struct Folded<'a> {
    /// The folded text.
    pub text: String,
    /// The text that it was made from.
    source: &'a str,
    /// Where runs begin that were taken over as they are: the offset in `text`, and the offset that it
    /// came from. In order; the last is the end.
    runs: Vec<(u32, u32)>,
    /// Where lines end, whether they broke in the paste or in an escaped string.
    breaks: Vec<u32>,
}

impl Folded<'_> {
    /// Folds a text. Takes time linear in its length.
    pub fn new(text: &str) -> Folded<'_> {
        let mut folded = Folded { text: String::with_capacity(text.len()), source: text, runs: Vec::new(), breaks: Vec::new() };
        let mut rest = text;
        loop {
            let at = text.len() - rest.len();
            // Runs of plain letters with single blanks between them, as most text is.
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

    fn push(&mut self, letter: char, at: usize) {
        if letter == ' ' && (self.text.ends_with(' ') || self.text.is_empty()) {
            return;
        }
        self.begin_run(at);
        self.text.push(letter);
    }

    /// What is pushed next came from `at`.
    fn begin_run(&mut self, at: usize) {
        let (here, from) = (offset(self.text.len()), offset(at));
        let goes_on = self.runs.last().is_some_and(|(start, origin)| here - start == from.wrapping_sub(*origin));
        if !goes_on {
            self.runs.push((here, from));
        }
    }

    /// The offset that a byte of `text` came from.
    fn origin(&self, at: usize) -> usize {
        let at = offset(at);
        let next = self.runs.partition_point(|(start, _)| *start <= at);
        let end = self.runs.last().map_or(0, |(_, end)| *end);
        let from = next.checked_sub(1).map_or(0, |last| self.runs[last].1 + (at - self.runs[last].0));
        from.min(end) as usize
    }

    /// From a place in the folded text to the place that it came from, in whole letters.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source.floor_char_boundary(self.origin(range.start));
        // The end is where the last letter ends: the next letter may stand behind a gap.
        let last = self.origin(range.end.saturating_sub(1));
        let end = self.source.floor_char_boundary(self.origin(range.end).min(last + 4));
        start..if range.is_empty() { start } else { end.max(start) }
    }

    /// Whether a line begins here: nothing but what was folded to a blank stands between, and a line
    /// break is in it.
    pub fn begins_line(&self, at: usize) -> bool {
        at == 0 || self.breaks.binary_search(&offset(content(&self.text[..at]).len())).is_ok()
    }

    /// Whether the line ends here.
    pub fn ends_line(&self, at: usize) -> bool {
        at >= self.text.len() || self.breaks.binary_search(&offset(content(&self.text[..at]).len())).is_ok()
    }

    /// The line around a place.
    pub fn line_around(&self, at: usize) -> Range<usize> {
        let next = self.breaks.partition_point(|end| (*end as usize) < at);
        let end = self.breaks.get(next).map_or(self.text.len(), |end| *end as usize);
        let start = next.checked_sub(1).map_or(0, |last| self.breaks[last] as usize);
        start..end
    }
}

/// A line without the bars and blanks around it.
fn content(text: &str) -> &str {
    text.trim_end_matches([' ', '>', '|'])
}

/// Whether one of the words is so. They stand in one text, with `|` between them: a list of texts would cost the page
/// a pointer for each.
pub(crate) fn any_of(words: &str, is: &dyn Fn(&str) -> bool) -> bool {
    words.split('|').any(is)
}

/// Pastes beyond 4 GiB are not read; their offsets saturate.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What begins here and isn't a plain letter: how many bytes it takes, and what it is folded to.
fn special(rest: &str, letter: char) -> Option<(usize, Option<char>)> {
    let length = letter.len_utf8();
    match letter {
        '\u{1b}' | '←' => Some((color(rest, length), None)),
        '\\' => Some(escape(rest)),
        // Box drawings and quote bars that terminals and mails put around a message.
        '\u{2500}'..='\u{257f}' | '❱' | '\u{feff}' | '\u{ad}' => Some((length, Some(' '))),
        '‘' | '’' => Some((length, Some('\''))),
        '“' | '”' => Some((length, Some('"'))),
        letter if letter.is_whitespace() || letter.is_control() => Some((length, Some(' '))),
        _ => None,
    }
}

/// The length of a terminal's color code: ESC [ … letter, or what a copy leaves of it.
fn color(rest: &str, length: usize) -> usize {
    let Some(code) = rest[length..].strip_prefix('[') else {
        return length;
    };
    let digits = code.bytes().take(16).take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    let letter = usize::from(code.as_bytes().get(digits).is_some_and(u8::is_ascii_alphabetic));
    length + 1 + digits + letter
}

/// Escapes that a body in a string in a log may carry, several levels deep.
fn escape(rest: &str) -> (usize, Option<char>) {
    let slashes = rest.bytes().take_while(|byte| *byte == b'\\').count();
    let code = &rest[slashes..];
    match code.as_bytes().first() {
        // `C:\new` is no line break, but folding it to one harms nothing.
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
    fn places_lead_back() {
        let text = "a \u{1b}[31mÄrger\u{1b}[0m   mit KEY";
        let folded = Folded::new(text);
        let at = folded.text.find("mit key").unwrap();
        assert_eq!(&text[folded.place(at..at + 7)], "mit KEY");
    }

    #[test]
    fn places_hold_whole_letters() {
        let text = "a ││ é\u{2028}\u{2028}“x”";
        let folded = Folded::new(text);
        for start in 0..=folded.text.len() {
            for end in start..=folded.text.len() {
                assert!(text.get(folded.place(start..end)).is_some(), "{start}..{end}");
            }
        }
    }
}
