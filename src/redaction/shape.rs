//! What tells a generated text from words, names and numbers.

/// Whether a text was generated: one long run of letters and digits that mix. Words, versions, dates, and
/// ids in groups are none.
pub fn is_generated(text: &str) -> bool {
    runs(text).any(|run| run.len() >= 16 && mixes(run))
}

/// Whether a text was generated, and can't be a name such as `AzureOpenAIKeyFromVault2`.
pub fn is_surely_generated(text: &str) -> bool {
    /// No name has so many letters that belong to no word.
    const MOST: usize = 12;
    is_generated(text) && odd_letters(text) >= MOST
}

/// Whether capitals, small letters and digits take turns in the runs of a text often enough for a generated
/// one: words, versions and dates hardly mix them.
pub fn mixes(text: &str) -> bool {
    let turns: usize = runs(text).map(turns).sum();
    turns >= 3 && turns * 6 >= text.len()
}

/// How often capitals, small letters and digits take turns.
pub fn turns(run: &str) -> usize {
    let class = |byte: u8| (byte.is_ascii_digit(), byte.is_ascii_uppercase());
    run.as_bytes().windows(2).filter(|pair| class(pair[0]) != class(pair[1])).count()
}

/// How many letters and digits of a text belong to no word, name or number, such as `RateLimitError`, `V2`, `python3`,
/// `4o` or `2026`.
pub fn odd_letters(text: &str) -> usize {
    runs(text).filter(|run| !is_word(run)).map(str::len).sum()
}

fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric())
}

/// Whether a run of letters and digits is a word with a short number behind it, or a number with a unit.
fn is_word(run: &str) -> bool {
    /// Digits behind a word, as in `sha256`.
    const NUMBER: usize = 5;
    /// Letters behind a number, as in `12ms`.
    const UNIT: usize = 2;
    let run = run.as_bytes();
    let number = run.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if number > 0 {
        return run.len() - number <= UNIT && run[number..].iter().all(u8::is_ascii_lowercase);
    }
    let digits = run.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let letters = &run[..run.len() - digits];
    let (mut capitals, mut turns, mut last) = (0, 0, None);
    for byte in letters {
        let capital = byte.is_ascii_uppercase();
        capitals += usize::from(capital);
        turns += usize::from(last == Some(!capital));
        last = Some(capital);
        if byte.is_ascii_digit() {
            return false;
        }
    }
    // Of generated letters every second one is a capital.
    let few = |count: usize| count * 5 <= letters.len() * 2;
    digits <= NUMBER && few(turns) && (turns <= 2 || few(capitals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_names_and_numbers_are_told_from_generated_text() {
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
            assert_eq!(odd_letters(text), 0, "{text}");
        }
        for text in ["aB3dE6gH9j", "7dK", "x7Q", "9f3b2c1d", "sha256123", "1234abc", "VZEXfzwZrILRJIriCVcqHO"] {
            assert_eq!(odd_letters(text), text.len(), "{text}");
        }
        let generated = "aB3dE6gH9jK2mN5p";
        assert!(is_surely_generated(generated) && !is_surely_generated(&generated[1..]));
        assert!(is_generated("AzureOpenAIKeyFromVault2") && !is_surely_generated("AzureOpenAIKeyFromVault2"));
        assert_eq!(odd_letters("https://contoso-2f8a9b3c.example.com"), 8);
    }
}
