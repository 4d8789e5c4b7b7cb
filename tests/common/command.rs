//! The command, as a program of its own.

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

/// Starts `why401` with these arguments, its three streams piped.
pub fn start(arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_why401"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI"] {
        command.env_remove(name);
    }
    command.spawn().expect("the command starts")
}

/// Runs `why401` with these arguments on an input.
pub fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = start(arguments);
    let mut stdin = child.stdin.take().expect("piped");
    // From a thread of its own: the command may write before it has read everything.
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input).expect("it reads all of its input"));
        child.wait_with_output().expect("it ends")
    })
}

/// Runs `why401` on a terminal of so many columns, types an input and the end of it. Returns what the terminal got,
/// which begins with the echo of the input, and the exit status.
#[cfg(unix)]
pub fn run_on_terminal(columns: u16, arguments: &[&str], environment: &[(&str, &str)], input: &[u8]) -> (String, Option<i32>) {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use std::io::Read;
    let person = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&person).and_then(|()| unlockpt(&person)).expect("it opens");
    let name = ptsname(&person, Vec::new()).expect("it has a name").into_string().expect("UTF-8");
    let size = rustix::termios::Winsize { ws_row: 50, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    rustix::termios::tcsetwinsize(&person, size).expect("it has a size");
    let open = || Stdio::from(std::fs::File::options().read(true).write(true).open(&name).expect("it opens"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_why401"));
    command.args(arguments).stdin(open()).stdout(open()).stderr(open()).env("TERM", "xterm");
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI"] {
        command.env_remove(name);
    }
    let mut child = command.envs(environment.iter().copied()).spawn().expect("the command starts");
    // The command alone holds the terminal's other end from here on.
    drop(command);
    let mut person = std::fs::File::from(person);
    person.write_all(&[input, b"\n\x04"].concat()).expect("it takes what is typed");
    let mut seen = Vec::new();
    // Linux ends the reading of a terminal whose other end is closed with an error.
    let _ = person.read_to_end(&mut seen);
    let status = child.wait().expect("it ends").code();
    (String::from_utf8_lossy(&seen).replace("\r\n", "\n"), status)
}

/// Standard output as JSON, a value a line.
pub fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Standard output.
pub fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// Standard error.
pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A temporary folder of a test, which goes when the test ends.
pub struct Folder(pub PathBuf);

impl Folder {
    /// An empty one.
    pub fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("why401-test-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
