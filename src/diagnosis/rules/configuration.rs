//! Code and configuration beside the error.

use super::input::RuleInput;
use crate::catalogue::level::{CERTAIN, CLEAR, PLAUSIBLE, PROBABLE, SHOWN, STRONG, USUAL, VAGUE, WEAK};
use crate::catalogue::{Cause, Provider};
use crate::credential::{format_of, placeholder_word};
use crate::diagnosis::candidates::{Candidates, Mark};
use crate::diagnosis::weights::BEYOND_WEAK;
use crate::facts::shell::before_command;
use crate::facts::{Assignment, Fault, Sighting, Slot, is_key_header, is_reference};
use crate::intake::any_in_list;
use crate::redaction::Kind;
use crate::text::name::is_in_capitals;

pub(super) fn apply(input: &RuleInput, candidates: &mut Candidates) {
    let failed = candidates.firmest() > 0 || !input.facts.statuses.is_empty();
    for fault in &input.facts.faults {
        faulty(input, fault, failed, candidates);
    }
    for assignment in &input.facts.assignments {
        let owner = match assignment.slot {
            Slot::Variable => Provider::of_env(&assignment.name),
            Slot::Argument | Slot::Header => input.provider,
        };
        if let Some(owner) = owner {
            value(input, assignment, owner, failed, candidates);
        }
    }
    if let Some(provider) = input.provider {
        header(input, provider, candidates);
        scheme(input, provider, candidates);
        unschemed(input, provider, candidates);
        site(input, provider, candidates);
    }
}

/// Something beside the error explains it, so that what the server says is only how it looks from there.
fn explain(candidates: &mut Candidates, cause: Cause, variant: &'static str, level: u8, mark: Mark) {
    for vague in [Cause::InvalidKey, Cause::MissingKey] {
        if candidates.strength(vague) > 0 && level >= CLEAR {
            candidates.contradict(vague, WEAK, mark.clone());
        }
    }
    candidates.support(cause, variant, level, mark);
}

/// What a fault of code or configuration says.
fn faulty(input: &RuleInput, fault: &Fault, failed: bool, candidates: &mut Candidates) {
    missing(fault, failed, candidates);
    special(fault, candidates);
    address(input, fault, failed, candidates);
    match fault {
        Fault::DoubledBearer(span) => {
            let mark = Mark::new("header", "the word Bearer appears twice", span);
            candidates.support(Cause::MalformedKey, "doubled-bearer", CLEAR, mark);
        }
        Fault::KeptQuotes(span) if input.facts.echoes.is_empty() && is_firmest(candidates, Cause::InvalidKey) => {
            let mark = Mark::new("configuration", "docker run --env-file keeps the quote marks", span);
            candidates.support(Cause::MalformedKey, "quotes", USUAL, mark.clone());
            candidates.contradict(Cause::InvalidKey, WEAK, mark);
        }
        Fault::OrganizationName(span) if input.provider.is_none_or(|provider| !provider.organization_header.is_empty()) => {
            let mark = Mark::new("header", "the organization header has a name; IDs begin with org-", span);
            candidates.support(Cause::OrganizationMismatch, "unknown", PROBABLE, mark);
        }
        _ => {}
    }
}

/// Whether the text says that no key was there; what it says so in passing doesn't count.
fn is_missing(candidates: &Candidates) -> bool {
    candidates.strength(Cause::MissingKey) >= VAGUE
}

/// Why no key was sent. Where the text says that the key is missing, the fault shows why; where it says next to nothing,
/// some faults are a guess. They explain no other refusal.
fn missing(fault: &Fault, failed: bool, candidates: &mut Candidates) {
    let missing = is_missing(candidates);
    let bare = candidates.firmest() < WEAK;
    let guess = bare && failed;
    let sure = |sure: u8, guessed: u8| if missing { sure } else { guessed };
    let (variant, level, mark) = match fault {
        Fault::NearName { written, read, span } if missing || guess => {
            let says = format!("{written} is set, but SDKs read {read}");
            ("wrong-argument", sure(SHOWN, WEAK), Mark::new("variable-name", says, span))
        }
        Fault::TupleComma(span) if missing || bare => {
            ("wrong-argument", SHOWN, Mark::new("code", "the comma at the end makes the key a tuple", span))
        }
        Fault::WrongArgument(span) => {
            ("wrong-argument", PROBABLE, Mark::new("code", "this client reads the key from another argument", span))
        }
        Fault::Commented(span) if missing || guess => {
            ("sdk-refused", sure(CLEAR, VAGUE), Mark::new("configuration", "the line is commented out", span))
        }
        Fault::HeaderName { written, read, span } if missing || guess => {
            let says = format!("the header is named {written}, but APIs read {read}");
            ("header-name", sure(SHOWN, WEAK), Mark::new("header", says, span))
        }
        Fault::OtherShell(span) if missing || guess => {
            let says = "another shell’s command: in this one it doesn’t set the variable";
            ("not-exported", sure(SHOWN, WEAK), Mark::new("configuration", says, span))
        }
        Fault::NotExported(span) if missing => {
            let says = "set only in the shell: without export, the programs that it starts don’t see it";
            ("not-exported", SHOWN, Mark::new("configuration", says, span))
        }
        Fault::LoadedLate(span) if missing => {
            let says = "the file is loaded after the client has looked for its key";
            ("loaded-late", SHOWN, Mark::new("code", says, span))
        }
        _ => return,
    };
    candidates.support(Cause::MissingKey, variant, level, mark);
}

/// What makes the likeliest cause more special.
fn special(fault: &Fault, candidates: &mut Candidates) {
    let (cause, variant, says, span) = match fault {
        Fault::FrontEnd(span) => {
            (Cause::MissingKey, "front-end", "this runs in a browser, which has no environment variables", span)
        }
        Fault::Fork(span) => (Cause::MissingKey, "no-secrets", "a run for a fork, which gets no secrets", span),
        Fault::Competing(span) => (Cause::InvalidKey, "competing", "two variables are set, and one of them wins", span),
        Fault::Subscription(span) => (Cause::QuotaExceeded, "subscription", "a chat subscription doesn’t pay for the API", span),
        _ => return,
    };
    if is_firmest(candidates, cause) {
        let level = (candidates.strength(cause) + 1).min(SHOWN);
        candidates.support(cause, variant, level, Mark::new("configuration", says, span));
    }
}

/// What is wrong with the base URL, where nothing better explains the failure.
fn address(input: &RuleInput, fault: &Fault, failed: bool, candidates: &mut Candidates) {
    let (level, says, span) = match fault {
        Fault::NoScheme(span) if failed && candidates.firmest() < CLEAR => {
            (CLEAR, "the base URL has no https:// at the beginning".to_owned(), span)
        }
        Fault::NoPath { read, span } if failed && candidates.firmest() < BEYOND_WEAK && !input.refuses_keys() => {
            (PROBABLE, format!("the base URL has no path; the documentation says {read}"), span)
        }
        _ => return,
    };
    candidates.support(Cause::WrongEndpoint, "base-url", level, Mark::new("configuration", says, span));
}

fn is_firmest(candidates: &Candidates, cause: Cause) -> bool {
    candidates.strength(cause) > 0 && candidates.strength(cause) == candidates.firmest()
}

/// The provider whose key stands where another's belongs.
fn foreign(input: &RuleInput, shown: &str, owner: &Provider) -> Option<&'static Provider> {
    let (foreign, _) = format_of(shown).filter(|(provider, format)| provider.id != owner.id && format.prefix.len() > 3)?;
    // A tool reads one service's variable, and is pointed at the other, whose key it gets: that is as it should be.
    let called = |call: &crate::facts::Call| foreign.hosts.iter().any(|host| call.host.contains(host));
    let meant = input.provider.is_some_and(|provider| provider.id == foreign.id) || input.facts.calls.iter().any(called);
    // Nor does a key that the SDK never found, as it says, go to the wrong service: it is of another part of the file.
    let unsent =
        |seen: &Sighting| seen.sign.cause == Cause::MissingKey && seen.sign.variant == "sdk-refused" && seen.sign.level >= STRONG;
    (!meant && !input.facts.signs.iter().any(unsent)).then_some(foreign)
}

/// What the value of a provider's own variable, argument or header gives away.
fn value(input: &RuleInput, assignment: &Assignment, owner: &'static Provider, failed: bool, candidates: &mut Candidates) {
    let settled = candidates.firmest() >= USUAL;
    // The server knows no such key, got none, or says no more; and it showed none that would prove another.
    let refused = input.facts.echoes.is_empty()
        && [Cause::InvalidKey, Cause::MissingKey].iter().any(|cause| candidates.strength(*cause) == candidates.firmest())
        && candidates.firmest() > 0;
    let cut = input.facts.redaction.cut_in(&assignment.span);
    let shown = cut.map_or(assignment.value.as_str(), |cut| cut.secret.expose());
    let mark = |says: String| Mark::new("configuration", says, &assignment.span);
    let foreign = foreign(input, shown, owner);
    let plain = shown.strip_prefix("sk-").unwrap_or(shown);
    if let Some(foreign) = foreign {
        let level = match (failed, settled) {
            _ if refused => CERTAIN,
            (true, true) => PLAUSIBLE,
            _ => USUAL,
        };
        let says = format!("{} holds a key from {}", assignment.name, foreign.name);
        explain(candidates, Cause::WrongProviderKey, "foreign", level, mark(says));
    } else if cut.is_none()
        && assignment.literal
        && is_reference(plain)
        && assignment.slot == Slot::Header
        && assignment.is_behind_single_quote(&input.facts.redaction.text)
    {
        let says = "in single quotes, the shell sends the variable’s name itself".to_owned();
        explain(candidates, Cause::PlaceholderKey, "variable-name", if refused { STRONG } else { WEAK }, mark(says));
    } else if cut.is_none() && !settled && assignment.slot == Slot::Variable && assignment.value.is_empty() {
        let says = format!("{} is empty", assignment.name);
        explain(candidates, Cause::MissingKey, "sdk-refused", VAGUE, mark(says));
    } else if cut.is_none()
        && assignment.literal
        && assignment.slot != Slot::Variable
        && is_variable_name(plain)
        && (refused || !settled)
    {
        let says = format!("{} holds a variable’s name", assignment.name);
        explain(candidates, Cause::PlaceholderKey, "variable-name", CERTAIN, mark(says));
    } else if cut.is_some() && assignment.quoted && refused && typed_in_cmd(input, assignment) {
        let says = "set keeps the quote marks as part of the value".to_owned();
        explain(candidates, Cause::MalformedKey, "quotes", STRONG, mark(says));
    } else if cut.is_none()
        && assignment.literal
        && !is_blacked_out(plain)
        && (refused || !settled)
        && placeholder_word(plain)
        && !is_reference(plain)
        && (input.facts.statuses.is_empty() || input.refuses_keys() || refused)
    {
        // People also hide their key like this when they post: so never as firm as what a server echoes.
        let level = if refused && candidates.strength(Cause::MissingKey) < candidates.firmest() { PROBABLE } else { WEAK };
        let says = format!("{} holds a placeholder, unless you put it there to hide the key", assignment.name);
        explain(candidates, Cause::PlaceholderKey, "template", level, mark(says));
    }
}

/// `OPENAI_API_KEY`, where the value of that variable was meant.
fn is_variable_name(value: &str) -> bool {
    let named = value.ends_with("_KEY") || value.ends_with("_TOKEN");
    named && value.len() > 8 && is_in_capitals(value) && !value.contains("YOUR") && !value.contains("MY_")
}

/// What SDKs and people print in place of a key that they don't show.
fn is_blacked_out(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    any_in_list("redacted|removed|hidden|masked|stripped|secret|***|filtered", &|word| lower.contains(word))
}

/// `set NAME="value"` of cmd and of batch files.
fn typed_in_cmd(input: &RuleInput, assignment: &Assignment) -> bool {
    let line = input.facts.redaction.text[..assignment.span.start].rsplit('\n').next().unwrap_or("");
    before_command(line, "set").is_some_and(|before| before.trim().is_empty() || before.trim_end().ends_with('>'))
}

/// A key that goes out in a header which this provider doesn't read.
fn header(input: &RuleInput, provider: &'static Provider, candidates: &mut Candidates) {
    // Newer releases of some send the key as a bearer token.
    let bearer = provider.bearer.is_some() && input.facts.older_version.is_none();
    let own = |name: &str| {
        provider.key_headers.iter().any(|header| header.eq_ignore_ascii_case(name))
            || bearer && name.eq_ignore_ascii_case("authorization")
    };
    let headers = || input.facts.assignments.iter().filter(|assignment| assignment.slot == Slot::Header);
    let missed = is_missing(candidates) && candidates.strength(Cause::MissingKey) == candidates.firmest();
    let bare = candidates.firmest() < BEYOND_WEAK;
    if provider.key_headers.is_empty() || headers().any(|header| own(&header.name)) || !(missed || bare) {
        return;
    }
    if let Some(other) = headers().find(|header| is_key_header(&header.name.to_ascii_lowercase())) {
        let says = format!("the key is sent as {}, but {} reads it from {}", other.name, provider.name, provider.header);
        let level = if missed { SHOWN } else { PLAUSIBLE };
        explain(candidates, Cause::WrongAuthScheme, "header", level, Mark::new("header", says, &other.span));
    }
}

/// An API key that goes out as a bearer token to a provider which wants it in a header of its own.
fn scheme(input: &RuleInput, provider: &'static Provider, candidates: &mut Candidates) {
    let Some(wanted) = &provider.bearer else { return };
    // Newer releases send the key so themselves.
    if input.facts.older_version.is_none() {
        return;
    }
    if candidates.strength(Cause::InvalidKey) < candidates.firmest() {
        return;
    }
    let bearer = input.facts.assignments.iter().find(|assignment| {
        let cut = input.facts.redaction.cut_in(&assignment.span);
        let api_key = cut.is_some_and(|cut| cut.secret.expose().starts_with(wanted.api_keys))
            || assignment.value.starts_with(wanted.api_keys)
            || provider.env.first().is_some_and(|env| assignment.value.contains(env));
        api_key && (assignment.name == wanted.env || assignment.name.eq_ignore_ascii_case("authorization"))
    });
    if let Some(bearer) = bearer {
        let says = format!("an API key is sent as a bearer token, but this API reads it from {}", provider.header);
        explain(candidates, Cause::WrongAuthScheme, "header", CERTAIN, Mark::new("header", says, &bearer.span));
    }
}

/// A key that goes out without the scheme which the header wants: `Authorization: sk-…`.
fn unschemed(input: &RuleInput, provider: &'static Provider, candidates: &mut Candidates) {
    // Or the server says no more than its status.
    let refused = [Cause::InvalidKey, Cause::MissingKey, Cause::WrongAuthScheme]
        .iter()
        .any(|cause| candidates.strength(*cause) == candidates.firmest());
    if !refused || !input.refuses_keys() || !provider.header.contains("Bearer") || !input.facts.echoes.is_empty() {
        return;
    }
    let bare = input.facts.assignments.iter().find(|assignment| {
        let cut = input.facts.redaction.cut_in(&assignment.place);
        let key = cut.is_some_and(|cut| matches!(cut.kind, Kind::Key(_)) && cut.range == assignment.place);
        assignment.slot == Slot::Header && assignment.name.eq_ignore_ascii_case("authorization") && !assignment.schemed && key
    });
    if let Some(bare) = bare {
        let says = "the header has the key alone, without Bearer in front of it".to_owned();
        explain(candidates, Cause::WrongAuthScheme, "header", SHOWN, Mark::new("header", says, &bare.span));
    }
}

/// A key of one site of a provider, while another is called: both are named, and the key isn't known.
fn site(input: &RuleInput, provider: &'static Provider, candidates: &mut Candidates) {
    let known = [Cause::InvalidKey, Cause::WrongEndpoint]
        .iter()
        .any(|cause| candidates.strength(*cause) >= WEAK && candidates.strength(*cause) == candidates.firmest());
    // The keys of some sites begin in their own way.
    let shown = |words: &str| {
        let begins = |word: &str| input.facts.redaction.cuts.iter().any(|cut| cut.secret.expose().starts_with(word));
        any_in_list(words, &begins)
    };
    let seen = |site: usize| input.facts.sites.iter().any(|(seen, _)| *seen == site) || shown(provider.sites[site]);
    let several = (0..provider.sites.len()).filter(|site| seen(*site)).count() > 1;
    let Some((_, span)) = input.facts.sites.last().filter(|_| known && several) else { return };
    let says = "two sites are named, and neither knows the other’s keys";
    explain(candidates, Cause::WrongEndpoint, "site", CLEAR, Mark::new("configuration", says, span));
}
