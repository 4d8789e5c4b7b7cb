//! Lists of errors: documentation, tables, code that maps them. Nothing in them failed.

use super::input::RuleInput;
use crate::catalogue::level::{FAINT, USUAL, WEAK};
use crate::catalogue::{CAUSES, Cause};
use crate::diagnosis::candidates::{Candidates, Mark};
use crate::diagnosis::weights::LISTED;

pub(super) fn apply(input: &RuleInput, candidates: &mut Candidates) {
    let facts = input.facts;
    // What machines report comes as a body, an exception or a record of a log.
    if !facts.bodies.is_empty() || !facts.exceptions.is_empty() {
        return;
    }
    let seen = |cause: &Cause| facts.signs.iter().find(|seen| seen.sign.cause == *cause && seen.sign.level >= WEAK);
    let listed: Vec<_> = CAUSES.iter().filter_map(|(cause, _)| Some((*cause, seen(cause)?))).collect();
    if listed.len() < LISTED || !facts.is_one_piece() {
        return;
    }
    for (cause, seen) in &listed {
        let mark = Mark::new("listing", "one of many errors listed side by side", &seen.span);
        candidates.contradict(*cause, FAINT, mark.clone());
        candidates.support(Cause::NotAnApiError, "listing", USUAL, mark);
    }
}
