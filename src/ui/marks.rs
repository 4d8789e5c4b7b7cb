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
        /// The marks that end with it.
        ends: Vec<usize>,
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
    let inside = |at: &usize| window.contains(at);
    let mut bounds: Vec<usize> = vec![window.end];
    for at in marks.iter().chain(cuts).flat_map(|range| [range.start, range.end]).filter(inside) {
        if let Err(place) = bounds.binary_search(&at) {
            bounds.insert(place, at);
        }
    }
    let mut start = window.start;
    for end in bounds {
        if start == end {
            continue;
        }
        let range = start..end;
        let over = |mark: &&usize| marks[**mark].start < end && marks[**mark].end > start;
        let all: Vec<usize> = (0..marks.len()).collect();
        let marks_here: Vec<usize> = all.iter().filter(over).copied().collect();
        pieces.push(Piece::Text {
            ends: marks_here.iter().copied().filter(|mark| marks[*mark].end == end).collect(),
            marks: marks_here,
            gone: cuts[cuts.partition_point(|cut| cut.end <= start)..].first().is_some_and(|cut| cut.start <= start),
            range,
        });
        start = end;
    }
}

/// The parts that are shown: all of a short text, else what is around the marks.
fn windows(text: &str, marks: &[Range<usize>], most: usize) -> Vec<Range<usize>> {
    if text.len() <= most || most > SHORT {
        let end = line_end(text, most.min(text.len()));
        return std::iter::once(0..end).collect();
    }
    let mut wanted: Vec<Range<usize>> = marks
        .iter()
        .filter(|mark| !mark.is_empty())
        .take(8)
        .map(|mark| line_start(text, mark.start.saturating_sub(AROUND))..line_end(text, mark.end.min(mark.start + AROUND) + AROUND))
        .collect();
    if wanted.is_empty() {
        wanted.push(0..line_end(text, most / 2));
    }
    let mut merged: Vec<Range<usize>> = Vec::new();
    // There are few: the next one is looked for, not sorted to its place.
    while let Some(next) = (0..wanted.len()).min_by_key(|at| wanted[*at].start) {
        let window = wanted.remove(next);
        match merged.last_mut() {
            Some(last) if window.start <= last.end => last.end = last.end.max(window.end),
            _ => merged.push(window),
        }
    }
    merged
}

/// The start of the line, if it is near; else the nearest character.
fn line_start(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    let near = text.floor_char_boundary(at.saturating_sub(300));
    text[near..at].rfind('\n').map_or(at, |line| near + line + 1)
}

/// The end of the line, if it is near; else the nearest character.
fn line_end(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    let at = text.ceil_char_boundary(at);
    let near = text.ceil_char_boundary(at + 300);
    text[at..near].find('\n').map_or(at, |line| at + line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_cuts_may_overlap() {
        let text = "KEY=\"[gone]\" end";
        let pieces = pieces(text, &[4..12], &[5..11], SHORT);
        let seen: Vec<(&str, usize, usize, bool)> = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text { range, marks, ends, gone } => (&text[range.clone()], marks.len(), ends.len(), *gone),
                Piece::LeftOut(_) => ("…", 0, 0, false),
            })
            .collect();
        assert_eq!(
            seen,
            [
                ("KEY=", 0, 0, false),
                ("\"", 1, 0, false),
                ("[gone]", 1, 0, true),
                ("\"", 1, 1, false),
                (" end", 0, 0, false)
            ]
        );
    }

    #[test]
    fn a_long_text_shows_what_is_around_the_marks() {
        let text = "a line of text\n".repeat(10_000);
        let pieces = pieces(&text, &[75_000..75_006], &[], SHORT);
        let shown: usize = pieces
            .iter()
            .map(|piece| if let Piece::Text { range, .. } = piece { range.len() } else { 0 })
            .sum();
        assert!(matches!(pieces[0], Piece::LeftOut(lines) if lines > 4_000));
        assert!((2_000..4_000).contains(&shown), "{shown}");
    }
}
