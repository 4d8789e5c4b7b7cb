//! Takes what came in to the core.

use super::browser;
use super::state::{Action, Hold, Paste, Pasted, State, Way};
use yew::Callback;

/// The most that is read at once, in bytes.
pub const LIMIT: usize = 20 * 1024 * 1024;
/// Pastes longer than this are announced before they are read, in bytes.
const LONG: usize = 200_000;
/// Pastes longer than this don't stay in the box, in bytes.
pub const EDITABLE: usize = 60_000;

/// Shows what there is to say about what came in; about a long one, first that it is being read.
pub fn read(state: &mut State, pasted: Pasted, act: &Callback<Action>) {
    let Pasted { text, way } = pasted;
    state.jump = way == Way::Elsewhere;
    let hold = match (way, state.hold) {
        // Browsers are slow with long text in a box.
        _ if text.len() > EDITABLE => Hold::Nothing,
        (Way::Typed, Hold::Edited) => Hold::Edited,
        (Way::Typed, _) => Hold::Typed,
        _ => Hold::Nothing,
    };
    if text.len() > LIMIT {
        state.refusal = too_long(text.len()).into();
    } else if text.trim().is_empty() {
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

/// What to say about a text that is too long.
pub fn too_long(bytes: usize) -> String {
    [&size(bytes), " is more than the 20 MB that the page reads at once. Cut out the part around the failure."].concat()
}

/// A size for people, such as `3.1 MB`.
fn size(bytes: usize) -> String {
    match bytes {
        0..100_000 => format!("{} KB", bytes.div_ceil(1000)),
        100_000..1_000_000 => format!("{} KB", bytes / 1000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
