//! `cargo xtask eval CASES.jsonl --advice RUBRIC.jsonl`: what the advice says, scored by a rubric.
//!
//! The rubric's expressions look around, which Rust's do not, so the script that stands beside the rubric judges. Here
//! the reports are made that it reads.

use crate::Failure;
use crate::shell::{command, read, root, run, write};
use serde_json::Value;
use std::path::Path;
use std::rc::Rc;
use why401::answer::{Answer, Choices};
use why401::catalogue::Library;

/// The script that judges, beside the rubric.
const SCRIPT: &str = "advice_score.py";

/// How many misses are listed.
const MISSES: &str = "20";

/// Scores the advice on the cases that a rubric names, and prints what its script says.
pub fn score(cases: &Path, rubric: &Path) -> Result<(), Failure> {
    let script = rubric.with_file_name(SCRIPT);
    if !script.is_file() {
        return Err(Failure::Work(format!("{} isn't there: it judges the advice", script.display())));
    }
    let wanted: Vec<String> = records(rubric)?.iter().filter_map(|record| Some(record["id"].as_str()?.to_owned())).collect();
    let library = Library::embedded();
    let (mut chosen, mut reports) = (String::new(), String::new());
    for record in records(cases)?.iter().filter(|record| wanted.iter().any(|id| record["id"] == id.as_str())) {
        let paste = record["input"].as_str().unwrap_or_default();
        let answer = Answer::of(Rc::new(why401::diagnose(paste)), Some(&library), &Choices::default());
        chosen += &format!("{record}\n");
        reports += &format!("{}\n", answer.to_json(Some(&record["id"]), &[]));
    }
    if chosen.is_empty() {
        return Err(Failure::Work("the rubric names none of these cases".into()));
    }
    let folder = root().join("target/eval");
    let (cases, made) = (folder.join("cases.jsonl"), folder.join("reports.jsonl"));
    write(&cases, chosen)?;
    write(&made, reports)?;
    run(command("python3").arg(script).args([&cases, rubric, &made]).args(["--misses", MISSES]))?;
    Ok(())
}

/// The records of a file of JSON Lines.
fn records(path: &Path) -> Result<Vec<Value>, String> {
    let text = read(path)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| serde_json::from_str(line).map_err(|error| format!("{}: {error}", path.display()))).collect()
}
