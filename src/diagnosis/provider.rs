//! Which service refused, or would have been called.

use super::weights::{self, BESIDE, FIRMLY_NAMED, NAMED};
use crate::catalogue::{Owner, PROVIDERS, Provider, SERVICES, Service};
use crate::facts::{Facts, MarkKind};
use crate::text::Span;

/// Who answered, as far as the facts tell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Identity {
    /// The provider, if it is one of the contract's.
    pub provider: Option<&'static Provider>,
    /// Otherwise the service, if the catalogue knows it.
    pub service: Option<&'static Service>,
    /// It is a service of which only the address is known.
    pub stranger: bool,
}

impl Identity {
    /// The provider's id of the contract.
    pub fn id(&self) -> &'static str {
        match self.provider {
            Some(provider) => provider.id,
            None if self.service.is_some() || self.stranger => "other",
            None => "unknown",
        }
    }
}

/// A mark this near to a failure stands beside it, in bytes.
const BESIDE_LENGTH: usize = 240;

/// The service that the facts speak for. Marks of the same kind count once: a log repeats itself. So
/// a wrapper's word ("OpenAI API error") loses against what only one service says.
pub fn identify(facts: &Facts) -> Identity {
    let owners = PROVIDERS.iter().map(Owner::Provider).chain(SERVICES.iter().map(Owner::Service));
    let scores: Vec<(u32, Owner)> = owners.map(|owner| (score(facts, owner), owner)).collect();
    let best = scores.iter().map(|(score, _)| *score).max().unwrap_or(0);
    // A server of one's own may be a proxy to a provider that the text names.
    let named = best >= NAMED && !scores.iter().any(|(score, owner)| *score == best && is_openai(*owner));
    let stranger = best < FIRMLY_NAMED && facts.calls.iter().any(|call| !(is_known(&call.host) || call.local && named));
    if stranger {
        return Identity { stranger, ..Identity::default() };
    }
    if best < NAMED {
        return Identity::default();
    }
    // `azure openai` names OpenAI too; the more special one comes first in a tie. But who is only named loses against
    // the client that raised the exception: "OpenAI failed, falling back to …".
    let raised = |owner: Owner| match owner {
        Owner::Provider(provider) => {
            facts.exceptions.iter().any(|exception| exception.class.split('.').next() == Some(provider.id))
        }
        Owner::Service(_) => false,
    };
    let tied = || scores.iter().filter(|(score, _)| *score == best).map(|(_, owner)| *owner);
    let named_only = best <= NAMED + BESIDE;
    let winner = tied().min_by_key(|owner| if named_only { !(is_openai(*owner) && raised(*owner)) } else { is_openai(*owner) });
    match winner {
        Some(Owner::Provider(provider)) => Identity { provider: Some(provider), ..Identity::default() },
        Some(Owner::Service(service)) => Identity { service: Some(service), ..Identity::default() },
        None => Identity::default(),
    }
}

/// Whether it is the one whose name and SDKs stand for a whole family of services.
fn is_openai(owner: Owner) -> bool {
    matches!(owner, Owner::Provider(provider) if provider.id == "openai")
}

fn score(facts: &Facts, owner: Owner) -> u32 {
    let marks = || facts.owners.iter().filter(|mark| mark.owner == owner);
    let signs = || {
        let of = move |id: &str| matches!(owner, Owner::Provider(provider) if provider.id == id);
        facts.signs.iter().filter(move |seen| of(seen.sign.provider))
    };
    let has = |kind: &MarkKind| {
        // A sign that only this provider prints is a sentence of its own.
        marks().any(|mark| mark.kind == *kind) || *kind == MarkKind::Sentence && signs().next().is_some()
    };
    let score: u32 = MarkKind::ALL.into_iter().filter(has).map(weights::mark).sum();
    let near = marks().any(|mark| is_near(facts, &mark.span)) || signs().next().is_some();
    if score > 0 && near { score + BESIDE } else { score }
}

/// Whether a place stands beside a failure.
fn is_near(facts: &Facts, span: &Span) -> bool {
    let beside = |other: &Span| span.start <= other.end + BESIDE_LENGTH && other.start <= span.end + BESIDE_LENGTH;
    facts.bodies.iter().any(|body| beside(&body.range)) || facts.statuses.iter().any(|(_, status)| beside(status))
}

/// Whether a host is a known service's.
fn is_known(host: &str) -> bool {
    PROVIDERS.iter().any(|provider| provider.hosts.iter().any(|known| host.contains(known)))
        || SERVICES.iter().any(|service| service.hosts.iter().any(|known| host.contains(known)))
}
