use super::*;
use crate::diagnosis::incident;
use crate::intake::segments;
use crate::redaction::redact;
use crate::report::{Evidence, Finding};

/// What the first segment of a text tells.
#[track_caller]
fn read(text: &str) -> Reading {
    let redaction = redact(text);
    let found = segments(&redaction.text);
    let part = redaction.excerpt(&found[0].spans);
    let facts = Facts::gather(&part);
    Reading::of(&facts, &incident::report(&facts), &found[0])
}

/// What a text tells whose likeliest cause is so sure.
fn read_as(text: &str, cause: Cause, percent: u8) -> Reading {
    let redaction = redact(text);
    let finding = Finding { cause, variant: "", percent, supports: Vec::new(), contradicts: Vec::new() };
    Reading::of(&Facts::gather(&redaction), &Report::of(vec![finding]), &segments(&redaction.text)[0])
}

/// As a program prints a failure that says nothing but its cause.
fn printed(cause: Cause) -> Reading {
    Reading { fails: true, printed: true, raises: true, cause, percent: 90, ..Reading::nothing() }
}

/// As a line of a log speaks of one.
fn mentioned(cause: Cause) -> Reading {
    Reading { fails: true, cause, percent: 50, ..Reading::nothing() }
}

const KEY: Cause = Cause::InvalidKey;
const QUOTA: Cause = Cause::QuotaExceeded;

#[test]
fn a_failure_is_told_with_forty_percent() {
    assert!(read_as("401 {}", KEY, 40).fails && !read_as("401 {}", KEY, 39).fails);
    for none in [Cause::Unknown, Cause::NotAnApiError] {
        assert!(!read_as("401", none, 90).fails, "{none:?}");
    }
}

#[test]
fn code_and_configuration_fail_nowhere() {
    for set in ["OPENAI_API_KEY=your-key-here", "OPENAI_API_KEY=undefined", "client = OpenAI(api_key=\"undefined\")"] {
        assert!(!read_as(set, KEY, 90).fails, "{set}");
    }
    for told in [
        "HTTP 401",
        "rate_limit_exceeded",
        "openai.AuthenticationError: x",
        "{\"error\": {\"message\": \"x\", \"type\": \"y\"}}",
        "The OpenAI API key is undefined",
        // Beside a setting, too.
        "OPENAI_API_KEY=abc\nThe OpenAI API key is undefined",
        "The OpenAI API key is undefined\nOPENAI_API_KEY=abc",
    ] {
        assert!(read_as(told, KEY, 90).fails, "{told}");
    }
}

#[test]
fn a_local_bug_is_a_failure_where_a_program_prints_it() {
    let trace = "Traceback (most recent call last):\n  File \"a.py\", line 1, in f\n    g()\nKeyError: 'x'\n";
    assert!(read_as(trace, Cause::NotAnApiError, 70).fails && !read_as(trace, Cause::NotAnApiError, 69).fails);
    // Neither a sentence nor the quoted half of an exception.
    assert!(!read_as("It said that x is not defined", Cause::NotAnApiError, 90).fails);
    assert!(!read_as("  KeyError: 'x'", Cause::NotAnApiError, 90).fails);
}

#[test]
fn an_exception_or_a_body_is_whole_and_a_number_is_not() {
    for (text, printed, raises) in [
        ("openai.AuthenticationError: Error code: 401", true, true),
        ("Request failed: x", true, true),
        ("{\"error\": {\"message\": \"Incorrect API key provided\", \"type\": \"x\"}}", true, false),
        ("2026-11-23 10:11:12,345 ERROR openai.AuthenticationError: Error code: 401", true, false),
        ("2026-11-23 10:11:12,345 ERROR POST /v1/chat/completions 401", false, false),
        ("HTTP/1.1 401 Unauthorized", false, false),
    ] {
        let told = read(text);
        assert_eq!((told.printed, told.raises), (printed, raises), "{text}");
    }
}

#[test]
fn a_person_tells_and_a_machine_prints() {
    for (text, by_person) in [
        ("I get a 401 from OpenAI", true),
        ("Is a 401 from OpenAI the key?", true),
        ("OpenAI 返回 401，请问怎么办", true),
        ("My call gets a 401", true),
        ("OpenAI answers with a 401", false),
        ("2026-11-23 10:11:12,345 ERROR my call gets a 401", false),
        ("openai.AuthenticationError: my key got a 401", false),
        ("My call gets {\"error\": {\"message\": \"x\", \"type\": \"y\"}}", false),
    ] {
        assert_eq!(read(text).by_person, by_person, "{text}");
    }
}

#[test]
fn personal_words_stand_alone_and_near_the_beginning() {
    for word in PERSONAL.split('|').map(str::trim) {
        assert!(is_personal(&format!("OpenAI. {word}, 401")), "{word}");
    }
    assert!(
        is_personal("MY key")
            && is_personal("I’m")
            && is_personal("I'm")
            && !is_personal("mythical ideas, wiring")
            && !is_personal("")
    );
    let far = |filler: usize| format!("{} my", "x".repeat(filler));
    assert!(is_personal(&far(1_997)) && !is_personal(&far(1_998)));
}

#[test]
fn what_is_told_of_another_service_status_code_or_cause_contradicts() {
    let openai = Reading { provider: "openai", status: Some(401), code: Some("a".to_owned()), ..mentioned(KEY) };
    for (other, contradicts) in [
        (Reading { provider: "anthropic", ..mentioned(KEY) }, true),
        (Reading { provider: "openai", ..mentioned(KEY) }, false),
        (Reading { status: Some(403), ..mentioned(KEY) }, true),
        (Reading { status: Some(401), ..mentioned(KEY) }, false),
        (Reading { code: Some("b".to_owned()), ..mentioned(KEY) }, true),
        (Reading { code: Some("A".to_owned()), ..mentioned(KEY) }, false),
        (mentioned(QUOTA), false),
    ] {
        assert_eq!(openai.contradicts(&other), contradicts, "{other:?}");
        assert_eq!(other.contradicts(&openai), contradicts, "{other:?}");
    }
}

#[test]
fn causes_contradict_only_if_both_are_firm() {
    let sure = |printed, percent, cause| Reading { printed, percent, ..mentioned(cause) };
    let key = sure(true, 70, KEY);
    assert!(key.contradicts(&sure(true, 70, QUOTA)) && !key.contradicts(&sure(true, 69, QUOTA)));
    assert!(key.contradicts(&sure(false, 88, QUOTA)) && !key.contradicts(&sure(false, 87, QUOTA)));
    assert!(!sure(true, 69, KEY).contradicts(&sure(true, 90, QUOTA)));
    assert!(!key.contradicts(&sure(true, 90, KEY)));
}

#[test]
fn nothing_goes_on_in_another_ticket_or_file() {
    for (border, continues_with) in [(Border::Gap, true), (Border::Section, false), (Border::File, false)] {
        assert_eq!(printed(KEY).continues_with(&mentioned(KEY), border), continues_with, "{border:?}");
    }
}

#[test]
fn a_line_announces_what_stands_below_it_and_a_failure_does_not() {
    for (next, expected) in [(printed(KEY), true), (mentioned(KEY), false)] {
        assert!(mentioned(KEY).continues_with(&next, Border::Start), "announced: {expected}");
        assert!(!printed(KEY).continues_with(&next, Border::Start), "announced: {expected}");
    }
}

#[test]
fn two_printed_paragraphs_are_one_failure_if_something_says_so() {
    let says = |message, raises, told| Reading { message, raises, ..told };
    let first = says(1, true, printed(KEY));
    assert!(first.continues_with(&says(2, true, printed(KEY)), Border::Gap), "the same cause");
    assert!(!first.continues_with(&says(1, true, printed(KEY)), Border::Gap), "raised again with the same words");
    assert!(first.continues_with(&says(1, false, printed(KEY)), Border::Gap), "the body that came with it");
    let vague = Reading { percent: 50, ..printed(QUOTA) };
    assert!(!first.continues_with(&says(2, true, vague.clone()), Border::Gap), "nothing in common");
    let with = |status| Reading { status, ..says(1, true, printed(KEY)) };
    assert!(
        with(Some(401)).continues_with(&Reading { status: Some(401), message: 2, ..vague.clone() }, Border::Gap),
        "the same status"
    );
    assert!(!with(None).continues_with(&Reading { message: 2, ..vague.clone() }, Border::Gap), "no status is no agreement");
    // Where one of both only speaks of a failure, nothing need say so.
    let vague = Reading { printed: false, ..vague };
    assert!(first.continues_with(&vague, Border::Gap) && vague.continues_with(&first, Border::Gap));
}

#[test]
fn the_own_servers_answer_behind_a_failure_is_its_outcome() {
    let refused = Reading { provider: "openai", status: Some(401), ..printed(KEY) };
    let answered = Reading { status: Some(500), ..mentioned(Cause::ServerError) };
    for border in [Border::Gap, Border::Start] {
        assert!(refused.continues_with(&answered, border), "{border:?}");
    }
    assert!(!refused.continues_with(&answered, Border::Section));
    for other in [
        Reading { status: Some(499), ..answered.clone() },
        Reading { status: None, percent: 88, ..answered.clone() },
        Reading { provider: "openai", ..answered.clone() },
        Reading { printed: true, ..answered.clone() },
    ] {
        assert!(!refused.continues_with(&other, Border::Start), "{other:?}");
        assert!(!refused.continues_with(&other, Border::Gap), "{other:?}");
    }
    assert!(
        !Reading { printed: false, ..refused }.continues_with(&answered, Border::Start),
        "only a printed failure has an outcome"
    );
}

#[test]
fn a_mention_is_left_out_only_beside_what_it_mentions() {
    let refused = Reading { provider: "openai", status: Some(401), ..printed(KEY) };
    let summary = Reading { status: Some(401), ..mentioned(KEY) };
    assert!(summary.only_mentions(&refused));
    assert!(!printed(KEY).only_mentions(&refused), "it is printed itself");
    assert!(!summary.only_mentions(&Reading { printed: false, ..refused.clone() }), "nothing is printed");
    assert!(!Reading { status: Some(429), ..summary.clone() }.only_mentions(&refused), "it speaks of another one");
    let sure = |percent, cause| Reading { percent, cause, ..summary.clone() };
    let vague = Reading { percent: 50, ..refused };
    assert!(sure(87, QUOTA).only_mentions(&vague) && !sure(88, QUOTA).only_mentions(&vague));
    assert!(sure(88, KEY).only_mentions(&vague), "it is as sure of the same cause");
}

#[test]
fn what_is_taken_in_adds_and_does_not_replace() {
    let mut told = Reading { status: Some(401), by_person: true, message: 1, variant: "no-detail", ..mentioned(KEY) };
    let more = Reading {
        provider: "openai",
        status: Some(500),
        code: Some("a".to_owned()),
        variant: "quota",
        message: 2,
        percent: 51,
        ..printed(QUOTA)
    };
    told.add(more.clone());
    assert_eq!((told.cause, told.variant, told.percent), (QUOTA, "quota", 51), "the surer cause");
    assert_eq!((told.provider, told.status, told.code.as_deref()), ("openai", Some(500), Some("a")), "what is printed counts");
    assert_eq!((told.printed, told.raises, told.by_person, told.message), (true, true, false, 2), "the words of what is printed");
    told.add(Reading { provider: "groq", code: Some("b".to_owned()), message: 3, cause: KEY, ..more });
    assert_eq!((told.cause, told.provider, told.code.as_deref(), told.message), (QUOTA, "openai", Some("a"), 2), "equals don't");
    let mut by_person = Reading { by_person: true, ..mentioned(KEY) };
    by_person.add(Reading { message: 5, ..by_person.clone() });
    assert_eq!((by_person.by_person, by_person.message), (true, 0));
}

#[test]
fn a_failure_is_the_same_if_nothing_differs() {
    let one = Reading { status: Some(401), variant: "no-detail", message: 1, ..printed(KEY) };
    assert!(one.is_same(&one) && one.is_same(&Reading { status: None, provider: "openai", ..one.clone() }));
    for other in [
        Reading { cause: QUOTA, percent: 50, ..one.clone() },
        Reading { variant: "", ..one.clone() },
        Reading { message: 2, ..one.clone() },
        Reading { status: Some(403), ..one.clone() },
    ] {
        assert!(!one.is_same(&other), "{other:?}");
    }
}

#[test]
fn reports_are_the_same_if_nothing_differs() {
    let report = |text: &str| {
        let support = Evidence { fact: "message", says: String::new(), start: 0, end: 1, text: text.to_owned() };
        let finding = Finding { cause: KEY, variant: "", percent: 90, supports: vec![support], contradicts: Vec::new() };
        Report { provider: "openai", status: Some(401), error_code: Some("a".to_owned()), ..Report::of(vec![finding]) }
    };
    let one = report("wrong key 17");
    assert!(is_same(&one, &report("wrong key 18")));
    let mut others = vec![report("no key 17"), report("wrong key 17"), report("wrong key 17")];
    others[1].findings[0].cause = QUOTA;
    others[2].findings[0].variant = "no-detail";
    others.push(Report { provider: "groq", ..one.clone() });
    others.push(Report { status: Some(403), ..one.clone() });
    others.push(Report { status: None, ..one.clone() });
    others.push(Report { error_code: None, ..one.clone() });
    for other in &others {
        assert!(!is_same(&one, other), "{other:?}");
    }
}

#[test]
fn a_failure_says_what_its_last_body_says_else_its_exception_else_what_decided() {
    let said = |text: &str| read(text).message;
    let body = |message: &str| format!("{{\"error\": {{\"message\": \"{message}\", \"type\": \"invalid_request_error\"}}}}");
    let hash = |text: &str| fnv1a(words(text).into_iter());
    assert_eq!(said(&body("Incorrect API key provided")), hash("Incorrect API key provided"));
    let raised = "openai.AuthenticationError: Incorrect API key provided";
    assert_eq!(said(raised), hash("Incorrect API key provided"));
    let both = format!("{raised}: {} {}", body("Incorrect API key"), body("Invalid key"));
    assert_eq!(said(&both), hash("Invalid key"));
    assert_eq!(said("2026-11-23 10:11:12,345 ERROR OpenAI: insufficient_quota"), hash("insufficient_quota"));
}

#[test]
fn ids_numbers_times_and_masks_are_no_words() {
    let of = |text: &str| String::from_utf8(words(text)).expect("text");
    for (one, other) in [
        ("request req_17 at 10:11:12.345", "request req_18b at 11:12:13"),
        ("key sk-p****AbCd was wrong", "key sk-x****EfGh was wrong"),
        ("key sk-…AbCd", "key sk-…EfGh"),
        ("key sk-p****", "key sk-s****"),
        ("port 80", "port 8080"),
        ("a,  b", "a b"),
    ] {
        assert_eq!(of(one), of(other));
    }
    for (one, other) in [
        ("status 401", "status 403"),
        ("status 404", "status 504"),
        ("status 502", "status 503"),
        ("key sk-****", "key sk_****"),
        ("wrong", "right"),
    ] {
        assert_ne!(of(one), of(other));
    }
    assert_eq!(of("in 301 of 4011 tries"), "in 0 of 0 tries ");
}
