//! The page, mounted in a browser: what people do to it, and what it then shows.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::*;
use web_sys::{
    ClipboardEvent, ClipboardEventInit, DataTransfer, Document, Element, Event, EventInit, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement, KeyboardEvent, KeyboardEventInit, Window,
};
use why401::samples::SAMPLES;
use why401::ui::{App, Route};
use yew::AppHandle;

wasm_bindgen_test_configure!(run_in_browser);

/// The page, as long as the value lives.
struct Page {
    root: Element,
    app: Option<AppHandle<App>>,
}

fn window() -> Window {
    web_sys::window().expect("tests run in a browser")
}

fn document() -> Document {
    window().document().expect("a window has a document")
}

async fn wait(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Waits until the page shows what it was told.
async fn drawn() {
    yew::scheduler::flush().await;
}

/// Waits until something holds; else the test fails and says what never came.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..1_000 {
        if holds() {
            return;
        }
        wait(10).await;
    }
    panic!("{what} never came: {}", document().body().unwrap().inner_html());
}

/// How many texts were diagnosed so far; the page notes each in the browser's timeline.
fn diagnosed() -> u32 {
    window().performance().unwrap().get_entries_by_name("diagnose").length()
}

impl Page {
    /// The page at the paste box, after `typed` was typed while it was loading.
    async fn open(typed: &str) -> Page {
        window().location().set_hash("#/").unwrap();
        let html = include_str!("../index.html");
        let start = html.find("<main").expect("index.html has a main");
        let end = html.find("</main>").expect("the main of index.html ends") + "</main>".len();
        let holder = document().create_element("div").unwrap();
        holder.set_inner_html(&html[start..end]);
        let root = holder.first_element_child().unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let answer = root.query_selector("#answer").unwrap().unwrap();
        let area: HtmlTextAreaElement = root.query_selector("#paste").unwrap().unwrap().unchecked_into();
        area.set_value(typed);
        let app = yew::Renderer::<App>::with_root(answer).render();
        let page = Page { root, app: Some(app) };
        until("the part of the page that comes later", || page.find("[data-sample]:enabled").is_some()).await;
        drawn().await;
        page
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).unwrap().map(|element| element.unchecked_into())
    }

    /// The element with this hook, once it is there.
    async fn get(&self, hook: &str) -> HtmlElement {
        let selector = format!("[data-testid={hook}]");
        until(&selector, || self.find(&selector).is_some()).await;
        self.find(&selector).unwrap()
    }

    async fn text(&self, hook: &str) -> String {
        self.get(hook).await.text_content().unwrap_or_default()
    }

    fn area(&self) -> HtmlTextAreaElement {
        self.find("[data-testid=paste]").unwrap().unchecked_into()
    }

    async fn paste(&self, text: &str) {
        let data = DataTransfer::new().unwrap();
        data.set_data("text/plain", text).unwrap();
        let init = ClipboardEventInit::new();
        init.set_clipboard_data(Some(&data));
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = ClipboardEvent::new_with_event_init_dict("paste", &init).unwrap();
        self.area().focus().unwrap();
        self.send(&event).await;
    }

    async fn type_in(&self, text: &str) {
        self.area().set_value(text);
        let init = EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict("input", &init).unwrap();
        self.send(&event).await;
    }

    /// Sends an event to the box that brings it a text, and waits for the answer.
    async fn send(&self, event: &Event) {
        let before = diagnosed();
        self.area().dispatch_event(event).unwrap();
        until("an answer", || diagnosed() > before).await;
        drawn().await;
    }

    async fn press(&self, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        document().active_element().unwrap().dispatch_event(&event).unwrap();
        drawn().await;
    }

    async fn go(&self, hash: &str) {
        let moved = js_sys::Promise::new(&mut |resolve, _| window().set_onhashchange(Some(&resolve)));
        window().location().set_hash(hash).unwrap();
        JsFuture::from(moved).await.unwrap();
        // The page may hear of it after the line above.
        wait(0).await;
        drawn().await;
    }

    /// Everything that the document holds, the values of its fields included.
    fn everything(&self) -> String {
        let mut all = document().document_element().unwrap().outer_html();
        let fields = document().query_selector_all("textarea, input").unwrap();
        for field in (0..fields.length()).filter_map(|index| fields.get(index)) {
            let value = js_sys::Reflect::get(&field, &"value".into()).unwrap();
            all.push_str(&value.as_string().unwrap_or_default());
        }
        all
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

/// A key of OpenAI's form, which is nobody's.
fn key() -> String {
    let mut seed = 401_u32;
    let mut random = |length: usize| -> String {
        let letters = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";
        (0..length)
            .map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                char::from(letters[(seed >> 16) as usize % letters.len()])
            })
            .collect()
    };
    format!("sk-proj-{}T3BlbkFJ{}", random(74), random(74))
}

/// A traceback whose key came with quotes around it, and the file that it stands in.
fn traceback(key: &str) -> String {
    let echo = format!("\"{}{}{}\"", &key[..8], "*".repeat(key.len() - 12), &key[key.len() - 4..]);
    format!(
        "Traceback (most recent call last):\n  File \"/app/bot.py\", line 9, in <module>\n    client.chat.completions.create()\n\
         openai.AuthenticationError: Error code: 401 - {{'error': {{'message': 'Incorrect API key provided: {echo}. You can find \
         your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, \
         'code': 'invalid_api_key'}}}}\n\n$ cat .env\nOPENAI_API_KEY=\"{key}\"\n"
    )
}

fn cause(verdict: &HtmlElement) -> String {
    verdict.get_attribute("data-cause").unwrap_or_default()
}

#[wasm_bindgen_test]
async fn the_document_has_a_button_for_every_sample() {
    let page = Page::open("").await;
    let buttons = page.root.query_selector_all("[data-sample]").unwrap();
    let labels: Vec<String> =
        (0..buttons.length()).map(|index| buttons.get(index).unwrap().text_content().unwrap_or_default()).collect();
    let wanted: Vec<&str> = SAMPLES.iter().map(|sample| sample.label).collect();
    assert_eq!(labels, wanted, "write the buttons of the samples into index.html");
    page.find("[data-sample='2']").unwrap().click();
    drawn().await;
    assert_eq!(cause(&page.get("verdict").await), "wrong_provider_key");
    assert_eq!(document().active_element().unwrap().id(), "verdict", "a sample leads to its answer");
}

#[wasm_bindgen_test]
async fn a_paste_gets_verdict_fix_code_and_proof_and_leaves_no_secret() {
    let page = Page::open("").await;
    let key = key();
    page.paste(&traceback(&key)).await;
    let verdict = page.get("verdict").await;
    assert_eq!(cause(&verdict), "malformed_key");
    assert_eq!(verdict.get_attribute("data-provider").as_deref(), Some("openai"));
    assert_eq!(verdict.get_attribute("data-status").as_deref(), Some("401"));
    assert!(page.text("quick-fix").await.contains("OPENAI_API_KEY"));
    assert_ne!(page.text("code-broken").await, page.text("code-fixed").await);
    assert!(page.find("del").is_some() && page.find("ins").is_some());
    assert!(page.find("[data-testid=evidence] mark").is_some());
    let all = page.everything();
    for start in (8..key.len() - 12).step_by(4) {
        assert!(!all.contains(&key[start..start + 12]), "a piece of the key is in the document");
    }
    assert_eq!(page.area().value(), "");
    assert_eq!(document().active_element().unwrap().id(), "paste", "the box keeps the focus");
}

#[wasm_bindgen_test]
async fn the_own_line_the_chain_and_other_failures_are_shown() {
    let page = Page::open("").await;
    page.paste(
        "$ curl https://api.groq.com/openai/v1/models\n{\"error\":{\"message\":\"Rate limit reached for model\",\"type\":\"tokens\",\"code\":\"rate_limit_exceeded\"}}\n\nOPENAI_APIKEY=sk-...\n\nTraceback (most recent call last):\nValueError: no key\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\nopenai.OpenAIError: The api_key client option must be set either by passing api_key to the client or by setting the OPENAI_API_KEY environment variable\n",
    )
    .await;
    assert_eq!(cause(&page.get("verdict").await), "missing_key");
    assert_eq!(page.text("code-fixed").await.trim(), "OPENAI_API_KEY=sk-...");
    let other = page.get("other-incident").await;
    assert_eq!(other.get_attribute("data-cause").as_deref(), Some("rate_limited"));
    let chain = page.find("#chain").expect("the chain is shown").text_content().unwrap_or_default();
    assert!(chain.find("ValueError") < chain.find("openai.OpenAIError"), "{chain}");
}

#[wasm_bindgen_test]
async fn every_sample_gets_a_verdict_a_fix_and_proof() {
    let page = Page::open("").await;
    for sample in SAMPLES {
        page.paste(sample.text).await;
        let cause = cause(&page.get("verdict").await);
        assert!(!cause.is_empty() && cause != "unknown", "{}: {cause}", sample.label);
        assert!(page.find("[data-testid=quick-fix]").is_some(), "{}", sample.label);
        assert!(page.find("[data-testid=evidence] mark").is_some(), "{}", sample.label);
    }
}

#[wasm_bindgen_test]
async fn what_was_typed_before_the_start_is_read() {
    let typed = "openai.AuthenticationError: Error code: 401 - Incorrect API key provided: undefined.";
    let page = Page::open(typed).await;
    assert_eq!(cause(&page.get("verdict").await), "placeholder_key");
    assert_eq!(page.area().value(), typed);
}

#[wasm_bindgen_test]
async fn typing_is_read_after_a_pause_and_secrets_go_from_the_box() {
    let page = Page::open("").await;
    let key = key();
    page.type_in(&traceback(&key)).await;
    assert_eq!(cause(&page.get("verdict").await), "malformed_key");
    assert!(page.area().value().starts_with("Traceback"), "what was typed stays");
    assert!(!page.everything().contains(&key[20..40]));
}

#[wasm_bindgen_test]
async fn the_next_paste_replaces_the_last_and_clear_empties_the_page() {
    let page = Page::open("").await;
    page.paste(&traceback(&key())).await;
    page.paste("openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota', 'type': 'insufficient_quota', 'param': None, 'code': 'insufficient_quota'}}").await;
    assert_eq!(cause(&page.get("verdict").await), "quota_exceeded");
    page.get("clear").await.click();
    drawn().await;
    assert!(page.find("[data-testid=verdict]").is_none());
    assert_eq!(page.area().value(), "");
    assert_eq!(page.root.class_name(), "view", "the introduction and the samples show again");
}

#[wasm_bindgen_test]
async fn a_paste_can_be_taken_back_and_changed() {
    let page = Page::open("").await;
    page.paste(&traceback(&key())).await;
    page.get("edit").await.click();
    drawn().await;
    let held = page.area().value();
    assert!(held.contains("OPENAI_API_KEY=\"[openai key #1, ends "), "{held}");
    page.type_in("nothing of interest").await;
    assert_eq!(cause(&page.get("verdict").await), "not_an_api_error");
}

#[wasm_bindgen_test]
async fn a_configuration_is_inspected_and_its_keys_are_not_shown() {
    let page = Page::open("").await;
    let key = key();
    page.paste(&format!("==> .env <==\nGROQ_API_KEY={key}\n\n==> .bashrc <==\nexport OPENAI_KEY=\"{key}\"\n")).await;
    let seen = page.text("environment").await;
    assert!(seen.contains("Your 2 sources have 2 faults"), "{seen}");
    let finding = page.get("environment-finding").await;
    assert_eq!(finding.get_attribute("data-id").as_deref(), Some("foreign-key"));
    assert!(!page.everything().contains(&key[20..40]));
}

#[wasm_bindgen_test]
async fn a_key_by_itself_is_inspected_and_not_shown() {
    let page = Page::open("").await;
    let key = key();
    page.paste(&key).await;
    assert!(page.text("key-report").await.contains("OpenAI"));
    assert!(!page.everything().contains(&key[20..40]));
}

#[wasm_bindgen_test]
async fn a_key_is_checked_as_it_was_pasted_and_goes_with_its_view() {
    let page = Page::open("").await;
    page.go("#/key").await;
    let key = key();
    let data = DataTransfer::new().unwrap();
    data.set_data("text/plain", &format!("\"{key}\"\n")).unwrap();
    let init = ClipboardEventInit::new();
    init.set_clipboard_data(Some(&data));
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = ClipboardEvent::new_with_event_init_dict("paste", &init).unwrap();
    page.get("key-input").await.dispatch_event(&event).unwrap();
    drawn().await;
    assert!(page.text("key-report").await.contains("OpenAI project key"));
    let places: Vec<String> = {
        let items = page.root.query_selector_all("[data-testid=key-defect]").unwrap();
        let place = |at| items.get(at).unwrap().unchecked_into::<Element>().get_attribute("data-position").unwrap();
        (0..items.length()).map(place).collect()
    };
    assert_eq!(places, ["1", "166", "167"], "the line break that a field would drop is told too");
    page.get("key-mended").await;
    let field: HtmlInputElement = page.get("key-input").await.unchecked_into();
    assert!(field.value().starts_with("\"sk-proj-"), "the field stays the one that somebody types in");
    assert!(!document().document_element().unwrap().outer_html().contains(&key[20..32]));
    page.go("#/").await;
    assert!(!page.everything().contains(&key[20..32]), "the key went with the view");
}

#[wasm_bindgen_test]
async fn numbers_lead_from_the_paste_to_the_signs_and_back() {
    let page = Page::open("").await;
    page.paste(&traceback(&key())).await;
    page.find("pre .ref").expect("a number behind the mark").click();
    assert_eq!(document().active_element().unwrap().id(), "sign-1");
    page.find("#sign-1 .ref").expect("a number before the sign").click();
    assert_eq!(document().active_element().unwrap().id(), "mark-1");
}

#[wasm_bindgen_test]
async fn a_choice_of_application_changes_the_advice_alone() {
    let page = Page::open("").await;
    page.paste(&traceback(&key())).await;
    let chip: web_sys::HtmlSelectElement = page.get("app-chip").await.unchecked_into();
    assert_eq!(chip.get_attribute("data-app").as_deref(), Some(""));
    assert_eq!(chip.value(), "/own", "a traceback shows a program of their own");
    let before = cause(&page.get("verdict").await);
    chip.focus().unwrap();
    chip.set_value("claude-code");
    let init = EventInit::new();
    init.set_bubbles(true);
    chip.dispatch_event(&Event::new_with_event_init_dict("change", &init).unwrap()).unwrap();
    drawn().await;
    let chip = page.get("app-chip").await;
    assert_eq!(chip.get_attribute("data-app").as_deref(), Some("claude-code"));
    assert!(document().active_element().as_ref() == Some(&*chip), "the chip keeps the focus");
    assert_eq!(cause(&page.get("verdict").await), before);
    page.paste(&traceback(&key())).await;
    assert_eq!(page.get("app-chip").await.get_attribute("data-app").as_deref(), Some(""), "the next paste starts anew");
}

#[wasm_bindgen_test]
async fn a_text_without_a_failure_is_not_rated() {
    let page = Page::open("").await;
    page.paste("chrome.exe crashed with exit code 5\n").await;
    page.get("verdict").await;
    for hook in ["quick-fix", "app-chip", "code-fixed", "probe-open"] {
        assert!(page.find(&format!("[data-testid={hook}]")).is_none(), "{hook}");
    }
    let all = page.root.text_content().unwrap_or_default();
    assert!(!all.contains("Retrying") && !all.contains("Critical") && all.contains("What to paste next"), "{all}");
}

#[wasm_bindgen_test]
async fn arrow_keys_move_through_the_tabs() {
    let page = Page::open("").await;
    page.paste(&traceback(&key())).await;
    let chosen = || page.find(".fix [aria-selected=true]").unwrap();
    let first = chosen();
    first.focus().unwrap();
    page.press("ArrowRight").await;
    assert_ne!(chosen().id(), first.id());
    assert_eq!(document().active_element().unwrap().id(), chosen().id());
    page.press("Home").await;
    assert_eq!(chosen().id(), first.id());
}

#[wasm_bindgen_test]
async fn a_long_paste_shows_what_is_around_the_proof() {
    let page = Page::open("").await;
    let line = "2026-11-23 06:17:15,203 INFO worker: nothing happened here\n";
    page.paste(&[&line.repeat(6_000), &*traceback(&key()), &line.repeat(100)].concat()).await;
    assert_eq!(cause(&page.get("verdict").await), "malformed_key");
    let shown = page.text("redacted").await;
    assert!(shown.len() < 20_000, "{} bytes", shown.len());
    assert!(shown.contains("lines left out") && shown.contains("AuthenticationError"));
}

#[wasm_bindgen_test]
async fn the_probe_is_closed_until_it_is_asked_for_and_shows_what_it_would_send() {
    let page = Page::open("").await;
    page.paste(&traceback(&key())).await;
    assert!(page.find("[data-testid=probe-request]").is_none());
    page.get("probe-open").await.click();
    drawn().await;
    assert!(page.text("probe-request").await.contains("GET https://api.openai.com/v1/models"));
    let fields = page.root.query_selector_all("[data-testid=probe-key], #probe-organization").unwrap();
    assert_eq!(fields.length(), 2);
}

#[wasm_bindgen_test]
async fn addresses_lead_to_articles_and_the_answer_stays() {
    let page = Page::open("").await;
    page.paste(&traceback(&key())).await;
    page.go("#/errors/").await;
    page.get("catalogue-search").await;
    page.go("#/errors/openai-authentication-error").await;
    assert!(page.text("article").await.contains("AuthenticationError"));
    assert!(document().title().contains("why401"));
    page.go("#/").await;
    assert_eq!(cause(&page.get("verdict").await), "malformed_key");
}

#[wasm_bindgen_test]
async fn a_link_shows_somebodys_diagnosis_and_no_evidence() {
    let page = Page::open("").await;
    page.go("#/from?cause=invalid_key&provider=openai&status=401&sdk=openai-python&sdk_major=1&language=python&confidence=92")
        .await;
    let verdict = page.get("verdict").await;
    assert_eq!(cause(&verdict), "invalid_key");
    assert_eq!(verdict.get_attribute("data-confidence").as_deref(), Some("0.92"));
    assert!(page.text("from-link").await.starts_with("This is somebody’s diagnosis, from a link. "));
    assert!(page.text("from-link").await.contains("openai-python, major version 1"));
    assert!(page.text("quick-fix").await.contains("OPENAI_API_KEY"));
    assert!(page.find("[data-testid=evidence]").is_none() && page.find("[data-testid=share-link]").is_some());
    assert!(!document().title().contains("key"), "the title tells nothing");
    // An own paste is another view, and the link is none of its business.
    page.go("#/").await;
    assert!(page.find("[data-testid=verdict]").is_none());
}

#[wasm_bindgen_test]
async fn a_link_that_is_none_of_ours_shows_nothing_of_itself() {
    let page = Page::open("").await;
    let long = "x".repeat(100_000);
    for facts in ["", "cause=<b>hello</b>&confidence=90", "cause=invalid_key&confidence=90&code=call%20555", "%", &long] {
        page.go(&["#/from?", facts].concat()).await;
        let said = page.text("link-refused").await;
        assert!(said.starts_with("This link can’t be read") && !said.contains("hello") && said.len() < 500, "{said}");
        assert!(page.find("[data-testid=verdict]").is_none());
    }
}

#[wasm_bindgen_test]
fn addresses_are_read() {
    let article = Route::Article("some-error".to_owned());
    for (hash, route) in [
        ("", Some(Route::Diagnose)),
        ("#", Some(Route::Diagnose)),
        ("#/", Some(Route::Diagnose)),
        ("#/nothing-of-the-kind", Some(Route::Diagnose)),
        ("#/errors", Some(Route::Errors)),
        ("#/errors/", Some(Route::Errors)),
        ("#/errors/some-error", Some(article.clone())),
        ("#/errors/some-error/", Some(article.clone())),
        ("#/from?cause=invalid_key", Some(Route::Shared("cause=invalid_key".to_owned()))),
        ("#/from?", Some(Route::Shared(String::new()))),
        ("#check", None),
    ] {
        assert!(Route::of(hash) == route, "{hash}");
    }
    for route in [article, Route::Shared("cause=invalid_key&confidence=90".to_owned())] {
        assert!(Route::of(&route.hash()) == Some(route));
    }
}
