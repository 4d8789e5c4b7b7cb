//! What a build of the page is told.

use crate::shell::dist;
use std::path::PathBuf;

/// The file with the short names of the functions that the program imports from `page.js`, by their long names; a cache of
/// esbuild, which writes them into `page.js`. The long names end in hashes, which don't compress, and stand in both files.
pub const SHORT_NAMES: &str = "short-names.json";

/// A build of the page.
pub struct Build {
    /// The folder that it is written into.
    pub dist: PathBuf,
    /// Whether the page may ask providers whether a key works.
    pub probes: bool,
    /// Whether it is made for hosting: small, cut in two and compressed. Otherwise it is made fast.
    pub release: bool,
    /// Keeps what cargo says to itself unless the build fails.
    pub quiet: bool,
}

impl Default for Build {
    fn default() -> Self {
        Build { dist: dist(), probes: true, release: true, quiet: false }
    }
}
