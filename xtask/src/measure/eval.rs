//! `cargo xtask eval`: how good the diagnosis is, on labelled pastes.
//!
//! A case counts as *accepted* when the cause is the label's or one that a careful engineer would
//! accept too, as *exact* when it is the label's, and as *confidently wrong* when it isn't accepted
//! and was said with a confidence of 0.8 or more.

use crate::Failure;
use crate::shell::read;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use why401::report::Report;

const CONFIDENT: f64 = 0.8;

/// A labelled paste.
#[derive(Deserialize)]
struct Case {
    id: String,
    #[serde(default)]
    source: String,
    input: String,
    provider: String,
    status: Option<u16>,
    error_code: Option<String>,
    sdk: Option<String>,
    language: Option<String>,
    cause: String,
    #[serde(default)]
    also: Vec<String>,
    key_hint: Option<String>,
}

impl Case {
    fn accepts(&self, cause: &str) -> bool {
        self.cause == cause || self.also.iter().any(|also| also == cause)
    }
}

/// Counts of one group of cases.
#[derive(Default)]
struct Score {
    cases: usize,
    accepted: usize,
    exact: usize,
    confidently_wrong: usize,
}

impl Score {
    fn add(&mut self, case: &Case, report: &Report) {
        let cause = report.cause().id();
        self.cases += 1;
        self.exact += usize::from(case.cause == cause);
        if case.accepts(cause) {
            self.accepted += 1;
        } else if report.confidence() >= CONFIDENT {
            self.confidently_wrong += 1;
        }
    }

    fn row(&self, name: &str) -> String {
        format!(
            "{name:<24} {:>6} {:>9} {:>9} {:>9}",
            self.cases,
            percent(self.accepted, self.cases),
            percent(self.exact, self.cases),
            percent(self.confidently_wrong, self.cases)
        )
    }
}

fn percent(part: usize, whole: usize) -> String {
    let share = if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 };
    format!("{share:.1} %")
}

/// What `cargo xtask eval` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Labelled pastes, one JSON object a line
    #[arg(value_name = "FILE.jsonl")]
    file: PathBuf,
    /// Only pastes of this provider
    #[arg(long, value_name = "ID")]
    provider: Option<String>,
    /// Only pastes whose source begins so, such as sdk:
    #[arg(long, value_name = "PREFIX", default_value = "", hide_default_value = true)]
    source: String,
    /// Only the first pastes that are left
    #[arg(long, value_name = "N", default_value_t = usize::MAX, hide_default_value = true)]
    limit: usize,
    /// Leave out the list of misses
    #[arg(long)]
    quiet: bool,
    /// Score what the advice says by this rubric, with the script advice_score.py beside it
    #[arg(long, value_name = "RUBRIC.jsonl")]
    advice: Option<PathBuf>,
}

impl Args {
    fn wants(&self, case: &Case) -> bool {
        self.provider.as_ref().is_none_or(|wanted| case.provider == *wanted) && case.source.starts_with(&self.source)
    }
}

/// `cargo xtask eval FILE.jsonl`
pub fn main(args: &Args) -> Result<(), Failure> {
    if let Some(rubric) = &args.advice {
        return super::advice::score(&args.file, rubric);
    }
    let cases = cases(&args.file)?;
    let chosen = cases.iter().filter(|case| args.wants(case)).take(args.limit);
    let results: Vec<(&Case, Report)> = chosen.map(|case| (case, why401::diagnose(&case.input))).collect();
    if results.is_empty() {
        return Err(Failure::Work("no case is left to score".into()));
    }
    if !args.quiet {
        print!("{}", misses(&results));
    }
    print!("{}", scores(&results));
    print!("{}", fields(&results));
    print!("{}", calibration(&results));
    Ok(())
}

fn cases(file: &Path) -> Result<Vec<Case>, String> {
    let text = read(file)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", file.display(), at + 1)))
        .collect()
}

fn misses(results: &[(&Case, Report)]) -> String {
    let mut text = String::new();
    for (case, report) in results.iter().filter(|(case, report)| !case.accepts(report.cause().id())) {
        let firmly = if report.confidence() >= CONFIDENT { "!" } else { " " };
        text += &format!(
            "{firmly} {:<24} expected {:<22} got {:<22} {:.2}  {}\n",
            case.id,
            case.cause,
            report.cause().id(),
            report.confidence(),
            case.provider
        );
    }
    if text.is_empty() { text } else { format!("misses (! is confidently wrong)\n{text}\n") }
}

fn scores(results: &[(&Case, Report)]) -> String {
    let mut all = Score::default();
    let mut by_provider: BTreeMap<&str, Score> = BTreeMap::new();
    let mut by_cause: BTreeMap<&str, Score> = BTreeMap::new();
    for (case, report) in results {
        all.add(case, report);
        by_provider.entry(&case.provider).or_default().add(case, report);
        by_cause.entry(&case.cause).or_default().add(case, report);
    }
    let head = |name: &str| format!("{name:<24} {:>6} {:>9} {:>9} {:>9}\n", "cases", "accepted", "exact", "wrong*");
    let rows = |scores: &BTreeMap<&str, Score>| -> String { scores.iter().map(|(name, score)| score.row(name) + "\n").collect() };
    format!(
        "{}{}\n{}{}\n{}{}\n* not accepted, and said with a confidence of {CONFIDENT} or more\n\n",
        head("provider"),
        rows(&by_provider),
        head("cause"),
        rows(&by_cause),
        head(""),
        all.row("all") + "\n"
    )
}

/// How often findings of a confidence are accepted: what is said with 0.9 has to hold nine times in ten.
fn calibration(results: &[(&Case, Report)]) -> String {
    let bands = [(0.9, 1.01), (CONFIDENT, 0.9), (0.6, CONFIDENT), (0.4, 0.6), (0.0, 0.4)];
    let mut text = format!("\n{:<24} {:>6} {:>9}\n", "confidence", "cases", "accepted");
    for (from, to) in bands {
        let band = || results.iter().filter(|(_, report)| (from..to).contains(&report.confidence()));
        let accepted = band().filter(|(case, report)| case.accepts(report.cause().id())).count();
        let name = format!("{from:.1} to {:.1}", f64::min(to, 1.0));
        text += &format!("{name:<24} {:>6} {:>9}\n", band().count(), percent(accepted, band().count()));
    }
    text
}

fn fields(results: &[(&Case, Report)]) -> String {
    // javascript and typescript count as one.
    let language =
        |language: Option<&str>| language.map(|id| if id == "typescript" { "javascript".to_owned() } else { id.to_owned() });
    let right = |same: &dyn Fn(&Case, &Report) -> bool| results.iter().filter(|(case, report)| same(case, report)).count();
    let rows: [(&str, usize); 6] = [
        ("provider", right(&|case, report| case.provider == report.provider)),
        ("status", right(&|case, report| case.status == report.status)),
        ("error_code", right(&|case, report| case.error_code == report.error_code)),
        ("sdk", right(&|case, report| case.sdk.as_deref() == report.sdk)),
        ("language", right(&|case, report| language(case.language.as_deref()) == language(report.language))),
        ("key_hint", right(&|case, report| case.key_hint.as_deref() == report.key_hint.as_deref())),
    ];
    let rows = rows.map(|(name, count)| format!("{name:<24} {:>6} {:>9}\n", count, percent(count, results.len())));
    format!("{:<24} {:>6}\n{}", "field", "right", rows.concat())
}
