//! The one module that sends requests: the probe. (The page's own files come through the
//! loaders that the build writes.)

use super::{Plan, TIMEOUT_MS};
use crate::redaction::Secret;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReferrerPolicy, Request, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response,
    ResponseType,
};

/// What came back for a probe.
pub enum Reply {
    /// An answer that the page may read.
    Answered {
        /// HTTP status.
        status: u16,
        /// The body.
        body: String,
    },
    /// An answer whose body broke off.
    CutOff,
    /// A redirect, which wasn't followed.
    Redirected,
    /// Nothing came in time.
    TimedOut,
    /// No answer, or none that the page may read; browsers don't say which.
    Nothing,
    /// The person stopped it.
    Stopped,
    /// It can't be sent: the key or a field holds what no header can carry.
    Unsendable,
}

/// Sends the request that the plan shows, with the key instead of its mask. It is sent once: nothing is repeated, and no
/// redirect is followed.
pub async fn probe(plan: &Plan, key: Secret, stop: &AbortController) -> Reply {
    let fields = plan.headers.iter().filter(|header| !header.carries_key).map(|header| header.value.as_str());
    if plan.refusal.is_some() || !fields.chain([key.expose()]).all(is_header_value) {
        return Reply::Unsendable;
    }
    let timed_out = give_up_after_timeout(stop);
    let reply = answer(plan, key, stop).await;
    match (stop.signal().aborted(), timed_out.get()) {
        (true, true) => Reply::TimedOut,
        (true, false) => Reply::Stopped,
        (false, _) => reply,
    }
}

/// Sends the request and reads the answer.
async fn answer(plan: &Plan, key: Secret, stop: &AbortController) -> Reply {
    let Ok(request) = request(plan, &key, stop) else { return Reply::Unsendable };
    drop(key);
    let Some(window) = web_sys::window() else { return Reply::Nothing };
    let Ok(response) = JsFuture::from(window.fetch_with_request(&request)).await else { return Reply::Nothing };
    let response: Response = response.unchecked_into();
    if response.type_() == ResponseType::Opaqueredirect {
        return Reply::Redirected;
    }
    match text(&response).await {
        Ok(body) => Reply::Answered { status: response.status(), body },
        Err(_) => Reply::CutOff,
    }
}

/// The request with the key. An error if the browser refuses to make it.
fn request(plan: &Plan, key: &Secret, stop: &AbortController) -> Result<Request, JsValue> {
    let with_key = |text: &str| Secret::new(text.replace("{key}", key.expose()));
    let options = RequestInit::new();
    options.set_method(plan.request.method);
    options.set_credentials(RequestCredentials::Omit);
    options.set_referrer_policy(ReferrerPolicy::NoReferrer);
    options.set_cache(RequestCache::NoStore);
    // With `error`, a redirect would look like a broken connection.
    options.set_redirect(RequestRedirect::Manual);
    options.set_signal(Some(&stop.signal()));
    if !plan.request.body.is_empty() {
        options.set_body(&with_key(plan.request.body).expose().into());
    }
    let request = Request::new_with_str_and_init(&plan.url, &options)?;
    for header in &plan.headers {
        match header.carries_key {
            true => request.headers().set(header.name, with_key(&header.value).expose())?,
            false => request.headers().set(header.name, &header.value)?,
        }
    }
    Ok(request)
}

/// The body of an answer.
async fn text(response: &Response) -> Result<String, JsValue> {
    Ok(JsFuture::from(response.text()?).await?.as_string().unwrap_or_default())
}

/// Whether a header can carry a value.
fn is_header_value(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
}

/// Aborts after the timeout. The cell then says that the timeout was the reason.
fn give_up_after_timeout(stop: &AbortController) -> Rc<Cell<bool>> {
    let timed_out = Rc::new(Cell::new(false));
    let (stop, flag) = (stop.clone(), timed_out.clone());
    let give_up = Closure::once_into_js(move || {
        if !stop.signal().aborted() {
            flag.set(true);
            stop.abort();
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(give_up.unchecked_ref(), TIMEOUT_MS as i32);
    }
    timed_out
}
