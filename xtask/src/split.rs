//! Cuts the compiled page in two: what the first answer needs, and what comes later.
//!
//! The program is compiled in one piece. Where `src/ui/later/mod.rs` says so, it is cut along its calls
//! and data, by the relocations that `.cargo/config.toml` has the linker keep; then each part is
//! bound, optimized and put in the place of the module that trunk wrote.

use crate::shell::{capture, cargo, command, read, run, write};
use crate::{slim, tools};
use std::path::{Path, PathBuf};
use why401::text::hash::fnv1a;

/// Trunk passes the same to wasm-opt; what rustc enables by default.
const FEATURES: &str = "--enable-bulk-memory --enable-bulk-memory-opt --enable-call-indirect-overlong --enable-multivalue \
                        --enable-mutable-globals --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext";

/// Flattening first makes more of the code alike, which saves 1 KB in brotli over `-Oz` alone; a third `-Oz` and the
/// word that nothing lies in the first 1,024 bytes, which are the very end of the stack, save half of one.
const PASSES: &str = "--low-memory-unused --flatten --rereloop -Oz -Oz -Oz --strip-producers --strip-target-features";

/// The names of the page's own modules below dist/.
pub struct Names {
    /// The glue.
    pub js: String,
    /// The first load's program.
    pub wasm: String,
    /// Loads the rest.
    pub loader: String,
}

/// Writes the parts into a folder. Development builds are cut too, and not optimized.
pub fn split(dist: &Path, release: bool) -> Result<Names, String> {
    let target = target_folder()?;
    let compiled = target.join("wasm32-unknown-unknown").join(if release { "page" } else { "debug" }).join("page.wasm");
    let parts = target.join("split");
    // What an earlier build left there isn't part of this one.
    let _ = std::fs::remove_dir_all(&parts);
    let main = parts.join("main.wasm");
    cut(&compiled, &parts, &main)?;
    bind(&main, &parts)?;

    let mut glue = read(&parts.join("page.js"))?;
    let mut loader = read(&parts.join("loader.js"))?;
    let (first, rest) = (parts.join("page_bg.wasm"), parts.join("split_later.wasm"));
    if release {
        // The later part has no panics of its own: it calls the first one's.
        let mut module = bytes(&first)?;
        slim::end_at_panics(&mut module)?;
        write(&first, module)?;
        optimize(&first)?;
        optimize(&rest)?;
    }
    let mut modules = [bytes(&first)?, bytes(&rest)?];
    if release {
        glue = slim::without_unused(&slim::without_comments(&glue), &modules[0])?;
        loader = slim::without_comments(&loader);
        slim::shorten_names(&mut glue, &mut modules[0])?;
        for module in &mut modules {
            slim::blank_locations(module)?;
        }
    }
    let [first, rest] = modules;
    // They belong together, so they have one hash.
    let hash = fnv1a([glue.as_bytes(), loader.as_bytes(), &first, &rest].concat().into_iter());
    let name = |stem: &str, extension: &str| format!("{stem}-{hash:016x}.{extension}");
    let names = Names { js: name("page", "js"), wasm: name("page", "wasm"), loader: name("loader", "js") };
    let later = name("later", "wasm");
    rename(&mut glue, "from \"./loader.js\"", &format!("from \"./{}\"", names.loader))?;
    rename(&mut loader, "./page.js", &format!("./{}", names.js))?;
    rename(&mut loader, "./split_later.wasm", &format!("./{later}"))?;
    write(&dist.join(&names.js), glue)?;
    write(&dist.join(&names.loader), loader)?;
    write(&dist.join(&names.wasm), first)?;
    write(&dist.join(later), rest)?;
    Ok(names)
}

fn rename(script: &mut String, was: &str, is: &str) -> Result<(), String> {
    if !script.contains(was) {
        return Err(format!("the glue doesn't name {was} any more; xtask/src/split.rs has to follow"));
    }
    *script = script.replace(was, is);
    Ok(())
}

fn target_folder() -> Result<PathBuf, String> {
    let said = capture(cargo().args(["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&said.stdout).map_err(|_| format!("cargo metadata failed:\n{}", said.text()))?;
    metadata["target_directory"].as_str().map(PathBuf::from).ok_or_else(|| "cargo metadata names no target folder".into())
}

fn cut(compiled: &Path, parts: &Path, main: &Path) -> Result<(), String> {
    let input = bytes(compiled)?;
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = parts;
    options.main_out_path = main;
    options.main_module = "./page.js";
    options.link_name = "./loader.js";
    let why = "is it linked with --emit-relocs? A variable RUSTFLAGS replaces what .cargo/config.toml says";
    wasm_split_cli_support::transform(options)
        .map_err(|error| format!("{} can't be cut ({error:#}); {why}", compiled.display()))?;
    if parts.join("split_later.wasm").is_file() {
        Ok(())
    } else {
        Err("nothing comes later: ui::later::load is never called".into())
    }
}

fn bind(main: &Path, parts: &Path) -> Result<(), String> {
    let bindgen = tools::wasm_bindgen()?;
    // What the later part calls in the first one must stay there.
    run(command(bindgen)
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--keep-debug", "--out-name", "page", "--out-dir"])
        .arg(parts)
        .arg(main))
}

fn optimize(module: &Path) -> Result<(), String> {
    let Some(wasm_opt) = tools::wasm_opt()? else {
        eprintln!("there is no wasm-opt, so the page is larger than it has to be; install Node.js");
        return Ok(());
    };
    run(command(wasm_opt).args(FEATURES.split_whitespace()).args(PASSES.split_whitespace()).arg(module).arg("-o").arg(module))
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{} can't be read: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_enables_the_same_features() {
        let html = read(&crate::shell::root().join("index.html")).unwrap();
        let same = FEATURES.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(html.contains(&format!("data-wasm-opt-params=\"{same}\"")), "index.html must pass {same}");
    }
}
