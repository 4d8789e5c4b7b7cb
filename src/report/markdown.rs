//! The report as Markdown, for a ticket or an issue.

use super::Report;
use crate::catalogue::{Library, label};
use crate::details::details;
use crate::remedy::{advice, quick_fix};

impl Report {
    /// The report as Markdown. It quotes the evidence, not the whole paste.
    pub fn to_markdown(&self, library: Option<&Library>) -> String {
        let mut out = String::new();
        let mut line = |text: &str| {
            out.push_str(text);
            out.push('\n');
        };
        let details = details(self);
        let leading = details.environment.as_ref().filter(|_| self.tells_no_failure());
        line(&format!("## {}\n", self.verdict()));
        line(&leading.map_or_else(|| self.why(), |seen| seen.sentence()));
        line("");
        let top = self.top();
        line(&format!(
            "- Cause: `{}`{}",
            top.cause,
            if top.variant.is_empty() { String::new() } else { format!(" (`{}`)", top.variant) }
        ));
        line(&format!("- Confidence: {} % ({})", top.percent, top.sureness().word().to_ascii_lowercase()));
        line(&format!("- Read from the text: {}", self.facts_line()));
        if !top.supports.is_empty() {
            line("\n### Evidence\n");
            for evidence in &top.supports {
                line(&format!("- {}: {}", capitalized(&evidence.says), code(&evidence.text)));
            }
        }
        if !details.chain.is_empty() {
            line("\n### How it came to this\n");
            for (number, link) in (1..).zip(&details.chain) {
                line(&format!("{number}. {}", code(&format!("{}: {}", link.class, link.message))));
            }
        }
        if !details.others.is_empty() {
            line("\n### Also in this paste\n");
            for other in &details.others {
                line(&format!("- {}", other.sentence()));
            }
        }
        if let Some(seen) = &details.environment {
            line(&format!("\n### Your environment\n\n{}\n", seen.sentence()));
            for variable in &seen.variables {
                let source = seen.sources.get(variable.source).map_or("", |source| source.name.as_str());
                let value = code(&format!("{}={}", variable.name, variable.shown));
                line(&format!("- {value} in {}: {}", code(source), variable.who()));
            }
            for finding in &seen.findings {
                line(&format!("- **{}** (`{}`): {} {}", finding.severity.label(), finding.id, finding.received, finding.advice));
            }
        }
        if let Some(fix) = quick_fix(self).first() {
            line(&format!("\n### Quick fix ({})\n", label(fix.place)));
            line(&fenced(&fix.text));
        }
        let advised = library.map(|library| advice(self, library, &details)).unwrap_or_default();
        if !advised.steps.is_empty() {
            line("\n### Steps\n");
            for (number, step) in (1..).zip(&advised.steps) {
                line(&format!("{number}. {step}"));
            }
        }
        if let Some(pair) = advised.code.first() {
            line(&format!("\n### Code ({})\n", label(pair.language)));
            line(&format!("Broken:\n\n{}\n\nFixed:\n\n{}\n\n{}", fenced(&pair.broken), fenced(&pair.fixed), pair.changed));
        }
        if self.findings.len() > 1 {
            line("\n### If it wasn’t that\n");
            for finding in &self.findings[1..] {
                line(&format!("- {}: {}", finding.entry().background().title, self.check(finding)));
            }
        }
        line("\nSecrets were taken out before this was written.");
        out
    }

    /// Provider, status, exception, code and SDK, as far as the text shows them.
    pub fn facts_line(&self) -> String {
        let status = self.status.map(|status| format!("HTTP {status}"));
        let parts = [
            (self.provider != "unknown").then(|| self.provider_name().to_owned()),
            status,
            self.exception.clone(),
            self.error_code.clone(),
            self.sdk.map(str::to_owned),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "nothing that names a provider or a status".to_owned() } else { parts.join(" · ") }
    }
}

/// A code span that survives backticks and line breaks inside.
fn code(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let ticks = "`".repeat(longest_run(&flat) + 1);
    let pad = if flat.starts_with('`') || flat.ends_with('`') { " " } else { "" };
    format!("{ticks}{pad}{flat}{pad}{ticks}")
}

fn fenced(text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    format!("{fence}\n{text}\n{fence}")
}

fn longest_run(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0)
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| std::iter::once(first.to_ascii_uppercase()).chain(letters).collect()).unwrap_or_default()
}
