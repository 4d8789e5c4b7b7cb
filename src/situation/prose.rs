//! Whether somebody writes of a program as the one that they use.

use crate::catalogue::{App, UseWords};
use crate::intake::Folded;

/// What ends a sentence, besides the words of [`UseWords::clauses`] and the end of a line that nothing has wrapped.
const ENDS: [char; 10] = [';', '!', '?', '{', '}', '。', '，', '；', '！', '？'];

/// How far a sentence is read around a name, in bytes.
const MAX_SENTENCE_BYTES: usize = 100;

/// A text that people may have written, with the words that they use for programs.
#[derive(Clone, Copy)]
pub(super) struct Prose<'a> {
    pub words: &'a UseWords,
    /// The text, folded.
    pub folded: &'a Folded<'a>,
}

impl<'a> Prose<'a> {
    fn text(self) -> &'a str {
        &self.folded.text
    }

    /// How often somebody writes of an application as the one that they use. A name that is an ordinary word, too, counts
    /// only where one writes of programs.
    pub fn uses(self, app: &App) -> usize {
        let plain = app.names.iter().map(|name| self.uses_name(name, false));
        let ordinary = app.ordinary_names.iter().map(|name| self.uses_name(name, true));
        // One name may be a part of another, so they aren't added up.
        plain.chain(ordinary).max().unwrap_or(0)
    }

    /// The name stands by itself, in a sentence that is about the program.
    fn uses_name(self, name: &str, ordinary: bool) -> usize {
        let text = self.text();
        let of_use = |at: usize| {
            let end = at + name.len();
            let (before, rest) = self.sentence_around(at, end);
            let beside = |part: &str| self.words.beside.iter().any(|words| part.contains(words.as_str()));
            // What a text begins with, as with a title, it is about.
            let title = text[..at].trim().is_empty() && rest.starts_with(':');
            let left = self.words.left.iter().any(|words| before.ends_with(words.as_str()));
            let elsewhere = left || self.is_provider(at, end);
            let meant = stands_alone(text, at, end) && (!ordinary || self.is_a_program(at, end));
            meant && !elsewhere && (title || !beside(before) && !beside(rest))
        };
        text.match_indices(name).filter(|(at, _)| of_use(*at)).count()
    }

    /// Whether somebody says that their requests go through a gateway.
    pub fn passes_through(self, app: &App) -> bool {
        let text = self.text();
        let behind = |at: usize| self.words.through.iter().any(|word| text[..at].ends_with(word.as_str()));
        app.names.iter().flat_map(|name| text.match_indices(name.as_str())).any(|(at, _)| behind(at))
    }

    /// Whether the text begins with a name of the application, as with the command that was typed.
    pub fn begins_with(self, app: &App) -> bool {
        let text = self.text().trim_start_matches(['$', '>', ' ']);
        app.names.iter().chain(&app.ordinary_names).any(|name| text.starts_with(name.as_str()))
    }

    /// Whether the name from `at` to `end` is that of a provider or of a sign-in in another application.
    fn is_provider(self, at: usize, end: usize) -> bool {
        let (before, behind) = (self.text()[..at].trim_end(), &self.text()[end..]);
        before.ends_with("provider:") || self.words.of_provider.iter().any(|word| behind.starts_with(word.as_str()))
    }

    /// What stands in front of a place and behind it in its sentence.
    fn sentence_around(self, at: usize, end: usize) -> (&'a str, &'a str) {
        let text = self.text();
        let start = text.ceil_char_boundary(at.saturating_sub(MAX_SENTENCE_BYTES));
        let stop = text.floor_char_boundary((end + MAX_SENTENCE_BYTES).min(text.len()));
        let (before, rest) = (&text[start..at], &text[end..stop]);
        let clauses = || self.words.clauses.iter().map(String::as_str);
        let began = clauses().filter_map(|word| before.rfind(word)).chain(before.rfind(ENDS)).max().map(|end| start + end);
        let began = began.max(self.folded.short_lines(&(start..at)).next_back()).unwrap_or(start);
        let ends = clauses().filter_map(|word| rest.find(word)).chain(rest.find(ENDS)).map(|length| end + length);
        let ends = ends.chain(self.folded.short_lines(&(end..stop)).next()).min().unwrap_or(stop);
        (&text[began..at], &text[end..ends])
    }

    /// Whether the word from `at` to `end`, which is the name of a program and an ordinary word, stands where one writes of
    /// programs.
    fn is_a_program(self, at: usize, end: usize) -> bool {
        let (front, behind) = (&self.text()[..at], &self.text()[end..]);
        let begins = |words: &[String]| words.iter().any(|word| behind.starts_with(word.as_str()));
        front.trim().is_empty() && begins(&self.words.behind_title)
            || self.words.in_front.iter().any(|word| front.ends_with(word.as_str()) || front == word.trim_start())
            || begins(&self.words.behind)
            || begins_with_version(behind)
    }
}

/// Whether a version such as ` v1.2` comes next.
fn begins_with_version(behind: &str) -> bool {
    let number = behind.strip_prefix(" v").or_else(|| behind.strip_prefix(' ')).unwrap_or("");
    let word = number.split_whitespace().next().unwrap_or("").trim_end_matches([',', ':', ')']);
    word.starts_with(|digit: char| digit.is_ascii_digit()) && word.contains('.')
}

/// Whether a name isn't a part of a longer word, a path or a host.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let joins = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '/' | '@');
    let mut after = text[end..].chars();
    let next = after.next();
    let dotted = next == Some('.') && after.next().is_some_and(|letter| letter.is_ascii_alphanumeric());
    !text[..start].ends_with(|letter| joins(letter) || letter == '.') && !next.is_some_and(joins) && !dotted
}
