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
mod incidents;
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

pub use app::App;
pub use route::Route;

/// Starts the page. What stands around the answer is in `index.html` already.
pub fn start() {
    // A panic's message may quote the paste, so it isn't printed; the page itself says that it stopped.
    yew::set_custom_panic_hook(Box::new(|_| {}));
    if let Some(root) = browser::element("answer") {
        yew::Renderer::<App>::with_root(root.into()).render();
    }
    browser::say("version", concat!(" ", env!("CARGO_PKG_VERSION")));
}
