//! The report as JSON. The fields are a contract: add, don't rename.

use super::key::JsonKey;
use super::{Evidence, Report, SCHEMA};
use crate::catalogue::{Library, label};
use crate::details::{Incident, Link, details};
use crate::environment::Environment;
use crate::remedy::{advice, quick_fix};
use serde::Serialize;

#[derive(Serialize)]
struct Json<'a> {
    schema: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    provider: &'a str,
    status: Option<u16>,
    error_code: Option<&'a str>,
    exception: Option<&'a str>,
    sdk: Option<&'a str>,
    sdk_major: Option<&'a str>,
    wrapped: Option<&'a str>,
    language: Option<&'a str>,
    cause: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'a str>,
    confidence: f64,
    verdict: String,
    why: String,
    findings: Vec<JsonFinding<'a>>,
    key_hint: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<JsonKey<'a>>,
    incidents: usize,
    others: Vec<JsonIncident<'a>>,
    chain: Vec<JsonLink<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    environment: Option<JsonEnvironment<'a>>,
    remedy: JsonRemedy,
    article: Option<&'a str>,
    fingerprint: String,
    redacted: &'a str,
    notes: &'a [String],
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    cause: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'a str>,
    confidence: f64,
    check: String,
    supports: Vec<JsonEvidence<'a>>,
    contradicts: Vec<JsonEvidence<'a>>,
}

#[derive(Serialize)]
struct JsonEvidence<'a> {
    fact: &'a str,
    says: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct JsonIncident<'a> {
    cause: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'a str>,
    provider: &'a str,
    status: Option<u16>,
    confidence: f64,
    verdict: &'a str,
    count: usize,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct JsonLink<'a> {
    class: &'a str,
    message: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct JsonEnvironment<'a> {
    sentence: String,
    sources: Vec<JsonSource<'a>>,
    variables: Vec<JsonVariable<'a>>,
    findings: Vec<JsonFault<'a>>,
}

#[derive(Serialize)]
struct JsonSource<'a> {
    name: &'a str,
    format: &'static str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct JsonVariable<'a> {
    name: &'a str,
    source: usize,
    shown: &'a str,
    holds: &'static str,
    readers: &'a [&'static str],
    wins: &'static str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct JsonFault<'a> {
    id: &'static str,
    severity: &'static str,
    variable: &'a str,
    source: usize,
    received: &'a str,
    advice: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct JsonRemedy {
    quick_fix: String,
    places: Vec<JsonPlace>,
    steps: Vec<String>,
    code: Option<JsonCode>,
    verify: Vec<JsonPlace>,
    workaround: String,
    prevention: String,
}

#[derive(Serialize)]
struct JsonPlace {
    place: &'static str,
    label: &'static str,
    text: String,
}

#[derive(Serialize)]
struct JsonCode {
    language: &'static str,
    broken: String,
    fixed: String,
    changed: String,
}

impl Report {
    /// The report as one JSON object on one line. `id` is the record's that the paste came from.
    pub fn to_json(&self, library: Option<&Library>, id: Option<&serde_json::Value>) -> String {
        let details = details(self);
        let key = self.key_report();
        let advised = library.map(|library| advice(self, library, &details)).unwrap_or_default();
        let place = |text: crate::remedy::PlaceText| JsonPlace { place: text.place, label: label(text.place), text: text.text };
        let fixes = quick_fix(self);
        let json = Json {
            schema: SCHEMA,
            id,
            provider: self.provider,
            status: self.status,
            error_code: self.error_code.as_deref(),
            exception: self.exception.as_deref(),
            sdk: self.sdk,
            sdk_major: details.sdk_major.as_deref(),
            wrapped: details.wrapped,
            language: self.language,
            cause: self.cause().id(),
            variant: named(self.variant()),
            confidence: self.confidence(),
            verdict: self.verdict(),
            why: self.why(),
            findings: self
                .findings
                .iter()
                .map(|finding| JsonFinding {
                    cause: finding.cause.id(),
                    variant: named(finding.variant),
                    confidence: finding.confidence(),
                    check: self.check(finding),
                    supports: finding.supports.iter().map(evidence).collect(),
                    contradicts: finding.contradicts.iter().map(evidence).collect(),
                })
                .collect(),
            key_hint: self.key_hint.as_deref(),
            key: key.as_ref().map(JsonKey::of),
            incidents: self.incidents,
            others: details.others.iter().map(incident).collect(),
            chain: details.chain.iter().map(link).collect(),
            environment: details.environment.as_ref().map(environment),
            remedy: JsonRemedy {
                quick_fix: fixes.first().map(|fix| fix.text.clone()).unwrap_or_default(),
                places: fixes.into_iter().map(place).collect(),
                steps: advised.steps,
                code: advised.code.into_iter().next().map(|pair| JsonCode {
                    language: pair.language,
                    broken: pair.broken,
                    fixed: pair.fixed,
                    changed: pair.changed,
                }),
                verify: advised.verify.into_iter().map(place).collect(),
                workaround: advised.workaround,
                prevention: advised.prevention,
            },
            article: self.article(),
            fingerprint: self.fingerprint(),
            redacted: &self.redaction.text,
            notes: &self.notes,
        };
        // Strings, numbers and lists can't fail to serialize.
        serde_json::to_string(&json).unwrap_or_default()
    }
}

fn named(variant: &str) -> Option<&str> {
    Some(variant).filter(|variant| !variant.is_empty())
}

fn incident(incident: &Incident) -> JsonIncident<'_> {
    JsonIncident {
        cause: incident.cause.id(),
        variant: named(incident.variant),
        provider: incident.provider,
        status: incident.status,
        confidence: f64::from(incident.percent) / 100.0,
        verdict: &incident.verdict,
        count: incident.count,
        start: incident.start,
        end: incident.end,
    }
}

fn link(link: &Link) -> JsonLink<'_> {
    JsonLink { class: &link.class, message: &link.message, start: link.start, end: link.end }
}

fn environment(seen: &Environment) -> JsonEnvironment<'_> {
    let sources = seen.sources.iter().map(|source| JsonSource {
        name: &source.name,
        format: source.format.id(),
        start: source.start,
        end: source.end,
    });
    let variables = seen.variables.iter().map(|variable| JsonVariable {
        name: &variable.name,
        source: variable.source,
        shown: &variable.shown,
        holds: variable.holds,
        readers: &variable.readers,
        wins: variable.wins.id(),
        start: variable.start,
        end: variable.end,
    });
    let findings = seen.findings.iter().map(|finding| JsonFault {
        id: finding.id,
        severity: finding.severity.id(),
        variable: &finding.variable,
        source: finding.source,
        received: &finding.received,
        advice: &finding.advice,
        start: finding.start,
        end: finding.end,
    });
    JsonEnvironment {
        sentence: seen.sentence(),
        sources: sources.collect(),
        variables: variables.collect(),
        findings: findings.collect(),
    }
}

fn evidence(evidence: &Evidence) -> JsonEvidence<'_> {
    JsonEvidence { fact: evidence.fact, says: &evidence.says, start: evidence.start, end: evidence.end, text: &evidence.text }
}
