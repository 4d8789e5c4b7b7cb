//! What the rules are given.

use crate::catalogue::{Provider, Service};
use crate::facts::Facts;

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
    /// Whether a status is there with which APIs refuse keys: Gemini and xAI do so with 400.
    pub fn refuses_keys(&self) -> bool {
        self.facts.statuses.iter().any(|(status, _)| matches!(status, 400 | 401 | 403))
    }
}
