//! Listings of the environment, which show the values that programs get.
//!
//! `printenv`, `env` and cmd’s `set` print values as they are. bash’s `set` and `declare -x` quote them (GNU Bash
//! manual, “set” and “declare”: “in a form that may be reused as shell input”). `Get-ChildItem Env:` prints two columns.

use super::entry::{Dollar, Entry, Quotes, Text};
use super::lines::{Line, assignment, lines, trimmed, unquoted};
use crate::text::Span;
use crate::text::name::name_length;

/// Variables that every environment on Unix or Windows has. Two of them show that a text is a listing.
const COMMON_VARIABLES: &[&str] = &[
    "PATH",
    "HOME",
    "PWD",
    "SHELL",
    "USER",
    "LANG",
    "TERM",
    "LOGNAME",
    "SHLVL",
    "HOSTNAME",
    "OLDPWD",
    "Path",
    "ComSpec",
    "COMSPEC",
    "SystemRoot",
    "USERPROFILE",
    "APPDATA",
    "TEMP",
    "OS",
    "windir",
    "_",
];

/// The entries of a listing; none if the text isn’t one. `listing` says that the command before it prints one.
pub fn parse(text: &Text, span: &Span, listing: bool) -> Option<Vec<Entry>> {
    let body = text.at(span);
    if let Some(entries) = columns(text, span) {
        return Some(entries);
    }
    let usual = body.lines().take(4000).filter(|line| is_usual(line)).take(2).count();
    if !listing && usual < 2 {
        return None;
    }
    // bash’s `set` quotes values that need it.
    let requoted = body.lines().take(4000).any(|line| line.starts_with("BASH_VERSINFO=") || line.starts_with("BASHOPTS="));
    let entries = lines(&text.blanked, span.clone()).filter_map(|line| entry(text, &line, requoted));
    Some(entries.collect())
}

/// Whether a line sets one of the common variables.
fn is_usual(line: &str) -> bool {
    let line = line.strip_prefix("declare -x ").or_else(|| line.strip_prefix("export ")).unwrap_or(line);
    line.split_once('=').is_some_and(|(name, _)| COMMON_VARIABLES.contains(&name))
}

/// The entry of a line. `requoted` says that the listing quotes its values.
fn entry(text: &Text, line: &Line, requoted: bool) -> Option<Entry> {
    let blanked = &text.blanked;
    let declared = ["declare -x ", "export ", "typeset -x "].iter().find(|word| text.at(&line.span).starts_with(**word));
    let from = line.span.start + declared.map_or(0, |word| word.len());
    let (name, separator, value) = assignment(blanked, from, line)?;
    if separator != name.end {
        return None;
    }
    let (inner, quote) = unquoted(blanked, value.clone());
    let removed = declared.is_some() || (requoted && quote == Some(b'\''));
    let mut entry = Entry::new(name, if removed { inner } else { value });
    entry.quotes = match quote {
        Some(quote) if removed => Quotes::Removed(quote),
        Some(_) => Quotes::Kept,
        None => Quotes::None,
    };
    entry.dollar = Dollar::Kept;
    entry.carriage_return = line.carriage_return;
    Some(entry)
}

/// The two columns of `Get-ChildItem Env:`, under `Name` and `Value`.
fn columns(text: &Text, span: &Span) -> Option<Vec<Entry>> {
    let mut all = lines(&text.blanked, span.clone());
    let words = |line: &Line| text.at(&line.span).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    all.find(|line| words(line) == ["Name", "Value"])?;
    all.next().filter(|line| words(line).iter().all(|word| word.bytes().all(|byte| byte == b'-')))?;
    let row = |line: Line| {
        let slice = text.at(&line.span);
        let length = name_length(slice);
        let value = trimmed(&text.blanked, line.span.start + length..line.span.end);
        // PowerShell cuts long values and ends them in dots.
        if length < 2 || value.is_empty() || value.start == line.span.start + length || text.at(&value).ends_with("...") {
            return None;
        }
        let mut entry = Entry::new(line.span.start..line.span.start + length, value.clone());
        entry.quotes = if unquoted(&text.blanked, value).1.is_some() { Quotes::Kept } else { Quotes::None };
        entry.dollar = Dollar::Kept;
        Some(entry)
    };
    Some(all.filter_map(row).collect())
}
