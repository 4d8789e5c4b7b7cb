//! What is read in one segment of a paste, and whether two segments are about the same failure.

use super::weights::{FAILURE, MENTIONED, PRINTED};
use crate::catalogue::Cause;
use crate::facts::Facts;
use crate::intake::{Border, Segment, any_in_list};
use crate::report::Report;
use crate::text::Span;
use crate::text::hash::fnv1a;

/// What is read in one segment.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// Something failed.
    pub fails: bool,
    /// It holds what a program prints of a failure, an exception or an error body, and not only a status or a sentence.
    pub printed: bool,
    /// It begins with an exception or an error message.
    raises: bool,
    /// A person describes the failure; otherwise a machine printed it.
    pub by_person: bool,
    provider: &'static str,
    status: Option<u16>,
    code: Option<String>,
    cause: Cause,
    variant: &'static str,
    percent: u8,
    /// The hash of the words of its message.
    message: u64,
}

impl Reading {
    /// The reading of a segment in which nothing fails.
    pub fn nothing() -> Reading {
        Reading {
            fails: false,
            printed: false,
            raises: false,
            by_person: false,
            provider: "unknown",
            status: None,
            code: None,
            cause: Cause::Unknown,
            variant: "",
            percent: 0,
            message: 0,
        }
    }

    /// The cause, and how sure it is in percent.
    pub fn cause(&self) -> (Cause, u8) {
        (self.cause, self.percent)
    }

    /// Sums up the facts of a segment and its report.
    pub fn of(facts: &Facts, report: &Report, segment: &Segment) -> Reading {
        let top = report.top();
        let real = !matches!(top.cause, Cause::Unknown | Cause::NotAnApiError);
        let printed = segment.raises || !facts.exceptions.is_empty() || !facts.bodies.is_empty();
        // Code and configuration fail nowhere by themselves, even if a value is called undefined.
        let sets = |span: &Span| facts.assignments.iter().any(|set| set.span.start < span.end && span.start < set.span.end);
        let speaks = || facts.sentences.iter().any(|sentence| !sets(&sentence.span));
        let told = printed || !facts.statuses.is_empty() || !facts.signs.is_empty() || speaks();
        let local = printed && segment.reports && top.cause == Cause::NotAnApiError && top.percent >= PRINTED;
        Reading {
            fails: told && real && top.percent >= FAILURE || local,
            printed,
            raises: segment.raises,
            by_person: !printed && !segment.reports && is_personal(&facts.redaction.text),
            provider: report.provider,
            status: report.status,
            code: report.error_code.clone(),
            cause: top.cause,
            variant: top.variant,
            percent: top.percent,
            message: message(facts, report),
        }
    }

    /// Whether the next segment, behind this border, is about the same occurrence of the failure.
    pub fn continues_with(&self, next: &Reading, border: Border) -> bool {
        if border >= Border::Section {
            return false;
        }
        if self.contradicts(next) {
            return self.printed && next.is_outcome() || self.is_outcome() && next.printed;
        }
        match (border, self.printed, next.printed) {
            // A line of a log belongs to the failure below it; below a printed failure another one begins.
            (Border::Start, printed, _) => !printed,
            (_, true, true) => !(next.raises && self.message == next.message) && self.agrees(next),
            _ => true,
        }
    }

    /// Whether it is the line of an access log with which the person's own server answered in the end.
    fn is_outcome(&self) -> bool {
        !self.printed && self.provider == "unknown" && self.status == Some(500)
    }

    /// Whether both have the same cause or status.
    fn agrees(&self, other: &Reading) -> bool {
        self.cause == other.cause || (self.status.is_some() && self.status == other.status)
    }

    /// Whether both can't be about the same failure: service, status, code or firm cause differ.
    fn contradicts(&self, other: &Reading) -> bool {
        let services = self.provider != "unknown" && other.provider != "unknown" && self.provider != other.provider;
        let statuses = self.status.is_some() && other.status.is_some() && self.status != other.status;
        let codes = matches!((&self.code, &other.code), (Some(one), Some(other)) if !one.eq_ignore_ascii_case(other));
        let causes = self.cause != other.cause && self.is_firm() && other.is_firm();
        services || statuses || codes || causes
    }

    /// Whether this only mentions a failure that the other one prints: a line of a log, the summary of a wrapper.
    pub fn only_mentions(&self, other: &Reading) -> bool {
        other.printed && !self.printed && !other.contradicts(self) && (!self.is_firm() || other.cause == self.cause)
    }

    fn is_firm(&self) -> bool {
        self.percent >= if self.printed { PRINTED } else { MENTIONED }
    }

    /// Adds what another segment of the same occurrence says.
    pub fn add(&mut self, mut more: Reading) {
        if more.printed && !self.printed {
            // What a program printed comes first; a line before it adds only what is missing there.
            std::mem::swap(self, &mut more);
        }
        if more.percent > self.percent {
            (self.cause, self.variant, self.percent) = (more.cause, more.variant, more.percent);
        }
        if self.provider == "unknown" {
            self.provider = more.provider;
        }
        self.raises |= more.raises;
        self.by_person &= more.by_person;
        self.status = self.status.or(more.status);
        self.code = self.code.take().or(more.code);
    }

    /// Whether two occurrences count as the same failure: equal in service, status, code, cause, variant and message, as
    /// far as both show them.
    pub fn is_same(&self, other: &Reading) -> bool {
        (self.cause, self.variant, self.message) == (other.cause, other.variant, other.message) && !self.contradicts(other)
    }
}

/// Words that a person uses about themselves or to others, with spaces around them.
const PERSONAL: &str = " i | im | my | me | we | our | anyone | somebody | someone | hi | hello | thanks | \
    thank you | help | why | ich | mein | meine | wir | je | mon | mes | nous | yo | mi | eu | meu | 我 | 你 | 您 |我|请问|怎么|私|저는";

/// Whether a person wrote a text.
fn is_personal(text: &str) -> bool {
    let mut words = String::with_capacity(text.len().min(MAX_PERSON_BYTES) + 2);
    words.push(' ');
    for letter in text[..text.floor_char_boundary(MAX_PERSON_BYTES)].chars() {
        words.push(match letter {
            // `I’m` holds the word `I`, as `I'm` does.
            '’' => ' ',
            letter if letter.is_ascii_alphanumeric() || !letter.is_ascii() => letter.to_ascii_lowercase(),
            _ => ' ',
        });
    }
    words.push(' ');
    text.contains(['?', '？']) || any_in_list(PERSONAL, &|word| words.contains(word))
}

/// How much of a segment is searched for a person's words.
const MAX_PERSON_BYTES: usize = 2_000;

/// Whether two reports are on the same failure: the same rule as for occurrences, the message aside.
pub(super) fn is_same(one: &Report, other: &Report) -> bool {
    let same = (one.provider, one.status, &one.error_code) == (other.provider, other.status, &other.error_code)
        && (one.cause(), one.variant()) == (other.cause(), other.variant());
    let text = |report: &Report| report.top().supports.first().map(|sign| words(&sign.text));
    same && text(one) == text(other)
}

/// The hash of what a failure says: of the message of its body, else of its exception, else of what decided.
fn message(facts: &Facts, report: &Report) -> u64 {
    let body = facts.bodies.iter().rev().find_map(|body| body.message.as_ref()?.value.as_deref());
    let raised = || facts.exceptions.last().map(|exception| facts.text(&exception.message));
    let cited = || report.top().supports.first().map(|sign| sign.text.as_str());
    fnv1a(words(body.or_else(raised).or_else(cited).unwrap_or("")).into_iter())
}

/// The words of a text, without ids, numbers, times and masked keys. Of a status and of what is masked, so much is
/// left as tells one failure from another. They are added to `words`.
pub(super) fn add_words(text: &str, words: &mut Vec<u8>) {
    let part = |byte: &u8| is_letter(*byte) || matches!(byte, b'-' | b'_' | b'.' | b'*' | b'/');
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let (word, behind) = rest.split_at(rest.iter().take_while(|byte| part(byte)).count());
        let status = word.len() == 3 && matches!(word[0], b'4' | b'5') && word.iter().all(u8::is_ascii_digit);
        if word.contains(&b'*') || word.windows(3).any(|three| three == "…".as_bytes()) {
            words.extend_from_slice(&word[..word.len().min(MASK_START_BYTES)]);
        } else if status || !word.iter().any(u8::is_ascii_digit) {
            words.extend_from_slice(word);
        } else {
            words.push(b'0');
        }
        if !word.is_empty() {
            words.push(b' ');
        }
        rest = behind.get(1..).unwrap_or(&[]);
    }
}

fn words(text: &str) -> Vec<u8> {
    let mut words = Vec::with_capacity(text.len());
    add_words(text, &mut words);
    words
}

/// How much of a masked key is compared: its beginning tells one failure from another.
const MASK_START_BYTES: usize = 3;

/// Whether a byte belongs to a letter or a digit. Beyond ASCII all count: Unicode's tables would weigh more than the rest.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

#[cfg(test)]
mod tests;
