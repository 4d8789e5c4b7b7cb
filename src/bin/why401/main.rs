//! The command `why401`: the same core as the page, for terminals and pipelines.

mod answers;
mod arguments;
mod input;
mod lines;
mod panics;
mod redact;
mod terminal;

use answers::{answers, choices};
use arguments::{Arguments, Command, KEY_HINT};
use clap::CommandFactory;
use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use terminal::say;
use why401::answer::{Answer, Choices};
use why401::catalogue::Library;
use why401::credential::{inspect_file, key_alone};
use why401::redaction::{Mask, Secret};
use why401::text::visible;

/// How a run ended. The number is the exit status.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Every paste got a report.
    Done = 0,
    /// Some input could not be read.
    Unread = 1,
    /// The command was called wrongly.
    Usage = 2,
}

fn main() -> ExitCode {
    panics::keep_quiet();
    let given: Vec<OsString> = std::env::args_os().collect();
    let end = match arguments::parse(&given) {
        Ok(asked) => run(&asked),
        // The help, or the version.
        Err(asked) if !asked.use_stderr() => print(&asked.render().ansi().to_string()),
        Err(error) => {
            say(&arguments::message(error, &given));
            Ok(End::Usage)
        }
    };
    let end = end.unwrap_or_else(|error| match error.kind() {
        // A reader that has seen enough, such as `head`, is no failure.
        ErrorKind::BrokenPipe => End::Done,
        _ => {
            say(&error.to_string());
            End::Unread
        }
    });
    ExitCode::from(end as u8)
}

/// Does what was asked for.
///
/// # Errors
/// Standard output can't be written, or standard input can't be read.
fn run(asked: &Arguments) -> io::Result<End> {
    match &asked.command {
        None => {
            let library = Library::embedded();
            match choices(asked.app.as_deref(), &library) {
                Ok(choices) if asked.jsonl => records(asked, &choices, &library),
                Ok(choices) => diagnose(asked, &choices, &library),
                Err(wrong) => {
                    say(&wrong);
                    Ok(End::Usage)
                }
            }
        }
        Some(Command::Key { json }) => key(asked, *json),
        Some(Command::Redact(what)) => {
            terminal::invite("the text");
            let mut out = terminal::plain();
            redact::copy(what.personal(), &mut io::stdin().lock(), &mut out)?;
            out.flush()?;
            Ok(End::Done)
        }
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "why401", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
        Some(Command::Man { of }) => {
            let mut page = Vec::new();
            let source = concat!("why401 ", env!("CARGO_PKG_VERSION"));
            clap_mangen::Man::new(arguments::command(of.as_deref())).source(source).render(&mut page)?;
            print(&String::from_utf8_lossy(&page))
        }
    }
}

/// Prints a text of our own.
fn print(text: &str) -> io::Result<End> {
    let mut out = terminal::styled(clap::ColorChoice::Auto);
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(End::Done)
}

/// Diagnoses the records of standard input. Each answer leaves at once: the other end of the pipe may wait for it.
fn records(asked: &Arguments, choices: &Choices, library: &Library) -> io::Result<End> {
    terminal::invite("records, one a line");
    let input = io::stdin().lock();
    let readable = lines::run(&asked.field, asked.all, choices, library, input, &mut terminal::plain())?;
    Ok(if readable { End::Done } else { End::Unread })
}

fn diagnose(asked: &Arguments, choices: &Choices, library: &Library) -> io::Result<End> {
    let mut out: Box<dyn Write> = if asked.json { Box::new(terminal::plain()) } else { Box::new(terminal::styled(asked.color)) };
    if asked.files.is_empty() {
        terminal::invite("the error");
        let input = input::standard()?;
        warn(&input, "standard input");
        report(&input.text, asked, choices, library, &mut out)?;
        out.flush()?;
        return Ok(End::Done);
    }
    let mut end = End::Done;
    for (number, file) in asked.files.iter().enumerate() {
        let given = file.to_string_lossy();
        let masked = Mask::within(&given);
        let name = visible(&masked);
        match input::file(file) {
            Ok(input) => {
                warn(&input, &name);
                if asked.files.len() > 1 && !asked.json {
                    writeln!(out, "{}== {name} ==", if number > 0 { "\n" } else { "" })?;
                }
                report(&input.text, asked, choices, library, &mut out)?;
            }
            Err(error) => {
                out.flush()?;
                say(&format!("{name}: {}", input::reason(file, &error)));
                if *masked != *given {
                    say(KEY_HINT);
                }
                let is_key =
                    error.kind() == ErrorKind::NotFound && !given.contains(['/', '\\', '.']) && key_alone(&given).is_some();
                end = end.max(if is_key { End::Usage } else { End::Unread });
            }
        }
    }
    out.flush()?;
    Ok(end)
}

/// Says of what is hardly a text that only a text can be diagnosed.
fn warn(input: &input::Input, name: &str) {
    if input.is_binary {
        say(&format!("{name}: this looks like a binary file; only the text in it is read"));
    }
}

/// Prints the report on a paste, and those on its other failures if they are wanted.
fn report(text: &str, asked: &Arguments, choices: &Choices, library: &Library, out: &mut impl Write) -> io::Result<()> {
    let (answer, others) = answers(text, asked.all, choices, library);
    if asked.json {
        return writeln!(out, "{}", terminal::harmless(answer.to_json(None, &others)));
    }
    let text = |answer: &Answer| answer.to_text_in(terminal::layout());
    out.write_all(text(&answer).as_bytes())?;
    for (number, other) in (1..).zip(&others) {
        writeln!(out, "\n== another failure, {number} of {} ==\n", others.len())?;
        out.write_all(text(other).as_bytes())?;
    }
    Ok(())
}

fn key(asked: &Arguments, json: bool) -> io::Result<End> {
    terminal::invite("the key");
    let key = inspect_file(&Secret::new(input::standard()?.text));
    if json {
        let mut out = terminal::plain();
        writeln!(out, "{}", terminal::harmless(key.to_json()))?;
        out.flush()?;
    } else {
        let mut out = terminal::styled(asked.color);
        out.write_all(key.to_text_in(terminal::layout()).as_bytes())?;
        out.flush()?;
    }
    Ok(End::Done)
}
