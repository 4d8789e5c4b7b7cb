//! Elements, made by calls. The `html!` macro writes every element out in full where it stands,
//! which is most of what a view weighs; a call of these weighs a fifth of that.

use std::rc::Rc;
use yew::html::{onclick, oninput};
use yew::prelude::*;
use yew::virtual_dom::{Listener, VList, VTag};

/// Names and values. An empty value leaves its attribute out, `data-` ones apart.
pub type Attributes<'a> = &'a [(&'static str, &'a str)];

/// An element with attributes.
pub fn tag(name: &'static str, attributes: Attributes, content: Html) -> Html {
    listening(name, attributes, Vec::new(), content)
}

/// An element with attributes that listens.
pub fn listening(name: &'static str, attributes: Attributes, listeners: Vec<Rc<dyn Listener>>, content: Html) -> Html {
    let mut tag = VTag::new(name);
    for (name, value) in attributes {
        if !value.is_empty() || name.starts_with("data-") {
            tag.add_attribute(name, (*value).to_owned());
        }
    }
    if !listeners.is_empty() {
        tag.set_listeners(listeners.into_iter().map(Some).collect());
    }
    tag.add_child(content);
    tag.into()
}

/// An element with a class.
pub fn el(name: &'static str, class: &str, content: Html) -> Html {
    tag(name, &[("class", class)], content)
}

/// A button.
pub fn button(attributes: Attributes, label: &str, pressed: Callback<MouseEvent>) -> Html {
    let listener = Rc::new(onclick::Wrapper::new(pressed));
    let attributes = [&[("type", "button")], attributes].concat();
    listening("button", &attributes, vec![listener], text(label))
}

/// What hears about changes of a field.
pub fn on_input(typed: Callback<InputEvent>) -> Rc<dyn Listener> {
    Rc::new(oninput::Wrapper::new(typed))
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

/// The label of a field.
pub fn label(field: &str, name: &str) -> Html {
    tag("label", &[("for", field)], text(name))
}

/// The heading of a view, which gets the focus when the view opens.
pub fn heading(title: &str) -> Html {
    tag("h1", &[("tabindex", "-1")], text(title))
}

/// A section under its heading, by which it is known; `id` is the heading's.
pub fn section(id: &str, class: &str, testid: &str, title: &str, content: Html) -> Html {
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
