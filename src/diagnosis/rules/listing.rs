//! Lists of errors: documentation, tables, code that maps them. Nothing in them failed.

use super::case::Case;
use crate::catalogue::{CAUSES, Cause};
use crate::diagnosis::candidates::{Candidates, Mark};

/// So many different failures at once are no paste of one that happened.
const MANY: usize = 4;
/// A sign this firm names a failure, in percent.
const FIRM: u8 = 60;
/// What a list leaves of each cause in it, in percent.
const LEFT: u8 = 50;

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    let facts = case.facts;
    // What machines report comes as a body, an exception or a record of a log.
    if !facts.bodies.is_empty() || !facts.exceptions.is_empty() {
        return;
    }
    let seen = |cause: &Cause| facts.signs.iter().find(|seen| seen.sign.cause == *cause && seen.sign.weight >= FIRM);
    let listed: Vec<_> = CAUSES.iter().filter_map(|(cause, _)| Some((*cause, seen(cause)?))).collect();
    if listed.len() < MANY || !facts.is_one_piece() {
        return;
    }
    for (cause, seen) in &listed {
        let mark = Mark::new("listing", "one of many errors that stand side by side", &seen.span);
        candidates.contradict(*cause, LEFT, mark.clone());
        candidates.support(Cause::NotAnApiError, "listing", 80, mark);
    }
}
