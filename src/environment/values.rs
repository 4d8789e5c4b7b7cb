//! What is wrong with the value of a variable.

use super::checks::Check;
use super::entry::{Dollar, Entry, Quotes, owners};
use super::written::{bare, is_placeholder, short};
use crate::catalogue::{EnvVariable, Provider, Purpose};
use crate::credential::without_bearer;
use crate::facts::{MissingPart, is_reference, missing_part};
use crate::report::environment::{Format, Severity};

impl Check<'_> {
    /// Checks the value of an entry. `plain` is the value without redaction, `variable` the one that the name is or may be
    /// meant for.
    pub fn value(&mut self, entry: &Entry, name: &str, variable: Option<&'static EnvVariable>, plain: &str) {
        let secret = variable.is_none_or(EnvVariable::is_secret);
        let holds = variable.map_or("key", EnvVariable::holds);
        let trimmed = plain.trim();
        if trimmed.is_empty() {
            if secret && entry.no_effect.is_empty() {
                let received = format!("`{name}` is empty.");
                let advice = match self.format() {
                    Format::Dotenv => "Put the key after the `=`, or remove the line: an empty value counts as set.",
                    _ => "Put the key there, or unset the variable: an empty value counts as set.",
                };
                self.add_finding("empty", Severity::Fault, entry, received, advice.to_owned());
            }
            return;
        }
        if self.reference(entry, name, trimmed) || self.block(entry, name, trimmed, holds) {
            return;
        }
        self.encoded(entry, name, plain, holds);
        self.quotes(entry, name, plain, holds);
        let bare = bare(trimmed);
        // A value that was redacted looks generated, and may hold such a word by chance.
        if secret && is_placeholder(bare) && !self.text.holds_secret(&entry.value) {
            let received = format!("`{name}` holds a placeholder instead of the {holds}.");
            self.add_finding("placeholder", Severity::Fault, entry, received, key_page(variable));
            return;
        }
        if secret {
            self.key(entry, name, variable, bare);
        } else if variable.is_some_and(|variable| variable.is == Purpose::BaseUrl) {
            self.base_url(entry, name, bare);
        }
    }

    /// Reports a reference that the format doesn’t replace. Returns whether the value is a reference.
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
            self.add_finding("unexpanded", Severity::Doubt, entry, received, advice);
            return true;
        }
        if !replaced {
            let received = format!("`{name}` is set to the text `{shown}`: {} doesn’t expand it.", reader(self.format(), entry));
            self.add_finding("unexpanded", Severity::Fault, entry, received, instead(self.format(), name));
        }
        true
    }

    /// Reports a block of YAML that keeps its last line break. Returns whether the value is a block.
    fn block(&mut self, entry: &Entry, name: &str, value: &str, holds: &str) -> bool {
        let yaml = matches!(self.format(), Format::Compose | Format::Kubernetes | Format::Actions);
        if !yaml || !matches!(value, "|" | ">" | "|-" | ">-" | "|+" | ">+") {
            return false;
        }
        // YAML 1.2, 8.1.1.2: without `-` the last line break of a block is part of it. Base64 doesn’t mind.
        if !value.ends_with('-') && !entry.encoded {
            let received = format!("`{name}` is a block (`{value}`), and its last line break becomes part of the {holds}.");
            self.add_finding(
                "newline-kept",
                Severity::Fault,
                entry,
                received,
                format!("Write `{name}: …` on one line, or use `|-`."),
            );
        }
        true
    }

    /// Reports base64 that holds a line break or blanks, or isn’t base64.
    fn encoded(&mut self, entry: &Entry, name: &str, plain: &str, holds: &str) {
        if !entry.encoded {
            return;
        }
        if entry.decoded(self.text).is_none() {
            let received = format!("`{name}` isn’t base64, but `data` in a Secret must be.");
            let advice = format!("Move it to `stringData`, or write what `printf %s \"${name}\" | base64 -w0` prints.");
            self.add_finding("not-base64", Severity::Fault, entry, received, advice);
        } else if plain.ends_with(['\n', '\r']) {
            let received = format!("The base64 of `{name}` ends in a line break, which becomes part of the {holds}.");
            let advice = "Encode it with `printf %s` or `echo -n`: plain `echo` adds a line break.".to_owned();
            self.add_finding("newline-in-base64", Severity::Fault, entry, received, advice);
        } else if plain.trim() != plain {
            let received = format!("The base64 of `{name}` has spaces around the {holds}.");
            self.add_finding(
                "space-in-base64",
                Severity::Fault,
                entry,
                received,
                "Encode the key alone, with `printf %s`.".to_owned(),
            );
        }
    }

    /// Reports quotes and comments that become part of the value.
    fn quotes(&mut self, entry: &Entry, name: &str, plain: &str, holds: &str) {
        let trimmed = plain.trim();
        if trimmed.starts_with(['“', '”', '‘', '’', '«']) || trimmed.ends_with(['“', '”', '‘', '’', '»']) {
            let received = format!("`{name}` has curly quotes, which stay part of the {holds}.");
            self.add_finding("curly-quotes", Severity::Fault, entry, received, "Use straight quotes, or none.".to_owned());
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
            self.add_finding("quotes-kept", Severity::Fault, entry, received, advice);
        } else if one {
            let received = format!("`{name}` has a quote mark at only one end.");
            self.add_finding("quotes-kept", Severity::Fault, entry, received, "Close the quotes, or remove the mark.".to_owned());
        }
        if entry.comment_kept {
            let received = format!("A comment follows the value of `{name}`: Docker reads it as part of the {holds}.");
            self.add_finding(
                "comment-kept",
                Severity::Fault,
                entry,
                received,
                "Move the comment to a line of its own.".to_owned(),
            );
        }
    }

    /// Checks a value that should be a key.
    fn key(&mut self, entry: &Entry, name: &str, variable: Option<&'static EnvVariable>, bare: &str) {
        if let Some(key) = without_bearer(bare) {
            let scheme = bare[..bare.len() - key.len()].trim();
            let received = format!("`{name}` begins with “{scheme}”, which clients add themselves.");
            self.add_finding("scheme-in-value", Severity::Fault, entry, received, "Leave only the key.".to_owned());
        } else if bare.starts_with("https://") || bare.starts_with("http://") {
            let received = format!("`{name}` holds a URL, not a key.");
            self.add_finding("url-for-key", Severity::Fault, entry, received, key_page(variable));
        } else if !entry.comment_kept
            && bare.split_whitespace().count() > 1
            && !bare.starts_with('{')
            && !bare.contains("PRIVATE KEY")
        {
            let received = format!("There is white space inside the value of `{name}`, but keys have none.");
            self.add_finding("space-in-value", Severity::Fault, entry, received, "Copy the key again, in one piece.".to_owned());
        }
        if self.format() == Format::Actions && owners(bare).is_some() {
            let received = format!(
                "The key itself is in the workflow as `{name}`, where everyone with access to the repository can read it."
            );
            let advice =
                format!("Revoke it, store a new one as a repository secret, and write `{name}: ${{{{ secrets.{name} }}}}`.");
            self.add_finding("committed", Severity::Fault, entry, received, advice);
        }
        if let Some(variable) = variable {
            self.foreign(entry, name, variable, bare);
        }
    }

    /// Reports a key of another provider than the variable’s.
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
        self.add_finding("foreign-key", severity, entry, received, advice);
    }

    /// The base URL that the paste sets for a provider; none if it sets none.
    fn base_of(&self, owner: &Provider) -> Option<String> {
        let text = self.text;
        self.all.iter().flatten().find_map(|entry| {
            let variable =
                entry.known(text).filter(|variable| variable.is == Purpose::BaseUrl && variable.provider == owner.id)?;
            (entry.is_set(text) && variable.is == Purpose::BaseUrl).then(|| text.at(&entry.value).to_owned())
        })
    }

    /// Checks a value that should be a base URL.
    fn base_url(&mut self, entry: &Entry, name: &str, bare: &str) {
        let missing = missing_part(bare);
        if let Some(MissingPart::Scheme) = missing {
            let received = format!("`{name}` has no `https://` at the beginning.");
            self.add_finding("no-scheme", Severity::Fault, entry, received, "Write the whole URL.".to_owned());
            return;
        }
        let path = bare.trim_end_matches('/');
        for end in ["/chat/completions", "/completions", "/messages", "/embeddings", "/responses"] {
            if path.ends_with(end) {
                let received = format!("`{name}` ends in `{end}`, which SDKs add themselves.");
                self.add_finding("endpoint-in-base-url", Severity::Fault, entry, received, format!("Leave out `{end}`."));
                return;
            }
        }
        let Some(MissingPart::Path(provider)) = missing else { return };
        // Another provider’s address may be right without a path, depending on the client.
        let own = entry.known(self.text).is_some_and(|variable| variable.provider == provider.id);
        let severity = if own { Severity::Fault } else { Severity::Doubt };
        let received = format!("`{name}` has no path; the documentation says `{}`.", provider.base_url);
        self.add_finding("no-path", severity, entry, received, format!("Write `{}`.", provider.base_url));
    }
}

/// A sentence that says where to get a key for a variable.
fn key_page(variable: Option<&'static EnvVariable>) -> String {
    match variable.and_then(EnvVariable::owner).map(|owner| owner.details().keys).filter(|page| !page.is_empty()) {
        Some(page) => format!("Put a key there, from {page}."),
        None => "Put a key there.".to_owned(),
    }
}

/// What reads a format, as the subject of a sentence.
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

/// A sentence that says what to write instead of a reference that isn’t replaced.
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
