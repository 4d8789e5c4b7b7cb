//! A text without its secrets: what was taken out is marked, the rest stays as it was.

use crate::ui::markup::{el, heading};
use yew::prelude::*;

/// The title of the view.
pub const TITLE: &str = "Redact a text";

/// The view.
pub fn view() -> Html {
    el("div", "article", heading(TITLE))
}
