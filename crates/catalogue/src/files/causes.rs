//! `causes/*/cause.toml` and `causes/*/signs.toml`.

use super::{At, Level, OneOf, file};
use crate::schema::{CredentialKind, RefusedBy, Retry, Severity};

file! {
    /// The prose of a cause. A variant inherits what it leaves out. Texts may hold placeholders.
    pub struct CauseFile {
        /// A short name.
        pub title: String,
        /// How bad it is.
        pub severity: OneOf<Severity>,
        /// Minutes to fix it, from and to.
        pub minutes: [u8; 2],
        /// Whether repeating the same request helps.
        pub retry: OneOf<Retry>,
        /// One sentence: what happened.
        pub verdict: String,
        /// How that comes about.
        pub why: String,
        /// The observation that tells it from its neighbors.
        pub check: String,
        /// Causes that look the same from outside, the likeliest first: `cause` or `cause/variant`.
        #[serde(default)]
        pub looks_like: Vec<At<String>>,
        /// The quick fix: a folder of `fixes/`.
        pub fix: At<String>,
        /// The code pair: a folder of `snippets/`.
        pub snippet: At<String>,
        /// What to do, in order.
        pub steps: Vec<String>,
        /// How to see that it worked: a folder of `checks/`.
        pub verify: At<String>,
        /// How to go on meanwhile.
        pub workaround: String,
        /// How it doesn't happen again.
        pub prevention: String,
        /// The page about it: a file of `articles/`.
        #[serde(default)]
        pub article: At<String>,
        /// Who refused, where this cause alone tells: `nobody` if no connection came about.
        pub refused_by: Option<OneOf<RefusedBy>>,
        /// The kind of credential that it is about, where this cause alone tells: `none` if it is about none.
        pub credential: Option<OneOf<CredentialKind>>,
        /// The act that mends it in somebody's own program, in one to three sentences.
        pub act: At<String>,
        /// Whether the act mends nothing, but finds out what is at fault: its heading says so.
        #[serde(default)]
        pub find_out: bool,
        /// Finer forms.
        #[serde(default)]
        pub variant: Vec<VariantFile>,
    }

    /// A finer form of a cause.
    #[derive(Default)]
    #[serde(default)]
    pub struct VariantFile {
        /// Its id within the cause.
        pub id: At<String>,
        /// A short name.
        pub title: Option<String>,
        /// How bad it is.
        pub severity: Option<OneOf<Severity>>,
        /// Minutes to fix it, from and to.
        pub minutes: Option<[u8; 2]>,
        /// Whether repeating the same request helps.
        pub retry: Option<OneOf<Retry>>,
        /// One sentence: what happened.
        pub verdict: Option<String>,
        /// How that comes about.
        pub why: Option<String>,
        /// The observation that tells it from its neighbors.
        pub check: Option<String>,
        /// The quick fix.
        pub fix: Option<At<String>>,
        /// The code pair.
        pub snippet: Option<At<String>>,
        /// What to do, in order.
        pub steps: Option<Vec<String>>,
        /// How to see that it worked.
        pub verify: Option<At<String>>,
        /// How to go on meanwhile.
        pub workaround: Option<String>,
        /// How it doesn't happen again.
        pub prevention: Option<String>,
        /// The page about it.
        pub article: Option<At<String>>,
        /// Who refused.
        pub refused_by: Option<OneOf<RefusedBy>>,
        /// The kind of credential that it is about.
        pub credential: Option<OneOf<CredentialKind>>,
        /// The act that mends it.
        pub act: Option<At<String>>,
        /// Whether its own act mends nothing, but finds out what is at fault.
        #[serde(default)]
        pub find_out: bool,
    }

    /// What gives a cause away in a text.
    pub struct SignsFile {
        /// The signs.
        pub sign: Vec<SignFile>,
    }

    /// A sign of a cause.
    pub struct SignFile {
        /// The variant that it indicates, if it can tell.
        #[serde(default)]
        pub variant: At<String>,
        /// How firmly; `src/catalogue/schema/level.rs` says what the words mean.
        pub level: OneOf<Level>,
        /// The provider that alone says so.
        #[serde(default)]
        pub provider: At<String>,
        /// Sentences, any of which is the sign. `…` in one is a gap, `‥` a gap of one or two words.
        #[serde(default)]
        pub phrases: Vec<At<String>>,
        /// Machine codes, any of which is the sign.
        #[serde(default)]
        pub codes: Vec<At<String>>,
        /// Who prints it, where that was read.
        pub source: At<String>,
    }
}
