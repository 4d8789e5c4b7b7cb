//! What a line opens: a record of a log, a command, a heading, an exception; and the label of its stream.

use super::any_in_list;

/// What a line opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// Nothing that is known: it continues the lines above.
    Nothing,
    /// It is empty.
    Empty,
    /// A record of a log, which begins with a time or a level.
    Record,
    /// A command after a prompt.
    Command,
    /// A heading with a name or number: a ticket, a test.
    Section,
    /// The name of a file whose text follows.
    File,
    /// A fence, a rule, a heading of Markdown.
    Paragraph,
    /// The head of a traceback, whose exception follows.
    Traceback,
    /// The sentence between the tracebacks of a chain.
    Chain,
    /// An exception with its message, or a status with a body.
    Failure,
    /// The status of an answer, whose body follows.
    Status,
    /// An object of JSON that ends on the same line.
    Object,
    /// A line of the summary at the end of a run of tests.
    Summary,
}

/// A line without the label of its stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Labelled<'a> {
    /// The name of the container, worker or job; empty if the line has none.
    pub stream: &'a str,
    /// How many bytes stand before the text.
    pub prefix: usize,
}

/// How much of a line is read as its prefix: times and labels are shorter.
const MAX_PREFIX_BYTES: usize = 90;

/// The label of a line, perhaps after a time: `worker-1  | …`, `[pod/api-7d4b/app] …`. A time that a tool puts before
/// every line, as in a build log, is part of the prefix too.
pub(super) fn labelled(line: &str) -> Labelled<'_> {
    let time = time_length(line);
    let after = &line[time..];
    let name = |text: &str| {
        text.bytes().take(MAX_PREFIX_BYTES).take_while(|byte| byte.is_ascii_alphanumeric() || b"-_./:".contains(byte)).count()
    };
    if let Some(inner) = after.strip_prefix('[') {
        let length = name(inner);
        let label = &inner[..length];
        let is_name = label.contains(['-', '/', '_']) && label.bytes().any(|byte| byte.is_ascii_alphabetic());
        if is_name && inner[length..].starts_with("] ") {
            return Labelled { stream: label, prefix: time + length + "[] ".len() };
        }
    }
    let length = name(after);
    let bar = after[length..].trim_start_matches(' ');
    let blanks = after.len() - length - bar.len();
    if length > 1 && blanks > 0 && bar.starts_with('|') && after.starts_with(|first: char| first.is_ascii_alphabetic()) {
        let prefix = time + length + blanks + 1;
        return Labelled { stream: &after[..length], prefix: prefix + usize::from(bar.starts_with("| ")) };
    }
    Labelled { stream: "", prefix: if is_transport_time(&line[..time]) { time } else { 0 } }
}

/// Whether a time has the form that `docker logs -t`, `kubectl logs --timestamps` and GitHub Actions put before every
/// line: RFC 3339 with fractions of a second, in UTC.
fn is_transport_time(time: &str) -> bool {
    let time = time.trim_end();
    let fraction = time.strip_suffix('Z').and_then(|time| time.rsplit_once('.')).map_or("", |(_, fraction)| fraction);
    fraction.len() >= 6 && fraction.bytes().all(|byte| byte.is_ascii_digit())
}

/// The length of the time that a line begins with, with the brackets and blanks around it, in bytes; 0 if there is none.
fn time_length(line: &str) -> usize {
    let bytes = line.as_bytes();
    let open = bytes.iter().take_while(|byte| matches!(byte, b'[' | b'(')).count();
    let mut at = open;
    match bytes.get(at) {
        // The letter of a level, as in glog.
        Some(b'I' | b'W' | b'E' | b'F') if digits(&bytes[at + 1..]) == 4 => at += 1,
        Some(byte) if byte.is_ascii_digit() || is_name(&bytes[at..]) => {}
        _ => return 0,
    }
    let mut end = 0;
    let mut clock = false;
    while at < bytes.len().min(MAX_PREFIX_BYTES) {
        let rest = &bytes[at..];
        let number = digits(rest);
        if number > 0 {
            // `06:17` or `2026-11-23`; a number alone is no time.
            let next = &rest[number..];
            clock |= number == 2 && next.first() == Some(&b':') && digits(&next[1..]) == 2;
            clock |= number == 4 && matches!(next.first(), Some(b'-' | b'/')) && digits(&next[1..]) == 2;
            at += number;
            end = at;
        } else if is_name(rest) {
            at += rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            end = at;
        } else if matches!(rest[0], b'T' | b'Z') && at > open && bytes[at - 1].is_ascii_digit() {
            at += 1;
            end = at;
        } else if matches!(rest[0], b'-' | b'/' | b':' | b'.' | b',' | b'+') && at > open
            || rest[0] == b' ' && rest.get(1).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'+')
        {
            at += 1;
        } else {
            break;
        }
    }
    if !clock {
        return 0;
    }
    let closing = bytes[end..].iter().take_while(|byte| matches!(byte, b']' | b')' | b':')).count();
    let blanks = bytes[end + closing..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    end + closing + blanks.min(1)
}

/// Whether a text begins with the short name of a month, a day or a zone, or with AM or PM.
fn is_name(bytes: &[u8]) -> bool {
    let length = bytes.iter().take(4).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let name = &bytes[..length];
    matches!(name, b"Jan" | b"Feb" | b"Mar" | b"Apr" | b"May" | b"Jun" | b"Jul" | b"Aug" | b"Sep" | b"Oct" | b"Nov" | b"Dec")
        || matches!(name, b"Mon" | b"Tue" | b"Wed" | b"Thu" | b"Fri" | b"Sat" | b"Sun" | b"UTC" | b"GMT" | b"AM" | b"PM")
}

/// How many digits a text begins with, at most 8.
fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take(8).take_while(|byte| byte.is_ascii_digit()).count()
}

/// Levels of logs, in capitals.
const LOG_LEVELS: &str = "TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|CRITICAL|CRIT|FATAL|SEVERE|PANIC";

/// Whether a line begins with a level: `ERROR …`, `[error] …`, `WARNING:root:…`.
fn has_level(line: &str) -> bool {
    let open = line.len() - line.trim_start_matches(['[', '(', '<']).len();
    let word = line[open..].bytes().take(10).take_while(u8::is_ascii_alphabetic).count();
    let (level, rest) = line[open..].split_at(word);
    let bracketed = open > 0 && rest.starts_with([']', ')', '>']);
    let closed = bracketed
        || rest.starts_with([' ', ':', ']', ')', '/', '\t', '|']) && level.bytes().all(|byte| byte.is_ascii_uppercase());
    word > 2 && closed && any_in_list(LOG_LEVELS, &|known| level.len() == known.len() && level.eq_ignore_ascii_case(known))
}

/// How the head of a traceback ends (Python). In a notebook, the class stands before it.
const TRACEBACK_HEAD: &str = "Traceback (most recent call last)";

/// How runtimes and programs begin the line of a failure.
const FAILURE_BEGINNINGS: &str = "Exception in thread |Unhandled exception|Uncaught |panic: |PHP Fatal error|Fatal error: |PHP Warning: |\
    curl: (|cURL error |wget: |http: error|git: |fatal: |npm ERR! |npm error ";

/// The beginnings of the sentences between the tracebacks of a chain (Python).
const CHAIN_SENTENCES: &str = "The above exception was the direct cause|During handling of the above exception";

/// Endings of the names of exceptions.
const EXCEPTION_ENDINGS: &str = "Error|Exception|Timeout|NotFound|Unauthorized|Interrupt";

/// What a line opens. `line` has neither its label nor its line break.
pub(super) fn opening(line: &str) -> Opening {
    let plain = line.trim_start();
    let indented = plain.len() < line.len();
    let head = &plain[..plain.floor_char_boundary(200)];
    if plain.is_empty() {
        Opening::Empty
    } else if plain.starts_with(['T', 'D']) && any_in_list(CHAIN_SENTENCES, &|words| plain.starts_with(words)) {
        Opening::Chain
    } else if plain.trim_end_matches([':', ' ']).ends_with(TRACEBACK_HEAD) {
        Opening::Traceback
    } else if indented {
        Opening::Nothing
    } else if (head.starts_with("FAILED ") || head.starts_with("ERROR ")) && head.contains("::") && head.contains(" - ") {
        Opening::Summary
    } else if is_file(plain.trim_end()) {
        Opening::File
    } else if is_section(plain.trim_end()) {
        Opening::Section
    } else if time_length(plain) > 0 || has_level(plain) || plain.starts_with("time=") || plain.starts_with("level=") {
        Opening::Record
    } else if is_command(head) {
        Opening::Command
    } else if is_paragraph(plain.trim_end()) {
        Opening::Paragraph
    } else if let Some(opening) = failure(head) {
        opening
    } else if plain.starts_with('{') && plain.trim_end().ends_with('}') {
        Opening::Object
    } else {
        Opening::Nothing
    }
}

/// The ends of the prompts of Unix shells, without the superuser's `#`, which also begins comments.
pub const PROMPTS: &str = "$|%|❯|➜";

/// Whether a line is a command after a prompt, or a call of curl.
fn is_command(line: &str) -> bool {
    let typed = line.starts_with(['c', 'P', '>']) && any_in_list("curl |PS C:|PS /|>>> ", &|prompt| line.starts_with(prompt))
        || any_in_list(PROMPTS, &|prompt| line.strip_prefix(prompt).is_some_and(|rest| rest.starts_with(' ')));
    let cmd = line.get(1..3) == Some(":\\") && line.contains('>');
    // `user@host:~/app$ `
    let word = line.bytes().take_while(|byte| !matches!(byte, b' ' | b'"' | b'=')).count();
    let shell = line[..word].ends_with('$') && line[..word].contains('@');
    typed || cmd || shell
}

/// Whether a line is the name of a file above its text, as `tail` and people write it: `==> app.log <==`,
/// `--- compose.yaml ---`.
fn is_file(line: &str) -> bool {
    let framed = |open: &str, close: &str| line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).map(str::trim);
    framed("==> ", " <==").is_some_and(|name| !name.is_empty())
        || [("--- ", " ---"), ("=== ", " ===")].iter().any(|(open, close)| {
            framed(open, close).is_some_and(|name| name.contains('.') && !name.contains(' ') && !name.ends_with('.'))
        })
}

/// The name in the heading of a file or ticket; none if the line isn't one.
pub fn heading(line: &str) -> Option<&str> {
    let line = line.trim();
    let edges = ['-', '=', '*', '#', '~', '_', '<', '>', '+', ' '];
    // Only at both ends: the sender of a mail ends with `>` too.
    let name = if line.starts_with(edges) { line.trim_matches(edges) } else { line };
    (is_file(line) || is_section(line)).then_some(name)
}

/// The name in the heading that begins at byte `at`; none if no heading begins there.
pub fn heading_at(text: &str, at: usize) -> Option<&str> {
    heading(text.get(at..)?.lines().next()?)
}

/// Whether a line is the heading of a ticket, a test or a mail: `--- ticket 17 ---`, `==> app.log <==`,
/// `Ticket #17`, `From: …` of a mail.
fn is_section(line: &str) -> bool {
    if line.len() > 160 {
        return false;
    }
    let edge = |edge: char| matches!(edge, '-' | '=' | '*' | '#' | '~' | '_' | '<' | '>' | '+');
    let inner = line.trim_matches(edge);
    let (before, after) = (line.len() - line.trim_start_matches(edge).len(), line.len() - line.trim_end_matches(edge).len());
    let titled = before >= 3 && after >= 3 && inner.starts_with(' ') && inner.trim().len() > 1;
    let numbered = || {
        let begins = |first: char| matches!(first, 'T' | 't' | 'C' | 'c' | 'I' | 'i' | 'R' | 'r' | 'F' | 'f' | '#' | '*');
        if !line.starts_with(begins) {
            return false;
        }
        let lower = line[..line.floor_char_boundary(24)].trim_start_matches(['#', '*', ' ']).to_ascii_lowercase();
        any_in_list("ticket|case|issue|incident|request|report|conversation|fall", &|word| {
            let rest = lower.strip_prefix(word).map(|rest| rest.trim_start_matches([' ', '#', ':', '-']));
            rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
        })
    };
    let mail = || any_in_list("From: |Subject: |Von: |Betreff: ", &|field| line.starts_with(field));
    titled || numbered() || line.starts_with(['F', 'S', 'V', 'B']) && mail()
}

/// Whether a line is a fence, a rule or a heading of Markdown.
fn is_paragraph(line: &str) -> bool {
    let rule = line.len() > 2 && (line.bytes().all(|byte| byte == b'-') || line.bytes().all(|byte| byte == b'='));
    rule || line.starts_with("```") || line.starts_with("~~~") || line.starts_with("## ") || line.starts_with("### ")
}

/// What a line opens that begins as failures do; none if it doesn't: an exception (`openai.AuthenticationError: …`), a word for one (`Error: …`,
/// `OpenAI error: …`), a status with a body (`401 {…`) or alone (`HTTP/1.1 401 …`).
fn failure(line: &str) -> Option<Opening> {
    let head = line.strip_prefix("HTTP/").and_then(|rest| rest.split_once(' ')).map(|(_, rest)| rest);
    let status = head.unwrap_or(line);
    if digits(status.as_bytes()) == 3 && matches!(status.as_bytes()[0], b'4' | b'5') {
        let rest = &status[3..];
        return match rest.trim().is_empty() || head.is_some() {
            true => Some(Opening::Status),
            false => rest.starts_with([' ', ':']).then_some(Opening::Failure),
        };
    }
    let line = line.trim_start_matches(['✖', '✕', '×', '❌', '!', '[', ' ']);
    let panicked = line.starts_with("thread '") && line.contains(" panicked at ");
    let begins = |first: char| matches!(first, 'E' | 'U' | 'P' | 'F' | 'p' | 'c' | 'w' | 'h' | 'g' | 'f' | 'n');
    if panicked || line.starts_with(begins) && any_in_list(FAILURE_BEGINNINGS, &|words| line.starts_with(words)) {
        return Some(Opening::Failure);
    }
    let of_class = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b':' | b'\\' | b'$');
    let (class, rest) = line.split_at(line.bytes().take_while(of_class).count());
    let name = class.trim_end_matches(':');
    let is_printed = class.len() > name.len()
        || rest.trim().is_empty()
        || rest.starts_with(" - ")
        || rest.starts_with([' ', '(', '[']) && name.contains('.')
        || rest.starts_with("('");
    let raised = is_printed && any_in_list(EXCEPTION_ENDINGS, &|ending| name.ends_with(ending));
    (raised || is_announced(line)).then_some(Opening::Failure)
}

/// Whether a line begins with a program's words for a failure: `OpenAI error: …`, `Request failed: …`. A sentence of a
/// person about a failure doesn't count.
fn is_announced(line: &str) -> bool {
    let Some(colon) = line.bytes().take(48).position(|byte| byte == b':').filter(|at| line[*at..].starts_with(": ")) else {
        return false;
    };
    let words = line[..colon].to_ascii_lowercase();
    let failed = any_in_list("error|failed|failure|exception", &|word| words.trim_end_matches(']').ends_with(word));
    let sentence =
        any_in_list("i|we|it|the|this|an|a|my|get|got|getting|with|and|then|now", &|word| words.split(' ').next() == Some(word));
    failed && !sentence && words.split(' ').count() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_have_names() {
        for (line, name) in [
            ("==> app.log <==", Some("app.log")),
            ("--- ticket 17 ---", Some("ticket 17")),
            ("Ticket #17", Some("Ticket #17")),
            ("From: A B <a@example.com>", Some("From: A B <a@example.com>")),
            ("--- a ticket", None),
            ("Tickets are many", None),
        ] {
            assert_eq!(heading(line), name, "{line}");
        }
    }

    #[test]
    fn labels_are_separated_from_text() {
        for (line, stream, rest) in [
            ("worker-1  | Traceback (most recent call last):", "worker-1", "Traceback (most recent call last):"),
            ("api  |   File \"a.py\"", "api", "  File \"a.py\""),
            ("2024-12-09 21:54:03 builder-1  |   code: 'x'", "builder-1", "  code: 'x'"),
            ("[pod/api-7d4b/app] 401", "pod/api-7d4b/app", "401"),
            ("web-1  |", "web-1", ""),
            ("[ERROR] call failed", "", "[ERROR] call failed"),
            ("[2026-11-23] x", "", "[2026-11-23] x"),
            ("2026-11-23T06:17:15.1234567Z   File \"a.py\"", "", "  File \"a.py\""),
            ("2026-11-23 06:17:15,203 ERROR bot: x", "", "2026-11-23 06:17:15,203 ERROR bot: x"),
            ("a | b", "", "a | b"),
            ("| a | b |", "", "| a | b |"),
            ("", "", ""),
        ] {
            let found = labelled(line);
            assert_eq!((found.stream, &line[found.prefix..]), (stream, rest), "{line}");
        }
    }

    #[test]
    fn openings_are_recognized() {
        for (line, opening_of) in [
            ("2026-11-23 06:17:15,203 ERROR bot: x", Opening::Record),
            ("[2026-11-23T06:17:15Z] x", Opening::Record),
            ("Nov 23 06:17:15 host app[12]: x", Opening::Record),
            ("[06:17:15] x", Opening::Record),
            ("E1123 06:17:15.123456 1 main.go:5] x", Opening::Record),
            ("23/Nov/2026:06:17:15 +0000 x", Opening::Record),
            ("INFO:     10.0.0.3:5123 - \"POST /chat HTTP/1.1\" 200 OK", Opening::Record),
            ("[error] x", Opening::Record),
            ("Error: Error code: 401 - x", Opening::Failure),
            ("openai.AuthenticationError: Error code: 401", Opening::Failure),
            ("401 {\"error\":{}}", Opening::Failure),
            ("HTTP/1.1 403 Forbidden", Opening::Status),
            ("401", Opening::Status),
            ("OpenAI error: 401 Incorrect API key provided", Opening::Failure),
            ("I get this error: 401", Opening::Nothing),
            ("HTTP/1.1 200 OK", Opening::Nothing),
            ("401k plans are nice", Opening::Nothing),
            ("12 files were read", Opening::Nothing),
            ("--- ticket 4101 ---", Opening::Section),
            ("==> .env <==", Opening::File),
            ("--- compose.yaml ---", Opening::File),
            ("Ticket #4101", Opening::Section),
            ("---", Opening::Paragraph),
            ("```python", Opening::Paragraph),
            ("# a comment", Opening::Nothing),
            ("$ curl https://x", Opening::Command),
            ("anna@box:~/app$ python a.py", Opening::Command),
            ("During handling of the above exception, another exception occurred:", Opening::Chain),
            ("AuthenticationError                 Traceback (most recent call last)", Opening::Traceback),
            ("    raise AuthenticationError(", Opening::Nothing),
            ("{\"level\":\"error\",\"msg\":\"x\"}", Opening::Object),
            ("   ", Opening::Empty),
        ] {
            assert_eq!(opening(line), opening_of, "{line}");
        }
    }
}
