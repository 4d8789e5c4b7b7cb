//! Commands and profiles of shells.
//!
//! bash and zsh: `NAME=value` without blanks; quotes are removed; in single quotes `$` is kept; only what is exported reaches
//! programs (GNU Bash manual, “Shell Parameters”, “Environment”). fish: `set -x` exports (fish documentation, “set”).
//! cmd: `set NAME=value` takes everything after `=`, with quotes and blanks; `set "NAME=value"` takes what is between
//! the quotes; `setx` is for windows that open later (Microsoft, “set”, “setx”). PowerShell: `$env:NAME = "value"`
//! (about_Environment_Variables).

use super::entry::{Dollar, Entry, Quotes, Text};
use super::lines::{Line, assignment, is_spaced, prompted, trimmed, unquoted, value_with_comment};
use crate::facts::shell::{Prompt, ends};
use crate::report::environment::Format;
use crate::text::Span;
use crate::text::name::name_length;

/// The entries of a line that sets variables by a command of a shell. In a `script`, assignments without a command count
/// too.
pub fn line(text: &Text, line: &Line, script: bool) -> Option<(Format, Vec<Entry>)> {
    let blanked = &text.blanked;
    let span = trimmed(blanked, line.span.clone());
    let whole = text.at(&span);
    let (typed, prompt) = match prompted(whole) {
        Some(typed) => (typed, Some(Prompt::of(&whole[..whole.len() - typed.len()]).unwrap_or(Prompt::Unix))),
        None => (whole, None),
    };
    let commented = typed.starts_with('#') && prompt.is_none();
    let typed = if commented { typed.trim_start_matches(['#', ' ']) } else { typed };
    let from = span.end - typed.len();
    let here = Line { span: from..span.end, carriage_return: line.carriage_return };
    let (format, mut entries) = command(text, &here, typed, prompt).or_else(|| {
        (script || prompt == Some(Prompt::Unix)).then(|| bare(text, &here)).flatten().map(|entry| (Format::Shell, vec![entry]))
    })?;
    for entry in &mut entries {
        entry.commented = commented;
        entry.carriage_return = line.carriage_return;
    }
    Some((format, entries))
}

/// The entries of a command, whose text without the prompt is `typed`.
fn command(text: &Text, line: &Line, typed: &str, prompt: Option<Prompt>) -> Option<(Format, Vec<Entry>)> {
    let after = |rest: &str| line.span.end - rest.trim_start().len();
    let lacks = |command: &str| prompt.is_some_and(|prompt| prompt.lacks(command));
    if let Some(rest) = ["export ", "declare -x ", "typeset -x "].iter().find_map(|word| typed.strip_prefix(word)) {
        let mut entry = posix(text, after(rest), line)?;
        if lacks("export") {
            entry.no_effect = "`export` isn’t a command of this shell";
        }
        return Some((Format::Shell, vec![entry]));
    }
    if typed.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("$env:")) {
        return Some((Format::PowerShell, vec![powershell(text, line.span.start + 5, line)?]));
    }
    if let Some(rest) = typed.strip_prefix("setx ").or_else(|| typed.strip_prefix("SETX ")) {
        return Some((Format::Cmd, vec![setx(text, after(rest), line)?]));
    }
    if let Some(rest) = typed.strip_prefix("set -") {
        return Some((Format::Shell, vec![fish(text, line, rest)?]));
    }
    if let Some(rest) = typed.strip_prefix("set ").or_else(|| typed.strip_prefix("SET ")) {
        let mut entry = cmd(text, after(rest), line)?;
        if lacks("set") {
            entry.no_effect = "`set` doesn’t set an environment variable in this shell";
            return Some((if prompt == Some(Prompt::Unix) { Format::Shell } else { Format::PowerShell }, vec![entry]));
        }
        return Some((Format::Cmd, vec![entry]));
    }
    if let Some(rest) = typed.strip_prefix("setenv ") {
        return Some((Format::Shell, vec![words(text, after(rest), line)?]));
    }
    None
}

/// `NAME=value` of bash and zsh, which remove quotes.
fn posix(text: &Text, from: usize, line: &Line) -> Option<Entry> {
    let blanked = &text.blanked;
    let (name, separator, value) = assignment(blanked, from, line)?;
    let spaced = is_spaced(blanked, &name, separator, line.span.end);
    let (mut value, quotes) = value_with_comment(blanked, value);
    if quotes == Quotes::None {
        // Without quotes, a blank or the end of the command ends the value.
        value = first_word(text, value);
    }
    let mut entry = Entry::new(name, value);
    entry.quotes = quotes;
    entry.spaced = spaced;
    entry.dollar = if quotes == Quotes::Removed(b'\'') { Dollar::Kept } else { Dollar::Replaced };
    Some(entry)
}

/// An assignment without a command, which isn’t exported unless a command follows on the line.
fn bare(text: &Text, line: &Line) -> Option<Entry> {
    let mut entry = posix(text, line.span.start, line)?;
    let end = entry.value.end + usize::from(matches!(entry.quotes, Quotes::Removed(_)));
    entry.unexported = ends(text.at(&(end..line.span.end)));
    Some(entry)
}

/// The names that a script exports on lines of their own, `export NAME`; all names if it has `set -a`.
pub fn exported_later(body: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for line in body.lines().take(4000) {
        if let Some(rest) = line.trim().strip_prefix("export ").filter(|rest| !rest.contains('=')) {
            names.extend(rest.split_whitespace());
        }
        if matches!(line.trim(), "set -a" | "set -o allexport") {
            names.extend(body.lines().take(4000).filter_map(|line| Some(line.split_once('=')?.0.trim())));
        }
    }
    names
}

/// `$env:NAME = "value"`. Without quotes PowerShell reads the value as a command.
fn powershell(text: &Text, from: usize, line: &Line) -> Option<Entry> {
    let blanked = &text.blanked;
    let (name, _, value) = assignment(blanked, from, line)?;
    let (value, quotes) = value_with_comment(blanked, value);
    let slice = text.at(&value);
    let mut entry = Entry::new(name, value.clone());
    entry.quotes = quotes;
    if quotes == Quotes::None && !slice.is_empty() && !slice.starts_with(['$', '(', '[', '"', '\'', '“']) {
        entry.no_effect = "PowerShell reads a value without quotes as a command";
    }
    entry.dollar = if quotes == Quotes::Removed(b'\'') { Dollar::Kept } else { Dollar::Replaced };
    Some(entry)
}

/// `set NAME=value` of cmd: everything after `=` is the value.
fn cmd(text: &Text, from: usize, line: &Line) -> Option<Entry> {
    let blanked = &text.blanked;
    let quoted = text.at(&(from..line.span.end)).starts_with('"');
    let end = if quoted && text.at(&line.span).ends_with('"') { line.span.end - 1 } else { line.span.end };
    let inner = Line { span: from + usize::from(quoted)..end.max(from + usize::from(quoted)), carriage_return: false };
    let (name, separator, value) = assignment(blanked, inner.span.start, &inner)?;
    let slice = text.at(&value);
    // `set X=v && command`: the blank before `&&` is part of the value too.
    let stop = if quoted { None } else { slice.find('&') };
    let value = value.start..stop.map_or(value.end, |at| value.start + at);
    let mut entry = Entry::new(name.clone(), value.clone());
    entry.spaced = is_spaced(blanked, &name, separator, inner.span.end) || text.at(&value).ends_with(' ');
    entry.quotes = if unquoted(blanked, trimmed(blanked, value)).1.is_some() { Quotes::Kept } else { Quotes::None };
    entry.dollar = Dollar::Kept;
    Some(entry)
}

/// `setx NAME value`.
fn setx(text: &Text, from: usize, line: &Line) -> Option<Entry> {
    let mut entry = words(text, from, line)?;
    let slice = text.at(&entry.value);
    if slice.starts_with('=') || text.at(&entry.name).contains('=') {
        entry.spaced = true;
    }
    entry.dollar = Dollar::Kept;
    entry.for_later = true;
    Some(entry)
}

/// A name and a value as two words, `NAME value`.
fn words(text: &Text, from: usize, line: &Line) -> Option<Entry> {
    let rest = text.at(&(from..line.span.end));
    let length = name_length(rest);
    if length < 3 {
        return None;
    }
    let rest = trimmed(&text.blanked, from + length..line.span.end);
    let (value, quotes) = value_with_comment(&text.blanked, rest);
    let value = match quotes {
        Quotes::None => first_word(text, value),
        _ => value,
    };
    let mut entry = Entry::new(from..from + length, value);
    entry.quotes = quotes;
    Some(entry)
}

/// The part of a value up to the first blank, `;` or `&`.
fn first_word(text: &Text, value: Span) -> Span {
    let length = text.at(&value).find([' ', '\t', ';', '&']).unwrap_or(value.len());
    value.start..value.start + length
}

/// `set -gx NAME value` of fish: without `x` among the options it isn’t exported.
fn fish(text: &Text, line: &Line, rest: &str) -> Option<Entry> {
    let options = rest.split_whitespace().next()?;
    let mut entry = words(text, line.span.end - rest[options.len()..].trim_start().len(), line)?;
    let long = options.strip_prefix('-');
    // A long option, which more of them may follow.
    entry.unexported = match long {
        Some(long) => long != "export",
        None => !options.contains('x'),
    };
    (long.is_some() || options.bytes().all(|byte| matches!(byte, b'g' | b'U' | b'x' | b'l' | b'f' | b'u'))).then_some(entry)
}
