//! Takes what came in to the core.

use super::browser;
use super::state::{Action, Hold, Paste, Pasted, State, Way};
use yew::{AttrValue, Callback};

/// The most that is read at once, in bytes: more would keep the page from answering for a second or
/// more. `index.html` and the note of the paste box say so too.
pub const LIMIT: usize = 8_000_000;
/// Pastes longer than this are announced before they are read, in bytes.
const LONG: usize = 200_000;
/// Pastes longer than this don't stay in the box, in bytes.
pub const EDITABLE: usize = 60_000;

/// Shows what there is to say about what came in; about a long one, first that it is being read.
pub fn read(state: &mut State, pasted: Pasted, act: &Callback<Action>) {
    let Pasted { mut text, way, whole } = pasted;
    keep_end(&mut text, LIMIT);
    // What failed last stands at the end of a log.
    state.taken = if text.len() < whole {
        ["Only the last ", &size(text.len()), " of ", &size(whole), " was read."].concat().into()
    } else {
        AttrValue::default()
    };
    state.jump = way == Way::Elsewhere;
    let hold = match (way, state.hold) {
        // Browsers are slow with long text in a box.
        _ if text.len() > EDITABLE => Hold::Nothing,
        (Way::Typed, Hold::Edited) => Hold::Edited,
        (Way::Typed, _) => Hold::Typed,
        _ => Hold::Nothing,
    };
    if text.trim().is_empty() {
        state.show(Paste::Nothing, Hold::Nothing);
    } else if text.len() > LONG {
        state.show(Paste::Reading(size(text.len()).into()), Hold::Nothing);
        let (turn, act) = (state.turn, act.clone());
        // Lets the browser paint the news first.
        browser::after(30, Box::new(move || act.emit(Action::Due(text, hold, turn))));
    } else {
        diagnose(state, &text, hold);
    }
}

/// Shows the answer to a text.
pub fn diagnose(state: &mut State, text: &str, hold: Hold) {
    let report = browser::measured("diagnose", || crate::diagnose(text));
    state.show_answer(report, hold);
}

/// Cuts off what is more than `most` bytes, up to the end of a line if one is near.
fn keep_end(text: &mut String, most: usize) {
    if text.len() > most {
        let cut = text.ceil_char_boundary(text.len() - most);
        let near = text.ceil_char_boundary(cut + 2_000);
        let line = text.get(cut..near).and_then(|start| start.find('\n')).map_or(cut, |line| cut + line + 1);
        text.drain(..line);
    }
}

/// A size for people, such as `3.1 MB`.
fn size(bytes: usize) -> String {
    match bytes {
        0..100_000 => format!("{} KB", bytes.div_ceil(1000)),
        100_000..1_000_000 => format!("{} KB", bytes / 1000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
