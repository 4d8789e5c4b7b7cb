//! All the words of the catalogue, looked for in one pass.

use super::marks::{MarkKind, OwnerMark, Sighting};
pub(super) use super::vocabulary::Cue;
use super::vocabulary::{Meaning, part_of, words};
use crate::catalogue::{Owner, PLACE_MARKS, Provider, SDKS, SIGNS, Sdk, Sign};
use crate::intake::{Folded, any_in_list};
use crate::text::Span;
use std::ops::Range;
use std::sync::OnceLock;

/// What the words of the catalogue gave.
#[derive(Default)]
pub(super) struct Sightings {
    pub signs: Vec<Sighting>,
    pub owners: Vec<OwnerMark>,
    pub sites: Vec<(usize, Span)>,
    pub sdks: Vec<(&'static Sdk, Span)>,
    /// Where the words stand that a reader of facts begins at, in the folded text.
    pub cues: Vec<(Cue, Range<usize>)>,
    /// Where it runs, by the most special mark.
    pub place: Option<&'static str>,
}

impl Sightings {
    /// The places of a cue, in order.
    pub fn at(&self, cue: Cue) -> impl Iterator<Item = Range<usize>> {
        self.cues.iter().filter(move |(known, _)| *known == cue).map(|(_, place)| place.clone())
    }
}

/// The most words of sites that are read.
const MAX_SITES: usize = 64;

/// The most sightings of one sign or mark that are kept: more of them say nothing new.
const MAX_SIGHTINGS: usize = 4;

/// The words, by their first four bytes: a filter that is as fast as an automaton here and a tenth of
/// its size (aho-corasick was 8 KB of the page in brotli).
struct Patterns {
    /// In lower case, as texts are folded.
    words: Vec<(String, Meaning)>,
    /// The first four bytes of a word, its last byte, its length and its number, bucket by bucket.
    heads: Vec<Head>,
    /// Where each bucket begins in `heads`, and the end.
    starts: Vec<u16>,
    /// The words that are shorter than a head: its first bytes, the bits that they take, their numbers.
    short: Vec<(u32, u32, u16)>,
    /// A bit for each hash of four bytes with which a word may begin.
    filter: Vec<u64>,
}

/// What tells a word apart before it is compared.
#[derive(Clone, Copy)]
struct Head {
    first: u32,
    last: u8,
    length: u16,
    number: u16,
}

/// The bytes that choose the bucket.
const HEAD_BYTES: usize = 4;

/// The hash of four bytes, of sixteen bits.
fn hash(head: u32) -> usize {
    (head.wrapping_mul(0x9e37_79b1) >> 16) as usize
}

/// The bucket of a hash.
fn bucket(hash: usize) -> usize {
    hash >> 2
}

/// The table is made once: it depends on the catalogue alone.
fn patterns() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(build)
}

fn build() -> Patterns {
    let words = words();
    // As many as there are hashes of sixteen bits: most are empty.
    let mut buckets = vec![Vec::new(); bucket(usize::from(u16::MAX)) + 1];
    let mut short = Vec::new();
    let mut filter = vec![0u64; 1 << 10];
    let mut pass = |head: u32| filter[hash(head) >> 6] |= 1 << (hash(head) & 63);
    for (number, (word, _)) in (0u16..).zip(&words) {
        let word = word.as_bytes();
        match word.first_chunk::<HEAD_BYTES>() {
            Some(head) => {
                let first = u32::from_be_bytes(*head);
                let last = word.last().copied().unwrap_or(0);
                let length = u16::try_from(word.len()).unwrap_or(u16::MAX);
                pass(first);
                buckets[bucket(hash(first))].push(Head { first, last, length, number });
            }
            None => {
                // Whatever follows it.
                let open = 8 * (HEAD_BYTES - word.len());
                let known = word.iter().fold(0u32, |head, byte| head << 8 | u32::from(*byte)) << open;
                short.push((known, u32::MAX << open, number));
                (0..1u32 << open).for_each(|rest| pass(known | rest));
            }
        }
    }
    let (mut heads, mut starts) = (Vec::with_capacity(words.len()), vec![0]);
    for bucket in buckets {
        heads.extend(bucket);
        starts.push(u16::try_from(heads.len()).unwrap_or(u16::MAX));
    }
    Patterns { words, heads, starts, short, filter }
}

/// Where a phrase stands of which a part was found: in whole words, in one statement, and not as a page of a manual.
fn said(folded: &Folded, phrase: &[&str], part: usize, found: Range<usize>) -> Option<Range<usize>> {
    let text = folded.text.as_bytes();
    let place = whole_phrase(&folded.text, phrase, part, found)?;
    let whole = whole_words(text, place.start, place.end) && !(phrase.len() > 1 && folded.leaves_short_line(&place));
    (whole && !in_manual(text, place.start)).then_some(place)
}

/// Looks for every word of the catalogue in a folded text.
pub(super) fn scan(folded: &Folded) -> Sightings {
    let mut seen = Sightings::default();
    let patterns = patterns();
    let mut counts = vec![0usize; SIGNS.len()];
    let mut cue_counts = [0usize; Cue::Order as usize + 1];
    let mut best_place = PLACE_MARKS.len();
    let mut sdks: Vec<Option<Span>> = vec![None; SDKS.len()];
    let text = folded.text.as_bytes();
    let visit = |pattern: usize, start: usize, end: usize| match patterns.words[pattern].1 {
        Meaning::Phrase { sign, phrase, part } => {
            if counts[sign] < MAX_SIGHTINGS
                && let Some(place) = said(folded, SIGNS[sign].phrases[phrase], part, start..end)
            {
                counts[sign] += 1;
                seen.signs.push(Sighting { sign: &SIGNS[sign], span: folded.source_span(place), code: false });
            }
        }
        Meaning::Code { sign } => {
            if counts[sign] < MAX_SIGHTINGS && word(text, start, end) && !in_manual(text, start) {
                counts[sign] += 1;
                seen.signs.push(Sighting { sign: &SIGNS[sign], span: folded.source_span(start..end), code: true });
            }
        }
        Meaning::Owner { owner, kind } => {
            let exact = kind == MarkKind::Sentence || kind == MarkKind::Wording || left_edge(text, start);
            let disowned = is_disowned(kind, &folded.text, start..end);
            let known = seen.owners.iter().filter(|mark| mark.owner == owner && mark.kind == kind).count();
            if exact && !disowned && known < MAX_SIGHTINGS {
                seen.owners.push(OwnerMark { owner, kind, span: folded.source_span(start..end) });
            }
        }
        Meaning::Sdk { sdk } => {
            if sdks[sdk].is_none() {
                let span = folded.source_span(start..end);
                if let Some(provider) = Provider::of(SDKS[sdk].provider) {
                    seen.owners.push(OwnerMark { owner: Owner::Provider(provider), kind: MarkKind::Class, span: span.clone() });
                }
                sdks[sdk] = Some(span);
            }
        }
        Meaning::Site { site } => {
            // A longer host counts instead of one that it ends with.
            let within = seen.sites.last().is_some_and(|(_, last)| folded.source_span(start..end).start < last.end);
            if left_edge(text, start) && !within && seen.sites.len() < MAX_SITES {
                seen.sites.push((site, folded.source_span(start..end)));
            }
        }
        Meaning::Place { place } => best_place = best_place.min(place),
        Meaning::Cue(cue) => {
            let count = &mut cue_counts[cue as usize];
            if *count < cue.limit() {
                *count += 1;
                seen.cues.push((cue, start..end));
            }
        }
    };
    each_match(patterns, text, visit);
    seen.place = PLACE_MARKS.get(best_place).map(|entry| entry.place);
    // In the order of the catalogue: the outermost SDK first, whatever stands first in the text.
    seen.sdks = SDKS.iter().zip(sdks).filter_map(|(sdk, span)| Some((sdk, span?))).collect();
    seen
}

/// The longest text that is read as retyped: it is compared phrase by phrase.
const MAX_RETYPED_BYTES: usize = 3_000;

/// Whether words are the name of a page of a manual on a kind of error, such as LangChain's `…/errors/MODEL_NOT_FOUND/`,
/// which its clients add to whatever has that status.
fn in_manual(text: &[u8], start: usize) -> bool {
    text[..start].ends_with(b"/errors/")
}

/// The signs of a text that somebody retyped from a picture, or a program read from one: letters that look
/// alike count as the same. For texts in which no sign stands as it is.
pub(super) fn retyped(folded: &Folded) -> Vec<Sighting> {
    /// The words of the signs in that form; a log is read segment by segment, so they are made once.
    static WORDS: OnceLock<Vec<(String, &Sign, bool)>> = OnceLock::new();
    let mut found = Vec::new();
    if folded.text.len() > MAX_RETYPED_BYTES {
        return found;
    }
    let text = alike(&folded.text);
    // Most words are told apart by their first bytes.
    let mut heads = vec![0u64; 1 << 10];
    for window in text.as_bytes().windows(HEAD_BYTES) {
        let head = hash(window.iter().fold(0, |head, byte| head << 8 | u32::from(*byte)));
        heads[head >> 6] |= 1 << (head & 63);
    }
    let begins = |word: &str| {
        let head = hash(word.bytes().take(HEAD_BYTES).fold(0, |head, byte| head << 8 | u32::from(byte)));
        heads[head >> 6] >> (head & 63) & 1 == 1
    };
    for (word, sign, code) in WORDS.get_or_init(retyped_words).iter().filter(|(word, ..)| begins(word)) {
        let alone = |at: &usize| whole_words(text.as_bytes(), *at, at + word.len()) && !in_manual(text.as_bytes(), *at);
        if let Some(at) = text.find(word).filter(alone) {
            found.push(Sighting { sign, span: folded.source_span(at..at + word.len()), code: *code });
        }
    }
    found
}

/// The phrases and codes that are long enough to be known by their look; whether it is a code.
fn retyped_words() -> Vec<(String, &'static Sign, bool)> {
    let mut words = Vec::new();
    for sign in SIGNS.iter() {
        let phrases = sign.phrases.iter().filter(|parts| parts.len() == 1).map(|parts| (parts[0], false));
        let codes = sign.codes.iter().map(|code| (*code, true));
        let long = phrases.chain(codes).filter(|(word, _)| word.len() >= 12);
        words.extend(long.map(|(word, code)| (alike(&word.to_ascii_lowercase()), sign, code)));
    }
    words
}

fn alike(text: &str) -> String {
    text.chars().map(look).collect()
}

/// One letter for all that look like it, each as long in bytes.
fn look(letter: char) -> char {
    match letter {
        'i' | '1' | '|' | '!' => 'l',
        '0' => 'o',
        other => other,
    }
}

/// The place of a whole phrase, one part of which was seen.
fn whole_phrase(text: &str, parts: &[&str], part: usize, seen: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = seen;
    let seen_start = start;
    for at in (0..part).rev() {
        let ((word, _), (_, gap)) = (part_of(parts[at]), part_of(parts[at + 1]));
        let from = text.floor_char_boundary(start.saturating_sub(gap + word.len()));
        start = from + text[from..start].rfind(word)?;
        if !right_edge(text.as_bytes(), start + word.len()) {
            return None;
        }
    }
    if part + 1 < parts.len() && !right_edge(text.as_bytes(), end) || part > 0 && !begins_word(text, seen_start) {
        return None;
    }
    for part in &parts[part + 1..] {
        let (word, gap) = part_of(part);
        let to = text.floor_char_boundary(end + gap + word.len());
        let from = end;
        end = text[from..to].match_indices(word).map(|(at, _)| from + at).find(|at| begins_word(text, *at))? + word.len();
    }
    Some(start..end)
}

/// Whether no word goes on across a place; the words of a variable's name are words of their own.
fn begins_word(text: &str, at: usize) -> bool {
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    let bytes = text.as_bytes();
    !(letter(at.checked_sub(1).and_then(|before| bytes.get(before))) && letter(bytes.get(at)))
}

/// Calls `visit` with pattern, start and end of every match, overlapping ones too.
fn each_match(patterns: &Patterns, text: &[u8], mut visit: impl FnMut(usize, usize, usize)) {
    let mut check = |number: u16, start: usize| {
        let word = patterns.words[usize::from(number)].0.as_bytes();
        if text[start..].starts_with(word) {
            visit(usize::from(number), start, start + word.len());
        }
    };
    let mut head = 0u32;
    for (end, byte) in text.iter().enumerate() {
        head = head << 8 | u32::from(*byte);
        let Some(start) = end.checked_sub(HEAD_BYTES - 1) else { continue };
        let hash = hash(head);
        if patterns.filter[hash >> 6] >> (hash & 63) & 1 == 0 {
            continue;
        }
        for (known, bits, number) in &patterns.short {
            if head & bits == *known {
                check(*number, start);
            }
        }
        let bucket = bucket(hash);
        let (first, last) = (patterns.starts[bucket], patterns.starts[bucket + 1]);
        for known in &patterns.heads[usize::from(first)..usize::from(last)] {
            let end = start + usize::from(known.length);
            if known.first == head && text.get(end - 1) == Some(&known.last) {
                check(known.number, start);
            }
        }
    }
    // The last bytes, which no window covers.
    for start in text.len().saturating_sub(HEAD_BYTES - 1)..text.len() {
        patterns.short.iter().for_each(|(_, _, number)| check(*number, start));
    }
}

/// Whether the word of a service at a place says nothing of who is called.
fn is_disowned(kind: MarkKind, text: &str, place: Range<usize>) -> bool {
    match kind {
        MarkKind::Name => borrowed(&text[place.end..]) || resold(text, place.start, place.end),
        MarkKind::Host => in_image(text, place.start),
        _ => false,
    }
}

/// Whether a name only says whose form is spoken: `OpenAI-compatible`.
fn borrowed(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '-', '_', '\'', '"', '`', ')', '*']);
    any_in_list("compatible|compatibility|compat|-style|style api|like api|-like|format|schema|kompatib|兼容|互換", &|word| {
        rest.starts_with(word)
    })
}

/// How far in front of a model's name the service may begin that is asked for it, in bytes.
const MAX_SERVICE_BYTES: usize = 60;

/// Whether a name is in the id of a model that another service is asked for: `github-copilot/claude-sonnet-4`. A path of an
/// API, `models/gemini-2.5-pro`, is its own.
fn resold(text: &str, start: usize, end: usize) -> bool {
    let of_model = text[end..].starts_with(|next: char| next == '-' || next.is_ascii_digit());
    let before = &text[text.ceil_char_boundary(start.saturating_sub(MAX_SERVICE_BYTES))..start];
    let service = before.strip_suffix('/').map(|before| before.rsplit([' ', '"', '\'', '`', '=', ':', '(']).next());
    let named = |service: &str| service.starts_with(|first: char| first.is_ascii_alphabetic()) && !service.ends_with("models");
    of_model && service.flatten().is_some_and(named)
}

/// How far in front of a host the command may stand that runs an image, in bytes.
const MAX_IMAGE_BYTES: usize = 100;

/// Whether a host is where the image of a container is kept, as in `image: ghcr.io/owner/name:tag`: whoever runs one didn't
/// call it.
fn in_image(text: &str, host: usize) -> bool {
    let before = &text[text.ceil_char_boundary(host.saturating_sub(MAX_IMAGE_BYTES))..host];
    let named = before.trim_end_matches([' ', '"', '\'']);
    let set = named.ends_with("image:") || named.ends_with("image=");
    set || !before.ends_with("//") && any_in_list("docker run |podman run ", &|word| before.contains(word))
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn left_edge(text: &[u8], start: usize) -> bool {
    start == 0 || !is_word(text[start - 1]) || !is_word(text[start])
}

/// Whether no word goes on at `end`: `invalid` is not in `InvalidArgumentException`.
fn right_edge(text: &[u8], end: usize) -> bool {
    !text.get(end).is_some_and(|next| is_word(*next)) || !is_word(text[end - 1])
}

/// Whether a code stands by itself: `invalid_api_key` is not in `my_invalid_api_key_test`.
fn word(text: &[u8], start: usize, end: usize) -> bool {
    left_edge(text, start) && !text.get(end).is_some_and(|next| is_word(*next) || *next == b'(')
}

/// Whether a phrase begins and ends with whole words. Cut-off sentences may end within one.
fn whole_words(text: &[u8], start: usize, end: usize) -> bool {
    // `_key is not set` goes on behind the rest of a variable's name.
    (text[start] == b'_' || left_edge(text, start))
        && (!text.get(end).is_some_and(|next| next.is_ascii_digit()) || !text[end - 1].is_ascii_digit())
}
