//! The probe: one request, on an explicit click, that asks a provider whether a key works.
//!
//! What will be sent is a [`Plan`], made and shown before anything is; what came back is an
//! [`Outcome`]. Sending is the page's part, in one module.

#[cfg(feature = "web")]
pub mod fetch;

use crate::catalogue::{Cause, Provider};
use crate::diagnose::diagnose;
use crate::remedy::PlaceText;

/// How long a probe waits for an answer, in milliseconds.
pub const TIMEOUT_MS: u32 = 10_000;

/// A request that may be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// HTTP method.
    pub method: &'static str,
    /// Address.
    pub url: &'static str,
    /// Host that it goes to, and nowhere else.
    pub host: &'static str,
    /// Headers with their values; the key is masked in it.
    pub headers: Vec<(&'static str, String)>,
    /// Variable that the commands read the key from.
    pub env: &'static str,
}

/// What a probe found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The provider knows the key and answered.
    Accepted,
    /// The provider refused the key.
    Rejected,
    /// The provider knows the key, but it may not do this.
    Restricted,
    /// The request got no answer: network, CORS, an extension, offline.
    Blocked,
    /// An answer that says nothing about the key.
    Unknown,
}

impl Outcome {
    /// The id of the contract.
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Accepted => "accepted",
            Outcome::Rejected => "rejected",
            Outcome::Restricted => "restricted",
            Outcome::Blocked => "blocked",
            Outcome::Unknown => "unknown",
        }
    }
}

/// The request for a provider; none if it can't be asked from a browser. Organization and project
/// are sent if they aren't empty.
pub fn plan(provider: &'static Provider, organization: &str, project: &str) -> Option<Plan> {
    let request = provider.probe.as_ref()?;
    let mut headers: Vec<(&'static str, String)> = request
        .headers
        .iter()
        .map(|name| (*name, if *name == "Authorization" { "Bearer ••••".to_owned() } else { "••••".to_owned() }))
        .collect();
    for (name, value) in request.optional_headers.iter().zip([organization.trim(), project.trim()]) {
        if !value.is_empty() {
            headers.push((name, value.to_owned()));
        }
    }
    Some(Plan {
        method: request.method,
        url: request.url,
        host: provider.host,
        headers,
        env: provider.env.first().copied().unwrap_or("API_KEY"),
    })
}

/// The same request as a command that reads the key from the environment.
pub fn commands(plan: &Plan) -> Vec<PlaceText> {
    let extra = |quote: char, prefix: &str| -> String {
        let headers = plan.headers.iter().filter(|(name, _)| *name != "Authorization");
        headers.map(|(name, value)| format!(" {prefix}{quote}{name}: {}{quote}", safe(value))).collect()
    };
    let (url, env) = (plan.url, plan.env);
    // Windows PowerShell's `curl` is another command; curl.exe is curl in both.
    vec![
        PlaceText { place: "bash", text: format!("curl -sS -i {url} -H \"Authorization: Bearer ${env}\"{}", extra('"', "-H ")) },
        PlaceText {
            place: "powershell",
            text: format!("curl.exe -sS -i {url} -H \"Authorization: Bearer $env:{env}\"{}", extra('"', "-H ")),
        },
        PlaceText { place: "cmd", text: format!("curl -sS -i {url} -H \"Authorization: Bearer %{env}%\"{}", extra('"', "-H ")) },
    ]
}

/// Ids hold letters, digits, `-` and `_`; nothing else belongs into a command.
fn safe(value: &str) -> String {
    value.chars().filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')).collect()
}

/// What an answer says: a status with its body, or no status if none arrived.
pub fn outcome(status: Option<u16>, body: &str) -> Outcome {
    let Some(status) = status else { return Outcome::Blocked };
    if (200..300).contains(&status) {
        return Outcome::Accepted;
    }
    if status >= 500 || status == 408 {
        return Outcome::Unknown;
    }
    let report = diagnose(&format!("HTTP {status}\n{body}"));
    match report.cause() {
        // Scope, region and address allow lists are looked at after the key.
        Cause::InsufficientScope => Outcome::Restricted,
        Cause::IpNotAllowed | Cause::RegionUnsupported | Cause::CorsBlocked => Outcome::Unknown,
        // No credit: the key is known.
        Cause::QuotaExceeded if report.confidence() >= 0.8 => Outcome::Restricted,
        cause if cause.is_authentication() && matches!(status, 400 | 401 | 403) => Outcome::Rejected,
        _ => Outcome::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes() {
        let scope = r#"{"error": "You have insufficient permissions for this operation. Missing scopes: api.model.read."}"#;
        let wrong = r#"{"error":{"message":"Incorrect API key provided: sk-none*here.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}"#;
        let region = r#"{"error":{"code":"unsupported_country_region_territory","message":"Country, region, or territory not supported"}}"#;
        for (status, body, expected) in [
            (None, "", Outcome::Blocked),
            (Some(200), "{}", Outcome::Accepted),
            (Some(401), wrong, Outcome::Rejected),
            (Some(403), scope, Outcome::Restricted),
            (Some(401), scope, Outcome::Restricted),
            (Some(403), region, Outcome::Unknown),
            (Some(401), "", Outcome::Rejected),
            (Some(429), r#"{"error":{"code":"rate_limit_exceeded"}}"#, Outcome::Unknown),
            (Some(404), "", Outcome::Unknown),
            (Some(500), "", Outcome::Unknown),
            (Some(503), "<html>", Outcome::Unknown),
        ] {
            assert_eq!(outcome(status, body), expected, "{status:?} {body}");
        }
    }

    #[test]
    fn commands_hold_the_variable_and_nothing_odd() {
        let plan = plan(Provider::of("openai").unwrap(), "org-1\"; rm -rf ~", "").unwrap();
        for command in commands(&plan) {
            assert!(command.text.contains("OPENAI_API_KEY"), "{}", command.text);
            assert!(!command.text.contains(';'), "{}", command.text);
        }
    }
}
