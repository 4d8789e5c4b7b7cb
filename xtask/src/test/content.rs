//! Syntax of the catalogue's snippets, by the interpreters of their languages.

use crate::shell::{capture, capture_with_input, command, files_below, on_path, root};
use crate::tools;
use std::path::{Path, PathBuf};
use why401::catalogue::{Library, PROVIDERS, VARIANTS};
use why401::remedy::{advise, all_code, fix};
use why401::report::Names;

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

/// Checks every snippet below `catalogue/`, as it stands there and as each provider's client has it;
/// also returns which kinds of files nothing here can check.
pub fn check() -> Result<(Vec<Check>, Vec<String>), String> {
    let mut files = files_below(&root().join("catalogue"))?;
    files.extend(remedies()?);
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

/// Writes what is shown for each provider below `target/remedies`, each text once.
fn remedies() -> Result<Vec<PathBuf>, String> {
    let library = Library::embedded();
    let folder = root().join("target/remedies");
    let mut texts = std::collections::BTreeMap::new();
    let mut add = |provider: &str, what: &str, kind: &str, text: String| {
        let Some(extension) = written_as(kind, &text) else { return };
        texts.entry(text).or_insert_with(|| folder.join(provider).join(format!("{what}.{kind}.{extension}")));
    };
    let unknown = ("other", Names::default());
    for (id, names) in PROVIDERS.iter().map(|provider| (provider.id, Names::of(provider))).chain([unknown]) {
        for entry in VARIANTS.iter() {
            let advised = advise(entry, &names, "bash", None, &library);
            let what = entry.advice_key().replace('/', "-");
            for place in fix(entry, &names) {
                add(id, &format!("{what}.fix"), place.place, place.text);
            }
            for place in advised.advice.verify {
                add(id, &format!("{what}.check"), place.place, place.text);
            }
            for pair in all_code(entry, &names, &library) {
                add(id, &format!("{what}.broken"), pair.language, pair.broken);
                add(id, &format!("{what}.fixed"), pair.language, pair.fixed);
            }
        }
    }
    // What an earlier run has left would be checked too.
    let _ = std::fs::remove_dir_all(&folder);
    let mut files = Vec::new();
    for (text, path) in texts {
        crate::shell::write(&path, &text)?;
        files.push(path);
    }
    Ok(files)
}

/// The extension for what a place or language is written in, if something here checks it.
fn written_as(kind: &str, text: &str) -> Option<&'static str> {
    Some(match kind {
        "python" => "py",
        // A notebook's cell is for bash where it says so.
        "notebook" if text.starts_with("%%bash") => "sh",
        "notebook" => "notebook.py",
        "typescript" => "ts",
        "bash" | "shell" | "docker" | "kubernetes" => "sh",
        "compose" | "github-actions" => "yaml",
        "go" => "go",
        "php" => "php",
        "ruby" => "rb",
        "fish" => "fish",
        _ => return None,
    })
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
