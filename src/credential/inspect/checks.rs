//! How a key compares with what is known of its form.

use super::peel::Peel;
use crate::catalogue::{Alphabet, KeyFormat};
use crate::credential::forms::Form;

/// One comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What was compared: `length`, `alphabet`, `infix`, `tail` or `checksum`.
    pub id: &'static str,
    /// Whether it is as known keys of this form are.
    pub passed: bool,
    /// What came of it, in a sentence or two.
    pub says: String,
    /// A failure proves that characters are wrong. Lengths and alphabets change; a checksum doesn't.
    pub proves: bool,
    /// It is shorter than any known key.
    pub short: bool,
}

/// The comparisons that the form allows. Of several forms, only the length.
pub fn all(key: &str, forms: &[Form], peel: &Peel) -> Vec<Check> {
    let mut checks = Vec::new();
    let mut lengths: Vec<usize> = forms.iter().flat_map(|(_, form)| form.lengths).copied().collect();
    lengths.sort_unstable();
    lengths.dedup();
    checks.extend(length(key, &lengths, forms));
    if let [(owner, form)] = forms {
        checks.extend(alphabet(key, form, peel));
        checks.extend(infix(key, form, owner.name()));
        checks.extend(tail(key, form, owner.name()));
        checks.extend(checksum(key, form));
    }
    checks
}

fn check(id: &'static str, passed: bool, says: String) -> Check {
    Check { id, passed, says, proves: false, short: false }
}

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

/// The characters of the body. Letters aren't named: they are the key.
fn alphabet(key: &str, form: &KeyFormat, peel: &Peel) -> Option<Check> {
    let shown = characters(form.alphabet)?;
    let body = key.get(form.prefix.len()..)?;
    let is_odd = |letter: char| letter.is_ascii_graphic() && !form.alphabet.contains(letter as u8);
    let odd: Vec<usize> =
        body.chars().enumerate().filter(|(_, letter)| is_odd(*letter)).map(|(at, _)| at + form.prefix.len()).collect();
    let Some(first) = odd.first() else {
        return Some(check("alphabet", true, format!("After the prefix it has only {shown}, like known keys of this kind.")));
    };
    // A beginning that was put back moves what stands behind it.
    let moved = key.chars().count() - peel.letters().len();
    let place = first.checked_sub(moved).and_then(|at| peel.letters().get(at)).map_or(first + 1, |letter| letter.at);
    let more = if odd.len() > 1 { format!(", the first of {}", odd.len()) } else { String::new() };
    let mark = key.chars().nth(*first).filter(|letter| !letter.is_ascii_alphanumeric());
    let what = mark.map_or("a letter or digit".to_owned(), super::characters::name_of);
    let says = format!("Character {place} is {what}{more}; known keys of this kind have only {shown}.");
    Some(check("alphabet", false, says))
}

/// What an alphabet holds, in words.
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

/// Some tokens end with the checksum of what stands in front: CRC-32, to the base of 62, in six digits.
fn checksum(key: &str, form: &KeyFormat) -> Option<Check> {
    let body = key.strip_prefix(form.prefix)?;
    // Tokens of other lengths may have another layout.
    if form.details().checksum != "crc32-base62" || body.len() != 36 || !body.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let (random, told) = body.split_at(30);
    let passed = told == base62(crc32(random.as_bytes()));
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

fn base62(mut number: u32) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut digits = [b'0'; 6];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[(number % 62) as usize];
        number /= 62;
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}
