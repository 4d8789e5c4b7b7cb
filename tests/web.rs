//! The page's components, mounted in a browser.
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlTextAreaElement};
use why401::samples::SAMPLES;
use why401::ui::{App, AppProps};

wasm_bindgen_test_configure!(run_in_browser);

/// Not a key: OpenAI's prefix and infix around a fixed pattern.
fn fake_key() -> String {
    let body: String = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".chars().cycle().take(74).collect();
    format!("sk-proj-{body}T3BlbkFJ{body}")
}

fn document() -> web_sys::Document {
    web_sys::window().and_then(|window| window.document()).expect("a document")
}

/// Mounts the page into an element of its own.
async fn mount(typed: &str) -> Element {
    if let Some(old) = document().get_element_by_id("app") {
        old.remove();
    }
    let root = document().create_element("main").expect("an element");
    root.set_id("app");
    document().body().expect("a body").append_child(&root).expect("mounted");
    let props = AppProps { typed: Rc::new(RefCell::new(typed.to_owned())) };
    yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
    settle().await;
    root
}

/// Lets everything that is due happen.
async fn settle() {
    for _ in 0..3 {
        let turn = js_sys::Promise::new(&mut |resolve, _| {
            let window = web_sys::window().expect("a window");
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 60).expect("a timer");
        });
        wasm_bindgen_futures::JsFuture::from(turn).await.expect("it comes");
    }
}

fn find(root: &Element, testid: &str) -> Option<Element> {
    root.query_selector(&format!("[data-testid={testid}]")).expect("a selector")
}

fn attribute(root: &Element, testid: &str, name: &str) -> Option<String> {
    find(root, testid)?.get_attribute(name)
}

async fn enter(root: &Element, text: &str) {
    let area: HtmlTextAreaElement = find(root, "paste").expect("the box").unchecked_into();
    area.set_value(text);
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    area.dispatch_event(&Event::new_with_event_init_dict("input", &init).expect("an event")).expect("dispatched");
    settle().await;
    settle().await;
}

#[wasm_bindgen_test]
async fn what_was_typed_before_the_start_is_answered() {
    let root = mount(SAMPLES[0].text).await;
    assert_eq!(attribute(&root, "verdict", "data-cause").as_deref(), Some("malformed_key"));
    assert_eq!(attribute(&root, "verdict", "data-provider").as_deref(), Some("openai"));
}

#[wasm_bindgen_test]
async fn every_sample_gets_a_verdict_and_a_quick_fix() {
    let root = mount("").await;
    assert!(find(&root, "verdict").is_none());
    for sample in SAMPLES {
        enter(&root, sample.text).await;
        let cause = attribute(&root, "verdict", "data-cause").unwrap_or_default();
        assert!(!cause.is_empty() && cause != "unknown", "{}: {cause}", sample.label);
        assert!(find(&root, "quick-fix").is_some(), "{}", sample.label);
        assert!(find(&root, "evidence").is_some(), "{}", sample.label);
    }
}

#[wasm_bindgen_test]
async fn the_document_never_holds_the_key() {
    let key = fake_key();
    let root = mount("").await;
    for text in
        [key.clone(), format!("OPENAI_API_KEY=\"{key}\"\nError code: 401"), format!("Illegal header value b'Bearer {key}\\n'")]
    {
        enter(&root, &text).await;
        let area: HtmlTextAreaElement = find(&root, "paste").expect("the box").unchecked_into();
        let held = format!("{}{}", document().document_element().expect("a root").outer_html(), area.value());
        assert!(!held.contains(&key[20..44]), "the key of {} characters is in the document", key.len());
    }
}

#[wasm_bindgen_test]
async fn a_key_alone_gets_a_report() {
    let root = mount("").await;
    enter(&root, &fake_key()).await;
    let report = find(&root, "key-report").and_then(|report| report.text_content()).unwrap_or_default();
    assert!(report.contains("OpenAI"), "{report}");
}

#[wasm_bindgen_test]
async fn clear_empties_the_page() {
    let root = mount("").await;
    enter(&root, SAMPLES[1].text).await;
    let clear: web_sys::HtmlElement = find(&root, "clear").expect("the button").unchecked_into();
    clear.click();
    settle().await;
    assert!(find(&root, "verdict").is_none());
    let area: HtmlTextAreaElement = find(&root, "paste").expect("the box").unchecked_into();
    assert_eq!(area.value(), "");
}

#[wasm_bindgen_test]
async fn the_probe_is_closed_until_it_is_asked_for() {
    let root = mount("").await;
    enter(&root, SAMPLES[1].text).await;
    assert!(find(&root, "probe-request").is_none());
    let open: web_sys::HtmlElement = find(&root, "probe-open").expect("the button").unchecked_into();
    open.click();
    settle().await;
    let shown = find(&root, "probe-request").and_then(|request| request.text_content()).unwrap_or_default();
    assert!(shown.contains("GET https://api.openai.com/v1/models"), "{shown}");
}
