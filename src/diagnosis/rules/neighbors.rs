//! Causes that look the same from outside. Nothing in the text indicates them, so they are told
//! last, each with the check that tells it apart.

use super::input::RuleInput;
use crate::catalogue::level::WEAK;
use crate::catalogue::{Cause, LOOKALIKES};
use crate::diagnosis::candidates::Candidates;
use crate::diagnosis::weights::NEIGHBOR;

use Cause::{MalformedKey, MissingKey, OrganizationMismatch, WrongProviderKey};

/// What a bare 401 may be, besides a key that the server doesn't know.
const BARE_401: &[(Cause, &str, u8)] =
    &[(MissingKey, "not-sent", 22), (WrongProviderKey, "", 10), (MalformedKey, "quotes", 8), (OrganizationMismatch, "", 6)];

pub(super) fn apply(input: &RuleInput, candidates: &mut Candidates) {
    let firmest = candidates.firmest();
    if firmest == 0 {
        return;
    }
    let bare = firmest < WEAK && input.facts.statuses.iter().any(|(status, _)| *status == 401);
    if bare {
        for (cause, variant, weight) in BARE_401 {
            candidates.consider(*cause, variant, *weight);
        }
    }
    let top = LOOKALIKES.iter().find(|of| candidates.strength(of.cause) == firmest);
    if let Some(neighbors) = top {
        for (rank, (cause, variant)) in (0u8..).zip(neighbors.others) {
            candidates.consider(*cause, variant, NEIGHBOR - rank);
        }
    }
}
