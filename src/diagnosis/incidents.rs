//! Which segments of a paste make an incident.

use super::decisive::last_of_first_rank;
use super::incident;
use super::reading::{Reading, add_words};
use crate::catalogue::Cause;
use crate::facts::Facts;
use crate::intake::har::failed_requests;
use crate::intake::{Border, Segment, heading_at, segments};
use crate::redaction::Redaction;
use crate::report::MAX_OTHERS;
use crate::text::Span;
use crate::text::hash::fnv1a;

/// A failure in a paste.
#[derive(Debug)]
pub(super) struct Incident {
    /// What tells of it and stands around it, in the redacted text; empty if that is all of the text.
    pub excerpt: Vec<Span>,
    /// Where it first stands in the redacted text.
    pub place: Span,
    /// Where its first line is to be looked for: of a recorded request its address.
    pub title: Span,
    /// The file or ticket that it stands in, from its heading on.
    pub section: Span,
    /// How often it stands there.
    pub count: usize,
}

impl Incident {
    /// All of a text as one incident.
    fn of_all(redaction: &Redaction) -> Incident {
        let all = 0..redaction.text.len();
        Incident { excerpt: Vec::new(), place: all.clone(), title: all.clone(), section: all, count: 1 }
    }
}

/// What a paste is made of.
#[derive(Debug)]
pub(super) struct Found {
    /// The failures, in the order of the paste; one that spans all of the text if no part of it fails by itself. Of many
    /// the one that decides, as far as segments tell, and the first [`MAX_OTHERS`] of the others.
    pub incidents: Vec<Incident>,
    /// How many more there are.
    pub beyond: usize,
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
    reading: Reading,
    /// The number of the ticket or file that it stands in.
    section: usize,
    /// Where that begins, in the redacted text.
    heading: usize,
    /// How often it stands in the text.
    count: usize,
}

/// How much of the text around a failure is read with it, on each side.
const MAX_CONTEXT_BYTES: usize = 1 << 16;
/// The longest text with one failure that is read as a whole; of a longer one, only the failure and its context.
const MAX_WHOLE_BYTES: usize = 1 << 20;
/// A shorter paragraph behind a failure belongs to it, and not to the next one.
const MAX_ENDING_BYTES: usize = 160;
/// The most different segments that are read by themselves; after that, only repeats of known ones count.
const MAX_SEGMENTS_READ: usize = 2_000;

/// The failures of a redacted paste.
pub(super) fn find(redaction: &Redaction) -> Found {
    let recorded = failed_requests(&redaction.text);
    let requests = recorded.as_ref().map(Vec::len);
    let segments = match &recorded {
        Some(requests) => requests.iter().map(|request| Segment::apart(request.spans.clone())).collect(),
        None => segments(&redaction.text),
    };
    if segments.len() <= 1 && requests.is_none() {
        // There is nothing to tell apart.
        return Found { incidents: vec![Incident::of_all(redaction)], beyond: 0, requests };
    }
    let mut fails = vec![false; segments.len()];
    let occurrences = without_mentions(different(without_described(&segments, occurrences(redaction, &segments, &mut fails))));
    let shared = files_without_failure(&segments, &fails);
    let (occurrences, beyond) = reported(occurrences);
    let headings: Vec<usize> = segments.iter().filter_map(|segment| heading_of(redaction, segment)).collect();
    let section = |start: usize| start..headings.iter().copied().find(|next| *next > start).unwrap_or(redaction.text.len());
    let put = |one: &Occurrence| Incident { section: section(one.heading), ..incident(&segments, one, &shared) };
    let mut incidents: Vec<Incident> = occurrences.iter().map(put).collect();
    for (incident, one) in incidents.iter_mut().zip(&occurrences) {
        if let Some(requests) = &recorded {
            incident.title = requests[one.own[0]].address.clone();
        }
    }
    match (incidents.as_mut_slice(), requests) {
        ([], None) => incidents.push(Incident::of_all(redaction)),
        ([], Some(_)) => {
            let places = segments.iter().flat_map(|segment| segment.spans.iter().cloned());
            // Without a request that failed, nothing is read.
            let excerpt = std::iter::once(0..0).chain(places).collect();
            incidents.push(Incident { excerpt, ..Incident::of_all(redaction) });
        }
        // All else is context.
        ([one], None) if redaction.text.len() <= MAX_WHOLE_BYTES => one.excerpt.clear(),
        _ => {}
    }
    Found { incidents, beyond, requests }
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
    /// The number of the ticket or file, and where its heading stands.
    section: usize,
    heading: usize,
}

/// The failures as often as they stand in the text, in its order. Marks the segments that fail.
fn occurrences(redaction: &Redaction, segments: &[Segment], fails: &mut [bool]) -> Vec<Occurrence> {
    let mut reader = Reader { redaction, known: Vec::new(), words: Vec::new() };
    let mut states: Vec<State> = Vec::new();
    let mut found: Vec<Occurrence> = Vec::new();
    // How many tickets and files have begun, and where the heading of the last file stands.
    let (mut sections, mut file) = (0, 0);
    for (number, segment) in segments.iter().enumerate() {
        if states.len() <= segment.stream {
            states.resize_with(segment.stream + 1, State::default);
        }
        let state = &mut states[segment.stream];
        state.border = state.border.max(Some(segment.border));
        if segment.border >= Border::Section {
            sections += 1;
            state.section = sections;
            // The output of a container has no heading of its own in a file.
            let heading = heading_of(redaction, segment);
            state.heading = heading.unwrap_or(file);
            file = heading.filter(|_| segment.border == Border::File).unwrap_or(file);
        }
        let reading = reader.read(segment);
        fails[number] = reading.fails;
        if !reading.fails {
            state.between.push(number);
            continue;
        }
        let border = state.border.take().unwrap_or(Border::Section);
        let between = std::mem::take(&mut state.between);
        match state.last {
            Some(last) if found[last].reading.continues_with(&reading, border) => {
                let last = &mut found[last];
                last.read.extend(&between[..near(segments, between.iter())]);
                last.read.push(number);
                last.own.push(number);
                last.reading.add(reading);
            }
            last => {
                let mut sections = between.iter().chain([&number]).enumerate();
                let of_its_own = |(_, number): &(usize, &usize)| is_of_its_own(redaction, &segments[**number]);
                let ends = sections.find(of_its_own).map(|(at, _)| at);
                let after = ends.map(|first| sections.filter(of_its_own).last().map_or(first, |(at, _)| at));
                let begins = || between.iter().position(|number| segments[*number].border > Border::Gap);
                let ending = || usize::from(between.first().is_some_and(|number| ends_failure(redaction, &segments[*number])));
                let ends = ends.or_else(begins).unwrap_or_else(ending);
                let (behind, before) = (&between[..ends], &between[after.unwrap_or(ends)..]);
                if let Some(last) = last {
                    found[last].read.extend(&behind[..near(segments, behind.iter())]);
                }
                let mut read = before[before.len() - near(segments, before.iter().rev())..].to_vec();
                read.push(number);
                state.last = Some(found.len());
                let State { section, heading, .. } = *state;
                found.push(Occurrence { own: vec![number], read, reading, section, heading, count: 1 });
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
    segment.length() < MAX_ENDING_BYTES && !segment.spans.iter().any(leads)
}

/// Where the heading of a ticket or file stands that a segment begins with.
fn heading_of(redaction: &Redaction, segment: &Segment) -> Option<usize> {
    let start = segment.span().start;
    let begins = segment.border >= Border::Section && heading_at(&redaction.text, start).is_some();
    begins.then_some(start)
}

/// Whether a ticket or file begins here, so that what stands above it is none of its business. A heading without a
/// number may set apart two things that belong together, such as a request and its answer.
fn is_of_its_own(redaction: &Redaction, segment: &Segment) -> bool {
    let numbered = |name: &str| name.bytes().any(|byte| byte.is_ascii_digit());
    let name = || heading_at(&redaction.text, segment.span().start);
    segment.border == Border::File || segment.border == Border::Section && name().is_some_and(numbered)
}

/// How many of the segments stand near enough, the nearest first.
fn near<'a>(segments: &[Segment], numbers: impl Iterator<Item = &'a usize>) -> usize {
    let mut left = MAX_CONTEXT_BYTES;
    let fits = |number: &&usize| {
        let length = segments[**number].length();
        let fits = length <= left;
        left = left.saturating_sub(length);
        fits
    };
    numbers.take_while(fits).count()
}

/// Leaves out what a person tells of a failure that stands in the same ticket as a program printed it. If it is the
/// only one there, it is read with what the person says.
fn without_described(segments: &[Segment], mut found: Vec<Occurrence>) -> Vec<Occurrence> {
    let sections = found.iter().map(|one| one.section + 1).max().unwrap_or(0);
    // How many are printed in each of them, and the number of the last one.
    let mut printed = vec![(0, 0); sections];
    for (number, one) in found.iter().enumerate().filter(|(_, one)| !one.reading.by_person) {
        printed[one.section] = (printed[one.section].0 + 1, number);
    }
    let mut described: Vec<Vec<usize>> = vec![Vec::new(); sections];
    for one in found.iter().filter(|one| one.reading.by_person && printed[one.section].0 == 1) {
        described[one.section].extend(&one.read);
    }
    for ((_, number), described) in printed.iter().zip(described).filter(|(_, described)| !described.is_empty()) {
        let read = &mut found[*number].read;
        // Both are in order. Sorting them would add a sort to the page's first load.
        for segment in &described[..near(segments, described.iter())] {
            read.insert(read.partition_point(|known| known < segment), *segment);
        }
    }
    found.retain(|one| !one.reading.by_person || printed[one.section].0 == 0);
    found
}

/// Each failure once, with its number.
fn different(all: Vec<Occurrence>) -> Vec<Occurrence> {
    let mut found: Vec<Occurrence> = Vec::new();
    for one in all {
        match found.iter_mut().find(|known| known.reading.is_same(&one.reading)) {
            Some(known) => known.count += one.count,
            None => found.push(one),
        }
    }
    found
}

/// Leaves out what only speaks of a failure that stands in the text as a program printed it: the summary of a wrapper,
/// a line of an access log.
fn without_mentions(mut found: Vec<Occurrence>) -> Vec<Occurrence> {
    let is_mention = |one: &Occurrence| found.iter().any(|other| one.reading.only_mentions(&other.reading));
    let mut mentions = found.iter().map(is_mention).collect::<Vec<bool>>().into_iter();
    found.retain(|_| !mentions.next().unwrap_or(false));
    found
}

/// The failures that are reported, in their order, and how many more there are.
fn reported(mut all: Vec<Occurrence>) -> (Vec<Occurrence>, usize) {
    let beyond = all.len().saturating_sub(MAX_OTHERS + 1);
    let causes: Vec<(Cause, u8)> = all.iter().map(|one| one.reading.cause()).collect();
    let decisive = last_of_first_rank(&causes);
    if decisive > MAX_OTHERS {
        all.swap(decisive, MAX_OTHERS);
    }
    all.truncate(MAX_OTHERS + 1);
    (all, beyond)
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
    // Files are of their own: none of them is read already.
    let mut shared = shared.iter().peekable();
    let mut add = |number: usize| excerpt.extend(segments[number].spans.iter().cloned());
    for number in &occurrence.read {
        while let Some(before) = shared.next_if(|file| *file < number) {
            add(*before);
        }
        add(*number);
    }
    shared.for_each(|number| add(*number));
    let place = segments[first].span().start..segments[last].span().end;
    Incident { excerpt, title: place.clone(), section: place.clone(), place, count: occurrence.count }
}

/// Reads segments by themselves; those that differ in ids, numbers and times alone are read once.
struct Reader<'a> {
    redaction: &'a Redaction,
    /// By the hash of the words, in order.
    known: Vec<(u64, Reading)>,
    /// The words of the segment that is read.
    words: Vec<u8>,
}

impl Reader<'_> {
    fn read(&mut self, segment: &Segment) -> Reading {
        if segment.summary {
            return Reading::nothing();
        }
        self.words.clear();
        for place in &segment.spans {
            add_words(&self.redaction.text[place.clone()], &mut self.words);
        }
        let words = fnv1a(self.words.iter().copied());
        let place = match self.known.binary_search_by_key(&words, |(known, _)| *known) {
            Ok(place) => return self.known[place].1.clone(),
            Err(place) => place,
        };
        if self.known.len() == MAX_SEGMENTS_READ {
            return Reading::nothing();
        }
        let part = self.redaction.excerpt(&segment.spans);
        let facts = Facts::gather(&part);
        let reading = Reading::of(&facts, &incident::report(&facts), segment);
        self.known.insert(place, (words, reading.clone()));
        reading
    }
}

#[cfg(test)]
mod tests;
