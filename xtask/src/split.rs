//! Cuts the compiled page in two: what the first answer needs, and what comes later.
//!
//! The program is compiled in one piece. Where `src/ui/later/mod.rs` says so, it is cut along its calls
//! and data, by the relocations that `.cargo/config.toml` has the linker keep.

use crate::shell::bytes;
use std::path::Path;
use wasm_split_cli_support::{Options, transform};

/// Writes `split_later.wasm`, and `loader.js`, which loads it, into a folder. Returns the rest of the program, which
/// expects to be bound as `page.js` in the same folder.
pub fn split(program: &[u8], folder: &Path) -> Result<Vec<u8>, String> {
    let main = folder.join("main.wasm");
    let mut options = Options::new(program);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = "./page.js";
    options.link_name = "./loader.js";
    let why = "is it linked with --emit-relocs? A variable RUSTFLAGS replaces what .cargo/config.toml says";
    transform(options).map_err(|error| format!("the page can't be cut ({error:#}); {why}"))?;
    if !folder.join("split_later.wasm").is_file() {
        return Err("nothing comes later: ui::later::load is never called".into());
    }
    bytes(&main)
}
