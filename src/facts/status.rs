//! HTTP statuses, as logs and SDKs print them.

use super::Span;
use crate::intake::Folded;

/// What stands in front of a status, between bars.
const BEFORE: &str = concat!(
    "error code: |error code |status code: |status code |statuscode: |status_code=|status_code: |",
    "status: |status |status=|http status: |http/1.1 |http/1.0 |http/2 |http/2.0 |http/3 |http |",
    "api error |api error: |'status': |\"status\": |\"status\":|'status_code': |\"statuscode\":|",
    "\"statuscode\": |\"status_code\": |\"status_code\":|[status code] |<response [|returned error: |",
    "response code: |response code |error: |error |failed with status |(status |(http |`|'code': |",
    "\"code\": |\"code\":|code: |\"status\": \"|http_status=|last status: |got |returned |:status=>|",
    "(faraday) ",
);

/// What stands behind a status, between bars.
const AFTER: &str = concat!(
    " unauthorized| - unauthorized| (unauthorized| forbidden| not found| bad request|",
    " too many requests| payment required| internal server error| bad gateway| service unavailable|",
    " gateway time| incorrect api key| : incorrect api key| you didn't provide| status code|",
    " rate limit| {| client error| you exceeded| your account| {\"error| the model| missing| error|",
    " country,",
);

/// The statuses of failures, 400 to 599, in order.
pub(super) fn statuses(folded: &Folded) -> Vec<(u16, Span)> {
    let text = &folded.text;
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at + 3 <= bytes.len() {
        let number = matches!(bytes[at], b'4' | b'5') && bytes[at + 1].is_ascii_digit() && bytes[at + 2].is_ascii_digit();
        let edge = |byte: Option<&u8>| !byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_'));
        let alone = number
            && (at == 0 || edge(bytes.get(at - 1)))
            && (edge(bytes.get(at + 3))
                || bytes.get(at + 3) == Some(&b'.') && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit));
        if !alone {
            at += 1;
            continue;
        }
        let before = &text[..at];
        let after = &text[at + 3..];
        let opens = at == 0 && (after.starts_with(" {") || after.starts_with(' '));
        // `AuthenticationError: 401 …`, `RateLimitError: 429 …`
        let classed = before.ends_with("error: ") || before.ends_with("exception: ");
        if opens
            || classed
            || BEFORE.split('|').any(|mark| before.ends_with(mark))
            || AFTER.split('|').any(|mark| after.starts_with(mark))
        {
            let status = bytes[at..at + 3].iter().fold(0u16, |sum, digit| sum * 10 + u16::from(digit - b'0'));
            if found.len() < 256 {
                found.push((status, folded.place(at..at + 3)));
            }
        }
        at += 3;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[u16]) {
        let found: Vec<u16> = statuses(&Folded::new(text)).into_iter().map(|(status, _)| status).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn statuses_are_told_from_numbers() {
        check("Error code: 401 - {'error'", &[401]);
        check("HTTP/1.1 403 Forbidden", &[403]);
        check("AuthenticationError: 401 Incorrect API key", &[401]);
        check("Request failed with status code 401", &[401]);
        check("Status Code: 401", &[401]);
        check("  status: 429,", &[429]);
        check("429\n{\n \"error\"", &[429]);
        check("line 404, in <module>", &[]);
        check("Limit 500, Used 450", &[]);
        check("error.mjs:444:20", &[]);
        check("2026-11-23 06:17:15,401 INFO", &[]);
        check("Error: 401.", &[401]);
    }
}
