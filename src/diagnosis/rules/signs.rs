//! Signs of the catalogue: a sentence or code that a provider, SDK or client prints.

use super::case::Case;
use crate::catalogue::Cause;
use crate::catalogue::level::{CERTAIN, CLEAR, USUAL, WEAK};
use crate::diagnosis::candidates::{Candidates, Mark};
use crate::diagnosis::weights;
use crate::facts::{Sighting, Voice};

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    let facts = case.facts;
    let voices: Vec<Voice> = facts.signs.iter().map(|seen| facts.voice(&seen.span)).collect();
    let firm = |voice: Voice| {
        facts
            .signs
            .iter()
            .zip(&voices)
            .any(|(seen, known)| *known == voice && seen.sign.level >= WEAK && !facts.is_quoted(&seen.span))
    };
    let (reported, stated) = (firm(Voice::Report), firm(Voice::Plain));
    for (seen, voice) in facts.signs.iter().zip(&voices) {
        let sign = seen.sign;
        // A sentence of one provider in the answer of another is a borrowed one.
        let foreign = !sign.provider.is_empty() && case.provider.is_some_and(|provider| provider.id != sign.provider);
        let level = if foreign { sign.level.saturating_sub(weights::BORROWED) } else { sign.level };
        // Part of a longer sentence that means something else.
        let part = |other: &&Sighting| {
            other.sign.cause != sign.cause
                && other.sign.level + weights::LONGER >= sign.level
                && other.span.start <= seen.span.start
                && seen.span.end <= other.span.end
                && other.span.len() > seen.span.len()
        };
        if facts.signs.iter().any(|other| part(&other)) {
            continue;
        }
        let in_passing = match voice {
            Voice::Report => false,
            Voice::Plain => reported,
            Voice::Question => reported || stated,
        };
        let level = if facts.is_quoted(&seen.span) || facts.is_own_doing(&seen.span) {
            level / weights::QUOTED
        } else if in_passing {
            level.saturating_sub(weights::IN_PASSING)
        } else {
            level
        };
        let (fact, says) = if seen.code { ("error-code", "the error code says so") } else { ("message", "the message says so") };
        candidates.support(sign.cause, sign.variant, level, Mark::new(fact, says, &seen.span));
    }
    gateway(case, candidates);
    unreached(case, candidates);
    beneath(candidates, &facts.signs);
    let scoped = case.facts.scope.as_ref();
    if let Some((_, span)) = scoped {
        candidates.support(Cause::InsufficientScope, "scope", CERTAIN, Mark::new("scope", "the scope that is missing", span));
    }
}

/// What a connection failed of: certificates, or a header that the client refused to send.
const BENEATH: [Cause; 2] = [Cause::TlsFailed, Cause::MalformedKey];

/// A connection error names its own reason beneath it.
fn beneath(candidates: &mut Candidates, signs: &[Sighting]) {
    let reason = signs.iter().find(|seen| BENEATH.contains(&seen.sign.cause) && candidates.strength(seen.sign.cause) >= CLEAR);
    if let Some(seen) = reason.filter(|_| candidates.strength(Cause::ConnectionFailed) > 0) {
        candidates.contradict(
            Cause::ConnectionFailed,
            WEAK,
            Mark::new("message", "the reason beneath the connection error", &seen.span),
        );
    }
}

/// A program that checks its key and can't reach the server calls the key invalid; no server said so.
fn unreached(case: &Case, candidates: &mut Candidates) {
    let silent = case.facts.statuses.is_empty() && case.facts.bodies.is_empty() && case.facts.echoes.is_empty();
    if silent && candidates.strength(Cause::ConnectionFailed) >= USUAL && candidates.strength(Cause::InvalidKey) > 0 {
        let failed = case.facts.signs.iter().find(|seen| seen.sign.cause == Cause::ConnectionFailed);
        if let Some(seen) = failed {
            let mark = Mark::new("message", "no server was reached that could know the key", &seen.span);
            candidates.contradict(Cause::InvalidKey, WEAK, mark);
        }
    }
}

/// A gateway's 5xx that quotes the connection which it couldn't make is the gateway's failure.
fn gateway(case: &Case, candidates: &mut Candidates) {
    let failed = case.facts.statuses.iter().find(|(status, _)| *status >= 500);
    if let Some((status, span)) = failed
        && candidates.strength(Cause::ServerError) >= USUAL
        && candidates.strength(Cause::ConnectionFailed) > 0
    {
        candidates.contradict(
            Cause::ConnectionFailed,
            WEAK,
            Mark::new("status", format!("a server answered, with {status}"), span),
        );
    }
}
