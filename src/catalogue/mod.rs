//! Knowledge as data: what `catalogue/` says, as tables.
//!
//! The build script has the tables written. What a verdict and its quick fix need is in tables; the [`Library`] holds
//! the rest, which the page fetches beside the program. Rows belong together by their ids; that none is missing is seen
//! to when the tables are written.

mod causes;
mod keys;
mod library;
mod marks;
mod phrases;
mod probes;
mod providers;
mod schema;
mod variables;

pub use causes::{CAUSES, LOOKALIKES, SIGNS, VARIANTS};
pub use keys::key_forms;
pub use library::Library;
pub use marks::{FIXES, LANGUAGES, PLACE_MARKS, PLACES, SDKS, SERVICES, label};
pub use phrases::{Phrases, Seen};
pub use providers::{Owner, PROVIDERS, base};
pub use schema::level;
#[cfg(test)]
pub use schema::library::Library as LibraryFile;
pub use schema::library::{
    Advice, App, AppCredential, Article, ArticleCause, Client, Code, Codes, CommunityNote, Dialect, Map, Mark, Pair, Printed,
    Remedy, Snippet, Source, StandsWords, Tells, UseWords, Verified,
};
pub use schema::{
    Alphabet, AppKind, Base, Bearer, Browsers, Cause, Competitors, CredentialKind, DocumentedCodes, EchoedForm, Fix, FrontEnd,
    KeyDetails, KeyFormat, KnownAnswer, MarkWeight, NAMED, PRINTED, PlaceMarks, Precedence, ProbeRequest, Provider,
    ProviderDetails, Purpose, Reader, RefusedBy, Release, Request, Retry, Sdk, Service, ServiceDetails, Severity, SharedStem,
    Sign, Stands, Variable as EnvVariable, Variant, VariantDetails,
};
pub use variables::{COMPETITORS, FRONT_ENDS, PRECEDENCE, READERS, SHARED_STEMS, VARIABLES};

use schema::packed::{Field, Packed};
use std::ops::Deref;
use std::sync::OnceLock;

/// The rows of a table, read at the first use.
pub struct Table<R: 'static> {
    packed: &'static str,
    rows: OnceLock<Vec<R>>,
}

impl<R: Field> Table<R> {
    const fn new(packed: &'static str) -> Table<R> {
        Table { packed, rows: OnceLock::new() }
    }
}

impl<R: Field> Deref for Table<R> {
    type Target = [R];

    fn deref(&self) -> &[R] {
        self.rows.get_or_init(|| Packed::rows(self.packed))
    }
}

/// The table of a row, which is in the file of that name.
macro_rules! table {
    ($row:ident) => {
        super::Table::new(include_str!(concat!(env!("OUT_DIR"), "/", stringify!($row), ".table")))
    };
}
use table;

/// The row of details that belongs to another row. The compiler of the catalogue writes one for each.
fn details<R>(found: Option<&'static R>) -> &'static R {
    found.unwrap_or_else(|| unreachable!("a row of the catalogue has no details"))
}
