//! Keys of every known form, drawn from a seed: nobody's, and the same on every machine.

#![allow(dead_code)] // The host tests and `cargo xtask bench` each use their own part.

use why401::catalogue::{Alphabet, KeyFormat, key_forms};

/// A key of one form.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The id of the provider, or the name of the service.
    pub owner: &'static str,
    /// What the owner calls such keys.
    pub kind: &'static str,
    /// What it begins with; empty where keys have no prefix.
    pub prefix: &'static str,
    /// The key.
    pub key: String,
}

/// A fixed sequence of numbers (SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    /// The next number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).expect("31 bits") % limit
    }

    /// So many characters of an alphabet. The ends are letters or digits.
    pub fn text(&mut self, length: usize, alphabet: Alphabet) -> String {
        let all: Vec<char> = (0..128u8)
            .filter(|byte| alphabet.contains(*byte) && *byte != b'=')
            .map(char::from)
            .filter(|one| *one != '.')
            .collect();
        let plain: Vec<char> = all.iter().copied().filter(char::is_ascii_alphanumeric).collect();
        (0..length)
            .map(|at| {
                let from = if at == 0 || at + 1 == length { &plain } else { &all };
                from[self.below(from.len())]
            })
            .collect()
    }
}

/// A key of every form of the catalogue: the first of its known lengths, with a checksum that holds.
pub fn samples(seed: u64) -> Vec<Sample> {
    let mut numbers = Numbers(seed);
    key_forms()
        .map(|(owner, form)| Sample {
            owner: owner.id(),
            kind: form.kind,
            prefix: form.prefix,
            key: key_of(form, form.lengths.first().copied().unwrap_or(form.prefix.len() + 64), &mut numbers),
        })
        .collect()
}

/// A key of a form, of a length that the form has room for.
pub fn key_of(form: &KeyFormat, length: usize, numbers: &mut Numbers) -> String {
    let note = form.details();
    let mut body = numbers.text(length - form.prefix.len(), form.alphabet);
    if let Some(infix) = form.infix {
        let at = place_of(infix, body.len());
        if infix == "." {
            // The part in front of the dot is hexadecimal.
            body.replace_range(..at, &numbers.text(at, Alphabet::Hex));
        }
        body.replace_range(at..at + infix.len(), infix);
        if infix == "JQQJ99" {
            // Azure AI's own mark.
            let end = body.len() - 8;
            body.replace_range(end..end + 4, "ACOG");
        }
    }
    match form.alphabet {
        // A UUID.
        Alphabet::HexParts if body.len() == 36 => {
            body = numbers.text(36, Alphabet::Hex);
            for at in [8, 13, 18, 23] {
                body.replace_range(at..=at, "-");
            }
        }
        // LangSmith's two parts.
        Alphabet::HexParts if body.len() == 43 => {
            body = numbers.text(43, Alphabet::Hex);
            body.replace_range(32..33, "_");
        }
        Alphabet::HexParts => body = numbers.text(body.len(), Alphabet::Hex),
        _ => {}
    }
    if !note.tail.is_empty() {
        let end = body.len() - note.tail.len();
        body.replace_range(end.., note.tail);
    }
    if note.checksum == "crc32-base62" {
        let end = body.len() - 6;
        let check = base62(crc32(&body.as_bytes()[..end]));
        body.replace_range(end.., &check);
    }
    format!("{}{body}", form.prefix)
}

/// Where an infix stands in a body of this length.
fn place_of(infix: &str, length: usize) -> usize {
    match infix {
        "WGdyb3FY" => 20,
        "JQQJ99" => 52,
        "." => 32,
        infix if infix.starts_with("YmVkcm9jay5") => 0,
        infix => (length - infix.len()) / 2,
    }
}

/// CRC-32 as zlib has it.
pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// Six digits to the base of 62.
pub fn base62(number: u32) -> String {
    let digits: Vec<char> = ('0'..='9').chain('A'..='Z').chain('a'..='z').collect();
    (0..6).rev().map(|place| digits[(number / 62_u32.pow(place) % 62) as usize]).collect()
}
