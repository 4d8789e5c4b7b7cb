//! Where the person stands who has the failure, as plain data.

use crate::catalogue::{CredentialKind, RefusedBy, Stands};

/// The application, the credential and who refused. What the text can't tell is none or unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// The application that the person uses.
    pub app: Option<NamedApp>,
    /// Where they stand.
    pub stands: Stands,
    /// The kind of credential that the failure is about.
    pub credential: CredentialKind,
    /// Who refused.
    pub refused_by: RefusedBy,
    /// The part that failed, such as `tracing` or `embeddings`.
    pub component: Option<String>,
}

/// An application of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedApp {
    /// Its id.
    pub id: String,
    /// Its name, for people.
    pub name: String,
}

impl Default for Situation {
    /// Nothing is known.
    fn default() -> Situation {
        Situation {
            app: None,
            stands: Stands::Unknown,
            credential: CredentialKind::Unknown,
            refused_by: RefusedBy::Unknown,
            component: None,
        }
    }
}

impl Stands {
    /// Whether the person has a program of their own, or may have one.
    pub fn has_code(self) -> bool {
        matches!(self, Stands::OwnCode | Stands::Browser | Stands::Unknown)
    }
}
