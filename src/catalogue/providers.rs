//! Providers: what recognizes them, and what is told about them.

use super::schema::{Base, Provider, ProviderDetails, Service};
use super::{Table, details, table};

/// Every provider, by id.
pub static PROVIDERS: Table<Provider> = table!(Provider);
/// The pages and calls of each provider. Only what comes later uses it.
static DETAILS: Table<ProviderDetails> = table!(ProviderDetails);

/// The provider whose client the catalogue's files are written for.
static BASES: Table<Base> = table!(Base);

/// The provider whose client the catalogue's files are written for and whose dialect others speak, and the package of
/// its SDK.
pub fn base() -> (&'static Provider, &'static str) {
    let base = &BASES[0];
    (Provider::of(base.provider).unwrap_or(&PROVIDERS[0]), base.package)
}

impl Provider {
    /// Whether others have the same API, so that its name and SDKs stand for a whole family of services.
    pub fn is_base(&self) -> bool {
        BASES[0].provider == self.id
    }

    /// The provider with this id.
    pub fn of(id: &str) -> Option<&'static Provider> {
        PROVIDERS.iter().find(|provider| provider.id == id)
    }

    /// The provider whose SDKs read the key from this variable.
    pub fn of_env(name: &str) -> Option<&'static Provider> {
        PROVIDERS.iter().find(|provider| provider.env.contains(&name))
    }

    /// The provider whose base URL goes on where this address ends, which has a host and no path: `https://api.openai.com`.
    pub fn of_bare_base(address: &str) -> Option<&'static Provider> {
        let goes_on = |provider: &&Provider| provider.base_url.len() > address.len() && provider.base_url.starts_with(address);
        PROVIDERS.iter().find(goes_on).filter(|_| address.matches('/').count() == 2)
    }

    /// Its pages and calls.
    pub fn details(&self) -> &'static ProviderDetails {
        details(DETAILS.iter().find(|details| details.id == self.id))
    }

    /// Whether an address is one of a provider's pages.
    pub fn has_page(url: &str) -> bool {
        let pages = |of: &ProviderDetails| [of.keys, of.billing, of.limits, of.organization, of.status, of.docs].contains(&url);
        DETAILS.iter().any(pages)
    }
}

/// A service that the catalogue knows: whose keys have a form, or that something in a text indicates.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    /// One of the providers.
    Provider(&'static Provider),
    /// Another service.
    Service(&'static Service),
}

impl PartialEq for Owner {
    fn eq(&self, other: &Owner) -> bool {
        match (self, other) {
            (Owner::Provider(left), Owner::Provider(right)) => left.id == right.id,
            (Owner::Service(left), Owner::Service(right)) => left.name == right.name,
            _ => false,
        }
    }
}

impl Owner {
    /// Its name, as it writes it.
    pub fn name(self) -> &'static str {
        match self {
            Owner::Provider(provider) => provider.name,
            Owner::Service(service) => service.name,
        }
    }

    /// The id of a provider; the name of another service.
    pub fn id(self) -> &'static str {
        match self {
            Owner::Provider(provider) => provider.id,
            Owner::Service(service) => service.name,
        }
    }
}
