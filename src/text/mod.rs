//! What every stage needs to deal with text: places in it, encodings, base64, hashes, names.

pub(crate) mod base64;
pub mod encoding;
pub mod hash;
pub(crate) mod name;
mod visible;

pub use visible::visible;

use std::ops::Range;

/// A place in a text, in bytes.
pub type Span = Range<usize>;

/// Whether a letter is a quote mark that people and programs put around a value.
pub fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '`' | '“' | '”' | '‘' | '’')
}
