//! From a text to its report.

mod beside;
mod codes;
mod incidents;
mod keys;
mod kinds;
mod names;
mod recorded;
mod reports;
mod samples;
mod signs;
mod tools;
mod weights;
