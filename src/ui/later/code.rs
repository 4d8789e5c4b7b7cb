//! Broken and fixed code side by side, what changed marked.

use super::prose::prose;
use crate::catalogue::label;
use crate::remedy::line_marks;
use crate::report::CodePair;
use crate::ui::commands::code_line;
use crate::ui::copy::copy_code;
use crate::ui::markup::{all, el, p, tag, text};
use crate::ui::state::Action;
use crate::ui::tabs::Tabs;
use yew::prelude::*;

/// The pair in the chosen language, else in the first, with tabs for the others.
pub fn code_pairs(pairs: &[CodePair], chosen: Option<&'static str>, act: &Callback<Action>) -> Html {
    let Some(shown) = pairs.iter().find(|pair| Some(pair.language) == chosen).or(pairs.first()) else {
        return Html::default();
    };
    let ids = pairs.iter().map(|pair| pair.language).collect();
    let tabs = Tabs { group: "code", name: "Language", chose: Action::ChoseLanguage, act };
    tabs.over(ids, shown.language, pair(shown))
}

fn pair(pair: &CodePair) -> Html {
    let (broken, fixed) = line_marks(&pair.broken, &pair.fixed);
    let sides = vec![
        side("b", "Broken", Html::default(), "code-broken", lines(&pair.broken, &broken, "del")),
        side("g", "Fixed", copy_code(&pair.fixed, label(pair.language)), "code-fixed", lines(&pair.fixed, &fixed, "ins")),
    ];
    all(vec![el("div", "pair", all(sides)), p("soft", prose(&pair.changed))])
}

fn side(class: &str, title: &str, copy: Html, testid: &str, code: Html) -> Html {
    let bar = el("div", "bar", all(vec![el("h3", "", text(title)), copy]));
    el("div", class, all(vec![bar, tag("pre", &[("data-testid", testid)], code)]))
}

fn lines(code: &str, changed: &[bool], element: &'static str) -> Html {
    let mut nodes = Vec::new();
    for (line, changed) in code.lines().zip(changed) {
        nodes.push(el(if *changed { element } else { "span" }, "", code_line(line)));
    }
    all(nodes)
}
