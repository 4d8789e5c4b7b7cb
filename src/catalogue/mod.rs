//! Knowledge as data: what `catalogue/` says, as tables.
//!
//! The build script writes the tables. What a verdict and its quick fix need is in tables; the
//! [`Library`] holds the rest, which the page fetches once it is idle.

pub mod level;
mod library;
mod packed;
mod variables;

pub use library::{Advice, Article, ArticleCause, Client, CommunityNote, Dialect, Library, Map, Pair, Snippet, Source, Verified};

pub use variables::{FRONT_ENDS, FrontEnd, PRECEDENCE, Precedence, READERS, Reader, VARIABLES, Variable as EnvVariable};

use packed::Packed;
use std::fmt;
use std::sync::LazyLock;

/// A table that the build script packed.
macro_rules! table {
    ($file:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $file, ".table"))
    };
}

/// Every provider, by id.
pub static PROVIDERS: LazyLock<Vec<Provider>> = LazyLock::new(|| Packed::rows(table!("providers"), Provider::unpack));
/// Services that are none of the providers.
pub static SERVICES: LazyLock<Vec<Service>> = LazyLock::new(|| Packed::rows(table!("services"), Service::unpack));
/// SDKs and clients, the outermost first.
pub static SDKS: LazyLock<Vec<Sdk>> = LazyLock::new(|| Packed::rows(table!("sdks"), Sdk::unpack));
/// What tells the releases of the SDKs apart. Only what comes later uses it.
static RELEASES: LazyLock<Vec<Release>> = LazyLock::new(|| Packed::rows(table!("releases"), Release::unpack));
/// What shows where somebody runs their program, the more special places first.
pub static PLACE_MARKS: LazyLock<Vec<PlaceMarks>> = LazyLock::new(|| Packed::rows(table!("places"), PlaceMarks::unpack));
/// Every quick fix, by id.
pub static FIXES: LazyLock<Vec<Fix>> = LazyLock::new(|| Packed::rows(table!("fixes"), Fix::unpack));
/// Every variant; the first of a cause has no id and is the cause itself.
pub static VARIANTS: LazyLock<Vec<Variant>> = LazyLock::new(|| Packed::rows(table!("variants"), Variant::unpack));
/// Pairs of variables that one SDK reads for the same purpose, where that both are set bears on the verdict.
pub static COMPETITORS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| Packed::rows(table!("competitors"), Packed::pair));
/// Every sign.
pub static SIGNS: LazyLock<Vec<Sign>> = LazyLock::new(|| Packed::rows(table!("signs"), Sign::unpack));
/// The addresses of the providers, in their order. Only what comes later uses it.
static GUIDES: LazyLock<Vec<Guide>> = LazyLock::new(|| Packed::rows(table!("guides"), Guide::unpack));
/// The probes of the providers, in their order. Only what comes later uses it.
static PROBES: LazyLock<Vec<Option<&'static ProbeRequest>>> =
    LazyLock::new(|| Packed::rows(table!("probes"), |packed| packed.list(ProbeRequest::unpack).first()));
/// What is told about the forms of keys, in the order of [`key_forms`]. Only what comes later uses it.
static KEYS: LazyLock<Vec<KeyNote>> = LazyLock::new(|| Packed::rows(table!("keys"), KeyNote::unpack));
/// Where the keys of the services belong, in their order. Only what comes later uses it.
static DESKS: LazyLock<Vec<Desk>> = LazyLock::new(|| Packed::rows(table!("desks"), Desk::unpack));
/// What is told of the variants beyond their verdicts, in their order. Only what comes later uses it.
static BACKGROUNDS: LazyLock<Vec<Background>> = LazyLock::new(|| Packed::rows(table!("backgrounds"), Background::unpack));

/// A service whose API may refuse.
#[derive(Debug, PartialEq)]
pub struct Provider {
    /// Id of the contract, such as `openai`.
    pub id: &'static str,
    /// Name as the service writes it.
    pub name: &'static str,
    /// Base URL that OpenAI's SDKs take; empty where it has no endpoint for them.
    pub base_url: &'static str,
    /// Hosts that give the provider away, the API's first.
    pub hosts: &'static [&'static str],
    /// Variables that its SDKs read the key from, the usual one first.
    pub env: &'static [&'static str],
    /// Header that carries the key, with the scheme.
    pub header: &'static str,
    /// Words that stand for it, in lower case.
    pub names: &'static [&'static str],
    /// Sentences that only this provider prints, in lower case.
    pub phrases: &'static [&'static str],
    /// Sentences that others have borrowed, but that are mostly this provider's, in lower case.
    pub wording: &'static [&'static str],
    /// Classes and parts of paths that name it, in lower case.
    pub classes: &'static [&'static str],
    /// What packages and settings of wrappers call it: `groq` in `langchain_groq` and `@ai-sdk/groq`.
    pub packages: &'static [&'static str],
    /// Every header that it reads a key from, in lower case.
    pub key_headers: &'static [&'static str],
    /// Its sites that share no keys, each as the words that show it, between bars; none if there is one.
    pub sites: &'static [&'static str],
    /// The shapes of its keys.
    pub keys: &'static [KeyFormat],
    /// Host of its API.
    pub host: &'static str,
}

/// What is told about a provider beyond recognizing it; pages are empty where unknown.
#[derive(Debug, PartialEq)]
pub struct Guide {
    /// Page where keys are made.
    pub keys: &'static str,
    /// Page of credit and invoices.
    pub billing: &'static str,
    /// Page of rate limits.
    pub limits: &'static str,
    /// Page of the organization.
    pub organization: &'static str,
    /// Page that tells outages.
    pub status: &'static str,
    /// The provider's own page about errors.
    pub docs: &'static str,
    /// How its API is called without an SDK.
    pub request: Request,
    /// Quick fixes that are others here: what is asked for, as a cause or a fix, and the fix.
    pub fixes: &'static [(&'static str, &'static str)],
}

impl Guide {
    fn unpack(packed: &mut Packed) -> Guide {
        Guide {
            keys: packed.text(),
            billing: packed.text(),
            limits: packed.text(),
            organization: packed.text(),
            status: packed.text(),
            docs: packed.text(),
            request: Request::unpack(packed),
            fixes: packed.list(Packed::pair),
        }
    }
}

/// How a provider's API is called without an SDK. What is empty is as at OpenAI, below the base URL.
#[derive(Debug, PartialEq)]
pub struct Request {
    /// A model for examples.
    pub model: &'static str,
    /// Address that lists models.
    pub models: &'static str,
    /// Address that answers a small request.
    pub chat: &'static str,
    /// The body of that request.
    pub body: &'static str,
    /// Headers that every request needs besides the one with the key.
    pub headers: &'static [&'static str],
    /// The address that its SDK calls, if that isn't the provider's base URL.
    pub base: &'static str,
    /// Variable that redirects its SDK.
    pub base_env: &'static str,
    /// Packages of its SDK, on PyPI and npm.
    pub packages: &'static [&'static str],
}

impl Request {
    fn unpack(packed: &mut Packed) -> Request {
        Request {
            model: packed.text(),
            models: packed.text(),
            chat: packed.text(),
            body: packed.text(),
            headers: packed.texts(),
            base: packed.text(),
            base_env: packed.text(),
            packages: packed.texts(),
        }
    }
}

/// The shape of one kind of key.
#[derive(Debug, PartialEq)]
pub struct KeyFormat {
    /// What the provider calls it.
    pub kind: &'static str,
    /// What it begins with; empty where keys have no prefix.
    pub prefix: &'static str,
    /// A constant inside every such key.
    pub infix: Option<&'static str>,
    /// Lengths seen, prefix included, in characters; none if unknown. A warning, never a proof.
    pub lengths: &'static [usize],
    /// The characters that may follow the prefix.
    pub alphabet: Alphabet,
    /// The prefix begins ordinary words too, so that only a text of a known length counts.
    pub exact: bool,
}

impl KeyFormat {
    fn unpack(packed: &mut Packed) -> KeyFormat {
        KeyFormat {
            kind: packed.text(),
            prefix: packed.text(),
            infix: packed.texts().first().copied(),
            lengths: packed.list(Packed::number),
            alphabet: Alphabet::ALL.get(packed.number()).copied().unwrap_or(Alphabet::Any),
            exact: packed.number() == 1,
        }
    }

    /// What is told about keys of this form.
    pub fn note(&self) -> &'static KeyNote {
        let at = key_forms().position(|(_, format)| std::ptr::eq(format, self)).unwrap_or(0);
        &KEYS[at]
    }

    /// Whether a text begins as keys of this form do; of an exact one, whether it is one.
    pub fn begins(&self, text: &str) -> bool {
        !self.prefix.is_empty() && text.starts_with(self.prefix) && (!self.exact || self.fits(text))
    }

    /// Whether a text is a whole key of this form, as far as its prefix, infix, length and alphabet tell.
    pub fn fits(&self, text: &str) -> bool {
        text.strip_prefix(self.prefix).is_some_and(|body| {
            (self.lengths.is_empty() || self.lengths.contains(&text.len()))
                && self.infix.is_none_or(|infix| body.contains(infix))
                && body.bytes().all(|byte| self.alphabet.contains(byte))
        })
    }
}

/// A service that the catalogue knows: whose keys have a form, or for whom something speaks.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    /// One of the providers.
    Provider(&'static Provider),
    /// Another service.
    Service(&'static Service),
}

impl PartialEq for Owner {
    /// Each service has one entry in the catalogue.
    fn eq(&self, other: &Owner) -> bool {
        match (self, other) {
            (Owner::Provider(left), Owner::Provider(right)) => std::ptr::eq(*left, *right),
            (Owner::Service(left), Owner::Service(right)) => std::ptr::eq(*left, *right),
            _ => false,
        }
    }
}

impl Owner {
    /// Its name, as it writes it.
    pub fn name(self) -> &'static str {
        match self {
            Owner::Provider(provider) => provider.name,
            Owner::Service(service) => service.name,
        }
    }

    /// The id of a provider; the name of another service.
    pub fn id(self) -> &'static str {
        match self {
            Owner::Provider(provider) => provider.id,
            Owner::Service(service) => service.name,
        }
    }
}

/// Every known form of a key, with whose keys have it: the providers', then those of other services.
pub fn key_forms() -> impl Iterator<Item = (Owner, &'static KeyFormat)> {
    // One list, since a chain of iterators would be written out wherever it is used.
    static FORMS: LazyLock<Vec<(Owner, &KeyFormat)>> = LazyLock::new(|| {
        let mut forms = Vec::new();
        for provider in PROVIDERS.iter() {
            forms.extend(provider.keys.iter().map(|form| (Owner::Provider(provider), form)));
        }
        for service in SERVICES.iter() {
            forms.extend(service.keys.iter().map(|form| (Owner::Service(service), form)));
        }
        forms
    });
    FORMS.iter().copied()
}

/// What is told about a form of keys beyond recognizing it.
#[derive(Debug, PartialEq)]
pub struct KeyNote {
    /// Whom such a key stands for: `account`, `user`, `project`, `service account`, `admin`, `OAuth token`,
    /// `refresh token`, `gateway`, `resource`, `temporary`, `access key ID`, `public`, `legacy`.
    pub class: &'static str,
    /// What every such key ends with; empty if nothing.
    pub tail: &'static str,
    /// How its last characters check the others: `github-crc32`; empty if they don't.
    pub checksum: &'static str,
    /// What such a key can do, in a sentence; empty if nothing special is known.
    pub can: &'static str,
    /// What it can't do, in words that follow "It can’t"; empty if nothing special is known.
    pub cannot: &'static str,
    /// What of the form couldn't be confirmed; empty if all could.
    pub unconfirmed: &'static str,
}

impl KeyNote {
    fn unpack(packed: &mut Packed) -> KeyNote {
        KeyNote {
            class: packed.text(),
            tail: packed.text(),
            checksum: packed.text(),
            can: packed.text(),
            cannot: packed.text(),
            unconfirmed: packed.text(),
        }
    }
}

/// Where a service's keys belong; what is empty is unknown.
#[derive(Debug, PartialEq)]
pub struct Desk {
    /// Variable that they are read from.
    pub env: &'static str,
    /// Header that carries them.
    pub header: &'static str,
    /// Address of the API.
    pub base_url: &'static str,
    /// Page where they are made.
    pub keys: &'static str,
}

impl Desk {
    fn unpack(packed: &mut Packed) -> Desk {
        Desk { env: packed.text(), header: packed.text(), base_url: packed.text(), keys: packed.text() }
    }
}

/// The characters of a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Alphabet {
    /// `A-Z a-z 0-9`
    Alnum,
    /// `A-Z a-z`
    Letters,
    /// `a-z 0-9`
    Lower,
    /// `A-Z 2-7`
    Base32,
    /// `0-9 a-f`
    Hex,
    /// `0-9 a-f - _`
    HexParts,
    /// `A-Z a-z 0-9 _`
    Word,
    /// `A-Z a-z 0-9 + / =`
    Base64,
    /// `A-Z a-z 0-9 - _`
    Base64Url,
    /// `A-Z a-z 0-9 - _ .`
    Dotted,
    /// Any graphic ASCII character.
    Any,
}

impl Alphabet {
    /// In the order in which the build script numbers them.
    const ALL: [Alphabet; 11] = [
        Alphabet::Alnum,
        Alphabet::Letters,
        Alphabet::Lower,
        Alphabet::Base32,
        Alphabet::Hex,
        Alphabet::HexParts,
        Alphabet::Word,
        Alphabet::Base64,
        Alphabet::Base64Url,
        Alphabet::Dotted,
        Alphabet::Any,
    ];

    /// Whether it has no letters but those of hexadecimal digits.
    pub fn is_hex(self) -> bool {
        matches!(self, Alphabet::Hex | Alphabet::HexParts)
    }

    /// Whether the byte belongs to it.
    pub fn contains(self, byte: u8) -> bool {
        let hex = || byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        match self {
            Alphabet::Alnum => byte.is_ascii_alphanumeric(),
            Alphabet::Letters => byte.is_ascii_alphabetic(),
            Alphabet::Lower => byte.is_ascii_lowercase() || byte.is_ascii_digit(),
            Alphabet::Base32 => byte.is_ascii_uppercase() || (b'2'..=b'7').contains(&byte),
            Alphabet::Hex => hex(),
            Alphabet::HexParts => hex() || matches!(byte, b'-' | b'_'),
            Alphabet::Word => byte.is_ascii_alphanumeric() || byte == b'_',
            Alphabet::Base64 => byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='),
            Alphabet::Base64Url => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'),
            Alphabet::Dotted => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'),
            Alphabet::Any => byte.is_ascii_graphic(),
        }
    }
}

/// The request that asks a provider whether a key works, and how its answers are read.
#[derive(Debug, PartialEq)]
pub struct ProbeRequest {
    /// HTTP method.
    pub method: &'static str,
    /// Address. `${NAME}` in it is a variable, which only commands know.
    pub url: &'static str,
    /// Headers with their values, `{key}` for the key.
    pub headers: &'static [&'static str],
    /// Headers that are sent if a person fills them in, by name.
    pub optional_headers: &'static [&'static str],
    /// The body, `{key}` for the key; empty if there is none.
    pub body: &'static str,
    /// A command that prints the key, where no variable holds it; else empty.
    pub token: &'static str,
    /// Another command that asks; else empty.
    pub also: &'static str,
    /// When that is the one to run.
    pub also_why: &'static str,
    /// Whether browsers may ask.
    pub browser: Browsers,
    /// Why they may not, where it isn't the usual reason.
    pub browser_why: &'static str,
    /// Address that answers whether a model is open to the key, `{model}` for its name; else empty.
    pub model_url: &'static str,
    /// Answers that are read in another way than the rule has it.
    pub answers: &'static [KnownAnswer],
}

/// Whether a provider lets pages of other origins read its answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browsers {
    /// It does.
    Yes,
    /// What is known speaks for it.
    Likely,
    /// It doesn't.
    No,
    /// Nobody knows.
    Unknown,
}

/// An answer that is read in another way than the rule has it.
#[derive(Debug, PartialEq)]
pub struct KnownAnswer {
    /// Statuses, any of which it comes with.
    pub status: &'static [usize],
    /// Texts, any of which it holds, in lower case; none if the status is enough.
    pub says: &'static [&'static str],
    /// The outcome, by id.
    pub means: &'static str,
    /// The reason, by id.
    pub reason: &'static str,
}

impl ProbeRequest {
    fn unpack(packed: &mut Packed) -> ProbeRequest {
        ProbeRequest {
            method: packed.text(),
            url: packed.text(),
            headers: packed.texts(),
            optional_headers: packed.texts(),
            body: packed.text(),
            token: packed.text(),
            also: packed.text(),
            also_why: packed.text(),
            browser: match packed.text() {
                "yes" => Browsers::Yes,
                "likely" => Browsers::Likely,
                "no" => Browsers::No,
                _ => Browsers::Unknown,
            },
            browser_why: packed.text(),
            model_url: packed.text(),
            answers: packed.list(|packed| KnownAnswer {
                status: packed.list(Packed::number),
                says: packed.texts(),
                means: packed.text(),
                reason: packed.text(),
            }),
        }
    }

    /// Whether the page sends it itself.
    pub fn is_sent(&self) -> bool {
        matches!(self.browser, Browsers::Yes | Browsers::Likely)
    }

    /// The host that it goes to; empty where a variable names it.
    pub fn host(&self) -> &'static str {
        let host = self.url.strip_prefix("https://").and_then(|rest| rest.split('/').next());
        host.filter(|host| !host.contains('$')).unwrap_or("")
    }
}

/// Declares the causes with their ids.
macro_rules! causes {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// Why an API refused, or why it looks as if it had. The ids are a contract.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Cause {
            $($(#[$doc])* $name,)*
        }

        /// Every cause with its id.
        pub static CAUSES: &[(Cause, &str)] = &[$((Cause::$name, $id),)*];
    };
}

causes! {
    /// No key was sent, or the SDK found none.
    MissingKey = "missing_key",
    /// A placeholder went out as the key.
    PlaceholderKey = "placeholder_key",
    /// The key carries what doesn't belong to it.
    MalformedKey = "malformed_key",
    /// The server doesn't know the key.
    InvalidKey = "invalid_key",
    /// The key or token expired, or was revoked or blocked.
    ExpiredKey = "expired_key",
    /// One service's key went to another.
    WrongProviderKey = "wrong_provider_key",
    /// The key belongs to another address than the one called.
    WrongEndpoint = "wrong_endpoint",
    /// Right key, wrong header or scheme.
    WrongAuthScheme = "wrong_auth_scheme",
    /// Organization or project don't fit the key.
    OrganizationMismatch = "organization_mismatch",
    /// The key lacks a permission.
    InsufficientScope = "insufficient_scope",
    /// An allow list of addresses refused.
    IpNotAllowed = "ip_not_allowed",
    /// The country or region is refused.
    RegionUnsupported = "region_unsupported",
    /// The account is deactivated, suspended or not verified.
    AccountInactive = "account_inactive",
    /// No credit, or a billing limit.
    QuotaExceeded = "quota_exceeded",
    /// Too many requests or tokens for the time.
    RateLimited = "rate_limited",
    /// The model is missing or not open to this key.
    ModelNotFound = "model_not_found",
    /// The request itself is wrong.
    BadRequest = "bad_request",
    /// The request never got an answer.
    ConnectionFailed = "connection_failed",
    /// Certificates or TLS.
    TlsFailed = "tls_failed",
    /// A browser refused the response.
    CorsBlocked = "cors_blocked",
    /// The provider's own failure.
    ServerError = "server_error",
    /// Code and SDK don't fit each other.
    SdkMismatch = "sdk_mismatch",
    /// No API refused anything.
    NotAnApiError = "not_an_api_error",
    /// The text doesn't show a failure.
    Unknown = "unknown",
}

impl Cause {
    /// The id of the contract, such as `invalid_key`.
    pub fn id(self) -> &'static str {
        CAUSES.iter().find(|(cause, _)| *cause == self).map_or("unknown", |(_, id)| id)
    }

    /// The cause with this id.
    pub fn from_id(id: &str) -> Option<Cause> {
        CAUSES.iter().find(|(_, known)| *known == id).map(|(cause, _)| *cause)
    }

    /// Whether it is about the key or the account, in contrast to the look-alikes.
    pub fn is_authentication(self) -> bool {
        self <= Cause::AccountInactive
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}

/// How bad it is for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing works until it is fixed.
    Critical,
    /// Some calls fail.
    Error,
    /// It may pass by itself.
    Warning,
}

impl Severity {
    /// The word for it, in lower case.
    pub fn id(self) -> &'static str {
        match self {
            Severity::Critical => "critical",
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// Whether repeating the same request helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// It fails again until something is changed.
    No,
    /// Waiting helps.
    Later,
}

/// A cause or a finer form of it, with its words. Texts may hold placeholders.
#[derive(Debug, PartialEq)]
pub struct Variant {
    /// The cause.
    pub cause: Cause,
    /// Id within the cause; empty for the cause as such.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Minutes to fix it, from and to.
    pub minutes: (u8, u8),
    /// Whether repeating helps.
    pub retry: Retry,
    /// One sentence: what happened.
    pub verdict: &'static str,
    /// Id of the quick fix.
    pub fix: &'static str,
    /// Id of the article; empty if there is none.
    pub article: &'static str,
}

impl Variant {
    /// The variant with this id, or the cause as such if there is none.
    pub fn of(cause: Cause, id: &str) -> &'static Variant {
        let own = VARIANTS.iter().filter(|variant| variant.cause == cause);
        let mut first = None;
        for variant in own {
            if variant.id == id {
                return variant;
            }
            first = first.or(Some(variant));
        }
        first.unwrap_or(&VARIANTS[0])
    }

    fn unpack(packed: &mut Packed) -> Variant {
        Variant {
            cause: Cause::from_id(packed.text()).unwrap_or(Cause::Unknown),
            id: packed.text(),
            severity: match packed.text() {
                "critical" => Severity::Critical,
                "error" => Severity::Error,
                _ => Severity::Warning,
            },
            minutes: (packed.number() as u8, packed.number() as u8),
            retry: if packed.text() == "later" { Retry::Later } else { Retry::No },
            verdict: packed.text(),
            fix: packed.text(),
            article: packed.text(),
        }
    }

    /// What is told of it beyond the verdict.
    pub fn background(&'static self) -> &'static Background {
        let at = VARIANTS.iter().position(|variant| std::ptr::eq(variant, self)).unwrap_or(0);
        &BACKGROUNDS[at]
    }

    /// The key of its [`Advice`] in the library.
    pub fn advice_key(&self) -> String {
        if self.id.is_empty() { self.cause.id().to_owned() } else { format!("{}/{}", self.cause.id(), self.id) }
    }
}

/// What is told of a variant beyond its verdict.
#[derive(Debug, PartialEq)]
pub struct Background {
    /// A short name.
    pub title: &'static str,
    /// How that comes about.
    pub why: &'static str,
    /// The observation that tells it from its neighbors.
    pub check: &'static str,
}

impl Background {
    fn unpack(packed: &mut Packed) -> Background {
        Background { title: packed.text(), why: packed.text(), check: packed.text() }
    }
}

/// A quick fix: what to run, for each place where people run things.
#[derive(Debug, PartialEq)]
pub struct Fix {
    /// Its id.
    pub id: &'static str,
    /// The fix that stands for it where it doesn't fit, as with an SDK other than OpenAI's; empty if there
    /// is none.
    pub other_sdk: &'static str,
    /// Place id and text.
    pub places: &'static [(&'static str, &'static str)],
}

impl Fix {
    fn unpack(packed: &mut Packed) -> Fix {
        Fix { id: packed.text(), other_sdk: packed.text(), places: packed.list(Packed::pair) }
    }

    /// The fix with this id.
    pub fn of(id: &str) -> Option<&'static Fix> {
        FIXES.iter().find(|fix| fix.id == id)
    }
}

/// What gives a cause away in a text.
#[derive(Debug, PartialEq)]
pub struct Sign {
    /// What it speaks for.
    pub cause: Cause,
    /// The finer form; empty if it can't tell.
    pub variant: &'static str,
    /// How firmly, in percent: one of the [`level`]s.
    pub level: u8,
    /// The provider that alone says so; empty if several do.
    pub provider: &'static str,
    /// Sentences, any of which is the sign; each as the parts around its gaps. A part that begins
    /// with `‥` stands behind a small gap.
    pub phrases: &'static [&'static [&'static str]],
    /// Machine codes, any of which is the sign.
    pub codes: &'static [&'static str],
    /// Exception classes, any of which is the sign.
    pub classes: &'static [&'static str],
}

impl Sign {
    fn unpack(packed: &mut Packed) -> Sign {
        Sign {
            cause: Cause::from_id(packed.text()).unwrap_or(Cause::Unknown),
            variant: packed.text(),
            level: packed.number() as u8,
            provider: packed.text(),
            phrases: packed.list(Packed::texts),
            codes: packed.texts(),
            classes: packed.texts(),
        }
    }
}

/// A service that is none of the providers, and what shows it in a text.
#[derive(Debug, PartialEq)]
pub struct Service {
    /// Name as the service writes it.
    pub name: &'static str,
    /// Its API leads to language models; otherwise its refusals are none of ours.
    pub gateway: bool,
    /// Hosts that give it away.
    pub hosts: &'static [&'static str],
    /// Words that stand for it, in lower case.
    pub names: &'static [&'static str],
    /// Sentences that only it prints, in lower case.
    pub phrases: &'static [&'static str],
    /// The shapes of its keys.
    pub keys: &'static [KeyFormat],
}

impl Service {
    /// The service with this name, as it writes it.
    pub fn named(name: &str) -> Option<&'static Service> {
        SERVICES.iter().find(|service| service.name == name)
    }

    /// Where its keys belong.
    pub fn desk(&'static self) -> &'static Desk {
        let at = SERVICES.iter().position(|service| std::ptr::eq(service, self)).unwrap_or(0);
        &DESKS[at]
    }

    fn unpack(packed: &mut Packed) -> Service {
        Service {
            name: packed.text(),
            gateway: packed.text() == "gateway",
            hosts: packed.texts(),
            names: packed.texts(),
            phrases: packed.texts(),
            keys: packed.list(KeyFormat::unpack),
        }
    }
}

/// An SDK or client, and what shows it in a text.
#[derive(Debug, PartialEq)]
pub struct Sdk {
    /// Id of the contract; empty where the markers show a language alone.
    pub id: &'static str,
    /// The language that it is written in.
    pub language: &'static str,
    /// Id of the only provider that it calls; empty if it calls several.
    pub provider: &'static str,
    /// Id of the provider beside which alone its markers mean this SDK; empty if they always do.
    pub only: &'static str,
    /// Texts that show it, in lower case, with white space folded.
    pub markers: &'static [&'static str],
}

impl Sdk {
    fn unpack(packed: &mut Packed) -> Sdk {
        Sdk { id: packed.text(), language: packed.text(), provider: packed.text(), only: packed.text(), markers: packed.texts() }
    }
}

/// What tells the releases of an SDK apart.
#[derive(Debug, PartialEq)]
pub struct Release {
    /// Id of the SDK.
    pub sdk: &'static str,
    /// Name of its package.
    pub package: &'static str,
    /// It calls the services through another SDK.
    pub wraps: bool,
    /// A major version, then the files and words that only it has, in lower case.
    pub majors: &'static [&'static [&'static str]],
}

impl Release {
    fn unpack(packed: &mut Packed) -> Release {
        Release {
            sdk: packed.text(),
            package: packed.text(),
            wraps: packed.text() == "wraps",
            majors: packed.list(Packed::texts),
        }
    }

    /// The release of the SDK with this id.
    pub fn of(sdk: &str) -> Option<&'static Release> {
        RELEASES.iter().find(|release| release.sdk == sdk)
    }
}

/// Texts that show a place.
#[derive(Debug, PartialEq)]
pub struct PlaceMarks {
    /// Id of the place.
    pub place: &'static str,
    /// The texts, in lower case, with white space folded.
    pub marks: &'static [&'static str],
}

impl PlaceMarks {
    fn unpack(packed: &mut Packed) -> PlaceMarks {
        PlaceMarks { place: packed.text(), marks: packed.texts() }
    }
}

/// Places where people run things, in the order of the tabs, with their labels.
pub static PLACES: &[(&str, &str)] = &[
    ("bash", "bash, zsh"),
    ("fish", "fish"),
    ("powershell", "PowerShell"),
    ("cmd", "cmd"),
    ("dotenv", ".env"),
    ("docker", "Docker"),
    ("compose", "Compose"),
    ("kubernetes", "Kubernetes"),
    ("github-actions", "GitHub Actions"),
    ("notebook", "Notebook"),
];

/// Languages of code pairs, in the order of the tabs, with their labels.
pub static LANGUAGES: &[(&str, &str)] = &[
    ("python", "Python"),
    ("typescript", "Node, TypeScript"),
    ("shell", "curl"),
    ("go", "Go"),
    ("java", "Java"),
    ("csharp", "C#"),
    ("php", "PHP"),
    ("ruby", "Ruby"),
    ("rust", "Rust"),
];

/// The label of a place or language; the id itself where it has none.
pub fn label(id: &str) -> &str {
    PLACES.iter().chain(LANGUAGES).find(|(known, _)| *known == id).map_or(id, |(_, label)| label)
}

impl Provider {
    /// The provider whose base URL goes on where this address ends, which has a host and no path: `https://api.openai.com`.
    pub fn of_bare_base(address: &str) -> Option<&'static Provider> {
        let goes_on = |provider: &&Provider| provider.base_url.len() > address.len() && provider.base_url.starts_with(address);
        PROVIDERS.iter().find(goes_on).filter(|_| address.matches('/').count() == 2)
    }

    fn unpack(packed: &mut Packed) -> Provider {
        Provider {
            id: packed.text(),
            name: packed.text(),
            base_url: packed.text(),
            hosts: packed.texts(),
            env: packed.texts(),
            header: packed.text(),
            names: packed.texts(),
            phrases: packed.texts(),
            wording: packed.texts(),
            classes: packed.texts(),
            packages: packed.texts(),
            key_headers: packed.texts(),
            sites: packed.texts(),
            keys: packed.list(KeyFormat::unpack),
            host: packed.text(),
        }
    }

    /// The provider with this id.
    pub fn of(id: &str) -> Option<&'static Provider> {
        PROVIDERS.iter().find(|provider| provider.id == id)
    }

    /// The provider whose SDKs read the key from this variable.
    pub fn of_env(name: &str) -> Option<&'static Provider> {
        PROVIDERS.iter().find(|provider| provider.env.contains(&name))
    }

    /// Its pages and calls.
    pub fn guide(&'static self) -> &'static Guide {
        let at = PROVIDERS.iter().position(|provider| std::ptr::eq(provider, self)).unwrap_or(0);
        &GUIDES[at]
    }

    /// The request that asks it whether a key works.
    pub fn probe(&'static self) -> Option<&'static ProbeRequest> {
        let at = PROVIDERS.iter().position(|provider| std::ptr::eq(provider, self)).unwrap_or(0);
        PROBES[at]
    }

    /// Whether an address is one of a provider's pages.
    pub fn has_page(url: &str) -> bool {
        let pages = |of: &Guide| [of.keys, of.billing, of.limits, of.organization, of.status, of.docs].contains(&url);
        GUIDES.iter().any(pages)
    }
}

impl Library {
    /// The library, as the build script wrote it.
    pub fn embedded() -> Library {
        let json = include_str!(concat!(env!("OUT_DIR"), "/library.json"));
        serde_json::from_str(json).unwrap_or_else(|error| unreachable!("library.json: {error}"))
    }

    /// The article with this id.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }
}
