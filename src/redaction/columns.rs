//! Secrets in the columns of a table whose header names them: CSV, tabs, Markdown.

use super::Found;
use super::places::{announces, word_value};

/// A column of secrets.
#[derive(Clone, Copy)]
pub struct Column {
    separator: u8,
    /// How many cells stand in front of it.
    place: usize,
    /// How many cells a row has.
    cells: usize,
    /// Rows without so many cells that may still come, before this is no table any more.
    patience: u8,
}

/// So many rows in a row may be no rows: a cell of theirs has several lines.
const PATIENCE: u8 = 8;

/// The column whose name ends at `at`, and where its rows begin.
// Out of the way of the loop over the text, which is faster so.
#[inline(never)]
pub fn headed(text: &str, at: usize) -> Option<(Column, usize)> {
    /// Headers aren't longer, in bytes.
    const LONGEST: usize = 1000;
    let bytes = text.as_bytes();
    if bytes.get(at) == Some(&b' ') && bytes.get(at + 1) != Some(&b'|') || !announces(text, at) {
        return None;
    }
    let start = bytes[..at].iter().rev().take(LONGEST).position(|byte| *byte == b'\n').map_or(0, |back| at - back);
    let end = at + bytes[at..].iter().take(LONGEST).position(|byte| *byte == b'\n')?;
    let line = &bytes[start..end];
    let separator = *line.iter().find(|byte| matches!(byte, b',' | b'\t' | b'|' | b';'))?;
    let is_name = |cell: &[u8]| {
        let cell = cell.trim_ascii();
        let letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' ' | b'"' | b'.');
        cell.len() < 40 && cell.iter().filter(|byte| **byte == b' ').count() < 3 && cell.iter().all(letter)
    };
    if !line.split(|byte| *byte == separator).all(is_name) {
        return None;
    }
    let count = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == separator).count();
    let column = Column { separator, place: count(&bytes[start..at]), cells: count(line) + 1, patience: 0 };
    (column.cells > 1).then_some((column, end + 1))
}

impl Column {
    /// Adds the secrets of the rows from `from` on. Returns where they end, and what goes on behind the text if they
    /// don't end before it.
    pub fn find(mut self, text: &str, from: usize, found: &mut Vec<Found>) -> (usize, Option<Column>) {
        let bytes = text.as_bytes();
        let mut start = from;
        while start < bytes.len() {
            let end = bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| start + length);
            let (mut cells, mut quoted, mut cell) = (1, false, start);
            for (place, byte) in bytes[start..end].iter().enumerate() {
                quoted ^= *byte == b'"';
                if *byte == self.separator && !quoted {
                    cells += 1;
                    if cells == self.place + 1 {
                        cell = start + place + 1;
                    }
                }
            }
            let rule = bytes[start..end].iter().all(|byte| matches!(byte, b'-' | b'+' | b'|' | b':' | b' ' | b'\r'));
            if cells == self.cells {
                self.patience = PATIENCE;
                let blank = bytes[cell..end].iter().take_while(|byte| **byte == b' ').count();
                found.extend(word_value(text, cell + blank).filter(|secret| secret.range.end <= end));
            } else if !rule && end < bytes.len() {
                let Some(patience) = self.patience.checked_sub(1) else { return (start, None) };
                self.patience = patience;
            }
            start = end + 1;
        }
        (start, Some(self))
    }
}
