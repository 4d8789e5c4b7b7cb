//! The key that the server sent back.

use super::input::RuleInput;
use crate::catalogue::Cause::{self, InvalidKey, MalformedKey, PlaceholderKey, WrongProviderKey};
use crate::catalogue::level::{CERTAIN, CLEAR, FAINT, PROBABLE, STRONG, USUAL, WEAK};
use crate::credential::{Echo, EchoShape};
use crate::diagnosis::candidates::{Candidates, Mark};
use crate::diagnosis::weights::SHORTENED;
use crate::text::Span;

pub(super) fn apply(input: &RuleInput, candidates: &mut Candidates) {
    for (echo, span) in &input.facts.echoes {
        match malformed(echo).or_else(|| replaced(echo)) {
            Some((cause, variant, level, says)) => {
                candidates.support(cause, variant, level, Mark::new("key-echo", says.clone(), span));
                candidates.contradict(InvalidKey, FAINT, Mark::new("key-echo", says, span));
            }
            None => unknown(echo, span, candidates),
        }
    }
}

/// A cause that the echo shows, with its variant, how firmly, and what it says.
type Shown = (Cause, &'static str, u8, String);

/// What doesn't belong to a key, in one that may be right otherwise.
fn malformed(echo: &Echo) -> Option<Shown> {
    let (variant, level, says) = match &echo.shape {
        EchoShape::Quoted { start: true, end: true } => {
            ("quotes", CERTAIN, "the key that arrived begins and ends with a quote mark")
        }
        EchoShape::Quoted { start: true, .. } => ("quotes", CERTAIN, "the key that arrived begins with a quote mark"),
        EchoShape::Quoted { .. } => ("quotes", CERTAIN, "the key that arrived ends with a quote mark"),
        EchoShape::Bracketed => ("brackets", STRONG, "the key that arrived is in brackets"),
        EchoShape::Bearer => ("doubled-bearer", CERTAIN, "the key that arrived begins with the word Bearer"),
        EchoShape::Url => ("url", CERTAIN, "what arrived as the key is a URL"),
        EchoShape::Assignment => ("assignment", CLEAR, "what arrived as the key is a whole line with a name in front"),
        EchoShape::Space => ("space", CLEAR, "the key that arrived has white space in it"),
        EchoShape::Prose => ("text", STRONG, "what arrived as the key is text"),
        EchoShape::NonAscii(letter) => {
            let says = format!("the key that arrived has U+{:04X}", u32::from(*letter));
            return Some((MalformedKey, "non-ascii", CERTAIN, says));
        }
        EchoShape::Truncated if echo.length >= SHORTENED => {
            let says = format!("the key that arrived has {} characters, far fewer than a whole one", echo.length);
            return Some((MalformedKey, "truncated", PROBABLE, says));
        }
        _ => return None,
    };
    Some((MalformedKey, variant, level, says.to_owned()))
}

/// Something else in the place of the key: a placeholder, or a key of another service.
fn replaced(echo: &Echo) -> Option<Shown> {
    let (cause, variant, level, says) = match &echo.shape {
        EchoShape::VariableName => {
            (PlaceholderKey, "variable-name", CERTAIN, "what arrived as the key is a variable’s name".to_owned())
        }
        EchoShape::NullWord => {
            (PlaceholderKey, "null-word", CERTAIN, "what arrived as the key is how code prints no value".to_owned())
        }
        EchoShape::Template => (PlaceholderKey, "template", CERTAIN, "what arrived as the key is a placeholder".to_owned()),
        EchoShape::Foreign(other) => {
            (WrongProviderKey, "foreign", CERTAIN, format!("the key that arrived looks like a key from {}", other.name))
        }
        EchoShape::Form(_, form) => {
            (WrongProviderKey, form.variant, form.level, form.says.replace("{length}", &echo.length.to_string()))
        }
        EchoShape::Unlike => {
            (WrongProviderKey, "unlike", CLEAR, "the key that arrived doesn’t begin like this provider’s keys".to_owned())
        }
        _ => return None,
    };
    Some((cause, variant, level, says))
}

/// A key that shows no fault: the server doesn't know it.
fn unknown(echo: &Echo, span: &Span, candidates: &mut Candidates) {
    let mark = |says: &str| Mark::new("key-echo", says, span);
    match &echo.shape {
        EchoShape::Truncated => {
            let says = "the masked key that arrived is shorter than this server’s masked keys";
            candidates.support(MalformedKey, "truncated", WEAK, mark(says));
            candidates.support(InvalidKey, "unknown", PROBABLE, mark(says));
        }
        EchoShape::Hidden => {
            candidates.support(InvalidKey, "unknown", STRONG, mark("the server doesn’t know the key that ends like this"));
        }
        EchoShape::Own => {
            let says =
                format!("the key that arrived has the right form and {} characters; the server doesn’t know it", echo.length);
            candidates.support(InvalidKey, "unknown", CERTAIN, mark(&says));
        }
        _ => {
            candidates.support(InvalidKey, "not-a-key", USUAL, mark("what arrived isn’t shaped like a key"));
            let says = "it is shorter than the provider’s keys or built differently";
            candidates.contradict(InvalidKey, USUAL, mark(says));
        }
    }
}
