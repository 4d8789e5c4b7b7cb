//! `cargo xtask weights`: changes each weight by a step, one at a time, and expects a test to fail.
//!
//! What is changed: the level of each sign in the catalogue, each level that a rule names, and each number of the
//! diagnosis, of the facts that it reads and of the scale itself. A change that every test passes is a weight that
//! nothing holds.

mod copy;

use crate::Failure;
use crate::shell::{files_below, read, root};
use copy::{Change, Copy, Verdict};
use std::num::NonZero;
use std::ops::Range;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use why401::catalogue::level::LEVELS;

/// The share of changes that a test has to notice, in percent.
const ENOUGH: usize = 95;

/// The levels by their constants, the firmest first; a rule can name more than a sign.
const NAMES: &[&str] =
    &["SHOWN", "CERTAIN", "STRONG", "CLEAR", "USUAL", "PROBABLE", "PLAUSIBLE", "WEAK", "VAGUE", "FAINT", "BARE"];

/// Where numbers and levels of Rust code are changed.
const RUST: &[&str] = &["src/diagnosis", "src/facts", "src/catalogue/schema/level.rs"];

/// What `cargo xtask weights` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Only weights of files with this in their path
    #[arg(long, value_name = "PART", default_value = "", hide_default_value = true)]
    file: String,
    /// So many at a time
    #[arg(long, value_name = "N", default_value = "1")]
    jobs: NonZero<usize>,
    /// Name the changes
    #[arg(long)]
    list: bool,
}

/// `cargo xtask weights`
pub fn main(args: &Args) -> Result<(), Failure> {
    let wanted = |change: &Change| change.file.to_string_lossy().contains(&args.file);
    let changes: Vec<Change> = changes()?.into_iter().filter(wanted).collect();
    if args.list {
        for change in &changes {
            println!("{}", change.says);
        }
        println!("{} changes", changes.len());
        return Ok(());
    }
    let verdicts = run_all(&changes, args.jobs.get())?;
    report(&changes, &verdicts)
}

/// Every change that can be made.
fn changes() -> Result<Vec<Change>, String> {
    let mut all = Vec::new();
    for path in files_below(&root().join("catalogue/causes"))? {
        if path.ends_with("signs.toml") {
            add(&mut all, &path, levels_of_signs)?;
        }
    }
    for place in RUST {
        let path = root().join(place);
        let files = if path.is_dir() { files_below(&path)? } else { vec![path] };
        for file in files.iter().filter(|file| !file.ends_with("tests.rs")) {
            add(&mut all, file, |source| [constants(source), levels_of_rules(source)].concat())?;
        }
    }
    Ok(all)
}

fn add(all: &mut Vec<Change>, path: &Path, find: impl Fn(&str) -> Vec<(Range<usize>, String)>) -> Result<(), String> {
    let file = path.strip_prefix(root()).unwrap_or(path).to_path_buf();
    let source = read(path)?;
    all.extend(find(&source).into_iter().map(|(place, new)| {
        let says = describe(&file, &source, &place, &new);
        Change { file: file.clone(), place, new, says }
    }));
    Ok(())
}

/// The level below a word, above for the last.
fn next<'a>(words: &[&'a str], word: &str) -> Option<&'a str> {
    let at = words.iter().position(|known| *known == word)?;
    Some(if at + 1 < words.len() { words[at + 1] } else { words[at - 1] })
}

/// The levels in a file of signs.
fn levels_of_signs(source: &str) -> Vec<(Range<usize>, String)> {
    const KEY: &str = "level = \"";
    let words: Vec<&str> = LEVELS.iter().map(|(word, _)| *word).collect();
    let level = |(at, _): (usize, &str)| {
        let start = at + KEY.len();
        let end = start + source[start..].find('"')?;
        Some((start..end, next(&words, &source[start..end])?.to_owned()))
    };
    source.match_indices(KEY).filter_map(level).collect()
}

/// The lines of a source file that are code of the program, with where they begin: no tests, comments or imports.
fn code(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let end = source.find("#[cfg(test)]").unwrap_or(source.len());
    let mut at = 0;
    let lines = source[..end].split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    });
    lines.filter(|(_, line)| {
        let line = line.trim_start();
        !line.starts_with("//") && !line.starts_with("use ") && !line.starts_with("pub use ")
    })
}

/// Numbers that have a name, and those that a table of weights gives: one more and one less. A constant that is a level
/// is changed as a level.
fn constants(source: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for (start, line) in code(source) {
        let value = value_of_constant(line).or_else(|| value_of_weight(line));
        let Some(place) = value.filter(|place| !NAMES.contains(&&line[place.clone()])) else { continue };
        let value = &line[place.clone()];
        let place = start + place.start..start + place.end;
        found.extend(["+", "-"].map(|sign| (place.clone(), format!("({value}) {sign} 1"))));
    }
    found
}

/// The value in `const NAME: u8 = VALUE;`.
fn value_of_constant(line: &str) -> Option<Range<usize>> {
    let (before, _) = line.split_once("const ")?;
    let kind = line.split_once(": ")?.1;
    let number = ["u8 =", "u16 =", "u32 =", "u64 =", "usize ="].iter().any(|number| kind.starts_with(number));
    let start = line.find("= ")? + 2;
    let end = start + line[start..].find(';')?;
    (number && matches!(before.trim(), "" | "pub" | "pub(super)" | "pub(crate)")).then_some(start..end)
}

/// The number in a line of a `match` such as `MarkKind::Host => 8,`.
fn value_of_weight(line: &str) -> Option<Range<usize>> {
    let start = line.find("=> ")? + 3;
    let end = start + line[start..].find(',')?;
    let number = line[start..end].bytes().all(|byte| byte.is_ascii_digit());
    (number && line.trim_start().starts_with("MarkKind::")).then_some(start..end)
}

/// The levels that code names.
fn levels_of_rules(source: &str) -> Vec<(Range<usize>, String)> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let mut found = Vec::new();
    for (start, line) in code(source).filter(|(_, line)| !defines_level(line)) {
        for (at, word) in NAMES.iter().flat_map(|name| line.match_indices(name)) {
            let bytes = line.as_bytes();
            let alone = (at == 0 || !is_word(bytes[at - 1])) && !bytes.get(at + word.len()).is_some_and(|next| is_word(*next));
            if let Some(other) = next(NAMES, word).filter(|_| alone) {
                found.push((start + at..start + at + word.len(), format!("crate::catalogue::level::{other}")));
            }
        }
    }
    found
}

/// Whether a line belongs to the scale itself.
fn defines_level(line: &str) -> bool {
    NAMES.iter().any(|name| line.contains(&format!("const {name}:")))
        || line.trim_start().starts_with("(\"") && LEVELS.iter().any(|(word, _)| line.contains(&format!("(\"{word}\"")))
}

/// A change as people read it.
fn describe(file: &Path, source: &str, place: &Range<usize>, new: &str) -> String {
    let number = source[..place.start].matches('\n').count();
    let line = source.lines().nth(number).unwrap_or_default().trim();
    let new = new.rsplit("::").next().unwrap_or(new);
    format!("{}:{}: {} to {new} in `{line}`", file.display(), number + 1, &source[place.clone()])
}

/// Tries every change in copies of the sources, so many at a time.
fn run_all(changes: &[Change], jobs: usize) -> Result<Vec<Verdict>, String> {
    let next = AtomicUsize::new(0);
    let verdicts = Mutex::new(vec![Verdict::Invalid; changes.len()]);
    let failed = Mutex::new(None);
    std::thread::scope(|scope| {
        for job in 0..jobs {
            let (next, verdicts, failed) = (&next, &verdicts, &failed);
            scope.spawn(move || {
                let work = || -> Result<(), String> {
                    let copy = Copy::new(job)?;
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        let Some(change) = changes.get(number) else { break };
                        let verdict = copy.try_change(change)?;
                        if verdict != Verdict::Caught {
                            println!("{verdict:?}: {}", change.says);
                        }
                        verdicts.lock().map_err(|error| error.to_string())?[number] = verdict;
                    }
                    Ok(())
                };
                if let Err(error) = work()
                    && let Ok(mut failed) = failed.lock()
                {
                    *failed = Some(error);
                }
            });
        }
    });
    if let Ok(Some(error)) = failed.into_inner() {
        return Err(error);
    }
    verdicts.into_inner().map_err(|error| error.to_string())
}

/// Prints what came out; fails if too few changes were noticed.
fn report(changes: &[Change], verdicts: &[Verdict]) -> Result<(), Failure> {
    let count = |wanted: Verdict| verdicts.iter().filter(|verdict| **verdict == wanted).count();
    let (caught, missed, invalid) = (count(Verdict::Caught), count(Verdict::Missed), count(Verdict::Invalid));
    let percent = 100 * caught / (caught + missed).max(1);
    println!("{} changes: {caught} caught, {missed} missed, {invalid} don't compile; {percent} % caught", changes.len());
    if percent >= ENOUGH { Ok(()) } else { Err(Failure::Said) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn news(found: Vec<(Range<usize>, String)>, source: &str) -> Vec<String> {
        found.into_iter().map(|(place, new)| format!("{} > {new}", &source[place])).collect()
    }

    #[test]
    fn finds_the_weights_of_code_and_catalogue() {
        let signs = "[[sign]]\nlevel = \"certain\"\n[[sign]]\nlevel = \"weak\"\n";
        assert_eq!(news(levels_of_signs(signs), signs), ["certain > strong", "weak > vague"]);
        let source = "use level::{WEAK};\n/// WEAK\npub const A: u8 = 12;\nconst B: usize = 1 << 16;\npub const C: u8 = WEAK;\n\
                      const D: &str = \"x\";\nMarkKind::Host => 8,\nif x >= WEAK && WEAKER {}\n#[cfg(test)]\nconst E: u8 = 1;\n";
        assert_eq!(
            news(constants(source), source),
            [
                "12 > (12) + 1",
                "12 > (12) - 1",
                "1 << 16 > (1 << 16) + 1",
                "1 << 16 > (1 << 16) - 1",
                "8 > (8) + 1",
                "8 > (8) - 1"
            ]
        );
        let level = "WEAK > crate::catalogue::level::VAGUE";
        assert_eq!(news(levels_of_rules(source), source), [level, level]);
    }

    #[test]
    fn the_levels_are_those_of_the_core() {
        let source = read(&root().join("src/catalogue/schema/level.rs")).unwrap();
        let defined: Vec<&str> =
            source.lines().filter_map(|line| line.strip_prefix("pub const ")?.split_once(": u8")).map(|(name, _)| name).collect();
        assert_eq!(defined, NAMES);
    }
}
