//! Headers that the client refused to send.

use super::input::RuleInput;
use crate::catalogue::level::{CERTAIN, USUAL, WEAK};
use crate::catalogue::{Cause, Provider};
use crate::diagnosis::candidates::{Candidates, Mark};
use crate::facts::{HeaderFault, HeaderProblem};

/// What is wrong, with its place: where it is in the header, and which character of the key that is.
fn with_place(fault: &HeaderFault, provider: Option<&'static Provider>, what: &str) -> String {
    match (fault.index, fault.key_position(provider)) {
        (Some(index), Some(position)) => {
            let (index, position) = (index.to_string(), position.to_string());
            [what, ": position ", &index, " of the header, counted from 0, is character ", &position, " of the key"].concat()
        }
        _ => what.to_owned(),
    }
}

pub(super) fn apply(input: &RuleInput, candidates: &mut Candidates) {
    for fault in &input.facts.header_faults {
        let mark = |says: &str| Mark::new("header", says, &fault.span);
        match &fault.problem {
            HeaderProblem::Empty => {
                candidates.support(Cause::MissingKey, "empty-bearer", CERTAIN, mark("nothing follows Bearer: the key is empty"));
                candidates.contradict(Cause::MalformedKey, WEAK, mark("the header has no key at all"));
            }
            HeaderProblem::Newline => {
                let says = with_place(fault, input.provider, "there is a line break in the header’s value");
                candidates.support(Cause::MalformedKey, "newline", CERTAIN, mark(&says));
            }
            HeaderProblem::Space => {
                candidates.support(
                    Cause::MalformedKey,
                    "space",
                    CERTAIN,
                    mark("there is a space at one end of the header’s value"),
                );
            }
            HeaderProblem::NonAscii { certain, .. } => {
                let level = if *certain { CERTAIN } else { USUAL };
                let says = with_place(fault, input.provider, "a character that a header can’t carry");
                candidates.support(Cause::MalformedKey, "non-ascii", level, mark(&says));
            }
        }
    }
}
