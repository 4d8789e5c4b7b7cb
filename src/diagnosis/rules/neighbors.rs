//! Causes that look the same from outside. Nothing in the text speaks for them, so they are told
//! last, each with the check that tells it apart.

use super::case::Case;
use crate::catalogue::Cause;
use crate::catalogue::level::WEAK;
use crate::diagnosis::candidates::Candidates;
use crate::diagnosis::weights::NEIGHBOR;

use Cause::{
    AccountInactive, BadRequest, ConnectionFailed, CorsBlocked, ExpiredKey, InsufficientScope, InvalidKey, IpNotAllowed,
    MalformedKey, MissingKey, ModelNotFound, NotAnApiError, OrganizationMismatch, PlaceholderKey, QuotaExceeded, RateLimited,
    RegionUnsupported, SdkMismatch, ServerError, TlsFailed, WrongAuthScheme, WrongEndpoint, WrongProviderKey,
};

/// A cause with what looks like it, the likeliest first.
const NEIGHBORS: &[(Cause, &[(Cause, &str)])] = &[
    (MissingKey, &[(PlaceholderKey, ""), (WrongAuthScheme, ""), (SdkMismatch, "")]),
    (PlaceholderKey, &[(MissingKey, "sdk-refused"), (InvalidKey, ""), (MalformedKey, "")]),
    (MalformedKey, &[(InvalidKey, ""), (MissingKey, "empty-bearer"), (PlaceholderKey, "")]),
    (InvalidKey, &[(ExpiredKey, "revoked"), (WrongProviderKey, ""), (MalformedKey, ""), (OrganizationMismatch, "project")]),
    (ExpiredKey, &[(InvalidKey, ""), (AccountInactive, "deactivated")]),
    (WrongProviderKey, &[(WrongEndpoint, "base-url"), (InvalidKey, "")]),
    (WrongEndpoint, &[(WrongProviderKey, ""), (ModelNotFound, "")]),
    (WrongAuthScheme, &[(MissingKey, ""), (MalformedKey, "doubled-bearer")]),
    (OrganizationMismatch, &[(InvalidKey, ""), (AccountInactive, "")]),
    (InsufficientScope, &[(OrganizationMismatch, "project"), (RegionUnsupported, ""), (IpNotAllowed, "")]),
    (IpNotAllowed, &[(RegionUnsupported, ""), (InsufficientScope, "")]),
    (RegionUnsupported, &[(IpNotAllowed, ""), (ConnectionFailed, "proxy")]),
    (AccountInactive, &[(ExpiredKey, "revoked"), (QuotaExceeded, "billing")]),
    (QuotaExceeded, &[(RateLimited, ""), (OrganizationMismatch, "")]),
    (RateLimited, &[(QuotaExceeded, ""), (ServerError, "overloaded")]),
    (ModelNotFound, &[(InsufficientScope, ""), (WrongEndpoint, "")]),
    (BadRequest, &[(ModelNotFound, ""), (SdkMismatch, "")]),
    (ConnectionFailed, &[(MalformedKey, "header-value"), (TlsFailed, ""), (ServerError, "")]),
    (TlsFailed, &[(ConnectionFailed, "proxy")]),
    (CorsBlocked, &[(ConnectionFailed, ""), (InvalidKey, "")]),
    (ServerError, &[(ConnectionFailed, ""), (RateLimited, "")]),
    (SdkMismatch, &[(NotAnApiError, "package-missing"), (BadRequest, "")]),
    (NotAnApiError, &[(SdkMismatch, "")]),
];

/// What a bare 401 may be, besides a key that the server doesn't know.
const BARE_401: &[(Cause, &str, u8)] =
    &[(MissingKey, "not-sent", 22), (WrongProviderKey, "", 10), (MalformedKey, "quotes", 8), (OrganizationMismatch, "", 6)];

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    let firmest = candidates.firmest();
    if firmest == 0 {
        return;
    }
    let bare = firmest < WEAK && case.facts.statuses.iter().any(|(status, _)| *status == 401);
    if bare {
        for (cause, variant, weight) in BARE_401 {
            candidates.consider(*cause, variant, *weight);
        }
    }
    let top = NEIGHBORS.iter().find(|(cause, _)| candidates.strength(*cause) == firmest);
    if let Some((_, neighbors)) = top {
        for (rank, (cause, variant)) in (0u8..).zip(*neighbors) {
            candidates.consider(*cause, variant, NEIGHBOR - rank);
        }
    }
}
