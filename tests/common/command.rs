//! The command, as a program of its own.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs `why401` with these arguments on an input.
pub fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_why401"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("piped");
    // From a thread of its own: the command may write before it has read everything.
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input).expect("it reads all of its input"));
        child.wait_with_output().expect("it ends")
    })
}
