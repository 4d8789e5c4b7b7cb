//! `apps/*.toml`, `remedies/*.toml`, `codes/*.toml`, `printed.toml` and `stands.toml`.

use super::{At, OneOf, file};
use crate::schema::{AppKind, CredentialKind, MarkWeight, RefusedBy, Stands};

file! {
    /// An application that calls a provider for the person: how a text shows it, where it keeps its credentials, what
    /// it prints. All prose is plain English in whole sentences; it may hold placeholders.
    pub struct AppFile {
        /// Its name, as it writes it itself.
        pub name: At<String>,
        /// What kind of program it is.
        pub kind: OneOf<AppKind>,
        /// Where somebody stands who has a failure of it.
        pub stands: OneOf<Stands>,
        /// For a `part`: which part of a program it is, such as `tracing`.
        #[serde(default)]
        pub component: String,
        /// Ids of other applications whose files are written as its own are, so that they don't show beside it.
        #[serde(default)]
        pub written_like: Vec<At<String>>,
        /// The providers that it calls by itself; none where people choose among many.
        #[serde(default)]
        pub calls: Vec<At<String>>,
        /// Names in prose that mean this program and nothing else, in lower case.
        #[serde(default)]
        pub names: Vec<String>,
        /// Names that are ordinary words, too, in lower case, such as `cursor`: they count beside a word that shows that a
        /// program is meant.
        #[serde(default)]
        pub ordinary_names: Vec<String>,
        /// What was read or run, with version and date.
        pub read: String,
        /// Its own pages on sign-in and errors.
        #[serde(default)]
        pub docs: Vec<String>,
        /// How to have it check itself: one sentence. Empty if it can't.
        #[serde(default)]
        pub doctor: String,
        /// What shows it in a text.
        pub mark: Vec<MarkFile>,
        /// The credentials that it can use.
        #[serde(default)]
        pub credential: Vec<CredentialFile>,
        /// What its own messages and its commonest confusions mean, and the act that mends them.
        #[serde(default)]
        pub remedy: Vec<RemedyFile>,
    }

    /// What shows an application in a text.
    pub struct MarkFile {
        /// The text; `…` is a gap within a line.
        pub text: At<String>,
        /// How firmly.
        pub weight: OneOf<MarkWeight>,
        /// Where that was read.
        pub source: String,
    }

    /// A credential of an application. Each text is whole sentences, so that advice can be put together of them.
    pub struct CredentialFile {
        /// Its kind.
        pub kind: OneOf<CredentialKind>,
        /// The providers that it is for; none for all.
        #[serde(default)]
        pub providers: Vec<At<String>>,
        /// Where to put it: `In Settings → Models, put the key into “API Key”.`
        pub set: At<String>,
        /// Variables that it is read from, the first wins.
        #[serde(default)]
        pub env: Vec<String>,
        /// Which one counts if several are set, and since which version.
        #[serde(default)]
        pub order: String,
        /// How to sign in, or make the credential: `Run `codex login`.`
        #[serde(default)]
        pub sign_in: String,
        /// How to sign out, or take it away.
        #[serde(default)]
        pub sign_out: String,
        /// How to see which credential is used.
        #[serde(default)]
        pub status: String,
        /// What has to be started again after a change.
        #[serde(default)]
        pub restart: String,
        /// Where that was read.
        pub source: String,
        /// Read in its documentation or code (`A`), or in reports of others (`B`).
        pub sure: Sure,
    }

    /// Remedies that don't belong to one application.
    pub struct RemediesFile {
        /// The remedies.
        pub remedy: Vec<RemedyFile>,
    }

    /// What to tell a person: chosen by what the text says, and by cause, credential and where they stand. The remedy
    /// that asks for most and fits is taken. Prose may hold placeholders; a sentence whose placeholder has no value is
    /// left out.
    pub struct RemedyFile {
        /// What the text must say: any of these, in any case; `…` is a gap of up to 300 bytes.
        #[serde(default)]
        pub says: Vec<At<String>>,
        /// What it must say, too: any of these.
        #[serde(default)]
        pub and_says: Vec<At<String>>,
        /// What it must not say.
        #[serde(default)]
        pub not_says: Vec<At<String>>,
        /// `cause` or `cause/variant`, any of which was found; none for all.
        #[serde(default)]
        pub causes: Vec<At<String>>,
        /// Statuses, any of which the text shows.
        #[serde(default)]
        pub status: Vec<u16>,
        /// Applications. In an application's own file it is that one.
        #[serde(default)]
        pub apps: Vec<At<String>>,
        /// Providers.
        #[serde(default)]
        pub providers: Vec<At<String>>,
        /// Kinds of credential.
        #[serde(default)]
        pub credentials: Vec<OneOf<CredentialKind>>,
        /// Where the person stands.
        #[serde(default)]
        pub stands: Vec<OneOf<Stands>>,
        /// Who refused.
        #[serde(default)]
        pub refused_by: Vec<OneOf<RefusedBy>>,
        /// Languages of the paste.
        #[serde(default)]
        pub languages: Vec<String>,
        /// SDKs of the paste.
        #[serde(default)]
        pub sdks: Vec<At<String>>,
        /// What else these words of the text tell; only with `says`.
        #[serde(default)]
        pub tells: TellsFile,
        /// What happened, in one sentence, where the words of `says` tell it better than the cause’s own verdict.
        #[serde(default)]
        pub verdict: String,
        /// Why it happened. Empty: as the cause says it.
        #[serde(default)]
        pub why: String,
        /// The act that mends the most likely fault where the person is, in one to three sentences.
        pub quick_fix: At<String>,
        /// Whether the quick fix mends nothing, but finds out what is at fault: its heading says so.
        #[serde(default)]
        pub find_out: bool,
        /// Whether the variant that it names tells the very fault, wherever the value is kept: it is told before what an
        /// application says of the cause as a whole.
        #[serde(default)]
        pub before_apps: bool,
        /// What to do if that wasn't it, or after it, in order.
        #[serde(default)]
        pub steps: Vec<String>,
        /// How to go on meanwhile. Empty: nothing is told.
        #[serde(default)]
        pub workaround: String,
        /// How it doesn't happen again. Empty: nothing is told.
        #[serde(default)]
        pub prevention: String,
        /// The commands of the quick fix: a folder of `fixes/`. Empty: none.
        #[serde(default)]
        pub fix: At<String>,
        /// The code pair: a folder of `snippets/`. Empty: none, but the person's own line is still mended.
        #[serde(default)]
        pub snippet: At<String>,
        /// Where that was read.
        pub source: String,
        /// Read in documentation or code (`A`), or in reports of others (`B`).
        pub sure: Sure,
    }

    /// What the words of a remedy tell of the situation.
    #[derive(Default)]
    #[serde(default)]
    pub struct TellsFile {
        /// The kind of credential.
        pub credential: Option<OneOf<CredentialKind>>,
        /// Who refused.
        pub refused_by: Option<OneOf<RefusedBy>>,
        /// Where the person stands.
        pub stands: Option<OneOf<Stands>>,
        /// The part that failed, such as `embeddings`.
        pub component: String,
    }

    /// What texts print that advice can name.
    pub struct PrintedFile {
        /// The values.
        pub printed: Vec<PrintedValueFile>,
    }

    /// A value that texts print.
    pub struct PrintedValueFile {
        /// The placeholder that it fills.
        pub name: At<String>,
        /// What stands before it, the surest first, in any case.
        pub before: Vec<At<String>>,
        /// The characters that end it; empty: white space, quotes, commas, brackets.
        #[serde(default)]
        pub until: String,
        /// Who prints it so.
        pub source: String,
    }

    /// Words that show where a person stands, and with which credential.
    pub struct StandsFile {
        /// The words, by where they show somebody to stand.
        pub words: Vec<StandsWordsFile>,
        /// Texts that show which kind of credential somebody has.
        pub credential: Vec<CredentialWordsFile>,
        /// How people write of the programs that they use.
        pub uses: UseWordsFile,
    }

    /// Texts that show one kind of credential.
    pub struct CredentialWordsFile {
        /// The kind.
        pub kind: OneOf<CredentialKind>,
        /// The texts, in lower case: parts of addresses, forms of keys, lines of configuration. They count anywhere.
        pub words: Vec<String>,
        /// Where that is documented, with the date.
        pub source: String,
        /// Texts that look alike and show another kind: a test expects so.
        pub near: Vec<String>,
    }

    /// Words that show one place.
    pub struct StandsWordsFile {
        /// Where they show somebody to stand.
        pub stands: OneOf<Stands>,
        /// The words, in lower case. They count in prose: not within an address, a path, a longer word or a server's message.
        pub words: Vec<String>,
        /// Texts that show somebody who runs a gateway only where a gateway is spoken of, in lower case; they count anywhere.
        #[serde(default)]
        pub beside_gateway: Vec<String>,
        /// Whose words they are, or what prints them.
        pub source: String,
        /// Texts that hold such words and are of nobody who stands there: a test expects so.
        pub near: Vec<String>,
    }

    /// How people write of the programs that they use, in lower case.
    pub struct UseWordsFile {
        /// Words in a sentence that names a program without being about its use here: nothing is wrong with it there,
        /// or it is named for comparison.
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
        /// Whose words they are.
        pub source: String,
    }

    /// The documented errors of one API.
    pub struct CodesFile {
        /// The service, as it writes itself.
        pub name: String,
        /// The providers whose answers they are; none for a service that is none of the providers.
        #[serde(default)]
        pub providers: Vec<At<String>>,
        /// The errors.
        pub code: Vec<CodeFile>,
    }

    /// A documented error.
    pub struct CodeFile {
        /// HTTP statuses that it comes with; none if that isn't documented.
        #[serde(default)]
        pub status: Vec<u16>,
        /// The machine code, as printed; empty if there is none.
        #[serde(default)]
        pub code: String,
        /// The constant words of its message; `…` is a gap. Empty if the code is enough.
        #[serde(default)]
        pub says: At<String>,
        /// `cause` or `cause/variant`.
        pub cause: At<String>,
        /// What it means, in one or two sentences.
        pub why: At<String>,
        /// The act that mends it, in one or two sentences.
        pub quick_fix: At<String>,
        /// Where that was read.
        pub source: String,
        /// When, as `2026-11-30`, or what the source says of its age.
        pub on: String,
        /// Read in documentation or code (`A`), or in reports of others (`B`).
        pub sure: Sure,
        /// The first load does without its code: no request to a model meets it, hardly anybody pastes it, or its message
        /// says as much.
        #[serde(default)]
        pub rare: bool,
    }
}

/// How sure a fact is. What nobody could confirm isn't written down.
#[derive(Clone, Copy, Debug, PartialEq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Sure {
    /// Read in documentation, code or a real run.
    A,
    /// Read in reports of others.
    B,
}
