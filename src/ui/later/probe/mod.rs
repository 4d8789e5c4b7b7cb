//! The probe: one request, shown first, sent on a click, straight to the provider. Where the page
//! doesn't ask itself, the command that does, and a field that reads what it printed.

mod answer;
mod form;
mod sheet;

use super::prose::prose;
use crate::catalogue::{Browsers, PROVIDERS, Provider};
use crate::probe::{self, Fields, Outcome, Plan, Refusal};
use crate::ui::markup::{all, button, details, el, label, listening, p, section, tag, text};
use answer::{model_step, result, terminal};
use form::{base_field, form, request, wipe_key};
use sheet::{Handle, Sheet, change};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::html::onchange;
use yew::prelude::*;
use yew::virtual_dom::VTag;

pub use sheet::ProbeProps;

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
