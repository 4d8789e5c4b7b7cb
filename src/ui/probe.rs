//! The probe: one request, shown first, sent on a click, straight to the provider.

use super::browser;
use super::commands::commands;
use super::prose::prose;
use crate::catalogue::Provider;
use crate::probe::fetch::{self, Reply};
use crate::probe::{self, Outcome, Plan};
use crate::redaction::Secret;
use crate::report::Report;
use std::rc::Rc;
use web_sys::{AbortController, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What the probe needs.
#[derive(Properties)]
pub struct ProbeProps {
    /// The provider that is asked.
    pub provider: &'static Provider,
    /// The report that it is to settle.
    pub report: Rc<Report>,
    /// Takes the output of the command.
    pub read: Callback<String>,
}

impl PartialEq for ProbeProps {
    fn eq(&self, other: &Self) -> bool {
        self.provider.id == other.provider.id && Rc::ptr_eq(&self.report, &other.report)
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
pub fn Probe(ProbeProps { provider, report, read }: &ProbeProps) -> Html {
    let provider = *provider;
    let stage = use_state(|| Stage::Closed);
    let organization = use_state_eq(String::new);
    let project = use_state_eq(String::new);
    let place = use_state_eq(|| None);
    let key = use_node_ref();
    let plan = probe::plan(provider, &organization, &project).map(Rc::new);

    // Whoever leaves takes the question back.
    let sending = if let Stage::Sending(stop) = &*stage { Some(stop.clone()) } else { None };
    use_effect_with(sending, |sending| {
        let sending = sending.clone();
        move || {
            if let Some(stop) = sending {
                stop.abort();
            }
        }
    });

    let toggle = {
        let stage = stage.clone();
        let key = key.clone();
        Callback::from(move |_: MouseEvent| {
            wipe(&key);
            stage.set(if matches!(*stage, Stage::Closed) { Stage::Open } else { Stage::Closed });
        })
    };
    let send = {
        let (stage, key) = (stage.clone(), key.clone());
        let plan = plan.clone();
        Callback::from(move |()| {
            let Some(plan) = plan.clone() else { return };
            let Some(input) = key.cast::<HtmlInputElement>().filter(|input| !input.value().trim().is_empty()) else {
                browser::focus("probe-key");
                return;
            };
            let Ok(stop) = AbortController::new() else { return };
            let secret = Secret::new(input.value().trim().to_owned());
            stage.set(Stage::Sending(stop.clone()));
            let (stage, key) = (stage.clone(), key.clone());
            yew::platform::spawn_local(async move {
                let reply = fetch::probe(provider, &plan, secret, &stop).await;
                wipe(&key);
                let next = match reply {
                    Reply::Stopped => Stage::Open,
                    Reply::Unsendable => Stage::Unsendable,
                    reply => Stage::Done(Rc::new(judge(reply))),
                };
                if let Stage::Done(done) = &next {
                    browser::announce(headline(done));
                }
                stage.set(next);
            });
        })
    };

    let open = !matches!(*stage, Stage::Closed);
    html! {
        <section class="probe" aria-labelledby="probe">
            <h2 id="probe">{ "Does the key work?" }</h2>
            <button type="button" data-testid="probe-open" aria-expanded={if open { "true" } else { "false" }} onclick={toggle}>
                { if open { "Close" } else { "Ask " } }{ if open { "" } else { provider.name } }
            </button>
            if let Some(plan) = plan.filter(|_| open) {
                { form(&plan, !provider.probe.as_ref().is_some_and(|probe| probe.optional_headers.is_empty()), &stage, key, organization, project, send) }
                if matches!(*stage, Stage::Unsendable) {
                    <p class="result" role="alert">{ "Not sent: the key or a field holds a character that no header can carry, such as a line break or a curly quote. Copy it again." }</p>
                }
                if let Stage::Done(done) = &*stage { { result(done, provider, report) } }
                <details>
                    <summary>{ "Or ask from a terminal" }</summary>
                    <p class="note">{ "The same request. It reads the key from " }<code>{ plan.env }</code>{ ", so the key stays out of your shell’s history." }</p>
                    { commands("probe", "Where you run it", &probe::commands(&plan), *place, &Callback::from(move |id| place.set(Some(id)))) }
                    { output(read) }
                </details>
            }
        </section>
    }
}

fn form(
    plan: &Plan,
    takes_organization: bool,
    stage: &Stage,
    key: NodeRef,
    organization: UseStateHandle<String>,
    project: UseStateHandle<String>,
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
    let stop = if let Stage::Sending(stop) = stage { Some(stop.clone()) } else { None };
    html! {
        <>
            <p>{ "When you press Send, this goes from your browser straight to " }<code>{ plan.host }</code>{ ", and nowhere else:" }</p>
            <pre class="cmd" data-testid="probe-request">{ request(plan) }</pre>
            <div class="form">
                <div>
                    <label for="probe-key">{ "Key" }</label>
                    <input ref={key} id="probe-key" type="password" data-testid="probe-key" autocomplete="off" spellcheck="false" autocapitalize="off" onkeydown={on_enter} />
                </div>
                if takes_organization {
                    { field("probe-organization", "Organization, if your program sends one", organization) }
                    { field("probe-project", "Project, if your program sends one", project) }
                }
            </div>
            <div class="row">
                <button type="button" class="main" data-testid="probe-send" disabled={stop.is_some()} onclick={move |_| send.emit(())}>{ "Send" }</button>
                if let Some(stop) = stop {
                    <button type="button" onclick={move |_| stop.abort()}>{ "Stop" }</button>
                    <span class="note">{ "Waiting, ten seconds at most." }</span>
                } else {
                    <span class="note">{ "The key is wiped as soon as the answer is here. It is stored nowhere." }</span>
                }
            </div>
        </>
    }
}

fn field(id: &'static str, label: &'static str, value: UseStateHandle<String>) -> Html {
    let oninput = {
        let value = value.clone();
        move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                value.set(input.value());
            }
        }
    };
    html! {
        <div>
            <label for={id}>{ label }</label>
            <input {id} type="text" autocomplete="off" spellcheck="false" autocapitalize="off" {oninput} />
        </div>
    }
}

/// The request as it will go out, the key masked.
fn request(plan: &Plan) -> String {
    let mut text = [plan.method, " ", plan.url].concat();
    for (name, value) in &plan.headers {
        text.push_str(&["\n", name, ": ", value].concat());
    }
    text
}

fn wipe(key: &NodeRef) {
    if let Some(input) = key.cast::<HtmlInputElement>() {
        input.set_value("");
    }
}

fn judge(reply: Reply) -> Done {
    let (status, body) = match reply {
        Reply::Came { status, body } => (Some(status), body),
        _ => (None, String::new()),
    };
    let outcome = probe::outcome(status, &body);
    let report = status.filter(|_| outcome != Outcome::Accepted).map(|status| {
        crate::diagnose(&["HTTP ", &status.to_string(), "\n", &body].concat())
    });
    Done { outcome, status, report }
}

fn headline(done: &Done) -> &'static str {
    match done.outcome {
        Outcome::Accepted => "The key works.",
        Outcome::Rejected => "The key was rejected.",
        Outcome::Restricted => "The key is known, but may not do this.",
        Outcome::Blocked => "Could not tell: the browser got no answer.",
        Outcome::Unknown => "Could not tell: the answer says nothing about the key.",
    }
}

fn result(done: &Done, provider: &Provider, asked: &Report) -> Html {
    let more = match done.outcome {
        Outcome::Accepted => html! {
            <>
                <p>{ provider.name }{ " accepts this key. So the failing program sends another one, or sends it in another way: compare length and last four characters in the process that fails." }</p>
                <p>{ prose(&asked.check(asked.top())) }</p>
            </>
        },
        Outcome::Blocked => html! {
            <p>{ "Browsers don’t say why. You may be offline; an extension, a proxy or a firewall may have stopped it; or the answer came without leave for this page to read it (CORS). The key may still be good: ask from a terminal, below." }</p>
        },
        Outcome::Restricted => html! {
            <p>{ "It isn’t allowed to list models. It may still be allowed to do what your program asks for." }</p>
        },
        _ => Html::default(),
    };
    html! {
        <div class="result" data-testid="probe-result" data-outcome={done.outcome.id()} data-cause={done.report.as_ref().map(|report| report.cause().id())}>
            <p><b>{ headline(done) }</b>if let Some(status) = done.status { { " HTTP " }{ status } }</p>
            { more }
            if let Some(report) = &done.report {
                <p>{ prose(&report.verdict()) }{ " " }{ prose(&report.why()) }</p>
            }
        </div>
    }
}

fn output(read: &Callback<String>) -> Html {
    let read = read.clone();
    let onclick = move |_| {
        let area = browser::element("probe-output").and_then(|area| wasm_bindgen::JsCast::dyn_into::<HtmlTextAreaElement>(area).ok());
        if let Some(area) = area {
            read.emit(area.value());
            area.set_value("");
        }
    };
    html! {
        <>
            <p><label for="probe-output">{ "What it printed" }</label>
            <textarea id="probe-output" rows="4" spellcheck="false" autocomplete="off" autocapitalize="off" /></p>
            <button type="button" {onclick}>{ "Read it" }</button>
        </>
    }
}
