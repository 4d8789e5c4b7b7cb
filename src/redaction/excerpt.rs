//! Maps offsets between a redacted text, or an excerpt of it, and the original.

use super::{Cut, Redaction, Run};
use std::ops::Range;

impl Redaction {
    /// The text in these spans as a text of its own, whose offsets map to the same original. The spans are in bytes of
    /// the redacted text, in order and without overlaps. A span that begins or ends within a label takes the whole label.
    pub fn excerpt(&self, spans: &[Range<usize>]) -> Redaction {
        let mut part = Redaction::default();
        let mut done = 0;
        for span in spans {
            let whole = |at: usize| self.cut_at(at).filter(|cut| cut.range.start < at).map(|cut| cut.range.clone());
            let start = whole(span.start).map_or(span.start, |label| label.start).max(done);
            let end = whole(span.end).map_or(span.end, |label| label.end).min(self.text.len());
            let Some(text) = self.text.get(start..end).filter(|text| !text.is_empty()) else { continue };
            done = end;
            let at = part.text.len();
            part.runs.push(Run { start: at, original: self.original_offset(start) });
            let first = self.cuts.partition_point(|cut| cut.range.start < start);
            for cut in self.cuts[first..].iter().take_while(|cut| cut.range.end <= end) {
                part.cuts.push(Cut { range: cut.range.start - start + at..cut.range.end - start + at, ..cut.clone() });
            }
            part.text.push_str(text);
        }
        part
    }

    /// Maps a span of the original to the redacted text, both in bytes. What an excerpt leaves out maps to the position
    /// at which it would stand.
    pub fn to_redacted(&self, original: Range<usize>) -> Range<usize> {
        self.redacted_offset(original.start, false)..self.redacted_offset(original.end, true)
    }

    /// Maps a span of the redacted text to the original, both in bytes.
    pub fn to_original(&self, redacted: Range<usize>) -> Range<usize> {
        let start = self.original_offset(redacted.start);
        let Some(last) = redacted.end.checked_sub(1).filter(|last| *last >= redacted.start) else { return start..start };
        // In an excerpt, the byte after the span may come from elsewhere in the original.
        let end = self.cut_at(last).map_or_else(|| self.original_offset(last) + 1, |cut| cut.original.end);
        start..end.max(start)
    }

    /// The offset in the redacted text of an offset in the original. Within a secret it is the start of its label, or the
    /// end of it if `is_end`.
    fn redacted_offset(&self, original: usize, is_end: bool) -> usize {
        let is_before = |from: usize| if is_end { from < original } else { from <= original };
        let number = self.runs.partition_point(|run| is_before(run.original));
        let run = number.checked_sub(1).map_or_else(|| self.first_run(), |last| self.runs[last]);
        let at = self.cuts.partition_point(|cut| cut.original.start < original);
        let cut = at.checked_sub(1).map(|last| &self.cuts[last]);
        let shifted = match cut {
            Some(cut) if original < cut.original.end => {
                if is_end {
                    cut.range.end
                } else {
                    cut.range.start
                }
            }
            Some(cut) if cut.range.end > run.start => original - cut.original.end + cut.range.end,
            _ => run.start + original.saturating_sub(run.original),
        };
        let next = self.runs.get(number.max(1)).map_or(self.text.len(), |next| next.start);
        shifted.min(next).max(run.start)
    }

    /// The offset in the original of a byte of the redacted text; of each byte of a label, the start of its secret.
    fn original_offset(&self, redacted: usize) -> usize {
        let number = self.runs.partition_point(|run| run.start <= redacted);
        let run = number.checked_sub(1).map_or_else(|| self.first_run(), |last| self.runs[last]);
        let at = self.cuts.partition_point(|cut| cut.range.start <= redacted);
        match at.checked_sub(1).map(|last| &self.cuts[last]) {
            Some(cut) if redacted < cut.range.end => cut.original.start,
            Some(cut) if cut.range.end > run.start => redacted - cut.range.end + cut.original.end,
            _ => run.original + (redacted - run.start),
        }
    }

    fn first_run(&self) -> Run {
        Run { start: 0, original: self.runs.first().map_or(0, |run| run.original) }
    }
}

#[cfg(test)]
mod tests {
    use crate::redaction::redact;

    #[test]
    fn an_excerpt_maps_to_the_same_original() {
        let key = format!("sk-proj-{}", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".repeat(5));
        let text = format!("zero {key} one\ntwo\nthree {key} four");
        let whole = redact(&text);
        let at = |word: &str| whole.text.find(word).unwrap();
        let part = whole.excerpt(&[at("one")..at("two"), at("three")..whole.text.len()]);
        assert!(part.text.starts_with("one\nthree [openai key #1") && part.text.ends_with("] four"), "{}", part.text);
        assert_eq!(part.cuts.len(), 1);
        for word in ["one", "three", "four"] {
            let here = part.text.find(word).unwrap();
            let span = part.to_original(here..here + word.len());
            assert_eq!(&text[span.clone()], word);
            assert_eq!(part.to_redacted(span), here..here + word.len());
        }
        assert_eq!(part.to_original(part.cuts[0].range.clone()), part.cuts[0].original);
        assert_eq!(part.to_redacted(part.cuts[0].original.clone()), part.cuts[0].range);
        let left_out = text.find("two").unwrap();
        let gap = part.to_redacted(left_out..left_out + 3);
        assert_eq!((gap.start, gap.end), (4, 4), "what is left out maps to where it would stand");
    }

    #[test]
    fn a_label_is_taken_whole() {
        let key = format!("sk-proj-{}", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".repeat(5));
        let whole = redact(&format!("a {key} b"));
        let part = whole.excerpt(std::slice::from_ref(&(4..whole.text.len())));
        assert!(part.text.starts_with("[openai key #1"), "{}", part.text);
    }
}
