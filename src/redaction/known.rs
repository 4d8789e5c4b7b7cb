//! Secrets that were found once are searched for everywhere else.

use super::columns::Column;
use super::{Found, Kind};

/// The length of the beginning of a secret by which it is found again, in bytes. Shorter ones may be words; longer ones
/// make the search no faster.
const PIECE_BYTES: std::ops::RangeInclusive<usize> = 12..=32;
/// How many different secrets are searched for: more would fill the table of shifts, and the search would skip less.
const MAX_SECRETS: usize = 256;
/// Entries of the table of shifts: few enough for a processor's first cache.
const SHIFT_ENTRIES: usize = 1 << 13;

/// The secrets to search for. One pass finds all of them and skips nearly as many bytes at a time as the shortest has
/// (Wu and Manber's algorithm: the last three bytes of a window say how many bytes can be skipped).
#[derive(Default)]
pub struct Known {
    secrets: Vec<(String, Kind)>,
    /// How many bytes of each secret's beginning are searched for.
    piece: usize,
    /// How many bytes to skip, by the hash of three bytes; empty if there are no secrets.
    shifts: Vec<u8>,
    /// The column of secrets of a table that may continue in the next chunk of the text.
    pub column: Option<Column>,
}

impl Known {
    /// Searches for this secret too, from now on. Does nothing if it is too short, or if there are too many.
    pub fn add(&mut self, secret: &str, kind: Kind) {
        let short = secret.len() < *PIECE_BYTES.start();
        if short || self.secrets.len() >= MAX_SECRETS || self.secrets.iter().any(|(known, _)| known == secret) {
            return;
        }
        self.secrets.push((secret.to_owned(), kind));
        let mut new = self.secrets.len() - 1;
        if self.shifts.is_empty() || secret.len() < self.piece {
            self.piece = secret.len().min(*PIECE_BYTES.end());
            self.shifts = vec![(self.piece - 2) as u8; SHIFT_ENTRIES];
            new = 0;
        }
        for (secret, _) in &self.secrets[new..] {
            for (at, three) in secret.as_bytes()[..self.piece].windows(3).enumerate() {
                let shift = &mut self.shifts[hash(three)];
                *shift = (*shift).min((self.piece - 3 - at) as u8);
            }
        }
    }

    /// What was found in a text, and every other occurrence of a known secret, together with the key characters
    /// directly before and after it.
    pub fn add_repetitions(&self, text: &str, found: Vec<Found>) -> Vec<Found> {
        if self.secrets.is_empty() {
            return found;
        }
        let mut all = Vec::with_capacity(found.len());
        let mut at = 0;
        for known in found {
            self.find_between(text, at, known.range.start, &mut all);
            at = known.range.end;
            all.push(known);
        }
        self.find_between(text, at, text.len(), &mut all);
        all
    }

    /// Adds the occurrences of known secrets from byte `from` to byte `end`.
    fn find_between(&self, text: &str, mut from: usize, end: usize, all: &mut Vec<Found>) {
        let bytes = text.as_bytes();
        let mut last = from + self.piece;
        while last <= end {
            let shift = self.shifts[hash(&bytes[last - 3..last])];
            if shift > 0 {
                last += usize::from(shift);
                continue;
            }
            let start = last - self.piece;
            let here = self.secrets.iter().find(|(secret, _)| bytes[start..end].starts_with(secret.as_bytes()));
            let Some((secret, kind)) = here else {
                last += 1;
                continue;
            };
            let before = bytes[from..start].iter().rev().take_while(|byte| super::is_key_byte(**byte)).count();
            let after = start + secret.len();
            let stop = after + bytes[after..end].iter().take_while(|byte| super::is_key_byte(**byte)).count();
            all.push(Found { range: start - before..stop, kind: *kind });
            from = stop;
            last = from + self.piece;
        }
    }
}

fn hash(three: &[u8]) -> usize {
    let [a, b, c] = [three[0], three[1], three[2]].map(usize::from);
    (a << 8 ^ b << 4 ^ c) % SHIFT_ENTRIES
}
