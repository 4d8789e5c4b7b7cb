//! What the views may set off.

use super::browser;
use super::files;
use super::paste_box::{Pasted, Way};
use super::route::Route;
use super::state::{Action, Hold, State};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{FileList, HtmlTextAreaElement};
use yew::prelude::*;

/// Pastes longer than this are announced before they are read, in bytes.
const LONG: usize = 200_000;
/// Pastes longer than this don't stay in the box, in bytes.
pub const EDITABLE: usize = 60_000;

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
    /// Whether the next answer gets the focus.
    pub jump: Rc<Cell<bool>>,
    /// Where the answer was scrolled to when somebody left it.
    pub left_at: Cell<f64>,
    route: RefCell<Route>,
}

impl Hands {
    /// The hands of a state.
    pub fn new(state: UseReducerHandle<State>) -> Hands {
        let jump = Rc::new(Cell::new(false));
        let route = RefCell::new(state.route.clone());
        let act = {
            let state = state.clone();
            Callback::from(move |action| state.dispatch(action))
        };
        let read = {
            let jump = jump.clone();
            Callback::from(move |pasted: Pasted| {
                jump.set(pasted.way == Way::Elsewhere);
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
        Hands { act, read, open, clear, jump, left_at: Cell::new(0.0), route }
    }

    /// Whether this is another view than the last one.
    pub fn went_to(&self, route: &Route) -> bool {
        self.route.replace(route.clone()) != *route
    }
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

/// Puts what was typed before the start back into the box, and reads it.
pub fn take_over(typed: &RefCell<String>, hands: &Hands) {
    let area = browser::element("paste").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(area) = area else { return };
    let text = typed.take();
    area.set_value(&text);
    // An address such as `#check` leads elsewhere on the page.
    if Route::of(&browser::hash()).is_some() {
        let _ = area.focus();
    }
    if !text.is_empty() {
        hands.read.emit(Pasted { text, way: Way::Typed });
    }
}
