//! Which failure of a paste is its answer.

use crate::catalogue::Cause;
use crate::report::Report;

/// What passes by itself, so that a program that tried again went on to the next failure.
const PASSING: [Cause; 3] = [Cause::ServerError, Cause::RateLimited, Cause::ConnectionFailed];
/// A failure that is less sure than the surest by more than this doesn't decide, in percent.
const SURE: u8 = 25;
/// The confidence of an answer that another failure of the paste competes with, in percent.
pub(super) const CONTESTED: u8 = 78;

/// The failure that stops the person now, by number, and the one that somebody else might take for it.
///
/// Of the failures that are nearly as sure as the surest, a refusal by an API comes before what is none, a refusal
/// before what passes by itself, and the last before earlier ones. A rival is of the same rank, with another cause.
/// Within a chain of exceptions the root has decided before: a chain is one incident.
pub(super) fn choose(reports: &[Report]) -> (usize, Option<usize>) {
    let surest = reports.iter().filter(|report| is_refusal(report)).map(|report| report.top().percent).max().unwrap_or(0);
    let rank = |report: &Report| {
        let sure = report.top().percent + SURE >= surest;
        (is_refusal(report), sure, !PASSING.contains(&report.cause()))
    };
    // Of equals the last is taken.
    let decisive = (0..reports.len()).max_by_key(|number| rank(&reports[*number])).unwrap_or(0);
    let rival = (0..reports.len()).rev().find(|number| {
        let (one, other) = (&reports[*number], &reports[decisive]);
        *number != decisive && rank(one) == rank(other) && (one.cause(), one.provider) != (other.cause(), other.provider)
    });
    (decisive, rival)
}

/// Whether an API, or what leads to one, refused something.
fn is_refusal(report: &Report) -> bool {
    !matches!(report.cause(), Cause::Unknown | Cause::NotAnApiError)
}
