//! The verdict: what happened in one sentence, how it comes about, how sure that is.

use super::incidents::incidents;
use super::markup::{all, el, p, tag, text};
use super::prose::prose;
use super::state::{Action, LaterPart, Shown};
use crate::catalogue::{Cause, Provider, Retry, Severity};
use crate::remedy::minutes;
use crate::report::{Certainty, Finding, Report};
use yew::prelude::*;

/// The head of the answer.
pub fn verdict(shown: &Shown, later: &LaterPart, act: &Callback<Action>) -> Html {
    let report = &shown.report;
    let top = report.top();
    let guess = report.key.is_none() && top.certainty() == Certainty::Unsure && top.cause != Cause::Unknown;
    let mut parts =
        vec![p("facts", text(&facts(report))), tag("h1", &[("id", "verdict"), ("tabindex", "-1")], prose(&headline(report)))];
    if report.key.is_some() {
        if let LaterPart::Loaded(later) = later {
            parts.push(later.key(report));
        }
    } else {
        // What comes later stands below, so that nothing moves when it comes.
        parts.push(p("sure", sure(top)));
        if let LaterPart::Loaded(later) = later {
            parts.push(later.why(shown, guess));
        }
    }
    for note in &shown.paste.notes {
        parts.push(p("note", prose(note)));
    }
    parts.extend(incidents(shown, act));
    let status = report.status.map(|status| status.to_string()).unwrap_or_default();
    tag(
        "section",
        &[
            ("class", "verdict"),
            ("aria-labelledby", "verdict"),
            ("data-testid", "verdict"),
            ("data-cause", top.cause.id()),
            ("data-variant", top.variant),
            ("data-provider", report.provider),
            ("data-status", &status),
            ("data-confidence", &top.confidence_text()),
        ],
        all(parts),
    )
}

/// The one sentence.
pub fn headline(report: &Report) -> String {
    match &report.key {
        Some(sentence) => sentence.clone(),
        None if report.top().certainty() == Certainty::Unsure && report.cause() != Cause::Unknown => {
            report.verdict_after("Possibly, ")
        }
        None => report.verdict(),
    }
}

/// `OpenAI · HTTP 401 · openai.AuthenticationError · invalid_api_key`
fn facts(report: &Report) -> String {
    let status = report.status.map(|status| ["HTTP ", &status.to_string()].concat());
    let mut facts = String::new();
    for fact in [
        Provider::of(report.provider).map(|provider| provider.name),
        status.as_deref(),
        report.exception.as_deref(),
        report.error_code.as_deref(),
    ]
    .into_iter()
    .flatten()
    {
        facts.push_str(if facts.is_empty() { "" } else { " · " });
        facts.push_str(fact);
    }
    facts
}

fn sure(top: &Finding) -> Html {
    let word = el("b", "", text(top.certainty().word()));
    if top.cause == Cause::Unknown {
        return word;
    }
    let entry = top.entry();
    let signs = signs(top.supports.len(), top.contradicts.len());
    let mut parts = vec![el("span", "", all(vec![word, text(&signs)])), el("b", "", text(severity(entry.severity)))];
    if entry.minutes.1 > 0 {
        parts.push(el("span", "", text(&["Fix: ", &minutes(entry.minutes.0, entry.minutes.1)].concat())));
    }
    parts.push(el("b", "", text(retry(entry.retry))));
    all(parts)
}

/// `, 4 signs for, none against`; nothing where none are told, as of somebody's diagnosis.
fn signs(supports: usize, contradicts: usize) -> String {
    if supports + contradicts == 0 {
        return String::new();
    }
    let number = |count: usize| if count == 0 { "none".to_owned() } else { count.to_string() };
    let noun = if supports == 1 { " sign for, " } else { " signs for, " };
    [", ", &number(supports), noun, &number(contradicts), " against"].concat()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "Critical: nothing works until it’s fixed",
        Severity::Error => "Error: some calls fail",
        Severity::Warning => "Warning: it may go away by itself",
    }
}

fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::No => "Retrying won’t help",
        Retry::Later => "Retrying later helps",
    }
}
