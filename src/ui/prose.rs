//! Sentences of the catalogue as elements: `code` in backticks, and links to pages of providers.

use crate::catalogue::PROVIDERS;
use yew::prelude::*;

/// One run of text.
pub fn prose(text: &str) -> Html {
    let parts = text.split('`').enumerate().map(|(index, part)| {
        if index % 2 == 1 {
            html! { <code>{ AttrValue::from(part.to_owned()) }</code> }
        } else {
            linked(part)
        }
    });
    parts.collect()
}

/// Text with empty lines in it, as paragraphs.
pub fn paragraphs(text: &str) -> Html {
    text.trim().split("\n\n").map(|part| html! { <p>{ prose(part) }</p> }).collect()
}

/// A link that leaves the page.
pub fn link(url: &str, text: &str) -> Html {
    html! { <a href={url.to_owned()} target="_blank" rel="noopener noreferrer">{ AttrValue::from(text.to_owned()) }</a> }
}

/// Only addresses that the catalogue knows become links: the others may come from a paste.
fn linked(text: &str) -> Html {
    let mut nodes = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("https://") {
        let tail = &rest[start..];
        let end = tail.find(|letter: char| letter.is_whitespace() || ")],;".contains(letter)).unwrap_or(tail.len());
        let url = tail[..end].trim_end_matches(['.', ':']);
        nodes.push(plain(&rest[..start]));
        nodes.push(if is_known(url) { link(url, url) } else { plain(url) });
        rest = &tail[url.len()..];
    }
    nodes.push(plain(rest));
    nodes.into_iter().collect()
}

fn plain(text: &str) -> Html {
    Html::from(text.to_owned())
}

fn is_known(url: &str) -> bool {
    PROVIDERS.iter().any(|of| {
        [of.keys_url, of.billing_url, of.limits_url, of.organization_url, of.status_url, of.docs_url].contains(&url)
    })
}
