//! `cargo xtask bench`: how long a person waits. Timings depend on the machine, so they are shown here
//! and never are a test.

use super::pastes::{HOSTILE, different_keys, log, traceback};
use super::{lighthouse, redaction};
use crate::build::Build;
use crate::shell::{capture_with_input, cargo, command, dist, run};
use crate::{Failure, serve, sizes, tools};
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use std::time::Instant;

/// A paste to time.
#[derive(Serialize)]
struct Job {
    name: &'static str,
    text: String,
    runs: usize,
}

/// What the page did with a job, in milliseconds.
#[derive(Deserialize)]
struct InPage {
    name: String,
    durations: Vec<f64>,
    longest_task: f64,
}

/// What `cargo xtask bench` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Only the native timings: pastes, and long and hostile texts in MB/s
    #[arg(long)]
    native: bool,
    /// Only redaction: what it finds, what it takes for a key by mistake, its speed and memory on 200 MB, beside rg and
    /// detect-secrets if they are installed
    #[arg(long)]
    redaction: bool,
    /// Measure in this very process; how the command calls its release build
    #[arg(long, hide = true)]
    in_this_build: bool,
}

/// `cargo xtask bench`
pub fn main(args: &Args) -> Result<(), Failure> {
    match (args.in_this_build, args.redaction) {
        (true, true) => redaction::measure()?,
        (true, false) => {
            print!("{}", native());
            speeds();
        }
        (false, true) => in_release_build(&["--redaction"])?,
        (false, false) => {
            println!("diagnosis, native, release build");
            in_release_build(&[])?;
            if !args.native {
                built_page()?;
            }
        }
    }
    Ok(())
}

/// Measures in an optimized build of this program: an unoptimized core says nothing about what people get.
fn in_release_build(flags: &[&str]) -> Result<(), String> {
    let this = ["run", "--quiet", "--release", "--package", "xtask", "--", "bench", "--in-this-build"];
    run(cargo().args(this).args(flags))
}

/// Builds the page, and prints its timings and what its first load costs.
fn built_page() -> Result<(), String> {
    Build::default().run()?;
    let address = serve::in_background(dist())?;
    println!("\ndiagnosis, in the page, headless Chromium");
    print!("{}", in_page(&address)?);
    println!("\nLighthouse, simulated phone");
    print!("{}", phone(&address)?);
    println!("\nfirst load");
    print!("{}", sizes::table(&sizes::first_load(&dist())?));
    Ok(())
}

fn jobs() -> [Job; 3] {
    [
        Job { name: "traceback of 2 KB", text: traceback(), runs: 200 },
        Job { name: "paste of 20 KB", text: log(20_000), runs: 25 },
        Job { name: "paste of 1 MB", text: log(1_000_000), runs: 7 },
    ]
}

/// The size that a hostile text is compared with, in bytes; ten times as much is the whole.
const MEGABYTE: usize = 1_000_000;

/// Prints how fast long texts are read, and whether ten times the text takes ten times as long.
fn speeds() {
    println!("\n{:<36} {:>8} {:>10}", "10 MB of", "MB/s", "growth");
    let diagnose = |text: &str| drop(std::hint::black_box(why401::diagnose(text)));
    let redact = |text: &str| drop(std::hint::black_box(why401::redaction::redact(text)));
    speed("a log", &log, &diagnose);
    speed("a log, redaction alone", &log, &redact);
    speed("different keys", &different_keys, &diagnose);
    for piece in HOSTILE {
        speed(&format!("{piece:?}"), &|bytes| piece.repeat(bytes / piece.len()), &diagnose);
    }
}

/// One row: how fast `work` is on what `text` makes, and the time for 10 MB by ten times that for 1 MB:
/// 1 if it is linear, 10 if it is quadratic.
fn speed(name: &str, text: &dyn Fn(usize) -> String, work: &dyn Fn(&str)) {
    let time = |bytes: usize, runs: usize| {
        let text = text(bytes);
        let run = || {
            let start = Instant::now();
            work(&text);
            start.elapsed().as_secs_f64()
        };
        // The fastest run is the one that the machine disturbed least.
        (0..runs).map(|_| run()).fold(f64::MAX, f64::min)
    };
    let (small, large) = (time(MEGABYTE, 5), time(10 * MEGABYTE, 2));
    println!("{name:<36} {:>8.1} {:>10.2}", 10.0 / large, large / small / 10.0);
}

fn native() -> String {
    let mut table = head();
    for job in jobs() {
        // The first run pays for tables that are built once; a person pays for them once too.
        let durations: Vec<f64> = (0..job.runs)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(why401::diagnose(std::hint::black_box(&job.text)));
                start.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        table += &row(job.name, &durations, None);
    }
    table
}

fn in_page(address: &str) -> Result<String, String> {
    let jobs = serde_json::to_string(&jobs()).map_err(|error| error.to_string())?;
    let browsers = tools::browsers()?;
    let mut node = command(tools::node()?);
    node.current_dir(tools::node_modules()?).arg("bench.mjs").env("WHY401_URL", address);
    browsers.on(&mut node);
    let said = capture_with_input(&mut node, &jobs)?;
    let pages: Vec<InPage> = match serde_json::from_str(said.stdout.trim()) {
        Ok(pages) if said.ok => pages,
        _ => return Err(format!("the page could not be timed:\n{}", said.text())),
    };
    Ok(pages.iter().fold(head(), |table, page| table + &row(&page.name, &page.durations, Some(page.longest_task))))
}

fn phone(address: &str) -> Result<String, String> {
    let found = lighthouse::look_at(address)?;
    let mut text = String::new();
    for (category, score) in &found.categories {
        let _ = writeln!(text, "{category:<28} {score:>8} of 100");
    }
    for (metric, value) in &found.metrics {
        let _ = match value {
            Some(value) if metric.ends_with("shift") => writeln!(text, "{metric:<28} {value:>8.3}"),
            Some(value) => writeln!(text, "{metric:<28} {value:>8.0} ms"),
            None => writeln!(text, "{metric:<28} {:>8}", "unknown"),
        };
    }
    Ok(text)
}

fn head() -> String {
    format!("{:<20} {:>5} {:>10} {:>10} {:>10} {:>14}\n", "ms", "runs", "first", "median", "worst", "longest task")
}

fn row(name: &str, durations: &[f64], longest_task: Option<f64>) -> String {
    let first = durations.first().copied().unwrap_or_default();
    let mut sorted = durations.to_vec();
    sorted.sort_by(f64::total_cmp);
    let median = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
    let worst = sorted.last().copied().unwrap_or_default();
    // The browser calls a task long from 50 ms on and doesn't report shorter ones.
    let task = longest_task.map_or(String::new(), |task| if task == 0.0 { "under 50".into() } else { format!("{task:.0}") });
    format!("{name:<20} {:>5} {first:>10.3} {median:>10.3} {worst:>10.3} {task:>14}\n", durations.len())
}
