//! HTTP statuses. A status alone can't tell much, and is told as such.

use super::input::RuleInput;
use crate::catalogue::level::{BARE, FAINT, PLAUSIBLE, PROBABLE, USUAL, VAGUE, WEAK};
use crate::catalogue::{CAUSES, Cause};
use crate::diagnosis::candidates::{Candidates, Mark};
use crate::diagnosis::weights::BEYOND_WEAK;

/// A page for people in the place of an API's answer: it comes from what stands in front of the API, or
/// from a web site whose address was taken for the API's.
fn page(input: &RuleInput, candidates: &mut Candidates) {
    let facts = input.facts;
    if let (Some(page), Some((404 | 405, _))) = (facts.pages.first(), facts.statuses.first())
        && candidates.strength(Cause::ModelNotFound) > 0
    {
        // Programs guess at the model where the path is missing.
        let mark = Mark::new("answer", "a web page answers, which knows no models", page);
        candidates.contradict(Cause::ModelNotFound, BARE, mark);
    }
    let Some(page) = facts.pages.first().filter(|_| candidates.firmest() < BEYOND_WEAK) else { return };
    let (cause, variant, says) = match facts.statuses.first() {
        // In front of a provider's API it is the country that is refused mostly; elsewhere it may be any firewall.
        Some((403, _)) if input.provider.is_some() => {
            (Cause::RegionUnsupported, "", "a web page refuses, before the API sees the key")
        }
        Some((403, _)) => (Cause::IpNotAllowed, "edge", "a web page refuses, before the API sees the key"),
        Some((400, _)) => (Cause::BadRequest, "", "a web page refuses the request itself"),
        Some((404 | 405, _)) => (Cause::WrongEndpoint, "base-url", "a web page answers where the API was expected"),
        _ => return,
    };
    candidates.support(cause, variant, BEYOND_WEAK, Mark::new("answer", says, page));
}

pub(super) fn apply(input: &RuleInput, candidates: &mut Candidates) {
    let facts = input.facts;
    if let Some(span) = facts.successes.first().filter(|_| facts.statuses.is_empty() && candidates.firmest() < WEAK) {
        let mark = Mark::new("success", "a call succeeded, and none was refused", span);
        candidates.support(Cause::NotAnApiError, "no-error", PROBABLE, mark);
    }
    page(input, candidates);
    kept_back(input, candidates);
    let settled = candidates.firmest() >= WEAK;
    for (status, span) in &input.facts.statuses {
        let (cause, variant, level) = match status {
            401 => (Cause::InvalidKey, "no-detail", FAINT),
            402 => (Cause::QuotaExceeded, "quota", PROBABLE),
            403 => (Cause::InsufficientScope, "no-detail", BARE),
            404 => (Cause::ModelNotFound, "model", BARE),
            407 => (Cause::ConnectionFailed, "proxy", USUAL),
            408 => (Cause::ConnectionFailed, "timeout", WEAK),
            413 => (Cause::BadRequest, "", PLAUSIBLE),
            429 => (Cause::RateLimited, "", VAGUE),
            // The caller went away before the answer: nginx writes it, and services behind it.
            499 => (Cause::ConnectionFailed, "timeout", VAGUE),
            400 | 405..=499 => (Cause::BadRequest, "", BARE),
            502..=504 | 520..=530 => (Cause::ServerError, "gateway", PROBABLE),
            500..=599 => (Cause::ServerError, "", PLAUSIBLE),
            _ => continue,
        };
        // It confirms what is known, but opens no new question where the answer is there.
        if !settled || candidates.strength(cause) > 0 {
            candidates.support(cause, variant, level, Mark::new("status", format!("HTTP {status}"), span));
        }
    }
    answered(input, candidates);
}

/// A proxy that asks for its own sign-in lets nothing through: what a program says behind it, no server has said.
fn kept_back(input: &RuleInput, candidates: &mut Candidates) {
    let statuses = &input.facts.statuses;
    let Some((_, span)) = statuses.first().filter(|_| statuses.iter().all(|(status, _)| *status == 407)) else { return };
    let mark = Mark::new("status", "a proxy asked for its own sign-in, so no request got further", span);
    for (cause, _) in CAUSES {
        let local = matches!(cause, Cause::ConnectionFailed | Cause::TlsFailed | Cause::NotAnApiError);
        if !local && candidates.strength(*cause) > 0 {
            candidates.contradict(*cause, BARE, mark.clone());
        }
    }
}

/// A refusal by status came from a server that works and was reached, whatever the program around says.
fn answered(input: &RuleInput, candidates: &mut Candidates) {
    let statuses = &input.facts.statuses;
    let refused = statuses.iter().find(|(status, _)| matches!(status, 400..=499 if ![407, 408, 499].contains(status)));
    let Some((status, span)) = refused.filter(|_| !statuses.iter().any(|(status, _)| *status >= 500)) else { return };
    let mark = || Mark::new("status", format!("a server answered, with {status}"), span);
    if (1..PLAUSIBLE).contains(&candidates.strength(Cause::ConnectionFailed)) {
        candidates.contradict(Cause::ConnectionFailed, BARE, mark());
    }
    if matches!(status, 401 | 403) && candidates.strength(Cause::ServerError) > 0 {
        candidates.contradict(Cause::ServerError, BARE, mark());
    }
}
