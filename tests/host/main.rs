//! The tests that run on the host, in one program: they share its build, and run beside each other. What each folder
//! tests stands in `tests/README.md`.

mod advice;
mod catalogue;
mod command;
#[path = "../common/mod.rs"]
mod common;
mod configuration;
mod credential;
mod diagnosis;
mod properties;
mod redaction;
mod terminal;
