//! What the page hears from the browser as a whole, and what comes later.

use super::browser::{self, Listener};
use super::later;
use super::paste_box::PasteBox;
use super::route::Route;
use super::state::Action;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event, FileList, HtmlInputElement, KeyboardEvent};
use yew::Callback;

/// How often what comes later is fetched anew if the network fails.
const TRIES: u32 = 3;
/// How long to wait before each, in milliseconds.
const WAIT: i32 = 1500;

/// Fetches what comes later, whatever was pasted. The browser has been at it since `boot.js` ran.
pub fn fetch_later(act: Callback<Action>) {
    fetch(act, TRIES);
}

fn fetch(act: Callback<Action>, tries: u32) {
    yew::platform::spawn_local(async move {
        let came = match later::load(browser::file("data-library")).await {
            Ok(coming) => coming.await,
            Err(_) => None,
        };
        match came {
            Some(later) => act.emit(Action::Came(later)),
            None if tries > 1 => browser::after(WAIT, Box::new(move || fetch(act, tries - 1))),
            None => act.emit(Action::Failed),
        }
    });
}

/// How often the warm-up reads its text: by then browsers have compiled what is hot.
const ROUNDS: u32 = 12;
/// How long that text is, in bytes: short enough that a round stays within a frame or two.
const WARM: usize = 16_000;

/// Diagnoses samples while nothing else is to be done, so that the first paste finds the tables made
/// and the hot code compiled: without it the first one takes ten times as long as the second.
pub fn warm_up(samples: &str) {
    let text = samples.repeat(WARM / samples.len().max(1) + 1);
    round(Rc::new(text), ROUNDS);
}

fn round(text: Rc<String>, rounds: u32) {
    if rounds > 0 {
        browser::when_idle(Box::new(move || {
            drop(crate::diagnose(&text));
            round(text, rounds - 1);
        }));
    }
}

/// Listens as long as the value lives.
pub fn listen(act: &Callback<Action>, paste_box: &Rc<PasteBox>) -> Vec<Listener> {
    let hear = |heard: fn(&Event, &Callback<Action>, &Rc<PasteBox>)| -> Rc<dyn Fn(Event)> {
        let (act, paste_box) = (act.clone(), paste_box.clone());
        Rc::new(move |event| heard(&event, &act, &paste_box))
    };
    let all = [
        Listener::on_window("hashchange", hear(|_, act, _| moved(act))),
        Listener::on_window("drop", hear(|event, act, _| dropped(event, act))),
        Listener::on_window("dragover", hear(|event, _, _| dragged(event))),
        Listener::on_window("dragleave", hear(|_, _, _| browser::mark_drag(false))),
        Listener::on_window("click", hear(|event, act, _| clicked(event, act))),
        Listener::on_window("keydown", hear(|event, act, _| pressed(event, act))),
        Listener::on_window("change", hear(|event, act, _| chosen(event, act))),
        Listener::on_window("paste", hear(pasted)),
        Listener::on_window("input", hear(typed)),
    ];
    all.into_iter().flatten().collect()
}

fn moved(act: &Callback<Action>) {
    if let Some(route) = Route::of(&browser::hash()) {
        act.emit(Action::Opened(route));
    }
}

fn dropped(event: &Event, act: &Callback<Action>) {
    browser::mark_drag(false);
    let files: Option<FileList> = event.dyn_ref().and_then(DragEvent::data_transfer).and_then(|data| data.files());
    // Dragged text goes into the box by itself.
    if let Some(files) = files.filter(|files| files.length() > 0) {
        event.prevent_default();
        act.emit(Action::Files(files));
    }
}

fn dragged(event: &Event) {
    let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    if data.is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
        event.prevent_default();
        browser::mark_drag(true);
    }
}

fn clicked(event: &Event, act: &Callback<Action>) {
    let Some(target) = target(event) else { return };
    if target.id() == "clear" {
        act.emit(Action::Cleared);
        browser::focus("paste");
    } else if target.id() == "again" {
        act.emit(Action::Again);
    } else if let Some(number) = target.get_attribute("data-sample") {
        act.emit(Action::Sample(number.parse().unwrap_or(0)));
    }
}

/// The keys of the page, which the footer lists.
fn pressed(event: &Event, act: &Callback<Action>) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    match event.key().as_str() {
        "Escape" if browser::has_focus("paste") => browser::focus("verdict"),
        "Escape" => act.emit(Action::Again),
        "Enter" if event.ctrl_key() || event.meta_key() => browser::press(".fix [data-testid=copy]"),
        _ => {}
    }
}

fn chosen(event: &Event, act: &Callback<Action>) {
    if let Some(input) = target(event).filter(|target| target.id() == "files")
        && let Some(files) = input.dyn_into::<HtmlInputElement>().ok().and_then(|input| input.files())
    {
        act.emit(Action::Files(files));
    }
}

fn pasted(event: &Event, act: &Callback<Action>, paste_box: &Rc<PasteBox>) {
    // Whoever pastes beside the box means the box, unless they paste into another field.
    if target(event).is_some_and(|target| target.id() == "paste" || !target.matches("input, textarea").unwrap_or(true)) {
        paste_box.pasted(event, act);
    }
}

fn typed(event: &Event, act: &Callback<Action>, paste_box: &Rc<PasteBox>) {
    if target(event).is_some_and(|target| target.id() == "paste") {
        paste_box.typed(event, act);
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
