//! Providers: what recognizes them, and what is told about them.

use super::KeyFormat;

use super::CredentialKind;

row! {
    /// A service whose API may refuse.
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
        /// What it prints in front of a key that it echoes, in lower case.
        pub echoes: &'static [&'static str],
        /// So many characters stand at each end of a key that it echoes; 0 if it is as with most.
        pub echo_ends: usize,
        /// What people put where its key belongs, since it takes anything, in lower case.
        pub stand_ins: &'static [&'static str],
        /// Header that carries the organization, in lower case; empty if there is none.
        pub organization_header: &'static str,
        /// What ids of organizations begin with; empty if there is no such header.
        pub organization_prefix: &'static str,
        /// Words for a subscription of its chat, which is no credit of the API, in lower case.
        pub subscriptions: &'static [&'static str],
        /// Names that people write for the first variable.
        pub misnamed_env: &'static [&'static str],
        /// What takes bearer tokens instead of API keys.
        pub bearer: Option<Bearer>,
        /// Its hosts begin with the name of a resource, which is the person's own.
        pub own_resources: bool,
    }
}

row! {
    /// What takes bearer tokens, at a provider that reads its API keys from a header of their own.
    pub struct Bearer {
        /// Variable that SDKs read such a token from.
        pub env: &'static str,
        /// What API keys begin with, which are no such tokens.
        pub api_keys: &'static str,
        /// What shows a release or version that refuses API keys as bearer tokens; newer ones send them so.
        pub older: &'static [&'static str],
    }
}

row! {
    /// The provider whose client the catalogue's files are written for, and whose dialect others speak. There is one.
    pub struct Base {
        /// Id of the provider.
        pub provider: &'static str,
        /// Package of its SDK, on PyPI and npm.
        pub package: &'static str,
    }
}

row! {
    /// What is told about a provider beyond recognizing it; pages are empty where unknown.
    pub struct ProviderDetails {
        /// Id of the provider.
        pub id: &'static str,
        /// The kind of credential that its users usually have.
        pub credential: CredentialKind,
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
        /// Ids of the providers that take its keys, too.
        pub shares_keys_with: &'static [&'static str],
        /// What a file with credentials is called that stands for a key; empty if there is none.
        pub key_file: &'static str,
        /// What such a file is for, in a sentence.
        pub key_file_can: &'static str,
        /// Quick fixes that are others here: what is asked for, as a cause or a fix, and the fix.
        pub fixes: &'static [(&'static str, &'static str)],
    }
}

row! {
    /// How a provider's API is called without an SDK. What is empty is as at the [`Base`], below the base URL.
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
}
