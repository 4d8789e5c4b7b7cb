//! Line breaks inside of secrets. Terminals break lines that they are too narrow for, and people paste them so.

use super::is_key_byte;
use super::shape::{mixes, odd_letters};

/// So often a secret may be interrupted.
pub const GAPS: usize = 8;

/// Lines are measured so far, in bytes.
const LONGEST: usize = 1 << 10;

/// Where the bytes of a key end. A full stop behind them ends a sentence.
pub fn run_end(text: &str, at: usize, part: impl Fn(u8) -> bool) -> usize {
    let run = text.as_bytes()[at..].iter().take_while(|byte| part(**byte)).count();
    at + text[at..at + run].trim_end_matches('.').len()
}

/// Where the next line begins behind the line break at `at`, which may be escaped; the same place if there is none.
pub fn behind_break(text: &str, at: usize) -> usize {
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

/// Whether a terminal may have broken the line that ends at `end`, and the next one goes on at `next`: no line is longer
/// than a full one. A line is full if it is as long as terminals are wide, or as long as a line next to it.
pub fn is_full(text: &str, end: usize, next: usize) -> bool {
    /// Few terminals are narrower, in columns.
    const USUAL: usize = 72;
    /// None is narrower.
    const NARROWEST: usize = 24;
    let bytes = text.as_bytes();
    let is_break = |byte: u8| matches!(byte, b'\n' | b'\r');
    // One line break, no empty line.
    let line_break = bytes[end..next].iter().take_while(|byte| is_break(**byte)).count();
    let blank = next - end - line_break;
    let one = matches!(&bytes[end..end + line_break], b"\n" | b"\r\n");
    if !one || bytes[next - blank..next].contains(&b'\n') {
        return false;
    }
    let before = |end: usize| bytes[..end].iter().rev().take(LONGEST).take_while(|byte| !is_break(**byte)).count();
    let length = before(end);
    // What indents it may stand there since.
    let next = bytes[next..].iter().take(length + 1).take_while(|byte| !is_break(**byte)).count();
    let last = || before((end - length).saturating_sub(line_break));
    next <= length && (length >= USUAL || length >= NARROWEST && (next == length || next + blank == length || last() == length))
}

/// Whether what stands from `start` to `end` begins something of its own: the name of a value, a path, a place in a
/// file, a call, an address, a date.
pub fn is_own(text: &str, start: usize, end: usize) -> bool {
    let (run, rest) = (&text.as_bytes()[start..end], &text.as_bytes()[end..]);
    let year = matches!(run, [b'1', b'9', ..] | [b'2', b'0', ..]);
    let date = year && (run.get(4) == Some(&b'-') || run.get(8) == Some(&b'T'));
    // What pads base64 ends it.
    let padding = rest.iter().take_while(|byte| **byte == b'=').count();
    let goes_on = rest.get(padding).is_some_and(u8::is_ascii_alphanumeric);
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

/// Whether what ends at `end` is closed there, as a value or a sentence is.
pub fn is_closed(text: &str, end: usize) -> bool {
    let rest = &text.as_bytes()[end..];
    let mark = |byte: u8| matches!(byte, b'"' | b'\'' | b'`' | b')' | b']' | b'}' | b',');
    match rest {
        [b'.', b' ', ..] => true,
        [b'\\', next, ..] | [next, ..] => mark(*next),
        [] => false,
    }
}

/// A secret without its line breaks.
pub fn unbroken(secret: &str) -> String {
    secret.chars().filter(|letter| !matches!(letter, ' ' | '\t' | '\n' | '\r')).collect()
}

/// The end of a value that reaches `end`, with what a terminal carried over to the next lines; words, and names of
/// other values, begin lines of their own.
pub fn carried_end(text: &str, mut end: usize, part: impl Fn(u8) -> bool) -> usize {
    for _ in 0..GAPS {
        let start = behind_break(text, end);
        if !matches!(&text[end..start], "\n" | "\r\n") || !is_full(text, end, start) {
            break;
        }
        let next = run_end(text, start, &part);
        let run = &text[start..next];
        let mixed = run.bytes().any(|byte| byte.is_ascii_digit()) && run.bytes().any(|byte| byte.is_ascii_alphabetic());
        // Keys of AWS are capitals, of which a few are no digit at all.
        let capitals = run.len() >= 16 && run.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        // A path holds both, too.
        let generated = mixes(run) || mixed && run.bytes().all(is_key_byte);
        // Some keys have two parts.
        let part = run.len() > 16 && run.starts_with('.');
        if !(capitals || part || generated && odd_letters(run) > 0) || is_own(text, start, next) {
            break;
        }
        end = next;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the line in front of the first break is full.
    #[track_caller]
    fn full(text: &str) -> bool {
        let end = text.rfind("k\n").or(text.rfind("k\r\n")).expect("a line ends in k") + 1;
        is_full(text, end, behind_break(text, end))
    }

    #[test]
    fn full_lines_are_as_long_as_a_terminal_is_wide() {
        let line = |length: usize| format!("{}k", "x".repeat(length - 1));
        assert!(full(&format!("{}\nrest", line(72))));
        assert!(full(&format!("{}\r\n  rest", line(72))));
        assert!(!full(&format!("{}\nrest", line(71))));
        // The next line shows how wide it was.
        assert!(!full(&format!("{}\n{}", line(72), line(73))));
        assert!(full(&format!("{}\n{}", line(72), "x".repeat(72))));
        // Narrow ones need a second line of that length.
        assert!(full(&format!("{}\n{}\nrest", line(24), "x".repeat(24))));
        assert!(full(&format!("{}\n{}\nrest", "x".repeat(24), line(24))));
        assert!(!full(&format!("{}\n{}\nrest", line(23), "x".repeat(23))));
        assert!(!full(&format!("{}\n{}\nrest", line(24), "x".repeat(23))));
        // Indented by somebody else, or by what printed both.
        assert!(full(&format!("{}\n    {}\nrest", line(24), "x".repeat(24))));
        assert!(full(&format!("    {}\n    {}\nrest", line(20), "x".repeat(20))));
        // An empty line is none that a terminal makes.
        assert!(!full(&format!("{}\n\nrest", line(80))));
    }

    #[test]
    fn what_begins_something_of_its_own_is_known() {
        let own = |run: &str, rest: &str| is_own(&format!("{run}{rest}"), 0, run.len());
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
            assert!(own(run, rest), "{run}{rest}");
        }
        for (run, rest) in
            [("a1b2", "=="), ("a1b2", "=\""), ("a1b2==", ""), ("a1b2", ". You"), ("a1b2", "\""), ("a1b2", " x"), ("2026a", "")]
        {
            assert!(!own(run, rest), "{run}{rest}");
        }
    }
}
