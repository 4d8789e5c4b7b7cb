//! Takes out of the compiled page what nobody reads. All of it is done in place or line by line, so
//! that no offset moves.

use std::collections::BTreeMap;
use wasmparser::{DataKind, Operator, Parser, Payload};

/// The glue without its comments and indentation: 1 KB in brotli.
pub fn without_comments(glue: &str) -> String {
    let mut lines = String::with_capacity(glue.len());
    let mut inside = false;
    for line in glue.lines().map(str::trim) {
        inside |= line.starts_with("/*");
        if !inside && !line.is_empty() && !line.starts_with("//") {
            lines.push_str(line);
            lines.push('\n');
        }
        inside &= !line.ends_with("*/");
    }
    lines
}

/// Numbers the names by which glue and modules find each other. wasm-bindgen ends them in a hash of
/// sixteen digits, which compresses to nothing less: 2.5 KB in brotli.
pub fn shorten_names(glue: &mut String, modules: &mut [Vec<u8>]) {
    let mut numbers = BTreeMap::new();
    for name in glue.split(|character: char| !character.is_ascii_alphanumeric() && character != '_') {
        if let Some(hash) = hash_of(name) {
            let next = numbers.len();
            numbers.entry(hash.to_owned()).or_insert(format!("{next:016x}"));
        }
    }
    for (hash, number) in &numbers {
        *glue = glue.replace(hash, number);
    }
    for module in modules {
        let mut at = 0;
        while at + 16 <= module.len() {
            let number = std::str::from_utf8(&module[at..at + 16]).ok().and_then(|text| numbers.get(text));
            if let Some(number) = number {
                module[at..at + 16].copy_from_slice(number.as_bytes());
                at += 16;
            } else {
                at += 1;
            }
        }
    }
}

/// The hash at the end of a name such as `__wbg_focus_0123456789abcdef`.
fn hash_of(name: &str) -> Option<&str> {
    let hash = name.get(name.len().checked_sub(16)?..)?;
    let hex = hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (hex && (name.starts_with("__wbg_") || name.starts_with("wasm_bindgen_") || name.starts_with("__wbindgen_"))).then_some(hash)
}

/// Blanks the places in the source that panics would name: 2 KB in brotli. The page prints no panic,
/// since its message may quote the paste; and the paths are the build machine's, nobody else's.
///
/// # Errors
/// This isn't a module that can be read.
pub fn blank_locations(module: &mut Vec<u8>) -> Result<(), String> {
    let segments = segments(module).map_err(|error| format!("a part of the page isn't a wasm module: {error}"))?;
    let place = |address: usize, length: usize| {
        let (start, range) = segments.iter().find(|(start, range)| (*start..start + range.len()).contains(&address))?;
        let from = range.start + (address - start);
        (from + length <= range.end).then_some(from..from + length)
    };
    let word = |at: usize, module: &[u8]| u32::from_le_bytes(module[at..at + 4].try_into().expect("four bytes")) as usize;
    let mut paths = Vec::new();
    let mut locations = Vec::new();
    for (start, range) in &segments {
        // Pointer and length of the path, line, column.
        let first = range.start + start.next_multiple_of(4) - start;
        for at in (first..range.end.saturating_sub(15)).step_by(4) {
            let [pointer, length, line, column] = [0, 4, 8, 12].map(|offset| word(at + offset, module));
            if (4..300).contains(&length)
                && (1..100_000).contains(&line)
                && (1..1_000).contains(&column)
                && let Some(path) = place(pointer, length)
                && is_source(&module[path.clone()])
            {
                locations.push(at);
                paths.push(path);
            }
        }
    }
    for at in locations {
        // An empty path at a pointer that isn't null.
        module[at..at + 16].copy_from_slice(&[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }
    for path in paths {
        module[path].fill(0);
    }
    Ok(())
}

fn is_source(path: &[u8]) -> bool {
    // Paths of the standard library end in a zero byte that doesn't count.
    path.ends_with(b".rs") && path.iter().all(u8::is_ascii_graphic)
}

/// The address of each data segment, and where it stands in the file.
fn segments(module: &[u8]) -> Result<Vec<(usize, std::ops::Range<usize>)>, wasmparser::BinaryReaderError> {
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::DataSection(section) = payload? {
            for segment in section {
                let segment = segment?;
                if let DataKind::Active { offset_expr, .. } = segment.kind
                    && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
                {
                    let end = segment.range.end as usize;
                    segments.push((value as usize, end - segment.data.len()..end));
                }
            }
        }
    }
    Ok(segments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let glue = "/**\n * What it does.\n */\nexport function f() {\n    // Why.\n    return 'a//b'; // c\n}\n";
        assert_eq!(without_comments(glue), "export function f() {\nreturn 'a//b'; // c\n}\n");
    }

    #[test]
    fn names_are_numbered_alike_on_both_sides() {
        let mut glue = "imports.__wbg_focus_0123456789abcdef = 1; __wbg_focus_0123456789abcdef(); x_0123456789abcdee".to_owned();
        let mut modules = [b"..__wbg_focus_0123456789abcdef..x_0123456789abcdee".to_vec()];
        shorten_names(&mut glue, &mut modules);
        assert_eq!(glue, "imports.__wbg_focus_0000000000000000 = 1; __wbg_focus_0000000000000000(); x_0123456789abcdee");
        assert_eq!(modules[0], b"..__wbg_focus_0000000000000000..x_0123456789abcdee");
    }

    #[test]
    fn only_places_in_the_source_are_blanked() {
        // A data section with one segment at address 8: a path, then its place, then two numbers.
        let path = b"src/a.rs";
        let mut data = path.to_vec();
        for word in [8u32, 8, 7, 3, 8, 8] {
            data.extend(word.to_le_bytes());
        }
        let segment = [&[0, 0x41, 8, 0x0b, data.len() as u8][..], &data].concat();
        let section = [&[11, segment.len() as u8 + 1, 1][..], &segment].concat();
        let mut module = [b"\0asm\x01\0\0\0", &section[..]].concat();
        blank_locations(&mut module).unwrap();
        let after = &module[module.len() - data.len()..];
        assert_eq!(&after[..8], [0; 8]);
        assert_eq!(after[8..24], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(after[24..], [8, 0, 0, 0, 8, 0, 0, 0]);
        assert!(blank_locations(&mut b"no module".to_vec()).is_err());
    }
}
