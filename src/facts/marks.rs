//! What a word of the catalogue marks where it stands: a sign of a cause, or a service.

use crate::catalogue::{Provider, Service, Sign};
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

/// A service that the catalogue knows.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    /// A provider of the contract.
    Provider(&'static Provider),
    /// Another service.
    Service(&'static Service),
}

impl PartialEq for Owner {
    /// Each service has one entry in the catalogue.
    fn eq(&self, other: &Owner) -> bool {
        match (self, other) {
            (Owner::Provider(left), Owner::Provider(right)) => std::ptr::eq(*left, *right),
            (Owner::Service(left), Owner::Service(right)) => std::ptr::eq(*left, *right),
            _ => false,
        }
    }
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
