//! Advice: texts, commands and code of the catalogue, filled with the names of the paste.

mod article;
mod choose;
mod fill;
mod verdict;

pub use article::{ArticlePage, Block, article_facts, article_page, minutes};

use crate::catalogue::{
    Cause, Client, CredentialKind, Dialect, Fix, LANGUAGES, Library, Map, PLACES, Provider, Release, Sdk, Variant, base,
};
use crate::report::{Advice, CodePair, Names, PlaceText, Report, UNKNOWN_HOST};
use crate::situation::Reading;
use fill::Values;

/// The quick fix of a variant with these names for each place, `place` first.
pub fn quick_fix(entry: &Variant, names: &Names, place: &str) -> Vec<PlaceText> {
    sorted(fix(entry, names), &[place])
}

/// The quick fix of a variant with these names, for each place.
pub fn fix(entry: &Variant, names: &Names) -> Vec<PlaceText> {
    let Some(usual) = Fix::of(entry.fix) else { return Vec::new() };
    let other_sdk = names.provider.is_some_and(|provider| !provider.details().request.packages.is_empty());
    let unfit = other_sdk || usual.places.iter().any(|(_, text)| names.lacks_other(text));
    let id = if unfit && !usual.other_sdk.is_empty() { usual.other_sdk } else { usual.id };
    let own = |asked: &str| names.provider?.details().fixes.iter().find(|(of, _)| *of == asked).map(|(_, fix)| *fix);
    fix_places(own(entry.cause.id()).or_else(|| own(id)).unwrap_or(id), names)
}

/// Languages of the registries of [`Names::packages`].
const REGISTRIES: [&str; 2] = ["python", "typescript"];

/// The commands of a fix for each place: those for the language of the SDK, if that is known.
pub fn fix_places(fix: &str, names: &Names) -> Vec<PlaceText> {
    let language = REGISTRIES.iter().zip(names.packages).find(|(_, package)| package.is_some()).map(|(language, _)| *language);
    let of_language = |fix: &&Fix| fix.languages.iter().find(|(of, _)| Some(*of) == language).and_then(|(_, id)| Fix::of(id));
    let fix = Fix::of(fix).map(|fix| of_language(&fix).unwrap_or(fix));
    let places = fix.map_or(&[][..], |fix| fix.places);
    sorted(places.iter().map(|(place, text)| PlaceText { place, text: names.adapt_code(text) }).collect(), &[])
}

/// What a person is told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// What happened, with placeholders: in the remedy's words, or with who refused where that isn't the provider. Empty if
    /// the cause's own verdict says it.
    pub verdict: String,
    /// Why it happened, where more is known of it than the cause's own words; else empty.
    pub why: String,
    /// The act that mends it, in one to three sentences.
    pub act: String,
    /// Whether the act mends nothing, but finds out what is at fault.
    pub finds_out: bool,
    /// The commands for it, for each place; empty where no command helps.
    pub commands: Vec<PlaceText>,
    /// The rest.
    pub advice: Advice,
}

/// What a person is told about a report in their situation: the remedy that fits it best, else the documented error of
/// the provider, else the cause's own advice, which is for people with a program of their own. `place` is where they run
/// it, `language` the language of their program, if one is known.
pub fn tell(report: &Report, reading: &Reading, library: &Library, place: &'static str, language: Option<&'static str>) -> Told {
    let names = &Names { packages: packages(report), ..report.names.clone() };
    let entry = report.top().entry();
    let page = |name: &str| placeholder_value(names, name);
    let values = Values::of(report, reading, &page);
    let own = reading.situation.stands.has_code();
    let remedies = choose::remedies(report, reading, library);
    let remedy = remedies.first().copied();
    let verdict = verdict::verdict(report, reading, remedy, &values);
    let code = choose::code(report, reading, library, remedy);
    let shows_code = own && writes_as_shown(report, reading.sdk_major.as_deref());
    let usual = usual(report, names, place, language, library, shows_code);
    let Some(remedy) = remedy else {
        let (why, act) = match code {
            Some(code) => (values.fill(&code.why), values.fill(&code.quick_fix)),
            None => (String::new(), values.fill(&usual.act)),
        };
        let commands = if own && code.is_none() { usual.commands } else { Vec::new() };
        let act = if commands.is_empty() { fill::without_commands(&act) } else { act };
        let advice = if own { usual.advice } else { Advice { steps: usual.advice.steps, ..Advice::default() } };
        return Told { verdict, why, act, finds_out: code.is_none() && usual.finds_out, commands, advice };
    };
    let known = remedy.steps.iter().filter(|step| knows_host(step, names));
    let mut steps: Vec<String> = known.map(|step| values.fill(step)).collect();
    let mut act = values.fill(&remedy.quick_fix);
    let mut finds_out = remedy.find_out;
    let mut why = values.fill(&remedy.why);
    if let Some(code) = code {
        // The documented error says more about what happened, the remedy about where to mend it. Who uses a program mends it
        // there, and what is told for where the person stands is an act of theirs: then that comes first.
        let mut documented = values.fill(&code.quick_fix);
        if own && remedy.stands.is_empty() {
            std::mem::swap(&mut act, &mut documented);
            finds_out = false;
        }
        steps.insert(0, documented);
        why = values.fill(&code.why);
    }
    // Where a credential is kept helps only where one was refused.
    let of_credential = entry.details().credential != Some(CredentialKind::None);
    let of_setting = matches!(report.cause(), Cause::ModelNotFound | Cause::WrongEndpoint);
    // What is told for everybody doesn't say where this application has the model or the address.
    if let Some(own) = choose::place(&remedies, reading).filter(|_| !of_credential || of_setting) {
        steps.insert(0, values.fill(&own.quick_fix));
    }
    if let Some(next) = choose::second(&remedies, &reading.seen) {
        steps.insert(steps.len().min(STEPS_BEFORE_NEXT), values.fill(&next.quick_fix));
    }
    if of_credential {
        let said = [act.as_str(), &steps.join(" ")].join(" ");
        steps.extend(values.rest(&said));
    }
    steps.retain(|step| !step.is_empty());
    steps.truncate(MAX_STEPS);
    let code = if shows_code { shown_code(library, &remedy.snippet, language, names) } else { Vec::new() };
    let verify = if own && !remedy.fix.is_empty() { usual.advice.verify } else { Vec::new() };
    let (workaround, prevention) = (values.fill(&remedy.workaround), values.fill(&remedy.prevention));
    let mut commands = sorted(fix_places(&remedy.fix, names), &[place]);
    commands.retain(|text| is_theirs(text, place, language) && !names.invents_variable(&text.text));
    Told { verdict, why, act, finds_out, commands, advice: Advice { steps, code, verify, workaround, prevention } }
}

/// The package on PyPI or npm of the person's SDK, which needn't be the newest one of the provider.
fn packages(report: &Report) -> [Option<&'static str>; 2] {
    let package = report.sdk.and_then(Release::of).filter(|release| !release.wraps).map(|release| release.package);
    match report.language.map(|language| code_language(Some(language))) {
        Some("typescript") => [None, package],
        _ => [package, None],
    }
}

/// The cause's own advice, without what isn't for the person.
fn usual(
    report: &Report,
    names: &Names,
    place: &'static str,
    language: Option<&'static str>,
    library: &Library,
    shows_code: bool,
) -> Told {
    let mut usual = advise(report.top().entry(), names, place, language, library);
    if !shows_code {
        usual.advice.code.clear();
    }
    if report.has_no_failure() {
        // There is nothing to run or to check: only what to paste next.
        usual.commands.clear();
        usual.advice.verify.clear();
    }
    for texts in [&mut usual.commands, &mut usual.advice.verify] {
        texts.retain(|text| is_theirs(text, place, language) && !names.invents_variable(&text.text));
    }
    usual
}

/// Whether a step can be written: a command that calls the host needs one.
fn knows_host(step: &str, names: &Names) -> bool {
    !step.contains("https://{host}") || names.host.is_some() || names.provider.is_some()
}

/// Whether the code of the catalogue is written with the SDK of the person, in a release of it that takes such code. An
/// SDK that calls others, another SDK or requests by hand have code of their own: foreign code misleads.
fn writes_as_shown(report: &Report, major: Option<&str>) -> bool {
    let Some(sdk) = report.sdk.filter(|sdk| *sdk != Sdk::raw()) else { return false };
    let Some(release) = Release::of(sdk) else { return report.language.is_some_and(|language| !PACKAGED.contains(&language)) };
    let packages = Provider::of(report.provider).map_or(&[][..], |provider| provider.details().request.packages);
    let shown = match report.language.map(|language| code_language(Some(language))) {
        Some("python") => packages.first(),
        _ => packages.get(1),
    };
    let shown = shown.copied().unwrap_or(base().1);
    !release.wraps && release.package == shown && !major.is_some_and(|major| release.other_code.contains(&major))
}

/// Languages whose SDKs have packages in the catalogue.
const PACKAGED: [&str; 3] = ["python", "typescript", "javascript"];

/// The id of the place whose commands are Python.
const NOTEBOOK: &str = "notebook";

/// Whether a text is for the person: one in a language only if it is theirs, cells of a notebook only in one. What can be
/// run in a shell is for everybody.
fn is_theirs(text: &PlaceText, place: &str, language: Option<&'static str>) -> bool {
    let own = || language.is_some_and(|language| text.place == code_language(Some(language)));
    match text.place {
        // A host that nobody has helps nobody.
        _ if text.text.contains(UNKNOWN_HOST) => false,
        NOTEBOOK => place == NOTEBOOK,
        other if LANGUAGES.iter().any(|(id, _)| *id == other) => other == "shell" || own(),
        _ => true,
    }
}

/// After how many steps of one remedy the act of the next one comes.
const STEPS_BEFORE_NEXT: usize = 3;

/// How many steps people read.
const MAX_STEPS: usize = 6;

/// The cause's own advice, for people with a program of their own, with these names.
pub fn advise(entry: &Variant, names: &Names, place: &'static str, language: Option<&'static str>, library: &Library) -> Told {
    let client = client(library, names.provider);
    let Some(advice) = own_advice(entry, client, library) else { return Told::default() };
    let fill = |text: &str| names.fill_placeholders_with(text, &|name| placeholder_value(names, name));
    let steps = client.steps.get(entry.cause.id()).unwrap_or(&advice.steps).iter();
    let steps = steps.filter(|step| knows_host(step, names)).map(|step| fill(step));
    Told {
        verdict: String::new(),
        why: String::new(),
        act: fill(&advice.act),
        finds_out: advice.find_out,
        commands: quick_fix(entry, names, place),
        advice: Advice {
            steps: steps.collect(),
            code: shown_code(library, &advice.snippet, language, names),
            verify: verify(library, &advice.verify, &[place, code_language(language)], names),
            workaround: fill(&advice.workaround),
            prevention: fill(&advice.prevention),
        },
    }
}

/// The code pairs of a variant's own advice in every language that they can be written in.
pub fn all_code(entry: &Variant, names: &Names, library: &Library) -> Vec<CodePair> {
    let advice = own_advice(entry, client(library, names.provider), library);
    advice.map(|advice| code_pairs(library, &advice.snippet, "python", names)).unwrap_or_default()
}

/// The advice on a variant; that of another where a client says so.
fn own_advice<'a>(entry: &Variant, client: &Client, library: &'a Library) -> Option<&'a crate::catalogue::Advice> {
    let own = client.advice.get(entry.cause.id()).map(|variant| [entry.cause.id(), "/", variant].concat());
    library.advice.get(&own.unwrap_or_else(|| entry.advice_key()))
}

/// The code pair in the language of the person's program. None if the text doesn't show the language, or the pair can't be
/// written in it: foreign code misleads.
fn shown_code(library: &Library, snippet: &str, language: Option<&'static str>, names: &Names) -> Vec<CodePair> {
    let Some(language) = language else { return Vec::new() };
    let language = code_language(Some(language));
    // An address that nobody has helps nobody.
    let real = |pair: &CodePair| !pair.fixed.contains(UNKNOWN_HOST);
    code_pairs(library, snippet, language, names).into_iter().filter(|pair| pair.language == language && real(pair)).collect()
}

/// The value of a placeholder for a provider's page, package or variable, or words for it if it is unknown. None if there is
/// no such placeholder.
fn placeholder_value(names: &Names, name: &str) -> Option<&'static str> {
    let details = names.provider.map(Provider::details);
    let package = |registry: usize| {
        (names.packages[registry].or(details.and_then(|of| of.request.packages.get(registry).copied())), base().1)
    };
    let (found, missing) = match name {
        "keys_url" => (details.map(|of| of.keys), "the provider’s console"),
        "other_keys_url" => (names.other.map(|of| of.details().keys), "that service’s console"),
        "billing_url" => (details.map(|of| of.billing), "the provider’s billing page"),
        "limits_url" => (details.map(|of| of.limits), "the provider’s limits page"),
        "organization_url" => (details.map(|of| of.organization), "the provider’s console"),
        "status_url" => (details.map(|of| of.status), "the provider’s status page"),
        "docs_url" => (details.map(|of| of.docs), "the provider’s documentation"),
        "package" => package(0),
        "npm_package" => package(1),
        "base_env" => {
            let own_sdk = details.is_some_and(|of| !of.request.packages.is_empty());
            (details.map(|of| of.request.base_env), if own_sdk { "…_BASE_URL" } else { base().0.details().request.base_env })
        }
        "base_url" => {
            let base = |of: &'static Provider| {
                if of.details().request.base.is_empty() { of.base_url } else { of.details().request.base }
            };
            (names.provider.map(base), "the provider’s base URL")
        }
        _ => return None,
    };
    Some(found.filter(|found| !found.is_empty()).unwrap_or(missing))
}

/// The code pairs of a snippet, the one in `language` first.
pub fn code_pairs(library: &Library, snippet: &str, language: &str, names: &Names) -> Vec<CodePair> {
    let own = client(library, names.provider);
    let id = own.snippet(snippet);
    let Some(snippet) = library.snippets.get(id) else { return Vec::new() };
    let known = LANGUAGES.iter().map(|(id, _)| *id);
    let order = known.clone().filter(|id| *id == language).chain(known.filter(|id| *id != language));
    let pair = |language: &'static str| {
        let pair = snippet.code.get(language)?;
        let dialect = own.dialect(language, id)?;
        let fixed = if snippet.other {
            // The same code, in the client of the service that the key belongs to.
            let other = names.other?;
            let client = client(library, Some(other));
            let dialect = client.dialect(language, client.snippet(id))?;
            Names { other: Some(other), ..Names::of(other) }.adapt_code(&dialect.translate(&pair.broken))
        } else {
            names.adapt_code(&dialect.translate(&pair.fixed))
        };
        let broken = names.adapt_code(&dialect.translate(&pair.broken));
        Some(CodePair { language, broken, fixed, changed: names.fill_placeholders(&snippet.changed) })
    };
    order.filter_map(pair).collect()
}

/// How to see that it worked, by place or language, those in `wanted` first.
fn verify(library: &Library, check: &str, wanted: &[&str], names: &Names) -> Vec<PlaceText> {
    let client = client(library, names.provider);
    let id = client.checks.get(check).map_or(check, String::as_str);
    let Some(texts) = library.checks.get(id) else { return Vec::new() };
    let places = PLACES.iter().map(|(place, _)| (*place, texts.get(*place).cloned()));
    let languages = LANGUAGES.iter().map(|(language, _)| {
        let text = texts.get(*language);
        (*language, text.and_then(|text| Some(client.dialect(language, id)?.translate(text))))
    });
    let all = places.chain(languages).filter_map(|(place, text)| Some(PlaceText { place, text: names.adapt_code(&text?) }));
    sorted(all.collect(), wanted)
}

/// The client of a provider; an empty one if there is none.
fn client<'a>(library: &'a Library, provider: Option<&Provider>) -> &'a Client {
    static NONE: Client =
        Client { languages: Map::new(), snippets: Map::new(), checks: Map::new(), advice: Map::new(), steps: Map::new() };
    library.clients.get(provider.map_or("other", |provider| provider.id)).unwrap_or(&NONE)
}

impl Client {
    /// The id of the code pair that this client has instead of another.
    fn snippet<'a>(&'a self, id: &'a str) -> &'a str {
        self.snippets.get(id).map_or(id, String::as_str)
    }

    /// How to translate a code pair or check into this client's words in a language; none if it can't be translated.
    fn dialect(&self, language: &str, id: &str) -> Option<&Dialect> {
        self.languages.get(language).filter(|dialect| !id.is_empty() && !dialect.without.iter().any(|without| without == id))
    }
}

impl Dialect {
    /// Translates code that is written for OpenAI's client. In one pass, so that what was translated isn't translated again.
    fn translate(&self, text: &str) -> String {
        let mut translated = String::with_capacity(text.len() + 64);
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            match self.pairs.iter().find(|(from, _)| rest.starts_with(from.as_str())) {
                Some((from, to)) => {
                    translated.push_str(to);
                    rest = &rest[from.len()..];
                }
                None => {
                    translated.push(letter);
                    rest = &rest[letter.len_utf8()..];
                }
            }
        }
        translated
    }
}

/// Sorts texts in the order of the tabs, the wanted ones first.
fn sorted(mut texts: Vec<PlaceText>, wanted: &[&str]) -> Vec<PlaceText> {
    let tabs = PLACES.iter().chain(LANGUAGES).map(|(id, _)| *id);
    let mut ordered = Vec::with_capacity(texts.len());
    for place in wanted.iter().copied().chain(tabs) {
        if let Some(at) = texts.iter().position(|text| text.place == place) {
            ordered.push(texts.remove(at));
        }
    }
    ordered
}

/// The language whose code is shown: that of TypeScript for JavaScript, Python's if none is known.
fn code_language(language: Option<&'static str>) -> &'static str {
    match language {
        Some("javascript") => "typescript",
        Some(language) => language,
        None => "python",
    }
}

/// Which lines of two texts aren't in the longest common subsequence of their lines: those that were removed and added.
pub fn line_marks(broken: &str, fixed: &str) -> (Vec<bool>, Vec<bool>) {
    let left: Vec<&str> = broken.lines().collect();
    let right: Vec<&str> = fixed.lines().collect();
    // Snippets have tens of lines, so the square table is small.
    let mut longest = vec![vec![0usize; right.len() + 1]; left.len() + 1];
    for (i, a) in left.iter().enumerate().rev() {
        for (j, b) in right.iter().enumerate().rev() {
            longest[i][j] = if a == b { longest[i + 1][j + 1] + 1 } else { longest[i + 1][j].max(longest[i][j + 1]) };
        }
    }
    let (mut removed, mut added) = (vec![true; left.len()], vec![true; right.len()]);
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if left[i] == right[j] {
            (removed[i], added[j]) = (false, false);
            i += 1;
            j += 1;
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    (removed, added)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_are_marked() {
        assert_eq!(line_marks("a\nb\nc", "a\nx\nc\nd"), (vec![false, true, false], vec![false, true, false, true]));
        assert_eq!(line_marks("", "a"), (vec![], vec![true]));
    }
}
