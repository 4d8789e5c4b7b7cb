//! The answer, in the order in which it helps: verdict, quick fix, code, evidence, and what else
//! it may have been.

use super::markup::{all, el, p, text};
use super::state::{Action, LaterPart, Shown, State};
use super::verdict::verdict;
use yew::prelude::*;

/// The three parts of the answer.
pub fn answer(shown: &Shown, state: &State, act: &Callback<Action>) -> Html {
    let head = verdict(shown, state, act);
    let (first, evidence, rest) = match &state.later {
        LaterPart::Loaded(later) => {
            (later.remedy(shown, state, act), later.evidence(shown, state, act), later.rest(shown, state, act))
        }
        // It stands where the fix comes.
        LaterPart::Loading => (waiting("Loading the fix, the evidence and the code…"), Html::default(), Html::default()),
        LaterPart::Failed => (waiting(MISSING), Html::default(), Html::default()),
    };
    all(vec![el("div", "first", all(vec![head, first])), evidence, rest])
}

const MISSING: &str =
    "The fix, the evidence and the code couldn’t be loaded. The verdict is complete; reload the page to try again.";

fn waiting(what: &str) -> Html {
    p("wait", text(what))
}
