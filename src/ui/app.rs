//! The root: holds the state, does what is asked for, and chooses the view.

use super::answer;
use super::browser::{self, Listener};
use super::listen::{fetch_later, listen, warm_up};
use super::markup::{all, el, heading, p, text};
use super::paste_box::{PasteBox, held};
use super::read::{diagnose, read};
use super::route::Route;
use super::state::{Action, Hold, LaterPart, Paste, Pasted, State, Way};
use super::verdict::headline;
use crate::answer::Chosen;
use crate::catalogue::Provider;
use std::rc::Rc;
use web_sys::FileList;
use yew::prelude::*;

/// The page.
pub struct App {
    state: State,
    act: Callback<Action>,
    paste_box: Rc<PasteBox>,
    /// The view that had the focus last.
    shown: Route,
    /// The turn of the state that was told last.
    told: u32,
    /// The number of the paste whose first mark was brought into view.
    revealed: u32,
    /// Files that came before they could be read.
    dropped: Option<FileList>,
    /// Where the answer was scrolled to when somebody left it.
    left_at: f64,
    /// Whether the box gets the focus once it is there.
    wants_box: bool,
    /// They hear as long as they live.
    _listeners: Vec<Listener>,
}

impl App {
    /// Reads files, once the part of the page is there that can. Returns whether anything is to be drawn anew.
    fn files(&mut self, files: FileList) -> bool {
        match &self.state.later {
            LaterPart::Loaded(later) => {
                later.open(files, self.act.clone());
                return false;
            }
            LaterPart::Loading => self.dropped = Some(files),
            LaterPart::Failed => {
                let refusal = "Files can’t be read because part of the page couldn’t be loaded. Reload the page.";
                self.state.refusal = refusal.into();
            }
        }
        true
    }
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(ctx: &Context<App>) -> App {
        let act = ctx.link().callback(|action| action);
        let paste_box = Rc::new(PasteBox::new());
        let _listeners = listen(&act, &paste_box);
        fetch_later(act.clone());
        let route = Route::of(&browser::hash()).unwrap_or(Route::Diagnose);
        let typed = held();
        if !typed.is_empty() {
            // It was typed before the program started.
            act.emit(Action::Pasted(Pasted::new(typed, Way::Typed)));
        }
        App {
            state: State::new(route.clone()),
            act,
            paste_box,
            shown: route,
            told: 0,
            revealed: 0,
            dropped: None,
            left_at: 0.0,
            wants_box: false,
            _listeners,
        }
    }

    fn update(&mut self, _: &Context<App>, action: Action) -> bool {
        let state = &mut self.state;
        match action {
            Action::Opened(route) if route == state.route => return false,
            Action::Opened(route) => {
                if state.route == Route::Diagnose {
                    self.left_at = browser::scrolled();
                }
                state.chosen = Chosen::default();
                state.route = route;
            }
            // They take what is pasted beside their field themselves.
            Action::Pasted(Pasted { way: Way::Pasted, .. }) if matches!(state.route, Route::Key | Route::Redact) => return false,
            Action::Pasted(pasted) => {
                if state.route != Route::Diagnose {
                    // The answer has an address of its own, so that the way back leads to where this came from.
                    browser::go(&Route::Diagnose.hash());
                    self.left_at = 0.0;
                }
                read(state, pasted, &self.act);
            }
            Action::Files(files) => return self.files(files),
            Action::Sample(number) => {
                let LaterPart::Loaded(later) = &state.later else { return false };
                let text = later.sample(number).to_owned();
                read(state, Pasted::new(text, Way::Elsewhere), &self.act);
            }
            Action::Due(text, hold, turn) if turn == state.turn => diagnose(state, &text, hold),
            // Something else came in meanwhile.
            Action::Due(..) => return false,
            Action::Edited => {
                state.hold = Hold::Edited;
                state.turn += 1;
            }
            Action::Again => {
                state.again = true;
                self.wants_box = true;
            }
            Action::Unfolded => state.unfolded = true,
            Action::Searched(query) => state.query = query,
            Action::Refused(why) => state.refusal = why,
            Action::Cleared => state.show(Paste::Nothing, Hold::Nothing),
            Action::Came(later) => {
                warm_up(&(0..5).map(|number| later.sample(number)).collect::<String>());
                if let Some(files) = self.dropped.take() {
                    later.open(files, self.act.clone());
                }
                state.later = LaterPart::Loaded(later);
                browser::enable("[data-sample], #files");
            }
            Action::Failed => state.later = LaterPart::Failed,
            Action::ChoseUse(chosen) => choose_use(state, chosen),
            Action::ChoseIncident(other) => choose_incident(state, other),
            Action::ChosePlace(place) => state.place = Some(place),
            Action::ChoseLanguage(language) => state.language = Some(language),
        }
        true
    }

    fn view(&self, _: &Context<App>) -> Html {
        let (state, act) = (&self.state, &self.act);
        match (&state.route, &state.later) {
            (Route::Diagnose, _) => match &state.paste {
                Paste::Read(shown) => answer::answer(shown, state, act),
                _ => Html::default(),
            },
            (route, LaterPart::Loaded(later)) => later.view(route, state, act),
            (_, later) => waiting(later),
        }
    }

    fn rendered(&mut self, _: &Context<App>, _: bool) {
        let state = &mut self.state;
        let answered = matches!(state.paste, Paste::Read(_));
        let (view, heading) = match state.route {
            Route::Diagnose if answered => ("view two", "#verdict"),
            Route::Diagnose => ("view", ".intro h1"),
            _ => ("view away", "#answer h1"),
        };
        browser::change_view("app", view);
        browser::set("app", "aria-busy", if matches!(state.paste, Paste::Reading(_)) { "true" } else { "false" });
        browser::show_place(&title(state), state.route.section());
        self.paste_box.show(state);
        if self.shown != state.route {
            self.shown = state.route.clone();
            browser::focus_first(heading);
            browser::scroll_to(if state.route == Route::Diagnose { self.left_at } else { 0.0 });
        }
        if self.revealed != state.reads && matches!(state.later, LaterPart::Loaded(_)) {
            self.revealed = state.reads;
            browser::reveal(".paper", "mark");
        }
        if self.told != state.turn {
            self.told = state.turn;
            self.paste_box.fill(state);
            tell(state);
            state.jump = false;
        }
        if std::mem::take(&mut self.wants_box) {
            browser::focus("paste");
        }
    }
}

/// Makes the answer anew for what the person says that they use. The diagnosis stays.
fn choose_use(state: &mut State, chosen: Chosen) {
    if let Paste::Read(shown) = &state.paste {
        state.paste = Paste::Read(Rc::new(shown.for_use(chosen.clone())));
    }
    state.chosen = chosen;
    browser::say("live", "The advice has changed.");
}

/// Shows another failure of the paste, to the same person.
fn choose_incident(state: &mut State, other: Option<usize>) {
    if let Paste::Read(shown) = &state.paste {
        let (hold, shown) = (state.hold, Rc::new(shown.with(other)));
        let chosen = shown.chosen.clone();
        state.show(Paste::Read(shown), hold);
        state.chosen = chosen;
        state.jump = true;
    }
}

/// Tells those who listen to the page what came of the paste.
fn tell(state: &State) {
    match &state.paste {
        Paste::Nothing => browser::say("live", ""),
        Paste::Reading(size) => browser::say("live", &["Reading ", size].concat()),
        Paste::Read(shown) => {
            browser::say("live", &headline(shown, state));
            browser::scroll_to(0.0);
            // A box that is folded away can't keep the focus.
            if state.jump || (state.hold == Hold::Nothing && browser::is_folded("paste")) {
                browser::focus("verdict");
            }
        }
    }
}

/// The title of the document. Of a paste it says the service and the status, which tell tabs apart, and no more: browsers
/// keep it in their history.
fn title(state: &State) -> String {
    let title = match (&state.route, &state.paste, &state.later) {
        (Route::Diagnose, Paste::Read(shown), _) => {
            let name = Provider::of(shown.report.provider).map(|provider| provider.name.to_owned());
            let status = shown.report.status.map(|status| status.to_string());
            name.into_iter().chain(status).collect::<Vec<_>>().join(" ")
        }
        (route, _, LaterPart::Loaded(later)) => later.title(route),
        _ => String::new(),
    };
    match title.as_str() {
        "" => "why401: paste the error, see why, fix it".to_owned(),
        title => [title, " · why401"].concat(),
    }
}

/// What there is to say while the views that come later aren't there.
fn waiting(later: &LaterPart) -> Html {
    let why = match later {
        LaterPart::Failed => "This part of the page couldn’t be loaded. Reload the page to try again.",
        _ => "This part of the page is loading.",
    };
    el("div", "article", all(vec![heading("One moment"), p("", text(why))]))
}
