//! The answer, in the order in which it helps: verdict, quick fix, code, evidence, and what else
//! it may have been.

use super::code::code_pairs;
use super::commands::commands;
use super::evidence::Evidence;
use super::probe::Probe;
use super::prose::{paragraphs, prose};
use super::share::share;
use super::state::{Action, Answer, Shelf, State};
use super::verdict::verdict;
use crate::catalogue::{Cause, Provider};
use crate::report::Report;
use yew::prelude::*;

/// Verdict, quick fix and code.
pub fn first(answer: &Answer, state: &State, act: &Callback<Action>) -> Html {
    let place = act.reform(Action::ChosePlace);
    let language = act.reform(Action::ChoseLanguage);
    html! {
        <div class="first">
            { verdict(&answer.report) }
            if answer.report.cause() != Cause::Unknown {
                if !answer.fix.is_empty() {
                    <section class="fix" data-testid="quick-fix" aria-labelledby="fix">
                        <h2 id="fix">{ "Quick fix" }</h2>
                        { commands("fix", "Where you run it", &answer.fix, state.place, &place) }
                    </section>
                }
                <section aria-labelledby="code">
                    <h2 id="code">{ "Broken and fixed" }</h2>
                    { code(answer, state, &language) }
                </section>
            }
        </div>
    }
}

fn code(answer: &Answer, state: &State, language: &Callback<&'static str>) -> Html {
    match (&answer.advice, &state.shelf) {
        (Some(advice), _) => code_pairs(&advice.code, state.language, language),
        (None, Shelf::Missing) => html! {
            <p class="wait">{ "The code could not be loaded. The rest of the answer stands; reload the page to try again." }</p>
        },
        (None, _) => html! { <p class="wait" aria-busy="true">{ "Code in your language is on its way." }</p> },
    }
}

/// The paste, marked.
pub fn evidence(answer: &Answer, turn: u32) -> Html {
    html! { <Evidence key={turn} report={answer.report.clone()} /> }
}

/// What to do step by step, other causes, how to see that it worked, and what goes further.
pub fn rest(answer: &Answer, state: &State, act: &Callback<Action>, read: &Callback<String>) -> Html {
    let report = &answer.report;
    let place = act.reform(Action::ChosePlace);
    let library = if let Shelf::Here(library) = &state.shelf { Some(library.clone()) } else { None };
    let provider = Provider::of(report.provider).filter(|provider| provider.probe.is_some());
    html! {
        <div class="rest">
            if let Some(advice) = &answer.advice {
                <section aria-labelledby="steps">
                    <h2 id="steps">{ "Step by step" }</h2>
                    <ol class="steps">{ items(&advice.steps) }</ol>
                </section>
            }
            { others(report) }
            if let Some(advice) = &answer.advice {
                if !advice.verify.is_empty() && report.cause() != Cause::Unknown {
                    <section aria-labelledby="verify">
                        <h2 id="verify">{ "See that it worked" }</h2>
                        { commands("verify", "Where you check it", &advice.verify, state.place, &place) }
                    </section>
                }
                { further("Until it’s fixed", &advice.workaround) }
                { further("So that it doesn’t come back", &advice.prevention) }
            }
            if let Some(id) = report.article() {
                <p class="article-link"><a href={["#/errors/", id].concat()}>{ "The whole article on this error" }</a></p>
            }
            if let Some(provider) = provider {
                <Probe key={state.turn} {provider} read={read} report={report.clone()} />
            }
            { share(report, library) }
        </div>
    }
}

/// The other findings, each with what tells it apart.
fn others(report: &Report) -> Html {
    if report.findings.len() < 2 {
        return Html::default();
    }
    let items = report.findings[1..].iter().map(|finding| {
        html! {
            <li data-testid="finding" data-cause={finding.cause.id()} data-variant={finding.variant} data-confidence={finding.confidence_text()}>
                <span>{ prose(finding.entry().title) }</span>
                <p>{ prose(&report.check(finding)) }</p>
            </li>
        }
    });
    html! {
        <section aria-labelledby="others">
            <h2 id="others">{ "If it wasn’t that" }</h2>
            <ol class="pairs">{ items.collect::<Html>() }</ol>
        </section>
    }
}

fn further(title: &str, text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    html! { <details><summary>{ title }</summary>{ paragraphs(text) }</details> }
}

/// List items.
pub fn items(texts: &[String]) -> Html {
    texts.iter().map(|text| html! { <li>{ prose(text) }</li> }).collect()
}
