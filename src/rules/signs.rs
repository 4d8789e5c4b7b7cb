//! Signs of the catalogue: a sentence or code that a provider, SDK or client prints.

use super::Case;
use crate::catalogue::Cause;
use crate::diagnosis::{Candidates, Mark};

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    for seen in &case.facts.signs {
        let sign = seen.sign;
        // A sentence of one provider in the answer of another is a borrowed one.
        let foreign = !sign.provider.is_empty() && case.provider.is_some_and(|provider| provider.id != sign.provider);
        let weight = if foreign { sign.weight.saturating_sub(12) } else { sign.weight };
        let (fact, says) = if seen.code { ("error-code", "the error code says so") } else { ("message", "the message says so") };
        candidates.support(sign.cause, sign.variant, weight, Mark::new(fact, says, &seen.span));
    }
    gateway(case, candidates);
    let scoped = case.facts.scope.as_ref();
    if let Some((_, span)) = scoped {
        candidates.support(Cause::InsufficientScope, "scope", 96, Mark::new("scope", "the scope that is missing", span));
    }
}

/// A gateway's 5xx that quotes the connection which it couldn't make is the gateway's failure.
fn gateway(case: &Case, candidates: &mut Candidates) {
    let failed = case.facts.statuses.iter().find(|(status, _)| *status >= 500);
    if let Some((status, span)) = failed
        && candidates.strength(Cause::ServerError) >= 80
        && candidates.strength(Cause::ConnectionFailed) > 0
    {
        candidates.contradict(
            Cause::ConnectionFailed,
            60,
            Mark::new("status", format!("a server answered, with {status}"), span),
        );
    }
}
