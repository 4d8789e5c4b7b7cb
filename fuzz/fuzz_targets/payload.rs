//! Error bodies and tracebacks in any text.

#![no_main]

#[path = "../../tests/common/checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::payload(&String::from_utf8_lossy(bytes)));
