//! What follows the verdict: what to do now, why it happened, code, steps, other causes, how to see that it worked, and
//! what goes further.

use super::code::code_pairs;
use super::environment::environment;
use super::probe::Probe;
use super::prose::{items, paragraphs, prose};
use super::share::share;
use crate::answer::{Answer, Choices};
use crate::catalogue::{Cause, Library, Provider, Stands};
use crate::report::{Advice, Certainty, ChainLink, Report};
use crate::ui::commands::commands;
use crate::ui::copy::copy_code;
use crate::ui::markup::{all, details as folded, el, p, section, tag, text};
use crate::ui::state::{Action, Shown, State};
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// The answer to a report, made at the first use.
pub(super) fn answer<'a>(shown: &'a Shown, library: &Library) -> &'a Rc<Answer> {
    shown.answer.get_or_init(|| {
        let choices = Choices { chosen: shown.chosen.clone(), ..Choices::default() };
        Rc::new(Answer::of(shown.report.clone(), Some(library), &choices))
    })
}

/// What the person uses, to be changed.
pub fn situation(shown: &Shown, library: &Library, state: &State, act: &Callback<Action>) -> Html {
    let answer = answer(shown, library);
    // The application that the text shows stays in the list when another one is chosen.
    let named = shown.read.get().unwrap_or(answer).situation.app.as_ref();
    let mut chips = VTag::new("div");
    chips.add_attribute("class", "chips");
    // Another paste, or another of its failures, has chips of its own.
    chips.key = Some(format!("{} {:?}", state.reads, shown.other).into());
    chips.add_child(super::chips::chips(library, named, &answer.situation, &shown.chosen, act));
    chips.into()
}

/// What to do now, why it happened, and the person's own code; or what to paste next, if the text shows no failure.
pub fn remedy(shown: &Shown, library: &Library, state: &State, act: &Callback<Action>) -> Html {
    let answer = &**answer(shown, library);
    let Answer { reason, act: deed, quick_fix: fix, advice, environment: configured, .. } = answer;
    let report = &shown.report;
    let nothing = answer.has_no_failure();
    let mut parts = Vec::new();
    if let Some(said) = reason.as_deref().filter(|_| !nothing) {
        parts.push(p("said", all(vec![text("The error says: "), el("q", "", text(said))])));
    }
    if nothing && report.key.is_none() {
        // What the configuration shows says it better.
        parts.extend(why(answer).filter(|_| configured.is_none()).map(|why| el("section", "why", why)));
        parts.extend(configured.as_ref().map(environment));
        // The act of a text without a failure is to paste another one, unless an application is told.
        let next = if answer.situation.app.is_some() { "" } else { deed.as_str() };
        parts.push(next_paste(next, advice));
    }
    let known = if nothing { answer.situation.app.is_some() && !deed.is_empty() } else { !(deed.is_empty() && fix.is_empty()) };
    if known && report.key.is_none() {
        let mut now = Vec::new();
        if !deed.is_empty() {
            now.push(el("div", "deed", paragraphs(deed)));
        }
        if fix.is_empty() {
            // What is to be typed or set stands in backticks.
            let code: Vec<&str> = deed.split('`').skip(1).step_by(2).collect();
            now.extend((!code.is_empty()).then(|| copy_code(&code.join("\n"), "what the quick fix names")));
        }
        now.push(commands("fix", fix, state.place, act));
        parts.push(section("quick-fix", "fix", "quick-fix", answer.act_heading(), all(now)));
    }
    if !nothing && report.key.is_none() {
        parts.extend(why(answer).map(|why| section("why", "why", "", "Why", all(vec![why, to_be_sure(report)]))));
    }
    if shown.failed() && !advice.code.is_empty() {
        parts.push(section("code", "", "", "Broken and fixed", code_pairs(&advice.code, state.language, act)));
    }
    all(parts)
}

/// How it comes about.
fn why(answer: &Answer) -> Option<Html> {
    (!answer.why.is_empty() && answer.report.key.is_none()).then(|| paragraphs(&answer.why))
}

/// Of a guess, the observation that would make it sure.
fn to_be_sure(report: &Report) -> Html {
    if report.top().certainty() != Certainty::Unsure || report.cause() == Cause::Unknown {
        return Html::default();
    }
    p("note", prose(&["The text shows too little to be sure. To find out: ", &report.check(report.top())].concat()))
}

/// What to paste next: what comes first, and the steps.
fn next_paste(first: &str, advice: &Advice) -> Html {
    let list = el("ol", "steps", items(&advice.steps));
    let first = if first.is_empty() { Html::default() } else { el("div", "deed", paragraphs(first)) };
    section("steps", "", "", "What to paste next", all(vec![first, list]))
}

fn steps(advice: &Advice, title: &str) -> Html {
    if advice.steps.is_empty() {
        return Html::default();
    }
    section("steps", "", "", title, el("ol", "steps", items(&advice.steps)))
}

/// Other causes, what to do step by step, how to see that it worked, and what goes further.
pub fn rest(shown: &Shown, library: &Rc<Library>, state: &State, act: &Callback<Action>) -> Html {
    let report = &shown.report;
    let answer = answer(shown, library);
    let advice = &answer.advice;
    let nothing = answer.has_no_failure();
    let mut parts = Vec::new();
    if !nothing {
        parts.push(steps(advice, "Step by step"));
    }
    if report.findings.len() > 1 && !nothing {
        parts.push(section("others", "", "", "Other possible causes", el("ol", "pairs", others(report))));
    }
    parts.extend(answer.environment.as_ref().filter(|_| !nothing).map(environment));
    if shown.failed() && !advice.verify.is_empty() {
        parts.push(section("verify", "", "", "Check that it worked", commands("check", &advice.verify, state.place, act)));
    }
    if !nothing {
        parts.push(further(answer));
    }
    // A key of another service is asked about there.
    let provider = report.names.other.or_else(|| Provider::of(report.provider));
    if (shown.failed() && answer.situation.stands != Stands::AppUser) || report.key.is_some() {
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
fn further(answer: &Answer) -> Html {
    let advice = &answer.advice;
    let mut parts = Vec::new();
    for (title, source) in [("Workaround", &advice.workaround), ("Prevent it", &advice.prevention)] {
        if !source.is_empty() {
            parts.push(folded(title, paragraphs(source)));
        }
    }
    if !answer.chain.is_empty() {
        parts.push(folded("Chain of exceptions", tag("ol", &[("id", "chain"), ("class", "steps")], chain(&answer.chain))));
    }
    // Articles are written for people with a program of their own.
    let own = matches!(answer.situation.stands, Stands::OwnCode | Stands::Browser | Stands::Unknown);
    if let Some(id) = answer.report.article().filter(|_| own) {
        let href = ["#/errors/", id].concat();
        parts.push(p("", tag("a", &[("href", &href)], text("The full article on this error"))));
    }
    if parts.is_empty() { Html::default() } else { el("section", "further", all(parts)) }
}
