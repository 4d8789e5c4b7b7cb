//! Documented codes: what the provider that answered says a machine code means.

use super::input::RuleInput;
use crate::catalogue::DocumentedCodes;
use crate::catalogue::level::WEAK;
use crate::diagnosis::candidates::{Candidates, Mark};

pub(super) fn apply(input: &RuleInput, candidates: &mut Candidates) {
    let provider = input.provider.map_or("", |provider| provider.id);
    for (code, span) in input.facts.answered_codes() {
        let Some(documented) = DocumentedCodes::of(provider, code) else { continue };
        let mark = Mark::new("error-code", "the documentation says so of this code", span);
        // Elsewhere the same word means something else.
        let same = |seen: &&crate::facts::Sighting| seen.code && seen.span.start < span.end && span.start < seen.span.end;
        for seen in input.facts.signs.iter().filter(same).filter(|seen| seen.sign.cause != documented.cause) {
            candidates.contradict(seen.sign.cause, WEAK, mark.clone());
        }
        candidates.support(documented.cause, documented.variant, documented.level, mark);
    }
}
