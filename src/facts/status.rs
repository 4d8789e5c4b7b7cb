//! HTTP statuses, as logs and SDKs print them.

use super::words::FAILURE;
use crate::intake::{Folded, any_in_list};
use crate::text::Span;
use std::sync::LazyLock;

/// What stands in front of a status, between bars.
const BEFORE: &str = concat!(
    "error code: |error code |error code=|errorcode: |status code: |status code |statuscode: |statuscode=|statuscode:|",
    "status_code=|status_code: |status: |status |status=|http status: |status:|http status |",
    "http/1.1 |http/1.0 |http/2 |http/2.0 |http/3 |http |http error |http error: |http-|http_status=|http_code=|",
    "api error |api error: |\"status\":|\"status_code\":|\"statuscode\":|\"code\":|code: |code:|'code': |",
    "'status': |'status_code': |\"status\": |\"status_code\": |\"statuscode\": |\"code\": |",
    "response code: |code is |status is |response code |return code |returned code |code |returned error: |error: |error |exception: |",
    "failed with status |failed with |failed: |(status |(http |<response [|[status code] |last status: |got |received |returned |",
    "server responded with |responded with |:status=>|(faraday) |<-- |details: |response status |response: |error-code: |code=|status(|kind: status|http_code: |",
    "antwortet mit |antwort |fehler |estado |código |statut |erreur |татус |код |状态码 |状态码: |状态码：|状态码|错误码|コード|ステータス",
);

/// What stands behind a status, between bars.
const AFTER: &str = concat!(
    " unauthorized| - unauthorized| (unauthorized| forbidden| not found| bad request| too many requests|",
    " payment required| internal server error| bad gateway| service unavailable| gateway time| method not allowed|",
    " request entity| unprocessable entity| misdirected| status code| client error| server error| error|",
    " incorrect api key| : incorrect api key| you didn't provide| you exceeded| your account| rate limit|",
    " {\"| {'| { \"| <!doctype| <html| country,|\\n|s ",
);

/// What stands around a status, by the letter but one that is nearest to it, which tells most apart.
struct Marks {
    before: Vec<Vec<&'static str>>,
    after: Vec<Vec<&'static str>>,
}

static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let mut marks = Marks { before: vec![Vec::new(); 256], after: vec![Vec::new(); 256] };
    for mark in BEFORE.split('|') {
        marks.before[usize::from(mark.as_bytes()[mark.len() - 2])].push(mark);
    }
    for mark in AFTER.split('|') {
        marks.after[usize::from(mark.as_bytes()[1])].push(mark);
    }
    marks
});

/// The registered statuses of failures, and those that Cloudflare, nginx and Anthropic (529) add. Where
/// nothing around a number says that it is a status, it has to be one of these.
fn is_registered(status: u16) -> bool {
    matches!(status, 400..=418 | 421..=426 | 428 | 429 | 431 | 451 | 498 | 499 | 500..=511 | 520..=530)
}

/// How far in front of a number a word that calls it a status may begin, in bytes.
const MAX_WORDS_BYTES: usize = 16;

/// How much of a line of an access log is read before its status.
const MAX_LOG_LINE_BYTES: usize = 500;

/// The most statuses that are read: a log repeats itself.
const MAX_STATUSES: usize = 256;

/// The statuses of failures, 400 to 599, in order.
pub(super) fn statuses(folded: &Folded) -> Vec<(u16, Span)> {
    let text = &folded.text;
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at + 3 <= bytes.len() && found.len() < MAX_STATUSES {
        // Three letters at once, where there is no number.
        if !bytes[at + 2].is_ascii_digit() {
            at += 3;
            continue;
        }
        let number = matches!(bytes[at], b'4' | b'5') && bytes[at + 1].is_ascii_digit() && bytes[at + 2].is_ascii_digit();
        if !number || !stands_alone(bytes, at) {
            at += 1;
            continue;
        }
        let status = bytes[at..at + 3].iter().fold(0u16, |sum, digit| sum * 10 + u16::from(digit - b'0'));
        if is_status(folded, at, status) {
            found.push((status, folded.source_span(at..at + 3)));
        }
        at += 3;
    }
    found
}

/// Whether no word, number, port or decimal goes on around the three digits at `at`.
fn stands_alone(bytes: &[u8], at: usize) -> bool {
    let part = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'/'));
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    // `host:443`, `file.py:404`
    let port = before == Some(&b':') && at >= 2 && !matches!(bytes[at - 2], b'"' | b'\'' | b' ') && !code_before(bytes, at);
    // `I get 401s`
    let plural = bytes.get(at + 3) == Some(&b's') && !part(bytes.get(at + 4));
    let full_stop = bytes.get(at + 3) == Some(&b'.') && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit);
    !part(before) && !port && (!part(bytes.get(at + 3)) || full_stop || plural)
}

/// `code:401`, as Go and YAML print it.
fn code_before(bytes: &[u8], at: usize) -> bool {
    ["code:", "status:"].iter().any(|name| bytes[..at].ends_with(name.as_bytes()))
}

fn is_status(folded: &Folded, at: usize, status: u16) -> bool {
    let text = &folded.text;
    // `"code": "401"`
    let before = text[..at].strip_suffix(['"', '\'', '`', '(', '[', '*']).unwrap_or(&text[..at]);
    let after = &text[at + 3..];
    if any_in_list(" messages| items| rows| records| tokens", &|unit| after.starts_with(unit)) {
        return false;
    }
    let marks: &Marks = &MARKS;
    let behind = after.as_bytes().get(1).map(|byte| &marks.after[usize::from(*byte)]);
    let front = before.len().checked_sub(2).map(|last| &marks.before[usize::from(before.as_bytes()[last])]);
    if front.is_some_and(|marks| marks.iter().any(|mark| before.ends_with(mark)))
        || behind.is_some_and(|marks| marks.iter().any(|mark| after.starts_with(mark)))
    {
        // Applications number their own errors: `"code":514` is no status.
        let before = before.get(before.ceil_char_boundary(before.len().saturating_sub(MAX_WORDS_BYTES))..).unwrap_or_default();
        return is_registered(status) || before.contains("status") || before.contains("http");
    }
    if !is_registered(status) {
        return false;
    }
    let bracketed = [("(", ")"), ("[", "]"), ("<title>", " "), ("<h1>", " "), (">", " ")]
        .iter()
        .any(|(open, close)| text[..at].ends_with(open) && after.starts_with(close));
    bracketed || begins(folded, at) || logged(before, after)
}

/// Whether a message or line begins with the number: `403 Permission denied`, `401 - {…}`, or is all of it.
fn begins(folded: &Folded, at: usize) -> bool {
    let text = &folded.text;
    let line = folded.begins_line(at);
    let quoted = text[..at].ends_with(['"', '\'', '`']) || text[..at].ends_with("error: ") || text[..at].ends_with("exception: ");
    let said = text[..at].ends_with(": ") || text[..at].ends_with("> ");
    let rest = &text[at + 3..];
    let alone = folded.ends_line(at + 3);
    let message = [" ", " - ", ": ", " | ", "; "].iter().any(|gap| {
        let next = rest.strip_prefix(gap).and_then(|rest| rest.chars().next());
        next.is_some_and(|next| is_letter(next) || matches!(next, '{' | '"' | '\'' | '<' | '[' | '*' | '`'))
    });
    let unit =
        any_in_list(" ms| s | tokens| mb| kb| bytes| lines| files| of | items| rows| words", &|unit| rest.starts_with(unit));
    (line && alone) || closes(folded, at) || (!numbered(folded, at) && !unit && message && (line || quoted || said))
}

/// Whether the number ends a message that tells of a failure: `Failed to initiate authorization: 407`.
fn closes(folded: &Folded, at: usize) -> bool {
    let rest = &folded.text[at + 3..];
    let ends = folded.ends_line(at + 3)
        || any_in_list("\"|'|`|»|”|)|.\"| (", &|end| rest.starts_with(end))
        || rest.starts_with('.') && folded.ends_line(at + 4);
    let reach = folded.text.floor_char_boundary(at.saturating_sub(MAX_LOG_LINE_BYTES));
    let before = &folded.text[folded.line_around(at).start.min(at).max(reach)..at];
    ends && before.ends_with(": ") && any_in_list(FAILURE, &|word| before.contains(word))
}

/// Whether a character is a letter. Beyond ASCII only signs are told apart by their blocks: Unicode's table of letters
/// would weigh more than what else reads numbers.
fn is_letter(character: char) -> bool {
    match character {
        '\0'..='\x7f' => character.is_ascii_alphabetic(),
        // Latin-1's signs; punctuation to arrows and symbols; punctuation of Chinese and Japanese.
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3020}' => false,
        _ => true,
    }
}

/// Whether it is the number of a line of code: the next line has the next number, as in a notebook.
fn numbered(folded: &Folded, at: usize) -> bool {
    let text = &folded.text;
    let Ok(number) = text[at..at + 3].parse::<usize>() else { return false };
    let next = (number + 1).to_string();
    let reach = text.floor_char_boundary(at + 240);
    text[at + 3..reach].match_indices(&next).any(|(next, _)| {
        let next = at + 3 + next;
        folded.begins_line(text[..next].trim_end_matches(['-', '>', ' ']).len())
    })
}

/// A line of an access log: `POST /v1/chat/completions 400 1043ms`.
fn logged(before: &str, after: &str) -> bool {
    let line = &before[before.floor_char_boundary(before.len().saturating_sub(MAX_LOG_LINE_BYTES))..];
    let mut words = line.trim_end_matches([' ', '"', '-']).rsplit(' ');
    let path = words.next().unwrap_or("");
    let path = if path.starts_with("http/") { words.next().unwrap_or("") } else { path };
    let method = words.next().unwrap_or("").trim_start_matches(['"', '[', '`', '(']);
    (path.starts_with('/') || path.contains("://"))
        && matches!(method, "get" | "post" | "put" | "delete" | "patch" | "options")
        && (after.is_empty() || after.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[u16]) {
        let found: Vec<u16> = statuses(&Folded::new(text)).into_iter().map(|(status, _)| status).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn statuses_are_told_from_numbers() {
        check("Error code: 401 - {'error'", &[401]);
        check("HTTP/1.1 403 Forbidden", &[403]);
        check("AuthenticationError: 401 Incorrect API key", &[401]);
        check("Request failed with status code 401", &[401]);
        check("Status Code: 401", &[401]);
        check("  status: 429,", &[429]);
        check("429\n{\n \"error\"", &[429]);
        check("Error: 401.", &[401]);
        check("{\"error\":{\"code\":\"401\",\"message\":\"x\"}}", &[401]);
        check("map[code:401 message:x]", &[401]);
        check("Exception: [401] Unauthorized", &[401]);
        check("API error (403): 403 \"You have run out", &[403, 403]);
        check("PermissionDenied: 403 Permission denied on", &[403]);
        check("there is a red line:  401 Invalid bearer token", &[401]);
        check("--> POST /v1/chat/completions 400 1043ms", &[400]);
        check("Failed to initiate authorization: 407", &[407]);
        check("Reason: token expired or invalid: 403\n", &[403]);
        check("error: 400 *the model* is unknown", &[400]);
        check("Der Server antwortet mit 403: Zugriff verweigert", &[403]);
        check("请求失败，状态码：401", &[401]);
        check("Ошибка, код 429", &[429]);
        check("Antwort in 403 Sekunden", &[]);
        check("Received 401. Refreshing the token", &[401]);
        check("Received 401 messages", &[]);
        check("<title>401 Authorization Required</title>", &[401]);
    }

    #[test]
    fn numbers_are_no_statuses() {
        check("line 404, in <module>", &[]);
        check("Limit 500, Used 450", &[]);
        check("error.mjs:444:20", &[]);
        check("2026-11-23 06:17:15,401 INFO", &[]);
        check("peer ipv4:142.251.36.74:443 {created_time", &[]);
        check("port: 443 is open", &[]);
        check("Requests in this window: 407", &[]);
        check("failed after so many rows: 500 rows", &[]);
        check("loaded 500 files", &[]);
        check("read: 500 tokens", &[]);
    }
}
