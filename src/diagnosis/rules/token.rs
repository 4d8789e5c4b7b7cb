//! An access token in the place of a key: it works for an hour.

use super::input::RuleInput;
use crate::catalogue::Cause;
use crate::catalogue::level::{SHOWN, USUAL};
use crate::diagnosis::candidates::{Candidates, Mark};

pub(super) fn apply(input: &RuleInput, candidates: &mut Candidates) {
    let Some(span) = input.facts.hour.as_ref().filter(|_| input.refuses_keys() && input.facts.echoes.is_empty()) else { return };
    let firmest = candidates.firmest();
    let is = |cause: Cause| candidates.strength(cause) == firmest;
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
