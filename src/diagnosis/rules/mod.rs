//! The rules: from facts to causes. A rule reads facts, never text, and holds no advice.

mod configuration;
mod echo;
mod exception;
mod header;
mod listing;
mod neighbors;
mod sentence;
mod service;
mod signs;
mod status;

use crate::catalogue::{Provider, Service};
use crate::diagnosis::candidates::Candidates;
use crate::facts::Facts;

/// What a rule may look at.
pub struct Case<'a> {
    /// The facts.
    pub facts: &'a Facts<'a>,
    /// The provider, if the facts tell.
    pub provider: Option<&'static Provider>,
    /// The service, if it is none of the providers.
    pub service: Option<&'static Service>,
}

impl Case<'_> {
    /// Whether a status is there with which APIs refuse keys: Gemini and xAI do so with 400.
    pub fn refuses_keys(&self) -> bool {
        self.facts.statuses.iter().any(|(status, _)| matches!(status, 400 | 401 | 403))
    }
}

/// A rule.
type Rule = fn(&Case, &mut Candidates);

/// The rules, in order: the later ones weigh what the earlier ones said.
const RULES: &[Rule] = &[
    signs::apply,
    echo::apply,
    header::apply,
    sentence::apply,
    exception::apply,
    configuration::apply,
    status::apply,
    service::apply,
    listing::apply,
    neighbors::apply,
];

/// Applies every rule.
pub fn apply(case: &Case) -> Candidates {
    let mut candidates = Candidates::default();
    for rule in RULES {
        rule(case, &mut candidates);
    }
    candidates
}
