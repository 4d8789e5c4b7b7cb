//! The step `new-provider`: the core is compiled with a catalogue that files of an invented provider were added to.

use crate::shell::{Captured, capture, cargo, files_below, read, root};
use std::fs;

/// Runs the tests of `tests/invented.rs` with that catalogue.
///
/// # Errors
/// A file can't be copied, or cargo can't be run.
pub fn test() -> Result<Captured, String> {
    let target = root().join("target/new-provider");
    let catalogue = target.join("catalogue");
    let said = |error: std::io::Error| format!("{}: {error}", catalogue.display());
    if catalogue.exists() {
        fs::remove_dir_all(&catalogue).map_err(said)?;
    }
    let (usual, added) = (root().join("catalogue"), root().join("tests/invented/catalogue"));
    for (from, path) in files_below(&usual)?
        .into_iter()
        .map(|path| (&usual, path))
        .chain(files_below(&added)?.into_iter().map(|path| (&added, path)))
    {
        let into = catalogue.join(path.strip_prefix(from).unwrap_or(&path));
        fs::create_dir_all(into.parent().unwrap_or(&catalogue)).map_err(said)?;
        // What both have is longer for it: entries are added to a file.
        let before = if into.exists() { read(&into)? } else { String::new() };
        fs::write(&into, before + &read(&path)?).map_err(said)?;
    }
    let mut command = cargo();
    command.args(["test", "--test", "invented", "--", "--include-ignored"]);
    command.env("WHY401_CATALOGUE", &catalogue).env("CARGO_TARGET_DIR", &target);
    capture(&mut command)
}
