//! Which failure of a paste is its answer.

use super::weights::MUCH_LESS;
use crate::catalogue::Cause;
use crate::report::Report;

/// What passes by itself, so that a program that tried again went on to the next failure.
pub(super) const PASSING: [Cause; 3] = [Cause::ServerError, Cause::RateLimited, Cause::ConnectionFailed];

/// The failure that stops the person now, by number: each is given by its cause, and how sure that is in percent.
///
/// Of the failures that are nearly as sure as the surest, a refusal by an API comes before what is none, a refusal
/// before what passes by itself, and the last before earlier ones. Within a chain of exceptions the root has decided
/// before: a chain is one incident.
pub(super) fn last_of_first_rank(all: &[(Cause, u8)]) -> usize {
    let surest = surest(all);
    // Of equals the last is taken.
    (0..all.len()).max_by_key(|number| rank(all[*number], surest)).unwrap_or(0)
}

/// The report on the failure that decides, by number, and the one that somebody else might take for it: of the same
/// rank, with another cause or service.
pub(super) fn choose(reports: &[Report]) -> (usize, Option<usize>) {
    let all: Vec<(Cause, u8)> = reports.iter().map(|report| (report.cause(), report.top().percent)).collect();
    let (surest, last) = (surest(&all), last_of_first_rank(&all));
    let decisive = stopped_by_proxy(reports).unwrap_or(last);
    let rival = (0..all.len()).rev().find(|number| {
        let (one, other) = (&reports[*number], &reports[decisive]);
        rank(all[*number], surest) == rank(all[decisive], surest)
            && (one.cause(), one.provider) != (other.cause(), other.provider)
    });
    (decisive, rival)
}

/// The proxy that asked for its own sign-in, if no server has answered behind it: nothing got further, whatever a
/// program says afterwards.
fn stopped_by_proxy(reports: &[Report]) -> Option<usize> {
    let asked = reports.iter().rposition(|report| report.status == Some(PROXY_SIGN_IN))?;
    let decides = reports[asked].cause() == Cause::ConnectionFailed;
    let answered = reports[asked + 1..].iter().any(|report| report.status.is_some());
    (decides && !answered).then_some(asked)
}

/// The status with which a proxy asks for a sign-in.
const PROXY_SIGN_IN: u16 = 407;

/// How sure the surest refusal is, in percent.
fn surest(all: &[(Cause, u8)]) -> u8 {
    all.iter().filter(|(cause, _)| is_refusal(*cause)).map(|(_, percent)| *percent).max().unwrap_or(0)
}

fn rank((cause, percent): (Cause, u8), surest: u8) -> (bool, bool, bool) {
    (is_refusal(cause), percent + MUCH_LESS >= surest, !PASSING.contains(&cause))
}

/// Whether an API, or what leads to one, refused something.
fn is_refusal(cause: Cause) -> bool {
    !matches!(cause, Cause::Unknown | Cause::NotAnApiError)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Finding;

    /// A report on OpenAI with one finding.
    fn report(cause: Cause, percent: u8) -> Report {
        let finding = Finding { cause, variant: "", percent, supports: Vec::new(), contradicts: Vec::new() };
        Report { provider: "openai", ..Report::of(vec![finding]) }
    }

    /// Which of the reports decides, and which is its rival.
    #[track_caller]
    fn check(reports: &[Report], decisive: usize, rival: Option<usize>) {
        assert_eq!(choose(reports), (decisive, rival));
    }

    const KEY: Cause = Cause::InvalidKey;
    const QUOTA: Cause = Cause::QuotaExceeded;

    #[test]
    fn the_last_comes_before_earlier_ones() {
        check(&[report(KEY, 90), report(QUOTA, 90)], 1, Some(0));
        check(&[report(QUOTA, 90), report(KEY, 90)], 1, Some(0));
        check(&[report(KEY, 90)], 0, None);
    }

    #[test]
    fn a_refusal_comes_before_what_passes_by_itself() {
        for passing in PASSING {
            check(&[report(KEY, 90), report(passing, 98)], 0, None);
            check(&[report(passing, 98), report(KEY, 90)], 1, None);
            check(&[report(passing, 90), report(passing, 90)], 1, None);
        }
        check(&[report(KEY, 90), report(Cause::TlsFailed, 90)], 1, Some(0));
    }

    #[test]
    fn nothing_gets_past_a_proxy_that_refuses() {
        let with = |cause, status| Report { status, ..report(cause, 90) };
        let (proxy, model) = (Cause::ConnectionFailed, Cause::ModelNotFound);
        check(&[with(proxy, Some(407)), with(model, None)], 0, None);
        check(&[with(proxy, Some(407)), with(model, Some(404))], 1, None);
        check(&[with(proxy, None), with(model, None)], 1, None);
        check(&[with(model, None), with(proxy, Some(407))], 1, None);
    }

    #[test]
    fn what_is_much_less_sure_does_not_decide() {
        check(&[report(KEY, 90), report(QUOTA, 65)], 1, Some(0));
        check(&[report(KEY, 90), report(QUOTA, 64)], 0, None);
        // Not even before what passes by itself.
        check(&[report(Cause::RateLimited, 90), report(KEY, 65)], 1, None);
        check(&[report(Cause::RateLimited, 90), report(KEY, 64)], 0, None);
    }

    #[test]
    fn what_is_no_refusal_by_an_api_does_not_decide() {
        for none in [Cause::NotAnApiError, Cause::Unknown] {
            check(&[report(KEY, 40), report(none, 98)], 0, None);
            check(&[report(none, 98), report(KEY, 40)], 1, None);
            check(&[report(Cause::RateLimited, 40), report(none, 98)], 0, None);
        }
        check(&[report(Cause::Unknown, 0), report(Cause::NotAnApiError, 90)], 1, Some(0));
    }

    #[test]
    fn a_rival_has_the_same_rank_and_another_cause_or_service() {
        let with = |provider| Report { provider, ..report(KEY, 90) };
        check(&[with("anthropic"), report(KEY, 90)], 1, Some(0));
        check(&[report(KEY, 90), report(KEY, 90)], 1, None);
        check(&[report(Cause::RateLimited, 90), report(KEY, 90)], 1, None);
        // Of several the last.
        check(&[report(QUOTA, 90), with("anthropic"), report(KEY, 90)], 2, Some(1));
        check(&[report(QUOTA, 90), report(KEY, 90), report(Cause::RateLimited, 90)], 1, Some(0));
    }
}
