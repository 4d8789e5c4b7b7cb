//! The result of a diagnosis, as plain data. All quotes of the paste in it are redacted.

mod advice;
pub mod environment;
mod names;
mod situation;

pub use advice::{Advice, ChainLink, CodePair, PlaceText};
pub use names::{Names, UNKNOWN_HOST};
pub use situation::{NamedApp, Situation};

use crate::catalogue::{Cause, Provider, Retry, Severity, Variant};
use crate::credential::{KeyReport, inspect_file};
use crate::redaction::{Mask, Redaction, Secret};
use crate::text::Span;
use crate::text::hash::fnv1a;
use std::rc::Rc;

/// The version of the JSON.
pub const SCHEMA: u32 = 1;

/// The report on one incident. That of a paste is the report on its decisive incident, with the other incidents beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The id of the service that refused, or would have been called; may be `unknown` or `other`.
    pub provider: &'static str,
    /// HTTP status that the text shows.
    pub status: Option<u16>,
    /// The machine code, as printed.
    pub error_code: Option<String>,
    /// SDK id.
    pub sdk: Option<&'static str>,
    /// Language id.
    pub language: Option<&'static str>,
    /// The last exception, as printed.
    pub exception: Option<String>,
    /// What may have happened, the likeliest first. Never empty.
    pub findings: Vec<Finding>,
    /// The part of the key that the text shows and that may be shown.
    pub key_hint: Option<Mask>,
    /// One sentence about the key, if the paste is nothing but a key. [`Report::key_report`] has the whole inspection.
    pub key: Option<String>,
    /// How many different failures the paste holds.
    pub incidents: usize,
    /// How often this one occurs in the paste.
    pub count: usize,
    /// The reports on the other failures, in the order of the paste, [`MAX_OTHERS`] at most; empty in theirs.
    pub others: Vec<Rc<Report>>,
    /// The index in `others` of the one that may be the decisive one instead; none if it is clear.
    pub rival: Option<usize>,
    /// The name of the file or ticket that holds this failure, redacted; empty if the paste doesn't show it.
    pub source: String,
    /// The line that this failure begins with, redacted and cut to a readable length.
    pub first_line: String,
    /// The span of its first occurrence in the original paste, in bytes.
    pub span: Span,
    /// The spans of the redacted text that the report rests on; empty if that is all of it.
    pub excerpt: Vec<Span>,
    /// The span in the redacted text of the ticket or file that holds the failure.
    pub section: Span,
    /// The names in the paste that remedies use.
    pub names: Names,
    /// The id of the place where the person runs the program; `bash` if the text doesn't show it.
    pub place: &'static str,
    /// Whether the paste is a recording of requests (HAR), which holds no configuration.
    pub recorded: bool,
    /// The whole paste without its secrets.
    pub redaction: Rc<Redaction>,
    /// Remarks on how the text was read, in sentences.
    pub notes: Vec<String>,
}

/// How many other failures are reported: nobody reads a longer list, and `triage` is for such texts.
pub const MAX_OTHERS: usize = 50;

/// A cause with its confidence and the facts for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The cause.
    pub cause: Cause,
    /// Its finer form; empty if none is known.
    pub variant: &'static str,
    /// The confidence in percent.
    pub percent: u8,
    /// The facts that support it.
    pub supports: Vec<Evidence>,
    /// The facts that contradict it.
    pub contradicts: Vec<Evidence>,
}

/// A fact with its span in the paste.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What kind of fact it is, such as `key-echo`.
    pub fact: &'static str,
    /// What it says, for people.
    pub says: String,
    /// First byte in the original paste.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// The quoted text, redacted.
    pub text: String,
}

/// How certain an answer is, in steps for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// 95 percent and more.
    Certain,
    /// 80 percent and more.
    Likely,
    /// 50 percent and more.
    Possible,
    /// Less.
    Unsure,
}

impl Finding {
    /// Its entry in the catalogue.
    pub fn entry(&self) -> &'static Variant {
        Variant::of(self.cause, self.variant)
    }

    /// How sure it is, from 0 to 1.
    pub fn confidence(&self) -> f64 {
        f64::from(self.percent) / 100.0
    }

    /// The confidence from 0 to 1 as text with two decimals. Formatting a float would add 6 KB to the page.
    pub fn confidence_text(&self) -> String {
        format!("{}.{:02}", self.percent / 100, self.percent % 100)
    }

    /// How certain it is, as a step.
    pub fn certainty(&self) -> Certainty {
        match self.percent {
            95.. => Certainty::Certain,
            80.. => Certainty::Likely,
            50.. => Certainty::Possible,
            _ => Certainty::Unsure,
        }
    }
}

impl Certainty {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Certainty::Certain => "Certain",
            Certainty::Likely => "Likely",
            Certainty::Possible => "Possible",
            Certainty::Unsure => "Can’t tell yet",
        }
    }
}

impl Report {
    /// A report that has findings only, without a text.
    pub fn of(findings: Vec<Finding>) -> Report {
        Report {
            provider: "unknown",
            status: None,
            error_code: None,
            sdk: None,
            language: None,
            exception: None,
            findings,
            key_hint: None,
            key: None,
            incidents: 0,
            count: 1,
            others: Vec::new(),
            rival: None,
            source: String::new(),
            first_line: String::new(),
            span: 0..0,
            excerpt: Vec::new(),
            section: 0..0,
            names: Names::default(),
            place: "bash",
            recorded: false,
            redaction: Rc::default(),
            notes: Vec::new(),
        }
    }

    /// The likeliest finding.
    pub fn top(&self) -> &Finding {
        &self.findings[0]
    }

    /// The likeliest cause.
    pub fn cause(&self) -> Cause {
        self.top().cause
    }

    /// Its finer form; empty if none is known.
    pub fn variant(&self) -> &'static str {
        self.top().variant
    }

    /// The confidence in the likeliest cause, from 0 to 1.
    pub fn confidence(&self) -> f64 {
        self.top().confidence()
    }

    /// The severity of the likeliest cause.
    pub fn severity(&self) -> Severity {
        self.top().entry().severity
    }

    /// Whether repeating the same request helps.
    pub fn retry(&self) -> Retry {
        self.top().entry().retry
    }

    /// The inspection of the key, if the paste is nothing but a key. Not for the page's first load.
    pub fn key_report(&self) -> Option<KeyReport> {
        self.key_alone().map(inspect_file)
    }

    /// The whole paste, if it is nothing but a key.
    pub fn key_alone(&self) -> Option<&Secret> {
        self.redaction.cuts.first().map(|cut| &cut.secret).filter(|_| self.key.is_some())
    }

    /// What happened, in one plain sentence.
    pub fn verdict(&self) -> String {
        self.names.fill_placeholders(self.top().entry().verdict)
    }

    /// A verdict as the page shows it, with its placeholders filled: after `Possibly, ` if it isn't sure, with a small first
    /// letter unless it begins with a name. Of a key alone what is to be said of the key.
    pub fn headline(&self, verdict: &str) -> String {
        if let Some(sentence) = &self.key {
            return sentence.clone();
        }
        if self.top().certainty() != Certainty::Unsure || self.cause() == Cause::Unknown {
            return self.names.fill_placeholders(verdict);
        }
        let first = verdict.chars().take(1).map(|first| first.to_ascii_lowercase());
        let rest = verdict.chars().skip(1);
        self.names.fill_placeholders(&"Possibly, ".chars().chain(first).chain(rest).collect::<String>())
    }

    /// Why it happened.
    pub fn why(&self) -> String {
        self.names.fill_placeholders(self.top().entry().details().why)
    }

    /// The check that tells a finding apart from similar causes.
    pub fn check(&self, finding: &Finding) -> String {
        self.names.fill_placeholders(finding.entry().details().check)
    }

    /// Whether the text shows no failure, as a file of settings.
    pub fn has_no_failure(&self) -> bool {
        self.cause() == Cause::Unknown || (self.cause() == Cause::NotAnApiError && self.variant() == "nothing")
    }

    /// The provider's name; "The API" if it is unknown.
    pub fn provider_name(&self) -> &'static str {
        Provider::of(self.provider).map_or("The API", |provider| provider.name)
    }

    /// A hash (FNV-1a) that is equal for pastes with the same failure: same service, cause, variant, status, code and SDK.
    /// Nothing of the paste can be read from it.
    pub fn fingerprint(&self) -> String {
        let status = self.status.map(|status| status.to_string());
        let parts = [
            self.provider,
            self.cause().id(),
            self.variant(),
            status.as_deref().unwrap_or(""),
            self.error_code.as_deref().unwrap_or(""),
            self.sdk.unwrap_or(""),
        ];
        format!("{:016x}", fnv1a(parts.iter().flat_map(|part| part.bytes().chain([0]))))
    }

    /// The part of the redacted text that the report rests on.
    pub fn relevant_text(&self) -> Rc<Redaction> {
        if self.excerpt.is_empty() { self.redaction.clone() } else { Rc::new(self.redaction.excerpt(&self.excerpt)) }
    }

    /// The part of the redacted text that the report rests on, and the whole ticket or file that holds the failure, since
    /// configuration there may explain it.
    pub fn relevant_text_and_section(&self) -> Rc<Redaction> {
        if self.excerpt.is_empty() {
            return self.redaction.clone();
        }
        let before = self.excerpt.iter().filter(|span| span.end <= self.section.start);
        let after = self.excerpt.iter().filter(|span| span.start >= self.section.end);
        let spans: Vec<Span> = before.chain([&self.section]).chain(after).cloned().collect();
        Rc::new(self.redaction.excerpt(&spans))
    }

    /// Provider, status, exception, code and SDK in one line, as far as they are known.
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

    /// What happened with service, status and count, in one or two sentences, for a list of failures.
    pub fn summary(&self) -> String {
        let verdict = self.verdict();
        let name = Provider::of(self.provider).map(|provider| provider.name).filter(|name| !verdict.contains(name));
        let mut summary = name.map_or_else(String::new, |name| [name, ": "].concat());
        summary.push_str(&verdict);
        if let Some(status) = self.status {
            summary.push_str(&[" (HTTP ", &status.to_string(), ")"].concat());
        }
        if self.count > 1 {
            summary.push_str(&[" ", &self.count.to_string(), " times."].concat());
        }
        summary
    }

    /// How many failures of the paste aren't reported.
    pub fn unreported(&self) -> usize {
        self.incidents.saturating_sub(self.others.len() + 1)
    }

    /// Id of the article, if there is one.
    pub fn article(&self) -> Option<&'static str> {
        Some(self.top().entry().article).filter(|id| !id.is_empty())
    }
}
