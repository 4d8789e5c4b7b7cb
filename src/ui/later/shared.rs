//! Somebody's diagnosis, made from the facts of a link. There is no paste, so there is no evidence; all else is as for
//! a paste.

use super::rest;
use crate::answer::{Answer, Choices};
use crate::catalogue::Library;
use crate::render::from_link;
use crate::report::Report;
use crate::ui::markup::{all, el, heading, p, tag, text};
use crate::ui::state::{Action, Shown, State};
use crate::ui::verdict::verdict;
use std::cell::OnceCell;
use std::rc::Rc;
use yew::prelude::*;

/// The view of a link, by what its address says; of one that can't be read, why that may be.
pub fn view(facts: &str, library: &Rc<Library>, state: &State, act: &Callback<Action>) -> Html {
    match from_link(facts) {
        Some((report, sdk_major)) => diagnosis(report, sdk_major, library, state, act),
        None => unreadable(),
    }
}

fn diagnosis(report: Report, sdk_major: Option<String>, library: &Rc<Library>, state: &State, act: &Callback<Action>) -> Html {
    let origin = origin(&report, sdk_major.as_deref());
    // Where it comes from stands above it.
    let shown = Shown::of(Report { notes: Vec::new(), ..report });
    let choices = Choices { chosen: state.chosen.clone(), ..Choices::default() };
    let answer = Answer::without_paste(shown.report.clone(), Some(library), &choices);
    let answer = OnceCell::from(Rc::new(Answer { sdk_major, ..answer }));
    let shown = Shown { answer, chosen: choices.chosen, ..shown };
    let head = verdict(&shown, state, act);
    let first = vec![origin, head, rest::remedy(&shown, library, state, act)];
    el("div", "view", all(vec![el("div", "first", all(first)), rest::rest(&shown, library, state, act)]))
}

/// What the report says of where it comes from, the SDK, which no other part names, and the way to an own diagnosis.
fn origin(report: &Report, sdk_major: Option<&str>) -> Html {
    let mut parts = Vec::new();
    for note in &report.notes {
        parts.push(text(note));
    }
    if let Some(sdk) = report.sdk {
        let major = sdk_major.map_or_else(String::new, |major| [", major version ", major].concat());
        parts.push(text(&[" It was seen with ", sdk, &major, "."].concat()));
    }
    parts.push(text(" Do you have the same error? "));
    parts.push(own());
    el("div", "intro", tag("p", &[("data-testid", "from-link")], all(parts)))
}

fn unreadable() -> Html {
    let why = "It is cut off, it was changed, or another version of this page created it. A link to a diagnosis has only IDs that this page knows, so nothing of this one is shown.";
    let parts = vec![heading("This link can’t be read"), p("", text(why)), p("", own())];
    tag("div", &[("class", "article"), ("data-testid", "link-refused")], all(parts))
}

/// The way to the paste box.
fn own() -> Html {
    tag("a", &[("href", "#/")], text("Paste your own error"))
}
