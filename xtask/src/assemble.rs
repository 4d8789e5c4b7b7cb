//! `cargo xtask assemble`: what the build adds to trunk's output.
//!
//! Trunk's `post_build` hook calls this (see Trunk.toml), in release and in development, so trunk
//! alone builds the whole page.

use crate::shell::{read, write};
use crate::{Failure, articles, headers, slim, split};
use std::path::{Path, PathBuf};
use why401::catalogue::Library;
use why401::text::hash::fnv1a;

/// `cargo xtask assemble`
pub fn main() -> Result<(), Failure> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .ok_or_else(|| Failure::Usage("trunk calls this; to build the page run `cargo xtask build`".into()))?;
    assemble(&PathBuf::from(staging))?;
    Ok(())
}

fn assemble(dist: &Path) -> Result<(), String> {
    let index = dist.join("index.html");
    let mut html = read(&index)?;
    html = own_file_for_reload_script(html, dist)?;
    html = hash_boot_script(html, dist)?;
    html = split_page(html, dist)?;
    if !why401::probe::SENDS {
        html = without_probe(&html)?;
    }
    html = insert_into_head(
        &html,
        &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", why401::hosting::meta_csp()),
    )?;
    let style = style_sheet(&html)?;
    write(&dist.join(style), slim::style(&read(&dist.join(style))?))?;
    articles(style, dist)?;
    write(&index, html)?;
    write(&dist.join("_headers"), headers::netlify(dist)?)
}

/// What the page says of itself, for a build that asks no provider.
fn without_probe(html: &str) -> Result<String, String> {
    let line = html.lines().find(|line| line.contains("<li>One question to a provider"));
    let line = line.ok_or("index.html doesn't say any more that it may ask a provider; what does it say?")?;
    Ok(html.replacen(line, "    <li>Nothing to anybody else: this copy asks no provider, it shows commands.</li>", 1))
}

/// The style sheet that the page names.
fn style_sheet(html: &str) -> Result<&str, String> {
    let file = html.split('"').find(|part| part.ends_with(".css")).map(|path| path.trim_start_matches("./"));
    file.ok_or_else(|| "index.html has no style sheet".into())
}

/// Each article as a file of its own, with the page's style sheet.
fn articles(style: &str, dist: &Path) -> Result<(), String> {
    let library = Library::embedded();
    for article in &library.articles {
        let (path, content) = articles::page(article, &library, style);
        write(&dist.join(path), content)?;
    }
    Ok(())
}

/// A policy counts only for what follows it, so it has to be first; the encoding has to stand in the
/// first kilobyte, so it comes before.
fn insert_into_head(html: &str, tags: &str) -> Result<String, String> {
    let at = html
        .find("<meta charset")
        .and_then(|start| Some(start + html[start..].find('>')? + 1))
        .ok_or("index.html has no <meta charset=\"utf-8\">, after which the policy goes")?;
    Ok(format!("{}\n{tags}{}", &html[..at], &html[at..]))
}

/// Trunk copies boot.js under its plain name; with the hash in it, it can be kept forever too.
fn hash_boot_script(html: String, dist: &Path) -> Result<String, String> {
    let plain = dist.join("boot.js");
    let script = read(&plain).map_err(|error| format!("index.html has to copy static/boot.js: {error}"))?;
    let script = slim::without_comments(&script);
    let name = write_hashed(dist, "boot", "js", &script)?;
    std::fs::remove_file(&plain).map_err(|error| format!("{} can't be removed: {error}", plain.display()))?;
    if !html.contains("boot.js\"") {
        return Err("index.html doesn't start boot.js; is pattern_script in Trunk.toml as it was?".into());
    }
    Ok(html.replace("boot.js\"", &format!("{name}\"")))
}

/// Puts the two parts of the program in the place of the one that trunk wrote.
fn split_page(html: String, dist: &Path) -> Result<String, String> {
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let names = split::split(dist, release)?;
    let whole = |attribute: &str| -> Result<String, String> {
        let (_, rest) =
            html.split_once(&format!("{attribute}=\"")).ok_or("boot.js gets no names; is pattern_script as it was?")?;
        Ok(rest.split('"').next().unwrap_or_default().to_owned())
    };
    let (js, wasm) = (whole("data-js")?, whole("data-wasm")?);
    for file in [&js, &wasm] {
        let path = dist.join(file);
        std::fs::remove_file(&path).map_err(|error| format!("{} can't be removed: {error}", path.display()))?;
    }
    let html = html.replace(&wasm, &format!("./{}", names.wasm)).replace(&js, &format!("./{}", names.js));
    // The glue imports it, which the browser would otherwise notice late.
    let preload = format!("<link rel=\"modulepreload\" href=\"./{}\">\n</head>", names.loader);
    Ok(html.replacen("</head>", &preload, 1))
}

/// `trunk serve` adds an inline script that reloads the page after a change, and its server fills two
/// names into it. The policy forbids inline scripts, so it becomes a file that knows them itself.
fn own_file_for_reload_script(html: String, dist: &Path) -> Result<String, String> {
    let Some(inside) = html.find("{{__TRUNK_ADDRESS__}}") else {
        return Ok(html);
    };
    let start = html[..inside].rfind("<script>").ok_or("trunk's reload script has no start")?;
    let end = inside + html[inside..].find("</script>").ok_or("trunk's reload script has no end")?;
    let script = html[start + "<script>".len()..end]
        .replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
        .replace("{{__TRUNK_WS_BASE__}}", "/");
    write(&dist.join("reload.js"), script)?;
    Ok(format!("{}<script src=\"./reload.js\">{}", &html[..start], &html[end..]))
}

/// Writes a file whose name carries its content's hash; returns the name.
fn write_hashed(dist: &Path, stem: &str, extension: &str, content: &str) -> Result<String, String> {
    let name = format!("{stem}-{:016x}.{extension}", fnv1a(content.bytes()));
    write(&dist.join(&name), content)?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_follows_the_encoding() {
        let html = "<head><meta charset=\"utf-8\"><title>x</title>";
        assert_eq!(insert_into_head(html, "<meta a>").unwrap(), "<head><meta charset=\"utf-8\">\n<meta a><title>x</title>");
        assert!(insert_into_head("<head>", "<meta a>").is_err());
    }

    #[test]
    fn a_page_without_probes_says_so() {
        let html = crate::shell::read(&crate::shell::root().join("index.html")).unwrap();
        let without = without_probe(&html).unwrap();
        assert!(without.contains("asks no provider") && !without.contains("One question to a provider"));
        assert_eq!(without.lines().count(), html.lines().count());
        assert!(without_probe("<ul></ul>").is_err());
    }
}
