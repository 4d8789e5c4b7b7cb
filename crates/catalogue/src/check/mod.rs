//! Checks what no single file can tell: that ids are unique, and that what a file names is there.

mod advice;
mod clients;
mod names;
mod prose;
mod rows;

use crate::files::At;
use crate::problem::{Problem, Problems, nearest};
use crate::source::{Doc, Sources};

/// Checks a whole catalogue.
///
/// # Errors
/// Everything that is wrong, with file, line and what to write.
pub fn check(sources: &Sources) -> Result<(), Problems> {
    let mut check = Check { sources, problems: Vec::new() };
    check.names();
    check.rows();
    check.clients();
    check.advice();
    check.prose();
    if check.problems.is_empty() { Ok(()) } else { Err(Problems(check.problems)) }
}

struct Check<'a> {
    sources: &'a Sources,
    problems: Vec<Problem>,
}

impl Check<'_> {
    /// Says that a text has to be written, unless it is there.
    fn written<T>(&mut self, doc: &Doc<T>, text: &At<String>, says: &str) {
        if text.trim().is_empty() {
            self.problems.push(doc.problem(text, says));
        }
    }

    /// Says that a value names something that isn't there, unless it is there or nothing is named.
    fn known<T>(&mut self, doc: &Doc<T>, at: &At<String>, what: &str, known: &[&str], write: &str) {
        if at.is_empty() || known.contains(&at.as_str()) {
            return;
        }
        let says = match nearest(at, known) {
            Some(meant) => format!("there is no {what} {:?}; did you mean {meant:?}? If not, {write}", **at),
            None => format!("there is no {what} {:?}; {write}", **at),
        };
        self.problems.push(doc.problem(at, says));
    }
}
