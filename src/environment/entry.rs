//! A variable as a file sets it, and the text that it stands in.

use super::names::near;
use crate::catalogue::{EnvVariable, FRONT_ENDS, KeyFormat, Provider};
use crate::credential::formats_of;
use crate::redaction::{Redaction, Secret};
use crate::text::{Span, base64, is_quote};

/// The redacted text, in which the labels of secrets are blanked: their spaces, quotes and number signs belong to no
/// format. Places in it are places in the redacted text.
pub struct Text<'a> {
    redaction: &'a Redaction,
    /// The text to parse.
    pub shadow: String,
}

/// What blanks a label.
const BLANK: u8 = b'x';

impl<'a> Text<'a> {
    /// Blanks the labels of a redacted text.
    pub fn new(redaction: &'a Redaction) -> Text<'a> {
        let mut bytes = redaction.text.clone().into_bytes();
        for cut in &redaction.cuts {
            if let Some(label) = bytes.get_mut(cut.range.clone()) {
                label.fill(BLANK);
            }
        }
        // Labels are whole letters.
        let shadow = String::from_utf8(bytes).unwrap_or_else(|_| redaction.text.clone());
        Text { redaction, shadow }
    }

    /// What stands there, labels blanked.
    pub fn at(&self, span: &Span) -> &str {
        self.shadow.get(span.clone()).unwrap_or("")
    }

    /// What stands there, redacted.
    pub fn redacted(&self, span: &Span) -> &str {
        self.redaction.text.get(span.clone()).unwrap_or("")
    }

    /// What stood there in the paste.
    pub fn plain(&self, span: &Span) -> Secret {
        let mut plain = String::new();
        let mut at = span.start;
        let first = self.redaction.cuts.partition_point(|cut| cut.range.end <= span.start);
        for cut in self.redaction.cuts[first..].iter().take_while(|cut| cut.range.start < span.end) {
            plain.push_str(self.redacted(&(at..cut.range.start.max(at))));
            plain.push_str(cut.secret.expose());
            at = cut.range.end;
        }
        plain.push_str(self.redacted(&(at.min(span.end)..span.end)));
        Secret::new(plain)
    }

    /// Whether a secret was taken out there.
    pub fn holds_cut(&self, span: &Span) -> bool {
        self.redaction.cut_in(span).is_some()
    }

    /// From a place here to its place in the paste.
    pub fn original(&self, span: &Span) -> Span {
        self.redaction.to_original(span.clone())
    }

    /// From a place in the paste to its place here.
    pub fn projected(&self, original: usize) -> usize {
        self.redaction.to_redacted(original..original).start
    }

    /// What stands in a place of the paste, labels blanked.
    pub fn of_original(&self, original: Span) -> &str {
        self.at(&self.redaction.to_redacted(original))
    }

    /// The number of the line, from 1, on which a place stands within a section.
    pub fn line_number(&self, section_start: usize, at: usize) -> usize {
        let before = self.shadow.as_bytes().get(section_start..at).unwrap_or(&[]);
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }
}

/// A variable that is given a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name.
    pub name: Span,
    /// The value that programs get, as far as the text shows it.
    pub value: Span,
    /// How quotes around it were treated.
    pub quotes: Quotes,
    /// The line is commented out.
    pub commented: bool,
    /// Spaces stand where the format has none.
    pub spaced: bool,
    /// It isn't handed on to programs.
    pub unexported: bool,
    /// Why the command doesn't do what it seems to; empty if it does.
    pub undone: &'static str,
    /// The value is base64 of what programs get.
    pub encoded: bool,
    /// What a `$` means there.
    pub dollar: Dollar,
    /// The value comes from elsewhere: a secret of the cluster, the shell that starts Compose.
    pub passed: bool,
    /// A carriage return ends the value.
    pub carriage: bool,
    /// A comment stands behind the value and is kept as part of it.
    pub remark: bool,
    /// Only programs that start later get it, not those of this window.
    pub later: bool,
    /// Entries of one block replace each other.
    pub block: usize,
}

/// How quotes around a value were treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quotes {
    /// There are none.
    None,
    /// The format takes them off.
    Removed(u8),
    /// They stay part of the value.
    Kept,
}

/// What a `$` in a value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dollar {
    /// It begins a reference that is replaced, or can't be told.
    Replaced,
    /// It stays as it is, whatever follows.
    Kept,
    /// `$(NAME)` is replaced, anything else stays (Kubernetes).
    Parentheses,
    /// `${{ … }}` is replaced, anything else stays (GitHub Actions).
    Expression,
    /// `${env:NAME}` and other colons are replaced (VS Code).
    Colon,
    /// `${NAME}` is replaced (python-dotenv); dotenv for Node alone replaces nothing.
    Braces,
}

impl Entry {
    /// An entry with nothing special.
    pub fn new(name: Span, value: Span) -> Entry {
        Entry {
            name,
            value,
            quotes: Quotes::None,
            commented: false,
            spaced: false,
            unexported: false,
            undone: "",
            encoded: false,
            dollar: Dollar::Replaced,
            passed: false,
            carriage: false,
            remark: false,
            later: false,
            block: 0,
        }
    }

    /// The place from the name to the end of the value.
    pub fn span(&self) -> Span {
        self.name.start..self.value.end.max(self.name.end)
    }

    /// The variable that this is.
    pub fn known(&self, text: &Text) -> Option<&'static EnvVariable> {
        EnvVariable::of(text.at(&self.name))
    }

    /// The variable that this may be meant for.
    pub fn meant(&self, text: &Text) -> Option<&'static EnvVariable> {
        let name = text.at(&self.name);
        if name.len() > 64 {
            return None;
        }
        near(name)
    }

    /// The bundler that publishes it, and the known variable behind the prefix.
    pub fn published(&self, text: &Text) -> Option<(&'static str, &'static EnvVariable)> {
        let name = text.at(&self.name);
        FRONT_ENDS.iter().find_map(|front| {
            let variable = EnvVariable::of(name.strip_prefix(front.prefix)?)?;
            variable.is_secret().then_some((front.tool, variable))
        })
    }

    /// What the value stands for as base64; none if it is no base64 of text.
    pub fn decoded(&self, text: &Text) -> Option<Secret> {
        let plain = base64::padded(text.plain(&self.value).expose())?;
        String::from_utf8(plain).ok().map(Secret::new)
    }

    /// The value that programs get: decoded, if it is base64.
    pub fn plain(&self, text: &Text) -> Secret {
        let decoded = if self.encoded { self.decoded(text) } else { None };
        decoded.unwrap_or_else(|| text.plain(&self.value))
    }

    /// Whether it concerns a provider.
    pub fn concerns(&self, text: &Text) -> bool {
        self.known(text).is_some()
            || self.meant(text).is_some()
            || self.published(text).is_some()
            || (text.holds_cut(&self.value) && owners(self.plain(text).expose()).is_some_and(|(prefix, _)| prefix > 3))
    }

    /// Whether a value stands there that a program gets.
    pub fn is_set(&self, text: &Text) -> bool {
        !self.commented && !self.passed && self.undone.is_empty() && !text.at(&self.value).trim().is_empty()
    }
}

/// The providers whose keys begin like this one, by the longest prefix, and its length; none if no key does.
pub fn owners(value: &str) -> Option<(usize, Vec<&'static Provider>)> {
    let value = value.trim_start_matches(|edge| is_quote(edge) || edge == ' ');
    let matching: Vec<(&'static Provider, &'static KeyFormat)> = formats_of(value);
    let longest = matching.iter().map(|(_, format)| format.prefix.len()).max()?;
    // A prefix and nothing behind it is no key.
    if value.len() < longest + 12 {
        return None;
    }
    let owners = matching.into_iter().filter(|(_, format)| format.prefix.len() == longest).map(|(provider, _)| provider);
    Some((longest, owners.collect()))
}
