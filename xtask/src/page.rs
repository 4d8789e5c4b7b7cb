//! `cargo xtask build`: the page, ready to host.

use crate::shell::{capture, command, dist, root, run};
use crate::{Failure, tools};
use std::path::PathBuf;
use std::process::Command;

/// The variable that leaves the probes out. The build script of the core reads it, for the page and for
/// the policy alike.
const NO_PROBE: &str = "WHY401_NO_PROBE";

/// What `cargo xtask build` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// A page that never asks a provider: it shows commands, and its policy allows no other host
    #[arg(long)]
    no_probe: bool,
}

/// `cargo xtask build`
pub fn main(args: &Args) -> Result<(), Failure> {
    let mut trunk = trunk()?;
    if args.no_probe {
        trunk.env(NO_PROBE, "1");
    }
    run(trunk.args(["build", "--release"]))?;
    println!("{} is ready to host; `cargo xtask serve` shows it", dist().display());
    Ok(())
}

/// Builds the page without probes into another folder, from a folder of its own: what is compiled for it is of no use
/// for the other. Returns where it is.
pub fn build_without_probes() -> Result<PathBuf, String> {
    let folder = root().join("target/no-probe");
    let built = capture(
        trunk()?
            .args(["build", "--release", "--dist"])
            .arg(&folder)
            .env(NO_PROBE, "1")
            .env("CARGO_TARGET_DIR", root().join("target/no-probe-build")),
    )?;
    if built.ok { Ok(folder) } else { Err(built.text()) }
}

/// Builds dist/.
pub fn build() -> Result<(), String> {
    run(trunk()?.args(["build", "--release"]))
}

/// trunk, so that it finds its tools and asks the network for nothing.
pub fn trunk() -> Result<Command, String> {
    let tools = tools::page()?;
    let mut trunk = command(&tools.trunk);
    tools.on(&mut trunk)?;
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk reads this as its own flag and refuses the usual value `1`.
    trunk.env_remove("NO_COLOR");
    // A failed build is explained by cargo; where inside trunk it was noticed helps nobody.
    trunk.env("RUST_BACKTRACE", "0");
    Ok(trunk)
}
