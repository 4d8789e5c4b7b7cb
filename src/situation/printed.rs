//! What the text prints that advice can name: the action that was denied, the role, the host, the time to wait.

use crate::catalogue::{Library, Seen};
use crate::facts::Facts;
use crate::intake::Folded;
use crate::redaction::Redaction;
use crate::report::Report;

/// The longest value that is quoted, in bytes. Longer ones are cut-outs of something else.
const MAX_VALUE_BYTES: usize = 160;

/// The longest message of a server that is quoted, in bytes.
const MAX_REASON_BYTES: usize = 240;

/// The values, by the names of their placeholders. All of them are redacted text.
pub(super) fn printed<'a>(
    report: &Report,
    facts: &Facts,
    (text, folded): (&Redaction, &Folded),
    seen: &Seen,
    library: &'a Library,
) -> Vec<(&'a str, String)> {
    let mut values: Vec<(&str, String)> = Vec::new();
    for printed in &library.printed {
        let place = printed.before.iter().find_map(|before| seen.find(before));
        let value = place.and_then(|(_, end)| {
            let start = folded.source_span(end.saturating_sub(1)..end).end;
            value(text.text.get(start..)?, &printed.until)
        });
        if let Some(value) = value.filter(|_| !values.iter().any(|(name, _)| *name == printed.name)) {
            values.push((&printed.name, value));
        }
    }
    if let Some(reason) = reason(report, facts) {
        values.push(("reason", reason));
    }
    if let Some(code) = &report.error_code {
        values.push(("code", code.clone()));
    }
    if let Some(call) = facts.calls.last() {
        values.push(("url", facts.text(&call.span).to_owned()));
    }
    values
}

/// The value at the beginning of a text: up to one of the characters that end it.
fn value(text: &str, until: &str) -> Option<String> {
    let text = text.trim_start_matches([' ', '\'', '"', '`', '\\', '(', '[', ':', '=']);
    let ends = |letter: char| match until {
        "" => letter.is_whitespace() || "'\"`\\,;)]}<>|".contains(letter),
        _ => until.contains(letter) || letter == '\n',
    };
    let value = text[..text.find(ends)?].trim().trim_end_matches(['.', ':', ',']);
    (!value.is_empty() && value.len() <= MAX_VALUE_BYTES).then(|| value.to_owned())
}

/// What the server said: the message of the body that decides, in its own words.
fn reason(report: &Report, facts: &Facts) -> Option<String> {
    let deciding = report.top().supports.first().map(|evidence| facts.redaction.to_redacted(evidence.start..evidence.end));
    let near = |range: &std::ops::Range<usize>| deciding.as_ref().map_or(0, |place| range.start.abs_diff(place.start));
    let body = facts.bodies.iter().filter(|body| body.message.is_some()).min_by_key(|body| near(&body.range))?;
    let message = body.message.as_ref()?.value.as_deref()?.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = (4..=MAX_REASON_BYTES).contains(&message.len()) && !message.contains(['<', '{']);
    fits.then_some(message)
}
