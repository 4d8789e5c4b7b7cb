//! The last step of a build: puts the page's files together as a host gets them.
//!
//! Names with hashes, the page's HTML with its policy, the articles, the host's header file, and each file compressed.
//! `cargo xtask assemble` adds policy and articles to what trunk writes, see Trunk.toml.

use crate::build::{Build, SHORT_NAMES};
use crate::shell::{bytes, capture_with_input, command, files_below, read, root, write};
use crate::{Failure, articles, compress, headers, tools};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use why401::catalogue::Library;
use why401::text::hash::fnv1a;

/// The page's own modules: glue and program, and of a page that is cut what loads the later part, and that part.
const MODULES: [&str; 4] = ["page.js", "page_bg.wasm", "loader.js", "split_later.wasm"];

/// Writes the page into its folder, in the place of what was there.
///
/// # Errors
/// A file can't be read or written, esbuild refuses a script or a style sheet, or index.html has changed in what this
/// step puts its parts into.
pub fn assemble(build: &Build, modules: &Path) -> Result<(), String> {
    // Not yet in its place, which may be served right now.
    let staging = build.dist.with_extension("new");
    remove(&staging)?;
    let mut names = add_modules(build, modules, &staging)?;
    if build.release {
        names.push(add_library(&staging)?);
    }
    let (html, styles) = in_place_of_trunk_tags(build, &read(&root().join("index.html"))?, &names, &staging)?;
    add_pages(&html, &styles, build.probes, &staging)?;
    if build.release {
        compress::beside(&files_below(&staging)?)?;
    }
    remove(&build.dist)?;
    std::fs::rename(&staging, &build.dist).map_err(|error| format!("{} can't be put in place: {error}", build.dist.display()))
}

/// Reloads a development page once it was built anew.
const RELOAD: &str = include_str!("reload.js");

/// `cargo xtask assemble`: what trunk can't do, as its `post_build` hook.
pub fn main() -> Result<(), Failure> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or_else(|| Failure::Usage("trunk calls this; to build the page run `cargo xtask build`".into()))?;
    let html = own_file_for_reload_script(read(&staging.join("index.html"))?, &staging)?;
    let styles = html.split('"').filter(|part| part.ends_with(".css")).map(|path| path.trim_start_matches("./").to_owned());
    add_pages(&html, &styles.collect::<Vec<_>>(), true, &staging)?;
    Ok(())
}

/// Adds the library as a file of its own. Returns its name.
fn add_library(staging: &Path) -> Result<String, String> {
    let name = format!("library-{:016x}.json", fnv1a(Library::JSON.bytes()));
    write(&staging.join(&name), Library::JSON)?;
    Ok(name)
}

/// Adds the modules in a folder whose name carries the hash of them all, since they belong together and name each other.
/// Returns their names below the staging folder.
fn add_modules(build: &Build, modules: &Path, staging: &Path) -> Result<Vec<String>, String> {
    let names = if build.release { &MODULES[..] } else { &MODULES[..2] };
    let mut contents = Vec::new();
    for name in names {
        let path = modules.join(name);
        let small = build.release && name.ends_with(".js");
        contents.push(if small { minified_module(&path)?.into_bytes() } else { bytes(&path)? });
    }
    let folder = format!("page-{:016x}", fnv1a(contents.iter().flatten().copied()));
    names
        .iter()
        .zip(contents)
        .map(|(name, content)| {
            let name = format!("{folder}/{name}");
            write(&staging.join(&name), content)?;
            Ok(name)
        })
        .collect()
}

/// A script (`js`) or a style sheet (`css`) as esbuild minifies it.
fn minified(source: &str, loader: &str) -> Result<String, String> {
    esbuild(&[&format!("--loader={loader}")], source)
}

/// A module of the page as esbuild minifies it, with the names by which the program beside it imports from it.
fn minified_module(path: &Path) -> Result<String, String> {
    let names = path.with_file_name(SHORT_NAMES);
    let args = ["--mangle-props=^__wbg_", &format!("--mangle-cache={}", names.display()), &path.display().to_string()];
    esbuild(&args, "")
}

/// What esbuild makes of a file that the arguments name, or else of the text.
fn esbuild(args: &[&str], text: &str) -> Result<String, String> {
    let mut esbuild = command(tools::npm_program("esbuild")?);
    esbuild.args(["--minify", "--charset=utf8", "--log-level=warning"]).args(args);
    let said = capture_with_input(&mut esbuild, text)?;
    if said.ok { Ok(said.stdout) } else { Err(format!("esbuild failed:\n{}", said.text())) }
}

/// Adds the HTML of the page and of its articles, and what a host reads its headers from.
fn add_pages(html: &str, styles: &[String], probes: bool, staging: &Path) -> Result<(), String> {
    let html = if probes { html.to_owned() } else { without_probe(html)? };
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", why401::hosting::meta_csp(probes));
    write(&staging.join("index.html"), insert_into_head(&html, &policy)?)?;
    let library = Library::embedded();
    for article in &library.articles {
        let (path, content) = articles::page(article, &library, styles);
        write(&staging.join(path), content)?;
    }
    write(&staging.join("_headers"), headers::netlify(staging, probes, "/")?)
}

/// The page with the names of its files where index.html has tags for trunk, and the names of its style sheets. Adds the
/// files that those tags name. In a release only the first style sheet is part of the first load.
fn in_place_of_trunk_tags(
    build: &Build,
    html: &str,
    modules: &[String],
    staging: &Path,
) -> Result<(String, Vec<String>), String> {
    let (mut page, mut boot, mut styles) = (String::new(), None, Vec::new());
    for line in html.lines() {
        if !line.starts_with("<link data-trunk ") {
            page += line;
        } else {
            let file = || add_static(build, value(line, "href").unwrap_or_default(), staging);
            match value(line, "rel") {
                Some("icon") => page += &format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"./{}\">", file()?),
                Some("css") => {
                    let name = file()?;
                    if styles.is_empty() || !build.release {
                        page += &format!("<link rel=\"stylesheet\" href=\"./{name}\">");
                    }
                    styles.push(name);
                }
                // What starts the page; trunk is told its name in Trunk.toml.
                Some("copy-file") => boot = Some(file()?),
                Some("rust") => page += &start(boot.as_deref().ok_or("index.html has no boot.js")?, modules, styles.get(1)),
                _ => return Err(format!("xtask/src/assemble.rs doesn't know what to do with {line}")),
            }
        }
        page.push('\n');
    }
    if !build.release {
        write(&staging.join("reload.js"), RELOAD)?;
        page = page.replacen("</head>", "<script defer src=\"./reload.js\"></script>\n</head>", 1);
    }
    Ok((page, styles))
}

/// The tags that start the page and have the browser fetch at once what it starts with. `style` is the style sheet of
/// what comes later.
fn start(boot: &str, modules: &[String], style: Option<&String>) -> String {
    let [js, wasm, rest @ ..] = modules else { unreachable!("a page has glue and a program") };
    let mut tags = format!("<script id=\"boot\" defer src=\"./{boot}\" data-js=\"./{js}\" data-wasm=\"./{wasm}\"");
    if let [_, later, library] = rest {
        // Not as links of their own, which would come before the program.
        let _ = write!(tags, " data-later=\"./{later}\" data-library=\"./{library}\"");
        if let Some(style) = style {
            let _ = write!(tags, " data-style=\"./{style}\"");
        }
    }
    tags.push_str("></script>\n");
    let _ = write!(
        tags,
        "<link rel=\"modulepreload\" href=\"./{js}\">\n<link rel=\"preload\" href=\"./{wasm}\" crossorigin as=\"fetch\" type=\"application/wasm\">"
    );
    if let Some(loader) = rest.first() {
        // The glue imports it, which the browser would otherwise notice late.
        let _ = write!(tags, "\n<link rel=\"modulepreload\" href=\"./{loader}\">");
    }
    tags
}

/// Adds a file of static/, minified if it is a script or a style sheet of a release. Returns its name, which carries
/// the hash of its content.
fn add_static(build: &Build, path: &str, staging: &Path) -> Result<String, String> {
    let source = read(&root().join(path))?;
    let file = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = file.split_once('.').ok_or_else(|| format!("{path} has no extension"))?;
    let small = build.release && matches!(extension, "js" | "css");
    let content = if small { minified(&source, extension)? } else { source };
    let name = format!("{stem}-{:016x}.{extension}", fnv1a(content.bytes()));
    write(&staging.join(&name), content)?;
    Ok(name)
}

/// What the page says of itself, for a build that asks no provider.
fn without_probe(html: &str) -> Result<String, String> {
    let line = html.lines().find(|line| line.contains("<li>One request to a provider"));
    let line = line.ok_or("index.html doesn't say any more that it may ask a provider; what does it say?")?;
    Ok(html.replacen(line, "    <li>Nothing else: this copy asks no provider, it shows commands.</li>", 1))
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

/// `trunk serve` adds an inline script that reloads the page after a change, and its server fills two
/// names into it. The policy forbids inline scripts, so it becomes a file that knows them itself.
fn own_file_for_reload_script(html: String, staging: &Path) -> Result<String, String> {
    let Some(inside) = html.find("{{__TRUNK_ADDRESS__}}") else {
        return Ok(html);
    };
    let start = html[..inside].rfind("<script>").ok_or("trunk's reload script has no start")?;
    let end = inside + html[inside..].find("</script>").ok_or("trunk's reload script has no end")?;
    let script = html[start + "<script>".len()..end]
        .replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
        .replace("{{__TRUNK_WS_BASE__}}", "/");
    write(&staging.join("reload.js"), script)?;
    Ok(format!("{}<script src=\"./reload.js\">{}", &html[..start], &html[end..]))
}

/// The value of an attribute of a tag.
fn value<'a>(tag: &'a str, attribute: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {attribute}=\""))?;
    rest.split('"').next()
}

/// Removes a folder, if it is there.
fn remove(folder: &Path) -> Result<(), String> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{} can't be removed: {error}", folder.display()))
        }
        _ => Ok(()),
    }
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
    fn the_page_starts_with_what_its_first_load_has() {
        let modules = ["p/page.js", "p/page_bg.wasm", "p/loader.js", "p/split_later.wasm", "library.json"].map(str::to_owned);
        let tags = start("boot.js", &modules, Some(&"later.css".to_owned()));
        assert!(tags.contains("data-style=\"./later.css\"") && tags.contains("data-library=\"./library.json\""), "{tags}");
        assert!(!tags.contains("href=\"./later.css\""), "boot.js adds it: {tags}");
    }

    #[test]
    fn the_page_names_its_own_files_in_the_place_of_trunks_tags() {
        let staging = std::env::temp_dir().join(format!("why401-assemble-{}", std::process::id()));
        let build = Build { release: false, ..Build::default() };
        let html = read(&root().join("index.html")).unwrap();
        let modules = ["p/page.js".to_owned(), "p/page_bg.wasm".to_owned()];
        let (page, styles) = in_place_of_trunk_tags(&build, &html, &modules, &staging).unwrap();
        assert!(!page.contains("trunk"), "{page}");
        assert!(styles.len() == 2 && styles.iter().all(|style| page.contains(&format!("href=\"./{style}\""))), "{page}");
        assert!(page.contains("data-wasm=\"./p/page_bg.wasm\"") && page.contains("reload.js"), "{page}");
        let files = files_below(&staging).unwrap();
        assert_eq!(files.len(), 5, "icon, style sheets, boot.js and reload.js: {files:?}");
        let unknown = "<link data-trunk rel=\"sass\" href=\"static/style.css\">";
        assert!(in_place_of_trunk_tags(&build, unknown, &modules, &staging).is_err());
        std::fs::remove_dir_all(staging).unwrap();
    }

    #[test]
    fn a_page_without_probes_says_so() {
        let html = read(&root().join("index.html")).unwrap();
        let without = without_probe(&html).unwrap();
        assert!(without.contains("asks no provider") && !without.contains("One request to a provider"));
        assert_eq!(without.lines().count(), html.lines().count());
        assert!(without_probe("<ul></ul>").is_err());
    }
}
