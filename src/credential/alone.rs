//! A paste that is nothing but a key, at first sight. [`super::inspect`] looks closer.

use super::forms::{article, forms_of, kind_of};
use super::{body_of, formats_of, looks_random, placeholder_word};
use crate::catalogue::{Owner, Provider};
use crate::redaction::Mask;
use crate::text::is_quote;

/// What a key shows at first sight.
#[derive(Debug)]
pub struct Glance {
    /// The only provider that it may belong to.
    pub provider: Option<&'static Provider>,
    /// As much of it as may be shown.
    pub masked: Mask,
    /// Length in characters, without what clings to it.
    pub length: usize,
    /// The variant of `malformed_key` or `placeholder_key`; empty if nothing strikes.
    pub variant: &'static str,
    /// One sentence on it.
    pub sentence: String,
}

/// Looks at a paste that is nothing but a key; none if it is more, or something else.
pub fn key_alone(paste: &str) -> Option<Glance> {
    if paste.len() > 2_000 {
        return None;
    }
    let pasted = paste.trim();
    let plain = pasted.trim_matches(is_quote);
    // `NAME=value`; a URL with `?key=` is more than a key.
    let named = |name: &str| {
        name.trim().bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b':' | b'$' | b' '))
    };
    let value = plain.split_once('=').filter(|(name, _)| named(name)).map_or(plain, |(_, value)| value).trim();
    let value = without_bearer(value).unwrap_or(value);
    let words = value.split_whitespace().count();
    let keyed = !formats_of(value.trim_matches(['"', '\''])).is_empty();
    let length = value.chars().count();
    let opaque = words == 1
        && length >= 20
        && looks_random(value)
        // `openai.AuthenticationError` has letters of both cases too.
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'+' | b'/'));
    // A terminal wrapped it.
    let wrapped = || {
        let joined: String = value.split_whitespace().collect();
        keyed && forms_of(&joined).iter().any(|(_, format)| format.fits(&joined))
    };
    let short = pasted.lines().count() <= 2 && (opaque || keyed && words <= 2 && length >= 8);
    // Another setting follows; padding may end a key.
    let settings = value.split_once('\n').is_some_and(|(_, next)| next.trim_end_matches('=').contains('='));
    // A masked key is an echo, which the text around it would explain.
    if settings || value.contains('*') || !(short || words > 1 && wrapped()) {
        return None;
    }
    Some(glance(paste.trim_matches('\n').trim_matches('\r')))
}

/// What stands behind the scheme `Bearer`, which clients add themselves.
pub fn without_bearer(value: &str) -> Option<&str> {
    value.strip_prefix("Bearer ").or_else(|| value.strip_prefix("bearer "))
}

fn glance(whole: &str) -> Glance {
    let (key, mut variant) = strip(whole);
    let forms = forms_of(key);
    let length = key.chars().count();
    if let Some(odd) = key.chars().find(|odd| !odd.is_ascii_graphic()) {
        variant = if odd.is_ascii() { "space" } else { "non-ascii" };
    }
    if placeholder_word(body_of(key)) {
        variant = "template";
    }
    if let [(_, format)] = forms.as_slice() {
        let shortest = format.lengths.iter().min().copied().unwrap_or(0);
        if variant.is_empty() && length + 4 < shortest {
            variant = "truncated";
        }
    }
    let kind = kind_of(&forms);
    let kind = if kind.is_empty() { "key of an unknown form" } else { &kind };
    let rest = match variant {
        "" => ". Only the provider can tell whether it works.",
        "truncated" => ", but it is too short.",
        _ => ", with something that doesn’t belong to it.",
    };
    let sentence = match variant {
        "template" => "This is a placeholder, not a key.".to_owned(),
        "" if forms.is_empty() => UNKNOWN.to_owned(),
        _ => ["This looks like ", article(kind), kind, rest].concat(),
    };
    let provider = match forms.as_slice() {
        [(Owner::Provider(provider), _)] => Some(*provider),
        _ => None,
    };
    Glance { provider, masked: Mask::of(key), length, variant, sentence }
}

/// What there is to say about an unknown form.
pub const UNKNOWN: &str = "why401 doesn’t know this form of key, but the key may still be right.";

/// Takes off what clings to a key, and says what that was.
fn strip(whole: &str) -> (&str, &'static str) {
    let mut variant = "";
    let mut key = whole.trim();
    if key.len() != whole.len() {
        variant = "space";
    }
    if let Some((name, value)) = key.split_once('=')
        && name.strip_prefix("export ").unwrap_or(name).bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !value.is_empty()
        && name.len() > 2
    {
        // An assignment is how a key is kept, not a fault; what is around the value may be one.
        key = value.trim();
    }
    if let Some(rest) = without_bearer(key) {
        variant = "doubled-bearer";
        key = rest.trim();
    }
    let bare = key.trim_matches(is_quote);
    if bare.len() != key.len() && !bare.is_empty() {
        variant = "quotes";
        key = bare;
    }
    (key, variant)
}
