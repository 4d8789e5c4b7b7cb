//! Whole reports as a person sees them, so that a change of any of them shows in a review.
//!
//! `tests/golden/<cause>.<sample>.txt` holds a paste of the catalogue, a rule, and its report as plain
//! text. After a change that is meant, `WHY401_GOLDEN=write cargo test --test host reports` writes them anew.

use crate::common::{self, Paste, pastes};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use why401::catalogue::Library;

/// Between paste and report.
const RULE: &str = "\n\n════════════════════════════════════════ the report ════════════════════════════════════════\n\n";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The pastes that are kept with their reports.
const KEPT: &[&str] = &[
    "account_inactive.deactivated-1",
    "account_inactive.verify-1",
    "bad_request.context-1",
    "bad_request.parameter-1",
    "connection_failed.dns-1",
    "connection_failed.proxy-1",
    "connection_failed.timeout-1",
    "cors_blocked.anthropic-1.anthropic",
    "cors_blocked.sample-1",
    "expired_key.expired-1",
    "expired_key.revoked-1.google-gemini",
    "expired_key.temporary-1.aws-bedrock",
    "insufficient_scope.gated-1.huggingface",
    "insufficient_scope.iam-1.aws-bedrock",
    "insufficient_scope.scope-1",
    "invalid_key.plain-1.anthropic",
    "invalid_key.plain-3.zhipu",
    "invalid_key.unknown-1",
    "ip_not_allowed.edge-1.groq",
    "ip_not_allowed.network-1.azure-openai",
    "malformed_key.newline-1",
    "malformed_key.non-ascii-1",
    "malformed_key.quotes-1",
    "malformed_key.truncated-1",
    "missing_key.no-credentials-2.google-vertex",
    "missing_key.not-sent-openrouter.openrouter",
    "missing_key.sdk-refused-1",
    "missing_key.wrong-argument-1",
    "model_not_found.deployment-1.azure-openai",
    "model_not_found.model-1",
    "not_an_api_error.nothing-2.other",
    "not_an_api_error.package-missing-1",
    "organization_mismatch.header-1",
    "placeholder_key.null-word-1",
    "placeholder_key.variable-name-1",
    "quota_exceeded.quota-1",
    "quota_exceeded.quota-deepseek-1.deepseek",
    "rate_limited.gemini-1.google-gemini",
    "rate_limited.sample-1",
    "region_unsupported.sample-1",
    "sdk_mismatch.httpx-proxies-1",
    "sdk_mismatch.old-code-new-sdk-1",
    "server_error.overloaded-anthropic-1.anthropic",
    "tls_failed.certificate-1",
    "unknown.sample-1",
    "wrong_auth_scheme.header-2.deepseek",
    "wrong_endpoint.site-1.moonshot",
    "wrong_endpoint.base-url-1",
    "wrong_provider_key.foreign-1",
    "wrong_provider_key.unlike-1.xai",
];

/// The paste, its keys as macros, and its report.
fn page(paste: &Paste, library: &Library) -> String {
    let raw = fs::read_to_string(&paste.path).expect("it was read before");
    let report = common::answer(&paste.text, Some(library)).to_text();
    format!("{}{RULE}{report}", raw.trim_end_matches('\n'))
}

/// The lines that differ, with what stands before and behind them left out.
fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| old == new).count();
    let lines = |sign: char, lines: &[&str]| lines.iter().map(|line| format!("{sign} {line}\n")).collect::<String>();
    format!("  line {}\n{}{}", head + 1, lines('-', &old[head..old.len() - tail]), lines('+', &new[head..new.len() - tail]))
}

#[test]
fn reports_read_as_they_did() {
    let library = Library::embedded();
    let write = std::env::var("WHY401_GOLDEN").is_ok_and(|told| told == "write");
    let all = pastes("samples");
    let mut changed = Vec::new();
    for name in KEPT {
        let paste = all.iter().find(|paste| format!("{}.{}", paste.cause, paste.stem) == *name);
        let paste = paste.unwrap_or_else(|| panic!("there is no sample {name}: name another in tests/host/diagnosis/reports.rs"));
        let path = folder().join(format!("{name}.txt"));
        let found = page(paste, &library);
        if write {
            fs::create_dir_all(folder()).expect("the folder can be made");
            fs::write(&path, &found).expect("a report can be written");
            continue;
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected != found {
            changed.push(format!("{name}\n{}", difference(&expected, &found)));
        }
    }
    assert!(
        changed.is_empty(),
        "{} reports have changed:\n\n{}\nif that is meant: WHY401_GOLDEN=write cargo test --test host reports",
        changed.len(),
        changed.join("\n")
    );
}

#[test]
fn every_cause_is_kept() {
    let kept: BTreeSet<&str> = KEPT.iter().filter_map(|name| name.split('.').next()).collect();
    let causes: BTreeSet<String> = pastes("samples").into_iter().map(|paste| paste.cause).collect();
    let missing: Vec<&String> = causes.iter().filter(|cause| !kept.contains(cause.as_str())).collect();
    assert!(missing.is_empty(), "name a sample of {missing:?} in tests/host/diagnosis/reports.rs");
    let stored = common::entries(&folder());
    let forgotten: Vec<_> = stored.iter().filter(|path| !KEPT.contains(&common::stem(path).as_str())).collect();
    assert!(forgotten.is_empty(), "no test reads {forgotten:?}");
}
