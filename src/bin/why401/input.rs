//! What is read, and what is said if it can't be.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use why401::text::encoding::text_of;

/// A text.
pub struct Input {
    /// The text; bytes that are neither UTF-8 nor UTF-16 are replacement characters in it.
    pub text: String,
    /// Whether it looks like a program, an image or an archive rather than a text.
    pub is_binary: bool,
}

/// Reads a file to its end; `-` is standard input.
///
/// # Errors
/// It can't be opened or read.
pub fn file(name: &OsStr) -> io::Result<Input> {
    if name == "-" { standard() } else { File::open(name).and_then(|mut file| whole(&mut file)) }
}

/// Reads standard input to its end.
///
/// # Errors
/// It can't be read.
pub fn standard() -> io::Result<Input> {
    whole(&mut io::stdin().lock())
}

fn whole(input: &mut impl Read) -> io::Result<Input> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let text = text_of(bytes);
    Ok(Input { is_binary: text.contains('\0'), text })
}

/// Why a file can't be read, for people.
pub fn reason(name: &OsStr, error: &io::Error) -> String {
    match error.kind() {
        _ if Path::new(name).is_dir() => "it is a folder; name the files in it".to_owned(),
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "it can't be read: permission denied".to_owned(),
        _ => error.to_string(),
    }
}
