//! What the file of a client says, and where it says nothing, what the file says that it is like.

use crate::source::Sources;
use std::collections::BTreeMap;

/// The merged file.
#[derive(Default)]
pub struct Merged<'a> {
    /// Quick fixes that are others here.
    pub fixes: BTreeMap<&'a str, &'a str>,
    /// Code pairs that are others here.
    pub snippets: BTreeMap<&'a str, &'a str>,
    /// Checks that are others here.
    pub checks: BTreeMap<&'a str, &'a str>,
    /// Causes whose advice is that of one variant here.
    pub advice: BTreeMap<&'a str, &'a str>,
    /// How to write in each language.
    pub languages: BTreeMap<&'a str, MergedDialect<'a>>,
}

/// How to write in one language.
#[derive(Default)]
pub struct MergedDialect<'a> {
    /// What to replace by what.
    pub pairs: Vec<&'a (String, String)>,
    /// What can't be said in it.
    pub without: Vec<&'a str>,
}

/// Merges the file of a client with those that it is like; its own entries win. That there is no circle has been
/// checked.
pub fn merged<'a>(sources: &'a Sources, id: &str) -> Merged<'a> {
    let mut merged = Merged::default();
    let mut next = id;
    while let Some(file) = sources.clients.iter().find(|client| client.id == next) {
        for (into, from) in [
            (&mut merged.fixes, &file.fixes),
            (&mut merged.snippets, &file.snippets),
            (&mut merged.checks, &file.checks),
            (&mut merged.advice, &file.advice),
        ] {
            for (key, value) in from {
                into.entry(key).or_insert(value.as_str());
            }
        }
        for (language, dialect) in &file.languages {
            // The pairs of the nearer file come first, so that they win.
            let into = merged.languages.entry(language).or_default();
            into.pairs.extend(&dialect.pairs);
            into.without.extend(dialect.without.iter().map(|id| id.as_str()));
        }
        next = &file.like;
    }
    merged
}
