//! What an answer can wait for: steps, code pairs, checks and articles.
//!
//! The build script compiles this file too, so the writer and the reader of `library.json` share
//! one definition. What a file leaves out is empty here; the tests of the catalogue tell what to
//! write.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Values by name.
pub type Map<T> = BTreeMap<String, T>;

/// Everything that goes beyond the verdict and its quick fix. In the page it is a part of what is
/// fetched once the page is idle.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Library {
    /// The version of this layout.
    pub schema: u32,
    /// Advice by `cause` or `cause/variant`.
    pub advice: Map<Advice>,
    /// Code pairs by id.
    pub snippets: Map<Snippet>,
    /// How to see that a fix worked: by id, then by place or language.
    pub checks: Map<Map<String>>,
    /// How each provider's API is called: by provider id, and `other` for those that are none.
    pub clients: Map<Client>,
    /// The articles, by id in alphabetical order.
    pub articles: Vec<Article>,
}

/// What to do about a cause, beyond the quick fix. Texts may hold placeholders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Advice {
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Id of the code pair.
    pub snippet: String,
    /// Id of the check that shows that it worked.
    pub verify: String,
    /// How to go on meanwhile.
    pub workaround: String,
    /// How it doesn't happen again.
    pub prevention: String,
}

/// A code pair in several languages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Snippet {
    /// One sentence on what changed.
    pub changed: String,
    /// The fixed side calls the service that the key belongs to.
    pub other: bool,
    /// The pair by language id.
    pub code: Map<Pair>,
}

/// How a provider's API is called, in the words of its own client.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Client {
    /// By language id. A language that isn't there has no code for this provider.
    pub languages: Map<Dialect>,
    /// Code pairs that are others here, by id; an empty one is none.
    pub snippets: Map<String>,
    /// Checks that are others here, by id; an empty one is none.
    pub checks: Map<String>,
    /// Causes whose advice is that of one variant here, whatever the variant.
    pub advice: Map<String>,
    /// Causes with steps of their own here.
    pub steps: Map<Vec<String>>,
}

/// How to write in one language for one provider what is written for OpenAI.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dialect {
    /// What stands in the catalogue's files and what stands here instead, in the order to replace it.
    pub pairs: Vec<(String, String)>,
    /// Code pairs that can't be said in it.
    pub without: Vec<String>,
}

/// Broken and fixed code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pair {
    /// The code as people write it.
    pub broken: String,
    /// The same code, mended.
    pub fixed: String,
}

/// One page of the catalogue of errors.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Article {
    /// Permanent id, which is also its address; the name of its file.
    pub id: String,
    /// Title, such as `AuthenticationError`.
    pub title: String,
    /// Provider id.
    pub provider: String,
    /// The exception and its status, as the SDK names them.
    pub exception: String,
    /// HTTP statuses that it comes with.
    pub statuses: Vec<u16>,
    /// `critical`, `error` or `warning`.
    pub severity: String,
    /// `beginner`, `intermediate` or `advanced`.
    pub level: String,
    /// Time to fix in minutes, from and to.
    pub minutes: [u8; 2],
    /// What this error means.
    pub meaning: String,
    /// What the SDK really prints.
    pub stack_trace: String,
    /// The quick fix, in one sentence.
    pub quick_fix: String,
    /// Id of the commands behind the quick fix.
    pub fix: String,
    /// Why it happens.
    pub why: String,
    /// How a program notices it.
    pub detection: Vec<String>,
    /// The causes and their fixes, in the order in which to check them.
    pub causes: Vec<ArticleCause>,
    /// Id of the code pair.
    pub snippet: String,
    /// How to go on meanwhile.
    pub workaround: String,
    /// How it doesn't happen again.
    pub prevention: Vec<String>,
    /// Versions that it is about.
    pub versions: Vec<String>,
    /// When and how it was last verified.
    pub verified: Verified,
    /// Pages of the provider, and other sources.
    pub sources: Vec<Source>,
    /// Notes of readers, kept in the repository.
    pub notes: Vec<CommunityNote>,
}

/// One cause in an article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ArticleCause {
    /// What went wrong, as a title.
    pub title: String,
    /// How it comes about and how it shows.
    pub cause: String,
    /// What to do.
    pub fix: String,
    /// `cause` or `cause/variant` that diagnoses it.
    pub diagnosis: String,
}

/// When an article was last verified, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Verified {
    /// Date, as `2026-11-23`.
    pub on: String,
    /// What was run or read.
    pub how: String,
}

/// A page that a statement rests on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Source {
    /// What it is.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// A note of a reader.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CommunityNote {
    /// Who wrote it.
    pub author: String,
    /// When, as `2026-11-23`.
    pub date: String,
    /// What it says.
    pub text: String,
}
