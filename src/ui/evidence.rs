//! The evidence: the paste without its secrets, with what decided marked and numbered.

use super::browser;
use super::copy::Copy;
use super::marks::{LONG, Piece, SHORT, pieces};
use super::markup::{all, el, p, tag, text};
use super::prose::prose;
use super::state::Action;
use crate::catalogue::Provider;
use crate::report::{Evidence as Sign, Report};
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// What the evidence needs.
#[derive(Properties)]
pub struct EvidenceProps {
    /// The report it is about.
    pub report: Rc<Report>,
    /// Whether the paste can be taken back into the box.
    pub editable: bool,
    /// Takes the wish to.
    pub act: Callback<Action>,
}

impl PartialEq for EvidenceProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report) && self.editable == other.editable
    }
}

/// The paste and its signs.
#[component]
pub fn Evidence(EvidenceProps { report, editable, act }: &EvidenceProps) -> Html {
    let all_of_it = use_state_eq(|| false);
    let redaction = &report.redaction;
    let (marks, signs) = signs(report);
    let cuts: Vec<Range<usize>> = redaction.cuts.iter().map(|cut| cut.range.clone()).collect();
    let pieces = pieces(&redaction.text, &marks, &cuts, if *all_of_it { LONG } else { SHORT });
    let more = !*all_of_it && redaction.text.len() > SHORT;

    // A number leads from a mark to what it says, and back.
    let onclick = |event: MouseEvent| {
        let button = event.target_dyn_into::<web_sys::Element>();
        if let Some(target) = button.and_then(|button| button.get_attribute("data-goto")) {
            browser::focus(&target);
        }
    };
    let copied = {
        let report = report.clone();
        Callback::from(move |()| report.redaction.text.clone())
    };
    let edit = {
        let act = act.clone();
        move |_: MouseEvent| {
            act.emit(Action::Edited);
            browser::focus("paste");
        }
    };
    let show_all = move |_: MouseEvent| all_of_it.set(true);
    html! {
        <section class="evidence" data-testid="evidence" aria-labelledby="evidence" {onclick}>
            <h2 id="evidence">{ title(cuts.len()) }</h2>
            <pre class="paper" data-testid="redacted" tabindex="0" role="region" aria-label="The text, scrollable" translate="no">
                { shown(&redaction.text, &pieces, &marks) }
            </pre>
            <div class="row">
                <Copy label="Copy redacted" text={copied} />
                if *editable {
                    <button type="button" data-testid="edit" onclick={edit}>{ "Change it" }</button>
                }
                if more {
                    <button type="button" onclick={show_all}>{ if redaction.text.len() > LONG { "Show the first 400 KB" } else { "Show all of it" } }</button>
                }
            </div>
            { signs }
            { leaked(report) }
        </section>
    }
}

/// What to do about a whole key in the paste. A key by itself has it in its own report.
fn leaked(report: &Report) -> Html {
    let whole = report.redaction.cuts.iter().any(|cut| cut.label.starts_with("[key"));
    match Provider::of(report.provider) {
        Some(provider) if whole && report.key.is_none() => {
            let advice = ["A whole key was in it. If anybody else has seen this text, replace the key: ", provider.keys_url];
            p("note", prose(&advice.concat()))
        }
        _ => Html::default(),
    }
}

fn title(cuts: usize) -> String {
    match cuts {
        0 => "Your paste, and what decided".to_owned(),
        1 => "Your paste without its secret, and what decided".to_owned(),
        _ => ["Your paste without its ", &cuts.to_string(), " secrets, and what decided"].concat(),
    }
}

/// Where the signs of the likeliest cause stand in the redacted text, and the list of them.
fn signs(report: &Report) -> (Vec<Range<usize>>, Html) {
    let top = report.top();
    let mut marks = Vec::new();
    let mut items = Vec::new();
    for sign in top.supports.iter().chain(&top.contradicts) {
        let mark = report.redaction.project(sign.start..sign.end);
        items.push(item(marks.len(), sign, !mark.is_empty(), marks.len() >= top.supports.len()));
        marks.push(mark);
    }
    let list = tag(
        "ol",
        &[
            ("class", "signs"),
            ("aria-label", "What decided"),
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
    let number = if marked { number(at, "mark-", "Where sign ", " stands") } else { el("span", "ref", text(&id[5..])) };
    let against = if against { el("b", "", text("Against: ")) } else { Html::default() };
    tag("li", &[("id", &id), ("tabindex", "-1")], all(vec![number, el("span", "", all(vec![against, prose(&sign.says)]))]))
}

fn shown(paste: &str, pieces: &[Piece], marks: &[Range<usize>]) -> Html {
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
                    nodes.push(number(*mark, "sign-", "What sign ", " says"));
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

fn number(at: usize, target: &str, before: &str, after: &str) -> Html {
    let number = (at + 1).to_string();
    let label = [before, &number, after].concat();
    let goto = [target, &number].concat();
    tag("button", &[("type", "button"), ("class", "ref"), ("data-goto", &goto), ("aria-label", &label)], text(&number))
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
