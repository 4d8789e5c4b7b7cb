//! Configuration that somebody pasted: `.env` files, listings of the environment, shell profiles, Compose,
//! Kubernetes, GitHub Actions, systemd, `launch.json`, notebook cells, code that sets variables.
//!
//! [`inspect`] reads the redacted text. Each format is parsed by its own rules: what keeps quotes, what expands `$`,
//! what begins a comment. Only variables that concern LLM providers are talked about: known names, near misses of
//! them, those that a bundler publishes, and values that are keys of a known form. Secrets are looked at here, never
//! shown: a sentence holds the mask at most. Only what comes after the answer calls this, [`crate::answer`] first.
//!
//! What the verdict asks of an assignment too is answered in [`crate::facts`], which reads them before this does.

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
mod yaml;

use crate::facts::Facts;
use crate::redaction::Redaction;
use crate::report::Report;
use crate::report::environment::{Environment, Source};
use entry::{Entry, Text};

/// So many variables of providers are looked at.
const MOST: usize = 256;

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
            let entries: Vec<Entry> = entries.into_iter().filter(|entry| entry.concerns(&text)).take(MOST).collect();
            if entries.is_empty() {
                continue;
            }
            let place = redaction.to_original(section.span.clone());
            let name = if section.name.is_empty() { format.label().to_owned() } else { section.name.clone() };
            sources.push((Source { name, format, start: place.start, end: place.end }, entries));
        }
        if sources.iter().map(|(_, entries)| entries.len()).sum::<usize>() > MOST {
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
