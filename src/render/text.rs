//! The report as plain text, for a terminal and for screen readers.

use crate::answer::Answer;
use crate::catalogue::{Retry, label};

impl Answer {
    /// The answer as plain text, without colors and boxes.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        let mut line = |text: &str| {
            out.push_str(text);
            out.push('\n');
        };
        let report = &self.report;
        let top = report.top();
        let (from, to) = top.entry().minutes;
        line(&report.verdict());
        line("");
        line(&self.why());
        line("");
        let source = if report.source.is_empty() { String::new() } else { format!(" · {}", report.source) };
        line(&format!("  {}{source}", report.facts_line()));
        let retry = match report.retry() {
            Retry::No => "repeating it won’t help",
            Retry::Later => "waiting helps",
        };
        line(&format!(
            "  {} ({} %), {}, {from} to {to} minutes, {retry}",
            top.certainty().word(),
            top.percent,
            report.severity().id()
        ));
        if let Some(rival) = report.rival.and_then(|rival| report.others.get(rival)) {
            line(&format!("\nAnother failure may be the one that stops you: {}", rival.summary()));
        }
        if let Some(key) = &self.key {
            line("\nThe key");
            line(&indented(key.to_text().trim_end()));
        }
        if !top.supports.is_empty() {
            line("\nEvidence");
            for evidence in top.supports.iter().chain(&top.contradicts) {
                let quoted = evidence.text.split_whitespace().collect::<Vec<_>>().join(" ");
                let quoted: String = quoted.chars().take(100).collect();
                line(&format!("  bytes {}-{}: {}\n    {}", evidence.start, evidence.end, evidence.says, quoted));
            }
        }
        if !self.chain.is_empty() {
            line("\nHow it came to this");
            for (number, link) in (1..).zip(&self.chain) {
                line(&format!("  {number}. {}: {}", link.class, link.message));
            }
        }
        if !report.others.is_empty() {
            line("\nAlso in this paste");
            for other in &report.others {
                let source = if other.source.is_empty() { String::new() } else { format!(" ({})", other.source) };
                line(&format!("  - bytes {}-{}{source}: {}", other.span.start, other.span.end, other.summary()));
            }
            if report.unreported() > 0 {
                line(&format!("  - {} more, which are counted, but not listed", report.unreported()));
            }
        }
        if let Some(seen) = &self.environment {
            line(&format!("\nYour environment\n  {}", seen.sentence()));
            for variable in &seen.variables {
                let source = seen.sources.get(variable.source).map_or("", |source| source.name.as_str());
                line(&format!("  {} = {} ({source}; {})", variable.name, variable.shown, variable.summary()));
            }
            for finding in &seen.findings {
                line(&format!("  - {} [{}] {}", finding.severity.label(), finding.id, finding.received));
                if !finding.advice.is_empty() {
                    line(&format!("    {}", finding.advice));
                }
            }
        }
        if let Some(fix) = self.quick_fix.first() {
            line(&format!("\nQuick fix ({})", label(fix.place)));
            line(&indented(&fix.text));
        }
        let advised = &self.advice;
        if !advised.steps.is_empty() {
            line("\nSteps");
            for (number, step) in (1..).zip(&advised.steps) {
                line(&format!("  {number}. {step}"));
            }
        }
        if let Some(pair) = advised.code.first() {
            line(&format!(
                "\nBroken ({})\n{}\n\nFixed\n{}\n\n  {}",
                label(pair.language),
                indented(&pair.broken),
                indented(&pair.fixed),
                pair.changed
            ));
        }
        if let Some(check) = advised.verify.first() {
            line(&format!("\nSee that it worked ({})\n{}", label(check.place), indented(&check.text)));
        }
        if report.findings.len() > 1 {
            line("\nIf it wasn’t that");
            for finding in &report.findings[1..] {
                line(&format!("  - {}: {}", finding.entry().background().title, report.check(finding)));
            }
        }
        for note in &report.notes {
            line(&format!("\nNote: {note}"));
        }
        out
    }
}

fn indented(text: &str) -> String {
    let lines: Vec<String> =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") }).collect();
    lines.join("\n")
}
