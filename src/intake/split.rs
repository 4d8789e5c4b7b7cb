//! Where one failure ends and another begins.

use std::ops::Range;

/// What joins two tracebacks to one chain, the root first (Python).
pub(crate) const CHAINED: &[&str] = &["direct cause of the following exception", "During handling of the above exception"];

/// The parts of a text that may each hold a failure of their own: chains of tracebacks, commands
/// with their output, fenced blocks, log records. Together they cover the text.
pub fn incidents(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut at = 0;
    let mut chained = false;
    for line in text.split_inclusive('\n') {
        let plain = line.trim_start();
        if plain.starts_with("$ ") || plain.starts_with("PS ") || plain.starts_with("curl ") || is_record(plain) {
            starts.push(at);
        } else if plain.starts_with("Traceback (most recent call last)") {
            if !chained {
                starts.push(at);
            }
            chained = false;
        } else if plain.trim_end().ends_with(':') && CHAINED.iter().any(|marker| plain.contains(marker)) {
            chained = true;
        }
        at += line.len();
    }
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).filter(|part| !part.is_empty()).collect()
}

/// Whether a line begins a log record: a date, `2026-11-23 …`, perhaps in brackets.
fn is_record(line: &str) -> bool {
    let line = line.trim_start_matches(['[', '(']).as_bytes();
    let digit = |at: usize| line.get(at).is_some_and(u8::is_ascii_digit);
    digit(0)
        && digit(1)
        && digit(2)
        && digit(3)
        && line.get(4) == Some(&b'-')
        && digit(5)
        && digit(6)
        && line.get(7) == Some(&b'-')
        && digit(8)
        && digit(9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_one_incident() {
        let text = "Traceback (most recent call last):\nA: x\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\nB: y\n";
        assert_eq!(incidents(text).len(), 1);
        assert_eq!(incidents(&format!("{text}{text}")).len(), 2);
        assert_eq!(incidents("2026-11-23 06:17:15,203 ERROR a\n2026-11-23 06:17:16,203 ERROR b\n").len(), 2);
        assert_eq!(incidents(""), Vec::<Range<usize>>::new());
    }
}
