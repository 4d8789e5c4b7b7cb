//! The evidence as a compiler shows it: the lines of the paste, their numbers, and marks under what decided.

use super::layout::Layout;
use super::lines::{Line, Lines};
use crate::report::{Evidence, Report};
use crate::text::visible;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;
use textwrap::core::display_width;

/// How much of a line that is too long is shown, from generous to sparing: so many bytes on each side of a mark, and so
/// many of the marked text, whose middle is left out beyond that.
const SHOWN: [(usize, usize); 5] = [(80, 160), (50, 100), (30, 60), (16, 60), (8, 60)];
/// The same where a mark stands alone and there is hardly any room.
const SPARING: [(usize, usize); 2] = [(8, 32), (4, 20)];
/// Lines that are no farther apart, in lines, are one source, in which the renderer leaves out what lies between.
const NEAR: usize = 1000;
/// What stands in the place of text that is left out.
const LEFT_OUT: &str = "…";

/// A fact in its line.
struct Mark {
    line: Line,
    /// Its place in the line, in bytes.
    range: Range<usize>,
    label: String,
    kind: AnnotationKind,
}

/// What is shown of a line.
struct Row<'a> {
    number: usize,
    text: String,
    /// The marks with their places in the shown text, in bytes.
    marks: Vec<(Range<usize>, &'a Mark)>,
}

/// The facts for and against the likeliest cause, in the order of the paste.
pub fn evidence(report: &Report, layout: Layout) -> String {
    let marks = marks(report);
    let last = marks.last().map_or(0, |mark| mark.line.number);
    // `12 | `
    let room = layout.evidence().saturating_sub(last.to_string().len() + 3);
    let text = &report.redaction.text;
    let mut snippets: Vec<Vec<Row>> = Vec::new();
    let mut above = 0;
    for marks in marks.chunk_by(|one, next| one.line == next.line) {
        let range = &marks[0].line.range;
        for row in rows(&text[range.clone()], marks, room) {
            match snippets.last_mut().and_then(|rows| Some((rows.last()?.number, rows))) {
                Some((last, rows)) if last < row.number && row.number - last <= NEAR => {
                    if row.number - last == 2 {
                        rows.push(between(&text[above..range.start], last + 1, room));
                    }
                    rows.push(row);
                }
                _ => snippets.push(vec![row]),
            }
        }
        above = range.end;
    }
    let renderer = if layout.color { Renderer::styled() } else { Renderer::plain() };
    // The lines are cut already: the renderer keeps the ends of a line, not what lies between two marks.
    let drawn = renderer
        .term_width(usize::MAX / 2)
        .render(&[Group::with_level(Level::ERROR).elements(snippets.iter().map(|rows| snippet(rows, room)))]);
    drawn.lines().map(|line| [line.trim_end(), "\n"].concat()).collect()
}

fn marks(report: &Report) -> Vec<Mark> {
    let top = report.top();
    let mut lines = Lines::of(&report.redaction);
    let all = |list: &'_ [Evidence], kind| list.iter().map(move |evidence| (evidence.clone(), kind)).collect::<Vec<_>>();
    let mut facts = [all(&top.supports, AnnotationKind::Primary), all(&top.contradicts, AnnotationKind::Context)].concat();
    facts.sort_by_key(|(evidence, _)| (evidence.start, evidence.end));
    let mark = |(evidence, kind): (Evidence, AnnotationKind)| {
        let place = report.redaction.to_redacted(evidence.start..evidence.end);
        let text = &report.redaction.text[place.clone()];
        // A break alone is a fact, too.
        let blanks = if text.trim().is_empty() { 0 } else { text.len() - text.trim_start().len() };
        let line = lines.at(place.start + blanks);
        let start = (place.start + blanks).min(line.range.end);
        // What runs over several lines is marked in the first.
        let end = place.end.clamp(start, line.range.end);
        let range = start - line.range.start..end - line.range.start;
        let label = if kind == AnnotationKind::Primary { evidence.says } else { format!("against it: {}", evidence.says) };
        Mark { line, range, label: visible(&label).into_owned(), kind }
    };
    facts.into_iter().map(mark).collect()
}

/// What is shown of a line: all of it, if there is room for it and its labels, else what stands around the marks. Marks
/// that don't fit into one row get several.
fn rows<'a>(line: &str, marks: &'a [Mark], room: usize) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let mut rest = marks;
    while let Some((first, _)) = rest.split_first() {
        let fitting = (1..=rest.len()).rev().find_map(|count| fitting(line, &rest[..count], room));
        let row = fitting.unwrap_or_else(|| {
            let (first, (around, longest)) = (std::slice::from_ref(first), SPARING[SPARING.len() - 1]);
            shown(line, &pieces(line, first, around, longest), first)
        });
        rest = &rest[row.marks.len()..];
        rows.push(row);
    }
    rows
}

/// The only line between two others, as far as there is room for it.
fn between<'a>(text: &str, number: usize, room: usize) -> Row<'a> {
    let line: String = text.trim_matches(['\r', '\n']).chars().take(room).collect();
    let mut text = plain(&line);
    while display_width(&text) > room {
        text.pop();
    }
    Row { number, text, marks: Vec::new() }
}

/// The most that can be shown of a line with these marks; none if there isn't room for them.
fn fitting<'a>(line: &str, marks: &'a [Mark], room: usize) -> Option<Row<'a>> {
    // A character that is wider than a column has four bytes at most.
    let whole = (line.len() <= 4 * room).then(|| shown(line, std::slice::from_ref(&(0..line.len())), marks));
    let sparing = SPARING.iter().filter(|_| marks.len() == 1);
    let cut = SHOWN.iter().chain(sparing).map(|(around, longest)| shown(line, &pieces(line, marks, *around, *longest), marks));
    whole.into_iter().chain(cut).find(|row| row.fits(room))
}

/// The pieces of a line that are shown: the marks, both ends of the long ones, and what stands around them.
fn pieces(line: &str, marks: &[Mark], around: usize, longest: usize) -> Vec<Range<usize>> {
    let mut wanted = Vec::new();
    for mark in marks {
        let Range { start, end } = mark.range;
        if end - start <= longest {
            wanted.push((start.saturating_sub(around), end + around));
        } else {
            wanted.push((start.saturating_sub(around), start + longest / 2));
            wanted.push((end - longest / 2, end + around));
        }
    }
    wanted.sort_unstable();
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for (start, end) in wanted {
        let (start, end) = (line.floor_char_boundary(start), line.ceil_char_boundary(end));
        // It isn't worth it to leave out less than what takes its place.
        let start = if start <= LEFT_OUT.len() { 0 } else { start };
        let end = if end + LEFT_OUT.len() >= line.len() { line.len() } else { end };
        match pieces.last_mut() {
            Some(last) if last.end + LEFT_OUT.len() >= start => last.end = last.end.max(end),
            _ => pieces.push(start..end),
        }
    }
    pieces
}

/// A row of these pieces. Each end of a mark lies in one of them.
fn shown<'a>(line: &str, pieces: &[Range<usize>], marks: &'a [Mark]) -> Row<'a> {
    let mut text = String::new();
    let mut starts = Vec::new();
    let mut end = 0;
    for piece in pieces {
        text.push_str(if piece.start > end { LEFT_OUT } else { "" });
        starts.push(text.len());
        text.push_str(&plain(&line[piece.clone()]));
        end = piece.end;
    }
    text.push_str(if end < line.len() { LEFT_OUT } else { "" });
    let place = |offset: usize| {
        let piece = pieces.partition_point(|piece| piece.start <= offset).saturating_sub(1);
        starts[piece] + plain(&line[pieces[piece].start..offset.clamp(pieces[piece].start, pieces[piece].end)]).len()
    };
    let number = marks[0].line.number;
    let marks = marks.iter().map(|mark| (place(mark.range.start)..place(mark.range.end), mark)).collect();
    Row { number, text, marks }
}

/// Text of the paste that can't steer the terminal, with blanks for its tabs.
fn plain(text: &str) -> String {
    visible(text).replace('\t', "    ")
}

impl Row<'_> {
    /// Whether the text has room, and each label below the beginning of its mark.
    fn fits(&self, room: usize) -> bool {
        let fits = |(place, mark): &(Range<usize>, &Mark)| self.columns(place.start) + display_width(&mark.label) <= room;
        display_width(&self.text) <= room && self.marks.iter().all(fits)
    }

    /// Whether a label would run out of the row behind its mark.
    fn hangs(&self, place: &Range<usize>, mark: &Mark, room: usize) -> bool {
        self.columns(place.end) + 1 + display_width(&mark.label) > room
    }

    fn columns(&self, end: usize) -> usize {
        display_width(&self.text[..end])
    }
}

/// Rows that follow each other as one source.
fn snippet<'a>(rows: &'a [Row<'a>], room: usize) -> Snippet<'a, Annotation<'a>> {
    let mut source = String::new();
    let mut annotations = Vec::new();
    for (above, row) in [rows[0].number].into_iter().chain(rows.iter().map(|row| row.number)).zip(rows) {
        // The renderer shows none of more than one line without a mark.
        source.extend(std::iter::repeat_n('\n', row.number.saturating_sub(above + 1)));
        let at = source.len();
        for (place, mark) in &row.marks {
            annotations.push(mark.kind.span(at + place.start..at + place.end).label(mark.label.as_str()));
            if row.hangs(place, mark, room) {
                // The renderer puts a label below its mark if another mark ends there.
                let last = row.text.floor_char_boundary(place.end.saturating_sub(1)).max(place.start);
                annotations.push(mark.kind.span(at + last..at + place.end));
            }
        }
        source.push_str(&row.text);
        source.push('\n');
    }
    Snippet::source(source).line_start(rows[0].number).annotations(annotations)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Cause;
    use crate::redaction::redact;
    use crate::report::Finding;
    use std::rc::Rc;

    /// The evidence of a report whose facts are these words of a text.
    fn drawn(text: &str, facts: &[(&str, &str)], width: usize) -> String {
        let fact = |(word, says): &(&str, &str)| {
            let start = text.find(word).expect("the word is in the text");
            Evidence { fact: "sign", says: (*says).to_owned(), start, end: start + word.len(), text: (*word).to_owned() }
        };
        let supports = facts.iter().map(fact).collect();
        let finding = Finding { cause: Cause::InvalidKey, variant: "", percent: 90, supports, contradicts: Vec::new() };
        let report = Report { redaction: Rc::new(redact(text)), ..Report::of(vec![finding]) };
        evidence(&report, Layout { width: Some(width), color: false })
    }

    #[test]
    fn facts_of_a_line_share_it_and_lines_between_are_left_out() {
        let text = "one\r\nHTTP 401: bad key\r\nthree\r\nfour: bad\r\n5\r\n6\r\nseven\r\n";
        let facts = [("401", "the status"), ("bad key", "the message"), ("four", "the cause"), ("seven", "the end")];
        let wanted = "  |
2 | HTTP 401: bad key
  |      ^^^  ^^^^^^^ the message
  |      |
  |      the status
3 | three
4 | four: bad
  | ^^^^ the cause
...
7 | seven
  | ^^^^^ the end
";
        assert_eq!(drawn(text, &facts, 80), wanted);
    }

    #[test]
    fn tabs_wide_letters_and_controls_keep_the_marks_in_place() {
        let wanted = "  |
1 |     日本語 401 ␛[31m�2J rest
  |     ^^^^^^ ^^^       ^^ controls
  |     |      |
  |     |      status
  |     wide
";
        let drawn =
            drawn("\t日本語 401 \u{1b}[31m\u{9b}2J rest", &[("日本語", "wide"), ("401", "status"), ("2J", "controls")], 80);
        assert!(!drawn.contains(['\u{1b}', '\u{9b}', '\t']), "{drawn:?}");
        assert_eq!(drawn, wanted);
    }

    #[test]
    fn what_runs_over_lines_is_marked_in_the_first() {
        let text = "key: abc\r\nHTTP 401\r\n  {\r\n  }\r\n";
        let drawn = drawn(text, &[("\r\n", "a break"), ("\r\n  {\r\n  }", "the body")], 80);
        assert_eq!(drawn, "  |\n1 | key: abc\n  |         ^ a break\n2 | HTTP 401\n3 |   {\n  |   ^ the body\n");
    }

    #[test]
    fn of_a_long_line_the_marks_are_shown() {
        let noise = "noise ".repeat(20_000);
        let text = format!("{noise}HTTP 401{noise}invalid_api_key{noise}{}{noise}", "wide日本".repeat(50));
        let long = "wide日本".repeat(50);
        let facts = [("401", "the status"), ("invalid_api_key", "a label with hardly any room"), (&*long, "long")];
        for width in [40, 60, 80, 120, 200] {
            let drawn = drawn(&text, &facts, width);
            assert!(drawn.lines().all(|line| display_width(line) <= width), "{drawn}");
            for part in ["401", "invalid_api_key", "the status", "a label with hardly any room", "long"] {
                assert!(drawn.contains(part), "{part}: {drawn}");
            }
        }
    }

    #[test]
    fn lines_are_counted_in_the_original() {
        let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n".repeat(5);
        let text = format!("first\n-----BEGIN PRIVATE KEY-----\n{body}-----END PRIVATE KEY-----\nHTTP 401\n");
        let drawn = drawn(&text, &[("401", "the status")], 80);
        assert!(drawn.contains("\n9 | HTTP 401\n"), "{drawn}");
    }
}
