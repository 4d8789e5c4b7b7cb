//! The verdict: what happened in one sentence, how it comes about, how sure that is.

use super::incidents::incidents;
use super::markup::{all, el, p, tag, text};
use super::prose::prose;
use super::state::{Action, LaterPart, Shown, State};
use crate::catalogue::{Cause, Provider, Retry, Severity};
use crate::remedy::minutes;
use crate::report::{Certainty, Report};
use yew::prelude::*;

/// The head of the answer.
pub fn verdict(shown: &Shown, state: &State, act: &Callback<Action>) -> Html {
    let report = &shown.report;
    let top = report.top();
    let mut parts = vec![
        p("facts", text(&facts(report))),
        tag("h1", &[("id", "verdict"), ("tabindex", "-1")], with_keys(&headline(shown, state))),
    ];
    if report.key.is_some() {
        if let LaterPart::Loaded(later) = &state.later {
            parts.push(later.key(report));
        }
    } else if shown.asks() {
        let known = matches!(&state.later, LaterPart::Loaded(later) if later.is_known_message(shown));
        parts.push(p("sure", if known { el("b", "", text("Known message")) } else { sure(shown) }));
    }
    if shown.asks() {
        // It keeps its height, so that nothing moves when the chips come.
        let chips = match &state.later {
            LaterPart::Loaded(later) => later.situation(shown, state, act),
            _ => Html::default(),
        };
        parts.push(el("div", "use", chips));
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

/// A sentence whose keys are set as code, so that no line breaks within one.
fn with_keys(sentence: &str) -> Html {
    let masked = |word: &str| {
        let gap = ["…", "...", "***"].iter().find_map(|gap| word.split_once(gap));
        gap.is_some_and(|(start, end)| !start.is_empty() && !end.is_empty())
    };
    let mut source = String::new();
    for (at, word) in sentence.split(' ').enumerate() {
        source.push_str(if at > 0 { " " } else { "" });
        let key = word.trim_end_matches([',', '.', ':', ';', '’']);
        if masked(key) && !word.contains('`') {
            source.push_str(&["`", key, "`", &word[key.len()..]].concat());
        } else {
            source.push_str(word);
        }
    }
    prose(&source)
}

/// The one sentence. What comes later knows who refused, if that isn't the provider.
pub fn headline(shown: &Shown, state: &State) -> String {
    match &state.later {
        LaterPart::Loaded(later) => later.headline(shown),
        _ => shown.report.headline(shown.report.top().entry().verdict),
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

fn sure(shown: &Shown) -> Html {
    let top = shown.report.top();
    let word = el("b", "", text(top.certainty().word()));
    if top.cause == Cause::Unknown {
        return word;
    }
    let entry = top.entry();
    let signs = signs(top.supports.len(), top.contradicts.len());
    let mut parts = vec![el("span", "", all(vec![word, text(&signs)]))];
    // What didn't fail, or isn't known, can't be rated.
    if shown.failed() && top.certainty() != Certainty::Unsure {
        parts.push(el("b", "", text(severity(entry.severity))));
        if entry.minutes.1 > 0 {
            parts.push(el("span", "", text(&["Fix: ", &minutes(entry.minutes.0, entry.minutes.1)].concat())));
        }
        parts.push(el("b", "", text(retry(entry.retry))));
    }
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
