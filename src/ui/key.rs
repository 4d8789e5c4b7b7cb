//! What there is to say about a key that came by itself. The key isn't in it.

use super::prose::{link, prose};
use crate::catalogue::Provider;
use crate::credential::KeyReport;
use yew::prelude::*;

/// The inspection of a key.
pub fn key_report(key: &KeyReport) -> Html {
    let fits: Vec<&str> = key.providers.iter().filter_map(|id| Provider::of(id)).map(|provider| provider.name).collect();
    let row = |name: &str, value: Html| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> };
    html! {
        <div data-testid="key-report">
            if !key.problems.is_empty() {
                <ul class="bullets">{ key.problems.iter().map(|problem| html! { <li>{ prose(problem) }</li> }).collect::<Html>() }</ul>
            }
            <dl class="pairs">
                { row("Key", html! { <><code>{ &key.masked }</code>{ ", " }{ key.length }{ " characters" }</> }) }
                if !key.kind.is_empty() { { row("Kind", Html::from(key.kind.clone())) } }
                if !fits.is_empty() { { row("Fits", Html::from(fits.join(", "))) } }
                if !key.env.is_empty() { { row("Read from", html! { <code>{ key.env }</code> }) } }
                if !key.header.is_empty() { { row("Sent as", html! { <code>{ key.header }{ " …" }</code> }) } }
                if !key.keys_url.is_empty() { { row("Revoke or replace it", link(key.keys_url, key.keys_url)) } }
            </dl>
            <p class="note">{ "Only its shape was looked at, here in the page. Whether it works, only the provider knows." }</p>
        </div>
    }
}
