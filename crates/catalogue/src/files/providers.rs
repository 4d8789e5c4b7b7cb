//! `providers/*.toml` and `probes/*.toml`.

use super::{At, Level, OneOf, file};
use crate::schema::{Alphabet, Browsers, CredentialKind};
use std::collections::BTreeMap;

file! {
    /// A service whose API may refuse. The name of the file is its id.
    pub struct ProviderFile {
        /// Name as the service writes it.
        pub name: At<String>,
        /// Base URL that OpenAI's SDKs take; empty where it has no endpoint for them.
        pub base_url: String,
        /// Hosts that give the provider away, the API's first.
        pub hosts: Vec<At<String>>,
        /// Variables that its SDKs read the key from, the usual one first. Each has a `[[variable]]` in variables.toml.
        pub env: Vec<At<String>>,
        /// Header that carries the key, with the scheme, such as `Authorization: Bearer`.
        pub header: String,
        /// The kind of credential that its users usually have, if that isn't an API key.
        pub credential: Option<OneOf<CredentialKind>>,
        /// Page where keys are made.
        pub keys_url: String,
        /// Page of credit and invoices.
        #[serde(default)]
        pub billing_url: String,
        /// Page of rate limits.
        #[serde(default)]
        pub limits_url: String,
        /// Page of the organization.
        #[serde(default)]
        pub organization_url: String,
        /// Page that tells outages.
        #[serde(default)]
        pub status_url: String,
        /// The provider's own page about errors.
        #[serde(default)]
        pub docs_url: String,
        /// Words that stand for it, in lower case.
        pub names: Vec<String>,
        /// Sentences that only this provider prints, in lower case.
        #[serde(default)]
        pub phrases: Vec<String>,
        /// Sentences that others have borrowed, but that are mostly this provider's, in lower case.
        #[serde(default)]
        pub wording: Vec<String>,
        /// Classes and parts of paths that name it, in lower case.
        #[serde(default)]
        pub classes: Vec<String>,
        /// What packages and settings of wrappers call it: `groq` in `langchain_groq` and `@ai-sdk/groq`.
        #[serde(default)]
        pub packages: Vec<String>,
        /// Every header that it reads a key from, in lower case.
        #[serde(default)]
        pub key_headers: Vec<String>,
        /// Its sites that share no keys, each as the words that show it, between bars.
        #[serde(default)]
        pub sites: Vec<String>,
        /// Which facts couldn't be confirmed.
        #[serde(default)]
        pub unconfirmed: Vec<String>,
        /// Under where it was read, the names of the facts.
        pub sources: BTreeMap<String, Vec<String>>,
        /// What it prints in front of a key that it echoes, in lower case.
        #[serde(default)]
        pub echoes: Vec<String>,
        /// So many characters stand at each end of a key that it echoes, if it isn't as with most.
        #[serde(default)]
        pub echo_ends: usize,
        /// What people put where its key belongs, since it takes anything, in lower case.
        #[serde(default)]
        pub stand_ins: Vec<String>,
        /// Header that carries the organization, in lower case.
        #[serde(default)]
        pub organization_header: String,
        /// What ids of organizations begin with.
        #[serde(default)]
        pub organization_prefix: String,
        /// Words for a subscription of its chat, which is no credit of the API, in lower case.
        #[serde(default)]
        pub subscriptions: Vec<String>,
        /// Names that people write for the first variable.
        #[serde(default)]
        pub misnamed_env: Vec<String>,
        /// Its hosts begin with the name of a resource, which is the person's own.
        #[serde(default)]
        pub own_resources: bool,
        /// Providers that take its keys, too.
        #[serde(default)]
        pub shares_keys_with: Vec<At<String>>,
        /// What takes bearer tokens instead of API keys.
        pub bearer: Option<BearerFile>,
        /// A file with credentials that stands for a key.
        pub key_file: Option<KeyFileFile>,
        /// The forms of its keys.
        #[serde(default)]
        pub key: Vec<KeyFile>,
    }

    /// What takes bearer tokens, at a provider that reads its API keys from a header of their own.
    pub struct BearerFile {
        /// Variable that SDKs read such a token from.
        pub env: At<String>,
        /// What API keys begin with, which are no such tokens.
        pub api_keys: String,
        /// What shows a release or version that refuses API keys as bearer tokens; newer ones send them so.
        pub older: Vec<String>,
        /// Where that was read.
        pub source: String,
    }

    /// A file with credentials that stands for a key.
    pub struct KeyFileFile {
        /// What it is called.
        pub name: String,
        /// What it is for, in a sentence.
        pub can: String,
        /// Where that was read.
        pub source: String,
    }

    /// What an echoed key says whose length and characters are known, and no prefix.
    pub struct EchoFile {
        /// The variant of `wrong_provider_key`.
        pub variant: At<String>,
        /// How firmly.
        pub level: OneOf<Level>,
        /// In words, `{length}` for the number of characters.
        pub says: String,
    }

    /// A form of keys.
    pub struct KeyFile {
        /// What the provider calls it. No two of an owner are the same.
        pub kind: At<String>,
        /// What it begins with; empty where keys have no prefix.
        pub prefix: String,
        /// A constant inside every such key.
        pub infix: Option<String>,
        /// Lengths seen, prefix included, in characters; none if unknown.
        pub lengths: Vec<usize>,
        /// The characters that may follow the prefix.
        pub alphabet: OneOf<Alphabet>,
        /// The prefix begins ordinary words too, so only a text of a known length counts.
        #[serde(default)]
        pub exact: bool,
        /// Whom such a key stands for; `account` if nothing else is said.
        pub class: Option<OneOf<KeyClass>>,
        /// What every such key ends with.
        #[serde(default)]
        pub tail: String,
        /// A shorter one was cut off, in characters.
        #[serde(default)]
        pub shortest: usize,
        /// What an echoed key of this form says, where its prefix tells nobody whose it is.
        pub echo: Option<EchoFile>,
        /// How its last characters check the others.
        pub checksum: Option<OneOf<Checksum>>,
        /// Whose tokens have that checksum, for people.
        #[serde(default)]
        pub checksum_of: String,
        /// What such a key can do, in a sentence.
        #[serde(default)]
        pub can: String,
        /// What it can't do, in words that follow "It can't".
        #[serde(default)]
        pub cannot: String,
        /// What `can` and `cannot` were read from.
        #[serde(default)]
        pub facts: String,
        /// Where the form was read.
        pub source: String,
        /// What of the form couldn't be confirmed.
        #[serde(default)]
        pub unconfirmed: String,
    }

    /// The request that asks a provider whether a key works. The name of the file is the provider's id.
    pub struct ProbeFile {
        /// HTTP method.
        pub method: String,
        /// Address. `${NAME}` in it is a variable, which only commands know.
        pub url: String,
        /// Headers with their values, `{key}` for the key.
        pub headers: Vec<String>,
        /// Headers that are sent if a person fills them in, by name.
        #[serde(default)]
        pub optional_headers: Vec<String>,
        /// The body, `{key}` for the key.
        #[serde(default)]
        pub body: String,
        /// A command that prints what the key is, where no variable holds it.
        #[serde(default)]
        pub token: String,
        /// Another command that asks the same.
        #[serde(default)]
        pub also: String,
        /// When that command is the one to run.
        #[serde(default)]
        pub also_why: String,
        /// Why the address isn't on one of the provider's own hosts.
        #[serde(default)]
        pub elsewhere: String,
        /// Where the request was read.
        pub source: String,
        /// Whether a page may read the answers.
        pub browser: OneOf<Browsers>,
        /// Why it may not, where it isn't the usual reason.
        #[serde(default)]
        pub browser_why: String,
        /// Who saw whether it may.
        pub browser_source: String,
        /// The address that answers whether a model is open to the key, `{model}` for its name.
        #[serde(default)]
        pub model_url: String,
        /// Where that was read.
        #[serde(default)]
        pub model_source: String,
        /// What couldn't be confirmed.
        #[serde(default)]
        pub unconfirmed: Vec<String>,
        /// Answers that the rule would read wrongly.
        #[serde(default)]
        pub answer: Vec<AnswerFile>,
    }

    /// An answer that is read in another way than the rule has it.
    pub struct AnswerFile {
        /// Statuses, any of which it comes with.
        pub status: Vec<u16>,
        /// Texts, any of which it holds, in lower case; none if the status is enough.
        #[serde(default)]
        pub says: Vec<String>,
        /// What it means.
        pub means: OneOf<Means>,
        /// Why; `src/probe/outcome.rs` has words for each.
        pub reason: OneOf<Reason>,
        /// Who saw it.
        pub source: String,
    }
}

words! {
    /// Whom a key may stand for.
    pub enum KeyClass {
        /// The account that made it.
        Account = "account",
        /// A person.
        User = "user",
        /// A project.
        Project = "project",
        /// A service account.
        ServiceAccount = "service account",
        /// Who manages an organization.
        Admin = "admin",
        /// An application that a person let in.
        OAuthToken = "OAuth token",
        /// What other tokens are got with.
        RefreshToken = "refresh token",
        /// A gateway.
        Gateway = "gateway",
        /// One resource of a cloud.
        Resource = "resource",
        /// Somebody, for a while.
        Temporary = "temporary",
        /// The public half of a pair.
        AccessKeyId = "access key ID",
        /// Anybody.
        Public = "public",
        /// A form that isn't given out any more.
        Legacy = "legacy",
        /// One plan, and no other use of the same provider.
        Plan = "plan",
    }
}

words! {
    /// How the last characters of a key check the others.
    pub enum Checksum {
        /// CRC-32 to the base of 62, in the last six of 36 characters behind the prefix.
        Crc32Base62 = "crc32-base62",
    }
}

words! {
    /// What an answer to a probe means.
    pub enum Means {
        /// The key works.
        Accepted = "accepted",
        /// The key doesn't.
        Rejected = "rejected",
        /// The key is known, and may not do this.
        Restricted = "restricted",
        /// It doesn't say.
        Unknown = "unknown",
    }
}

words! {
    /// Why an answer is read as it is.
    pub enum Reason {
        /// The account is closed.
        Account = "account",
        /// The key is bound to other applications.
        Application = "application",
        /// Browsers are refused.
        Browser = "browser",
        /// There is no credit.
        Credit = "credit",
        /// The key was found in public.
        Leaked = "leaked",
        /// The model isn't open to it.
        Model = "model",
        /// The organization doesn't fit.
        Organization = "organization",
        /// The key was refused.
        Refused = "refused",
        /// The region is refused.
        Region = "region",
        /// A permission is missing.
        Scope = "scope",
        /// The service isn't enabled.
        Service = "service",
        /// The token is none, or has expired.
        Token = "token",
        /// It may be one thing or another.
        Unclear = "unclear",
    }
}
