//! Signs of the catalogue: a sentence or code that a provider, SDK or client prints.

use super::input::RuleInput;
use crate::catalogue::level::{BARE, CERTAIN, CLEAR, USUAL, WEAK};
use crate::catalogue::{CAUSES, Cause};
use crate::diagnosis::candidates::{Candidates, Mark};
use crate::diagnosis::weights;
use crate::facts::{LineKind, Sighting};

pub(super) fn apply(input: &RuleInput, candidates: &mut Candidates) {
    let facts = input.facts;
    let kinds: Vec<LineKind> = facts.signs.iter().map(|seen| facts.line_kind(&seen.span)).collect();
    let firm = |kind: LineKind| {
        facts
            .signs
            .iter()
            .zip(&kinds)
            .any(|(seen, known)| *known == kind && seen.sign.level >= WEAK && !facts.is_quoted(&seen.span))
    };
    let (reported, stated) = (firm(LineKind::Report), firm(LineKind::Statement));
    for (seen, kind) in facts.signs.iter().zip(&kinds) {
        let sign = seen.sign;
        // A sentence of one provider in the answer of another is a borrowed one.
        let foreign = !sign.provider.is_empty() && input.provider.is_some_and(|provider| provider.id != sign.provider);
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
        let in_passing = match kind {
            LineKind::Report => false,
            LineKind::Statement => reported,
            LineKind::Question => reported || stated,
        };
        let level = if facts.is_quoted(&seen.span) || facts.is_own_doing(&seen.span) {
            level / weights::QUOTED
        } else if in_passing {
            level.saturating_sub(weights::IN_PASSING)
        } else {
            level
        };
        let (fact, says) = if seen.code { ("error-code", "the error code says so") } else { ("message", "the message says so") };
        candidates.support(sign.cause, input.variant(sign.variant, &seen.span), level, Mark::new(fact, says, &seen.span));
    }
    answered(input, candidates);
    passed_on(input, candidates);
    unreached(input, candidates);
    unanswered(input, candidates);
    underlying(candidates, &facts.signs);
    let scoped = input.facts.scope.as_ref();
    if let Some((_, span)) = scoped {
        candidates.support(Cause::InsufficientScope, "scope", CERTAIN, Mark::new("scope", "the scope that is missing", span));
    }
}

/// What a connection failed of: certificates, or a header that the client refused to send.
const UNDERLYING: [Cause; 2] = [Cause::TlsFailed, Cause::MalformedKey];

/// What lies under a connection error is its reason.
fn underlying(candidates: &mut Candidates, signs: &[Sighting]) {
    let reason = signs.iter().find(|seen| UNDERLYING.contains(&seen.sign.cause) && candidates.strength(seen.sign.cause) >= CLEAR);
    if let Some(seen) = reason.filter(|_| candidates.strength(Cause::ConnectionFailed) > 0) {
        candidates.contradict(
            Cause::ConnectionFailed,
            WEAK,
            Mark::new("message", "the reason for the connection error", &seen.span),
        );
    }
}

/// A program that checks its key and can't reach the server calls the key invalid; no server said so.
fn unreached(input: &RuleInput, candidates: &mut Candidates) {
    let silent = input.facts.statuses.is_empty() && input.facts.bodies.is_empty() && input.facts.echoes.is_empty();
    if silent && candidates.strength(Cause::ConnectionFailed) >= USUAL {
        let failed = input.facts.signs.iter().find(|seen| seen.sign.cause == Cause::ConnectionFailed);
        if let Some(seen) = failed {
            let mark = Mark::new("message", "no server was reached, so none checked the key", &seen.span);
            candidates.contradict(Cause::InvalidKey, WEAK, mark);
        }
    }
}

/// That a parameter is wrong, a server says: without an answer such words are about something else.
fn unanswered(input: &RuleInput, candidates: &mut Candidates) {
    let facts = input.facts;
    let silent = facts.statuses.is_empty() && facts.bodies.is_empty() && facts.exceptions.is_empty() && facts.codes.is_empty();
    let said = facts.signs.iter().find(|seen| seen.sign.cause == Cause::BadRequest);
    if let Some(seen) = said.filter(|_| silent && candidates.strength(Cause::BadRequest) <= WEAK) {
        let mark = Mark::new("message", "no server answered that the request is wrong", &seen.span);
        candidates.contradict(Cause::BadRequest, BARE, mark);
    }
}

/// A gateway's 5xx that quotes the connection which it couldn't make is the gateway's failure. And programs say "failed to
/// connect" of a refusal, too: where a server answered, words that name no reason of a connection are such words.
fn answered(input: &RuleInput, candidates: &mut Candidates) {
    let of_gateway = candidates.strength(Cause::ServerError) >= USUAL;
    let mut signs = input.facts.signs.iter().filter(|seen| seen.sign.cause == Cause::ConnectionFailed);
    let unspecified = signs.all(|seen| seen.sign.variant == UNSPECIFIED);
    let answer = input.facts.statuses.iter().find(|(status, _)| match status {
        500.. => of_gateway,
        status => unspecified && matches!(status, 400..=404 | 422 | 429),
    });
    if let Some((status, span)) = answer
        && candidates.strength(Cause::ConnectionFailed) > 0
    {
        let mark = Mark::new("status", format!("a server answered, with {status}"), span);
        candidates.contradict(Cause::ConnectionFailed, WEAK, mark);
    }
}

/// A program that passes a refusal on calls it an internal error of its own: what it passes on is the cause.
fn passed_on(input: &RuleInput, candidates: &mut Candidates) {
    let refused = CAUSES.iter().filter(|(cause, _)| cause.is_authentication() || *cause == Cause::QuotaExceeded);
    let known = refused.map(|(cause, _)| candidates.strength(*cause)).max().unwrap_or(0);
    let internal =
        || input.facts.signs.iter().find(|seen| seen.sign.cause == Cause::ServerError && seen.sign.variant == INTERNAL);
    let answered = input.facts.statuses.iter().any(|(status, _)| *status >= 500);
    if known >= USUAL
        && !answered
        && let Some(seen) = internal()
    {
        let mark = Mark::new("message", "what a program calls a failure that it passes on", &seen.span);
        candidates.contradict(Cause::ServerError, BARE, mark);
    }
}

/// The variant of a connection that failed for no reason that is told.
const UNSPECIFIED: &str = "unspecified";

/// The variant of a server’s own failure, by which programs call any other one.
const INTERNAL: &str = "internal";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Provider, Sign};
    use crate::facts::Facts;
    use crate::redaction::redact;

    const KEY: Cause = Cause::InvalidKey;
    const QUOTA: Cause = Cause::QuotaExceeded;

    /// A sign as the catalogue has them, and where it was seen.
    fn seen(cause: Cause, level: u8, provider: &'static str, span: std::ops::Range<usize>) -> Sighting {
        let sign = Sign { provider, ..seen_sign(cause, level) };
        Sighting { sign: Box::leak(Box::new(sign)), span, code: false }
    }

    fn seen_sign(cause: Cause, level: u8) -> Sign {
        Sign { cause, variant: "", level, provider: "", phrases: &[], codes: &[] }
    }

    /// How firmly a cause stands, of signs seen in a text.
    fn strength(text: &str, provider: Option<&str>, signs: Vec<Sighting>, cause: Cause) -> u8 {
        let redaction = redact(text);
        let facts = Facts { signs, ..Facts::gather(&redaction) };
        let mut candidates = Candidates::default();
        apply(&RuleInput { facts: &facts, provider: provider.and_then(Provider::of), service: None }, &mut candidates);
        candidates.strength(cause)
    }

    #[test]
    fn a_borrowed_sentence_says_less() {
        let one = |own: &'static str, answers| strength("error x", Some(answers), vec![seen(KEY, 90, own, 0..7)], KEY);
        assert_eq!((one("openai", "openai"), one("openai", "groq"), one("", "groq")), (90, 78, 90));
        assert_eq!(strength("error x", None, vec![seen(KEY, 90, "openai", 0..7)], KEY), 90);
    }

    #[test]
    fn a_longer_sentence_counts_instead_of_a_part_of_it() {
        let part =
            |longer: u8, cause| strength("error abcd", None, vec![seen(KEY, 90, "", 6..8), seen(cause, longer, "", 6..10)], KEY);
        // Up to ten percent less firm.
        assert_eq!((part(80, QUOTA), part(79, QUOTA)), (0, 90));
        assert_eq!(part(80, KEY), 90);
        // Neither one of the same length nor one that only overlaps.
        let beside = |span| strength("error abcd", None, vec![seen(KEY, 90, "", 6..8), seen(QUOTA, 90, "", span)], KEY);
        assert_eq!((beside(6..8), beside(7..10), beside(0..8), beside(5..7)), (90, 90, 0, 90));
    }

    #[test]
    fn what_a_person_says_in_passing_says_less_than_a_report() {
        let text = "It says abc\nerror: def\nIs it abc?";
        let both = |report: u8, span| strength(text, None, vec![seen(KEY, 90, "", span), seen(QUOTA, report, "", 12..22)], KEY);
        assert_eq!((both(60, 8..11), both(59, 8..11)), (74, 90));
        assert_eq!((both(60, 29..32), both(59, 29..32)), (74, 90));
        // A question says less than a statement, too.
        let stated = strength(text, None, vec![seen(KEY, 90, "", 29..32), seen(QUOTA, 60, "", 8..11)], KEY);
        let alone = strength(text, None, vec![seen(KEY, 90, "", 29..32)], KEY);
        assert_eq!((stated, alone), (74, 90));
    }

    #[test]
    fn what_is_quoted_or_done_by_oneself_says_half() {
        let text = "{\"role\":\"user\",\"content\":\"error abc\"}";
        assert_eq!(strength(text, None, vec![seen(KEY, 90, "", 32..35)], KEY), 45);
        assert_eq!(strength("I revoked abc", None, vec![seen(KEY, 90, "", 2..9)], KEY), 45);
        assert_eq!(strength("It revoked abc", None, vec![seen(KEY, 90, "", 3..10)], KEY), 90);
    }

    #[test]
    fn what_underlies_a_connection_error_is_its_reason() {
        for cause in UNDERLYING {
            let left = |level: u8| {
                let signs = vec![seen(Cause::ConnectionFailed, 94, "", 0..5), seen(cause, level, "", 6..7)];
                strength("error x", None, signs, Cause::ConnectionFailed)
            };
            assert_eq!((left(CLEAR), left(CLEAR - 1)), (WEAK, 94), "{cause:?}");
        }
    }

    #[test]
    fn a_key_that_no_server_has_seen_is_not_invalid() {
        let left = |text: &str, level: u8| {
            let signs = vec![seen(Cause::ConnectionFailed, level, "", 0..5), seen(KEY, 94, "", 6..7)];
            strength(text, None, signs, KEY)
        };
        assert_eq!((left("error x", USUAL), left("error x", USUAL - 1)), (WEAK, 94));
        assert_eq!(left("error x HTTP 401", USUAL), 94);
    }

    #[test]
    fn a_program_passes_a_refusal_on_as_its_own_failure() {
        let left = |text: &str, refusal: Cause, level: u8| {
            let mut own = seen(Cause::ServerError, 94, "", 0..5);
            own.sign = Box::leak(Box::new(Sign { variant: INTERNAL, ..seen_sign(Cause::ServerError, 94) }));
            strength(text, None, vec![own, seen(refusal, level, "", 6..7)], Cause::ServerError)
        };
        assert_eq!((left("error x", KEY, USUAL), left("error x", KEY, USUAL - 1)), (BARE, 94));
        assert_eq!((left("error x", QUOTA, USUAL), left("error x", Cause::ModelNotFound, USUAL)), (BARE, 94));
        assert_eq!(left("error x HTTP 500", KEY, USUAL), 94);
    }

    #[test]
    fn a_gateway_failed_where_it_quotes_its_connection() {
        let left = |text: &str, level: u8| {
            let signs = vec![seen(Cause::ServerError, level, "", 0..5), seen(Cause::ConnectionFailed, 94, "", 6..7)];
            strength(text, None, signs, Cause::ConnectionFailed)
        };
        assert_eq!((left("error x HTTP 502", USUAL), left("error x HTTP 502", USUAL - 1)), (WEAK, 94));
        assert_eq!((left("error x HTTP 500", USUAL), left("error x HTTP 401", USUAL)), (WEAK, 94));
    }
}
