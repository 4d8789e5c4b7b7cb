//! Variables of the environment: what they hold, what reads them, and which place wins. Only what comes later uses it.

use super::Provider;
use super::packed::Packed;
use std::sync::LazyLock;

macro_rules! table {
    ($file:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $file, ".table"))
    };
}

/// Every variable that SDKs and tools of providers read.
pub static VARIABLES: LazyLock<Vec<Variable>> = LazyLock::new(|| Packed::rows(table!("variables"), Variable::unpack));
/// What reads which variables for one purpose.
pub static READERS: LazyLock<Vec<Reader>> = LazyLock::new(|| Packed::rows(table!("readers"), Reader::unpack));
/// Prefixes that publish a variable.
pub static FRONT_ENDS: LazyLock<Vec<FrontEnd>> = LazyLock::new(|| Packed::rows(table!("front_ends"), FrontEnd::unpack));
/// Which place wins, the more special rules first.
pub static PRECEDENCE: LazyLock<Vec<Precedence>> = LazyLock::new(|| Packed::rows(table!("precedence"), Precedence::unpack));

/// A variable of the environment.
#[derive(Debug, PartialEq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// Id of the provider that it is for.
    pub provider: &'static str,
    /// What it holds: `key`, `token`, `base-url`, …
    pub is: &'static str,
}

impl Variable {
    fn unpack(packed: &mut Packed) -> Variable {
        Variable { name: packed.text(), provider: packed.text(), is: packed.text() }
    }

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
        matches!(self.is, "key" | "admin-key" | "token" | "credential")
    }

    /// What it holds, for people.
    pub fn holds(&self) -> &'static str {
        match self.is {
            "key" => "key",
            "admin-key" => "admin key",
            "token" => "token",
            "credential" => "credentials",
            "base-url" => "base URL",
            "host" => "host",
            "organization" => "organization",
            "project" => "project",
            "region" => "region",
            "version" => "API version",
            _ => "file path",
        }
    }
}

/// What reads variables for one purpose.
#[derive(Debug, PartialEq)]
pub struct Reader {
    /// Name of the SDK, for people.
    pub sdk: &'static str,
    /// The variables, in the order in which it looks: the first that is set counts.
    pub reads: &'static [&'static str],
    /// What else to know about the order; empty if there is nothing.
    pub note: &'static str,
}

impl Reader {
    fn unpack(packed: &mut Packed) -> Reader {
        Reader { sdk: packed.text(), reads: packed.texts(), note: packed.text() }
    }

    /// What reads this variable.
    pub fn of(name: &str) -> impl Iterator<Item = &'static Reader> {
        READERS.iter().filter(move |reader| reader.reads.contains(&name))
    }
}

/// A prefix by which a bundler writes a variable into what browsers download.
#[derive(Debug, PartialEq)]
pub struct FrontEnd {
    /// The prefix.
    pub prefix: &'static str,
    /// The bundler, for people.
    pub tool: &'static str,
}

impl FrontEnd {
    fn unpack(packed: &mut Packed) -> FrontEnd {
        FrontEnd { prefix: packed.text(), tool: packed.text() }
    }
}

/// Which place wins where a variable is set in two.
#[derive(Debug, PartialEq)]
pub struct Precedence {
    /// Ids of the formats that win.
    pub wins: &'static [&'static str],
    /// Ids of the formats that lose against them.
    pub loses: &'static [&'static str],
    /// What one of both must hold, or the rule says nothing; empty if it always holds.
    pub when: &'static str,
    /// The rule, for people.
    pub says: &'static str,
}

impl Precedence {
    fn unpack(packed: &mut Packed) -> Precedence {
        Precedence { wins: packed.texts(), loses: packed.texts(), when: packed.text(), says: packed.text() }
    }
}
