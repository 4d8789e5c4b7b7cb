//! What the configuration in the paste shows: what is wrong with it, and which variables count.

use super::prose::prose;
use crate::report::environment::{Environment, Finding, Variable};
use crate::ui::markup::{all, el, p, section, tag, text};
use yew::prelude::*;

/// The section.
pub fn environment(seen: &Environment) -> Html {
    let mut parts = vec![p("", prose(&seen.sentence()))];
    if !seen.findings.is_empty() {
        let attributes = [("class", "pairs"), ("aria-label", "What to fix or check")];
        parts.push(tag("ul", &attributes, all(seen.findings.iter().map(|finding| item(seen, finding)).collect())));
    }
    let rows = seen.variables.iter().map(|variable| row(seen, variable)).collect();
    let attributes = [("class", "pairs"), ("data-testid", "environment-variables")];
    parts.push(el("h3", "", text("Your variables and what reads them")));
    parts.push(tag("dl", &attributes, all(rows)));
    section("environment", "environment", "environment", "Your environment", all(parts))
}

fn item(seen: &Environment, finding: &Finding) -> Html {
    let attributes = [
        ("data-testid", "environment-finding"),
        ("data-id", finding.id),
        ("data-severity", finding.severity.id()),
        ("data-variable", &finding.variable),
    ];
    let source = seen.sources.get(finding.source).map_or("", |source| source.name.as_str());
    let place = ["in ", source, ", line ", &finding.line.to_string()].concat();
    let head = all(vec![el("b", "", text(finding.severity.label())), p("", text(&place))]);
    let body = all(vec![el("span", "", prose(&finding.received)), p("", prose(&finding.advice))]);
    tag("li", &attributes, all(vec![el("div", "", head), el("div", "", body)]))
}

fn row(seen: &Environment, variable: &Variable) -> Html {
    let source = seen.sources.get(variable.source).map_or("", |source| source.name.as_str());
    let attributes = [("data-name", variable.name.as_str()), ("data-wins", variable.precedence.id())];
    let held = all(vec![el("code", "", text(&variable.shown)), text(&[" in ", source].concat())]);
    let value = all(vec![el("span", "", held), p("", text(&variable.summary()))]);
    tag("div", &attributes, all(vec![el("dt", "", el("code", "", text(&variable.name))), el("dd", "", value)]))
}
