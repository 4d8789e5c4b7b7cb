//! What follows the verdict: the quick fix, code, steps, other causes, how to see that it worked, and what goes
//! further.

use super::code::code_pairs;
use super::environment::environment;
use super::probe::Probe;
use super::prose::{items, paragraphs, prose};
use super::share::share;
use crate::answer::{Answer, Choices};
use crate::catalogue::{Library, Provider};
use crate::report::{Advice, ChainLink, Report};
use crate::ui::commands::commands;
use crate::ui::markup::{all, details as folded, el, p, section, tag, text};
use crate::ui::state::{Action, Shown, State};
use std::rc::Rc;
use yew::prelude::*;

/// The answer to a report, made at the first use.
fn answer<'a>(shown: &'a Shown, library: &Library) -> &'a Rc<Answer> {
    shown.answer.get_or_init(|| Rc::new(Answer::of(shown.report.clone(), Some(library), &Choices::default())))
}

/// How it comes about, and of a guess the observation that would make it sure.
pub fn why(shown: &Shown, library: &Library, guess: bool) -> Html {
    let report = &shown.report;
    let mut parts = vec![p("", prose(&answer(shown, library).why))];
    if guess {
        let tell = ["The text shows too little to be sure. To find out: ", &report.check(report.top())].concat();
        parts.push(p("note", prose(&tell)));
    }
    all(parts)
}

/// The quick fix with broken and fixed code; or what to paste next, if the text shows no failure.
pub fn remedy(shown: &Shown, library: &Library, state: &State, act: &Callback<Action>) -> Html {
    let Answer { quick_fix: fix, advice, environment: configured, .. } = &**answer(shown, library);
    let mut parts = Vec::new();
    let leads = shown.report.has_no_failure();
    parts.extend(configured.as_ref().filter(|_| leads).map(environment));
    if shown.helps() {
        if !fix.is_empty() {
            parts.push(section("quick-fix", "fix", "quick-fix", "Quick fix", commands("fix", fix, state.place, act)));
        }
        parts.extend(configured.as_ref().filter(|_| !leads).map(environment));
        if !advice.code.is_empty() {
            parts.push(section("code", "", "", "Broken and fixed", code_pairs(&advice.code, state.language, act)));
        }
    } else if shown.report.key.is_none() {
        parts.push(steps(advice, "What to paste next"));
    }
    all(parts)
}

fn steps(advice: &Advice, title: &str) -> Html {
    section("steps", "", "", title, el("ol", "steps", items(&advice.steps)))
}

/// What to do step by step, other causes, how to see that it worked, and what goes further.
pub fn rest(shown: &Shown, library: &Rc<Library>, state: &State, act: &Callback<Action>) -> Html {
    let report = &shown.report;
    let answer = answer(shown, library);
    let advice = &answer.advice;
    let mut parts = Vec::new();
    if shown.helps() {
        parts.push(steps(advice, "Step by step"));
    }
    if !answer.chain.is_empty() {
        parts.push(section("chain", "", "", "Chain of exceptions", el("ol", "steps", chain(&answer.chain))));
    }
    if report.findings.len() > 1 {
        parts.push(section("others", "", "", "Other possible causes", el("ol", "pairs", others(report))));
    }
    if shown.helps() {
        if !advice.verify.is_empty() {
            parts.push(section("verify", "", "", "Check that it worked", commands("check", &advice.verify, state.place, act)));
        }
        parts.push(further(report, advice));
    }
    // A key of another service is asked about there.
    let provider = report.names.other.or_else(|| Provider::of(report.provider));
    if provider.is_some() || shown.helps() || report.key.is_some() {
        let place = state.place;
        parts.push(html! { <Probe key={state.reads} {provider} {place} {act} report={report.clone()} /> });
    }
    parts.push(share(answer));
    el("div", "rest", all(parts))
}

/// The chain of exceptions, the root cause first.
fn chain(links: &[ChainLink]) -> Html {
    let link = |link: &ChainLink| {
        let colon = if link.message.is_empty() { "" } else { ": " };
        el("li", "", all(vec![el("code", "", text(&link.class)), text(&[colon, &link.message].concat())]))
    };
    all(links.iter().map(link).collect())
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
        let title = el("span", "", prose(&report.names.fill_placeholders(finding.entry().details().title)));
        nodes.push(tag("li", &attributes, all(vec![title, p("", prose(&report.check(finding)))])));
    }
    all(nodes)
}

/// What can wait.
fn further(report: &Report, advice: &Advice) -> Html {
    let mut parts = Vec::new();
    for (title, source) in [("Workaround", &advice.workaround), ("Prevent it", &advice.prevention)] {
        if !source.is_empty() {
            parts.push(folded(title, paragraphs(source)));
        }
    }
    if let Some(id) = report.article() {
        let href = ["#/errors/", id].concat();
        parts.push(p("", tag("a", &[("href", &href)], text("The full article on this error"))));
    }
    el("section", "further", all(parts))
}
