//! What real tools printed (`tests/apps/`): the application, the credential and who refused are read from it, the cause
//! is found, and the act is one in the tool.

use serde::Deserialize;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use why401::answer::{Answer, Choices};
use why401::catalogue::Library;
use why401::report::Situation;

/// A recorded run of a tool, with what the answer has to find.
#[derive(Deserialize)]
struct Recording {
    id: String,
    input: String,
    expect: Expected,
}

/// Several accepted values are separated by `|`.
#[derive(Deserialize)]
struct Expected {
    app: String,
    credential: String,
    refused_by: String,
    cause: String,
    also: Vec<String>,
    /// Words of the tool, one of which the act holds.
    act: Vec<String>,
}

/// Recordings where something isn't found, what, and why. One that is found again has to leave the list.
const MISSES: &[(&str, &str, &str)] = &[
    ("github-copilot-cli-proxy-407", "cause", "GitHub’s host counts as another service, even where it is the tool’s own"),
    ("github-copilot-cli-certificate", "cause", "GitHub’s host counts as another service, even where it is the tool’s own"),
    ("aider-nobody-listens", "cause", "LiteLLM calls a connection that failed a server’s error, and Aider says that it is down"),
    ("litellm-proxy-nobody-listens", "cause", "the proxy calls a connection that failed a server’s error, with 500"),
    ("litellm-proxy-certificate", "cause", "the proxy calls a connection that failed a server’s error, with 500"),
];

fn recordings() -> Vec<Recording> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/apps/recordings.jsonl");
    let text = fs::read_to_string(path).expect("the recordings are there");
    let parse = |(number, line): (usize, &str)| {
        serde_json::from_str(line).unwrap_or_else(|error| panic!("recordings.jsonl:{number}: {error}"))
    };
    (1..).zip(text.lines()).map(parse).collect()
}

fn is(accepted: &str, found: &str) -> bool {
    accepted.split('|').any(|one| one == found)
}

/// What an answer doesn't find, with what it says instead.
fn missed(recording: &Recording, answer: &Answer) -> Vec<(&'static str, String)> {
    let Recording { expect, .. } = recording;
    let Situation { app, credential, refused_by, .. } = &answer.situation;
    let app = app.as_ref().map_or("", |app| app.id.as_str());
    let cause = answer.report.cause().id();
    let accepted = cause == expect.cause || expect.also.iter().any(|also| also == cause);
    let mut missed = Vec::new();
    let mut needs = |right: bool, what, found: &str| {
        if !right {
            missed.push((what, found.to_owned()));
        }
    };
    needs(accepted, "cause", cause);
    needs(is(&expect.app, app), "app", app);
    needs(is(&expect.credential, credential.id()), "credential", credential.id());
    needs(is(&expect.refused_by, refused_by.id()), "refused_by", refused_by.id());
    let acts = |words: &String| answer.quick_fix_text().contains(words.as_str());
    needs(!answer.act.is_empty() && (expect.act.is_empty() || expect.act.iter().any(acts)), "act", &answer.act);
    needs(answer.advice.code.is_empty(), "code", "shown to somebody who uses a tool");
    missed
}

#[test]
fn tools_are_recognized_with_cause_credential_and_act() {
    let library = Library::embedded();
    let mut wrong = Vec::new();
    for recording in recordings() {
        let report = Rc::new(why401::diagnose(&recording.input));
        let answer = Answer::of(report, Some(&library), &Choices::default());
        let missed = missed(&recording, &answer);
        let known = |what: &str| MISSES.iter().any(|(id, miss, _)| *id == recording.id && *miss == what);
        for (what, found) in missed.iter().filter(|(what, _)| !known(what)) {
            wrong.push(format!("{}: {what} is {found:?}; act: {}", recording.id, answer.act));
        }
        for (id, what, _) in MISSES.iter().filter(|(id, ..)| *id == recording.id) {
            if !missed.iter().any(|(miss, _)| miss == what) {
                wrong.push(format!("{id}: {what} is found now: take it off the list"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn recordings_of_tools_hold_no_key_but_the_fake_ones() {
    for recording in recordings() {
        for cut in why401::redaction::redact(&recording.input).cuts {
            let shown = cut.secret.expose();
            let fake = shown.contains("aB3dE6gH9") || shown.contains("***") || shown.len() < 40;
            assert!(fake, "{}: {} isn’t of the recorder’s letters", recording.id, cut.label);
        }
    }
}
