//! The answer, in the order in which it helps: verdict, quick fix, code, evidence, and what else
//! it may have been.

use super::commands::commands;
use super::hands::Hands;
use super::markup::{all, el, p, section, tag, text};
use super::state::{Answer, Shelf, State};
use super::verdict::verdict;
use yew::prelude::*;

/// The three parts of the answer.
pub fn push(answer: &Answer, state: &State, hands: &Hands, parts: &mut Vec<Html>) {
    let mut first = vec![verdict(&answer.report, &state.shelf)];
    if answer.helps() && !answer.fix.is_empty() {
        let fix = commands("fix", &answer.fix, state.place, &hands.act);
        first.push(section("quick-fix", "fix", "quick-fix", "Quick fix", fix));
    }
    let (evidence, rest) = match &state.shelf {
        Shelf::Here(later) => {
            first.push(later.after_fix(answer, state, &hands.act));
            (later.evidence(answer, state, &hands.act), later.rest(answer, state, hands))
        }
        Shelf::Waiting => {
            (waiting("The text with its evidence, code in your language and the rest are on their way."), Html::default())
        }
        Shelf::Missing => (missing(), Html::default()),
    };
    parts.extend([el("div", "first", all(first)), evidence, rest]);
}

fn waiting(what: &str) -> Html {
    tag("section", &[("class", "evidence")], p("wait", text(what)))
}

fn missing() -> Html {
    waiting("Evidence, code and the rest could not be loaded. What is here stands; reload the page to try again.")
}
