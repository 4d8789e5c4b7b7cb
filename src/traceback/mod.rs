//! Reads exceptions, as the runtimes print them.
//!
//! A traceback gives the exceptions with their messages in order, and the file and line in the person's own code. The SDK
//! is recognized elsewhere, by the marks of the catalogue in the frames of libraries.

use crate::intake::any_in_list;
use std::ops::Range;

/// How much of a message is read, and how much of a line before a class. It bounds the time for long lines; a sign stands
/// near the beginning of a message.
const MAX_MESSAGE_BYTES: usize = 400;
/// How many exceptions are read. It bounds what later stages compare with each other.
const MAX_EXCEPTIONS: usize = 2_000;

/// An exception that was printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// Its class, as printed, such as `openai.AuthenticationError`.
    pub class: String,
    /// The span of the class, in bytes.
    pub range: Range<usize>,
    /// The span of its message, up to the end of the line or 400 bytes.
    pub message: Range<usize>,
}

impl Exception {
    /// The class without its module.
    pub fn name(&self) -> &str {
        self.class.rsplit(['.', ':', '\\']).next().unwrap_or(&self.class)
    }
}

/// A frame in the person's own code.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The file's name without its folders.
    pub file: String,
    /// The line, if it is printed.
    pub line: Option<u32>,
}

/// Endings of the names of exceptions.
const EXCEPTION_ENDINGS: &[&str] = &["Error", "Exception", "Timeout", "NotFound", "Unauthorized"];

/// The last letters of these endings, by which most words are rejected at once.
const LAST_LETTERS: &[u8] = b"rntd";

/// Words after which a class is mentioned in code or prose, not printed as a failure.
const CODE_WORDS: &str =
    "except|raise|catch|throw|new|instanceof|import|class|from|rescue|isinstance|extends|throws|typeof|export";

/// Parts of the paths of code that isn’t the person’s own.
const LIBRARY_PATHS: &str =
    "site-packages|dist-packages|node_modules|node:|/lib/python|\\lib\\|<frozen|<string>|<stdin>|importlib";

/// The exceptions that a text prints, in order. Takes time linear in its length.
pub fn exceptions(text: &str) -> Vec<Exception> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !CLASS_BYTES[usize::from(bytes[at])] {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && CLASS_BYTES[usize::from(bytes[at])] {
            at += 1;
        }
        if at - start < 5 || !LAST_LETTERS.contains(&last_letter(&bytes[start..at])) {
            continue;
        }
        let leading = text[start..at].bytes().take_while(|byte| is_separator(*byte)).count();
        let class = text[start..at].trim_matches(['.', ':', '\\']);
        let start = start + leading;
        let end = start + class.len();
        if class.len() > 120 || !class.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic()) || !is_exception(class) {
            continue;
        }
        let before =
            text[text.floor_char_boundary(start.saturating_sub(MAX_MESSAGE_BYTES))..start].trim_end_matches([' ', '(', '[']);
        let word = before.rsplit(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or("");
        if any_in_list(CODE_WORDS, &|code| code == word) {
            continue;
        }
        let rest = &text[end..text.floor_char_boundary(end + MAX_MESSAGE_BYTES)];
        let line = rest.split('\n').next().unwrap_or("");
        let printed = any_in_list(": |:\n| [|, | (most recent| with ", &|mark| rest.starts_with(mark))
            || line.contains("Traceback (most recent call last)");
        let before = text[text.floor_char_boundary(start.saturating_sub(MAX_MESSAGE_BYTES))..start].trim_end_matches([' ', '\t']);
        let opens = before.is_empty() || before.ends_with(['\n', '"']) || before.ends_with("Caused by:");
        let alone = line.trim().is_empty() && opens;
        // Ruby: `main.rb:6:in 'fetch': key not found (KeyError)`
        let from = text.floor_char_boundary(start.saturating_sub(MAX_MESSAGE_BYTES));
        let line_start = text[from..start].rfind('\n').map_or(from, |at| from + at + 1);
        let in_parentheses = text[line_start..start].ends_with('(') && line.trim_end() == ")";
        if in_parentheses {
            found.push(Exception { class: class.to_owned(), range: start..end, message: line_start..start - 1 });
        } else if printed || alone {
            let message = end + line.len() - line.trim_start_matches([':', ' ']).len();
            found.push(Exception { class: class.to_owned(), range: start..end, message: message..end + line.len() });
            if found.len() == MAX_EXCEPTIONS {
                break;
            }
        }
    }
    found
}

/// The last byte of a word that is no separator.
fn last_letter(word: &[u8]) -> u8 {
    word.iter().rev().copied().find(|byte| !is_separator(*byte)).unwrap_or(0)
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b'.' | b':' | b'\\')
}

/// The bytes of class names and their modules.
const CLASS_BYTES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || matches!(byte as u8, b'_' | b'.' | b'\\' | b':');
        byte += 1;
    }
    table
};

/// Whether a class has the name of an exception.
fn is_exception(class: &str) -> bool {
    let name = class.rsplit(['.', ':', '\\']).next().unwrap_or(class);
    name.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase())
        && EXCEPTION_ENDINGS.iter().any(|ending| name.ends_with(ending))
        // A wire code such as `ERROR` or a word such as `Exception` alone says nothing.
        && name.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// The innermost frame in the person's own code, not in that of a library or the runtime; none if there is none.
pub fn own_frame(text: &str) -> Option<Frame> {
    let mut own = None;
    for line in text.lines() {
        let plain = line.trim_start();
        let (path, number) = if let Some(rest) = plain.strip_prefix("File \"") {
            let Some((path, rest)) = rest.split_once('"') else { continue };
            (path, rest.strip_prefix(", line ").unwrap_or(rest))
        } else if plain.starts_with("at ") {
            let position = plain.trim_end_matches(['{', ' ', ')']).rsplit(['(', ' ']).next().unwrap_or("");
            let mut parts = position.rsplitn(3, ':');
            let (Some(_), Some(number), Some(path)) = (parts.next(), parts.next(), parts.next()) else { continue };
            (path, number)
        } else {
            continue;
        };
        if any_in_list(LIBRARY_PATHS, &|library| path.contains(library)) {
            continue;
        }
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned();
        if file.contains('.') {
            own = Some(Frame { file, line: digits.parse().ok() });
        }
        // Node prints the innermost frame first.
        if plain.starts_with("at ") {
            break;
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = exceptions(text).into_iter().map(|exception| exception.class).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn exceptions_differ_from_code() {
        check("openai.AuthenticationError: Error code: 401 - x", &["openai.AuthenticationError"]);
        check("AuthenticationError: 401 Incorrect", &["AuthenticationError"]);
        check("LocalProtocolError                        Traceback (most recent call last)\n", &["LocalProtocolError"]);
        check("OpenAI\\Exceptions\\ErrorException: The model", &["OpenAI\\Exceptions\\ErrorException"]);
        check("Faraday::UnauthorizedError, status 401", &["Faraday::UnauthorizedError"]);
        check("    except openai.error.RateLimitError:\n    raise AuthenticationError(\n", &[]);
        check("import { AuthenticationError } from 'x'", &[]);
        check("ERROR: no error here", &[]);
    }

    #[test]
    fn the_own_frame_is_found() {
        let python = "  File \"/app/main.py\", line 5, in <module>\n    x\n  File \"/v/site-packages/openai/_base_client.py\", line 9, in request\n";
        assert_eq!(own_frame(python), Some(Frame { file: "main.py".into(), line: Some(5) }));
        let node = "    at APIError.generate (file:///app/node_modules/openai/core/error.mjs:44:20)\n    at async file:///app/index.mjs:5:20 {\n";
        assert_eq!(own_frame(node), Some(Frame { file: "index.mjs".into(), line: Some(5) }));
    }
}
