//! Lines of text: indented, wrapped and styled.

use crate::text::visible;
use anstyle::{AnsiColor, Style};
use std::borrow::Cow;
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

/// How a text is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The columns of the terminal; none where lines stay whole, as in a file.
    pub width: Option<usize>,
    /// Whether escape codes style it.
    pub color: bool,
}

/// Prose is hard to read in longer lines, in columns.
const PROSE: usize = 100;
/// Evidence is cut to this where no terminal has a width, in columns.
const EVIDENCE: usize = 100;
/// No terminal counts as narrower, in columns.
const NARROWEST: usize = 40;

impl Layout {
    /// The columns for prose; none where it isn't wrapped.
    fn prose(self) -> Option<usize> {
        self.width.map(|width| width.clamp(NARROWEST, PROSE))
    }

    /// The columns for lines of the paste.
    pub(super) fn evidence(self) -> usize {
        self.width.unwrap_or(EVIDENCE).max(NARROWEST)
    }
}

/// A text that is being written. Nothing that is written to it can steer the terminal.
pub(super) struct Page {
    out: String,
    layout: Layout,
    /// So many blanks stand in front of each line.
    indent: usize,
}

impl Page {
    /// An empty one.
    pub fn new(layout: Layout) -> Page {
        Page { out: String::new(), layout, indent: 0 }
    }

    /// What was written.
    pub fn into_text(self) -> String {
        self.out
    }

    /// From here on so many blanks stand in front of each line.
    pub fn indent(&mut self, blanks: usize) {
        self.indent = blanks;
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.out.push('\n');
    }

    /// A sentence that says it all.
    pub fn verdict(&mut self, text: &str) {
        self.wrapped("", "", text, Style::new().bold());
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: &str) {
        self.wrapped("", "", text, Style::new());
    }

    /// The title of a section, with an empty line above.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.wrapped("", "", text, Style::new().bold());
    }

    /// A line that belongs to the heading.
    pub fn line(&mut self, text: &str) {
        self.wrapped("  ", "  ", text, Style::new());
    }

    /// A line of what matters less.
    pub fn aside(&mut self, text: &str) {
        self.wrapped("  ", "  ", text, Style::new().dimmed());
    }

    /// An item of a list, behind its marker: `-`, `1.`, or a name.
    pub fn item(&mut self, marker: &str, text: &str) {
        let first = format!("  {marker} ");
        let next = " ".repeat(display_width(&first));
        self.wrapped(&first, &next, text, Style::new());
    }

    /// Code, as it is.
    pub fn code(&mut self, text: &str) {
        let style = AnsiColor::Cyan.on_default();
        for line in visible(text).lines() {
            if !line.is_empty() {
                self.styled(&" ".repeat(self.indent + 4), line, style);
            }
            self.gap();
        }
    }

    /// What is laid out and styled already.
    pub fn block(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Text with something in front of its first line and of the next ones.
    fn wrapped(&mut self, first: &str, next: &str, text: &str, style: Style) {
        let (text, blanks) = (visible(text), " ".repeat(self.indent));
        let (first, next) = (format!("{blanks}{first}"), format!("{blanks}{next}"));
        let lines = match self.layout.prose() {
            None => text.split('\n').map(Cow::Borrowed).collect(),
            Some(width) => {
                let room = width.saturating_sub(display_width(&next)).max(1);
                // A word that is too long, such as an address, stays whole, so that it can be copied.
                let options = Options::new(room).break_words(false).word_splitter(WordSplitter::NoHyphenation);
                textwrap::wrap(&text, options)
            }
        };
        let mut start = &first;
        for line in lines {
            self.styled(start, &line, style);
            self.gap();
            start = &next;
        }
    }

    fn styled(&mut self, start: &str, text: &str, style: Style) {
        let style = if self.layout.color { style } else { Style::new() };
        self.out.push_str(&format!("{start}{style}{text}{style:#}"));
    }
}
