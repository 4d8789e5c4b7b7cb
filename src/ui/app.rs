//! The root: holds the state and chooses the view.

use super::answer;
use super::browser;
use super::errors::{article, errors};
use super::hands::Hands;
use super::listen::{fetch_library, listen};
use super::markup::{all, el, p, tag, text};
use super::paste_box::paste_box;
use super::prose::prose;
use super::route::Route;
use super::state::{Paste, State};
use super::verdict::headline;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

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
            hands.take_over(typed.take());
            let listeners = listen(state, hands);
            move || drop(listeners)
        });
    }
    {
        let (state, hands) = (state.clone(), hands.clone());
        let told = (state.turn, state.route.clone(), title(&state));
        use_effect_with(told, move |(_, _, title)| {
            browser::show_place(title, state.route.section());
            hands.fill_box(&state);
            if hands.went_to(&state.route) {
                browser::focus_heading();
                browser::scroll_to(if state.route == Route::Diagnose { hands.left_at.get() } else { 0.0 });
            }
            if hands.has_news(&state) {
                tell(&state, &hands);
            }
        });
    }
    match &state.route {
        Route::Diagnose => diagnose_view(&state, &hands),
        Route::Errors => errors(&state, &hands.act),
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
            if hands.jumps() {
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
    // Always as many, so that the box stays the same element, with its focus.
    let mut parts = vec![if answer.is_none() { intro() } else { Html::default() }, paste_box(state, hands)];
    match answer {
        Some(answer) => answer::push(answer, state, hands, &mut parts),
        None => parts.resize(5, Html::default()),
    }
    let busy = if matches!(state.paste, Paste::Reading(_)) { "true" } else { "" };
    tag("div", &[("class", if answer.is_some() { "view two" } else { "view" }), ("aria-busy", busy)], all(parts))
}

fn intro() -> Html {
    let lead = "A traceback, a JSON body, a log, `curl -v`, a HAR, a `.env`, a piece of code, or a key by itself: \
                whatever you have from a call that an LLM API refused.";
    let heading = tag("h1", &[("tabindex", "-1")], text("Paste the error. See why, and fix it."));
    el("div", "intro", all(vec![heading, p("", prose(lead))]))
}
