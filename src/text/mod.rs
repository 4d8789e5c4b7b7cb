//! What every stage needs to deal with text: places in it, encodings, base64, hashes, names.

pub(crate) mod base64;
pub mod encoding;
pub mod hash;
pub(crate) mod name;

use std::ops::Range;

/// A place in a text, in bytes.
pub type Span = Range<usize>;
