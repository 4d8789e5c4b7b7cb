//! What is wrong with each variable, and with its file.

use super::entry::{Entry, Text, owners};
use super::written::{bare, is_placeholder, short};
use crate::catalogue::{EnvVariable, Reader};
use crate::facts::is_near;
use crate::redaction::{Mask, Secret};
use crate::report::environment::{Environment, Finding, Format, Precedence, Severity, Source, Variable};
use crate::text::Span;

/// Adds the variables to the environment, and what is wrong with each of them. `all` has the entries of each source, in
/// the order of `environment.sources`.
pub fn check(text: &Text, all: &[Vec<Entry>], environment: &mut Environment) {
    for (source, entries) in all.iter().enumerate() {
        let mut check = Check { text, environment, source, all };
        check.file(entries);
        for entry in entries {
            check.entry(entry);
        }
        check.duplicates(entries);
    }
}

/// Checks one source.
pub struct Check<'a> {
    pub text: &'a Text<'a>,
    environment: &'a mut Environment,
    /// The index of the source.
    source: usize,
    pub all: &'a [Vec<Entry>],
}

impl Check<'_> {
    /// The format of the source.
    pub fn format(&self) -> Format {
        self.environment.sources[self.source].format
    }

    /// The name of the source, for a sentence.
    fn source_name(&self) -> String {
        quoted_name(&self.environment.sources[self.source].name)
    }

    /// Adds a finding about an entry. `received` says what is there, `advice` what to do.
    pub fn add_finding(&mut self, id: &'static str, severity: Severity, entry: &Entry, received: String, advice: String) {
        let source = (self.source, &self.environment.sources[self.source]);
        let finding = finding(self.text, id, severity, source, entry, received, advice);
        self.environment.findings.push(finding);
    }

    /// Checks the whole file for a byte order mark and carriage returns.
    fn file(&mut self, entries: &[Entry]) {
        let Some(first) = entries.iter().find(|entry| !entry.commented) else { return };
        let name = self.source_name();
        let marked = first.name.start >= 3 && self.text.at(&(first.name.start - 3..first.name.start)) == "\u{feff}";
        if marked && matches!(self.format(), Format::Dotenv | Format::Shell) {
            let received = format!("{name} begins with a byte order mark, right before `{}`.", self.text.at(&first.name));
            let advice =
                "Save it as UTF-8 without BOM: a shell and earlier releases of python-dotenv treat the mark as part of the name."
                    .to_owned();
            self.add_finding("bom", Severity::Doubt, first, received, advice);
        }
        let ends = entries.iter().filter(|entry| entry.carriage_return).count();
        if ends == 0 {
            return;
        }
        let ended = entries.iter().find(|entry| entry.carriage_return).unwrap_or(first);
        match self.format() {
            Format::Dotenv => {
                let received = format!("The lines of {name} end in a carriage return and a line feed, as on Windows.");
                let advice = "python-dotenv and dotenv ignore that, but a shell that reads the file (`source`, `xargs`) adds the carriage return to each value. For a shell, save it with LF line endings.".to_owned();
                self.add_finding("crlf", Severity::Note, ended, received, advice);
            }
            Format::Shell => {
                let received = format!(
                    "The lines of {name} end in a carriage return, which the shell keeps as the last character of each value."
                );
                let advice = "Save the file with LF line endings, or run `sed -i 's/\\r$//'` on it.".to_owned();
                self.add_finding("crlf", Severity::Fault, ended, received, advice);
            }
            Format::Listing if ends < entries.len() => {
                let received = format!("`{}` ends in a carriage return.", self.text.at(&ended.name));
                let advice = "Set it again without it: it came from a file with Windows line endings.".to_owned();
                self.add_finding("crlf", Severity::Fault, ended, received, advice);
            }
            _ => {}
        }
    }

    /// Checks an entry, and adds its variable.
    fn entry(&mut self, entry: &Entry) {
        let text = self.text;
        let name = text.at(&entry.name).to_owned();
        let known = entry.known(text);
        let plain = entry.plain(text);
        if entry.commented {
            self.commented(entry, &name, known);
            return;
        }
        self.add_variable(entry, &name, known, &plain);
        if let Some((tool, variable)) = entry.published(text) {
            let received = format!(
                "{tool} puts every variable with the prefix of `{name}` into the files that browsers download: anyone can read this {}.",
                variable.holds()
            );
            let advice = format!("Revoke the key, call the API from a server, and set it there as `{}`.", variable.name);
            self.add_finding("published", Severity::Fault, entry, received, advice);
        }
        self.near_name(entry, &name, known, &plain);
        if !entry.no_effect.is_empty() {
            let received = format!("This line doesn’t set `{name}`: {}.", entry.no_effect);
            let id = if entry.no_effect.contains("quotes") { "unquoted" } else { "not-set" };
            self.add_finding(id, Severity::Fault, entry, received, working_command(self.format(), &name, entry.no_effect));
        }
        if entry.unexported && !self.is_exported_elsewhere(entry, &name) {
            let received = format!("`{name}` is set only in the shell; the programs that it starts don’t get it.");
            let advice = format!("Write `export {name}=…`, or `set -gx {name} …` in fish.");
            self.add_finding("not-exported", Severity::Fault, entry, received, advice);
        }
        if entry.for_later {
            let received = format!("This sets `{name}` for new windows; programs in this window keep the value that they had.");
            let advice = "Open a new window, and restart editors and services.".to_owned();
            self.add_finding("set-for-later", Severity::Note, entry, received, advice);
        }
        self.spaces(entry, &name);
        if entry.from_elsewhere {
            return;
        }
        let variable = known.or(entry.nearest(text)).or(entry.published(text).map(|(_, variable)| variable));
        self.value(entry, &name, variable, plain.expose());
    }

    /// Reports a key that is commented out and set nowhere else.
    fn commented(&mut self, entry: &Entry, name: &str, known: Option<&'static EnvVariable>) {
        let text = self.text;
        let elsewhere = self.all.iter().flatten().any(|other| other.is_set(text) && text.at(&other.name) == name);
        if known.is_some_and(EnvVariable::is_secret) && !elsewhere && text.holds_secret(&entry.value) {
            let received = format!("`{name}` is commented out, and nothing else here sets it.");
            self.add_finding("commented", Severity::Doubt, entry, received, "Remove the `#` if you want to use it.".to_owned());
        }
    }

    /// Whether another entry sets the same variable for programs.
    fn is_exported_elsewhere(&self, entry: &Entry, name: &str) -> bool {
        let text = self.text;
        let mut others = self.all.iter().flatten();
        others.any(|other| other.is_set(text) && !other.unexported && other != entry && text.at(&other.name) == name)
    }

    /// Reports a name that no SDK reads, but that is near one that SDKs read, or that holds a provider's key.
    fn near_name(&mut self, entry: &Entry, name: &str, known: Option<&'static EnvVariable>, plain: &Secret) {
        let text = self.text;
        if known.is_some() || entry.published(text).is_some() {
            return;
        }
        if let Some(meant) = entry.nearest(text) {
            let right = self.all.iter().flatten().any(|other| other.is_set(text) && text.at(&other.name) == meant.name);
            let case = name.eq_ignore_ascii_case(meant.name);
            let misspelled = !case && is_near(name, meant.name);
            let severity = match (misspelled, right) {
                (true, false) => Severity::Fault,
                (false, false) => Severity::Doubt,
                (_, true) => Severity::Note,
            };
            let received = if case {
                format!("`{name}` is set, but SDKs read `{}`; outside Windows, upper and lower case matter.", meant.name)
            } else {
                format!("`{name}` is set, but no SDK reads that name; the closest name that one reads is `{}`.", meant.name)
            };
            let advice = if right {
                format!("`{}` is set too, so you can remove this one.", meant.name)
            } else {
                format!("Rename it to `{}`, unless your own code reads `{name}`.", meant.name)
            };
            self.add_finding("near-name", severity, entry, received, advice);
        } else if let Some((_, owners)) = owners(plain.expose()) {
            let [owner] = owners.as_slice() else { return };
            let read = owner.env.first().copied().unwrap_or("");
            let received = format!("`{name}` holds a key from {}, but no SDK reads that name.", owner.name);
            let advice = format!("If your own code reads it, that is fine; SDKs read `{read}`.");
            self.add_finding("unread-name", Severity::Note, entry, received, advice);
        }
    }

    /// Reports spaces around the `=` where the format has none.
    fn spaces(&mut self, entry: &Entry, name: &str) {
        if !entry.spaced {
            return;
        }
        let (severity, what) = match self.format() {
            Format::Shell => (Severity::Fault, "a shell splits it into words and sets nothing"),
            Format::Cmd => (Severity::Fault, "cmd makes them part of the name or the value"),
            Format::DockerEnv => (Severity::Fault, "Docker rejects a space in a name and keeps one in a value"),
            Format::Systemd => (Severity::Fault, "systemd reads the words as separate settings"),
            Format::Compose => (Severity::Fault, "in a YAML list, they are part of the name or the value"),
            _ => return,
        };
        let received = format!("There are spaces around the `=` of `{name}`: {what}.");
        self.add_finding("space-around-equals", severity, entry, received, format!("Write `{name}=…` without spaces."));
    }

    /// Adds the variable that an entry sets.
    fn add_variable(&mut self, entry: &Entry, name: &str, known: Option<&'static EnvVariable>, plain: &Secret) {
        let span = self.text.original(&entry.span());
        let published = entry.published(self.text).map(|(_, variable)| variable);
        let mut readers: Vec<&'static str> = Vec::new();
        for reader in known.into_iter().flat_map(|variable| Reader::of(variable.name)) {
            if !readers.contains(&reader.sdk) {
                readers.push(reader.sdk);
            }
        }
        self.environment.variables.push(Variable {
            name: name.to_owned(),
            source: self.source,
            shown: shown(self.text, entry, known.or(published).or(entry.nearest(self.text)), plain),
            holds: known.map_or("", EnvVariable::holds),
            readers,
            precedence: Precedence::Uncontested,
            start: span.start,
            end: span.end,
        });
    }

    /// Reports variables that one block sets several times.
    fn duplicates(&mut self, entries: &[Entry]) {
        let text = self.text;
        let live: Vec<&Entry> =
            entries.iter().filter(|entry| !entry.commented && entry.no_effect.is_empty() && !entry.from_elsewhere).collect();
        for (at, entry) in live.iter().enumerate() {
            let same = |other: &&&Entry| other.block == entry.block && text.at(&other.name) == text.at(&entry.name);
            // One finding for all of them, at the last one.
            if live[at + 1..].iter().any(|other| same(&other)) {
                continue;
            }
            let Some(before) = live[..at].iter().rfind(same) else { continue };
            let name = text.at(&entry.name).to_owned();
            let line = line(text, &self.environment.sources[self.source], entry);
            let equal = before.plain(text).expose() == entry.plain(text).expose();
            let count = live.iter().filter(same).count();
            let times = if count == 2 { "twice".to_owned() } else { format!("{count} times") };
            let (severity, received) = match (self.format(), equal) {
                (Format::Compose | Format::Kubernetes | Format::Actions, false) => (
                    Severity::Fault,
                    format!("`{name}` is set {times} in one block, to different values: YAML allows each name only once."),
                ),
                (_, true) => (Severity::Note, format!("`{name}` is set {times} in {}, to the same value.", self.source_name())),
                (_, false) => (
                    Severity::Doubt,
                    format!(
                        "`{name}` is set {times} in {}, to different values: the last one, on line {line}, wins.",
                        self.source_name()
                    ),
                ),
            };
            self.add_finding("duplicate", severity, entry, received, "Keep only the one that you want.".to_owned());
            if !equal {
                self.set_precedence(before, Precedence::Loses);
                self.set_precedence(entry, Precedence::Wins);
            }
        }
    }

    /// Notes whether the value of an entry counts.
    fn set_precedence(&mut self, entry: &Entry, precedence: Precedence) {
        let span = self.text.original(&entry.span());
        let source = self.source;
        if let Some(variable) =
            self.environment.variables.iter_mut().find(|variable| variable.source == source && variable.start == span.start)
        {
            variable.precedence = precedence;
        }
    }
}

/// The line on which an entry stands, from 1: of its file, or of the paste where the source has no name.
fn line(text: &Text, source: &Source, entry: &Entry) -> usize {
    let from = if source.name.starts_with("the ") { 0 } else { text.position_of(source.start) };
    text.line_number(from, entry.name.start)
}

/// A finding about an entry of a source, by number.
pub fn finding(
    text: &Text,
    id: &'static str,
    severity: Severity,
    (number, source): (usize, &Source),
    entry: &Entry,
    received: String,
    advice: String,
) -> Finding {
    let span: Span = text.original(&entry.span());
    let variable = text.redacted(&entry.name).to_owned();
    let line = line(text, source, entry);
    Finding { id, severity, received, advice, variable, source: number, line, start: span.start, end: span.end }
}

/// The name of a source in a sentence.
pub fn quoted_name(name: &str) -> String {
    if name.starts_with("the ") { name.to_owned() } else { ["`", &name.replace('`', "'"), "`"].concat() }
}

/// The part of a value that may be shown.
fn shown(text: &Text, entry: &Entry, variable: Option<&'static EnvVariable>, plain: &Secret) -> Mask {
    let redacted = text.redacted(&entry.value);
    let value = redacted.trim();
    if entry.from_elsewhere {
        return Mask::within("from elsewhere");
    }
    if value.is_empty() {
        return Mask::within("nothing");
    }
    let secret = variable.is_none_or(EnvVariable::is_secret) || entry.encoded || text.holds_secret(&entry.value);
    let open = value.starts_with(['$', '<', '{', '%']) || is_placeholder(bare(value));
    if secret && (text.holds_secret(&entry.value) || entry.encoded || !open) {
        // A comment that the format keeps in the value is no part of the key.
        let whole = plain.expose().trim();
        let key = if entry.comment_kept { whole.split(" #").next().unwrap_or("") } else { whole };
        return Mask::of(bare(key.trim()));
    }
    short(value)
}

/// A sentence that says what to write instead of a command that sets nothing.
fn working_command(format: Format, name: &str, why: &str) -> String {
    match format {
        Format::Notebook => format!("Write `%env {name}=…` in a cell."),
        Format::PowerShell => format!("Write `$env:{name} = \"…\"`."),
        Format::Shell if why.contains("export") => {
            format!("Write `$env:{name} = \"…\"` in PowerShell, or `set {name}=…` in cmd.")
        }
        Format::Shell => format!("Write `export {name}=…`."),
        Format::Compose if why.contains("list") => format!("Write `- {name}=…`, or `{name}: …` without the dash."),
        Format::Compose | Format::Kubernetes | Format::Actions => format!("Write `{name}: …`."),
        _ => "Write it as this shell does.".to_owned(),
    }
}
