//! The one module that sends requests: the probe. (The page's own files come through the
//! loaders that the build writes.)

use super::{Plan, TIMEOUT_MS};
use crate::redaction::Secret;
use gloo_net::http::{Method, RequestBuilder};
use std::cell::Cell;
use std::rc::Rc;
use std::str::FromStr;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect, ResponseType};

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
    let Ok(method) = Method::from_str(plan.request.method) else { return Reply::Unsendable };
    let mut request = RequestBuilder::new(&plan.url)
        .method(method)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
        // With `error`, a redirect would look like a broken connection.
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&stop.signal()));
    for header in &plan.headers {
        request = if header.carries_key {
            let value = Secret::new(header.value.replace("{key}", key.expose()));
            request.header(header.name, value.expose())
        } else {
            request.header(header.name, &header.value)
        };
    }
    let request = match plan.request.body {
        "" => request.build(),
        body => {
            let body = Secret::new(body.replace("{key}", key.expose()));
            request.body(body.expose())
        }
    };
    drop(key);
    let Ok(request) = request else { return Reply::Unsendable };
    let Ok(response) = request.send().await else { return Reply::Nothing };
    if response.type_() == ResponseType::Opaqueredirect {
        return Reply::Redirected;
    }
    match response.text().await {
        Ok(body) => Reply::Answered { status: response.status(), body },
        Err(_) => Reply::CutOff,
    }
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
