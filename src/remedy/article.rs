//! An article as what it shows, in its order. The page and the plain files render the same list.

use super::{code_pairs, fix_places};
use crate::catalogue::{Article, ArticleCause, CommunityNote, Library, Provider, Source};
use crate::report::{CodePair, Names, PlaceText};

/// What an article shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticlePage<'a> {
    /// Service, statuses, severity, level and time, in one line.
    pub facts: String,
    /// Its title.
    pub title: &'a str,
    /// The exception and its status, as the SDK names them.
    pub exception: &'a str,
    /// Its sections, each with a title.
    pub sections: Vec<(&'static str, Vec<Block<'a>>)>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block<'a> {
    /// Prose: paragraphs with a blank line between, `code` in backticks, addresses.
    Prose(&'a str),
    /// A list in no order, of prose.
    List(&'a [String]),
    /// What a program prints.
    Output(&'a str),
    /// Commands by place.
    Commands(Vec<PlaceText>),
    /// Code pairs by language.
    Code(Vec<CodePair>),
    /// Causes and their fixes, in the order in which to check them.
    Causes(&'a [ArticleCause]),
    /// When it was last verified, and how.
    Verified(&'a str, &'a str),
    /// Links.
    Sources(&'a [Source]),
    /// What readers noted.
    Notes(&'a [CommunityNote]),
    /// A remark in prose.
    Remark(String),
}

/// The line of facts of an article: `OpenAI · HTTP 401 · critical · beginner · 2 to 5 minutes`.
pub fn article_facts(article: &Article) -> String {
    let provider = Provider::of(&article.provider).map_or(article.provider.as_str(), |provider| provider.name);
    let mut facts = vec![provider.to_owned()];
    facts.extend(article.statuses.iter().map(|status| ["HTTP ", &status.to_string()].concat()));
    facts.extend([article.severity.clone(), article.level.clone(), minutes(article.minutes[0], article.minutes[1])]);
    facts.join(" · ")
}

/// `2 to 5 minutes`
pub fn minutes(from: u8, to: u8) -> String {
    match (from, to) {
        (1, 1) => "1 minute".to_owned(),
        (from, to) if from == to => from.to_string() + " minutes",
        (from, to) => from.to_string() + " to " + &to.to_string() + " minutes",
    }
}

/// What an article shows, with commands and code in the words of its provider's client.
pub fn article_page<'a>(article: &'a Article, library: &Library) -> ArticlePage<'a> {
    let names = Provider::of(&article.provider).map(Names::of).unwrap_or_default();
    let commands = Block::Commands(fix_places(&article.fix, &names));
    let pairs = Block::Code(code_pairs(library, &article.snippet, "python", &names));
    let none = article.notes.is_empty().then_some(Block::Prose("No notes yet."));
    let how = "To add one, open a pull request that adds a `[[notes]]` table with author, date and text to `catalogue/articles/";
    let add = Block::Remark([how, &article.id, ".toml`."].concat());
    let notes = [Block::Notes(&article.notes)].into_iter().chain(none).chain([add]).collect();
    ArticlePage {
        facts: article_facts(article),
        title: &article.title,
        exception: &article.exception,
        sections: vec![
            ("What it means", vec![Block::Prose(&article.meaning)]),
            ("Quick fix", vec![Block::Prose(&article.quick_fix), commands]),
            ("Stack trace", vec![Block::Output(&article.stack_trace)]),
            ("Why it happens", vec![Block::Prose(&article.why)]),
            ("How to detect it", vec![Block::List(&article.detection)]),
            ("Causes and fixes, in the order to check", vec![Block::Causes(&article.causes)]),
            ("Broken and fixed", vec![pairs]),
            ("Workaround", vec![Block::Prose(&article.workaround)]),
            ("Prevent it", vec![Block::List(&article.prevention)]),
            ("Versions", vec![Block::List(&article.versions)]),
            ("Sources", vec![Block::Verified(&article.verified.on, &article.verified.how), Block::Sources(&article.sources)]),
            ("Notes from readers", notes),
        ],
    }
}
