//! Secrets that were found once, looked for wherever else they stand.

use super::columns::Column;
use super::{Found, Kind};

/// The length of the piece by which a secret is found again, in bytes: shorter ones may be words, longer ones make it
/// no faster.
const PIECE: std::ops::RangeInclusive<usize> = 12..=32;
/// So many different secrets are looked for.
const MOST: usize = 256;
/// Entries of the table of shifts.
const SHIFTS: usize = 1 << 13;

/// The secrets to look for. All of them are looked for in one pass, which skips as many bytes at a time as the shortest
/// has, nearly (Wu and Manber's way: the last three bytes of a window tell how far no secret can end).
#[derive(Default)]
pub struct Known {
    secrets: Vec<(String, Kind)>,
    /// The length of the piece of each that is looked for.
    piece: usize,
    /// How far to move on, by the hash of three bytes; empty without secrets.
    shifts: Vec<u8>,
    /// The column of secrets whose rows go on behind the text that was read.
    pub column: Option<Column>,
}

impl Known {
    /// Looks for this one too, from now on.
    pub fn add(&mut self, secret: &str, kind: Kind) {
        let short = secret.len() < *PIECE.start();
        if short || self.secrets.len() >= MOST || self.secrets.iter().any(|(known, _)| known == secret) {
            return;
        }
        self.secrets.push((secret.to_owned(), kind));
        let mut new = self.secrets.len() - 1;
        if self.shifts.is_empty() || secret.len() < self.piece {
            self.piece = secret.len().min(*PIECE.end());
            self.shifts = vec![(self.piece - 2) as u8; SHIFTS];
            new = 0;
        }
        for (secret, _) in &self.secrets[new..] {
            for (at, three) in secret.as_bytes()[..self.piece].windows(3).enumerate() {
                let shift = &mut self.shifts[hash(three)];
                *shift = (*shift).min((self.piece - 3 - at) as u8);
            }
        }
    }

    /// What was found in a text, and every other place where a known secret stands, with the letters that
    /// cling to it.
    pub fn with_every(&self, text: &str, found: Vec<Found>) -> Vec<Found> {
        if self.secrets.is_empty() {
            return found;
        }
        let mut all = Vec::with_capacity(found.len());
        let mut at = 0;
        for known in found {
            self.between(text, at, known.range.start, &mut all);
            at = known.range.end;
            all.push(known);
        }
        self.between(text, at, text.len(), &mut all);
        all
    }

    fn between(&self, text: &str, mut from: usize, end: usize, all: &mut Vec<Found>) {
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
    (a << 8 ^ b << 4 ^ c) % SHIFTS
}
