//! `cargo xtask bench --redaction`: what redaction finds, what it takes for a key by mistake, how fast it
//! is and how much memory it takes, beside other programs if they are installed.

use crate::shell::{cargo, on_path, root, run};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use why401::catalogue::key_forms;
use why401::redaction::{Kind, redact};

#[path = "../../../tests/common/containers.rs"]
mod containers;
#[path = "../../../tests/common/keys.rs"]
mod keys;
#[path = "../../../tests/common/logs.rs"]
mod logs;

/// The size of the log, in bytes.
const WHOLE: usize = 200_000_000;
/// The size of the part of it that a slow program gets, in bytes.
const PART: usize = 2_000_000;
/// Seeds of the keys.
const SEEDS: std::ops::Range<u64> = 0..40;

/// Prints the figures. Called in a release build.
pub fn measure() -> Result<(), String> {
    recall();
    let folder = root().join("target/bench");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let (log, part) = (folder.join("log.txt"), folder.join("part.txt"));
    write_log(&log, &part)?;
    precision(&log)?;
    println!("\n{:<44} {:>8} {:>8} {:>12}", "200 MB of log, one thread", "seconds", "MB/s", "peak memory");
    run(cargo().args(["build", "--quiet", "--release", "--bin", "why401"]))?;
    let why401 = root().join("target/release").join(format!("why401{}", std::env::consts::EXE_SUFFIX));
    time("why401 redact", Command::new(&why401).arg("redact"), &log, WHOLE);
    time("why401 redact --all", Command::new(&why401).args(["redact", "--all"]), &log, WHOLE);
    let mut prefixes: Vec<&str> = key_forms().map(|(_, form)| form.prefix).filter(|prefix| !prefix.is_empty()).collect();
    prefixes.sort_unstable();
    prefixes.dedup();
    match on_path(&["rg"]) {
        Some(rg) => {
            let mut rg = Command::new(rg);
            rg.args(["-j1", "-c", "-F", "-a"]).args(prefixes.iter().flat_map(|prefix| ["-e", prefix]));
            time(&format!("rg -c, the same {} prefixes", prefixes.len()), &mut rg, &log, WHOLE);
        }
        None => println!("{:<44} not installed", "rg"),
    }
    match on_path(&["detect-secrets"]) {
        Some(program) => {
            let mut scan = Command::new(program);
            scan.args(["-c", "1", "scan", "--no-verify"]).arg(&part);
            time("detect-secrets scan, the first 2 MB", &mut scan, &part, PART);
        }
        None => println!("{:<44} not installed", "detect-secrets"),
    }
    Ok(())
}

/// Every known form in every container that may hold it.
fn recall() {
    let (mut keys, mut gone) = (0, 0);
    for sample in SEEDS.flat_map(keys::samples) {
        for container in containers::ALL.iter().filter(|container| sample.shows_itself() || container.names_it) {
            keys += 1;
            let left = containers::pieces_left(&sample.key, &redact(&(container.wrap)(&sample.key)).text);
            if left.is_empty() {
                gone += 1;
            } else if keys - gone <= 10 {
                println!("  left of {} {} in {}: {left:?}", sample.owner, sample.kind, container.name);
            }
        }
    }
    let forms = key_forms().count();
    println!("recall: {gone} of {keys} ({forms} forms, {} containers, {} keys each)", containers::ALL.len(), SEEDS.end);
}

fn write_log(log: &Path, part: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| error.to_string();
    let mut file = File::create(log).map_err(failed)?;
    // In pieces, so that it needs little memory.
    for seed in 0..(WHOLE / PART) as u64 {
        let piece = logs::without_keys(seed, PART);
        if seed == 0 {
            fs::write(part, &piece).map_err(failed)?;
        }
        file.write_all(piece.as_bytes()).map_err(failed)?;
    }
    Ok(())
}

/// What is taken out of a log that holds no keys.
fn precision(log: &Path) -> Result<(), String> {
    let text = fs::read_to_string(log).map_err(|error| error.to_string())?;
    let redaction = redact(&text);
    let of = |wanted: fn(&Kind) -> bool| redaction.cuts.iter().filter(|cut| wanted(&cut.kind)).count();
    let (keys, others) = (of(|kind| matches!(kind, Kind::Key(_))), of(|kind| !matches!(kind, Kind::Key(_))));
    let per_part = keys as f64 / (text.len() as f64 / 1e7);
    println!("false keys: {keys} in {} MB ({per_part:.2} per 10 MB); other labels: {others}", text.len() / 1_000_000);
    for cut in redaction.cuts.iter().take(10) {
        let line = text[..cut.original.start].rfind('\n').map_or(0, |line| line + 1);
        println!("  {} …", &text[line..cut.original.start]);
    }
    Ok(())
}

/// Runs a program on a file, three times, and prints the fastest run and the most memory that it took.
fn time(name: &str, program: &mut Command, input: &Path, bytes: usize) {
    let mut fastest = f64::MAX;
    let mut memory = None;
    for _ in 0..3 {
        let Ok(file) = File::open(input) else { return };
        let start = Instant::now();
        let Ok(mut child) = program.stdin(file).stdout(Stdio::null()).stderr(Stdio::null()).spawn() else { return };
        while let Ok(None) = child.try_wait() {
            memory = peak(child.id()).max(memory);
            std::thread::sleep(Duration::from_millis(1));
        }
        fastest = fastest.min(start.elapsed().as_secs_f64());
    }
    let memory = memory.map_or("unknown".to_owned(), |kilobytes| format!("{:.1} MB", kilobytes as f64 / 1000.0));
    println!("{name:<44} {fastest:>8.2} {:>8.1} {memory:>12}", bytes as f64 / 1e6 / fastest);
}

/// The most memory that a process has taken so far, in kilobytes; Linux alone tells.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
