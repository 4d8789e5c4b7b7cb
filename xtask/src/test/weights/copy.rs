//! A copy of the sources in which changes are tried.

use crate::shell::{Captured, artifact, bytes, capture, cargo, command, read, root, write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use why401_catalogue::{Problem, Problems};

/// One change of one weight.
pub struct Change {
    /// The file, below the root.
    pub file: PathBuf,
    /// The bytes that are replaced.
    pub place: Range<usize>,
    /// What stands there then.
    pub new: String,
    /// The change as people read it.
    pub says: String,
}

/// What the tests say of a change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// A test failed.
    Caught,
    /// Every test passed.
    Missed,
    /// It doesn't compile.
    Invalid,
}

/// What decides about a change: a test program, and which of its tests. Those that are quick and fail most often come
/// first.
const STAGES: [(&str, &[&str]); 3] = [
    ("host", &["diagnosis::weights", "diagnosis::signs"]),
    ("why401", &["diagnosis", "facts"]),
    ("host", &["diagnosis", "catalogue"]),
];

/// A copy of the sources with a target folder of its own.
pub struct Copy {
    folder: PathBuf,
    /// The table of signs of the unchanged sources.
    signs: Vec<u8>,
    /// Their test programs.
    programs: Vec<Program>,
}

/// A compiled test program.
struct Program {
    name: &'static str,
    content: Vec<u8>,
    /// Where it holds the table of signs.
    signs_at: usize,
}

impl Copy {
    /// Copies and compiles the sources. So many copies can stand beside each other, each under a number of its own.
    ///
    /// # Errors
    /// They can't be copied or compiled, or the tests fail without any change.
    pub fn new(number: usize) -> Result<Copy, String> {
        let mut copy =
            Copy { folder: root().join("target/weights").join(number.to_string()), signs: Vec::new(), programs: Vec::new() };
        let listed = capture(command("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
        // What an earlier run copied and is gone since would be tested, too.
        let _ = std::fs::remove_dir_all(copy.tree());
        for file in listed.stdout.lines() {
            let from = root().join(file);
            if from.is_file() {
                write(&copy.tree().join(file), bytes(&from)?)?;
            }
        }
        copy.signs = copy.table_of_signs().map_err(|problems| problems.to_string())?;
        for name in ["host", "why401"] {
            let compiled =
                artifact(copy.cargo().args(["test", "--no-run", "--package", "why401"]).args(target(name)), name, true)?;
            let content = bytes(&compiled)?;
            let signs_at = content.windows(copy.signs.len()).position(|part| part == copy.signs);
            let signs_at = signs_at.ok_or_else(|| format!("{} doesn't hold the table of signs", compiled.display()))?;
            copy.programs.push(Program { name, content, signs_at });
        }
        match copy.judge_signs()? {
            Verdict::Missed => Ok(copy),
            _ => Err("the tests fail without any change".into()),
        }
    }

    fn tree(&self) -> PathBuf {
        self.folder.join("tree")
    }

    fn cargo(&self) -> Command {
        let mut cargo = cargo();
        cargo.current_dir(self.tree()).env("CARGO_TARGET_DIR", self.folder.join("target"));
        cargo
    }

    /// The signs as the sources have them now, compiled.
    fn table_of_signs(&self) -> Result<Vec<u8>, Problems> {
        let problem = |says: String| Problems(vec![Problem { file: "Sign.table".into(), line: 0, says }]);
        let out = self.folder.join("tables");
        std::fs::create_dir_all(&out).map_err(|error| problem(error.to_string()))?;
        why401_catalogue::build(&self.tree().join("catalogue"), &out)?;
        bytes(&out.join("Sign.table")).map_err(problem)
    }

    /// Makes a change, runs the tests, and takes it back.
    ///
    /// # Errors
    /// A file can't be read or written, or a program can't be started.
    pub fn try_change(&self, change: &Change) -> Result<Verdict, String> {
        let path = self.tree().join(&change.file);
        let source = read(&path)?;
        let mut changed = source.clone();
        changed.replace_range(change.place.clone(), &change.new);
        write(&path, changed)?;
        // macOS doesn't start a program that was changed after it was signed.
        let compiled = change.file.ends_with("signs.toml") && !cfg!(target_os = "macos");
        let verdict = if compiled { self.judge_signs() } else { self.judge(Copy::compile_and_run) };
        write(&path, source)?;
        verdict
    }

    /// What the tests say.
    fn judge(&self, run: fn(&Copy, &str, &[&str]) -> Result<Captured, String>) -> Result<Verdict, String> {
        for (program, tests) in STAGES {
            let said = run(self, program, tests)?;
            if !said.ok {
                return Ok(if said.stderr.contains("could not compile") { Verdict::Invalid } else { Verdict::Caught });
            }
        }
        Ok(Verdict::Missed)
    }

    /// What the tests say of changed signs. Compiling takes half a minute, so the changed table is written over the old one
    /// in the compiled test programs: a level has two digits, so both are of one length.
    fn judge_signs(&self) -> Result<Verdict, String> {
        let Ok(changed) = self.table_of_signs() else { return Ok(Verdict::Invalid) };
        if changed.len() != self.signs.len() {
            return self.judge(Copy::compile_and_run);
        }
        for program in &self.programs {
            let mut content = program.content.clone();
            content[program.signs_at..][..changed.len()].copy_from_slice(&changed);
            write(&self.program(program.name), content)?;
            executable(&self.program(program.name))?;
        }
        self.judge(Copy::run)
    }

    /// Where a test program with changed signs is.
    fn program(&self, name: &str) -> PathBuf {
        self.folder.join("programs").join(name)
    }

    fn run(&self, name: &str, tests: &[&str]) -> Result<Captured, String> {
        capture(command(self.program(name)).args(tests).current_dir(self.tree()).env("INSTA_UPDATE", "no"))
    }

    fn compile_and_run(&self, name: &str, tests: &[&str]) -> Result<Captured, String> {
        let mut test = self.cargo();
        test.args(["test", "--quiet", "--package", "why401"]).args(target(name)).arg("--").args(tests);
        capture(test.env("INSTA_UPDATE", "no"))
    }
}

/// What cargo calls a test program.
fn target(name: &str) -> &'static [&'static str] {
    if name == "host" { &["--test", "host"] } else { &["--lib"] }
}

/// Lets a file be run.
#[cfg(unix)]
fn executable(path: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt;
    let set = std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755));
    set.map_err(|error| format!("{} can't be made executable: {error}", path.display()))
}

/// Lets a file be run.
#[cfg(not(unix))]
fn executable(_: &Path) -> Result<(), String> {
    Ok(())
}
