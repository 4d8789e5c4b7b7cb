//! The probe: one request, shown first, sent on a click, straight to the provider.

use super::browser;
use super::commands::commands;
use super::markup::{all, details, el, p, tag, text};
use super::paste_box::{Pasted, Way};
use super::prose::prose;
use super::state::Action;
use crate::catalogue::Provider;
use crate::probe::fetch::{self, Reply};
use crate::probe::{self, Outcome, Plan};
use crate::redaction::Secret;
use crate::report::Report;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{AbortController, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What the probe needs.
#[derive(Properties)]
pub struct ProbeProps {
    /// The provider that is asked.
    pub provider: &'static Provider,
    /// The report that it is to settle.
    pub report: Rc<Report>,
    /// The place that was chosen among the tabs.
    pub place: Option<&'static str>,
    /// Takes another choice.
    pub act: Callback<Action>,
    /// Takes the output of the command.
    pub read: Callback<Pasted>,
}

impl PartialEq for ProbeProps {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place && Rc::ptr_eq(&self.report, &other.report)
    }
}

#[derive(Clone)]
enum Stage {
    Closed,
    Open,
    Unsendable,
    Sending(AbortController),
    Done(Rc<Done>),
}

struct Done {
    outcome: Outcome,
    status: Option<u16>,
    report: Option<Report>,
}

/// The probe, closed until somebody asks for it.
#[component]
pub fn Probe(props: &ProbeProps) -> Html {
    let provider = props.provider;
    let stage = use_state(|| Stage::Closed);
    // Organization and project, which the request shows as they are typed.
    let fields = use_state_eq(|| [String::new(), String::new()]);

    let sending = if let Stage::Sending(stop) = &*stage { Some(stop.clone()) } else { None };
    {
        let sending = sending.clone();
        // Whoever leaves takes the question back.
        use_effect_with(sending, |sending| {
            let sending = sending.clone();
            move || {
                if let Some(stop) = sending {
                    stop.abort();
                }
            }
        });
    }

    let open = !matches!(*stage, Stage::Closed);
    let toggle = {
        let stage = stage.clone();
        move |_: MouseEvent| {
            wipe_key();
            stage.set(if open { Stage::Closed } else { Stage::Open });
        }
    };
    let label = if open { "Close".to_owned() } else { ["Ask ", provider.name].concat() };
    let mut parts = Vec::new();
    if let Some(plan) = probe::plan(provider, &fields[0], &fields[1]).filter(|_| open) {
        let env =
            ["The same request. It reads the key from `", plan.env, "`, so that the key stays out of your shell’s history."];
        let terminal = vec![
            p("note", prose(&env.concat())),
            commands("probe", &probe::commands(&plan), props.place, &props.act),
            output(&props.read),
        ];
        parts.push(request(&plan));
        let send = send(provider, plan, &stage);
        let key_is_gone = !props.report.redaction.cuts.is_empty();
        parts.push(form(provider, key_is_gone, fields, sending, send));
        parts.push(match &*stage {
            Stage::Unsendable => tag("p", &[("class", "result"), ("role", "alert")], text(UNSENDABLE)),
            Stage::Done(done) => result(done, provider, &props.report),
            _ => Html::default(),
        });
        parts.push(details("Or ask from a terminal", all(terminal)));
    }
    html! {
        <section class="probe" aria-labelledby="probe">
            <h2 id="probe">{ "Does the key work?" }</h2>
            <button type="button" data-testid="probe-open" aria-expanded={if open { "true" } else { "false" }} onclick={toggle}>{ label }</button>
            { all(parts) }
        </section>
    }
}

const UNSENDABLE: &str = "Not sent: the key or a field holds a character that no header can carry, such as a line break or a curly quote. Copy it again.";

/// The request as it will go out, the key masked.
fn request(plan: &Plan) -> Html {
    let mut shown = [plan.method, " ", plan.url].concat();
    for (name, value) in &plan.headers {
        shown.push_str(&["\n", name, ": ", value].concat());
    }
    let to = ["When you press Send, this goes from your browser straight to `", plan.host, "`, and nowhere else:"];
    all(vec![p("", prose(&to.concat())), tag("pre", &[("class", "cmd"), ("data-testid", "probe-request")], text(&shown))])
}

fn send(provider: &'static Provider, plan: Plan, stage: &UseStateHandle<Stage>) -> Callback<()> {
    let stage = stage.clone();
    let plan = Rc::new(plan);
    Callback::from(move |()| {
        let key = key_field().map(|input| input.value().trim().to_owned()).unwrap_or_default();
        let (Ok(stop), false) = (AbortController::new(), key.is_empty()) else {
            return browser::focus("probe-key");
        };
        let key = Secret::new(key);
        stage.set(Stage::Sending(stop.clone()));
        let (stage, plan) = (stage.clone(), plan.clone());
        yew::platform::spawn_local(async move {
            let reply = fetch::probe(provider, &plan, key, &stop).await;
            wipe_key();
            stage.set(match reply {
                Reply::Stopped => Stage::Open,
                Reply::Unsendable => Stage::Unsendable,
                Reply::Nothing => done(None, ""),
                Reply::Came { status, body } => done(Some(status), &body),
            });
        });
    })
}

fn done(status: Option<u16>, body: &str) -> Stage {
    let outcome = probe::outcome(status, body);
    browser::announce(headline(outcome));
    let explained = status.filter(|_| outcome != Outcome::Accepted);
    let report = explained.map(|status| crate::diagnose(&["HTTP ", &status.to_string(), "\n", body].concat()));
    Stage::Done(Rc::new(Done { outcome, status, report }))
}

fn key_field() -> Option<HtmlInputElement> {
    browser::element("probe-key")?.dyn_into().ok()
}

fn wipe_key() {
    if let Some(input) = key_field() {
        input.set_value("");
    }
}

fn form(
    provider: &Provider,
    key_is_gone: bool,
    fields: UseStateHandle<[String; 2]>,
    sending: Option<AbortController>,
    send: Callback<()>,
) -> Html {
    let on_enter = {
        let send = send.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                send.emit(());
            }
        }
    };
    let mut optional = Vec::new();
    if provider.probe.as_ref().is_some_and(|probe| !probe.optional_headers.is_empty()) {
        optional.push(field(0, "Organization (optional)", &fields));
        optional.push(field(1, "Project (optional)", &fields));
    }
    let busy = sending.is_some();
    let note = if busy {
        "Waiting, ten seconds at most."
    } else {
        "The key is wiped as soon as the answer is here. It is stored nowhere."
    };
    let stop = move |_| {
        if let Some(stop) = &sending {
            stop.abort();
        }
    };
    html! {
        <>
            <div class="form">
                <div>
                    <label for="probe-key">{ if key_is_gone { "Key (the one in your paste is gone; paste it here again)" } else { "Key" } }</label>
                    <input id="probe-key" type="password" data-testid="probe-key" autocomplete="off" spellcheck="false" autocapitalize="off" onkeydown={on_enter} />
                </div>
                { all(optional) }
            </div>
            <div class="row">
                <button type="button" class="main" data-testid="probe-send" disabled={busy} onclick={move |_| send.emit(())}>{ "Send" }</button>
                <button type="button" data-testid="probe-stop" hidden={!busy} onclick={stop}>{ "Stop" }</button>
                { el("span", "note", text(note)) }
            </div>
        </>
    }
}

fn field(at: usize, label: &'static str, fields: &UseStateHandle<[String; 2]>) -> Html {
    let fields = fields.clone();
    let id = ["probe-organization", "probe-project"][at];
    let oninput = move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let mut typed = (*fields).clone();
            typed[at] = input.value();
            fields.set(typed);
        }
    };
    html! {
        <div>
            <label for={id}>{ label }</label>
            <input {id} type="text" autocomplete="off" spellcheck="false" autocapitalize="off" {oninput} />
        </div>
    }
}

fn headline(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "The key works.",
        Outcome::Rejected => "The key was rejected.",
        Outcome::Restricted => "The key is known, but may not do this.",
        Outcome::Blocked => "Could not tell: the browser got no answer.",
        Outcome::Unknown => "Could not tell: the answer says nothing about the key.",
    }
}

fn result(done: &Done, provider: &Provider, asked: &Report) -> Html {
    let status = done.status.map(|status| [" HTTP ", &status.to_string()].concat()).unwrap_or_default();
    let mut parts = vec![p("", all(vec![el("b", "", text(headline(done.outcome))), text(&status)]))];
    let mut more = |source: &str| parts.push(p("", prose(source)));
    match done.outcome {
        Outcome::Accepted => {
            let so = " accepts this key. So the failing program sends another one, or sends it in another way: \
                      compare length and last four characters in the process that fails.";
            more(&[provider.name, so].concat());
            more(&asked.check(asked.top()));
        }
        Outcome::Restricted => {
            more("It isn’t allowed to list models. It may still be allowed to do what your program asks for.");
        }
        Outcome::Blocked => more(
            "Browsers don’t say why. You may be offline; an extension, a proxy or a firewall may have stopped it; or the \
             answer came without leave for this page to read it (CORS). The key may still be good: ask from a terminal, below.",
        ),
        Outcome::Rejected | Outcome::Unknown => {}
    }
    let mut cause = "";
    if let Some(report) = &done.report {
        cause = report.cause().id();
        more(&[&report.verdict(), " ", &report.why()].concat());
    }
    let attributes =
        [("class", "result"), ("data-testid", "probe-result"), ("data-outcome", done.outcome.id()), ("data-cause", cause)];
    tag("div", &attributes, all(parts))
}

/// Takes what the command printed, which is read like a paste.
fn output(read: &Callback<Pasted>) -> Html {
    let read = read.clone();
    let onclick = move |_| {
        let area = browser::element("probe-output").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
        if let Some(area) = area {
            let text = area.value();
            area.set_value("");
            read.emit(Pasted { text, way: Way::Elsewhere });
        }
    };
    html! {
        <>
            <div>
                <label for="probe-output">{ "What it printed" }</label>
                <textarea id="probe-output" rows="4" spellcheck="false" autocomplete="off" autocapitalize="off" />
            </div>
            <button type="button" {onclick}>{ "Read it" }</button>
        </>
    }
}
