//! Many texts that are looked for at once.

use aho_corasick::{AhoCorasick, Match};
use std::collections::HashMap;

/// How far the parts of a text around a gap may stand apart, in bytes.
const MAX_GAP_BYTES: usize = 300;

/// How many places of one part are kept. A message that is repeated more often says nothing new.
const MAX_PLACES: usize = 64;

/// Texts to look for, each of parts with gaps (`…`) between them.
#[derive(Debug)]
pub struct Phrases {
    /// The parts of each text, as numbers of patterns.
    parts: HashMap<String, Vec<usize>>,
    /// Finds every pattern in one pass. None if there are too many to compile, which the tests of the catalogue rule out.
    automaton: Option<AhoCorasick>,
    patterns: usize,
}

impl Phrases {
    /// Prepares texts to be looked for. `fold` brings a part into the form of the texts that are searched.
    pub fn new<'a>(texts: impl Iterator<Item = &'a str>, fold: impl Fn(&str) -> String) -> Phrases {
        let mut patterns: Vec<String> = Vec::new();
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut parts = HashMap::new();
        for text in texts {
            let of = text.split('…').map(|part| fold(part.trim())).filter(|part| !part.is_empty()).map(|part| {
                *numbers.entry(part).or_insert_with_key(|part| {
                    patterns.push(part.clone());
                    patterns.len() - 1
                })
            });
            let of: Vec<usize> = of.collect();
            parts.insert(text.to_owned(), of);
        }
        Phrases { parts, patterns: patterns.len(), automaton: AhoCorasick::new(patterns).ok() }
    }

    /// Looks for all of them in a folded text. Takes time linear in its length.
    pub fn search(&self, text: &str) -> Seen<'_> {
        let mut places = vec![Vec::new(); self.patterns];
        for found in self.automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(text)) {
            let of = &mut places[found.pattern().as_usize()];
            if of.len() < MAX_PLACES && begins_word(text, &found) {
                of.push((found.start(), found.end()));
            }
        }
        Seen { phrases: self, places }
    }
}

/// Whether a match isn't the rest of a longer word.
fn begins_word(text: &str, found: &Match) -> bool {
    let bytes = text.as_bytes();
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric();
    !is_word(&bytes[found.start()]) || !found.start().checked_sub(1).is_some_and(|before| is_word(&bytes[before]))
}

/// Which texts were found, and where.
#[derive(Debug)]
pub struct Seen<'a> {
    phrases: &'a Phrases,
    places: Vec<Vec<(usize, usize)>>,
}

impl Seen<'_> {
    /// Where a text begins and ends in the folded text, if it is there: its parts in order and near each other. In
    /// bytes.
    pub fn find(&self, text: &str) -> Option<(usize, usize)> {
        let parts = self.phrases.parts.get(text)?;
        let (first, rest) = parts.split_first()?;
        self.places[*first].iter().find_map(|(start, end)| {
            let mut end = *end;
            for part in rest {
                let next = self.places[*part].iter().find(|(start, _)| *start >= end)?;
                if next.0 - end > MAX_GAP_BYTES {
                    return None;
                }
                end = next.1;
            }
            Some((*start, end))
        })
    }

    /// Whether a text is there.
    pub fn has(&self, text: &str) -> bool {
        self.find(text).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrase: &str, text: &str) -> bool {
        Phrases::new([phrase].into_iter(), str::to_lowercase).search(text).has(phrase)
    }

    #[test]
    fn parts_stand_in_order_and_near_each_other() {
        assert!(found("Model … isn't open", "error: model gpt-x isn't open"));
        assert!(!found("Model … isn't open", "it isn't open: model"));
        let apart = |gap: usize| ["model", &".".repeat(gap), "isn't open"].concat();
        assert!(found("Model …isn't open", &apart(MAX_GAP_BYTES)));
        assert!(!found("Model …isn't open", &apart(MAX_GAP_BYTES + 1)));
    }

    #[test]
    fn a_text_begins_where_a_word_begins() {
        assert!(found("cline.log", "open /tmp/cline.log now"));
        assert!(!found("line.log", "open /tmp/cline.log now"));
        assert!(found(".log", "open /tmp/cline.log now"));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        assert!(!found("please run /login", "please run it"));
        assert!(!Phrases::new(std::iter::empty(), str::to_lowercase).search("x").has("x"));
    }
}
