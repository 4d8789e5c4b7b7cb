//! The report as Markdown, for a ticket or an issue.

use crate::answer::Answer;
use crate::catalogue::label;
use crate::report::environment::Environment;

impl Answer {
    /// The answer as Markdown. It quotes the evidence, not the whole paste.
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        let mut line = |text: &str| {
            out.push_str(text);
            out.push('\n');
        };
        let report = &self.report;
        line(&format!("## {}\n", self.verdict()));
        if let Some(reason) = &self.reason {
            line(&format!("The answer says: {}\n", code(reason)));
        }
        line(&self.why);
        line("");
        let top = report.top();
        line(&format!(
            "- Cause: `{}`{}",
            top.cause,
            if top.variant.is_empty() { String::new() } else { format!(" (`{}`)", top.variant) }
        ));
        line(&format!("- Confidence: {} % ({})", top.percent, top.certainty().word().to_ascii_lowercase()));
        line(&format!("- Read from the text: {}", report.facts_line()));
        if let Some(app) = &self.situation.app {
            line(&format!("- Application: {} (`{}`)", app.name, app.id));
        }
        if !top.supports.is_empty() {
            line("\n### Evidence\n");
            for evidence in &top.supports {
                line(&format!("- {}: {}", evidence.says, code(&evidence.text)));
            }
        }
        if !self.chain.is_empty() {
            line("\n### Chain of exceptions\n");
            for (number, link) in (1..).zip(&self.chain) {
                line(&format!("{number}. {}", code(&format!("{}: {}", link.class, link.message))));
            }
        }
        if !report.others.is_empty() {
            line("\n### Also in this paste\n");
            for other in &report.others {
                line(&format!("- {}", other.summary()));
            }
        }
        if let Some(seen) = &self.environment {
            line(&environment(seen));
        }
        line(&self.remedy_markdown());
        if report.findings.len() > 1 {
            line("\n### Other possible causes\n");
            for finding in &report.findings[1..] {
                line(&format!("- {}: {}", finding.entry().details().title, report.check(finding)));
            }
        }
        line("\nSecrets were removed before this was written.");
        out
    }
}

impl Answer {
    /// Quick fix, steps and code.
    fn remedy_markdown(&self) -> String {
        let mut parts = Vec::new();
        let commands = self.quick_fix.first().map(|fix| format!("{}:\n\n{}", label(fix.place), fenced(&fix.text)));
        let fix: Vec<&str> = [self.act.as_str()].into_iter().chain(commands.as_deref()).filter(|part| !part.is_empty()).collect();
        if !fix.is_empty() {
            parts.push(format!("\n### {}\n\n{}\n", self.act_heading(), fix.join("\n\n")));
        }
        if !self.advice.steps.is_empty() {
            let steps: Vec<String> = (1..).zip(&self.advice.steps).map(|(number, step)| format!("{number}. {step}")).collect();
            parts.push(format!("\n### Steps\n\n{}\n", steps.join("\n")));
        }
        if let Some(pair) = self.advice.code.first() {
            let (broken, fixed) = (fenced(&pair.broken), fenced(&pair.fixed));
            let language = label(pair.language);
            parts.push(format!("\n### Code ({language})\n\nBroken:\n\n{broken}\n\nFixed:\n\n{fixed}\n\n{}\n", pair.changed));
        }
        parts.concat()
    }
}

/// The section on the configuration of the paste.
fn environment(seen: &Environment) -> String {
    let mut lines = vec![format!("\n### Your environment\n\n{}\n", seen.sentence())];
    lines.extend(seen.variables.iter().map(|variable| {
        let source = seen.sources.get(variable.source).map_or("", |source| source.name.as_str());
        let value = code(&format!("{}={}", variable.name, variable.shown));
        format!("- {value} in {}: {}", code(source), variable.summary())
    }));
    lines.extend(seen.findings.iter().map(|finding| {
        format!("- **{}** (`{}`): {} {}", finding.severity.label(), finding.id, finding.received, finding.advice)
    }));
    lines.join("\n")
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
