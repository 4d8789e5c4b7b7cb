//! What stands in the place of a secret: a pseudonym, the same for the same secret.

use super::found::last_four;
use super::{Kind, is_key_byte};
use crate::text::hash::fnv1a;

/// So many different secrets are recognized when they come again.
const REMEMBERED: usize = 1 << 14;

/// What labels call that which isn't a key.
const NAMES: &[&str] = &["secret", "token", "cookie", "signature", "email", "host", "ip", "user", "id"];

/// Gives every secret its pseudonym: `[openai key #1, ends f3A4]`.
#[derive(Default)]
pub struct Pseudonyms {
    /// Open addressing: the hash of a secret, and its number. A library's map would be half a kilobyte of
    /// the page.
    numbers: Vec<(u64, u32)>,
    known: usize,
    /// How many there are of each kind.
    counts: Vec<(Kind, u32)>,
}

impl Pseudonyms {
    /// The label for a secret. Line breaks and odd characters inside a key don't make it another one.
    pub fn label(&mut self, secret: &str, kind: Kind) -> String {
        let number = self.number(hash(secret, kind), kind).to_string();
        let name = match kind {
            Kind::Key("") => "key",
            Kind::Key(owner) => return ends(&[owner, " key #", &number].concat(), secret),
            Kind::Credential => "secret",
            Kind::Token => "token",
            Kind::Cookie => "cookie",
            Kind::Signature => "signature",
            Kind::PrivateKey => "private key",
            Kind::Email => "email",
            Kind::Host => "host",
            Kind::Address => "ip",
            Kind::User => "user",
            Kind::Id => "id",
        };
        let name = [name, " #", &number].concat();
        match kind {
            Kind::Key(_) | Kind::Credential => ends(&name, secret),
            _ => ["[", &name, "]"].concat(),
        }
    }

    fn number(&mut self, hash: u64, kind: Kind) -> u32 {
        if self.known * 2 >= self.numbers.len() && self.known < REMEMBERED {
            let old = std::mem::take(&mut self.numbers);
            self.numbers = vec![(0, 0); (old.len() * 2).max(16)];
            for (hash, number) in old.into_iter().filter(|(_, number)| *number > 0) {
                let at = self.place(hash);
                self.numbers[at] = (hash, number);
            }
        }
        let at = self.place(hash);
        if self.numbers[at].1 > 0 {
            return self.numbers[at].1;
        }
        let count = match self.counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => count,
            None => {
                self.counts.push((kind, 0));
                let last = self.counts.len() - 1;
                &mut self.counts[last].1
            }
        };
        *count += 1;
        let count = *count;
        if self.known < REMEMBERED {
            self.numbers[at] = (hash, count);
            self.known += 1;
        }
        count
    }

    /// Where a hash stands, or would.
    fn place(&self, hash: u64) -> usize {
        let mask = self.numbers.len() - 1;
        let mut at = hash as usize & mask;
        while self.numbers[at].1 > 0 && self.numbers[at].0 != hash {
            at = (at + 1) & mask;
        }
        at
    }
}

/// `[name, ends f3A4]`; of a short secret nothing is shown.
fn ends(name: &str, secret: &str) -> String {
    let tail = last_four(secret);
    if secret.len() >= 24 && tail.bytes().all(|byte| is_key_byte(byte) || byte == b'=') {
        ["[", name, ", ends ", tail, "]"].concat()
    } else {
        ["[", name, "]"].concat()
    }
}

/// The letters and digits of a secret, and whether it is a key.
fn hash(secret: &str, kind: Kind) -> u64 {
    let counts = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'@' | b'+' | b'/');
    fnv1a(secret.bytes().filter(counts)) ^ u64::from(matches!(kind, Kind::Key(_)))
}

/// The length of the label at the beginning of a text, in bytes; 0 if there is none.
pub fn label_length(text: &str) -> usize {
    /// Longer than every label.
    const LONGEST: usize = 64;
    let Some(inside) = text.strip_prefix('[') else { return 0 };
    let inside = &inside.as_bytes()[..inside.len().min(LONGEST)];
    let Some(number) = inside.windows(2).position(|two| two == b" #") else { return 0 };
    let name = &inside[..number];
    let name = name.ends_with(b"key") || NAMES.iter().any(|known| known.as_bytes() == name);
    let digits = inside[number + 2..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = &inside[number + 2 + digits..];
    let tail = if rest.starts_with(b", ends ") { 11 } else { 0 };
    let whole = name && digits > 0 && rest.get(tail) == Some(&b']');
    if whole { 1 + number + 2 + digits + tail + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_secrets_have_equal_labels_and_kinds_count_by_themselves() {
        let mut names = Pseudonyms::default();
        let one = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7";
        assert_eq!(names.label(one, Kind::Key("openai")), "[openai key #1, ends 4yZ7]");
        assert_eq!(names.label("hunter2", Kind::Credential), "[secret #1]");
        assert_eq!(names.label("aB3dE6gH9jK2mN5pQ8sT1\n  vW4yZ7", Kind::Key("openai")), "[openai key #1, ends 4yZ7]");
        for number in 2..2000 {
            assert_eq!(
                names.label(&format!("{one}{number:04}"), Kind::Key("")),
                format!("[key #{}, ends {number:04}]", number - 1)
            );
        }
        assert_eq!(names.label(one, Kind::Key("openai")), "[openai key #1, ends 4yZ7]");
    }

    #[test]
    fn labels_are_known_again() {
        for label in
            ["[openai key #1, ends 4yZ7]", "[key #20]", "[private key #3]", "[aws-bedrock key #1, ends yZ7=]", "[secret #1]"]
        {
            assert_eq!(label_length(&format!("{label} and more")), label.len(), "{label}");
        }
        for text in ["", "[", "[a", "[key 1: x]", "[ERROR #", "[#1]", "[build #12, ends soon]", "[key #x]", "x"] {
            assert_eq!(label_length(text), 0, "{text}");
        }
    }
}
