//! The verdict: what happened in one sentence, how it comes about, how sure that is.

use super::key::key_report;
use super::prose::prose;
use crate::catalogue::{Cause, Provider, Retry, Severity};
use crate::report::{Finding, Report, Sureness};
use yew::prelude::*;

/// The head of the answer.
pub fn verdict(report: &Report) -> Html {
    let top = report.top();
    let headline = match &report.key {
        Some(key) => key.sentence.clone(),
        None => report.verdict(),
    };
    let guess = report.key.is_none() && top.sureness() == Sureness::Unsure && top.cause != Cause::Unknown;
    html! {
        <section class="verdict" data-testid="verdict" aria-labelledby="verdict"
            data-cause={top.cause.id()} data-variant={top.variant} data-provider={report.provider}
            data-status={report.status.map(|status| status.to_string()).unwrap_or_default()}
            data-confidence={top.confidence_text()}>
            <p class="facts">{ facts(report) }</p>
            <h1 id="verdict" tabindex="-1">
                if guess { { "Too little to be sure. The closest match: " } }
                { prose(&headline) }
            </h1>
            if let Some(key) = &report.key {
                { key_report(key) }
            } else {
                <p>{ prose(&report.why()) }</p>
                if guess { <p class="note">{ "To tell, paste more of it, or look: " }{ prose(&report.check(top)) }</p> }
                { sure(top) }
            }
            if report.incidents > 1 {
                <p class="note">{ report.incidents }{ " failures in this paste. This is about the one that decides." }</p>
            }
            { report.notes.iter().map(|note| html! { <p class="note">{ prose(note) }</p> }).collect::<Html>() }
        </section>
    }
}

/// `OpenAI · HTTP 401 · openai.AuthenticationError · invalid_api_key`
fn facts(report: &Report) -> AttrValue {
    let mut facts: Vec<String> = Vec::new();
    facts.extend(Provider::of(report.provider).map(|provider| provider.name.to_owned()));
    facts.extend(report.status.map(|status| ["HTTP ", &status.to_string()].concat()));
    facts.extend(report.exception.clone());
    facts.extend(report.error_code.clone());
    facts.join(" · ").into()
}

fn sure(top: &Finding) -> Html {
    let entry = top.entry();
    if matches!(top.cause, Cause::Unknown) {
        return html! { <p class="sure"><b>{ top.sureness().word() }</b></p> };
    }
    let (from, to) = entry.minutes;
    let minutes = match (from, to) {
        (0, 0) => None,
        (from, to) if from == to => Some(["Fix: ", &from.to_string(), " minutes"].concat()),
        (from, to) => Some(["Fix: ", &from.to_string(), " to ", &to.to_string(), " minutes"].concat()),
    };
    html! {
        <p class="sure">
            <span><b>{ top.sureness().word() }</b>{ ", " }{ signs(top.supports.len(), top.contradicts.len()) }</span>
            <b class={entry.severity.id()}>{ severity(entry.severity) }</b>
            if let Some(minutes) = minutes { <span>{ minutes }</span> }
            <b>{ retry(entry.retry) }</b>
        </p>
    }
}

/// `4 signs for, none against`
fn signs(supports: usize, contradicts: usize) -> String {
    let number = |count: usize| if count == 0 { "none".to_owned() } else { count.to_string() };
    let noun = if supports == 1 { " sign for, " } else { " signs for, " };
    [&number(supports), noun, &number(contradicts), " against"].concat()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "Critical: nothing works until it’s fixed",
        Severity::Error => "Error: some calls fail",
        Severity::Warning => "Warning: it may pass",
    }
}

fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::No => "Retrying won’t help",
        Retry::Later => "Retrying later helps",
    }
}
