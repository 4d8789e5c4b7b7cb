//! The report as plain text, for a terminal and for screen readers.

use super::Report;
use crate::catalogue::{Library, Retry, label};
use crate::details::details;
use crate::remedy::{advice, quick_fix};

impl Report {
    /// The report as plain text, without colors and boxes.
    pub fn to_text(&self, library: Option<&Library>) -> String {
        let mut out = String::new();
        let mut line = |text: &str| {
            out.push_str(text);
            out.push('\n');
        };
        let top = self.top();
        let (from, to) = top.entry().minutes;
        let details = details(self);
        let leading = details.environment.as_ref().filter(|_| self.tells_no_failure());
        line(&self.verdict());
        line("");
        line(&leading.map_or_else(|| self.why(), |seen| seen.sentence()));
        line("");
        line(&format!("  {}", self.facts_line()));
        let retry = match self.retry() {
            Retry::No => "repeating it won’t help",
            Retry::Later => "waiting helps",
        };
        line(&format!(
            "  {} ({} %), {}, {from} to {to} minutes, {retry}",
            top.sureness().word(),
            top.percent,
            self.severity().id()
        ));
        if let Some(key) = self.key_report() {
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
        if !details.chain.is_empty() {
            line("\nHow it came to this");
            for (number, link) in (1..).zip(&details.chain) {
                line(&format!("  {number}. {}: {}", link.class, link.message));
            }
        }
        if !details.others.is_empty() {
            line("\nAlso in this paste");
            for other in &details.others {
                line(&format!("  - bytes {}-{}: {}", other.start, other.end, other.sentence()));
            }
        }
        if let Some(seen) = &details.environment {
            line(&format!("\nYour environment\n  {}", seen.sentence()));
            for variable in &seen.variables {
                let source = seen.sources.get(variable.source).map_or("", |source| source.name.as_str());
                line(&format!("  {} = {} ({source}; {})", variable.name, variable.shown, variable.who()));
            }
            for finding in &seen.findings {
                line(&format!("  - {} [{}] {}", finding.severity.label(), finding.id, finding.received));
                if !finding.advice.is_empty() {
                    line(&format!("    {}", finding.advice));
                }
            }
        }
        if let Some(fix) = quick_fix(self).first() {
            line(&format!("\nQuick fix ({})", label(fix.place)));
            line(&indented(&fix.text));
        }
        let advised = library.map(|library| advice(self, library, &details)).unwrap_or_default();
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
        if self.findings.len() > 1 {
            line("\nIf it wasn’t that");
            for finding in &self.findings[1..] {
                line(&format!("  - {}: {}", finding.entry().background().title, self.check(finding)));
            }
        }
        for note in &self.notes {
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
