//! What the command says on a terminal and in a pipe: to wrong arguments, to input that can't be read, and in which form.

use super::command::{ERROR, fake_key};
#[cfg(unix)]
use crate::common::command::run_on_terminal;
use crate::common::command::{Folder, lines, printed, run, said, start};
use std::io::Write;

/// A key in the place of an argument, whatever stands around it. `redaction/secrecy.rs` does it for every form.
#[test]
fn no_message_repeats_a_key_and_each_says_where_keys_go() {
    let key = fake_key();
    for (arguments, status) in [
        (&["--key", &key][..], 2),
        (&[&format!("--key={key}")], 2),
        (&[&format!("-{key}")], 2),
        (&[&key], 2),
        (&["--json", "--", &key], 2),
        (&["--color", &key], 2),
        (&[&format!("--json={key}")], 2),
        (&["key", &key], 2),
        (&["redact", &key], 2),
        (&["completions", &key], 2),
        (&["man", &key], 2),
        (&["help", &key], 2),
        (&["--jsonl", &key], 2),
        (&[&format!("{key}.log")], 1),
    ] {
        let output = run(arguments, b"");
        let told = [printed(&output), said(&output)].concat();
        let shown = arguments.join(" ").replace(&key, "KEY");
        assert!(!told.contains(&key[8..24]) && !told.contains(&key[key.len() - 12..]), "{shown}: {told}");
        assert!(told.contains("why401 key < FILE"), "{shown}: {told}");
        assert_eq!(output.status.code(), Some(status), "{shown}: {told}");
    }
    // A password looks like nothing in particular.
    for arguments in [&["key", "hunter2"][..], &["--password=hunter2"], &["--json=hunter2"], &["redact", "hunter2"]] {
        let output = run(arguments, b"");
        assert!(output.status.code() == Some(2) && !said(&output).contains("hunter2"), "{}", said(&output));
    }
}

#[test]
fn input_that_cannot_be_read_is_named_with_the_reason() {
    let folder = Folder::new("unread");
    let (locked, binary) = (folder.0.join("locked.log"), folder.0.join("picture.png"));
    std::fs::write(&locked, ERROR).expect("written");
    std::fs::write(&binary, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff").expect("written");
    let path = |path: &std::path::Path| path.to_str().expect("UTF-8").to_owned();
    for (name, reason) in [(path(&folder.0), "it is a folder"), (path(&folder.0.join("none.log")), "there is no such file")] {
        let output = run(&["--json", &name], b"");
        assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(1), true));
        assert!(said(&output).contains(&format!(": {reason}")), "{}", said(&output));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).expect("changed");
        // Root may read everything but this.
        let is_root = std::fs::File::open(&locked).is_ok();
        let output = run(&[if is_root { "/proc/self/mem" } else { locked.to_str().expect("UTF-8") }], b"");
        let reason = if is_root { "mem: " } else { "locked.log: it can't be read: permission denied" };
        assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(1), true));
        assert!(said(&output).contains(reason), "{}", said(&output));
    }
    // What is no text is said to be none, and gets its report.
    let output = run(&["--json", &path(&binary)], b"");
    assert_eq!((output.status.code(), &lines(&output)[0]["cause"]), (Some(0), &"not_an_api_error".into()));
    assert!(said(&output).contains("picture.png: this looks like a binary file"), "{}", said(&output));
    for empty in [&b""[..], b"\n \t\n", b"\xff\xfe"] {
        let output = run(&["--json"], empty);
        assert_eq!((output.status.code(), &lines(&output)[0]["variant"]), (Some(0), &"nothing".into()));
    }
    let broken = [b"\xc3\x28 \xf0\x9f ", ERROR.as_bytes(), b" \x80"].concat();
    assert_eq!(lines(&run(&["--json"], &broken))[0]["cause"], "placeholder_key", "invalid UTF-8 hides nothing else");
}

/// `why401 … | head -1`, and a reader of the messages that has gone.
#[test]
fn a_closed_pipe_ends_it_quietly() {
    let records = format!("{{\"input\":{ERROR:?}}}\n").repeat(20);
    for arguments in [&["--jsonl"][..], &["--all"], &["redact"], &["--help"], &["man"], &["completions", "bash"]] {
        let mut child = start(arguments);
        let (mut stdin, stdout) = (child.stdin.take().expect("piped"), child.stdout.take().expect("piped"));
        drop(stdout);
        // It may end before it has read everything.
        let _ = stdin.write_all(records.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), &*said(&output)), (Some(0), ""), "{arguments:?}");
    }
    for (arguments, status) in [(&["/nowhere/at/all"][..], 1), (&["--nope"], 2)] {
        let mut child = start(arguments);
        drop(child.stderr.take());
        assert_eq!(child.wait().expect("it ends").code(), Some(status), "{arguments:?}");
    }
}

/// A paste holds what it likes; the terminal gets none of it.
#[test]
fn nothing_of_a_paste_steers_the_terminal() {
    let evil = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\u{8}\u{202e}\r";
    let paste = format!(
        "--- ticket {evil} ---\n\n{evil} openai.AuthenticationError: Error code: 401 - {{'error': {{'message': 'Incorrect API key provided: {evil}abc{evil}', 'code': 'invalid_api_key{evil}'}}}}\nOPENAI_API_KEY{evil}=\"{evil}\"\n"
    );
    let record = serde_json::json!({ "input": paste, "id": evil }).to_string();
    let steers = |letter: &char| letter.is_control() && *letter != '\n' || *letter == '\u{202e}';
    for (arguments, input) in [(&["--all"][..], &*paste), (&["key"], evil), (&[evil], ""), (&[&format!("--{evil}")], "")] {
        let output = run(arguments, input.as_bytes());
        let told = [printed(&output), said(&output)].concat();
        assert_eq!(told.chars().find(steers), None, "{told:?}");
    }
    for (arguments, input) in [(&["--json"][..], &paste), (&["--jsonl"], &record), (&["--jsonl", "--field", evil], &record)] {
        let output = run(arguments, input.as_bytes());
        let told = printed(&output);
        assert_eq!(told.chars().find(|letter| letter.is_control() && *letter != '\n'), None, "{told:?}");
        let text = lines(&output).remove(0).to_string();
        assert!(text.contains('\u{9b}') || arguments.len() == 3, "the JSON says the same: {text:?}");
    }
}

/// Escape codes go to terminals, or where they are asked for, and nowhere else.
#[test]
#[cfg(unix)]
fn colors_belong_to_terminals() {
    let colored = |arguments: &[&str], environment: &[(&str, &str)]| {
        let (seen, status) = run_on_terminal(80, arguments, environment, b"HTTP 401 from api.openai.com");
        assert!(status == Some(0) && seen.contains("Evidence"), "{seen}");
        seen.contains("\u{1b}[1m")
    };
    assert!(colored(&[], &[]) && colored(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!colored(&[], &[("NO_COLOR", "1")]) && !colored(&["--color=never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[], &[("TERM", "dumb")]) && !colored(&[], &[("CLICOLOR", "0")]));
    let piped = |arguments: &[&str]| printed(&run(arguments, ERROR.as_bytes()));
    let plain = piped(&[]);
    assert!(!plain.contains('\u{1b}') && piped(&["--color", "always"]).contains("\u{1b}[1m"));
    assert_eq!(piped(&["--color", "never"]), plain);
    assert_eq!(piped(&["--json", "--color", "always"]), piped(&["--json"]), "JSON has no colors");
}

/// Who calls it without arguments learns how to go on; lines fit the terminal.
#[test]
#[cfg(unix)]
fn a_terminal_is_told_how_to_paste_and_its_lines_fit() {
    for (arguments, what) in [(&[][..], "the error"), (&["key"], "the key"), (&["redact"], "the text"), (&["--jsonl"], "records")]
    {
        let (seen, _) = run_on_terminal(80, arguments, &[("NO_COLOR", "1")], b"{\"input\":\"HTTP 401\"}");
        assert!(seen.contains(&format!("paste {what}")) && seen.contains("Ctrl-D"), "{arguments:?}: {seen}");
    }
    for columns in [70, 80, 200] {
        let (seen, status) = run_on_terminal(columns, &[], &[("NO_COLOR", "1")], ERROR.as_bytes());
        assert_eq!(status, Some(0));
        let report = seen.split("Ctrl-D.\n").nth(1).expect("the report");
        let width = |line: &str| line.chars().count();
        // Commands and addresses stay whole, so that they can be copied.
        let is_whole = |line: &str| line.starts_with("    ") || line.contains("https://");
        let long = report.lines().find(|line| width(line) > usize::from(columns) && !is_whole(line));
        assert_eq!(long, None, "{columns}");
        assert!(report.lines().any(|line| width(line) > usize::from(columns).min(100) - 15), "{report}");
    }
}

/// Each shell's completions and the manual know all options and commands.
#[test]
fn completions_and_manual_are_whole() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(&run(&["completions", shell], b""));
        for word in ["jsonl", "field", "color", "redact", "hosts", "completions"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    let page = printed(&run(&["man"], b""));
    assert!(page.contains(".TH why401 1") && page.contains("\\-\\-jsonl") && page.contains("wrong usage"), "{page}");
    let named: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("why401\\-")?.strip_suffix("(1)")).collect();
    assert_eq!(named, ["key", "redact", "completions", "man"]);
    for command in named {
        let page = printed(&run(&["man", command], b""));
        assert!(page.contains(&format!(".TH why401-{command} 1")), "{page}");
    }
}
