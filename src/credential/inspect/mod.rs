//! Inspects a key that was pasted by itself, without asking a provider.
//!
//! [`cleaner`] removes what surrounds the key, `forms` finds the forms that it may have, [`checks`] compares it with what
//! is known of its form. Nothing here is in the page's first load: the later part of the page, the command and the
//! renderers of reports call it.

mod characters;
mod checks;
mod cleaner;
mod defects;
mod words;

pub use checks::Check;
pub use defects::{Defect, DefectKind, Mending};

use super::alone::UNKNOWN;
use super::echo::{EchoShape, read_echo};
use super::forms::{Form, MAX_NAMED_OWNERS, article, forms_of, kind_of};
use super::{body_of, looks_random, placeholder_word, prefix_of};
use crate::catalogue::{Owner, PROVIDERS, Provider, ProviderDetails, base, key_forms};
use crate::redaction::{Mask, Secret};
use cleaner::{Cleaner, owner_of_name};

/// How much of a paste is inspected: longer ones are no key.
const MAX_PASTE_CHARS: usize = 4_000;

/// How many defects a report lists; the rest is counted.
const MAX_LISTED_DEFECTS: usize = 12;

/// What the inspection of a key found.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyReport {
    /// What kind of key it is, such as `OpenAI project key`; "key of an unknown form" otherwise.
    pub kind: String,
    /// What it gives access to: `account`, `user`, `project`, `admin` and so on; empty if unknown.
    pub class: &'static str,
    /// Ids of the providers that it may belong to.
    pub providers: Vec<&'static str>,
    /// The providers and other services that it may belong to. Empty if they are too many to be named.
    pub owners: Vec<KeyOwner>,
    /// The part of it that may be shown.
    pub masked: Mask,
    /// Length in characters, without what doesn't belong to it.
    pub length: usize,
    /// What keys of this kind can do; empty if nothing is known.
    pub can: String,
    /// What they can't do; empty if nothing is known.
    pub cannot: String,
    /// What doesn't belong to it, in the order of the positions.
    pub defects: Vec<Defect>,
    /// How it compares with what is known of its form. Empty if it isn't a whole key.
    pub checks: Vec<Check>,
    /// What is wrong with it, in sentences: the defects, and the checks that failed.
    pub problems: Vec<String>,
    /// Whether every defect can be mended without a guess; [`mended`] then has the key.
    pub mendable: bool,
    /// Remarks that are no problem.
    pub notes: Vec<String>,
    /// The variant of the cause `malformed_key` or `placeholder_key` for its problem; empty if there is none.
    pub variant: &'static str,
    /// The result in one sentence.
    pub sentence: String,
    /// Variable that the SDKs read it from; empty if the provider is unknown.
    pub env: &'static str,
    /// Header that carries it.
    pub header: &'static str,
}

/// A provider or service that a key may belong to. Fields that are unknown are empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeyOwner {
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
        self.owners.first().map_or("", |owner| owner.keys_url)
    }
}

impl KeyOwner {
    /// The owner as the catalogue describes it.
    fn of(owner: Owner) -> KeyOwner {
        match owner {
            Owner::Provider(provider) => {
                let details = provider.details();
                // Where OpenAI's SDKs have no endpoint, the service has one of its own.
                let own = if details.request.base.is_empty() { provider.host } else { details.request.base };
                let base_url = if provider.base_url.is_empty() { own } else { provider.base_url };
                KeyOwner {
                    name: provider.name,
                    base_url: base_url.strip_prefix("https://").unwrap_or(base_url),
                    env: provider.env.first().copied().unwrap_or_default(),
                    header: provider.header,
                    keys_url: details.keys,
                }
            }
            Owner::Service(service) => {
                let details = service.details();
                KeyOwner {
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

/// What a text is that was pasted as a key, once what surrounds it is removed.
#[derive(Clone, Copy, PartialEq)]
enum ValueKind {
    Key,
    /// Nothing, or words that can't be a key.
    Nothing,
    Placeholder,
    /// A key whose middle is hidden.
    Masked,
    /// A key whose end is left out.
    CutOff,
    /// A URL.
    Address,
    /// A JSON Web Token.
    Token,
    /// A file of a Google service account.
    ServiceAccount,
}

/// Inspects a key as it was pasted, with what surrounds it.
pub fn inspect(pasted: &Secret) -> KeyReport {
    inspect_and_clean(pasted).0
}

/// Inspects a key as a file or a text box holds it: one line break at its end is noted, but is no defect.
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

/// The key without its defects. None if it has none, or if one of them can't be mended without a guess.
pub fn mended(pasted: &Secret) -> Option<Secret> {
    let (report, key) = inspect_and_clean(pasted);
    report.mendable.then_some(key)
}

/// The report on a pasted key, and the key without what doesn't belong to it.
fn inspect_and_clean(pasted: &Secret) -> (KeyReport, Secret) {
    let mut cleaner = Cleaner::new(pasted.expose(), MAX_PASTE_CHARS);
    let value_kind = value_kind(&cleaner, pasted.expose());
    if value_kind == ValueKind::Key {
        cleaner.clean_inside();
    }
    let key = restore_beginning(&mut cleaner, value_kind);
    let forms = match value_kind {
        ValueKind::Key => forms_of(&key),
        ValueKind::Masked | ValueKind::CutOff => forms_by_prefix(&key),
        _ => Vec::new(),
    };
    let checks = if value_kind == ValueKind::Key { checks::all(&key, &forms, &cleaner) } else { Vec::new() };
    let mut defects = std::mem::take(&mut cleaner.defects);
    defects.sort_by_key(|defect| defect.at);
    let mendable = value_kind == ValueKind::Key
        && !defects.is_empty()
        && defects.iter().all(Defect::is_mendable)
        && !checks.iter().any(|check| check.proves && !check.passed)
        && key.bytes().all(|byte| byte.is_ascii_graphic());
    let key = Secret::new(key);
    (report(&key, value_kind, &forms, defects, checks, mendable, cleaner.name.as_deref()), key)
}

/// What the rest of a paste is, once what surrounds it is removed.
fn value_kind(cleaner: &Cleaner, pasted: &str) -> ValueKind {
    let key = cleaner.text();
    let lower = key.to_ascii_lowercase();
    if key.is_empty() {
        return ValueKind::Nothing;
    }
    if pasted.contains("\"private_key\"") && pasted.contains("\"client_email\"") {
        return ValueKind::ServiceAccount;
    }
    if cleaner.address {
        return ValueKind::Address;
    }
    // Three dots at the end mean that the rest is left out; anywhere else they hide the middle.
    let cut = key.trim_end_matches(['.', '…']);
    if (key.ends_with("...") || key.ends_with('…')) && cut.len() >= 6 && !cut.contains(['*', '…', '•']) {
        return ValueKind::CutOff;
    }
    if key.contains("**") || key.contains(['…', '•', '●']) || key.contains("...") {
        let body = key.trim_matches(|mark: char| matches!(mark, '*' | '.' | '…' | '•' | '●' | 'x' | 'X'));
        return if body.is_empty() { ValueKind::Placeholder } else { ValueKind::Masked };
    }
    let shape = || read_echo(&key, true, None).shape;
    let worded = || matches!(shape(), EchoShape::Template | EchoShape::VariableName | EchoShape::NullWord);
    let random = looks_random(body_of(&key));
    if placeholder_word(body_of(&key)) || (!random && worded()) || matches!(lower.as_str(), "nil" | "false" | "true") {
        return ValueKind::Placeholder;
    }
    let parts: Vec<&str> = key.split('.').collect();
    if key.starts_with("eyJ") && parts.len() == 3 && parts.iter().all(|part| part.len() >= 8) {
        return ValueKind::Token;
    }
    // Several words, none of which looks like a key.
    let opaque = |word: &str| word.len() >= 16 && looks_random(word);
    if key.contains(char::is_whitespace) && prefix_of(&key).is_empty() && !key.split_whitespace().any(opaque) {
        return ValueKind::Nothing;
    }
    ValueKind::Key
}

/// The key with its beginning mended: a wrong capital as first letter, or up to three missing characters. Notes a defect
/// for each.
fn restore_beginning(cleaner: &mut Cleaner, value_kind: ValueKind) -> String {
    let key = cleaner.text();
    let at = cleaner.letters.first().map_or(1, |letter| letter.at);
    if value_kind != ValueKind::Key || !prefix_of(&key).is_empty() || key.len() < 20 || !key.is_ascii() {
        return key;
    }
    let small = [key[..1].to_ascii_lowercase().as_str(), &key[1..]].concat();
    if small != key && prefix_of(&small).len() > 2 {
        let name = "a capital letter".to_owned();
        cleaner.defects.push(Defect { kind: DefectKind::Capital, at, count: 1, name, mending: Mending::Replace });
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
            let mending = if fits { Mending::Replace } else { Mending::Impossible };
            let name = format!(
                "The first {} missing, `{}`",
                if lost == 1 { "character is".to_owned() } else { format!("{lost} characters are") },
                &form.prefix[..lost]
            );
            cleaner.defects.push(Defect { kind: DefectKind::Beginning, at, count: 0, name, mending });
            whole
        }
        None if infixed() => {
            let name = "The beginning is missing".to_owned();
            cleaner.defects.push(Defect { kind: DefectKind::Beginning, at, count: 0, name, mending: Mending::Impossible });
            key
        }
        None => key,
    }
}

/// The forms that a key may have of which only the beginning is known.
fn forms_by_prefix(key: &str) -> Vec<Form> {
    let prefix = prefix_of(key);
    key_forms().filter(|(_, form)| !prefix.is_empty() && form.prefix == prefix && !form.exact).collect()
}

/// The ids of the providers that have these forms, and all owners of the forms, unless they are too many to name.
fn owners_of(forms: &[Form]) -> (Vec<&'static str>, Vec<KeyOwner>) {
    let mut providers = Vec::new();
    let mut owners = Vec::new();
    for (owner, _) in forms {
        if let Owner::Provider(provider) = owner
            && !providers.contains(&provider.id)
        {
            providers.push(provider.id);
        }
        let owner = KeyOwner::of(*owner);
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }
    if owners.len() > MAX_NAMED_OWNERS {
        owners.clear();
    }
    (providers, owners)
}

fn report(
    key: &Secret,
    value_kind: ValueKind,
    forms: &[Form],
    defects: Vec<Defect>,
    checks: Vec<Check>,
    mendable: bool,
    name: Option<&str>,
) -> KeyReport {
    let (providers, owners) = owners_of(forms);
    let mut problems: Vec<String> = defects.iter().take(MAX_LISTED_DEFECTS).map(Defect::sentence).collect();
    if defects.len() > MAX_LISTED_DEFECTS {
        problems.push(format!("{} more characters don’t belong to it.", defects.len() - MAX_LISTED_DEFECTS));
    }
    problems.extend(checks.iter().filter(|check| !check.passed).map(|check| check.says.clone()));
    problems.extend(name.and_then(|name| wrong_variable(name, &providers, &owners)));
    let single = if let [(owner, form)] = forms { Some((*owner, *form)) } else { None };
    let kind = kind(value_kind, forms);
    let variant = variant(value_kind, &defects, &checks);
    let (can, cannot) = capabilities(value_kind, single, &owners);
    let first = owners.first();
    KeyReport {
        class: match (value_kind, single) {
            (ValueKind::Key | ValueKind::Masked | ValueKind::CutOff, Some((_, form))) => form.details().class,
            (ValueKind::Token, _) => "OAuth token",
            (ValueKind::ServiceAccount, _) => "service account",
            _ => "",
        },
        sentence: sentence(value_kind, &kind, forms, problems.len()),
        env: first.map_or("", |owner| owner.env),
        header: first.map_or("", |owner| owner.header),
        notes: notes(value_kind, single),
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
        owners,
    }
}

/// A sentence that says that the key stands in another provider's variable; none if it doesn't.
fn wrong_variable(name: &str, providers: &[&str], owners: &[KeyOwner]) -> Option<String> {
    let reader = owner_of_name(name).filter(|reader| reader.env.contains(&name))?;
    let owner = owners.first().filter(|_| !owners.iter().any(|owner| owner.name == reader.name))?;
    let fits = providers.iter().filter_map(|id| Provider::of(id)).any(|provider| provider.env.contains(&name));
    let belongs = if owner.env.is_empty() { String::new() } else { format!(" It belongs in `{}`.", owner.env) };
    let names: Vec<&str> = owners.iter().map(|owner| owner.name).collect();
    (!fits).then(|| {
        format!(
            "`{name}` is {}’s variable, but this key is from {}.{belongs} Under the other name it works only if you change the base URL too.",
            reader.name,
            names.join(" or ")
        )
    })
}

/// What is told of files with credentials that stand for a key.
fn key_file() -> &'static ProviderDetails {
    let mut details = PROVIDERS.iter().map(Provider::details);
    details.find(|details| !details.key_file.is_empty()).unwrap_or(base().0.details())
}

/// What the paste is called: the kind of key, or what it is instead.
fn kind(value_kind: ValueKind, forms: &[Form]) -> String {
    let of = kind_of(forms);
    match value_kind {
        ValueKind::Placeholder => "placeholder".to_owned(),
        ValueKind::Nothing => "no key".to_owned(),
        ValueKind::Address => "address".to_owned(),
        ValueKind::Token => "JSON Web Token".to_owned(),
        ValueKind::ServiceAccount => key_file().key_file.to_owned(),
        _ if of.is_empty() => "key of an unknown form".to_owned(),
        _ => of,
    }
}

/// The variant of the cause that fits; empty if none does.
fn variant(value_kind: ValueKind, defects: &[Defect], checks: &[Check]) -> &'static str {
    let cut = checks.iter().any(|check| check.id == "length" && check.short);
    // The defect furthest at the end decides: it is what a server notices.
    let last = defects.iter().rev().map(|defect| defect.kind.variant()).find(|variant| !variant.is_empty());
    match value_kind {
        ValueKind::Placeholder => "template",
        ValueKind::CutOff => "truncated",
        ValueKind::Masked => "",
        ValueKind::Address => "url",
        _ => last.unwrap_or(if cut { "truncated" } else { "" }),
    }
}

/// The result in one sentence.
fn sentence(value_kind: ValueKind, kind: &str, forms: &[Form], problems: usize) -> String {
    let like = [article(kind), kind].concat();
    let checks = match problems {
        0 => ". Only the provider can tell whether it works.".to_owned(),
        1 => ", with 1 thing to check.".to_owned(),
        more => format!(", with {more} things to check."),
    };
    match value_kind {
        ValueKind::Nothing => "Nothing here looks like a key.".to_owned(),
        ValueKind::Placeholder => "This is a placeholder, not a key.".to_owned(),
        ValueKind::Address => "This is a URL, not a key.".to_owned(),
        ValueKind::Masked if forms.is_empty() => {
            "This key is masked: the hidden part is missing, so it can’t be used.".to_owned()
        }
        ValueKind::Masked => format!("This is {like}, masked: the hidden part is missing, so it can’t be used."),
        ValueKind::CutOff if forms.is_empty() => "This key was cut off.".to_owned(),
        ValueKind::CutOff => format!("This is the beginning of {like}, cut off."),
        ValueKind::Key if forms.is_empty() && problems == 0 => UNKNOWN.to_owned(),
        _ => format!("This looks like {like}{checks}"),
    }
}

/// What such a key can do, and what it can't, in sentences.
fn capabilities(
    value_kind: ValueKind,
    single: Option<(Owner, &crate::catalogue::KeyFormat)>,
    owners: &[KeyOwner],
) -> (String, String) {
    match (value_kind, single) {
        (ValueKind::Token, _) => (
            "Sign one caller in for a limited time, as `Authorization: Bearer`. Microsoft Entra ID, proxies and gateways issue such tokens.".to_owned(),
            "Replace an API key, or be used once it has expired.".to_owned(),
        ),
        (ValueKind::ServiceAccount, _) => (
            key_file().key_file_can.to_owned(),
            "Replace an API key.".to_owned(),
        ),
        (ValueKind::Placeholder | ValueKind::Address | ValueKind::Nothing, _) => Default::default(),
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
        (_, None) if owners.is_empty() => Default::default(),
        (_, None) => {
            let names: Vec<&str> = owners.iter().map(|owner| owner.name).collect();
            let can = format!("Call the API of the service that created it: {}. Their keys share this form.", names.join(" or "));
            (can, "Call the others.".to_owned())
        }
    }
}

/// Remarks that are no problem, in sentences.
fn notes(value_kind: ValueKind, single: Option<(Owner, &crate::catalogue::KeyFormat)>) -> Vec<String> {
    let mut notes = Vec::new();
    match value_kind {
        ValueKind::Masked => notes.push(
            "Consoles and servers show keys this way. Copy the whole key from where it was created, or create a new one."
                .to_owned(),
        ),
        ValueKind::CutOff => notes.push("Copy the whole key from where it was created, or create a new one.".to_owned()),
        ValueKind::Address => {
            let variable = base().0.details().request.base_env;
            notes.push(format!("A URL belongs in the setting for the base URL, such as `{variable}`."));
        }
        ValueKind::Placeholder => notes.push("Replace it with a key from the page where your provider creates them.".to_owned()),
        _ => {}
    }
    if let Some((_, form)) = single.filter(|(_, form)| !form.details().unconfirmed.is_empty()) {
        notes.push(format!("Not confirmed for keys of this kind: {}.", form.details().unconfirmed));
    }
    notes
}
