//! Causes, their variants, and what gives them away.

use super::{CredentialKind, RefusedBy};

words! {
    /// Why an API refused, or why it looks as if it had. The ids are a contract.
    pub enum Cause {
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
}

words! {
    /// How bad it is for the person.
    pub enum Severity {
        /// Nothing works until it is fixed.
        Critical = "critical",
        /// Some calls fail.
        Error = "error",
        /// It may pass by itself.
        Warning = "warning",
    }
}

words! {
    /// Whether repeating the same request helps.
    pub enum Retry {
        /// It fails again until something is changed.
        No = "no",
        /// Waiting helps.
        Later = "later",
    }
}

row! {
    /// A cause or a finer form of it, with its words. Texts may hold placeholders.
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
}

row! {
    /// What is told of a variant beyond its verdict.
    pub struct VariantDetails {
        /// The cause.
        pub cause: Cause,
        /// Id of the variant within the cause; empty for the cause as such.
        pub id: &'static str,
        /// A short name.
        pub title: &'static str,
        /// How that comes about.
        pub why: &'static str,
        /// The observation that tells it from its neighbors.
        pub check: &'static str,
        /// Who refused, where this cause alone tells.
        pub refused_by: Option<RefusedBy>,
        /// The kind of credential, where this cause alone tells.
        pub credential: Option<CredentialKind>,
    }
}

row! {
    /// What looks the same as a cause from outside. Causes come in the order of [`Cause`].
    pub struct Lookalikes {
        /// The cause.
        pub cause: Cause,
        /// The others with their variants, the likeliest first; without a variant it is empty.
        pub others: &'static [(Cause, &'static str)],
    }
}

row! {
    /// Machine codes that mean a cause where one provider answers, as its documentation says.
    pub struct DocumentedCodes {
        /// The provider whose answers they are; empty where the code means the same whoever passes it on.
        pub provider: &'static str,
        /// What they mean.
        pub cause: Cause,
        /// The finer form; empty if they don't tell.
        pub variant: &'static str,
        /// How firmly, in percent.
        pub level: u8,
        /// The codes, as printed.
        pub codes: &'static [&'static str],
    }
}

row! {
    /// What gives a cause away in a text.
    pub struct Sign {
        /// What it indicates.
        pub cause: Cause,
        /// The finer form; empty if it can't tell.
        pub variant: &'static str,
        /// How firmly, in percent: one of the [`level`](super::level)s.
        pub level: u8,
        /// The provider that alone says so; empty if several do.
        pub provider: &'static str,
        /// Sentences, any of which is the sign; each as the parts around its gaps. A part that begins with `‥` stands
        /// behind a small gap.
        pub phrases: &'static [&'static [&'static str]],
        /// Machine codes, any of which is the sign.
        pub codes: &'static [&'static str],
    }
}
