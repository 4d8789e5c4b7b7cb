//! Kinds of pastes whose cause lies in what stands around the message, each with texts on its two sides.

use why401::catalogue::Alphabet;
use why401::report::Report;

use crate::common::keys::Numbers;

/// The likeliest cause of a report with its variant, as tests name it.
fn name(report: &Report) -> String {
    let finding = &report.findings[0];
    if finding.variant.is_empty() { finding.cause.id().to_owned() } else { format!("{}/{}", finding.cause.id(), finding.variant) }
}

/// Checks the likeliest cause of each text.
#[track_caller]
fn check(rows: &[(&str, &str)]) {
    let wrong = rows.iter().filter_map(|(text, cause)| {
        let found = name(&why401::diagnose(text));
        (found != *cause).then(|| format!("{text:?}: {found}, expected {cause}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A key of OpenAI's old form.
fn key() -> String {
    format!("sk-{}", Numbers(77).text(48, Alphabet::Alnum))
}

/// A text as Node prints it in a buffer.
fn buffer(text: &str) -> String {
    let numbers: Vec<String> = text.bytes().map(|byte| byte.to_string()).collect();
    format!("{{\"type\":\"Buffer\",\"data\":[{}]}}", numbers.join(","))
}

#[test]
fn what_a_program_passes_on_comes_before_its_own_failure() {
    check(&[
        ("TRPCError: InvalidProviderAPIKey {\n  code: 'INTERNAL_SERVER_ERROR'\n}", "invalid_key"),
        ("TRPCError: no {\n  code: 'INTERNAL_SERVER_ERROR'\n}", "server_error/internal"),
        ("HTTP/1.1 500\n{\"error\":{\"message\":\"x\",\"code\":\"internal_server_error\"}}", "server_error/internal"),
    ]);
    let report = why401::diagnose("TRPCError: invalid_api_key {\n  code: 'INTERNAL_SERVER_ERROR'\n}");
    assert_eq!(report.error_code.as_deref(), Some("invalid_api_key"));
}

#[test]
fn a_proxy_that_asks_for_its_own_sign_in_stops_everything() {
    check(&[
        ("Failed to start: 407\nthe model `x` does not exist", "connection_failed/proxy"),
        ("Failed to start: 407\n\nLater it says\n\nModel not found: x", "connection_failed/proxy"),
        ("Failed to start: 404\n\nLater it says\n\nModel not found: x", "model_not_found/model"),
        ("Failed to start: 407\nHTTP 404: the model `x` does not exist", "model_not_found/model"),
    ]);
}

#[test]
fn phrases_hold_together_within_a_line_and_over_wrapped_ones() {
    check(&[
        ("Model: x\n401 User not found.", "invalid_key"),
        ("openai.NotFoundError: Error code: 404 - the model `some-long-name`\ndoes not exist", "model_not_found/model"),
    ]);
}

#[test]
fn quotas_of_a_minute_are_told_from_those_of_a_day() {
    let quota = |id: &str| {
        format!(
            "429 {{'error': {{'message': 'You exceeded your current quota', 'status': 'RESOURCE_EXHAUSTED', 'details': [{{'quotaId': '{id}'}}]}}}}"
        )
    };
    check(&[
        (&quota("GenerateContentPaidTierInputTokensPerModelPerMinute"), "rate_limited"),
        (&quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier"), "quota_exceeded/quota"),
    ]);
}

#[test]
fn spending_limits_are_told_apart() {
    check(&[
        ("OpenAI 429 {\"error\":{\"code\":\"credit_balance_exhausted\"}} api.openai.com", "quota_exceeded/quota"),
        ("OpenAI 429 {\"error\":{\"code\":\"project_spend_limit_exceeded\"}} api.openai.com", "quota_exceeded/project-limit"),
        ("OpenAI 429 {\"error\":{\"code\":\"organization_spend_limit_exceeded\"}} api.openai.com", "quota_exceeded/limit"),
        ("400 You have reached your specified API usage limits.", "quota_exceeded/limit"),
        ("400 You have reached your specified workspace API usage limits.", "quota_exceeded/project-limit"),
        ("403 {\"error\":{\"message\":\"Key limit exceeded (total limit).\",\"code\":403}}", "quota_exceeded/key-limit"),
        ("429 Your project has exceeded its monthly spending cap.", "quota_exceeded/project-limit"),
    ]);
}

#[test]
fn a_code_says_what_its_documentation_says_where_its_provider_answers() {
    let answer = |host: &str, code: &str| {
        format!("POST https://{host}\nHTTP/1.1 429\n{{\"error\":{{\"message\":\"x\",\"code\":\"{code}\"}}}}")
    };
    check(&[
        // A rate in the words of a quota.
        (&answer("dashscope.aliyuncs.com/v1", "insufficient_quota"), "rate_limited"),
        (&answer("api.openai.com/v1", "insufficient_quota"), "quota_exceeded/quota"),
        // A number means something at one service alone.
        (&answer("open.bigmodel.cn/api/paas/v4", "1113"), "quota_exceeded"),
        (&answer("api.openai.com/v1", "1113"), "rate_limited"),
        // A code that belongs to one directory means the same wherever it stands.
        ("AADSTS50105: assign the user", "insufficient_scope"),
        ("AADSTS7000222: the keys of the app", "expired_key"),
        ("{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: expired\"}", "expired_key"),
    ]);
}

#[test]
fn codes_are_read_where_clients_print_them() {
    let code = |text: &str| why401::diagnose(text).error_code;
    let of = |code: &str| Some(code.to_owned());
    assert_eq!(
        code("x: An error occurred (AccessDeniedException) when calling the Converse operation: no"),
        of("AccessDeniedException")
    );
    assert_eq!(code("ThrottlingException: slow\n  '$fault': 'client',"), of("ThrottlingException"));
    assert_eq!(code("RuntimeException: slow"), None);
    assert_eq!(
        code("azure.core.exceptions.HttpResponseError: (PermissionDenied) The principal lacks it"),
        of("PermissionDenied")
    );
    assert_eq!(code("a.HttpResponseError: (psycopg2.Error) 401 no"), None);
}

#[test]
fn a_path_with_two_versions_is_wrong() {
    check(&[
        ("404 Not Found: /v4/v1/chat/completions", "wrong_endpoint/path"),
        ("404 Not Found: /compatible-mode/v1/api/v1/chat", "wrong_endpoint/path"),
        ("404 Not Found: /v1beta/v1/models", "wrong_endpoint/path"),
        ("404 Not Found: /client/v4/accounts/x/ai/v1/chat", "model_not_found/model"),
        // The key was read there.
        ("HTTP 401 Invalid API key https://api.example.org/v4/v1/chat/completions", "invalid_key"),
    ]);
}

#[test]
fn another_services_key_is_right_at_that_service() {
    let key = format!("gsk_{}", Numbers(78).text(52, Alphabet::Alnum));
    let at = |host: &str| format!("OPENAI_BASE_URL=https://{host}/v1\nOPENAI_API_KEY={key}\n401 Invalid API key");
    check(&[(&at("api.groq.com/openai"), "invalid_key"), (&at("api.openai.com"), "wrong_provider_key/foreign")]);
}

#[test]
fn a_header_has_its_scheme() {
    let call =
        |value: &str| format!("curl https://api.groq.com/openai/v1/models -H 'Authorization: {value}'\nHTTP 401 Invalid API key");
    check(&[
        (&call(&key()), "wrong_auth_scheme/header"),
        (&call(&format!("Bearer {}", key())), "invalid_key"),
        // Somebody has hidden the key, with whatever stood before it.
        (&call("***"), "invalid_key"),
    ]);
}

#[test]
fn the_end_of_a_template_is_no_key() {
    let echo = |end: &str| format!("Authentication Fails, Your api key: ****{end} is invalid");
    check(&[
        (&echo("key}"), "placeholder_key/template"),
        (&echo("key>"), "placeholder_key/template"),
        (&echo("k3yB"), "invalid_key/unknown"),
    ]);
}

#[test]
fn what_works_for_an_hour_is_a_token() {
    check(&[
        ("It fails after an hour.\nHTTP 401 Unauthorized", "expired_key/temporary"),
        ("It fails after a month.\nHTTP 401 Unauthorized", "invalid_key/no-detail"),
        ("After an hour: HTTP 401 api keys are not supported", "expired_key/temporary"),
        // A key that the server doesn't know had no hour.
        ("It fails after an hour.\nHTTP 401 Invalid API key", "invalid_key"),
        ("It fails after an hour.\nHTTP 429 Too many requests", "rate_limited"),
    ]);
}

#[test]
fn bodies_in_buffers_are_read() {
    let body = "{\"error\":{\"message\":\"You exceeded your current quota\",\"code\":\"insufficient_quota\"}}";
    check(&[
        (&format!("failed with {}", buffer(body)), "quota_exceeded/quota"),
        (&format!("failed with {}", buffer("abc")), "unknown"),
    ]);
}

#[test]
fn reports_of_tools_on_themselves_are_no_failure() {
    let doctor = "Currently running: native (2.0.61)\nConfig install method: native";
    check(&[
        (doctor, "not_an_api_error/doctor"),
        (&format!("{doctor}\nAPI key not set"), "missing_key/sdk-refused"),
        (&format!("{doctor}\n\nHTTP 401 Invalid bearer token"), "invalid_key"),
    ]);
}

#[test]
fn keys_as_bearer_tokens_are_wrong_for_older_versions_alone() {
    let key = format!("sk-ant-api03-{}AA", Numbers(79).text(93, Alphabet::Alnum));
    let call = |version: &str| {
        format!(
            "curl https://api.anthropic.com/v1/messages -H 'Authorization: Bearer {key}' -H 'anthropic-version: {version}'\nInvalid bearer token"
        )
    };
    check(&[(&call("2023-06-01"), "wrong_auth_scheme/header"), (&call("2026-10-21"), "invalid_key")]);
}

#[test]
fn who_answered_is_told_from_what_was_asked_for() {
    let provider = |text: &str| why401::diagnose(text).provider;
    let asked = "{\"api_base\":\"https://x.openai.azure.com\",\"model\":\"azure/gpt\"}";
    assert_eq!(provider(&format!("403 token_not_found_in_db, Request: {asked}")), "other");
    assert_eq!(provider(&format!("403 refused\n{asked}")), "azure-openai");
    assert_eq!(
        provider("Authorization error: Error: HTTP 401\n at x (@modelcontextprotocol/sdk/dist/esm/client/auth.js:1)"),
        "other"
    );
}

#[test]
fn a_server_that_answered_was_reached() {
    check(&[
        ("Failed to connect to the provider: 401 Unauthorized", "invalid_key/no-detail"),
        ("Failed to connect to the provider", "connection_failed/unspecified"),
        ("connect ECONNREFUSED 127.0.0.1:8080 (401)", "connection_failed/refused"),
    ]);
}

#[test]
fn a_router_that_has_no_path_names_no_model() {
    check(&[
        ("HTTP 404 {\"detail\":\"Not Found\"} from https://relay.example.com", "wrong_endpoint/path"),
        ("HTTP 404 {\"message\":\"Route POST:/v1/chat/completion not found\"}", "wrong_endpoint/path"),
        ("POST \"https://relay.example.com/v1/chat/completions/responses\": 404 Not Found", "wrong_endpoint/path"),
        ("HTTP 404 {\"error\":\"model route gpt-5 not found\"}", "model_not_found/model"),
        ("File \"openai/resources/responses/responses.py\", line 1\nHTTP 401 from api.openai.com", "invalid_key/no-detail"),
    ]);
}

#[test]
fn a_number_of_an_application_is_no_status() {
    let status = |text: &str| why401::diagnose(text).status;
    assert_eq!(status("{\"code\":514,\"statusText\":\"unAuthApiKey\",\"message\":\"no\"}"), None);
    assert_eq!(status("{\"code\":403,\"message\":\"no\"}"), Some(403));
    assert_eq!(status("HTTP status 514: no"), Some(514));
}

#[test]
fn a_model_of_ones_own_server_names_no_provider() {
    let provider = |text: &str| why401::diagnose(text).provider;
    let local = |model: &str| format!("curl http://localhost:8000/v1/chat/completions -d '{{\"model\":\"{model}\"}}'\nHTTP 404");
    assert_eq!(provider(&local("deepseek-ai/DeepSeek-V3")), "other");
    assert_eq!(provider(&[&local("x"), "\nDeepSeek answered"].concat()), "deepseek");
    assert_eq!(provider("export ANTHROPIC_BASE_URL=http://localhost:3456\nHTTP 401 {\"detail\":\"Unauthorized\"}"), "other");
}

#[test]
fn a_key_that_the_sdk_never_found_is_of_another_part() {
    let key = format!("gsk_{}", Numbers(3).text(52, Alphabet::Alnum));
    let refused = "OpenAIError: The api_key client option must be set either by passing api_key to the client";
    check(&[
        (&format!("OPENAI_API_KEY={key}\n{refused}"), "missing_key/sdk-refused"),
        (&format!("OPENAI_API_KEY={key}\nHTTP 401 invalid_api_key"), "wrong_provider_key/foreign"),
    ]);
}
