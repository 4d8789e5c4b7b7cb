//! The names that advice is filled with: those of the paste, else the provider's.

use crate::catalogue::Provider;
use std::borrow::Cow;

/// What stands in commands and code of the catalogue for the variable with the key.
const ENV: &str = "OPENAI_API_KEY";
/// And for the host of the API.
const HOST: &str = "api.openai.com";
/// And for the variable and address of the service that a key belongs to.
const OTHER_ENV: &str = "OTHER_API_KEY";
const OTHER_BASE_URL: &str = "https://other.example/v1";

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
    pub key: Option<String>,
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
}

impl Names {
    /// The names of a provider, for texts that belong to no paste.
    pub fn of(provider: &'static Provider) -> Names {
        Names { provider: Some(provider), ..Names::default() }
    }

    /// The variable that the key is read from.
    pub fn env(&self) -> &str {
        self.env.as_deref().or_else(|| self.provider?.env.first().copied()).unwrap_or("API_KEY")
    }

    /// Fills the placeholders of prose.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len() + 32);
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            filled.push_str(&rest[..open]);
            let tail = &rest[open + 1..];
            let Some((name, value)) = tail.find('}').map(|close| &tail[..close]).and_then(|name| Some((name, self.value(name)?)))
            else {
                filled.push('{');
                rest = tail;
                continue;
            };
            // A sentence may begin with a placeholder.
            let begins = filled.is_empty() || filled.ends_with(". ");
            if begins
                && value.starts_with(|letter: char| letter.is_ascii_lowercase())
                && !matches!(name, "env" | "key" | "model" | "host" | "scope")
            {
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

    /// Puts the names into a command or code, which is written with OpenAI's.
    pub fn put(&self, text: &str) -> String {
        let mut put = text.to_owned();
        let other_env = self.other.and_then(|other| other.env.first().copied()).unwrap_or("OTHER_API_KEY");
        let other_url = self.other.map_or(OTHER_BASE_URL, |other| other.base_url);
        let host = self.provider.map_or(HOST, |provider| provider.api_host);
        for (token, name) in [(OTHER_ENV, other_env), (OTHER_BASE_URL, other_url), (ENV, self.env()), (HOST, host)] {
            if token != name && put.contains(token) {
                put = put.replace(token, name);
            }
        }
        put
    }

    fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        let of = |provider: Option<&'static Provider>, field: fn(&'static Provider) -> &'static str, missing: &'static str| {
            provider.map(field).filter(|value| !value.is_empty()).unwrap_or(missing)
        };
        let found = match name {
            "provider" => of(self.provider, |provider| provider.name, "the API"),
            "env" => self.env(),
            "key" => return Some(Cow::Owned(shortened(self.key.as_deref().unwrap_or("the key")))),
            "kind" => self.kind.unwrap_or("key"),
            "other" => of(self.other, |other| other.name, "another service"),
            "other_env" => of(self.other, |other| other.env.first().copied().unwrap_or(""), "that service’s variable"),
            "other_base_url" => of(self.other, |other| other.base_url, "that service’s base URL"),
            "other_keys_url" => of(self.other, |other| other.keys_url, "that service’s console"),
            "model" => self.model.as_deref().unwrap_or("the model"),
            "scope" => self.scope.as_deref().unwrap_or("a scope"),
            "host" => self.host.as_deref().unwrap_or_else(|| of(self.provider, |provider| provider.api_host, "the API’s host")),
            "begins_or_ends" if self.begins_or_ends.is_empty() => "begins or ends",
            "begins_or_ends" => self.begins_or_ends,
            "keys_url" => of(self.provider, |provider| provider.keys_url, "the provider’s console"),
            "billing_url" => of(self.provider, |provider| provider.billing_url, "the provider’s billing page"),
            "limits_url" => of(self.provider, |provider| provider.limits_url, "the provider’s page of limits"),
            "organization_url" => of(self.provider, |provider| provider.organization_url, "the provider’s console"),
            "status_url" => of(self.provider, |provider| provider.status_url, "the provider’s status page"),
            "docs_url" => of(self.provider, |provider| provider.docs_url, "the provider’s documentation"),
            "base_url" => of(self.provider, |provider| provider.base_url, "the provider’s base URL"),
            "char" => match self.letter {
                Some(letter) => return Some(Cow::Owned(letter_name(letter))),
                None => "a character",
            },
            "position" => {
                return Some(
                    self.position.map_or(Cow::Borrowed("an unknown position"), |position| Cow::Owned(position.to_string())),
                );
            }
            "length" => return Some(self.length.map_or(Cow::Borrowed("too few"), |length| Cow::Owned(length.to_string()))),
            "status" => return Some(self.status.map_or(Cow::Borrowed("an error"), |status| Cow::Owned(status.to_string()))),
            "expected" => return Some(self.expected()),
            _ => return None,
        };
        Some(Cow::Borrowed(found))
    }

    /// The lengths of the provider's keys whose prefix the key has.
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
                let lengths: Vec<String> = format.lengths.iter().map(usize::to_string).collect();
                Cow::Owned(lengths.join(" or "))
            }
            None => Cow::Borrowed("more"),
        }
    }
}

/// A masked key without its long run of stars: what is left is what people compare.
fn shortened(key: &str) -> String {
    match (key.find("****"), key.rfind("****")) {
        (Some(first), Some(last)) => [&key[..first], "…", key[last + 4..].trim_start_matches('*')].concat(),
        _ => key.to_owned(),
    }
}

/// A character as people can recognize it: itself, its name and its number.
fn letter_name(letter: char) -> String {
    let number = u32::from(letter);
    let name = match letter {
        '“' | '”' | '„' | '‘' | '’' => "a typographic quote mark",
        '\u{200b}' => return "a zero-width space (U+200B)".to_owned(),
        '\u{feff}' => return "a byte order mark (U+FEFF)".to_owned(),
        '\u{a0}' => return "a no-break space (U+00A0)".to_owned(),
        '–' | '—' | '‑' | '−' => "a dash that is no hyphen",
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
    fn placeholders_are_filled_and_others_left() {
        let names = Names { env: Some("MY_KEY".into()), ..Names::of(Provider::of("openai").unwrap()) };
        assert_eq!(names.fill("{provider} reads {env}, not {x} {"), "OpenAI reads MY_KEY, not {x} {");
        assert_eq!(names.put("export OPENAI_API_KEY=… # api.openai.com"), "export MY_KEY=… # api.openai.com");
        let names = Names { key: Some(format!("sk-proj-{}x7Qd", "*".repeat(150))), ..Names::default() };
        assert_eq!(names.fill("The key {key}."), "The key sk-proj-…x7Qd.");
        assert_eq!(Names::default().fill("{provider} said. {other} too"), "The API said. Another service too");
    }
}
