//! Elements that listen to nothing. The `html!` macro writes every element out in full where it
//! stands, which is most of what a view weighs; a call of these weighs a fifth of that.

use yew::prelude::*;
use yew::virtual_dom::{VList, VTag};

/// An element with attributes. An empty value leaves its attribute out, `data-` ones apart.
pub fn tag(name: &'static str, attributes: &[(&'static str, &str)], content: Html) -> Html {
    let mut tag = VTag::new(name);
    for (name, value) in attributes {
        if !value.is_empty() || name.starts_with("data-") {
            tag.add_attribute(name, (*value).to_owned());
        }
    }
    tag.add_child(content);
    tag.into()
}

/// An element with a class.
pub fn el(name: &'static str, class: &str, content: Html) -> Html {
    tag(name, &[("class", class)], content)
}

/// Text.
pub fn text(text: &str) -> Html {
    Html::from(text.to_owned())
}

/// Several nodes in a row.
pub fn all(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// A list item.
pub fn li(content: Html) -> Html {
    el("li", "", content)
}

/// A paragraph with a class.
pub fn p(class: &str, content: Html) -> Html {
    el("p", class, content)
}

/// A section under its heading, by which it is known; `id` is the heading's.
pub fn section(id: &str, class: &str, testid: &'static str, title: &str, content: Html) -> Html {
    let heading = tag("h2", &[("id", id)], text(title));
    let attributes = [("class", class), ("aria-labelledby", id), ("data-testid", testid)];
    // A hook without a name is none.
    let attributes = if testid.is_empty() { &attributes[..2] } else { &attributes };
    tag("section", attributes, all(vec![heading, content]))
}

/// Something to open.
pub fn details(title: &str, content: Html) -> Html {
    el("details", "", all(vec![el("summary", "", text(title)), content]))
}
