//! Finds the variable that SDKs read whose name is near to another name.

use crate::catalogue::{EnvVariable, PROVIDERS, Purpose, SHARED_STEMS, VARIABLES};
use crate::facts::is_near;
use crate::text::name::are_same_words;

/// Words at the end of a name that say that it holds a key.
const KEY_WORDS: &[&str] = &["API", "KEY", "KEYS", "TOKEN", "SECRET", "AUTH", "ACCESS", "APIKEY"];
/// How long a variable’s name must be for a misspelling of it to be recognized. Shorter names have too many neighbors one
/// letter away: `NYC_API_KEY` and `NGC_API_KEY`.
const MIN_MISSPELLED_BYTES: usize = 12;

/// The variable that a name may be meant for; none if the name is a variable itself, or near to none.
pub fn nearest_variable(name: &str) -> Option<&'static EnvVariable> {
    if name.len() < 5 || EnvVariable::of(name).is_some() {
        return None;
    }
    let upper = name.to_ascii_uppercase();
    if let Some(variable) = EnvVariable::of(&upper) {
        return Some(variable);
    }
    by_stem(&upper).or_else(|| by_letters(&upper))
}

/// The only variable that a name misspells. Names with a number at the end are no misspellings: `OPENAI_API_KEY_2`.
fn by_letters(name: &str) -> Option<&'static EnvVariable> {
    if name.ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    // One edit changes either the beginning or the end. This rejects most names quickly.
    let begins_or_ends = |variable: &EnvVariable| {
        let (left, right) = (name.as_bytes(), variable.name.as_bytes());
        left.len().abs_diff(right.len()) <= 4 && (left[..3] == right[..3] || left.ends_with(&right[right.len() - 5..]))
    };
    let close = |variable: &&EnvVariable| {
        begins_or_ends(variable)
            && is_near(name, variable.name)
            && (variable.name.len() >= MIN_MISSPELLED_BYTES || are_same_words(name, variable.name))
    };
    let mut found = VARIABLES.iter().filter(close);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The variable with the key of a service, if a name says the same in other words: `GROQ_KEY`, `HF_API_KEY`,
/// `GROK_TOKEN`.
fn by_stem(name: &str) -> Option<&'static EnvVariable> {
    let stem = stem(name);
    if stem.len() == name.len() || stem.is_empty() || SHARED_STEMS.iter().any(|shared| shared.stem == stem) {
        return None;
    }
    let is_key = |variable: &&EnvVariable| variable.is == Purpose::Key;
    let of_name = || {
        let lower = stem.to_ascii_lowercase();
        let provider = PROVIDERS.iter().find(|provider| provider.names.contains(&lower.as_str()))?;
        provider.env.iter().filter_map(|env| EnvVariable::of(env)).find(is_key)
    };
    VARIABLES
        .iter()
        .filter(is_key)
        .find(|variable| variable.name.starts_with(stem) && self::stem(variable.name) == stem)
        .or_else(of_name)
}

/// A name without the words that say that it holds a key.
fn stem(name: &str) -> &str {
    let mut stem = name;
    while let Some((rest, last)) = stem.rsplit_once('_') {
        if !KEY_WORDS.contains(&last) {
            break;
        }
        stem = rest;
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::nearest_variable;

    #[test]
    fn near_misses_lead_to_the_variable() {
        for (name, meant) in [
            ("OPENAI_APIKEY", "OPENAI_API_KEY"),
            ("OPNEAI_API_KEY", "OPENAI_API_KEY"),
            ("OPEN_AI_API_KEY", "OPENAI_API_KEY"),
            ("openai_api_key", "OPENAI_API_KEY"),
            ("OPENAI_SECRET_KEY", "OPENAI_API_KEY"),
            ("ANTHROPIC_KEY", "ANTHROPIC_API_KEY"),
            ("ANTHROPIC_API_TOKEN", "ANTHROPIC_API_KEY"),
            ("GROK_API_KEY", "XAI_API_KEY"),
            ("HF_API_KEY", "HF_TOKEN"),
            ("OPENAI_BASEURL", "OPENAI_BASE_URL"),
            ("OPENAI_ORGID", "OPENAI_ORG_ID"),
            ("GEMINI_APIKEY", "GEMINI_API_KEY"),
        ] {
            assert_eq!(nearest_variable(name).map(|variable| variable.name), Some(meant), "{name}");
        }
        for name in [
            "OPENAI_API_KEY",
            "OPENAI_API_KEY_2",
            "OPENAI_MODEL",
            "OPENAI_LOG",
            "OPENAI_WEBHOOK_SECRET",
            "GITHUB_ACCESS_TOKEN",
            "GOOGLE_SECRET",
            "GOOGLE_MAPS_API_KEY",
            "NYC_API_KEY",
            "API_KEY",
            "STRIPE_API_KEY",
            "DATABASE_URL",
            "AWS_REGION",
            "SECRET_KEY",
            "PATH",
            "ANTHROPIC_MODEL",
        ] {
            assert_eq!(nearest_variable(name).map(|variable| variable.name), None, "{name}");
        }
    }
}
