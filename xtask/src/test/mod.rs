//! `cargo xtask test`: every check, in an order that tells cheap news first.

mod content;
mod imports;
mod layers;
pub mod mutants;
mod new_provider;
mod steps;
pub mod weights;

use crate::Failure;
use clap::builder::PossibleValuesParser;
use std::io::Write;
use std::time::Instant;
use steps::{Outcome, Run};

struct Step {
    name: &'static str,
    about: &'static str,
    browser: bool,
    run: fn(&Run) -> Result<Outcome, String>,
}

const STEPS: &[Step] = &[
    Step { name: "fmt", about: "formatting", browser: false, run: steps::fmt },
    Step { name: "clippy", about: "lints, host", browser: false, run: steps::clippy },
    Step { name: "clippy-wasm", about: "lints, page", browser: false, run: steps::clippy_wasm },
    Step { name: "host", about: "tests of the core, the command and xtask", browser: false, run: steps::host },
    Step {
        name: "new-provider",
        about: "a provider is added by files of the catalogue alone",
        browser: false,
        run: steps::new_provider,
    },
    Step { name: "fuzz", about: "a short search for texts that break the core", browser: false, run: steps::fuzz },
    Step { name: "border", about: "no browser crate in the core", browser: false, run: steps::border },
    Step { name: "layers", about: "imports point downward, none in a circle", browser: false, run: steps::layers },
    Step { name: "content", about: "syntax of the catalogue's snippets", browser: false, run: steps::snippets },
    Step { name: "web", about: "component tests in headless Chromium", browser: true, run: steps::web },
    Step { name: "build", about: "the page, as it is hosted", browser: false, run: steps::build },
    Step { name: "size", about: "first load within its budget", browser: false, run: steps::size },
    Step { name: "e2e", about: "the page in Chromium and Firefox", browser: true, run: steps::e2e },
    Step { name: "no-probe", about: "the page that sends nothing, in both", browser: true, run: steps::no_probe },
    Step { name: "lighthouse", about: "accessibility, best practices, SEO", browser: true, run: steps::audits },
];

/// What `cargo xtask test` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Only these steps; all unless named
    #[arg(value_name = "STEP", value_parser = PossibleValuesParser::new(STEPS.iter().map(|step| step.name)))]
    steps: Vec<String>,
    /// Leave out the steps that need a browser
    #[arg(long)]
    skip_browser: bool,
    /// Name the steps
    #[arg(long)]
    list: bool,
}

impl Args {
    /// Whether a step is asked for.
    fn wants(&self, step: &Step) -> bool {
        self.steps.is_empty() || self.steps.iter().any(|name| name == step.name)
    }
}

/// `cargo xtask test`
pub fn main(args: &Args) -> Result<(), Failure> {
    if args.list {
        for step in STEPS {
            println!("{:<12} {}", step.name, step.about);
        }
        return Ok(());
    }
    let (left_out, steps): (Vec<&Step>, Vec<&Step>) =
        STEPS.iter().filter(|step| args.wants(step)).partition(|step| args.skip_browser && step.browser);
    let run = Run::default();
    let (mut passed, mut failed) = (0, 0);
    for step in steps {
        let outcome = take(step, &run);
        passed += outcome.passed;
        failed += outcome.failed;
    }
    if !left_out.is_empty() {
        let names: Vec<&str> = left_out.iter().map(|step| step.name).collect();
        println!("left out because of --skip-browser: {}", names.join(", "));
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 { Ok(()) } else { Err(Failure::Said) }
}

/// Runs a step, and prints what it says and how long it took.
fn take(step: &Step, run: &Run) -> Outcome {
    print!("== {}: {} … ", step.name, step.about);
    // The line is completed when the step ends, which can take minutes.
    let _ = std::io::stdout().flush();
    let start = Instant::now();
    let outcome = (step.run)(run).unwrap_or_else(|error| Outcome { failed: 1, output: error, ..Outcome::default() });
    println!("{} ({:.1} s)", verdict(&outcome), start.elapsed().as_secs_f32());
    if !outcome.note.is_empty() {
        println!("{}", outcome.note.trim_end());
    }
    if outcome.failed > 0 {
        println!("{}", outcome.output.trim_end());
    }
    outcome
}

/// Not in the words of the last line, which stands alone so that a program can look for it.
fn verdict(outcome: &Outcome) -> String {
    match outcome.failed {
        0 => format!("ok, {}", outcome.passed),
        failed => format!("FAILED, {failed} of {}", outcome.passed + failed),
    }
}
