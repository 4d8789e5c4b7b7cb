//! `.env` files.
//!
//! python-dotenv (theskumar/python-dotenv src/dotenv/parser.py): blanks around `=` are passed over, `export ` too;
//! quotes at both ends go; outside of quotes ` #` begins a comment; `${NAME}` is replaced, `$NAME` isn't; a byte order
//! mark is passed over by recent releases only. dotenv (npm 18.0.10, README): the same, but it replaces nothing.
//! `docker run --env-file` (docker/cli opts/file.go): a line is a name, `=`, and the value as it stands: quotes,
//! blanks and comments stay; a blank in the name is refused; `#` begins a comment at the start of a line only.

use super::entry::{Dollar, Entry, Quotes, Text};
use super::lines::{Line, assignment, is_spaced, trimmed, unquoted, value_with_comment};
use crate::facts::shell::keeps_quotes;
use crate::report::environment::Format;

/// Whether a name is that of an env file.
pub fn is_named(name: &str) -> bool {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    base.starts_with(".env") || base.ends_with(".env") || base.ends_with(".list")
}

/// Which reader the file is for: Docker's, if the paste shows that.
pub fn kind(name: &str, paste: &str) -> Format {
    let docker = name.ends_with(".list") || name.contains("docker");
    let run = paste.match_indices("--env-file").take(8).any(|(at, _)| keeps_quotes(paste, at));
    if docker && is_named(name) || run { Format::DockerEnv } else { Format::Dotenv }
}

/// The entry of a line. `loose` says that nothing but the line itself shows what it is.
pub fn line(text: &Text, line: &Line, kind: Format, loose: bool) -> Option<Entry> {
    let shadow = &text.shadow;
    let said = text.at(&line.span);
    let mark = if said.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let blank = said[mark..].len() - said[mark..].trim_start_matches([' ', '\t']).len();
    if loose && blank > 0 {
        return None;
    }
    let mut from = line.span.start + mark + blank;
    let hashes = shadow[from..line.span.end].bytes().take_while(|byte| *byte == b'#').count();
    let commented = hashes > 0;
    if commented {
        let rest = &shadow[from + hashes..line.span.end];
        from += hashes + rest.len() - rest.trim_start_matches([' ', '\t']).len();
    }
    if let Some(rest) = shadow[from..line.span.end].strip_prefix("export ") {
        from = line.span.end - rest.trim_start().len();
    }
    let (name, separator, value) = assignment(shadow, from, line)?;
    let spaced = is_spaced(shadow, &name, separator, line.span.end);
    let raw = trimmed(shadow, value.clone());
    if loose && is_expression(text.at(&raw), spaced) {
        return None;
    }
    let mut entry = if kind == Format::DockerEnv {
        let (_, quote) = unquoted(shadow, raw.clone());
        let mut entry = Entry::new(name, value);
        entry.quotes = if quote.is_some() { Quotes::Kept } else { Quotes::None };
        entry.remark = text.at(&raw).contains(" #");
        entry.dollar = Dollar::Kept;
        entry.spaced = spaced;
        entry
    } else {
        let (value, quotes) = value_with_comment(shadow, raw);
        let mut entry = Entry::new(name, value);
        entry.quotes = quotes;
        entry.dollar = if quotes == Quotes::Removed(b'\'') { Dollar::Kept } else { Dollar::Braces };
        entry
    };
    entry.commented = commented;
    entry.carriage = line.carriage;
    Some(entry)
}

/// Whether a line is rather one of a program: `OPENAI_API_KEY = os.getenv("…")`.
fn is_expression(value: &str, spaced: bool) -> bool {
    let code = value.contains(['(', '[', '{', ';']) && !value.starts_with('$') || value.ends_with([',', ';', '\\']);
    code || (spaced && value.starts_with(['"', '\'', '`']))
}
