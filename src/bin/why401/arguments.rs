//! What the command was asked for.

use clap::builder::styling::{AnsiColor, Styles};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, ColorChoice, CommandFactory, Parser, Subcommand, ValueHint};
use clap_complete::Shell;
use std::ffi::OsString;
use why401::redaction::{Mask, Personal};
use why401::text::visible;

/// What to do with a key in the place of an argument: it is in the shell's history by now.
pub const KEY_HINT: &str = "A key comes from standard input, never from an argument: why401 key < FILE";

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const USAGE: &str = "why401 [--json] [--all] [--app <ID>] [FILE]...
       why401 --jsonl [--field <NAME>] [--all] [--app <ID>]
       why401 <COMMAND>";

const AFTER: &str = "\
A word that is a command, such as key, is a FILE behind two dashes: why401 -- key

Exit status:
  0  every paste got a report, whatever its cause
  1  some input could not be read
  2  wrong usage

Examples:
  python app.py 2>&1 | why401
  why401 --json error.log | jq .cause
  why401 --jsonl --field body < tickets.jsonl > reports.jsonl
  why401 redact --all < app.log > app.redacted.log
  why401 key < key.txt";

/// Paste the error, see why, fix it. Nothing leaves this machine.
///
/// Diagnoses why an LLM API refused a program, from a traceback, an error body, a log, configuration or code. Each FILE is
/// one paste; without one, standard input is.
#[derive(Debug, Parser)]
#[command(name = "why401", version, styles = STYLES, override_usage = USAGE, after_long_help = AFTER, args_override_self = true)]
pub struct Arguments {
    /// Files to diagnose, each as one paste; - is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<OsString>,
    /// Print one JSON object per paste
    #[arg(long)]
    pub json: bool,
    /// Read JSON Lines from standard input, print a report a line; a record's `id` goes into its report
    #[arg(long)]
    pub jsonl: bool,
    /// The field of a record that holds the paste
    #[arg(long, value_name = "NAME", default_value = "input", requires = "jsonl")]
    pub field: String,
    /// Report on every failure in a paste, not only on the one that decides
    #[arg(long)]
    pub all: bool,
    /// The application that you use, by its id, if the text doesn't show it; none for your own program
    #[arg(long, value_name = "ID")]
    pub app: Option<String>,
    /// When to print colors; auto is on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    /// Another thing to do than to diagnose.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Inspect a key from standard input (never an argument)
    Key {
        /// Print a JSON object
        #[arg(long)]
        json: bool,
    },
    /// Copy standard input to standard output, secrets masked
    Redact(Redact),
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page of why401, or of one of its commands, in roff
    Man {
        /// The command
        #[arg(value_name = "COMMAND", value_parser = ["key", "redact", "completions", "man"])]
        of: Option<String>,
    },
}

/// What `redact` takes out beside secrets.
#[derive(Clone, Copy, Debug, Args)]
pub struct Redact {
    /// Take out names of hosts, those of the providers aside
    #[arg(long)]
    hosts: bool,
    /// Take out IP addresses
    #[arg(long)]
    ips: bool,
    /// Take out names of users in paths
    #[arg(long)]
    users: bool,
    /// Take out ids of organizations, projects and accounts
    #[arg(long)]
    ids: bool,
    /// Take out all four of them
    #[arg(long)]
    all: bool,
}

impl Redact {
    /// The same, for the core.
    pub fn personal(self) -> Personal {
        let all = self.all;
        Personal { hosts: self.hosts || all, addresses: self.ips || all, users: self.users || all, ids: self.ids || all }
    }
}

/// The command, or one of its commands, for a manual page of its own.
pub fn command(name: Option<&str>) -> clap::Command {
    let mut all = Arguments::command().disable_help_subcommand(true);
    all.build();
    name.and_then(|name| all.find_subcommand(name).cloned()).unwrap_or(all)
}

/// Reads the arguments, the command's own name first.
///
/// # Errors
/// They are wrong, or ask for the help or the version.
pub fn parse(arguments: &[OsString]) -> Result<Arguments, clap::Error> {
    let mut read = Arguments::try_parse_from(arguments)?;
    let (json, all) = (read.json, read.all);
    let stray = match &mut read.command {
        None => false,
        // Options that a command has too may stand in front of it.
        Some(Command::Key { json: asked }) => {
            *asked |= json;
            all
        }
        Some(Command::Redact(asked)) => {
            asked.all |= all;
            json
        }
        Some(_) => json || all,
    };
    if read.jsonl && !read.files.is_empty() {
        let message = "--jsonl reads standard input: why401 --jsonl < FILE";
        return Err(Arguments::command().error(ErrorKind::ArgumentConflict, message));
    }
    if read.command.is_some() && (stray || read.jsonl || !read.files.is_empty()) {
        let message = "a FILE and the options of diagnosing don't go with a command; its own options stand behind it";
        return Err(Arguments::command().error(ErrorKind::ArgumentConflict, message));
    }
    Ok(read)
}

/// What to say to wrong arguments. None of them is repeated in it if it may hold a key.
pub fn message(mut error: clap::Error, arguments: &[OsString]) -> String {
    let given: Vec<String> = arguments.iter().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect();
    let unknown =
        error.get(ContextKind::InvalidArg).filter(|_| error.kind() == ErrorKind::UnknownArgument).map(ToString::to_string);
    if let Some(argument) = &unknown {
        error.insert(ContextKind::InvalidArg, ContextValue::String(shown(argument)));
    }
    for kind in [ContextKind::InvalidValue, ContextKind::InvalidSubcommand] {
        if let Some(ContextValue::String(value)) = error.get(kind).filter(|value| !value.to_string().is_empty()) {
            let value = ContextValue::String(shown(value));
            error.insert(kind, value);
        }
    }
    // "To pass … as a value" repeats the argument.
    error.remove(ContextKind::Suggested);
    let text = error.render().to_string();
    let mut text = Mask::within(&visible(text.trim_start_matches("error: ").trim_end())).to_string();
    let is_text = unknown.is_some_and(|argument| !argument.starts_with('-'));
    if given.iter().any(|argument| *Mask::within(argument) != **argument) || is_text && given.contains(&"key".to_owned()) {
        text += &format!("\n{KEY_HINT}");
    } else if is_text {
        text += "\nThe text comes from standard input, never from an argument: why401 redact < FILE";
    }
    text
}

/// As much of an argument as may be repeated: the name of an option. Anything else may be a key in the wrong place.
fn shown(argument: &str) -> String {
    /// Longer than any option of ours, in bytes.
    const LONG: usize = 16;
    let is_name = argument.starts_with('-') && argument.len() <= LONG;
    if is_name { Mask::within(argument).to_string() } else { "…".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Arguments, clap::Error> {
        parse(&["why401"].into_iter().chain(line.split_whitespace()).map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    /// Before a command and behind it, twice, and behind two dashes.
    #[test]
    fn options_may_stand_where_they_always_could() {
        for (line, files) in
            [("", &[][..]), ("--json a.log -", &["a.log", "-"]), ("--json --json -- key", &["key"]), ("a key", &["a", "key"])]
        {
            assert_eq!(of(line).expect("it is right").files, files, "{line}");
        }
        for line in ["--jsonl --field body", "--jsonl --json --field=body"] {
            let read = of(line).expect("it is right");
            assert!(read.jsonl && read.field == "body", "{line}");
        }
        assert_eq!(of("--jsonl").expect("it is right").field, "input");
        let personal = |line: &str| match of(line).expect("it is right").command {
            Some(Command::Redact(what)) => what.personal(),
            other => panic!("{line}: {other:?}"),
        };
        let ips = Personal { addresses: true, ..Personal::default() };
        assert_eq!((personal("redact --all"), personal("--all redact")), (Personal::ALL, Personal::ALL));
        assert_eq!((personal("redact"), personal("redact --ips --ips")), (Personal::default(), ips));
        assert_eq!(personal("redact --hosts --ips --users --ids"), Personal::ALL);
        for line in ["key --json", "--json key", "key --color never --json"] {
            assert!(matches!(of(line).expect("it is right").command, Some(Command::Key { json: true })), "{line}");
        }
    }
}
