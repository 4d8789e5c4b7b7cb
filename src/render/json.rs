//! The report as JSON. The fields are a contract: add, don't rename.

use super::key::JsonKey;
use crate::answer::Answer;
use crate::catalogue::label;
use crate::report::environment::Environment;
use crate::report::{ChainLink, Evidence, NamedApp, PlaceText, Report, SCHEMA};
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
    reason: Option<&'a str>,
    why: &'a str,
    findings: Vec<JsonFinding<'a>>,
    key_hint: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<JsonKey<'a>>,
    incidents: usize,
    count: usize,
    others: Vec<JsonIncident<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rival: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reports: Vec<Json<'a>>,
    chain: Vec<JsonLink<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    environment: Option<JsonEnvironment<'a>>,
    remedy: JsonRemedy<'a>,
    app: Option<&'a str>,
    app_name: Option<&'a str>,
    stands: &'static str,
    credential: &'static str,
    refused_by: &'static str,
    component: Option<&'a str>,
    article: Option<&'a str>,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    redacted: Option<&'a str>,
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
    app: Option<&'a str>,
    status: Option<u16>,
    error_code: Option<&'a str>,
    confidence: f64,
    verdict: String,
    count: usize,
    source: &'a str,
    first_line: &'a str,
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
struct JsonRemedy<'a> {
    quick_fix: String,
    act: &'a str,
    find_out: bool,
    places: Vec<JsonPlace<'a>>,
    steps: &'a [String],
    code: Option<JsonCode<'a>>,
    verify: Vec<JsonPlace<'a>>,
    workaround: &'a str,
    prevention: &'a str,
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    place: &'static str,
    label: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct JsonCode<'a> {
    language: &'static str,
    broken: &'a str,
    fixed: &'a str,
    changed: &'a str,
}

impl Answer {
    /// The answer as one JSON object on one line. `id` is the record's that the paste came from; `others` are the
    /// answers to the other incidents, if their whole reports are wanted.
    pub fn to_json(&self, id: Option<&serde_json::Value>, others: &[Answer]) -> String {
        // The paste is the same for all of them, and stands once.
        let reports = others.iter().map(|other| Json { redacted: None, ..other.json(None, Vec::new()) }).collect();
        // Strings, numbers and lists can't fail to serialize.
        serde_json::to_string(&self.json(id, reports)).unwrap_or_default()
    }

    fn json<'a>(&'a self, id: Option<&'a serde_json::Value>, reports: Vec<Json<'a>>) -> Json<'a> {
        let report = &self.report;
        Json {
            schema: SCHEMA,
            id,
            provider: report.provider,
            status: report.status,
            error_code: report.error_code.as_deref(),
            exception: report.exception.as_deref(),
            sdk: report.sdk,
            sdk_major: self.sdk_major.as_deref(),
            wrapped: self.wrapped,
            language: report.language,
            cause: report.cause().id(),
            variant: named(report.variant()),
            confidence: report.confidence(),
            verdict: self.verdict(),
            reason: self.reason.as_deref(),
            why: &self.why,
            findings: report
                .findings
                .iter()
                .map(|finding| JsonFinding {
                    cause: finding.cause.id(),
                    variant: named(finding.variant),
                    confidence: finding.confidence(),
                    check: report.check(finding),
                    supports: finding.supports.iter().map(evidence).collect(),
                    contradicts: finding.contradicts.iter().map(evidence).collect(),
                })
                .collect(),
            key_hint: report.key_hint.as_deref(),
            key: self.key.as_ref().map(JsonKey::of),
            incidents: report.incidents,
            count: report.count,
            others: report.others.iter().zip(&self.other_apps).map(|(other, app)| incident(other, app.as_ref())).collect(),
            rival: report.rival,
            reports,
            chain: self.chain.iter().map(link).collect(),
            environment: self.environment.as_ref().map(environment),
            remedy: self.json_remedy(),
            app: self.situation.app.as_ref().map(|app| app.id.as_str()),
            app_name: self.situation.app.as_ref().map(|app| app.name.as_str()),
            stands: self.situation.stands.id(),
            credential: self.situation.credential.id(),
            refused_by: self.situation.refused_by.id(),
            component: self.situation.component.as_deref(),
            article: report.article(),
            fingerprint: report.fingerprint(),
            redacted: Some(&report.redaction.text),
            notes: &report.notes,
        }
    }
}

impl Answer {
    fn json_remedy(&self) -> JsonRemedy<'_> {
        JsonRemedy {
            quick_fix: self.quick_fix_text(),
            act: &self.act,
            find_out: self.finds_out,
            places: self.quick_fix.iter().map(place).collect(),
            steps: &self.advice.steps,
            code: self.advice.code.first().map(|pair| JsonCode {
                language: pair.language,
                broken: &pair.broken,
                fixed: &pair.fixed,
                changed: &pair.changed,
            }),
            verify: self.advice.verify.iter().map(place).collect(),
            workaround: &self.advice.workaround,
            prevention: &self.advice.prevention,
        }
    }
}

fn place(text: &PlaceText) -> JsonPlace<'_> {
    JsonPlace { place: text.place, label: label(text.place), text: &text.text }
}

fn named(variant: &str) -> Option<&str> {
    Some(variant).filter(|variant| !variant.is_empty())
}

fn incident<'a>(report: &'a Report, app: Option<&'a NamedApp>) -> JsonIncident<'a> {
    JsonIncident {
        cause: report.cause().id(),
        variant: named(report.variant()),
        provider: report.provider,
        app: app.map(|app| app.id.as_str()),
        status: report.status,
        error_code: report.error_code.as_deref(),
        confidence: report.confidence(),
        verdict: report.verdict(),
        count: report.count,
        source: &report.source,
        first_line: &report.first_line,
        start: report.span.start,
        end: report.span.end,
    }
}

fn link(link: &ChainLink) -> JsonLink<'_> {
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
        wins: variable.precedence.id(),
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
