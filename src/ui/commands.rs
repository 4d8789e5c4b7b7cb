//! Something to run, with tabs for where they run it.

use super::copy::copy_code;
use super::markup::{all, el, text};
use super::state::Action;
use super::tabs::Tabs;
use crate::catalogue::label;
use crate::report::PlaceText;
use yew::prelude::*;

/// The same thing to run in several places. The chosen place shows, else the first.
pub fn commands(group: &'static str, texts: &[PlaceText], chosen: Option<&'static str>, act: &Callback<Action>) -> Html {
    let Some(shown) = texts.iter().find(|text| Some(text.place) == chosen).or(texts.first()) else {
        return Html::default();
    };
    let ids = texts.iter().map(|text| text.place).collect();
    let tabs = Tabs { group, name: "Where you run it", chose: Action::ChosePlace, act };
    tabs.over(ids, shown.place, command(&shown.text, label(shown.place)))
}

/// One block of something to run, its remarks set back.
pub fn command(code: &str, what: &str) -> Html {
    let mut lines = Vec::new();
    for line in code.lines() {
        lines.push(code_line(line));
    }
    el("div", "cmd", all(vec![el("pre", "", all(lines)), copy_code(code, what)]))
}

/// A line of code, set back if it is a remark.
pub fn code_line(line: &str) -> Html {
    let start = line.trim_start();
    let remark = ["#", "//", "rem ", "REM ", "::"].iter().any(|mark| start.starts_with(mark));
    let line = text(&[line, "\n"].concat());
    if remark { el("i", "", line) } else { line }
}
