//! Causes, their variants, and what gives them away.

use super::schema::{Cause, DocumentedCodes, Lookalikes, Sign, Variant, VariantDetails};
use super::{Table, details, table};
use std::fmt;

/// Every cause with its id.
pub static CAUSES: &[(Cause, &str)] = Cause::ALL;
/// Every variant; the first of a cause has no id and is the cause itself.
pub static VARIANTS: Table<Variant> = table!(Variant);
/// Every sign.
pub static SIGNS: Table<Sign> = table!(Sign);
/// What documented codes mean, where neither a sign nor the status says so.
static DOCUMENTED_CODES: Table<DocumentedCodes> = table!(DocumentedCodes);
/// What looks the same as each cause from outside.
pub static LOOKALIKES: Table<Lookalikes> = table!(Lookalikes);
/// What is told of each variant beyond its verdict. Only what comes later uses it.
static DETAILS: Table<VariantDetails> = table!(VariantDetails);

impl Cause {
    /// Whether it is about the key or the account, in contrast to the look-alikes.
    pub fn is_authentication(self) -> bool {
        self <= Cause::AccountInactive
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}

impl DocumentedCodes {
    /// What a code means where this provider answers.
    pub fn of(provider: &str, code: &str) -> Option<&'static DocumentedCodes> {
        let own = |row: &&DocumentedCodes| row.provider.is_empty() || row.provider == provider;
        DOCUMENTED_CODES.iter().filter(own).find(|row| row.codes.contains(&code))
    }

    /// Whether any provider documents a code.
    pub fn has(code: &str) -> bool {
        DOCUMENTED_CODES.iter().any(|row| row.codes.contains(&code))
    }
}

impl Variant {
    /// The variant with this id, or the cause as such if there is none.
    pub fn of(cause: Cause, id: &str) -> &'static Variant {
        let own = VARIANTS.iter().filter(|variant| variant.cause == cause);
        let mut first = None;
        for variant in own {
            if variant.id == id {
                return variant;
            }
            first = first.or(Some(variant));
        }
        first.unwrap_or(&VARIANTS[0])
    }

    /// What is told of it beyond the verdict.
    pub fn details(&self) -> &'static VariantDetails {
        details(DETAILS.iter().find(|details| details.cause == self.cause && details.id == self.id))
    }

    /// The key of its [`Advice`](super::Advice) in the library.
    pub fn advice_key(&self) -> String {
        if self.id.is_empty() { self.cause.id().to_owned() } else { format!("{}/{}", self.cause.id(), self.id) }
    }
}
