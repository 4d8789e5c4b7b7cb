//! The label that replaces a secret: a pseudonym, the same for the same secret.

use super::found::last_four;
use super::{Kind, is_key_byte};
use crate::text::hash::fnv1a;

/// How many different secrets keep their number. It bounds the memory of a stream: the table takes 512 KB.
const MAX_REMEMBERED_SECRETS: usize = 1 << 14;

/// What labels call secrets and personal data other than keys.
const LABEL_NAMES: &[&str] = &["secret", "token", "cookie", "signature", "email", "host", "ip", "user", "id"];

/// Gives every secret its pseudonym: `[openai key #1, ends f3A4]`.
#[derive(Default)]
pub struct Pseudonyms {
    /// A hash table with open addressing: the hash of a secret, and its number. The standard library's map would add
    /// half a kilobyte to the page.
    numbers: Vec<(u64, u32)>,
    /// How many entries of `numbers` are in use.
    known: usize,
    /// How many different secrets of each kind there are.
    counts: Vec<(Kind, u32)>,
}

impl Pseudonyms {
    /// The label for a secret. Line breaks and foreign characters inside a key don't make it another secret.
    pub fn label(&mut self, secret: &str, kind: Kind) -> String {
        let number = self.number(hash(secret, kind), kind).to_string();
        let name = match kind {
            Kind::Key("") => "key",
            Kind::Key(owner) => return label_with_end(&[owner, " key #", &number].concat(), secret),
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
            Kind::Key(_) | Kind::Credential => label_with_end(&name, secret),
            _ => ["[", &name, "]"].concat(),
        }
    }

    /// The number of the secret with this hash; a new one if it isn't remembered.
    /// The number of the secret with this hash; a new one if it isn't remembered.
    fn number(&mut self, hash: u64, kind: Kind) -> u32 {
        if self.known * 2 >= self.numbers.len() && self.known < MAX_REMEMBERED_SECRETS {
            let old = std::mem::take(&mut self.numbers);
            self.numbers = vec![(0, 0); (old.len() * 2).max(16)];
            for (hash, number) in old.into_iter().filter(|(_, number)| *number > 0) {
                let at = self.slot(hash);
                self.numbers[at] = (hash, number);
            }
        }
        let at = self.slot(hash);
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
        if self.known < MAX_REMEMBERED_SECRETS {
            self.numbers[at] = (hash, count);
            self.known += 1;
        }
        count
    }

    /// The index in the table at which a hash is stored, or would be.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.numbers.len() - 1;
        let mut at = hash as usize & mask;
        while self.numbers[at].1 > 0 && self.numbers[at].0 != hash {
            at = (at + 1) & mask;
        }
        at
    }
}

/// `[name, ends f3A4]`; of a short secret no character is shown.
fn label_with_end(name: &str, secret: &str) -> String {
    let tail = last_four(secret);
    if secret.len() >= 24 && tail.bytes().all(|byte| is_key_byte(byte) || byte == b'=') {
        ["[", name, ", ends ", tail, "]"].concat()
    } else {
        ["[", name, "]"].concat()
    }
}

/// A hash of the characters that keys consist of, and of whether the secret is a key.
fn hash(secret: &str, kind: Kind) -> u64 {
    let counts = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'@' | b'+' | b'/');
    fnv1a(secret.bytes().filter(counts)) ^ u64::from(matches!(kind, Kind::Key(_)))
}

/// The length of the label at the beginning of a text, in bytes; 0 if there is none.
pub fn label_length(text: &str) -> usize {
    /// How much of a text is searched for the end of a label: no label is longer.
    const MAX_LABEL_BYTES: usize = 64;
    let Some(inside) = text.strip_prefix('[') else { return 0 };
    let inside = &inside.as_bytes()[..inside.len().min(MAX_LABEL_BYTES)];
    let Some(number) = inside.windows(2).position(|two| two == b" #") else { return 0 };
    let name = &inside[..number];
    let name = name.ends_with(b"key") || LABEL_NAMES.iter().any(|known| known.as_bytes() == name);
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
    fn labels_are_recognized() {
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
