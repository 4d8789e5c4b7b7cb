//! An access token in the place of a key: it works for an hour.

use super::case::Case;
use crate::catalogue::Cause;
use crate::catalogue::level::{SHOWN, USUAL};
use crate::diagnosis::candidates::{Candidates, Mark};

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    let Some(span) = case.facts.hour.as_ref().filter(|_| case.refuses_keys() && case.facts.echoes.is_empty()) else { return };
    let firmest = candidates.firmest();
    let is = |cause: Cause| firmest > 0 && candidates.strength(cause) == firmest;
    // A server that wants a token, or that says no more than that it refuses. A key that it doesn't know had no hour.
    let level = if is(Cause::WrongAuthScheme) {
        SHOWN
    } else if is(Cause::InvalidKey) && firmest < USUAL {
        USUAL
    } else {
        return;
    };
    let mark = Mark::new("duration", "it worked for an hour, as long as an access token lives", span);
    candidates.support(Cause::ExpiredKey, "temporary", level, mark);
}
