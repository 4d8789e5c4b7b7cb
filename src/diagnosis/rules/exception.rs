//! Classes of exceptions. They often mislead, so they say little where a message says more.

use super::case::Case;
use crate::catalogue::Cause;
use crate::diagnosis::candidates::{Candidates, Mark};

/// What a class says when nothing else does: class, cause, variant, weight.
const CLASSES: &[(&str, Cause, &str, u8)] = &[
    ("AuthenticationError", Cause::InvalidKey, "no-detail", 55),
    ("UnauthorizedError", Cause::InvalidKey, "no-detail", 50),
    ("PermissionDeniedError", Cause::InsufficientScope, "no-detail", 45),
    ("RateLimitError", Cause::RateLimited, "", 50),
    ("NotFoundError", Cause::ModelNotFound, "model", 45),
    ("BadRequestError", Cause::BadRequest, "", 50),
    ("UnprocessableEntityError", Cause::BadRequest, "", 60),
    ("InvalidRequestError", Cause::BadRequest, "", 45),
    ("InternalServerError", Cause::ServerError, "", 60),
    ("ServiceUnavailableError", Cause::ServerError, "", 70),
    ("OverloadedError", Cause::ServerError, "overloaded", 85),
    ("APIConnectionError", Cause::ConnectionFailed, "unspecified", 58),
    ("APITimeoutError", Cause::ConnectionFailed, "timeout", 88),
    ("ReadTimeout", Cause::ConnectionFailed, "timeout", 90),
    ("ConnectTimeout", Cause::ConnectionFailed, "timeout", 90),
    ("ConnectTimeoutError", Cause::ConnectionFailed, "timeout", 90),
    ("ReadTimeoutError", Cause::ConnectionFailed, "timeout", 90),
    ("ConnectError", Cause::ConnectionFailed, "unspecified", 70),
    ("ConnectionError", Cause::ConnectionFailed, "unspecified", 65),
    ("NewConnectionError", Cause::ConnectionFailed, "unspecified", 70),
    ("RemoteProtocolError", Cause::ConnectionFailed, "reset", 80),
    ("ProxyError", Cause::ConnectionFailed, "proxy", 94),
    ("HttpRequestException", Cause::ConnectionFailed, "unspecified", 60),
    ("SocketException", Cause::ConnectionFailed, "unspecified", 66),
    ("UnknownHostException", Cause::ConnectionFailed, "dns", 92),
    ("UnresolvedAddressException", Cause::ConnectionFailed, "dns", 92),
    ("ConnectException", Cause::ConnectionFailed, "unspecified", 72),
    ("NoRouteToHostException", Cause::ConnectionFailed, "reset", 90),
    ("SocketTimeoutException", Cause::ConnectionFailed, "timeout", 90),
    ("HttpTimeoutException", Cause::ConnectionFailed, "timeout", 90),
    ("HttpConnectTimeoutException", Cause::ConnectionFailed, "timeout", 90),
    ("OpenTimeout", Cause::ConnectionFailed, "timeout", 90),
    ("DefaultCredentialsError", Cause::MissingKey, "no-credentials", 90),
    ("NoCredentialsError", Cause::MissingKey, "no-credentials", 92),
    ("CredentialsProviderError", Cause::MissingKey, "no-credentials", 88),
    ("CredentialUnavailableException", Cause::MissingKey, "no-credentials", 84),
    ("RefreshError", Cause::ExpiredKey, "expired", 66),
    ("EndpointConnectionError", Cause::ConnectionFailed, "unspecified", 90),
    ("ClientConnectorError", Cause::ConnectionFailed, "unspecified", 80),
    ("SSLError", Cause::TlsFailed, "", 60),
    ("SSLCertVerificationError", Cause::TlsFailed, "certificate", 95),
    ("SSLHandshakeException", Cause::TlsFailed, "protocol", 90),
    ("UnsupportedProtocol", Cause::WrongEndpoint, "base-url", 85),
    ("ModuleNotFoundError", Cause::NotAnApiError, "package-missing", 85),
    ("JSONDecodeError", Cause::NotAnApiError, "bad-json", 60),
];

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    let mut known = false;
    for exception in &case.facts.exceptions {
        let found = CLASSES.iter().find(|(class, ..)| *class == exception.name());
        if let Some((_, cause, variant, weight)) = found {
            known = true;
            candidates.support(*cause, variant, *weight, Mark::new("exception", "the exception’s class", &exception.range));
        }
    }
    let last = case.facts.exceptions.last().filter(|_| !known && candidates.firmest() == 0);
    if let Some(exception) = last {
        // A failure, and no word of an API.
        let weight = if case.facts.statuses.is_empty() { 55 } else { 30 };
        candidates.support(
            Cause::NotAnApiError,
            "own-bug",
            weight,
            Mark::new("exception", "an exception that no API raised", &exception.range),
        );
    }
}
