//! Finding secrets: one walk over the text, which stops where one may begin.

use super::forms::{self, may_begin, mixes};
use super::known::Known;
use super::places;
use super::{Found, Kind};

/// The secrets of a text, in order, without overlaps. Labels of an earlier redaction and masked or
/// placeholder keys are not secrets. `known` ones are found wherever they stand, and so is, from here on,
/// whatever this text gives away.
pub fn find(text: &str, known: &mut Known) -> Vec<Found> {
    let found = by_form_or_place(text);
    for Found { range, kind } in &found {
        let secret = &text[range.clone()];
        // A short one, or one that was given away by its place alone, may be a word.
        if mixes(secret) && !matches!(kind, Kind::Cookie | Kind::PrivateKey | Kind::Email) {
            known.add(secret, *kind);
        }
    }
    known.with_every(text, found)
}

fn by_form_or_place(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let bytes = text.as_bytes();
    let mut opens = may_begin();
    for byte in *b"e-:= .@" {
        opens[usize::from(byte)] = true;
    }
    let mut at = 0;
    let mut end = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if !opens[usize::from(byte)] {
            at += 1;
            continue;
        }
        let inside = at > 0 && bytes[at - 1].is_ascii_lowercase() && byte.is_ascii_alphanumeric();
        // Most bytes are inside of words.
        if inside && !matches!(bytes[at - 1], b'n' | b'r' | b't' | b'm') {
            at += 1;
            continue;
        }
        let secret = match byte {
            b'-' => forms::private_key(text, at).or_else(|| places::flag(text, at)),
            b':' | b'=' => places::valued(text, at),
            b' ' => places::spaced(text, at),
            b'.' => forms::dotted(text, at, end),
            b'@' => places::address(text, at, end),
            _ if boundary_before(bytes, at) => forms::key(text, at).or_else(|| forms::json_web_token(text, at)),
            _ => None,
        };
        match secret {
            Some(secret) if !secret.range.is_empty() && secret.range.start >= end => {
                end = secret.range.end;
                at = end.max(at + 1);
                found.push(secret);
            }
            _ => at += 1,
        }
    }
    found
}

/// Whether a key may begin here: `risk-` and `task-` hold `sk-` too. A letter behind a backslash
/// belongs to an escape such as `\n`.
fn boundary_before(bytes: &[u8], at: usize) -> bool {
    let Some(&before) = at.checked_sub(1).and_then(|before| bytes.get(before)) else {
        return true;
    };
    let escape = at >= 2 && bytes[at - 2] == b'\\' && matches!(before, b'n' | b'r' | b't');
    let percent = at >= 3 && bytes[at - 3] == b'%' && bytes[at - 2].is_ascii_hexdigit() && before.is_ascii_hexdigit();
    // The end of a color: `ESC [ 31 m`.
    let color = || {
        let code = bytes[..at - 1].iter().rev().take(12).take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
        bytes[..at - 1 - code].ends_with(b"\x1b[")
    };
    let unicode = at >= 6 && bytes[at - 6..].starts_with(b"\\u00") && before.is_ascii_hexdigit();
    escape
        || percent
        || unicode
        || before == b'm' && color()
        || !(before.is_ascii_alphanumeric() || matches!(before, b'_' | b'-' | b'.' | b'/'))
        || (before == b'/' && at >= 2 && bytes[at - 2] == b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Not a key: letters and digits in a fixed pattern.
    fn body(length: usize) -> String {
        "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".chars().cycle().take(length).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = find(text, &mut Known::default()).into_iter().map(|found| &text[found.range]).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn keys_are_found_wherever_they_stand() {
        for prefix in ["sk-proj-", "sk-ant-api03-", "gsk_", "hf_", "xai-", "sk-or-v1-", "nvapi-", "AIza", "sk-"] {
            let key = format!("{prefix}{}", body(45));
            for (before, after) in [
                ("", ""),
                ("why does ", " not work"),
                ("Bearer ", "\""),
                ("b'Bearer ", "\\n'"),
                ("KEY=", "\n"),
                ("\\n", "\\n"),
                ("?key=", "&x=1"),
                ("(", ")"),
                ("“", "”"),
                ("\"apiKey\":\"", "\"}"),
                ("{\\\"apiKey\\\":\\\"", "\\\"}"),
                ("key%3D", "%26x"),
                ("\\u0022", "\\u0022"),
            ] {
                check(&format!("{before}{key}{after}"), &[&key]);
            }
        }
    }

    #[test]
    fn words_masks_and_placeholders_are_not_secrets() {
        for text in [
            "<task-notification-handler-for-everything>",
            "risk-assessment-and-desk-organization-2024",
            "sk-estimator-pipeline-v2-2024-09-13",
            "sk-this-is-a-long-kebab-case-identifier-of-a-style-sheet",
            "sk-web-7d4b9c6f5-x2x9z",
            "sk-550e8400-e29b-41d4-a716-446655440000",
            "sk-proj-****************************AbCd",
            "sk-...8aSP",
            "sk-your-api-key-here",
            "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "Authorization: Bearer $OPENAI_API_KEY",
            "Authorization: Bearer YOUR_API_KEY_GOES_HERE",
            "apiKey: process.env.OPENAI_API_KEY",
            "api_key=os.environ.get('OPENAI_API_KEY')",
            "the api_key client option must be set",
            "set the OPENAI_API_KEY environment variable",
            "OPENAI_API_KEY                the key of the service",
            "--api-key is deprecated, use --api-key-file instead",
            "max_tokens: 4096",
            "openai.error.AuthenticationError: Incorrect API key provided",
            "tokens per min (TPM): Limit 30000, Used 29937",
            "cache_key=9e107d9d372bb6826bd81d3542a419d6 hit",
            "key=9e107d9d372bb6826bd81d3542a419d6 miss",
            "\"key\": \"9e107d9d372bb6826bd81d3542a419d6\"",
            "next_page_token=CAUQAA9e107d9d372bb6",
            "openai@4.104.0 installed, @anthropic-ai/sdk too, git@github.com:a/b.git",
            "eyJhbGciOi.not.a.token",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn both_halves_of_a_damaged_key_go() {
        let (head, tail) = (body(21), body(27));
        for gap in ["\n  ", "\u{430}", "\\u0430", "\\n", "\u{1a}"] {
            let key = format!("sk-{head}{gap}{tail}");
            check(&format!("TypeError: Bearer {key} is not a legal HTTP header value"), &[&key]);
        }
    }

    #[test]
    fn values_behind_telling_names_go() {
        let value = body(32);
        for text in [
            format!("AZURE_OPENAI_API_KEY={value}"),
            format!("api-key: {value}"),
            format!("{{'x-api-key': '{value}'}}"),
            format!("{{\\\"api_key\\\":\\\"{value}\\\"}}"),
            format!("curl -H \"Authorization: Bearer {value}\""),
            format!("https://example.test/v1?key={value}"),
            format!("MISTRAL_API_KEY                {value}"),
            format!("setx MISTRAL_API_KEY {value}"),
            format!("%env MISTRAL_API_KEY {value}"),
            format!("tool --api-key {value} --verbose"),
            format!("Your API key: {value}"),
            format!("  - name: MISTRAL_API_KEY\n    value: {value}"),
            format!("{{\"name\": \"x-api-key\", \"value\": \"{value}\"}}"),
            format!("aws_secret_access_key = {value}"),
        ] {
            check(&text, &[&value]);
        }
        check("password = \"hunter2\"", &["hunter2"]);
        check("postgres://anna:hunter2@db/x", &["hunter2"]);
    }

    #[test]
    fn cookies_signatures_tokens_private_keys_and_addresses_go() {
        check("> Cookie: a=b; session=c\n> Host: x", &["a=b; session=c"]);
        check("-H 'cookie: a=b; c=d' -H 'x: y'", &["a=b; c=d"]);
        check("\"set-cookie\": \"__cf_bm=a; path=/\",", &["__cf_bm=a; path=/"]);
        let signature = "9e107d9d".repeat(8);
        check(&format!("SignedHeaders=host;x-amz-date, Signature={signature}\""), &[&signature]);
        check(&format!("&X-Amz-Signature={signature}&x"), &[&signature]);
        let token = format!("eyJhbGciOiJIUzI1NiJ9.eyJ{}.{}", body(20), body(43));
        check(&format!("token {token}."), &[&token]);
        let pem = format!("-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----", body(64));
        check(&format!("a {pem} b"), &[&pem]);
        let open = format!("-----BEGIN PRIVATE KEY-----\n{}\n{}\n", body(64), body(64));
        check(&format!("{open}Traceback (most recent call last):"), &[open.trim_end()]);
        check("write to anna.b+x@example.com, please", &["anna.b+x@example.com"]);
    }

    #[test]
    fn a_secret_goes_wherever_it_stands() {
        let value = body(32);
        check(&format!("{value} rejected; api-key: {value}; /v1/{value}"), &[&value, &value, &value]);
        check("secret: authorization, as in authorization", &["authorization"]);
        let (other, third) = (body(29), format!("Q{}", body(30)));
        check(&format!("api-key: {other} x-api-key: {third}: x{third} {other}"), &[&other, &third, &format!("x{third}"), &other]);
    }
}
