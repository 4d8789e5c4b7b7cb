//! Variables of the environment: what they hold, what reads them, and which place wins.

use super::schema::{Competitors, FrontEnd, Precedence, Purpose, Reader, SharedStem, Variable};
use super::{Provider, Table, table};

/// Every variable that SDKs and tools of providers read. This and the following are used only by what comes later.
pub static VARIABLES: Table<Variable> = table!(Variable);
/// What reads which variables for one purpose.
pub static READERS: Table<Reader> = table!(Reader);
/// Prefixes that publish a variable.
pub static FRONT_ENDS: Table<FrontEnd> = table!(FrontEnd);
/// Which place wins, the more special rules first.
pub static PRECEDENCE: Table<Precedence> = table!(Precedence);
/// Pairs of variables of which one wins, where the verdict knows of it.
pub static COMPETITORS: Table<Competitors> = table!(Competitors);

/// What other services call their keys, too.
pub static SHARED_STEMS: Table<SharedStem> = table!(SharedStem);

impl Variable {
    /// The variable with this name.
    pub fn of(name: &str) -> Option<&'static Variable> {
        VARIABLES.iter().find(|variable| variable.name == name)
    }

    /// The provider that it is for.
    pub fn owner(&self) -> Option<&'static Provider> {
        Provider::of(self.provider)
    }

    /// Whether its value is secret.
    pub fn is_secret(&self) -> bool {
        matches!(self.is, Purpose::Key | Purpose::AdminKey | Purpose::Token | Purpose::Credential)
    }

    /// What it holds, for people.
    pub fn holds(&self) -> &'static str {
        match self.is {
            Purpose::Key => "key",
            Purpose::AdminKey => "admin key",
            Purpose::Token => "token",
            Purpose::Credential => "credentials",
            Purpose::BaseUrl => "base URL",
            Purpose::Host => "host",
            Purpose::Organization => "organization",
            Purpose::Project => "project",
            Purpose::Region => "region",
            Purpose::Version => "API version",
            Purpose::Path => "file path",
        }
    }
}

impl Reader {
    /// What reads this variable.
    pub fn of(name: &str) -> impl Iterator<Item = &'static Reader> {
        READERS.iter().filter(move |reader| reader.reads.contains(&name))
    }
}
