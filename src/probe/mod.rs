//! The probe: one request, on an explicit click, that asks a provider whether a key works.
//!
//! A [`Plan`] is the request, which is shown before it is sent; a [`Verdict`] is what its answer says about the key. The
//! page sends it in one module, which a build without probes leaves out. Everything comes from one table,
//! `catalogue/probes/`: the requests, the policy of the page (`hosting`), and the list of what the page can send.

mod doubt;
#[cfg(all(feature = "web", feature = "probes"))]
pub mod fetch;
mod outcome;

pub use doubt::doubt;
pub use outcome::{ModelVerdict, Outcome, REASONS, Reply, Verdict, printed, read, read_model};

use crate::catalogue::{Browsers, PROVIDERS, ProbeRequest, Provider};
use crate::report::PlaceText;

/// How long a probe waits for an answer, in milliseconds.
pub const TIMEOUT_MS: u32 = 10_000;

/// Whether this build sends probes at all.
pub const SENDS: bool = cfg!(feature = "probes");

/// What is shown for the key in a request.
pub const MASK: &str = "••••";

/// What a person fills in. All of it may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    /// Organization and project, for the headers that take them.
    pub optional: [String; 2],
    /// Base URL, if it isn't the provider's.
    pub base: String,
}

/// A request that may be sent, or run as a command.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The entry of the table, which also says how answers are read.
    pub request: &'static ProbeRequest,
    /// The URL.
    pub url: String,
    /// Headers.
    pub headers: Vec<Header>,
    /// Variable that the commands read the key from.
    pub env: &'static str,
    /// Why the page doesn't send it; none if it does.
    pub refusal: Option<Refusal>,
}

/// A header of a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Its name.
    pub name: &'static str,
    /// Its value, with `{key}` for the key if it carries the key.
    pub value: String,
    /// Whether it carries the key.
    pub carries_key: bool,
}

/// Why the page doesn't send a request itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// This build sends nothing.
    NoProbes,
    /// The provider doesn't allow pages to read its answers.
    Browsers,
    /// It isn't known whether the provider allows it.
    Unsure,
    /// Another reason, which the table states.
    Stated(&'static str),
    /// The base URL isn't a URL that begins with `https://`.
    NotHttps,
    /// The base URL is on a host that the policy of the page doesn't allow.
    OtherHost,
}

impl Refusal {
    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Refusal::NoProbes => "no-probes",
            Refusal::Browsers | Refusal::Stated(_) => "browsers",
            Refusal::Unsure => "unsure",
            Refusal::NotHttps => "not-https",
            Refusal::OtherHost => "other-host",
        }
    }

    /// Why, in words.
    pub fn sentence(self, provider: &str) -> String {
        match self {
            Refusal::NoProbes => "This copy of the page sends nothing. Ask from a terminal:".to_owned(),
            Refusal::Browsers => [provider, " doesn’t let pages read its answers (CORS). Ask from a terminal:"].concat(),
            Refusal::Unsure => [
                "We haven’t confirmed that browsers may read answers from ",
                provider,
                ", so this page doesn’t ask. Ask from a terminal:",
            ]
            .concat(),
            Refusal::Stated(why) => [why, " Ask from a terminal:"].concat(),
            Refusal::NotHttps => {
                "Not sent: the base URL doesn’t begin with `https://`, so others could read the key on the way.".to_owned()
            }
            Refusal::OtherHost => {
                ["Not sent: this page may ask only ", provider, " itself, no other host. Ask yours from a terminal:"].concat()
            }
        }
    }
}

/// The request for a provider.
pub fn plan(provider: &'static Provider, fields: &Fields) -> Plan {
    let request = provider.probe();
    let mut plan = Plan {
        request,
        url: request.url.to_owned(),
        headers: request.headers.iter().filter_map(|line| header(line)).collect(),
        env: provider.env.first().copied().unwrap_or("API_KEY"),
        refusal: refusal(request),
    };
    for (name, value) in request.optional_headers.iter().copied().zip(&fields.optional) {
        let value = value.trim();
        if !value.is_empty() {
            plan.headers.push(Header { name, value: value.to_owned(), carries_key: false });
        }
    }
    let base = fields.base.trim().trim_end_matches('/');
    if !base.is_empty() && !base.eq_ignore_ascii_case(provider.base_url) {
        match below_base_url(provider, request, base) {
            Ok(url) => plan.url = url,
            Err(refusal) => return Plan { refusal: Some(refusal), ..plan },
        }
        if host(&plan.url) != request.host() {
            plan.refusal = plan.refusal.filter(|refusal| *refusal == Refusal::NoProbes).or(Some(Refusal::OtherHost));
        }
    }
    plan
}

/// The request that asks whether the key may use a model. None if the provider has no URL for it, or if a URL can't hold
/// the name.
pub fn model_plan(provider: &'static Provider, fields: &Fields, model: &str) -> Option<Plan> {
    let plan = plan(provider, fields);
    // Gemini's names come with a folder: `models/…`.
    let model = model.trim().trim_start_matches("models/");
    if model.is_empty() || plan.request.model_url.is_empty() || !model.chars().all(is_url_letter) || model.contains("..") {
        return None;
    }
    let url = plan.request.model_url.replace("{model}", model);
    // With another base URL the model isn't asked for.
    Some(if plan.url == plan.request.url { Plan { url, ..plan } } else { return None })
}

/// Why the page doesn't send a request, whatever was filled in; none if it does.
fn refusal(request: &'static ProbeRequest) -> Option<Refusal> {
    if !SENDS {
        return Some(Refusal::NoProbes);
    }
    match request.browser {
        Browsers::Yes | Browsers::Likely => None,
        _ if !request.browser_why.is_empty() => Some(Refusal::Stated(request.browser_why)),
        Browsers::No => Some(Refusal::Browsers),
        Browsers::Unknown => Some(Refusal::Unsure),
    }
}

/// The URL of the request below another base URL.
fn below_base_url(provider: &Provider, request: &ProbeRequest, base: &str) -> Result<String, Refusal> {
    let below = base.strip_prefix("https://").filter(|rest| rest.chars().all(is_url_letter)).ok_or(Refusal::NotHttps)?;
    if below.starts_with(['/', '.', ':']) || below.contains('@') {
        return Err(Refusal::NotHttps);
    }
    let own = Some(provider.base_url).filter(|own| !own.is_empty());
    Ok(match own.and_then(|own| request.url.strip_prefix(own)) {
        Some(path) => [base, path].concat(),
        // The URL of the request isn't below the base URL of the SDK, so only its host is replaced.
        None => {
            let path = request.url.strip_prefix("https://").and_then(|rest| rest.find('/').map(|at| &rest[at..]));
            ["https://", host(base), path.unwrap_or("")].concat()
        }
    })
}

/// The host of a URL.
fn host(url: &str) -> &str {
    url.strip_prefix("https://").and_then(|rest| rest.split(['/', '?']).next()).unwrap_or("")
}

/// Whether a character needs no quotes and no escape in a URL and in any shell.
fn is_url_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | '~' | ':' | '/' | '@')
}

/// `Authorization: Bearer {key}` as a header.
fn header(line: &'static str) -> Option<Header> {
    let (name, value) = line.split_once(": ")?;
    Some(Header { name, value: value.to_owned(), carries_key: value.contains("{key}") })
}

impl Plan {
    /// The request as it will be sent, with the key masked.
    pub fn shown(&self) -> String {
        let mut shown = [self.request.method, " ", &self.url].concat();
        for header in &self.headers {
            let value = if header.carries_key { header.value.replace("{key}", MASK) } else { header.value.clone() };
            shown.push_str(&["\n", header.name, ": ", &value].concat());
        }
        if !self.request.body.is_empty() {
            shown.push_str(&["\n\n", &self.request.body.replace("{key}", MASK)].concat());
        }
        shown
    }

    /// The host that it goes to.
    pub fn host(&self) -> &str {
        host(&self.url)
    }
}

/// Every request that the page can send, in the order of the providers.
pub fn sent_requests() -> impl Iterator<Item = (&'static Provider, &'static ProbeRequest)> {
    let all = PROVIDERS.iter().map(|provider| (provider, provider.probe()));
    all.filter(|(_, request)| SENDS && request.is_sent())
}

/// The hosts that the page may reach besides its own, sorted.
pub fn hosts() -> Vec<&'static str> {
    let mut hosts: Vec<&str> = sent_requests().map(|(_, request)| request.host()).collect();
    hosts.sort_unstable();
    hosts.dedup();
    hosts
}

/// A shell that commands are written for.
struct Shell {
    /// Its id among the places.
    place: &'static str,
    /// The name of curl in it.
    curl: &'static str,
    /// What stands before and after the name of a variable.
    variable: (&'static str, &'static str),
}

/// The shells that commands are written for.
const SHELLS: [Shell; 4] = [
    Shell { place: "bash", curl: "curl", variable: ("$", "") },
    Shell { place: "fish", curl: "curl", variable: ("$", "") },
    // Windows PowerShell's `curl` is another command; curl.exe is curl in both.
    Shell { place: "powershell", curl: "curl.exe", variable: ("${env:", "}") },
    Shell { place: "cmd", curl: "curl", variable: ("%", "%") },
];

/// The request as a command for each shell, which reads the key from the environment or from a command that prints it.
pub fn commands(plan: &Plan) -> Vec<PlaceText> {
    SHELLS.iter().map(|shell| PlaceText { place: shell.place, text: shell.command(plan) }).collect()
}

impl Shell {
    /// The request as a command for this shell.
    fn command(&self, plan: &Plan) -> String {
        let (request, cmd) = (plan.request, self.place == "cmd");
        let key = match request.token {
            "" => self.variable(plan.env),
            _ if cmd => "%t".to_owned(),
            token => ["$(", token, ")"].concat(),
        };
        let mut text = [self.curl, " -sS -i "].concat();
        if request.method != "GET" && request.body.is_empty() {
            text.push_str(&["-X ", request.method, " "].concat());
        }
        text.push_str(&self.address(&plan.url));
        for header in &plan.headers {
            let value =
                if header.carries_key { header.value.replace("{key}", &key) } else { without_shell_syntax(&header.value) };
            text.push_str(&[" -H \"", header.name, ": ", &value, "\""].concat());
        }
        if !request.body.is_empty() {
            text = self.with_body(text, &request.body.replace("{key}", &key));
        }
        match request.token {
            "" => text,
            token if cmd => ["for /f \"delims=\" %t in ('", token, "') do @", &text].concat(),
            _ => text,
        }
    }

    /// A variable in this shell.
    fn variable(&self, name: &str) -> String {
        [self.variable.0, name, self.variable.1].concat()
    }

    /// A URL with its variables, in quotes if it holds characters with a meaning in the shell.
    fn address(&self, url: &str) -> String {
        let mut filled = String::new();
        let mut rest = url;
        while let Some((before, tail)) = rest.split_once("${") {
            let (name, after) = tail.split_once('}').unwrap_or((tail, ""));
            filled.push_str(before);
            filled.push_str(&self.variable(name));
            rest = after;
        }
        filled.push_str(rest);
        if filled.chars().all(is_url_letter) { filled } else { ["\"", &filled, "\""].concat() }
    }

    /// A command with a body. PowerShell drops quotes in arguments, so there the body is piped in.
    fn with_body(&self, command: String, body: &str) -> String {
        match (self.place, body.contains('"')) {
            (_, false) => [&command, " -d \"", body, "\""].concat(),
            ("powershell", _) => ["'", body, "' | ", &command, " --data-binary \"@-\""].concat(),
            ("cmd", _) => [&command, " -d \"", &body.replace('"', "\\\""), "\""].concat(),
            _ => [&command, " -d '", body, "'"].concat(),
        }
    }
}

/// A value that was filled in, without characters that could end an argument: ids hold letters, digits, `-` and `_`.
fn without_shell_syntax(value: &str) -> String {
    value.chars().filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '/')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(provider: &str) -> &'static Provider {
        Provider::of(provider).unwrap()
    }

    fn base(base: &str) -> Fields {
        Fields { base: base.to_owned(), ..Fields::default() }
    }

    #[test]
    fn requests_go_to_the_provider_by_https_with_the_key_in_one_place() {
        for provider in PROVIDERS.iter() {
            let request = provider.probe();
            let lines = request.headers.iter().chain([&request.body, &request.url, &request.model_url]);
            assert_eq!(lines.map(|line| line.matches("{key}").count()).sum::<usize>(), 1, "{}", provider.id);
            assert!(
                !request.url.contains("{key}") && !request.model_url.contains("{key}"),
                "{}: a key in an address",
                provider.id
            );
            assert_eq!(plan(provider, &Fields::default()).headers.len(), request.headers.len(), "{}", provider.id);
            if !request.is_sent() {
                continue;
            }
            assert!(request.url.starts_with("https://") && !request.host().is_empty(), "{}", provider.id);
            assert!(!request.url.contains('$') && request.token.is_empty(), "{}", provider.id);
            assert_eq!(
                host(request.model_url),
                if request.model_url.is_empty() { "" } else { request.host() },
                "{}",
                provider.id
            );
        }
    }

    #[test]
    fn the_key_is_masked_in_what_is_shown() {
        for provider in PROVIDERS.iter() {
            let shown = plan(provider, &Fields::default()).shown();
            assert!(shown.contains(MASK) && !shown.contains("{key}"), "{shown}");
        }
    }

    #[test]
    fn commands_hold_the_header_and_the_variable_and_nothing_odd() {
        let fields = Fields { optional: ["org-1\"; rm -rf ~".to_owned(), String::new()], ..Fields::default() };
        for provider in PROVIDERS.iter() {
            let plan = plan(provider, &fields);
            let commands = commands(&plan);
            assert_eq!(commands.iter().map(|command| command.place).collect::<Vec<_>>(), ["bash", "fish", "powershell", "cmd"]);
            for command in &commands {
                let text = &command.text;
                let key = if plan.request.token.is_empty() { plan.env } else { plan.request.token };
                assert!(text.contains(key), "{text}");
                for header in plan.request.headers {
                    assert!(text.contains(header.split(':').next().unwrap()), "{text}");
                }
                assert!(!text.contains([';', '`', '\n']) && !text.contains("{key}") && !text.contains("rm "), "{text}");
                assert_eq!(text.matches('"').count() % 2, 0, "{text}");
            }
        }
    }

    #[test]
    fn commands_as_they_are_run() {
        let text = |provider, place| {
            let all = commands(&plan(of(provider), &Fields::default()));
            all.into_iter().find(|command| command.place == place).unwrap().text
        };
        for (provider, place, expected) in [
            ("openai", "bash", r#"curl -sS -i https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY""#),
            (
                "openai",
                "powershell",
                r#"curl.exe -sS -i https://api.openai.com/v1/models -H "Authorization: Bearer ${env:OPENAI_API_KEY}""#,
            ),
            ("openai", "cmd", r#"curl -sS -i https://api.openai.com/v1/models -H "Authorization: Bearer %OPENAI_API_KEY%""#),
            (
                "anthropic",
                "fish",
                r#"curl -sS -i "https://api.anthropic.com/v1/models?limit=1" -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01" -H "anthropic-dangerous-direct-browser-access: true""#,
            ),
            (
                "azure-openai",
                "powershell",
                r#"curl.exe -sS -i "${env:AZURE_OPENAI_ENDPOINT}/openai/models?api-version=2024-10-21" -H "api-key: ${env:AZURE_OPENAI_API_KEY}""#,
            ),
            (
                "google-vertex",
                "cmd",
                r#"for /f "delims=" %t in ('gcloud auth application-default print-access-token') do @curl -sS -i "https://aiplatform.googleapis.com/v1/projects/%GOOGLE_CLOUD_PROJECT%/locations/global/endpoints" -H "Authorization: Bearer %t""#,
            ),
            (
                "perplexity",
                "cmd",
                r#"curl -sS -i https://api.perplexity.ai/chat/completions -H "Authorization: Bearer %PERPLEXITY_API_KEY%" -H "Content-Type: application/json" -d "{\"model\":\"why401-probe\",\"messages\":[{\"role\":\"user\",\"content\":\".\"}]}""#,
            ),
            (
                "voyage",
                "powershell",
                r#"'{"model":"why401-probe","input":["."]}' | curl.exe -sS -i https://api.voyageai.com/v1/embeddings -H "Authorization: Bearer ${env:VOYAGE_API_KEY}" -H "Content-Type: application/json" --data-binary "@-""#,
            ),
        ] {
            assert_eq!(text(provider, place), expected);
        }
    }

    #[test]
    fn a_base_url_is_checked_before_anything_is_sent() {
        let openai = |value: &str| {
            let plan = plan(of("openai"), &base(value));
            (plan.url, plan.refusal)
        };
        let own = "https://api.openai.com/v1/models".to_owned();
        assert_eq!(openai(""), (own.clone(), plan(of("openai"), &Fields::default()).refusal));
        assert_eq!(openai("https://api.openai.com/v1/").0, own);
        for bad in [
            "http://api.openai.com/v1",
            "api.openai.com",
            "https://",
            "https://a b",
            "https://u@h/v1",
            "https://h/$(x)",
            "ftp://h",
        ] {
            assert_eq!(openai(bad), (own.clone(), Some(Refusal::NotHttps)), "{bad}");
        }
        if SENDS {
            let proxy = openai("https://llm.example.com/v1");
            assert_eq!(proxy, ("https://llm.example.com/v1/models".to_owned(), Some(Refusal::OtherHost)));
            let lookalike = openai("https://api.openai.com.example.org/v1");
            assert_eq!(lookalike.1, Some(Refusal::OtherHost));
        }
        let gemini = plan(of("google-gemini"), &base("https://proxy.example.com/gemini"));
        assert_eq!(gemini.url, "https://proxy.example.com/v1beta/models?pageSize=1");
    }

    #[test]
    fn a_model_is_asked_for_if_the_provider_answers_that() {
        let url = |provider, model| model_plan(of(provider), &Fields::default(), model).map(|plan| plan.url);
        assert_eq!(url("openai", " gpt-4o-mini "), Some("https://api.openai.com/v1/models/gpt-4o-mini".to_owned()));
        assert_eq!(
            url("google-gemini", "models/gemini-2.5-flash"),
            Some("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash".to_owned())
        );
        for odd in ["", "a b", "../../x", "gpt?x=1", "gpt#", "gpt%2e", "\n"] {
            assert_eq!(url("openai", odd), None, "{odd}");
        }
        assert_eq!(url("together", "m"), None);
        assert_eq!(model_plan(of("openai"), &base("https://llm.example.com/v1"), "gpt-4o-mini"), None);
    }

    #[test]
    fn pages_ask_only_where_something_speaks_for_it() {
        for id in ["azure-openai", "aws-bedrock", "google-vertex", "replicate", "nvidia", "moonshot", "dashscope"] {
            let plan = plan(of(id), &Fields::default());
            assert!(plan.refusal.is_some(), "{id}");
            assert!(!hosts().contains(&plan.request.host()), "{id}");
        }
        for id in ["openai", "anthropic", "google-gemini", "openrouter", "mistral"] {
            assert_eq!(plan(of(id), &Fields::default()).refusal.is_none(), SENDS, "{id}");
        }
    }
}
