//! What the files of the catalogue hold. `catalogue/README.md` shows each.
//!
//! Fields that nothing is packed of (sources, what is unconfirmed) are there so that a file must name them.

#![allow(dead_code, reason = "fields that a file must have, and nothing is packed of")]

mod apps;
mod articles;
mod causes;
mod clients;
mod providers;
mod shared;
mod value;

pub use apps::{AppFile, CodeFile, CodesFile, CredentialFile, PrintedFile, PrintedValueFile, RemediesFile, RemedyFile};
pub use apps::{CredentialWordsFile, StandsFile, StandsWordsFile, UseWordsFile};
pub use articles::ArticleFile;
pub use causes::{CauseFile, SignFile, SignsFile, VariantFile};
pub use clients::{ClientFile, FixFile, RequestFile, SnippetFile};
pub use providers::{KeyFile, ProbeFile, ProviderFile};
pub use shared::{PlacesFile, SdksFile, ServicesFile, VariablesFile};
pub use value::{At, Level, OneOf};

use crate::schema::packed;

/// Derives what all structs of files have: unknown keys are refused, and editors get a schema.
macro_rules! file {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })*) => {
        $(
            #[derive(serde::Deserialize)]
            #[cfg_attr(test, derive(schemars::JsonSchema))]
            #[serde(deny_unknown_fields)]
            $(#[$meta])*
            pub struct $name { $($body)* }
        )*
    };
}
use file;
