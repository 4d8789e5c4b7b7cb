//! Cells of a notebook.
//!
//! `%env NAME=value` and `%set_env` (ipython/ipython IPython/core/magics/osm.py, set_env): blanks around name and
//! value are removed, quotes are kept; `$name` and `{name}` are Python’s variables. `!command` runs in a separate shell, so what it
//! sets is lost when it ends (IPython documentation, “System shell access”).

use super::entry::{Entry, Quotes, Text};
use super::lines::{Line, assignment, trimmed, unquoted};
use crate::text::name::name_length;

/// The entries of a line that sets a variable from a cell; none if it is no such line.
pub fn line(text: &Text, line: &Line) -> Option<Vec<Entry>> {
    let blanked = &text.blanked;
    let mut span = trimmed(blanked, line.span.clone());
    let slice = text.at(&span);
    // A line of a cell in the notebook’s file: `"%env NAME=value\n",`.
    if slice.starts_with("\"%") || slice.starts_with("\"!") {
        let inner = slice[1..].trim_end_matches(',').trim_end_matches('"');
        let inner = inner.strip_suffix("\\n").unwrap_or(inner);
        span = span.start + 1..span.start + 1 + inner.len();
    }
    let slice = text.at(&span);
    if let Some(rest) = slice.strip_prefix("!export ") {
        let from = span.end - rest.len();
        let (name, _, value) = assignment(blanked, from, &Line { span: span.clone(), carriage_return: false })?;
        let (value, quote) = unquoted(blanked, trimmed(blanked, value));
        let mut entry = Entry::new(name, value);
        entry.quotes = quote.map_or(Quotes::None, Quotes::Removed);
        entry.no_effect = "`!export` sets it in a separate shell, which ends with the line";
        return Some(vec![entry]);
    }
    let rest = slice.strip_prefix("%env ").or_else(|| slice.strip_prefix("%set_env "))?;
    let from = span.end - rest.trim_start().len();
    let length = name_length(text.at(&(from..span.end)));
    let rest = text.at(&(from + length..span.end));
    let separator =
        if rest.contains('=') && rest.trim_start().starts_with('=') { rest.find('=').map_or(0, |at| at + 1) } else { 0 };
    let value = trimmed(blanked, from + length + separator..span.end);
    if length < 3 || value.is_empty() {
        return None;
    }
    let mut entry = Entry::new(from..from + length, value.clone());
    let kept = unquoted(blanked, value.clone()).1.is_some() || text.at(&value).starts_with("\\\"");
    entry.quotes = if kept { Quotes::Kept } else { Quotes::None };
    Some(vec![entry])
}
