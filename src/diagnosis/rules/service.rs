//! Services that lead to no language model: what they refuse is none of ours.

use super::case::Case;
use crate::catalogue::{CAUSES, Cause, Owner};
use crate::diagnosis::candidates::{Candidates, Mark};

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    let Some(service) = case.service.filter(|service| !service.gateway) else { return };
    let marks = || case.facts.owners.iter().filter(|mark| mark.owner == Owner::Service(service));
    let Some(firmest) = marks().max_by_key(|mark| mark.weight) else { return };
    // A name in passing is no refusal.
    if firmest.weight < 8 {
        return;
    }
    let mark = Mark::new("service", format!("{} speaks here, which is no LLM API", service.name), &firmest.span);
    candidates.support(Cause::NotAnApiError, "other-service", 90, mark.clone());
    for (cause, _) in CAUSES {
        if *cause != Cause::NotAnApiError && candidates.strength(*cause) > 0 {
            candidates.contradict(*cause, 45, mark.clone());
        }
    }
}
