//! The failures of a paste, to choose the one that is shown.

use super::markup::{all, button, el, p, tag, text};
use super::state::{Action, Shown};
use crate::report::Report;
use yew::prelude::*;

/// So many are listed at first sight.
const FEW: usize = 5;

/// The failures beside the one that is shown; none if there is no other. One that may decide as well stands first.
pub fn incidents(shown: &Shown, act: &Callback<Action>) -> Option<Html> {
    let paste = &shown.paste;
    if paste.others.is_empty() {
        return None;
    }
    let rival = paste.rival.filter(|_| shown.other.is_none());
    let others = (0..paste.others.len()).map(Some).filter(|number| *number != shown.other);
    let decisive = shown.other.map(|_| None);
    let order = decisive.into_iter().chain(rival.map(Some)).chain(others.filter(|number| rival.is_none() || *number != rival));
    let item = |number: Option<usize>| {
        let report = number.map_or(paste, |number| &paste.others[number]);
        item(number, report, act)
    };
    let mut items: Vec<Html> = order.map(item).collect();
    let which = match (shown.other, rival) {
        (Some(_), _) => " isn’t the one that stops you now.",
        (None, Some(_)) => " or the next one may be what stops you now.",
        (None, None) => " is what stops you now.",
    };
    let source = &shown.report.source;
    let this = if source.is_empty() { "This one".to_owned() } else { ["This one (", source, ")"].concat() };
    let title = [&paste.incidents.to_string(), " failures in this paste. ", &this, which].concat();
    let rest = items.split_off(items.len().min(FEW));
    let mut parts = vec![tag("h2", &[("id", "incidents")], text(&title)), el("ul", "incidents", all(items))];
    if !rest.is_empty() {
        let summary = el("summary", "", text(&["Show ", &rest.len().to_string(), " more"].concat()));
        parts.push(el("details", "", all(vec![summary, el("ul", "incidents", all(rest))])));
    }
    if paste.unreported() > 0 {
        let more = [&paste.unreported().to_string(), " more failures were counted but aren’t listed."].concat();
        parts.push(p("note", text(&more)));
    }
    Some(tag("section", &[("aria-labelledby", "incidents")], all(parts)))
}

fn item(number: Option<usize>, report: &Report, act: &Callback<Action>) -> Html {
    let chosen = act.reform(move |_: MouseEvent| Action::ChoseIncident(number));
    let attributes = [
        ("data-testid", "other-incident"),
        ("data-cause", report.cause().id()),
        ("data-provider", report.provider),
        ("data-count", &*report.count.to_string()),
    ];
    let source = if report.source.is_empty() { String::new() } else { [&report.source, ": "].concat() };
    let line = el("span", "soft", all(vec![text(&source), el("code", "", text(&report.first_line))]));
    el("li", "", all(vec![button(&attributes, &report.summary(), chosen), line]))
}
