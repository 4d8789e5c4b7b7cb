//! The failures of a paste, to choose the one that is shown.

use super::markup::{all, button, el, p, tag, text};
use super::state::{Action, Shown};
use crate::report::Report;
use yew::prelude::*;

/// So many are listed at first sight.
const FEW: usize = 5;

/// The failures beside the one that is shown; none if there is no other.
pub fn incidents(shown: &Shown, act: &Callback<Action>) -> Option<Html> {
    let paste = &shown.paste;
    if paste.others.is_empty() {
        return None;
    }
    let decisive = std::iter::once((None, &**paste)).filter(|_| shown.other.is_some());
    let others = paste.others.iter().enumerate().map(|(number, report)| (Some(number), &**report));
    let mut items: Vec<Html> = decisive
        .chain(others.filter(|(number, _)| *number != shown.other))
        .map(|(number, report)| item(number, report, act))
        .collect();
    let which = if shown.other.is_none() { "the one that decides." } else { "another one." };
    let title = [&paste.incidents.to_string(), " failures in this paste. This is ", which];
    let rest = items.split_off(items.len().min(FEW));
    let mut parts =
        vec![tag("h2", &[("id", "incidents"), ("class", "note")], text(&title.concat())), el("ul", "incidents", all(items))];
    if !rest.is_empty() {
        let summary = el("summary", "", text(&["Show ", &rest.len().to_string(), " more"].concat()));
        parts.push(el("details", "", all(vec![summary, el("ul", "incidents", all(rest))])));
    }
    if paste.unreported() > 0 {
        let more =
            [&paste.unreported().to_string(), " more are not listed here: a log with so many failures is for `why401 triage`."];
        parts.push(p("note", super::prose::prose(&more.concat())));
    }
    Some(tag("section", &[("aria-labelledby", "incidents")], all(parts)))
}

fn item(number: Option<usize>, report: &Report, act: &Callback<Action>) -> Html {
    let chosen = act.reform(move |_: MouseEvent| Action::ChoseIncident(number));
    let attributes = [
        ("data-testid", "other-incident"),
        ("data-cause", report.cause().id()),
        ("data-provider", report.provider),
        ("class", "link"),
    ];
    let said = button(&attributes, &report.summary(), chosen);
    let source = if report.source.is_empty() { String::new() } else { [&report.source, ": "].concat() };
    let line = el("code", "", text(&report.first_line));
    el("li", "", all(vec![said, p("", all(vec![text(&source), line]))]))
}

/// What to say where another failure may be the one that stops the person, with the way to it.
pub fn rival(shown: &Shown, act: &Callback<Action>) -> Option<Html> {
    let number = shown.paste.rival.filter(|_| shown.other.is_none())?;
    let other = shown.paste.others.get(number)?;
    let chosen = act.reform(move |_: MouseEvent| Action::ChoseIncident(Some(number)));
    let open = button(&[("class", "link"), ("data-testid", "rival")], &other.summary(), chosen);
    Some(p("note", all(vec![text("Two failures of this paste may be the one that stops you. The other: "), open])))
}
