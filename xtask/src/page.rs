//! `cargo xtask build`: the page, ready to host.
//!
//! The whole way from source to host, each step once: compile (cargo), split, bind (wasm-bindgen), optimize
//! (wasm-opt), assemble. What comes between compiler and assembly is skipped while nothing that it is made of changes.

use crate::build::{Build, SHORT_NAMES};
use crate::shell::{artifact, bytes, capture, cargo, command, dist, entries, read, root, write};
use crate::{Failure, assemble, split, tools};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;
use why401::text::hash::fnv1a;

/// Passes of wasm-opt. Flattening first makes more of the code alike, which saves 1 KB in brotli over `-Oz` alone;
/// repeating `-Oz`, and the promise that nothing lies in the first 1,024 bytes, which are the very end of the stack,
/// save half of one. Common parts of expressions stay where they are: brotli packs repeated code better than the locals
/// that would hold it, by half a kilobyte. The program's own record of the features that it needs tells wasm-opt which it
/// may use.
const PASSES: &str = "--low-memory-unused --flatten --rereloop -Oz -Oz -Oz --skip-pass=local-cse --strip-debug \
    --strip-producers --strip-target-features";

/// Has LLVM leave expressions that are the same on some ways into a block where they are. Moving them costs half a kilobyte
/// in brotli, for speed that the page doesn't need.
const SMALL: &str = "-Cllvm-args=-enable-pre=false";

/// What the bound and optimized modules are made of, the compiled program aside: this way and its tools.
const MADE_BY: [&str; 4] = [include_str!("page.rs"), include_str!("split.rs"), include_str!("../../Cargo.lock"), tools::NPM_LOCK];

/// What `cargo xtask build` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// A page that never asks a provider: it shows commands, and its policy allows no other host
    #[arg(long)]
    no_probe: bool,
}

/// `cargo xtask build`
pub fn main(args: &Args) -> Result<(), Failure> {
    Build { probes: !args.no_probe, ..Build::default() }.run()?;
    println!("{} is ready to host; `cargo xtask serve` shows it", dist().display());
    Ok(())
}

impl Build {
    /// Builds the page.
    ///
    /// # Errors
    /// A tool is missing and can't be installed, or a step failed: its message says why.
    pub fn run(&self) -> Result<(), String> {
        tools::wasm_target()?;
        let compiled = self.compile()?;
        let modules = self.modules(&compiled)?;
        assemble::assemble(self, &modules)
    }

    /// Compiles the program in one piece.
    fn compile(&self) -> Result<PathBuf, String> {
        let mut build = cargo();
        build.args(["build", "--package", "why401", "--bin", "page", "--target", tools::WASM, "--no-default-features"]);
        let split = if self.release { "split" } else { "web" };
        build.args(["--features", &if self.probes { format!("{split},probes") } else { split.to_owned() }]);
        if self.release {
            build.args(["--profile", "page"]);
            let mut flags = vec![SMALL.to_owned()];
            // Panics name the files of dependencies; where this machine keeps them is nobody else's business.
            for folder in cargo_home().iter().flat_map(|home| entries(&home.join("registry/src")).unwrap_or_default()) {
                flags.push(format!("--remap-path-prefix={}=", folder.display()));
            }
            build.args(["--config", &format!("target.{}.rustflags=['{}']", tools::WASM, flags.join("', '"))]);
        }
        artifact(&mut build, "page", self.quiet)
    }

    /// The folder with what the compiled program became: glue, program, what loads the later
    /// part, and that part; of a development build the first two.
    fn modules(&self, compiled: &Path) -> Result<PathBuf, String> {
        let folder = compiled.with_file_name(if self.probes { "page-modules" } else { "page-modules-without-probes" });
        let program = bytes(compiled)?;
        let stamp = folder.join("made-from");
        let made_from = format!("{:016x}", fnv1a(MADE_BY.iter().flat_map(|text| text.bytes()).chain(program.iter().copied())));
        if read(&stamp).is_ok_and(|stamp| stamp == made_from) {
            return Ok(folder);
        }
        // What an earlier build left there isn't part of this one.
        let _ = std::fs::remove_dir_all(&folder);
        if self.release {
            bind(split::split(&program, &folder)?, &folder, true)?;
            optimize(&folder, &["page_bg.wasm", "split_later.wasm"])?;
        } else {
            bind(program, &folder, false)?;
        }
        write(&stamp, made_from)?;
        Ok(folder)
    }
}

/// The folder in which cargo keeps the sources of dependencies.
fn cargo_home() -> Option<PathBuf> {
    let set = std::env::var_os("CARGO_HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
    set.or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}

/// Writes `page.js` and `page_bg.wasm`, and if the names of imports are to be short, [`SHORT_NAMES`].
fn bind(program: Vec<u8>, folder: &Path, short: bool) -> Result<(), String> {
    let failed = |error| format!("the page can't be bound: {error:#}");
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("page", program).typescript(false);
    // What the later part calls in the first one must stay there.
    bindgen.keep_lld_exports(true);
    let mut bound = bindgen.web(true).and_then(Bindgen::generate_output).map_err(failed)?;
    if short {
        let mut names = serde_json::Map::new();
        for import in bound.wasm_mut().imports.iter_mut().filter(|import| import.name.starts_with("__wbg_")) {
            let name = format!("i{}", names.len());
            let long = std::mem::replace(&mut import.name, name.clone());
            names.insert(long, name.into());
        }
        write(&folder.join(SHORT_NAMES), serde_json::Value::from(names).to_string())?;
    }
    bound.emit(folder).map_err(failed)
}

/// Optimizes modules in their place, side by side.
fn optimize(folder: &Path, modules: &[&str]) -> Result<(), String> {
    let wasm_opt = tools::npm_program("wasm-opt")?;
    let one = |module: &str| {
        let module = folder.join(module);
        let said = capture(command(&wasm_opt).args(PASSES.split_whitespace()).arg(&module).arg("-o").arg(&module))?;
        if said.ok { Ok(()) } else { Err(format!("wasm-opt failed:\n{}", said.text())) }
    };
    std::thread::scope(|scope| {
        let all: Vec<_> = modules.iter().map(|module| scope.spawn(move || one(module))).collect();
        all.into_iter().try_for_each(|one| one.join().map_err(|_| "wasm-opt was not waited for".to_owned())?)
    })
}

/// Builds the page without probes into another folder than dist/. Returns where it is.
pub fn build_without_probes() -> Result<PathBuf, String> {
    let dist = root().join("target/no-probe");
    Build { dist: dist.clone(), probes: false, quiet: true, ..Build::default() }.run()?;
    Ok(dist)
}
