//! The names that texts and code of the catalogue are filled with: those of the paste, else the provider's.

use crate::catalogue::{Provider, Request, base};
use crate::redaction::Mask;
use std::borrow::Cow;

/// The header with the key, as curl is given it in the catalogue's commands.
const HEADER: &str = "-H \"Authorization: Bearer ";
/// For the package: what stands before its name, and whether that is the name on npm.
const PACKAGES: [(&str, usize); 6] =
    [("--upgrade ", 0), ("pip show ", 0), ("version(\"", 0), ("npm install ", 1), ("npm ls ", 1), ("node_modules/", 1)];
/// For the variable and address of the service that a key belongs to.
const OTHER_ENV: &str = "OTHER_API_KEY";
const OTHER_BASE_URL: &str = "https://other.example/v1";

/// What stands there if the provider is unknown.
const UNKNOWN_BASE_URL: &str = "https://api.example.com/v1";
/// The host in it.
pub const UNKNOWN_HOST: &str = "api.example.com";
static UNKNOWN: Request =
    Request { model: "your-model", models: "", chat: "", body: "", headers: &[], base: "", base_env: "", packages: &[] };

/// What stands in commands and code for a variable whose name nobody knows.
const UNKNOWN_ENV: &str = "API_KEY";

/// The values of the placeholders.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// The provider, if it is known.
    pub provider: Option<&'static Provider>,
    /// The service that the key belongs to, if it is another.
    pub other: Option<&'static Provider>,
    /// The variable that the paste reads the key from.
    pub env: Option<String>,
    /// The key as the text shows it.
    pub key: Option<Mask>,
    /// The kind of that key.
    pub kind: Option<&'static str>,
    /// The model that was asked for.
    pub model: Option<String>,
    /// The scope that is missing.
    pub scope: Option<String>,
    /// The character that doesn't belong there.
    pub letter: Option<char>,
    /// Its place in the key, counted from 1.
    pub position: Option<usize>,
    /// Which ends of the key are meant.
    pub begins_or_ends: &'static str,
    /// The length of the key in characters.
    pub length: Option<usize>,
    /// The host that was called.
    pub host: Option<String>,
    /// The status.
    pub status: Option<u16>,
    /// The person's own file.
    pub file: Option<String>,
    /// The package of the SDK that the text is from, on PyPI or on npm, if that is known.
    pub packages: [Option<&'static str>; 2],
}

impl Names {
    /// The names of a provider, for texts without a paste.
    pub fn of(provider: &'static Provider) -> Names {
        Names { provider: Some(provider), ..Names::default() }
    }

    /// The variable that the key is read from; [`UNKNOWN_ENV`] if nobody knows.
    pub fn env(&self) -> &str {
        self.known_env().unwrap_or(UNKNOWN_ENV)
    }

    /// Whether a command or code sets or reads a variable whose name nobody knows.
    pub fn invents_variable(&self, text: &str) -> bool {
        self.known_env().is_none() && text.contains(UNKNOWN_ENV)
    }

    fn known_env(&self) -> Option<&str> {
        self.env.as_deref().or_else(|| self.provider?.env.first().copied())
    }

    /// Fills the placeholders of a text that names no page and no package of a provider, such as a verdict.
    pub fn fill_placeholders(&self, text: &str) -> String {
        self.fill_placeholders_with(text, &|_| None)
    }

    /// Fills the placeholders of a text. `page` gives the values of those for the provider's pages and packages.
    pub fn fill_placeholders_with(&self, text: &str, page: &dyn Fn(&str) -> Option<&'static str>) -> String {
        let mut filled = String::with_capacity(text.len() + 32);
        // What a variable is called that nobody knows is no name to be set as code.
        let unnamed = self.known_env().is_none().then(|| text.replace("`{env}`", "{unnamed_env}"));
        let mut rest = unnamed.as_deref().unwrap_or(text);
        while let Some(open) = rest.find('{') {
            filled.push_str(&rest[..open]);
            let tail = &rest[open + 1..];
            let Some((name, value)) =
                tail.find('}').map(|close| &tail[..close]).and_then(|name| Some((name, self.value(name, page)?)))
            else {
                filled.push('{');
                rest = tail;
                continue;
            };
            // A sentence may begin with a placeholder: `the API` gets a capital letter, a name such as `xAI` none.
            let begins = filled.is_empty() || filled.ends_with(". ");
            if begins && ["the ", "that ", "another ", "a ", "an "].iter().any(|word| value.starts_with(word)) {
                filled.push(value.as_bytes()[0].to_ascii_uppercase() as char);
                filled.push_str(&value[1..]);
            } else {
                filled.push_str(&value);
            }
            rest = &tail[name.len() + 1..];
        }
        filled.push_str(rest);
        filled
    }

    /// Replaces the base's names in a command or code of the catalogue by these.
    pub fn adapt_code(&self, text: &str) -> String {
        let mut adapted = text.to_owned();
        let mut replace = |token: &str, name: &str| {
            if token != name && !name.is_empty() && adapted.contains(token) {
                adapted = adapted.replace(token, name);
            }
        };
        let request = self.provider.map_or(&UNKNOWN, |provider| &provider.details().request);
        let (base, base_package) = base();
        let written = &base.details().request;
        let base_url = self.provider.map_or(UNKNOWN_BASE_URL, |provider| provider.base_url);
        replace(written.body, request.body);
        replace(&escaped(written.body), &escaped(request.body));
        let below = |own: &str, path: &str| if own.is_empty() { [base_url, path].concat() } else { own.to_owned() };
        replace(written.chat, &below(request.chat, "/chat/completions"));
        replace(written.models, &below(request.models, "/models"));
        replace(base.base_url, &below(request.base, ""));
        replace(base.host, self.provider.map_or(UNKNOWN_HOST, |provider| provider.host));
        if let Some(provider) = self.provider {
            let mut headers = String::new();
            for other in request.headers {
                headers.push_str(&["-H \"", other, "\" "].concat());
            }
            let end = if provider.header.ends_with("Bearer") { " " } else { ": " };
            replace(HEADER, &[headers.as_str(), "-H \"", provider.header, end].concat());
        }
        replace(written.model, request.model);
        replace(written.base_env, request.base_env);
        for (before, registry) in PACKAGES {
            if let Some(package) = self.packages[registry].as_ref().or(request.packages.get(registry)) {
                replace(&[before, base_package].concat(), &[before, package].concat());
            }
        }
        // Code that was written for the provider has the provider's own variable, whose name may contain the base's.
        match self.provider.and_then(|provider| provider.env.first()).filter(|usual| text.contains(**usual)) {
            Some(usual) => replace(usual, self.env()),
            None => replace(base.env[0], self.env()),
        }
        replace(OTHER_ENV, self.other.and_then(|other| other.env.first().copied()).unwrap_or(""));
        replace(OTHER_BASE_URL, self.other.map_or("", |other| other.base_url));
        adapted
    }

    /// Whether a text needs the base URL of the service that the key belongs to, and it isn't known.
    pub fn lacks_other(&self, text: &str) -> bool {
        text.contains(OTHER_BASE_URL) && self.other.is_none_or(|other| other.base_url.is_empty())
    }

    /// The value of a placeholder, or words for it if the value is unknown. None if there is no such placeholder.
    fn value(&self, name: &str, page: &dyn Fn(&str) -> Option<&'static str>) -> Option<Cow<'_, str>> {
        let of = |provider: Option<&'static Provider>, field: fn(&'static Provider) -> &'static str, missing: &'static str| {
            provider.map(field).filter(|value| !value.is_empty()).unwrap_or(missing)
        };
        let found = match name {
            "provider" => of(self.provider, |provider| provider.name, "the API"),
            "env" => self.env(),
            "unnamed_env" => "the key’s variable",
            "key" => return Some(Cow::Owned(shortened(self.key.as_deref().unwrap_or("the key")))),
            "kind" => self.kind.unwrap_or("key"),
            "other" => of(self.other, |other| other.name, "another service"),
            "other_env" => of(self.other, |other| other.env.first().copied().unwrap_or(""), "that service’s variable"),
            "other_base_url" => of(self.other, |other| other.base_url, "that service’s base URL"),
            "model" => self.model.as_deref().unwrap_or("the model"),
            "scope" => self.scope.as_deref().unwrap_or("a scope"),
            "host" => self.host.as_deref().unwrap_or_else(|| {
                let host = of(self.provider, |provider| provider.host, "the API’s host");
                // The host of a resource has a name that only its owner knows.
                if host.starts_with("YOUR-") { "your resource’s own host" } else { host }
            }),
            "begins_or_ends" if self.begins_or_ends.is_empty() => "begins or ends",
            "begins_or_ends" => self.begins_or_ends,
            "header" => of(self.provider, |provider| provider.header, "the header in its documentation"),
            "char" => match self.letter {
                Some(letter) => return Some(Cow::Owned(letter_name(letter))),
                None => "a non-ASCII character",
            },
            "position" => {
                return Some(
                    self.position.map_or(Cow::Borrowed("an unknown position"), |position| Cow::Owned(position.to_string())),
                );
            }
            "length" => return Some(self.length.map_or(Cow::Borrowed("too few"), |length| Cow::Owned(length.to_string()))),
            "status" => return Some(self.status.map_or(Cow::Borrowed("an error"), |status| Cow::Owned(status.to_string()))),
            "expected" => return Some(self.expected()),
            _ => page(name)?,
        };
        Some(Cow::Borrowed(found))
    }

    /// The known lengths of the provider's keys that begin as the key does, in words.
    fn expected(&self) -> Cow<'_, str> {
        let key = self.key.as_deref().unwrap_or("");
        let format = self
            .provider
            .into_iter()
            .flat_map(|provider| provider.keys)
            .filter(|format| !format.prefix.is_empty() && key.starts_with(format.prefix) && !format.lengths.is_empty())
            .max_by_key(|format| format.prefix.len());
        match format {
            Some(format) => {
                let mut lengths = String::new();
                for length in format.lengths {
                    lengths.push_str(if lengths.is_empty() { "" } else { " or " });
                    lengths.push_str(&length.to_string());
                }
                Cow::Owned(lengths)
            }
            None => Cow::Borrowed("more"),
        }
    }
}

/// JSON with escaped quotes, as in double quotes of cmd.
fn escaped(json: &str) -> String {
    json.replace("\"", "\\\"")
}

/// A masked key with an ellipsis for its stars: people compare its ends.
fn shortened(key: &str) -> String {
    match (key.find("****"), key.rfind("****")) {
        (Some(first), Some(last)) => [&key[..first], "…", key[last + 4..].trim_start_matches('*')].concat(),
        _ => key.to_owned(),
    }
}

/// The name of a character, with itself and its code point.
fn letter_name(letter: char) -> String {
    let number = u32::from(letter);
    let name = match letter {
        '“' | '”' | '„' | '‘' | '’' => "a typographic quote mark",
        '\u{200b}' => return "a zero-width space (U+200B)".to_owned(),
        '\u{feff}' => return "a byte order mark (U+FEFF)".to_owned(),
        '\u{a0}' => return "a no-break space (U+00A0)".to_owned(),
        '–' | '—' | '‑' | '−' => "a dash that isn’t a hyphen",
        '…' => "an ellipsis",
        'а'..='я' | 'А'..='Я' => "a Cyrillic letter",
        'Α'..='ω' => "a Greek letter",
        _ => "a non-ASCII character",
    };
    format!("{name}, {letter} (U+{number:04X})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_at_the_start_of_a_sentence_keeps_its_spelling() {
        for provider in crate::catalogue::PROVIDERS.iter() {
            let names = Names { other: Some(provider), ..Names::of(provider) };
            let expected = [provider.name, " reads it. ", provider.name, " doesn’t."].concat();
            assert_eq!(names.fill_placeholders("{provider} reads it. {other} doesn’t."), expected);
        }
        let unknown = Names::default();
        assert_eq!(
            unknown.fill_placeholders("{provider} reads it. {host} too, or {provider}."),
            "The API reads it. The API’s host too, or the API."
        );
    }

    #[test]
    fn placeholders_are_filled_and_others_left() {
        let names = Names { env: Some("MY_KEY".into()), ..Names::of(Provider::of("openai").unwrap()) };
        assert_eq!(names.fill_placeholders("{provider} reads {env}, not {x} {"), "OpenAI reads MY_KEY, not {x} {");
        assert_eq!(names.adapt_code("export OPENAI_API_KEY=… # api.openai.com"), "export MY_KEY=… # api.openai.com");
        let names = Names { key: Some(Mask::within(&format!("sk-proj-{}x7Qd", "*".repeat(150)))), ..Names::default() };
        assert_eq!(names.fill_placeholders("The key {key}."), "The key sk-proj-…x7Qd.");
        assert_eq!(Names::default().fill_placeholders("{provider} said. {other} too"), "The API said. Another service too");
    }

    #[test]
    fn a_variable_that_nobody_knows_has_no_name_in_a_sentence() {
        let (known, unknown) = (Names::of(Provider::of("openai").unwrap()), Names::default());
        let text = "`{env}` is empty; run `set {env}=…`.";
        assert_eq!(known.fill_placeholders(text), "`OPENAI_API_KEY` is empty; run `set OPENAI_API_KEY=…`.");
        assert_eq!(unknown.fill_placeholders(text), "The key’s variable is empty; run `set API_KEY=…`.");
        assert!(unknown.invents_variable("export API_KEY=…"));
        assert!(!unknown.invents_variable("pip show x") && !known.invents_variable("export OPENAI_API_KEY=…"));
    }
}
