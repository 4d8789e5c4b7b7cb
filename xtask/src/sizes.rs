//! What the first load costs: index.html and every file that it names, in brotli.

use crate::Failure;
use crate::compress::brotli;
use crate::shell::{dist, read};
use std::path::Path;

/// What the first load may cost at most, in bytes after brotli at its highest quality.
pub const BUDGET: usize = 200_000;

/// One file of the first load.
pub struct Row {
    /// Its path below dist/.
    pub name: String,
    /// Its bytes.
    pub raw: usize,
    /// Its bytes after brotli.
    pub brotli: usize,
}

/// `cargo xtask sizes`
pub fn main() -> Result<(), Failure> {
    print!("{}", table(&first_load(&dist())?));
    Ok(())
}

/// The files of the first load.
pub fn first_load(dist: &Path) -> Result<Vec<Row>, String> {
    let html = read(&dist.join("index.html"))?;
    let mut names = vec!["index.html".to_owned()];
    for name in named_by(&html) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().map(|name| measure(dist, name)).collect()
}

fn measure(dist: &Path, name: String) -> Result<Row, String> {
    let path = dist.join(&name);
    let bytes = std::fs::read(&path).map_err(|error| format!("index.html names {name}, but {}: {error}", path.display()))?;
    let brotli = brotli(&bytes)?.len();
    Ok(Row { name, raw: bytes.len(), brotli })
}

/// The files that `<link>` and `<script>` tags name. Links in the text (`<a>`) load nothing.
fn named_by(html: &str) -> Vec<String> {
    html.split('<')
        .filter(|tag| tag.starts_with("link ") || tag.starts_with("script "))
        .filter_map(|tag| Some(&tag[..tag.find('>')?]))
        .flat_map(|tag| ["href=\"", "src=\"", "data-js=\"", "data-wasm=\""].map(|name| value(tag, name)))
        .flatten()
        .filter(|address| !address.contains(':'))
        .map(|address| address.trim_start_matches("./").to_owned())
        .collect()
}

fn value<'a>(tag: &'a str, attribute: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {attribute}"))?;
    rest.split('"').next()
}

/// The sum in brotli.
pub fn total(rows: &[Row]) -> usize {
    rows.iter().map(|row| row.brotli).sum()
}

/// The rows and their sum, for people.
pub fn table(rows: &[Row]) -> String {
    let mut text = format!("{:>9} {:>9}  file\n", "bytes", "brotli");
    for row in rows {
        text += &format!("{:>9} {:>9}  {}\n", row.raw, row.brotli, row.name);
    }
    let raw: usize = rows.iter().map(|row| row.raw).sum();
    text + &format!("{raw:>9} {:>9}  first load; at most {BUDGET}\n", total(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_page_loads() {
        let html = r##"<link rel="stylesheet" href="./style.css"><a href="errors/x">x</a>
            <script defer src="./boot.js" data-js="./page.js" data-wasm="./page.wasm"></script>
            <link rel="preload" href="./page.wasm"><link rel="canonical" href="https://example.com/">
            <link rel="icon" href="data:,">"##;
        assert_eq!(named_by(html), ["style.css", "boot.js", "page.js", "page.wasm", "page.wasm"]);
    }
}
