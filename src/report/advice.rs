//! Advice, as data.

/// A text for one place or language.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceText {
    /// Id of the place or language.
    pub place: &'static str,
    /// The text.
    pub text: String,
}

/// Broken and fixed code in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct CodePair {
    /// Language id.
    pub language: &'static str,
    /// The faulty code.
    pub broken: String,
    /// The same code, mended.
    pub fixed: String,
    /// One sentence on what changed.
    pub changed: String,
}

/// Advice beyond the quick fix.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Advice {
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Code pairs, the language of the paste first.
    pub code: Vec<CodePair>,
    /// How to see that it worked, by place or language.
    pub verify: Vec<PlaceText>,
    /// How to continue until it is fixed.
    pub workaround: String,
    /// How to prevent it.
    pub prevention: String,
}

/// An exception of a chain.
#[derive(Clone, Debug, PartialEq)]
pub struct ChainLink {
    /// Its class, as printed.
    pub class: String,
    /// The beginning of its message, redacted.
    pub message: String,
    /// The offset of the class in the original paste, in bytes.
    pub start: usize,
    /// The offset of the byte after it.
    pub end: usize,
}
