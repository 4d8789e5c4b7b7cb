//! What the views may set off.

use super::browser;
use super::files;
use super::route::Route;
use super::state::{Action, Hold, Paste, State};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, FileList, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Pastes longer than this are announced before they are read, in bytes.
const LONG: usize = 200_000;
/// Pastes longer than this don't stay in the box, in bytes.
pub const EDITABLE: usize = 60_000;
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
    /// Where the answer was scrolled to when somebody left it.
    pub left_at: Cell<f64>,
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
    /// The view that had the focus last.
    route: RefCell<Route>,
    /// The last turn of the state that was told.
    told: Cell<u32>,
}

impl Hands {
    /// The hands of a state.
    pub fn new(state: UseReducerHandle<State>) -> Hands {
        let memory = Rc::new(Memory {
            jump: Cell::new(false),
            untouched: Cell::new(true),
            changes: Cell::new(0),
            route: RefCell::new(state.route.clone()),
            told: Cell::new(0),
        });
        let act = {
            let state = state.clone();
            Callback::from(move |action| state.dispatch(action))
        };
        let read = {
            let memory = memory.clone();
            Callback::from(move |pasted: Pasted| {
                memory.jump.set(pasted.way == Way::Elsewhere);
                read(&state, pasted);
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
        Hands { act, read, open, clear, pasted, typed, chosen, left_at: Cell::new(0.0), memory }
    }

    /// Whether this is another view than the last one.
    pub fn went_to(&self, route: &Route) -> bool {
        self.memory.route.replace(route.clone()) != *route
    }

    /// Whether there is something to tell.
    pub fn has_news(&self, state: &State) -> bool {
        self.memory.told.replace(state.turn) != state.turn
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

fn read(state: &UseReducerHandle<State>, pasted: Pasted) {
    let Pasted { text, way } = pasted;
    let hold = match (way, state.hold) {
        // Browsers are slow with long text in a box.
        _ if text.len() > EDITABLE => Hold::Nothing,
        (Way::Typed, Hold::Edited) => Hold::Edited,
        (Way::Typed, _) => Hold::Typed,
        _ => Hold::Nothing,
    };
    if text.len() > files::LIMIT {
        state.dispatch(Action::Refused(files::too_long(text.len()).into()));
    } else if text.trim().is_empty() {
        state.dispatch(Action::Cleared);
    } else if text.len() > LONG {
        state.dispatch(Action::Started(files::size(text.len()).into()));
        let (turn, state) = (state.turn, state.clone());
        let later = move || {
            // Unless something else came in meanwhile.
            if state.turn == turn {
                diagnose(&state, &text, hold);
            }
        };
        // Lets the browser paint the news first.
        browser::after(30, Box::new(later));
    } else {
        diagnose(state, &text, hold);
    }
}

fn diagnose(state: &UseReducerHandle<State>, text: &str, hold: Hold) {
    let report = browser::measured("diagnose", || crate::diagnose(text));
    state.dispatch(Action::Diagnosed(report, hold));
}
