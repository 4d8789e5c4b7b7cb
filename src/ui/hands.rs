//! What the views may set off.

use super::browser;
use super::files;
use super::route::Route;
use super::state::{Action, Hold, Paste, State};
use std::cell::Cell;
use std::rc::Rc;
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

/// Made once, so that nothing is drawn anew because of it.
pub struct Hands {
    /// Changes the state.
    pub act: Callback<Action>,
    /// Reads a paste.
    pub read: Callback<Pasted>,
    /// Reads files.
    pub open: Callback<FileList>,
    /// Throws the paste away.
    pub clear: Callback<MouseEvent>,
    /// Hears of pastes into the box.
    pub pasted: Callback<Event>,
    /// Hears of changes in the box.
    pub typed: Callback<InputEvent>,
    /// Hears of chosen files.
    pub chosen: Callback<Event>,
    memory: Rc<Memory>,
}

/// What has to be remembered between events, and shows nowhere.
struct Memory {
    /// Whether the next answer gets the focus.
    jump: Cell<bool>,
    /// Whether the box holds what was read last and no more, so that a paste replaces it.
    untouched: Cell<bool>,
    /// Counts changes of the box.
    changes: Cell<u32>,
}

impl Hands {
    /// The hands of a state.
    pub fn new(act: Callback<Action>) -> Hands {
        let memory = Rc::new(Memory { jump: Cell::new(false), untouched: Cell::new(true), changes: Cell::new(0) });
        let read = {
            let (act, memory) = (act.clone(), memory.clone());
            Callback::from(move |pasted: Pasted| {
                memory.jump.set(pasted.way == Way::Elsewhere);
                act.emit(Action::Pasted(pasted));
            })
        };
        let open = {
            let (act, read) = (act.clone(), read.clone());
            Callback::from(move |chosen: FileList| {
                let (act, read) = (act.clone(), read.clone());
                yew::platform::spawn_local(async move {
                    match files::text(chosen).await {
                        Ok(text) => read.emit(Pasted { text, way: Way::Elsewhere }),
                        Err(why) => act.emit(Action::Refused(why.into())),
                    }
                });
            })
        };
        let clear = {
            let act = act.clone();
            Callback::from(move |_: MouseEvent| {
                act.emit(Action::Cleared);
                browser::focus("paste");
            })
        };
        let pasted = {
            let (read, open, memory) = (read.clone(), open.clone(), memory.clone());
            Callback::from(move |event: Event| pasted(&event, &read, &open, &memory))
        };
        let typed = {
            let (read, memory) = (read.clone(), memory.clone());
            Callback::from(move |event: InputEvent| typed(&event, &read, &memory))
        };
        let chosen = {
            let open = open.clone();
            Callback::from(move |event: Event| {
                let input = event.target_dyn_into::<HtmlInputElement>();
                if let Some(files) = input.and_then(|input| input.files()) {
                    open.emit(files);
                }
            })
        };
        Hands { act, read, open, clear, pasted, typed, chosen, memory }
    }

    /// Whether this answer gets the focus.
    pub fn jumps(&self) -> bool {
        self.memory.jump.take()
    }

    /// Makes the box hold what the state says. At the start it holds what was typed before.
    pub fn fill_box(&self, state: &State) {
        let (Some(area), true) = (area(), state.turn > 0) else { return };
        let text = match &state.paste {
            Paste::Read(answer) if state.hold != Hold::Nothing => answer.report.redaction.text.as_str(),
            _ => "",
        };
        if area.value() != text {
            area.set_value(text);
        }
        self.memory.untouched.set(state.hold != Hold::Edited);
    }

    /// Puts what was typed before the start back into the box, and reads it.
    pub fn take_over(&self, typed: String) {
        let Some(area) = area() else { return };
        area.set_value(&typed);
        // An address such as `#check` leads elsewhere on the page.
        if Route::of(&browser::hash()).is_some() {
            let _ = area.focus();
        }
        if !typed.is_empty() {
            self.read.emit(Pasted { text: typed, way: Way::Typed });
        }
    }
}

fn area() -> Option<HtmlTextAreaElement> {
    browser::element("paste")?.dyn_into().ok()
}

fn pasted(event: &Event, read: &Callback<Pasted>, open: &Callback<FileList>, memory: &Memory) {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    let Some(data) = data else { return };
    let text = data.get_data("text/plain").unwrap_or_default();
    if text.is_empty() {
        if let Some(files) = data.files().filter(|files| files.length() > 0) {
            event.prevent_default();
            open.emit(files);
        }
    } else if memory.untouched.get() {
        event.prevent_default();
        read.emit(Pasted { text, way: Way::Pasted });
    }
    // Into a text that somebody is writing, the browser pastes; `typed` reads it.
}

fn typed(event: &InputEvent, read: &Callback<Pasted>, memory: &Rc<Memory>) {
    // What scripts send is no more than an `Event`.
    let how = event.dyn_ref::<InputEvent>().map(InputEvent::input_type).unwrap_or_default();
    let untouched = memory.untouched.replace(false);
    let now = memory.changes.get() + 1;
    memory.changes.set(now);
    let (pause, way) = match how.starts_with("insertFrom") {
        // Some keyboards of phones paste without saying so.
        true if untouched => (0, Way::Pasted),
        true => (0, Way::Typed),
        false => (PAUSE, Way::Typed),
    };
    let (read, memory) = (read.clone(), memory.clone());
    let later = move || {
        if let (Some(area), true) = (area(), memory.changes.get() == now) {
            read.emit(Pasted { text: area.value(), way });
        }
    };
    browser::after(pause, Box::new(later));
}
