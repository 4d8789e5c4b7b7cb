//! `articles/*.toml`: pages of the catalogue of errors.

use super::{At, OneOf, file};
use crate::schema::Severity;

file! {
    /// One page of the catalogue of errors. The name of the file is its permanent id and its address.
    pub struct ArticleFile {
        /// Title, such as `AuthenticationError`.
        pub title: String,
        /// The provider.
        pub provider: At<String>,
        /// The exception and its status, as the SDK names them.
        pub exception: String,
        /// HTTP statuses that it comes with.
        pub statuses: Vec<u16>,
        /// How bad it is.
        pub severity: OneOf<Severity>,
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
        /// The commands behind the quick fix: a folder of `fixes/`.
        pub fix: At<String>,
        /// Why it happens.
        pub why: String,
        /// How a program notices it.
        pub detection: Vec<String>,
        /// The causes and their fixes, in the order in which to check them.
        pub causes: Vec<ArticleCauseFile>,
        /// The code pair: a folder of `snippets/`.
        pub snippet: At<String>,
        /// How to go on meanwhile.
        pub workaround: String,
        /// How it doesn't happen again.
        pub prevention: Vec<String>,
        /// Versions that it is about.
        pub versions: Vec<String>,
        /// When and how it was last verified.
        pub verified: VerifiedFile,
        /// Pages of the provider, and other sources.
        pub sources: Vec<SourceFile>,
        /// Notes of readers.
        #[serde(default)]
        pub notes: Vec<NoteFile>,
    }

    /// One cause in an article.
    pub struct ArticleCauseFile {
        /// What went wrong, as a title.
        pub title: String,
        /// How it comes about and how it shows.
        pub cause: String,
        /// What to do.
        pub fix: String,
        /// `cause` or `cause/variant` that diagnoses it.
        pub diagnosis: At<String>,
    }

    /// When an article was last verified, and how.
    pub struct VerifiedFile {
        /// Day, as `2026-11-23`.
        pub on: String,
        /// What was run or read.
        pub how: String,
    }

    /// A page that a statement rests on.
    pub struct SourceFile {
        /// What it is.
        pub title: String,
        /// Its address.
        pub url: String,
    }

    /// A note of a reader.
    pub struct NoteFile {
        /// Who wrote it.
        pub author: String,
        /// When, as `2026-11-23`.
        pub date: String,
        /// What it says.
        pub text: String,
    }
}
