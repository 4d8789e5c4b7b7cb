//! `.env` files.
//!
//! python-dotenv (theskumar/python-dotenv src/dotenv/parser.py): blanks around `=` and `export ` are ignored;
//! quotes at both ends are removed; outside of quotes ` #` begins a comment; `${NAME}` is replaced, `$NAME` isn't; a byte order
//! mark is ignored by recent releases only. dotenv (npm 18.0.10, README): the same, but it replaces nothing.
//! `docker run --env-file` (docker/cli opts/file.go): a line is a name, `=`, and the value as it is: quotes,
//! blanks and comments are kept; a blank in the name is refused; `#` begins a comment at the start of a line only.

use super::entry::{Dollar, Entry, Quotes, Text};
use super::lines::{Line, assignment, is_spaced, trimmed, unquoted, value_with_comment};
use crate::facts::shell::keeps_quotes;
use crate::report::environment::Format;

/// Whether a name is that of an env file.
pub fn is_named(name: &str) -> bool {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    base.starts_with(".env") || base.ends_with(".env") || base.ends_with(".list")
}

/// The format of an env file: Docker's if its name or a command in the paste shows it, else that of `.env`.
pub fn format_of(name: &str, paste: &str) -> Format {
    let docker = name.ends_with(".list") || name.contains("docker");
    let run = paste.match_indices("--env-file").take(8).any(|(at, _)| keeps_quotes(paste, at));
    if docker && is_named(name) || run { Format::DockerEnv } else { Format::Dotenv }
}

/// The entry of a line; none if it sets nothing. `loose` says that neither a file name nor a fence shows that this is an
/// env file.
pub fn line(text: &Text, line: &Line, format: Format, loose: bool) -> Option<Entry> {
    let blanked = &text.blanked;
    let slice = text.at(&line.span);
    let mark = if slice.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let blank = slice[mark..].len() - slice[mark..].trim_start_matches([' ', '\t']).len();
    if loose && blank > 0 {
        return None;
    }
    let mut from = line.span.start + mark + blank;
    let hashes = blanked[from..line.span.end].bytes().take_while(|byte| *byte == b'#').count();
    let commented = hashes > 0;
    if commented {
        let rest = &blanked[from + hashes..line.span.end];
        from += hashes + rest.len() - rest.trim_start_matches([' ', '\t']).len();
    }
    if let Some(rest) = blanked[from..line.span.end].strip_prefix("export ") {
        from = line.span.end - rest.trim_start().len();
    }
    let (name, separator, value) = assignment(blanked, from, line)?;
    let spaced = is_spaced(blanked, &name, separator, line.span.end);
    let raw = trimmed(blanked, value.clone());
    if loose && is_expression(text.at(&raw), spaced) {
        return None;
    }
    let mut entry = if format == Format::DockerEnv {
        let (_, quote) = unquoted(blanked, raw.clone());
        let mut entry = Entry::new(name, value);
        entry.quotes = if quote.is_some() { Quotes::Kept } else { Quotes::None };
        entry.comment_kept = text.at(&raw).contains(" #");
        entry.dollar = Dollar::Kept;
        entry.spaced = spaced;
        entry
    } else {
        let (value, quotes) = value_with_comment(blanked, raw);
        let mut entry = Entry::new(name, value);
        entry.quotes = quotes;
        entry.dollar = if quotes == Quotes::Removed(b'\'') { Dollar::Kept } else { Dollar::Braces };
        entry
    };
    entry.commented = commented;
    entry.carriage_return = line.carriage_return;
    Some(entry)
}

/// Whether the value looks like an expression of a program: `OPENAI_API_KEY = os.getenv("…")`.
fn is_expression(value: &str, spaced: bool) -> bool {
    let code = value.contains(['(', '[', '{', ';']) && !value.starts_with('$') || value.ends_with([',', ';', '\\']);
    code || (spaced && value.starts_with(['"', '\'', '`']))
}
