//! The forms of keys.

use super::schema::{Alphabet, CredentialKind, KeyDetails, KeyFormat};
use super::{Owner, PROVIDERS, SERVICES, Table, details, table};
use std::sync::LazyLock;

/// What is told about each form of keys. Only what comes later uses it.
static DETAILS: Table<KeyDetails> = table!(KeyDetails);

/// Every known form of a key, with whose keys have it: the providers', then those of other services.
pub fn key_forms() -> impl Iterator<Item = (Owner, &'static KeyFormat)> {
    // One list, since a chain of iterators would be written out wherever it is used.
    static FORMS: LazyLock<Vec<(Owner, &KeyFormat)>> = LazyLock::new(|| {
        let mut forms = Vec::new();
        for provider in PROVIDERS.iter() {
            forms.extend(provider.keys.iter().map(|form| (Owner::Provider(provider), form)));
        }
        for service in SERVICES.iter() {
            forms.extend(service.keys.iter().map(|form| (Owner::Service(service), form)));
        }
        forms
    });
    FORMS.iter().copied()
}

impl KeyFormat {
    /// What is told about keys of this form.
    pub fn details(&self) -> &'static KeyDetails {
        details(DETAILS.iter().find(|details| details.id == self.id))
    }

    /// Whether a text begins as keys of this form do; of an exact one, whether it is one.
    pub fn begins(&self, text: &str) -> bool {
        !self.prefix.is_empty() && text.starts_with(self.prefix) && (!self.exact || self.fits(text))
    }

    /// Whether a text is a whole key of this form, as far as its prefix, infix, length and alphabet tell.
    pub fn fits(&self, text: &str) -> bool {
        text.strip_prefix(self.prefix).is_some_and(|body| {
            (self.lengths.is_empty() || self.lengths.contains(&text.len()))
                && self.infix.is_none_or(|infix| body.contains(infix))
                && body.bytes().all(|byte| self.alphabet.contains(byte))
        })
    }
}

impl KeyDetails {
    /// The kind of credential that such a key is; none if that depends on where it is used.
    pub fn credential(&self) -> Option<CredentialKind> {
        match self.class {
            "OAuth token" | "refresh token" => Some(CredentialKind::OauthToken),
            "gateway" => Some(CredentialKind::VirtualKey),
            "plan" => Some(CredentialKind::PlanKey),
            "access key ID" | "temporary" => Some(CredentialKind::CloudIdentity),
            "public" => None,
            _ => Some(CredentialKind::ApiKey),
        }
    }
}

impl Alphabet {
    /// Whether it has no letters but those of hexadecimal digits.
    pub fn is_hex(self) -> bool {
        matches!(self, Alphabet::Hex | Alphabet::HexParts)
    }

    /// Whether the byte belongs to it.
    pub fn contains(self, byte: u8) -> bool {
        let hex = || byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        match self {
            Alphabet::Alnum => byte.is_ascii_alphanumeric(),
            Alphabet::Letters => byte.is_ascii_alphabetic(),
            Alphabet::Lower => byte.is_ascii_lowercase() || byte.is_ascii_digit(),
            Alphabet::Base32 => byte.is_ascii_uppercase() || (b'2'..=b'7').contains(&byte),
            Alphabet::Hex => hex(),
            Alphabet::HexParts => hex() || matches!(byte, b'-' | b'_'),
            Alphabet::Word => byte.is_ascii_alphanumeric() || byte == b'_',
            Alphabet::Base64 => byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='),
            Alphabet::Base64Url => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'),
            Alphabet::Dotted => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'),
            Alphabet::Any => byte.is_ascii_graphic(),
        }
    }
}
