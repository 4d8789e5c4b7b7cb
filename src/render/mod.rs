//! The answer in other forms: JSON, Markdown, plain text, the facts for a link. They format and decide nothing; the
//! page renders the answer to elements by itself. Plain text is for the command and isn't part of the page.

mod json;
mod key;
mod link;
mod markdown;
#[cfg(not(target_arch = "wasm32"))]
mod text;

pub use link::from_link;
#[cfg(not(target_arch = "wasm32"))]
pub use text::Layout;
