//! The answer in other forms: JSON, Markdown, plain text, the facts for a link. They format and decide nothing; the
//! page renders the answer to elements by itself.

mod json;
mod key;
mod link;
mod markdown;
mod text;

pub use link::from_link;
