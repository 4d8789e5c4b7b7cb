//! A paste that is nothing but a key: what is told of it, and that it is never shown.

use crate::common::expand;
use why401::catalogue::level::{USUAL, WEAK};
use why401::report::Report;

/// The report on a key that is pasted alone; macros stand for keys.
fn told(raw: &str) -> Report {
    let (text, keys) = expand(raw, "key alone");
    let report = why401::diagnose(&text);
    let cited = &report.top().supports[0].text;
    assert!(keys.iter().all(|key| !cited.contains(&key.random)), "{raw}: {cited}");
    report
}

#[test]
fn what_is_wrong_with_a_key_is_told_of_it_alone() {
    let rows = [
        ("{{key:sk-proj-}}", "unknown", "", 0),
        ("{{key:alnum:37}}", "unknown", "", 0),
        ("sk-proj-your-api-key-here", "placeholder_key", "template", USUAL),
        ("sk-proj-{{key:alnum:40}}", "malformed_key", "truncated", WEAK),
        ("\"{{key:sk-proj-}}\"", "malformed_key", "quotes", USUAL),
        ("Bearer {{key:sk-proj-}}", "malformed_key", "doubled-bearer", USUAL),
        (" {{key:sk-proj-}}", "malformed_key", "space", USUAL),
    ];
    for (raw, cause, variant, percent) in rows {
        let report = told(raw);
        let top = report.top();
        assert_eq!((top.cause.id(), top.variant, top.percent), (cause, variant, percent), "{raw}");
    }
}

#[test]
fn a_key_alone_has_names() {
    let report = told("\"{{key:sk-proj-}}\"");
    assert_eq!((report.provider, report.names.provider.map(|provider| provider.id)), ("openai", Some("openai")));
    assert_eq!((report.names.length, report.names.begins_or_ends), (Some(164), "begins and ends"));
    let key = report.names.key.map(|key| key.to_string()).unwrap_or_default();
    assert!(key.starts_with("sk-proj-…"), "{key}");
    assert_eq!(report.key_hint.map(|key| key.to_string()), Some(key));
    assert!(report.key.is_some_and(|sentence| sentence.contains("OpenAI")));
    assert_eq!(report.span, 0..166);
    assert_eq!(told("{{key:alnum:37}}").provider, "unknown");
}

#[test]
fn a_key_and_the_code_of_an_answer_are_no_key_alone() {
    let alone = |raw: &str| why401::diagnose(&expand(raw, "key and code").0).key.is_some();
    assert!(alone("OPENAI_API_KEY={{key:sk-proj-}}"));
    assert!(!alone("OPENAI_API_KEY={{key:sk-proj-}}\ninvalid_api_key"));
    // A terminal has wrapped it.
    assert!(alone("OPENAI_API_KEY=sk-proj-{{key:alnum:80}}\n{{key:alnum:76}}"));
}
