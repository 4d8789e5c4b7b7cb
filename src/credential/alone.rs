//! Recognizes a paste that is nothing but a key, for the page's first load. [`super::inspect`] inspects it later.

use super::forms::{article, forms_of, kind_of};
use super::{body_of, formats_of, looks_random, placeholder_word};
use crate::catalogue::{Owner, Provider};
use crate::redaction::Mask;
use crate::text::is_quote;

/// A short description of a key that was pasted alone.
#[derive(Debug)]
pub struct KeySummary {
    /// The only provider that it may belong to.
    pub provider: Option<&'static Provider>,
    /// The part of it that may be shown.
    pub masked: Mask,
    /// Length in characters, without what surrounds it.
    pub length: usize,
    /// The variant of `malformed_key` or `placeholder_key`; empty if nothing is wrong.
    pub variant: &'static str,
    /// The result in one sentence.
    pub sentence: String,
}

/// How long a paste may be that is nothing but a key: the longest known keys have some 600 characters.
const MAX_PASTE_BYTES: usize = 2_000;

/// Describes a paste that is nothing but a key; none if it is more, or something else.
pub fn key_alone(paste: &str) -> Option<KeySummary> {
    if paste.len() > MAX_PASTE_BYTES {
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
    // A terminal may have wrapped it.
    let wrapped = || {
        let joined: String = value.split_whitespace().collect();
        keyed && forms_of(&joined).iter().any(|(_, format)| format.fits(&joined))
    };
    // A second word that is no part of a key is an answer's code, such as `invalid_api_key`.
    let of_key = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    let pieces = words <= 2 && value.split_whitespace().skip(1).all(of_key);
    let short = pasted.lines().count() <= 2 && (opaque || keyed && pieces && length >= 8);
    // Several settings are more than a key. An `=` at the end of a line may be padding of a key.
    let settings = value.split_once('\n').is_some_and(|(_, next)| next.trim_end_matches('=').contains('='));
    // A masked key comes from a server's answer, which is diagnosed.
    if settings || value.contains('*') || !(short || words > 1 && wrapped()) {
        return None;
    }
    Some(summary(paste.trim_matches('\n').trim_matches('\r')))
}

/// The text after the scheme `Bearer`, which clients add themselves; none if it doesn't begin with it.
pub fn without_bearer(value: &str) -> Option<&str> {
    value.strip_prefix("Bearer ").or_else(|| value.strip_prefix("bearer "))
}

fn summary(whole: &str) -> KeySummary {
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
    KeySummary { provider, masked: Mask::of(key), length, variant, sentence }
}

/// The sentence for a key of an unknown form.
pub const UNKNOWN: &str = "why401 doesn’t know this form of key, but the key may still be right.";

/// Removes what surrounds a key. Returns the variant of what was removed last; empty if it was none.
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
        // An assignment is how keys are stored, and no fault; quotes or blanks around the value may be one.
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
