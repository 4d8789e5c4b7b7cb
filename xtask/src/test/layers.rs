//! The step `layers` of `cargo xtask test`: imports point downward, and no files import each other in a circle.

use super::imports::{self, Imports, Sources};
use crate::shell::{files_below, read, root};
use std::collections::{BTreeMap, BTreeSet};

/// The files and folders of `src/`, the uppermost row first. A file imports from its own row, where that makes no circle
/// between files, and from those below. ARCHITECTURE.md shows the same table.
const ROWS: &[&[&str]] = &[
    &["bin", "ui"],
    &["render"],
    &["answer", "probe", "hosting"],
    &["diagnosis"],
    &["remedy", "situation", "environment"],
    &["report"],
    &["facts"],
    &["redaction", "credential", "payload", "traceback", "intake"],
    &["text", "catalogue", "samples"],
];

/// The crates, by name and root file. The library stands first: the others see it.
const CRATES: [(&str, &str); 4] = [
    ("why401", "src/lib.rs"),
    ("the command", "src/bin/why401/main.rs"),
    ("the page", "src/bin/page.rs"),
    ("xtask", "xtask/src/main.rs"),
];

/// What is wrong with the imports of the project; nothing if the list is empty.
///
/// # Errors
/// A file can't be read.
pub fn check() -> Result<Vec<String>, String> {
    let mut sources = Sources::new();
    for folder in ["src", "xtask/src"] {
        for path in files_below(&root().join(folder))? {
            let name = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if name.ends_with(".rs") {
                sources.insert(name, read(&path)?);
            }
        }
    }
    let imports = imports::between(&sources, &CRATES)?;
    let mut problems = circles(&imports);
    problems.extend(without_row(sources.keys()));
    problems.extend(upward(&imports));
    problems.extend(drawn_otherwise(&read(&root().join("ARCHITECTURE.md"))?));
    Ok(problems)
}

/// Files that import each other in a circle, each circle with its imports.
fn circles(imports: &Imports) -> Vec<String> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in imports.keys() {
        next.entry(from).or_default().insert(to);
    }
    let reach = |start: &str| {
        let mut found: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = next.get(start).into_iter().flatten().copied().collect();
        while let Some(file) = open.pop() {
            if found.insert(file) {
                open.extend(next.get(file).into_iter().flatten());
            }
        }
        found
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = next.keys().map(|file| (*file, reach(file))).collect();
    let leads = |from: &str, to: &str| reached.get(from).is_some_and(|found| found.contains(to));
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut circles = Vec::new();
    for file in next.keys() {
        if told.contains(file) || !leads(file, file) {
            continue;
        }
        let circle: BTreeSet<&str> = reached[file].iter().copied().filter(|other| leads(other, file)).collect();
        told.extend(&circle);
        let inside = imports.iter().filter(|((from, to), _)| circle.contains(from.as_str()) && circle.contains(to.as_str()));
        let lines: String = inside.map(|((from, to), names)| format!("\n  {from} -> {to}: {}", list(names))).collect();
        circles.push(format!("{} files import each other in a circle:{lines}", circle.len()));
    }
    circles
}

fn list(names: &BTreeSet<String>) -> String {
    names.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// The first part of a path in `src/`, without its ending; none elsewhere, and for the root of the library, which
/// only says what there is.
fn part(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/").filter(|path| *path != "lib.rs")?;
    let first = inside.split('/').next().unwrap_or(inside);
    Some(first.strip_suffix(".rs").unwrap_or(first))
}

/// The row of a file, counted from the uppermost.
fn row(path: &str) -> Option<usize> {
    let part = part(path)?;
    ROWS.iter().position(|row| row.contains(&part))
}

/// Files and folders of `src/` that the table doesn't name.
fn without_row<'s>(files: impl Iterator<Item = &'s String>) -> Vec<String> {
    let parts: BTreeSet<&str> = files.filter(|file| row(file).is_none()).filter_map(|file| part(file)).collect();
    parts.into_iter().map(|part| format!("src/{part} stands in no row of the table in xtask/src/layers.rs")).collect()
}

/// Imports from a row above.
fn upward(imports: &Imports) -> Vec<String> {
    let points_up = |from: &str, to: &str| row(from).zip(row(to)).is_some_and(|(from, to)| to < from);
    let up = imports.iter().filter(|((from, to), _)| points_up(from, to));
    up.map(|((from, to), names)| {
        let (own, other) = (part(from).unwrap_or_default(), part(to).unwrap_or_default());
        format!("{from} imports from a row above: {to}: {} ({own} lies below {other})", list(names))
    })
    .collect()
}

/// Between these marks ARCHITECTURE.md shows the table.
const MARKS: [&str; 2] = ["<!-- layers -->", "<!-- /layers -->"];

/// Whether ARCHITECTURE.md shows another table than the one here.
fn drawn_otherwise(architecture: &str) -> Option<String> {
    let drawn = drawn(architecture)?;
    let differs = drawn.iter().map(Vec::as_slice).ne(ROWS.iter().copied());
    differs.then(|| format!("ARCHITECTURE.md shows other rows than xtask/src/layers.rs has: {drawn:?}"))
}

/// The rows of the table that a text shows between the marks: names at the beginning of a line, with a slash if they
/// are folders, two blanks apart. What follows them, and what stands in brackets behind one, is for people.
fn drawn(text: &str) -> Option<Vec<Vec<&str>>> {
    let (_, rest) = text.split_once(MARKS[0])?;
    let (table, _) = rest.split_once(MARKS[1])?;
    let name = |cell: &'_ str| -> Option<usize> {
        let plain = cell.split_once(" (").map_or(cell, |(name, _)| name);
        let plain = plain.strip_suffix('/').unwrap_or(plain);
        (!plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')).then_some(plain.len())
    };
    let names = |line: &'_ str| -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        for cell in line.split("  ") {
            let blank = cell.len() - cell.trim_start().len();
            if !cell.trim().is_empty() {
                let Some(length) = name(cell.trim()) else { break };
                found.push((at + blank, length));
            }
            at += cell.len() + 2;
        }
        found
    };
    let rows = table.lines().map(|line| names(line).into_iter().map(|(at, length)| &line[at..at + length]).collect());
    Some(rows.filter(|row: &Vec<&str>| !row.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_up(lines: &[(&str, &str, &str)]) -> Imports {
        let import =
            |(from, to, name): &(&str, &str, &str)| ((format!("src/{from}"), format!("src/{to}")), [(*name).to_owned()].into());
        lines.iter().map(import).collect()
    }

    #[test]
    fn a_circle_is_found_with_its_imports_and_nothing_beside_it() {
        let imports = made_up(&[
            ("a.rs", "b.rs", "B"),
            ("b.rs", "c.rs", "C"),
            ("c.rs", "a.rs", "A"),
            ("d.rs", "a.rs", "A"),
            ("c.rs", "e.rs", "E"),
            ("x.rs", "y.rs", "Y"),
            ("y.rs", "x.rs", "X"),
        ]);
        assert_eq!(
            circles(&imports),
            [
                "3 files import each other in a circle:\n  src/a.rs -> src/b.rs: B\n  src/b.rs -> src/c.rs: C\n  src/c.rs -> src/a.rs: A",
                "2 files import each other in a circle:\n  src/x.rs -> src/y.rs: Y\n  src/y.rs -> src/x.rs: X",
            ]
        );
        assert!(circles(&made_up(&[("a.rs", "b.rs", "B"), ("a.rs", "c.rs", "C"), ("b.rs", "c.rs", "C")])).is_empty());
    }

    #[test]
    fn imports_point_downward_and_every_file_has_a_row() {
        let imports = made_up(&[
            ("ui/app.rs", "render/text.rs", "text"),
            ("payload/mod.rs", "intake/mod.rs", "Folded"),
            ("lib.rs", "diagnosis/mod.rs", "diagnose"),
            ("facts/call.rs", "report/mod.rs", "Report"),
        ]);
        assert_eq!(
            upward(&imports),
            ["src/facts/call.rs imports from a row above: src/report/mod.rs: Report (facts lies below report)"]
        );
        let files = ["src/lib.rs", "src/hosting.rs", "src/facts/new.rs", "src/new/mod.rs", "src/old.rs", "xtask/src/main.rs"];
        let files = files.map(str::to_owned);
        let without = without_row(files.iter());
        assert_eq!(without.len(), 2);
        assert!(without[0].starts_with("src/new ") && without[1].starts_with("src/old "), "{without:?}");
    }

    #[test]
    fn the_drawn_table_is_read() {
        let table = "bin/  ui/             shells: the command, the page\n\
                     answer                Answer = f(report, choices): made once per choice\n\
                     redaction/  intake/ (clean, split)\n";
        let text = format!("# Plan\n{}\n```\n{table}```\n{}\nends", MARKS[0], MARKS[1]);
        assert_eq!(drawn(&text).unwrap(), [vec!["bin", "ui"], vec!["answer"], vec!["redaction", "intake"]]);
        assert!(drawn_otherwise(&text).is_some());
        assert_eq!(drawn("# Plan"), None);
        let same: String = ROWS.iter().map(|row| format!("{}/   what it is\n", row.join("/  "))).collect();
        assert_eq!(drawn_otherwise(&format!("{}\n{same}{}", MARKS[0], MARKS[1])), None);
    }
}
