//! Reads error bodies, also damaged ones.
//!
//! Bodies arrive as JSON, as Python literals, as Node prints objects, as PHP and Go dump them, as JSON in a string in JSON,
//! wrapped, cut off and without their braces. So they aren't parsed as a whole: [`bodies`] searches for the fields that
//! error bodies have, reads each value by the quotes around it, and groups fields that are close to each other.

use std::ops::Range;

/// A field of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its value, unescaped; `None` for `null`, `nil` and the like.
    pub value: Option<String>,
    /// The span of the value with its quotes, in bytes.
    pub range: Range<usize>,
}

/// An error body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorBody {
    /// The message for people.
    pub message: Option<Field>,
    /// The machine code.
    pub code: Option<Field>,
    /// The class of the error.
    pub kind: Option<Field>,
    /// The parameter that it is about.
    pub param: Option<Field>,
    /// The HTTP status; in Google's bodies the name of gRPC's.
    pub status: Option<Field>,
    /// Google's finer reason.
    pub reason: Option<Field>,
    /// Whether it has a field that makes it an error body by itself.
    pub alone: bool,
    /// The span from its first field to its last, in bytes.
    pub range: Range<usize>,
}

/// The names of fields, and what each holds.
const FIELD_NAMES: &[(&str, FieldKind)] = &[
    ("message", FieldKind::Message),
    ("detail", FieldKind::Error),
    ("error", FieldKind::Error),
    ("error_description", FieldKind::Message),
    ("code", FieldKind::Code),
    ("error_code", FieldKind::Code),
    ("type", FieldKind::Kind),
    ("param", FieldKind::Param),
    ("reason", FieldKind::Reason),
    ("__type", FieldKind::Code),
    ("errorcode", FieldKind::Code),
    ("error_type", FieldKind::Kind),
    ("status", FieldKind::Status),
    ("statusCode", FieldKind::Status),
    ("status_code", FieldKind::Status),
];

/// What a field holds.
#[derive(Clone, Copy, PartialEq)]
enum FieldKind {
    Message,
    Code,
    Kind,
    Param,
    Status,
    Reason,
    /// A code or a message, depending on the service. It makes an error body by itself.
    Error,
}

/// How far two fields of one body may be apart; the value between them may be a long message.
const MAX_FIELD_GAP_BYTES: usize = 2_000;
/// How much of a value is read. It bounds the time for a text with many quotes that are never closed.
const MAX_VALUE_BYTES: usize = 8_000;

impl ErrorBody {
    /// The machine code as the JSON contract defines it: Google's reason, else `code` if it isn't null, else `type`, else a
    /// status in words. `invalid_request_error` is the type of many errors, so it counts only if the body has nothing else.
    /// A number repeats the status, so a word in another field comes before it.
    pub fn error_code(&self) -> Option<&Field> {
        let word = |field: &&Field| field.value.as_deref().is_some_and(|value| is_code(value) && !is_number(value));
        let specific = |field: &&Field| word(field) && field.value.as_deref() != Some(GENERAL_ERROR_TYPE);
        let reason = self.reason.as_ref().filter(|field| word(field) && field.value.as_deref().is_some_and(is_constant));
        let code = self.code.as_ref();
        let phrase = |field: &&Field| field.value.as_deref().is_some_and(is_phrase);
        let status = self
            .status
            .as_ref()
            .filter(word)
            .filter(|field| field.value.as_deref().is_some_and(|value| value.contains('_') || is_constant(value)));
        // OpenAI sends `"code": null` if there is none; Anthropic has no field `code`, so its type is the code.
        let class = self.kind.as_ref().filter(|_| code.is_none()).filter(word);
        let number = || code.filter(|field| field.value.as_deref().is_some_and(is_number));
        reason
            .or(code.filter(specific))
            .or(self.kind.as_ref().filter(specific))
            .or(status)
            .or(code.filter(phrase))
            .or(class)
            .or_else(number)
    }

    /// Whether it has enough of the fields of an error body: a word such as `type` alone isn't enough.
    fn is_error(&self) -> bool {
        let fields = [&self.message, &self.code, &self.kind, &self.param, &self.reason];
        fields.iter().filter(|field| field.is_some()).count() >= 2 || self.code.is_some() || self.alone
    }

    /// The field of this kind.
    fn field_mut(&mut self, kind: FieldKind) -> &mut Option<Field> {
        match kind {
            FieldKind::Message => &mut self.message,
            FieldKind::Code => &mut self.code,
            FieldKind::Kind => &mut self.kind,
            FieldKind::Param => &mut self.param,
            FieldKind::Status => &mut self.status,
            FieldKind::Reason => &mut self.reason,
            // `bodies` decides by the value whether it is a code or a message.
            FieldKind::Error => &mut self.message,
        }
    }
}

/// The `type` of most of OpenAI's errors, which says little.
pub const GENERAL_ERROR_TYPE: &str = "invalid_request_error";

/// Whether a code is a number, which only repeats a status.
pub fn is_number(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a code is written in capitals: `API_KEY_INVALID`, `UNAVAILABLE`.
fn is_constant(value: &str) -> bool {
    value.len() > 4 && value.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Whether a code is a phrase, as some services send.
fn is_phrase(value: &str) -> bool {
    (12..=64).contains(&value.len())
        && value.contains(' ')
        && value.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'-' | b','))
}

/// Whether a value can be a machine code: one word that is no errno, no class of exceptions, no common word.
fn is_code(value: &str) -> bool {
    let errno = value.len() > 3
        && (value.starts_with('E') || value.starts_with("ERR_") || value.starts_with("UND_ERR"))
        && value.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    !errno
        && !value.is_empty()
        && value.len() <= 64
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
        && !matches!(
            value,
            "error"
                | "system"
                | "function"
                | "module"
                | "string"
                | "object"
                | "text"
                | "user"
                | "None"
                | "null"
                | "undefined"
                | "fail"
                | "failed"
                | "basic"
                | "required"
                | "message"
                | "input_text"
                | "output_text"
                | "json_object"
                | "ephemeral"
                | "Buffer"
        )
        && !value.ends_with("Error")
}

/// How deep bodies in strings of bodies are read: gateways nest two.
const MAX_DEPTH: usize = 3;
/// How many bodies are read. It bounds what later stages compare with each other.
const MAX_BODIES: usize = 2_000;

/// The error bodies of a text, in order. Takes time linear in its length.
pub fn bodies(text: &str) -> Vec<ErrorBody> {
    let mut bodies: Vec<ErrorBody> = Vec::new();
    let bytes = text.as_bytes();
    let mut opens = [false; 256];
    for first in FIELD_NAMES.iter().filter_map(|(name, _)| name.bytes().next()) {
        opens[usize::from(first)] = true;
    }
    // The ends of the messages that contain this position, and are searched for bodies.
    let mut within: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !opens[usize::from(bytes[at])] {
            at += 1;
            continue;
        }
        // Most letters are inside words. One after a backslash belongs to an escape such as `\n`.
        if at > 0 && bytes[at - 1].is_ascii_alphanumeric() && !(at >= 2 && bytes[at - 2] == b'\\') {
            at += 1;
            continue;
        }
        let Some((kind, field)) = field(text, at) else {
            at += 1;
            continue;
        };
        let end = field.range.end.max(at + 1);
        let alone = kind == FieldKind::Error;
        let kind = match &field.value {
            _ if !alone => kind,
            Some(word) if is_code(word) && word.contains('_') => FieldKind::Code,
            _ => FieldKind::Message,
        };
        let is_new = match bodies.last_mut() {
            Some(body) => body.field_mut(kind).is_some() || at > body.range.end + MAX_FIELD_GAP_BYTES,
            None => true,
        };
        if is_new {
            if bodies.len() == MAX_BODIES {
                break;
            }
            bodies.push(ErrorBody { range: at..end, ..ErrorBody::default() });
        }
        within.retain(|inner| *inner > at);
        let holds_body = kind == FieldKind::Message && text[field.range.clone()].contains('{') && within.len() < MAX_DEPTH;
        at = if holds_body {
            within.push(end);
            field.range.start + 1
        } else {
            end
        };
        if let Some(body) = bodies.last_mut() {
            body.range.end = body.range.end.max(end);
            body.alone |= alone;
            *body.field_mut(kind) = Some(field);
        }
    }
    bodies.retain(ErrorBody::is_error);
    bodies
}

/// The field whose name begins at byte `at`.
fn field(text: &str, at: usize) -> Option<(FieldKind, Field)> {
    let bytes = text.as_bytes();
    if at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b'_' | b'-' | b'.' | b'/')) {
        // A letter after a backslash is part of an escape such as `\n`.
        if !(at >= 2 && bytes[at - 2] == b'\\' && matches!(bytes[at - 1], b'n' | b't')) {
            return None;
        }
    }
    let rest = &text[at..];
    let length = rest.bytes().take(16).take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'_').count();
    // After most words another word follows, and no name is shorter than `code`.
    let in_sentence = bytes.get(at + length) == Some(&b' ') && !matches!(bytes.get(at + length + 1), Some(b':' | b'=' | b' '));
    if length < 4 || in_sentence {
        return None;
    }
    let (_, kind) = FIELD_NAMES.iter().find(|(name, _)| *name == &rest[..length])?;
    // Without quotes `error` is a word of a log.
    if *kind == FieldKind::Error && !(at > 0 && matches!(bytes[at - 1], b'"' | b'\'')) {
        return None;
    }
    let mut end = at + length;
    let closers = bytes[end..].iter().take(8).take_while(|byte| matches!(byte, b'\\' | b'"' | b'\'' | b']')).count();
    end += closers;
    let blank = |from: usize| bytes[from..].iter().take(64).take_while(|byte| byte.is_ascii_whitespace()).count();
    end += blank(end);
    let separator = ["=>", ":"].iter().find(|separator| text[end..].starts_with(**separator))?;
    end += separator.len();
    if closers == 0 && !opens_field(text, at) && bytes.get(end).is_none_or(u8::is_ascii_whitespace) {
        return None;
    }
    end += blank(end);
    value(text, end, closers > 0).map(|field| (*kind, field))
}

/// Whether a word without quotes is the name of a field: it begins its line or follows a separator. In `Error code: 401`
/// it follows a word.
fn opens_field(text: &str, at: usize) -> bool {
    let before = text[text.floor_char_boundary(at.saturating_sub(64))..at].trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with(['{', ',', '(', '[', '\n', '`'])
}

/// The value that begins at byte `at`.
fn value(text: &str, at: usize, quoted_name: bool) -> Option<Field> {
    let bytes = text.as_bytes();
    let mut start = at;
    // PHP's var_dump: `string(15) "…"`.
    if let Some(dump) = text[start..].strip_prefix("string(") {
        // A length has few digits.
        let (length, _) = dump[..dump.floor_char_boundary(12)].split_once(") \"")?;
        start += "string() \"".len() + length.len();
        // PHP prints the length, so it doesn't escape quotes inside.
        let end = start.checked_add(length.parse().ok()?)?;
        if text.get(start..=end).is_some_and(|inner| inner.ends_with('"')) {
            return Some(Field { value: Some(text[start..end].to_owned()), range: start..end + 1 });
        }
        start -= 1;
    }
    let slashes = bytes[start..].iter().take(8).take_while(|byte| **byte == b'\\').count();
    match bytes.get(start + slashes) {
        Some(&quote @ (b'"' | b'\'' | b'`')) => {
            let inner = start + slashes + 1;
            let end = closing(text, inner, quote, slashes);
            let raw = &text[inner..end];
            let full = (end + slashes + 1).min(text.len());
            Some(Field { value: Some(unescape(raw)), range: start..if text.is_char_boundary(full) { full } else { end } })
        }
        Some(_) => {
            let length = text[start..]
                .char_indices()
                .take(64)
                .find(|(_, letter)| letter.is_whitespace() || matches!(letter, ',' | '}' | ']' | ')' | '"' | '\'' | '\\'))
                .map_or_else(|| text.len().min(start + 64) - start, |(length, _)| length);
            let end = (start + length..=text.len()).find(|end| text.is_char_boundary(*end))?;
            let word = &text[start..end];
            let value = match word {
                "null" | "None" | "NULL" | "nil" | "<nil>" | "undefined" => None,
                "" => return empty(text, start),
                _ if word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')) => {
                    Some(word.to_owned())
                }
                // Go's maps and PHP's dumps print messages without quotes; the first word is kept.
                _ if !quoted_name && word.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic()) => Some(word.to_owned()),
                _ => return None,
            };
            Some(Field { value, range: start..end })
        }
        None => None,
    }
}

/// An empty value, as PHP's print_r prints null.
fn empty(text: &str, at: usize) -> Option<Field> {
    text[at..].starts_with([']', ')', '\n']).then_some(Field { value: None, range: at..at })
}

/// Where a string ends whose quotes are escaped by `slashes` backslashes each. A string that isn't closed, as in a body
/// that was cut off, ends with its line.
fn closing(text: &str, inner: usize, quote: u8, slashes: usize) -> usize {
    let bytes = text.as_bytes();
    let limit = (inner + MAX_VALUE_BYTES).min(bytes.len());
    let mut run = 0;
    for (at, byte) in bytes[inner..limit].iter().enumerate().map(|(at, byte)| (inner + at, byte)) {
        if *byte == b'\\' {
            run += 1;
            continue;
        }
        // The closing quote has as many backslashes as the opening one; a quote inside has more.
        if *byte == quote && run == slashes && ends_value(&bytes[at + 1..]) {
            return at - slashes;
        }
        run = 0;
    }
    let rest = &text[inner..text.floor_char_boundary(limit)];
    inner + rest.find('\n').unwrap_or(rest.len())
}

/// Whether a quote before this text can end a value. An apostrophe in a retyped message can't.
fn ends_value(rest: &[u8]) -> bool {
    rest.iter().find(|byte| !matches!(byte, b' ' | b'\\')).is_none_or(|byte| !byte.is_ascii_alphanumeric())
}

/// A string without the escapes of JSON; line breaks become blanks.
fn unescape(raw: &str) -> String {
    if !raw.contains('\\') {
        return raw.to_owned();
    }
    let mut plain = String::with_capacity(raw.len());
    let mut letters = raw.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            plain.push(letter);
            continue;
        }
        match letters.peek() {
            Some('n' | 'r' | 't') => {
                letters.next();
                plain.push(' ');
            }
            Some(next @ ('"' | '\'' | '/')) => {
                plain.push(*next);
                letters.next();
            }
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, message: Option<&str>, code: Option<&str>) {
        let bodies = bodies(text);
        let body = bodies.iter().find(|body| body.error_code().is_some()).or(bodies.first());
        let code_found = body.and_then(ErrorBody::error_code).and_then(|field| field.value.as_deref());
        let found = bodies.iter().find_map(|body| body.message.as_ref()?.value.as_deref());
        assert_eq!((found, code_found), (message, code), "in {text}");
    }

    #[test]
    fn every_dialect_gives_its_fields() {
        let (said, code) = (Some("Bad \"key\": don't"), Some("invalid_api_key"));
        check(
            r#"{"error":{"message":"Bad \"key\": don't","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}"#,
            said,
            code,
        );
        check(
            r#"{'error': {'message': 'Bad "key": don\'t', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}"#,
            said,
            code,
        );
        check(
            "error: {\n    message: 'Bad \"key\": don\\'t',\n    type: 'invalid_request_error',\n    param: null,\n    code: 'invalid_api_key'\n  },",
            said,
            code,
        );
        check(r#""body": "{\"error\":{\"message\":\"Bad \\\"key\\\": don't\",\"code\":\"invalid_api_key\"}}""#, said, code);
        check(
            "object(stdClass)#1 (4) {\n [\"message\"]=>\n string(16) \"Bad \"key\": don't\"\n [\"code\"]=>\n string(15) \"invalid_api_key\"\n}",
            said,
            code,
        );
    }

    #[test]
    fn bare_dialects_give_their_codes() {
        check(
            "map[code:model_not_found message:The model `x` does not exist param:<nil> type:invalid_request_error]",
            Some("The"),
            Some("model_not_found"),
        );
        check(
            "Array\n(\n [error] => Array\n (\n [message] => You exceeded\n [type] => insufficient_quota\n [param] => \n [code] => insufficient_quota\n )\n)",
            Some("You"),
            Some("insufficient_quota"),
        );
    }

    #[test]
    fn cut_off_bodies_give_what_is_left() {
        check(r#"{"error":{"message":"Incorrect API key provid"#, None, None);
        check(
            r#"{"error":{"code":"invalid_api_key","message":"Incorrect API key provid"#,
            Some("Incorrect API key provid"),
            Some("invalid_api_key"),
        );
    }

    #[test]
    fn a_null_code_leaves_the_type() {
        check(r#"{"message":"m","type":"insufficient_quota","param":null,"code":null}"#, Some("m"), Some("insufficient_quota"));
        check(r#"{"message":"m","type":"invalid_request_error","param":null,"code":null}"#, Some("m"), None);
        check("{ type: 'system', errno: 'ETIMEDOUT', code: 'ETIMEDOUT' }", None, None);
    }
}
