//! The core of why401.
pub mod hosting;
pub mod catalogue;
