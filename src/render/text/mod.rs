//! The answer as text, for a terminal, a file and for screen readers.

mod evidence;
mod key;
mod layout;
mod lines;

pub use layout::Layout;

use crate::answer::Answer;
use crate::catalogue::{Retry, label};
use crate::report::Report;
use crate::report::environment::Environment;
use layout::Page;
use lines::Lines;

impl Answer {
    /// The answer as plain text, without colors and with whole lines.
    pub fn to_text(&self) -> String {
        self.to_text_in(Layout::default())
    }

    /// The answer as text that is laid out so.
    pub fn to_text_in(&self, layout: Layout) -> String {
        let mut page = Page::new(layout);
        let report = &self.report;
        page.verdict(&self.verdict());
        page.gap();
        if let Some(reason) = &self.reason {
            page.paragraph(&format!("The answer says: “{reason}”"));
            page.gap();
        }
        page.paragraph(&self.why);
        page.gap();
        facts(report, &mut page);
        if let Some(rival) = report.rival.and_then(|rival| report.others.get(rival)) {
            page.gap();
            page.paragraph(&format!("Another failure may be the one that stops you: {}", rival.summary()));
        }
        if let Some(inspected) = &self.key {
            page.heading("The key");
            page.indent(4);
            key::write(inspected, &mut page);
            page.indent(0);
        }
        match (self.quick_fix.first(), self.act.as_str()) {
            (Some(fix), "") => {
                page.heading(&format!("Quick fix ({})", label(fix.place)));
                page.code(&fix.text);
            }
            (fix, act) if fix.is_some() || !act.is_empty() => {
                page.heading(if self.has_no_failure() && self.situation.app.is_none() {
                    "What to paste next"
                } else {
                    self.act_heading()
                });
                page.item("", act);
                if let Some(fix) = fix {
                    page.gap();
                    page.code(&fix.text);
                }
            }
            _ => {}
        }
        if !report.top().supports.is_empty() {
            page.heading("Evidence");
            page.block(&evidence::evidence(report, layout));
        }
        self.chain(&mut page);
        if let Some(seen) = &self.environment {
            environment(seen, &mut page);
        }
        self.advice(&mut page);
        rest(report, &mut page);
        page.into_text()
    }

    fn chain(&self, page: &mut Page) {
        if !self.chain.is_empty() {
            page.heading("Chain of exceptions");
            for (number, link) in (1..).zip(&self.chain) {
                page.item(&format!("{number}."), &format!("{}: {}", link.class, link.message));
            }
        }
    }

    /// What to do beyond the quick fix.
    fn advice(&self, page: &mut Page) {
        let advised = &self.advice;
        if !advised.steps.is_empty() {
            page.heading("Steps");
            for (number, step) in (1..).zip(&advised.steps) {
                page.item(&format!("{number}."), step);
            }
        }
        if let Some(pair) = advised.code.first() {
            page.heading(&format!("Broken ({})", label(pair.language)));
            page.code(&pair.broken);
            page.heading("Fixed");
            page.code(&pair.fixed);
            page.gap();
            page.line(&pair.changed);
        }
        if let Some(check) = advised.verify.first() {
            page.heading(&format!("Check that it worked ({})", label(check.place)));
            page.code(&check.text);
        }
    }
}

/// What was read from the text, and how sure and grave it is.
fn facts(report: &Report, page: &mut Page) {
    let top = report.top();
    let (from, to) = top.entry().minutes;
    let source = if report.source.is_empty() { String::new() } else { format!(" · {}", report.source) };
    page.aside(&format!("{}{source}", report.facts_line()));
    if report.has_no_failure() {
        // Where nothing failed there is nothing to rate.
        return;
    }
    let retry = match report.retry() {
        Retry::No => "repeating it won’t help",
        Retry::Later => "waiting helps",
    };
    let (certainty, severity) = (top.certainty().word(), report.severity().id());
    page.aside(&format!("{certainty} ({} %), {severity}, {from} to {to} minutes, {retry}", top.percent));
}

fn environment(seen: &Environment, page: &mut Page) {
    page.heading("Your environment");
    page.line(&seen.sentence());
    for variable in &seen.variables {
        let source = seen.sources.get(variable.source).map_or("", |source| source.name.as_str());
        page.line(&format!("{} = {} ({source}; {})", variable.name, variable.shown, variable.summary()));
    }
    for finding in &seen.findings {
        let advice = if finding.advice.is_empty() { String::new() } else { format!("\n{}", finding.advice) };
        page.item("-", &format!("{} [{}] {}{advice}", finding.severity.label(), finding.id, finding.received));
    }
}

/// Other causes, other failures, and remarks.
fn rest(report: &Report, page: &mut Page) {
    if report.findings.len() > 1 {
        page.heading("Other possible causes");
        for finding in &report.findings[1..] {
            page.item("-", &format!("{}: {}", finding.entry().details().title, report.check(finding)));
        }
    }
    if !report.others.is_empty() {
        page.heading("Also in this paste");
        let mut lines = Lines::of(&report.redaction);
        for other in &report.others {
            let line = lines.at(report.redaction.to_redacted(other.span.clone()).start).number;
            let source = if other.source.is_empty() { String::new() } else { format!(" ({})", other.source) };
            page.item("-", &format!("line {line}{source}: {}", other.summary()));
        }
        if report.unreported() > 0 {
            page.item("-", &format!("{} more, which are counted, but not listed", report.unreported()));
        }
    }
    for note in &report.notes {
        page.gap();
        page.paragraph(&format!("Note: {note}"));
    }
}
