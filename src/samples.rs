//! Pastes to try the page with. The keys in them are masked as OpenAI masks them.

/// A paste to try.
#[derive(Debug, PartialEq)]
pub struct Sample {
    /// What stands on its button.
    pub label: &'static str,
    /// The paste.
    pub text: &'static str,
}

/// The samples, in the order of their buttons.
pub static SAMPLES: &[Sample] = &[
    Sample { label: "Quotes in the key", text: include_str!("../catalogue/samples/quotes.txt") },
    Sample { label: "Unknown key, curl", text: include_str!("../catalogue/samples/curl.txt") },
    Sample { label: "Another service’s key", text: include_str!("../catalogue/samples/foreign.txt") },
    Sample { label: "No key found, Node", text: include_str!("../catalogue/samples/node.txt") },
    Sample { label: "Newline after the key", text: include_str!("../catalogue/samples/newline.txt") },
];
