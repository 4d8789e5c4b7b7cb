//! The steps of `cargo xtask test`.

use super::{content, layers, new_provider as invented};
use crate::measure::lighthouse;
use crate::shell::{Captured, capture, cargo, command, dist, entries, root};
use crate::{page, serve, sizes, tools};
use std::cell::OnceCell;
use std::path::PathBuf;
use std::process::Command;

/// What a step counted, and what a person needs to see of it.
#[derive(Default)]
pub struct Outcome {
    /// Checks that passed.
    pub passed: usize,
    /// Checks that failed.
    pub failed: usize,
    /// Shown always.
    pub note: String,
    /// Shown when something failed.
    pub output: String,
}

/// What steps share: the page is built once, by the first step that needs it.
#[derive(Default)]
pub struct Run {
    built: OnceCell<Result<(), String>>,
}

impl Run {
    fn page(&self) -> Result<(), String> {
        self.built.get_or_init(|| crate::build::Build { quiet: true, ..crate::build::Build::default() }.run()).clone()
    }

    /// For the steps that come after the build, which says itself why it failed.
    fn needs_page(&self) -> Result<(), String> {
        self.page().map_err(|_| "not run, since the page could not be built (see the step `build`)".into())
    }
}

/// A program that is one check.
fn one(command: &mut Command) -> Result<Outcome, String> {
    let said = capture(command)?;
    Ok(match said.ok {
        true => Outcome { passed: 1, ..Outcome::default() },
        false => Outcome { failed: 1, output: said.text(), ..Outcome::default() },
    })
}

/// A program that counts its own tests.
fn counted(said: Captured, count: fn(&str) -> (usize, usize)) -> Outcome {
    let (passed, failed) = count(&said.stdout);
    // One that fails without a failed test, say because it doesn't compile, is a failure too; and one
    // that runs no test at all has checked nothing.
    let failed = if failed == 0 && (!said.ok || passed == 0) { 1 } else { failed };
    Outcome { passed, failed, output: said.text(), ..Outcome::default() }
}

pub fn fmt(_: &Run) -> Result<Outcome, String> {
    let listed = capture(cargo().args(["fmt", "--all", "--", "--check", "-l"]))?;
    Ok(match listed.ok {
        true => Outcome { passed: 1, ..Outcome::default() },
        false => Outcome { failed: 1, output: format!("`cargo fmt --all` changes:\n{}", listed.text()), ..Outcome::default() },
    })
}

pub fn clippy(_: &Run) -> Result<Outcome, String> {
    one(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

pub fn clippy_wasm(_: &Run) -> Result<Outcome, String> {
    tools::wasm_target()?;
    // The command and the host's tests don't belong to the page, so targets are named.
    one(cargo()
        .args(["clippy", "--quiet", "--package", "why401", "--target", tools::WASM, "--features", "web"])
        .args(["--lib", "--bin", "page", "--test", "web", "--", "-D", "warnings"]))
}

pub fn host(_: &Run) -> Result<Outcome, String> {
    let said = capture(cargo().args(["test", "--quiet", "--workspace", "--no-fail-fast"]))?;
    Ok(counted(said, cargo_counts))
}

/// The targets in `fuzz/`.
const FUZZ_TARGETS: [&str; 3] = ["intake", "payload", "diagnose"];

pub fn fuzz(_: &Run) -> Result<Outcome, String> {
    let mut outcome = Outcome::default();
    for target in FUZZ_TARGETS {
        let mut search = match tools::cargo_fuzz() {
            Ok(search) => search,
            Err(missing) => {
                // The step `host` has run what is stored.
                outcome.note = format!("not searched, the stored texts aside: {missing}");
                return Ok(outcome);
            }
        };
        // What it finds worth keeping goes to the first folder; the stored texts stay as they are.
        let found = root().join("fuzz/target/found").join(target);
        if found.exists() {
            std::fs::remove_dir_all(&found).map_err(|error| format!("{} can't be removed: {error}", found.display()))?;
        }
        std::fs::create_dir_all(&found).map_err(|error| format!("{} can't be made: {error}", found.display()))?;
        // The core has no unsafe code for a sanitizer to watch.
        search.args(["run", "--sanitizer", "none", target]).arg(found).arg(format!("fuzz/corpus/{target}"));
        search.args(["catalogue/causes", "--", "-dict=fuzz/vocabulary.dict", "-seed=401", "-max_len=4000"]);
        search.args(["-max_total_time=10", "-timeout=10"]);
        let said = capture(&mut search)?;
        if said.ok {
            outcome.passed += 1;
        } else {
            outcome.failed += 1;
            outcome.output += &format!("{}move the input to fuzz/regressions/, where the tests read it too\n", said.text());
        }
    }
    Ok(outcome)
}

pub fn border(_: &Run) -> Result<Outcome, String> {
    let said = capture(cargo().args(["tree", "--package", "why401", "--edges", "normal", "--prefix", "none"]))?;
    if !said.ok {
        return Err(said.text());
    }
    let browser = ["wasm-bindgen", "web-sys", "js-sys", "yew", "gloo"];
    let found: Vec<&str> = said.stdout.lines().filter(|line| browser.iter().any(|name| line.starts_with(name))).collect();
    Ok(match found.is_empty() {
        true => Outcome { passed: 1, ..Outcome::default() },
        false => Outcome {
            failed: 1,
            output: format!("without the feature `web` the core must not depend on:\n{}", found.join("\n")),
            ..Outcome::default()
        },
    })
}

pub fn new_provider(_: &Run) -> Result<Outcome, String> {
    Ok(counted(invented::test()?, cargo_counts))
}

pub fn layers(_: &Run) -> Result<Outcome, String> {
    let problems = layers::check()?;
    Ok(match problems.is_empty() {
        true => Outcome { passed: 1, ..Outcome::default() },
        false => Outcome { failed: problems.len(), output: problems.join("\n"), ..Outcome::default() },
    })
}

pub fn snippets(_: &Run) -> Result<Outcome, String> {
    let (checks, unchecked) = content::check()?;
    let mut outcome = Outcome::default();
    for check in checks {
        if check.problems.is_empty() {
            outcome.passed += 1;
        } else {
            outcome.failed += 1;
            outcome.output += &format!("{}:\n{}", check.name, check.problems);
        }
    }
    if !unchecked.is_empty() {
        outcome.note = format!("not checked: {}", unchecked.join(", "));
    }
    Ok(outcome)
}

pub fn web(_: &Run) -> Result<Outcome, String> {
    tools::wasm_target()?;
    let runner = tools::wasm_test_runner()?;
    let browsers = tools::browsers()?;
    let mut tests = cargo();
    tests.args(["test", "--package", "why401", "--target", tools::WASM, "--test", "web"]);
    tests.args(["--no-default-features", "--features", "web,probes"]);
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    // Seconds; a browser that is starting on a busy machine needs more than the 20 that are usual.
    tests.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    browsers.on(&mut tests);
    Ok(counted(capture(&mut tests)?, cargo_counts))
}

pub fn build(run: &Run) -> Result<Outcome, String> {
    run.page()?;
    Ok(Outcome { passed: 1, ..Outcome::default() })
}

pub fn size(run: &Run) -> Result<Outcome, String> {
    run.needs_page()?;
    let rows = sizes::first_load(&dist())?;
    let note = sizes::table(&rows);
    Ok(match sizes::total(&rows) <= sizes::BUDGET {
        true => Outcome { passed: 1, note, ..Outcome::default() },
        false => Outcome { failed: 1, note, output: "the first load is over its budget".into(), ..Outcome::default() },
    })
}

/// The one spec for the page without probes.
const NO_PROBE: &str = "no-probe.spec.mjs";

pub fn e2e(run: &Run) -> Result<Outcome, String> {
    run.needs_page()?;
    let mut specs: Vec<String> = entries(&tools::node_modules()?)?
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .filter(|name| name.ends_with(".spec.mjs") && name != NO_PROBE)
        .collect();
    specs.sort();
    in_browsers(dist(), &specs)
}

pub fn no_probe(_: &Run) -> Result<Outcome, String> {
    in_browsers(page::build_without_probes()?, &[NO_PROBE.to_owned()])
}

/// Runs specs on the page in a folder.
fn in_browsers(page: PathBuf, specs: &[String]) -> Result<Outcome, String> {
    let browsers = tools::browsers()?;
    let mut node = command(tools::node()?);
    node.current_dir(tools::node_modules()?).args(["--test", "--test-reporter=tap", "--test-concurrency=2"]).args(specs);
    node.env("WHY401_URL", serve::in_background(page)?);
    browsers.on(&mut node);
    Ok(counted(capture(&mut node)?, node_counts))
}

pub fn audits(run: &Run) -> Result<Outcome, String> {
    run.needs_page()?;
    let found = lighthouse::look_at(&serve::in_background(dist())?)?;
    let mut outcome = Outcome { output: found.failed.join("\n"), ..Outcome::default() };
    // Performance is a timing, which a busy machine can change; `cargo xtask bench` shows it.
    for category in ["accessibility", "best-practices", "seo"] {
        match found.categories.get(category) {
            Some(100) => outcome.passed += 1,
            score => {
                outcome.failed += 1;
                outcome.note += &format!("{category}: {} of 100\n", score.copied().unwrap_or_default());
            }
        }
    }
    Ok(outcome)
}

/// Sums the lines `test result: ok. 3 passed; 0 failed; …`.
fn cargo_counts(text: &str) -> (usize, usize) {
    let results = text.lines().filter(|line| line.starts_with("test result:"));
    results
        .fold((0, 0), |(passed, failed), line| (passed + number_before(line, " passed"), failed + number_before(line, " failed")))
}

fn number_before(line: &str, word: &str) -> usize {
    line.split(word).next().and_then(|before| before.rsplit(' ').next()?.parse().ok()).unwrap_or_default()
}

/// Reads `# pass 3`, `# fail 1` and `# cancelled 1` at the end of node's report.
fn node_counts(text: &str) -> (usize, usize) {
    let last = |word: &str| -> usize {
        let line = text.lines().rev().find_map(|line| line.strip_prefix("# ")?.strip_prefix(word)?.strip_prefix(' '));
        line.and_then(|number| number.trim().parse().ok()).unwrap_or_default()
    };
    (last("pass"), last("fail") + last("cancelled"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_what_cargo_and_node_count() {
        let cargo = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 1 ignored\n\ntest result: FAILED. 3 passed; 1 failed; 0 ignored\n";
        assert_eq!(cargo_counts(cargo), (5, 1));
        assert_eq!(node_counts("# Subtest: x\n# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 0\n"), (2, 2));
    }

    #[test]
    fn a_program_that_ends_badly_or_tests_nothing_has_failed() {
        let said = |ok, stdout: &str| Captured { ok, stdout: stdout.into(), stderr: String::new() };
        assert_eq!(counted(said(false, "could not compile"), cargo_counts).failed, 1);
        assert_eq!(counted(said(true, "test result: ok. 0 passed; 0 failed"), cargo_counts).failed, 1);
        assert_eq!(counted(said(true, "test result: ok. 1 passed; 0 failed"), cargo_counts).failed, 0);
    }
}
