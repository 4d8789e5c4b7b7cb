//! What all stages need to deal with text: spans, encodings, base64, hashes, names.

pub(crate) mod base64;
pub mod encoding;
pub mod hash;
pub(crate) mod name;
mod visible;

pub use visible::visible;

use std::ops::Range;

/// A span of a text, in bytes.
pub type Span = Range<usize>;

/// Whether a character is a quote mark that people and programs put around values.
pub fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '`' | '“' | '”' | '‘' | '’')
}
