//! The diagnosis of one incident: from the text that tells of it to its report.

use super::candidates::Candidates;
use super::{provider, rules};
use crate::catalogue::{Cause, Provider, Sdk};
use crate::credential::{EchoShape, format_of};
use crate::facts::{Facts, HeaderProblem, Sighting};
use crate::payload::{ErrorBody, GENERAL_ERROR_TYPE, is_number};
use crate::redaction::Cut;
use crate::report::{Finding, Names, Report};

/// The report on what was read. It knows nothing of the paste around it.
pub(super) fn report(facts: &Facts) -> Report {
    let identity = provider::identify(facts);
    let provider = identity.provider;
    let candidates = rules::apply(&rules::RuleInput { facts, provider, service: identity.service });
    let mut findings = Candidates::rank(candidates, facts);
    if findings.is_empty() {
        findings.push(if facts.tells_failure() { unknown() } else { no_failure() });
    }
    let top = &findings[0];
    let status = status(facts, top);
    let error_code = error_code(facts, top);
    let seen = || facts.sdks.iter().map(|(sdk, _)| *sdk).filter(|sdk| sdk.only.is_empty() || sdk.only == identity.id());
    let named = || seen().filter(|sdk| !sdk.id.is_empty());
    let sdk = named().find(|sdk| !sdk.raw).or_else(|| named().next());
    // Some marks show a language alone.
    let language = sdk.or_else(|| seen().next()).map(|sdk| sdk.language).or_else(|| printed_by(&facts.redaction.text));
    // A bare answer of a server came without an SDK around it.
    let bare = sdk.is_none() && (!facts.bodies.is_empty() || !facts.statuses.is_empty());
    let mut names = names(facts, provider, top);
    names.status = status;
    Report {
        provider: identity.id(),
        status,
        error_code,
        sdk: sdk.map(|sdk| sdk.id).or(bare.then(Sdk::raw)),
        language,
        exception: facts.exceptions.last().map(|exception| exception.class.clone()),
        key_hint: names.key.clone(),
        names,
        place: facts.place.unwrap_or("bash"),
        ..Report::of(findings)
    }
}

/// The variant of a text in which nothing failed.
pub(super) const NOTHING: &str = "nothing";

fn unknown() -> Finding {
    Finding { cause: Cause::Unknown, variant: "", percent: 0, supports: Vec::new(), contradicts: Vec::new() }
}

/// A text in which nothing failed.
fn no_failure() -> Finding {
    Finding { cause: Cause::NotAnApiError, variant: NOTHING, percent: 50, ..unknown() }
}

/// The status next to what decided, on its line if there is one; the last one where nothing is near.
fn status(facts: &Facts, top: &Finding) -> Option<u16> {
    let anchor = top.supports.first().map(|evidence| facts.redaction.to_redacted(evidence.start..evidence.end).start);
    let distance = |place: usize| {
        let Some(anchor) = anchor else { return (0, usize::MAX - place) };
        let between = &facts.redaction.text.as_bytes()[place.min(anchor)..place.max(anchor)];
        let lines = between.iter().take(MAX_LINE_BYTES).filter(|byte| **byte == b'\n').count();
        (lines.min(1), anchor.abs_diff(place))
    };
    facts.statuses.iter().min_by_key(|(_, span)| distance(span.start)).map(|(status, _)| *status)
}

/// The language that prints a bare answer in this form, as real runs show: `console.log(status, body)`,
/// `print(status)` and `print(body)`, Ruby's code and reason. None for any other text.
fn printed_by(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    let (status, rest) = text.split_at_checked(3)?;
    let body = |rest: &str| rest.trim_start().starts_with('{');
    if !status.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (line, next) = rest.split_once('\n').unwrap_or((rest, ""));
    match line.strip_prefix(' ') {
        None if line.is_empty() && body(next) => Some("python"),
        Some(inline) if body(inline) => Some("javascript"),
        Some(reason) if body(next) && reason.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ') => Some("ruby"),
        _ => None,
    }
}

/// How far apart a status and the evidence may stand on one line.
const MAX_LINE_BYTES: usize = 2_000;

/// The code of the body next to what decided.
fn error_code(facts: &Facts, top: &Finding) -> Option<String> {
    let anchor =
        top.supports.first().map_or(usize::MAX, |evidence| facts.redaction.to_redacted(evidence.start..evidence.end).start);
    // A program calls what it passes on an internal error of its own.
    let own = |code: &str| top.cause != Cause::ServerError && code.eq_ignore_ascii_case("internal_server_error");
    let bodies = facts.bodies.iter().filter_map(|body: &ErrorBody| Some((body, body.error_code()?.value.clone()?)));
    let bodies = bodies.filter(|(_, code)| !own(code));
    let nearest = bodies.min_by_key(|(body, code)| {
        let range = &body.range;
        let distance = if range.contains(&anchor) { 0 } else { anchor.abs_diff(range.start).min(anchor.abs_diff(range.end)) };
        // A body within a body, which tells more than the number around it.
        (is_number(code), distance)
    });
    let body = nearest.map(|(_, code)| code);
    let printed = || facts.codes.iter().find(|(_, span)| !facts.is_quoted(span)).map(|(code, _)| code.clone());
    // Without a body, the code may still stand in the text; one of the operating system is none of an API.
    let local = |seen: &Sighting| matches!(seen.sign.cause, Cause::ConnectionFailed | Cause::TlsFailed);
    let told = |seen: &&Sighting| {
        seen.code
            && !own(facts.text(&seen.span))
            && !local(seen)
            && !facts.is_quoted(&seen.span)
            && facts.text(&seen.span) != GENERAL_ERROR_TYPE
    };
    let bare = || facts.signs.iter().find(told).map(|seen| facts.text(&seen.span).to_owned());
    body.clone().filter(|code| !is_number(code)).or_else(printed).or(body).or_else(bare)
}

/// What clients print in front of the host that they couldn't reach: aiohttp, Node, requests, curl, Java, Go.
const UNREACHED: &[&str] = &[
    "cannot connect to host ",
    "econnrefused ",
    "enotfound ",
    "eai_again ",
    "ehostunreach ",
    "etimedout ",
    "connectionpool(host='",
    "could not resolve host: ",
    "failed to connect to ",
    "dial tcp: lookup ",
    "dial tcp ",
    "unknownhostexception: ",
    "post \"https://",
    "get \"https://",
];

/// What addresses of servers on the same machine begin with, in front of their port.
const LOCAL: [&str; 3] = ["localhost:", "127.0.0.1:", "host.docker.internal:"];

/// The host that couldn't be reached, as the text prints it: the one that is told, else one on the same machine.
fn unreached(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let host = |before: &&str| {
        let at = lower.find(*before)? + before.len();
        let rest = text[at..].trim_start_matches(['/', '[', '\'']);
        let ends = |letter: char| letter.is_whitespace() || "'\"`,;()]<>/".contains(letter);
        let host = rest[..rest.find(ends).unwrap_or(rest.len())].trim_end_matches(['.', ':']);
        let named = host.contains(['.', ':']) || host.starts_with("localhost");
        (named && host.len() < MAX_HOST_BYTES).then(|| host.to_owned())
    };
    let local = |name: &&str| {
        let at = lower.find(*name)?;
        let port = lower[at + name.len()..].bytes().take_while(u8::is_ascii_digit).count();
        (port > 0).then(|| lower[at..at + name.len() + port].to_owned())
    };
    UNREACHED.iter().find_map(host).or_else(|| LOCAL.iter().find_map(local))
}

/// The longest name of a host that is told.
const MAX_HOST_BYTES: usize = 100;

/// The names of the paste.
fn names(facts: &Facts, provider: Option<&'static Provider>, top: &Finding) -> Names {
    let echo = facts.echoes.last().map(|(echo, _)| echo);
    let cut = facts.redaction.cuts.first();
    let env = facts.assignments.iter().find_map(|assignment| {
        let known = provider.is_none_or(|provider| provider.env.contains(&assignment.name.as_str()));
        let fits = assignment.name.ends_with("KEY") || assignment.name.ends_with("TOKEN");
        (known && fits).then(|| assignment.name.clone())
    });
    let mut names = Names {
        provider,
        env,
        key: echo.map(|echo| echo.text.clone()).or_else(|| cut.map(|cut| cut.secret.mask())),
        kind: cut.and_then(|cut| format_of(cut.secret.expose())).map(|(_, format)| format.kind),
        model: facts.model.as_ref().map(|(model, _)| model.clone()),
        scope: facts.scope.as_ref().map(|(scope, _)| scope.clone()),
        length: echo.map(|echo| echo.length),
        file: facts.frame.as_ref().map(|frame| frame.file.clone()),
        ..Names::default()
    };
    if matches!(top.cause, Cause::ConnectionFailed | Cause::TlsFailed) {
        let host = unreached(&facts.redaction.text).or_else(|| facts.calls.last().map(|call| call.host.clone()));
        names.host = match top.variant {
            // A port has no part in looking a name up.
            "dns" => host.map(|host| host.split(':').next().unwrap_or_default().to_owned()),
            // The hosts of providers refuse no connection: it is a server whose address isn't told.
            "refused" => host.or_else(|| Some("the server".to_owned())),
            _ => host,
        };
    }
    if let Some(echo) = echo {
        match &echo.shape {
            EchoShape::Foreign(other) => names.other = Some(other),
            EchoShape::Form(other, _) => names.other = Some(other),
            EchoShape::Quoted { start: true, end: true } => names.begins_or_ends = "begins and ends",
            EchoShape::Quoted { start: true, .. } => names.begins_or_ends = "begins",
            EchoShape::Quoted { .. } => names.begins_or_ends = "ends",
            EchoShape::NonAscii(letter) => names.letter = Some(*letter),
            _ => {}
        }
    }
    for fault in &facts.header_faults {
        if let HeaderProblem::NonAscii { letter, .. } = fault.problem {
            names.letter = names.letter.or(letter);
        }
        names.position = names.position.or_else(|| fault.key_position(provider));
    }
    if top.cause == Cause::WrongProviderKey && names.other.is_none() {
        let foreign = |cut: &Cut| format_of(cut.secret.expose()).map(|(other, _)| other);
        names.other =
            facts.redaction.cuts.iter().filter_map(foreign).find(|other| provider.is_none_or(|provider| provider.id != other.id));
    }
    names
}

#[cfg(test)]
mod tests {
    use crate::diagnose;

    #[test]
    fn the_status_on_the_line_of_the_evidence_comes_first() {
        let text = |bytes: usize| format!("HTTP 403 {} invalid_api_key {}\nHTTP 401", "b".repeat(2_500), "b".repeat(bytes));
        // The line is followed for 2,000 bytes.
        let behind = "invalid_api_key ".len();
        assert_eq!(diagnose(&text(1_999 - behind)).status, Some(403));
        assert_eq!(diagnose(&text(2_000 - behind)).status, Some(401));
    }

    #[test]
    fn a_first_line_is_shown_up_to_a_limit() {
        let shown = |length: usize| diagnose(&format!("HTTP 401 {}", "b".repeat(length - 9))).first_line.chars().count();
        assert_eq!((shown(159), shown(160), shown(161)), (159, 160, 160));
    }
}
