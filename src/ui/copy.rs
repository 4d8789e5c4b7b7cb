//! A button that copies a text and says that it did.

use super::browser;
use yew::prelude::*;

/// What the button copies.
#[derive(Properties, PartialEq)]
pub struct CopyProps {
    /// What it says.
    #[prop_or(AttrValue::Static("Copy"))]
    pub label: AttrValue,
    /// What it copies, told apart from other buttons by those who don't see it.
    #[prop_or_default]
    pub what: AttrValue,
    /// Hook for tests.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    /// Makes the text when it is asked for.
    pub text: Callback<(), String>,
}

/// A button that copies.
#[component]
pub fn Copy(CopyProps { label, what, testid, text }: &CopyProps) -> Html {
    // Empty, or what became of the last click.
    let said = use_state_eq(|| "");
    let onclick = {
        let said = said.clone();
        let text = text.clone();
        Callback::from(move |_: MouseEvent| {
            let said = said.clone();
            let text = text.emit(());
            yew::platform::spawn_local(async move {
                let word = if browser::copy(text).await { "Copied" } else { "Copying was refused" };
                browser::announce(word);
                said.set(word);
                browser::after(2000, Box::new(move || said.set("")));
            });
        })
    };
    let label = if said.is_empty() { label.clone() } else { AttrValue::Static(*said) };
    html! {
        <button type="button" {onclick} data-testid={testid}>
            { label }
            if !what.is_empty() { <span class="hide">{ " " }{ what }</span> }
        </button>
    }
}
