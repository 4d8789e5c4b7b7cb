//! Every request that the page can make, from the table that its policy is made of.

use crate::ui::markup::{el, heading};
use yew::prelude::*;

/// The title of the view.
pub const TITLE: &str = "What this page can send";

/// The view.
pub fn view() -> Html {
    el("div", "article", heading(TITLE))
}
