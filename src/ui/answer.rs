//! The answer, in the order in which it helps: verdict, quick fix, code, evidence, and what else
//! it may have been.

use super::markup::{all, el, p, tag, text};
use super::state::{Action, LaterPart, Shown, State};
use super::verdict::verdict;
use yew::prelude::*;

/// The three parts of the answer.
pub fn answer(shown: &Shown, state: &State, act: &Callback<Action>) -> Html {
    let mut first = vec![verdict(shown, &state.later, act)];
    let (evidence, rest) = match &state.later {
        LaterPart::Loaded(later) => {
            first.push(later.remedy(shown, state, act));
            (later.evidence(shown, state, act), later.rest(shown, state, act))
        }
        LaterPart::Loading => (waiting("Loading the fix, the evidence and the code…"), Html::default()),
        LaterPart::Failed => (missing(), Html::default()),
    };
    all(vec![el("div", "first", all(first)), evidence, rest])
}

fn waiting(what: &str) -> Html {
    tag("section", &[("class", "evidence")], p("wait", text(what)))
}

fn missing() -> Html {
    waiting("The fix, the evidence and the code couldn’t be loaded. The verdict is complete; reload the page to try again.")
}
