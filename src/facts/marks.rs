//! What a word of the catalogue marks where it stands: a sign of a cause, or a service.

use crate::catalogue::{Owner, Sign};
use crate::text::Span;

/// A sign that was seen.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// The sign.
    pub sign: &'static Sign,
    /// Where.
    pub span: Span,
    /// It was a machine code and not a sentence.
    pub code: bool,
}

/// Something that speaks for a service.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnerMark {
    /// The service.
    pub owner: Owner,
    /// How firmly.
    pub weight: u8,
    /// Where.
    pub span: Span,
}
