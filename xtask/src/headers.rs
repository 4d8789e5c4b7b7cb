//! What a host must send with the files of dist/: the core's headers, and for how long each file keeps.

use crate::Failure;
use crate::shell::{dist, files_below};
use std::fmt::Write;
use std::path::Path;

/// How long a browser may keep a file. A name that carries the hash of its content never changes its
/// content; everything else is asked for again, and answered with 304 when it is the same.
pub fn cache_control(path: &str) -> &'static str {
    if is_hashed(path) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Whether a file's name carries a hash: `page-1a2b3c4d5e6f7a8b_bg.wasm`, `boot-….js`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split(['-', '_', '.']).skip(1).any(|part| {
        // Trunk writes its hashes without leading zeros.
        (12..=16).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    })
}

/// The `_headers` file that Netlify, Cloudflare Pages and their like read.
pub fn netlify(dist: &Path) -> Result<String, String> {
    let mut text = String::from("/*\n");
    for (name, value) in why401::hosting::headers() {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for file in files_below(dist)? {
        let Ok(path) = file.strip_prefix(dist) else {
            continue;
        };
        let path = path.to_string_lossy().replace('\\', "/");
        if is_hashed(&path) {
            let _ = writeln!(text, "/{path}\n  Cache-Control: {}", cache_control(&path));
        }
    }
    Ok(text)
}

/// The same for the `server` block of an nginx configuration.
fn nginx() -> String {
    let mut text =
        String::from("# nginx drops inherited headers where a block adds its own, so these stand on the server block only.\n");
    for (name, value) in why401::hosting::headers() {
        let _ = writeln!(text, "add_header {name} \"{}\" always;", value.replace('"', "\\\""));
    }
    let (hashed, other) = (cache_control("page-0123456789abcdef.js"), cache_control("index.html"));
    let _ = writeln!(text, "add_header Cache-Control $why401_cache always;");
    let _ = writeln!(text, "# On the http block, beside the server:");
    let _ = writeln!(text, "# map $uri $why401_cache {{");
    let _ = writeln!(text, "#   default \"{other}\";");
    let _ = writeln!(text, "#   \"~-[0-9a-f]{{12,16}}[._]\" \"{hashed}\";");
    let _ = writeln!(text, "# }}");
    text
}

/// What `cargo xtask headers` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Whose configuration to write
    server: Server,
}

#[derive(Clone, clap::ValueEnum)]
enum Server {
    /// A server block of nginx
    Nginx,
    /// The file _headers of Netlify and Cloudflare Pages
    Netlify,
}

/// `cargo xtask headers nginx|netlify`
pub fn main(args: &Args) -> Result<(), Failure> {
    match args.server {
        Server::Nginx => print!("{}", nginx()),
        Server::Netlify => print!("{}", netlify(&dist())?),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept() {
        for path in [
            "page-1a2b3c4d5e6f7a8b_bg.wasm",
            "a/page-1a2b3c4d5e6f7a8b.js",
            "boot-0123456789abcdef.js",
            "style-a2b3c4d5e6f7a8b.css",
        ] {
            assert!(cache_control(path).contains("immutable"), "{path}");
        }
        for path in ["index.html", "boot.js", "errors/missing-key/index.html", "favicon.svg", "deadbeefdeadbeef.svg"] {
            assert_eq!(cache_control(path), "no-cache", "{path}");
        }
    }

    #[test]
    fn trunk_serve_sends_the_same_headers() {
        let trunk = crate::shell::read(&crate::shell::root().join("Trunk.toml")).unwrap();
        let (_, stated) = trunk.split_once("[serve.headers]\n").unwrap_or_default();
        let stated: Vec<&str> =
            stated.lines().take_while(|line| !line.starts_with('[')).filter(|line| !line.is_empty()).collect();
        let wanted: Vec<String> = why401::hosting::headers().iter().map(|(name, value)| format!("{name} = {value:?}")).collect();
        assert_eq!(stated, wanted, "\nin Trunk.toml write:\n\n[serve.headers]\n{}\n", wanted.join("\n"));
    }
}
