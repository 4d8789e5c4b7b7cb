//! The one module that sends requests: the probe. (The page's own files come through the
//! loaders that the build writes.)

use super::{Plan, TIMEOUT_MS};
use crate::catalogue::Provider;
use crate::redaction::Secret;
use gloo_net::http::{Method, RequestBuilder};
use std::cell::Cell;
use std::rc::Rc;
use std::str::FromStr;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

/// What came of a probe.
pub enum Reply {
    /// An answer that the page may read.
    Came {
        /// HTTP status.
        status: u16,
        /// The body.
        body: String,
    },
    /// No answer, or none that the page may read; browsers don't tell which.
    Nothing,
    /// The person stopped it.
    Stopped,
    /// It can't be sent: the key or a field holds what no header can carry.
    Unsendable,
}

/// Sends the request that the plan shows, with the key in the place of its mask. Once: whatever
/// comes back, nothing is sent again.
pub async fn probe(provider: &Provider, plan: &Plan, key: Secret, stop: &AbortController) -> Reply {
    // The plan shows the key's own header masked; what goes out in it is the key.
    let is_key = |name: &str| provider.header.split(':').next().is_some_and(|header| name.eq_ignore_ascii_case(header));
    let fields = plan.headers.iter().filter(|(name, _)| !is_key(name)).map(|(_, shown)| shown.as_str());
    if !fields.chain([key.expose()]).all(is_header_value) {
        return Reply::Unsendable;
    }
    let timed_out = give_up_after_timeout(stop);
    match answer(provider, plan, key, stop).await {
        Some(reply) => reply,
        None if stop.signal().aborted() && !timed_out.get() => Reply::Stopped,
        None => Reply::Nothing,
    }
}

async fn answer(provider: &Provider, plan: &Plan, key: Secret, stop: &AbortController) -> Option<Reply> {
    let (key_header, scheme) = provider.header.split_once(':')?;
    let mut request = RequestBuilder::new(plan.url)
        .method(Method::from_str(plan.method).ok()?)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
        .redirect(RequestRedirect::Error)
        .abort_signal(Some(&stop.signal()));
    for (name, shown) in &plan.headers {
        request = if name.eq_ignore_ascii_case(key_header) {
            let value = Secret::new([scheme.trim(), " ", key.expose()].concat());
            request.header(name, value.expose().trim_start())
        } else {
            request.header(name, shown)
        };
    }
    drop(key);
    let response = request.send().await.ok()?;
    let body = response.text().await.ok()?;
    Some(Reply::Came { status: response.status(), body })
}

fn is_header_value(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
}

/// Aborts after the timeout, and tells afterwards whether that was it.
fn give_up_after_timeout(stop: &AbortController) -> Rc<Cell<bool>> {
    let timed_out = Rc::new(Cell::new(false));
    let (stop, told) = (stop.clone(), timed_out.clone());
    let give_up = Closure::once_into_js(move || {
        if !stop.signal().aborted() {
            told.set(true);
            stop.abort();
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(give_up.unchecked_ref(), TIMEOUT_MS as i32);
    }
    timed_out
}
