//! Sentences of the catalogue as elements: `code` in backticks, and links to pages of providers.

use super::markup::{all, el, li, p, tag, text};
use crate::catalogue::PROVIDERS;
use yew::prelude::*;

/// One run of text.
pub fn prose(source: &str) -> Html {
    let mut nodes = Vec::new();
    for (index, part) in source.split('`').enumerate() {
        if index % 2 == 1 {
            nodes.push(el("code", "", text(part)));
        } else {
            linked(part, &mut nodes);
        }
    }
    all(nodes)
}

/// Text with empty lines in it, as paragraphs.
pub fn paragraphs(source: &str) -> Html {
    all(source.trim().split("\n\n").map(|part| p("", prose(part))).collect())
}

/// Texts as list items.
pub fn items(texts: &[String]) -> Html {
    all(texts.iter().map(|text| li(prose(text))).collect())
}

/// A link that leaves the page.
pub fn link(url: &str, label: &str) -> Html {
    tag("a", &[("href", url), ("target", "_blank"), ("rel", "noopener noreferrer")], text(label))
}

/// Only addresses that the catalogue knows become links: the others may come from a paste.
fn linked(source: &str, nodes: &mut Vec<Html>) {
    let mut rest = source;
    while let Some(start) = rest.find("https://") {
        let tail = &rest[start..];
        let end = tail.find([' ', '\n', ')', ',', ';']).unwrap_or(tail.len());
        let url = tail[..end].trim_end_matches(['.', ':']);
        nodes.push(text(&rest[..start]));
        nodes.push(if is_known(url) { link(url, url) } else { text(url) });
        rest = &tail[url.len()..];
    }
    nodes.push(text(rest));
}

fn is_known(url: &str) -> bool {
    PROVIDERS
        .iter()
        .any(|of| [of.keys_url, of.billing_url, of.limits_url, of.organization_url, of.status_url, of.docs_url].contains(&url))
}
