use super::*;
use crate::redaction::redact;

const REFUSED: &str = "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided', \
    'type': 'invalid_request_error', 'code': 'invalid_api_key'}}\n";
const LIMITED: &str = "anthropic.RateLimitError: Error code: 429 - {'type': 'error', 'error': {'type': 'rate_limit_error', \
    'message': 'Number of requests has exceeded your per-minute rate limit'}}\n";
/// A record of a log in which nothing fails.
const QUIET: &str = "2026-11-23 10:11:12,345 INFO started\n";

/// What is read of each failure in a text, and how often it stands there.
fn read(text: &str) -> Vec<(String, usize)> {
    let redaction = redact(text);
    let part = |incident: &Incident| redaction.excerpt(&incident.excerpt).text;
    find(&redaction).incidents.iter().map(|incident| (part(incident), incident.count)).collect()
}

/// Checks how often each failure of a text stands there.
#[track_caller]
fn counts(text: &str, expected: &[usize]) {
    let found: Vec<usize> = read(text).into_iter().map(|(_, count)| count).collect();
    assert_eq!(found, expected, "in {text}");
}

/// Whether words are read with the failure of this number.
fn reads(text: &str, number: usize, words: &str) -> bool {
    read(text)[number].0.contains(words)
}

/// A paragraph of so many bytes with the blank line behind it.
fn paragraph(word: &str, length: usize) -> String {
    format!("{word}{}\n\n", ".".repeat(length - word.len() - 2))
}

#[test]
fn all_of_a_text_with_one_failure_is_read_up_to_a_mebibyte() {
    let whole = |length: usize| {
        let text = format!("{REFUSED}{}x", "\n".repeat(length - REFUSED.len() - 1));
        find(&redact(&text)).incidents[0].excerpt.is_empty()
    };
    assert!(whole(1 << 20) && !whole((1 << 20) + 1));
}

#[test]
fn a_text_without_failures_is_one_incident() {
    for text in ["", "x", QUIET] {
        let found = find(&redact(text));
        assert_eq!((found.incidents.len(), found.requests), (1, None));
        assert_eq!((&found.incidents[0].place, found.incidents[0].excerpt.len()), (&(0..text.len()), 0));
    }
}

#[test]
fn what_stands_around_a_failure_is_read_up_to_64_kilobytes() {
    let before = |length: usize| format!("{}{REFUSED}\n{LIMITED}", paragraph("near", length));
    assert!(reads(&before(1 << 16), 0, "near") && !reads(&before((1 << 16) + 1), 0, "near"));
    let behind = |length: usize| format!("{REFUSED}\n{LIMITED}\n{}", paragraph("near", length));
    assert!(reads(&behind(1 << 16), 1, "near") && !reads(&behind((1 << 16) + 1), 1, "near"));
    let nearest = format!("{}{}{REFUSED}\n{LIMITED}", paragraph("far", (1 << 16) + 1), paragraph("near", 100));
    assert!(reads(&nearest, 0, "near") && !reads(&nearest, 0, "far"));
    // Together, the nearest first.
    let two = format!("{}{}{REFUSED}\n{LIMITED}", paragraph("far", 1 << 15), paragraph("near", (1 << 15) + 1));
    assert!(reads(&two, 0, "near") && !reads(&two, 0, "far"));
    // A file that others share counts the same.
    let shared =
        |length: usize| format!("==> a.log <==\n{REFUSED}==> b <==\n{}==> c.log <==\n{LIMITED}", paragraph("near", length - 10));
    assert!(reads(&shared(1 << 16), 1, "near") && !reads(&shared((1 << 16) + 1), 1, "near"));
}

#[test]
fn a_short_paragraph_ends_what_stands_above_it() {
    let text = |length: usize| format!("{REFUSED}\n{}{LIMITED}", paragraph("Node.js v20", length));
    assert!(reads(&text(159), 0, "Node.js") && !reads(&text(159), 1, "Node.js"));
    assert!(!reads(&text(160), 0, "Node.js") && reads(&text(160), 1, "Node.js"));
    // Only the first one.
    let two = format!("{REFUSED}\n{}{}{LIMITED}", paragraph("one", 40), paragraph("two", 40));
    assert!(reads(&two, 0, "one") && !reads(&two, 0, "two") && reads(&two, 1, "two"));
}

#[test]
fn what_begins_anew_belongs_to_the_next_failure() {
    let text = format!("{REFUSED}\n{}{QUIET}\n{LIMITED}", paragraph("one", 400));
    assert!(reads(&text, 0, "one") && !reads(&text, 0, "started"));
    assert!(reads(&text, 1, "started") && !reads(&text, 1, "one"));
}

#[test]
fn what_goes_on_behind_a_gap_is_one_occurrence() {
    let told = |code: &str| {
        format!(
            "openai.AuthenticationError: Error code: 401\n\nThe body:\n\n{{\n  \"error\": {{\n    \"message\": \"Incorrect API key provided\",\n    \
             \"code\": \"{code}\"\n  }}\n}}\n\n"
        )
    };
    let wrong = told("invalid_api_key");
    counts(&format!("{wrong}{LIMITED}"), &[1, 1]);
    counts(&format!("{wrong}{LIMITED}{wrong}"), &[2, 1]);
    counts(&format!("{wrong}{LIMITED}{}", told("invalid_key")), &[1, 1, 1]);
    let text = format!("{wrong}{LIMITED}");
    assert!(reads(&text, 0, "The body") && reads(&text, 0, "provided"));
    let place = find(&redact(&text)).incidents[0].place.clone();
    assert_eq!(text[place].trim_end(), wrong.trim_end());
    // A file or ticket in between sets it apart.
    for border in ["--- ticket 2 ---", "==> b.log <=="] {
        let parts = wrong.replace("The body:", border);
        counts(&format!("{parts}{LIMITED}"), &[1, 1, 1]);
    }
}

#[test]
fn what_stands_in_another_ticket_or_file_is_not_read() {
    for heading in ["--- ticket 2 ---", "Ticket #2", "==> b.log <=="] {
        let text = format!("{REFUSED}{QUIET}\n{heading}\n\n{LIMITED}");
        assert!(reads(&text, 0, "started") && !reads(&text, 1, "started"), "{heading}");
        assert!(!reads(&text, 0, heading) && reads(&text, 1, heading), "{heading}");
    }
    // A heading without a number may set apart what belongs together.
    let request = format!("{REFUSED}\n--- request ---\nPOST /v1/messages\n\n--- response ---\n{LIMITED}");
    assert!(reads(&request, 1, "POST /v1/messages") && !reads(&request, 0, "POST /v1/messages"));
}

#[test]
fn the_last_failure_reads_to_the_end_of_its_ticket() {
    let text = format!("{REFUSED}\n{LIMITED}\n{QUIET}\n--- ticket 2 ---\n\nmine\n");
    assert!(reads(&text, 1, "started") && !reads(&text, 1, "mine") && !reads(&text, 0, "started"));
}

#[test]
fn a_file_without_failures_explains_all_of_them() {
    let env = "OPENAI_API_KEY=undefined\nOPENAI_BASE_URL=https://proxy.example\n";
    for text in [
        format!("==> .env <==\n{env}\n==> a.log <==\n{REFUSED}\n==> b.log <==\n{LIMITED}"),
        format!("==> a.log <==\n{REFUSED}\n==> .env <==\n{env}\n==> b.log <==\n{LIMITED}"),
        format!("==> a.log <==\n{REFUSED}\n==> b.log <==\n{LIMITED}\n==> .env <==\n{env}"),
    ] {
        let found = read(&text);
        assert_eq!(found.len(), 2, "{text}");
        assert!(found.iter().all(|(read, _)| read.matches("proxy.example").count() == 1), "{found:?}");
        assert!(!found[0].0.contains("rate_limit_error") && !found[1].0.contains("invalid_api_key"), "{found:?}");
    }
    // A ticket is no file, and a file in which something fails is its own.
    let ticket = format!("--- ticket 1 ---\n{REFUSED}\n--- ticket 2 ---\n{env}\n--- ticket 3 ---\n{LIMITED}");
    assert!(!reads(&ticket, 0, "proxy.example") && !reads(&ticket, 1, "proxy.example"));
    let failing = format!("==> a.log <==\n{QUIET}{REFUSED}\n==> b.log <==\n{LIMITED}");
    assert!(!reads(&failing, 1, "started"));
}

#[test]
fn two_thousand_different_segments_are_read() {
    let letters = |number: usize| -> String { number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect() };
    let text = |others: usize| {
        let lines: String = (1..=others).map(|number| format!("$ {}\n", letters(number))).collect();
        format!(
            "$ echo\nopenai.AuthenticationError: Error code: 401\n{lines}{LIMITED}$ echo\nopenai.AuthenticationError: Error code: 401\n"
        )
    };
    // The last of the others and the failure behind it are one segment.
    counts(&text(1_999), &[2, 1]);
    counts(&text(2_000), &[2]);
}

#[test]
fn what_differs_in_ids_and_times_alone_counts() {
    let record = |number: usize| format!("2026-11-23 10:11:{number},345 ERROR req_{number}f failed\n{REFUSED}");
    counts(&format!("{}{}{}", record(10), record(11), record(12)), &[3]);
    counts(&format!("{}{LIMITED}{}", record(10), record(11)), &[2, 1]);
    counts(&format!("{}{}", record(10), record(11).replace("401", "403")), &[1, 1]);
}

#[test]
fn containers_fail_by_themselves() {
    let label = |name: &str| REFUSED.lines().map(|line| format!("{name}  | {line}\n")).collect::<String>();
    counts(&format!("{}{}", label("api-1"), label("api-2")), &[2]);
    counts(&format!("{}{}{}", label("api-1"), label("api-2"), label("api-1")), &[3]);
}

#[test]
fn a_person_who_tells_of_a_failure_in_the_same_ticket_adds_none() {
    let told = "Hi, my key gets a 403 forbidden from OpenAI since today.\n";
    counts(&format!("--- ticket 1 ---\n\n{told}\n{REFUSED}\n--- ticket 2 ---\n\n{LIMITED}"), &[1, 1]);
    counts(&format!("--- ticket 1 ---\n\n{told}\n--- ticket 2 ---\n\n{REFUSED}"), &[1, 1]);
    let with = |more: &str| format!("--- ticket 1 ---\n\n{told}\n{REFUSED}{more}\n--- ticket 2 ---\n\n{LIMITED}");
    assert!(reads(&with(""), 0, "since today") && !reads(&with(""), 1, "since today"));
    // Of which of two failures somebody speaks, nothing tells.
    let two = with("\n401 {\"error\": {\"message\": \"Invalid key\", \"code\": \"other\"}}\n");
    assert!(!reads(&two, 0, "since today") && !reads(&two, 1, "since today"));
    // What is said counts as what stands around a failure.
    let long = |length: usize| with("").replace("since today", &"since today ".repeat(length / 12));
    assert!(reads(&long(1 << 15), 0, "since today") && !reads(&long((1 << 16) + 200), 0, "since today"));
    // A machine's words are no retelling.
    let said = "OpenAI answered 403 forbidden for this key.\n";
    counts(&format!("--- ticket 1 ---\n\n{said}\n{REFUSED}\n--- ticket 2 ---\n\n{LIMITED}"), &[1, 1, 1]);
}

#[test]
fn a_line_that_speaks_of_a_printed_failure_is_left_out() {
    let line = |status: u16| format!("2026-11-23 10:11:12,345 WARN upstream said HTTP {status}\n");
    let text = |status| format!("{REFUSED}{QUIET}{}\n--- ticket 2 ---\n{LIMITED}", line(status));
    counts(&text(401), &[1, 1]);
    counts(&text(403), &[1, 1, 1]);
}

#[test]
fn a_run_of_tests_ends_with_a_summary_that_fails_nothing() {
    let summary = "FAILED tests/test_a.py::test_b - openai.RateLimitError: Error code: 429\n";
    counts(&format!("{REFUSED}{summary}"), &[1]);
    counts(&format!("{REFUSED}{LIMITED}"), &[1, 1]);
}

#[test]
fn requests_of_a_recording_are_counted() {
    let entry = |status: u16, body: &str| {
        format!(
            "{{\"startedDateTime\": \"2026-11-20T10:00:00Z\", \"request\": {{\"url\": \"https://api.openai.com/v1/models\"}}, \
             \"response\": {{\"status\": {status}, \"content\": {{\"text\": \"{body}\"}}}}}}"
        )
    };
    let har = |entries: &[String]| format!("{{\"log\": {{\"entries\": [\n{}\n]}}}}", entries.join(",\n"));
    let requests = |entries: &[String]| {
        let found = find(&redact(&har(entries)));
        // No excerpt at all would be everything.
        let read: Vec<bool> = found.incidents[0].excerpt.iter().map(|place| !place.is_empty()).collect();
        (found.requests, found.incidents.iter().map(|incident| incident.count).collect::<Vec<_>>(), read)
    };
    let (good, bad, limited) = (entry(200, "ok"), entry(401, "Incorrect API key provided"), entry(429, "insufficient_quota"));
    assert_eq!(requests(std::slice::from_ref(&good)), (Some(0), vec![1], vec![false]), "nothing of what went well is read");
    assert_eq!(requests(&[bad.clone(), good.clone()]), (Some(1), vec![1], vec![true; 2]));
    assert_eq!(requests(&[bad.clone(), limited, good, bad]), (Some(3), vec![2, 1], vec![true; 2]));
}

#[test]
fn a_failure_knows_the_file_or_ticket_that_it_stands_in() {
    let text = format!("--- ticket 1 ---\n\n{REFUSED}\n--- ticket 2 ---\n\n{QUIET}{LIMITED}");
    let found = find(&redact(&text)).incidents;
    let headings: Vec<&str> = found.iter().map(|incident| text[incident.section.clone()].lines().next().unwrap_or("")).collect();
    assert_eq!(headings, ["--- ticket 1 ---", "--- ticket 2 ---"]);
    assert!(text[found[1].place.clone()].starts_with(QUIET) && text[found[0].place.clone()].trim_end() == REFUSED.trim_end());
}
