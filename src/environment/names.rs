//! Names that are nearly those of variables that SDKs read.

use crate::catalogue::{EnvVariable, PROVIDERS, Purpose, SHARED_STEMS, VARIABLES};
use crate::facts::is_near;
use crate::text::name::are_same_words;

/// Words that names of keys end in.
const ENDS: &[&str] = &["API", "KEY", "KEYS", "TOKEN", "SECRET", "AUTH", "ACCESS", "APIKEY"];
/// Names of a shorter variable have too many neighbors one letter away: `NYC_API_KEY` and `NGC_API_KEY`.
const LONG_ENOUGH: usize = 12;

/// The variable that a name may be meant for, if it isn't one itself.
pub fn near(name: &str) -> Option<&'static EnvVariable> {
    if name.len() < 5 || EnvVariable::of(name).is_some() {
        return None;
    }
    let upper = name.to_ascii_uppercase();
    if let Some(variable) = EnvVariable::of(&upper) {
        return Some(variable);
    }
    by_stem(&upper).or_else(|| by_letters(&upper))
}

/// A misspelling, if only one variable is that near. Numbered names are meant: `OPENAI_API_KEY_2`.
fn by_letters(name: &str) -> Option<&'static EnvVariable> {
    if name.ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    // One edit leaves the beginning or the end as it is.
    let begins_or_ends = |variable: &EnvVariable| {
        let (left, right) = (name.as_bytes(), variable.name.as_bytes());
        left.len().abs_diff(right.len()) <= 4 && (left[..3] == right[..3] || left.ends_with(&right[right.len() - 5..]))
    };
    let close = |variable: &&EnvVariable| {
        begins_or_ends(variable)
            && is_near(name, variable.name)
            && (variable.name.len() >= LONG_ENOUGH || are_same_words(name, variable.name))
    };
    let mut found = VARIABLES.iter().filter(close);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Another word for the key of the same service: `GROQ_KEY`, `HF_API_KEY`, `GROK_TOKEN`.
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
        if !ENDS.contains(&last) {
            break;
        }
        stem = rest;
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::near;

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
            assert_eq!(near(name).map(|variable| variable.name), Some(meant), "{name}");
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
            assert_eq!(near(name).map(|variable| variable.name), None, "{name}");
        }
    }
}
