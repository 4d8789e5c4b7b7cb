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
const PERSONAL: &str = " i | i'm | i've | i'd | im | my | me | we | our | anyone | somebody | someone | hi | hello | thanks | \
    thank you | help | why | ich | mein | meine | wir | je | mon | mes | nous | yo | mi | eu | meu | 我 | 你 | 您 |我|请问|怎么|私|저는";

/// Whether a person wrote a text.
fn is_personal(text: &str) -> bool {
    let mut words = String::with_capacity(text.len().min(MAX_PERSON_BYTES) + 2);
    words.push(' ');
    for letter in text[..text.floor_char_boundary(MAX_PERSON_BYTES)].chars() {
        words.push(match letter {
            '’' => '\'',
            '\'' => letter,
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
mod tests {
    use super::*;
    use crate::diagnosis::incident;
    use crate::intake::segments;
    use crate::redaction::redact;
    use crate::report::{Evidence, Finding};

    /// What the first segment of a text tells.
    #[track_caller]
    fn read(text: &str) -> Reading {
        let redaction = redact(text);
        let found = segments(&redaction.text);
        let part = redaction.excerpt(&found[0].spans);
        let facts = Facts::gather(&part);
        Reading::of(&facts, &incident::report(&facts), &found[0])
    }

    /// What a text tells whose likeliest cause is so sure.
    fn read_as(text: &str, cause: Cause, percent: u8) -> Reading {
        let redaction = redact(text);
        let finding = Finding { cause, variant: "", percent, supports: Vec::new(), contradicts: Vec::new() };
        Reading::of(&Facts::gather(&redaction), &Report::of(vec![finding]), &segments(&redaction.text)[0])
    }

    /// As a program prints a failure that says nothing but its cause.
    fn printed(cause: Cause) -> Reading {
        Reading { fails: true, printed: true, raises: true, cause, percent: 90, ..Reading::nothing() }
    }

    /// As a line of a log speaks of one.
    fn mentioned(cause: Cause) -> Reading {
        Reading { fails: true, cause, percent: 50, ..Reading::nothing() }
    }

    const KEY: Cause = Cause::InvalidKey;
    const QUOTA: Cause = Cause::QuotaExceeded;

    #[test]
    fn a_failure_is_told_with_forty_percent() {
        assert!(read_as("401 {}", KEY, 40).fails && !read_as("401 {}", KEY, 39).fails);
        for none in [Cause::Unknown, Cause::NotAnApiError] {
            assert!(!read_as("401", none, 90).fails, "{none:?}");
        }
    }

    #[test]
    fn code_and_configuration_fail_nowhere() {
        for set in ["OPENAI_API_KEY=your-key-here", "OPENAI_API_KEY=undefined", "client = OpenAI(api_key=\"undefined\")"] {
            assert!(!read_as(set, KEY, 90).fails, "{set}");
        }
        for told in [
            "HTTP 401",
            "rate_limit_exceeded",
            "openai.AuthenticationError: x",
            "{\"error\": {\"message\": \"x\", \"type\": \"y\"}}",
            "The OpenAI API key is undefined",
        ] {
            assert!(read_as(told, KEY, 90).fails, "{told}");
        }
    }

    #[test]
    fn a_local_bug_is_a_failure_where_a_program_prints_it() {
        let trace = "Traceback (most recent call last):\n  File \"a.py\", line 1, in f\n    g()\nKeyError: 'x'\n";
        assert!(read_as(trace, Cause::NotAnApiError, 70).fails && !read_as(trace, Cause::NotAnApiError, 69).fails);
        // Neither a sentence nor the quoted half of an exception.
        assert!(!read_as("It said that x is not defined", Cause::NotAnApiError, 90).fails);
        assert!(!read_as("  KeyError: 'x'", Cause::NotAnApiError, 90).fails);
    }

    #[test]
    fn an_exception_or_a_body_is_whole_and_a_number_is_not() {
        for (text, printed, raises) in [
            ("openai.AuthenticationError: Error code: 401", true, true),
            ("Request failed: x", true, true),
            ("{\"error\": {\"message\": \"Incorrect API key provided\", \"type\": \"x\"}}", true, false),
            ("2026-11-23 10:11:12,345 ERROR openai.AuthenticationError: Error code: 401", true, false),
            ("2026-11-23 10:11:12,345 ERROR POST /v1/chat/completions 401", false, false),
            ("HTTP/1.1 401 Unauthorized", false, false),
        ] {
            let told = read(text);
            assert_eq!((told.printed, told.raises), (printed, raises), "{text}");
        }
    }

    #[test]
    fn a_person_tells_and_a_machine_prints() {
        for (text, by_person) in [
            ("I get a 401 from OpenAI", true),
            ("Is a 401 from OpenAI the key?", true),
            ("OpenAI 返回 401，请问怎么办", true),
            ("My call gets a 401", true),
            ("OpenAI answers with a 401", false),
            ("2026-11-23 10:11:12,345 ERROR my call gets a 401", false),
            ("openai.AuthenticationError: my key got a 401", false),
            ("My call gets {\"error\": {\"message\": \"x\", \"type\": \"y\"}}", false),
        ] {
            assert_eq!(read(text).by_person, by_person, "{text}");
        }
    }

    #[test]
    fn personal_words_stand_alone_and_near_the_beginning() {
        for word in PERSONAL.split('|').map(str::trim) {
            assert!(is_personal(&format!("OpenAI. {word}, 401")), "{word}");
        }
        assert!(is_personal("MY key") && is_personal("I’m") && !is_personal("mythical ideas, wiring") && !is_personal(""));
        let far = |filler: usize| format!("{} my", "x".repeat(filler));
        assert!(is_personal(&far(1_997)) && !is_personal(&far(1_998)));
    }

    #[test]
    fn what_is_told_of_another_service_status_code_or_cause_contradicts() {
        let openai = Reading { provider: "openai", status: Some(401), code: Some("a".to_owned()), ..mentioned(KEY) };
        for (other, contradicts) in [
            (Reading { provider: "anthropic", ..mentioned(KEY) }, true),
            (Reading { provider: "openai", ..mentioned(KEY) }, false),
            (Reading { status: Some(403), ..mentioned(KEY) }, true),
            (Reading { status: Some(401), ..mentioned(KEY) }, false),
            (Reading { code: Some("b".to_owned()), ..mentioned(KEY) }, true),
            (Reading { code: Some("A".to_owned()), ..mentioned(KEY) }, false),
            (mentioned(QUOTA), false),
        ] {
            assert_eq!(openai.contradicts(&other), contradicts, "{other:?}");
            assert_eq!(other.contradicts(&openai), contradicts, "{other:?}");
        }
    }

    #[test]
    fn causes_contradict_only_if_both_are_firm() {
        let sure = |printed, percent, cause| Reading { printed, percent, ..mentioned(cause) };
        let key = sure(true, 70, KEY);
        assert!(key.contradicts(&sure(true, 70, QUOTA)) && !key.contradicts(&sure(true, 69, QUOTA)));
        assert!(key.contradicts(&sure(false, 88, QUOTA)) && !key.contradicts(&sure(false, 87, QUOTA)));
        assert!(!sure(true, 69, KEY).contradicts(&sure(true, 90, QUOTA)));
        assert!(!key.contradicts(&sure(true, 90, KEY)));
    }

    #[test]
    fn nothing_goes_on_in_another_ticket_or_file() {
        for (border, continues_with) in [(Border::Gap, true), (Border::Section, false), (Border::File, false)] {
            assert_eq!(printed(KEY).continues_with(&mentioned(KEY), border), continues_with, "{border:?}");
        }
    }

    #[test]
    fn a_line_announces_what_stands_below_it_and_a_failure_does_not() {
        for (next, expected) in [(printed(KEY), true), (mentioned(KEY), false)] {
            assert!(mentioned(KEY).continues_with(&next, Border::Start), "announced: {expected}");
            assert!(!printed(KEY).continues_with(&next, Border::Start), "announced: {expected}");
        }
    }

    #[test]
    fn two_printed_paragraphs_are_one_failure_if_something_says_so() {
        let says = |message, raises, told| Reading { message, raises, ..told };
        let first = says(1, true, printed(KEY));
        assert!(first.continues_with(&says(2, true, printed(KEY)), Border::Gap), "the same cause");
        assert!(!first.continues_with(&says(1, true, printed(KEY)), Border::Gap), "raised again with the same words");
        assert!(first.continues_with(&says(1, false, printed(KEY)), Border::Gap), "the body that came with it");
        let vague = Reading { percent: 50, ..printed(QUOTA) };
        assert!(!first.continues_with(&says(2, true, vague.clone()), Border::Gap), "nothing in common");
        let with = |status| Reading { status, ..says(1, true, printed(KEY)) };
        assert!(
            with(Some(401)).continues_with(&Reading { status: Some(401), message: 2, ..vague.clone() }, Border::Gap),
            "the same status"
        );
        assert!(!with(None).continues_with(&Reading { message: 2, ..vague.clone() }, Border::Gap), "no status is no agreement");
        // Where one of both only speaks of a failure, nothing need say so.
        let vague = Reading { printed: false, ..vague };
        assert!(first.continues_with(&vague, Border::Gap) && vague.continues_with(&first, Border::Gap));
    }

    #[test]
    fn the_own_servers_answer_behind_a_failure_is_its_outcome() {
        let refused = Reading { provider: "openai", status: Some(401), ..printed(KEY) };
        let answered = Reading { status: Some(500), ..mentioned(Cause::ServerError) };
        for border in [Border::Gap, Border::Start] {
            assert!(refused.continues_with(&answered, border), "{border:?}");
        }
        assert!(!refused.continues_with(&answered, Border::Section));
        for other in [
            Reading { status: Some(499), ..answered.clone() },
            Reading { status: None, percent: 88, ..answered.clone() },
            Reading { provider: "openai", ..answered.clone() },
            Reading { printed: true, ..answered.clone() },
        ] {
            assert!(!refused.continues_with(&other, Border::Start), "{other:?}");
            assert!(!refused.continues_with(&other, Border::Gap), "{other:?}");
        }
        assert!(
            !Reading { printed: false, ..refused }.continues_with(&answered, Border::Start),
            "only a printed failure has an outcome"
        );
    }

    #[test]
    fn a_mention_is_left_out_only_beside_what_it_mentions() {
        let refused = Reading { provider: "openai", status: Some(401), ..printed(KEY) };
        let summary = Reading { status: Some(401), ..mentioned(KEY) };
        assert!(summary.only_mentions(&refused));
        assert!(!printed(KEY).only_mentions(&refused), "it is printed itself");
        assert!(!summary.only_mentions(&Reading { printed: false, ..refused.clone() }), "nothing is printed");
        assert!(!Reading { status: Some(429), ..summary.clone() }.only_mentions(&refused), "it speaks of another one");
        let sure = |percent, cause| Reading { percent, cause, ..summary.clone() };
        let vague = Reading { percent: 50, ..refused };
        assert!(sure(87, QUOTA).only_mentions(&vague) && !sure(88, QUOTA).only_mentions(&vague));
        assert!(sure(88, KEY).only_mentions(&vague), "it is as sure of the same cause");
    }

    #[test]
    fn what_is_taken_in_adds_and_does_not_replace() {
        let mut told = Reading { status: Some(401), by_person: true, message: 1, variant: "no-detail", ..mentioned(KEY) };
        let more = Reading {
            provider: "openai",
            status: Some(500),
            code: Some("a".to_owned()),
            variant: "quota",
            message: 2,
            percent: 51,
            ..printed(QUOTA)
        };
        told.add(more.clone());
        assert_eq!((told.cause, told.variant, told.percent), (QUOTA, "quota", 51), "the surer cause");
        assert_eq!(
            (told.provider, told.status, told.code.as_deref()),
            ("openai", Some(500), Some("a")),
            "what is printed counts"
        );
        assert_eq!(
            (told.printed, told.raises, told.by_person, told.message),
            (true, true, false, 2),
            "the words of what is printed"
        );
        told.add(Reading { provider: "groq", code: Some("b".to_owned()), message: 3, cause: KEY, ..more });
        assert_eq!(
            (told.cause, told.provider, told.code.as_deref(), told.message),
            (QUOTA, "openai", Some("a"), 2),
            "equals don't"
        );
        let mut by_person = Reading { by_person: true, ..mentioned(KEY) };
        by_person.add(Reading { message: 5, ..by_person.clone() });
        assert_eq!((by_person.by_person, by_person.message), (true, 0));
    }

    #[test]
    fn a_failure_is_the_same_if_nothing_differs() {
        let one = Reading { status: Some(401), variant: "no-detail", message: 1, ..printed(KEY) };
        assert!(one.is_same(&one) && one.is_same(&Reading { status: None, provider: "openai", ..one.clone() }));
        for other in [
            Reading { cause: QUOTA, percent: 50, ..one.clone() },
            Reading { variant: "", ..one.clone() },
            Reading { message: 2, ..one.clone() },
            Reading { status: Some(403), ..one.clone() },
        ] {
            assert!(!one.is_same(&other), "{other:?}");
        }
    }

    #[test]
    fn reports_are_the_same_if_nothing_differs() {
        let report = |text: &str| {
            let support = Evidence { fact: "message", says: String::new(), start: 0, end: 1, text: text.to_owned() };
            let finding = Finding { cause: KEY, variant: "", percent: 90, supports: vec![support], contradicts: Vec::new() };
            Report { provider: "openai", status: Some(401), error_code: Some("a".to_owned()), ..Report::of(vec![finding]) }
        };
        let one = report("wrong key 17");
        assert!(is_same(&one, &report("wrong key 18")));
        let mut others = vec![report("no key 17"), report("wrong key 17"), report("wrong key 17")];
        others[1].findings[0].cause = QUOTA;
        others[2].findings[0].variant = "no-detail";
        others.push(Report { provider: "groq", ..one.clone() });
        others.push(Report { status: Some(403), ..one.clone() });
        others.push(Report { status: None, ..one.clone() });
        others.push(Report { error_code: None, ..one.clone() });
        for other in &others {
            assert!(!is_same(&one, other), "{other:?}");
        }
    }

    #[test]
    fn a_failure_says_what_its_last_body_says_else_its_exception_else_what_decided() {
        let said = |text: &str| read(text).message;
        let body = |message: &str| format!("{{\"error\": {{\"message\": \"{message}\", \"type\": \"invalid_request_error\"}}}}");
        let hash = |text: &str| fnv1a(words(text).into_iter());
        assert_eq!(said(&body("Incorrect API key provided")), hash("Incorrect API key provided"));
        let raised = "openai.AuthenticationError: Incorrect API key provided";
        assert_eq!(said(raised), hash("Incorrect API key provided"));
        let both = format!("{raised}: {} {}", body("Incorrect API key"), body("Invalid key"));
        assert_eq!(said(&both), hash("Invalid key"));
        assert_eq!(said("2026-11-23 10:11:12,345 ERROR OpenAI: insufficient_quota"), hash("insufficient_quota"));
    }

    #[test]
    fn ids_numbers_times_and_masks_are_no_words() {
        let of = |text: &str| String::from_utf8(words(text)).expect("text");
        for (one, other) in [
            ("request req_17 at 10:11:12.345", "request req_18b at 11:12:13"),
            ("key sk-p****AbCd was wrong", "key sk-x****EfGh was wrong"),
            ("key sk-…AbCd", "key sk-…EfGh"),
            ("key sk-p****", "key sk-s****"),
            ("port 80", "port 8080"),
            ("a,  b", "a b"),
        ] {
            assert_eq!(of(one), of(other));
        }
        for (one, other) in [
            ("status 401", "status 403"),
            ("status 404", "status 504"),
            ("status 502", "status 503"),
            ("key sk-****", "key sk_****"),
            ("wrong", "right"),
        ] {
            assert_ne!(of(one), of(other));
        }
        assert_eq!(of("in 301 of 4011 tries"), "in 0 of 0 tries ");
    }
}
