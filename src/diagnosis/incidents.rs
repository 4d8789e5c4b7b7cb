//! Which segments of a paste make an incident.

use super::incident;
use super::told::{Told, add_words};
use crate::facts::Facts;
use crate::intake::har::failed_requests;
use crate::intake::{Border, Segment, segments};
use crate::redaction::Redaction;
use crate::text::Span;
use crate::text::hash::fnv1a;

/// A failure in a paste.
#[derive(Debug)]
pub(super) struct Incident {
    /// What tells of it and stands around it, in the redacted text; empty if that is all of the text.
    pub excerpt: Vec<Span>,
    /// Where it first stands in the redacted text.
    pub place: Span,
    /// Where the file or ticket begins that it stands in.
    pub section: usize,
    /// How often it stands there.
    pub count: usize,
}

impl Incident {
    /// All of a text as one incident.
    fn of_all(redaction: &Redaction) -> Incident {
        Incident { excerpt: Vec::new(), place: 0..redaction.text.len(), section: 0, count: 1 }
    }
}

/// What a paste is made of.
#[derive(Debug)]
pub(super) struct Found {
    /// The failures, in the order of the paste; one that spans all of the text if no part of it fails by itself.
    pub incidents: Vec<Incident>,
    /// How many requests failed, if the paste is a recording of requests.
    pub requests: Option<usize>,
}

/// Segments of one failure, as it stands first in the text.
#[derive(Debug)]
struct Occurrence {
    /// The numbers of the segments that fail, in order.
    own: Vec<usize>,
    /// The same with those that stand around them, in order.
    read: Vec<usize>,
    told: Told,
    /// The number of the ticket or file that it stands in.
    section: usize,
    /// How often it stands in the text.
    count: usize,
}

/// So much of what stands around a failure is read with it, in bytes.
const AROUND: usize = 1 << 16;
/// Of a longer text with one failure only what stands around it is read, in bytes.
const WHOLE: usize = 1 << 20;
/// A paragraph behind a failure that is shorter than this belongs to it and not to the next one, in bytes.
const ENDING: usize = 160;
/// So many different segments are read by themselves; what comes then counts only if it was seen before.
const MOST: usize = 2_000;

/// The failures of a redacted paste.
pub(super) fn find(redaction: &Redaction) -> Found {
    let recorded = failed_requests(&redaction.text);
    let requests = recorded.as_ref().map(Vec::len);
    let segments = match recorded {
        Some(requests) => requests.into_iter().map(|request| Segment::apart(request.places)).collect(),
        None => segments(&redaction.text),
    };
    if segments.len() <= 1 && requests.is_none() {
        // There is nothing to tell apart.
        return Found { incidents: vec![Incident::of_all(redaction)], requests };
    }
    let mut fails = vec![false; segments.len()];
    let occurrences = without_mentions(different(without_retold(occurrences(redaction, &segments, &mut fails))));
    let shared = files_without_failure(&segments, &fails);
    let mut incidents: Vec<Incident> = occurrences.iter().map(|one| incident(&segments, one, &shared)).collect();
    match (incidents.as_mut_slice(), requests) {
        ([], None) => incidents.push(Incident::of_all(redaction)),
        ([], Some(_)) => {
            let places = segments.iter().flat_map(|segment| segment.places.iter().cloned());
            // Without a request that failed, nothing is read.
            let excerpt = std::iter::once(0..0).chain(places).collect();
            incidents.push(Incident { excerpt, ..Incident::of_all(redaction) });
        }
        // All else is context.
        ([one], None) if redaction.text.len() <= WHOLE => one.excerpt.clear(),
        _ => {}
    }
    Found { incidents, requests }
}

/// What is known of one stream while its segments are gone through.
#[derive(Default)]
struct State {
    /// The number of the failure that was found last.
    last: Option<usize>,
    /// The segments behind it, which don't fail.
    between: Vec<usize>,
    /// The firmest border among them.
    border: Option<Border>,
    /// How many tickets or files have begun.
    section: usize,
}

/// The failures as often as they stand in the text, in its order. Marks the segments that fail.
fn occurrences(redaction: &Redaction, segments: &[Segment], fails: &mut [bool]) -> Vec<Occurrence> {
    let mut reader = Reader { redaction, known: Vec::new(), words: Vec::new() };
    let mut states: Vec<State> = Vec::new();
    let mut found: Vec<Occurrence> = Vec::new();
    for (number, segment) in segments.iter().enumerate() {
        if states.len() <= segment.stream {
            states.resize_with(segment.stream + 1, State::default);
        }
        let state = &mut states[segment.stream];
        state.border = state.border.max(Some(segment.border));
        state.section += usize::from(segment.border >= Border::Section);
        let told = reader.read(segment);
        fails[number] = told.fails;
        if !told.fails {
            state.between.push(number);
            continue;
        }
        let border = state.border.take().unwrap_or(Border::Section);
        let between = std::mem::take(&mut state.between);
        match state.last {
            Some(last) if found[last].told.goes_on(&told, border) => {
                let last = &mut found[last];
                last.read.extend(&between[..near(segments, between.iter())]);
                last.read.push(number);
                last.own.push(number);
                last.told.add(told);
            }
            last => {
                let begins = between.iter().position(|number| segments[*number].border > Border::Gap);
                let ends = || usize::from(between.first().is_some_and(|number| ends_failure(redaction, &segments[*number])));
                let (behind, before) = between.split_at(begins.unwrap_or_else(ends));
                if let Some(last) = last {
                    found[last].read.extend(&behind[..near(segments, behind.iter())]);
                }
                let mut read = before[before.len() - near(segments, before.iter().rev())..].to_vec();
                read.push(number);
                state.last = Some(found.len());
                found.push(Occurrence { own: vec![number], read, told, section: state.section, count: 1 });
            }
        }
    }
    for State { last, between, .. } in states {
        let ends = between.iter().position(|number| segments[*number].border >= Border::Section).unwrap_or(between.len());
        if let Some(last) = last {
            found[last].read.extend(&between[..near(segments, between[..ends].iter())]);
        }
    }
    found
}

/// Whether a paragraph behind a failure is the last that was printed of it, such as the version of Node.js, and neither
/// code nor configuration nor a sentence that leads to the next one.
fn ends_failure(redaction: &Redaction, segment: &Segment) -> bool {
    let leads = |place: &Span| redaction.text.get(place.clone()).is_some_and(|text| text.contains(['=', ':', '(', '{']));
    segment.length() < ENDING && !segment.places.iter().any(leads)
}

/// How many of the segments stand near enough, the nearest first.
fn near<'a>(segments: &[Segment], numbers: impl Iterator<Item = &'a usize>) -> usize {
    let mut left = AROUND;
    let fits = |number: &&usize| {
        let length = segments[**number].length();
        let fits = length <= left;
        left = left.saturating_sub(length);
        fits
    };
    numbers.take_while(fits).count()
}

/// Leaves out what a person tells of a failure that stands in the same ticket as a program printed it.
fn without_retold(mut found: Vec<Occurrence>) -> Vec<Occurrence> {
    let mut printed = vec![false; found.iter().map(|one| one.section + 1).max().unwrap_or(0)];
    found.iter().filter(|one| !one.told.retold).for_each(|one| printed[one.section] = true);
    found.retain(|one| !one.told.retold || !printed[one.section]);
    found
}

/// Each failure once, with its number.
fn different(all: Vec<Occurrence>) -> Vec<Occurrence> {
    let mut found: Vec<Occurrence> = Vec::new();
    for one in all {
        match found.iter_mut().find(|known| known.told.is_same(&one.told)) {
            Some(known) => known.count += one.count,
            None => found.push(one),
        }
    }
    found
}

/// Leaves out what only speaks of a failure that stands in the text as a program printed it: the summary of a wrapper,
/// a line of an access log.
fn without_mentions(mut found: Vec<Occurrence>) -> Vec<Occurrence> {
    let is_mention = |one: &Occurrence| found.iter().any(|other| one.told.only_mentions(&other.told));
    let mut mentions = found.iter().map(is_mention).collect::<Vec<bool>>().into_iter();
    found.retain(|_| !mentions.next().unwrap_or(false));
    found
}

/// The numbers of the segments of files in which nothing fails, such as a `.env` beside a log: they may explain every
/// failure.
fn files_without_failure(segments: &[Segment], fails: &[bool]) -> Vec<usize> {
    let mut files: Vec<Vec<usize>> = Vec::new();
    for (number, segment) in segments.iter().enumerate() {
        match files.last_mut() {
            _ if segment.border == Border::File => files.push(vec![number]),
            Some(file) => file.push(number),
            None => {}
        }
    }
    let quiet = files.into_iter().filter(|file| !file.iter().any(|number| fails[*number]));
    let numbers: Vec<usize> = quiet.flatten().collect();
    numbers[..near(segments, numbers.iter())].to_vec()
}

/// A failure with what is to be read of it: what stands around it, and the files that it shares with others.
fn incident(segments: &[Segment], occurrence: &Occurrence, shared: &[usize]) -> Incident {
    let first = occurrence.own[0];
    let last = occurrence.own[occurrence.own.len() - 1];
    let mut excerpt: Vec<Span> = Vec::new();
    let mut shared = shared.iter().filter(|number| !occurrence.read.contains(number)).peekable();
    let mut add = |number: usize| excerpt.extend(segments[number].places.iter().cloned());
    for number in &occurrence.read {
        while let Some(before) = shared.next_if(|file| *file < number) {
            add(*before);
        }
        add(*number);
    }
    shared.for_each(|number| add(*number));
    let begins = |segment: &&Segment| segment.stream == segments[first].stream && segment.border >= Border::Section;
    let section = segments[..=first].iter().rev().find(begins).map_or(0, |segment| segment.span().start);
    Incident { excerpt, place: segments[first].span().start..segments[last].span().end, section, count: occurrence.count }
}

/// Reads segments by themselves; those that differ in ids, numbers and times alone are read once.
struct Reader<'a> {
    redaction: &'a Redaction,
    /// By the hash of the words, in order.
    known: Vec<(u64, Told)>,
    /// The words of the segment that is read.
    words: Vec<u8>,
}

impl Reader<'_> {
    fn read(&mut self, segment: &Segment) -> Told {
        if segment.summary {
            return Told::nothing();
        }
        self.words.clear();
        for place in &segment.places {
            add_words(&self.redaction.text[place.clone()], &mut self.words);
        }
        let words = fnv1a(self.words.iter().copied());
        let place = match self.known.binary_search_by_key(&words, |(known, _)| *known) {
            Ok(place) => return self.known[place].1.clone(),
            Err(place) => place,
        };
        if self.known.len() == MOST {
            return Told::nothing();
        }
        let part = self.redaction.excerpt(&segment.places);
        let facts = Facts::gather(&part);
        let told = Told::of(&facts, &incident::report(&facts), segment);
        self.known.insert(place, (words, told.clone()));
        told
    }
}
