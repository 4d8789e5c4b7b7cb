//! The evidence: the paste without its secrets, with what decided marked and numbered.

use super::browser;
use super::copy::Copy;
use super::marks::{LONG, Piece, SHORT, pieces};
use crate::report::{Evidence as Sign, Report};
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// What the evidence needs.
#[derive(Properties)]
pub struct EvidenceProps {
    /// The report it is about.
    pub report: Rc<Report>,
}

impl PartialEq for EvidenceProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report)
    }
}

/// The paste and its signs.
#[component]
pub fn Evidence(EvidenceProps { report }: &EvidenceProps) -> Html {
    let all = use_state_eq(|| false);
    let top = report.top();
    let redaction = &report.redaction;
    let signs: Vec<&Sign> = top.supports.iter().chain(&top.contradicts).collect();
    let marks: Vec<Range<usize>> = signs.iter().map(|sign| redaction.project(sign.start..sign.end)).collect();
    let cuts: Vec<Range<usize>> = redaction.cuts.iter().map(|cut| cut.range.clone()).collect();
    let pieces = pieces(&redaction.text, &marks, &cuts, if *all { LONG } else { SHORT });
    let shortened = matches!((pieces.first(), pieces.last()), (Some(Piece::LeftOut(_)), _) | (_, Some(Piece::LeftOut(_))));

    // A number leads from a mark to what it says, and back.
    let onclick = Callback::from(|event: MouseEvent| {
        let button = event.target_dyn_into::<web_sys::Element>();
        if let Some(target) = button.and_then(|button| button.get_attribute("data-goto")) {
            browser::focus(&target);
        }
    });
    let copied = {
        let report = report.clone();
        Callback::from(move |()| report.redaction.text.clone())
    };
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let count = signs.iter().enumerate();
    html! {
        <section class="evidence" data-testid="evidence" aria-labelledby="evidence" {onclick}>
            <h2 id="evidence">{ title(redaction.cuts.len()) }</h2>
            <pre class="paper" data-testid="redacted" tabindex="0" role="region" aria-labelledby="evidence" translate="no">
                { shown(&redaction.text, &pieces) }
            </pre>
            <div class="row">
                <Copy label="Copy redacted" text={copied} />
                if shortened && !*all {
                    <button type="button" onclick={show_all}>{ if redaction.text.len() > LONG { "Show the first 400 KB" } else { "Show all of it" } }</button>
                }
            </div>
            <ol class="signs" data-testid="finding" data-cause={top.cause.id()} data-variant={top.variant} data-confidence={top.confidence_text()} aria-label="What decided">
                { count.map(|(at, sign)| sign_item(at, sign, !marks[at].is_empty(), at >= top.supports.len())).collect::<Html>() }
            </ol>
        </section>
    }
}

fn title(cuts: usize) -> String {
    match cuts {
        0 => "Your paste, and what decided".to_owned(),
        1 => "Your paste without its secret, and what decided".to_owned(),
        _ => ["Your paste without its ", &cuts.to_string(), " secrets, and what decided"].concat(),
    }
}

fn shown(text: &str, pieces: &[Piece]) -> Html {
    let mut begun: Vec<usize> = Vec::new();
    let nodes = pieces.iter().map(|piece| match piece {
        Piece::LeftOut(lines) => {
            let lines = ["… ", &thousands(*lines), if *lines == 1 { " line" } else { " lines" }, " left out …"].concat();
            html! { <span class="left-out">{ lines }</span> }
        }
        Piece::Text { range, marks, ends, gone } => {
            let part = Html::from(text[range.clone()].to_owned());
            let part = if *gone { html! { <span class="gone">{ part }</span> } } else { part };
            let Some(first) = marks.first() else { return part };
            // The place that a number leads to is where its mark begins.
            let id = marks.iter().find(|mark| !begun.contains(mark)).map(|mark| ["mark-", &(mark + 1).to_string()].concat());
            begun.extend(marks.iter().filter(|mark| *mark == first || ends.contains(mark)));
            let numbers: Html = ends.iter().map(|mark| number(*mark, "sign-", "What sign ", " says")).collect();
            html! { <><mark {id} tabindex="-1">{ part }</mark>{ numbers }</> }
        }
    });
    nodes.collect()
}

fn number(at: usize, target: &str, before: &str, after: &str) -> Html {
    let number = (at + 1).to_string();
    let label = [before, &number, after].concat();
    html! { <button type="button" class="ref" data-goto={[target, &number].concat()} aria-label={label}>{ number }</button> }
}

fn sign_item(at: usize, sign: &Sign, marked: bool, against: bool) -> Html {
    html! {
        <li id={["sign-", &(at + 1).to_string()].concat()} tabindex="-1">
            if marked { { number(at, "mark-", "Where sign ", " stands") } } else { <span class="ref">{ at + 1 }</span> }
            <span>if against { <b>{ "Against: " }</b> }{ super::prose::prose(&sign.says) }</span>
        </li>
    }
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
