//! Commands that measure and decide nothing: how good the diagnosis is, and how fast.

mod advice;
pub mod bench;
pub mod eval;
pub mod lighthouse;
mod pastes;
mod redaction;
