//! Compressed copies of the page's files, as a host compresses ahead of time.

use crate::shell::{bytes, write};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Files that shrink: the others are compressed already, or read by the host alone.
fn shrinks(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("html" | "css" | "js" | "json" | "wasm" | "svg"))
}

/// Writes `FILE.br` and `FILE.gz` beside each file that shrinks.
pub fn beside(files: &[PathBuf]) -> Result<(), String> {
    let files: Vec<&PathBuf> = files.iter().filter(|path| shrinks(path)).collect();
    let one = |path: &Path| {
        let content = bytes(path)?;
        let with = |extension: &str| PathBuf::from(format!("{}.{extension}", path.display()));
        write(&with("br"), brotli(&content)?)?;
        write(&with("gz"), gzip(&content)?)
    };
    // The two modules take as long as all the rest.
    std::thread::scope(|scope| {
        let all: Vec<_> = files.iter().map(|path| scope.spawn(move || one(path))).collect();
        all.into_iter().try_for_each(|one| one.join().map_err(|_| "a file could not be compressed".to_owned())?)
    })
}

/// Brotli at its highest quality.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>, String> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut packed, &params).map_err(|error| format!("brotli failed: {error}"))?;
    Ok(packed)
}

/// gzip at its highest quality, without a name or a time: the same content gives the same bytes.
fn gzip(content: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).and_then(|()| encoder.finish()).map_err(|error| format!("gzip failed: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn both_hold_what_was_compressed() {
        let folder = std::env::temp_dir().join(format!("why401-compress-{}", std::process::id()));
        let text = "the same words again and again ".repeat(100);
        let files = [folder.join("a.js"), folder.join("b.png")];
        for file in &files {
            write(file, &text).unwrap();
        }
        beside(&files).unwrap();
        let (br, gz) = (bytes(&folder.join("a.js.br")).unwrap(), bytes(&folder.join("a.js.gz")).unwrap());
        assert!(br.len() < 100 && gz.len() < 200);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &br[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&gz[..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        assert!(!folder.join("b.png.br").exists());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
