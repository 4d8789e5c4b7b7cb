//! What holds for every text, whatever is in it. The tests and the fuzz targets share it.

#![allow(dead_code)] // Each fuzz target uses its own part.

use serde_json::Value;
use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;
use why401::answer::{Answer, Choices};
use why401::catalogue::{Library, PROVIDERS, SDKS, VARIANTS};
use why401::credential::{inspect, looks_random};
use why401::facts::{Facts, Fault};
use why401::intake::{Folded, har, segments};
use why401::payload::bodies;
use why401::redaction::{Redaction, Secret, redact};
use why401::render::from_link;
use why401::report::Report;
use why401::report::environment::Environment;
use why401::traceback::{exceptions, own_frame};

/// Shorter secrets, and those that don't look random, may be words that stand elsewhere in the text too.
const SHORTEST: usize = 12;

/// Whether a secret stands nowhere by chance, as a word of ours or a part of an address may.
fn is_telling(secret: &str) -> bool {
    secret.len() >= SHORTEST && looks_random(secret) && !secret.contains('/') && !WORDS.contains(secret)
}

/// A place is in the text and holds whole letters.
#[track_caller]
fn in_text(text: &str, span: &Range<usize>, what: &str) {
    assert!(text.get(span.clone()).is_some(), "{what} at {span:?} holds no whole letters of {text:?}");
}

/// Checks what makes a text comparable and safe: folding, splitting, blanking, redaction.
pub fn intake(text: &str) {
    folding(text);
    splitting(text);
    for request in har::failed_requests(text).into_iter().flatten() {
        let [asked, answered] = &request.spans;
        in_text(text, asked, "a request");
        in_text(text, answered, "an answer");
        assert!(asked.end <= answered.start, "a request stands in front of its answer: {text:?}");
    }
    redaction(text);
}

/// Every line is in one segment, labels of streams and blank lines at the beginning aside.
fn splitting(text: &str) {
    let mut places: Vec<Range<usize>> = Vec::new();
    for segment in segments(text) {
        assert!(!segment.spans.is_empty(), "a segment is somewhere in {text:?}");
        assert!(segment.spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "the places of a segment stand in order");
        places.extend(segment.spans);
    }
    places.sort_by_key(|place| place.start);
    places.iter().for_each(|place| in_text(text, place, "a segment"));
    assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start), "segments don't overlap in {text:?}");
    let kept: usize = places.iter().map(|place| text[place.clone()].lines().filter(|line| !line.trim().is_empty()).count()).sum();
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    assert!(kept <= lines, "{kept} of {lines} lines of {text:?}");
}

/// Letters of the folded text lead back to where they came from.
fn folding(text: &str) {
    let folded = Folded::new(text);
    let mut before = 0;
    for (at, letter) in folded.text.char_indices() {
        let place = folded.source_span(at..at + letter.len_utf8());
        in_text(text, &place, "a letter");
        assert!(place.start >= before && !place.is_empty(), "the letter at {at} comes from {place:?} in {text:?}");
        if letter.is_ascii_alphanumeric() {
            let came_from = text[place.clone()].chars().next();
            assert_eq!(came_from.map(|from| from.to_ascii_lowercase()), Some(letter), "at {place:?} in {text:?}");
        }
        assert!(folded.line_around(at).end >= at, "the line around {at} in {text:?}");
        before = place.start;
    }
    in_text(text, &folded.source_span(0..folded.text.len()), "all of it");
}

/// Secrets are gone, the rest stays, offsets lead there and back, and nothing is left for a second time.
fn redaction(text: &str) {
    let redaction = redact(text);
    let (mut original, mut redacted) = (0, 0);
    for cut in &redaction.cuts {
        in_text(text, &cut.original, "a secret");
        in_text(&redaction.text, &cut.range, "a label");
        assert!(cut.original.start >= original && !cut.original.is_empty(), "secrets stand in order in {text:?}");
        assert_eq!(&text[cut.original.clone()], cut.secret.expose());
        assert_eq!(redaction.text[cut.range.clone()], cut.label);
        assert_eq!(text[original..cut.original.start], redaction.text[redacted..cut.range.start], "the rest stays: {text:?}");
        assert_eq!(redaction.to_redacted(cut.original.clone()), cut.range);
        assert_eq!(redaction.to_original(cut.range.clone()), cut.original);
        (original, redacted) = (cut.original.end, cut.range.end);
    }
    assert_eq!(text[original..], redaction.text[redacted..], "the rest stays: {text:?}");
    for (at, letter) in redaction.text.char_indices().filter(|(at, _)| redaction.cut_at(*at).is_none()) {
        let place = at..at + letter.len_utf8();
        let back = redaction.to_original(place.clone());
        assert_eq!(text.get(back.clone()), Some(&redaction.text[place.clone()]), "the letter at {at} leads back in {text:?}");
        assert_eq!(redaction.to_redacted(back), place, "and there again: {text:?}");
    }
    holds_no_secret(&redaction.text, &redaction, text, "redacted text");
    assert_eq!(redact(&redaction.text).text, redaction.text, "nothing is left for a second redaction of {text:?}");
}

/// None of the secrets stands in an output.
fn holds_no_secret(output: &str, redaction: &Redaction, text: &str, what: &str) {
    for secret in redaction.cuts.iter().map(|cut| cut.secret.expose()).filter(|secret| output.contains(secret)) {
        assert!(!is_telling(secret), "the {what} of {text:?} holds {secret:?}:\n{output}");
    }
}

/// Checks the readers of error bodies and tracebacks.
pub fn payload(text: &str) {
    for body in bodies(text) {
        in_text(text, &body.range, "a body");
        for field in [&body.message, &body.code, &body.kind, &body.param, &body.status, &body.reason].into_iter().flatten() {
            in_text(text, &field.range, "a field");
            assert!(body.range.start <= field.range.start && field.range.end <= body.range.end, "{body:?} in {text:?}");
        }
    }
    let mut end = 0;
    for exception in exceptions(text) {
        assert_eq!(text.get(exception.range.clone()), Some(exception.class.as_str()), "in {text:?}");
        in_text(text, &exception.message, "a message");
        assert!(exception.range.start >= end, "exceptions stand in order in {text:?}");
        end = exception.range.end;
    }
    if let Some(frame) = own_frame(text) {
        assert!(text.contains(&frame.file), "{frame:?} in {text:?}");
    }
}

/// What reports say by themselves, beyond what they take from a paste.
static LIBRARY: LazyLock<Library> = LazyLock::new(Library::embedded);
static WORDS: LazyLock<String> = LazyLock::new(|| serde_json::to_string(&**LIBRARY).expect("it was JSON"));

/// Checks the whole way: facts, findings, and every output.
pub fn diagnose(text: &str) {
    let redaction = redact(text);
    facts(&Facts::gather(&redaction));
    let report = why401::diagnose(text);
    findings(&report, text);
    report.others.iter().for_each(|one| findings(one, text));
    assert!(report.others.len() < report.incidents.max(1), "all failures count: {text:?}");
    assert!(report.rival.is_none_or(|rival| rival < report.others.len()), "a rival is one of the others: {text:?}");
    assert_eq!(report, why401::diagnose(text), "the same text gets the same report");
    let inspected = inspect(&Secret::new(text.to_owned()));
    holds_no_secret(&format!("{}{}", inspected.to_json(), inspected.to_text()), &redaction, text, "inspection");
    let answer = |report: &Report| Answer::of(Rc::new(report.clone()), Some(&LIBRARY), &Choices::default());
    let others: Vec<Answer> = report.others.iter().take(3).map(|other| answer(other)).collect();
    let answer = answer(&report);
    if let Some(seen) = &answer.environment {
        environment(seen, text, &redaction);
    }
    // The fingerprint is no part of the paste, but fuzzing learns it and puts it there as a secret.
    let said = |output: String| output.replace(&report.fingerprint(), "");
    let value = serde_json::from_str(&said(answer.to_json(None, &others))).expect("the JSON is JSON");
    link(&answer, text);
    for secrets in [&redaction, &*report.redaction] {
        for_each_text(&value, &mut |said| holds_no_secret(said, secrets, text, "JSON"));
        holds_no_secret(&said(answer.to_markdown()), secrets, text, "Markdown");
        holds_no_secret(&said(answer.to_text()), secrets, text, "plain text");
    }
}

/// Findings are in order, and their evidence is in the text.
fn findings(report: &Report, text: &str) {
    assert!(!report.findings.is_empty());
    in_text(text, &report.span, "a failure");
    for finding in &report.findings {
        assert!(finding.percent <= 100);
        for evidence in finding.supports.iter().chain(&finding.contradicts) {
            in_text(text, &(evidence.start..evidence.end), evidence.fact);
            let shown = report.redaction.to_redacted(evidence.start..evidence.end);
            in_text(&report.redaction.text, &shown, evidence.fact);
            assert!(!evidence.text.is_empty(), "{evidence:?} shows nothing of {text:?}");
        }
    }
    let order: Vec<u8> = report.findings.iter().skip(1).map(|finding| finding.percent).collect();
    assert!(order.windows(2).all(|pair| pair[0] >= pair[1]), "the others are in order: {order:?}");
}

/// Every place of an inspected configuration is in the text, and no sentence holds a secret.
fn environment(seen: &Environment, text: &str, secrets: &Redaction) {
    assert!(!seen.variables.is_empty() || !seen.findings.is_empty() || !seen.sources.is_empty());
    let mut said = vec![seen.sentence()];
    for source in &seen.sources {
        in_text(text, &(source.start..source.end), "a source");
        said.push(source.name.clone());
    }
    for variable in &seen.variables {
        assert!(variable.source < seen.sources.len());
        in_text(text, &(variable.start..variable.end), "a variable");
        said.extend([variable.name.clone(), variable.shown.to_string(), variable.summary()]);
    }
    for finding in &seen.findings {
        assert!(finding.source < seen.sources.len());
        in_text(text, &(finding.start..finding.end), finding.id);
        said.extend([finding.received.clone(), finding.advice.clone()]);
    }
    for sentence in &said {
        holds_no_secret(sentence, secrets, text, "environment");
        assert!(!sentence.contains('\n'), "{sentence:?} is one line, of {text:?}");
    }
}

/// A link holds words of the catalogue and short numbers, and makes the same facts again.
fn link(answer: &Answer, text: &str) {
    let link = answer.to_link();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'=' | b'&' | b'_' | b'-' | b'.');
    assert!(link.len() <= 400 && link.bytes().all(plain), "{link:?} of {text:?}");
    for (name, value) in link.split('&').filter_map(|fact| fact.split_once('=')) {
        let variant = VARIANTS.iter().any(|known| known.cause.id() == value || known.id == value);
        let provider = value == "other" || PROVIDERS.iter().any(|known| known.id == value);
        let sdk = value == "raw-http" || SDKS.iter().any(|known| known.id == value || known.language == value);
        let number = value.trim_end_matches("-or-later");
        let number = number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
        // `tests/host/redaction/secrecy.rs` looks at codes.
        assert!(variant || provider || sdk || number || name == "code", "{name}={value} in the link of {text:?}");
    }
    let (read, sdk_major) = from_link(&link).unwrap_or_else(|| panic!("{link:?} of {text:?} can't be read"));
    let again = Answer { sdk_major, ..Answer::without_paste(Rc::new(read), None, &Choices::default()) };
    assert_eq!(again.to_link(), link, "of {text:?}");
    let facts = |report: &Report| (report.cause(), report.variant(), report.provider, report.status, report.sdk, report.language);
    assert_eq!(facts(&again.report), facts(&answer.report), "{link:?} of {text:?}");
}

/// Calls `check` with every string in a JSON value.
fn for_each_text(value: &Value, check: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => check(text),
        Value::Array(items) => items.iter().for_each(|item| for_each_text(item, check)),
        Value::Object(fields) => fields.values().for_each(|field| for_each_text(field, check)),
        _ => {}
    }
}

/// Every fact has a place.
fn facts(facts: &Facts) {
    let text = &facts.redaction.text;
    let faults = facts.faults.iter().map(|fault| match fault {
        Fault::NearName { span, .. } | Fault::HeaderName { span, .. } | Fault::NoPath { span, .. } => span,
        Fault::TupleComma(span)
        | Fault::WrongArgument(span)
        | Fault::OrganizationName(span)
        | Fault::DoubledBearer(span)
        | Fault::Commented(span)
        | Fault::OtherShell(span)
        | Fault::NotExported(span)
        | Fault::LoadedLate(span)
        | Fault::NoScheme(span)
        | Fault::Competing(span)
        | Fault::Subscription(span)
        | Fault::FrontEnd(span)
        | Fault::Fork(span)
        | Fault::KeptQuotes(span) => span,
    });
    faults.for_each(|span| in_text(text, span, "a fault"));
    facts.statuses.iter().for_each(|(status, span)| in_text(text, span, &status.to_string()));
    facts.successes.iter().for_each(|span| in_text(text, span, "a success"));
    facts.signs.iter().for_each(|seen| in_text(text, &seen.span, "a sign"));
    facts.sentences.iter().for_each(|sentence| in_text(text, &sentence.span, "a sentence"));
    facts.echoes.iter().for_each(|(_, span)| in_text(text, span, "an echo"));
    facts.header_faults.iter().for_each(|fault| in_text(text, &fault.span, "a header"));
    facts.assignments.iter().for_each(|assignment| in_text(text, &assignment.span, "an assignment"));
    facts.owners.iter().for_each(|mark| in_text(text, &mark.span, "a mark of a service"));
    facts.quoted.iter().for_each(|span| in_text(text, span, "a quoted value"));
    facts.calls.iter().for_each(|call| in_text(text, &call.span, "a call"));
    facts.sites.iter().for_each(|(_, span)| in_text(text, span, "a site"));
    facts.sdks.iter().for_each(|(_, span)| in_text(text, span, "a mark of an SDK"));
    facts.model.iter().for_each(|(_, span)| in_text(text, span, "a model"));
    facts.scope.iter().for_each(|(_, span)| in_text(text, span, "scopes"));
}
