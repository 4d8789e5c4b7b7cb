//! Line breaks inside secrets. Terminals wrap lines that are too long for them, and people paste the wrapped text.

use super::is_key_byte;
use super::shape::{is_mixed, non_word_chars};

/// How many interruptions a secret may have: line breaks and foreign characters. The longest known keys, of some 600
/// bytes, take eight lines on a terminal of 80 columns.
pub const MAX_INTERRUPTIONS: usize = 8;

/// How far back a line is measured. It bounds the time for a text that is one long line; no terminal is wider.
const MAX_LINE_BYTES: usize = 1 << 10;

/// Where the run of bytes for which `part` is true ends, from byte `at` on. Full stops at its end are left out, since
/// they end a sentence.
pub fn run_end(text: &str, at: usize, part: impl Fn(u8) -> bool) -> usize {
    let run = text.as_bytes()[at..].iter().take_while(|byte| part(**byte)).count();
    at + text[at..at + run].trim_end_matches('.').len()
}

/// Where the next line begins after the line break at `at`, which may be escaped; `at` itself if there is none.
pub fn after_line_break(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while let [b'\\', b'r' | b'n', ..] = bytes[end..] {
        end += 2;
    }
    if end == at && matches!(bytes.get(at), Some(b'\n' | b'\r')) {
        end += bytes[at..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r' | b' ' | b'\t' | b'|')).count();
    }
    end
}

/// Whether a terminal may have wrapped the line that ends at `end`, so that it continues at `next`. It may have if the
/// line is as long as terminals are wide, or as long as the line before or after it, and the next one isn't longer.
pub fn is_wrapped(text: &str, end: usize, next: usize) -> bool {
    /// A line of this length is taken for wrapped by itself: few terminals have fewer columns.
    const MIN_USUAL_COLUMNS: usize = 72;
    /// A shorter line is never taken for wrapped: no terminal has fewer columns.
    const MIN_COLUMNS: usize = 24;
    let bytes = text.as_bytes();
    let is_break = |byte: u8| matches!(byte, b'\n' | b'\r');
    // A terminal makes one line break and no empty line.
    let line_break = bytes[end..next].iter().take_while(|byte| is_break(**byte)).count();
    let blank = next - end - line_break;
    let one = matches!(&bytes[end..end + line_break], b"\n" | b"\r\n");
    if !one || bytes[next - blank..next].contains(&b'\n') {
        return false;
    }
    let before = |end: usize| bytes[..end].iter().rev().take(MAX_LINE_BYTES).take_while(|byte| !is_break(**byte)).count();
    let length = before(end);
    // The indentation may have been added after the terminal wrapped the line.
    let next = bytes[next..].iter().take(length + 1).take_while(|byte| !is_break(**byte)).count();
    let last = || before((end - length).saturating_sub(line_break));
    next <= length
        && (length >= MIN_USUAL_COLUMNS
            || length >= MIN_COLUMNS && (next == length || next + blank == length || last() == length))
}

/// Whether the text from `start` to `end` begins something else than the rest of a secret: the name of a value, a path,
/// a position in a file, a call, an address, a date.
pub fn begins_something_else(text: &str, start: usize, end: usize) -> bool {
    let (run, rest) = (&text.as_bytes()[start..end], &text.as_bytes()[end..]);
    let year = matches!(run, [b'1', b'9', ..] | [b'2', b'0', ..]);
    let date = year && (run.get(4) == Some(&b'-') || run.get(8) == Some(&b'T'));
    // Padding is the end of base64.
    let padding = rest.iter().take_while(|byte| **byte == b'=').count();
    // A value, or the label that took its place.
    let goes_on = rest.get(padding).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'[');
    let blank = rest.iter().take_while(|byte| **byte == b' ').count();
    let padded = run.iter().rev().skip_while(|byte| **byte == b'=').any(|byte| *byte == b'=');
    let path = run.contains(&b'/') && run.contains(&b'.');
    date || padded
        || path
        || match rest.get(blank) {
            Some(b'=') => blank > 0 || goes_on,
            Some(b':') => true,
            Some(b'/' | b'@' | b'(') => blank == 0,
            Some(b'.') => blank == 0 && rest.get(1).is_some_and(u8::is_ascii_alphanumeric),
            _ => false,
        }
}

/// Whether a quote, bracket, comma or full stop follows at `end`, as after a value or a sentence.
pub fn is_closed(text: &str, end: usize) -> bool {
    let rest = &text.as_bytes()[end..];
    let mark = |byte: u8| matches!(byte, b'"' | b'\'' | b'`' | b')' | b']' | b'}' | b',');
    match rest {
        [b'.', b' ', ..] => true,
        [b'\\', next, ..] | [next, ..] => mark(*next),
        [] => false,
    }
}

/// A secret without its line breaks and the blanks of an indentation.
pub fn without_line_breaks(secret: &str) -> String {
    secret.chars().filter(|letter| !matches!(letter, ' ' | '\t' | '\n' | '\r')).collect()
}

/// The end of a value whose first line ends at `end`, with the lines that a terminal wrapped. A line that begins with a
/// word or with the name of another value is no part of it.
pub fn wrapped_value_end(text: &str, mut end: usize, part: impl Fn(u8) -> bool) -> usize {
    for _ in 0..MAX_INTERRUPTIONS {
        let start = after_line_break(text, end);
        if !matches!(&text[end..start], "\n" | "\r\n") || !is_wrapped(text, end, start) {
            break;
        }
        let next = run_end(text, start, &part);
        let run = &text[start..next];
        let mixed = run.bytes().any(|byte| byte.is_ascii_digit()) && run.bytes().any(|byte| byte.is_ascii_alphabetic());
        // Ids of AWS keys are in capitals, and a few of them hold no digit.
        let capitals = run.len() >= 16 && run.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        // A path mixes letters and digits too.
        let generated = is_mixed(run) || mixed && run.bytes().all(is_key_byte);
        // Keys of two parts, with a full stop between them.
        let part = run.len() > 16 && run.starts_with('.');
        if !(capitals || part || generated && non_word_chars(run) > 0) || begins_something_else(text, start, next) {
            break;
        }
        end = next;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the line before the first break may have been wrapped.
    #[track_caller]
    fn wrapped(text: &str) -> bool {
        let end = text.rfind("k\n").or(text.rfind("k\r\n")).expect("a line ends in k") + 1;
        is_wrapped(text, end, after_line_break(text, end))
    }

    #[test]
    fn wrapped_lines_are_as_long_as_a_terminal_is_wide() {
        let line = |length: usize| format!("{}k", "x".repeat(length - 1));
        assert!(wrapped(&format!("{}\nrest", line(72))));
        assert!(wrapped(&format!("{}\r\n  rest", line(72))));
        assert!(!wrapped(&format!("{}\nrest", line(71))));
        // The next line is longer than the terminal is wide.
        assert!(!wrapped(&format!("{}\n{}", line(72), line(73))));
        assert!(wrapped(&format!("{}\n{}", line(72), "x".repeat(72))));
        // On a narrow terminal a second line has the same length.
        assert!(wrapped(&format!("{}\n{}\nrest", line(24), "x".repeat(24))));
        assert!(wrapped(&format!("{}\n{}\nrest", "x".repeat(24), line(24))));
        assert!(!wrapped(&format!("{}\n{}\nrest", line(23), "x".repeat(23))));
        assert!(!wrapped(&format!("{}\n{}\nrest", line(24), "x".repeat(23))));
        // Indented afterwards, or by the program that printed both lines.
        assert!(wrapped(&format!("{}\n    {}\nrest", line(24), "x".repeat(24))));
        assert!(wrapped(&format!("    {}\n    {}\nrest", line(20), "x".repeat(20))));
        // A terminal makes no empty line.
        assert!(!wrapped(&format!("{}\n\nrest", line(80))));
    }

    #[test]
    fn what_begins_something_else_is_recognized() {
        let begins = |run: &str, rest: &str| begins_something_else(&format!("{run}{rest}"), 0, run.len());
        for (run, rest) in [
            ("a1b2", "=x"),
            ("a1b2", " = x"),
            ("a1b2", ": x"),
            ("a1b2", "/x"),
            ("a1b2", ".py"),
            ("a1b2", "@x"),
            ("a1b2", "(x)"),
            ("A=b", ""),
            ("2026-11-23T06", ""),
            ("20261123T06", ""),
        ] {
            assert!(begins(run, rest), "{run}{rest}");
        }
        for (run, rest) in
            [("a1b2", "=="), ("a1b2", "=\""), ("a1b2==", ""), ("a1b2", ". You"), ("a1b2", "\""), ("a1b2", " x"), ("2026a", "")]
        {
            assert!(!begins(run, rest), "{run}{rest}");
        }
    }
}
