//! The key that the server sent back.

use super::case::Case;
use crate::catalogue::Cause;
use crate::catalogue::level::{CERTAIN, CLEAR, FAINT, PROBABLE, STRONG, USUAL, WEAK};
use crate::credential::EchoShape;
use crate::diagnosis::candidates::{Candidates, Mark};
use crate::diagnosis::weights::SHORTENED;

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    for (echo, span) in &case.facts.echoes {
        use Cause::{InvalidKey, MalformedKey, PlaceholderKey, WrongProviderKey};
        let (cause, variant, level, says) = match &echo.shape {
            EchoShape::Quoted { start: true, end: true } => {
                (MalformedKey, "quotes", CERTAIN, "the key that arrived begins and ends with a quote mark".to_owned())
            }
            EchoShape::Quoted { start: true, .. } => {
                (MalformedKey, "quotes", CERTAIN, "the key that arrived begins with a quote mark".to_owned())
            }
            EchoShape::Quoted { .. } => {
                (MalformedKey, "quotes", CERTAIN, "the key that arrived ends with a quote mark".to_owned())
            }
            EchoShape::Bracketed => (MalformedKey, "brackets", STRONG, "the key that arrived is in brackets".to_owned()),
            EchoShape::Bearer => {
                (MalformedKey, "doubled-bearer", CERTAIN, "the key that arrived begins with the word Bearer".to_owned())
            }
            EchoShape::Url => (MalformedKey, "url", CERTAIN, "what arrived as the key is a URL".to_owned()),
            EchoShape::Assignment => {
                (MalformedKey, "assignment", CLEAR, "what arrived as the key is a whole line with a name in front".to_owned())
            }
            EchoShape::Space => (MalformedKey, "space", CLEAR, "the key that arrived has white space in it".to_owned()),
            EchoShape::Prose => (MalformedKey, "text", STRONG, "what arrived as the key is text".to_owned()),
            EchoShape::NonAscii(letter) => {
                (MalformedKey, "non-ascii", CERTAIN, format!("the key that arrived has U+{:04X}", u32::from(*letter)))
            }
            EchoShape::Truncated if echo.length < SHORTENED => {
                let says = "the masked key that arrived is shorter than this server’s masked keys".to_owned();
                candidates.support(MalformedKey, "truncated", WEAK, Mark::new("key-echo", says.clone(), span));
                candidates.support(InvalidKey, "unknown", PROBABLE, Mark::new("key-echo", says, span));
                continue;
            }
            EchoShape::Truncated => (
                MalformedKey,
                "truncated",
                PROBABLE,
                format!("the key that arrived has {} characters, far fewer than a whole one", echo.length),
            ),
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
            EchoShape::Hidden => {
                let says = "the server doesn’t know the key that ends like this".to_owned();
                candidates.support(InvalidKey, "unknown", STRONG, Mark::new("key-echo", says, span));
                continue;
            }
            EchoShape::Own => {
                let says =
                    format!("the key that arrived has the right form and {} characters; the server doesn’t know it", echo.length);
                candidates.support(InvalidKey, "unknown", CERTAIN, Mark::new("key-echo", says, span));
                continue;
            }
            EchoShape::Other => {
                candidates.support(
                    InvalidKey,
                    "not-a-key",
                    USUAL,
                    Mark::new("key-echo", "what arrived isn’t shaped like a key", span),
                );
                candidates.contradict(
                    InvalidKey,
                    USUAL,
                    Mark::new("key-echo", "it is shorter than the provider’s keys or built differently", span),
                );
                continue;
            }
        };
        candidates.support(cause, variant, level, Mark::new("key-echo", says.clone(), span));
        candidates.contradict(InvalidKey, FAINT, Mark::new("key-echo", says, span));
    }
}
