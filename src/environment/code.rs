//! Code that sets variables of its own process: `os.environ["NAME"] = "value"` (Python documentation, os.environ),
//! `process.env.NAME = "value"` (Node.js documentation, process.env), `ENV["NAME"] = "value"` (Ruby), `os.Setenv("NAME",
//! "value")` (Go), `putenv("NAME=value")` (PHP), `Environment.SetEnvironmentVariable("NAME", "value")` (.NET). PowerShell
//! calls the last one in brackets, and with `"User"` or `"Machine"` it is for programs that start later
//! (about_Environment_Variables).

use super::entry::{Dollar, Entry, Quotes, Text};
use super::lines::{Line, enclosed, trimmed};
use crate::report::environment::Format;
use crate::text::name::name_length;

/// What stands before the name in code that sets a variable.
const SETTERS: &[&str] = &[
    "os.environ[",
    "os.putenv(",
    "process.env[",
    "process.env.",
    "Deno.env.set(",
    "ENV[",
    "os.Setenv(",
    "putenv(",
    "Environment.SetEnvironmentVariable(",
    "Environment]::SetEnvironmentVariable(",
];

/// The entry of a line that sets a variable by code; none if it is no such line.
pub fn line(text: &Text, line: &Line) -> Option<(Format, Vec<Entry>)> {
    let span = trimmed(&text.blanked, line.span.clone());
    let slice = text.at(&span);
    // All setters contain it, and most lines don't.
    if !slice.as_bytes().windows(2).any(|two| two.eq_ignore_ascii_case(b"nv")) {
        return None;
    }
    let commented = slice.starts_with(['#', '/']);
    let (start, setter) = SETTERS.iter().find_map(|setter| Some((slice.find(setter)?, *setter)))?;
    // A prompt, a comment or `[System.` may stand before it; after an `=` the code reads a variable.
    if start > 40 || slice[..start].contains('=') {
        return None;
    }
    let from = span.start + start + setter.len();
    let (name, after_name) = match enclosed(&text.blanked, &trimmed(&text.blanked, from..span.end)) {
        Some((inner, _)) => {
            let length = name_length(text.at(&inner));
            (inner.start..inner.start + length, inner.start + length)
        }
        None if setter.ends_with('.') => {
            let length = name_length(text.at(&(from..span.end)));
            (from..from + length, from + length)
        }
        None => return None,
    };
    let rest = text.at(&(after_name..span.end));
    let separator = rest.len() - rest.trim_start_matches(['"', '\'', ']', ' ', '\t']).len();
    let next_slice = &rest[separator..];
    if name.len() < 3 || !next_slice.starts_with(['=', ',']) || next_slice.starts_with("==") {
        return None;
    }
    let value = after_name + separator + 1..span.end;
    let mut entry = match enclosed(&text.blanked, &trimmed(&text.blanked, value.clone())) {
        Some((inner, quote)) => {
            let mut entry = Entry::new(name, inner);
            entry.quotes = Quotes::Removed(quote);
            entry
        }
        // `putenv("NAME=value")` has name and value in one pair of quotes.
        None if setter == "putenv(" && next_slice.starts_with('=') => {
            let length = text.at(&value).find(['"', '\'']).unwrap_or(value.len());
            Entry::new(name, value.start..value.start + length)
        }
        None => {
            let mut entry = Entry::new(name, trimmed(&text.blanked, value));
            entry.from_elsewhere = true;
            entry
        }
    };
    entry.commented = commented;
    let after = text.at(&(entry.value.end..span.end));
    if !setter.starts_with("Environment]") {
        entry.dollar = Dollar::Kept;
        return Some((Format::Code, vec![entry]));
    }
    entry.for_later = ["User", "Machine"].iter().any(|target| after.contains(target));
    Some((Format::PowerShell, vec![entry]))
}
