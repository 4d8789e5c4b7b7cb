//! Secrets, taken out before anything else sees the text.
//!
//! [`redact`] copies a paste and puts a label in the place of each secret. Every later stage reads
//! the copy; [`Redaction::unproject`] leads its offsets back to the original paste.

mod find;

pub use find::find;

use std::fmt;
use std::ops::Range;

/// A whole secret. It prints as a mask; [`Secret::expose`] is for the one module that sends it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes a secret in.
    pub fn new(text: String) -> Secret {
        Secret(text)
    }

    /// The secret itself.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Length in characters.
    pub fn length(&self) -> usize {
        self.0.chars().count()
    }

    /// As much of it as may be shown: the known prefix and, of a long one, the last four characters.
    pub fn mask(&self) -> String {
        let shown = crate::credential::prefix_of(&self.0);
        let rest = self.0.chars().count().saturating_sub(shown.len());
        if rest < 20 {
            return format!("{shown}…");
        }
        let mut tail: Vec<char> = self.0.chars().rev().take(4).collect();
        tail.reverse();
        format!("{shown}…{}", tail.into_iter().collect::<String>())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.mask())
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        // Best effort: the bytes that this value owned don't stay in memory.
        let mut bytes = std::mem::take(&mut self.0).into_bytes();
        bytes.fill(0);
        std::hint::black_box(&bytes);
    }
}

/// What kind of secret was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A key or token of a shape that is known.
    Key,
    /// Something in the place of a key, password or token.
    Credential,
    /// A private key block.
    PrivateKey,
}

/// A secret in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where it is, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// A secret that was taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// Where it was in the original, in bytes.
    pub original: Range<usize>,
    /// Where its label is in the redacted text, in bytes.
    pub range: Range<usize>,
    /// What stands there now.
    pub label: String,
    /// The secret, for the stages that look at its shape.
    pub secret: Secret,
}

/// A paste without its secrets.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Redaction {
    /// The redacted text.
    pub text: String,
    /// What was taken out, in order.
    pub cuts: Vec<Cut>,
}

/// So many secrets are recognized when they come again. A map would remember all, and be half a kilobyte
/// of the page.
const REMEMBERED: usize = 100;

/// Takes the secrets out of a text. Equal secrets get equal numbers, up to a hundred different ones.
pub fn redact(text: &str) -> Redaction {
    let mut redacted = String::with_capacity(text.len());
    let mut cuts: Vec<Cut> = Vec::new();
    let mut known: Vec<&str> = Vec::new();
    let mut end = 0;
    for found in find(text) {
        redacted.push_str(&text[end..found.range.start]);
        end = found.range.end;
        let plain = &text[found.range.clone()];
        let number = known.iter().take(REMEMBERED).position(|known| *known == plain).unwrap_or(known.len()) + 1;
        if number > known.len() {
            known.push(plain);
        }
        let secret = Secret::new(plain.to_owned());
        let label = match found.kind {
            Kind::Key => format!("[key {number}: {}, {} characters]", secret.mask(), secret.length()),
            Kind::Credential => format!("[secret {number}, {} characters]", secret.length()),
            Kind::PrivateKey => format!("[private key {number}]"),
        };
        let start = redacted.len();
        redacted.push_str(&label);
        cuts.push(Cut { original: found.range, range: start..redacted.len(), label, secret });
    }
    redacted.push_str(&text[end..]);
    Redaction { text: redacted, cuts }
}

impl Redaction {
    /// From a place in the original to its place in the redacted text.
    pub fn project(&self, original: Range<usize>) -> Range<usize> {
        self.shift(original.start, false)..self.shift(original.end, true)
    }

    /// From a place in the redacted text to its place in the original.
    pub fn unproject(&self, redacted: Range<usize>) -> Range<usize> {
        self.unshift(redacted.start, false)..self.unshift(redacted.end, true)
    }

    /// The cut whose label covers this byte of the redacted text.
    pub fn cut_at(&self, offset: usize) -> Option<&Cut> {
        let at = self.cuts.partition_point(|cut| cut.range.end <= offset);
        self.cuts.get(at).filter(|cut| cut.range.start <= offset)
    }

    fn shift(&self, original: usize, is_end: bool) -> usize {
        let at = self.cuts.partition_point(|cut| cut.original.start < original);
        let Some(cut) = at.checked_sub(1).and_then(|last| self.cuts.get(last)) else {
            return original;
        };
        if original < cut.original.end {
            return if is_end { cut.range.end } else { cut.range.start };
        }
        original - cut.original.end + cut.range.end
    }

    fn unshift(&self, redacted: usize, is_end: bool) -> usize {
        let at = self.cuts.partition_point(|cut| cut.range.start < redacted);
        let Some(cut) = at.checked_sub(1).and_then(|last| self.cuts.get(last)) else {
            return redacted;
        };
        if redacted < cut.range.end {
            return if is_end { cut.original.end } else { cut.original.start };
        }
        redacted - cut.range.end + cut.original.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Not a key: the tests' own alphabet in order.
    fn fake() -> String {
        format!("sk-proj-{}", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".repeat(5))
    }

    #[test]
    fn a_secret_prints_as_a_mask() {
        let secret = Secret::new(fake());
        assert_eq!(format!("{secret:?}"), "sk-proj-…4yZ7");
        assert_eq!(format!("{:?}", Secret::new("hunter2".into())), "…");
    }

    #[test]
    fn offsets_lead_there_and_back() {
        let text = format!("a {} b {} c", fake(), fake());
        let redaction = redact(&text);
        assert_eq!(redaction.cuts.len(), 2);
        assert_eq!(redaction.cuts[0].label, redaction.cuts[1].label, "equal secrets, equal labels");
        let last = text.len() - 1..text.len();
        let projected = redaction.project(last.clone());
        assert_eq!(&redaction.text[projected.clone()], "c");
        assert_eq!(redaction.unproject(projected), last);
        let inside = redaction.cuts[0].original.start + 3..redaction.cuts[0].original.start + 9;
        assert_eq!(redaction.project(inside), redaction.cuts[0].range);
        assert_eq!(redaction.unproject(0..redaction.text.len()), 0..text.len());
    }

    #[test]
    fn redacting_twice_changes_nothing() {
        let once = redact(&format!("OPENAI_API_KEY=\"{}\"", fake()));
        assert_eq!(redact(&once.text).text, once.text);
    }
}
