//! How commands fail.

/// Why a command ended without success.
pub enum Failure {
    /// The command line can't be understood: exit status 2.
    Usage(String),
    /// The work failed: exit status 1.
    Work(String),
    /// The work failed and has already said so: exit status 1, no further text.
    Said,
}

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Failure::Work(text)
    }
}
