//! All the words of the catalogue, looked for in one pass.

use super::{ProviderMark, Sighting, Span};
use crate::catalogue::{PLACE_MARKS, PROVIDERS, Provider, SDKS, SIGNS, Sdk};
use crate::intake::Folded;
use std::ops::Range;
use std::sync::OnceLock;

/// What the words of the catalogue gave.
#[derive(Default)]
pub(super) struct Sightings {
    pub signs: Vec<Sighting>,
    pub providers: Vec<ProviderMark>,
    pub sdks: Vec<(&'static Sdk, Span)>,
    /// Where the words stand that a reader of facts begins at, in the folded text.
    pub anchors: Vec<(Anchor, Range<usize>)>,
    /// Where it runs, by the most special mark.
    pub place: Option<&'static str>,
}

impl Sightings {
    /// The places of an anchor, in order.
    pub fn at(&self, anchor: Anchor) -> impl Iterator<Item = Range<usize>> {
        self.anchors.iter().filter(move |(known, _)| *known == anchor).map(|(_, place)| place.clone())
    }
}

/// Words beside which a fact stands that has to be read, not only seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Anchor {
    /// An echoed key follows.
    Echo,
    /// The refused value follows.
    HeaderValue,
    /// The refused value stands before.
    RefusedHeader,
    /// A character and its position follow.
    Codec,
    /// An index and a value follow.
    ByteString,
    /// A number and an index follow.
    UnexpectedChar,
    /// The missing scopes follow.
    Scope,
    /// The name of the model follows.
    Model,
    /// The Ruby gem's client, with an argument that it doesn't read.
    RubyClient,
    /// The value of the organization header follows.
    Organization,
    /// The scheme stands twice.
    DoubledBearer,
}

/// The words of the anchors.
const ANCHORS: &[(&str, Anchor)] = &[
    ("incorrect api key provided", Anchor::Echo),
    ("header value", Anchor::HeaderValue),
    ("is not a legal http header value", Anchor::RefusedHeader),
    ("is an invalid header value", Anchor::RefusedHeader),
    ("is not valid header value", Anchor::RefusedHeader),
    ("codec can't encode character", Anchor::Codec),
    ("to a bytestring because the character at index ", Anchor::ByteString),
    ("unexpected char 0x", Anchor::UnexpectedChar),
    ("missing scopes:", Anchor::Scope),
    ("the model", Anchor::Model),
    ("access to model", Anchor::Model),
    ("model:", Anchor::Model),
    ("model\":", Anchor::Model),
    ("openai::client.new(api_key:", Anchor::RubyClient),
    ("'openai-organization': '", Anchor::Organization),
    ("\"openai-organization\": \"", Anchor::Organization),
    ("openai-organization: ", Anchor::Organization),
    ("bearer bearer ", Anchor::DoubledBearer),
];
/// So many places of one anchor are read; repetitions say nothing new.
const PLACES: usize = 16;

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
    /// Words that a fact stands beside.
    Anchor(Anchor),
    /// A mark of a place.
    Place { place: usize },
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
    /// In lower case, as texts are folded.
    words: Vec<(String, Meaning)>,
    /// The numbers of the words, bucket by bucket.
    numbers: Vec<u16>,
    /// Where each bucket begins in `numbers`, and the end.
    starts: Vec<u16>,
}

/// The number of buckets, two to the twelfth: most are empty.
const BUCKETS: usize = 4096;
/// The bytes that choose the bucket.
const HEAD: usize = 3;

/// The bucket of three bytes, the last of which are the lowest of `head`.
fn bucket(head: u32) -> usize {
    ((head & 0xff_ffff).wrapping_mul(0x9e37_79b1) >> 20) as usize
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
    for (place, entry) in PLACE_MARKS.iter().enumerate() {
        words.extend(entry.marks.iter().map(|mark| (*mark, Meaning::Place { place })));
    }
    words.extend(ANCHORS.iter().map(|(word, anchor)| (*word, Meaning::Anchor(*anchor))));
    let words: Vec<(String, Meaning)> = words.into_iter().map(|(word, meaning)| (word.to_ascii_lowercase(), meaning)).collect();
    let mut buckets = vec![Vec::new(); BUCKETS];
    for (number, (word, _)) in (0u16..).zip(&words) {
        let head = word.bytes().take(HEAD).fold(0, |head, byte| (head << 8) | u32::from(byte));
        buckets[bucket(head)].push(number);
    }
    let (mut numbers, mut starts) = (Vec::with_capacity(words.len()), vec![0]);
    for bucket in buckets {
        numbers.extend(bucket);
        starts.push(u16::try_from(numbers.len()).unwrap_or(u16::MAX));
    }
    Patterns { words, numbers, starts }
}

/// Looks for every word of the catalogue in a folded text.
pub(super) fn scan(folded: &Folded) -> Sightings {
    let mut seen = Sightings::default();
    let patterns = patterns();
    let mut progress: Vec<Vec<(usize, usize, usize)>> = SIGNS.iter().map(|sign| vec![(0, 0, 0); sign.phrases.len()]).collect();
    let mut counts = vec![0usize; SIGNS.len()];
    let mut provider_counts = vec![0usize; PROVIDERS.len()];
    let mut best_place = PLACE_MARKS.len();
    let mut sdks: Vec<Option<Span>> = vec![None; SDKS.len()];
    let text = folded.text.as_bytes();
    let visit = |pattern: usize, start: usize, end: usize| match patterns.words[pattern].1 {
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
        Meaning::Place { place } => best_place = best_place.min(place),
        Meaning::Anchor(anchor) => {
            let known = seen.anchors.iter().filter(|(known, _)| *known == anchor).count();
            if known < PLACES {
                seen.anchors.push((anchor, start..end));
            }
        }
    };
    each_match(patterns, text, visit);
    seen.place = PLACE_MARKS.get(best_place).map(|entry| entry.place);
    // In the order of the catalogue: the outermost SDK first, whatever stands first in the text.
    seen.sdks = SDKS.iter().zip(sdks).filter_map(|(sdk, span)| Some((sdk, span?))).collect();
    seen
}

/// Calls `visit` with pattern, start and end of every match, overlapping ones too.
fn each_match(patterns: &Patterns, text: &[u8], mut visit: impl FnMut(usize, usize, usize)) {
    let mut head = 0u32;
    for (at, byte) in text.iter().enumerate() {
        head = (head << 8) | u32::from(*byte);
        let bucket = bucket(head);
        let (first, last) = (patterns.starts[bucket], patterns.starts[bucket + 1]);
        if first == last {
            continue;
        }
        let Some(start) = (at + 1).checked_sub(HEAD) else { continue };
        for number in &patterns.numbers[usize::from(first)..usize::from(last)] {
            let word = &patterns.words[usize::from(*number)].0;
            if text[start..].starts_with(word.as_bytes()) {
                visit(usize::from(*number), start, start + word.len());
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
