//! What there is to say about a key that came by itself. The key isn't in it.

use super::prose::{items, link};
use crate::catalogue::Provider;
use crate::credential::KeyReport;
use crate::ui::markup::{all, el, heading, p, tag, text};
use yew::prelude::*;

/// The title of the view.
pub const TITLE: &str = "Check a key";

/// The view: a field for a key, and what there is to say about it.
pub fn view() -> Html {
    el("div", "article", heading(TITLE))
}

/// The inspection of a key.
pub fn key_report(key: &KeyReport) -> Html {
    let mut fits = String::new();
    for provider in key.providers.iter().filter_map(|id| Provider::of(id)) {
        fits.push_str(if fits.is_empty() { "" } else { ", " });
        fits.push_str(provider.name);
    }
    let mut rows = Vec::new();
    let mut row = |name, value: &str, shown: Html| {
        if !value.is_empty() {
            rows.push(el("div", "", all(vec![el("dt", "", text(name)), el("dd", "", shown)])));
        }
    };
    let length = [", ", &key.length.to_string(), " characters"].concat();
    row("Key", &key.masked, all(vec![el("code", "", text(&key.masked)), text(&length)]));
    row("Kind", &key.kind, text(&key.kind));
    row("Fits", &fits, text(&fits));
    row("Read from", key.env, el("code", "", text(key.env)));
    row("Sent as", key.header, el("code", "", text(&[key.header, " …"].concat())));
    row("Revoke or replace it", key.keys_url(), link(key.keys_url(), key.keys_url()));
    let note = "Only its shape was looked at, here in the page. Whether it works, only the provider knows.";
    let parts = vec![
        if key.problems.is_empty() { Html::default() } else { el("ul", "bullets", items(&key.problems)) },
        el("dl", "pairs", all(rows)),
        p("note", text(note)),
    ];
    tag("div", &[("data-testid", "key-report")], all(parts))
}
