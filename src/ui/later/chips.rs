//! What the person uses, as two chips: the application, and the kind of credential. Each starts with what the text shows,
//! and a choice fills the advice anew.

use crate::answer::{Chosen, ChosenApp};
use crate::catalogue::{App, AppKind, CredentialKind, Library, Stands};
use crate::report::{NamedApp, Situation};
use crate::ui::markup::{all, el, listening, tag, text};
use crate::ui::state::Action;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::html::onchange;
use yew::prelude::*;

/// The values of the options that are no application. Ids have no `/`.
const OWN: &str = "/own";
const UNSAID: &str = "/";

/// The chips. `named` is the application that the text shows, `situation` what the answer is for.
pub fn chips(
    library: &Library,
    named: Option<&NamedApp>,
    situation: &Situation,
    chosen: &Chosen,
    act: &Callback<Action>,
) -> Html {
    all(vec![app(library, named, situation, chosen, act), credential(situation, chosen, act)])
}

fn app(library: &Library, named: Option<&NamedApp>, situation: &Situation, chosen: &Chosen, act: &Callback<Action>) -> Html {
    let used = match (&situation.app, &chosen.app, situation.stands) {
        (Some(app), ..) => app.id.as_str(),
        (None, ChosenApp::OwnCode, _) | (None, ChosenApp::Unsaid, Stands::OwnCode) => OWN,
        _ => UNSAID,
    };
    let mut options = Vec::new();
    match named {
        Some(app) => options.push(option(&app.id, &app.name, used)),
        None => options.push(option(UNSAID, "Choose your tool", used)),
    }
    options.push(option(OWN, "My own program", used));
    let mut apps: Vec<(&String, &App)> = library.apps.iter().filter(|(_, app)| app.kind != AppKind::Part).collect();
    apps.sort_by_cached_key(|(_, app)| app.name.to_lowercase());
    for (id, app) in apps.into_iter().filter(|(id, _)| named.is_none_or(|named| named.id != **id)) {
        options.push(option(id, &app.name, used));
    }
    let (before, chosen, act) = (named.map(|app| app.id.clone()), chosen.clone(), act.clone());
    let chose = move |value: String| {
        let app = match value.as_str() {
            UNSAID => ChosenApp::Unsaid,
            OWN => ChosenApp::OwnCode,
            _ if Some(&value) == before.as_ref() => ChosenApp::Unsaid,
            _ => ChosenApp::App(value),
        };
        act.emit(Action::ChoseUse(Chosen { app, ..chosen.clone() }));
    };
    let shown = if used.starts_with('/') { "" } else { used };
    chip("You use", &[("data-testid", "app-chip"), ("data-app", shown)], options, chose)
}

fn credential(situation: &Situation, chosen: &Chosen, act: &Callback<Action>) -> Html {
    let used = situation.credential.id();
    let options = CredentialKind::ALL.iter().map(|(kind, id)| option(id, name(*kind), used)).collect();
    let (chosen, act) = (chosen.clone(), act.clone());
    let chose = move |value: String| {
        act.emit(Action::ChoseUse(Chosen { credential: CredentialKind::from_id(&value), ..chosen.clone() }));
    };
    chip("Credential", &[("data-testid", "credential-chip"), ("data-credential", used)], options, chose)
}

/// A kind of credential, in words for people.
pub fn name(kind: CredentialKind) -> &'static str {
    match kind {
        CredentialKind::ApiKey => "API key",
        CredentialKind::SubscriptionLogin => "Subscription sign-in",
        CredentialKind::OauthToken => "OAuth token",
        CredentialKind::CloudIdentity => "Cloud identity",
        CredentialKind::VirtualKey => "Virtual key of a gateway",
        CredentialKind::PlanKey => "Plan key",
        CredentialKind::None => "No credential",
        CredentialKind::Unknown => "Not sure",
    }
}

fn option(value: &str, name: &str, used: &str) -> Html {
    let selected = if value == used { "selected" } else { "" };
    tag("option", &[("value", value), ("selected", selected)], text(name))
}

fn chip(label: &str, hooks: &[(&'static str, &str)], options: Vec<Html>, chose: impl Fn(String) + 'static) -> Html {
    let changed = move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            chose(select.value());
        }
    };
    let select = listening("select", hooks, vec![Rc::new(onchange::Wrapper::new(Callback::from(changed)))], all(options));
    el("label", "chip", all(vec![el("span", "", text(label)), select]))
}
