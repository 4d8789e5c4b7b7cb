//! What came back for the probe, the second question, and the way through a terminal.

use super::form::{done, field, request, send};
use super::sheet::{Done, Handle, ProbeProps, Question, change};
use crate::catalogue::{Cause, Provider};
use crate::probe::{self, Outcome, Plan, Reply, Verdict};
use crate::report::Report;
use crate::ui::browser;
use crate::ui::commands::{command, commands};
use crate::ui::later::prose::prose;
use crate::ui::markup::{all, button, el, label, p, tag, text};
use crate::ui::state::{Action, Pasted, Way};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What an answer says of the key.
pub fn result(done: &Done, provider: &Provider, asked: &Report) -> Html {
    let Verdict { outcome, reason } = done.verdict;
    let status = done.status.map(|status| [" HTTP ", &status.to_string()].concat()).unwrap_or_default();
    let mut parts = vec![p("", all(vec![el("b", "", text(outcome.headline(reason))), text(&status)]))];
    let mut more = |source: &str| {
        if !source.is_empty() {
            parts.push(p("", prose(source)));
        }
    };
    more(&done.verdict.sentence(provider.name));
    // What another service accepts says nothing about the failure.
    let concerned = asked.names.other.is_some_and(|other| other.id == provider.id) || asked.provider == provider.id;
    if outcome == Outcome::Accepted && concerned && !asked.has_no_failure() {
        let so = " accepts this key. So the failing program sends another key, or sends it in another way: \
                  compare its length and last four characters in that process.";
        more(&[provider.name, so].concat());
    }
    let mut cause = "";
    // The answer came from whom it was asked of: it is no other service's.
    if let Some(report) = done.report.as_ref().filter(|report| !matches!(report.cause(), Cause::Unknown | Cause::NotAnApiError)) {
        cause = report.cause().id();
        more(&[&report.verdict(), " ", &report.why()].concat());
    }
    let attributes = [
        ("class", "result"),
        ("data-testid", "probe-result"),
        ("data-outcome", outcome.id()),
        ("data-reason", reason),
        ("data-cause", cause),
    ];
    tag("div", &attributes, all(parts))
}

/// The second question, once the key is known: whether a model is open to it.
pub fn model_step(sheet: &Handle, provider: &'static Provider) -> Html {
    let known = |done: &Rc<Done>| matches!(done.verdict.outcome, Outcome::Accepted | Outcome::Restricted);
    let asked = !provider.probe().model_url.is_empty();
    if !asked || !sheet.done.as_ref().is_some_and(known) {
        return Html::default();
    }
    let mut parts =
        vec![el("h3", "note", text("Can this key use a model?")), field("probe-model", "Model", sheet, |sheet| &mut sheet.model)];
    if let Some(plan) = probe::model_plan(provider, &sheet.fields, &sheet.model) {
        let plan = Rc::new(plan);
        let disabled = if sheet.sending.is_some() { "disabled" } else { "" };
        parts.push(request(&plan, "probe-model-request"));
        let attributes = [("data-testid", "probe-model-send"), ("disabled", disabled)];
        let ask = button(&attributes, "Ask about the model", send(Question::Model, &plan, sheet).reform(|_| ()));
        let note = el("span", "note", text("The key was erased: paste it above again."));
        parts.push(el("div", "row", all(vec![ask, note])));
    } else if !sheet.model.trim().is_empty() {
        parts.push(p("note", text("That can’t be a model name: it has characters that a URL can’t have.")));
    }
    if let Some((verdict, status, model)) = &sheet.model_done {
        let status = status.map(|status| [" HTTP ", &status.to_string()].concat()).unwrap_or_default();
        let said = [&verdict.sentence(provider.name, model), status.as_str()].concat();
        let attributes = [("class", "result"), ("data-testid", "probe-model-result"), ("data-outcome", verdict.id())];
        parts.push(tag("div", &attributes, p("", prose(&said))));
    }
    all(parts)
}

/// The same request as a command, and a field for what it printed.
pub fn terminal(props: &ProbeProps, sheet: &Handle, plan: &Rc<Plan>) -> Html {
    let from = if plan.request.token.is_empty() { plan.env } else { plan.request.token };
    let env = ["The command takes the key from `", from, "`, so that it stays out of your shell’s history."];
    let (act, sheet, plan) = (props.act.clone(), sheet.clone(), plan.clone());
    let mut parts = vec![p("note", prose(&env.concat())), commands("probe", &probe::commands(&plan), props.place, &act)];
    if !plan.request.also.is_empty() {
        parts.push(p("", text(plan.request.also_why)));
        parts.push(command(plan.request.also, "the command"));
    }
    let pressed = move |_: MouseEvent| {
        let area = browser::element("probe-output").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
        let Some(area) = area else { return };
        let text = area.value();
        area.set_value("");
        match probe::printed(&text) {
            Some((status, body)) => {
                let done = Rc::new(done(&plan, Reply::Answered { status, body }));
                change(&sheet, move |sheet| sheet.done = Some(done));
            }
            // No answer is in it: it is read like any paste.
            None => act.emit(Action::Pasted(Pasted::new(text, Way::Elsewhere))),
        }
    };
    let attributes = [
        ("id", "probe-output"),
        ("data-testid", "probe-output"),
        ("rows", "4"),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
        ("autocapitalize", "off"),
    ];
    let output = vec![label("probe-output", "What it printed"), tag("textarea", &attributes, Html::default())];
    parts.push(el("div", "", all(output)));
    parts.push(button(&[("data-testid", "probe-read")], "Read it", Callback::from(pressed)));
    all(parts)
}
