//! The inspection of a key.

mod forms;
mod inspection;

use crate::common::keys::{Sample, samples};
use why401::credential::{KeyReport, inspect, mended};
use why401::redaction::Secret;

fn of(text: &str) -> KeyReport {
    inspect(&Secret::new(text.to_owned()))
}

fn mend(text: &str) -> Option<String> {
    mended(&Secret::new(text.to_owned())).map(|key| key.expose().to_owned())
}

/// A key of OpenAI's project form.
fn project_key() -> String {
    sample("openai", "project key").key
}

fn sample(owner: &str, kind: &str) -> Sample {
    samples(401).into_iter().find(|sample| sample.owner == owner && sample.kind == kind).expect("the catalogue has it")
}
