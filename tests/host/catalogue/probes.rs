//! The probes of the catalogue: their facts have sources, their addresses are the providers' own, and
//! recorded answers are read as they were meant.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use why401::catalogue::{PROVIDERS, Provider};
use why401::probe::Outcome::{self, Rejected, Restricted, Unknown};
use why401::probe::{Reply, read};

/// What the tables leave out.
#[derive(Deserialize)]
struct Facts {
    source: String,
    browser: String,
    browser_source: String,
    #[serde(default)]
    elsewhere: String,
    #[serde(default)]
    model_url: String,
    #[serde(default)]
    model_source: String,
    #[serde(default)]
    unconfirmed: Vec<String>,
    #[serde(default)]
    answer: Vec<BTreeMap<String, toml::Value>>,
}

/// An answer as it was recorded.
#[derive(Deserialize)]
struct Recorded {
    name: String,
    provider: String,
    status: u16,
    body: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn facts(id: &str) -> Facts {
    let path = root().join("catalogue/probes").join(id).with_extension("toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("write {}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn recorded() -> Vec<Recorded> {
    let text = fs::read_to_string(root().join("tests/sdks/bodies.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_probe_has_its_sources() {
    for provider in PROVIDERS.iter() {
        let facts = facts(provider.id);
        assert!(!facts.source.is_empty() && !facts.browser_source.is_empty(), "{}", provider.id);
        assert_eq!(facts.model_url.is_empty(), facts.model_source.is_empty(), "{}: model_source", provider.id);
        let unsure = matches!(facts.browser.as_str(), "likely" | "unknown");
        let said = facts.unconfirmed.iter().any(|what| what == "browser");
        assert!(!unsure || said, "{}: name browser in unconfirmed", provider.id);
        for answer in &facts.answer {
            assert!(
                answer["source"].as_str().is_some_and(|source| !source.is_empty()),
                "{}: an answer without a source",
                provider.id
            );
        }
    }
}

#[test]
fn no_probe_belongs_to_nobody() {
    for entry in fs::read_dir(root().join("catalogue/probes")).unwrap() {
        let id = entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        assert!(Provider::of(&id).is_some(), "catalogue/probes/{id}.toml is no provider's");
    }
}

#[test]
fn a_probe_goes_to_one_of_the_provider_s_hosts() {
    for provider in PROVIDERS.iter() {
        let request = provider.probe();
        let facts = facts(provider.id);
        let host = request.host();
        if host.is_empty() {
            // A variable names it.
            assert!(request.url.contains("${") && !request.is_sent(), "{}", provider.id);
            continue;
        }
        let own = provider.hosts.iter().any(|own| host == own.trim_end_matches('/'));
        assert!(own || !facts.elsewhere.is_empty(), "{}: say in `elsewhere` why {host} is asked", provider.id);
        assert!(!own || facts.elsewhere.is_empty(), "{}: {host} is its own, `elsewhere` says nothing", provider.id);
    }
}

/// What recorded answers say about the key: the answer's name in `tests/sdks/bodies.jsonl`, the outcome, its reason.
const EXPECTED: &[(&str, Outcome, &str)] = &[
    ("oai_invalid", Rejected, "refused"),
    ("oai_invalid2", Rejected, "refused"),
    ("oai_nokey", Rejected, "refused"),
    ("oai_org", Restricted, "organization"),
    ("oai_noorg", Restricted, "organization"),
    ("oai_nosuchorg", Restricted, "organization"),
    ("oai_scope", Restricted, "scope"),
    ("oai_scope_list", Restricted, "scope"),
    ("oai_region", Unknown, "region"),
    ("oai_deact", Restricted, "account"),
    ("oai_quota", Restricted, "credit"),
    ("oai_rate", Unknown, "busy"),
    ("oai_model", Unknown, "not-found"),
    ("oai_500", Unknown, "server"),
    ("oai_502html", Unknown, "server"),
    ("oai_503", Unknown, "server"),
    ("oai_ip", Unknown, "address"),
    ("ant_invalid", Rejected, "refused"),
    ("ant_invalid_old", Rejected, "refused"),
    ("ant_credit", Restricted, "credit"),
    ("ant_disabled", Restricted, "account"),
    ("ant_rate", Unknown, "busy"),
    ("ant_over", Unknown, "server"),
    ("ant_403", Unknown, "region"),
    ("g_invalid", Rejected, "refused"),
    ("g_notfound", Rejected, "refused"),
    ("g_expired", Rejected, "refused"),
    ("g_leaked", Restricted, "leaked"),
    ("g_region", Unknown, "region"),
    ("g_disabled", Restricted, "service"),
    ("g_referrer", Restricted, "application"),
    ("g_blocked", Restricted, "service"),
    ("g_503", Unknown, "server"),
    ("mis_invalid", Rejected, "refused"),
    ("mis_unauth2", Rejected, "refused"),
    ("coh_invalid", Rejected, "refused"),
    ("groq_invalid", Rejected, "refused"),
    ("groq_html", Unknown, "garbage"),
    ("tog_invalid", Rejected, "refused"),
    ("hf_invalid", Rejected, "refused"),
    ("hf_invalid2", Rejected, "refused"),
    ("ds_invalid", Rejected, "refused"),
    ("ds_nouser", Rejected, "refused"),
    ("ds_balance", Restricted, "credit"),
    ("or_noauth", Rejected, "refused"),
    ("or_user", Rejected, "refused"),
    ("xai_invalid", Rejected, "refused"),
    ("br_unrec", Unknown, "token"),
    ("br_expired", Unknown, "token"),
    ("br_iam", Restricted, "scope"),
    ("rep_invalid", Rejected, "refused"),
    ("dash_invalid", Rejected, "refused"),
    ("zhipu_invalid", Rejected, "refused"),
    ("ollama_unauth", Rejected, "refused"),
    ("nv_forbidden", Unknown, "forbidden"),
    ("pplx_html", Rejected, "refused"),
    ("voyage_invalid", Rejected, "refused"),
    ("eleven_scope", Restricted, "scope"),
    ("az_bad", Rejected, "refused"),
    ("az_404", Unknown, "not-found"),
];

#[test]
fn recorded_answers_are_read_as_they_were_meant() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for answer in recorded() {
        let Some(provider) = Provider::of(&answer.provider) else { continue };
        let verdict = read(provider.probe(), Reply::Answered { status: answer.status, body: &answer.body });
        // Whatever is listed or not: no other status speaks against a key.
        let may_reject = matches!(answer.status, 400 | 401);
        assert!(may_reject || verdict.outcome != Rejected, "{}: {verdict:?}", answer.name);
        let Some((_, outcome, reason)) = EXPECTED.iter().find(|(name, ..)| *name == answer.name) else { continue };
        seen += 1;
        if (verdict.outcome, verdict.reason) != (*outcome, *reason) {
            wrong.push(format!("{}: {verdict:?}, not {outcome:?} {reason}", answer.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(seen, EXPECTED.len(), "an answer that is listed here isn't recorded any more");
}
