//! A button that copies a text and says that it did.

use super::browser;
use super::markup::button;
use yew::prelude::*;

/// What the button needs.
#[derive(Properties, PartialEq)]
pub struct CopyProps {
    /// What it says.
    pub label: AttrValue,
    /// What tells it apart from others with the same label, for those who don't see where it stands.
    pub what: AttrValue,
    /// Hook for tests.
    pub testid: AttrValue,
    /// Makes the text when it is asked for.
    pub text: Callback<(), String>,
}

/// A button that copies.
#[component]
pub fn Copy(CopyProps { label, what, testid, text }: &CopyProps) -> Html {
    // Empty, or what became of the last click.
    let said = use_state_eq(|| "");
    let pressed = {
        let (said, text) = (said.clone(), text.clone());
        move |_: MouseEvent| {
            let said = said.clone();
            let text = text.emit(());
            yew::platform::spawn_local(async move {
                let word = if browser::copy(text).await { "Copied" } else { "Copying was refused" };
                browser::announce(word);
                said.set(word);
                browser::after(2000, Box::new(move || said.set("")));
            });
        }
    };
    let label = if said.is_empty() { label.as_str() } else { *said };
    let name = if what.is_empty() { String::new() } else { [label, " ", what.as_str()].concat() };
    button(&[("data-testid", testid), ("aria-label", &name)], label, Callback::from(pressed))
}

/// A button that copies what `make` makes.
pub fn copy(label: &'static str, testid: &'static str, make: Box<dyn Fn() -> String>) -> Html {
    html! { <Copy {label} what="" {testid} text={Callback::from(move |()| make())} /> }
}

/// A button that copies code.
pub fn copy_code(code: &str, what: &str) -> Html {
    let (code, what) = (code.to_owned(), ["for ", what].concat());
    html! { <Copy label="Copy" {what} testid="copy" text={Callback::from(move |()| code.clone())} /> }
}
