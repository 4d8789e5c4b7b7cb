//! Which service refused, or would have been called.

use super::weights::{self, BESIDE, FIRMLY_NAMED, NAMED};
use crate::catalogue::{Owner, PROVIDERS, Provider, SERVICES, Service};
use crate::facts::{Facts, MarkKind, OwnerMark};
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

/// A mark that is at most this far from a failure stands beside it.
const MAX_DISTANCE_BYTES: usize = 240;

/// The service that the facts indicate. Marks of the same kind count once: a log repeats itself. So
/// a wrapper's word ("OpenAI API error") loses against what only one service says.
pub fn identify(facts: &Facts) -> Identity {
    let owners = PROVIDERS.iter().map(Owner::Provider).chain(SERVICES.iter().map(Owner::Service));
    let scores: Vec<(u32, Owner)> = owners.map(|owner| (score(facts, owner), owner)).collect();
    let best = scores.iter().map(|(score, _)| *score).max().unwrap_or(0);
    // A server of one's own may be a proxy to a provider that the text names.
    let named =
        best >= NAMED && !scores.iter().any(|(score, owner)| *score == best && (is_base(*owner) || !is_spoken_of(facts, *owner)));
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
    let winner = tied().min_by_key(|owner| if named_only { !(is_base(*owner) && raised(*owner)) } else { is_base(*owner) });
    let winner = match winner {
        Some(family) if is_base(family) && !has_address(facts, family) => {
            // The family's words are those of its SDK, which many services are called with; its own address would show that
            // it answered itself.
            if facts.calls.iter().any(|call| !call.local && !is_known(&call.host)) {
                return Identity { stranger: true, ..Identity::default() };
            }
            called(facts).or(winner)
        }
        other => other,
    };
    match winner {
        Some(Owner::Provider(provider)) => Identity { provider: Some(provider), ..Identity::default() },
        Some(Owner::Service(service)) => Identity { service: Some(service), ..Identity::default() },
        None => Identity::default(),
    }
}

/// Whether the text shows an address of a service.
fn has_address(facts: &Facts, owner: Owner) -> bool {
    facts.owners.iter().any(|mark| mark.owner == owner && mark.kind == MarkKind::Host)
}

/// The service whose address was called, or is set to be.
fn called(facts: &Facts) -> Option<Owner> {
    let within = |span: &Span| facts.calls.iter().any(|call| call.span.start <= span.start && span.end <= call.span.end);
    facts.owners.iter().find(|mark| mark.kind == MarkKind::Host && within(&mark.span)).map(|mark| mark.owner)
}

/// Whether something speaks of a service besides its variables, which also point its client elsewhere, and the ids of
/// models that carry its name: `qwen/Qwen2-VL` runs anywhere.
fn is_spoken_of(facts: &Facts, owner: Owner) -> bool {
    let text = &facts.redaction.text;
    let of_model = |span: &Span| {
        text.get(..span.start).unwrap_or_default().ends_with('/')
            || text
                .get(span.end..)
                .unwrap_or_default()
                .starts_with(|next: char| matches!(next, '-' | '/' | '.' | '_') || next.is_ascii_digit())
    };
    let speaks = |mark: &OwnerMark| match mark.kind {
        MarkKind::Variable => false,
        MarkKind::Name => !of_model(&mark.span),
        _ => true,
    };
    facts.owners.iter().any(|mark| mark.owner == owner && speaks(mark))
}

/// Whether it is the one whose name and SDKs stand for a whole family of services.
fn is_base(owner: Owner) -> bool {
    matches!(owner, Owner::Provider(provider) if provider.is_base())
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
    if near { score + BESIDE } else { score }
}

/// Whether a place stands beside a failure.
fn is_near(facts: &Facts, span: &Span) -> bool {
    let beside = |other: &Span| span.start <= other.end + MAX_DISTANCE_BYTES && other.start <= span.end + MAX_DISTANCE_BYTES;
    if facts.bodies.is_empty() && facts.statuses.is_empty() {
        // The line that says what failed names it better than what a person says around.
        let on_line = |other: &Span| !facts.text(&(span.start.min(other.start)..span.end.max(other.end))).contains('\n');
        return facts.signs.iter().any(|seen| beside(&seen.span) && on_line(&seen.span));
    }
    facts.bodies.iter().any(|body| beside(&body.range)) || facts.statuses.iter().any(|(_, status)| beside(status))
}

/// Whether a host is a known service's.
fn is_known(host: &str) -> bool {
    PROVIDERS.iter().any(|provider| provider.hosts.iter().any(|known| host.contains(known)))
        || SERVICES.iter().any(|service| service.hosts.iter().any(|known| host.contains(known)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Call;
    use crate::redaction::redact;
    use MarkKind::{Class, Host, Name, Sentence, Variable, Wording};

    /// Providers of which the catalogue has the first before the second.
    const EARLY: &str = "anthropic";
    const LATE: &str = "zhipu";
    const FAMILY: &str = "openai";

    /// A mark for a provider, at the beginning of a text.
    fn mark(id: &str, kind: MarkKind) -> OwnerMark {
        OwnerMark { owner: Owner::Provider(Provider::of(id).expect("a provider")), kind, span: 0..1 }
    }

    /// Who refused, of marks for two providers, in a text that shows nothing else.
    fn who(one: (&str, &[MarkKind]), other: (&str, &[MarkKind])) -> &'static str {
        let redaction = redact("");
        let mut facts = Facts::gather(&redaction);
        for (id, kinds) in [one, other] {
            facts.owners.extend(kinds.iter().map(|kind| mark(id, *kind)));
        }
        identify(&facts).id()
    }

    /// Checks that two groups of marks say the same: the provider decides that the catalogue has first.
    #[track_caller]
    fn weigh_the_same(one: &[MarkKind], other: &[MarkKind]) {
        assert_eq!(who((EARLY, one), (LATE, other)), EARLY, "{one:?} are less than {other:?}");
        assert_eq!(who((LATE, one), (EARLY, other)), EARLY, "{one:?} are more than {other:?}");
    }

    #[test]
    fn marks_add_up_by_their_kind() {
        weigh_the_same(&[Sentence], &[Host, Variable]);
        weigh_the_same(&[Host], &[Class, Name]);
        weigh_the_same(&[Class], &[Variable, Name]);
        // Marks of one kind count once.
        weigh_the_same(&[Name, Name, Name], &[Name]);
        // Wording is between a variable and a class.
        assert_eq!(who((EARLY, &[Wording]), (LATE, &[Class])), LATE);
        assert_eq!(who((EARLY, &[Variable]), (LATE, &[Wording])), LATE);
    }

    #[test]
    fn a_name_tells_a_service_and_one_beside_the_failure_wins() {
        let redaction = redact("");
        let gathered = || Facts::gather(&redaction);
        assert_eq!(identify(&gathered()).id(), "unknown");
        assert_eq!(identify(&Facts { owners: vec![mark(LATE, Name)], ..gathered() }).id(), LATE);
        let beside = |early, late, status: Span| {
            let marks =
                vec![OwnerMark { span: 0..1, ..mark(early, Name) }, OwnerMark { span: 9_000..9_001, ..mark(late, Wording) }];
            identify(&Facts { owners: marks, statuses: vec![(401, status)], ..gathered() }).id()
        };
        // A name beside the failure says as much as wording elsewhere.
        assert_eq!(beside(EARLY, LATE, 241..244), EARLY);
        assert_eq!(beside(LATE, EARLY, 241..244), EARLY);
        // 240 bytes on either side are beside it.
        assert_eq!(beside(EARLY, LATE, 242..245), LATE);
        assert_eq!(beside(LATE, EARLY, 8_757..8_760), EARLY);
        let far = vec![OwnerMark { span: 300..301, ..mark(LATE, Name) }, OwnerMark { span: 9_000..9_001, ..mark(EARLY, Name) }];
        let late = |status: Span| identify(&Facts { owners: far.clone(), statuses: vec![(401, status)], ..gathered() }).id();
        assert_eq!(late(57..60), LATE);
        assert_eq!(late(56..59), EARLY);
    }

    #[test]
    fn an_unknown_address_is_a_stranger_unless_the_text_names_a_service_firmly() {
        let redaction = redact("");
        let called = |local: bool, kinds: &[MarkKind]| {
            let call = Call { host: "gateway.corp.net".to_owned(), local, span: 0..1 };
            let owners = kinds.iter().map(|kind| mark(LATE, *kind)).collect();
            identify(&Facts { calls: vec![call], owners, ..Facts::gather(&redaction) }).id()
        };
        assert_eq!(called(false, &[Host]), LATE);
        assert_eq!(called(false, &[Wording, Name]), "other");
        // A server of one's own may be a proxy to who is named.
        assert_eq!(called(true, &[Name]), LATE);
        assert_eq!(called(true, &[]), "other");
        let known = Call { host: Provider::of(EARLY).expect("a provider").host.to_owned(), local: false, span: 0..1 };
        let owners = vec![mark(LATE, Name)];
        assert_eq!(identify(&Facts { calls: vec![known], owners, ..Facts::gather(&redaction) }).id(), LATE);
    }

    #[test]
    fn the_family_s_client_speaks_for_the_service_whose_address_it_was_given() {
        let base = |url: &str| format!("export OPENAI_BASE_URL=\"{url}\"\nOpenAI API error: 401 Incorrect API key provided.");
        let own = "You can find your API key at https://platform.openai.com/account/api-keys.";
        for (text, id) in [
            (base("https://dashscope-intl.aliyuncs.com/compatible-mode/v1"), "dashscope"),
            (base("https://api.models.example/v1"), "other"),
            (base("http://localhost:8317/v1"), FAMILY),
            ([&base("https://dashscope-intl.aliyuncs.com/compatible-mode/v1"), own].concat(), FAMILY),
        ] {
            assert_eq!(identify(&Facts::gather(&redact(&text))).id(), id, "in {text}");
        }
    }

    #[test]
    fn the_family_loses_a_tie_unless_its_client_raised_and_the_other_is_only_named() {
        let tie = |text: &str, other: &str, kinds: &[MarkKind]| {
            let redaction = redact(text);
            let mut facts = Facts::gather(&redaction);
            let marks = |id: &'static str| kinds.iter().map(move |kind| mark(id, *kind));
            facts.owners = marks(FAMILY).chain(marks(if other == EARLY { EARLY } else { LATE })).collect();
            identify(&facts).id()
        };
        // Of those that are only named, the one whose client raised, else the first of the catalogue.
        assert_eq!(tie("", EARLY, &[Name]), EARLY);
        assert_eq!(tie("a.APIError: x", EARLY, &[Name]), EARLY);
        assert_eq!(tie("openai.APIError: x", EARLY, &[Name]), FAMILY);
        assert_eq!(tie("openai.APIError: x", EARLY, &[Wording]), FAMILY);
        // The family's classes and hosts are used by others.
        assert_eq!(tie("openai.APIError: x", LATE, &[Class]), LATE);
        assert_eq!(tie("openai.APIError: x", EARLY, &[Class]), EARLY);
    }
}
