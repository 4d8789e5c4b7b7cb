//! Cuts the redacted paste into the pieces that the evidence shows: what decided is marked, what
//! was taken out is set apart, and a long text is left out far from both.

use std::ops::Range;

/// Most bytes that are shown without being asked for.
pub const SHORT: usize = 20_000;
/// Most bytes that are shown at all; more would make the page slow.
pub const LONG: usize = 400_000;
/// Bytes shown on either side of a mark in a long text.
const AROUND: usize = 1_200;

/// A piece of what is shown.
#[derive(Debug, PartialEq)]
pub enum Piece {
    /// Text.
    Text {
        /// Where it is in the redacted text.
        range: Range<usize>,
        /// The marks over it, by index.
        marks: Vec<usize>,
        /// Whether it stands for a secret.
        gone: bool,
    },
    /// So many lines are left out here.
    LeftOut(usize),
}

/// The pieces of a text with marks and cuts, both in bytes; cuts are in order.
pub fn pieces(text: &str, marks: &[Range<usize>], cuts: &[Range<usize>], most: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut shown = 0;
    for window in windows(text, marks, most) {
        leave_out(&text[shown..window.start], &mut pieces);
        shown = window.end;
        cut_up(window, marks, cuts, &mut pieces);
    }
    leave_out(&text[shown..], &mut pieces);
    pieces
}

fn leave_out(text: &str, pieces: &mut Vec<Piece>) {
    if !text.is_empty() {
        let lines = text.bytes().filter(|byte| *byte == b'\n').count();
        pieces.push(Piece::LeftOut(lines.max(1)));
    }
}

fn cut_up(window: Range<usize>, marks: &[Range<usize>], cuts: &[Range<usize>], pieces: &mut Vec<Piece>) {
    // Where something begins or ends, in order. The cuts come in order, and the marks are few.
    let mut bounds: Vec<usize> = Vec::new();
    for range in cuts.iter().chain(marks) {
        for bound in [range.start, range.end] {
            if window.start < bound && bound < window.end {
                let at = bounds.partition_point(|before| *before < bound);
                bounds.insert(at, bound);
            }
        }
    }
    bounds.push(window.end);
    let mut start = window.start;
    for end in bounds {
        if start < end {
            let over = |range: &Range<usize>| range.start < end && start < range.end;
            let cut = cuts.get(cuts.partition_point(|cut| cut.end <= start));
            pieces.push(Piece::Text {
                range: start..end,
                marks: (0..marks.len()).filter(|mark| over(&marks[*mark])).collect(),
                gone: cut.is_some_and(over),
            });
            start = end;
        }
    }
}

/// The parts that are shown, in order: all of a short text, else what is around the marks.
fn windows(text: &str, marks: &[Range<usize>], most: usize) -> Vec<Range<usize>> {
    if text.len() <= most || most > SHORT {
        return std::iter::once(0..line_end(text, most)).collect();
    }
    let mut windows: Vec<Range<usize>> = Vec::new();
    for mark in marks.iter().filter(|mark| !mark.is_empty()).take(8) {
        let start = line_start(text, mark.start.saturating_sub(AROUND));
        let end = line_end(text, mark.end.min(mark.start + AROUND) + AROUND);
        // It swallows the windows that it touches.
        let from = windows.partition_point(|window| window.end < start);
        let to = windows.partition_point(|window| window.start <= end);
        let merged =
            windows[from..to].iter().fold(start..end, |all, window| all.start.min(window.start)..all.end.max(window.end));
        windows.drain(from..to);
        windows.insert(from, merged);
    }
    if windows.is_empty() {
        windows.push(0..line_end(text, most / 2));
    }
    windows
}

/// The start of the line, if it is near; else the nearest character.
fn line_start(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    let near = text.floor_char_boundary(at.saturating_sub(300));
    text[near..at].rfind('\n').map_or(at, |line| near + line + 1)
}

/// The end of the line, if it is near; else the nearest character.
fn line_end(text: &str, at: usize) -> usize {
    let at = text.ceil_char_boundary(at.min(text.len()));
    let near = text.ceil_char_boundary((at + 300).min(text.len()));
    text[at..near].find('\n').map_or(at, |line| at + line + 1)
}

#[cfg(test)]
mod tests {
    use crate::ui::*;

    #[test]
    fn marks_and_cuts_may_overlap() {
        let text = "KEY=\"[gone]\" end";
        let (mark, cut) = (4..12, 5..11);
        let pieces = pieces(text, &[mark], &[cut], SHORT);
        let seen: Vec<(&str, usize, bool)> = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text { range, marks, gone } => (&text[range.clone()], marks.len(), *gone),
                Piece::LeftOut(_) => ("…", 0, false),
            })
            .collect();
        assert_eq!(seen, [("KEY=", 0, false), ("\"", 1, false), ("[gone]", 1, true), ("\"", 1, false), (" end", 0, false)]);
    }

    #[test]
    fn a_long_text_shows_what_is_around_the_marks() {
        let text = "a line of text\n".repeat(10_000);
        let marks = [75_000..75_006, 74_000..74_005, 3_000..3_005];
        let pieces = pieces(&text, &marks, &[], SHORT);
        let left_out: Vec<usize> =
            pieces.iter().filter_map(|piece| if let Piece::LeftOut(lines) = piece { Some(*lines) } else { None }).collect();
        assert_eq!(left_out.len(), 3, "{left_out:?}");
        let shown: usize = pieces.iter().map(|piece| if let Piece::Text { range, .. } = piece { range.len() } else { 0 }).sum();
        assert!((5_000..8_000).contains(&shown), "{shown}");
    }
}
