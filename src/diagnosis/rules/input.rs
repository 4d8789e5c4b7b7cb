//! What the rules are given.

use crate::catalogue::{Provider, Service};
use crate::facts::Facts;
use crate::text::Span;

/// The variants of a missing key that a client missed, and a server.
const SDK_REFUSED: &str = "sdk-refused";
const NOT_SENT: &str = "not-sent";

/// How far behind a status its answer may stand, in bytes.
const MAX_LINE_BYTES: usize = 100;

/// What a rule may look at.
pub struct RuleInput<'a> {
    /// The facts.
    pub facts: &'a Facts<'a>,
    /// The provider, if the facts tell.
    pub provider: Option<&'static Provider>,
    /// The service, if it is none of the providers.
    pub service: Option<&'static Service>,
}

impl RuleInput<'_> {
    /// The variant that words at a place mean: a key that is missing was missed by a client, or by a server if the words
    /// stand in its answer.
    pub fn variant(&self, variant: &'static str, words: &Span) -> &'static str {
        if variant == SDK_REFUSED && self.refuses_keys() && self.is_answer(words) { NOT_SENT } else { variant }
    }

    /// Whether words stand in an error body, or behind a status on its line.
    fn is_answer(&self, words: &Span) -> bool {
        let facts = self.facts;
        let behind = |status: &Span| {
            status.start < words.start
                && words.start - status.start <= MAX_LINE_BYTES
                && !facts.text(&(status.start..words.start)).contains('\n')
        };
        facts.bodies.iter().any(|body| body.range.contains(&words.start))
            || facts.statuses.iter().any(|(_, status)| behind(status))
    }

    /// Whether a status is there with which APIs refuse keys: Gemini and xAI do so with 400.
    pub fn refuses_keys(&self) -> bool {
        self.facts.statuses.iter().any(|(status, _)| matches!(status, 400 | 401 | 403))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redaction::redact;

    /// The variant of a missing key that stands behind a text.
    fn variant(before: &str) -> &'static str {
        let redaction = redact(&format!("{before}no key\"}}}}"));
        let facts = Facts::gather(&redaction);
        let words = before.len()..before.len() + "no key".len();
        RuleInput { facts: &facts, provider: None, service: None }.variant(SDK_REFUSED, &words)
    }

    #[test]
    fn a_server_missed_the_key_where_it_says_so() {
        let behind = |between: usize| variant(&format!("HTTP 401{}", "-".repeat(between)));
        assert_eq!((behind(97), behind(98)), (NOT_SENT, SDK_REFUSED));
        assert_eq!(variant("HTTP 401\n"), SDK_REFUSED, "on another line");
        assert_eq!(variant("HTTP 404 "), SDK_REFUSED, "no status of refused keys");
        assert_eq!(
            variant("HTTP 401\n{\"error\": {\"type\": \"authentication_error\", \"message\": \""),
            NOT_SENT,
            "in an error body"
        );
        assert_eq!(variant(""), SDK_REFUSED);
    }
}
