//! What to do about whole keys in a text.

use super::prose::prose;
use crate::catalogue::{Provider, Service};
use crate::redaction::Kind;
use crate::ui::markup::p;
use yew::prelude::*;

/// Where each key that was in a text is revoked; nothing if there was none.
pub fn leaked(kinds: impl Iterator<Item = Kind>) -> Html {
    let mut owners: Vec<&str> = Vec::new();
    let mut others = false;
    for kind in kinds {
        match kind {
            Kind::Key(owner) if !owner.is_empty() && !owners.contains(&owner) => owners.push(owner),
            Kind::Key("") => others = true,
            _ => {}
        }
    }
    if owners.is_empty() && !others {
        return Html::default();
    }
    let mut advice = "It had whole keys in it. If anybody else has seen this text, revoke them".to_owned();
    let pages: Vec<String> = owners.iter().filter_map(|owner| page(owner)).collect();
    advice.push_str(if pages.is_empty() { " where they were created." } else { ": " });
    advice.push_str(&pages.join(", "));
    p("note", prose(&advice))
}

/// `OpenAI: https://platform.openai.com/api-keys`
fn page(owner: &str) -> Option<String> {
    let (name, page) = match Provider::of(owner) {
        Some(provider) => (provider.name, provider.details().keys),
        None => (owner, Service::named(owner)?.details().keys),
    };
    (!page.is_empty()).then(|| [name, " at ", page].concat())
}
