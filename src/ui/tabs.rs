//! Tabs: arrow keys move, the chosen one shows its panel at once.

use super::browser;
use crate::catalogue::label;
use yew::prelude::*;

/// Tabs over one panel. `group` makes the ids, `ids` are places or languages, `chosen` is one of
/// them. With a single one there is nothing to choose, and no tabs.
pub fn tabs(
    group: &'static str,
    name: &'static str,
    ids: Vec<&'static str>,
    chosen: &'static str,
    choose: &Callback<&'static str>,
    panel: Html,
) -> Html {
    if ids.len() < 2 {
        return panel;
    }
    let tab_id = |id: &str| [group, "-", id].concat();
    let panel_id = [group, "-panel"].concat();
    let buttons: Html = ids
        .iter()
        .map(|&id| {
            let choose = choose.clone();
            let here = id == chosen;
            html! {
                <button type="button" role="tab" id={tab_id(id)} data-tab={id} aria-controls={panel_id.clone()}
                    aria-selected={if here { "true" } else { "false" }} tabindex={if here { "0" } else { "-1" }}
                    onclick={move |_| choose.emit(id)}>{ label(id) }</button>
            }
        })
        .collect();
    let labelled = tab_id(chosen);
    let choose = choose.clone();
    let onkeydown = move |event: KeyboardEvent| {
        let at = ids.iter().position(|id| *id == chosen).unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % ids.len(),
            "ArrowLeft" => (at + ids.len() - 1) % ids.len(),
            "Home" => 0,
            "End" => ids.len() - 1,
            _ => return,
        };
        event.prevent_default();
        choose.emit(ids[to]);
        browser::focus(&[group, "-", ids[to]].concat());
    };
    html! {
        <>
            <div class="tabs" role="tablist" aria-label={name} {onkeydown}>{ buttons }</div>
            <div role="tabpanel" id={panel_id} aria-labelledby={labelled}>{ panel }</div>
        </>
    }
}
