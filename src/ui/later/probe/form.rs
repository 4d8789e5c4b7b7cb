//! The request as it will go out, the fields that change it, and what sends it.

#![cfg_attr(not(feature = "probes"), allow(dead_code, unused_imports))]

use super::sheet::{Done, Handle, ProbeProps, Question, Sheet, change};
#[cfg(feature = "probes")]
use crate::probe::fetch::{self, Reply as Came};
use crate::probe::{self, Outcome, Plan, Reply};
use crate::redaction::Secret;
use crate::ui::browser;
use crate::ui::later::prose::prose;
use crate::ui::markup::{all, button, el, label, listening, on_input, p, tag, text};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{AbortController, HtmlInputElement};
use yew::html::onkeydown;
use yew::prelude::*;

/// The request as it will go out, the key masked.
pub fn request(plan: &Plan, testid: &str) -> Html {
    let to = ["When you press the button, your browser sends this directly to `", plan.host(), "`, and nowhere else:"];
    all(vec![p("", prose(&to.concat())), tag("pre", &[("class", "cmd"), ("data-testid", testid)], text(&plan.shown()))])
}

/// A copy without probes sends nothing.
#[cfg(not(feature = "probes"))]
pub fn send(_: Question, _: &Rc<Plan>, _: &Handle) -> Callback<()> {
    Callback::noop()
}

/// What sends a question.
#[cfg(feature = "probes")]
pub fn send(question: Question, plan: &Rc<Plan>, sheet: &Handle) -> Callback<()> {
    let (plan, sheet) = (plan.clone(), sheet.clone());
    Callback::from(move |()| {
        let key = key_field().map(|input| input.value().trim().to_owned()).unwrap_or_default();
        let (Ok(stop), false) = (AbortController::new(), key.is_empty()) else {
            return browser::focus("probe-key");
        };
        let key = Secret::new(key);
        let doubt = sheet.provider.and_then(|provider| probe::doubt(&key, provider)).map(|doubt| (question, doubt));
        if doubt.is_some() && sheet.doubt != doubt {
            return change(&sheet, move |sheet| {
                sheet.doubt = doubt;
                sheet.done = None;
            });
        }
        let going = stop.clone();
        change(&sheet, move |sheet| {
            sheet.sending = Some(going);
            sheet.unsendable = false;
            sheet.doubt = doubt;
            sheet.model_done = None;
            if question == Question::Key {
                sheet.done = None;
            }
        });
        let (plan, sheet) = (plan.clone(), sheet.clone());
        yew::platform::spawn_local(async move {
            let came = fetch::probe(&plan, key, &stop).await;
            change(&sheet, move |sheet| {
                // An answer to a question that was taken back.
                if sheet.sending.as_ref() == Some(&stop) {
                    wipe_key();
                    sheet.sending = None;
                    take(sheet, question, &plan, came);
                }
            });
        });
    })
}

/// Takes an answer in.
#[cfg(feature = "probes")]
fn take(sheet: &mut Sheet, question: Question, plan: &Plan, came: Came) {
    let reply = match &came {
        Came::Stopped => return,
        Came::Unsendable => return sheet.unsendable = true,
        Came::Answered { status, body } => Reply::Answered { status: *status, body },
        Came::CutOff => Reply::CutOff,
        Came::Redirected => Reply::Redirected,
        Came::TimedOut => Reply::TimedOut,
        Came::Nothing => Reply::Nothing,
    };
    match question {
        Question::Key => sheet.done = Some(Rc::new(done(plan, reply))),
        Question::Model => {
            let verdict = probe::read_model(plan.request, reply);
            let status = if let Reply::Answered { status, .. } = reply { Some(status) } else { None };
            let model = sheet.model.trim().to_owned();
            browser::say("live", &verdict.sentence("it", &model).replace('`', ""));
            sheet.model_done = Some((verdict, status, model));
        }
    }
}

/// What an answer says, and what the diagnosis makes of it.
pub fn done(plan: &Plan, reply: Reply) -> Done {
    let verdict = probe::read(plan.request, reply);
    browser::say("live", verdict.outcome.headline(verdict.reason));
    let (status, report) = match reply {
        Reply::Answered { status, body } => {
            let told = verdict.outcome != Outcome::Accepted && !matches!(verdict.reason, "garbage" | "cut-off");
            let report = told.then(|| crate::diagnose(&["HTTP ", &status.to_string(), "\n", body].concat()));
            (Some(status), report)
        }
        _ => (None, None),
    };
    Done { verdict, status, report }
}

fn key_field() -> Option<HtmlInputElement> {
    browser::element("probe-key")?.dyn_into().ok()
}

/// Empties the field of the key.
pub fn wipe_key() {
    if let Some(input) = key_field() {
        input.set_value("");
    }
}

/// The fields, and the button that sends.
pub fn form(props: &ProbeProps, sheet: &Handle, plan: &Rc<Plan>) -> Html {
    let send = send(Question::Key, plan, sheet);
    let busy = sheet.sending.is_some();
    let gone = !props.report.redaction.cuts.is_empty();
    let name = if gone { "Key (it was removed from your paste; paste it here again)" } else { "Key" };
    let mut fields = vec![el("div", "", all(vec![label("probe-key", name), key_input(&send)]))];
    if !plan.request.optional_headers.is_empty() {
        fields.push(field("probe-organization", "Organization (optional)", sheet, |sheet| &mut sheet.fields.optional[0]));
        fields.push(field("probe-project", "Project (optional)", sheet, |sheet| &mut sheet.fields.optional[1]));
    }
    fields.push(base_field(sheet));
    let kept = "The key is erased as soon as the answer arrives, and never stored.";
    let note = if busy { "Waiting for up to ten seconds." } else { kept };
    let stopped = sheet.clone();
    let stop = move |_: MouseEvent| {
        if let Some(stop) = &stopped.sending {
            stop.abort();
        }
        change(&stopped, |sheet| sheet.sending = None);
    };
    let sends = [("class", "main"), ("data-testid", "probe-send"), ("disabled", if busy { "disabled" } else { "" })];
    let stops = [("data-testid", "probe-stop"), ("hidden", if busy { "" } else { "hidden" })];
    let row = vec![
        button(&sends, "Send", send.reform(|_| ())),
        button(&stops, "Stop", Callback::from(stop)),
        el("span", "note", text(note)),
    ];
    all(vec![el("div", "form", all(fields)), el("div", "row", all(row))])
}

fn key_input(send: &Callback<()>) -> Html {
    let send = send.clone();
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            send.emit(());
        }
    };
    let attributes = [
        ("id", "probe-key"),
        ("type", "password"),
        ("data-testid", "probe-key"),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
        ("autocapitalize", "off"),
    ];
    listening("input", &attributes, vec![Rc::new(onkeydown::Wrapper::new(Callback::from(pressed)))], Html::default())
}

/// The field for another base URL.
pub fn base_field(sheet: &Handle) -> Html {
    field("probe-base", "Base URL, if yours is different (optional)", sheet, |sheet| &mut sheet.fields.base)
}

/// A field whose text the request shows as it is typed.
pub fn field(id: &'static str, name: &str, sheet: &Handle, of: fn(&mut Sheet) -> &mut String) -> Html {
    let value = of(&mut (**sheet).clone()).clone();
    let sheet = sheet.clone();
    let typed = move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            change(&sheet, move |sheet| *of(sheet) = input.value());
        }
    };
    let attributes = [
        ("id", id),
        ("type", "text"),
        ("data-testid", id),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
        ("autocapitalize", "off"),
        ("value", &value),
    ];
    let input = listening("input", &attributes, vec![on_input(Callback::from(typed))], Html::default());
    el("div", "", all(vec![label(id, name), input]))
}
