//! Characters that steer a terminal, made visible.

use std::borrow::Cow;

/// The text with nothing in it that a terminal would obey: escape sequences, backspaces, a change of the direction of
/// writing. Each such character becomes a picture of itself (`␛`), or `�` where there is none. Line breaks (`\n`, and
/// `\r\n` as `\n`) and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_steering) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.replace("\r\n", "\n").chars().map(|letter| if is_steering(letter) { picture(letter) } else { letter }).collect(),
    )
}

/// Controls of ASCII and Latin-1, and those of the direction of writing (Unicode Standard Annex 9).
fn is_steering(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Unicode has a picture of each control of ASCII.
fn picture(letter: char) -> char {
    match letter {
        '\0'..='\u{1f}' => char::from_u32('\u{2400}' as u32 + letter as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '␡',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_become_pictures_and_the_rest_stays() {
        assert_eq!(visible("a\tb\nc\r\nd é 日本"), "a\tb\nc\nd é 日本");
        assert_eq!(visible("\u{1b}[31mred\u{1b}]0;title\u{7}\u{8}\0\u{7f}\r"), "␛[31mred␛]0;title␇␈␀␡␍");
        assert_eq!(visible("\u{9b}31m \u{202e}abc\u{2066}"), "�31m �abc�");
    }
}
