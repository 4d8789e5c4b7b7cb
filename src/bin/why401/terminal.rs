//! Both ends of the command: what it prints, with or without colors, and what it says beside that.

use anstream::AutoStream;
use clap::ColorChoice;
use std::fmt::Write as _;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use terminal_size::{Width, terminal_size_of};
use why401::render::Layout;

/// Standard output for text with styles. They are left out of it where they aren't wanted: in a pipe, with `NO_COLOR`,
/// `CLICOLOR=0` or `TERM=dumb`; `CLICOLOR_FORCE` and `--color always` keep them.
pub fn styled(color: ColorChoice) -> BufWriter<AutoStream<StdoutLock<'static>>> {
    let choice = match color {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    BufWriter::new(AutoStream::new(io::stdout().lock(), choice))
}

/// Standard output for bytes that stay as they are.
pub fn plain() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// Styled, and as wide as the terminal; in a pipe lines stay whole.
pub fn layout() -> Layout {
    let width = terminal_size_of(io::stdout()).map(|(Width(columns), _)| usize::from(columns));
    Layout { width: width.filter(|columns| *columns > 0), color: true }
}

/// JSON without the controls that it may hold as they are, but that a terminal obeys.
pub fn harmless(json: String) -> String {
    let steers = |letter: char| matches!(letter, '\u{7f}'..='\u{9f}');
    if !json.contains(steers) {
        return json;
    }
    json.chars().fold(String::with_capacity(json.len()), |mut out, letter| {
        // They stand in strings only, and a string can't fail to take more.
        let _ = if steers(letter) { write!(out, "\\u{:04x}", u32::from(letter)) } else { out.write_char(letter) };
        out
    })
}

/// Says something on standard error. If nobody can hear it, nothing else can be done.
pub fn say(text: &str) {
    let _ = writeln!(io::stderr(), "why401: {text}");
}

/// If a person is to type or paste the input: says so, and how to end it.
pub fn invite(what: &str) {
    if io::stdin().is_terminal() {
        let end = if cfg!(windows) { "Enter, Ctrl-Z and Enter" } else { "Enter and Ctrl-D" };
        say(&format!("paste {what}, then press {end}."));
    }
}
