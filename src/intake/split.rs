//! Splits a text into segments, line by line.
//!
//! [`segments`] cuts a text wherever something new may begin, by how its lines begin. Which segments belong to the same
//! failure is decided by [`crate::diagnosis`], since that takes what was read in them.
//!
//! The splitter sees one line at a time and the label of the next one, and keeps for each stream the current segment: at
//! most [`MAX_STREAMS`] segments of at most [`MAX_SEGMENT_LINES`] lines. So it can read a text of any length
//! as a stream.

use super::line::{Opening, labelled, opening};
use crate::text::hash::fnv1a;
use std::ops::Range;

/// What separates a segment from the one before it, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Border {
    /// A blank line, a fence, a rule.
    Gap,
    /// The beginning of a record of a log, a command, another traceback.
    Start,
    /// Another ticket or request.
    Section,
    /// Another file, with its name above it.
    File,
}

/// A part of a text in which nothing new begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its spans in the text, in bytes: several if labels or lines of other streams are between them.
    pub spans: Vec<Range<usize>>,
    /// What separates it from the segment before it in the same stream.
    pub border: Border,
    /// The number of its stream, which is that of the container or worker whose label its lines have; 0 if they have none.
    pub stream: usize,
    /// Whether a program or a terminal wrote it: it begins with a record of a log, a command, an exception, a traceback.
    pub reports: bool,
    /// Whether it holds the head of a traceback, an exception, or a line that a program begins a failure with.
    pub raises: bool,
    /// Whether it is the summary at the end of a run of tests, which repeats the failures above.
    pub summary: bool,
}

impl Segment {
    /// A segment that isn't joined with others, such as a request of a HAR.
    pub fn apart(spans: impl Into<Vec<Range<usize>>>) -> Segment {
        Segment { spans: spans.into(), border: Border::Section, stream: 0, reports: true, raises: false, summary: false }
    }

    /// An empty segment whose first line opens this.
    fn beginning_with(opens: Opening, border: Border, stream: usize) -> Segment {
        let reports = matches!(
            opens,
            Opening::Record | Opening::Command | Opening::Traceback | Opening::Failure | Opening::Status | Opening::Object
        );
        Segment { spans: Vec::new(), border, stream, reports, raises: false, summary: opens == Opening::Summary }
    }

    /// How many bytes it has.
    pub fn length(&self) -> usize {
        self.spans.iter().map(|place| place.end - place.start).sum()
    }

    /// The span from its first byte to its last; lines of other streams may be in it.
    pub fn span(&self) -> Range<usize> {
        self.spans.first().map_or(0, |place| place.start)..self.spans.last().map_or(0, |place| place.end)
    }
}

/// How many streams are kept apart; further ones count as one. It bounds the memory; one terminal shows fewer
/// containers.
const MAX_STREAMS: usize = 64;
/// How many lines a segment may have before it is ended: real tracebacks have fewer.
const MAX_SEGMENT_LINES: usize = 4_000;
/// How many lines an object or list may have before its braces are ignored: a brace may be missing.
const MAX_OBJECT_LINES: usize = 500;
/// How many bytes of a line are searched for braces. It bounds the time for a text that is one long line.
const MAX_MEASURED_BYTES: usize = 20_000;

/// Cuts a text into segments, in the order of their first lines. Takes time linear in its length.
pub fn segments(text: &str) -> Vec<Segment> {
    let mut splitter = Splitter::default();
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().map_or("", |next| next);
        splitter.push_line(line, at, next);
        at += line.len();
    }
    splitter.finish()
}

/// The offsets at which something begins: the text, records, commands and tracebacks. In order.
pub fn starts(text: &str) -> Vec<usize> {
    let begins = |segment: &Segment| (segment.border > Border::Gap).then(|| segment.span().start);
    segments(text).iter().filter_map(begins).collect()
}

/// Cuts lines into segments as they come.
#[derive(Default)]
pub struct Splitter {
    streams: Vec<Stream>,
    /// In the order of their first lines. The last one of each stream isn't complete.
    segments: Vec<Segment>,
    /// Whether the line before had a label.
    labelled: bool,
}

/// The state of one stream.
struct Stream {
    /// The hash of its label.
    label: u64,
    /// The index of its current segment.
    segment: Option<usize>,
    /// How many lines that segment has.
    lines: usize,
    /// Whether blank lines stand before the next line.
    gap: bool,
    /// Whether a traceback has begun whose exception hasn't come yet.
    in_traceback: bool,
    /// Whether the next traceback belongs to the same chain.
    chained: bool,
    /// Whether the segment holds a failure already.
    failed: bool,
    /// Whether the last failure was the exception of a traceback.
    raised: bool,
    /// What the last line opened.
    last: Opening,
    /// How many braces and brackets are open.
    depth: i32,
    /// For how many lines there have been open ones.
    object_lines: usize,
    /// Whether the last line ended within a string of an object: it was cut off, or a terminal wrapped it.
    unfinished: bool,
    /// What separates the next segment from this one.
    border: Border,
}

impl Splitter {
    /// Reads a line with its line break, which begins at byte `at` of the text. `next` is the line after it.
    pub fn push_line(&mut self, line: &str, at: usize, next: &str) {
        let found = labelled(line);
        // A single line with such a label is a row of a table, or a list of choices.
        let multiplexed = !found.stream.is_empty() && (self.labelled || !labelled(next).stream.is_empty());
        self.labelled = !found.stream.is_empty();
        let (label, prefix) = match multiplexed {
            true => (fnv1a(found.stream.bytes()), found.prefix),
            false if found.stream.is_empty() => (0, found.prefix),
            false => (0, 0),
        };
        let number = match self.streams.iter().position(|stream| stream.label == label) {
            Some(number) => number,
            None if self.streams.len() == MAX_STREAMS => MAX_STREAMS - 1,
            None => {
                self.streams.push(Stream::new(label));
                self.streams.len() - 1
            }
        };
        let opens = self.streams[number].push_line(&line[prefix..], at + prefix, number, &mut self.segments);
        if label == 0 && opens == Opening::File {
            // The segments of the streams in the file before end there.
            let others = self.streams.iter_mut().filter(|stream| stream.label != 0);
            others.for_each(|stream| stream.end(Border::Section));
        }
    }

    /// The segments, in the order of their first lines.
    pub fn finish(self) -> Vec<Segment> {
        self.segments
    }
}

impl Stream {
    fn new(label: u64) -> Stream {
        Stream {
            label,
            segment: None,
            lines: 0,
            gap: false,
            in_traceback: false,
            chained: false,
            failed: false,
            raised: false,
            last: Opening::Empty,
            depth: 0,
            object_lines: 0,
            unfinished: false,
            border: Border::Section,
        }
    }

    /// Reads a line without its label. Returns what it opens.
    fn push_line(&mut self, line: &str, at: usize, number: usize, segments: &mut Vec<Segment>) -> Opening {
        let body = line.trim_end_matches(['\n', '\r']);
        let opens = opening(body);
        if opens == Opening::Empty {
            self.gap = true;
            self.extend(at..at + line.len(), segments);
            return opens;
        }
        let gap = std::mem::take(&mut self.gap);
        if gap && self.unfinished {
            (self.depth, self.unfinished) = (0, false);
        }
        let open = self.depth > 0;
        // A traceback that was cut off ends where a paragraph begins that is none of its frames.
        if gap && opens == Opening::Nothing && !is_frame(body) {
            self.in_traceback = false;
        }
        let holds = open || self.in_traceback || self.chained;
        let border = self.border_before(opens, body, gap, holds);
        if let Some(border) = border.filter(|border| self.segment.is_some() || *border == Border::File) {
            self.end(border);
        }
        let at_segment = *self.segment.get_or_insert_with(|| {
            segments.push(Segment::beginning_with(opens, self.border, number));
            segments.len() - 1
        });
        segments[at_segment].raises |= matches!(opens, Opening::Traceback | Opening::Failure);
        self.extend(at..at + line.len(), segments);
        self.lines += 1;
        self.last = opens;
        match opens {
            Opening::Traceback => (self.in_traceback, self.chained) = (true, false),
            Opening::Chain => (self.chained, self.failed) = (true, false),
            Opening::Failure => {
                self.raised = self.in_traceback;
                // Some runtimes print the exceptions of a chain without their frames.
                (self.in_traceback, self.chained, self.failed) = (false, false, true);
            }
            Opening::Object => self.failed = true,
            _ => {}
        }
        self.count_braces(body);
        opens
    }

    /// The border before a line that opens something; none if the line continues the segment. `gap` says that blank
    /// lines stand before it, `holds` that an object, traceback or chain isn't complete.
    fn border_before(&self, opens: Opening, body: &str, gap: bool, holds: bool) -> Option<Border> {
        match opens {
            // The lines of one heading: a number, a sender, a subject.
            Opening::Section if self.last == Opening::Section && !gap => None,
            Opening::Section => Some(Border::Section),
            Opening::File => Some(Border::File),
            Opening::Record | Opening::Command => Some(Border::Start),
            Opening::Traceback if self.failed && !self.chained => Some(Border::Start),
            // The message of an exception may continue with the status, in another paragraph.
            Opening::Failure | Opening::Status if gap && self.raised && begins_with_digit(body) => Some(Border::Gap),
            Opening::Failure | Opening::Status if self.failed && !holds => Some(Border::Start),
            // An object right below a failure belongs to it.
            Opening::Object if !holds && (self.last == Opening::Object || gap && self.failed) => Some(Border::Start),
            Opening::Summary if self.last != Opening::Summary => Some(Border::Section),
            Opening::Paragraph if !holds => Some(Border::Gap),
            Opening::Chain | Opening::Empty => None,
            _ if self.lines >= MAX_SEGMENT_LINES => Some(Border::Gap),
            // Indented frames may follow the paragraphs of a long message.
            _ if gap && !holds && !(self.failed && body.starts_with([' ', '\t'])) => Some(Border::Gap),
            _ => None,
        }
    }

    /// Ends the segment. `border` separates the next one from it.
    fn end(&mut self, border: Border) {
        self.segment = None;
        (self.in_traceback, self.chained, self.failed, self.raised) = (false, false, false, false);
        (self.depth, self.object_lines, self.lines) = (0, 0, 0);
        self.border = border;
    }

    /// Adds a line to the segment.
    fn extend(&self, line: Range<usize>, segments: &mut [Segment]) {
        let Some(segment) = self.segment.map(|number| &mut segments[number]) else { return };
        match segment.spans.last_mut().filter(|last| last.end == line.start) {
            Some(last) => last.end = line.end,
            None => segment.spans.push(line),
        }
    }

    /// Counts braces and brackets, so that an object isn't split at a blank line or a field inside it.
    fn count_braces(&mut self, body: &str) {
        let opens = |edge: char| matches!(edge, '{' | '[');
        let begins = body.trim_end().ends_with(opens) || body.trim_start().starts_with(opens) || body.contains("{\"");
        if self.depth == 0 && !begins {
            self.unfinished = false;
            return;
        }
        let (mut depth, mut bytes) = (self.depth, body.bytes().take(MAX_MEASURED_BYTES));
        let mut quoted = false;
        while let Some(byte) = bytes.next() {
            match byte {
                b'\\' => _ = bytes.next(),
                b'"' => quoted = !quoted,
                b'{' | b'[' if !quoted => depth += 1,
                b'}' | b']' if !quoted => depth -= 1,
                _ => {}
            }
        }
        self.object_lines = if depth > 0 { self.object_lines + 1 } else { 0 };
        self.depth = if self.object_lines > MAX_OBJECT_LINES { 0 } else { depth.max(0) };
        self.unfinished = quoted != self.unfinished && body.len() <= MAX_MEASURED_BYTES;
    }
}

fn begins_with_digit(line: &str) -> bool {
    line.starts_with(|first: char| first.is_ascii_digit())
}

/// Whether a line at the margin can be a frame of a traceback, as notebooks print them.
fn is_frame(line: &str) -> bool {
    line.starts_with([' ', '\t', '/', '~', '<', '-'])
        || ["File ", "Cell ", "Input ", "in "].iter().any(|word| line.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of the segments, and the borders before them.
    fn cut(text: &str) -> Vec<(String, Border)> {
        let part = |segment: &Segment| segment.spans.iter().map(|place| &text[place.clone()]).collect::<String>();
        segments(text).iter().map(|segment| (part(segment), segment.border)).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Border)]) {
        let found = cut(text);
        let found: Vec<(&str, Border)> = found.iter().map(|(text, border)| (text.as_str(), *border)).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    const TRACE: &str = "Traceback (most recent call last):\n  File \"a.py\", line 1, in f\n    g()\nA.Error: x\n";

    #[test]
    fn a_chain_is_one_segment_and_two_tracebacks_are_two() {
        let chain = format!("{TRACE}\nThe above exception was the direct cause of the following exception:\n\n{TRACE}");
        check(&chain, &[(&chain, Border::Section)]);
        let short = "A.Error: x\n\nThe above exception was the direct cause of the following exception:\n\nB.Error: y\n\n";
        check(&format!("{short}C.Error: z\n"), &[(short, Border::Section), ("C.Error: z\n", Border::Start)]);
        check(&format!("{short}c\n"), &[(short, Border::Section), ("c\n", Border::Gap)]);
        check(&format!("{TRACE}{TRACE}"), &[(TRACE, Border::Section), (TRACE, Border::Start)]);
    }

    #[test]
    fn a_record_holds_the_traceback_below_it() {
        let record = format!("2026-11-23 06:17:15,203 ERROR bot: x\n{TRACE}");
        check(&format!("{record}{record}"), &[(&record, Border::Section), (&record, Border::Start)]);
    }

    #[test]
    fn paragraphs_tickets_and_commands_are_set_apart() {
        check("a\nb\n\nc\n", &[("a\nb\n\n", Border::Section), ("c\n", Border::Gap)]);
        check(
            "--- ticket 1 ---\n\na\n--- ticket 2 ---\nb\n$ x\nc",
            &[
                ("--- ticket 1 ---\n\n", Border::Section),
                ("a\n", Border::Gap),
                ("--- ticket 2 ---\nb\n", Border::Section),
                ("$ x\nc", Border::Start),
            ],
        );
        let ticket = "Ticket #17\nFrom: a\nSubject: b\nc\n";
        check(&ticket.repeat(2), &[(ticket, Border::Section), (ticket, Border::Section)]);
        check("{\n\n \"a\": 1\n}\n", &[("{\n\n \"a\": 1\n}\n", Border::Section)]);
    }

    #[test]
    fn an_object_that_was_cut_in_a_string_ends_with_its_paragraph() {
        check("{\"a\": \"b\n\nc\n", &[("{\"a\": \"b\n\n", Border::Section), ("c\n", Border::Gap)]);
        // A terminal wrapped it, or it continues after a whole string.
        for whole in ["{\"a\": \"b\nc\n", "{\"a\": \"b\",\n\nc\n", "{\"a\": \"b\nb\",\n\nc\n"] {
            check(whole, &[(whole, Border::Section)]);
        }
    }

    #[test]
    fn streams_are_untangled() {
        let text =
            "w-1  | Traceback (most recent call last):\nw-2  | 401 x\nw-1  |   File \"a.py\"\nw-1  | A.Error: x\nw-2  | y\n";
        check(
            text,
            &[
                ("Traceback (most recent call last):\n  File \"a.py\"\nA.Error: x\n", Border::Section),
                ("401 x\ny\n", Border::Section),
            ],
        );
        check("a-1 | b\nc\n", &[("a-1 | b\nc\n", Border::Section)]);
    }

    #[test]
    fn an_endless_list_and_an_endless_segment_end() {
        let lines = "x\n".repeat(MAX_SEGMENT_LINES * 2 + 10);
        assert_eq!(segments(&lines).len(), 3);
        let object_lines = format!("[\n{}\n\nx\n\ny\n", "1,\n".repeat(MAX_OBJECT_LINES + 5));
        assert!(segments(&object_lines).len() > 1);
        let short = format!("[\n{}\n\nx\n\ny\n", "1,\n".repeat(MAX_OBJECT_LINES - 10));
        assert_eq!(segments(&short).len(), 1);
    }

    #[test]
    fn every_byte_is_in_one_segment() {
        for text in ["", "\n", "a", "\n\na\n\n", "w-1 | a\nw-2 | b\n"] {
            let places: Vec<_> = segments(text).into_iter().flat_map(|segment| segment.spans).collect();
            assert!(places.iter().all(|place| text.get(place.clone()).is_some()), "{text:?}");
        }
    }
}
