//! Finds the tools that the other commands need, and installs those that are missing.
//!
//! Each tool and version has a root of its own in a cache outside of the checkout, so a clean
//! checkout and a change of version cost nothing that was already paid for. A tool of the right
//! version on PATH is used as it is.

use crate::Failure;
use crate::shell::{capture, command, on_path, read, root, run, write};
use std::path::{Path, PathBuf};
use std::process::Command;
use why401::text::hash::fnv1a;

const CARGO_FUZZ: &str = "0.13.2";
const CARGO_MUTANTS: &str = "27.1.0";

/// The target that the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The programs from npm that build the page, with their versions and the hashes of their files.
pub const NPM_LOCK: &str = include_str!("../npm/package-lock.json");
const NPM_PACKAGES: &str = include_str!("../npm/package.json");

/// `cargo xtask tools`
pub fn main() -> Result<(), Failure> {
    wasm_target()?;
    npm_program("wasm-opt")?;
    wasm_test_runner()?;
    browsers()?;
    node_modules()?;
    println!("everything is there");
    Ok(())
}

/// The program that runs a wasm test binary in a browser. It has to be of the same version as the crate wasm-bindgen.
pub fn wasm_test_runner() -> Result<PathBuf, String> {
    let version = version_in_lock(include_str!("../../Cargo.lock"), "wasm-bindgen").ok_or("Cargo.lock names no wasm-bindgen")?;
    // Its published lock file names a dependency that was withdrawn, so without --locked.
    cargo_tool("wasm-bindgen-cli", "wasm-bindgen-test-runner", version, "about 2 minutes", false)
}

fn version_in_lock<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    Some(rest.split_once('"')?.0)
}

/// Installs Rust's standard library for the page, if it is missing.
pub fn wasm_target() -> Result<(), String> {
    let library = capture(command("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if library.ok && Path::new(library.stdout.trim()).is_dir() {
        return Ok(());
    }
    if on_path(&["rustup"]).is_none() {
        return Err(format!("this Rust has no standard library for {WASM}; install Rust by https://rustup.rs"));
    }
    eprintln!("installing the Rust target {WASM} (seconds, once)…");
    run(command("rustup").args(["target", "add", WASM]))
}

/// cargo-fuzz, run by nightly, which it needs; installs what is missing.
pub fn cargo_fuzz() -> Result<Command, String> {
    let rustup = on_path(&["rustup"]).ok_or("rustup is missing: install Rust by https://rustup.rs")?;
    if !capture(command(&rustup).args(["run", "nightly", "rustc", "--version"]))?.ok {
        eprintln!("installing the nightly toolchain (about a minute, once)…");
        run(command(&rustup).args(["toolchain", "install", "nightly", "--profile", "minimal"]))?;
    }
    let program = cargo_tool("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, "about a minute", true)?;
    let mut fuzz = command(rustup);
    fuzz.args(["run", "nightly"]).arg(program).arg("fuzz");
    // It would build with the cargo that runs us, which isn't nightly's.
    fuzz.env_remove("CARGO");
    Ok(fuzz)
}

/// cargo-mutants; installs it when it is missing. Its first argument has to be `mutants`.
pub fn cargo_mutants() -> Result<Command, String> {
    cargo_tool("cargo-mutants", "cargo-mutants", CARGO_MUTANTS, "about a minute", true).map(command)
}

/// Where the tools are kept.
fn cache() -> Result<PathBuf, String> {
    let from = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    from("WHY401_TOOLS")
        .or_else(|| from("XDG_CACHE_HOME").map(|cache| cache.join("why401")))
        .or_else(|| from("HOME").or_else(|| from("USERPROFILE")).map(|home| home.join(".cache/why401")))
        .ok_or_else(|| "no place for the build tools: set WHY401_TOOLS to a folder".into())
}

/// A program from a package of crates.io, compiled with the package's own lock file if `locked`. Installs it, if it is
/// missing.
fn cargo_tool(package: &str, name: &str, version: &str, takes: &str, locked: bool) -> Result<PathBuf, String> {
    if let Some(path) = on_path(&[name]).filter(|path| prints_version(path, version)) {
        return Ok(path);
    }
    let place = cache()?.join(format!("{package}-{version}"));
    let program = place.join(format!("bin/{name}{}", std::env::consts::EXE_SUFFIX));
    if prints_version(&program, version) {
        return Ok(program);
    }
    let what = format!("{package}@{version}");
    if on_path(&["cargo-binstall"]).is_some() {
        eprintln!("installing {package} {version} by cargo binstall (seconds, once)…");
        run(command("cargo").args(["binstall", "--no-confirm", "--root"]).arg(&place).arg(&what))?;
    } else {
        eprintln!("installing {package} {version} ({takes}, once)…");
        // An unoptimized tool does as well, and is there in a third of the time. The target folder of this checkout
        // would keep gigabytes for nothing, so not there.
        let mut install = command("cargo");
        install.args(["install", "--quiet", "--debug", "--root"]).arg(&place).arg(&what).env_remove("CARGO_TARGET_DIR");
        run(if locked { install.arg("--locked") } else { &mut install })?;
    }
    if prints_version(&program, version) {
        Ok(program)
    } else {
        Err(format!("{package} {version} was installed but {} doesn't run", program.display()))
    }
}

fn prints_version(program: &Path, version: &str) -> bool {
    let name = program.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    let mut asked = command(program);
    // Cargo calls a subcommand of its own with the name of the subcommand first.
    asked.args(name.strip_prefix("cargo-")).arg("--version");
    program.is_file()
        && capture(&mut asked).is_ok_and(|said| said.ok && said.stdout.split_whitespace().any(|word| word == version))
}

/// A program from npm that builds the page: `wasm-opt` or `esbuild`. Installs both, if they are missing.
pub fn npm_program(name: &str) -> Result<PathBuf, String> {
    let place = cache()?.join(format!("npm-{:016x}", fnv1a(NPM_LOCK.bytes())));
    // npm writes it when everything is there.
    if !place.join("node_modules/.package-lock.json").is_file() {
        eprintln!("installing wasm-opt and esbuild from npm (seconds, once)…");
        write(&place.join("package.json"), NPM_PACKAGES)?;
        write(&place.join("package-lock.json"), NPM_LOCK)?;
        npm(&place, &["ci"])?;
    }
    let suffix = if cfg!(windows) { ".cmd" } else { "" };
    Ok(place.join("node_modules/.bin").join(format!("{name}{suffix}")))
}

/// Runs npm in a folder, quietly unless it fails.
fn npm(folder: &Path, args: &[&str]) -> Result<(), String> {
    let npm = on_path(&["npm"]).ok_or("npm is missing: install Node.js 20 or later, https://nodejs.org")?;
    let mut npm = command(npm);
    npm.current_dir(folder).args(["--prefix", "."]).args(args).args(["--no-audit", "--no-fund"]);
    let done = capture(&mut npm)?;
    if done.ok { Ok(()) } else { Err(format!("npm {} failed:\n{}", args.join(" "), done.text())) }
}

/// The program `node`.
pub fn node() -> Result<PathBuf, String> {
    on_path(&["node"]).ok_or_else(|| "node is missing: install Node.js 20 or later, https://nodejs.org".into())
}

/// The folder with the end-to-end tests, their packages installed as the lock file says.
pub fn node_modules() -> Result<PathBuf, String> {
    let folder = root().join("tests/e2e");
    let lock = read(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(folder);
    }
    eprintln!("installing the packages of the browser tests from npm (about half a minute, once)…");
    npm(&folder, &["ci"])?;
    write(&stamp, lock)?;
    Ok(folder)
}

/// The browsers that the tests drive.
pub struct Browsers {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// Its WebDriver, of the same major version.
    pub chromedriver: PathBuf,
    /// Firefox.
    pub firefox: PathBuf,
}

impl Browsers {
    fn find() -> Result<Self, &'static str> {
        Ok(Browsers {
            chromium: find(
                "CHROME",
                &["chromium", "google-chrome", "google-chrome-stable", "chrome", "chromium-browser"],
                &[
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                ],
            )
            .ok_or("Chromium")?,
            chromedriver: find("CHROMEDRIVER", &["chromedriver"], &["/usr/lib/chromium-browser/chromedriver"])
                .ok_or("chromedriver")?,
            firefox: find(
                "FIREFOX",
                &["firefox-esr", "firefox"],
                &["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"],
            )
            .ok_or("Firefox")?,
        })
    }

    /// Tells a command where they are.
    pub fn on(&self, command: &mut Command) {
        command.env("CHROME", &self.chromium).env("CHROMEDRIVER", &self.chromedriver).env("FIREFOX", &self.firefox);
    }
}

fn find(variable: &str, names: &[&str], places: &[&str]) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
        .or_else(|| on_path(names))
        .or_else(|| places.iter().map(PathBuf::from).find(|path| path.is_file()))
}

/// Finds the browsers; on Debian and Ubuntu, as root, installs what is missing.
pub fn browsers() -> Result<Browsers, String> {
    let missing = match Browsers::find() {
        Ok(found) => return Ok(found),
        Err(missing) => missing,
    };
    let packages = apt_packages();
    if on_path(&["apt-get"]).is_some() && is_root() {
        eprintln!("{missing} is missing; installing {} (about 2 minutes, once)…", packages.join(" "));
        for args in [vec!["update"], [vec!["install", "-y", "--no-install-recommends"], packages.to_vec()].concat()] {
            let done = capture(command("apt-get").args(["-qq"]).args(&args).env("DEBIAN_FRONTEND", "noninteractive"))?;
            if !done.ok {
                return Err(format!("apt-get {} failed:\n{}", args.join(" "), done.text()));
            }
        }
        return Browsers::find().map_err(|missing| format!("{missing} is still missing after apt-get install"));
    }
    Err(format!(
        "{missing} is missing. The browser tests need Chromium or Chrome, its chromedriver, and Firefox.\n  \
         Debian: sudo apt-get install {}\n  \
         macOS: brew install --cask google-chrome chromedriver firefox\n  \
         Windows: winget install Google.Chrome Mozilla.Firefox; chromedriver from https://googlechromelabs.github.io/chrome-for-testing/\n  \
         Elsewhere: name them by $CHROME, $CHROMEDRIVER and $FIREFOX. `cargo xtask test --skip-browser` does without.",
        packages.join(" ")
    ))
}

/// Ubuntu's own chromium package only points at a snap, and its Firefox isn't called ESR.
fn apt_packages() -> [&'static str; 3] {
    let ubuntu = std::fs::read_to_string("/etc/os-release").is_ok_and(|text| text.contains("ID=ubuntu"));
    if ubuntu { ["chromium-browser", "chromium-chromedriver", "firefox"] } else { ["chromium", "chromium-driver", "firefox-esr"] }
}

fn is_root() -> bool {
    capture(command("id").arg("-u")).is_ok_and(|said| said.stdout.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_of_one_package_only() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }
}
