//! What a segment tells by itself, and whether two of them tell of the same failure.

use crate::catalogue::Cause;
use crate::facts::Facts;
use crate::intake::{Border, Segment, any_of};
use crate::report::Report;
use crate::text::hash::fnv1a;

/// What a segment tells by itself.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Something failed.
    pub fails: bool,
    /// It has what a program prints of a failure, an exception or an error body, and not only a number or a sentence.
    pub whole: bool,
    /// It begins a failure, and isn't only what came with one.
    raises: bool,
    /// A person tells of it; else it is as a machine printed it.
    pub retold: bool,
    provider: &'static str,
    status: Option<u16>,
    code: Option<String>,
    cause: Cause,
    variant: &'static str,
    percent: u8,
    /// The words of its message.
    message: u64,
}

/// A cause this sure is one of its own, in percent: where a program prints the failure, and where it may only be
/// mentioned.
const FIRM: u8 = 66;
const FIRM_MENTION: u8 = 80;
/// Below this a segment tells too little to be a failure, in percent.
const TELLING: u8 = 40;

impl Told {
    /// Of a segment in which nothing fails.
    pub fn nothing() -> Told {
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

    /// Of what was read in a segment.
    pub fn of(facts: &Facts, report: &Report, segment: &Segment) -> Told {
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
    pub fn goes_on(&self, next: &Told, border: Border) -> bool {
        if border >= Border::Section {
            return false;
        }
        if self.contradicts(next) {
            return self.whole && next.is_outcome() || self.is_outcome() && next.whole;
        }
        match (border, self.whole, next.whole) {
            // A line of a log announces what stands below it; what stands below a failure is another one.
            (Border::Start, announced, _) => !announced,
            (_, true, true) => !(next.raises && self.message == next.message) && self.agrees(next),
            _ => true,
        }
    }

    /// Whether it is what the person's own server answered in the end, in its access log.
    fn is_outcome(&self) -> bool {
        !self.whole && self.provider == "unknown" && self.status == Some(500)
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

    /// Whether this only speaks of a failure that the other prints: a line of a log, the summary of a wrapper.
    pub fn only_mentions(&self, other: &Told) -> bool {
        other.whole && !self.whole && !other.contradicts(self) && (!self.is_firm() || other.cause == self.cause)
    }

    fn is_firm(&self) -> bool {
        self.percent >= if self.whole { FIRM } else { FIRM_MENTION }
    }

    /// Takes in what another segment of the same occurrence tells.
    pub fn add(&mut self, mut more: Told) {
        if more.whole && !self.whole {
            // What a program printed counts, and a line in front of it only where that says nothing.
            std::mem::swap(self, &mut more);
        }
        if more.percent > self.percent {
            (self.cause, self.variant, self.percent) = (more.cause, more.variant, more.percent);
        }
        if self.provider == "unknown" {
            self.provider = more.provider;
        }
        self.raises |= more.raises;
        self.retold &= more.retold;
        self.status = self.status.or(more.status);
        self.code = self.code.take().or(more.code);
    }

    /// Whether two occurrences are of the same failure: equal in service, status, code, cause, variant and message, as
    /// far as both show them.
    pub fn is_same(&self, other: &Told) -> bool {
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
        let part = letter.is_ascii_alphanumeric() || letter == '\'' || !letter.is_ascii();
        words.push(if part { letter.to_ascii_lowercase() } else { ' ' });
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
            words.extend_from_slice(&word[..word.len().min(MASKED)]);
        } else if status || !word.iter().any(u8::is_ascii_digit) {
            words.extend_from_slice(word);
        }
        words.push(b' ');
        rest = behind.get(1..).unwrap_or(&[]);
    }
}

fn words(text: &str) -> Vec<u8> {
    let mut words = Vec::with_capacity(text.len());
    add_words(text, &mut words);
    words
}

/// So much of a masked key tells one failure from another, in bytes.
const MASKED: usize = 3;

/// Whether a byte belongs to a letter or a digit. Beyond ASCII all count: Unicode's tables would weigh more than the rest.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}
