//! Headers that the client refused to send.

use super::case::Case;
use crate::catalogue::{Cause, Provider};
use crate::diagnosis::candidates::{Candidates, Mark};
use crate::facts::{HeaderFault, HeaderProblem};

/// What is wrong, with the place in the key that the place in the header comes to.
fn placed(fault: &HeaderFault, provider: Option<&'static Provider>, what: &str) -> String {
    match (fault.index, fault.key_position(provider)) {
        (Some(index), Some(position)) => {
            let (index, position) = (index.to_string(), position.to_string());
            [what, ": position ", &index, " of the header, counted from 0, is character ", &position, " of the key"].concat()
        }
        _ => what.to_owned(),
    }
}

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    for fault in &case.facts.header_faults {
        let mark = |says: &str| Mark::new("header", says, &fault.span);
        match &fault.problem {
            HeaderProblem::Empty => {
                candidates.support(Cause::MissingKey, "empty-bearer", 96, mark("nothing stands behind Bearer: the key is empty"));
                candidates.contradict(Cause::MalformedKey, 60, mark("the header holds no key at all"));
            }
            HeaderProblem::Newline => {
                let says = placed(fault, case.provider, "a line break stands in the header’s value");
                candidates.support(Cause::MalformedKey, "newline", 97, mark(&says))
            }
            HeaderProblem::Space => {
                candidates.support(Cause::MalformedKey, "space", 95, mark("a blank stands at an end of the header’s value"))
            }
            HeaderProblem::NonAscii { certain, .. } => {
                let weight = if *certain { 96 } else { 84 };
                let says = placed(fault, case.provider, "a character that no header can carry");
                candidates.support(Cause::MalformedKey, "non-ascii", weight, mark(&says));
            }
        }
    }
}
