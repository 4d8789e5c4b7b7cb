//! The other failures of a paste, each diagnosed by itself.

use crate::catalogue::{Cause, Provider};
use crate::diagnose::of_redaction;
use crate::facts::Facts;
use crate::redaction::{Cut, Redaction};
use crate::report::Report;
use crate::text::Span;

/// A failure beside the one that decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// What it is.
    pub cause: Cause,
    /// The finer form; empty if none is known.
    pub variant: &'static str,
    /// How sure that is, in percent.
    pub percent: u8,
    /// Id of the provider.
    pub provider: &'static str,
    /// HTTP status.
    pub status: Option<u16>,
    /// One plain sentence: what happened.
    pub verdict: String,
    /// How often it is in the paste.
    pub count: usize,
    /// Where it first stands in the original paste, in bytes.
    pub start: usize,
    /// The byte behind that.
    pub end: usize,
}

impl Incident {
    /// What happened, with service, status and number, as one sentence or two.
    pub fn sentence(&self) -> String {
        let name = Provider::of(self.provider).map(|provider| provider.name).filter(|name| !self.verdict.contains(name));
        let mut sentence = name.map_or_else(String::new, |name| [name, ": "].concat());
        sentence.push_str(&self.verdict);
        if let Some(status) = self.status {
            sentence.push_str(&[" (HTTP ", &status.to_string(), ")"].concat());
        }
        if self.count > 1 {
            sentence.push_str(&[" ", &self.count.to_string(), " times."].concat());
        }
        sentence
    }
}

/// So many parts are read by themselves; a log with more of them is for the bulk view.
const ENOUGH: usize = 24;
/// Below this a part tells too little by itself, in percent.
const TELLING: u8 = 40;

/// The failures of the parts other than the decisive one that are not the same as its, in order.
pub(super) fn others(facts: &Facts, report: &Report, decisive: usize) -> Vec<Incident> {
    let mut found: Vec<Incident> = Vec::new();
    let parts = facts.parts.iter().zip(facts.failed_parts()).enumerate();
    let failed = parts.filter(|(part, (_, failed))| *failed && *part != decisive).map(|(_, (place, _))| place);
    for place in failed.take(ENOUGH) {
        let own = of_redaction(part_of(facts, place));
        let top = own.top();
        let told = top.percent >= TELLING && top.cause != Cause::Unknown && top.cause != Cause::NotAnApiError;
        let decides =
            |cause: Cause, status: Option<u16>| cause == report.cause() && (status.is_none() || status == report.status);
        if !told || decides(top.cause, own.status) {
            continue;
        }
        let same =
            |known: &&mut Incident| known.cause == top.cause && known.provider == own.provider && known.status == own.status;
        if let Some(known) = found.iter_mut().find(same) {
            known.count += 1;
            continue;
        }
        let original = facts.redaction.unproject(place.clone());
        found.push(Incident {
            cause: top.cause,
            variant: top.variant,
            percent: top.percent,
            provider: own.provider,
            status: own.status,
            verdict: own.verdict(),
            count: 1,
            start: original.start,
            end: original.end,
        });
    }
    found
}

/// A part as a paste of its own.
fn part_of(facts: &Facts, place: &Span) -> Redaction {
    let whole = facts.redaction;
    let origin = whole.unproject(place.start..place.start).start;
    let inside = |cut: &&Cut| place.start <= cut.range.start && cut.range.end <= place.end;
    let moved = |cut: &Cut| Cut {
        original: cut.original.start - origin..cut.original.end - origin,
        range: cut.range.start - place.start..cut.range.end - place.start,
        label: cut.label.clone(),
        secret: cut.secret.clone(),
        kind: cut.kind,
    };
    Redaction { text: facts.text(place).to_owned(), cuts: whole.cuts.iter().filter(inside).map(moved).collect() }
}

#[cfg(test)]
mod tests {
    use crate::{details::details, diagnose};

    #[test]
    fn every_failure_is_told_once() {
        let paste = "$ python a.py\nopenai.OpenAIError: The api_key client option must be set either by passing api_key to the client or by setting the OPENAI_API_KEY environment variable\n$ curl https://api.groq.com/openai/v1/models\n{\"error\":{\"message\":\"Rate limit reached for model\",\"type\":\"tokens\",\"code\":\"rate_limit_exceeded\"}}\n$ curl https://api.groq.com/openai/v1/models\n{\"error\":{\"message\":\"Rate limit reached for model\",\"type\":\"tokens\",\"code\":\"rate_limit_exceeded\"}}\n";
        let report = diagnose(paste);
        let others = details(&report).others;
        let mut causes: Vec<&str> = others.iter().map(|other| other.cause.id()).collect();
        causes.push(report.cause().id());
        causes.sort_unstable();
        assert_eq!(causes, ["missing_key", "rate_limited"]);
        for other in &others {
            assert!(paste[other.start..other.end].starts_with("$ "), "{other:?}");
        }
    }
}
