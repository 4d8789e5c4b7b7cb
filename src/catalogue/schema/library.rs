//! What an answer can wait for: steps, code pairs, checks and articles.
//!
//! The build script compiles this file too, so the writer and the reader of `library.json` share
//! one definition. What a file leaves out is empty here; the tests of the catalogue tell what to
//! write.

use super::{AppKind, CredentialKind, MarkWeight, RefusedBy, Stands};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Values by name.
pub type Map<T> = BTreeMap<String, T>;

/// Everything that goes beyond the verdict and its quick fix. The page fetches it as a
/// file of its own, whatever was pasted.
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
    /// The applications, by id.
    pub apps: Map<App>,
    /// Remedies that don't belong to one application.
    pub remedies: Vec<Remedy>,
    /// What texts print that advice can name, the surest before each other.
    pub printed: Vec<Printed>,
    /// Words that show where a person stands.
    pub stands: Vec<StandsWords>,
    /// Texts that show which kind of credential a person has.
    pub credentials: Vec<CredentialWords>,
    /// How people write of the programs that they use.
    pub uses: UseWords,
    /// Documented errors, by the id of the service.
    pub codes: Map<Codes>,
}

/// Words that show where a person stands, in lower case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandsWords {
    /// Where.
    pub stands: Stands,
    /// The words, in prose.
    pub words: Vec<String>,
    /// Texts that count only where a gateway is spoken of, but there anywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside_gateway: Vec<String>,
}

/// Texts that show which kind of credential a person has, in lower case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CredentialWords {
    /// The kind.
    pub kind: CredentialKind,
    /// The texts: parts of addresses, forms of keys, lines of configuration.
    pub words: Vec<String>,
}

/// How people write of the programs that they use, in lower case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseWords {
    /// Words in a sentence that names a program without being about its use here: nothing is wrong with it there, or it
    /// is named for comparison.
    pub beside: Vec<String>,
    /// What stands in front of a program that somebody has left.
    pub left: Vec<String>,
    /// What stands in front of a gateway that somebody's requests go through.
    pub through: Vec<String>,
    /// What stands behind a name that is that of a provider or of a sign-in in another program.
    pub of_provider: Vec<String>,
    /// What begins a sentence, or a clause that says otherwise than the one before.
    pub clauses: Vec<String>,
    /// What stands in front of the name of a program that is an ordinary word, too.
    pub in_front: Vec<String>,
    /// What stands behind such a name.
    pub behind: Vec<String>,
    /// What stands behind such a name where a text begins with it, as with a title.
    pub behind_title: Vec<String>,
    /// What a gateway says in front of its own pages, in its messages: such a page shows nobody who runs it.
    pub told_by_gateway: Vec<String>,
}

/// An application that calls a provider for the person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct App {
    /// Its name.
    pub name: String,
    /// What kind of program it is.
    pub kind: AppKind,
    /// Where somebody stands who has a failure of it.
    pub stands: Stands,
    /// For a part of a program: which, such as `tracing`; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub component: String,
    /// Ids of other applications whose files are written as its own are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub written_like: Vec<String>,
    /// Names in prose that mean this program and nothing else, in lower case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Names that are ordinary words, too, in lower case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ordinary_names: Vec<String>,
    /// The providers that it calls; empty where people choose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<String>,
    /// Its own page on sign-in and errors; empty if there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// How to have it check itself; empty if it can't.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub doctor: String,
    /// What shows it.
    pub marks: Vec<Mark>,
    /// The credentials that it can use, in the order of its file.
    pub credentials: Vec<AppCredential>,
    /// What its own messages mean.
    pub remedies: Vec<Remedy>,
}

/// What shows an application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The text; `…` is a gap within a line.
    pub text: String,
    /// How firmly.
    pub weight: MarkWeight,
}

/// A credential of an application; each text is whole sentences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppCredential {
    /// Its kind.
    pub kind: CredentialKind,
    /// The providers that it is for; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<String>,
    /// Where to put it.
    pub set: String,
    /// Variables that it is read from, the first wins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub env: Vec<String>,
    /// Which one counts if several are set.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub order: String,
    /// How to sign in, or make it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sign_in: String,
    /// How to sign out, or take it away.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sign_out: String,
    /// How to see which one is used.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// What has to be started again.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub restart: String,
}

/// What to tell a person, and when. Each list of conditions is empty if the condition isn't asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Remedy {
    /// What the text must say: any of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub says: Vec<String>,
    /// What it must say, too: any of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub and_says: Vec<String>,
    /// What it must not say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_says: Vec<String>,
    /// `cause` or `cause/variant`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<String>,
    /// Statuses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub status: Vec<u16>,
    /// Ids of applications.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub apps: Vec<String>,
    /// Ids of providers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<String>,
    /// Kinds of credential.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub credentials: Vec<CredentialKind>,
    /// Where the person stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stands: Vec<Stands>,
    /// Who refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refused_by: Vec<RefusedBy>,
    /// Languages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Ids of SDKs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sdks: Vec<String>,
    /// What the words of the text tell besides.
    #[serde(skip_serializing_if = "Tells::is_nothing")]
    pub tells: Tells,
    /// Why it happened; empty if the cause's words do.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The act that mends it.
    pub quick_fix: String,
    /// Whether the act only finds out what is at fault.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub find_out: bool,
    /// What happened, where its words tell it better than the cause's own verdict; empty if they don't.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub verdict: String,
    /// Whether it is told before what an application says of the cause as a whole.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub before_apps: bool,
    /// What to do if that wasn't it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<String>,
    /// How to go on meanwhile.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub workaround: String,
    /// How it doesn't happen again.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub prevention: String,
    /// Id of the commands of the quick fix; empty if there are none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub fix: String,
    /// Id of the code pair; empty if there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub snippet: String,
}

/// What the words of a remedy tell of the situation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tells {
    /// The kind of credential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<CredentialKind>,
    /// Who refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused_by: Option<RefusedBy>,
    /// Where the person stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands: Option<Stands>,
    /// The part that failed; empty if it isn't told.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub component: String,
}

impl Tells {
    /// Whether it tells nothing.
    pub fn is_nothing(&self) -> bool {
        *self == Tells::default()
    }
}

/// A value that texts print.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Printed {
    /// The placeholder that it fills.
    pub name: String,
    /// What stands before it, the surest first.
    pub before: Vec<String>,
    /// The characters that end it; empty: white space, quotes, commas, brackets.
    pub until: String,
}

/// The documented errors of one API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Codes {
    /// The service, as it writes itself.
    pub name: String,
    /// Ids of the providers whose answers they are; empty for a service that is none of them.
    pub providers: Vec<String>,
    /// The errors.
    pub codes: Vec<Code>,
}

/// A documented error of a provider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Code {
    /// Statuses that it comes with; empty if they aren't documented.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub status: Vec<u16>,
    /// The machine code; empty if there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// The constant words of its message; empty if the code is enough.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub says: String,
    /// `cause` or `cause/variant`.
    pub cause: String,
    /// What it means.
    pub why: String,
    /// The act that mends it.
    pub quick_fix: String,
}

/// What to do about a cause, beyond the quick fix. Texts may hold placeholders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Advice {
    /// What to do, in order.
    pub steps: Vec<String>,
    /// The act that mends it in somebody's own program.
    pub act: String,
    /// Whether the act only finds out what is at fault.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub find_out: bool,
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
