//! The inspection of a key.

mod inspection;
