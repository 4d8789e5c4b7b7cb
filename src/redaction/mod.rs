//! Removes secrets before anything else reads the text.
//!
//! [`redact`] copies a paste and replaces each secret by a label. Every later stage reads the copy;
//! [`Redaction::to_original`] maps its offsets to the original paste. [`Redactor`] does the same for a text that
//! comes in chunks, and removes names of people and machines if asked to.

mod columns;
mod context;
mod excerpt;
mod find;
mod forms;
mod found;
mod known;
mod label;
mod lines;
mod mask;
mod names;
mod personal;
mod shape;
mod stream;
mod value;

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

/// A whole secret. It prints as a mask; only [`Secret::expose`] gives the text.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps the text of a secret.
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

    /// The secret without the line breaks and indentations that a terminal inserted.
    pub fn without_line_breaks(&self) -> String {
        lines::without_line_breaks(&self.0)
    }

    /// The part of it that may be shown.
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

/// A secret that was removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// Its span in the original text, in bytes.
    pub original: Range<usize>,
    /// The span of its label in the redacted text, in bytes.
    pub range: Range<usize>,
    /// The label that replaces it.
    pub label: String,
    /// The secret, for the stages that inspect its form.
    pub secret: Secret,
    /// What kind it is.
    pub kind: Kind,
}

/// A paste without its secrets.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Redaction {
    /// The redacted text.
    pub text: String,
    /// The secrets that were removed, in order.
    pub cuts: Vec<Cut>,
    /// Where the parts of the text come from, if it is an excerpt; else empty.
    runs: Vec<Run>,
}

/// A part of an excerpt that comes from one span of the original.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    /// Where it begins in the excerpt, in bytes.
    start: usize,
    /// Where it begins in the original, in bytes.
    original: usize,
}

/// Replaces the secrets of a text by labels. Equal secrets get equal labels.
pub fn redact(text: &str) -> Redaction {
    Redaction::of(text, find::find(text, &mut Known::default()), &mut Pseudonyms::default())
}

/// Replaces the secrets of a text by labels, and the names of people and machines that `personal` selects.
pub fn redact_with(text: &str, personal: Personal) -> Redaction {
    let found = personal.add(text, find::find(text, &mut Known::default()));
    Redaction::of(text, found, &mut Pseudonyms::default())
}

/// The secrets of a text, in order, without overlaps.
pub fn find(text: &str) -> Vec<Found> {
    find::find(text, &mut Known::default())
}

impl Redaction {
    /// The redaction of a text that is one secret of this kind from beginning to end.
    pub fn whole(text: &str, kind: Kind) -> Redaction {
        Redaction::of(text, vec![Found { range: 0..text.len(), kind }], &mut Pseudonyms::default())
    }

    /// Replaces what was found by labels.
    fn of(text: &str, all: Vec<Found>, pseudonyms: &mut Pseudonyms) -> Redaction {
        let mut redacted = String::with_capacity(text.len());
        let mut cuts: Vec<Cut> = Vec::with_capacity(all.len());
        let mut end = 0;
        for found in all {
            redacted.push_str(&text[end..found.range.start]);
            end = found.range.end;
            let plain = &text[found.range.clone()];
            let label = pseudonyms.label(plain, found.kind);
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

    /// The first cut whose label overlaps this span of the redacted text.
    pub fn cut_in(&self, span: &Range<usize>) -> Option<&Cut> {
        let at = self.cuts.partition_point(|cut| cut.range.end <= span.start);
        self.cuts.get(at).filter(|cut| cut.range.start < span.end)
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
    fn offsets_map_there_and_back() {
        let text = format!("a {} b {} c", fake(), fake());
        let redaction = redact(&text);
        assert_eq!(redaction.cuts.len(), 2);
        assert_eq!(redaction.cuts[0].label, redaction.cuts[1].label, "equal secrets, equal labels");
        let last = text.len() - 1..text.len();
        let projected = redaction.to_redacted(last.clone());
        assert_eq!(&redaction.text[projected.clone()], "c");
        assert_eq!(redaction.to_original(projected), last);
        let inside = redaction.cuts[0].original.start + 3..redaction.cuts[0].original.start + 9;
        assert_eq!(redaction.to_redacted(inside), redaction.cuts[0].range);
        assert_eq!(redaction.to_original(0..redaction.text.len()), 0..text.len());
    }

    #[test]
    fn redacting_twice_changes_nothing() {
        let once = redact(&format!("OPENAI_API_KEY=\"{}\"", fake()));
        assert_eq!(redact(&once.text).text, once.text);
    }
}
