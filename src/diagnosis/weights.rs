//! The numbers that the diagnosis weighs with, each with its reason. How firmly a single fact indicates a cause is
//! in [`crate::catalogue::level`]; here is how facts are weighed against each other.

use crate::catalogue::level::{BARE, PLAUSIBLE, PROBABLE, USUAL, WEAK};
use crate::facts::MarkKind;

// Findings (`candidates`), in percent.

/// No finding is surer than this: nothing in a text is a proof, since texts are cut and copied.
pub const HIGHEST: u8 = 98;
/// What each further kind of evidence for the same cause adds: enough to come first among equals, too little to
/// overtake the next level.
pub const AGREEMENT: u8 = 1;
/// The same where all evidence is below [`WEAK`]: a status and a class of exceptions that agree tell more together.
pub const WEAK_AGREEMENT: u8 = 2;
/// So many further kinds of evidence count: what a fourth one adds is repetition.
pub const AGREEING_KINDS: u8 = 3;
/// Findings this close may both be right: where they are about different failures, another rule decides. It spans the
/// three firmest levels of the signs.
pub const CLOSE: u8 = 4;
/// An answer that another failure of the paste competes with is no surer than this: told as possible.
pub const CONTESTED: u8 = PROBABLE;
/// Evidence of this percentage or more on a line of its own is about a failure of its own.
pub const OWN_FAILURE: u8 = USUAL;

// Signs (`rules::signs`), in percent.

/// What a sentence of one provider loses in the answer of another: gateways and compatible servers borrow sentences.
/// A strong sign stays a sign, and any own one comes first.
pub const BORROWED: u8 = 12;
/// What a sign loses that a person says in passing, where a machine reports something.
pub const IN_PASSING: u8 = 16;
/// A longer sentence counts instead of a sign that is a part of it and firmer by this at most.
pub const LONGER: u8 = 10;
/// A sign in quoted text, or in what a person says that they did, is divided by this.
pub const QUOTED: u8 = 2;

// Other rules.

/// More than a weak sign with all that can agree with it. A web page in the place of
/// an answer counts as much, and a base URL is looked at only below it: both are better answers than a weak sign.
pub const BEYOND_WEAK: u8 = WEAK + AGREEING_KINDS * AGREEMENT;
/// So many different failures side by side are a list of errors, and no paste of one that happened.
pub const LISTED: usize = 4;
/// An echo with fewer characters than this was shortened by a person: the mask of a server is as long as the key. The
/// shortest keys that servers mask have more.
pub const SHORTENED: usize = 28;
/// What the causes get that nothing in the text indicates, and that look the same from outside, in percent. The second
/// and third get one less each.
pub const NEIGHBOR: u8 = 8;

// Which failure decides (`decisive`), in percent.

/// A failure that is less sure than the surest by more than this doesn't decide. A bare status beside a known message
/// is less sure by more; two known messages are not.
pub const MUCH_LESS: u8 = 25;

// Incidents (`told`), in percent.

/// The lowest percentage at which a part of a paste counts as a failure.
pub const FAILURE: u8 = BARE;
/// A cause this sure contradicts another one, where a program prints the failure.
pub const PRINTED: u8 = PLAUSIBLE;
/// The same where the failure may only be mentioned, as in a line of a log.
pub const MENTIONED: u8 = USUAL;

// Who refused (`provider`), in points that add up.

/// How much a mark says for the service.
pub fn mark(kind: MarkKind) -> u32 {
    match kind {
        // Only this service prints it: more than a host and a name together.
        MarkKind::Sentence => 12,
        // The address that was called: more than any class of an SDK, which others' addresses can be given to.
        MarkKind::Host => 8,
        // Its own SDK.
        MarkKind::Class => 6,
        // Its words, which others borrow.
        MarkKind::Wording => 5,
        // Its variable is set or read.
        MarkKind::Variable => 4,
        // It is named.
        MarkKind::Name => 2,
    }
}

/// What a mark beside the failure itself adds: more than a name, so that who is named there comes before who is named
/// elsewhere.
pub const BESIDE: u32 = 3;
/// The fewest points that tell a service: a single name does.
pub const NAMED: u32 = 2;
/// From here on the text names the service firmly, by its address or by what only it says: an unknown address beside
/// it is a proxy.
pub const FIRMLY_NAMED: u32 = 8;
