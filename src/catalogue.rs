//! Knowledge as data.
