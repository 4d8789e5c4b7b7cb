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

/// What kind of word indicates a service, the firmest first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MarkKind {
    /// A sentence that only this service prints.
    Sentence,
    /// One of its hosts.
    Host,
    /// A class or path of its SDK, or a package that names it.
    Class,
    /// A sentence that others have borrowed.
    Wording,
    /// A variable that its SDKs read.
    Variable,
    /// Its name.
    Name,
}

impl MarkKind {
    /// Every kind.
    pub const ALL: [MarkKind; 6] =
        [MarkKind::Sentence, MarkKind::Host, MarkKind::Class, MarkKind::Wording, MarkKind::Variable, MarkKind::Name];
}

/// Something that indicates a service.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnerMark {
    /// The service.
    pub owner: Owner,
    /// What kind of word it is.
    pub kind: MarkKind,
    /// Where.
    pub span: Span,
}
