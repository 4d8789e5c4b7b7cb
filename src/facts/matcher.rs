//! All the words of the catalogue, looked for in one pass.

use super::{ProviderMark, Sighting, Span};
use crate::catalogue::{PROVIDERS, Provider, SDKS, SIGNS, Sdk};
use crate::intake::Folded;
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
/// All of them.
pub(crate) const MARKS: [u8; 4] = [SENTENCE, HOST, VARIABLE, NAME];

/// The words, by their first three bytes: a filter that is as fast as an automaton here and a tenth
/// of its size (aho-corasick was 8 KB of the page in brotli).
struct Patterns {
    words: Vec<(&'static str, Meaning)>,
    /// For each hash of three bytes, the words that begin with bytes of this hash.
    buckets: Vec<Vec<u16>>,
}

/// The number of buckets; a power of two, so that a mask finds one.
const BUCKETS: usize = 4096;
/// The bytes that choose the bucket.
const HEAD: usize = 3;

fn bucket(head: &[u8]) -> usize {
    let number = head.iter().take(HEAD).fold(0u32, |number, byte| (number << 8) | u32::from(*byte));
    (number.wrapping_mul(0x9e37_79b1) >> 20) as usize % BUCKETS
}

/// The table is made once: it depends on the catalogue alone.
fn patterns() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(build)
}

fn build() -> Patterns {
    let mut words: Vec<(&'static str, Meaning)> = Vec::new();
    for (sign, entry) in SIGNS.iter().enumerate() {
        for (phrase, parts) in entry.phrases.iter().enumerate() {
            words.extend(parts.iter().enumerate().map(|(part, word)| (*word, Meaning::Phrase { sign, phrase, part })));
        }
        words.extend(entry.codes.iter().map(|code| (*code, Meaning::Code { sign })));
    }
    for (provider, entry) in PROVIDERS.iter().enumerate() {
        let weighted = [(entry.phrases, SENTENCE), (entry.hosts, HOST), (entry.names, NAME), (entry.env, VARIABLE)];
        for (list, weight) in weighted {
            words.extend(list.iter().map(|word| (*word, Meaning::Provider { provider, weight })));
        }
    }
    for (sdk, entry) in SDKS.iter().enumerate() {
        words.extend(entry.markers.iter().map(|marker| (*marker, Meaning::Sdk { sdk })));
    }
    words.push(("incorrect api key provided", Meaning::Echo));
    let mut buckets = vec![Vec::new(); BUCKETS];
    for (number, (word, _)) in (0u16..).zip(&words) {
        let head: Vec<u8> = word.bytes().take(HEAD).map(|byte| byte.to_ascii_lowercase()).collect();
        buckets[bucket(&head)].push(number);
    }
    Patterns { words, buckets }
}

/// Looks for every word of the catalogue in a folded text.
pub(super) fn scan(folded: &Folded) -> Sightings {
    let mut seen = Sightings::default();
    let patterns = patterns();
    let mut progress: Vec<Vec<(usize, usize, usize)>> = SIGNS.iter().map(|sign| vec![(0, 0, 0); sign.phrases.len()]).collect();
    let mut counts = vec![0usize; SIGNS.len()];
    let mut provider_counts = vec![0usize; PROVIDERS.len()];
    let mut sdks: Vec<Option<Span>> = vec![None; SDKS.len()];
    let text = folded.text.as_bytes();
    let visit = |pattern: usize, start: usize, end: usize| {
        {
            match patterns.words[pattern].1 {
                Meaning::Phrase { sign, phrase, part } => {
                    let parts = SIGNS[sign].phrases[phrase].len();
                    let (next, first, last) = &mut progress[sign][phrase];
                    let fits = part == *next && (part == 0 || (start >= *last && start <= *last + GAP));
                    if part == 0 {
                        (*next, *first, *last) = (1, start, end);
                    } else if fits {
                        (*next, *last) = (part + 1, end);
                    } else {
                        return;
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
                    if sdks[sdk].is_none() {
                        sdks[sdk] = Some(folded.place(start..end));
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
    each_match(patterns, text, visit);
    // In the order of the catalogue: the outermost SDK first, whatever stands first in the text.
    seen.sdks = SDKS.iter().zip(sdks).filter_map(|(sdk, span)| Some((sdk, span?))).collect();
    seen
}

/// Calls `visit` with pattern, start and end of every match, overlapping ones too.
fn each_match(patterns: &Patterns, text: &[u8], mut visit: impl FnMut(usize, usize, usize)) {
    for (start, head) in text.windows(HEAD).enumerate() {
        for number in &patterns.buckets[bucket(head)] {
            let (word, _) = patterns.words[usize::from(*number)];
            let end = start + word.len();
            if text.get(start..end).is_some_and(|there| there.eq_ignore_ascii_case(word.as_bytes())) {
                visit(usize::from(*number), start, end);
            }
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
