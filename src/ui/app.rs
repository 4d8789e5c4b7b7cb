//! The root: holds the state, hears the browser, and chooses the view.

use super::answer;
use super::browser::{self, Listener};
use super::errors::{article, errors};
use super::files;
use super::paste_box::{PasteBox, Pasted, Way};
use super::route::Route;
use super::state::{Action, Paste, State};
use crate::catalogue::Library;
use crate::probe::fetch;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, FileList, HtmlTextAreaElement};
use yew::prelude::*;

/// Pastes longer than this are announced before they are read, in bytes.
const LONG: usize = 200_000;
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
    // Whether the next answer gets the focus.
    let jump = use_mut_ref(|| false);

    let read = {
        let state = state.clone();
        let jump = jump.clone();
        use_callback((), move |pasted: Pasted, ()| {
            *jump.borrow_mut() = pasted.way == Way::Elsewhere;
            let text = pasted.text;
            if text.len() > files::LIMIT {
                state.dispatch(Action::Refused(files::too_long(text.len()).into()));
            } else if text.trim().is_empty() {
                state.dispatch(Action::Cleared);
            } else if text.len() > LONG {
                state.dispatch(Action::Started(files::size(text.len()).into()));
                let turn = state.turn;
                let state = state.clone();
                // Lets the browser paint the news first.
                let later = move || {
                    if state.turn == turn {
                        diagnose(&state, &text);
                    }
                };
                browser::after(30, Box::new(later));
            } else {
                diagnose(&state, &text);
            }
        })
    };
    let open = {
        let read = read.clone();
        let state = state.clone();
        use_callback((), move |chosen: FileList, ()| {
            let read = read.clone();
            let state = state.clone();
            yew::platform::spawn_local(async move {
                match files::text(chosen).await {
                    Ok(text) => read.emit(Pasted { text, way: Way::Elsewhere }),
                    Err(why) => state.dispatch(Action::Refused(why.into())),
                }
            });
        })
    };
    let clear = {
        let state = state.clone();
        use_callback((), move |_: MouseEvent, ()| {
            state.dispatch(Action::Cleared);
            browser::focus("paste");
        })
    };

    use_library(&state);
    use_addresses(&state);
    use_drops(&open);

    {
        let read = read.clone();
        let typed = typed.clone();
        use_effect_with((), move |()| {
            let typed = typed.take();
            let area = browser::element("paste").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
            let Some(area) = area else { return };
            area.set_value(&typed);
            if browser::hash().is_empty() || browser::hash().starts_with("#/") {
                let _ = area.focus();
            }
            if !typed.is_empty() {
                read.emit(Pasted { text: typed, way: Way::Box });
            }
        });
    }
    {
        let state = state.clone();
        use_effect_with(state.turn, move |_| {
            match &state.paste {
                Paste::Nothing => browser::announce(""),
                Paste::Reading(size) => browser::announce(&["Reading ", size].concat()),
                Paste::Read(answer) => {
                    browser::scroll_to(0.0);
                    browser::announce(&answer.headline());
                    if jump.take() {
                        browser::focus("verdict");
                    }
                }
            }
        });
    }

    let act = Callback::from({
        let state = state.clone();
        move |action| state.dispatch(action)
    });
    match &state.route {
        Route::Diagnose => view(&state, &act, read, open, clear),
        Route::Errors => errors(&state.shelf),
        Route::Article(id) => article(id, &state, &act),
    }
}

fn diagnose(state: &UseReducerHandle<State>, text: &str) {
    let report = browser::measured("diagnose", || crate::diagnose(text));
    state.dispatch(Action::Diagnosed(report));
}

/// The paste box, and its answer once there is one.
fn view(
    state: &UseReducerHandle<State>,
    act: &Callback<Action>,
    read: Callback<Pasted>,
    open: Callback<FileList>,
    clear: Callback<MouseEvent>,
) -> Html {
    let answer = if let Paste::Read(answer) = &state.paste { Some(answer) } else { None };
    let holds = match &state.paste {
        Paste::Nothing if state.turn == 0 => None,
        Paste::Read(answer) if answer.report.redaction.text.len() <= EDITABLE => {
            Some(AttrValue::from(answer.report.redaction.text.clone()))
        }
        _ => Some(AttrValue::default()),
    };
    let note = match &state.paste {
        _ if !state.refusal.is_empty() => state.refusal.clone(),
        Paste::Nothing => "Read in this page, on your machine. Paste, type, or drop files anywhere.".into(),
        Paste::Reading(size) => ["Reading ", size, "…"].concat().into(),
        Paste::Read(answer) => box_note(&answer.report.redaction).into(),
    };
    let read_elsewhere = {
        let read = read.clone();
        Callback::from(move |text| read.emit(Pasted { text, way: Way::Elsewhere }))
    };
    html! {
        <div class={if answer.is_some() { "view two" } else { "view" }} aria-busy={matches!(state.paste, Paste::Reading(_)).then_some("true")}>
            if answer.is_none() { { intro() } }
            <PasteBox {holds} turn={state.turn} small={answer.is_some()} {note} wrong={!state.refusal.is_empty()} {read} {open} {clear} />
            if let Some(answer) = answer {
                { answer::first(answer, state, act) }
                { answer::evidence(answer, state.turn) }
                { answer::rest(answer, state, act, &read_elsewhere) }
            }
        </div>
    }
}

fn intro() -> Html {
    html! {
        <div class="intro">
            <h1 tabindex="-1">{ "Paste the error. See why, and fix it." }</h1>
            <p>
                { "A traceback, a JSON body, a log, " }<code>{ "curl -v" }</code>{ ", a HAR, a " }<code>{ ".env" }</code>
                { ", a piece of code, or a key by itself: whatever you have from a call that an LLM API refused." }
            </p>
        </div>
    }
}

/// What the box holds after a paste, and how it goes on.
fn box_note(redaction: &crate::redaction::Redaction) -> String {
    let bytes = redaction.text.len();
    let taken = match redaction.cuts.len() {
        0 => String::new(),
        1 => "1 secret taken out. ".to_owned(),
        more => [&more.to_string(), " secrets taken out. "].concat(),
    };
    if bytes > EDITABLE {
        return [&taken, &files::size(bytes), " read, too long to edit here. The next paste replaces it."].concat();
    }
    [&taken, "The next paste replaces it; type to change it."].concat()
}

/// Fetches the library once the page is idle, whatever was pasted.
#[hook]
fn use_library(state: &UseReducerHandle<State>) {
    let state = state.clone();
    use_effect_with((), move |()| {
        let fetched = async move {
            let json = match browser::meta("library") {
                Some(address) => fetch::own_file(&address).await,
                None => None,
            };
            let library = json.and_then(|json| Library::from_json(&json).ok());
            state.dispatch(library.map_or(Action::LibraryFailed, Action::LibraryCame));
        };
        browser::when_idle(Box::new(move || yew::platform::spawn_local(fetched)));
    });
}

/// Follows the address, and moves title, focus and view with it.
#[hook]
fn use_addresses(state: &UseReducerHandle<State>) {
    // Where the answer was scrolled to when somebody left it.
    let left_at = use_mut_ref(|| 0.0);
    {
        let state = state.clone();
        let left_at = left_at.clone();
        use_effect_with((), move |()| {
            let heard = move |_: Event| {
                let Some(route) = Route::of(&browser::hash()) else { return };
                if route == state.route {
                    return;
                }
                if state.route == Route::Diagnose {
                    *left_at.borrow_mut() = browser::scrolled();
                }
                state.dispatch(Action::Opened(route));
            };
            let listener = Listener::on_window("hashchange", Rc::new(heard));
            move || drop(listener)
        });
    }
    let title = title(state);
    let section = state.route.section();
    use_effect_with(title, move |title| browser::show_place(title, section));
    let first = use_mut_ref(|| true);
    use_effect_with(state.route.clone(), move |route| {
        if !first.replace(false) {
            browser::focus_heading();
            browser::scroll_to(if *route == Route::Diagnose { *left_at.borrow() } else { 0.0 });
        }
    });
}

/// The title of the document. It says nothing about a paste: browsers keep it in their history.
fn title(state: &State) -> String {
    let page = match &state.route {
        Route::Diagnose => return "why401: paste the error, see why, fix it".to_owned(),
        Route::Errors => "Errors",
        Route::Article(id) => {
            let article = state.library().and_then(|library| library.article(id));
            article.map_or("Errors", |article| article.title.as_str())
        }
    };
    [page, " · why401"].concat()
}

/// Takes files dropped anywhere.
#[hook]
fn use_drops(open: &Callback<FileList>) {
    let open = open.clone();
    use_effect_with((), move |()| {
        let files = |event: &Event| event.dyn_ref::<DragEvent>()?.data_transfer()?.files();
        let dropped = move |event: Event| {
            browser::mark_drag(false);
            // Dragged text goes into the box by itself.
            if let Some(files) = files(&event).filter(|files| files.length() > 0) {
                event.prevent_default();
                open.emit(files);
            }
        };
        let over = |event: Event| {
            let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            if data.is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
                event.prevent_default();
                browser::mark_drag(true);
            }
        };
        let listeners = [
            Listener::on_window("drop", Rc::new(dropped)),
            Listener::on_window("dragover", Rc::new(over)),
            Listener::on_window("dragleave", Rc::new(|_| browser::mark_drag(false))),
        ];
        move || drop(listeners)
    });
}
