//! The core of why401: from a pasted error to its cause, the proof and the fix.
//!
//! ```
//! let report = why401::diagnose("openai.AuthenticationError: Error code: 401 - Incorrect API key provided: undefined.");
//! assert_eq!(report.cause().id(), "placeholder_key");
//! assert_eq!(report.provider, "openai");
//! ```
//!
//! The modules stand in layers, each of which uses only those below it (`ARCHITECTURE.md`): [`redaction`] takes the
//! secrets out, [`intake`] cuts the text into segments and makes it comparable, [`traceback`] and [`payload`] read what
//! runtimes and servers print, [`facts`] collects what was read, [`diagnosis`] finds the incidents and the cause of each,
//! [`report`] is what was found, [`remedy`] and [`environment`] have the advice, [`answer`] puts both together, [`render`]
//! formats it. [`catalogue`] holds what is known.
//!
//! Nothing here does I/O, reads a clock or draws a random number.

pub mod answer;
pub mod catalogue;
pub mod credential;
pub mod diagnosis;
pub mod environment;
pub mod facts;
pub mod hosting;
pub mod intake;
pub mod payload;
pub mod probe;
pub mod redaction;
pub mod remedy;
pub mod render;
pub mod report;
pub mod samples;
mod situation;
pub mod text;
pub mod traceback;
#[cfg(feature = "web")]
pub mod ui;

pub use diagnosis::diagnose;
