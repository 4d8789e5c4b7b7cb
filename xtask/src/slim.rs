//! Takes out of the compiled page what nobody reads.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use wasm_encoder::reencode::{self, Error, Reencode};
use wasm_encoder::{CodeSection, ExportSection, Function, ImportSection};
use wasmparser::{DataKind, KnownCustom, Name, Operator, Parser, Payload, TypeRef};

/// A script without comments that have their own lines, and without indentation: 1 KB in brotli.
pub fn without_comments(source: &str) -> String {
    let mut lines = String::with_capacity(source.len());
    let mut inside = false;
    for line in source.lines().map(str::trim) {
        inside |= line.starts_with("/*");
        if !inside && !line.is_empty() && !line.starts_with("//") {
            lines.push_str(line);
            lines.push('\n');
        }
        inside &= !line.ends_with("*/");
    }
    lines
}

/// The glue without the functions that the module no longer imports, without what only they called, and without names
/// for what is returned at once. Expects a script without indentation.
///
/// # Errors
/// This isn't a module that can be read.
pub fn without_unused(glue: &str, module: &[u8]) -> Result<String, String> {
    let imports = imports(module).map_err(|error| format!("the page isn't a wasm module: {error}"))?;
    let mut slim = without_blocks(glue, |line| {
        let name = line.strip_suffix(" {").and_then(|line| line.split_once(": function("));
        name.is_some_and(|(name, _)| !imports.contains(name))
    });
    loop {
        let used = slim.clone();
        let less = without_blocks(&slim, |line| {
            let name = line.strip_prefix("function ").and_then(|rest| rest.split('(').next());
            name.is_some_and(|name| used.matches(&format!("{name}(")).count() == 1)
        });
        if less.len() == slim.len() {
            break;
        }
        slim = less;
    }
    let mut lines: Vec<String> = Vec::new();
    for line in slim.lines() {
        let value = lines.last().and_then(|last| last.strip_prefix("const ret = "));
        match value {
            Some(value) if line == "return ret;" => *lines.last_mut().expect("there is one") = format!("return {value}"),
            _ => lines.push(line.to_owned()),
        }
    }
    Ok(lines.join("\n") + "\n")
}

/// A script without the blocks that begin with such lines.
fn without_blocks(script: &str, begins: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut depth = 0;
    for line in script.split_inclusive('\n') {
        let opened = line.matches('{').count() as isize - line.matches('}').count() as isize;
        if depth > 0 {
            depth += opened;
        } else if begins(line.trim_end()) {
            depth = opened;
        } else {
            kept.push_str(line);
        }
    }
    kept
}

/// The names of what a module imports.
fn imports(module: &[u8]) -> Result<BTreeSet<String>, wasmparser::BinaryReaderError> {
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                names.insert(import?.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// A style sheet without comments and without the blanks that mean nothing.
pub fn style(sheet: &str) -> String {
    let mut slim = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        slim.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    slim.push_str(rest);
    let mut slim = slim.split_whitespace().collect::<Vec<_>>().join(" ");
    for mark in ["{", "}", ";", ","] {
        for blank in [format!(" {mark}"), format!("{mark} ")] {
            slim = slim.replace(&blank, mark);
        }
    }
    slim.replace(": ", ":").replace(";}", "}")
}

/// Gives short names to what glue and module call in each other. wasm-bindgen ends its names in a hash
/// of sixteen digits, which compresses to nothing less: 4 KB in brotli.
///
/// # Errors
/// This isn't a module that can be read.
pub fn shorten_names(glue: &mut String, module: &mut Vec<u8>) -> Result<(), String> {
    let broken = |error: String| format!("the page isn't a wasm module: {error}");
    let mut names = Shorten::default();
    for payload in Parser::new(0).parse_all(module) {
        match payload.map_err(|error| broken(error.to_string()))? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    names.add(import.map_err(|error| broken(error.to_string()))?.name);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    names.add(export.map_err(|error| broken(error.to_string()))?.name);
                }
            }
            _ => {}
        }
    }
    let mut short = wasm_encoder::Module::new();
    names.parse_core_module(&mut short, Parser::new(0), module).map_err(|error| broken(error.to_string()))?;
    *module = short.finish();
    let mut renamed = String::with_capacity(glue.len());
    let is_name = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '$');
    for piece in glue.split_inclusive(|character| !is_name(character)) {
        let name = piece.trim_end_matches(|character| !is_name(character));
        renamed.push_str(names.of(name));
        renamed.push_str(&piece[name.len()..]);
    }
    *glue = renamed;
    Ok(())
}

/// New names by old ones.
#[derive(Default)]
struct Shorten(BTreeMap<String, String>);

impl Shorten {
    fn add(&mut self, name: &str) {
        // The others are few, and their names are short or read by a person.
        if name.starts_with("__wbg_") || name.starts_with("__wbindgen_cast_") || name.starts_with("wasm_bindgen__") {
            let next = format!("${}", self.0.len());
            self.0.entry(name.to_owned()).or_insert(next);
        }
    }

    fn of<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(name).map_or(name, String::as_str)
    }
}

impl Reencode for Shorten {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            imports.import(import.module, self.of(import.name), kind);
        }
        Ok(())
    }

    fn parse_export(&mut self, exports: &mut ExportSection, export: wasmparser::Export<'_>) -> Result<(), Error<Infallible>> {
        let kind = self.export_kind(export.kind)?;
        exports.export(self.of(export.name), kind, export.index);
        Ok(())
    }
}

/// Ends the program at once where a panic would put its message together, which the page prints nowhere: it may quote
/// the paste. What only messages need is left without a caller then. The names of functions must still be there.
///
/// # Errors
/// This isn't a module that can be read, or it has no panics: their names have changed.
pub fn end_at_panics(module: &mut Vec<u8>) -> Result<(), String> {
    let broken = |error: String| format!("a part of the page isn't a wasm module: {error}");
    let panics = panics(module).map_err(|error| broken(error.to_string()))?;
    if panics.is_empty() {
        return Err("no function of the page panics; xtask/src/slim.rs has to follow the names of the standard library".into());
    }
    let mut ended = wasm_encoder::Module::new();
    let mut end = EndAtPanics { panics, next: 0 };
    end.parse_core_module(&mut ended, Parser::new(0), module).map_err(|error| broken(error.to_string()))?;
    *module = ended.finish();
    Ok(())
}

/// Functions of the standard library that never return, by what follows the name of its crate.
const PANICS: &[&str] = &[
    "alloc::handle_alloc_error",
    "cell::lazy::panic_poisoned",
    "cell::panic_already_borrowed",
    "cell::panic_already_mutably_borrowed",
    "option::expect_failed",
    "option::unwrap_failed",
    "panicking::assert_failed",
    "panicking::panic",
    "panicking::panic_bounds_check",
    "panicking::panic_fmt",
    "raw_vec::capacity_overflow",
    "raw_vec::handle_error",
    "result::unwrap_failed",
    "slice::index::slice_index_fail",
    "str::slice_error_fail",
    "sync::lazy_lock::panic_poisoned",
];

/// The places in the code section of the functions in [`PANICS`].
fn panics(module: &[u8]) -> Result<Vec<u32>, wasmparser::BinaryReaderError> {
    let mut imported = 0;
    let mut panics = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else { continue };
                for name in names {
                    let Name::Function(functions) = name? else { continue };
                    for function in functions {
                        let function = function?;
                        if is_panic(function.name) && function.index >= imported {
                            panics.push(function.index - imported);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    Ok(panics)
}

/// Whether a function such as `core[c5930c85]::option::unwrap_failed` or `…::assert_failed::<usize>` is in [`PANICS`],
/// or prints for debugging: nothing but panics does that in the page.
fn is_panic(name: &str) -> bool {
    if ["::fmt::Debug>::fmt", "::fmt::builders::", "::panic::PanicPayload>::"].iter().any(|part| name.contains(part)) {
        return true;
    }
    let Some((of, path)) = name.split_once("]::") else { return false };
    let (of, _) = of.split_once('[').unwrap_or((of, ""));
    let path = path.split("::<").next().unwrap_or(path);
    matches!(of, "core" | "alloc" | "std") && PANICS.contains(&path)
}

/// The places of functions in the code section, and the one that is read next.
struct EndAtPanics {
    panics: Vec<u32>,
    next: u32,
}

impl Reencode for EndAtPanics {
    type Error = Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: wasmparser::FunctionBody<'_>,
    ) -> Result<(), Error<Infallible>> {
        let place = self.next;
        self.next += 1;
        if !self.panics.contains(&place) {
            return reencode::utils::parse_function_body(self, code, body);
        }
        let mut end = Function::new([]);
        end.instructions().unreachable().end();
        code.function(&end);
        Ok(())
    }
}

/// Blanks the places in the source that panics would name: 2 KB in brotli. The page prints no panic,
/// since its message may quote the paste; and the paths are the build machine's, nobody else's.
///
/// # Errors
/// This isn't a module that can be read.
pub fn blank_locations(module: &mut [u8]) -> Result<(), String> {
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
    fn functions_that_nobody_calls_go() {
        let glue = "const imports = {\n__wbg_a: function() {\nif (x) {\ny();\n}\nreturn debug();\n},\n\
                    __wbg_b: function(arg0) {\nconst ret = kept(arg0);\nreturn ret;\n},\n};\n\
                    function debug() {\nreturn inner();\n}\nfunction inner() {\n}\nfunction kept() {\n}\n";
        let mut imports = ImportSection::new();
        imports.import(
            "./page.js",
            "__wbg_b",
            wasm_encoder::MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None },
        );
        let mut module = wasm_encoder::Module::new();
        module.section(&imports);
        let slim = "const imports = {\n__wbg_b: function(arg0) {\nreturn kept(arg0);\n},\n};\nfunction kept() {\n}\n";
        assert_eq!(without_unused(glue, &module.finish()).unwrap(), slim);
    }

    #[test]
    fn blanks_that_mean_something_stay() {
        let sheet = "/* a */\n.two > .box { margin: 0 auto;\n  width: calc(100% - 2px); }\n@media (min-width: 9px) and (x) { a, b { c: \"d e\"; } }\n";
        assert_eq!(
            style(sheet),
            ".two > .box{margin:0 auto;width:calc(100% - 2px)}@media (min-width:9px) and (x){a,b{c:\"d e\"}}"
        );
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let old = "__wbg_focus_0123456789abcdef";
        let mut glue = format!("{{{old}: 1, {old}a: 2, memory: 3}}");
        let mut module = wasm_encoder::Module::new();
        let mut types = wasm_encoder::TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./page_bg.js", old, wasm_encoder::EntityType::Function(0));
        let mut module = module.section(&types).section(&imports).clone().finish();
        shorten_names(&mut glue, &mut module).unwrap();
        assert_eq!(glue, format!("{{$0: 1, {old}a: 2, memory: 3}}"));
        let text = String::from_utf8_lossy(&module);
        assert!(text.contains("./page_bg.js\u{2}$0") && !text.contains(old));
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
