//! Secrets in the columns of a table whose header names them: CSV, tabs, Markdown.

use super::Found;
use super::names::announces;
use super::value::word_value;

/// A column of secrets.
#[derive(Clone, Copy)]
pub struct Column {
    separator: u8,
    /// How many cells of a row stand before it.
    index: usize,
    /// How many cells a row of the table has.
    cells: usize,
    /// How many more lines in sequence may have another number of cells before the table has ended.
    odd_lines_left: u8,
}

/// How many lines in sequence may have another number of cells than the header: a quoted cell may have several lines.
/// Cells with more than eight lines are rare, and a table that has ended should be left soon.
const MAX_ODD_LINES: u8 = 8;

/// The column whose name ends at byte `at`, and the byte at which its rows begin. None if the line there is no header of
/// a table, or if the name announces no secret.
// Not inlined: the loop over the text, which calls it, is faster without its code.
#[inline(never)]
pub fn column_named_at(text: &str, at: usize) -> Option<(Column, usize)> {
    /// How much of a line is searched for its cells on either side of the name. It bounds the time for a text that is
    /// one long line; real headers are far shorter.
    const MAX_HEADER_BYTES: usize = 1000;
    let bytes = text.as_bytes();
    if bytes.get(at) == Some(&b' ') && bytes.get(at + 1) != Some(&b'|') || !announces(text, at) {
        return None;
    }
    let start = bytes[..at].iter().rev().take(MAX_HEADER_BYTES).position(|byte| *byte == b'\n').map_or(0, |back| at - back);
    let end = at + bytes[at..].iter().take(MAX_HEADER_BYTES).position(|byte| *byte == b'\n')?;
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
    let column = Column { separator, index: count(&bytes[start..at]), cells: count(line) + 1, odd_lines_left: 0 };
    (column.cells > 1).then_some((column, end + 1))
}

impl Column {
    /// Adds the secrets in this column of the rows from byte `from` on. Returns where the rows end, and the column if
    /// the table may continue after the end of the text.
    pub fn find_secrets(mut self, text: &str, from: usize, found: &mut Vec<Found>) -> (usize, Option<Column>) {
        let bytes = text.as_bytes();
        let mut start = from;
        while start < bytes.len() {
            let end = bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| start + length);
            let (mut cells, mut quoted, mut cell) = (1, false, start);
            for (offset, byte) in bytes[start..end].iter().enumerate() {
                quoted ^= *byte == b'"';
                if *byte == self.separator && !quoted {
                    cells += 1;
                    if cells == self.index + 1 {
                        cell = start + offset + 1;
                    }
                }
            }
            let ruler = bytes[start..end].iter().all(|byte| matches!(byte, b'-' | b'+' | b'|' | b':' | b' ' | b'\r'));
            if cells == self.cells {
                self.odd_lines_left = MAX_ODD_LINES;
                let blank = bytes[cell..end].iter().take_while(|byte| **byte == b' ').count();
                found.extend(word_value(text, cell + blank).filter(|secret| secret.range.end <= end));
            } else if !ruler && end < bytes.len() {
                let Some(left) = self.odd_lines_left.checked_sub(1) else { return (start, None) };
                self.odd_lines_left = left;
            }
            start = end + 1;
        }
        (start, Some(self))
    }
}
