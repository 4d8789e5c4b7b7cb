//! Sentences that no sign knows, understood by their words.

use super::Case;
use crate::diagnosis::{Candidates, Mark};

/// What is understood by its words alone is said this firmly, in percent.
const WEIGHT: u8 = 72;
/// A known sign this firm leaves nothing to guess.
const SETTLED: u8 = 66;

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    if candidates.firmest() >= SETTLED {
        return;
    }
    for sentence in &case.facts.sentences {
        let mark = Mark::new("message", "the words of the message", &sentence.span);
        candidates.support(sentence.cause, sentence.variant, WEIGHT, mark);
    }
}
