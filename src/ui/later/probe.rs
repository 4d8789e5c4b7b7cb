//! The probe: one request, shown first, sent on a click, straight to the provider. Where the page
//! doesn't ask itself, the command that does, and a field that reads what it printed.

#![cfg_attr(not(feature = "probes"), allow(dead_code, unused_imports))]

use super::prose::prose;
use crate::catalogue::{Browsers, Cause, PROVIDERS, Provider};
#[cfg(feature = "probes")]
use crate::probe::fetch::{self, Reply as Came};
use crate::probe::{self, Fields, ModelVerdict, Outcome, Plan, Refusal, Reply, Verdict};
use crate::redaction::Secret;
use crate::report::Report;
use crate::ui::browser;
use crate::ui::commands::{command, commands};
use crate::ui::markup::{all, button, details, el, label, listening, on_input, p, section, tag, text};
use crate::ui::state::{Action, Pasted, Way};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{AbortController, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::html::{onchange, onkeydown};
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// What the probe needs.
#[derive(Properties)]
pub struct ProbeProps {
    /// The provider that is asked unless another is chosen.
    pub provider: Option<&'static Provider>,
    /// The report that it is to settle.
    pub report: Rc<Report>,
    /// The place that was chosen among the tabs.
    pub place: Option<&'static str>,
    /// Takes another choice, and the output of a command.
    pub act: Callback<Action>,
}

impl PartialEq for ProbeProps {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place && Rc::ptr_eq(&self.report, &other.report)
    }
}

/// What the probe shows.
#[derive(Clone)]
struct Sheet {
    open: bool,
    provider: Option<&'static Provider>,
    fields: Fields,
    model: String,
    /// The question that is on its way.
    sending: Option<AbortController>,
    /// The key or a field can't be sent.
    unsendable: bool,
    /// What speaks against sending the key that was typed, which is sent if it is asked for once more; and the question.
    doubt: Option<(Question, String)>,
    done: Option<Rc<Done>>,
    model_done: Option<(ModelVerdict, Option<u16>, String)>,
}

/// A change of the sheet. Answers come late, so changes apply to the sheet as it is by then.
type Change = Box<dyn FnOnce(&mut Sheet)>;

impl Reducible for Sheet {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        change(&mut next);
        Rc::new(next)
    }
}

type Handle = UseReducerHandle<Sheet>;

fn change(sheet: &Handle, change: impl FnOnce(&mut Sheet) + 'static) {
    sheet.dispatch(Box::new(change));
}

/// What an answer said.
struct Done {
    verdict: Verdict,
    status: Option<u16>,
    report: Option<Report>,
}

/// The two questions.
#[derive(Clone, Copy, PartialEq)]
enum Question {
    Key,
    Model,
}

const UNSENDABLE: &str = "Not sent: the key or a field has a character that a header can’t carry, such as a line break or \
                          a curly quote. Copy it again.";

/// The probe, closed until somebody asks for it.
#[component]
pub fn Probe(props: &ProbeProps) -> Html {
    let first = props.provider;
    let model = props.report.names.model.clone().unwrap_or_default();
    let sheet = use_reducer(|| Sheet {
        open: false,
        provider: first,
        fields: Fields::default(),
        model,
        sending: None,
        unsendable: false,
        doubt: None,
        done: None,
        model_done: None,
    });
    // Whoever leaves takes the question back.
    use_effect_with(sheet.sending.clone(), |sending| {
        let sending = sending.clone();
        move || {
            if let Some(stop) = sending {
                stop.abort();
            }
        }
    });
    let ask = ["Ask ", sheet.provider.map_or("a provider", |provider| provider.name)].concat();
    let label = if sheet.open { "Close" } else { &ask };
    let attributes = [("data-testid", "probe-open"), ("aria-expanded", if sheet.open { "true" } else { "false" })];
    let toggle = {
        let sheet = sheet.clone();
        move |_: MouseEvent| {
            wipe_key();
            change(&sheet, |sheet| {
                let open = !sheet.open;
                *sheet =
                    Sheet { open, sending: None, unsendable: false, doubt: None, done: None, model_done: None, ..sheet.clone() }
            });
        }
    };
    let mut parts = Vec::new();
    if sheet.open {
        parts.push(choice(&sheet, first.is_none()));
        if let Some(provider) = sheet.provider {
            let plan = probe::plan(provider, &sheet.fields);
            let mut sheet_of = VTag::new("div");
            sheet_of.add_attribute("class", "probe");
            // What was typed for one provider isn't for another.
            sheet_of.key = Some(provider.id.into());
            sheet_of.add_child(question(props, &sheet, provider, &Rc::new(plan)));
            parts.push(sheet_of.into());
        }
    }
    // The button stays the same element, and keeps the focus.
    let toggle = button(&attributes, label, Callback::from(toggle));
    section("probe", "probe", "", "Does the key work?", all(vec![toggle, el("div", "probe", all(parts))]))
}

/// The provider that is asked; `open` if the paste names none.
fn choice(sheet: &Handle, open: bool) -> Html {
    let chosen = sheet.provider.map_or("", |provider| provider.id);
    let mut options = Vec::new();
    if open {
        // It stays, since the others would trade places with it.
        options.push(tag("option", &[("value", "none")], text("Choose one")));
    }
    for provider in PROVIDERS.iter() {
        let selected = if provider.id == chosen { "selected" } else { "" };
        options.push(tag("option", &[("value", provider.id), ("selected", selected)], text(provider.name)));
    }
    let sheet = sheet.clone();
    let chose = move |event: Event| {
        let id = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
        if let Some(provider) = Provider::of(&id) {
            // A key typed for one provider isn't for another.
            wipe_key();
            change(&sheet, move |sheet| {
                *sheet = Sheet {
                    provider: Some(provider),
                    fields: Fields::default(),
                    sending: None,
                    unsendable: false,
                    doubt: None,
                    done: None,
                    model_done: None,
                    ..sheet.clone()
                }
            });
        }
    };
    let attributes = [("id", "probe-provider"), ("data-testid", "probe-provider")];
    let select = listening("select", &attributes, vec![Rc::new(onchange::Wrapper::new(Callback::from(chose)))], all(options));
    el("div", "", all(vec![label("probe-provider", "Provider"), select]))
}

/// The request and what belongs to it.
fn question(props: &ProbeProps, sheet: &Handle, provider: &'static Provider, plan: &Rc<Plan>) -> Html {
    let result = sheet.done.as_ref().map(|done| result(done, provider, &props.report)).unwrap_or_default();
    match plan.refusal {
        Some(refusal @ (Refusal::NotHttps | Refusal::OtherHost)) => {
            let attributes = [
                ("class", "result"),
                ("data-testid", "probe-result"),
                ("data-outcome", Outcome::Unknown.id()),
                ("data-reason", refusal.id()),
            ];
            let mut parts = vec![base_field(sheet), tag("div", &attributes, p("", prose(&refusal.sentence(provider.name))))];
            if refusal == Refusal::OtherHost {
                parts.push(terminal(props, sheet, plan));
            }
            all(parts)
        }
        Some(refusal) => {
            let attributes = [("data-testid", "probe-why"), ("data-reason", refusal.id())];
            let why = tag("p", &attributes, prose(&refusal.sentence(provider.name)));
            all(vec![why, terminal(props, sheet, plan), result])
        }
        None => {
            let unsendable = tag("p", &[("class", "result"), ("role", "alert")], text(UNSENDABLE));
            all(vec![
                request(plan, "probe-request"),
                likely(plan),
                form(props, sheet, plan),
                if sheet.unsendable { unsendable } else { Html::default() },
                doubted(sheet),
                result,
                model_step(sheet, provider),
                details("Or ask from a terminal", terminal(props, sheet, plan)),
            ])
        }
    }
}

/// The request as it will go out, the key masked.
fn request(plan: &Plan, testid: &str) -> Html {
    let to = ["When you press the button, your browser sends this directly to `", plan.host(), "`, and nowhere else:"];
    all(vec![p("", prose(&to.concat())), tag("pre", &[("class", "cmd"), ("data-testid", testid)], text(&plan.shown()))])
}

/// What speaks against sending the key, and that it is sent if somebody insists.
fn doubted(sheet: &Handle) -> Html {
    let Some((_, doubt)) = &sheet.doubt else { return Html::default() };
    let came = sheet.sending.is_some() || sheet.done.is_some();
    let then = if came {
        " It was sent all the same."
    } else {
        " Not sent. Correct the key, or press the button again to send it as it is."
    };
    let said = [doubt, then].concat();
    let attributes = [("class", "result"), ("role", "alert"), ("data-testid", "probe-doubt")];
    tag("p", &attributes, prose(&said))
}

/// What is to be expected where browsers are let through as far as one can tell.
fn likely(plan: &Plan) -> Html {
    if plan.request.browser != Browsers::Likely {
        return Html::default();
    }
    p(
        "note",
        text(
            "We haven’t confirmed that browsers may read this provider’s answers. If no answer comes, that says nothing about the key.",
        ),
    )
}

#[cfg(not(feature = "probes"))]
fn send(_: Question, _: &Rc<Plan>, _: &Handle) -> Callback<()> {
    Callback::noop()
}

#[cfg(feature = "probes")]
fn send(question: Question, plan: &Rc<Plan>, sheet: &Handle) -> Callback<()> {
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
fn done(plan: &Plan, reply: Reply) -> Done {
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

fn wipe_key() {
    if let Some(input) = key_field() {
        input.set_value("");
    }
}

fn form(props: &ProbeProps, sheet: &Handle, plan: &Rc<Plan>) -> Html {
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

fn base_field(sheet: &Handle) -> Html {
    field("probe-base", "Base URL, if yours is different (optional)", sheet, |sheet| &mut sheet.fields.base)
}

/// A field whose text the request shows as it is typed.
fn field(id: &'static str, name: &str, sheet: &Handle, of: fn(&mut Sheet) -> &mut String) -> Html {
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

fn result(done: &Done, provider: &Provider, asked: &Report) -> Html {
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
fn model_step(sheet: &Handle, provider: &'static Provider) -> Html {
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
fn terminal(props: &ProbeProps, sheet: &Handle, plan: &Rc<Plan>) -> Html {
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
