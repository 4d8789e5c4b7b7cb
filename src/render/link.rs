//! The facts of a report as a part of an address, and the report that they make again.
//!
//! Such a link goes from hand to hand, so it holds what the catalogue knows and nothing else: ids of
//! its tables, a status, a number of percent, and a code that is made of the catalogue's own words.
//! What can't be said that way is left out. Reading is as strict: a link that holds anything else is
//! none, so nobody can make the page say what the catalogue doesn't.

use crate::answer::Answer;
use crate::catalogue::{Cause, DocumentedCodes, LANGUAGES, Provider, Release, SDKS, SIGNS, VARIANTS};
use crate::report::{Finding, Names, Report};

/// The names of the facts, in their order.
const NAMES: [&str; 10] =
    ["cause", "variant", "provider", "other", "status", "code", "sdk", "sdk_major", "language", "confidence"];
/// Longer ones are none of ours, in bytes.
const LONGEST: usize = 400;
/// What a report that came with a link says of itself.
const NOTE: &str = "This is somebody’s diagnosis, from a link. The link has these facts and nothing from their paste.";
/// The service that is none of the catalogue's, as reports call it.
const OTHER: &str = "other";

impl Answer {
    /// Its facts, as `cause=invalid_key&provider=openai&status=401`. Nothing in it is quoted from the paste.
    pub fn to_link(&self) -> String {
        let report = &self.report;
        let status = report.status.filter(|status| is_status(*status)).map(|status| status.to_string());
        let percent = report.top().percent.to_string();
        let major = self.sdk_major.as_deref().and_then(|major| known_major(report.sdk?, &written(major)));
        let facts = [
            Some(report.cause().id()),
            Some(report.variant()),
            provider_id(report.provider),
            report.names.other.map(|other| other.id),
            status.as_deref(),
            report.error_code.as_deref().filter(|code| is_known_code(code)),
            report.sdk.and_then(sdk_id),
            major.as_deref(),
            report.language.and_then(language_id),
            Some(&percent),
        ];
        let mut link = String::new();
        for (name, fact) in NAMES.into_iter().zip(facts) {
            if let Some(fact) = fact.filter(|fact| !fact.is_empty()) {
                let between = if link.is_empty() { "" } else { "&" };
                link.push_str(&[between, name, "=", &written(fact)].concat());
            }
        }
        link
    }
}

/// The report that a link makes, and the major version of its SDK. None if the link holds anything that none
/// of ours would: it is cut off, changed, or of another version.
pub fn from_link(link: &str) -> Option<(Report, Option<String>)> {
    let facts = read(link)?;
    let [cause, variant, provider, other, status, code, sdk, sdk_major, language, confidence] = facts;
    let cause = Cause::from_id(cause?)?;
    let variant = VARIANTS.iter().find(|known| known.cause == cause && known.id == variant.unwrap_or(""))?.id;
    let provider = known(provider, provider_id)?.unwrap_or("unknown");
    let other = known(other, Provider::of)?;
    let status = known(status, |status| number(status).filter(|status| is_status(*status)))?;
    let error_code = known(code, |code| is_known_code(code).then(|| code.to_owned()))?;
    let sdk = known(sdk, sdk_id)?;
    let sdk_major = known(sdk_major, |major| known_major(sdk?, major))?;
    let percent = number(confidence?).and_then(|percent| u8::try_from(percent).ok()).filter(|percent| *percent <= 100)?;
    let report = Report {
        provider,
        status,
        error_code,
        sdk,
        language: known(language, language_id)?,
        incidents: 1,
        names: Names { provider: Provider::of(provider), other, status, ..Names::default() },
        notes: vec![NOTE.to_owned()],
        ..Report::of(vec![Finding { cause, variant, percent, supports: Vec::new(), contradicts: Vec::new() }])
    };
    Some((report, sdk_major))
}

/// The facts by name; none if there is a name twice, an unknown one, or anything else.
fn read(link: &str) -> Option<[Option<&str>; NAMES.len()]> {
    let mut facts = [None; NAMES.len()];
    if link.len() > LONGEST {
        return None;
    }
    for pair in link.split('&') {
        let (name, value) = pair.split_once('=')?;
        let fact = &mut facts[NAMES.iter().position(|known| *known == name)?];
        if fact.is_some() || value.is_empty() {
            return None;
        }
        *fact = Some(value);
    }
    Some(facts)
}

/// A fact that may be missing, but not be unknown.
fn known<'a, T>(fact: Option<&'a str>, find: impl FnOnce(&'a str) -> Option<T>) -> Option<Option<T>> {
    match fact {
        None => Some(None),
        Some(fact) => find(fact).map(Some),
    }
}

/// A number of up to three digits.
fn number(text: &str) -> Option<u16> {
    (text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn is_status(status: u16) -> bool {
    (100..600).contains(&status)
}

fn provider_id(id: &str) -> Option<&'static str> {
    if id == OTHER { Some(OTHER) } else { Provider::of(id).map(|provider| provider.id) }
}

fn sdk_id(id: &str) -> Option<&'static str> {
    SDKS.iter().map(|sdk| sdk.id).find(|known| *known == id && !id.is_empty())
}

fn language_id(id: &str) -> Option<&'static str> {
    SDKS.iter().map(|sdk| sdk.language).chain(LANGUAGES.iter().map(|(known, _)| *known)).find(|known| *known == id)
}

/// A major version, as the details tell it: one or two digits, or words of the catalogue.
fn known_major(sdk: &str, major: &str) -> Option<String> {
    let named = || Release::of(sdk)?.majors.iter().filter_map(|major| major.first()).find(|known| written(known) == major);
    let digits = major.len() < 3 && major.bytes().all(|byte| byte.is_ascii_digit());
    if digits { Some(major.to_owned()) } else { named().map(|known| (*known).to_owned()) }
}

/// A fact without what an address would have to escape: `5 or later` becomes `5-or-later`.
fn written(fact: &str) -> String {
    fact.replace(' ', "-")
}

/// Codes come from the paste, so only those pass that can't hold anything of a person: a documented code, a short number,
/// or words that the codes and classes of the catalogue are made of.
fn is_known_code(code: &str) -> bool {
    if DocumentedCodes::has(code) {
        return true;
    }
    if code.len() <= 5 && !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    let plain = code.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-' | b'.'));
    let said = || SIGNS.iter().flat_map(|sign| sign.codes).copied();
    let known = |word: &str| said().any(|code| words(code).iter().any(|known| known.eq_ignore_ascii_case(word)));
    let all = || words(code).iter().all(|word| known(word));
    plain && code.len() <= 64 && !words(code).is_empty() && (said().any(|known| known.eq_ignore_ascii_case(code)) || all())
}

/// The words of a code: `API_KEY_INVALID`, `invalid-api-key` and `InvalidAPIKey` have three.
fn words(code: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for part in code.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        let bytes = part.as_bytes();
        let mut start = 0;
        for at in 1..bytes.len() {
            let begins = bytes[at].is_ascii_uppercase();
            let lower = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
            if begins && (lower(at - 1) || lower(at + 1)) {
                words.push(&part[start..at]);
                start = at;
            }
        }
        words.push(&part[start..]);
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Choices;
    use crate::catalogue::Library;
    use std::rc::Rc;

    /// The answer that a link makes.
    fn read(link: &str) -> Answer {
        let (report, sdk_major) = from_link(link).expect("it is ours");
        Answer { sdk_major, ..Answer::without_paste(Rc::new(report), None, &Choices::default()) }
    }

    #[test]
    fn a_link_holds_the_facts_and_makes_the_same_report() {
        let report = crate::diagnose(
            "openai==1.58.1\nopenai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: undefined.', 'type': 'invalid_request_error', 'code': 'invalid_api_key'}}",
        );
        let answer = Answer::of(Rc::new(report.clone()), Some(&Library::embedded()), &Choices::default());
        let link = answer.to_link();
        let wanted = "cause=placeholder_key&variant=null-word&provider=openai&status=401&code=invalid_api_key&sdk=openai-python&sdk_major=1&language=python&confidence=";
        assert!(link.starts_with(wanted), "{link}");
        let again = read(&link);
        assert_eq!(again.sdk_major, answer.sdk_major);
        let read = &again.report;
        assert_eq!((read.cause(), read.variant(), read.top().percent), (report.cause(), report.variant(), report.top().percent));
        assert_eq!(
            (read.provider, read.status, read.sdk, read.language),
            (report.provider, report.status, report.sdk, report.language)
        );
        assert_eq!(read.error_code, report.error_code);
        assert_eq!(again.to_link(), link);
        assert_eq!(read.redaction.text, "");
    }

    #[test]
    fn a_version_in_words_comes_through() {
        let link = "cause=invalid_key&sdk=openai-node&sdk_major=5-or-later&confidence=80";
        let answer = read(link);
        assert_eq!(answer.sdk_major.as_deref(), Some("5 or later"));
        assert_eq!(answer.to_link(), link);
    }

    #[test]
    fn codes_are_words_of_the_catalogue_or_short_numbers() {
        for code in [
            "AADSTS50020",
            "enforced_spend_limit_reached",
            "invalid_api_key",
            "API_KEY_INVALID",
            "InvalidApiKey",
            "invalid-api-key",
            "1113",
            "account_not_found",
            "InvalidAPIKey",
        ] {
            assert!(is_known_code(code), "{code}");
        }
        for code in [
            "",
            "___",
            "hunter",
            "hunter2",
            "123456",
            "invalid_api_key_aB3dE6",
            "correct-horse-battery-staple",
            "sk-proj-aB3dE6gH9jK2mN5pQ8sT",
            "invalid key",
            "[key 1]",
            "ключ",
        ] {
            assert!(!is_known_code(code), "{code}");
        }
        assert!(!is_known_code(&"invalid_".repeat(9)));
    }

    #[test]
    fn what_is_no_link_of_ours_makes_nothing() {
        let good = "cause=invalid_key&provider=openai&status=401&confidence=90";
        assert!(from_link(good).is_some());
        for bad in [
            "",
            "&",
            "=",
            "cause",
            "cause=invalid_key",
            "confidence=90",
            "cause=&confidence=90",
            "cause=nothing_of_the_kind&confidence=90",
            "cause=invalid_key&confidence=101",
            "cause=invalid_key&confidence=+9",
            "cause=invalid_key&confidence=0090",
            "cause=invalid_key&confidence=90&confidence=90",
            "cause=invalid_key&confidence=90&paste=x",
            "cause=invalid_key&confidence=90&",
            "cause=invalid_key&confidence=90&variant=quotes",
            "cause=invalid_key&confidence=90&provider=nobody",
            "cause=invalid_key&confidence=90&provider=unknown",
            "cause=invalid_key&confidence=90&other=other",
            "cause=invalid_key&confidence=90&status=99",
            "cause=invalid_key&confidence=90&status=600",
            "cause=invalid_key&confidence=90&status=-401",
            "cause=invalid_key&confidence=90&sdk=",
            "cause=invalid_key&confidence=90&sdk=none",
            "cause=invalid_key&confidence=90&sdk_major=1",
            "cause=invalid_key&confidence=90&sdk=openai-python&sdk_major=123",
            "cause=invalid_key&confidence=90&language=klingon",
            "cause=invalid_key&confidence=90&code=<script>alert(1)</script>",
            "cause=invalid_key&confidence=90&code=call%20555%20now",
            "cause=%69nvalid_key&confidence=90",
            "cause=invalid_key&confidence=90&code=%",
            "cause=invalid_key&confidence=90&code=ключ",
            "cause=invalid_key\u{0}&confidence=90",
        ] {
            assert!(from_link(bad).is_none(), "{bad}");
        }
        assert!(from_link(&[good, "&code=", &"a".repeat(100_000)].concat()).is_none());
    }
}
