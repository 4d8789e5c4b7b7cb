//! Tabs: arrow keys move, the chosen one shows its panel at once.

use super::browser;
use super::markup::{all, button, listening, tag};
use super::state::Action;
use crate::catalogue::label;
use std::rc::Rc;
use yew::html::onkeydown;
use yew::prelude::*;

/// What several tabs have in common.
pub struct Tabs<'a> {
    /// Makes the ids; one on a page.
    pub group: &'static str,
    /// What is chosen among, for those who don't see it.
    pub name: &'static str,
    /// What choosing one means.
    pub chose: fn(&'static str) -> Action,
    /// Takes that.
    pub act: &'a Callback<Action>,
}

impl Tabs<'_> {
    /// The tabs over one panel. The ids are places or languages, `chosen` is one of them. With a
    /// single one there is nothing to choose, and no tabs.
    pub fn over(&self, ids: Vec<&'static str>, chosen: &'static str, panel: Html) -> Html {
        if ids.len() < 2 {
            return panel;
        }
        let group = self.group;
        let panel_id = id(group, "panel");
        let panel = tag("div", &[("role", "tabpanel"), ("id", &panel_id), ("aria-labelledby", &id(group, chosen))], panel);
        let buttons = ids.iter().map(|tab| self.button(tab, *tab == chosen, &panel_id)).collect();
        let (chose, act) = (self.chose, self.act.clone());
        let pressed = move |event: KeyboardEvent| {
            let at = ids.iter().position(|id| *id == chosen).unwrap_or(0);
            let to = match event.key().as_str() {
                "ArrowRight" => (at + 1) % ids.len(),
                "ArrowLeft" => (at + ids.len() - 1) % ids.len(),
                "Home" => 0,
                "End" => ids.len() - 1,
                _ => return,
            };
            event.prevent_default();
            act.emit(chose(ids[to]));
            browser::focus(&id(group, ids[to]));
        };
        let attributes = [("class", "tabs"), ("role", "tablist"), ("aria-label", self.name)];
        let heard = vec![Rc::new(onkeydown::Wrapper::new(Callback::from(pressed))) as _];
        all(vec![listening("div", &attributes, heard, all(buttons)), panel])
    }

    fn button(&self, tab: &'static str, chosen: bool, panel_id: &str) -> Html {
        let (chose, act) = (self.chose, self.act.clone());
        let pressed = move |_: MouseEvent| act.emit(chose(tab));
        let attributes = [
            ("role", "tab"),
            ("id", &*id(self.group, tab)),
            ("data-tab", tab),
            ("aria-controls", panel_id),
            ("aria-selected", if chosen { "true" } else { "false" }),
            ("tabindex", if chosen { "0" } else { "-1" }),
        ];
        button(&attributes, label(tab), Callback::from(pressed))
    }
}

fn id(group: &str, tab: &str) -> String {
    [group, "-", tab].concat()
}
