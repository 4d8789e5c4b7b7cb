//! What is found in a text, and the characters that keys consist of.

use std::ops::Range;

/// What kind of secret or personal data was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A key of a known form, with the id of the service whose form it is; empty if several services share the form.
    Key(&'static str),
    /// A value whose name or position says that it is a key, password or token.
    Credential,
    /// A JSON Web Token.
    Token,
    /// The cookies of a request or an answer.
    Cookie,
    /// The signature of a request.
    Signature,
    /// A private key block.
    PrivateKey,
    /// An e-mail address.
    Email,
    /// The name of a host.
    Host,
    /// An IP address.
    Address,
    /// The name of a user.
    User,
    /// The id of an account, organization or project.
    Id,
}

/// A secret in a text, or personal data.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its span in the text, in bytes.
    pub range: Range<usize>,
    /// What kind it is.
    pub kind: Kind,
}

/// The last four characters of a text.
pub fn last_four(text: &str) -> &str {
    let start = text.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    &text[start..]
}

/// Whether a byte is one that keys of every form may hold: ASCII letters and digits, `-` and `_`.
pub fn is_key_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}
