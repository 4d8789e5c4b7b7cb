//! What an answer to a probe says about the key, as data and in words.

use crate::catalogue::{Cause, ProbeRequest};
use crate::diagnosis::diagnose;
use serde::de::IgnoredAny;

/// What a probe found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The provider knows the key and answered.
    Accepted,
    /// The provider refused the key.
    Rejected,
    /// The provider knows the key, but it may not do this.
    Restricted,
    /// No answer came, or none that the page may read: network, CORS, an extension, offline, silence.
    Blocked,
    /// An answer that says nothing about the key.
    Unknown,
}

impl Outcome {
    /// Its id, a contract.
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Accepted => "accepted",
            Outcome::Rejected => "rejected",
            Outcome::Restricted => "restricted",
            Outcome::Blocked => "blocked",
            Outcome::Unknown => "unknown",
        }
    }

    /// The outcome with this id in the tables; [`Outcome::Unknown`] if there is none.
    fn from_id(id: &str) -> Outcome {
        let all = [Outcome::Accepted, Outcome::Rejected, Outcome::Restricted, Outcome::Blocked];
        all.into_iter().find(|outcome| outcome.id() == id).unwrap_or(Outcome::Unknown)
    }

    /// The first sentence about it.
    pub fn headline(self, reason: &str) -> &'static str {
        match (self, reason) {
            (Outcome::Accepted, _) => "The key works.",
            (Outcome::Rejected, _) => "The key was rejected.",
            (Outcome::Restricted, _) => "The key is valid but may not do this.",
            (Outcome::Blocked, "timeout") => "Can’t tell: no answer came.",
            (Outcome::Blocked, _) => "Can’t tell: the browser got no answer.",
            (Outcome::Unknown, "redirect") => "Can’t tell: the server redirects the request.",
            (Outcome::Unknown, "garbage") => "Can’t tell: that answer isn’t the provider’s.",
            (Outcome::Unknown, "cut-off") => "Can’t tell: the answer was cut off.",
            (Outcome::Unknown, _) => "Can’t tell: the answer says nothing about the key.",
        }
    }
}

/// An outcome with its reason, by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The outcome.
    pub outcome: Outcome,
    /// The id of the reason, one of [`REASONS`].
    pub reason: &'static str,
}

impl Verdict {
    fn new(outcome: Outcome, reason: &'static str) -> Verdict {
        Verdict { outcome, reason }
    }

    /// What to say after the headline, with the provider's name; empty if the headline is enough.
    pub fn sentence(&self, provider: &str) -> String {
        sentence(self.reason).replace("{provider}", provider)
    }
}

/// The id and the words of every reason.
pub static REASONS: &[(&str, &str)] = &[
    ("ok", ""),
    ("refused", ""),
    ("expired", ""),
    ("unclear", ""),
    ("account", "Its account, team or organization is disabled or not verified. {provider}’s console says why."),
    (
        "address",
        "Its organization accepts requests only from certain IP addresses, and yours isn’t one of them. The key may work \
         where your program runs.",
    ),
    (
        "application",
        "It may be used only from certain sites, apps or addresses, and this page isn’t one of them. It may work in your \
         program.",
    ),
    (
        "browser",
        "Its organization doesn’t accept requests from browsers. It may work in your program: ask from a terminal, below.",
    ),
    ("busy", "{provider} is limiting your requests right now. Wait a minute, then ask again."),
    ("credit", "There is no credit left, or a spending limit is reached. The key itself is valid."),
    ("cut-off", "The connection ended in the middle of the answer. Ask again."),
    ("forbidden", "A 403 means that something isn’t allowed, but this one doesn’t say what. The key may be valid."),
    (
        "garbage",
        "The answer isn’t from its API: it is a page or text from a firewall, a proxy or a login page on the way. Ask from \
         another network, or from a terminal, below.",
    ),
    ("leaked", "{provider} has blocked it because it was found in public. Create a new one."),
    ("model", "{provider} accepted the key and refused only the model, which this request makes up so that it costs nothing."),
    (
        "network",
        "Browsers don’t say why. You may be offline; an extension, a proxy or a firewall may have blocked it; or the provider \
         doesn’t let web pages read its answers (CORS). The key may still be valid: ask from a terminal, below.",
    ),
    ("not-found", "There is nothing at this address. That says nothing about the key."),
    (
        "organization",
        "The organization or project doesn’t match it. Leave both empty, or copy their IDs from {provider}’s console.",
    ),
    (
        "redirect",
        "The redirect wasn’t followed, because the key would have been sent along. A proxy or a login page on the way does \
         that; {provider} doesn’t.",
    ),
    ("region", "{provider} doesn’t serve the country or region that you ask from, and says so before it checks the key."),
    ("scope", "It isn’t allowed to do what this request asks. It may still be allowed to do what your program asks."),
    ("server", "{provider} failed, or a gateway in front of it did. Ask again later."),
    ("service", "This API is disabled for it or for its project."),
    ("timeout", "The request was sent, but no answer came within ten seconds. That says nothing about the key."),
    ("token", "{provider} doesn’t know this token, or it has expired. Create a new one."),
];

/// The words for a reason.
pub fn sentence(reason: &str) -> &'static str {
    REASONS.iter().find(|(id, _)| *id == reason).map_or("", |(_, words)| words)
}

/// What came back for a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply<'a> {
    /// An answer.
    Answered {
        /// HTTP status.
        status: u16,
        /// The body.
        body: &'a str,
    },
    /// An answer whose body broke off.
    CutOff,
    /// A redirect, which wasn't followed.
    Redirected,
    /// Nothing came in time.
    TimedOut,
    /// No answer, or none that the page may read; browsers don't say which.
    Nothing,
}

/// What a reply says about the key.
pub fn read(request: &ProbeRequest, reply: Reply) -> Verdict {
    match reply {
        Reply::Answered { status, body } => answer(request, status, body),
        Reply::CutOff => Verdict::new(Outcome::Unknown, "cut-off"),
        Reply::Redirected => Verdict::new(Outcome::Unknown, "redirect"),
        Reply::TimedOut => Verdict::new(Outcome::Blocked, "timeout"),
        Reply::Nothing => Verdict::new(Outcome::Blocked, "network"),
    }
}

/// What an answer says about the key.
fn answer(request: &ProbeRequest, status: u16, body: &str) -> Verdict {
    if let Some(known) = known(request, status, body, true) {
        return known;
    }
    let form = Form::of(body);
    let unknown = |reason| Verdict::new(Outcome::Unknown, reason);
    match (status, form) {
        (200..300, Form::Json) => return known(request, status, body, false).unwrap_or(Verdict::new(Outcome::Accepted, "ok")),
        (200..300, Form::Cut) => return unknown("cut-off"),
        (200..300, _) => return unknown("garbage"),
        (300..400, _) => return unknown("redirect"),
        (408 | 500.., _) => return unknown("server"),
        (_, Form::Page) => return unknown("garbage"),
        _ => {}
    }
    known(request, status, body, false).unwrap_or_else(|| by_rule(status, body))
}

/// What the provider's table says about an answer; none if it has no entry. With `by_words`, the entries that look for words
/// in the body are used, else those by status alone.
fn known(request: &ProbeRequest, status: u16, body: &str, by_words: bool) -> Option<Verdict> {
    let lower = body.to_lowercase();
    let tight: String = lower.split_whitespace().collect();
    let says = |text: &&str| lower.contains(*text) || tight.contains(*text);
    let found = request.answers.iter().find(|answer| {
        answer.status.contains(&status.into()) && if by_words { answer.says.iter().any(says) } else { answer.says.is_empty() }
    })?;
    Some(Verdict::new(Outcome::from_id(found.means), found.reason))
}

/// What an answer says that no table knows. Only a 400 or 401 can mean that a key is rejected: valid keys get a 403, 404,
/// 429 or 402 too.
fn by_rule(status: u16, body: &str) -> Verdict {
    let (restricted, unknown) =
        (|reason| Verdict::new(Outcome::Restricted, reason), |reason| Verdict::new(Outcome::Unknown, reason));
    match status {
        402 => return restricted("credit"),
        404 | 405 | 410 => return unknown("not-found"),
        _ => {}
    }
    let report = diagnose(&["HTTP ", &status.to_string(), "\n", body].concat());
    // With less confidence the status alone decided, which doesn't show that the key is known.
    let is_clear = report.confidence() >= 0.6;
    match report.cause() {
        // Providers check these after the key.
        Cause::InsufficientScope if is_clear => restricted("scope"),
        Cause::OrganizationMismatch if is_clear => restricted("organization"),
        Cause::AccountInactive if is_clear => restricted("account"),
        Cause::QuotaExceeded if report.confidence() >= 0.8 => restricted("credit"),
        Cause::InsufficientScope | Cause::OrganizationMismatch | Cause::AccountInactive => {
            if status == 403 {
                unknown("forbidden")
            } else {
                unknown("unclear")
            }
        }
        // Providers may check these before the key.
        Cause::IpNotAllowed => unknown("address"),
        Cause::RegionUnsupported => unknown("region"),
        Cause::CorsBlocked => unknown("browser"),
        _ if status == 429 => unknown("busy"),
        _ if status == 403 => unknown("forbidden"),
        Cause::ExpiredKey if matches!(status, 400 | 401) => Verdict::new(Outcome::Rejected, "expired"),
        cause if cause.is_authentication() && matches!(status, 400 | 401) => Verdict::new(Outcome::Rejected, "refused"),
        // The provider itself answered, so unknown words, or words of other services, don't count.
        Cause::Unknown | Cause::NotAnApiError if status == 401 => Verdict::new(Outcome::Rejected, "refused"),
        _ => unknown("unclear"),
    }
}

/// What a body looks like.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// JSON from beginning to end.
    Json,
    /// JSON that ends too early.
    Cut,
    /// HTML or XML.
    Page,
    /// Something else, or nothing.
    Other,
}

impl Form {
    fn of(body: &str) -> Form {
        let body = body.trim_start_matches('\u{feff}').trim();
        if body.starts_with('<') {
            return Form::Page;
        }
        match serde_json::from_str::<IgnoredAny>(body) {
            Ok(_) => Form::Json,
            Err(error) if error.is_eof() && body.starts_with(['{', '[']) => Form::Cut,
            Err(_) => Form::Other,
        }
    }
}

/// Whether the key may use a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelVerdict {
    /// It may.
    Open,
    /// It may not, or there is no such model.
    Closed,
    /// The answer is about something else.
    Other(Verdict),
}

impl ModelVerdict {
    /// Its id.
    pub fn id(&self) -> &'static str {
        match self {
            ModelVerdict::Open => "open",
            ModelVerdict::Closed => "closed",
            ModelVerdict::Other(verdict) => verdict.outcome.id(),
        }
    }

    /// The result in a sentence about the model.
    pub fn sentence(&self, provider: &str, model: &str) -> String {
        match self {
            ModelVerdict::Open => ["`", model, "` works with this key."].concat(),
            ModelVerdict::Closed => [
                "`",
                model,
                "` doesn’t work with this key, or there is no model with this name. Providers don’t \
                 say which: compare the name with the list of models at ",
                provider,
                ".",
            ]
            .concat(),
            ModelVerdict::Other(verdict) => {
                [verdict.outcome.headline(verdict.reason), " ", &verdict.sentence(provider)].concat().trim_end().to_owned()
            }
        }
    }
}

/// What a reply says about a model.
pub fn read_model(request: &ProbeRequest, reply: Reply) -> ModelVerdict {
    if let Reply::Answered { status, body } = reply
        && matches!(status, 400 | 403 | 404)
        && Form::of(body) != Form::Page
        && known(request, status, body, true).is_none()
    {
        let cause = diagnose(&["HTTP ", &status.to_string(), "\n", body].concat()).cause();
        if status == 404 || cause == Cause::ModelNotFound {
            return ModelVerdict::Closed;
        }
    }
    match read(request, reply) {
        Verdict { outcome: Outcome::Accepted, .. } => ModelVerdict::Open,
        other => ModelVerdict::Other(other),
    }
}

/// The status and body of the last answer in what `curl -i` printed; none if there is no answer.
pub fn printed(output: &str) -> Option<(u16, &str)> {
    let mut found = None;
    let mut start = 0;
    for line in output.split_inclusive('\n') {
        let words = line.trim().strip_prefix("HTTP/").and_then(|rest| rest.split(' ').nth(1));
        if let Some(status) = words.and_then(|word| word.parse::<u16>().ok()) {
            found = Some((status, start));
        }
        start += line.len();
    }
    let (status, at) = found?;
    let rest = &output[at..];
    let (blank, length) = match (rest.find("\r\n\r\n"), rest.find("\n\n")) {
        (Some(at), _) => (at, 4),
        (None, Some(at)) => (at, 2),
        (None, None) => (rest.len(), 0),
    };
    Some((status, rest[blank + length..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{PROVIDERS, Provider};
    use Outcome::*;

    fn of(provider: &str, status: u16, body: &str) -> Verdict {
        read(Provider::of(provider).unwrap().probe(), Reply::Answered { status, body })
    }

    #[test]
    fn outcomes() {
        let scope = r#"{"error": "You have insufficient permissions for this operation. Missing scopes: api.model.read."}"#;
        let wrong = r#"{"error":{"message":"Incorrect API key provided: sk-none*here.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}"#;
        let region = r#"{"error":{"code":"unsupported_country_region_territory","message":"Country, region, or territory not supported"}}"#;
        let quota = r#"{"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","code":"insufficient_quota"}}"#;
        for (status, body, outcome, reason) in [
            (200, "{\"object\":\"list\",\"data\":[]}", Accepted, "ok"),
            (200, "\u{feff}{}", Accepted, "ok"),
            (401, wrong, Rejected, "refused"),
            (403, scope, Restricted, "scope"),
            (401, scope, Restricted, "scope"),
            (403, region, Unknown, "region"),
            (401, "", Rejected, "refused"),
            (
                401,
                "{\"message\":\"Bad credentials\",\"documentation_url\":\"https://docs.github.com/rest\"}",
                Rejected,
                "refused",
            ),
            (429, r#"{"error":{"code":"rate_limit_exceeded"}}"#, Unknown, "busy"),
            (429, quota, Restricted, "credit"),
            (402, "{}", Restricted, "credit"),
            (404, "", Unknown, "not-found"),
            (500, "", Unknown, "server"),
            (503, "<html>", Unknown, "server"),
            (200, "<!doctype html><title>Sign in</title>", Unknown, "garbage"),
            (200, "", Unknown, "garbage"),
            (200, "hello", Unknown, "garbage"),
            (200, "{\"object\":\"list\",\"data\":[{\"id\"", Unknown, "cut-off"),
            (401, "<html><h1>Proxy authentication</h1></html>", Unknown, "garbage"),
            (403, "<html>blocked</html>", Unknown, "garbage"),
            (403, "{}", Unknown, "forbidden"),
            (302, "", Unknown, "redirect"),
        ] {
            assert_eq!(of("openai", status, body), Verdict { outcome, reason }, "{status} {body}");
        }
    }

    #[test]
    fn what_never_came_is_told_apart() {
        let request = Provider::of("openai").unwrap().probe();
        for (reply, outcome, reason) in [
            (Reply::Nothing, Blocked, "network"),
            (Reply::TimedOut, Blocked, "timeout"),
            (Reply::Redirected, Unknown, "redirect"),
            (Reply::CutOff, Unknown, "cut-off"),
        ] {
            assert_eq!(read(request, reply), Verdict { outcome, reason });
        }
    }

    /// Only a 400 or 401 can reject a key, whatever the body says.
    #[test]
    fn only_a_refusal_of_the_key_says_so() {
        let worst = r#"{"error":{"message":"Invalid API key. Incorrect API key provided: sk-none*here.","type":"authentication_error","code":"invalid_api_key"}}"#;
        for provider in PROVIDERS.iter() {
            let request = provider.probe();
            for status in [402, 403, 404, 408, 429, 500, 502, 503, 529] {
                for body in [worst, "", "{}", "<html></html>", "unauthorized"] {
                    let verdict = read(request, Reply::Answered { status, body });
                    assert_ne!(verdict.outcome, Rejected, "{}: {status} {body}", provider.id);
                }
            }
        }
    }

    #[test]
    fn every_reason_has_words_and_every_provider_its_outcomes() {
        for provider in PROVIDERS.iter() {
            let request = provider.probe();
            for answer in request.answers {
                assert!(REASONS.iter().any(|(id, _)| *id == answer.reason), "{}: no words for {}", provider.id, answer.reason);
                for text in answer.says {
                    assert_eq!(*text, text.to_lowercase(), "{}: write it in lower case", provider.id);
                }
            }
            let bare = read(request, Reply::Answered { status: 401, body: "{}" });
            assert_eq!(bare.outcome, Rejected, "{}", provider.id);
            assert_eq!(
                read(request, Reply::Answered { status: 200, body: "{\"data\":[]}" }).outcome,
                Accepted,
                "{}",
                provider.id
            );
        }
    }

    #[test]
    fn a_model_is_open_or_closed() {
        let request = Provider::of("openai").unwrap().probe();
        let missing = r#"{"error":{"message":"The model `none` does not exist or you do not have access to it.","code":"model_not_found"}}"#;
        let model = |status, body| read_model(request, Reply::Answered { status, body }).id();
        assert_eq!(model(200, r#"{"id":"gpt-4o-mini"}"#), "open");
        assert_eq!(model(404, missing), "closed");
        assert_eq!(model(403, missing), "closed");
        assert_eq!(model(404, "<html>"), "unknown");
        assert_eq!(model(401, "{}"), "rejected");
        assert_eq!(model(503, ""), "unknown");
        assert_eq!(model(403, r#"{"error":"Missing scopes: api.model.read"}"#), "restricted");
        assert_eq!(read_model(request, Reply::Nothing).id(), "blocked");
    }

    #[test]
    fn what_curl_prints_is_read() {
        let output =
            "HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 401 \r\ncontent-type: application/json\r\n\r\n{\"a\":1}\r\n";
        assert_eq!(printed(output), Some((401, "{\"a\":1}")));
        assert_eq!(printed("HTTP/1.1 204 No Content\nserver: x\n\n"), Some((204, "")));
        assert_eq!(printed("$ curl -i https://x\nHTTP/2 200\nserver: x\n\n{}"), Some((200, "{}")));
        for nothing in ["", "curl: (6) Could not resolve host: api.openai.com", "HTTP/", "HTTP/1.1 abc"] {
            assert_eq!(printed(nothing), None, "{nothing}");
        }
    }
}
