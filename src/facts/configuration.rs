//! Configuration and code that stands beside an error, and often decides it.

use super::matcher::{Cue, Sightings};
use super::shell::{self, Prompt};
use crate::catalogue::{COMPETITORS, PROVIDERS, Provider};
use crate::intake::{Folded, any_in_list};
use crate::redaction::{Redaction, label_length};
use crate::text::Span;
use crate::text::name::{are_same_words, distance, is_in_capitals, within_one_edit};

/// A variable, argument or header that is given a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// Its name, as written.
    pub name: String,
    /// What kind of name it is.
    pub slot: Slot,
    /// Its value without quotes and scheme, redacted.
    pub value: String,
    /// Quote marks stood around the value.
    pub quoted: bool,
    /// The scheme of a header stood in front of it, such as `Bearer`.
    pub schemed: bool,
    /// The value goes out as it stands here; otherwise it is an expression that a program evaluates.
    pub literal: bool,
    /// Where it stands.
    pub span: Span,
    /// Where its value stands.
    pub place: Span,
}

impl Assignment {
    /// Whether a single quote stands in front, as around a header of a command: between two of them no shell expands
    /// anything.
    pub fn is_behind_single_quote(&self, text: &str) -> bool {
        text[..self.span.start].ends_with('\'')
    }
}

/// What a value is given to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slot {
    /// A variable of the environment, in capitals.
    Variable,
    /// An argument of a client or a setting: `api_key=`, `apiKey:`.
    Argument,
    /// A header that carries a key.
    Header,
}

/// Headers that carry keys at many services, in lower case. The catalogue has those of one provider.
const KEY_HEADERS: &[&str] = &["authorization", "x-api-key", "api-key", "ocp-apim-subscription-key", "apikey", "x-auth-token"];
/// Whether a header carries keys, by its name in lower case.
pub(crate) fn is_key_header(name: &str) -> bool {
    KEY_HEADERS.contains(&name) || PROVIDERS.iter().any(|provider| provider.key_headers.contains(&name))
}

/// Arguments that take keys, in lower case without separators.
const KEY_ARGUMENTS: &[&str] = &["apikey", "authtoken", "accesstoken", "apitoken", "bearertoken"];

/// Something that is wrong with code or configuration, whatever the error says.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// A comma behind the value makes it a tuple (Python).
    TupleComma(Span),
    /// The name of the variable is near one that SDKs read, and isn't it.
    NearName {
        /// The name as written.
        written: String,
        /// The name that is read.
        read: &'static str,
        /// Where it stands.
        span: Span,
    },
    /// An argument that this client doesn't read.
    WrongArgument(Span),
    /// The organization header carries a name instead of an id.
    OrganizationName(Span),
    /// The header carries the scheme twice.
    DoubledBearer(Span),
    /// The line is commented out.
    Commented(Span),
    /// The name of the header is near one that APIs read, and isn't it.
    HeaderName {
        /// The name as written.
        written: String,
        /// The name that is read.
        read: &'static str,
        /// Where it stands.
        span: Span,
    },
    /// The command that sets the variable is another shell's.
    OtherShell(Span),
    /// The variable is set for the shell alone, not for the programs that it starts.
    NotExported(Span),
    /// The `.env` file is read after the client has looked for its key.
    LoadedLate(Span),
    /// The base URL has no scheme.
    NoScheme(Span),
    /// The base URL is a provider's without the path that belongs to it.
    NoPath {
        /// The base URL that the provider's documentation names.
        read: &'static str,
        /// Where it stands.
        span: Span,
    },
    /// Two variables are set of which one wins.
    Competing(Span),
    /// A subscription of the chat is taken for credit of the API.
    Subscription(Span),
    /// A bundle for browsers, which gets only variables with its own prefix.
    FrontEnd(Span),
    /// A run on behalf of another repository, which gets no secrets.
    Fork(Span),
    /// A file whose quotes stay part of the values.
    KeptQuotes(Span),
}

/// The longest name, value and line of a setting that are read.
const MAX_SETTING_BYTES: usize = 400;

/// The assignments of a text: `NAME=value`, `export NAME=…`, `set NAME=…`, `$env:NAME = …`, `NAME: value`,
/// `api_key="…"`, `-H "x-api-key: …"`.
pub(super) fn assignments(redaction: &Redaction) -> Vec<Assignment> {
    let text = &redaction.text;
    let separators = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'=' | b':'));
    separators.filter_map(|(at, _)| assignment(text, at)).take(256).collect()
}

/// The assignment whose separator stands at `at`.
fn assignment(text: &str, at: usize) -> Option<Assignment> {
    let bytes = text.as_bytes();
    let blank = bytes[..at].iter().rev().take(6).take_while(|byte| matches!(byte, b' ' | b'"' | b'\'' | b']')).count();
    let end = at - blank;
    // Most separators follow no word that ends as names of keys do.
    if !matches!(bytes[..end].last(), Some(b'Y' | b'y' | b'N' | b'n' | b'E' | b'L' | b'T' | b'G' | b'S')) {
        return None;
    }
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = bytes[..end].iter().rev().take(MAX_SETTING_BYTES).take_while(is_name).count();
    let start = end - length;
    if !(5..MAX_SETTING_BYTES).contains(&length) || text[at + 1..].starts_with("//") {
        return None;
    }
    // `spring.ai.openai.api-key` is a setting, no header.
    let slot = match slot(&text[start..end])? {
        Slot::Header if text[..start].ends_with('.') || is_setting(&text[..start], &text[start..end]) => Slot::Argument,
        slot => slot,
    };
    let behind = at + 1 + usize::from(matches!(bytes.get(at + 1), Some(b'=' | b':')));
    let line = text[behind..text.floor_char_boundary(behind + MAX_SETTING_BYTES)].split('\n').next().unwrap_or("");
    let value = line.trim_start();
    let value_start = behind + line.len() - value.len();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`' | '“' | '‘'));
    let inner = match quote {
        Some(quote) => {
            let close = match quote {
                '“' => '”',
                '‘' => '’',
                same => same,
            };
            value[quote.len_utf8()..].split(close).next().unwrap_or("")
        }
        None => value,
    };
    let bare = ["Bearer ", "bearer ", "Basic ", "Token ", "token "]
        .iter()
        .find_map(|scheme| inner.strip_prefix(scheme))
        .unwrap_or(inner);
    let scheme = inner.len() - bare.len();
    // The label of a secret that was taken out holds spaces.
    let cut = label_length(bare);
    let bare = match (cut, quote, slot) {
        (1.., _, _) => &bare[..cut],
        (0, Some(_), _) => bare,
        (0, None, Slot::Header) => bare.split(['"', '\'', '`', '\r']).next().unwrap_or("").trim_end(),
        (0, None, _) => bare.split([' ', '\t', ',', ';', '\r', '"', '\'']).next().unwrap_or(""),
    };
    let open = quote.map_or(0, char::len_utf8);
    let literal = cut > 0
        || match slot {
            Slot::Argument => quote.is_some() && !bare.contains(['{', '$', '(']),
            Slot::Variable | Slot::Header => {
                !bare.contains("os.")
                    && !bare.contains("process.env")
                    && !bare.contains("getenv")
                    && !bare.contains(['{', '(', '+'])
            }
        };
    let value_start = value_start + open + scheme;
    let place = value_start..value_start + bare.len();
    // The closing quote is as long as the opening one.
    let span = start..text.floor_char_boundary(place.end + open).max(end);
    let (name, value) = (text[start..end].to_owned(), bare.to_owned());
    Some(Assignment { name, slot, value, quoted: quote.is_some(), schemed: scheme > 0, literal, span, place })
}

/// Whether a value is a reference: `$NAME`, `${NAME}`, `%NAME%`, what a shell would put a value for.
pub(crate) fn is_reference(value: &str) -> bool {
    value.len() > 1 && value.starts_with('$') || value.len() > 2 && value.starts_with('%') && value.ends_with('%')
}

/// Whether `api-key: …` begins an indented line, as in YAML; headers stand in quotes, or at the margin.
fn is_setting(before: &str, name: &str) -> bool {
    let indent = before.len() - before.trim_end_matches([' ', '\t']).len();
    name.eq_ignore_ascii_case("api-key") && indent > 0 && before[..before.len() - indent].ends_with(['\n', '-'])
}

/// What a name is, if it is one of a key, a base URL or an organization.
fn slot(name: &str) -> Option<Slot> {
    let lower = name.to_ascii_lowercase();
    if is_key_header(&lower) && (lower.contains('-') || lower == "authorization") {
        return Some(Slot::Header);
    }
    if is_in_capitals(name) {
        let known = any_in_list("KEY|TOKEN|_BASE|URL|ENDPOINT|ORG", &|word| name.contains(word));
        return known.then_some(Slot::Variable);
    }
    let plain: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    KEY_ARGUMENTS.iter().any(|argument| plain.ends_with(argument)).then_some(Slot::Argument)
}

/// What is wrong with code and configuration.
pub(super) fn faults(redaction: &Redaction, folded: &Folded, assignments: &[Assignment], sightings: &Sightings) -> Vec<Fault> {
    let text = &redaction.text;
    let mut faults = Vec::new();
    let keeps_quotes = sightings.at(Cue::EnvFile).any(|words| shell::keeps_quotes(text, folded.source_span(words).start));
    for assignment in assignments {
        if let Some(read) = near_name(&assignment.name) {
            faults.push(Fault::NearName { written: assignment.name.clone(), read, span: assignment.span.clone() });
        }
        let known = Provider::of_env(&assignment.name).is_some();
        let before = text[..assignment.span.start].trim_end_matches([' ', '\t']);
        let commented = before.strip_suffix('#').or_else(|| before.strip_suffix("//"));
        if known && commented.is_some_and(|before| before.is_empty() || before.ends_with('\n')) {
            faults.push(Fault::Commented(assignment.span.clone()));
        }
        if known && assignment.slot == Slot::Variable {
            faults.extend(setting(text, &assignment.span));
        }
        if known && assignment.quoted && keeps_quotes {
            faults.push(Fault::KeptQuotes(assignment.span.clone()));
        }
    }
    let beside: Vec<&Assignment> = assignments.iter().filter(|assignment| !assignment.value.is_empty()).collect();
    // Which one wins may depend on the release; the inspection tells it.
    for pair in COMPETITORS.iter() {
        let of = |name: &str| beside.iter().position(|assignment| assignment.name == name);
        if let (Some(one), Some(other)) = (of(pair.first), of(pair.second)) {
            faults.push(Fault::Competing(beside[one.max(other)].span.clone()));
        }
    }
    faults.extend(sightings.at(Cue::Competing).map(|words| Fault::Competing(folded.source_span(words))));
    faults.extend(tuples(text, assignments));
    faults.extend(header_names(text));
    faults.extend(sightings.at(Cue::BaseUrl).filter_map(|words| base_url(text, &folded.source_span(words))));
    let client = sightings.at(Cue::Client).map(|words| words.start).min();
    let loaded = sightings.at(Cue::Load).min_by_key(|words| words.start);
    if let (Some(client), Some(loaded)) = (client, loaded)
        && client < loaded.start
    {
        faults.push(Fault::LoadedLate(folded.source_span(loaded)));
    }
    faults.extend(sightings.at(Cue::Subscription).take(1).map(|words| Fault::Subscription(folded.source_span(words))));
    faults.extend(sightings.at(Cue::FrontEnd).take(1).map(|words| Fault::FrontEnd(folded.source_span(words))));
    faults.extend(sightings.at(Cue::Fork).take(1).map(|words| Fault::Fork(folded.source_span(words))));
    for words in sightings.at(Cue::WrongArgument) {
        if sightings.sdks.iter().any(|(sdk, _)| sdk.wrong_arguments.contains(&&folded.text[words.clone()])) {
            faults.push(Fault::WrongArgument(folded.source_span(words)));
        }
    }
    faults.extend(sightings.at(Cue::DoubledBearer).map(|words| Fault::DoubledBearer(folded.source_span(words))));
    for words in sightings.at(Cue::Organization) {
        let word = folded.text[words.end..].split(['\'', '"', ' ', ',']).next().unwrap_or("");
        let id = PROVIDERS
            .iter()
            .any(|provider| !provider.organization_prefix.is_empty() && word.starts_with(provider.organization_prefix));
        if !word.is_empty() && !id && word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            faults.push(Fault::OrganizationName(folded.source_span(words.start..words.end + word.len())));
        }
    }
    faults
}

/// How a variable is set on the command line, if the shell there doesn't do it so.
fn setting(text: &str, span: &Span) -> Option<Fault> {
    let start = line_start(text, span.start)?;
    let before = &text[start..span.start];
    for command in ["export", "set"] {
        if shell::before_command(before, command).and_then(Prompt::of).is_some_and(|prompt| prompt.lacks(command)) {
            return Some(Fault::OtherShell(start..span.end));
        }
    }
    let rest = text[span.end..text.floor_char_boundary(span.end + MAX_SETTING_BYTES)].split('\n').next()?;
    (shell::is_bare(before) && shell::ends(rest.trim_start_matches(['"', '\'']))).then_some(Fault::NotExported(start..span.end))
}

/// Where the line of a place begins; nothing of a line that is longer than settings are.
fn line_start(text: &str, at: usize) -> Option<usize> {
    let from = text.floor_char_boundary(at.saturating_sub(MAX_SETTING_BYTES));
    let found = text[from..at].rfind('\n').map(|line| from + line + 1);
    found.or((from == 0).then_some(0))
}

/// Python's assignments of a key that end in a comma: `api_key = "…",` at the margin is a tuple.
fn tuples(text: &str, assignments: &[Assignment]) -> Vec<Fault> {
    let tuple = |assignment: &Assignment| {
        let start = line_start(text, assignment.span.start)?;
        let line = text[start..text.floor_char_boundary(start + MAX_SETTING_BYTES)].split('\n').next()?.trim_end();
        // An argument of a call is indented, and one of a dictionary has a colon.
        let own = line.find('=').is_some_and(|at| !line[..at].contains([':', '(', '{'])) && !line.starts_with([' ', '\t']);
        (own && line.ends_with(',')).then(|| Fault::TupleComma(start..start + line.len()))
    };
    assignments.iter().filter(|assignment| assignment.slot != Slot::Header).filter_map(tuple).collect()
}

/// Headers of a key whose name is misspelled by a few letters.
fn header_names(text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, _) in text.match_indices(':').take(MAX_COLONS) {
        let quoted = text[..at].trim_end_matches(['"', '\'', ' ']);
        let length = quoted.bytes().rev().take(20).take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'-').count();
        let name = &quoted[quoted.len() - length..];
        if !matches!(name.as_bytes().first(), Some(b'A' | b'a' | b'X' | b'x')) || length < 7 {
            continue;
        }
        let lower = name.to_ascii_lowercase();
        let near = |read: &&&str| **read != lower && distance(&lower, read) <= if read.len() > 10 { 3 } else { 1 };
        // Short names have too many neighbors.
        let own = PROVIDERS.iter().flat_map(|provider| provider.key_headers).filter(|header| header.len() > 10);
        let mut read = ["authorization", "x-api-key"].iter().chain(own);
        if let Some(read) = read.find(near).filter(|_| !is_key_header(&lower)) {
            faults.push(Fault::HeaderName { written: name.to_owned(), read, span: quoted.len() - length..quoted.len() });
        }
    }
    faults
}

/// The most colons that are looked at for a misspelled header.
const MAX_COLONS: usize = 2_000;

/// What is wrong with the base URL that a name is given.
fn base_url(text: &str, name: &Span) -> Option<Fault> {
    let line = text[name.end..text.floor_char_boundary(name.end + MAX_SETTING_BYTES)].split('\n').next()?;
    let gap = line.len() - line.trim_start_matches(['=', ':', '"', '\'', ' ', '`', '>']).len();
    if gap == 0 {
        return None;
    }
    let value = line[gap..].split(['"', '\'', '`', ' ', ',', ')', ';', '\r', '<']).next()?;
    let span = name.end + gap..name.end + gap + value.len();
    match missing_part(value)? {
        MissingPart::Path(provider) => Some(Fault::NoPath { read: provider.base_url, span }),
        MissingPart::Scheme => {
            let host = value.split(['/', ':']).next()?;
            let named = host.len() > 3
                && host.contains('.')
                && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
            let is_code = value.contains(['(', '[', '{', '$'])
                || host.starts_with("os.")
                || host.starts_with("process.")
                || host.ends_with(".py");
            ((named || host == "localhost") && !is_code).then_some(Fault::NoScheme(span))
        }
    }
}

/// A part of a base URL that an address is without.
pub(crate) enum MissingPart {
    /// The scheme.
    Scheme,
    /// The path that belongs to the address of this provider.
    Path(&'static Provider),
}

/// Which part of a base URL an address is without; none if it has all that can be told.
pub(crate) fn missing_part(address: &str) -> Option<MissingPart> {
    if address.contains("://") {
        Provider::of_bare_base(address.trim_end_matches('/')).map(MissingPart::Path)
    } else {
        Some(MissingPart::Scheme)
    }
}

/// The variable that SDKs read, if this is a misspelling of it: one edit away, or a word left out.
fn near_name(name: &str) -> Option<&'static str> {
    if Provider::of_env(name).is_some() {
        return None;
    }
    PROVIDERS.iter().flat_map(|provider| provider.env).copied().find(|env| is_near(name, env))
}

/// Whether a name is a misspelling of a variable: one edit away, or a word left out.
pub(crate) fn is_near(name: &str, env: &str) -> bool {
    are_same_words(name, env)
        || within_one_edit(name, env)
        || PROVIDERS.iter().any(|provider| provider.env.first() == Some(&env) && provider.misnamed_env.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelled_names_are_found() {
        for name in ["OPEN_API_KEY", "OPENAI_APIKEY", "OPENAI_API_KEYS", "OPNEAI_API_KEY", "OPENAI_KEY", "OPENAI_API_KY"] {
            assert_eq!(near_name(name), Some("OPENAI_API_KEY"), "{name}");
        }
        for name in ["OPENAI_API_KEY", "MY_KEY", "DATABASE_URL", "GROQ_API_KEY"] {
            assert_eq!(near_name(name), None, "{name}");
        }
    }
}
