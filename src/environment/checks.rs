//! What is wrong with each variable by itself, and with its file.

use super::entry::{Dollar, Entry, Quotes, Text, owners};
use crate::catalogue::{EnvVariable, Provider, Purpose, Reader, key_forms};
use crate::credential::{placeholder_word, without_bearer};
use crate::facts::{Lack, is_near, is_reference, lack};
use crate::redaction::{Mask, Secret};
use crate::report::environment::{Environment, Finding, Format, Severity, Source, Variable, Wins};
use crate::text::{Span, is_quote};

/// Adds the variables and what is wrong with each of them. The lists of entries belong to the sources.
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
struct Check<'a> {
    text: &'a Text<'a>,
    environment: &'a mut Environment,
    source: usize,
    all: &'a [Vec<Entry>],
}

impl Check<'_> {
    fn format(&self) -> Format {
        self.environment.sources[self.source].format
    }

    fn source_name(&self) -> String {
        quoted_name(&self.environment.sources[self.source].name)
    }

    fn say(&mut self, id: &'static str, severity: Severity, entry: &Entry, received: String, advice: String) {
        let source = (self.source, &self.environment.sources[self.source]);
        let finding = finding(self.text, id, severity, source, entry, received, advice);
        self.environment.findings.push(finding);
    }

    /// Byte order marks and carriage returns, which concern a whole file.
    fn file(&mut self, entries: &[Entry]) {
        let Some(first) = entries.iter().find(|entry| !entry.commented) else { return };
        let name = self.source_name();
        let marked = first.name.start >= 3 && self.text.at(&(first.name.start - 3..first.name.start)) == "\u{feff}";
        if marked && matches!(self.format(), Format::Dotenv | Format::Shell) {
            let received = format!("{name} begins with a byte order mark, right before `{}`.", self.text.at(&first.name));
            let advice =
                "Save it as UTF-8 without BOM: a shell and earlier releases of python-dotenv treat the mark as part of the name."
                    .to_owned();
            self.say("bom", Severity::Doubt, first, received, advice);
        }
        let ends = entries.iter().filter(|entry| entry.carriage).count();
        if ends == 0 {
            return;
        }
        let ended = entries.iter().find(|entry| entry.carriage).unwrap_or(first);
        match self.format() {
            Format::Dotenv => {
                let received = format!("The lines of {name} end in a carriage return and a line feed, as on Windows.");
                let advice = "python-dotenv and dotenv ignore that, but a shell that reads the file (`source`, `xargs`) adds the carriage return to each value. For a shell, save it with LF line endings.".to_owned();
                self.say("crlf", Severity::Note, ended, received, advice);
            }
            Format::Shell => {
                let received = format!(
                    "The lines of {name} end in a carriage return, which the shell keeps as the last character of each value."
                );
                let advice = "Save the file with LF line endings, or run `sed -i 's/\\r$//'` on it.".to_owned();
                self.say("crlf", Severity::Fault, ended, received, advice);
            }
            Format::Listing if ends < entries.len() => {
                let received = format!("`{}` ends in a carriage return.", self.text.at(&ended.name));
                let advice = "Set it again without it: it came from a file with Windows line endings.".to_owned();
                self.say("crlf", Severity::Fault, ended, received, advice);
            }
            _ => {}
        }
    }

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
            self.say("published", Severity::Fault, entry, received, advice);
        }
        self.near_name(entry, &name, known, &plain);
        if !entry.undone.is_empty() {
            let received = format!("This line doesn’t set `{name}`: {}.", entry.undone);
            let id = if entry.undone.contains("quotes") { "unquoted" } else { "not-set" };
            self.say(id, Severity::Fault, entry, received, undo(self.format(), &name, entry.undone));
        }
        if entry.unexported && self.is_live_elsewhere(entry, &name).is_none() {
            let received = format!("`{name}` is set only in the shell; the programs that it starts don’t get it.");
            let advice = format!("Write `export {name}=…`, or `set -gx {name} …` in fish.");
            self.say("not-exported", Severity::Fault, entry, received, advice);
        }
        if entry.later {
            let received = format!("This sets `{name}` for new windows; programs in this window keep the value that they had.");
            let advice = "Open a new window, and restart editors and services.".to_owned();
            self.say("set-for-later", Severity::Note, entry, received, advice);
        }
        self.spaces(entry, &name);
        if entry.passed {
            return;
        }
        let variable = known.or(entry.meant(text)).or(entry.published(text).map(|(_, variable)| variable));
        self.value(entry, &name, variable, plain.expose());
    }

    fn commented(&mut self, entry: &Entry, name: &str, known: Option<&'static EnvVariable>) {
        let text = self.text;
        let elsewhere = self.all.iter().flatten().any(|other| other.is_set(text) && text.at(&other.name) == name);
        if known.is_some_and(EnvVariable::is_secret) && !elsewhere && text.holds_cut(&entry.value) {
            let received = format!("`{name}` is commented out, and nothing else here sets it.");
            self.say("commented", Severity::Doubt, entry, received, "Remove the `#` if you want to use it.".to_owned());
        }
    }

    /// Another source that sets the same variable.
    fn is_live_elsewhere(&self, entry: &Entry, name: &str) -> Option<usize> {
        let text = self.text;
        self.all.iter().position(|entries| {
            entries.iter().any(|other| other.is_set(text) && !other.unexported && other != entry && text.at(&other.name) == name)
        })
    }

    fn near_name(&mut self, entry: &Entry, name: &str, known: Option<&'static EnvVariable>, plain: &Secret) {
        let text = self.text;
        if known.is_some() || entry.published(text).is_some() {
            return;
        }
        if let Some(meant) = entry.meant(text) {
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
            self.say("near-name", severity, entry, received, advice);
        } else if let Some((_, owners)) = owners(plain.expose()) {
            let [owner] = owners.as_slice() else { return };
            let read = owner.env.first().copied().unwrap_or("");
            let received = format!("`{name}` holds a key from {}, but no SDK reads that name.", owner.name);
            let advice = format!("If your own code reads it, that is fine; SDKs read `{read}`.");
            self.say("unread-name", Severity::Note, entry, received, advice);
        }
    }

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
        self.say("space-around-equals", severity, entry, received, format!("Write `{name}=…` without spaces."));
    }

    fn value(&mut self, entry: &Entry, name: &str, variable: Option<&'static EnvVariable>, plain: &str) {
        let secret = variable.is_none_or(EnvVariable::is_secret);
        let holds = variable.map_or("key", EnvVariable::holds);
        let trimmed = plain.trim();
        if trimmed.is_empty() {
            if secret && entry.undone.is_empty() {
                let received = format!("`{name}` is empty.");
                let advice = match self.format() {
                    Format::Dotenv => "Put the key after the `=`, or remove the line: an empty value counts as set.",
                    _ => "Put the key there, or unset the variable: an empty value counts as set.",
                };
                self.say("empty", Severity::Fault, entry, received, advice.to_owned());
            }
            return;
        }
        if self.reference(entry, name, trimmed) || self.block(entry, name, trimmed, holds) {
            return;
        }
        self.encoded(entry, name, plain, holds);
        self.quotes(entry, name, plain, holds);
        let bare = bare(trimmed);
        // What was taken out looked generated; by chance such a text holds a word too.
        if secret && is_placeholder(bare) && !self.text.holds_cut(&entry.value) {
            let received = format!("`{name}` holds a placeholder instead of the {holds}.");
            self.say("placeholder", Severity::Fault, entry, received, key_page(variable));
            return;
        }
        if secret {
            self.key(entry, name, variable, bare);
        } else if variable.is_some_and(|variable| variable.is == Purpose::BaseUrl) {
            self.base_url(entry, name, bare);
        }
    }

    /// A reference that nothing replaces there. Says whether the value is a reference at all.
    fn reference(&mut self, entry: &Entry, name: &str, value: &str) -> bool {
        let value = value.trim_matches(['"', '\'']);
        let code = ["process.env.", "os.environ", "os.getenv(", "secrets."].iter().any(|word| value.starts_with(word));
        if !(is_reference(value) || code) {
            return false;
        }
        let inner = value.strip_prefix('$').unwrap_or("");
        let replaced = match entry.dollar {
            _ if code => false,
            _ if value.starts_with('%') => self.format() == Format::Cmd,
            Dollar::Replaced => true,
            Dollar::Kept => false,
            Dollar::Parentheses => inner.starts_with('('),
            Dollar::Expression => inner.starts_with("{{"),
            Dollar::Colon => inner.starts_with('{') && inner.contains(':'),
            Dollar::Braces => inner.starts_with('{') && !inner.starts_with("{{"),
        };
        // A key may stand in a reference, as its default or by mistake.
        let written = self.text.redacted(&entry.value).trim().trim_matches(['"', '\'']);
        let shown = short(if entry.encoded { value } else { written });
        // A file’s own reference leads somewhere in it, or to the shell’s; Node’s dotenv replaces neither.
        if replaced && entry.dollar == Dollar::Braces {
            let target = inner.trim_matches(['{', '}']).split(':').next().unwrap_or("");
            let own = target == name;
            let received = if own {
                format!(
                    "`{name}` refers to itself, `{shown}`: python-dotenv uses the shell’s value, or nothing if there is none."
                )
            } else {
                format!("`{name}` refers to another variable, `{shown}`: python-dotenv expands that, dotenv for Node doesn’t.")
            };
            let advice = "Write the value itself, or use dotenv-expand with Node.".to_owned();
            self.say("unexpanded", Severity::Doubt, entry, received, advice);
            return true;
        }
        if !replaced {
            let received = format!("`{name}` is set to the text `{shown}`: {} doesn’t expand it.", reader(self.format(), entry));
            self.say("unexpanded", Severity::Fault, entry, received, instead(self.format(), name));
        }
        true
    }

    /// A block of YAML, whose value stands below. Says whether the value is one.
    fn block(&mut self, entry: &Entry, name: &str, value: &str, holds: &str) -> bool {
        let yaml = matches!(self.format(), Format::Compose | Format::Kubernetes | Format::Actions);
        if !yaml || !matches!(value, "|" | ">" | "|-" | ">-" | "|+" | ">+") {
            return false;
        }
        // YAML 1.2, 8.1.1.2: without `-` the last line break of a block is part of it. Base64 doesn’t mind.
        if !value.ends_with('-') && !entry.encoded {
            let received = format!("`{name}` is a block (`{value}`), and its last line break becomes part of the {holds}.");
            self.say("newline-kept", Severity::Fault, entry, received, format!("Write `{name}: …` on one line, or use `|-`."));
        }
        true
    }

    /// Base64 that holds a line break, quotes, or isn’t base64.
    fn encoded(&mut self, entry: &Entry, name: &str, plain: &str, holds: &str) {
        if !entry.encoded {
            return;
        }
        if entry.decoded(self.text).is_none() {
            let received = format!("`{name}` isn’t base64, but `data` in a Secret must be.");
            let advice = format!("Move it to `stringData`, or write what `printf %s \"${name}\" | base64 -w0` prints.");
            self.say("not-base64", Severity::Fault, entry, received, advice);
        } else if plain.ends_with(['\n', '\r']) {
            let received = format!("The base64 of `{name}` ends in a line break, which becomes part of the {holds}.");
            let advice = "Encode it with `printf %s` or `echo -n`: plain `echo` adds a line break.".to_owned();
            self.say("newline-in-base64", Severity::Fault, entry, received, advice);
        } else if plain.trim() != plain {
            let received = format!("The base64 of `{name}` has spaces around the {holds}.");
            self.say("space-in-base64", Severity::Fault, entry, received, "Encode the key alone, with `printf %s`.".to_owned());
        }
    }

    fn quotes(&mut self, entry: &Entry, name: &str, plain: &str, holds: &str) {
        let trimmed = plain.trim();
        if trimmed.starts_with(['“', '”', '‘', '’', '«']) || trimmed.ends_with(['“', '”', '‘', '’', '»']) {
            let received = format!("`{name}` has curly quotes, which stay part of the {holds}.");
            self.say("curly-quotes", Severity::Fault, entry, received, "Use straight quotes, or none.".to_owned());
            return;
        }
        let both = trimmed.len() > 1
            && [b'"', b'\'']
                .iter()
                .any(|quote| trimmed.as_bytes()[0] == *quote && trimmed.as_bytes()[trimmed.len() - 1] == *quote);
        let one = trimmed.starts_with(['"', '\'']) != trimmed.ends_with(['"', '\'']) && entry.quotes == Quotes::None;
        if entry.quotes == Quotes::Kept || (both && entry.encoded) {
            let received = match self.format() {
                Format::Listing | Format::DockerInspect => {
                    format!("The value of `{name}` begins and ends with a quote mark that is sent as part of the {holds}.")
                }
                _ => format!("The quotes around `{name}` stay part of the {holds}: {} keeps them.", reader(self.format(), entry)),
            };
            let advice = match self.format() {
                Format::Listing | Format::DockerInspect => {
                    "Set it again without the quotes: `docker run --env-file`, cmd’s `set` and `%env` keep them.".to_owned()
                }
                Format::Cmd => format!("Write `set \"{name}=…\"`, with the quotes around both."),
                Format::Compose => format!("Write `- {name}=…` without quotes, or `{name}: \"…\"` as a mapping."),
                _ => "Remove the quotes.".to_owned(),
            };
            self.say("quotes-kept", Severity::Fault, entry, received, advice);
        } else if one {
            let received = format!("`{name}` has a quote mark at only one end.");
            self.say("quotes-kept", Severity::Fault, entry, received, "Close the quotes, or remove the mark.".to_owned());
        }
        if entry.remark {
            let received = format!("A comment follows the value of `{name}`: Docker reads it as part of the {holds}.");
            self.say("comment-kept", Severity::Fault, entry, received, "Move the comment to a line of its own.".to_owned());
        }
    }

    fn key(&mut self, entry: &Entry, name: &str, variable: Option<&'static EnvVariable>, bare: &str) {
        if let Some(key) = without_bearer(bare) {
            let scheme = bare[..bare.len() - key.len()].trim();
            let received = format!("`{name}` begins with “{scheme}”, which clients add themselves.");
            self.say("scheme-in-value", Severity::Fault, entry, received, "Leave only the key.".to_owned());
        } else if bare.starts_with("https://") || bare.starts_with("http://") {
            let received = format!("`{name}` holds a URL, not a key.");
            self.say("url-for-key", Severity::Fault, entry, received, key_page(variable));
        } else if !entry.remark && bare.split_whitespace().count() > 1 && !bare.starts_with('{') && !bare.contains("PRIVATE KEY")
        {
            let received = format!("There is white space inside the value of `{name}`, but keys have none.");
            self.say("space-in-value", Severity::Fault, entry, received, "Copy the key again, in one piece.".to_owned());
        }
        if self.format() == Format::Actions && owners(bare).is_some() {
            let received = format!(
                "The key itself is in the workflow as `{name}`, where everyone with access to the repository can read it."
            );
            let advice =
                format!("Revoke it, store a new one as a repository secret, and write `{name}: ${{{{ secrets.{name} }}}}`.");
            self.say("committed", Severity::Fault, entry, received, advice);
        }
        if let Some(variable) = variable {
            self.foreign(entry, name, variable, bare);
        }
    }

    /// A key of another provider than the variable’s.
    fn foreign(&mut self, entry: &Entry, name: &str, variable: &EnvVariable, bare: &str) {
        let (Some(owner), Some((prefix, owners))) = (variable.owner(), owners(bare)) else { return };
        let has_form = owner.keys.iter().any(|format| !format.prefix.is_empty());
        if variable.is == Purpose::Credential || owners.iter().any(|other| other.id == owner.id) || (prefix <= 3 && !has_form) {
            return;
        }
        // Some services share their keys, and another base URL makes another key right.
        let shared = owners.iter().any(|other| owner.details().shares_keys_with.contains(&other.id));
        let elsewhere = self.base_of(owner);
        let fits = elsewhere.as_deref().is_some_and(|base| {
            owners.iter().any(|other| other.hosts.iter().any(|host| base.contains(host)))
                || !crate::catalogue::PROVIDERS.iter().any(|provider| provider.hosts.iter().any(|host| base.contains(host)))
        });
        if shared || fits {
            return;
        }
        let names: Vec<&str> = owners.iter().map(|owner| owner.name).collect();
        let read = owners.first().and_then(|other| other.env.first()).copied().unwrap_or("");
        let received = if prefix > 3 || owners.len() == 1 {
            format!("`{name}` is {}’s variable, but it holds a key from {}.", owner.name, names.join(" or "))
        } else {
            format!("`{name}` holds a key that doesn’t begin like {}’s keys.", owner.name)
        };
        let severity = if prefix > 3 { Severity::Fault } else { Severity::Doubt };
        let advice = format!("Put {}’s key there; this one belongs in `{read}`.", owner.name);
        let advice = if prefix > 3 { advice } else { "It is right if your own proxy takes such keys.".to_owned() };
        self.say("foreign-key", severity, entry, received, advice);
    }

    /// The base URL that the paste sets for a provider.
    fn base_of(&self, owner: &Provider) -> Option<String> {
        let text = self.text;
        self.all.iter().flatten().find_map(|entry| {
            let variable =
                entry.known(text).filter(|variable| variable.is == Purpose::BaseUrl && variable.provider == owner.id)?;
            (entry.is_set(text) && variable.is == Purpose::BaseUrl).then(|| text.at(&entry.value).to_owned())
        })
    }

    fn base_url(&mut self, entry: &Entry, name: &str, bare: &str) {
        let lack = lack(bare);
        if let Some(Lack::Scheme) = lack {
            let received = format!("`{name}` has no `https://` at the beginning.");
            self.say("no-scheme", Severity::Fault, entry, received, "Write the whole URL.".to_owned());
            return;
        }
        let path = bare.trim_end_matches('/');
        for end in ["/chat/completions", "/completions", "/messages", "/embeddings", "/responses"] {
            if path.ends_with(end) {
                let received = format!("`{name}` ends in `{end}`, which SDKs add themselves.");
                self.say("endpoint-in-base-url", Severity::Fault, entry, received, format!("Leave out `{end}`."));
                return;
            }
        }
        let Some(Lack::Path(provider)) = lack else { return };
        // Of another provider's address it depends on the client what belongs there.
        let own = entry.known(self.text).is_some_and(|variable| variable.provider == provider.id);
        let severity = if own { Severity::Fault } else { Severity::Doubt };
        let received = format!("`{name}` has no path; the documentation says `{}`.", provider.base_url);
        self.say("no-path", severity, entry, received, format!("Write `{}`.", provider.base_url));
    }

    fn add_variable(&mut self, entry: &Entry, name: &str, known: Option<&'static EnvVariable>, plain: &Secret) {
        let place = self.text.original(&entry.span());
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
            shown: shown(self.text, entry, known.or(published).or(entry.meant(self.text)), plain),
            holds: known.map_or("", EnvVariable::holds),
            readers,
            wins: Wins::Alone,
            start: place.start,
            end: place.end,
        });
    }

    /// The same variable twice in one block.
    fn duplicates(&mut self, entries: &[Entry]) {
        let text = self.text;
        let live: Vec<&Entry> =
            entries.iter().filter(|entry| !entry.commented && entry.undone.is_empty() && !entry.passed).collect();
        for (at, entry) in live.iter().enumerate() {
            let same = |other: &&&Entry| other.block == entry.block && text.at(&other.name) == text.at(&entry.name);
            // Told once, at the last one.
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
            self.say("duplicate", severity, entry, received, "Keep only the one that you want.".to_owned());
            if !equal {
                self.mark(before, Wins::No);
                self.mark(entry, Wins::Yes);
            }
        }
    }

    fn mark(&mut self, entry: &Entry, wins: Wins) {
        let place = self.text.original(&entry.span());
        let source = self.source;
        if let Some(variable) =
            self.environment.variables.iter_mut().find(|variable| variable.source == source && variable.start == place.start)
        {
            variable.wins = wins;
        }
    }
}

/// The line on which an entry stands, from 1: of its file, or of the paste where the source has no name.
fn line(text: &Text, source: &Source, entry: &Entry) -> usize {
    let from = if source.name.starts_with("the ") { 0 } else { text.projected(source.start) };
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
    let place: Span = text.original(&entry.span());
    let variable = text.redacted(&entry.name).to_owned();
    let line = line(text, source, entry);
    Finding { id, severity, received, advice, variable, source: number, line, start: place.start, end: place.end }
}

/// The name of a source in a sentence.
pub fn quoted_name(name: &str) -> String {
    if name.starts_with("the ") { name.to_owned() } else { ["`", &name.replace('`', "'"), "`"].concat() }
}

/// As much of a value as may be shown.
fn shown(text: &Text, entry: &Entry, variable: Option<&'static EnvVariable>, plain: &Secret) -> Mask {
    let redacted = text.redacted(&entry.value);
    let value = redacted.trim();
    if entry.passed {
        return Mask::within("from elsewhere");
    }
    if value.is_empty() {
        return Mask::within("nothing");
    }
    let secret = variable.is_none_or(EnvVariable::is_secret) || entry.encoded || text.holds_cut(&entry.value);
    let open = value.starts_with(['$', '<', '{', '%']) || is_placeholder(bare(value));
    if secret && (text.holds_cut(&entry.value) || entry.encoded || !open) {
        // A comment that stays in the value is no part of the key.
        let whole = plain.expose().trim();
        let key = if entry.remark { whole.split(" #").next().unwrap_or("") } else { whole };
        return Mask::of(bare(key.trim()));
    }
    short(value)
}

/// A value without what clings to it.
pub fn bare(value: &str) -> &str {
    value.trim_matches(|edge| is_quote(edge) || edge == '\\')
}

/// A redacted text, cut to what fits in a sentence.
fn short(value: &str) -> Mask {
    const MOST: usize = 60;
    let flat: String = value.chars().map(|letter| if letter == '`' || letter.is_control() { ' ' } else { letter }).collect();
    let shown = Mask::within(&flat);
    if shown.chars().count() <= MOST {
        return shown;
    }
    Mask::within(&shown.chars().take(MOST).chain(['…']).collect::<String>())
}

fn is_placeholder(value: &str) -> bool {
    // A prefix of two letters begins words, too.
    let mut forms = key_forms().filter(|(_, form)| form.prefix.len() > 2);
    let worded = forms.any(|(_, form)| value.strip_prefix(form.prefix).is_some_and(placeholder_word));
    value.chars().count() < 120
        && (placeholder_word(value)
            || worded
            || (value.starts_with('<') && value.ends_with('>'))
            || matches!(value, "..." | "…" | "null" | "None" | "undefined" | "none" | "xxx"))
}

/// Where to get what a variable holds.
fn key_page(variable: Option<&'static EnvVariable>) -> String {
    match variable.and_then(EnvVariable::owner).map(|owner| owner.details().keys).filter(|page| !page.is_empty()) {
        Some(page) => format!("Put a key there, from {page}."),
        None => "Put a key there.".to_owned(),
    }
}

/// What reads a format, for people.
fn reader(format: Format, entry: &Entry) -> &'static str {
    match format {
        Format::Dotenv if entry.quotes == Quotes::Removed(b'\'') => "a value in single quotes",
        Format::Dotenv => "`.env`",
        Format::DockerEnv => "`docker run --env-file`",
        Format::Listing | Format::DockerInspect => "what set it",
        Format::Shell => "a shell, in single quotes,",
        Format::PowerShell => "PowerShell",
        Format::Cmd => "cmd",
        Format::Compose => "YAML",
        Format::Kubernetes => "Kubernetes",
        Format::Actions => "GitHub Actions",
        Format::Systemd => "systemd",
        Format::Launch => "VS Code",
        Format::Notebook => "`%env`",
        Format::Code => "the program",
    }
}

/// What to write instead of a reference that nothing replaces.
fn instead(format: Format, name: &str) -> String {
    match format {
        Format::Kubernetes => {
            format!("Write `$({name})` for a variable of the same container, or `valueFrom` with a `secretKeyRef`.")
        }
        Format::Actions => format!("Write `${{{{ secrets.{name} }}}}`."),
        Format::Launch => format!("Write `${{env:{name}}}`."),
        Format::Shell => "Use double quotes.".to_owned(),
        Format::Dotenv => "Write `${NAME}` in double quotes for python-dotenv, or the value itself.".to_owned(),
        Format::Listing | Format::DockerInspect => "Set it where references are expanded, or write the value itself.".to_owned(),
        _ => "Write the value itself.".to_owned(),
    }
}

/// What to write instead of a command that sets nothing.
fn undo(format: Format, name: &str, why: &str) -> String {
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
