//! The box that takes pastes, typing and files.
//!
//! It stands in `index.html` and stays there, so that nothing that somebody typed before the program
//! started is lost, and what they type never goes through a render. Once a text was read, the box
//! holds it without its secrets.

use super::browser;
use super::state::{Action, Hold, Paste, Pasted, State, Way};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event, HtmlTextAreaElement, InputEvent};
use yew::Callback;

/// How long somebody pauses before what they typed is read, in milliseconds.
const PAUSE: i32 = 150;

/// What has to be remembered between events, and shows nowhere.
pub struct PasteBox {
    /// Whether the box holds what was read last and no more, so that a paste replaces it.
    untouched: Cell<bool>,
    /// Counts changes of the box.
    changes: Cell<u32>,
}

impl PasteBox {
    /// The box at the start.
    pub fn new() -> PasteBox {
        PasteBox { untouched: Cell::new(true), changes: Cell::new(0) }
    }

    /// Reads a paste, unless it goes into a text that somebody is writing.
    pub fn pasted(&self, event: &Event, act: &Callback<Action>) {
        let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
        let text = data.get_data("text/plain").unwrap_or_default();
        if text.is_empty() {
            if let Some(files) = data.files().filter(|files| files.length() > 0) {
                event.prevent_default();
                act.emit(Action::Files(files));
            }
        } else if self.untouched.get() {
            event.prevent_default();
            act.emit(Action::Pasted(Pasted::new(text, Way::Pasted)));
        }
        // Else the browser pastes, and `typed` reads it.
    }

    /// Reads what was typed, after a pause.
    pub fn typed(self: &Rc<Self>, event: &Event, act: &Callback<Action>) {
        // What scripts send is no more than an `Event`.
        let how = event.dyn_ref::<InputEvent>().map(InputEvent::input_type).unwrap_or_default();
        let untouched = self.untouched.replace(false);
        let now = self.changes.get() + 1;
        self.changes.set(now);
        let (pause, way) = match how.starts_with("insertFrom") {
            // Some keyboards of phones paste without saying so.
            true if untouched => (0, Way::Pasted),
            true => (0, Way::Typed),
            false => (PAUSE, Way::Typed),
        };
        let (act, this) = (act.clone(), self.clone());
        let later = move || {
            if this.changes.get() == now {
                act.emit(Action::Pasted(Pasted::new(held(), way)));
            }
        };
        browser::after(pause, Box::new(later));
    }

    /// Makes the box hold what the state says. Only after a turn of the state: somebody may be
    /// typing in it.
    pub fn fill(&self, state: &State) {
        let text = match &state.paste {
            Paste::Read(shown) if state.hold != Hold::Nothing => shown.report.redaction.text.as_str(),
            _ => "",
        };
        if let Some(area) = area()
            && area.value() != text
        {
            area.set_value(text);
        }
        self.untouched.set(state.hold != Hold::Edited);
    }

    /// Shows in the box, and in what stands around it, how far the paste has come.
    pub fn show(&self, state: &State) {
        let answered = matches!(state.paste, Paste::Read(_));
        let small = answered && state.hold == Hold::Nothing;
        if let Some(area) = area() {
            area.set_rows(if small { 2 } else { 12 });
        }
        // On a small screen the verdict comes first, and the box waits behind a button.
        browser::set("box", "data-small", if small && !state.again { "yes" } else { "no" });
        browser::say("paste-label", if small { "Next paste" } else { "Your error" });
        browser::say("paste-note", &note(state));
        browser::set("paste-note", "class", if state.refusal.is_empty() { "note" } else { "note wrong" });
        for id in ["clear", "again"] {
            if let Some(button) = browser::element(id) {
                button.set_hidden(!answered);
            }
        }
    }
}

/// What the box holds.
pub fn held() -> String {
    area().map(|area| area.value()).unwrap_or_default()
}

fn area() -> Option<HtmlTextAreaElement> {
    browser::element("paste")?.dyn_into().ok()
}

fn note(state: &State) -> String {
    match &state.paste {
        _ if !state.refusal.is_empty() => return state.refusal.to_string(),
        Paste::Nothing => "Read in this page, on your machine. Paste, type, or drop files anywhere, up to 8 MB at once.",
        Paste::Reading(size) => return ["Reading ", size, "…"].concat(),
        Paste::Read(_) if state.hold == Hold::Edited => "Your changes are read again. A paste goes in at the cursor.",
        Paste::Read(_) if !state.taken.is_empty() => return state.taken.to_string(),
        Paste::Read(_) => "The next paste replaces this one.",
    }
    .to_owned()
}
