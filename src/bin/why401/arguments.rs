//! What the command was asked for.

use std::ffi::OsString;
use why401::redaction::{Mask, Personal};

/// The text of `--help`.
pub const HELP: &str = "\
why401: paste the error, see why, fix it. Nothing leaves this machine.

Usage:
  why401 [--json] [--all] [FILE…]   diagnose each file, or standard input, as one paste
  why401 --jsonl [--field NAME] [--all]
                                    diagnose JSON Lines from standard input, a report a line
  why401 key [--json]               inspect a key from standard input (never an argument)
  why401 redact [--hosts] [--ips] [--users] [--ids] [--all]
                                    copy standard input to standard output, secrets masked

Options:
  --json          print one JSON object per paste
  --jsonl         read JSON Lines; a record's `id` goes into its report
  --field NAME    the field of a record that holds the paste (default: input)
  --all           the whole report of every failure in a paste, not only of the one that decides
  --hosts         redact: take out names of hosts, those of the providers aside
  --ips           redact: take out IP addresses
  --users         redact: take out names of users in paths
  --ids           redact: take out ids of organizations, projects and accounts
  --all           redact: take out all four of them
  -h, --help      print this
  -V, --version   print the version

A FILE named - is standard input.

Exit status:
  0  every paste got a report, whatever its cause
  1  some input could not be read
  2  wrong usage

Examples:
  python app.py 2>&1 | why401
  why401 --json error.log | jq .cause
  why401 --jsonl --field body < tickets.jsonl > reports.jsonl
  why401 redact --all < app.log > app.redacted.log
  why401 key < key.txt
";

/// What to do.
#[derive(Debug, PartialEq)]
pub struct Request {
    /// Which of the command's faces.
    pub mode: Mode,
}

/// The faces of the command.
#[derive(Debug, PartialEq)]
pub enum Mode {
    /// Print the help.
    Help,
    /// Print the version.
    Version,
    /// Diagnose files, or standard input if there are none.
    Diagnose {
        /// The files.
        files: Vec<OsString>,
        /// Print JSON.
        json: bool,
        /// Report on every failure in full.
        all: bool,
    },
    /// Diagnose JSON Lines.
    Lines {
        /// The field with the paste.
        field: String,
        /// Report on every failure in full.
        all: bool,
    },
    /// Inspect a key.
    Key {
        /// Print JSON.
        json: bool,
    },
    /// Mask secrets.
    Redact {
        /// What else goes.
        personal: Personal,
    },
}

/// Reads the arguments, the command's own name left out.
///
/// # Errors
/// A message on what is wrong with them.
pub fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Request, String> {
    let mut files: Vec<OsString> = Vec::new();
    let (mut json, mut jsonl, mut all, mut field) = (false, false, false, None);
    let mut personal = Personal::default();
    let mut word = None;
    let mut literal = false;
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy().into_owned();
        if literal || text == "-" || !text.starts_with('-') {
            if !literal && word.is_none() && files.is_empty() && matches!(text.as_str(), "key" | "redact") {
                word = Some(text);
            } else {
                files.push(argument);
            }
            continue;
        }
        match text.as_str() {
            "--" => literal = true,
            "-h" | "--help" => return Ok(Request { mode: Mode::Help }),
            "-V" | "--version" => return Ok(Request { mode: Mode::Version }),
            "--json" => json = true,
            "--jsonl" => jsonl = true,
            "--hosts" => personal.hosts = true,
            "--ips" => personal.addresses = true,
            "--users" => personal.users = true,
            "--ids" => personal.ids = true,
            "--all" => all = true,
            "--field" => field = Some(arguments.next().ok_or("--field needs a name")?.to_string_lossy().into_owned()),
            other if other.starts_with("--field=") => field = Some(other["--field=".len()..].to_owned()),
            // An argument may be a key that was typed in the wrong place: don't repeat it.
            other if other.len() <= 16 => return Err(format!("there is no option {}", Mask::within(other))),
            _ => return Err("there is no such option".to_owned()),
        }
    }
    if personal != Personal::default() && word.as_deref() != Some("redact") {
        return Err("--hosts, --ips, --users and --ids belong to redact".to_owned());
    }
    let mode = match word.as_deref() {
        Some(word) if !files.is_empty() => {
            return Err(format!("a key or text comes from standard input, never from an argument: why401 {word} < FILE"));
        }
        Some(_) if jsonl || field.is_some() => return Err("--jsonl diagnoses pastes; it has no further commands".to_owned()),
        Some("key") if all => return Err("--all belongs to diagnosing and to redact".to_owned()),
        Some("key") => Mode::Key { json },
        Some(_) if json => return Err("redact prints text".to_owned()),
        Some(_) => Mode::Redact { personal: if all { Personal::ALL } else { personal } },
        None if jsonl && !files.is_empty() => return Err("--jsonl reads standard input: why401 --jsonl < FILE".to_owned()),
        None if jsonl => Mode::Lines { field: field.unwrap_or_else(|| "input".to_owned()), all },
        None if field.is_some() => return Err("--field belongs to --jsonl".to_owned()),
        None => Mode::Diagnose { files, json, all },
    };
    Ok(Request { mode })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Mode, String> {
        parse(line.split_whitespace().map(OsString::from)).map(|request| request.mode)
    }

    #[test]
    fn arguments_are_read() {
        assert_eq!(of(""), Ok(Mode::Diagnose { files: vec![], json: false, all: false }));
        assert_eq!(of("--json a.log -"), Ok(Mode::Diagnose { files: vec!["a.log".into(), "-".into()], json: true, all: false }));
        assert_eq!(of("--all a"), Ok(Mode::Diagnose { files: vec!["a".into()], json: false, all: true }));
        assert_eq!(of("--jsonl --field body"), Ok(Mode::Lines { field: "body".into(), all: false }));
        assert_eq!(of("--jsonl --field=body --all"), Ok(Mode::Lines { field: "body".into(), all: true }));
        assert_eq!(of("redact --all"), Ok(Mode::Redact { personal: Personal::ALL }));
        assert_eq!(of("key --json"), Ok(Mode::Key { json: true }));
        assert_eq!(of("-- key"), Ok(Mode::Diagnose { files: vec!["key".into()], json: false, all: false }));
        assert_eq!(of("redact --ips"), Ok(Mode::Redact { personal: Personal { addresses: true, ..Personal::default() } }));
        for wrong in [
            "--ids",
            "key --all",
            "key --hosts",
            "--nope",
            "--field",
            "--field x",
            "key sk-xxxx",
            "--jsonl a",
            "redact --json",
            "key --jsonl",
        ] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_message_never_repeats_what_may_be_a_key() {
        let message = of("--sk-proj-aB3dE6gH9jK2mN5pQ8sT1vW4yZ7").unwrap_err();
        assert!(!message.contains("aB3dE6"), "{message}");
    }
}
