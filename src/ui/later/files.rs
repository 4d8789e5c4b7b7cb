//! Reads the files that somebody opens or drops. They stay on the machine.

use crate::redaction::{Personal, Redactor};
use crate::text::encoding::{Utf16, text_of};
use crate::ui::browser;
use crate::ui::read::LIMIT;
use crate::ui::state::{Action, Pasted, Way};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FileList, HtmlAnchorElement, Url};
use yew::Callback;

/// The files of a list.
pub fn all(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

/// Reads the files and says what came of it.
pub fn open(list: FileList, act: Callback<Action>) {
    yew::platform::spawn_local(async move {
        let files = all(&list);
        let whole = files.iter().map(|file| file.size()).sum::<f64>() as usize;
        act.emit(match text(&files).await {
            Ok(text) => Action::Pasted(Pasted { whole: whole.max(text.len()), text, way: Way::Elsewhere }),
            Err(why) => Action::Refused(why.into()),
        });
    });
}

/// The text of the files, each under a line with its name if there are several, or a sentence on
/// why there is none. Of long ones the end, which is all that is read.
pub async fn text(files: &[File]) -> Result<String, String> {
    let most = (LIMIT / files.len().max(1)) as f64;
    let mut all = String::new();
    for file in files {
        let name = file.name();
        // An even number of bytes, because letters of UTF-16 have two.
        let cut = (file.size() - most).max(0.0) as u64 / 2 * 2;
        let (start, rest) = (bytes(file, 0, Utf16::DETECTION_BYTES as u64).await, bytes(file, cut, file.size() as u64).await);
        let text = start.zip(rest).and_then(|(start, rest)| decoded(&start, rest));
        let Some(text) = text else {
            return Err([&name, " isn’t a text file. Open a log, a HAR, or another text file."].concat());
        };
        if files.len() > 1 {
            all.push_str(&["==> ", &name, " <==\n"].concat());
        }
        all.push_str(&text);
        all.push('\n');
    }
    Ok(all)
}

/// Redacts a file piece by piece and hands the result to the browser to save; false if it can't be read.
/// Memory holds the redacted text and no more than a few pieces of the file.
pub async fn redact_and_save(file: &File, personal: Personal) -> bool {
    /// So much is read at a time, in bytes.
    const PIECE: u64 = 4_000_000;
    let mut redactor = Redactor::new(personal);
    let parts = Array::new();
    let size = file.size() as u64;
    let mut out = Vec::new();
    let mut at = 0;
    while at < size {
        let Some(piece) = bytes(file, at, (at + PIECE).min(size)).await else { return false };
        redactor.push(&piece, &mut out);
        parts.push(&Uint8Array::from(out.as_slice()));
        out.clear();
        at += PIECE;
    }
    redactor.finish(&mut out);
    parts.push(&Uint8Array::from(out.as_slice()));
    hand_over(&["redacted-", &file.name()].concat(), &parts).is_some()
}

/// Hands a text to the browser to save.
pub fn save(name: &str, text: &[u8]) {
    hand_over(name, &Array::of1(&Uint8Array::from(text)));
}

/// A link to what is in memory, clicked: the browser's own way to save. No request is made.
fn hand_over(name: &str, parts: &Array) -> Option<()> {
    let blob = Blob::new_with_u8_array_sequence(parts).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = browser::document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    let _ = Url::revoke_object_url(&url);
    Some(())
}

async fn bytes(file: &File, start: u64, end: u64) -> Option<Vec<u8>> {
    let part = file.slice_with_f64_and_f64(start as f64, end as f64).ok()?;
    let buffer = JsFuture::from(part.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The text of a part of a file that begins with `start`; none if it is no text.
fn decoded(start: &[u8], part: Vec<u8>) -> Option<String> {
    match Utf16::of(start) {
        Some(wide) => Some(wide.decode(&part).trim_start_matches('\u{feff}').to_owned()),
        None if part.contains(&0) => None,
        None => Some(text_of(part)),
    }
}
