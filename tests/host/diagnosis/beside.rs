//! Code and configuration beside an error: what explains it, and what only stands there.

use crate::common::expand;

/// How sure a cause of a text is, whatever its rank, in percent; 0 if it isn't told. Macros stand for keys.
fn percent(raw: &str, cause: &str) -> u8 {
    let report = why401::diagnose(&expand(raw, "beside").0);
    report.findings.iter().find(|finding| finding.cause.id() == cause).map_or(0, |finding| finding.percent)
}

/// Checks how sure a cause is of each text.
#[track_caller]
fn check(cause: &str, rows: &[(&str, u8)]) {
    let different: Vec<String> = rows
        .iter()
        .map(|(text, expected)| (text, percent(text, cause), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(text, found, expected)| format!("{text:?}: {found}, expected {expected}"))
        .collect();
    assert!(different.is_empty(), "{cause}:\n{}", different.join("\n"));
}

/// The keys of Groq begin with letters of their own, and that tells them apart in another's place.
#[test]
fn a_key_of_another_service() {
    check(
        "wrong_provider_key",
        &[
            ("OPENAI_API_KEY={{key:gsk_}}\nHTTP 401", 88),
            ("OPENAI_API_KEY={{key:gsk_}}\nerror: invalid_api_key", 96),
            ("OPENAI_API_KEY={{key:gsk_}}\nerror: rate_limit_exceeded", 70),
            // Several services have keys that begin so.
            ("GROQ_API_KEY=sk-{{key:alnum:48}}\nHTTP 401", 10),
            // It is where it belongs: its own service is called, or answers.
            ("GROQ_API_KEY={{key:gsk_}}\nHTTP 401", 10),
            ("OPENAI_API_KEY={{key:gsk_}}\nbase_url=\"https://api.groq.com/openai/v1\"\nHTTP 401", 10),
            ("OPENAI_API_KEY={{key:gsk_}}\ngroq.AuthenticationError: Error code: 401", 10),
            // The client found none, as it says, so none went out.
            ("OPENAI_API_KEY={{key:gsk_}}\nThe api_key client option must be set", 0),
            ("ANTHROPIC_API_KEY={{key:gsk_}}\nx-api-key header is required", 96),
        ],
    );
}

#[test]
fn a_placeholder_in_the_place_of_a_key() {
    check(
        "placeholder_key",
        &[
            ("OPENAI_API_KEY=your-key-here\nHTTP 401", 60),
            ("OPENAI_API_KEY=your-key-here\nHTTP 404", 0),
            ("OPENAI_API_KEY=your-key-here\nerror: rate_limit_exceeded", 0),
            ("OPENAI_API_KEY=your-key-here\nerror: invalid_api_key", 78),
            // The client found no key: whether this is one is no matter.
            ("OPENAI_API_KEY=your-key-here\nThe api_key client option must be set", 60),
            // People black their key out, and code reads it from elsewhere.
            ("OPENAI_API_KEY=<redacted-key>\nHTTP 401", 0),
            ("OPENAI_API_KEY=$YOUR_API_KEY\nHTTP 401", 0),
            ("OPENAI_API_KEY=abc\nHTTP 401", 0),
        ],
    );
}

#[test]
fn the_name_of_a_variable_in_the_place_of_its_value() {
    check(
        "placeholder_key",
        &[
            ("client = OpenAI(api_key=\"OPENAI_API_KEY\")\nHTTP 401", 96),
            ("client = OpenAI(api_key=\"OPENAI_API_KEY\")\nerror: rate_limit_exceeded", 0),
            ("client = OpenAI(api_key=OPENAI_API_KEY)\nerror: invalid_api_key", 0),
            ("client = OpenAI(api_key=\"openai_api_key\")\nerror: invalid_api_key", 78),
            ("OPENAI_API_KEY=GROQ_API_KEY\nHTTP 401", 60),
            ("client = OpenAI(api_key=\"ABC_TOKEN\")\nerror: invalid_api_key", 96),
            ("client = OpenAI(api_key=\"AB_TOKEN\")\nerror: invalid_api_key", 78),
            // These are placeholders, which people also post to hide their key.
            ("client = OpenAI(api_key=\"YOUR_OPENAI_API_KEY\")\nerror: invalid_api_key", 78),
            ("client = OpenAI(api_key=\"MY_OPENAI_API_KEY\")\nerror: invalid_api_key", 78),
            // A shell fills in what stands in double quotes.
            ("curl https://api.openai.com/v1/models -H 'Authorization: Bearer $OPENAI_API_KEY'\nHTTP 401", 60),
            ("curl https://api.openai.com/v1/models -H \"Authorization: Bearer $OPENAI_API_KEY\"\nHTTP 401", 0),
            ("curl https://api.openai.com/v1/models -H 'Authorization: Bearer abc'\nHTTP 401", 0),
            ("export OPENAI_API_KEY='$OTHER_API_KEY'\nHTTP 401", 0),
        ],
    );
}

#[test]
fn a_variable_without_a_value() {
    check(
        "missing_key",
        &[
            ("OPENAI_API_KEY=\nHTTP 429", 55),
            ("OPENAI_API_KEY=\nerror: invalid_api_key", 0),
            ("OPENAI_API_KEY=abc\nHTTP 429", 0),
            ("client = OpenAI(api_key=\"\")\nHTTP 429", 0),
        ],
    );
}

#[test]
fn a_variable_that_programs_do_not_read() {
    check(
        "missing_key",
        &[
            ("OPENAI_APIKEY=abc\nHTTP 401", 60),
            // Nothing failed, or something else did.
            ("OPENAI_APIKEY=abc", 0),
            ("OPENAI_APIKEY=abc\nConnection error.", 0),
        ],
    );
}

#[test]
fn quotes_that_stay_part_of_a_key() {
    check(
        "malformed_key",
        &[
            ("docker run --env-file .env app\nOPENAI_API_KEY=\"abc\"\nerror: invalid_api_key", 88),
            ("docker run --env-file .env app\nOPENAI_API_KEY=\"abc\"\nerror: rate_limit_exceeded", 0),
            (
                "docker run --env-file .env app\nOPENAI_API_KEY=\"abc\"\nIncorrect API key provided: {{mask:sk-proj-}}. You can find \
                 your API key at https://platform.openai.com.",
                6,
            ),
            ("set OPENAI_API_KEY=\"{{key:sk-proj-}}\"\nerror: invalid_api_key", 94),
            ("C:\\app> set OPENAI_API_KEY=\"{{key:sk-proj-}}\"\nerror: invalid_api_key", 94),
            ("set OPENAI_API_KEY={{key:sk-proj-}}\nerror: invalid_api_key", 6),
            ("export OPENAI_API_KEY=\"{{key:sk-proj-}}\"\nerror: invalid_api_key", 6),
            ("set OPENAI_API_KEY=\"{{key:sk-proj-}}\"\nerror: rate_limit_exceeded", 0),
        ],
    );
}

#[test]
fn the_name_of_an_organization_in_the_place_of_its_id() {
    check(
        "organization_mismatch",
        &[
            ("OpenAI-Organization: My Company\nHTTP 401", 78),
            ("OpenAI-Organization: My Company\nPOST https://api.groq.com/openai/v1/chat/completions\nHTTP 401", 6),
        ],
    );
}

#[test]
fn a_base_url_that_lacks_a_part() {
    check(
        "wrong_endpoint",
        &[
            ("base_url=\"api.openai.com/v1\"", 0),
            ("base_url=\"api.openai.com/v1\"\nerror: invalid_api_key", 92),
            ("base_url=\"api.openai.com/v1\"\nIncorrect API key", 0),
            ("base_url=\"https://api.openai.com\"", 0),
            ("base_url=\"https://api.openai.com\"\nHTTP 404", 78),
            ("base_url=\"https://api.openai.com\"\nHTTP 401", 0),
            ("base_url=\"https://api.openai.com\"\nerror: invalid_api_key", 0),
        ],
    );
}

#[test]
fn a_key_without_its_scheme_or_in_anothers_header() {
    check(
        "wrong_auth_scheme",
        &[
            ("curl https://api.openai.com/v1/models -H \"Authorization: {{key:sk-proj-}}\"\nHTTP 401", 97),
            ("curl https://api.openai.com/v1/models -H \"Authorization: {{key:sk-proj-}}\"\nHTTP 429", 0),
            ("curl https://api.openai.com/v1/models -H \"Authorization: Bearer {{key:sk-proj-}}\"\nHTTP 401", 0),
            ("curl https://api.openai.com/v1/models -H \"X-Trace: {{key:sk-proj-}}\"\nHTTP 401", 0),
            ("curl https://api.openai.com/v1/models -H \"Authorization: Basic abc\"\nHTTP 401", 0),
            ("curl https://api.openai.com/v1/models -H \"Authorization: {{key:sk-proj-}}\"\nrate_limit_exceeded HTTP 401", 0),
            ("curl https://api.anthropic.com/v1/messages -H \"x-api-key: {{key:sk-ant-api03-}}\"\nHTTP 401", 0),
            ("curl https://api.openai.com/v1/models -H \"Authorization: Token {{key:sk-proj-}}\"\nHTTP 401", 0),
            ("curl https://api.openai.com/v1/models -H \"Authorization: key={{key:sk-proj-}}\"\nHTTP 401", 0),
            // The header is another one, and the key is whole.
            ("curl https://api.openai.com/v1/models -H \"x-api-key: {{key:sk-proj-}}\"\nHTTP 401", 70),
            // Anthropic's keys have a header of their own, which matters where the key was refused.
            ("curl https://api.anthropic.com/v1/messages -H \"Authorization: Bearer $ANTHROPIC_API_KEY\"\ninvalid x-api-key", 96),
            ("curl https://api.anthropic.com/v1/messages -H \"Authorization: Bearer $ANTHROPIC_API_KEY\"\nrate_limit_error", 0),
        ],
    );
}

/// What explains a refusal speaks against what the server says of the key, and not against its bare status.
#[test]
fn an_explanation_speaks_against_words() {
    let against = |said: &str| {
        let report = why401::diagnose(&format!("client = OpenAI(api_key=\"OPENAI_API_KEY\")\n{said}"));
        let refused = report.findings.iter().find(|finding| finding.cause.id() == "invalid_key");
        refused.map(|finding| (finding.percent, finding.contradicts.len()))
    };
    assert_eq!((against("error: invalid_api_key"), against("HTTP 401")), (Some((60, 1)), Some((7, 0))));
}
