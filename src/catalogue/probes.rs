//! The requests that ask providers whether a key works.

use super::schema::{Browsers, ProbeRequest};
use super::{Provider, Table, details, table};

/// The probe of each provider. Only what comes later uses it.
static PROBES: Table<ProbeRequest> = table!(ProbeRequest);

impl Provider {
    /// The request that asks it whether a key works.
    pub fn probe(&self) -> &'static ProbeRequest {
        details(PROBES.iter().find(|probe| probe.provider == self.id))
    }
}

impl ProbeRequest {
    /// Whether the page sends it itself.
    pub fn is_sent(&self) -> bool {
        matches!(self.browser, Browsers::Yes | Browsers::Likely)
    }

    /// The host that it goes to; empty where a variable names it.
    pub fn host(&self) -> &'static str {
        let host = self.url.strip_prefix("https://").and_then(|rest| rest.split('/').next());
        host.filter(|host| !host.contains('$')).unwrap_or("")
    }
}
