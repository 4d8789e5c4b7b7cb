//! The contract of the command.

use crate::common::command::{Folder, lines, printed, run, said};
use serde_json::Value;

/// Not a key: letters and digits in a fixed pattern, with OpenAI's prefix and infix.
pub fn fake_key() -> String {
    let body: String = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".chars().cycle().take(74).collect();
    format!("sk-proj-{body}T3BlbkFJ{body}")
}

/// A refusal.
pub const ERROR: &str = "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: undefined. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}";

#[test]
fn a_report_has_the_fields_of_the_contract() {
    let output = run(&["--json"], ERROR.as_bytes());
    assert!(output.status.success());
    let reports = lines(&output);
    let report = &reports[0];
    for field in [
        "schema",
        "provider",
        "status",
        "error_code",
        "sdk",
        "language",
        "cause",
        "variant",
        "confidence",
        "findings",
        "key_hint",
        "incidents",
        "remedy",
        "article",
        "fingerprint",
        "redacted",
        "notes",
    ] {
        assert!(report.get(field).is_some(), "{field} is missing");
    }
    assert_eq!(report["schema"], 1);
    assert_eq!(report["provider"], "openai");
    assert_eq!(report["status"], 401);
    assert_eq!(report["error_code"], "invalid_api_key");
    assert_eq!(report["cause"], "placeholder_key");
    assert_eq!(report["key_hint"], "undefined");
    let evidence = &report["findings"][0]["supports"][0];
    let (start, end) = (evidence["start"].as_u64().expect("a number"), evidence["end"].as_u64().expect("a number"));
    assert!(start < end && end <= ERROR.len() as u64);
    for field in ["quick_fix", "steps", "code"] {
        assert!(report["remedy"].get(field).is_some(), "remedy.{field} is missing");
    }
    for field in ["language", "broken", "fixed"] {
        assert!(report["remedy"]["code"].get(field).is_some(), "remedy.code.{field} is missing");
    }
}

#[test]
fn json_lines_go_through_in_order_and_lose_nothing() {
    let input = format!(
        "{{\"id\":\"a\",\"input\":{ERROR:?}}}\nnot json\n{{\"id\":2}}\n\n[1]\n{{\"id\":{{\"x\":1}},\"input\":\"\"}}\n{{\"input\":7}}\n{{\"id\":\"last\",\"input\":\"HTTP 429\"}}"
    );
    let output = run(&["--jsonl"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1), "some lines could not be read");
    let reports = lines(&output);
    let ids: Vec<_> = reports.iter().map(|report| report.get("id").cloned().unwrap_or(Value::Null)).collect();
    assert_eq!(
        ids,
        vec!["a".into(), Value::Null, Value::Null, Value::Null, serde_json::json!({"x": 1}), Value::Null, "last".into()]
    );
    let errors: Vec<_> = reports
        .iter()
        .filter(|report| report.get("error").is_some())
        .map(|report| report["line"].as_u64().unwrap_or(0))
        .collect();
    assert_eq!(errors, [2, 3, 5, 7]);
    assert_eq!(run(&["--jsonl", "--field", "body"], br#"{"body":"HTTP 429"}"#).status.code(), Some(0));
}

#[test]
fn no_output_holds_the_key() {
    let key = fake_key();
    let paste = format!(
        "OPENAI_API_KEY={key}\nTraceback (most recent call last):\nhttpx.LocalProtocolError: Illegal header value b'Bearer {key}\\n'\n"
    );
    let record = serde_json::json!({ "input": paste }).to_string();
    for (arguments, input) in [
        (&[][..], paste.as_str()),
        (&["--json"], &paste),
        (&["redact"], &paste),
        (&["--jsonl"], &record),
        (&["key"], &key),
        (&["key", "--json"], &key),
        (&["--json"], &key),
    ] {
        let output = run(arguments, input.as_bytes());
        let printed = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(!printed.is_empty());
        assert!(
            !printed.contains(&key[8..40]) && !printed.contains(&key[key.len() - 20..]),
            "{arguments:?} printed the key: {printed}"
        );
    }
}

#[test]
fn redact_changes_nothing_else() {
    let text = "line one\r\n\ttab \u{1b}[31mred\u{1b}[0m “quotes”\nno newline at the end";
    assert_eq!(String::from_utf8_lossy(&run(&["redact"], text.as_bytes()).stdout), text);
}

#[test]
fn redact_keeps_what_is_no_text_and_reads_utf_16() {
    let key = fake_key();
    let mut bytes = vec![0x80, b'\r', b'\n', 0, 0xff];
    bytes.extend_from_slice(key.as_bytes());
    bytes.extend([b'\r', b'\n', 0xc3]);
    let printed = run(&["redact"], &bytes).stdout;
    assert!(
        printed.starts_with(&[0x80, b'\r', b'\n', 0, 0xff, b'[']) && printed.ends_with(&[b']', b'\r', b'\n', 0xc3]),
        "{printed:?}"
    );
    let text = format!("\u{feff}PS> {key} 🚀\r\n").repeat(9000);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let printed = run(&["redact"], &wide).stdout;
    let units: Vec<u16> = printed.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let tail = &key[key.len() - 4..];
    assert_eq!(String::from_utf16(&units).unwrap(), text.replace(&key, &format!("[openai key #1, ends {tail}]")));
}

#[test]
fn a_file_in_utf_16_is_diagnosed_like_one_in_utf_8() {
    let wide: Vec<u8> = format!("\u{feff}{ERROR}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(lines(&run(&["--json"], &wide))[0]["cause"], lines(&run(&["--json"], ERROR.as_bytes()))[0]["cause"]);
}

#[test]
fn redact_takes_out_people_and_machines_if_asked_to() {
    let text = "GET https://llm.corp.example/v1 from 10.1.2.3 in /home/anna/app for org-aB3dE6gH9jK2mN5pQ8sT1v\n";
    let printed = |options: &[&str]| String::from_utf8(run(&[&["redact"], options].concat(), text.as_bytes()).stdout).unwrap();
    assert_eq!(printed(&[]), text);
    assert_eq!(printed(&["--ips"]), text.replace("10.1.2.3", "[ip #1]"));
    let all = "GET https://[host #1]/v1 from [ip #1] in /home/[user #1]/app for [id #1]\n";
    assert_eq!(printed(&["--all"]), all);
    assert_eq!(printed(&["--hosts", "--ips", "--users", "--ids"]), all);
}

#[test]
fn files_are_pastes_and_a_missing_one_loses_nothing() {
    let folder = Folder::new("files");
    let (first, last) = (folder.0.join("first.log"), folder.0.join("last.log"));
    std::fs::write(&first, ERROR).expect("written");
    std::fs::write(&last, b"HTTP 429 \xff\xfe").expect("written");
    let missing = folder.0.join("missing.log");
    let paths = [&first, &missing, &last].map(|path| path.to_str().expect("UTF-8"));
    let output = run(&["--json", paths[0], paths[1], paths[2]], b"");
    assert_eq!(output.status.code(), Some(1));
    let causes: Vec<_> = lines(&output).iter().map(|report| report["cause"].clone()).collect();
    assert_eq!(causes, ["placeholder_key", "rate_limited"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("missing.log"));
}

#[test]
fn wrong_usage_is_told() {
    for arguments in [
        &["--nope"][..],
        &["--field"],
        &["--field", "x"],
        &["key", "sk-xxxx"],
        &["--jsonl", "file"],
        &["--ids"],
        &["key", "--hosts"],
        &["key", "--all"],
        &["key", "--jsonl"],
        &["redact", "--json"],
        &["--json", "redact"],
        &["--all", "key"],
        &["--json", "man"],
        &["--color", "pink"],
        &["completions", "tcsh"],
    ] {
        let output = run(arguments, b"");
        assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(2), true), "{arguments:?}");
        assert!(said(&output).contains("--help"), "{arguments:?}: {}", said(&output));
    }
    let help = run(&["--help"], b"");
    assert!(help.status.success() && printed(&help).contains("--jsonl"));
    assert_eq!(printed(&run(&["--version"], b"")), concat!("why401 ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_key_is_inspected_without_being_printed() {
    let key = fake_key();
    let json = |input: &str| lines(&run(&["key", "--json"], input.as_bytes())).remove(0);
    let clean = json(&key);
    for field in ["schema", "kind", "providers", "masked", "length", "problems", "sentence", "env", "header", "keys_url"] {
        assert!(clean.get(field).is_some(), "{field} is missing");
    }
    assert_eq!(clean["kind"], "OpenAI project key");
    assert_eq!(clean["class"], "project");
    assert_eq!(clean["owners"][0]["base_url"], "https://api.openai.com/v1");
    assert_eq!((clean["length"].as_u64(), clean["problems"].as_array().map(Vec::len)), (Some(164), Some(0)));
    assert_eq!(json(&format!("{key}\n"))["problems"], clean["problems"], "`echo` ends its line");
    let pasted = json(&format!("\u{feff}OPENAI_API_KEY=\u{201c}{key}\u{201d}\r\n"));
    let defects: Vec<_> = pasted["defects"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|defect| (defect["id"].as_str().expect("a word").to_owned(), defect["position"].as_u64().expect("a number")))
        .collect();
    let wanted =
        [("invisible", 1), ("assignment", 2), ("curly-quote", 17), ("curly-quote", 182), ("newline", 183), ("newline", 184)];
    assert_eq!(defects, wanted.map(|(id, at)| (id.to_owned(), at)));
    assert_eq!(pasted["mendable"], true);
    let text = String::from_utf8(run(&["key"], format!("\"{key}\"").as_bytes()).stdout).expect("UTF-8");
    for part in ["OpenAI project key", "Character 1: a double quote mark (U+0022)", "Character 166", "164 characters"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let report = lines(&run(&["--json"], format!("'{key}'").as_bytes())).remove(0);
    assert_eq!(report["key"]["defects"][0]["id"], "quote");
    let unknown = String::from_utf8(run(&["key"], b"aB3dE6gH9jK2mN5pQ8sT1vW4yZ7x").stdout).expect("UTF-8");
    assert!(unknown.contains("the key may still be right"), "{unknown}");
}

/// Two refusals and what passes by itself.
fn three_failures() -> String {
    let limited = "anthropic.RateLimitError: Error code: 429 - {'type': 'error', 'error': {'type': 'rate_limit_error', 'message': \
        'Number of requests has exceeded your per-minute rate limit'}}";
    let empty = "openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota, please check your \
        plan and billing details.', 'type': 'insufficient_quota', 'param': None, 'code': 'insufficient_quota'}}";
    format!("--- ticket 1 ---\n\n{ERROR}\n\n--- ticket 2 ---\n\n{limited}\n{limited}\n\n--- ticket 3 ---\n\n{empty}\n")
}

/// The fields of the other failures are a contract, too.
#[test]
fn the_other_failures_of_a_paste_are_listed() {
    let paste = three_failures();
    let report = lines(&run(&["--json"], paste.as_bytes())).remove(0);
    assert_eq!((&report["incidents"], &report["count"], &report["cause"]), (&3.into(), &1.into(), &"quota_exceeded".into()));
    assert_eq!(report["rival"], 0, "the other refusal");
    assert!(report["confidence"].as_f64().expect("a number") <= 0.78);
    assert!(report.get("reports").is_none(), "the whole reports only if they are asked for");
    let others = report["others"].as_array().expect("a list");
    assert_eq!(others.len(), 2);
    for other in others {
        for field in [
            "provider",
            "app",
            "status",
            "error_code",
            "cause",
            "confidence",
            "verdict",
            "count",
            "source",
            "first_line",
            "start",
            "end",
        ] {
            assert!(other.get(field).is_some(), "{field} is missing in {other}");
        }
        let place = |field: &str| usize::try_from(other[field].as_u64().expect("a number")).expect("small");
        let first_line = other["first_line"].as_str().expect("a text");
        assert!(paste[place("start")..place("end")].contains(&first_line[..40]), "{other}");
    }
    let [refused, limited] = others.as_slice() else { panic!("two") };
    let facts = ["provider", "status", "error_code", "cause", "variant", "count", "source"];
    let of = |other: &Value| facts.map(|field| other[field].clone());
    let wanted = serde_json::json!(["openai", 401, "invalid_api_key", "placeholder_key", "null-word", 1, "ticket 1"]);
    assert_eq!(Value::from(of(refused).to_vec()), wanted);
    let wanted = serde_json::json!(["anthropic", 429, "rate_limit_error", "rate_limited", null, 2, "ticket 2"]);
    assert_eq!(Value::from(of(limited).to_vec()), wanted);
    assert!(limited.get("variant").is_none(), "where there is none, as in the report itself");
    let alone = lines(&run(&["--json", "--all"], ERROR.as_bytes())).remove(0);
    assert_eq!((&alone["incidents"], alone["others"].as_array().map(Vec::len)), (&1.into(), Some(0)));
    assert!(alone.get("rival").is_none() && alone.get("reports").is_none());
}

/// `--all` prints the whole report of each of them, in every form, and no key of any of them.
#[test]
fn all_prints_the_whole_reports_of_the_others() {
    let key = fake_key();
    let paste = three_failures().replace("provided: undefined", &format!("provided: {key}"));
    let record = format!("{}\n", serde_json::json!({ "id": 7, "input": paste }));
    let json = run(&["--json", "--all"], paste.as_bytes());
    let jsonl = run(&["--jsonl", "--all"], record.as_bytes());
    let text = run(&["--all"], paste.as_bytes());
    for output in [&json, &jsonl, &text] {
        assert!(output.status.success());
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(!printed.contains(&key[8..40]) && !printed.contains(&key[key.len() - 20..]), "{printed}");
    }
    assert_eq!(lines(&jsonl)[0]["id"], 7);
    for report in [&lines(&json)[0], &lines(&jsonl)[0]] {
        let (others, reports) = (report["others"].as_array().expect("a list"), report["reports"].as_array().expect("a list"));
        assert_eq!((others.len(), reports.len()), (2, 2));
        for (other, whole) in others.iter().zip(reports) {
            for field in ["provider", "status", "error_code", "cause", "variant", "confidence", "verdict", "count"] {
                assert_eq!(other.get(field), whole.get(field), "{field}");
            }
            assert!(!whole["findings"].as_array().expect("a list").is_empty() && !whole["remedy"]["steps"].is_null());
            assert_eq!(whole["others"].as_array().map(Vec::len), Some(0), "theirs lists no others");
            assert!(whole.get("reports").is_none() && whole.get("rival").is_none());
        }
    }
    let text = String::from_utf8(text.stdout).expect("UTF-8");
    let sections: Vec<&str> = text.split("\n== another failure, ").collect();
    assert_eq!(sections.len(), 3);
    for (section, (heading, words)) in sections[1..].iter().zip([("1 of 2 ==", "OpenAI"), ("2 of 2 ==", "Anthropic")]) {
        assert!(section.starts_with(heading) && section.contains(words) && section.contains("Steps"), "{section}");
    }
    let short = String::from_utf8(run(&[], paste.as_bytes()).stdout).expect("UTF-8");
    assert!(short.contains("Also in this paste") && short.contains("Another failure may be the one that stops you"));
    assert!(!short.contains("== another failure"), "{short}");
    assert!(short.contains(" · ticket 3\n") && short.contains(" (ticket 1): "), "each names its ticket: {short}");
}
