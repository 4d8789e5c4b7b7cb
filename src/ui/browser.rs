//! What the page asks of the browser, as plain functions. Whatever the browser lacks is left out
//! quietly; nothing here panics.

use js_sys::Function;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, Document, Element, Event, EventTarget, HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// The document.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus, and with it the view, to the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Gives the element with this id another class, by which all that is in it is laid out anew: nothing slides from its old
/// place into its new one.
pub fn change_view(id: &str, class: &str) {
    let Some(element) = element(id).filter(|element| element.class_name() != class) else { return };
    let focused = document().and_then(|document| document.active_element()).and_then(|active| active.dyn_into().ok());
    element.set_hidden(true);
    // Asking for its height has the browser lay it out.
    element.offset_height();
    element.set_class_name(class);
    element.set_hidden(false);
    if let Some(focused) = focused.filter(|focused: &HtmlElement| element.contains(Some(focused))) {
        let _ = focused.focus();
    }
}

/// Whether the element with this id takes no room.
pub fn is_folded(id: &str) -> bool {
    element(id).is_some_and(|element| element.offset_height() == 0)
}

/// Whether the element with this id has the focus.
pub fn has_focus(id: &str) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|active| active.id() == id)
}

/// Presses the first element that the selector fits.
pub fn press(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        found.click();
    }
}

/// Puts a text into the element with this id. In `live`, those who listen to the page hear it.
pub fn say(id: &str, text: &str) {
    if let Some(element) = element(id)
        && element.text_content().as_deref() != Some(text)
    {
        element.set_text_content(Some(text));
    }
}

/// Sets an attribute of the element with this id.
pub fn set(id: &str, name: &str, value: &str) {
    if let Some(element) = element(id) {
        let _ = element.set_attribute(name, value);
    }
}

/// Enables the controls that `index.html` shows disabled.
pub fn enable(selector: &str) {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(found) = found else { return };
    for control in (0..found.length()).filter_map(|index| found.get(index)?.dyn_into::<Element>().ok()) {
        let _ = control.remove_attribute("disabled");
    }
}

/// The part of the address from the `#` on.
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Opens another view of the page.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(hash);
    }
}

/// The address without what follows the `#`.
pub fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The address of a file of the page that `boot.js` was told; empty if it was told none.
pub fn file(attribute: &str) -> String {
    element("boot").and_then(|boot| boot.get_attribute(attribute)).unwrap_or_default()
}

/// Does something in a while.
pub fn after(milliseconds: i32, then: Box<dyn FnOnce()>) {
    if let Some(window) = web_sys::window() {
        let then: Function = Closure::once_into_js(then).unchecked_into();
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&then, milliseconds);
    }
}

/// Does something as soon as there is nothing better to do.
pub fn when_idle(then: Box<dyn FnOnce()>) {
    let Some(window) = web_sys::window() else { return };
    let then: Function = Closure::once_into_js(then).unchecked_into();
    // Safari has no idle callback.
    if window.request_idle_callback(&then).is_err() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&then, 300);
    }
}

/// Does something and leaves its time in the browser's performance timeline.
pub fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let performance = web_sys::window().and_then(|window| window.performance());
    let start = [name, "-start"].concat();
    if let Some(performance) = &performance {
        let _ = performance.mark(&start);
    }
    let result = work();
    if let Some(performance) = &performance {
        let _ = performance.measure_with_start_mark(name, &start);
    }
    result
}

/// Puts a text on the clipboard; false if the browser refuses.
pub async fn copy(text: String) -> bool {
    let Some(window) = web_sys::window() else { return false };
    if window.is_secure_context() {
        let promise = window.navigator().clipboard().write_text(&text);
        if JsFuture::from(promise).await.is_ok() {
            return true;
        }
    }
    copy_by_selection(&text).unwrap_or(false)
}

/// The way that still works on plain `http`.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = document()?;
    let before = document.active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok());
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_class_name("hide");
    area.set_value(text);
    document.body()?.append_child(&area).ok()?;
    area.select();
    let copied = document.dyn_into::<HtmlDocument>().ok()?.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(before) = before {
        let _ = before.focus();
    }
    Some(copied)
}

/// A listener that goes away with its value.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Listens to the window.
    pub fn on_window(name: &'static str, heard: Rc<dyn Fn(Event)>) -> Option<Listener> {
        let target: EventTarget = web_sys::window()?.into();
        let closure = Closure::<dyn Fn(Event)>::new(move |event| heard(event));
        target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).ok()?;
        Some(Listener { target, name, closure })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let listener = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, listener);
    }
}

/// The text of a paste; none if it holds none.
pub fn pasted(event: &Event) -> Option<String> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    data.get_data("text/plain").ok().filter(|text| !text.is_empty())
}

/// The text of a paste that went into no field.
pub fn pasted_beside(event: &Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let field = target.matches("input, textarea").unwrap_or(true);
    if field { None } else { pasted(event) }
}

/// How far the page is scrolled down.
pub fn scrolled() -> f64 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Scrolls the page.
pub fn scroll_to(y: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// Scrolls a box so far that the first element in it that a selector fits is seen.
pub fn reveal(frame: &str, selector: &str) {
    let found = |selector: &str| document()?.query_selector(selector).ok().flatten()?.dyn_into::<HtmlElement>().ok();
    if let (Some(frame), Some(inner)) = (found(frame), found(&[frame, " ", selector].concat())) {
        frame.set_scroll_top(inner.offset_top() - frame.client_height() / 3);
    }
}

/// Moves the focus to the first element that the selector fits.
pub fn focus_first(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = found.focus();
    }
}

/// Shows in the title and in the navigation where one is.
pub fn show_place(title: &str, section: &str) {
    let Some(document) = document() else { return };
    document.set_title(title);
    let Ok(links) = document.query_selector_all("nav a") else { return };
    for link in (0..links.length()).filter_map(|index| links.get(index)?.dyn_into::<Element>().ok()) {
        let _ = if link.get_attribute("href").as_deref() == Some(section) {
            link.set_attribute("aria-current", "page")
        } else {
            link.remove_attribute("aria-current")
        };
    }
}

/// Shows that files may be let go here.
pub fn mark_drag(over: bool) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = root.toggle_attribute_with_force("data-drag", over);
}
