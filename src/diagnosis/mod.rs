//! The way from a paste to its report, per incident.
//!
//! A paste is redacted, cut into segments (`intake`), and segments that tell of the same failure become
//! incidents (`incidents`). Each of them is read by itself (`incident`), so that no fact of one stands in the report
//! of another; `decisive` says which of them is the paste's answer.

mod candidates;
mod decisive;
mod incident;
mod incidents;
mod provider;
mod reading;
mod rules;
mod weights;

use crate::catalogue::Cause;
use crate::catalogue::level::{USUAL, WEAK};
use crate::credential::{KeySummary, key_alone};
use crate::facts::Facts;
use crate::intake::{heading, heading_at, with_buffers};
use crate::redaction::{Kind, Redaction, redact};
use crate::report::{Evidence, Finding, Names, Report};
use crate::text::Span;
use incident::NOTHING;
use incidents::Incident;
use std::rc::Rc;

/// Diagnoses a paste. Never fails: a text that shows nothing gets a report that says so, and what to
/// paste next. The same text gets the same report. Takes time linear in the text's length.
pub fn diagnose(paste: &str) -> Report {
    match key_alone(paste) {
        Some(key) => of_key(paste, key),
        None => of_redaction(Rc::new(redact(&with_buffers(paste)))),
    }
}

/// Diagnoses a paste without its secrets.
fn of_redaction(redaction: Rc<Redaction>) -> Report {
    let found = incidents::find(&redaction);
    let mut reports: Vec<Report> = Vec::new();
    for incident in found.incidents {
        let report = of_incident(&redaction, incident);
        // What stands around a failure may show that it is one that is known already.
        match reports.iter_mut().find(|known| reading::is_same(known, &report)) {
            Some(known) => known.count += report.count,
            None => reports.push(report),
        }
    }
    let (decisive, rival) = decisive::choose(&reports);
    let mut report = reports.remove(decisive);
    if let Some(rival) = rival {
        report.rival = Some(rival - usize::from(rival > decisive));
        report.findings[0].percent = report.findings[0].percent.min(weights::CONTESTED);
    }
    // A text in which nothing failed has a report, too.
    let fails = (report.cause(), report.variant()) != (Cause::NotAnApiError, NOTHING);
    report.incidents = usize::from(fails) + reports.len() + found.beyond;
    report.others = reports.into_iter().map(Rc::new).collect();
    report.notes = notes(&redaction);
    report.recorded = found.requests.is_some();
    if found.requests == Some(0) {
        let note = "None of the requests in this HAR failed. Record the one that fails, with its response body.";
        report.notes.push(note.to_owned());
    }
    report
}

/// The report on one incident of a paste.
fn of_incident(redaction: &Rc<Redaction>, incident: Incident) -> Report {
    let excerpt = (!incident.excerpt.is_empty()).then(|| redaction.excerpt(&incident.excerpt));
    let report = incident::report(&Facts::gather(excerpt.as_ref().unwrap_or(redaction)));
    Report {
        count: incident.count,
        source: heading_at(&redaction.text, incident.section.start).unwrap_or_default().chars().take(MAX_LINE_CHARS).collect(),
        first_line: first_line(&redaction.text, &incident.title),
        span: redaction.to_original(incident.place),
        excerpt: incident.excerpt,
        section: incident.section,
        redaction: redaction.clone(),
        ..report
    }
}

/// How much of the first line and of a heading is shown.
const MAX_LINE_CHARS: usize = 160;

/// The first line of a place that says something.
fn first_line(text: &str, place: &Span) -> String {
    let lines = text.get(place.clone()).unwrap_or("").lines().map(str::trim);
    let telling =
        |line: &&str| heading(line).is_none() && line.bytes().any(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    lines.filter(telling).map(|line| line.chars().take(MAX_LINE_CHARS).collect()).next().unwrap_or_default()
}

/// Remarks on how a text was read.
fn notes(redaction: &Redaction) -> Vec<String> {
    let mut notes = Vec::new();
    match redaction.cuts.len() {
        0 => {}
        1 => notes.push("1 secret was removed from the text before it was read.".to_owned()),
        many => notes.push(format!("{many} secrets were removed from the text before it was read.")),
    }
    if redaction.text.contains('\u{1b}') || redaction.text.contains("←[") {
        notes.push("Terminal color codes were skipped.".to_owned());
    }
    notes
}

/// The report on a paste that is nothing but a key.
fn of_key(paste: &str, key: KeySummary) -> Report {
    let provider = key.provider;
    let redaction = Redaction::whole(paste, Kind::Key(provider.map_or("", |provider| provider.id)));
    let (cause, percent) = match key.variant {
        "" => (Cause::Unknown, 0),
        "template" => (Cause::PlaceholderKey, USUAL),
        "truncated" => (Cause::MalformedKey, WEAK),
        _ => (Cause::MalformedKey, USUAL),
    };
    let support = Evidence { fact: "key", says: key.sentence.clone(), start: 0, end: paste.len(), text: redaction.text.clone() };
    let names = Names {
        provider,
        key: Some(key.masked.clone()),
        length: Some(key.length),
        begins_or_ends: "begins and ends",
        ..Names::default()
    };
    Report {
        provider: provider.map_or("unknown", |provider| provider.id),
        key_hint: Some(key.masked),
        key: Some(key.sentence),
        names,
        span: 0..paste.len(),
        redaction: Rc::new(redaction),
        ..Report::of(vec![Finding {
            cause,
            variant: if cause == Cause::Unknown { "" } else { key.variant },
            percent,
            supports: vec![support],
            contradicts: Vec::new(),
        }])
    }
}
