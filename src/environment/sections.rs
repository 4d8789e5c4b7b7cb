//! Splits a paste into files and listings, and finds the format of each.

use super::entry::{Entry, Text};
use super::lines::{lines, prompted};
use super::{code, dotenv, json, lists, notebook, shell, systemd, yaml};
use crate::report::environment::Format;
use crate::text::Span;
use crate::text::name::name_length;

/// A part of a paste: one file or listing, or the text between two.
#[derive(Debug)]
pub struct Section {
    /// The file's name in the paste; empty if there is none.
    pub name: String,
    /// The span of its text.
    pub span: Span,
    /// Whether the command before it lists the environment.
    pub listing: bool,
    /// Whether it stands in a fence of Markdown, or under a name.
    pub set_apart: bool,
}

/// Longer names are cut, since they stand in sentences.
const MAX_NAME_CHARS: usize = 60;

/// Splits a paste at the lines that name files (`==> .env <==`, `# .env`, `--- compose.yaml ---`, `$ cat .env`), at
/// commands that list the environment, and at the fences of Markdown.
pub fn sections(text: &Text) -> Vec<Section> {
    let whole = 0..text.blanked.len();
    let mut sections = vec![Section { name: String::new(), span: 0..0, listing: false, set_apart: false }];
    let mut fenced = false;
    for line in lines(&text.blanked, whole.clone()) {
        let slice = text.at(&line.span).trim_start_matches('\u{feff}').trim();
        let last = sections.len() - 1;
        let next = (line.span.end + 1 + usize::from(line.carriage_return)).min(whole.end);
        let mut begin = |name: String, listing: bool, set_apart: bool| {
            sections[last].span.end = line.span.start;
            sections.push(Section { name, span: next..next, listing, set_apart });
        };
        if slice.starts_with("```") || slice.starts_with("~~~") {
            // The name right above a fence is that of the fenced text.
            let named = !fenced
                && !sections[last].name.is_empty()
                && text.at(&(sections[last].span.start..line.span.start)).trim().is_empty();
            let name = if named { sections[last].name.clone() } else { String::new() };
            fenced = !fenced;
            let listing = named && sections[last].listing;
            sections[last].span.end = line.span.start;
            sections.push(Section { name, span: next..next, listing, set_apart: fenced });
        } else if let Some(name) = heading(slice) {
            let shown = text.redacted(&line.span);
            let at = shown.find(name).unwrap_or(0);
            let name: String = shown.get(at..at + name.len()).unwrap_or(name).chars().take(MAX_NAME_CHARS).collect();
            begin(name, false, true);
        } else if let Some(typed) = prompted(slice) {
            if lists_environment(typed) {
                begin(String::new(), true, true);
            } else if sections[last].listing {
                // The next command ends the listing. It may set a variable itself.
                sections[last].span.end = line.span.start;
                sections.push(Section { name: String::new(), span: line.span.start..next, listing: false, set_apart: false });
            }
        }
    }
    let last = sections.len() - 1;
    sections[last].span.end = whole.end;
    sections
}

/// The file name in a line that has nothing else: a heading, or a command that prints the file.
fn heading(line: &str) -> Option<&str> {
    if line.len() > 200 {
        return None;
    }
    if let Some(name) = line.strip_prefix("==> ").and_then(|rest| rest.strip_suffix(" <==")) {
        return Some(name);
    }
    let typed = prompted(line).unwrap_or(line);
    for command in ["cat ", "type ", "Get-Content ", "gc ", "less ", "more ", "bat ", "sudo cat "] {
        if let Some(name) = typed.strip_prefix(command) {
            return Some(name.trim()).filter(|name| is_file_name(name));
        }
    }
    let decoration =
        |edge: char| matches!(edge, '#' | '-' | '=' | '*' | '/' | ';' | '`' | ':' | ' ' | '<' | '>' | '[' | ']' | '"');
    // The dot isn't among them: a hidden file begins with it.
    let name = line.trim_matches(decoration);
    let name = ["File ", "file ", "File: ", "file: "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    Some(name).filter(|name| is_file_name(name))
}

/// Whether a text is the name of a file with settings, of code or of a log.
fn is_file_name(name: &str) -> bool {
    /// Endings of such names.
    const FILE_NAME_ENDINGS: &[&str] = &[
        ".env", ".yml", ".yaml", ".service", ".json", ".ps1", ".sh", ".bat", ".cmd", ".fish", ".conf", ".log", ".txt", ".ipynb",
        ".list", "rc", "profile", ".err", ".py", ".js", ".ts",
    ];
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let plain = !name.is_empty() && name.len() <= 120 && !name.contains([' ', '=', '"', '$', '(', ',', '|']);
    let hidden = base.starts_with(".env") || (base.starts_with('.') && (base.ends_with("rc") || base.ends_with("profile")));
    let ends =
        FILE_NAME_ENDINGS.iter().filter(|end| end.starts_with('.')).any(|end| base.len() > end.len() && base.ends_with(end));
    plain && (hidden || ends && base.contains('.') && !base.starts_with(".."))
}

/// Whether a command prints the environment.
fn lists_environment(typed: &str) -> bool {
    let first = typed.split('|').next().unwrap_or("").trim();
    let lower = first.to_ascii_lowercase();
    matches!(first, "printenv" | "env" | "set" | "export" | "export -p" | "declare -x")
        || matches!(lower.as_str(), "get-childitem env:" | "gci env:" | "dir env:" | "ls env:")
        || lower.starts_with("get-childitem env:")
        || lower.starts_with("gci env:")
        || (lower.starts_with("docker ") && (lower.ends_with(" env") || lower.ends_with(" printenv")))
        || (lower.starts_with("kubectl exec") && (lower.ends_with(" env") || lower.ends_with(" printenv")))
}

/// The entries of a section, by format. A section without a name may hold several formats.
pub fn parse(text: &Text, section: &Section) -> Vec<(Format, Vec<Entry>)> {
    let body = text.at(&section.span);
    let first = body.trim_start_matches('\u{feff}').trim_start();
    if first.starts_with(['{', '[', '"']) {
        let found = json::parse(text, &section.span);
        if !found.is_empty() {
            return found;
        }
    }
    if let Some(format) = yaml::detect(body) {
        let entries = yaml::parse(text, &section.span, format);
        if !entries.is_empty() {
            return vec![(format, entries)];
        }
    }
    if systemd::detect(body) {
        return vec![(Format::Systemd, systemd::parse(text, &section.span))];
    }
    if let Some(entries) = lists::parse(text, &section.span, section.listing) {
        return vec![(Format::Listing, entries)];
    }
    by_line(text, section, body)
}

/// The entries of commands, cells and assignments, which are recognized line by line.
fn by_line(text: &Text, section: &Section, body: &str) -> Vec<(Format, Vec<Entry>)> {
    let mut found: Vec<(Format, Vec<Entry>)> = Vec::new();
    let mut add = |format: Format, entries: Vec<Entry>| {
        if entries.is_empty() {
            return;
        }
        match found.iter_mut().find(|(known, _)| *known == format) {
            Some((_, all)) => all.extend(entries),
            None => found.push((format, entries)),
        }
    };
    let named = dotenv::is_named(&section.name);
    let env_format = dotenv::format_of(&section.name, &text.blanked);
    let script = is_script(&section.name, body);
    let code = !named && is_code(body);
    // A `.env` file may have `export` before a name, which its readers ignore.
    let file = !script && !code && (named || body.lines().take(4000).any(is_bare_assignment));
    for line in lines(&text.blanked, section.span.clone()) {
        if let Some(entries) = notebook::line(text, &line) {
            add(Format::Notebook, entries);
        } else if let Some((format, entries)) = code::line(text, &line) {
            add(format, entries);
        } else if let Some((format, entries)) = shell::line(text, &line, script) {
            let format = if file && format == Format::Shell { env_format } else { format };
            add(format, entries);
        } else if !script && !code {
            let loose = !named && !section.set_apart;
            add(env_format, dotenv::line(text, &line, env_format, loose).into_iter().collect());
        }
    }
    let exported = shell::exported_later(body);
    for (format, entries) in &mut found {
        for entry in entries.iter_mut().filter(|_| *format == Format::Shell) {
            entry.unexported &= !exported.contains(&text.at(&entry.name));
        }
    }
    found
}

/// Whether a line is `NAME=value` and nothing else.
fn is_bare_assignment(line: &str) -> bool {
    let length = name_length(line);
    length > 2 && line.as_bytes().get(length) == Some(&b'=') && !line.contains("; ")
}

/// Whether this is a script or profile of a shell, where an assignment without `export` sets a variable for the shell only.
fn is_script(name: &str, body: &str) -> bool {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let profile = base.starts_with('.') && (base.ends_with("rc") || base.ends_with("profile") || base == ".zshenv");
    body.trim_start().starts_with("#!") || base.ends_with(".sh") || (profile && !base.starts_with(".env"))
}

/// Whether this is code, whose assignments don't set variables of the environment.
fn is_code(body: &str) -> bool {
    /// Beginnings of lines of code.
    const CODE_BEGINNINGS: &[&str] =
        &["import ", "from ", "const ", "let ", "def ", "package ", "using ", "require(", "print(", "Traceback (most"];
    let begins = |line: &str| CODE_BEGINNINGS.iter().take(8).any(|word| line.starts_with(word));
    // A sentence may begin with such a word too, but ends differently.
    body.lines().take(400).any(|line| begins(line) && !line.trim_end().ends_with(['.', ':', '?']))
}
