//! Services, SDKs and places, with what shows them in a text; quick fixes.

use super::schema::{Fix, PlaceMarks, Release, Sdk, Service, ServiceDetails};
use super::{Table, details, table};

/// Services that are none of the providers.
pub static SERVICES: Table<Service> = table!(Service);
/// SDKs and clients, the outermost first.
pub static SDKS: Table<Sdk> = table!(Sdk);
/// What shows where somebody runs their program, the more special places first.
pub static PLACE_MARKS: Table<PlaceMarks> = table!(PlaceMarks);
/// Every quick fix, by id.
pub static FIXES: Table<Fix> = table!(Fix);
/// What tells the releases of the SDKs apart. Only what comes later uses it.
static RELEASES: Table<Release> = table!(Release);
/// Where the keys of the services belong. Only what comes later uses it.
static DETAILS: Table<ServiceDetails> = table!(ServiceDetails);

/// Places where people run things, in the order of the tabs, with their labels.
pub static PLACES: &[(&str, &str)] = &[
    ("bash", "bash, zsh"),
    ("fish", "fish"),
    ("powershell", "PowerShell"),
    ("cmd", "cmd"),
    ("dotenv", ".env"),
    ("docker", "Docker"),
    ("compose", "Compose"),
    ("kubernetes", "Kubernetes"),
    ("github-actions", "GitHub Actions"),
    ("notebook", "Notebook"),
];

/// Languages of code pairs, in the order of the tabs, with their labels.
pub static LANGUAGES: &[(&str, &str)] = &[
    ("python", "Python"),
    ("typescript", "Node, TypeScript"),
    ("shell", "curl"),
    ("go", "Go"),
    ("java", "Java"),
    ("csharp", "C#"),
    ("php", "PHP"),
    ("ruby", "Ruby"),
    ("rust", "Rust"),
];

/// The label of a place or language; the id itself where it has none.
pub fn label(id: &str) -> &str {
    PLACES.iter().chain(LANGUAGES).find(|(known, _)| *known == id).map_or(id, |(_, label)| label)
}

impl Service {
    /// The service with this name, as it writes it.
    pub fn named(name: &str) -> Option<&'static Service> {
        SERVICES.iter().find(|service| service.name == name)
    }

    /// Where its keys belong.
    pub fn details(&self) -> &'static ServiceDetails {
        details(DETAILS.iter().find(|details| details.name == self.name))
    }
}

impl Sdk {
    /// The id that stands for requests which are written by hand.
    pub fn raw() -> &'static str {
        SDKS.iter().find(|sdk| sdk.raw).map_or("", |sdk| sdk.id)
    }
}

impl Release {
    /// The release of the SDK with this id.
    pub fn of(sdk: &str) -> Option<&'static Release> {
        RELEASES.iter().find(|release| release.sdk == sdk)
    }
}

impl Fix {
    /// The fix with this id.
    pub fn of(id: &str) -> Option<&'static Fix> {
        FIXES.iter().find(|fix| fix.id == id)
    }
}
