//! Which service refused, or would have been called.

use crate::catalogue::{PROVIDERS, Provider};
use crate::facts::{Facts, MARKS};

/// What a sign that only one provider prints adds for it.
const OWN_SIGN: u32 = 12;
/// A single name in passing is not enough.
const ENOUGH: u32 = 2;

/// The provider that the facts speak for. Marks of the same kind count once: a log repeats itself.
pub fn identify(facts: &Facts) -> Option<&'static Provider> {
    let mut scores: Vec<(u32, &'static Provider)> = PROVIDERS.iter().map(|provider| (0, provider)).collect();
    for (score, provider) in &mut scores {
        let marks = || facts.provider_marks.iter().filter(|mark| std::ptr::eq(mark.provider, *provider));
        for weight in MARKS {
            if marks().any(|mark| mark.weight == weight) {
                *score += u32::from(weight);
            }
        }
        if facts.signs.iter().any(|seen| seen.sign.provider == provider.id) {
            *score += OWN_SIGN;
        }
    }
    let best = scores.iter().map(|(score, _)| *score).max().filter(|score| *score >= ENOUGH)?;
    // `azure openai` names OpenAI too; the more special one comes first in a tie.
    scores
        .iter()
        .filter(|(score, _)| *score == best)
        .map(|(_, provider)| *provider)
        .min_by_key(|provider| provider.id == "openai")
}
