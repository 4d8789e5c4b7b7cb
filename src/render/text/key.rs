//! The inspection of a key as text.

use super::layout::{Layout, Page};
use crate::credential::{Check, KeyReport};

impl KeyReport {
    /// The inspection as plain text, without colors and with whole lines. The key isn't in it.
    pub fn to_text(&self) -> String {
        self.to_text_in(Layout::default())
    }

    /// The inspection as text that is laid out so. The key isn't in it.
    pub fn to_text_in(&self, layout: Layout) -> String {
        let mut page = Page::new(layout);
        write(self, &mut page);
        page.into_text()
    }
}

/// Writes the inspection.
pub(super) fn write(key: &KeyReport, page: &mut Page) {
    page.verdict(&key.sentence);
    page.gap();
    let class = if key.class.is_empty() || key.kind.contains(key.class) { String::new() } else { format!(" ({})", key.class) };
    page.item("Key      ", &format!("{}, {} characters", key.masked, key.length));
    page.item("Kind     ", &format!("{}{class}", key.kind));
    for (name, text) in [("Can      ", &key.can), ("Can’t    ", &key.cannot)] {
        if !text.is_empty() {
            page.item(name, text);
        }
    }
    for place in &key.owners {
        page.item("Belongs  ", &place.sentence());
    }
    if !key.problems.is_empty() {
        page.heading("To check");
        key.problems.iter().for_each(|problem| page.item("-", problem));
    }
    let passed: Vec<&Check> = key.checks.iter().filter(|check| check.passed).collect();
    if !passed.is_empty() {
        page.heading("What looks right");
        passed.iter().for_each(|check| page.item("-", &check.says));
    }
    if key.mendable {
        page.gap();
        page.paragraph("Without what doesn’t belong, the key is complete.");
    }
    for note in &key.notes {
        page.gap();
        page.paragraph(&format!("Note: {note}"));
    }
}
