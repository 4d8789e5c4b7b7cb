//! What holds for every text, whatever is in it.

use std::fs;
use std::path::Path;
use why401::redaction::redact;

/// Every paste of the catalogue, as it stands there.
fn pastes() -> Vec<String> {
    fn collect(folder: &Path, found: &mut Vec<String>) {
        let mut entries: Vec<_> =
            fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "txt") {
                found.push(fs::read_to_string(&path).expect("samples are text"));
            }
        }
    }
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue"), &mut found);
    assert!(found.len() > 4, "the catalogue has samples");
    found
}

/// A fixed sequence of numbers (Knuth's MMIX generator): tests fail the same way twice.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

#[track_caller]
fn check(text: &str) {
    let report = why401::diagnose(text);
    assert!(!report.findings.is_empty());
    for finding in &report.findings {
        assert!(finding.percent <= 100);
        for evidence in finding.supports.iter().chain(&finding.contradicts) {
            assert!(evidence.start <= evidence.end && evidence.end <= text.len(), "{evidence:?}");
            assert!(text.is_char_boundary(evidence.start) && text.is_char_boundary(evidence.end), "{evidence:?} in {text:?}");
            let shown = report.redaction.project(evidence.start..evidence.end);
            assert!(report.redaction.text.get(shown).is_some(), "{evidence:?} has no place in the redacted text");
        }
    }
    let order: Vec<u8> = report.findings.iter().skip(1).map(|finding| finding.percent).collect();
    assert!(order.windows(2).all(|pair| pair[0] >= pair[1]), "the others are in order: {order:?}");
    assert_eq!(report, why401::diagnose(text), "the same text gets the same report");
    serde_json::from_str::<serde_json::Value>(&report.to_json(None, None)).expect("the JSON is JSON");
    report.to_markdown(None);
    report.to_text(None);
}

#[test]
fn every_prefix_of_a_paste_gets_a_report() {
    for paste in pastes() {
        let stride = (paste.len() / 40).max(1);
        for end in (0..paste.len()).step_by(stride).filter(|end| paste.is_char_boundary(*end)) {
            check(&paste[..end]);
            check(&paste[end..]);
        }
    }
}

#[test]
fn damaged_pastes_get_a_report() {
    let mut numbers = Numbers(401);
    let odd = [
        "\u{0}",
        "\u{1b}[31m",
        "“",
        "\u{430}",
        "{",
        "}",
        "'",
        "\"",
        "\\",
        "\n",
        "\r\n",
        "*",
        "sk-",
        "Bearer ",
        "401",
        "[key 1: ",
        "🔑",
        "%",
        "header value b'",
    ];
    for paste in pastes() {
        for _ in 0..12 {
            let mut text = paste.clone();
            for _ in 0..6 {
                let Some(at) = (numbers.below(text.len() + 1)..=text.len()).find(|at| text.is_char_boundary(*at)) else {
                    continue;
                };
                if numbers.below(3) == 0 {
                    let end = (at + numbers.below(60)..text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
                    text.replace_range(at..end.max(at), "");
                } else {
                    text.insert_str(at, odd[numbers.below(odd.len())]);
                }
            }
            check(&text);
        }
    }
}

#[test]
fn noise_gets_a_report() {
    let mut numbers = Numbers(7);
    for length in [0, 1, 2, 3, 10, 100, 1_000, 20_000] {
        for _ in 0..20 {
            let bytes: Vec<u8> = (0..length).map(|_| u8::try_from(numbers.below(256)).unwrap_or(0)).collect();
            check(&String::from_utf8_lossy(&bytes));
            let letters: String = bytes.iter().map(|byte| char::from(b' ' + byte % 95)).collect();
            check(&letters);
        }
    }
}

#[test]
fn one_long_line_gets_a_report() {
    for piece in [
        "{",
        "'{",
        "message:\"",
        "KEY=",
        "\\",
        "xError: ",
        "incorrect api key provided: ",
        " 401",
        "sk-",
        "eyJ",
        "header value ",
        "\"message\": \"{",
    ] {
        check(&piece.repeat(200_000 / piece.len()));
    }
}

#[test]
fn redacting_twice_changes_nothing() {
    for paste in pastes() {
        let once = redact(&paste).text;
        assert_eq!(redact(&once).text, once);
    }
}
