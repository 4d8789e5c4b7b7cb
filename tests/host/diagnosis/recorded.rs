//! What real SDKs printed (`tests/sdks/`): the causes that are found in it, and what is read from it.

use serde::Deserialize;
use std::fs;
use std::path::Path;
use why401::report::Report;

/// A recorded failure with its label. The corpus of `cargo xtask eval` has the same fields.
#[derive(Deserialize)]
struct Case {
    id: String,
    input: String,
    provider: String,
    status: Option<u16>,
    cause: String,
    also: Vec<String>,
    why: String,
}

/// Cases whose cause isn't found, and why. One that is found again has to leave the list.
const MISSES: &[(&str, &str)] = &[
    ("http-got-bad-error", "got prints its list of codes to retry on, which reads like what happened"),
    ("rust-openai-foreign-body", "the body that couldn't be read stands inside of the parser's complaint"),
    ("py-hub-2-hub-download-hf-norepo-plain-print", "the sentence about private repositories is the firmest in it"),
    ("py-replicate-0-replicate-client-foreign-code", "the server says that no key came; the code shows a foreign one"),
];

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sdks");
    let mut cases = Vec::new();
    for name in ["python.jsonl", "others.jsonl"] {
        let text = fs::read_to_string(folder.join(name)).expect("the recordings are there");
        for (number, line) in (1..).zip(text.lines()) {
            cases.push(serde_json::from_str(line).unwrap_or_else(|error| panic!("{name}:{number}: {error}")));
        }
    }
    cases
}

#[test]
fn recorded_failures_are_diagnosed() {
    let mut wrong = Vec::new();
    for case in cases() {
        let report = why401::diagnose(&case.input);
        let found = report.cause().id();
        let accepted = found == case.cause || case.also.iter().any(|also| also == found);
        match MISSES.iter().find(|(id, _)| *id == case.id) {
            None if !accepted => {
                wrong.push(format!("{}: {} and not {found}, since {}", case.id, case.cause, case.why));
            }
            Some((id, _)) if accepted => wrong.push(format!("{id} is found now: take it off the list")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn providers_and_statuses_are_read_from_recordings() {
    let cases = cases();
    let share = |right: &dyn Fn(&Case, &Report) -> bool| {
        let count = cases.iter().filter(|case| right(case, &why401::diagnose(&case.input))).count();
        100 * count / cases.len()
    };
    let provider = share(&|case, report| case.provider == report.provider);
    let status = share(&|case, report| case.status == report.status);
    assert!(provider >= 95 && status >= 98, "provider {provider} %, status {status} %");
}

#[test]
fn recordings_hold_no_key_but_the_fake_ones() {
    for case in cases() {
        for cut in why401::redaction::redact(&case.input).cuts {
            // `tests/sdks/conceal.py` puts these letters in; shorter pieces are words and passwords of examples.
            let shown = cut.secret.expose();
            let fake = shown.contains("aB3dE6gH9") || shown.len() < 40;
            assert!(fake, "{}: run tests/sdks/conceal.py; {}", case.id, cut.label);
        }
    }
}
