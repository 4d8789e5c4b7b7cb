//! The weights of the rules, each held by texts that fall on its two sides. The numbers are those of
//! `catalogue::level` and `diagnosis::weights`; a text here shows what each of them decides.

use why401::catalogue::Alphabet;
use why401::catalogue::level::{BARE, CERTAIN, CLEAR, FAINT, PLAUSIBLE, PROBABLE, SHOWN, STRONG, USUAL, VAGUE, WEAK};
use why401::report::Report;

use crate::common::keys::Numbers;

/// A cause with its variant, as tests name it.
fn name(report: &Report, rank: usize) -> String {
    let finding = &report.findings[rank];
    if finding.variant.is_empty() { finding.cause.id().to_owned() } else { format!("{}/{}", finding.cause.id(), finding.variant) }
}

/// The likeliest cause of a text with how sure it is in percent, if that isn't what is expected.
fn differs(text: &str, cause: &str, percent: u8) -> Option<String> {
    let report = why401::diagnose(text);
    let (found, sure) = (name(&report, 0), report.findings[0].percent);
    (found != cause || sure != percent).then(|| format!("{text:?}: {found} {sure}, expected {cause} {percent}"))
}

/// Checks the likeliest cause of each text and how sure it is, in percent.
#[track_caller]
fn check_all<'a>(rows: impl IntoIterator<Item = (String, &'a str, u8)>) {
    let different: Vec<String> = rows.into_iter().filter_map(|(text, cause, percent)| differs(&text, cause, percent)).collect();
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// Checks the likeliest cause of a text and how sure it is, in percent.
#[track_caller]
fn check(text: &str, cause: &str, percent: u8) {
    check_all([(text.to_owned(), cause, percent)]);
}

/// How sure a cause of a text is, whatever its rank, in percent; 0 if it isn't told.
fn percent(text: &str, cause: &str) -> u8 {
    let report = why401::diagnose(text);
    report.findings.iter().find(|finding| finding.cause.id() == cause).map_or(0, |finding| finding.percent)
}

/// OpenAI's answer to a key of this form: a beginning, so many stars, an end.
fn echo(begin: &str, stars: usize, end: &str) -> String {
    format!(
        "Incorrect API key provided: {begin}{}{end}. You can find your API key at https://platform.openai.com.",
        "*".repeat(stars)
    )
}

#[test]
fn a_status_alone() {
    let rows = [
        (400, "bad_request", BARE),
        (401, "invalid_key/no-detail", FAINT),
        (402, "quota_exceeded/quota", PROBABLE),
        (403, "insufficient_scope/no-detail", BARE),
        (404, "model_not_found/model", BARE),
        (405, "bad_request", BARE),
        (407, "connection_failed/proxy", USUAL),
        (408, "connection_failed/timeout", WEAK),
        (499, "connection_failed/timeout", VAGUE),
        (413, "bad_request", PLAUSIBLE),
        (422, "bad_request", BARE),
        (429, "rate_limited", VAGUE),
        (500, "server_error", PLAUSIBLE),
        (501, "server_error", PLAUSIBLE),
        (502, "server_error/gateway", PROBABLE),
        (504, "server_error/gateway", PROBABLE),
        (505, "server_error", PLAUSIBLE),
        (520, "server_error/gateway", PROBABLE),
        (530, "server_error/gateway", PROBABLE),
        (531, "server_error", PLAUSIBLE),
    ];
    check_all(rows.map(|(status, cause, level)| (format!("HTTP {status}"), cause, level)));
    check("HTTP/1.1 200 OK", "not_an_api_error/no-error", PROBABLE);
    // A success is an answer only where nothing else is known.
    check("HTTP/1.1 200 OK\nconnect ECONNREFUSED 127.0.0.1:8080", "connection_failed/refused", CLEAR);
    check("HTTP/1.1 200 OK\nConnection error.", "connection_failed/unspecified", WEAK);
    check("HTTP/1.1 200 OK\na.RateLimitError: x", "not_an_api_error/no-error", PROBABLE);
}

#[test]
fn a_web_page_and_its_status() {
    let rows = [
        (400, "bad_request", WEAK + 4),
        (403, "ip_not_allowed/edge", WEAK + 3),
        (404, "wrong_endpoint/base-url", WEAK + 3),
        (405, "wrong_endpoint/base-url", WEAK + 3),
        (401, "invalid_key/no-detail", FAINT),
    ];
    check_all(rows.map(|(status, cause, level)| (format!("<!DOCTYPE html>\nHTTP {status}"), cause, level)));
    // In front of a provider's API.
    check("https://api.openai.com/v1/models\n<!DOCTYPE html>\nHTTP 403", "region_unsupported", WEAK + 3);
}

#[test]
fn a_class_of_exceptions_alone() {
    let rows = [
        // With one more where a sign knows the words of the class, too.
        ("AuthenticationError", "invalid_key/no-detail", VAGUE),
        ("RateLimitError", "rate_limited", VAGUE),
        ("NotFoundError", "model_not_found/model", FAINT),
        ("BadRequestError", "bad_request", VAGUE),
        ("UnprocessableEntityError", "bad_request", WEAK),
        ("InvalidRequestError", "bad_request", FAINT),
        ("InternalServerError", "server_error", WEAK),
        ("ServiceUnavailableError", "server_error", PLAUSIBLE + 1),
        ("APIConnectionError", "connection_failed/unspecified", WEAK + 1),
        ("APITimeoutError", "connection_failed/timeout", USUAL),
        ("ReadTimeout", "connection_failed/timeout", CLEAR),
        ("ConnectTimeout", "connection_failed/timeout", CLEAR + 1),
        ("ConnectTimeoutError", "connection_failed/timeout", CLEAR + 1),
        ("ReadTimeoutError", "connection_failed/timeout", CLEAR),
        ("ConnectError", "connection_failed/unspecified", PLAUSIBLE + 1),
        ("ConnectionError", "connection_failed/unspecified", PLAUSIBLE + 1),
        ("NewConnectionError", "connection_failed/unspecified", PLAUSIBLE + 1),
        ("RemoteProtocolError", "connection_failed/reset", USUAL),
        ("ProxyError", "connection_failed/proxy", STRONG),
        ("HttpRequestException", "connection_failed/unspecified", WEAK),
        ("SocketException", "connection_failed/unspecified", PLAUSIBLE),
        ("UnresolvedAddressException", "connection_failed/dns", CLEAR),
        ("ConnectException", "connection_failed/unspecified", PLAUSIBLE),
        ("NoRouteToHostException", "connection_failed/reset", CLEAR),
        ("SocketTimeoutException", "connection_failed/timeout", CLEAR + 1),
        ("HttpTimeoutException", "connection_failed/timeout", CLEAR),
        ("HttpConnectTimeoutException", "connection_failed/timeout", CLEAR + 1),
        ("OpenTimeout", "connection_failed/timeout", CLEAR),
        ("DefaultCredentialsError", "missing_key/no-credentials", CLEAR),
        ("CredentialUnavailableException", "missing_key/no-credentials", USUAL),
        ("RefreshError", "expired_key/expired", PLAUSIBLE),
        ("EndpointConnectionError", "connection_failed/unspecified", CLEAR + 1),
        ("ClientConnectorError", "connection_failed/unspecified", USUAL + 1),
        ("SSLError", "tls_failed", WEAK),
        ("SSLCertVerificationError", "tls_failed/certificate", CERTAIN),
        ("SSLHandshakeException", "tls_failed/protocol", CLEAR),
        ("UnsupportedProtocol", "wrong_endpoint/base-url", USUAL),
        ("ModuleNotFoundError", "not_an_api_error/package-missing", USUAL),
        ("JSONDecodeError", "not_an_api_error/bad-json", WEAK),
        ("KeyError", "not_an_api_error/own-bug", VAGUE),
    ];
    check_all(rows.map(|(class, cause, level)| (format!("a.{class}: x"), cause, level)));
    // It counts beside what is firmer, too.
    assert_eq!(percent("rate_limit_exceeded\nopenai.APIConnectionError: x", "connection_failed"), WEAK);
    // Beside a status it is said less firmly that no API raised it.
    assert_eq!(percent("a.KeyError: x\nHTTP 503", "not_an_api_error"), BARE);
}

#[test]
fn a_key_that_the_server_echoes() {
    let rows = [
        (echo("\"sk-proj-", 150, "x7Qd\""), "malformed_key/quotes", CERTAIN),
        (echo("\"sk-proj-", 150, "x7Qd"), "malformed_key/quotes", CERTAIN),
        (echo("sk-proj-", 150, "x7Qd\""), "malformed_key/quotes", CERTAIN),
        (echo("<sk-proj-", 150, "x7Qd>"), "malformed_key/brackets", STRONG),
        (echo("Bearer sk-proj-", 150, "x7Qd"), "malformed_key/doubled-bearer", CERTAIN),
        (echo("https://gw.corp.net", 0, ""), "malformed_key/url", CERTAIN),
        (echo("OPENAI_API_KEY=sk-proj-", 150, "x7Qd"), "malformed_key/assignment", CLEAR),
        (echo("this is the key that I got", 0, ""), "malformed_key/text", STRONG),
        (echo("sk-prój", 150, "x7Qd"), "malformed_key/non-ascii", CERTAIN),
        (echo("OPENAI_API_KEY", 0, ""), "placeholder_key/variable-name", CERTAIN),
        (echo("undefined", 0, ""), "placeholder_key/null-word", CERTAIN),
        (echo("your-api-key", 0, ""), "placeholder_key/template", CERTAIN),
        (echo("gsk_w1lT", 44, "fEWk"), "wrong_provider_key/foreign", CERTAIN),
        (echo("", 4, "x7Qd"), "invalid_key/unknown", STRONG + 1),
        (echo("sk-proj-", 150, "x7Qd"), "invalid_key/unknown", SHOWN),
        (echo("abc", 0, ""), "placeholder_key/template", CERTAIN),
        (echo("0123abcd", 24, "cdef"), "invalid_key/not-a-key", USUAL),
        (echo("sk-0123a", 23, "cdef"), "wrong_provider_key/deepseek", USUAL),
    ];
    check_all(rows.map(|(text, cause, level)| (text, cause, level)));
    // Of a key that looks too short nobody knows whether it was cut off: a person may have shortened it.
    check(&echo("sk-proj-", 15, "x7Qd"), "invalid_key/unknown", CLEAR + 1);
    assert_eq!(percent(&echo("sk-proj-", 15, "x7Qd"), "malformed_key"), WEAK);
    check(&echo("sk-proj-", 16, "x7Qd"), "malformed_key/truncated", PROBABLE);
    // The key counts as it is where the sentence around it stands in passing.
    let passing = |echo: String| percent(&format!("error: rate_limit_exceeded\nBefore it said {echo}"), "invalid_key");
    assert_eq!(passing(echo("sk-proj-", 8, "x7Qd")), PROBABLE + 1);
    assert_eq!(passing(echo("0123abcd", 24, "cdef")), USUAL);
}

/// What OpenAI's SDK prints where it finds no key: a certain sign of a missing key.
const NO_KEY: &str = "The api_key client option must be set";
/// A sentence of no known service, which is a probable sign of a missing key.
const NOT_CONFIGURED: &str = "The API key for this service is not configured";
/// What Anthropic answers to a key that it doesn't know.
const UNKNOWN_KEY: &str = "invalid x-api-key";

#[test]
fn what_sets_the_key_explains_that_it_is_missing() {
    let rows = [
        // With the message it is shown, by itself only a guess.
        (format!("{NO_KEY}\nOPENAI_APIKEY=abc"), "missing_key/wrong-argument", SHOWN + 1),
        ("OPENAI_APIKEY=abc\nHTTP 401".to_owned(), "missing_key/wrong-argument", WEAK),
        ("client = OpenAI::Client.new(api_key: \"x\")".to_owned(), "missing_key/wrong-argument", PROBABLE),
        (format!("{NOT_CONFIGURED}\n# OPENAI_API_KEY=abc"), "missing_key/sdk-refused", CLEAR + 1),
        ("# OPENAI_API_KEY=abc\nHTTP 401".to_owned(), "missing_key/sdk-refused", VAGUE),
        (format!("{NO_KEY}\nPS C:\\> export OPENAI_API_KEY=abc"), "missing_key/not-exported", SHOWN + 1),
        ("PS C:\\> export OPENAI_API_KEY=abc\nHTTP 401".to_owned(), "missing_key/not-exported", WEAK),
        (format!("{NOT_CONFIGURED}\n$ OPENAI_API_KEY=abc\n$ python a.py"), "missing_key/not-exported", SHOWN + 1),
        (format!("{NOT_CONFIGURED}\nclient = OpenAI()\nload_dotenv()"), "missing_key/loaded-late", SHOWN + 1),
        (format!("{NO_KEY}\nkey = import.meta.env.VITE_OPENAI_API_KEY"), "missing_key/front-end", SHOWN + 1),
        (format!("{NO_KEY}\nThis run is from a fork"), "missing_key/no-secrets", SHOWN + 1),
        (format!("{NO_KEY}\nAuthorisation: Bearer x"), "missing_key/header-name", SHOWN + 1),
        ("https://api.openai.com/v1/models\nAuthorisation: Bearer x\nHTTP 401".to_owned(), "missing_key/header-name", WEAK),
        // A guess only where the text says next to nothing, and shown where it says at least a little of a missing key.
        ("AuthenticationError\nOPENAI_APIKEY=abc".to_owned(), "missing_key/wrong-argument", WEAK),
        ("invalid_api_key\nOPENAI_APIKEY=abc".to_owned(), "invalid_key", USUAL),
        ("no implicit conversion of nil into String\nOPENAI_APIKEY=abc".to_owned(), "missing_key/wrong-argument", SHOWN + 1),
        (
            "no implicit conversion of nil into String\nkey = import.meta.env.VITE_OPENAI_API_KEY".to_owned(),
            "missing_key/front-end",
            WEAK + 2,
        ),
        (
            "error: rate_limit_exceeded\nIt says: not logged in, please log in\nOPENAI_APIKEY=abc".to_owned(),
            "rate_limited",
            CERTAIN,
        ),
        (format!("{NO_KEY}\nOPENAI_API_KEY = \"abc\","), "missing_key/wrong-argument", SHOWN + 1),
        // One more than what it makes more special, whatever that is.
        (format!("{NOT_CONFIGURED}\nThis run is from a fork"), "missing_key/no-secrets", PROBABLE + 2),
        ("OPENAI_API_KEY=\nHTTP 401".to_owned(), "missing_key/sdk-refused", VAGUE),
    ];
    check_all(rows);
    // They explain no refusal of a key that the server has seen.
    let faults = [
        "OPENAI_APIKEY=abc",
        "# OPENAI_API_KEY=abc",
        "Authorisation: Bearer x",
        "PS C:\\> export OPENAI_API_KEY=abc",
        "$ OPENAI_API_KEY=abc\n$ python a.py",
        "client = OpenAI()\nload_dotenv()",
        "OPENAI_API_KEY = \"abc\",",
        "key = import.meta.env.VITE_OPENAI_API_KEY",
        "This run is from a fork",
    ];
    for fault in faults {
        assert_eq!(percent(&format!("invalid_api_key\n{fault}"), "missing_key"), 0, "{fault}");
    }
}

#[test]
fn what_sets_the_address_explains_that_nothing_answers() {
    let rows = [
        ("base_url=\"api.openai.com/v1\"\nopenai.APIConnectionError: Connection error.", "wrong_endpoint/base-url", CLEAR),
        ("base_url=\"https://api.openai.com\"\nHTTP 404", "wrong_endpoint/base-url", PROBABLE),
        // Not where the server has looked at the key.
        ("base_url=\"https://api.openai.com\"\nHTTP 401", "invalid_key/no-detail", FAINT),
        ("https://api.moonshot.cn/v1 and https://api.moonshot.ai/v1\ninvalid_authentication_error", "wrong_endpoint/site", CLEAR),
        ("https://api.moonshot.cn/v1\ninvalid_authentication_error", "invalid_key", CLEAR),
        // A refusal without a word of the key may have another reason.
        (
            "https://api.moonshot.cn/v1 and https://api.moonshot.ai/v1\nHTTP 401: a.AuthenticationError: x",
            "invalid_key/no-detail",
            VAGUE + 2,
        ),
    ];
    check_all(rows.map(|(text, cause, level)| (text.to_owned(), cause, level)));
}

#[test]
fn what_holds_the_key_explains_that_it_is_refused() {
    let foreign = format!("ANTHROPIC_API_KEY=gsk_{}", Numbers(401).text(52, Alphabet::Alnum));
    let bearer = |value: &str| format!("curl https://api.anthropic.com/v1/messages -H \"Authorization: Bearer {value}\"");
    let single = "curl https://api.openai.com/v1/models -H 'Authorization: Bearer $OPENAI_API_KEY'";
    let rows = [
        (format!("{foreign}\n{UNKNOWN_KEY}"), "wrong_provider_key/foreign", CERTAIN),
        (format!("{foreign}\nHTTP 429"), "wrong_provider_key/foreign", USUAL),
        (format!("import os\n{foreign}"), "wrong_provider_key/foreign", USUAL),
        (format!("OPENAI_API_KEY=your-key-here\n{UNKNOWN_KEY}"), "invalid_key", CLEAR),
        ("OPENAI_API_KEY=your-key-here".to_owned(), "placeholder_key/template", WEAK),
        ("client = OpenAI(api_key=\"OPENAI_API_KEY\")\ninvalid_api_key".to_owned(), "placeholder_key/variable-name", CERTAIN),
        (format!("{single}\ninvalid_api_key"), "placeholder_key/variable-name", STRONG),
        (single.to_owned(), "placeholder_key/variable-name", WEAK),
        (format!("{}\n{UNKNOWN_KEY}", bearer("$ANTHROPIC_API_KEY")), "wrong_auth_scheme/header", CERTAIN),
        (format!("{}\nx-api-key header is required", bearer("x")), "wrong_auth_scheme/header", SHOWN),
        (format!("{}\nHTTP 401", bearer("x")), "invalid_key/no-detail", FAINT),
        (format!("anthropic-version: 2023-06-01\n{}\nHTTP 401", bearer("x")), "wrong_auth_scheme/header", PLAUSIBLE),
        (
            format!(
                "curl https://api.openai.com/v1/models -H \"Authorization: sk-proj-{}\"\nHTTP 401 invalid_api_key",
                Numbers(401).text(120, Alphabet::Alnum)
            ),
            "wrong_auth_scheme/header",
            SHOWN,
        ),
        (
            format!(
                "curl https://api.openai.com/v1/models -H \"Authorization: sk-proj-{}\"\nHTTP 401",
                Numbers(401).text(120, Alphabet::Alnum)
            ),
            "wrong_auth_scheme/header",
            SHOWN,
        ),
        ("Authorization: Bearer Bearer sk-x".to_owned(), "malformed_key/doubled-bearer", CLEAR),
        ("docker run --env-file .env app\nOPENAI_API_KEY=\"abc\"\ninvalid_api_key".to_owned(), "malformed_key/quotes", USUAL),
        ("OpenAI-Organization: My Company\nHTTP 401".to_owned(), "organization_mismatch/unknown", PROBABLE),
        ("You exceeded your current quota\nI have ChatGPT Plus".to_owned(), "quota_exceeded/subscription", SHOWN + 1),
    ];
    check_all(rows);
    let quoted = format!("C:\\> set OPENAI_API_KEY=\"sk-proj-{}\"\n{UNKNOWN_KEY}", Numbers(401).text(120, Alphabet::Alnum));
    check(&quoted, "malformed_key/quotes", STRONG);
    // A foreign key explains only what is said of the key, and of that not what something else is firmer than.
    let other = "Couldn't process the request as made";
    assert_eq!(percent(&format!("{foreign}\napi key not valid\n{other}"), "invalid_key"), PLAUSIBLE);
    // It went out, unless the SDK says firmly that it found none.
    check(&format!("{foreign}\nApi_key required"), "wrong_provider_key/foreign", CERTAIN);
    // An empty variable explains nothing once something better does.
    assert_eq!(percent(&format!("OPENAI_API_KEY=\n{other}"), "missing_key"), VAGUE);
    // Of what the server says of the key, so much is left.
    assert_eq!(percent(&format!("{foreign}\n{UNKNOWN_KEY}"), "invalid_key"), WEAK);
    // People hide their key behind a placeholder when they post it.
    assert_eq!(percent("OPENAI_API_KEY=your-key-here\ninvalid_api_key", "placeholder_key"), PROBABLE);
    // What explains the refusal leaves little of it.
    assert_eq!(percent("docker run --env-file .env app\nOPENAI_API_KEY=\"abc\"\ninvalid_api_key", "invalid_key"), WEAK);
    let sites = "https://api.moonshot.cn/v1 and https://api.moonshot.ai/v1\ninvalid_authentication_error";
    assert_eq!(percent(sites, "invalid_key"), WEAK);
    // A known refusal for another reason leaves less of it.
    assert_eq!(percent(&format!("{foreign}\nYou exceeded your current quota"), "wrong_provider_key"), PLAUSIBLE);
}

/// What worked for an hour was an access token, unless the server knows better.
#[test]
fn an_hour_is_how_long_an_access_token_lives() {
    let rows = [
        ("", "expired_key/temporary", USUAL),
        (": error getting iam token", "expired_key/temporary", USUAL),
        (": invalid_api_key", "invalid_key", USUAL + 1),
        (": Expected OAuth 2 access token, login cookie or another", "expired_key/temporary", SHOWN),
    ];
    check_all(rows.map(|(said, cause, level)| (format!("It works for an hour, then I get HTTP 401{said}"), cause, level)));
    check("It works for an hour, then I get HTTP 403", "insufficient_scope/no-detail", BARE);
    check("It works for an hour, then I get HTTP 403: invalid_api_key", "invalid_key", USUAL);
}

#[test]
fn a_header_that_the_client_refused() {
    let rows = [
        ("Illegal header value b'Bearer '", "missing_key/empty-bearer", CERTAIN),
        ("Illegal header value b'Bearer sk-x\\n'", "malformed_key/newline", CERTAIN + 1),
        ("Illegal header value b'Bearer sk-x '", "malformed_key/space", CERTAIN + 1),
        ("UnicodeEncodeError: 'ascii' codec can't encode character '\\u201c' in position 7", "malformed_key/non-ascii", USUAL),
    ];
    check_all(rows.map(|(text, cause, level)| (text.to_owned(), cause, level)));
    // An empty key is no malformed one.
    assert_eq!(percent("Illegal header value b'Bearer '", "malformed_key"), WEAK);
}

#[test]
fn sentences_that_no_sign_knows() {
    let reported = "{\"error\":{\"message\":\"The key has run out\",\"type\":\"x\"}}";
    check(reported, "expired_key/expired", PLAUSIBLE);
    // A weaker sign leaves something to understand, one that is as firm doesn't.
    check(&format!("{reported} dial tcp"), "expired_key/expired", PLAUSIBLE);
    check(&format!("{reported} undefined array key"), "not_an_api_error/own-bug", PLAUSIBLE);
    assert_eq!(percent(&format!("{reported} undefined array key"), "expired_key"), 0);
    // What no machine reports is told where nothing else is, and less firmly.
    check("The key has run out", "expired_key/expired", WEAK);
    check("The key has run out\na.AuthenticationError: x", "invalid_key/no-detail", VAGUE);
    // What is only quoted is next to nothing.
    let quoted = "{\"role\":\"user\",\"content\":\"What does rate_limit_exceeded mean?\"}";
    check(&format!("{quoted}\nThe key has run out"), "expired_key/expired", WEAK);
}

#[test]
fn a_code_for_any_bad_request_says_less_than_a_class() {
    let text = "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Paused by its owner.', 'type': 'invalid_request_error'}}";
    check(text, "invalid_key/no-detail", VAGUE + 2);
    assert_eq!(percent(text, "bad_request"), VAGUE);
}

#[test]
fn kinds_of_evidence_that_agree() {
    check("invalid_api_key", "invalid_key", USUAL);
    check("invalid_api_key\nHTTP 401", "invalid_key", USUAL + 1);
    check("a.AuthenticationError: x", "invalid_key/no-detail", VAGUE);
    check("HTTP 401: a.AuthenticationError: x", "invalid_key/no-detail", VAGUE + 2);
}

#[test]
fn what_a_better_known_reason_leaves_of_another() {
    // A server answered, so the connection didn't fail.
    assert_eq!(percent("Connection error.\nHTTP 401", "connection_failed"), BARE);
    assert_eq!(percent("connect ECONNREFUSED\nHTTP 401", "connection_failed"), CLEAR);
    assert_eq!(percent("Internal server error\nHTTP 401", "server_error"), BARE);
    // Another service refused, whatever its words are like.
    assert_eq!(percent("https://api.github.com/user\nHTTP 401 invalid_api_key", "invalid_key"), FAINT);
    // A class alone leaves open what the status says, and what a bare 401 may be.
    assert_eq!(percent("AuthenticationError\nHTTP 404", "model_not_found"), BARE);
    assert_eq!(percent("AuthenticationError\nHTTP 401", "missing_key"), 22);
    check("Missing scopes: model.request", "insufficient_scope/scope", CERTAIN + 1);
    // The documentation of the provider knows its code better.
    let code = "https://dashscope.aliyuncs.com/v1\n{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"x y\"}}";
    assert_eq!(percent(code, "quota_exceeded"), WEAK);
    // What echoes shows what is wrong with the key.
    assert_eq!(percent(&echo("undefined", 0, ""), "invalid_key"), FAINT);
    // Certificates are why the connection failed.
    let tls = "Connection error.\ncertificate verify failed: unable to get local issuer certificate";
    check(tls, "tls_failed/certificate", CERTAIN);
    assert_eq!(percent(tls, "connection_failed"), WEAK);
    // The program calls a key invalid that no server has seen.
    assert_eq!(percent("connect ECONNREFUSED 127.0.0.1:443\nInvalid API key", "invalid_key"), WEAK);
    // Without an answer no parameter was refused.
    assert_eq!(percent("The text must be a number", "bad_request"), BARE);
    assert!(percent("HTTP 400 The text must be a number", "bad_request") > WEAK);
    assert_eq!(percent("Couldn't process the request as made", "bad_request"), PROBABLE);
    // A gateway's own failure.
    assert_eq!(percent("HTTP 502 bad gateway: connect ECONNREFUSED", "connection_failed"), WEAK);
}

/// Causes that look the same from outside, in percent, by what is told first.
#[test]
fn what_nothing_in_a_text_indicates_is_told_last() {
    let told = |text: &str| {
        let report = why401::diagnose(text);
        (1..report.findings.len()).map(|rank| (name(&report, rank), report.findings[rank].percent)).collect::<Vec<_>>()
    };
    let named = |all: &[(&str, u8)]| all.iter().map(|(name, percent)| ((*name).to_owned(), *percent)).collect::<Vec<_>>();
    let limited = [("quota_exceeded", 8), ("server_error/overloaded", 7)];
    assert_eq!(told("Rate limit reached for gpt-4o"), named(&limited));
    // A bare 401 may be more.
    let bare = [
        ("missing_key/not-sent", 22),
        ("wrong_provider_key", 10),
        ("expired_key/revoked", 8),
        ("malformed_key/quotes", 8),
        ("organization_mismatch", 6),
    ];
    assert_eq!(told("HTTP 401"), named(&bare));
}

/// What rules against a cause is cited where it stands.
#[test]
fn what_contradicts_a_cause_is_cited() {
    let rows = [
        ("connect ECONNREFUSED 127.0.0.1:443\nInvalid API key", "invalid_key", "ECONNREFUSED", WEAK),
        ("Connection error.\ncertificate verify failed", "connection_failed", "certificate verify failed", WEAK),
        ("Internal server error: Incorrect API key provided", "server_error", "Internal server error", BARE),
        ("HTTP 502 bad gateway: connect ECONNREFUSED", "connection_failed", "502", WEAK),
        ("Connection error.\nHTTP 401", "connection_failed", "401", BARE),
        ("Internal server error\nHTTP 403", "server_error", "403", BARE),
        ("HTTP 407\nmodel not found", "model_not_found", "407", BARE),
        ("The text must be a number", "bad_request", "must be a", BARE),
    ];
    for (text, cause, cited, level) in rows {
        let report = why401::diagnose(text);
        let found = report.findings.iter().find(|finding| finding.cause.id() == cause).expect(text);
        assert_eq!((found.contradicts[0].text.as_str(), found.percent), (cited, level), "{text}");
    }
}

#[test]
fn a_list_of_errors_is_no_failure() {
    let three = "rate_limit_exceeded, invalid_api_key, model_not_found";
    check(&format!("Errors: {three}, context_length_exceeded"), "not_an_api_error/listing", USUAL);
    check(&format!("Errors: {three}"), "model_not_found/model", CERTAIN);
    // A word for any bad request is none of them.
    check(&format!("Errors: {three}, invalid_request_error"), "model_not_found/model", CERTAIN);
    assert_eq!(percent(&format!("Errors: {three}, context_length_exceeded"), "invalid_key"), FAINT);
}

/// The host that wasn't reached is told as long as it may be one.
#[test]
fn the_longest_name_of_a_host() {
    let told = |length: usize| {
        let host = format!("{}.com", "a".repeat(length - 4));
        why401::diagnose(&format!("Error: getaddrinfo ENOTFOUND {host}")).names.host.is_some_and(|told| told == host)
    };
    assert!(told(99) && !told(100));
}

/// Programs write `Error:` in front of whatever they say; an exception of JavaScript has frames.
#[test]
fn an_error_without_frames_is_no_bug() {
    check("Error: Failed to load the list\n    at main (/app/lib.js:10:5)", "not_an_api_error/own-bug", VAGUE);
    check("Error: Failed to load the list", "unknown", 0);
    check("ValueError: Failed to load the list", "not_an_api_error/own-bug", VAGUE);
}

/// Where a connection failed and no host is told, an address on the same machine is the one.
#[test]
fn the_host_that_was_not_reached() {
    let told = |text: &str| why401::diagnose(text).names.host.unwrap_or_default();
    assert_eq!(told("Connection refused ollama http://localhost:11434"), "localhost:11434");
    assert_eq!(told("connect ECONNREFUSED 10.0.0.5:80 (localhost:11434)"), "10.0.0.5:80");
    assert_eq!(told("Connection refused by localhost"), "the server");
    assert_eq!(told("Connection timed out at localhost"), "");
    assert_eq!(told("Post \"https://gw.intern.example/chat\": tls: handshake failure"), "gw.intern.example");
    assert_eq!(
        told("base_url=https://llm.corp.example/v1\nSSL certificate problem: self-signed certificate"),
        "llm.corp.example"
    );
    assert_eq!(told("see https://llm.corp.example/help\nSSL certificate problem: self-signed certificate"), "");
}

/// The line that says what failed names the provider, and not what a person says around it.
#[test]
fn the_line_of_the_failure_names_the_provider() {
    let provider = |text: &str| why401::diagnose(text).provider;
    assert_eq!(provider("Groq: the API key is incorrect or empty\nI only use Ollama"), "groq");
    assert_eq!(provider("The API key is incorrect or empty\nI only use Ollama"), "ollama");
}
