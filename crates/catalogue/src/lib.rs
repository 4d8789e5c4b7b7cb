//! Compiles `catalogue/` into what why401 holds: packed tables (`<Row>.table`), and `library.json` with everything
//! that goes beyond a verdict and its quick fix (steps, code pairs, checks, articles).
//!
//! The rows are declared in `src/catalogue/schema/`, which this crate compiles too, so that what it writes is what the
//! core reads.

#[path = "../../../src/catalogue/schema/mod.rs"]
#[macro_use]
pub mod schema;

mod check;
mod client;
mod codes;
mod files;
#[cfg(test)]
mod json_schema;
mod library;
mod pack;
mod problem;
mod source;

pub use problem::{Problem, Problems};

use std::fs;
use std::path::Path;

/// Compiles the catalogue in one folder into files in another.
///
/// # Errors
/// Everything that is wrong in the catalogue, with file, line and what to write; or that a file can't be written.
pub fn build(catalogue: &Path, out: &Path) -> Result<(), Problems> {
    let sources = source::Sources::read(catalogue)?;
    check::check(&sources)?;
    for (name, table) in pack::tables(&sources) {
        write(&out.join(name).with_extension("table"), &table)?;
    }
    let library = serde_json::to_string(&library::library(&sources));
    write(&out.join("library.json"), &library.unwrap_or_else(|error| unreachable!("the library serializes: {error}")))
}

fn write(path: &Path, text: &str) -> Result<(), Problems> {
    let problem = |error| Problem { file: path.display().to_string(), line: 0, says: format!("can't be written: {error}") };
    fs::write(path, text).map_err(|error| Problems(vec![problem(error)]))
}
