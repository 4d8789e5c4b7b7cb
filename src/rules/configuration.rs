//! Code and configuration beside the error.

use super::Case;
use crate::catalogue::{Cause, PROVIDERS, Provider};
use crate::credential::{formats_of, placeholder_word};
use crate::diagnosis::{Candidates, Mark};
use crate::facts::{Assignment, Fault};

pub(super) fn apply(case: &Case, candidates: &mut Candidates) {
    let failed = candidates.firmest() > 0 || !case.facts.statuses.is_empty();
    for fault in &case.facts.faults {
        faulty(case, fault, failed, candidates);
    }
    for assignment in &case.facts.assignments {
        let owner = PROVIDERS.iter().find(|provider| provider.env.contains(&assignment.name.as_str()));
        if let Some(owner) = owner {
            value(case, assignment, owner, failed, candidates);
        }
    }
}

fn faulty(case: &Case, fault: &Fault, failed: bool, candidates: &mut Candidates) {
    // A misspelled name explains a missing key; it explains no other refusal.
    let missing = candidates.strength(Cause::MissingKey) >= 60;
    let bare = candidates.firmest() < 60;
    match fault {
        Fault::NearName { written, read, span } if missing || (bare && failed) => {
            let weight = if missing { 97 } else { 62 };
            candidates.support(
                Cause::MissingKey,
                "wrong-argument",
                weight,
                Mark::new("variable-name", format!("{written} is set; SDKs read {read}"), span),
            );
        }
        Fault::TupleComma(span) if missing || bare => {
            candidates.support(
                Cause::MissingKey,
                "wrong-argument",
                97,
                Mark::new("code", "the comma at the end makes the key a tuple", span),
            );
        }
        Fault::WrongArgument(span) => {
            candidates.support(
                Cause::MissingKey,
                "wrong-argument",
                76,
                Mark::new("code", "this client reads the key from another argument", span),
            );
        }
        Fault::DoubledBearer(span) => {
            candidates.support(
                Cause::MalformedKey,
                "doubled-bearer",
                92,
                Mark::new("header", "the word Bearer stands twice", span),
            );
        }
        Fault::Commented(span) if missing || (bare && failed) => {
            candidates.support(
                Cause::MissingKey,
                "sdk-refused",
                if missing { 92 } else { 55 },
                Mark::new("configuration", "the line is commented out", span),
            );
        }
        Fault::OrganizationName(span) if case.provider.is_none_or(|provider| provider.id == "openai") => {
            candidates.support(
                Cause::OrganizationMismatch,
                "unknown",
                76,
                Mark::new("header", "the organization header carries a name; ids begin with org-", span),
            );
        }
        _ => {}
    }
}

/// What the value of a provider's own variable gives away.
fn value(case: &Case, assignment: &Assignment, owner: &'static Provider, failed: bool, candidates: &mut Candidates) {
    let settled = candidates.firmest() >= 80;
    let cut = case.facts.redaction.cuts.iter().find(|cut| assignment.span.contains(&cut.range.start));
    let shown = cut.map_or(assignment.value.as_str(), |cut| cut.secret.expose());
    let mark = |says: String| Mark::new("configuration", says, &assignment.span);
    let best = formats_of(shown).max_by_key(|(_, format)| format.prefix.len());
    let foreign =
        best.filter(|(provider, format)| provider.id != owner.id && format.prefix.len() > 3).map(|(provider, _)| provider);
    if let Some(foreign) = foreign {
        let weight = if failed && !settled {
            84
        } else if failed {
            70
        } else {
            80
        };
        candidates.support(
            Cause::WrongProviderKey,
            "foreign",
            weight,
            mark(format!("{} holds a key of {}", assignment.name, foreign.name)),
        );
    } else if cut.is_none() && !settled && assignment.value.is_empty() {
        candidates.support(Cause::MissingKey, "sdk-refused", 55, mark(format!("{} is set to nothing", assignment.name)));
    } else if cut.is_none() && !settled && placeholder_word(shown.strip_prefix("sk-").unwrap_or(shown)) {
        candidates.support(Cause::PlaceholderKey, "template", 60, mark(format!("{} holds a placeholder", assignment.name)));
    }
}
