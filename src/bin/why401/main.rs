//! The command `why401`: the same core as the page, for terminals and pipelines.

mod answers;
mod arguments;
mod lines;
mod panics;
mod redact;

use answers::answers;
use arguments::{Mode, Request};
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::process::ExitCode;
use why401::catalogue::Library;
use why401::credential::inspect_file;
use why401::redaction::{Mask, Secret};
use why401::text::encoding::text_of;

/// Some input could not be read.
const UNREAD: u8 = 1;
/// The command was called wrongly.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    panics::keep_quiet();
    let request = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(request) => request,
        Err(message) => {
            eprintln!("why401: {message}\nTry `why401 --help`.");
            return ExitCode::from(USAGE);
        }
    };
    match run(&request) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(UNREAD),
        // A reader that has seen enough, such as `head`, is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("why401: {error}");
            ExitCode::from(UNREAD)
        }
    }
}

/// Does what was asked for. Tells whether all input could be read.
///
/// # Errors
/// Standard output can't be written, or standard input can't be read.
fn run(request: &Request) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match &request.mode {
        Mode::Help => {
            out.write_all(arguments::HELP.as_bytes())?;
            true
        }
        Mode::Version => {
            writeln!(out, "why401 {}", env!("CARGO_PKG_VERSION"))?;
            true
        }
        Mode::Diagnose { files, json, all } => diagnose(files, *json, *all, &mut out)?,
        Mode::Lines { field, all } => {
            // Each answer leaves at once: the other end of the pipe may wait for it.
            lines::run(field, *all, io::stdin().lock(), &mut out)?
        }
        Mode::Key { json } => {
            key(*json, &mut out)?;
            true
        }
        Mode::Redact { personal } => {
            redact::copy(*personal, &mut io::stdin().lock(), &mut out)?;
            true
        }
    };
    out.flush()?;
    Ok(done)
}

fn diagnose(files: &[std::ffi::OsString], json: bool, all: bool, out: &mut impl Write) -> io::Result<bool> {
    let library = Library::embedded();
    let answer = |text: &str, out: &mut dyn Write| -> io::Result<()> {
        let (answer, others) = answers(text, all, &library);
        if json {
            return writeln!(out, "{}", answer.to_json(None, &others));
        }
        out.write_all(answer.to_text().as_bytes())?;
        for (number, other) in (1..).zip(&others) {
            writeln!(out, "\n== another failure, {number} of {} ==\n", others.len())?;
            out.write_all(other.to_text().as_bytes())?;
        }
        Ok(())
    };
    if files.is_empty() {
        if io::stdin().is_terminal() {
            eprintln!("Paste the error, then press Ctrl-D (Ctrl-Z and Enter on Windows).");
        }
        let text = read(&mut io::stdin().lock())?;
        answer(&text, out)?;
        return Ok(true);
    }
    let mut readable = true;
    for (number, file) in files.iter().enumerate() {
        let given = file.to_string_lossy();
        let name = Mask::within(&given);
        let text = if file == "-" {
            read(&mut io::stdin().lock())
        } else {
            std::fs::File::open(file).and_then(|mut file| read(&mut file))
        };
        match text {
            Ok(text) => {
                if files.len() > 1 && !json {
                    writeln!(out, "{}== {name} ==", if number > 0 { "\n" } else { "" })?;
                }
                answer(&text, out)?;
            }
            Err(error) => {
                out.flush()?;
                eprintln!("why401: {name}: {error}");
                // A key in the place of a file is in the shell's history by now.
                if *name != *given {
                    eprintln!("A key comes from standard input, never from an argument: why401 key < FILE");
                }
                readable = false;
            }
        }
    }
    Ok(readable)
}

/// Reads all of it; bytes that are neither UTF-8 nor UTF-16 become replacement characters.
fn read(input: &mut impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    Ok(text_of(bytes))
}

fn key(json: bool, out: &mut impl Write) -> io::Result<()> {
    let key = inspect_file(&Secret::new(read(&mut io::stdin().lock())?));
    if json { writeln!(out, "{}", key.to_json()) } else { out.write_all(key.to_text().as_bytes()) }
}
