//! Syntax of the catalogue's snippets, by the interpreters of their languages.

use crate::shell::{capture, capture_with_input, command, files_below, on_path, root};
use crate::tools;
use std::path::{Path, PathBuf};

/// Parses every file that standard input names, and runs none. A notebook's cell may hold magics
/// (`%pip install`), which aren't Python.
const PYTHON: &str = "
import ast, re, sys
for name in sys.stdin.read().splitlines():
    text = open(name, encoding='utf-8').read()
    if name.endswith('notebook.py'):
        text = re.sub(r'(?m)^[%!].*$', 'pass', text)
    try:
        ast.parse(text, name)
    except SyntaxError as error:
        print(f'{name}: line {error.lineno}: {error.msg}')
        failed = True
sys.exit('failed' in globals())
";

/// Languages that are checked where their program is: name, program, flags, extension.
const OPTIONAL: [(&str, &str, &[&str], &str); 4] = [
    ("PHP", "php", &["-l"], "php"),
    ("Ruby", "ruby", &["-c"], "rb"),
    ("Go", "gofmt", &["-e"], "go"),
    ("fish", "fish", &["--no-execute"], "fish"),
];

/// What is checked always, and what the core's own tests read.
const CHECKED: [&str; 16] =
    ["py", "js", "mjs", "cjs", "ts", "tsx", "mts", "jsx", "json", "yml", "yaml", "sh", "bash", "toml", "md", "txt"];

/// One language's verdict.
pub struct Check {
    /// Which files it is about.
    pub name: String,
    /// What is wrong, empty when nothing is.
    pub problems: String,
}

/// Checks every snippet below `catalogue/`; also returns which kinds of files nothing here can check.
pub fn check() -> Result<(Vec<Check>, Vec<String>), String> {
    let files = files_below(&root().join("catalogue"))?;
    let of = |extensions: &[&str]| -> Vec<PathBuf> {
        files.iter().filter(|file| extensions.contains(&extension(file))).cloned().collect()
    };
    let mut checks = Vec::new();
    let mut add = |name: &str, files: &[PathBuf], problems: Result<String, String>| {
        let problems = problems.unwrap_or_else(|error| error);
        checks.push(Check { name: format!("{} {name} files", files.len()), problems });
    };

    let python_files = of(&["py"]);
    if !python_files.is_empty() {
        add("Python", &python_files, python(&python_files));
    }
    for (name, extensions) in [
        ("JavaScript", &["js", "mjs", "cjs"][..]),
        ("TypeScript", &["ts", "tsx", "mts", "jsx"]),
        ("JSON", &["json"]),
        ("YAML", &["yml", "yaml"]),
    ] {
        let files = of(extensions);
        if !files.is_empty() {
            add(name, &files, node(&files));
        }
    }
    let shell_files = of(&["sh", "bash"]);
    if !shell_files.is_empty() {
        add("shell", &shell_files, each(&shell_files, "bash", &["-n"]));
    }
    // Checked where the interpreter happens to be; nobody has to install it for us.
    let mut unchecked = Vec::new();
    for (name, program, flags, extension) in OPTIONAL {
        let files = of(&[extension]);
        if files.is_empty() {
            continue;
        }
        if on_path(&[program]).is_some() {
            add(name, &files, each(&files, program, flags));
        } else {
            unchecked.push(format!("{} {name} files (there is no {program})", files.len()));
        }
    }
    let known = |file: &PathBuf| CHECKED.contains(&extension(file)) || OPTIONAL.iter().any(|row| row.3 == extension(file));
    let mut others: Vec<&str> = files.iter().filter(|file| !known(file)).map(|file| extension(file)).collect();
    others.sort_unstable();
    for group in others.chunk_by(|a, b| a == b) {
        unchecked.push(format!("{} .{} files", group.len(), group[0]));
    }
    Ok((checks, unchecked))
}

fn python(files: &[PathBuf]) -> Result<String, String> {
    let python = on_path(&["python3", "python"]).ok_or("python3 is missing: install Python 3")?;
    let names: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
    let said = capture_with_input(command(python).args(["-c", PYTHON]), &names.join("\n"))?;
    Ok(if said.ok { String::new() } else { said.text() })
}

fn node(files: &[PathBuf]) -> Result<String, String> {
    let mut node = command(tools::node()?);
    node.current_dir(tools::node_modules()?);
    // A module is parsed by node's own parser without being linked or run.
    node.args(["--no-warnings", "--experimental-vm-modules", "check-snippets.mjs"]).args(files);
    let said = capture(&mut node)?;
    Ok(if said.ok { String::new() } else { said.text() })
}

fn each(files: &[PathBuf], program: &str, flags: &[&str]) -> Result<String, String> {
    let mut problems = String::new();
    for file in files {
        let said = capture(command(program).args(flags).arg(file))?;
        if !said.ok {
            problems += &format!("{}\n{}", file.display(), said.stderr);
        }
    }
    Ok(problems)
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}
