//! Which segments of a paste tell of the same failure.

use super::incident;
use crate::catalogue::Cause;
use crate::facts::Facts;
use crate::intake::har::failed_requests;
use crate::intake::{Border, Segment, any_of, segments};
use crate::redaction::Redaction;
use crate::report::Report;
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

/// What a paste is made of.
#[derive(Debug)]
pub(super) struct Found {
    /// The failures, in the order of the paste; one that spans all of the text if no part of it fails by itself.
    pub incidents: Vec<Incident>,
    /// How many requests failed, if the paste is a recording of requests.
    pub requests: Option<usize>,
}

/// What a segment tells by itself.
#[derive(Clone, Debug)]
struct Told {
    /// Something failed.
    fails: bool,
    /// It has what a program prints of a failure, an exception or an error body, and not only a number or a sentence.
    whole: bool,
    /// It begins a failure, and isn't only what came with one.
    raises: bool,
    /// A person tells of it; else it is as a machine printed it.
    retold: bool,
    provider: &'static str,
    status: Option<u16>,
    code: Option<String>,
    cause: Cause,
    variant: &'static str,
    percent: u8,
    /// The words of its message.
    message: u64,
}

/// Segments of one failure, as it stands once in the text.
#[derive(Debug)]
struct Occurrence {
    /// The numbers of the segments that fail.
    own: Vec<usize>,
    /// Those that stand around it.
    around: Vec<usize>,
    told: Told,
    /// The number of the ticket or file that it stands in.
    section: usize,
}

/// A cause this sure is one of its own, in percent: where a program prints the failure, and where it may only be
/// mentioned.
const FIRM: u8 = 66;
const FIRM_MENTION: u8 = 80;
/// Below this a segment tells too little to be a failure, in percent.
const TELLING: u8 = 40;
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
    let mut occurrences = occurrences(redaction, &segments);
    let shared = files_without_failure(&segments, &occurrences);
    for occurrence in &mut occurrences {
        occurrence.around.extend(&shared);
    }
    let mut incidents: Vec<(Incident, Told)> = Vec::new();
    for occurrence in occurrences {
        match incidents.iter_mut().find(|(_, known)| known.is_same(&occurrence.told)) {
            Some((known, _)) => known.count += 1,
            None => incidents.push((incident(&segments, &occurrence), occurrence.told)),
        }
    }
    let mut incidents: Vec<Incident> = incidents.into_iter().map(|(incident, _)| incident).collect();
    match (incidents.as_mut_slice(), requests) {
        ([], None) => incidents.push(Incident { excerpt: Vec::new(), place: 0..redaction.text.len(), section: 0, count: 1 }),
        ([], Some(_)) => {
            let places = segments.iter().flat_map(|segment| segment.places.iter().cloned());
            let excerpt = std::iter::once(0..0).chain(places).collect();
            incidents.push(Incident { excerpt, place: 0..redaction.text.len(), section: 0, count: 1 });
        }
        // All else is context.
        ([one], None) if redaction.text.len() <= WHOLE => one.excerpt.clear(),
        _ => {}
    }
    Found { incidents, requests }
}

/// The segments of files in which nothing fails, such as a `.env` beside a log: they may explain every failure.
fn files_without_failure(segments: &[Segment], occurrences: &[Occurrence]) -> Vec<usize> {
    let mut files: Vec<Vec<usize>> = Vec::new();
    for (number, segment) in segments.iter().enumerate() {
        match segment.border {
            Border::File => files.push(vec![number]),
            _ => files.last_mut().into_iter().for_each(|file| file.push(number)),
        }
    }
    let fails = |number: &usize| occurrences.iter().any(|one| one.own.contains(number));
    files.retain(|file| !file.iter().any(fails));
    near(segments, files.into_iter().flatten())
}

fn incident(segments: &[Segment], occurrence: &Occurrence) -> Incident {
    let mut numbers: Vec<usize> = occurrence.own.iter().chain(&occurrence.around).copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    let first = occurrence.own[0];
    let last = occurrence.own[occurrence.own.len() - 1];
    let mut excerpt: Vec<Span> = numbers.iter().flat_map(|number| segments[*number].places.iter().cloned()).collect();
    excerpt.sort_by_key(|place| place.start);
    let stream = segments[first].stream;
    let begins = |segment: &&Segment| segment.stream == stream && segment.border >= Border::Section;
    let section = segments[..=first].iter().rev().find(begins).map_or(0, |segment| segment.span().start);
    Incident { excerpt, place: segments[first].span().start..segments[last].span().end, section, count: 1 }
}

/// The failures as often as they stand in the text, in its order.
fn occurrences(redaction: &Redaction, segments: &[Segment]) -> Vec<Occurrence> {
    let mut reader = Reader { redaction, known: Vec::new() };
    let streams = segments.iter().map(|segment| segment.stream).max().map_or(0, |most| most + 1);
    let mut states: Vec<State> = (0..streams).map(|_| State::default()).collect();
    let mut found: Vec<Occurrence> = Vec::new();
    for (number, segment) in segments.iter().enumerate() {
        let state = &mut states[segment.stream];
        state.border = state.border.max(Some(segment.border));
        state.section += usize::from(segment.border >= Border::Section);
        let told = reader.read(segment);
        if !told.fails {
            state.between.push(number);
            continue;
        }
        let border = state.border.take().unwrap_or(Border::Section);
        let between = std::mem::take(&mut state.between);
        match state.last {
            Some(last) if found[last].told.goes_on(&told, border) => {
                found[last].own.push(number);
                let within = near(segments, between.into_iter());
                found[last].around.extend(within);
                found[last].told.add(told);
            }
            last => {
                let begins = between.iter().position(|number| segments[*number].border > Border::Gap);
                // A short paragraph ends what stands above it, such as the version that Node.js prints.
                let ends = || between.iter().take_while(|number| segments[**number].length() < ENDING).take(1).count();
                let (behind, before) = between.split_at(begins.unwrap_or_else(ends));
                if let Some(last) = last {
                    let within = near(segments, behind.iter().copied());
                    found[last].around.extend(within);
                }
                let before = near(segments, before.iter().rev().copied());
                found.push(Occurrence { own: vec![number], around: before, told, section: state.section });
                state.last = Some(found.len() - 1);
            }
        }
    }
    for state in states {
        if let Some(last) = state.last {
            let behind = state.between.into_iter();
            let own = behind.take_while(|number| segments[*number].border < Border::Section);
            let within = near(segments, own);
            found[last].around.extend(within);
        }
    }
    without_mentions(found)
}

/// Leaves out what only speaks of a failure that stands in the text as a program printed it: the summary of a wrapper,
/// a line of an access log, a person who retells it.
fn without_mentions(found: Vec<Occurrence>) -> Vec<Occurrence> {
    let is_mention = |one: &Occurrence| {
        let others = || found.iter().filter(|other| !std::ptr::eq(*other, one));
        let retold = one.told.retold && others().any(|other| !other.told.retold && other.section == one.section);
        let told = &one.told;
        let of = |other: &Told| other.whole && !other.contradicts(told) && (!told.is_firm() || other.cause == told.cause);
        let summary = || others().any(|other| of(&other.told));
        !one.told.whole && (retold || summary())
    };
    let kept: Vec<bool> = found.iter().map(|one| !is_mention(one)).collect();
    found.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(one, _)| one).collect()
}

/// Those of the segments that stand near enough, the nearest first.
fn near(segments: &[Segment], numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut left = AROUND;
    let fits = |number: &usize| {
        let length = segments[*number].length();
        let fits = length <= left;
        left = left.saturating_sub(length);
        fits
    };
    numbers.take_while(fits).collect()
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

/// Reads segments by themselves; those that differ in ids, numbers and times alone are read once.
struct Reader<'a> {
    redaction: &'a Redaction,
    /// By the hash of the words, in order.
    known: Vec<(u64, Told)>,
}

impl Reader<'_> {
    fn read(&mut self, segment: &Segment) -> Told {
        let texts = segment.places.iter().map(|place| self.redaction.text.get(place.clone()).unwrap_or(""));
        if segment.summary {
            return Told::nothing();
        }
        let words = fnv1a(texts.flat_map(words));
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

impl Told {
    fn nothing() -> Told {
        Told {
            fails: false,
            whole: false,
            raises: false,
            retold: false,
            provider: "unknown",
            status: None,
            code: None,
            cause: Cause::Unknown,
            variant: "",
            percent: 0,
            message: 0,
        }
    }

    fn of(facts: &Facts, report: &Report, segment: &Segment) -> Told {
        let top = report.top();
        let real = !matches!(top.cause, Cause::Unknown | Cause::NotAnApiError);
        let whole = segment.raises || !facts.exceptions.is_empty() || !facts.bodies.is_empty();
        // Code and configuration fail nowhere by themselves.
        let told = whole || !facts.statuses.is_empty() || !facts.signs.is_empty() || !facts.sentences.is_empty();
        let local = whole && segment.reports && top.cause == Cause::NotAnApiError && top.percent >= FIRM;
        Told {
            fails: told && real && top.percent >= TELLING || local,
            whole,
            raises: segment.raises,
            retold: !whole && !segment.reports && is_personal(&facts.redaction.text),
            provider: report.provider,
            status: report.status,
            code: report.error_code.clone(),
            cause: top.cause,
            variant: top.variant,
            percent: top.percent,
            message: message(facts, report),
        }
    }

    /// Whether another segment, behind a border, tells of the same occurrence.
    fn goes_on(&self, next: &Told, border: Border) -> bool {
        if border >= Border::Section {
            return false;
        }
        if self.contradicts(next) {
            // What a program around it answers in the end.
            let outcome =
                |told: &Told| !told.whole && told.provider == "unknown" && told.status.is_some_and(|status| status >= 500);
            return self.whole && outcome(next);
        }
        match (border, self.whole, next.whole) {
            // A line of a log announces what stands below it; what stands below a failure is another one.
            (Border::Start, announced, _) => !announced,
            (_, true, true) => !(next.raises && self.message == next.message) && self.agrees(next),
            _ => true,
        }
    }

    /// Whether something speaks for both being of the same failure.
    fn agrees(&self, other: &Told) -> bool {
        self.cause == other.cause || (self.status.is_some() && self.status == other.status)
    }

    /// Whether both can't be of the same failure.
    fn contradicts(&self, other: &Told) -> bool {
        let services = self.provider != "unknown" && other.provider != "unknown" && self.provider != other.provider;
        let statuses = self.status.is_some() && other.status.is_some() && self.status != other.status;
        let codes = matches!((&self.code, &other.code), (Some(one), Some(other)) if !one.eq_ignore_ascii_case(other));
        let causes = self.cause != other.cause && self.is_firm() && other.is_firm();
        services || statuses || codes || causes
    }

    fn is_firm(&self) -> bool {
        self.percent >= if self.whole { FIRM } else { FIRM_MENTION }
    }

    /// Takes in what another segment of the same occurrence tells.
    fn add(&mut self, more: Told) {
        if more.percent > self.percent {
            (self.cause, self.variant, self.percent) = (more.cause, more.variant, more.percent);
        }
        if self.provider == "unknown" {
            self.provider = more.provider;
        }
        if more.whole && !self.whole {
            self.message = more.message;
        }
        self.whole |= more.whole;
        self.raises |= more.raises;
        self.retold &= more.retold;
        self.status = self.status.or(more.status);
        self.code = self.code.take().or(more.code);
    }

    /// Whether two occurrences are of the same failure: equal in service, status, code, cause, variant and message, as
    /// far as both show them.
    fn is_same(&self, other: &Told) -> bool {
        (self.cause, self.variant, self.message) == (other.cause, other.variant, other.message) && !self.contradicts(other)
    }
}

/// Words by which a person speaks of themselves or to others, with blanks around them.
const PERSONAL: &str = " i | i'm | i've | i'd | im | my | me | we | our | anyone | somebody | someone | hi | hello | thanks | \
    thank you | help | why | ich | mein | meine | wir | je | mon | mes | nous | yo | mi | eu | meu | 我 | 你 | 您 |我|请问|怎么|私|저는";

/// Whether a person speaks in a text.
fn is_personal(text: &str) -> bool {
    let mut words = String::with_capacity(text.len().min(LOOK) + 2);
    words.push(' ');
    for letter in text[..text.floor_char_boundary(LOOK)].chars() {
        words.push(if letter.is_alphanumeric() || letter == '\'' { letter.to_ascii_lowercase() } else { ' ' });
    }
    words.push(' ');
    text.contains(['?', '？']) || any_of(PERSONAL, &|word| words.contains(word))
}

/// So much of a segment is looked through for a person's words, in bytes.
const LOOK: usize = 2_000;

/// Whether two reports are on the same failure: the same rule as for occurrences, the message aside.
pub(super) fn is_same(one: &Report, other: &Report) -> bool {
    let same = (one.provider, one.status, &one.error_code) == (other.provider, other.status, &other.error_code)
        && (one.cause(), one.variant()) == (other.cause(), other.variant());
    let text = |report: &Report| report.top().supports.first().map(|sign| fnv1a(words(&sign.text)));
    same && text(one) == text(other)
}

/// The hash of what a failure says: of the message of its body, else of its exception, else of what decided.
fn message(facts: &Facts, report: &Report) -> u64 {
    let body = facts.bodies.iter().rev().find_map(|body| body.message.as_ref()?.value.as_deref());
    let raised = || facts.exceptions.last().map(|exception| facts.text(&exception.message));
    let cited = || report.top().supports.first().map(|sign| sign.text.as_str());
    fnv1a(words(body.or_else(raised).or_else(cited).unwrap_or("")))
}

/// The words of a text, without ids, numbers, times and masked keys. Of a status and of what is masked, so much is
/// left as tells one failure from another.
fn words(text: &str) -> impl Iterator<Item = u8> + '_ {
    let parts = text.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | '*' | '…' | '/')));
    parts.filter(|part| !part.is_empty()).flat_map(|part| {
        let bytes = part.as_bytes();
        let status = bytes.len() == 3 && matches!(bytes[0], b'4' | b'5') && bytes.iter().all(u8::is_ascii_digit);
        let kept = if part.contains(['*', '…']) {
            &bytes[..bytes.len().min(3)]
        } else if status || !bytes.iter().any(u8::is_ascii_digit) {
            bytes
        } else {
            b"0"
        };
        kept.iter().copied().chain([b' '])
    })
}
