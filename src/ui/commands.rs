//! Something to run, with tabs for where they run it.

use super::copy::Copy;
use super::tabs::tabs;
use crate::catalogue::label;
use crate::remedy::PlaceText;
use yew::prelude::*;

/// The same thing to run in several places. The chosen place shows, else the first.
pub fn commands(
    group: &'static str,
    name: &'static str,
    texts: &[PlaceText],
    chosen: Option<&'static str>,
    choose: &Callback<&'static str>,
) -> Html {
    let Some(shown) = texts.iter().find(|text| Some(text.place) == chosen).or(texts.first()) else {
        return Html::default();
    };
    let ids = texts.iter().map(|text| text.place).collect();
    tabs(group, name, ids, shown.place, choose, command(&shown.text, label(shown.place)))
}

/// One block of something to run, its remarks set back.
pub fn command(text: &str, what: &str) -> Html {
    let copied = text.to_owned();
    let what = ["for ", what].concat();
    html! {
        <div class="cmd">
            <pre>{ lines(text) }</pre>
            <Copy {what} text={Callback::from(move |()| copied.clone())} />
        </div>
    }
}

/// Code with its comments set back.
fn lines(text: &str) -> Html {
    let lines = text.lines().map(|line| {
        let line = [line, "\n"].concat();
        if is_remark(&line) { html! { <i>{ line }</i> } } else { Html::from(line) }
    });
    lines.collect()
}

/// Whether a line is a comment, in any of the languages shown.
pub fn is_remark(line: &str) -> bool {
    let line = line.trim_start();
    ["#", "//", "rem ", "REM ", "::"].iter().any(|start| line.starts_with(start)) && !line.starts_with("#!")
}
