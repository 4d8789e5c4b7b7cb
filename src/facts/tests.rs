//! The limits of reading, each with texts on its two sides.

use super::*;
use crate::catalogue::Cause;
use crate::redaction::redact;

/// What is asked of the facts of a text.
fn of<T>(text: &str, ask: impl Fn(&Facts) -> T) -> T {
    ask(&Facts::gather(&redact(text)))
}

#[test]
fn so_many_are_kept_and_no_more() {
    let lines = |line: &str, count: usize| format!("{line}\n").repeat(count);
    let calls = |count: usize| of(&lines("POST http://gw.corp.net/v1", count), |facts| facts.calls.len());
    assert_eq!((calls(64), calls(65)), (64, 64));
    assert_eq!(of(&lines("HTTP 401", 257), |facts| facts.statuses.len()), 256);
    assert_eq!(of(&lines("HTTP 401", 256), |facts| facts.statuses.len()), 256);
    let codes = |count: usize| of(&lines("invalid_api_key", count), |facts| facts.signs.iter().filter(|seen| seen.code).count());
    assert_eq!((codes(4), codes(5)), (4, 4));
    assert_eq!(of(&lines("x api.moonshot.cn", 65), |facts| facts.sites.len()), 64);
    assert_eq!(of(&lines("x api.moonshot.cn", 64), |facts| facts.sites.len()), 64);
    let printed =
        |count: usize| of(&lines("a.Error: (AuthorizationFailed) The client lacks it", count), |facts| facts.codes.len());
    assert_eq!((printed(64), printed(65)), (64, 64));
    let body = "{\"error\": {\"message\": \"No\", \"type\": \"requests\", \"code\": \"limit\"}}";
    let answered = |count: usize| of(&lines(body, count), |facts| facts.answered_codes().count());
    assert_eq!((answered(127), answered(128), answered(129)), (254, 256, 256));
    let misspelled = |colons: usize| {
        let text = format!("{}\nAuthorisation: x", ":".repeat(colons));
        of(&text, |facts| facts.faults.iter().any(|fault| matches!(fault, Fault::HeaderName { .. })))
    };
    assert!(misspelled(1_999) && !misspelled(2_000));
}

#[test]
fn lines_about_a_failure_are_read_up_to_a_limit() {
    let read = |before: usize| {
        let text = format!("HTTP 401\n{}failed: the key has run out", "failed\n".repeat(before));
        of(&text, |facts| !facts.sentences.is_empty())
    };
    assert!(read(63) && !read(64));
    let stated = |before: usize| {
        let text = format!("{}The key has run out.", "Nothing here. ".repeat(before));
        of(&text, |facts| !facts.sentences.is_empty())
    };
    assert!(stated(63) && !stated(64));
}

#[test]
fn long_pieces_are_read_up_to_a_limit() {
    let address = |host: usize| {
        let text = format!("POST https://{}.net/v1", "a".repeat(host - 4));
        of(&text, |facts| !facts.calls.is_empty())
    };
    assert!(address(157) && !address(158));
    let code = |length: usize| {
        let text = format!("a.Error: (A{}) The client lacks it", "a".repeat(length - 1));
        of(&text, |facts| !facts.codes.is_empty())
    };
    assert!(code(80) && !code(81));
    let name = |length: usize| {
        let text = format!("{}KEY=x", "A".repeat(length - 3));
        of(&text, |facts| !facts.assignments.is_empty())
    };
    assert!(name(399) && !name(400));
    let logged = |path: usize| of(&format!("GET /{} 401", "a".repeat(path - 1)), |facts| !facts.statuses.is_empty());
    assert!(logged(495) && !logged(496));
    // A number that no standard has is a status where a word near it calls it one.
    assert_eq!(of("status - error: 477", |facts| facts.statuses.len()), 1);
    assert_eq!(of("status -- error: 477", |facts| facts.statuses.len()), 0);
    let quoted = |length: usize| {
        let text = format!("{{\"content\": \"{}", "a ".repeat(length));
        of(&text, |facts| facts.quoted[0].len())
    };
    assert_eq!(quoted(2_500), 4_000);
    let sentence = |before: usize| {
        let text = format!("{}the key has run out", "-".repeat(before));
        sentence::sentences(&text, &mut std::iter::once(0..text.len()), true).len()
    };
    assert_eq!((sentence(181), sentence(182)), (1, 0));
    let docker = |blanks: usize| {
        let text = format!("docker{}--env-file", " ".repeat(blanks));
        shell::keeps_quotes(&text, text.len() - 10)
    };
    assert!(docker(394) && !docker(395));
}

#[test]
fn a_line_is_read_on_both_sides_of_a_place() {
    let before = |blanks: usize| {
        let text = format!("fail{}x", " ".repeat(blanks));
        speech::of_line(&text, &(text.len() - 1..text.len()))
    };
    assert_eq!((before(396), before(397)), (LineKind::Report, LineKind::Statement));
    let behind = |blanks: usize| speech::of_line(&format!("x{}fail", " ".repeat(blanks)), &(0..1));
    assert_eq!((behind(396), behind(397)), (LineKind::Report, LineKind::Statement));
    // What stands near behind an exception's message belongs to it.
    let text = format!("a.Error: x\n{}", "b".repeat(500));
    let kind = |beyond: usize| {
        of(&text, |facts| {
            let end = facts.exceptions[0].message.end + beyond;
            facts.line_kind(&(end - 1..end))
        })
    };
    assert_eq!((kind(400), kind(401)), (LineKind::Report, LineKind::Statement));
}

#[test]
fn parts_of_a_phrase_stand_near_each_other() {
    // Whether the phrase is seen whole, with so many bytes between its parts.
    let seen = |one: &str, bytes: usize, other: &str| {
        let text = format!("{one} {} {other}", "b".repeat(bytes - 2));
        of(&text, |facts| facts.signs.iter().any(|seen| seen.span.len() == text.len()))
    };
    assert!(seen("free tier", 160, "has been exhausted") && !seen("free tier", 161, "has been exhausted"));
    assert!(seen("rate limit", 28, "exceeded") && !seen("rate limit", 29, "exceeded"));
}

#[test]
fn only_a_short_text_is_read_as_retyped() {
    let seen = |length: usize| {
        let words = " lncorrect apl key provlded";
        of(&format!("error {}{words}", "b".repeat(length - 6 - words.len())), |facts| !facts.signs.is_empty())
    };
    assert!(seen(3_000) && !seen(3_001));
}

#[test]
fn the_registry_of_an_image_is_not_called() {
    let called = |text: &str| of(text, |facts| !facts.owners.is_empty());
    assert!(!called("image: ghcr.io/acme/app:1"));
    assert!(!called(&format!("docker run {} ghcr.io/acme/app:1", "-".repeat(88))));
    assert!(called(&format!("docker run {} ghcr.io/acme/app:1", "-".repeat(89))));
    assert!(called("image: https://ghcr.io/v2/"));
    assert!(called("failed to pull image ghcr.io/acme/app:1"));
}

#[test]
fn a_bracket_around_the_message_is_not_the_keys() {
    let echo =
        |text: &str| of(text, |facts| facts.echoes.first().map(|(_, span)| facts.text(span).to_owned()).unwrap_or_default());
    let words = "Incorrect API key provided:";
    assert_eq!(echo(&format!("[{words} sk-ab***yz]")), "sk-ab***yz");
    assert_eq!(echo(&format!("{words} sk-ab***yz]")), "sk-ab***yz]");
    assert_eq!(echo(&format!("[{words} [sk-ab***yz]]")), "[sk-ab***yz]]");
    let far = |between: usize| echo(&format!("[{}{words} sk-ab***yz]", "-".repeat(between)));
    assert_eq!((far(172), far(173)), ("sk-ab***yz".to_owned(), "sk-ab***yz]".to_owned()));
}

#[test]
fn the_parts_of_a_phrase_are_whole_words() {
    let scope = |text: &str| of(text, |facts| facts.signs.iter().any(|seen| seen.sign.cause == Cause::InsufficientScope));
    assert!(scope("error: missing the scope"));
    assert!(!scope("error: missing the dashscope"));
    assert!(scope("error: missing the api.scope"));
}

#[test]
fn a_model_that_another_service_resells_names_the_other() {
    let named = |text: &str| of(text, |facts| facts.owners.iter().any(|mark| mark.kind == MarkKind::Name));
    assert!(!named("--model resale-hub/gemini-2 "));
    // A path whose beginning is out of sight is taken for the id.
    let path = |length: usize| named(&format!("GET /{}/gemini-2 ", "a".repeat(length)));
    assert!(path(58) && !path(59));
    assert!(named("--model models/gemini-2 ") && named("--model gemini-2 ") && named("GET /gemini-2 "));
}
