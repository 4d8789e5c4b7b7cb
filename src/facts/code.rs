//! Machine codes: those of error bodies, and those that clients print in their own form.

use super::matcher::{Cue, Sightings};
use crate::intake::Folded;
use crate::payload::ErrorBody;
use crate::text::Span;
use crate::traceback::Exception;

/// The most codes that are read: a log repeats itself.
const MAX_CODES: usize = 64;
/// The longest code that is read.
const MAX_CODE_BYTES: usize = 80;

/// The codes that a client prints in its own form, in order.
pub(super) fn printed(text: &str, folded: &Folded, sightings: &Sightings, exceptions: &[Exception]) -> Vec<(String, Span)> {
    let mut found: Vec<(String, Span)> = Vec::new();
    // boto3: `An error occurred (AccessDeniedException) when calling the Converse operation`.
    let operations = sightings.at(Cue::Operation).filter_map(|words| word(text, folded.source_span(words).end));
    // Microsoft's directory: `AADSTS50020: User account …`.
    let directory = sightings.at(Cue::Directory).filter_map(|words| word(text, folded.source_span(words).start));
    found.extend(operations.chain(directory));
    // Some clients name their exceptions by the codes; others put the code in front of the message.
    let answered = sightings.at(Cue::Answered).next().is_some();
    for exception in exceptions {
        let message = text.get(exception.message.clone()).unwrap_or("");
        let modeled = exception.class.contains(".services.") && exception.class.contains(".model.");
        if let Some(code) = bracketed(message) {
            let start = exception.message.start + 1;
            found.push((code.to_owned(), start..start + code.len()));
        } else if exception.name().ends_with("Exception") && (answered || modeled) {
            let start = exception.range.end - exception.name().len();
            found.push((exception.name().to_owned(), start..exception.range.end));
        }
    }
    found.truncate(MAX_CODES);
    found
}

/// The code that a message begins with: `(PermissionDenied) The principal lacks …`.
fn bracketed(message: &str) -> Option<&str> {
    let (code, _) = message.strip_prefix('(')?.split_once(") ")?;
    let plain = code.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ');
    (plain && (4..=MAX_CODE_BYTES).contains(&code.len()) && code.starts_with(|first: char| first.is_ascii_uppercase()))
        .then_some(code)
}

/// The word that begins at a byte.
fn word(text: &str, start: usize) -> Option<(String, Span)> {
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
    let length = text.as_bytes().get(start..)?.iter().take(MAX_CODE_BYTES).take_while(|byte| part(byte)).count();
    let code = text[start..start + length].trim_end_matches('.');
    (code.len() > 3).then(|| (code.to_owned(), start..start + code.len()))
}

/// The values of a body that can be a code.
pub(super) fn of_body(body: &ErrorBody) -> impl Iterator<Item = (&str, &Span)> {
    let fields = [&body.reason, &body.code, &body.kind, &body.status];
    fields.into_iter().flatten().filter_map(|field| Some((field.value.as_deref()?, &field.range)))
}
