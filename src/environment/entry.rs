//! A variable as a file sets it, and the text that holds it.

use super::names::nearest_variable;
use crate::catalogue::{EnvVariable, FRONT_ENDS, KeyFormat, Provider};
use crate::credential::formats_of;
use crate::redaction::{Redaction, Secret};
use crate::text::{Span, base64, is_quote};

/// The redacted text with the labels of secrets overwritten, since their spaces, quotes and number signs would confuse
/// the parsers. Offsets are the same as in the redacted text.
pub struct Text<'a> {
    redaction: &'a Redaction,
    /// The text to parse, with overwritten labels.
    pub blanked: String,
}

/// What labels are overwritten with: a letter, which has a meaning in no format.
const FILLER: u8 = b'x';

impl<'a> Text<'a> {
    /// Overwrites the labels of a redacted text.
    pub fn new(redaction: &'a Redaction) -> Text<'a> {
        let mut bytes = redaction.text.clone().into_bytes();
        for cut in &redaction.cuts {
            if let Some(label) = bytes.get_mut(cut.range.clone()) {
                label.fill(FILLER);
            }
        }
        // Labels consist of whole characters, so this can’t fail.
        let blanked = String::from_utf8(bytes).unwrap_or_else(|_| redaction.text.clone());
        Text { redaction, blanked }
    }

    /// The text in a span, with overwritten labels.
    pub fn at(&self, span: &Span) -> &str {
        self.blanked.get(span.clone()).unwrap_or("")
    }

    /// The redacted text in a span.
    pub fn redacted(&self, span: &Span) -> &str {
        self.redaction.text.get(span.clone()).unwrap_or("")
    }

    /// The text in a span, with its secrets.
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

    /// Whether a span overlaps the label of a secret.
    pub fn holds_secret(&self, span: &Span) -> bool {
        self.redaction.cut_in(span).is_some()
    }

    /// The span in the original paste of a span in this text.
    pub fn original(&self, span: &Span) -> Span {
        self.redaction.to_original(span.clone())
    }

    /// The offset in this text of an offset in the original paste.
    pub fn position_of(&self, original: usize) -> usize {
        self.redaction.to_redacted(original..original).start
    }

    /// The text in a span of the original paste, with overwritten labels.
    pub fn at_original(&self, original: Span) -> &str {
        self.at(&self.redaction.to_redacted(original))
    }

    /// The number of the line within a section, from 1, that has the byte `at`.
    pub fn line_number(&self, section_start: usize, at: usize) -> usize {
        let before = self.blanked.as_bytes().get(section_start..at).unwrap_or(&[]);
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }
}

/// A variable that is given a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name.
    pub name: Span,
    /// The value that programs get, without the quotes that the format removes.
    pub value: Span,
    /// What the format does with quotes around it.
    pub quotes: Quotes,
    /// Whether the line is commented out.
    pub commented: bool,
    /// Whether there are spaces where the format allows none.
    pub spaced: bool,
    /// Whether the shell doesn’t pass it on to programs.
    pub unexported: bool,
    /// Why the line sets nothing; empty if it does.
    pub no_effect: &'static str,
    /// Whether the value is base64 of what programs get.
    pub encoded: bool,
    /// What a `$` in the value means.
    pub dollar: Dollar,
    /// Whether the value comes from elsewhere: a secret of the cluster, the shell that starts Compose.
    pub from_elsewhere: bool,
    /// Whether a carriage return ends the line.
    pub carriage_return: bool,
    /// Whether a comment follows the value and becomes part of it.
    pub comment_kept: bool,
    /// Whether only programs that start later get it, not those of this window.
    pub for_later: bool,
    /// The number of the block that it stands in; entries of one block replace each other.
    pub block: usize,
}

/// What the format does with quotes around a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quotes {
    /// There are none.
    None,
    /// It removes them; with the quote mark.
    Removed(u8),
    /// It keeps them as part of the value.
    Kept,
}

/// What a `$` in a value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dollar {
    /// It begins a reference that is replaced, or it isn’t known whether it is.
    Replaced,
    /// It is never replaced.
    Kept,
    /// Only `$(NAME)` is replaced (Kubernetes).
    Parentheses,
    /// Only `${{ … }}` is replaced (GitHub Actions).
    Expression,
    /// Only `${env:NAME}` and other references with a colon are replaced (VS Code).
    Colon,
    /// `${NAME}` is replaced by python-dotenv, but not by dotenv for Node.
    Braces,
}

impl Entry {
    /// An entry with default values for the rest.
    pub fn new(name: Span, value: Span) -> Entry {
        Entry {
            name,
            value,
            quotes: Quotes::None,
            commented: false,
            spaced: false,
            unexported: false,
            no_effect: "",
            encoded: false,
            dollar: Dollar::Replaced,
            from_elsewhere: false,
            carriage_return: false,
            comment_kept: false,
            for_later: false,
            block: 0,
        }
    }

    /// The span from the name to the end of the value.
    pub fn span(&self) -> Span {
        self.name.start..self.value.end.max(self.name.end)
    }

    /// The known variable that it sets.
    pub fn known(&self, text: &Text) -> Option<&'static EnvVariable> {
        EnvVariable::of(text.at(&self.name))
    }

    /// The known variable that its name is near to.
    pub fn nearest(&self, text: &Text) -> Option<&'static EnvVariable> {
        let name = text.at(&self.name);
        if name.len() > 64 {
            return None;
        }
        nearest_variable(name)
    }

    /// The bundler that publishes it because of the prefix of its name, and the known variable after the prefix.
    pub fn published(&self, text: &Text) -> Option<(&'static str, &'static EnvVariable)> {
        let name = text.at(&self.name);
        FRONT_ENDS.iter().find_map(|front| {
            let variable = EnvVariable::of(name.strip_prefix(front.prefix)?)?;
            variable.is_secret().then_some((front.tool, variable))
        })
    }

    /// The value decoded from base64; none if it isn’t base64 of text.
    pub fn decoded(&self, text: &Text) -> Option<Secret> {
        let plain = base64::padded(text.plain(&self.value).expose())?;
        String::from_utf8(plain).ok().map(Secret::new)
    }

    /// The value that programs get, with its secrets: decoded if it is base64.
    pub fn plain(&self, text: &Text) -> Secret {
        let decoded = if self.encoded { self.decoded(text) } else { None };
        decoded.unwrap_or_else(|| text.plain(&self.value))
    }

    /// Whether it has to do with a provider: by its name, a name near to it, or a key as its value.
    pub fn concerns(&self, text: &Text) -> bool {
        self.known(text).is_some()
            || self.nearest(text).is_some()
            || self.published(text).is_some()
            || (text.holds_secret(&self.value) && owners(self.plain(text).expose()).is_some_and(|(prefix, _)| prefix > 3))
    }

    /// Whether programs get a value from it.
    pub fn is_set(&self, text: &Text) -> bool {
        !self.commented && !self.from_elsewhere && self.no_effect.is_empty() && !text.at(&self.value).trim().is_empty()
    }
}

/// The length of the longest prefix of keys that a value begins with, and the providers whose keys have it; none if there
/// is none.
pub fn owners(value: &str) -> Option<(usize, Vec<&'static Provider>)> {
    let value = value.trim_start_matches(|edge| is_quote(edge) || edge == ' ');
    let matching: Vec<(&'static Provider, &'static KeyFormat)> = formats_of(value);
    let longest = matching.iter().map(|(_, format)| format.prefix.len()).max()?;
    // A prefix with little after it is no key.
    if value.len() < longest + 12 {
        return None;
    }
    let owners = matching.into_iter().filter(|(_, format)| format.prefix.len() == longest).map(|(provider, _)| provider);
    Some((longest, owners.collect()))
}
