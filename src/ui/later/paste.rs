//! Pastes beside the fields of a view that has one for them.

use crate::ui::browser::{self, Listener};
use std::rc::Rc;
use yew::prelude::*;

/// Takes what is pasted beside all fields, as long as the view is there.
#[hook]
pub fn use_paste_beside(take: impl Fn(String) + 'static) {
    let heard = move |event: Event| {
        if let Some(pasted) = browser::pasted_beside(&event) {
            take(pasted);
        }
    };
    use_effect(move || {
        let listener = Listener::on_window("paste", Rc::new(heard));
        move || drop(listener)
    });
}
