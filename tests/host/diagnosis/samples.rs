//! Every paste of the catalogue gets the cause of its folder, and the near-misses don't.

use crate::common::{self, Paste, pastes};
use std::fmt::Write as _;
use why401::catalogue::{Library, VARIANTS};
use why401::report::Report;

/// The variant that the name of a file begins with; none for `sample-1`.
fn variant_of(paste: &Paste) -> Option<&'static str> {
    let name = paste.stem.split('.').next().unwrap_or_default();
    let own = VARIANTS.iter().filter(|variant| variant.cause.id() == paste.cause && !variant.id.is_empty());
    own.filter(|variant| name.strip_prefix(variant.id).is_some_and(|rest| rest.starts_with('-')))
        .max_by_key(|variant| variant.id.len())
        .map(|variant| variant.id)
}

fn answer(report: &Report) -> String {
    let mut text = format!("{}/{} at {} ({:.2})", report.cause().id(), report.variant(), report.provider, report.confidence());
    for finding in report.findings.iter().skip(1).take(2) {
        write!(text, ", then {}/{} ({:.2})", finding.cause.id(), finding.variant, finding.confidence())
            .expect("a string takes it");
    }
    text
}

#[test]
fn every_sample_gets_its_cause() {
    let mut wrong = Vec::new();
    for paste in pastes("samples") {
        let report = why401::diagnose(&paste.text);
        let variant = variant_of(&paste).unwrap_or(report.variant());
        let provider = if paste.cause == "unknown" { report.provider } else { paste.provider() };
        // A local failure may not tell which service was meant.
        let provider_fits = report.provider == provider || (report.status.is_none() && report.provider == "unknown");
        if report.cause().id() != paste.cause || report.variant() != variant || !provider_fits {
            wrong.push(format!("{}: {}", paste.name(), answer(&report)));
        }
    }
    assert!(wrong.is_empty(), "{} samples get another answer:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn near_misses_get_another_cause() {
    let mut wrong = Vec::new();
    for paste in pastes("near") {
        let report = why401::diagnose(&paste.text);
        if report.cause().id() == paste.cause {
            wrong.push(format!("{}: {}", paste.name(), answer(&report)));
        }
    }
    assert!(wrong.is_empty(), "{} near-misses are taken for the real thing:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_output_holds_a_key() {
    let library = Library::embedded();
    for paste in pastes("samples").iter().chain(&pastes("near")) {
        let answer = common::answer(&paste.text, Some(&library));
        let outputs = [
            ("text", answer.to_text()),
            ("Markdown", answer.to_markdown()),
            ("JSON", answer.to_json(None, &[])),
            ("redacted paste", answer.report.redaction.text.clone()),
        ];
        for (name, output) in outputs {
            for key in &paste.keys {
                for start in 0..=key.random.len().saturating_sub(12) {
                    let piece = &key.random[start..(start + 12).min(key.random.len())];
                    assert!(!output.contains(piece), "{}: 12 characters of a key stand in the {name}", paste.name());
                }
            }
        }
    }
}

#[test]
fn a_second_redaction_changes_nothing() {
    for paste in pastes("samples") {
        let once = why401::redaction::redact(&paste.text).text;
        let twice = why401::redaction::redact(&once);
        assert_eq!(twice.text, once, "{}", paste.name());
    }
}
