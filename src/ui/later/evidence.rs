//! The evidence: the paste without its secrets, with what decided marked and numbered.

use super::leaked::leaked;
use super::marks::{LONG, Piece, SHORT, pieces};
use super::prose::prose;
use crate::report::{Evidence as Sign, Report};
use crate::ui::browser;
use crate::ui::copy::copy;
use crate::ui::markup::{all, button, el, listening, p, tag, text};
use crate::ui::read::EDITABLE;
use crate::ui::state::{Action, Hold, State};
use std::ops::Range;
use std::rc::Rc;
use yew::html::onclick;
use yew::prelude::*;

/// So many characters of what a sign rests on are quoted.
const QUOTED: usize = 60;

/// The paste and its signs.
pub fn evidence(report: &Rc<Report>, notes: &[String], state: &State, act: &Callback<Action>) -> Html {
    let redaction = &report.redaction;
    let (marks, signs) = signs(report);
    let cuts: Vec<Range<usize>> = redaction.cuts.iter().map(|cut| cut.range.clone()).collect();
    let pieces = pieces(&redaction.text, &marks, &cuts, if state.unfolded { LONG } else { SHORT });
    let attributes = [
        ("class", "paper"),
        ("data-testid", "redacted"),
        ("tabindex", "0"),
        ("role", "region"),
        ("aria-label", "The text, scrollable"),
        ("translate", "no"),
    ];
    let parts = vec![
        tag("h2", &[("id", "evidence")], text(&title(cuts.len()))),
        tag("pre", &attributes, marked(&redaction.text, &pieces, &marks)),
        el("div", "row", all(buttons(report, state, act))),
        signs,
        all(notes.iter().map(|note| p("note", prose(note))).collect()),
        // A key by itself has it in its own report.
        if report.key.is_none() { leaked(redaction.cuts.iter().map(|cut| cut.kind)) } else { Html::default() },
    ];
    let attributes = [("class", "evidence"), ("data-testid", "evidence"), ("aria-labelledby", "evidence")];
    let go = Rc::new(onclick::Wrapper::new(Callback::from(follow_number)));
    listening("section", &attributes, vec![go], all(parts))
}

/// A number leads from a mark to what it says, and back.
fn follow_number(event: MouseEvent) {
    let button = event.target_dyn_into::<web_sys::Element>();
    if let Some(target) = button.and_then(|button| button.get_attribute("data-goto")) {
        browser::focus(&target);
    }
}

fn buttons(report: &Rc<Report>, state: &State, act: &Callback<Action>) -> Vec<Html> {
    let length = report.redaction.text.len();
    let copied = report.clone();
    let mut buttons = vec![copy("Copy redacted", "copy-redacted", move || copied.redaction.text.clone())];
    if state.hold == Hold::Nothing && length <= EDITABLE {
        let act = act.clone();
        let edit = move |_: MouseEvent| {
            act.emit(Action::Edited);
            browser::focus("paste");
        };
        buttons.push(button(&[("data-testid", "edit")], "Edit it", Callback::from(edit)));
    }
    if length > SHORT && !state.unfolded {
        let label = if length > LONG { "Show the first 400 KB" } else { "Show all of it" };
        buttons.push(button(&[], label, act.reform(|_| Action::Unfolded)));
    }
    buttons
}

fn title(cuts: usize) -> String {
    match cuts {
        0 => "Your paste, with the evidence marked".to_owned(),
        1 => "Your paste without its secret, with the evidence marked".to_owned(),
        _ => ["Your paste without its ", &cuts.to_string(), " secrets, with the evidence marked"].concat(),
    }
}

/// Where the signs of the likeliest cause stand in the redacted text, and the list of them.
fn signs(report: &Report) -> (Vec<Range<usize>>, Html) {
    let top = report.top();
    let mut marks = Vec::new();
    let mut items = Vec::new();
    for sign in top.supports.iter().chain(&top.contradicts) {
        let mark = report.redaction.to_redacted(sign.start..sign.end);
        items.push(item(marks.len(), sign, !mark.is_empty(), marks.len() >= top.supports.len()));
        marks.push(mark);
    }
    let list = tag(
        "ol",
        &[
            ("class", "signs"),
            ("aria-label", "Evidence"),
            ("data-testid", "finding"),
            ("data-cause", top.cause.id()),
            ("data-variant", top.variant),
            ("data-confidence", &top.confidence_text()),
        ],
        all(items),
    );
    (marks, list)
}

fn item(at: usize, sign: &Sign, marked: bool, against: bool) -> Html {
    let id = ["sign-", &(at + 1).to_string()].concat();
    let number = if marked { number(at, "mark-", "Sign ", " in the text", "") } else { el("span", "ref", text(&id[5..])) };
    let against = if against { el("b", "", text("Against: ")) } else { Html::default() };
    let says = all(vec![against, quoted(sign), prose(&sign.says)]);
    tag("li", &[("id", &id), ("tabindex", "-1")], all(vec![number, el("span", "", says)]))
}

/// The words of the text that a sign rests on, unless what it says has them.
fn quoted(sign: &Sign) -> Html {
    let line = sign.text.trim().lines().next().unwrap_or_default();
    if line.is_empty() || sign.fact == "key" || sign.says.contains(line) {
        return Html::default();
    }
    let mut shown = String::new();
    for letter in line.chars() {
        // A masked key has a hundred of them.
        let letter = if letter == '*' { '…' } else { letter };
        if letter != '…' || !shown.ends_with('…') {
            shown.push(letter);
        }
    }
    let end = shown.char_indices().nth(QUOTED).map_or(shown.len(), |(end, _)| end);
    let more = if end < shown.len() || line.len() < sign.text.trim().len() { "…" } else { "" };
    all(vec![el("q", "", text(&[&shown[..end], more].concat())), text(": ")])
}

/// A redacted text: what was taken out is set apart, what decided is marked and numbered.
pub fn marked(paste: &str, pieces: &[Piece], marks: &[Range<usize>]) -> Html {
    let mut nodes = Vec::new();
    let mut begun = vec![false; marks.len()];
    for piece in pieces {
        match piece {
            Piece::LeftOut(lines) => {
                let lines = ["… ", &thousands(*lines), if *lines == 1 { " line" } else { " lines" }, " left out …"].concat();
                nodes.push(el("span", "left-out", text(&lines)));
            }
            Piece::Text { range, marks: over, gone } => {
                let mut part = text(&paste[range.clone()]);
                if *gone {
                    part = el("span", "gone", part);
                }
                if !over.is_empty() {
                    part = mark(over, &mut begun, part);
                }
                nodes.push(part);
                for mark in over.iter().filter(|mark| marks[**mark].end == range.end) {
                    // The list of signs has each of them once more: one tab stop is enough.
                    nodes.push(number(*mark, "sign-", "What sign ", " means", "-1"));
                }
            }
        }
    }
    all(nodes)
}

/// A marked piece. The place that a number leads to is where its mark begins.
fn mark(over: &[usize], begun: &mut [bool], part: Html) -> Html {
    let mut part = el("mark", "", part);
    for at in over.iter().copied().filter(|at| !begun[*at]) {
        part = tag("span", &[("id", &["mark-", &(at + 1).to_string()].concat()), ("tabindex", "-1")], part);
    }
    for at in over {
        begun[*at] = true;
    }
    part
}

fn number(at: usize, target: &str, before: &str, after: &str, tabindex: &str) -> Html {
    let number = (at + 1).to_string();
    let label = [before, &number, after].concat();
    let goto = [target, &number].concat();
    let attributes =
        [("type", "button"), ("class", "ref"), ("data-goto", &*goto), ("aria-label", &*label), ("tabindex", tabindex)];
    tag("button", &attributes, text(&number))
}

/// `12,000`
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
