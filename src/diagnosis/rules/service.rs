//! Services that lead to no language model: what they refuse is none of ours.

use super::input::RuleInput;
use crate::catalogue::level::{CLEAR, FAINT};
use crate::catalogue::{CAUSES, Cause, Owner};
use crate::diagnosis::candidates::{Candidates, Mark};
use crate::facts::MarkKind;

pub(super) fn apply(input: &RuleInput, candidates: &mut Candidates) {
    let Some(service) = input.service.filter(|service| !service.gateway) else { return };
    let marks = || input.facts.owners.iter().filter(|mark| mark.owner == Owner::Service(service));
    // A name in passing is no refusal; its own sentence or its host is one.
    let shown = |kind: MarkKind| marks().find(|mark| mark.kind == kind);
    let Some(firmest) = shown(MarkKind::Sentence).or_else(|| shown(MarkKind::Host)) else { return };
    let mark = Mark::new("service", format!("this is from {}, which isn’t an LLM API", service.name), &firmest.span);
    candidates.support(Cause::NotAnApiError, "other-service", CLEAR, mark.clone());
    for (cause, _) in CAUSES {
        if *cause != Cause::NotAnApiError && candidates.strength(*cause) > 0 {
            candidates.contradict(*cause, FAINT, mark.clone());
        }
    }
}
