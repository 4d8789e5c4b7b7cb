//! The core of why401: from a pasted error to its cause, the proof and the fix.
//!
//! ```
//! let report = why401::diagnose("openai.AuthenticationError: Error code: 401 - Incorrect API key provided: undefined.");
//! assert_eq!(report.cause().id(), "placeholder_key");
//! assert_eq!(report.provider, "openai");
//! ```
//!
//! The modules stand in the way of the data: [`redaction`] takes the secrets out, [`intake`] makes
//! the text comparable, [`traceback`] and [`payload`] read what runtimes and servers print,
//! [`facts`] collects what was read, [`provider`] names the service, [`rules`] weigh the facts,
//! [`diagnosis`] ranks, [`remedy`] advises, [`report`] is the answer. [`catalogue`] holds what is known.
//!
//! Nothing here does I/O, reads a clock or draws a random number.

pub mod catalogue;
pub mod credential;
pub mod details;
mod diagnose;
pub mod diagnosis;
pub mod environment;
pub mod facts;
pub mod hosting;
pub mod intake;
pub mod payload;
pub mod probe;
pub mod provider;
pub mod redaction;
pub mod remedy;
pub mod report;
pub mod rules;
pub mod samples;
pub mod text;
pub mod traceback;
#[cfg(feature = "web")]
pub mod ui;

pub use diagnose::diagnose;
