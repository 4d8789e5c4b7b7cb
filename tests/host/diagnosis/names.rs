//! The names that a report takes from its text: what of the key was shown, and what else the text calls by its name.

use crate::common::expand;
use why401::report::{Names, Report};

/// The report on a text in which macros stand for keys.
fn report(raw: &str) -> Report {
    why401::diagnose(&expand(raw, "names").0)
}

fn names(raw: &str) -> Names {
    report(raw).names
}

/// OpenAI's answer to a key that it shows like this.
fn refused(shown: &str) -> String {
    format!("Error code: 401 - Incorrect API key provided: {shown}. You can find your API key at https://platform.openai.com.")
}

#[test]
fn what_the_server_shows_of_a_key() {
    let stars = "*".repeat(150);
    let shown = |begin: &str, end: &str| names(&refused(&format!("{begin}sk-proj-{stars}x7Qd{end}")));
    assert_eq!(shown("\"", "\"").begins_or_ends, "begins and ends");
    assert_eq!(shown("\"", "").begins_or_ends, "begins");
    assert_eq!(shown("", "\"").begins_or_ends, "ends");
    assert_eq!((shown("", "").begins_or_ends, shown("", "").length), ("", Some(162)));
    assert!(shown("", "").key.is_some_and(|key| key.starts_with("sk-proj-")));
    assert_eq!(names(&refused("sk-prój***x7Qd")).letter, Some('ó'));
    let other = |shown: &str| names(&refused(shown)).other.map(|other| other.id);
    assert_eq!(other(&format!("gsk_w1lT{}fEWk", "*".repeat(44))), Some("groq"));
    assert_eq!(other(&format!("sk-0123a{}cdef", "*".repeat(23))), Some("deepseek"));
}

#[test]
fn what_the_text_shows_of_a_key() {
    let foreign = names("OPENAI_API_KEY={{key:gsk_}}\nerror: invalid_api_key");
    assert_eq!((foreign.other.map(|other| other.id), foreign.kind), (Some("groq"), Some("API key")));
    assert!(foreign.key.is_some_and(|key| key.starts_with("gsk_")));
    // Of several keys the one that is in the wrong place.
    let two = names("ANTHROPIC_API_KEY={{key:sk-ant-api03-}}\nOPENAI_API_KEY={{key:gsk_}}\nanthropic: invalid x-api-key");
    assert_eq!(two.other.map(|other| other.id), Some("groq"));
    let env = |text: &str| names(text).env;
    assert_eq!(env("MY_OWN_KEY=abc\nHTTP 401").as_deref(), Some("MY_OWN_KEY"));
    assert_eq!(env("OPENAI_BASE_URL=abc\nHTTP 401"), None);
    assert_eq!(env("MY_OWN_KEY=abc\nopenai.AuthenticationError: Error code: 401"), None);
    let refused = "UnicodeEncodeError: 'ascii' codec can't encode character '\\u201c' in position 7";
    assert_eq!((names(refused).letter, names(refused).position), (Some('“'), Some(1)));
}

#[test]
fn what_else_has_a_name() {
    assert_eq!(names("HTTP 404: The model `gpt-9` does not exist").model.as_deref(), Some("gpt-9"));
    assert_eq!(names("HTTP 403: Missing scopes: model.request").scope.as_deref(), Some("model.request"));
    assert_eq!(names("HTTP 403: Missing scopes: model.request").status, Some(403));
    let frames =
        "Traceback (most recent call last):\n  File \"/app/chat.py\", line 7, in <module>\n    ask()\nKeyError: 'choices'";
    assert!(names(frames).file.is_some_and(|file| file.ends_with("chat.py")));
    let host = |text: &str| names(text).host;
    assert_eq!(host("Error: getaddrinfo ENOTFOUND api.openai.com:443").as_deref(), Some("api.openai.com"));
    assert_eq!(host("connect ECONNREFUSED 10.0.0.5:8080").as_deref(), Some("10.0.0.5:8080"));
    assert_eq!(host("connect ECONNREFUSED 10.0.0.5:8080\nHTTP 401: invalid_api_key"), None);
}

#[test]
fn what_a_report_takes_from_its_text() {
    let text = "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: {{mask:sk-proj-}}', \
                'type': 'invalid_request_error', 'code': 'invalid_api_key'}}";
    let report = report(text);
    assert_eq!((report.provider, report.status, report.error_code.as_deref()), ("openai", Some(401), Some("invalid_api_key")));
    assert_eq!((report.sdk, report.language), (Some("openai-python"), Some("python")));
    assert_eq!(report.exception.as_deref(), Some("openai.AuthenticationError"));
    assert!(report.key_hint.is_some_and(|key| key.starts_with("sk-proj-")));
    assert_eq!((report.count, report.incidents, report.place), (1, 1, "bash"));
    assert!(report.first_line.starts_with("openai.AuthenticationError"));
}

/// How a status and a body are printed tells the language, as real runs show.
#[test]
fn the_language_that_prints_a_bare_answer() {
    let body = "{\"error\": {\"message\": \"No\", \"type\": \"requests\"}}";
    for (head, language) in [
        ("401\n", Some("python")),
        ("401 ", Some("javascript")),
        ("401 Unauthorized\n", Some("ruby")),
        ("401\nx\n", None),
        ("401x\n", None),
        ("401 Unauthorized, it says:\n", None),
        ("HTTP 401\n", None),
    ] {
        assert_eq!(report(&format!("{head}{body}")).language, language, "{head:?}");
    }
    assert_eq!(report("401 Unauthorized").language, None);
}

/// An exception of JavaScript has frames, of the person's own code or of a runtime.
#[test]
fn an_error_with_frames_is_a_bug() {
    let top = |text: &str| report(text).top().variant;
    assert_eq!(top("Error: Failed to load the list\n    at node:internal/main/run_main:2:1"), "own-bug");
    assert_eq!(top("/app/lib.js:10\n  load()\n  ^\nError: Failed to load the list\n\nNode.js v20"), "");
}

#[test]
fn the_code_of_an_answer() {
    let code = |text: &str| report(text).error_code.unwrap_or_default();
    assert_eq!(code("HTTP 401 invalid_api_key"), "invalid_api_key");
    let refused = "An error occurred (AccessDeniedException) when calling the Converse operation";
    assert_eq!(code(&format!("{refused}: No")), "AccessDeniedException");
    // The body's own comes before what a client puts in front of it, unless it is a number.
    let body = |code: &str| {
        let body = format!("{{\"error\": {{\"code\": {code}, \"message\": \"No\"}}}}");
        report(&format!("a.Error: (AuthorizationFailed) No\n{body}")).error_code.unwrap_or_default()
    };
    assert_eq!((body("\"Forbidden\"").as_str(), body("403").as_str()), ("Forbidden", "AuthorizationFailed"));
    // What somebody asks a model is no answer.
    for asked in ["What does invalid_api_key mean?", refused] {
        assert_eq!(code(&format!("{{\"role\":\"user\",\"content\":\"{asked}\"}}\nHTTP 401")), "", "{asked}");
    }
}

/// Another service is known by its own address, and not by its name.
#[test]
fn the_address_of_another_service_is_cited() {
    let report = report("GitHub refused: GET https://api.github.com/user\nHTTP 401: Bad credentials");
    let top = report.top();
    assert_eq!((top.variant, top.supports[0].text.as_str()), ("other-service", "api.github.com"));
}
