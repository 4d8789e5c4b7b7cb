//! Sentences with links to pages of providers. The verdict has none.

use crate::catalogue::Provider;
use crate::ui::markup::{all, li, p, tag, text};
use crate::ui::prose::runs;
use yew::prelude::*;

/// One run of text.
pub fn prose(source: &str) -> Html {
    runs(source, linked)
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
        nodes.push(if Provider::has_page(url) { link(url, url) } else { text(url) });
        rest = &tail[url.len()..];
    }
    nodes.push(text(rest));
}
