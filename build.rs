//! Has `catalogue/` compiled into what the crate holds.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = |name: &str| PathBuf::from(env::var_os(name).unwrap_or_default());
    // Another catalogue, as a test compiles it.
    println!("cargo:rerun-if-env-changed=WHY401_CATALOGUE");
    let catalogue = match env::var_os("WHY401_CATALOGUE") {
        Some(other) => PathBuf::from(other),
        None => folder("CARGO_MANIFEST_DIR").join("catalogue"),
    };
    println!("cargo:rerun-if-changed={}", catalogue.display());
    match why401_catalogue::build(&catalogue, &folder("OUT_DIR")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            eprintln!("{problems}");
            ExitCode::FAILURE
        }
    }
}
