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

/// Whether a file's name or its folder's carries a hash: `page-1a2b3c4d5e6f7a8b/page.js`, `boot-….js`.
fn is_hashed(path: &str) -> bool {
    path.rsplit('/').take(2).any(|name| {
        name.split(['-', '_', '.']).skip(1).any(|part| {
            // Trunk writes its hashes without leading zeros.
            (12..=16).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        })
    })
}

/// The `_headers` file that Netlify, Cloudflare Pages and their like read, for a page at a path that ends in `/`.
pub fn netlify(dist: &Path, probes: bool, path: &str) -> Result<String, String> {
    let mut text = format!("{path}*\n");
    for (name, value) in why401::hosting::headers(probes) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for file in files_below(dist)? {
        let Ok(name) = file.strip_prefix(dist) else {
            continue;
        };
        let name = name.to_string_lossy().replace('\\', "/");
        // What is sent in the place of another file is sent under that file's name.
        if is_hashed(&name) && !name.ends_with(".br") && !name.ends_with(".gz") {
            let _ = writeln!(text, "{path}{name}\n  Cache-Control: {}", cache_control(&name));
        }
    }
    Ok(text)
}

/// The same for nginx: two blocks, of which the first stands beside the `server` block and the other in it.
fn nginx(probes: bool, path: &str) -> String {
    let (hashed, other) = (cache_control("page-0123456789abcdef.js"), cache_control("index.html"));
    let mut text = format!(
        "# In the http block:\n\
         map $uri $why401_cache {{\n  default \"{other}\";\n  \"~-[0-9a-f]{{12,16}}[._/]\" \"{hashed}\";\n}}\n\n\
         # In the server block. If other blocks inside this one add headers of their own, nginx drops these there.\n\
         location {path} {{\n  # The files of dist/ are in the folder that `root` names, below the path of this location.\n"
    );
    for (name, value) in why401::hosting::headers(probes) {
        let _ = writeln!(text, "  add_header {name} \"{}\" always;", value.replace('"', "\\\""));
    }
    text += "  add_header Cache-Control $why401_cache always;\n  \
             # Send FILE.gz, and with the module ngx_brotli FILE.br, in the place of FILE.\n  \
             gzip_static on;\n  # brotli_static on;\n}\n";
    text
}

/// What `cargo xtask headers` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Whose configuration to write
    server: Server,
    /// For a page that isn't at the root of its host
    #[arg(long, default_value = "/")]
    path: String,
    /// For a page that was built so
    #[arg(long)]
    no_probe: bool,
}

#[derive(Clone, clap::ValueEnum)]
enum Server {
    /// Blocks for the configuration of nginx
    Nginx,
    /// The file _headers of Netlify and Cloudflare Pages
    Netlify,
}

/// `cargo xtask headers nginx|netlify`
pub fn main(args: &Args) -> Result<(), Failure> {
    let (probes, path) = (!args.no_probe, location(&args.path));
    match args.server {
        Server::Nginx => print!("{}", nginx(probes, &path)),
        Server::Netlify => print!("{}", netlify(&dist(), probes, &path)?),
    }
    Ok(())
}

/// A path as a location: it begins and ends in `/`.
fn location(path: &str) -> String {
    match path.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept() {
        for path in [
            "page-1a2b3c4d5e6f7a8b_bg.wasm",
            "page-1a2b3c4d5e6f7a8b/page.js",
            "a/page-1a2b3c4d5e6f7a8b.js",
            "boot-0123456789abcdef.js",
            "style-a2b3c4d5e6f7a8b.css",
        ] {
            assert!(cache_control(path).contains("immutable"), "{path}");
        }
        for path in [
            "index.html",
            "boot.js",
            "errors/missing-key/index.html",
            "/checkout-0123456789abcdef/why401/dist/index.html",
            "favicon.svg",
            "deadbeefdeadbeef.svg",
        ] {
            assert_eq!(cache_control(path), "no-cache", "{path}");
        }
    }

    #[test]
    fn trunk_serve_sends_the_same_headers() {
        let trunk = crate::shell::read(&crate::shell::root().join("Trunk.toml")).unwrap();
        let (_, stated) = trunk.split_once("[serve.headers]\n").unwrap_or_default();
        let stated: Vec<&str> =
            stated.lines().take_while(|line| !line.starts_with('[')).filter(|line| !line.is_empty()).collect();
        let wanted: Vec<String> =
            why401::hosting::headers(true).iter().map(|(name, value)| format!("{name} = {value:?}")).collect();
        assert_eq!(stated, wanted, "\nin Trunk.toml write:\n\n[serve.headers]\n{}\n", wanted.join("\n"));
    }

    #[test]
    fn rules_are_for_the_path_that_is_named() {
        for (named, path) in [("", "/"), ("/", "/"), ("why401", "/why401/"), ("/tools/why401/", "/tools/why401/")] {
            assert_eq!(location(named), path);
        }
        assert!(nginx(true, "/why401/").contains("\nlocation /why401/ {\n"));
        let folder = std::env::temp_dir().join(format!("why401-rules-{}", std::process::id()));
        for file in ["page.js", "page.js.br"] {
            crate::shell::write(&folder.join("page-1a2b3c4d5e6f7a8b").join(file), "").unwrap();
        }
        let rules = netlify(&folder, false, "/why401/").unwrap();
        assert!(rules.starts_with("/why401/*\n") && rules.contains("connect-src 'self'; "), "{rules}");
        assert!(rules.contains("\n/why401/page-1a2b3c4d5e6f7a8b/page.js\n  Cache-Control: "), "{rules}");
        assert!(!rules.contains(".br"), "{rules}");
        std::fs::remove_dir_all(folder).unwrap();
    }
}
