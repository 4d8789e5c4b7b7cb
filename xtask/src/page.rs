//! `cargo xtask build`: the page, ready to host.

use crate::shell::{command, dist, run};
use crate::{Failure, args::Args, tools};
use std::process::Command;

/// `cargo xtask build`
pub fn main(args: Args) -> Result<(), Failure> {
    args.end()?;
    build()?;
    println!("{} is ready to host; `cargo xtask serve` shows it", dist().display());
    Ok(())
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
