//! What is found in a text, and the letters that secrets consist of.

use std::ops::Range;

/// What was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A key of a known form, and the id of the only service that has it; empty if several do.
    Key(&'static str),
    /// Something in the place of a key, password or token.
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

/// A secret in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where it is, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// The last four characters of a text.
pub fn last_four(text: &str) -> &str {
    let start = text.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    &text[start..]
}

/// Whether a byte may be part of every key.
pub fn is_key_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}
