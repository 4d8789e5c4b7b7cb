//! Broken and fixed code side by side, what changed marked.

use super::commands::is_remark;
use super::copy::Copy;
use super::prose::prose;
use super::tabs::tabs;
use crate::catalogue::label;
use crate::remedy::{CodePair, line_marks};
use yew::prelude::*;

/// The pair in the chosen language, else in the first, with tabs for the others.
pub fn code_pairs(
    pairs: &[CodePair],
    chosen: Option<&'static str>,
    choose: &Callback<&'static str>,
) -> Html {
    let Some(shown) = pairs.iter().find(|pair| Some(pair.language) == chosen).or(pairs.first()) else {
        return Html::default();
    };
    let ids = pairs.iter().map(|pair| pair.language).collect();
    tabs("code", "Language", ids, shown.language, choose, pair(shown))
}

fn pair(pair: &CodePair) -> Html {
    let (broken, fixed) = line_marks(&pair.broken, &pair.fixed);
    let copied = pair.fixed.clone();
    html! {
        <>
            <div class="pair">
                <div class="b">
                    <div class="bar"><h3>{ "Broken" }</h3></div>
                    <pre data-testid="code-broken">{ lines(&pair.broken, &broken, "del") }</pre>
                </div>
                <div class="g">
                    <div class="bar"><h3>{ "Fixed" }</h3><Copy what={["the fixed ", label(pair.language)].concat()} text={Callback::from(move |()| copied.clone())} /></div>
                    <pre data-testid="code-fixed">{ lines(&pair.fixed, &fixed, "ins") }</pre>
                </div>
            </div>
            <p class="soft">{ prose(&pair.changed) }</p>
        </>
    }
}

fn lines(code: &str, changed: &[bool], element: &'static str) -> Html {
    let lines = code.lines().zip(changed).map(|(line, changed)| {
        let element = if *changed { element } else { "span" };
        let remark = is_remark(line);
        let line = [line, "\n"].concat();
        html! { <@{element}>if remark { <i>{ line }</i> } else { { line } }</@> }
    });
    lines.collect()
}
