//! JSON Lines in, one report a line out, in order, in constant memory.

use crate::answers::answers;
use crate::terminal::harmless;
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use why401::answer::Choices;
use why401::catalogue::Library;
use why401::redaction::Mask;

/// Diagnoses the field of every record with these choices; `all` reports on every failure in full. Tells whether every
/// line could be read; a line that couldn't gets an error in its place. Empty lines are skipped.
///
/// # Errors
/// Input or output fails.
pub fn run(
    field: &str,
    all: bool,
    choices: &Choices,
    library: &Library,
    mut input: impl BufRead,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut readable = true;
    let mut line = Vec::new();
    let mut number = 0u64;
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(readable);
        }
        number += 1;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match record(&line, field) {
            Ok((paste, id)) => {
                let (answer, others) = answers(&paste, all, choices, library);
                writeln!(out, "{}", harmless(answer.to_json(id.as_ref(), &others)))?;
            }
            Err(error) => {
                readable = false;
                writeln!(out, "{}", harmless(json!({ "line": number, "error": error }).to_string()))?;
            }
        }
        out.flush()?;
    }
}

/// The paste and the id of a record. A message never quotes the line: it may hold a secret.
fn record(line: &[u8], field: &str) -> Result<(String, Option<Value>), String> {
    let mut value: Value = serde_json::from_slice(line).map_err(|error| {
        let what = match error.classify() {
            serde_json::error::Category::Eof => "the JSON ends too early",
            _ => "this is not JSON",
        };
        format!("{what} (column {})", error.column())
    })?;
    let Some(record) = value.as_object_mut() else { return Err("this is not a JSON object".to_owned()) };
    match record.remove(field) {
        Some(Value::String(paste)) => Ok((paste, record.remove("id"))),
        Some(_) => Err(format!("the field {} is not a string", shown(field))),
        None => Err(format!("there is no field {}", shown(field))),
    }
}

/// The name of a field, which may be a key that was typed in the wrong place.
fn shown(field: &str) -> String {
    format!("{:?}", &*Mask::within(field))
}
