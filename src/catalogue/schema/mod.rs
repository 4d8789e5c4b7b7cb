//! The rows of the packed tables, each declared once.
//!
//! Two crates compile this folder: the core, which reads the tables, and the compiler of the catalogue
//! (`crates/catalogue`), which writes them. [`row!`](packed) makes the reader and the writer of a row from the same
//! list of fields, so their order can't differ. A table's file is named after its row.
//!
//! Rows whose names end in `Details` belong to the row of the same name without it, by id, and are used only by what
//! the page loads later.

#[macro_use]
pub mod packed;

mod causes;
mod keys;
pub mod level;
pub mod library;
mod marks;
mod probes;
mod providers;
mod situation;
mod variables;

pub use causes::{Cause, DocumentedCodes, Lookalikes, Retry, Severity, Sign, Variant, VariantDetails};
pub use keys::{Alphabet, EchoedForm, KeyDetails, KeyFormat};
pub use marks::{Fix, PlaceMarks, Release, Sdk, Service, ServiceDetails};
pub use probes::{Browsers, KnownAnswer, ProbeRequest};
pub use providers::{Base, Bearer, Provider, ProviderDetails, Request};
pub use situation::{AppKind, CredentialKind, MarkWeight, NAMED, PRINTED, RefusedBy, Stands};
pub use variables::{Competitors, FrontEnd, Precedence, Purpose, Reader, SharedStem, Variable};
