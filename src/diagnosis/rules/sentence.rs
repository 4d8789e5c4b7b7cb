//! Sentences that no sign knows, understood by their words.

use super::case::Case;
use crate::catalogue::level::{PLAUSIBLE, VAGUE, WEAK};
use crate::diagnosis::candidates::{Candidates, Mark};

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    if candidates.firmest() >= PLAUSIBLE {
        return;
    }
    let faint = candidates.firmest() < VAGUE;
    for sentence in case.facts.sentences.iter().filter(|sentence| sentence.reported || faint) {
        let mark = Mark::new("message", "what the message says", &sentence.span);
        candidates.support(sentence.cause, sentence.variant, if sentence.reported { PLAUSIBLE } else { WEAK }, mark);
    }
}
