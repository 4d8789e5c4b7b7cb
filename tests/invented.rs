//! A provider that was added by files of the catalogue alone is known everywhere.
//!
//! `tests/invented/catalogue` holds these files. The step `new-provider` of `cargo xtask test` compiles the core with a
//! copy of the catalogue that they were added to, and runs these tests, which the usual catalogue fails.

#[allow(dead_code, reason = "each program of tests uses its own part")]
mod common;

use std::path::Path;
use why401::catalogue::{Alphabet, Library, Provider};
use why401::credential::inspect;
use why401::facts::{Facts, Fault};
use why401::redaction::{Secret, redact};

/// A key of the invented form, which nobody has.
fn key() -> String {
    let body = common::keys::Numbers(7).text(32, Alphabet::Alnum);
    format!("sunstone-live-{body}")
}

/// A key as the provider echoes it.
fn echoed() -> String {
    let key = key();
    format!("{}{}{}", &key[..8], "*".repeat(key.len() - 12), &key[key.len() - 4..])
}

#[test]
#[ignore = "needs another catalogue: cargo xtask test new-provider"]
fn a_paste_is_recognized() {
    let report = why401::diagnose("Error code: 401 - {'error': {'message': 'No such key is known at the gate.'}}");
    assert_eq!((report.provider, report.cause().id(), report.variant()), ("sunstone", "invalid_key", "unknown"));
    let named = why401::diagnose("POST https://api.sunstone.example/v1/chat/completions\nHTTP/1.1 401 Unauthorized\n");
    assert_eq!(named.provider, "sunstone", "by its host");
    let wrapped = why401::diagnose("  File \"langchain_sunstone/chat.py\", line 3\nError code: 401 - unauthorized");
    assert_eq!(wrapped.provider, "sunstone", "by the package of a wrapper");
    let sdk = why401::diagnose("  File \"/app/site-packages/sunstone/client.py\", line 3, in send\nsunstone.Refused: 401");
    assert_eq!((sdk.provider, sdk.sdk), ("sunstone", Some("sunstone-python")), "by its SDK");
}

#[test]
#[ignore = "needs another catalogue: cargo xtask test new-provider"]
fn its_key_is_redacted_and_inspected() {
    let key = key();
    let redaction = redact(&format!("the key is {key} and it fails"));
    assert!(!redaction.text.contains(&key[14..]), "{}", redaction.text);
    assert!(redaction.text.contains("sunstone"), "the label says whose key it is: {}", redaction.text);
    let report = inspect(&Secret::new(key));
    assert_eq!(report.owners.iter().map(|owner| owner.name).collect::<Vec<_>>(), ["Sunstone"]);
    assert_eq!(report.keys_url(), "https://console.sunstone.example/keys");
}

#[test]
#[ignore = "needs another catalogue: cargo xtask test new-provider"]
fn its_key_is_recognized_where_another_echoes_it() {
    let report = why401::diagnose(&format!("Error code: 401 - Incorrect API key provided: {}. You can find", echoed()));
    assert_eq!((report.cause().id(), report.variant()), ("wrong_provider_key", "foreign"));
    assert_eq!(report.names.other, Provider::of("sunstone"));
    let own = why401::diagnose("HTTP 401: Sunstone received the key: undefined");
    assert_eq!((own.provider, own.cause().id(), own.variant()), ("sunstone", "placeholder_key", "null-word"));
}

#[test]
#[ignore = "needs another catalogue: cargo xtask test new-provider"]
fn its_variable_is_read() {
    let seen = |text: &str| common::answer(text, None).environment.unwrap_or_else(|| panic!("nothing seen in {text}"));
    let environment = seen(&format!("DEBUG=1\nSUNSTONE_API_KEY=\"{}\"\n", key()));
    assert!(environment.variables.iter().any(|variable| variable.name == "SUNSTONE_API_KEY"));
    let wrong = seen(&format!("DEBUG=1\nSUNSTONE_APIKEY={}\n", key()));
    assert_eq!(wrong.findings.iter().map(|finding| finding.id).collect::<Vec<_>>(), ["near-name"]);
    let missing = why401::diagnose("RuntimeError: no credentials, please set SUNSTONE_API_KEY or pass the key yourself");
    assert_eq!(missing.cause().id(), "missing_key");
    let code = redact("client = Sunstone()\nload_dotenv()\n");
    let facts = Facts::gather(&code);
    assert!(facts.faults.iter().any(|fault| matches!(fault, Fault::LoadedLate(_))), "its client is made before the file is read");
}

#[test]
#[ignore = "needs another catalogue: cargo xtask test new-provider"]
fn its_probe_is_in_the_policy() {
    let connect = why401::hosting::meta_csp(true);
    assert!(connect.contains("https://api.sunstone.example"), "{connect}");
}

#[test]
#[ignore = "needs another catalogue: cargo xtask test new-provider"]
fn its_advice_is_its_own() {
    let answer = common::answer(
        "Error code: 401 - {'error': {'message': 'No such key is known at the gate.'}}",
        Some(&Library::embedded()),
    );
    let json = answer.to_json(None, &[]);
    assert!(json.contains("SUNSTONE_API_KEY") && json.contains("https://api.sunstone.example/v1"), "{json}");
    assert!(!json.contains("OPENAI_API_KEY") && !json.contains("api.openai.com"), "{json}");
}

/// Nothing but files of the catalogue is added.
#[test]
fn only_files_of_the_catalogue_are_added() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invented");
    let entries: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(entries, ["catalogue"], "{}", folder.display());
}
