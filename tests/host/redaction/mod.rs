//! What redaction finds, and that no key leaves.

mod forms;
mod secrecy;
