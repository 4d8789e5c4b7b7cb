//! How generated text differs from words, names and numbers.

/// Whether a text looks generated: it has a run of 16 or more letters and digits that mix capitals, small letters and
/// digits. Words, versions, dates, and ids in groups don't.
pub fn is_generated(text: &str) -> bool {
    runs(text).any(|run| run.len() >= 16 && is_mixed(run))
}

/// Whether a text looks generated, and can't be a name such as `AzureOpenAIKeyFromVault2`.
pub fn is_surely_generated(text: &str) -> bool {
    /// How many characters must belong to no word: no name has as many.
    const MIN_NON_WORD_CHARS: usize = 12;
    is_generated(text) && non_word_chars(text) >= MIN_NON_WORD_CHARS
}

/// Whether capitals, small letters and digits alternate in a text as often as in a generated one: in words, versions and
/// dates they hardly do.
pub fn is_mixed(text: &str) -> bool {
    let changes: usize = runs(text).map(class_changes).sum();
    changes >= 3 && changes * 6 >= text.len()
}

/// How often a digit follows a letter, or a capital a small letter, or the reverse.
pub fn class_changes(run: &str) -> usize {
    let class = |byte: u8| (byte.is_ascii_digit(), byte.is_ascii_uppercase());
    run.as_bytes().windows(2).filter(|pair| class(pair[0]) != class(pair[1])).count()
}

/// How many letters and digits of a text belong to no word, name or number. Such words are `RateLimitError`, `V2`,
/// `python3`, `4o` and `2026`.
pub fn non_word_chars(text: &str) -> usize {
    runs(text).filter(|run| !is_word(run)).map(str::len).sum()
}

fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric())
}

/// Whether a run of letters and digits is a word with a short number after it, or a number with a unit.
fn is_word(run: &str) -> bool {
    /// How many digits a word may end in, as in `sha256`: longer numbers are ids.
    const MAX_DIGITS_AFTER_WORD: usize = 5;
    /// How many letters a unit may have, as in `12ms`.
    const MAX_UNIT_LETTERS: usize = 2;
    let run = run.as_bytes();
    let number = run.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if number > 0 {
        return run.len() - number <= MAX_UNIT_LETTERS && run[number..].iter().all(u8::is_ascii_lowercase);
    }
    let digits = run.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let letters = &run[..run.len() - digits];
    let (mut capitals, mut changes, mut last) = (0, 0, None);
    for byte in letters {
        let capital = byte.is_ascii_uppercase();
        capitals += usize::from(capital);
        changes += usize::from(last == Some(!capital));
        last = Some(capital);
        if byte.is_ascii_digit() {
            return false;
        }
    }
    // In generated text about half of the letters are capitals.
    let few = |count: usize| count * 5 <= letters.len() * 2;
    digits <= MAX_DIGITS_AFTER_WORD && few(changes) && (changes <= 2 || few(capitals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_names_and_numbers_differ_from_generated_text() {
        for text in [
            "RateLimitError",
            "LANGCHAIN_TRACING_V2",
            "python3",
            "web-1",
            "2026-11-23",
            "gpt-4o-mini",
            "12ms",
            "JSONDecodeError",
            "HTTPError",
            "",
        ] {
            assert_eq!(non_word_chars(text), 0, "{text}");
        }
        for text in ["aB3dE6gH9j", "7dK", "x7Q", "9f3b2c1d", "sha256123", "1234abc", "VZEXfzwZrILRJIriCVcqHO"] {
            assert_eq!(non_word_chars(text), text.len(), "{text}");
        }
        let generated = "aB3dE6gH9jK2mN5p";
        assert!(is_surely_generated(generated) && !is_surely_generated(&generated[1..]));
        assert!(is_generated("AzureOpenAIKeyFromVault2") && !is_surely_generated("AzureOpenAIKeyFromVault2"));
        assert_eq!(non_word_chars("https://contoso-2f8a9b3c.example.com"), 8);
    }
}
