//! The catalogue, and what is shown from it.

mod completeness;
mod probes;
mod remedies;
