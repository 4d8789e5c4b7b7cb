//! What speaks against sending a key to a provider, seen by its form alone.

use crate::catalogue::Provider;
use crate::credential::inspect;
use crate::redaction::Secret;

/// Why this key is hardly one that the provider takes, in sentences: another service's form, or something in it that
/// doesn't belong to a key. None if nothing speaks against it.
pub fn doubt(key: &Secret, provider: &Provider) -> Option<String> {
    let report = inspect(key);
    if !report.owners.is_empty() && !report.owners.iter().any(|owner| owner.name == provider.name) {
        let names: Vec<&str> = report.owners.iter().map(|owner| owner.name).collect();
        return Some(format!("By its form, this key is from {}, not from {}.", names.join(" or "), provider.name));
    }
    if !report.defects.is_empty() && !report.problems.is_empty() {
        return Some(report.problems[..report.problems.len().min(MOST)].join(" "));
    }
    (!report.variant.is_empty()).then_some(report.sentence)
}

/// So many of the things that are wrong with a key are told.
const MOST: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    fn of(key: &str, provider: &str) -> Option<String> {
        doubt(&Secret::new(key.to_owned()), Provider::of(provider).expect("the catalogue has this provider"))
    }

    /// Letters and digits that are nobody's key.
    fn body(length: usize) -> String {
        "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".chars().cycle().take(length).collect()
    }

    #[test]
    fn a_key_is_doubted_by_its_form() {
        let openai = format!("sk-proj-{}T3BlbkFJ{}", body(74), body(74));
        let anthropic = format!("sk-ant-api03-{}AA", body(93));
        assert_eq!(of(&openai, "openai"), None);
        assert_eq!(of(&anthropic, "anthropic"), None);
        let said = of(&anthropic, "openai").expect("another provider's key");
        assert_eq!(said, "By its form, this key is from Anthropic, not from OpenAI.");
        for odd in
            [format!("\"{openai}\""), "https://api.openai.com/v1".to_owned(), format!("Bearer {openai}"), "your-api-key".into()]
        {
            assert!(of(&odd, "openai").is_some_and(|said| !said.is_empty() && !said.contains("aB3d")), "{odd}");
        }
    }
}
