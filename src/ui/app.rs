//! The root: holds the state and chooses the view.

use super::answer;
use super::browser;
use super::errors::{article, errors};
use super::files;
use super::hands::{Hands, take_over};
use super::listen::{fetch_library, listen};
use super::markup::{all, el, p, tag, text};
use super::paste_box::PasteBox;
use super::prose::prose;
use super::route::Route;
use super::state::{Paste, State};
use super::verdict::headline;
use crate::redaction::Redaction;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Pastes longer than this don't go back into the box: browsers are slow with long text there.
const EDITABLE: usize = 60_000;

/// What the page begins with.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What was typed before the program started; taken once.
    #[prop_or_default]
    pub typed: Rc<RefCell<String>>,
}

/// The page.
#[component]
pub fn App(AppProps { typed }: &AppProps) -> Html {
    let state = use_reducer(|| State::new(Route::of(&browser::hash()).unwrap_or(Route::Diagnose)));
    let hands = {
        let state = state.clone();
        use_memo((), |()| Hands::new(state))
    };
    {
        let (state, hands, typed) = (state.clone(), hands.clone(), typed.clone());
        use_effect_with((), move |()| {
            fetch_library(state.clone());
            take_over(&typed, &hands);
            let listeners = listen(state, hands);
            move || drop(listeners)
        });
    }
    {
        let (state, hands) = (state.clone(), hands.clone());
        use_effect_with(state.turn, move |_| tell(&state, &hands));
    }
    {
        let (state, hands) = (state.clone(), hands.clone());
        use_effect_with((title(&state), state.route.clone()), move |(title, route)| {
            browser::show_place(title, route.section());
            if hands.went_to(route) {
                browser::focus_heading();
                browser::scroll_to(if *route == Route::Diagnose { hands.left_at.get() } else { 0.0 });
            }
        });
    }
    match &state.route {
        Route::Diagnose => diagnose_view(&state, &hands),
        Route::Errors => errors(&state.shelf),
        Route::Article(id) => article(id, &state, &hands.act),
    }
}

/// Tells those who listen to the page what came of the paste.
fn tell(state: &State, hands: &Hands) {
    match &state.paste {
        Paste::Nothing => browser::announce(""),
        Paste::Reading(size) => browser::announce(&["Reading ", size].concat()),
        Paste::Read(answer) => {
            browser::announce(&headline(&answer.report));
            browser::scroll_to(0.0);
            if hands.jump.take() {
                browser::focus("verdict");
            }
        }
    }
}

/// The title of the document. It says nothing about a paste: browsers keep it in their history.
fn title(state: &State) -> String {
    let mut title = String::new();
    match &state.route {
        Route::Diagnose => return "why401: paste the error, see why, fix it".to_owned(),
        Route::Errors => {}
        Route::Article(id) => {
            if let Some(article) = state.shelf.library().as_ref().and_then(|library| library.article(id)) {
                title.push_str(&article.title);
                title.push_str(" · ");
            }
        }
    }
    title.push_str("Errors · why401");
    title
}

/// The paste box, and its answer once there is one.
fn diagnose_view(state: &State, hands: &Hands) -> Html {
    let answer = if let Paste::Read(answer) = &state.paste { Some(answer) } else { None };
    let mut parts = Vec::with_capacity(5);
    parts.push(if answer.is_none() { intro() } else { Html::default() });
    parts.push(paste_box(state, hands));
    if let Some(answer) = answer {
        parts.push(answer::first(answer, state, &hands.act));
        parts.push(answer::evidence(answer, state.turn));
        parts.push(answer::rest(answer, state, &hands.act, &hands.read));
    }
    let busy = if matches!(state.paste, Paste::Reading(_)) { "true" } else { "" };
    tag("div", &[("class", if answer.is_some() { "view two" } else { "view" }), ("aria-busy", busy)], all(parts))
}

fn paste_box(state: &State, hands: &Hands) -> Html {
    let (holds, note) = match &state.paste {
        // At the start it holds what was typed before.
        Paste::Nothing => {
            let note = "Read in this page, on your machine. Paste, type, or drop files anywhere.".to_owned();
            ((state.turn > 0).then(AttrValue::default), note)
        }
        Paste::Reading(size) => (Some(AttrValue::default()), ["Reading ", size, "…"].concat()),
        Paste::Read(answer) => {
            let redacted = &answer.report.redaction;
            let editable = redacted.text.len() <= EDITABLE;
            (Some(if editable { redacted.text.clone().into() } else { AttrValue::default() }), note(redacted, editable))
        }
    };
    let wrong = !state.refusal.is_empty();
    let note = if wrong { state.refusal.clone() } else { note.into() };
    let small = matches!(state.paste, Paste::Read(_));
    let (read, open, clear) = (&hands.read, &hands.open, &hands.clear);
    html! { <PasteBox {holds} turn={state.turn} {small} {note} {wrong} {read} {open} {clear} /> }
}

/// What the box holds after a paste, and how it goes on.
fn note(redacted: &Redaction, editable: bool) -> String {
    let taken = match redacted.cuts.len() {
        0 => String::new(),
        1 => "1 secret taken out. ".to_owned(),
        more => [&more.to_string(), " secrets taken out. "].concat(),
    };
    let size = files::size(redacted.text.len());
    if editable {
        return taken + "The next paste replaces it; type to change it.";
    }
    taken + &size + " read, too long to edit here. The next paste replaces it."
}

fn intro() -> Html {
    let lead = "A traceback, a JSON body, a log, `curl -v`, a HAR, a `.env`, a piece of code, or a key by itself: \
                whatever you have from a call that an LLM API refused.";
    let heading = tag("h1", &[("tabindex", "-1")], text("Paste the error. See why, and fix it."));
    el("div", "intro", all(vec![heading, p("", prose(lead))]))
}
