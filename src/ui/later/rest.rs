//! What follows the verdict: the quick fix, code, steps, other causes, how to see that it worked, and what goes
//! further.

use super::code::code_pairs;
use super::environment::environment;
use super::probe::Probe;
use super::prose::{items, paragraphs, prose};
use super::share::share;
use crate::catalogue::{Library, Provider};
use crate::details::{self, Details};
use crate::remedy::{Advised, advice, quick_fix};
use crate::report::Report;
use crate::ui::commands::commands;
use crate::ui::markup::{all, details as folded, el, p, section, tag, text};
use crate::ui::state::{Action, Answer, State};
use std::rc::Rc;
use yew::prelude::*;

/// The details of an answer, read at the first use.
fn seen(answer: &Answer) -> &Details {
    answer.details.get_or_init(|| details::details(&answer.report))
}

/// How it comes about, and of a guess the observation that would make it sure.
pub fn why(report: &Report, guess: bool) -> Html {
    if let Some(leading) = leading(report) {
        return p("", prose(&leading));
    }
    let mut parts = vec![p("", prose(&report.why()))];
    if guess {
        let tell = ["The text shows too little to be sure. To tell: ", &report.check(report.top())].concat();
        parts.push(p("note", prose(&tell)));
    }
    all(parts)
}

/// So much text is looked through once more each time that the verdict is drawn.
const SHORT: usize = 200_000;

/// What a text that is configuration and nothing else shows, in one sentence.
fn leading(report: &Report) -> Option<String> {
    let leads = report.tells_no_failure() && report.redaction.text.len() < SHORT;
    leads.then(|| details::details(report).environment).flatten().map(|seen| seen.sentence())
}

/// The quick fix with broken and fixed code; or what to paste next, if the text shows no failure.
pub fn remedy(answer: &Answer, library: &Library, state: &State, act: &Callback<Action>) -> Html {
    let advice = advice(&answer.report, library, seen(answer));
    let mut parts = Vec::new();
    let configured = seen(answer).environment.as_ref();
    let leads = answer.report.tells_no_failure();
    parts.extend(configured.filter(|_| leads).map(environment));
    if answer.helps() {
        let fix = quick_fix(&answer.report);
        if !fix.is_empty() {
            parts.push(section("quick-fix", "fix", "quick-fix", "Quick fix", commands("fix", &fix, state.place, act)));
        }
        parts.extend(configured.filter(|_| !leads).map(environment));
        if !advice.code.is_empty() {
            parts.push(section("code", "", "", "Broken and fixed", code_pairs(&advice.code, state.language, act)));
        }
    } else if answer.report.key.is_none() {
        parts.push(steps(&advice, "What to paste next"));
    }
    all(parts)
}

fn steps(advice: &Advised, title: &str) -> Html {
    section("steps", "", "", title, el("ol", "steps", items(&advice.steps)))
}

/// What to do step by step, other causes, how to see that it worked, and what goes further.
pub fn rest(answer: &Answer, library: &Rc<Library>, state: &State, act: &Callback<Action>) -> Html {
    let report = &answer.report;
    let advice = advice(report, library, seen(answer));
    let mut parts = Vec::new();
    if answer.helps() {
        parts.push(steps(&advice, "Step by step"));
    }
    let seen = seen(answer);
    if !seen.chain.is_empty() {
        parts.push(section("chain", "", "", "How it came to this", el("ol", "steps", chain(seen))));
    }
    if !seen.others.is_empty() {
        parts.push(section("incidents", "", "", "Also in this paste", el("ul", "steps", incidents(seen))));
    }
    if report.findings.len() > 1 {
        parts.push(section("others", "", "", "If it wasn’t that", el("ol", "pairs", others(report))));
    }
    if answer.helps() {
        if !advice.verify.is_empty() {
            parts.push(section("verify", "", "", "See that it worked", commands("check", &advice.verify, state.place, act)));
        }
        parts.push(further(report, &advice));
    }
    // A key of another service is asked about there.
    let provider = report.names.other.or_else(|| Provider::of(report.provider));
    if provider.is_some() || answer.helps() || report.key.is_some() {
        let place = state.place;
        parts.push(html! { <Probe key={state.reads} {provider} {place} {act} report={report.clone()} /> });
    }
    parts.push(share(report, seen.sdk_major.clone(), library));
    el("div", "rest", all(parts))
}

/// The chain of exceptions, the root cause first.
fn chain(seen: &Details) -> Html {
    let link = |link: &details::Link| {
        let colon = if link.message.is_empty() { "" } else { ": " };
        el("li", "", all(vec![el("code", "", text(&link.class)), text(&[colon, &link.message].concat())]))
    };
    all(seen.chain.iter().map(link).collect())
}

/// The other failures of the paste.
fn incidents(seen: &Details) -> Html {
    let one = |other: &details::Incident| {
        let attributes = [("data-testid", "incident"), ("data-cause", other.cause.id()), ("data-provider", other.provider)];
        tag("li", &attributes, prose(&other.sentence()))
    };
    all(seen.others.iter().map(one).collect())
}

/// The other findings, each with what tells it apart.
fn others(report: &Report) -> Html {
    let mut nodes = Vec::new();
    for finding in &report.findings[1..] {
        let attributes = [
            ("data-testid", "finding"),
            ("data-cause", finding.cause.id()),
            ("data-variant", finding.variant),
            ("data-confidence", &finding.confidence_text()),
        ];
        let title = el("span", "", prose(&report.names.fill(finding.entry().background().title)));
        nodes.push(tag("li", &attributes, all(vec![title, p("", prose(&report.check(finding)))])));
    }
    all(nodes)
}

/// What can wait.
fn further(report: &Report, advice: &Advised) -> Html {
    let mut parts = Vec::new();
    for (title, source) in [("Until it’s fixed", &advice.workaround), ("So that it doesn’t come back", &advice.prevention)] {
        if !source.is_empty() {
            parts.push(folded(title, paragraphs(source)));
        }
    }
    if let Some(id) = report.article() {
        let href = ["#/errors/", id].concat();
        parts.push(p("", tag("a", &[("href", &href)], text("The whole article on this error"))));
    }
    el("section", "further", all(parts))
}
