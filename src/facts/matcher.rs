//! All the words of the catalogue, looked for in one pass.

use super::{ProviderMark, Sighting, Span};
use crate::catalogue::{PROVIDERS, Provider, SDKS, SIGNS, Sdk};
use crate::intake::Folded;
use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::noncontiguous::NFA;
use std::sync::OnceLock;

/// What the words of the catalogue gave.
#[derive(Default)]
pub(super) struct Sightings {
    pub signs: Vec<Sighting>,
    pub providers: Vec<ProviderMark>,
    pub sdks: Vec<(&'static Sdk, Span)>,
    /// Ends of the sentence that an echoed key follows, in the folded text.
    pub echoes: Vec<usize>,
}

/// What a pattern stands for.
#[derive(Clone, Copy)]
enum Meaning {
    /// Part of a phrase of a sign.
    Phrase { sign: usize, phrase: usize, part: usize },
    /// A code of a sign.
    Code { sign: usize },
    /// A word, host, variable or sentence of a provider.
    Provider { provider: usize, weight: u8 },
    /// A marker of an SDK.
    Sdk { sdk: usize },
    /// The sentence that an echoed key follows.
    Echo,
}

/// The parts of one phrase stand at most this far apart, in bytes.
const GAP: usize = 160;
/// So many sightings of one sign say all that it can say.
const ENOUGH: usize = 4;

/// The weights of what speaks for a provider.
const SENTENCE: u8 = 9;
const HOST: u8 = 8;
const VARIABLE: u8 = 4;
const NAME: u8 = 2;

struct Patterns {
    automaton: NFA,
    meanings: Vec<Vec<Meaning>>,
}

/// The automaton is made once: it depends on the catalogue alone.
fn patterns() -> Option<&'static Patterns> {
    static PATTERNS: OnceLock<Option<Patterns>> = OnceLock::new();
    PATTERNS.get_or_init(build).as_ref()
}

fn build() -> Option<Patterns> {
    let mut words: Vec<String> = Vec::new();
    let mut meanings: Vec<Vec<Meaning>> = Vec::new();
    let mut known = std::collections::BTreeMap::new();
    let mut add = |word: String, meaning: Meaning| {
        let at = *known.entry(word.clone()).or_insert_with(|| {
            words.push(word);
            meanings.push(Vec::new());
            words.len() - 1
        });
        meanings[at].push(meaning);
    };
    for (sign, entry) in SIGNS.iter().enumerate() {
        for (phrase, parts) in entry.phrases.iter().enumerate() {
            for (part, word) in parts.iter().enumerate() {
                add((*word).to_owned(), Meaning::Phrase { sign, phrase, part });
            }
        }
        for code in entry.codes {
            add(code.to_ascii_lowercase(), Meaning::Code { sign });
        }
    }
    for (provider, entry) in PROVIDERS.iter().enumerate() {
        let weighted = [(entry.phrases, SENTENCE), (entry.hosts, HOST), (entry.names, NAME)];
        for (list, weight) in weighted {
            for word in list {
                add((*word).to_owned(), Meaning::Provider { provider, weight });
            }
        }
        for variable in entry.env {
            add(variable.to_ascii_lowercase(), Meaning::Provider { provider, weight: VARIABLE });
        }
    }
    for (sdk, entry) in SDKS.iter().enumerate() {
        for marker in entry.markers {
            add((*marker).to_owned(), Meaning::Sdk { sdk });
        }
    }
    add("incorrect api key provided".to_owned(), Meaning::Echo);
    let automaton = NFA::new(&words).ok()?;
    Some(Patterns { automaton, meanings })
}

/// Looks for every word of the catalogue in a folded text.
pub(super) fn scan(folded: &Folded) -> Sightings {
    let mut seen = Sightings::default();
    let Some(patterns) = patterns() else { return seen };
    let mut progress: Vec<Vec<(usize, usize, usize)>> = SIGNS.iter().map(|sign| vec![(0, 0, 0); sign.phrases.len()]).collect();
    let mut counts = vec![0usize; SIGNS.len()];
    let mut provider_counts = vec![0usize; PROVIDERS.len()];
    let mut sdk_seen = vec![false; SDKS.len()];
    let text = folded.text.as_bytes();
    let visit = |pattern: usize, start: usize, end: usize| {
        for meaning in &patterns.meanings[pattern] {
            match *meaning {
                Meaning::Phrase { sign, phrase, part } => {
                    let parts = SIGNS[sign].phrases[phrase].len();
                    let (next, first, last) = &mut progress[sign][phrase];
                    let fits = part == *next && (part == 0 || (start >= *last && start <= *last + GAP));
                    if part == 0 {
                        (*next, *first, *last) = (1, start, end);
                    } else if fits {
                        (*next, *last) = (part + 1, end);
                    } else {
                        continue;
                    }
                    if *next == parts {
                        *next = 0;
                        if counts[sign] < ENOUGH && whole_words(text, *first, end) {
                            counts[sign] += 1;
                            seen.signs.push(Sighting { sign: &SIGNS[sign], span: folded.place(*first..end), code: false });
                        }
                    }
                }
                Meaning::Code { sign } => {
                    if counts[sign] < ENOUGH && word(text, start, end) {
                        counts[sign] += 1;
                        seen.signs.push(Sighting { sign: &SIGNS[sign], span: folded.place(start..end), code: true });
                    }
                }
                Meaning::Provider { provider, weight } => {
                    if provider_counts[provider] < 32 && (weight == SENTENCE || left_edge(text, start)) {
                        provider_counts[provider] += 1;
                        let provider: &'static Provider = &PROVIDERS[provider];
                        seen.providers.push(ProviderMark { provider, weight, span: folded.place(start..end) });
                    }
                }
                Meaning::Sdk { sdk } => {
                    if !sdk_seen[sdk] {
                        sdk_seen[sdk] = true;
                        seen.sdks.push((&SDKS[sdk], folded.place(start..end)));
                    }
                }
                Meaning::Echo => {
                    if seen.echoes.len() < 64 {
                        seen.echoes.push(end);
                    }
                }
            }
        }
    };
    each_match(&patterns.automaton, text, visit);
    // In the order of the catalogue: the outermost SDK first, whatever stands first in the text.
    let rank = |sdk: &Sdk| SDKS.iter().position(|known| std::ptr::eq(known, sdk));
    seen.sdks.sort_by_key(|(sdk, _)| rank(sdk));
    seen
}

/// Calls `visit` with pattern, start and end of every match, overlapping ones too.
fn each_match(automaton: &NFA, text: &[u8], mut visit: impl FnMut(usize, usize, usize)) {
    let anchored = aho_corasick::Anchored::No;
    let Ok(mut state) = automaton.start_state(anchored) else { return };
    for (at, byte) in text.iter().enumerate() {
        state = automaton.next_state(anchored, state, *byte);
        if !automaton.is_match(state) {
            continue;
        }
        for index in 0..automaton.match_len(state) {
            let pattern = automaton.match_pattern(state, index);
            visit(pattern.as_usize(), at + 1 - automaton.pattern_len(pattern), at + 1);
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn left_edge(text: &[u8], start: usize) -> bool {
    start == 0 || !is_word(text[start - 1]) || !is_word(text[start])
}

/// Whether a code stands by itself: `invalid_api_key` is not in `my_invalid_api_key_test`.
fn word(text: &[u8], start: usize, end: usize) -> bool {
    left_edge(text, start) && !text.get(end).is_some_and(|next| is_word(*next) || *next == b'(')
}

/// Whether a phrase begins and ends with whole words. Cut-off sentences may end within one.
fn whole_words(text: &[u8], start: usize, end: usize) -> bool {
    left_edge(text, start) && (!text.get(end).is_some_and(|next| next.is_ascii_digit()) || !text[end - 1].is_ascii_digit())
}
