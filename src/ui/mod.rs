//! The page. It renders reports and hands pastes to the core; it parses nothing itself.
//!
//! `state` says what there is, `app` wires it to the browser, the other files are views: functions
//! from finished data to elements, and components where a view has a state of its own. What the
//! first answer can wait for is in `later`.

mod answer;
mod app;
mod browser;
mod commands;
mod copy;
mod files;
mod hands;
mod key;
mod later;
mod listen;
mod markup;
mod paste_box;
mod prose;
mod read;
mod route;
mod state;
mod tabs;
mod verdict;

pub use app::{App, AppProps};
pub use route::Route;

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// Starts the page in `#app`, and takes over what was typed there already.
pub fn start() {
    // A panic's message may quote the paste, so it isn't printed; the page itself says that it stopped.
    yew::set_custom_panic_hook(Box::new(|_| {}));
    let Some(root) = browser::element("app") else { return };
    let area = browser::element("paste").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    let typed = area.map(|area| area.value()).unwrap_or_default();
    let props = AppProps { typed: Rc::new(RefCell::new(typed)) };
    yew::Renderer::<App>::with_root_and_props(root.into(), props).render();
    if let Some(version) = browser::element("version") {
        version.set_text_content(Some(concat!(" ", env!("CARGO_PKG_VERSION"))));
    }
}
