//! Reads the files that somebody opens or drops. They stay on the machine.

use crate::ui::read::{LIMIT, too_long};
use crate::ui::state::{Action, Pasted, Way};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList};
use yew::Callback;

/// Reads the files and says what came of it.
pub fn open(list: FileList, act: Callback<Action>) {
    yew::platform::spawn_local(async move {
        act.emit(match text(list).await {
            Ok(text) => Action::Pasted(Pasted { text, way: Way::Elsewhere }),
            Err(why) => Action::Refused(why.into()),
        });
    });
}

/// The text of the files, each under a line with its name if there are several, or a sentence on
/// why there is none.
async fn text(files: FileList) -> Result<String, String> {
    let files: Vec<File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
    let total: f64 = files.iter().map(|file| file.size()).sum();
    if total > LIMIT as f64 {
        return Err(too_long(total as usize));
    }
    let mut all = String::new();
    for file in &files {
        let name = file.name();
        let buffer = JsFuture::from(file.array_buffer()).await;
        let bytes = buffer.map(|buffer| Uint8Array::new(&buffer).to_vec());
        let text = bytes.ok().and_then(|bytes| decoded(&bytes));
        let Some(text) = text else {
            return Err([&name, " is not a text file. Open a log, a HAR, or another file of text."].concat());
        };
        if files.len() > 1 {
            all.push_str(&["==> ", &name, " <==\n"].concat());
        }
        all.push_str(&text);
        all.push('\n');
    }
    Ok(all)
}

/// UTF-8, or the UTF-16 that Windows PowerShell writes; none if it is no text.
fn decoded(bytes: &[u8]) -> Option<String> {
    let wide = |of: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| of([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, ..] => Some(wide(u16::from_le_bytes)),
        [0xfe, 0xff, ..] => Some(wide(u16::from_be_bytes)),
        _ if bytes.contains(&0) => None,
        _ => Some(String::from_utf8_lossy(bytes).into_owned()),
    }
}
