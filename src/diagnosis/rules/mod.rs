//! The rules: from facts to causes. A rule reads facts, never text, and holds no advice.

mod code;
mod configuration;
mod echo;
mod exception;
mod header;
mod input;
mod listing;
mod neighbors;
mod sentence;
mod service;
mod signs;
mod status;
mod token;

pub(super) use input::RuleInput;

use crate::diagnosis::candidates::Candidates;

/// A rule.
type Rule = fn(&RuleInput, &mut Candidates);

/// The rules, in order: the later ones weigh what the earlier ones said.
const RULES: &[Rule] = &[
    signs::apply,
    code::apply,
    echo::apply,
    header::apply,
    sentence::apply,
    exception::apply,
    configuration::apply,
    status::apply,
    token::apply,
    service::apply,
    listing::apply,
    neighbors::apply,
];

/// Applies every rule.
pub fn apply(input: &RuleInput) -> Candidates {
    let mut candidates = Candidates::default();
    for rule in RULES {
        rule(input, &mut candidates);
    }
    candidates
}
