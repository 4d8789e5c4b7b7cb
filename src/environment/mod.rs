//! Configuration that somebody pasted: `.env` files, listings of the environment, shell profiles, Compose,
//! Kubernetes, GitHub Actions, systemd, `launch.json`, notebook cells, code that sets variables.
//!
//! [`inspect`] reads the redacted text. Each format is parsed by its own rules: whether it keeps quotes, which references
//! it replaces, what begins a comment. Only variables that have to do with LLM providers are reported: known names, names
//! near to them, those that a bundler publishes, and values that are keys of a known form. Secrets are inspected, but a
//! sentence shows their mask at most. [`crate::answer`] calls this, after the verdict.
//!
//! What the verdict needs to know of an assignment stands in [`crate::facts`], which reads assignments before this does.

mod checks;
mod code;
mod dotenv;
mod entry;
mod join;
mod json;
mod lines;
mod lists;
mod names;
mod notebook;
mod sections;
mod shell;
mod systemd;
mod values;
mod written;
mod yaml;

use crate::facts::Facts;
use crate::redaction::Redaction;
use crate::report::Report;
use crate::report::environment::{Environment, Source};
use entry::{Entry, Text};

/// How many variables of providers are inspected. It bounds the time, since they are compared with each other; real pastes
/// have far fewer.
const MAX_VARIABLES: usize = 256;

/// Inspects the configuration in a redacted paste; none if it holds no variable of a provider. `facts` are those of the
/// paste, for keys that a server echoed. Takes time linear in the length of the text.
pub fn inspect(redaction: &Redaction, report: &Report, facts: &Facts) -> Option<Environment> {
    // Most texts hold no assignment of any kind.
    if !redaction.text.contains(['=', ':', '%', ' ']) {
        return None;
    }
    let text = Text::new(redaction);
    let mut sources: Vec<(Source, Vec<Entry>)> = Vec::new();
    for section in sections::sections(&text) {
        for (format, entries) in sections::parse(&text, &section) {
            let entries: Vec<Entry> = entries.into_iter().filter(|entry| entry.concerns(&text)).take(MAX_VARIABLES).collect();
            if entries.is_empty() {
                continue;
            }
            let original = redaction.to_original(section.span.clone());
            let name = if section.name.is_empty() { format.label().to_owned() } else { section.name.clone() };
            sources.push((Source { name, format, start: original.start, end: original.end }, entries));
        }
        if sources.iter().map(|(_, entries)| entries.len()).sum::<usize>() > MAX_VARIABLES {
            break;
        }
    }
    if sources.is_empty() {
        return None;
    }
    let mut environment = Environment { sources: Vec::new(), variables: Vec::new(), findings: Vec::new() };
    let mut all: Vec<Vec<Entry>> = Vec::new();
    for (source, entries) in sources {
        environment.sources.push(source);
        all.push(entries);
    }
    checks::check(&text, &all, &mut environment);
    join::join(&text, &all, report, facts, &mut environment);
    environment.findings.sort_by_key(|finding| (finding.severity, finding.start));
    Some(environment)
}
