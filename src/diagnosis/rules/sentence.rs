//! Sentences that no sign knows, understood by their words.

use super::case::Case;
use crate::diagnosis::candidates::{Candidates, Mark};

/// What is understood by its words alone is said this firmly, in percent.
const WEIGHT: u8 = 72;
/// And this firmly where no machine reports it.
const SPOKEN: u8 = 62;
/// Below this nothing is known yet, in percent.
const FAINT: u8 = 55;
/// A known sign this firm leaves nothing to guess.
const SETTLED: u8 = 66;

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    if candidates.firmest() >= SETTLED {
        return;
    }
    let faint = candidates.firmest() < FAINT;
    for sentence in case.facts.sentences.iter().filter(|sentence| sentence.reported || faint) {
        let mark = Mark::new("message", "the words of the message", &sentence.span);
        candidates.support(sentence.cause, sentence.variant, if sentence.reported { WEIGHT } else { SPOKEN }, mark);
    }
}
