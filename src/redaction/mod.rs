//! Secrets, taken out before anything else sees the text.
//!
//! [`redact`] copies a paste and puts a label in the place of each secret. Every later stage reads
//! the copy; [`Redaction::unproject`] leads its offsets back to the original paste. [`Redactor`] does the
//! same for a text that comes in pieces, and takes out what tells of people and machines if asked to.

mod columns;
mod excerpt;
mod find;
mod forms;
mod found;
mod known;
mod label;
mod lines;
mod mask;
mod personal;
mod places;
mod shape;
mod stream;

pub use found::{Found, Kind};
pub use label::label_length;
pub use mask::Mask;
pub use personal::Personal;
pub use stream::Redactor;

use found::is_key_byte;
use known::Known;
use label::Pseudonyms;
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

    /// How many line breaks it holds, as a private key does.
    pub fn line_breaks(&self) -> usize {
        self.0.matches('\n').count()
    }

    /// The same without what a terminal puts into a long line.
    pub fn unbroken(&self) -> String {
        lines::unbroken(&self.0)
    }

    /// As much of it as may be shown.
    pub fn mask(&self) -> Mask {
        Mask::of(&self.0)
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
    /// What it is.
    pub kind: Kind,
}

/// A paste without its secrets.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Redaction {
    /// The redacted text.
    pub text: String,
    /// What was taken out, in order.
    pub cuts: Vec<Cut>,
    /// Where the text stands in the original, if it is an excerpt.
    runs: Vec<Run>,
}

/// A run of an excerpt that stands in the original without a gap, secrets aside.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    /// Where it begins in the excerpt, in bytes.
    start: usize,
    /// Where it begins in the original, in bytes.
    original: usize,
}

/// Takes the secrets out of a text. Equal secrets get equal labels.
pub fn redact(text: &str) -> Redaction {
    Redaction::of(text, find::find(text, &mut Known::default()), &mut Pseudonyms::default())
}

/// Takes the secrets out of a text, and what it tells of people and machines as far as `personal` says so.
pub fn redact_with(text: &str, personal: Personal) -> Redaction {
    let found = personal.add(text, find::find(text, &mut Known::default()));
    Redaction::of(text, found, &mut Pseudonyms::default())
}

/// The secrets of a text, in order, without overlaps.
pub fn find(text: &str) -> Vec<Found> {
    find::find(text, &mut Known::default())
}

impl Redaction {
    /// A text that is one secret from beginning to end.
    pub fn whole(text: &str, kind: Kind) -> Redaction {
        Redaction::of(text, vec![Found { range: 0..text.len(), kind }], &mut Pseudonyms::default())
    }

    /// Puts labels in the place of what was found.
    fn of(text: &str, all: Vec<Found>, names: &mut Pseudonyms) -> Redaction {
        let mut redacted = String::with_capacity(text.len());
        let mut cuts: Vec<Cut> = Vec::with_capacity(all.len());
        let mut end = 0;
        for found in all {
            redacted.push_str(&text[end..found.range.start]);
            end = found.range.end;
            let plain = &text[found.range.clone()];
            let label = names.label(plain, found.kind);
            let start = redacted.len();
            redacted.push_str(&label);
            let secret = Secret::new(plain.to_owned());
            cuts.push(Cut { original: found.range, range: start..redacted.len(), label, secret, kind: found.kind });
        }
        redacted.push_str(&text[end..]);
        Redaction { text: redacted, cuts, runs: Vec::new() }
    }

    /// The cut whose label covers this byte of the redacted text.
    pub fn cut_at(&self, offset: usize) -> Option<&Cut> {
        self.cut_in(&(offset..offset + 1))
    }

    /// The first cut whose label reaches into this place of the redacted text.
    pub fn cut_in(&self, place: &Range<usize>) -> Option<&Cut> {
        let at = self.cuts.partition_point(|cut| cut.range.end <= place.start);
        self.cuts.get(at).filter(|cut| cut.range.start < place.end)
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
