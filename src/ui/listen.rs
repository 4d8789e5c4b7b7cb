//! What the page hears from the browser as a whole: addresses, dropped files, and what comes later.

use super::browser::{self, Listener};
use super::hands::Hands;
use super::later;
use super::route::Route;
use super::state::Action;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, FileList};
use yew::prelude::*;

/// Fetches what comes later once the page is idle, whatever was pasted.
pub fn fetch_later(act: Callback<Action>) {
    let fetched = async move { act.emit(later::load().await.map_or(Action::Failed, Action::Came)) };
    browser::when_idle(Box::new(move || yew::platform::spawn_local(fetched)));
}

/// Listens as long as the value lives.
pub fn listen(hands: &Hands) -> [Option<Listener>; 4] {
    let opened = hands.open.clone();
    let dropped = move |event: Event| {
        browser::mark_drag(false);
        // Dragged text goes into the box by itself.
        if let Some(files) = files(&event).filter(|files| files.length() > 0) {
            event.prevent_default();
            opened.emit(files);
        }
    };
    let over = |event: Event| {
        let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        if data.is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
            event.prevent_default();
            browser::mark_drag(true);
        }
    };
    let act = hands.act.clone();
    let moved = move |_: Event| {
        if let Some(route) = Route::of(&browser::hash()) {
            act.emit(Action::Opened(route));
        }
    };
    [
        Listener::on_window("hashchange", Rc::new(moved)),
        Listener::on_window("drop", Rc::new(dropped)),
        Listener::on_window("dragover", Rc::new(over)),
        Listener::on_window("dragleave", Rc::new(|_| browser::mark_drag(false))),
    ]
}

fn files(event: &Event) -> Option<FileList> {
    event.dyn_ref::<DragEvent>()?.data_transfer()?.files()
}
