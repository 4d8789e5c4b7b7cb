//! Compares a key with what is known of its form.

use super::cleaner::Cleaner;
use crate::catalogue::{Alphabet, KeyFormat};
use crate::credential::forms::Form;

/// One comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What was compared: `length`, `alphabet`, `infix`, `tail` or `checksum`.
    pub id: &'static str,
    /// Whether the key is like known keys of this form.
    pub passed: bool,
    /// The result in one or two sentences.
    pub says: String,
    /// Whether a failure proves that characters are wrong. That of a checksum does; lengths and alphabets change.
    pub proves: bool,
    /// Whether the key is shorter than any known key of its form.
    pub short: bool,
}

/// The comparisons that are possible: all of them if the key can have one form only, else that of the length.
pub fn all(key: &str, forms: &[Form], cleaner: &Cleaner) -> Vec<Check> {
    let mut checks = Vec::new();
    let mut lengths: Vec<usize> = forms.iter().flat_map(|(_, form)| form.lengths).copied().collect();
    lengths.sort_unstable();
    lengths.dedup();
    checks.extend(length(key, &lengths, forms));
    if let [(owner, form)] = forms {
        checks.extend(alphabet(key, form, cleaner));
        checks.extend(infix(key, form, owner.name()));
        checks.extend(tail(key, form, owner.name()));
        checks.extend(checksum(key, form));
    }
    checks
}

fn check(id: &'static str, passed: bool, says: String) -> Check {
    Check { id, passed, says, proves: false, short: false }
}

/// Compares the length with the known ones.
fn length(key: &str, lengths: &[usize], forms: &[Form]) -> Option<Check> {
    let length = key.chars().count();
    let (shortest, longest) = (*lengths.first()?, *lengths.last()?);
    if lengths.contains(&length) {
        return Some(check("length", true, format!("It has {length} characters, like known keys of this kind.")));
    }
    let known: Vec<String> = lengths.iter().map(usize::to_string).collect();
    let prefix = forms.first().map_or("", |(_, form)| form.prefix);
    let kind =
        if forms.len() > 1 && !prefix.is_empty() { format!("that begin with `{prefix}`") } else { "of this kind".to_owned() };
    let why = if length < shortest {
        format!("It may be cut off: it is {} shorter than the shortest.", count(shortest - length))
    } else if length > longest {
        format!("It may have something extra: it is {} longer than the longest.", count(length - longest))
    } else {
        "It may have missing or extra characters.".to_owned()
    };
    let says = format!(
        "It has {length} characters; known keys {kind} have {}. {why} Or the form is new: lengths change.",
        known.join(" or ")
    );
    Some(Check { short: length + 4 < shortest, ..check("length", false, says) })
}

fn count(number: usize) -> String {
    if number == 1 { "1 character".to_owned() } else { format!("{number} characters") }
}

/// Compares the characters after the prefix. Letters and digits that don't fit aren't shown: they are part of the key.
fn alphabet(key: &str, form: &KeyFormat, cleaner: &Cleaner) -> Option<Check> {
    let shown = characters(form.alphabet)?;
    let body = key.get(form.prefix.len()..)?;
    let is_odd = |letter: char| letter.is_ascii_graphic() && !form.alphabet.contains(letter as u8);
    let odd: Vec<usize> =
        body.chars().enumerate().filter(|(_, letter)| is_odd(*letter)).map(|(at, _)| at + form.prefix.len()).collect();
    let Some(first) = odd.first() else {
        return Some(check("alphabet", true, format!("After the prefix it has only {shown}, like known keys of this kind.")));
    };
    // A missing beginning that was restored shifts the positions after it.
    let moved = key.chars().count() - cleaner.letters.len();
    let position = first.checked_sub(moved).and_then(|at| cleaner.letters.get(at)).map_or(first + 1, |letter| letter.at);
    let more = if odd.len() > 1 { format!(", the first of {}", odd.len()) } else { String::new() };
    let mark = key.chars().nth(*first).filter(|letter| !letter.is_ascii_alphanumeric());
    let what = mark.map_or("a letter or digit".to_owned(), super::characters::name_of);
    let says = format!("Character {position} is {what}{more}; known keys of this kind have only {shown}.");
    Some(check("alphabet", false, says))
}

/// The characters of an alphabet, in words; none if any character fits.
fn characters(alphabet: Alphabet) -> Option<&'static str> {
    Some(match alphabet {
        Alphabet::Alnum => "letters and digits",
        Alphabet::Letters => "letters",
        Alphabet::Lower => "lowercase letters and digits",
        Alphabet::Base32 => "uppercase letters and the digits 2 to 7",
        Alphabet::Hex => "the digits 0 to 9 and a to f",
        Alphabet::HexParts => "the digits 0 to 9 and a to f, in groups",
        Alphabet::Word => "letters, digits and `_`",
        Alphabet::Base64 => "letters, digits, `+` and `/`",
        Alphabet::Base64Url => "letters, digits, `-` and `_`",
        Alphabet::Dotted => "letters, digits, `-`, `_` and dots",
        Alphabet::Any => return None,
    })
}

/// Looks for the fixed part in the middle of such keys.
fn infix(key: &str, form: &KeyFormat, owner: &str) -> Option<Check> {
    let infix = form.infix.filter(|infix| infix.len() > 1)?;
    Some(if key.contains(infix) {
        check("infix", true, format!("It contains `{infix}`, like {owner}’s keys of this kind."))
    } else {
        let says = format!(
            "{owner}’s keys of this kind contain `{infix}`, but this one doesn’t: it is cut off, mistyped, or has a newer form."
        );
        check("infix", false, says)
    })
}

/// Looks for the fixed end of such keys.
fn tail(key: &str, form: &KeyFormat, owner: &str) -> Option<Check> {
    let tail = Some(form.details().tail).filter(|tail| !tail.is_empty())?;
    Some(if key.ends_with(tail) {
        check("tail", true, format!("It ends with `{tail}`, like {owner}’s keys of this kind."))
    } else {
        let says = format!(
            "{owner}’s keys of this kind end with `{tail}`, but this one doesn’t: its end may be missing, or it has a newer form."
        );
        check("tail", false, says)
    })
}

/// Checks the checksum that some tokens end with: the CRC-32 of the characters before it, in base 62 with six digits.
fn checksum(key: &str, form: &KeyFormat) -> Option<Check> {
    let body = key.strip_prefix(form.prefix)?;
    // Tokens of other lengths may have another layout.
    if form.details().checksum != "crc32-base62" || body.len() != 36 || !body.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let (random, stored) = body.split_at(30);
    let passed = stored == base62(crc32(random.as_bytes()));
    let says = if passed {
        "Its last six characters are a correct checksum of the others: nothing in it is mistyped.".to_owned()
    } else {
        format!(
            "In {}’s tokens, the last six characters are a checksum of the others. Here they aren’t: a character is wrong, or it was never a token.",
            form.details().checksum_of
        )
    };
    Some(Check { proves: true, ..check("checksum", passed, says) })
}

/// CRC-32 as in IEEE 802.3.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = !0_u32;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 0 { crc >> 1 } else { (crc >> 1) ^ 0xedb8_8320 };
        }
    }
    !crc
}

/// A number in base 62 with six digits.
fn base62(mut number: u32) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut digits = [b'0'; 6];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[(number % 62) as usize];
        number /= 62;
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}
