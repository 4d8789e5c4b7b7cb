//! Sentences of the catalogue as elements: `code` in backticks.

use super::markup::{all, el, text};
use yew::prelude::*;

/// One run of text.
pub fn prose(source: &str) -> Html {
    runs(source, |plain, nodes| nodes.push(text(plain)))
}

/// One run of text; `plain` makes what isn't code.
pub fn runs(source: &str, plain: fn(&str, &mut Vec<Html>)) -> Html {
    let mut nodes = Vec::new();
    for (index, part) in source.split('`').enumerate() {
        if index % 2 == 1 {
            nodes.push(el("code", "", text(part)));
        } else {
            plain(part, &mut nodes);
        }
    }
    all(nodes)
}
