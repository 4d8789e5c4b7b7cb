//! What redaction finds, and what it leaves alone: keys of every known form in every container, and logs
//! without keys.

use crate::common::containers::{self, Container};
use crate::common::{keys, logs};
use why401::redaction::{Kind, redact};

#[test]
fn every_form_of_key_goes_from_every_container() {
    let mut missed = Vec::new();
    for seed in 0..40 {
        for sample in keys::samples(seed) {
            for container in containers::ALL.iter().filter(|container| sample.shows_itself() || container.names_it) {
                let Container { name, wrap, .. } = container;
                let text = wrap(&sample.key);
                let redaction = redact(&text);
                let left = containers::pieces_left(&sample.key, &redaction.text);
                if !left.is_empty() {
                    missed.push(format!(
                        "{} {} in {name}: {left:?} left of {} characters",
                        sample.owner,
                        sample.kind,
                        sample.key.len()
                    ));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.iter().take(60).cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn logs_without_keys_stay_as_they_are() {
    let text = logs::without_keys(3, 4_000_000);
    let redaction = redact(&text);
    let false_keys: Vec<&str> = redaction
        .cuts
        .iter()
        .filter(|cut| cut.kind != Kind::Email)
        .map(|cut| text[..cut.original.end].rsplit('\n').next().unwrap_or(""))
        .collect();
    // By chance one such text in 10 MB may have the very form of a key.
    assert!(
        false_keys.len() <= 1,
        "{} in 4 MB:\n{}",
        false_keys.len(),
        false_keys.iter().take(40).copied().collect::<Vec<_>>().join("\n")
    );
}
