//! The lines of a paste.

use crate::redaction::Redaction;
use std::ops::Range;

/// Finds the lines that places of a redacted text stand in, and their numbers in the original paste.
pub struct Lines<'a> {
    redaction: &'a Redaction,
    /// Everything before this was counted, in bytes of the redacted text.
    at: usize,
    /// So many line breaks stand before it in the original paste.
    breaks: usize,
    /// So many secrets stand before it.
    cuts: usize,
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its number in the original paste, counted from 1.
    pub number: usize,
    /// Where it stands in the redacted text, in bytes, without its line break.
    pub range: Range<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of a paste.
    pub fn of(redaction: &'a Redaction) -> Lines<'a> {
        Lines { redaction, at: 0, breaks: 0, cuts: 0 }
    }

    /// The line of a byte of the redacted text. Takes time linear in the distance from the line that was asked for last.
    pub fn at(&mut self, offset: usize) -> Line {
        let text = self.redaction.text.as_str();
        if offset < self.at {
            *self = Lines::of(self.redaction);
        }
        let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
        self.breaks += text[self.at..start].bytes().filter(|byte| *byte == b'\n').count();
        // A secret may run over several lines; its label stands in one.
        let passed = self.redaction.cuts[self.cuts..].iter().take_while(|cut| cut.range.end <= start);
        for cut in passed {
            self.breaks += cut.secret.line_breaks();
            self.cuts += 1;
        }
        self.at = start;
        let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
        let end = start + text[start..end].trim_end_matches('\r').len();
        Line { number: self.breaks + 1, range: start..end }
    }
}
