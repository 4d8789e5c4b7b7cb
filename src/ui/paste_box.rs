//! The box that takes pastes, typing and files.
//!
//! The browser holds the text, not the program: what somebody types never goes through a render.
//! Once a text was read, the box holds it without its secrets.

use super::browser;
use super::markup::{all, el, tag, text};
use super::state::Hold;
use crate::samples::SAMPLES;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, FileList, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// How long somebody pauses before what they typed is read, in milliseconds.
const PAUSE: i32 = 150;

/// How something came in.
#[derive(Clone, Copy, PartialEq)]
pub enum Way {
    /// Typed or changed in the box, which keeps it.
    Typed,
    /// Pasted into the box, which keeps the focus.
    Pasted,
    /// Through a sample, a file or a command's output: the answer gets the focus.
    Elsewhere,
}

/// A text that came in.
pub struct Pasted {
    /// The text, secrets and all. It goes to the core, and nowhere else.
    pub text: String,
    /// How it came in.
    pub way: Way,
}

/// What the box needs.
#[derive(Properties, PartialEq)]
pub struct PasteBoxProps {
    /// What it holds, no secrets in it; none if it may hold what somebody typed.
    pub holds: Option<AttrValue>,
    /// Counts what was read, so that the box follows.
    pub turn: u32,
    /// Whether there is an answer.
    pub answered: bool,
    /// What the box holds beside it.
    pub hold: Hold,
    /// A sentence under the box.
    pub note: AttrValue,
    /// Whether the sentence says that something went wrong.
    pub wrong: bool,
    /// Takes what came in.
    pub read: Callback<Pasted>,
    /// Takes files.
    pub open: Callback<FileList>,
    /// Throws the paste away.
    pub clear: Callback<MouseEvent>,
}

/// The box.
#[component]
pub fn PasteBox(props: &PasteBoxProps) -> Html {
    let area = use_node_ref();
    // Counts changes by hand; those read already don't count again.
    let typed = use_mut_ref(|| 0_u32);
    // Whether the box still holds what was read last, so that a paste replaces it.
    let untouched = use_mut_ref(|| true);

    {
        let area = area.clone();
        let untouched = untouched.clone();
        let holds = props.holds.clone();
        let edited = props.hold == Hold::Edited;
        use_effect_with(props.turn, move |_| {
            let area = area.cast::<HtmlTextAreaElement>();
            if let (Some(area), Some(holds)) = (area, holds) {
                if area.value() != *holds {
                    area.set_value(&holds);
                }
                *untouched.borrow_mut() = !edited;
            }
        });
    }

    let open = &props.open;
    let onpaste = {
        let read = props.read.clone();
        let open = open.clone();
        let untouched = untouched.clone();
        Callback::from(move |event: Event| {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let Some(data) = data else { return };
            let text = data.get_data("text/plain").unwrap_or_default();
            if text.is_empty() {
                if let Some(files) = data.files().filter(|files| files.length() > 0) {
                    event.prevent_default();
                    open.emit(files);
                }
            } else if *untouched.borrow() {
                event.prevent_default();
                read.emit(Pasted { text, way: Way::Pasted });
            }
            // Into a text that somebody is writing, the browser pastes; `oninput` reads it.
        })
    };

    let oninput = {
        let read = props.read.clone();
        Callback::from(move |event: InputEvent| {
            // What scripts send is no more than an `Event`.
            let how = event.dyn_ref::<InputEvent>().map(InputEvent::input_type).unwrap_or_default();
            let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() else { return };
            let untouched = untouched.replace(false);
            *typed.borrow_mut() += 1;
            let typed = typed.clone();
            let now = *typed.borrow();
            let read = read.clone();
            let (pause, way) = match how.starts_with("insertFrom") {
                // Some keyboards of phones paste without saying so.
                true if untouched => (0, Way::Pasted),
                true => (0, Way::Typed),
                false => (PAUSE, Way::Typed),
            };
            let later = move || {
                if *typed.borrow() == now {
                    read.emit(Pasted { text: area.value(), way });
                }
            };
            browser::after(pause, Box::new(later));
        })
    };

    let onchange = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(files) = input.files() {
                open.emit(files);
            }
        })
    };
    // So that choosing the same file again is a change.
    let onclick = Callback::from(|event: MouseEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            input.set_value("");
        }
    });

    let small = props.answered && props.hold == Hold::Nothing;
    html! {
        <section class="box" aria-labelledby="paste-label">
            <label id="paste-label" for="paste">{ if small { "Next paste" } else { "Your error" } }</label>
            <textarea ref={area} id="paste" data-testid="paste" rows={if small { "2" } else { "12" }} autofocus=true
                spellcheck="false" autocomplete="off" autocapitalize="off" translate="no"
                aria-describedby="paste-note" {onpaste} {oninput} />
            <div class="row">
                <button type="button" data-testid="clear" hidden={!props.answered} onclick={&props.clear}>{ "Clear" }</button>
                <input id="files" class="hide" type="file" multiple=true {onchange} {onclick} />
                <label class="button" for="files">{ "Open files" }</label>
                { tag("p", &[("id", "paste-note"), ("class", if props.wrong { "note wrong" } else { "note" })], text(&props.note)) }
            </div>
            { if props.answered { Html::default() } else { samples(&props.read) } }
        </section>
    }
}

fn samples(read: &Callback<Pasted>) -> Html {
    let mut chips = Vec::new();
    for sample in SAMPLES {
        let read = read.clone();
        let onclick = move |_| read.emit(Pasted { text: sample.text.to_owned(), way: Way::Elsewhere });
        chips.push(html! { <li><button type="button" {onclick}>{ sample.label }</button></li> });
    }
    let heading = tag("h2", &[("id", "samples")], text("Nothing at hand? See what it does with"));
    el("div", "samples", all(vec![heading, tag("ul", &[("aria-labelledby", "samples")], all(chips))]))
}
