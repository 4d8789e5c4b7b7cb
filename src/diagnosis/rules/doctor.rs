//! Reports of tools on their own installation: what they list is configuration, and no failure.

use super::case::Case;
use crate::catalogue::level::{BARE, CLEAR};
use crate::catalogue::{CAUSES, Cause};
use crate::diagnosis::candidates::{Candidates, Mark};

/// The variant of such a report.
const DOCTOR: &str = "doctor";

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    let report = |cause: Cause, variant: &str| cause == Cause::NotAnApiError && variant == DOCTOR;
    let signs = || case.facts.signs.iter();
    let Some(seen) = signs().find(|seen| report(seen.sign.cause, seen.sign.variant)) else { return };
    let others = CAUSES.iter().map(|(cause, _)| *cause).filter(|cause| *cause != Cause::NotAnApiError);
    let firmest = others.clone().map(|cause| candidates.strength(cause)).max().unwrap_or(0);
    if !case.facts.statuses.is_empty() || firmest >= CLEAR {
        // Beside it stands what failed.
        if firmest > 0 {
            let mark = Mark::new("doctor", "a tool’s report stands beside the failure", &seen.span);
            candidates.contradict(Cause::NotAnApiError, BARE, mark);
        }
        return;
    }
    let mark = Mark::new("doctor", "a tool’s report on its own installation", &seen.span);
    for cause in others.filter(|cause| candidates.strength(*cause) > 0).collect::<Vec<Cause>>() {
        candidates.contradict(cause, BARE, mark.clone());
    }
}
