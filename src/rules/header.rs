//! Headers that the client refused to send.

use super::Case;
use crate::catalogue::Cause;
use crate::diagnosis::{Candidates, Mark};
use crate::facts::HeaderProblem;

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    for fault in &case.facts.header_faults {
        let mark = |says: &str| Mark::new("header", says, &fault.span);
        match &fault.problem {
            HeaderProblem::Empty => {
                candidates.support(Cause::MissingKey, "empty-bearer", 96, mark("nothing stands behind Bearer: the key is empty"));
                candidates.contradict(Cause::MalformedKey, 60, mark("the header holds no key at all"));
            }
            HeaderProblem::Newline => {
                candidates.support(Cause::MalformedKey, "newline", 97, mark("a line break stands in the header’s value"))
            }
            HeaderProblem::Space => {
                candidates.support(Cause::MalformedKey, "space", 95, mark("a blank stands at an end of the header’s value"))
            }
            HeaderProblem::NonAscii { certain, .. } => {
                let weight = if *certain { 96 } else { 84 };
                candidates.support(Cause::MalformedKey, "non-ascii", weight, mark("a character that no header can carry"));
            }
        }
    }
}
