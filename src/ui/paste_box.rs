//! The box that takes pastes, typing and files.
//!
//! The browser holds the text, not the program: what somebody types never goes through a render.
//! Once a text was read, the box holds it without its secrets.

use super::hands::{Hands, Pasted, Way};
use super::markup::{all, button, el, li, listening, on_input, tag, text};
use super::state::{Hold, Paste, State};
use crate::samples::SAMPLES;
use std::rc::Rc;
use yew::html::{onchange, onpaste};
use yew::prelude::*;

/// The box with what belongs to it. Its parts are always as many, so that it keeps its focus.
pub fn paste_box(state: &State, hands: &Hands) -> Html {
    let answered = matches!(state.paste, Paste::Read(_));
    let small = answered && state.hold == Hold::Nothing;
    let name = if small { "Next paste" } else { "Your error" };
    let area = [
        ("id", "paste"),
        ("data-testid", "paste"),
        ("rows", if small { "2" } else { "12" }),
        ("autofocus", "autofocus"),
        ("spellcheck", "false"),
        ("autocomplete", "off"),
        ("autocapitalize", "off"),
        ("translate", "no"),
        ("aria-describedby", "paste-note"),
    ];
    let heard = vec![Rc::new(onpaste::Wrapper::new(hands.pasted.clone())) as _, on_input(hands.typed.clone())];
    let clear = [("data-testid", "clear"), ("hidden", if answered { "" } else { "hidden" })];
    let files = [("id", "files"), ("class", "hide"), ("type", "file"), ("multiple", "multiple")];
    let chosen = vec![Rc::new(onchange::Wrapper::new(hands.chosen.clone())) as _];
    let row = vec![
        button(&clear, "Clear", hands.clear.clone()),
        listening("input", &files, chosen, Html::default()),
        tag("label", &[("class", "button"), ("for", "files")], text("Open files")),
        note(state),
    ];
    let parts = vec![
        tag("label", &[("id", "paste-label"), ("for", "paste")], text(name)),
        listening("textarea", &area, heard, Html::default()),
        el("div", "row", all(row)),
        if answered { Html::default() } else { samples(&hands.read) },
    ];
    tag("section", &[("class", "box"), ("aria-labelledby", "paste-label")], all(parts))
}

fn note(state: &State) -> Html {
    let wrong = !state.refusal.is_empty();
    let reading;
    let note = match &state.paste {
        _ if wrong => &state.refusal,
        Paste::Nothing => "Read in this page, on your machine. Paste, type, or drop files anywhere.",
        Paste::Reading(size) => {
            reading = ["Reading ", size, "…"].concat();
            &reading
        }
        Paste::Read(_) if state.hold == Hold::Edited => {
            "What you change is read again. What you paste goes in where the cursor is."
        }
        Paste::Read(_) => "The next paste replaces this one.",
    };
    tag("p", &[("id", "paste-note"), ("class", if wrong { "note wrong" } else { "note" })], text(note))
}

fn samples(read: &Callback<Pasted>) -> Html {
    let mut chips = Vec::new();
    for sample in SAMPLES {
        let read = read.clone();
        let pressed = move |_| read.emit(Pasted { text: sample.text.to_owned(), way: Way::Elsewhere });
        chips.push(li(button(&[], sample.label, Callback::from(pressed))));
    }
    let heading = tag("h2", &[("id", "samples")], text("Nothing at hand? See what it does with"));
    el("div", "samples", all(vec![heading, tag("ul", &[("aria-labelledby", "samples")], all(chips))]))
}
