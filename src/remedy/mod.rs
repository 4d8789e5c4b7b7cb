//! Advice: the catalogue's words, commands and code with the names of the paste put in.

mod names;

pub use names::Names;

use crate::catalogue::{Fix, LANGUAGES, Library, PLACES};
use crate::details::Details;
use crate::report::Report;

/// A text for one place or language.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceText {
    /// Id of the place or language.
    pub place: &'static str,
    /// The text.
    pub text: String,
}

/// Broken and fixed code in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct CodePair {
    /// Language id.
    pub language: &'static str,
    /// As people write it.
    pub broken: String,
    /// The same code, mended.
    pub fixed: String,
    /// One sentence on what changed.
    pub changed: String,
}

/// Advice beyond the quick fix.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Advised {
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Code pairs, the language of the paste first.
    pub code: Vec<CodePair>,
    /// How to see that it worked, by place or language.
    pub verify: Vec<PlaceText>,
    /// How to go on meanwhile.
    pub workaround: String,
    /// How it doesn't happen again.
    pub prevention: String,
}

/// The quick fix for each place, the one where the paste comes from first.
pub fn quick_fix(report: &Report) -> Vec<PlaceText> {
    let Some(fix) = Fix::of(report.top().entry().fix) else { return Vec::new() };
    let places = fix.places.iter().map(|(place, text)| PlaceText { place, text: report.names.put(text) });
    first(places.collect(), &[report.place])
}

/// What the library has to say about a report. The person's own line comes before code of the catalogue.
pub fn advice(report: &Report, library: &Library, details: &Details) -> Advised {
    let entry = report.top().entry();
    let Some(advice) = library.advice.get(&entry.advice_key()) else { return Advised::default() };
    let language = code_language(report.language);
    let mut code = code_pairs(library, &advice.snippet, language, &report.names);
    if let Some(own) = &details.own {
        code.retain(|pair| pair.language != own.language);
        code.insert(0, own.clone());
    }
    Advised {
        steps: advice.steps.iter().map(|step| report.names.fill(step)).collect(),
        code,
        verify: verify(library, &advice.verify, &[report.place, language], &report.names),
        workaround: report.names.fill(&advice.workaround),
        prevention: report.names.fill(&advice.prevention),
    }
}

/// The code pairs of a snippet, the one in `language` first.
pub fn code_pairs(library: &Library, snippet: &str, language: &str, names: &Names) -> Vec<CodePair> {
    let Some(snippet) = library.snippets.get(snippet) else { return Vec::new() };
    let known = LANGUAGES.iter().map(|(id, _)| *id);
    let order = known.clone().filter(|id| *id == language).chain(known.filter(|id| *id != language));
    let pair = |id: &'static str| {
        let pair = snippet.code.get(id)?;
        Some(CodePair {
            language: id,
            broken: names.put(&pair.broken),
            fixed: names.put(&pair.fixed),
            changed: names.fill(&snippet.changed),
        })
    };
    order.filter_map(pair).collect()
}

/// The commands of a fix for each place, for an article: with the provider's own names.
pub fn fix_places(fix: &str, names: &Names) -> Vec<PlaceText> {
    let places = Fix::of(fix).map_or(&[][..], |fix| fix.places);
    first(places.iter().map(|(place, text)| PlaceText { place, text: names.put(text) }).collect(), &[])
}

fn verify(library: &Library, check: &str, wanted: &[&str], names: &Names) -> Vec<PlaceText> {
    let Some(places) = library.checks.get(check) else { return Vec::new() };
    let known = PLACES.iter().chain(LANGUAGES).map(|(id, _)| *id);
    let texts = known.filter_map(|id| Some(PlaceText { place: id, text: names.put(places.get(id)?) }));
    first(texts.collect(), wanted)
}

/// Puts places in the order of the tabs, the wanted ones first.
fn first(mut texts: Vec<PlaceText>, wanted: &[&str]) -> Vec<PlaceText> {
    let tabs = PLACES.iter().chain(LANGUAGES).map(|(id, _)| *id);
    let mut ordered = Vec::with_capacity(texts.len());
    for place in wanted.iter().copied().chain(tabs) {
        if let Some(at) = texts.iter().position(|text| text.place == place) {
            ordered.push(texts.remove(at));
        }
    }
    ordered
}

/// Code is kept once for JavaScript and TypeScript.
fn code_language(language: Option<&'static str>) -> &'static str {
    match language {
        Some("javascript") => "typescript",
        Some(language) => language,
        None => "python",
    }
}

/// Which lines of two texts have no partner in the other: the longest common subsequence is kept.
pub fn line_marks(broken: &str, fixed: &str) -> (Vec<bool>, Vec<bool>) {
    let left: Vec<&str> = broken.lines().collect();
    let right: Vec<&str> = fixed.lines().collect();
    // Snippets have tens of lines, so the square table is small.
    let mut longest = vec![vec![0usize; right.len() + 1]; left.len() + 1];
    for (i, a) in left.iter().enumerate().rev() {
        for (j, b) in right.iter().enumerate().rev() {
            longest[i][j] = if a == b { longest[i + 1][j + 1] + 1 } else { longest[i + 1][j].max(longest[i][j + 1]) };
        }
    }
    let (mut removed, mut added) = (vec![true; left.len()], vec![true; right.len()]);
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if left[i] == right[j] {
            (removed[i], added[j]) = (false, false);
            i += 1;
            j += 1;
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    (removed, added)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_are_marked() {
        assert_eq!(line_marks("a\nb\nc", "a\nx\nc\nd"), (vec![false, true, false], vec![false, true, false, true]));
        assert_eq!(line_marks("", "a"), (vec![], vec![true]));
    }
}
