//! The probe: one request, shown first, sent on a click, straight to the provider.

use super::prose::prose;
use crate::catalogue::Provider;
use crate::probe::fetch::{self, Reply};
use crate::probe::{self, Outcome, Plan};
use crate::redaction::Secret;
use crate::report::Report;
use crate::ui::browser;
use crate::ui::commands::commands;
use crate::ui::markup::{all, button, details, el, label, listening, on_input, p, section, tag, text};
use crate::ui::state::{Action, Pasted, Way};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{AbortController, HtmlInputElement, HtmlTextAreaElement};
use yew::html::onkeydown;
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
    /// Takes another choice, and the output of the command.
    pub act: Callback<Action>,
}

impl PartialEq for ProbeProps {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place && Rc::ptr_eq(&self.report, &other.report)
    }
}

#[derive(Clone)]
struct Sheet {
    stage: Stage,
    /// Organization and project, which the request shows as they are typed.
    fields: [String; 2],
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

type Handle = UseStateHandle<Sheet>;

fn go_to(sheet: &Handle, stage: Stage) {
    sheet.set(Sheet { stage, fields: sheet.fields.clone() });
}

const UNSENDABLE: &str = "Not sent: the key or a field holds a character that no header can carry, such as a line break or \
                          a curly quote. Copy it again.";

/// The probe, closed until somebody asks for it.
#[component]
pub fn Probe(props: &ProbeProps) -> Html {
    let provider = props.provider;
    let sheet = use_state(|| Sheet { stage: Stage::Closed, fields: Default::default() });
    let sending = if let Stage::Sending(stop) = &sheet.stage { Some(stop.clone()) } else { None };
    // Whoever leaves takes the question back.
    use_effect_with(sending, |sending| {
        let sending = sending.clone();
        move || {
            if let Some(stop) = sending {
                stop.abort();
            }
        }
    });
    let open = !matches!(sheet.stage, Stage::Closed);
    let label = if open { "Close".to_owned() } else { ["Ask ", provider.name].concat() };
    let attributes = [("data-testid", "probe-open"), ("aria-expanded", if open { "true" } else { "false" })];
    let toggle = {
        let sheet = sheet.clone();
        move |_: MouseEvent| {
            wipe_key();
            go_to(&sheet, if open { Stage::Closed } else { Stage::Open });
        }
    };
    let mut parts = vec![button(&attributes, &label, Callback::from(toggle))];
    if let Some(plan) = probe::plan(provider, &sheet.fields[0], &sheet.fields[1]).filter(|_| open) {
        let plan = Rc::new(plan);
        parts.push(request(&plan));
        parts.push(form(props, &sheet, send(provider, &plan, &sheet)));
        parts.push(match &sheet.stage {
            Stage::Unsendable => tag("p", &[("class", "result"), ("role", "alert")], text(UNSENDABLE)),
            Stage::Done(done) => result(done, provider, &props.report),
            _ => Html::default(),
        });
        parts.push(details("Or ask from a terminal", terminal(props, &plan)));
    }
    section("probe", "probe", "", "Does the key work?", all(parts))
}

/// The request as it will go out, the key masked.
fn request(plan: &Plan) -> Html {
    let mut shown = [plan.method, " ", plan.url].concat();
    for (name, value) in &plan.headers {
        shown.push_str(&["\n", name, ": ", value].concat());
    }
    let to = ["When you press Send, this goes from your browser straight to `", plan.host, "`, and nowhere else:"];
    all(vec![p("", prose(&to.concat())), tag("pre", &[("class", "cmd"), ("data-testid", "probe-request")], text(&shown))])
}

fn send(provider: &'static Provider, plan: &Rc<Plan>, sheet: &Handle) -> Callback<()> {
    let (plan, sheet) = (plan.clone(), sheet.clone());
    Callback::from(move |()| {
        let key = key_field().map(|input| input.value().trim().to_owned()).unwrap_or_default();
        let (Ok(stop), false) = (AbortController::new(), key.is_empty()) else {
            return browser::focus("probe-key");
        };
        let key = Secret::new(key);
        go_to(&sheet, Stage::Sending(stop.clone()));
        let (plan, sheet) = (plan.clone(), sheet.clone());
        yew::platform::spawn_local(async move {
            let reply = fetch::probe(provider, &plan, key, &stop).await;
            wipe_key();
            let stage = match reply {
                Reply::Stopped => Stage::Open,
                Reply::Unsendable => Stage::Unsendable,
                Reply::Nothing => done(None, ""),
                Reply::Came { status, body } => done(Some(status), &body),
            };
            go_to(&sheet, stage);
        });
    })
}

fn done(status: Option<u16>, body: &str) -> Stage {
    let outcome = probe::outcome(status, body);
    browser::say("live", headline(outcome));
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

fn form(props: &ProbeProps, sheet: &Handle, send: Callback<()>) -> Html {
    let sending = if let Stage::Sending(stop) = &sheet.stage { Some(stop.clone()) } else { None };
    let busy = sending.is_some();
    let gone = !props.report.redaction.cuts.is_empty();
    let name = if gone { "Key (the one in your paste is gone; paste it here again)" } else { "Key" };
    let mut fields = vec![el("div", "", all(vec![label("probe-key", name), key_input(&send)]))];
    if props.provider.probe.as_ref().is_some_and(|probe| !probe.optional_headers.is_empty()) {
        fields.push(field(0, "Organization (optional)", sheet));
        fields.push(field(1, "Project (optional)", sheet));
    }
    let kept = "The key is wiped as soon as the answer is here. It is stored nowhere.";
    let note = if busy { "Waiting, ten seconds at most." } else { kept };
    let stop = move |_: MouseEvent| {
        if let Some(stop) = &sending {
            stop.abort();
        }
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

fn field(at: usize, name: &str, sheet: &Handle) -> Html {
    let sheet = sheet.clone();
    let id = ["probe-organization", "probe-project"][at];
    let typed = move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let mut next = (*sheet).clone();
            next.fields[at] = input.value();
            sheet.set(next);
        }
    };
    let attributes = [("id", id), ("type", "text"), ("autocomplete", "off"), ("spellcheck", "false"), ("autocapitalize", "off")];
    let input = listening("input", &attributes, vec![on_input(Callback::from(typed))], Html::default());
    el("div", "", all(vec![label(id, name), input]))
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

/// The same request as a command, and a field for what it printed, which is read like a paste.
fn terminal(props: &ProbeProps, plan: &Plan) -> Html {
    let env = ["The same request. It reads the key from `", plan.env, "`, so that the key stays out of your shell’s history."];
    let act = props.act.clone();
    let pressed = move |_: MouseEvent| {
        let area = browser::element("probe-output").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
        if let Some(area) = area {
            let text = area.value();
            area.set_value("");
            act.emit(Action::Pasted(Pasted::new(text, Way::Elsewhere)));
        }
    };
    let attributes =
        [("id", "probe-output"), ("rows", "4"), ("autocomplete", "off"), ("spellcheck", "false"), ("autocapitalize", "off")];
    let output = vec![label("probe-output", "What it printed"), tag("textarea", &attributes, Html::default())];
    all(vec![
        p("note", prose(&env.concat())),
        commands("probe", &probe::commands(plan), props.place, &props.act),
        el("div", "", all(output)),
        button(&[("data-testid", "probe-read")], "Read it", Callback::from(pressed)),
    ])
}
