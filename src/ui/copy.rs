//! Buttons that copy a text and say that they did.

use super::browser;
use super::markup::button;
use yew::prelude::*;

/// How long a button says what became of it, in milliseconds.
const SAID: i32 = 2000;

/// A button that copies what `make` makes when it is asked.
pub fn copy(label: &'static str, testid: &str, make: impl Fn() -> String + 'static) -> Html {
    let pressed = move |event: MouseEvent| pressed(&event, label, make());
    button(&[("data-testid", testid)], label, Callback::from(pressed))
}

/// A button that copies code; `what` tells it apart from the others for those who don't see where
/// it stands.
pub fn copy_code(code: &str, what: &str) -> Html {
    let label = "Copy";
    let code = code.to_owned();
    let pressed = move |event: MouseEvent| pressed(&event, label, code.clone());
    let name = [label, " for ", what].concat();
    button(&[("data-testid", "copy"), ("aria-label", &name)], label, Callback::from(pressed))
}

fn pressed(event: &MouseEvent, label: &'static str, text: String) {
    // The text node stays the same, so that the program still knows it.
    let node = event.target_dyn_into::<web_sys::Node>().and_then(|button| button.first_child());
    yew::platform::spawn_local(async move {
        let word = if browser::copy(text).await { "Copied" } else { "Copying was refused" };
        browser::say("live", word);
        if let Some(node) = node {
            node.set_node_value(Some(word));
            browser::after(SAID, Box::new(move || node.set_node_value(Some(label))));
        }
    });
}
