//! What was found out, as plain data. Whatever quotes the paste in it is redacted already.

mod advice;
pub mod environment;
mod names;

pub use advice::{Advice, ChainLink, CodePair, PlaceText};
pub use names::Names;

use crate::catalogue::{Cause, Provider, Retry, Severity, Variant};
use crate::credential::{KeyReport, inspect_file};
use crate::redaction::{Mask, Redaction, Secret};
use crate::text::Span;
use crate::text::hash::fnv1a;
use std::rc::Rc;

/// The version of the JSON.
pub const SCHEMA: u32 = 1;

/// The report on one incident: on the one that decides, with the others of the paste beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The service that refused, or would have been called; `unknown` and `other` are ids too.
    pub provider: &'static str,
    /// HTTP status that the text shows.
    pub status: Option<u16>,
    /// The machine code, as printed.
    pub error_code: Option<String>,
    /// SDK id.
    pub sdk: Option<&'static str>,
    /// Language id.
    pub language: Option<&'static str>,
    /// The exception that ended it, as printed.
    pub exception: Option<String>,
    /// What may have happened, the likeliest first. Never empty.
    pub findings: Vec<Finding>,
    /// The key as far as the text shows it, and as it may be shown.
    pub key_hint: Option<Mask>,
    /// One sentence on the key, if the paste is nothing but a key; [`Report::key_report`] tells more.
    pub key: Option<String>,
    /// How many different failures the paste holds.
    pub incidents: usize,
    /// How often this one stands in the paste.
    pub count: usize,
    /// The reports on the other failures, in the order of the paste, [`OTHERS`] at most; empty in theirs.
    pub others: Vec<Rc<Report>>,
    /// Which of them somebody else might take for the one that decides, by number.
    pub rival: Option<usize>,
    /// The name of the file or ticket that this failure stands in, as far as the paste tells; redacted.
    pub source: String,
    /// The line that this failure begins with, redacted and cut to a readable length.
    pub first_line: String,
    /// Where this failure first stands in the original paste, in bytes.
    pub span: Span,
    /// What of the redacted text the report rests on; empty if that is all of it.
    pub excerpt: Vec<Span>,
    /// The ticket or file in the redacted text that the failure stands in.
    pub section: Span,
    /// The names in the paste that remedies use.
    pub names: Names,
    /// The place where they run it, as far as the text shows: an id of a place.
    pub place: &'static str,
    /// Whether the paste is a recording of requests (HAR): what it holds was sent, not set.
    pub recorded: bool,
    /// The whole paste, secrets taken out.
    pub redaction: Rc<Redaction>,
    /// Remarks on how the text was read, in sentences.
    pub notes: Vec<String>,
}

/// So many other failures are reported; a text with more of them is for triage.
pub const OTHERS: usize = 50;

/// A cause with its confidence and the facts for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The cause.
    pub cause: Cause,
    /// Its finer form; empty if none is known.
    pub variant: &'static str,
    /// How sure it is, in percent.
    pub percent: u8,
    /// What speaks for it.
    pub supports: Vec<Evidence>,
    /// What speaks against it.
    pub contradicts: Vec<Evidence>,
}

/// A fact with its place in the paste.
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

/// How sure an answer is, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
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
    /// The words of the catalogue for it.
    pub fn entry(&self) -> &'static Variant {
        Variant::of(self.cause, self.variant)
    }

    /// How sure it is, from 0 to 1.
    pub fn confidence(&self) -> f64 {
        f64::from(self.percent) / 100.0
    }

    /// The same as text with two decimals. Formatting a float would cost the page 6 KB.
    pub fn confidence_text(&self) -> String {
        format!("{}.{:02}", self.percent / 100, self.percent % 100)
    }

    /// How sure it is, in a word.
    pub fn sureness(&self) -> Sureness {
        match self.percent {
            95.. => Sureness::Certain,
            80.. => Sureness::Likely,
            50.. => Sureness::Possible,
            _ => Sureness::Unsure,
        }
    }
}

impl Sureness {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Sureness::Certain => "Certain",
            Sureness::Likely => "Likely",
            Sureness::Possible => "Possible",
            Sureness::Unsure => "Can’t tell yet",
        }
    }
}

impl Report {
    /// A report that knows nothing but what may have happened, on no text.
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

    /// How sure that is, from 0 to 1.
    pub fn confidence(&self) -> f64 {
        self.top().confidence()
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.top().entry().severity
    }

    /// Whether repeating the same request helps.
    pub fn retry(&self) -> Retry {
        self.top().entry().retry
    }

    /// What there is to say about the key, if the paste is nothing but a key. Not for the first load.
    pub fn key_report(&self) -> Option<KeyReport> {
        self.key_alone().map(inspect_file)
    }

    /// All of the paste, if it is nothing but a key.
    pub fn key_alone(&self) -> Option<&Secret> {
        self.redaction.cuts.first().map(|cut| &cut.secret).filter(|_| self.key.is_some())
    }

    /// One plain sentence: what happened.
    pub fn verdict(&self) -> String {
        self.names.fill(self.top().entry().verdict)
    }

    /// The same sentence after other words, such as `Possibly, `: it goes on with a small letter, unless with a name.
    pub fn verdict_after(&self, words: &str) -> String {
        let verdict = self.top().entry().verdict;
        let first = verdict.chars().take(1).map(|first| first.to_ascii_lowercase());
        let rest = verdict.chars().skip(1);
        self.names.fill(&words.chars().chain(first).chain(rest).collect::<String>())
    }

    /// How that comes about.
    pub fn why(&self) -> String {
        self.names.fill(self.top().entry().details().why)
    }

    /// The observation that tells a finding from its neighbors.
    pub fn check(&self, finding: &Finding) -> String {
        self.names.fill(finding.entry().details().check)
    }

    /// Whether nothing in the text failed, as in a file of settings.
    pub fn tells_no_failure(&self) -> bool {
        self.cause() == Cause::Unknown || (self.cause() == Cause::NotAnApiError && self.variant() == "nothing")
    }

    /// The provider's name; "The API" if the text can't tell.
    pub fn provider_name(&self) -> &'static str {
        Provider::of(self.provider).map_or("The API", |provider| provider.name)
    }

    /// Equal for pastes with the same failure: FNV-1a over what makes them the same. Holds nothing of
    /// the paste.
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

    /// What of the redacted text the report rests on.
    pub fn read(&self) -> Rc<Redaction> {
        if self.excerpt.is_empty() { self.redaction.clone() } else { Rc::new(self.redaction.excerpt(&self.excerpt)) }
    }

    /// What the report rests on, with all that stands in the same ticket or file: configuration there may explain it.
    pub fn read_around(&self) -> Rc<Redaction> {
        if self.excerpt.is_empty() {
            return self.redaction.clone();
        }
        let before = self.excerpt.iter().filter(|place| place.end <= self.section.start);
        let behind = self.excerpt.iter().filter(|place| place.start >= self.section.end);
        let places: Vec<Span> = before.chain([&self.section]).chain(behind).cloned().collect();
        Rc::new(self.redaction.excerpt(&places))
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

    /// What happened, with service, status and number, as one sentence or two: for a list of failures.
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

    /// How many failures the paste holds beyond those that are reported.
    pub fn unreported(&self) -> usize {
        self.incidents.saturating_sub(self.others.len() + 1)
    }

    /// Id of the article, if there is one.
    pub fn article(&self) -> Option<&'static str> {
        Some(self.top().entry().article).filter(|id| !id.is_empty())
    }
}
