//! `cargo xtask mutants`: changes the code that decides, one place at a time (a comparison turned around, a function
//! that returns nothing), and counts how many of these mutants a test notices. Which tests run stands in
//! `.cargo/mutants.toml`.

use crate::shell::{read, root};
use crate::{Failure, tools};
use serde::Deserialize;
use std::path::Path;

/// The share of the mutants that tests have to notice, in percent.
const WANTED: f64 = 95.0;

/// What `cargo xtask mutants` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Change the files that match
    #[arg(long, value_name = "GLOB", default_value = "src/diagnosis/**")]
    file: Vec<String>,
    /// Test only the K-th of N parts of the mutants, counted from 0
    #[arg(long, value_name = "K/N")]
    shard: Option<String>,
    /// Build and test so many mutants at a time
    #[arg(long, value_name = "N", default_value_t = 2)]
    jobs: usize,
}

/// How many mutants came to which end, as cargo-mutants writes it to `outcomes.json`.
#[derive(Deserialize)]
struct Outcomes {
    /// A test failed.
    caught: usize,
    /// No test failed.
    missed: usize,
    /// The tests didn't end in time; a test that doesn't end has noticed the change too.
    timeout: usize,
    /// It doesn't compile.
    unviable: usize,
}

impl Outcomes {
    /// The noticed ones among those that compile, in percent; none if none compiles.
    fn share(&self) -> Option<f64> {
        let noticed = self.caught + self.timeout;
        let viable = noticed + self.missed;
        (viable > 0).then(|| 100.0 * noticed as f64 / viable as f64)
    }
}

/// `cargo xtask mutants`
pub fn main(args: &Args) -> Result<(), Failure> {
    let mut cargo_mutants = tools::cargo_mutants()?;
    let folder = root().join("target/mutants");
    // What an earlier run found is none of this one's, which may end before it writes anything.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{} can't be made: {error}", folder.display()))?;
    cargo_mutants.args(["mutants", "--jobs", &args.jobs.to_string(), "--output"]).arg(&folder);
    cargo_mutants.args(args.file.iter().flat_map(|glob| ["--file", glob]));
    cargo_mutants.args(args.shard.iter().flat_map(|shard| ["--shard", shard]));
    let found = folder.join("mutants.out");
    let status = cargo_mutants.status().map_err(|error| format!("cargo-mutants can't be started: {error}"))?;
    match status.code() {
        // All were caught, some were missed, or some took too long.
        Some(0 | 2 | 3) => judge(&found),
        _ => Err(Failure::Work(format!("cargo mutants failed ({status})"))),
    }
}

/// Prints the counts and the mutants that no test noticed; too many of them are a failure.
fn judge(found: &Path) -> Result<(), Failure> {
    let path = found.join("outcomes.json");
    let outcomes: Outcomes =
        serde_json::from_str(&read(&path)?).map_err(|error| format!("{} can't be read: {error}", path.display()))?;
    let Outcomes { caught, missed, timeout, unviable } = outcomes;
    println!("\n{caught} caught, {timeout} caught by their time, {missed} missed, {unviable} don't compile");
    let Some(share) = outcomes.share() else {
        return Err(Failure::Work("no mutant compiles, so nothing was tested".into()));
    };
    print!("{}", read(&found.join("missed.txt"))?);
    println!("{share:.1} % are caught; {WANTED} % have to be");
    if share >= WANTED { Ok(()) } else { Err(Failure::Said) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::write;

    /// The judgement of a run that found this.
    fn judged(name: &str, outcomes: &str) -> Result<(), Failure> {
        let folder = std::env::temp_dir().join(format!("why401-mutants-{name}-{}", std::process::id()));
        write(&folder.join("outcomes.json"), outcomes).unwrap();
        write(&folder.join("missed.txt"), "").unwrap();
        let judged = judge(&folder);
        std::fs::remove_dir_all(folder).unwrap();
        judged
    }

    #[test]
    fn nineteen_of_twenty_have_to_be_caught() {
        let enough = r#"{"total_mutants": 25, "caught": 18, "missed": 1, "timeout": 1, "unviable": 5, "outcomes": []}"#;
        assert!(judged("enough", enough).is_ok());
        let too_few = r#"{"total_mutants": 24, "caught": 17, "missed": 1, "timeout": 1, "unviable": 5, "outcomes": []}"#;
        assert!(matches!(judged("too-few", too_few), Err(Failure::Said)));
    }

    #[test]
    fn a_run_that_tested_nothing_has_failed() {
        let nothing = r#"{"total_mutants": 5, "caught": 0, "missed": 0, "timeout": 0, "unviable": 5, "outcomes": []}"#;
        assert!(matches!(judged("nothing", nothing), Err(Failure::Work(_))));
        assert!(matches!(judged("broken", ""), Err(Failure::Work(_))));
    }
}
