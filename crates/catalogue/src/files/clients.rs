//! `clients/*.toml`, and the files about quick fixes and code pairs.

use super::{At, file};
use std::collections::BTreeMap;

file! {
    /// How a provider's API is called. The name of the file is the provider's id; one that others are like isn't a
    /// provider's.
    #[derive(Default)]
    #[serde(default)]
    pub struct ClientFile {
        /// Another file, whose languages and maps count where this one says nothing else.
        pub like: At<String>,
        /// What was read or run.
        pub source: String,
        /// Which tables weren't.
        pub unconfirmed: Vec<String>,
        /// The catalogue's files are written for this client. One file says so.
        pub written_for: Option<WrittenForFile>,
        /// How it is called without an SDK.
        pub request: RequestFile,
        /// Quick fixes that are others here: a fix or a cause, and the fix.
        pub fixes: BTreeMap<String, At<String>>,
        /// Code pairs that are others here; an empty one is none.
        pub snippets: BTreeMap<String, At<String>>,
        /// Checks that are others here; an empty one is none.
        pub checks: BTreeMap<String, At<String>>,
        /// Causes whose advice is that of one variant here, whatever the variant.
        pub advice: BTreeMap<String, At<String>>,
        /// Causes with steps of their own here.
        pub steps: BTreeMap<String, Vec<String>>,
        /// The shape of a key, for a regular expression.
        pub key_shape: String,
        /// How its SDK is called, by language. A language without a table has no code for this provider.
        pub languages: BTreeMap<String, DialectFile>,
    }

    /// The client that the catalogue's fixes, checks and snippets are written for.
    pub struct WrittenForFile {
        /// Package of its SDK, on PyPI and npm.
        pub package: String,
        /// The model of `[request]` as people mistype it, as it stands in snippets.
        pub misspelled_model: String,
    }

    /// How an API is called without an SDK. What is left out is as in the client that the files are written for, below
    /// the provider's base URL.
    #[derive(Default)]
    #[serde(default)]
    pub struct RequestFile {
        /// A model for examples.
        pub model: String,
        /// Address that lists models.
        pub models: String,
        /// Address that answers a small request.
        pub chat: String,
        /// The body of that request.
        pub body: String,
        /// Headers that every request needs besides the one with the key.
        pub headers: Vec<String>,
        /// The address that its SDK calls, if that isn't the provider's base URL.
        pub base: String,
        /// Variable that redirects its SDK. It has a `[[variable]]` in variables.toml.
        pub base_env: At<String>,
        /// Packages of its SDK, on PyPI and npm; none where the SDK of the base is used.
        pub packages: Vec<String>,
    }

    /// How to write in one language for one provider what is written for another.
    #[derive(Default)]
    #[serde(default)]
    pub struct DialectFile {
        /// What stands in the catalogue's files and what stands here instead, in the order to replace it.
        pub pairs: Vec<(String, String)>,
        /// Code pairs and checks that can't be said in it.
        pub without: Vec<At<String>>,
    }

    /// `snippets/<id>/snippet.toml`: a code pair.
    pub struct SnippetFile {
        /// One sentence on what changed.
        pub changed: String,
        /// The fixed side calls the service that the key belongs to.
        #[serde(default)]
        pub other: bool,
    }

    /// `fixes/<id>/fix.toml`: about a quick fix.
    #[derive(Default)]
    pub struct FixFile {
        /// The fix that stands for it where another SDK is used than the one that files are written for.
        #[serde(default)]
        pub other_sdk: At<String>,
        /// The fixes that stand for it where the language of the program is known.
        #[serde(default)]
        pub languages: BTreeMap<String, At<String>>,
    }
}
