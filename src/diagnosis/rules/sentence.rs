//! Sentences that no sign knows, understood by their words.

use super::input::RuleInput;
use crate::catalogue::level::{PLAUSIBLE, VAGUE, WEAK};
use crate::diagnosis::candidates::{Candidates, Mark};

pub(super) fn apply(input: &RuleInput, candidates: &mut Candidates) {
    if candidates.firmest() >= PLAUSIBLE {
        return;
    }
    let faint = candidates.firmest() < VAGUE;
    for sentence in input.facts.sentences.iter().filter(|sentence| sentence.reported || faint) {
        let mark = Mark::new("message", "what the message says", &sentence.span);
        candidates.support(
            sentence.cause,
            input.variant(sentence.variant, &sentence.span),
            if sentence.reported { PLAUSIBLE } else { WEAK },
            mark,
        );
    }
}
