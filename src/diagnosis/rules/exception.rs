//! Classes of exceptions. They often mislead, so they say little where a message says more.

use super::input::RuleInput;
use crate::catalogue::Cause;
use crate::catalogue::level::{BARE, CERTAIN, CLEAR, FAINT, PLAUSIBLE, USUAL, VAGUE, WEAK};
use crate::diagnosis::candidates::{Candidates, Mark};
use crate::facts::Facts;
use crate::traceback::Exception;

/// What a class says when nothing else does: class, cause, variant, level. Classes whose names are signs of the
/// catalogue are not repeated here.
const CLASSES: &[(&str, Cause, &str, u8)] = &[
    ("AuthenticationError", Cause::InvalidKey, "no-detail", VAGUE),
    ("RateLimitError", Cause::RateLimited, "", VAGUE),
    ("NotFoundError", Cause::ModelNotFound, "model", FAINT),
    ("BadRequestError", Cause::BadRequest, "", VAGUE),
    ("UnprocessableEntityError", Cause::BadRequest, "", WEAK),
    ("InvalidRequestError", Cause::BadRequest, "", FAINT),
    ("InternalServerError", Cause::ServerError, "", WEAK),
    ("ServiceUnavailableError", Cause::ServerError, "", PLAUSIBLE),
    ("APIConnectionError", Cause::ConnectionFailed, "unspecified", WEAK),
    ("APITimeoutError", Cause::ConnectionFailed, "timeout", USUAL),
    ("ReadTimeout", Cause::ConnectionFailed, "timeout", CLEAR),
    ("ConnectTimeout", Cause::ConnectionFailed, "timeout", CLEAR),
    ("ConnectTimeoutError", Cause::ConnectionFailed, "timeout", CLEAR),
    ("ReadTimeoutError", Cause::ConnectionFailed, "timeout", CLEAR),
    ("ConnectError", Cause::ConnectionFailed, "unspecified", PLAUSIBLE),
    ("ConnectionError", Cause::ConnectionFailed, "unspecified", PLAUSIBLE),
    ("NewConnectionError", Cause::ConnectionFailed, "unspecified", PLAUSIBLE),
    ("RemoteProtocolError", Cause::ConnectionFailed, "reset", USUAL),
    ("HttpRequestException", Cause::ConnectionFailed, "unspecified", WEAK),
    ("SocketException", Cause::ConnectionFailed, "unspecified", PLAUSIBLE),
    ("UnresolvedAddressException", Cause::ConnectionFailed, "dns", CLEAR),
    ("ConnectException", Cause::ConnectionFailed, "unspecified", PLAUSIBLE),
    ("NoRouteToHostException", Cause::ConnectionFailed, "reset", CLEAR),
    ("SocketTimeoutException", Cause::ConnectionFailed, "timeout", CLEAR),
    ("HttpTimeoutException", Cause::ConnectionFailed, "timeout", CLEAR),
    ("HttpConnectTimeoutException", Cause::ConnectionFailed, "timeout", CLEAR),
    ("OpenTimeout", Cause::ConnectionFailed, "timeout", CLEAR),
    ("DefaultCredentialsError", Cause::MissingKey, "no-credentials", CLEAR),
    ("CredentialUnavailableException", Cause::MissingKey, "no-credentials", USUAL),
    ("RefreshError", Cause::ExpiredKey, "expired", PLAUSIBLE),
    ("EndpointConnectionError", Cause::ConnectionFailed, "unspecified", CLEAR),
    ("ClientConnectorError", Cause::ConnectionFailed, "unspecified", USUAL),
    ("SSLError", Cause::TlsFailed, "", WEAK),
    ("SSLCertVerificationError", Cause::TlsFailed, "certificate", CERTAIN),
    ("SSLHandshakeException", Cause::TlsFailed, "protocol", CLEAR),
    ("ModuleNotFoundError", Cause::NotAnApiError, "package-missing", USUAL),
    ("JSONDecodeError", Cause::NotAnApiError, "bad-json", WEAK),
];

/// Whether a frame of JavaScript follows an exception.
fn has_frames(facts: &Facts, exception: &Exception) -> bool {
    let below = facts.redaction.text[exception.message.end..].trim_start();
    below.starts_with("at ") || facts.frame.is_some()
}

pub(super) fn apply(input: &RuleInput, candidates: &mut Candidates) {
    let mut known = false;
    for exception in &input.facts.exceptions {
        let found = CLASSES.iter().find(|(class, ..)| *class == exception.name());
        if let Some((_, cause, variant, level)) = found {
            known = true;
            candidates.support(*cause, variant, *level, Mark::new("exception", "the exception class", &exception.range));
        }
    }
    let last = input.facts.exceptions.last().filter(|_| !known && candidates.firmest() == 0);
    // Programs write `Error:` in front of whatever they say; an exception has frames.
    let last = last.filter(|exception| exception.name() != "Error" || has_frames(input.facts, exception));
    if let Some(exception) = last {
        // A failure, and no word of an API.
        let level = if input.facts.statuses.is_empty() { VAGUE } else { BARE };
        candidates.support(
            Cause::NotAnApiError,
            "own-bug",
            level,
            Mark::new("exception", "an exception that isn’t from an API client", &exception.range),
        );
    }
}
