//! Other programs and files, with errors that say which.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The root of the checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder that the page is built into.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// A command that runs at the root of the checkout and reads nothing.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end with the output of the program on ours.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("{} can't be started: {error}", name(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", name(command))) }
}

/// What a program wrote, and whether it succeeded.
pub struct Captured {
    /// Whether the exit status was 0.
    pub ok: bool,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl From<Output> for Captured {
    fn from(output: Output) -> Self {
        Captured {
            ok: output.status.success(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Captured {
    /// Both outputs, for a person who looks for the reason.
    pub fn text(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

/// Runs to the end and keeps the output.
pub fn capture(command: &mut Command) -> Result<Captured, String> {
    let output = command.output().map_err(|error| format!("{} can't be started: {error}", name(command)))?;
    Ok(Captured::from(output))
}

/// Like [`capture`], with text on the standard input of the program.
pub fn capture_with_input(command: &mut Command, input: &str) -> Result<Captured, String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("{} can't be started: {error}", name(command)))?;
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        scope.spawn(move || {
            // A program that ends early closes the pipe; its own message says why.
            stdin.map(|mut stdin| stdin.write_all(input.as_bytes()))
        });
        child.wait_with_output()
    });
    output.map(Captured::from).map_err(|error| format!("{} can't be waited for: {error}", name(command)))
}

fn name(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for arg in command.get_args().take(3) {
        line.push(' ');
        line.push_str(&arg.to_string_lossy());
    }
    format!("`{line}`")
}

/// Runs a `cargo build` and returns the file of the program that it names. If `quiet`, what cargo says is only part of
/// an error.
pub fn artifact(build: &mut Command, program: &str, quiet: bool) -> Result<PathBuf, String> {
    build.arg("--message-format=json-render-diagnostics");
    let said = if quiet {
        capture(build)?
    } else {
        let output = build.stderr(Stdio::inherit()).output();
        Captured::from(output.map_err(|error| format!("{} can't be started: {error}", name(build)))?)
    };
    if !said.ok {
        return Err(format!("{} failed\n{}", name(build), said.stderr).trim_end().to_owned());
    }
    let messages = said.stdout.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let file = messages.filter(|message| message["target"]["name"] == program).find_map(|message| {
        let file = message["executable"].as_str()?;
        Some(PathBuf::from(file))
    });
    file.ok_or_else(|| format!("{} names no program `{program}`", name(build)))
}

/// The first of these programs that PATH has.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    // npm is a script on Windows.
    let suffixes: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    let files = names.iter().flat_map(|name| suffixes.iter().map(move |suffix| format!("{name}{suffix}")));
    files.into_iter().find_map(|file| std::env::split_paths(&path).map(|dir| dir.join(&file)).find(|file| file.is_file()))
}

/// Reads a file.
pub fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{} can't be read: {error}", path.display()))
}

/// Reads a file as text.
pub fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{} can't be read: {error}", path.display()))
}

/// Writes a file, making its folder when that is missing.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<(), String> {
    let failed = |error| format!("{} can't be written: {error}", path.display());
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(failed)?;
    }
    std::fs::write(path, contents).map_err(failed)
}

/// Every file below a folder, sorted; none when the folder doesn't exist.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder)? {
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

/// What is in a folder, files and folders; nothing when it doesn't exist.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let failed = |error| format!("{} can't be listed: {error}", folder.display());
    std::fs::read_dir(folder).map_err(failed)?.map(|entry| entry.map(|entry| entry.path()).map_err(failed)).collect()
}
