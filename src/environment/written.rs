//! The text of a value as it is written in a file: without its quotes, for a sentence, and whether it is a placeholder.

use crate::catalogue::key_forms;
use crate::credential::placeholder_word;
use crate::redaction::Mask;
use crate::text::is_quote;

/// A value without the quotes and backslashes around it.
pub fn bare(value: &str) -> &str {
    value.trim_matches(|edge| is_quote(edge) || edge == '\\')
}

/// A redacted text on one line, cut to what fits into a sentence.
pub fn short(value: &str) -> Mask {
    /// Longer values would hide the rest of the sentence.
    const MAX_SHOWN_CHARS: usize = 60;
    let flat: String = value.chars().map(|letter| if letter == '`' || letter.is_control() { ' ' } else { letter }).collect();
    let shown = Mask::within(&flat);
    if shown.chars().count() <= MAX_SHOWN_CHARS {
        return shown;
    }
    Mask::within(&shown.chars().take(MAX_SHOWN_CHARS).chain(['…']).collect::<String>())
}

/// Whether a value is a placeholder instead of a key, with or without a key’s prefix.
pub fn is_placeholder(value: &str) -> bool {
    // A prefix of two letters begins words, too.
    let mut forms = key_forms().filter(|(_, form)| form.prefix.len() > 2);
    let worded = forms.any(|(_, form)| value.strip_prefix(form.prefix).is_some_and(placeholder_word));
    value.chars().count() < 120
        && (placeholder_word(value)
            || worded
            || (value.starts_with('<') && value.ends_with('>'))
            || matches!(value, "..." | "…" | "null" | "None" | "undefined" | "none" | "xxx"))
}
