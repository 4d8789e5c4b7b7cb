//! From a text to its report.

mod beside;
mod incidents;
mod keys;
mod kinds;
mod recorded;
mod reports;
mod samples;
mod signs;
mod tools;
mod weights;
