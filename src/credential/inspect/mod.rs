//! What there is to say about a key that was pasted by itself, without asking anybody.
//!
//! [`peel`] takes off what clings to the key, `forms` tells whose it may be, [`checks`] compares it with what is
//! known of its form. Nothing here is in the first load: the page, the command and the renderers of reports
//! ask for it.

mod characters;
mod checks;
mod defects;
mod peel;

pub use checks::Check;
pub use defects::{Defect, Id, Mending};

use super::alone::UNKNOWN;
use super::echo::{EchoShape, read_echo};
use super::forms::{Form, MANY, article, forms_of, kind_of};
use super::{body_of, looks_random, placeholder_word, prefix_of};
use crate::catalogue::{Owner, PROVIDERS, Provider, ProviderDetails, base, key_forms};
use crate::redaction::{Mask, Secret};
use peel::{Peel, owner_of_name};

/// Longer pastes are no key; their beginning is looked at.
const LONGEST: usize = 4_000;

/// So many defects are told.
const TOLD: usize = 12;

/// What a key shows of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyReport {
    /// What kind of key it is, such as `OpenAI project key`; "key of an unknown form" otherwise.
    pub kind: String,
    /// Whom it stands for: `account`, `user`, `project`, `admin` and the like; empty if unknown.
    pub class: &'static str,
    /// Ids of the providers that it may belong to.
    pub providers: Vec<&'static str>,
    /// Where it may belong: providers and other services.
    pub places: Vec<Place>,
    /// As much of it as may be shown.
    pub masked: Mask,
    /// Length in characters, without what doesn't belong to it.
    pub length: usize,
    /// What keys of this kind can do; empty if nothing is known.
    pub can: String,
    /// What they can't do; empty if nothing is known.
    pub cannot: String,
    /// What doesn't belong to it, in the order of its places.
    pub defects: Vec<Defect>,
    /// How it compares with what is known of its form.
    pub checks: Vec<Check>,
    /// What is wrong with it, in sentences: the defects, and the checks that it doesn't pass.
    pub problems: Vec<String>,
    /// Whether every defect can be mended without a guess; [`mended`] then has the key.
    pub mendable: bool,
    /// Remarks that are no problem.
    pub notes: Vec<String>,
    /// The variant of `malformed_key` or `placeholder_key` that the first problem is; empty if none.
    pub variant: &'static str,
    /// One sentence on it all.
    pub sentence: String,
    /// Variable that the SDKs read it from; empty if the provider is unknown.
    pub env: &'static str,
    /// Header that carries it.
    pub header: &'static str,
}

/// Where a key belongs. What is empty is unknown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The provider's or service's name.
    pub name: &'static str,
    /// Address of the API, without its scheme.
    pub base_url: &'static str,
    /// Variable that it is read from.
    pub env: &'static str,
    /// Header that carries it.
    pub header: &'static str,
    /// Page where such keys are made and revoked.
    pub keys_url: &'static str,
}

impl KeyReport {
    /// Page where such keys are made; empty if the provider is unknown.
    pub fn keys_url(&self) -> &'static str {
        self.places.first().map_or("", |place| place.keys_url)
    }
}

impl Place {
    fn of(owner: Owner) -> Place {
        match owner {
            Owner::Provider(provider) => {
                let details = provider.details();
                // Where OpenAI's SDKs have no endpoint, the service has one of its own.
                let own = if details.request.base.is_empty() { provider.host } else { details.request.base };
                let base_url = if provider.base_url.is_empty() { own } else { provider.base_url };
                Place {
                    name: provider.name,
                    base_url: base_url.strip_prefix("https://").unwrap_or(base_url),
                    env: provider.env.first().copied().unwrap_or_default(),
                    header: provider.header,
                    keys_url: details.keys,
                }
            }
            Owner::Service(service) => {
                let details = service.details();
                Place {
                    name: service.name,
                    base_url: details.base_url.strip_prefix("https://").unwrap_or(details.base_url),
                    env: details.env,
                    header: details.header,
                    keys_url: details.keys,
                }
            }
        }
    }
}

/// What a text is that somebody pasted as a key.
#[derive(Clone, Copy, PartialEq)]
enum Nature {
    Key,
    Nothing,
    Placeholder,
    Masked,
    CutOff,
    Address,
    Token,
    ServiceAccount,
}

/// Inspects a key as somebody pasted it, with whatever clings to it.
pub fn inspect(pasted: &Secret) -> KeyReport {
    look(pasted).0
}

/// Inspects a key as a file or a box for text holds it: one line break at its very end is noted, and no defect.
pub fn inspect_file(pasted: &Secret) -> KeyReport {
    let Some(line) = pasted.expose().strip_suffix('\n').filter(|line| !line.is_empty() && !line.ends_with(['\n', '\r'])) else {
        return inspect(pasted);
    };
    let mut report = inspect(&Secret::new(line.to_owned()));
    report.notes.push(
        "A line break (U+000A) is at the end, as at the end of every line. A program that reads this from a file has to trim it: \
         as part of the key, it makes the header invalid."
            .to_owned(),
    );
    report
}

/// The key without what doesn't belong to it, if something doesn't and nothing has to be guessed.
pub fn mended(pasted: &Secret) -> Option<Secret> {
    let (report, key) = look(pasted);
    report.mendable.then_some(key)
}

fn look(pasted: &Secret) -> (KeyReport, Secret) {
    let mut peel = Peel::new(pasted.expose(), LONGEST);
    let nature = nature(&peel, pasted.expose());
    if nature == Nature::Key {
        peel.inner();
    }
    let key = begin(&mut peel, nature);
    let forms = match nature {
        Nature::Key => forms_of(&key),
        Nature::Masked | Nature::CutOff => begun(&key),
        _ => Vec::new(),
    };
    let checks = if nature == Nature::Key { checks::all(&key, &forms, &peel) } else { Vec::new() };
    let mut defects = std::mem::take(&mut peel.defects);
    defects.sort_by_key(|defect| defect.at);
    let mendable = nature == Nature::Key
        && !defects.is_empty()
        && defects.iter().all(Defect::mends)
        && !checks.iter().any(|check| check.proves && !check.passed)
        && key.bytes().all(|byte| byte.is_ascii_graphic());
    let key = Secret::new(key);
    (report(&key, nature, &forms, defects, checks, mendable, peel.name.as_deref()), key)
}

/// What is left in the hand, once what clings is off.
fn nature(peel: &Peel, pasted: &str) -> Nature {
    let key = peel.text();
    let lower = key.to_ascii_lowercase();
    if key.is_empty() {
        return Nature::Nothing;
    }
    if pasted.contains("\"private_key\"") && pasted.contains("\"client_email\"") {
        return Nature::ServiceAccount;
    }
    if peel.address {
        return Nature::Address;
    }
    // Three dots that end it cut it off; anywhere else they stand for the middle.
    let cut = key.trim_end_matches(['.', '…']);
    if (key.ends_with("...") || key.ends_with('…')) && cut.len() >= 6 && !cut.contains(['*', '…', '•']) {
        return Nature::CutOff;
    }
    if key.contains("**") || key.contains(['…', '•', '●']) || key.contains("...") {
        let body = key.trim_matches(|mark: char| matches!(mark, '*' | '.' | '…' | '•' | '●' | 'x' | 'X'));
        return if body.is_empty() { Nature::Placeholder } else { Nature::Masked };
    }
    let shape = || read_echo(&key, true, None).shape;
    let worded = || matches!(shape(), EchoShape::Template | EchoShape::VariableName | EchoShape::NullWord);
    let random = looks_random(body_of(&key));
    if placeholder_word(body_of(&key)) || (!random && worded()) || matches!(lower.as_str(), "nil" | "false" | "true") {
        return Nature::Placeholder;
    }
    let parts: Vec<&str> = key.split('.').collect();
    if key.starts_with("eyJ") && parts.len() == 3 && parts.iter().all(|part| part.len() >= 8) {
        return Nature::Token;
    }
    // Words, none of which could be a key.
    let opaque = |word: &str| word.len() >= 16 && looks_random(word);
    if key.contains(char::is_whitespace) && prefix_of(&key).is_empty() && !key.split_whitespace().any(opaque) {
        return Nature::Nothing;
    }
    Nature::Key
}

/// The key as it should begin: a capital first letter is small again, and a beginning that got lost is noted.
fn begin(peel: &mut Peel, nature: Nature) -> String {
    let key = peel.text();
    let at = peel.letters().first().map_or(1, |letter| letter.at);
    if nature != Nature::Key || !prefix_of(&key).is_empty() || key.len() < 20 || !key.is_ascii() {
        return key;
    }
    let small = [key[..1].to_ascii_lowercase().as_str(), &key[1..]].concat();
    if small != key && prefix_of(&small).len() > 2 {
        let name = "a capital letter".to_owned();
        peel.defects.push(Defect { id: Id::Capital, at, count: 1, name, mending: Mending::Replaced });
        return small;
    }
    let lost = key_forms().filter(|(_, form)| form.prefix.len() > 4).find_map(|(_, form)| {
        (1..=3).find(|lost| form.prefix.len() - lost >= 4 && key.starts_with(&form.prefix[*lost..])).map(|lost| (form, lost))
    });
    let infixed = || {
        key_forms()
            .any(|(_, form)| form.infix.is_some_and(|infix| infix.len() > 6 && !form.prefix.is_empty() && key.contains(infix)))
    };
    match lost {
        Some((form, lost)) => {
            let whole = [&form.prefix[..lost], &key].concat();
            let fits = form.fits(&whole) && !form.lengths.is_empty();
            let mending = if fits { Mending::Replaced } else { Mending::None };
            let name = format!(
                "The first {} missing, `{}`",
                if lost == 1 { "character is".to_owned() } else { format!("{lost} characters are") },
                &form.prefix[..lost]
            );
            peel.defects.push(Defect { id: Id::Beginning, at, count: 0, name, mending });
            whole
        }
        None if infixed() => {
            let name = "The beginning is missing".to_owned();
            peel.defects.push(Defect { id: Id::Beginning, at, count: 0, name, mending: Mending::None });
            key
        }
        None => key,
    }
}

/// The forms that a key of which only the beginning shows may have.
fn begun(key: &str) -> Vec<Form> {
    let prefix = prefix_of(key);
    key_forms().filter(|(_, form)| !prefix.is_empty() && form.prefix == prefix && !form.exact).collect()
}

fn report(
    key: &Secret,
    nature: Nature,
    forms: &[Form],
    defects: Vec<Defect>,
    checks: Vec<Check>,
    mendable: bool,
    name: Option<&str>,
) -> KeyReport {
    let mut providers: Vec<&'static str> = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    for (owner, _) in forms {
        if let Owner::Provider(provider) = owner
            && !providers.contains(&provider.id)
        {
            providers.push(provider.id);
        }
        let place = Place::of(*owner);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    if places.len() > MANY {
        places.clear();
    }
    let mut problems: Vec<String> = defects.iter().take(TOLD).map(Defect::sentence).collect();
    if defects.len() > TOLD {
        problems.push(format!("{} more characters don’t belong to it.", defects.len() - TOLD));
    }
    problems.extend(checks.iter().filter(|check| !check.passed).map(|check| check.says.clone()));
    problems.extend(name.and_then(|name| misplaced(name, &providers, &places)));
    let single = if let [(owner, form)] = forms { Some((*owner, *form)) } else { None };
    let kind = kind(nature, forms);
    let variant = variant(nature, &defects, &checks);
    let (can, cannot) = powers(nature, single, &places);
    let first = places.first();
    KeyReport {
        class: match (nature, single) {
            (Nature::Key | Nature::Masked | Nature::CutOff, Some((_, form))) => form.details().class,
            (Nature::Token, _) => "OAuth token",
            (Nature::ServiceAccount, _) => "service account",
            _ => "",
        },
        sentence: sentence(nature, &kind, forms, problems.len()),
        env: first.map_or("", |place| place.env),
        header: first.map_or("", |place| place.header),
        notes: notes(nature, single),
        kind,
        providers,
        masked: key.mask(),
        length: key.length(),
        can,
        cannot,
        defects,
        checks,
        problems,
        mendable,
        variant,
        places,
    }
}

/// The key stands in another provider's variable.
fn misplaced(name: &str, providers: &[&str], places: &[Place]) -> Option<String> {
    let owner = owner_of_name(name).filter(|owner| owner.env.contains(&name))?;
    let place = places.first().filter(|_| !places.iter().any(|place| place.name == owner.name))?;
    let fits = providers.iter().filter_map(|id| Provider::of(id)).any(|provider| provider.env.contains(&name));
    let belongs = if place.env.is_empty() { String::new() } else { format!(" It belongs in `{}`.", place.env) };
    let names: Vec<&str> = places.iter().map(|place| place.name).collect();
    (!fits).then(|| {
        format!(
            "`{name}` is {}’s variable, but this key is from {}.{belongs} Under the other name it works only if you change the base URL too.",
            owner.name,
            names.join(" or ")
        )
    })
}

/// What is told of files with credentials that stand for a key.
fn key_file() -> &'static ProviderDetails {
    let mut details = PROVIDERS.iter().map(Provider::details);
    details.find(|details| !details.key_file.is_empty()).unwrap_or(base().0.details())
}

fn kind(nature: Nature, forms: &[Form]) -> String {
    let of = kind_of(forms);
    match nature {
        Nature::Placeholder => "placeholder".to_owned(),
        Nature::Nothing => "no key".to_owned(),
        Nature::Address => "address".to_owned(),
        Nature::Token => "JSON Web Token".to_owned(),
        Nature::ServiceAccount => key_file().key_file.to_owned(),
        _ if of.is_empty() => "key of an unknown form".to_owned(),
        _ => of,
    }
}

fn variant(nature: Nature, defects: &[Defect], checks: &[Check]) -> &'static str {
    let cut = checks.iter().any(|check| check.id == "length" && check.short);
    // What stands at the end of the paste was found first, and is what a server would notice.
    let last = defects.iter().rev().map(|defect| defect.id.variant()).find(|variant| !variant.is_empty());
    match nature {
        Nature::Placeholder => "template",
        Nature::CutOff => "truncated",
        Nature::Masked => "",
        Nature::Address => "url",
        _ => last.unwrap_or(if cut { "truncated" } else { "" }),
    }
}

fn sentence(nature: Nature, kind: &str, forms: &[Form], problems: usize) -> String {
    let like = [article(kind), kind].concat();
    let checks = match problems {
        0 => ". Only the provider can tell whether it works.".to_owned(),
        1 => ", with 1 thing to check.".to_owned(),
        more => format!(", with {more} things to check."),
    };
    match nature {
        Nature::Nothing => "Nothing here looks like a key.".to_owned(),
        Nature::Placeholder => "This is a placeholder, not a key.".to_owned(),
        Nature::Address => "This is a URL, not a key.".to_owned(),
        Nature::Masked if forms.is_empty() => "This key is masked: the hidden part is missing, so it can’t be used.".to_owned(),
        Nature::Masked => format!("This is {like}, masked: the hidden part is missing, so it can’t be used."),
        Nature::CutOff if forms.is_empty() => "This key was cut off.".to_owned(),
        Nature::CutOff => format!("This is the beginning of {like}, cut off."),
        Nature::Key if forms.is_empty() && problems == 0 => UNKNOWN.to_owned(),
        _ => format!("This looks like {like}{checks}"),
    }
}

/// What such a key can do, and what it can't.
fn powers(nature: Nature, single: Option<(Owner, &crate::catalogue::KeyFormat)>, places: &[Place]) -> (String, String) {
    match (nature, single) {
        (Nature::Token, _) => (
            "Sign one caller in for a limited time, as `Authorization: Bearer`. Microsoft Entra ID, proxies and gateways issue such tokens.".to_owned(),
            "Replace an API key, or be used once it has expired.".to_owned(),
        ),
        (Nature::ServiceAccount, _) => (
            key_file().key_file_can.to_owned(),
            "Replace an API key.".to_owned(),
        ),
        (Nature::Placeholder | Nature::Address | Nature::Nothing, _) => Default::default(),
        (_, Some((owner, form))) => {
            let details = form.details();
            let name = owner.name();
            let calls = || format!("Call {name}’s API for the account that created it.");
            match (details.can, details.cannot) {
                ("", "") => (calls(), "Call any other service.".to_owned()),
                ("", cannot) => (calls(), cannot.to_owned()),
                (can, cannot) => (can.to_owned(), cannot.to_owned()),
            }
        }
        (_, None) if places.is_empty() => Default::default(),
        (_, None) => {
            let names: Vec<&str> = places.iter().map(|place| place.name).collect();
            let can = format!("Call the API of the service that created it: {}. Their keys share this form.", names.join(" or "));
            (can, "Call the others.".to_owned())
        }
    }
}

fn notes(nature: Nature, single: Option<(Owner, &crate::catalogue::KeyFormat)>) -> Vec<String> {
    let mut notes = Vec::new();
    match nature {
        Nature::Masked => notes.push(
            "Consoles and servers show keys this way. Copy the whole key from where it was created, or create a new one."
                .to_owned(),
        ),
        Nature::CutOff => notes.push("Copy the whole key from where it was created, or create a new one.".to_owned()),
        Nature::Address => {
            let variable = base().0.details().request.base_env;
            notes.push(format!("A URL belongs in the setting for the base URL, such as `{variable}`."));
        }
        Nature::Placeholder => notes.push("Replace it with a key from the page where your provider creates them.".to_owned()),
        _ => {}
    }
    if let Some((_, form)) = single.filter(|(_, form)| !form.details().unconfirmed.is_empty()) {
        notes.push(format!("Not confirmed for keys of this kind: {}.", form.details().unconfirmed));
    }
    notes
}
