//! The whole way, from any text to every output.

#![no_main]

#[path = "../../tests/common/checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::diagnose(&String::from_utf8_lossy(bytes)));
