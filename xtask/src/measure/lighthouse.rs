//! Runs Lighthouse on the built page.

use crate::shell::{capture, command};
use crate::tools;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What Lighthouse found.
#[derive(Deserialize)]
pub struct Lighthouse {
    /// Category to score, of 100.
    pub categories: BTreeMap<String, u32>,
    /// Metric to value: milliseconds, but layout shift has no unit.
    pub metrics: BTreeMap<String, Option<f64>>,
    /// Audits that took points.
    pub failed: Vec<String>,
}

/// Looks at the page at an address, as a phone sees it.
pub fn look_at(address: &str) -> Result<Lighthouse, String> {
    let browsers = tools::browsers()?;
    let mut node = command(tools::node()?);
    node.current_dir(tools::node_modules()?).args(["lighthouse.mjs", address]);
    browsers.on(&mut node);
    let said = capture(&mut node)?;
    if !said.ok {
        return Err(format!("Lighthouse failed:\n{}", said.text()));
    }
    serde_json::from_str(said.stdout.trim()).map_err(|error| format!("Lighthouse wrote no report ({error}):\n{}", said.text()))
}
