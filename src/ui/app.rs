//! The root: holds the state and chooses the view.

use super::answer;
use super::browser::{self, Listener};
use super::hands::Hands;
use super::listen::{fetch_later, listen};
use super::markup::{all, el, p, tag, text};
use super::paste_box::paste_box;
use super::prose::prose;
use super::read::{diagnose, read};
use super::route::Route;
use super::state::{Action, Hold, Paste, Shelf, State};
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
pub struct App {
    state: State,
    hands: Hands,
    /// The view that had the focus last.
    shown: Route,
    /// The turn of the state that was told last.
    told: u32,
    /// Where the answer was scrolled to when somebody left it.
    left_at: f64,
    /// They hear as long as they live.
    _listeners: [Option<Listener>; 4],
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<App>) -> App {
        let route = Route::of(&browser::hash()).unwrap_or(Route::Diagnose);
        let hands = Hands::new(ctx.link().callback(|action| action));
        fetch_later(hands.act.clone());
        App { shown: route.clone(), state: State::new(route), told: 0, left_at: 0.0, _listeners: listen(&hands), hands }
    }

    fn update(&mut self, _: &Context<App>, action: Action) -> bool {
        let state = &mut self.state;
        match action {
            Action::Opened(route) if route == state.route => return false,
            Action::Opened(route) => {
                if state.route == Route::Diagnose {
                    self.left_at = browser::scrolled();
                }
                state.route = route;
            }
            Action::Pasted(pasted) => read(state, pasted, &self.hands.act),
            Action::Due(text, hold, turn) if turn == state.turn => diagnose(state, &text, hold),
            // Something else came in meanwhile.
            Action::Due(..) => return false,
            Action::Edited => {
                state.hold = Hold::Edited;
                state.turn += 1;
            }
            Action::Unfolded => state.unfolded = true,
            Action::Searched(query) => state.query = query,
            Action::Refused(why) => state.refusal = why,
            Action::Cleared => state.show(Paste::Nothing, Hold::Nothing),
            Action::Came(later) => state.shelf = Shelf::Here(later),
            Action::Failed => state.shelf = Shelf::Missing,
            Action::ChosePlace(place) => state.place = Some(place),
            Action::ChoseLanguage(language) => state.language = Some(language),
        }
        true
    }

    fn view(&self, _: &Context<App>) -> Html {
        let (state, act) = (&self.state, &self.hands.act);
        match (&state.route, &state.shelf) {
            (Route::Diagnose, _) => diagnose_view(state, &self.hands),
            (Route::Errors, Shelf::Here(later)) => later.errors(state, act),
            (Route::Article(id), Shelf::Here(later)) => later.article(id, state, act),
            (_, shelf) => waiting(shelf),
        }
    }

    fn rendered(&mut self, ctx: &Context<App>, first: bool) {
        if first {
            self.hands.take_over(ctx.props().typed.take());
        }
        let state = &self.state;
        browser::show_place(&title(state), state.route.section());
        let went = self.shown != state.route;
        let turned = self.told != state.turn;
        if went || turned {
            // Not more often: somebody may be typing in it.
            self.hands.fill_box(state);
        }
        if went {
            self.shown = state.route.clone();
            browser::focus_heading();
            browser::scroll_to(if state.route == Route::Diagnose { self.left_at } else { 0.0 });
        }
        if turned {
            self.told = state.turn;
            tell(state, &self.hands);
        }
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
            if let Shelf::Here(later) = &state.shelf
                && let Some(article) = later.title(id)
            {
                title.push_str(article);
                title.push_str(" · ");
            }
        }
    }
    title.push_str("Errors · why401");
    title
}

/// What there is to say while the articles aren't there.
fn waiting(shelf: &Shelf) -> Html {
    let why = match shelf {
        Shelf::Missing => "The articles could not be loaded. Reload the page to try again.",
        _ => "The articles are on their way.",
    };
    el("div", "article", all(vec![tag("h1", &[("tabindex", "-1")], text("Errors")), p("", text(why))]))
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
