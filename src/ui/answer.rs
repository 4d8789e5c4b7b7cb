//! The answer, in the order in which it helps: verdict, quick fix, code, evidence, and what else
//! it may have been.

use super::code::code_pairs;
use super::commands::commands;
use super::evidence::evidence;
use super::hands::Hands;
use super::markup::{all, details, el, p, section, tag, text};
use super::probe::Probe;
use super::prose::{items, paragraphs, prose};
use super::share::share;
use super::state::{Action, Answer, Shelf, State};
use super::verdict::verdict;
use crate::catalogue::{Cause, Provider};
use crate::report::Report;
use yew::prelude::*;

/// The three parts of the answer.
pub fn push(answer: &Answer, state: &State, hands: &Hands, parts: &mut Vec<Html>) {
    parts.push(first(answer, state, &hands.act));
    parts.push(evidence(&answer.report, state, &hands.act));
    parts.push(rest(answer, state, hands));
}

/// Verdict, quick fix and code; or what to paste next, if the text shows no failure.
fn first(answer: &Answer, state: &State, act: &Callback<Action>) -> Html {
    let mut parts = vec![verdict(&answer.report)];
    if helps(answer) {
        if !answer.fix.is_empty() {
            let fix = commands("fix", &answer.fix, state.place, act);
            parts.push(section("quick-fix", "fix", "quick-fix", "Quick fix", fix));
        }
        parts.push(section("code", "", "", "Broken and fixed", code(answer, state, act)));
    } else if answer.report.key.is_none() {
        parts.push(steps(answer, "What to paste next"));
    }
    el("div", "first", all(parts))
}

fn steps(answer: &Answer, title: &str) -> Html {
    match &answer.advice {
        Some(advice) => section("steps", "", "", title, el("ol", "steps", items(&advice.steps))),
        None => Html::default(),
    }
}

/// Whether there is something to mend: a text without a failure has no fix.
fn helps(answer: &Answer) -> bool {
    answer.report.cause() != Cause::Unknown
}

fn code(answer: &Answer, state: &State, act: &Callback<Action>) -> Html {
    match (&answer.advice, &state.shelf) {
        (Some(advice), _) => code_pairs(&advice.code, state.language, act),
        (None, Shelf::Missing) => {
            p("wait", text("The code could not be loaded. The rest of the answer stands; reload the page to try again."))
        }
        (None, _) => p("wait", text("Code in your language is on its way.")),
    }
}

/// What to do step by step, other causes, how to see that it worked, and what goes further.
fn rest(answer: &Answer, state: &State, hands: &Hands) -> Html {
    let act = &hands.act;
    let report = &answer.report;
    let mut parts = Vec::new();
    if helps(answer) {
        parts.push(steps(answer, "Step by step"));
    }
    if report.findings.len() > 1 {
        parts.push(section("others", "", "", "If it wasn’t that", el("ol", "pairs", others(report))));
    }
    if let Some(advice) = &answer.advice
        && !advice.verify.is_empty()
        && helps(answer)
    {
        parts.push(section("verify", "", "", "See that it worked", commands("check", &advice.verify, state.place, act)));
    }
    if helps(answer) {
        parts.push(further(answer));
    }
    if let Some(provider) = Provider::of(report.provider).filter(|provider| provider.probe.is_some()) {
        let place = state.place;
        parts.push(
            html! { <Probe key={state.reads} {provider} {place} {act} read={hands.read.clone()} report={report.clone()} /> },
        );
    }
    parts.push(share(report, state));
    el("div", "rest", all(parts))
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
        let title = el("span", "", prose(&report.names.fill(finding.entry().title)));
        nodes.push(tag("li", &attributes, all(vec![title, p("", prose(&report.check(finding)))])));
    }
    all(nodes)
}

/// What can wait.
fn further(answer: &Answer) -> Html {
    let mut parts = Vec::new();
    if let Some(advice) = &answer.advice {
        for (title, source) in [("Until it’s fixed", &advice.workaround), ("So that it doesn’t come back", &advice.prevention)]
        {
            if !source.is_empty() {
                parts.push(details(title, paragraphs(source)));
            }
        }
    }
    if let Some(id) = answer.report.article() {
        let href = ["#/errors/", id].concat();
        parts.push(p("", tag("a", &[("href", &href)], text("The whole article on this error"))));
    }
    el("section", "further", all(parts))
}
