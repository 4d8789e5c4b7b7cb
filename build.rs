//! Turns `catalogue/` into what the crate compiles in.
//!
//! The outputs in `OUT_DIR`: packed tables (`*.table`), and `library.json` with everything that goes
//! beyond a verdict and its quick fix (steps, code pairs, articles).

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/catalogue/level.rs"]
#[allow(dead_code)]
mod level;
#[path = "src/catalogue/library.rs"]
mod library;

/// Ends every field of a packed table.
const END: char = '\u{1f}';

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProviderFile {
    name: String,
    base_url: String,
    hosts: Vec<String>,
    env: Vec<String>,
    header: String,
    keys_url: String,
    #[serde(default)]
    billing_url: String,
    #[serde(default)]
    limits_url: String,
    #[serde(default)]
    organization_url: String,
    #[serde(default)]
    status_url: String,
    #[serde(default)]
    docs_url: String,
    names: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    wording: Vec<String>,
    #[serde(default)]
    classes: Vec<String>,
    #[serde(default)]
    packages: Vec<String>,
    #[serde(default)]
    key_headers: Vec<String>,
    #[serde(default)]
    sites: Vec<String>,
    #[serde(default)]
    #[allow(dead_code)]
    unconfirmed: Vec<String>,
    #[allow(dead_code)]
    sources: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    key: Vec<KeyFile>,
}

/// The request that asks a provider whether a key works.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProbeFile {
    method: String,
    url: String,
    headers: Vec<String>,
    #[serde(default)]
    optional_headers: Vec<String>,
    #[serde(default)]
    body: String,
    /// A command that prints what the key is, where no variable holds it.
    #[serde(default)]
    token: String,
    /// Another command that asks the same, and when it is the one to run.
    #[serde(default)]
    also: String,
    #[serde(default)]
    also_why: String,
    /// Why the address isn't on one of the provider's own hosts.
    #[serde(default)]
    #[allow(dead_code)]
    elsewhere: String,
    #[allow(dead_code)]
    source: String,
    browser: String,
    #[serde(default)]
    browser_why: String,
    #[allow(dead_code)]
    browser_source: String,
    /// The address that answers whether a model is open to the key.
    #[serde(default)]
    model_url: String,
    #[serde(default)]
    #[allow(dead_code)]
    model_source: String,
    #[serde(default)]
    #[allow(dead_code)]
    unconfirmed: Vec<String>,
    #[serde(default)]
    answer: Vec<AnswerFile>,
}

/// An answer that is read in another way than the rule has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerFile {
    status: Vec<u16>,
    #[serde(default)]
    says: Vec<String>,
    means: String,
    reason: String,
    #[allow(dead_code)]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    kind: String,
    prefix: String,
    infix: Option<String>,
    lengths: Vec<usize>,
    alphabet: String,
    /// The prefix begins ordinary words too, so only a text of a known length counts.
    #[serde(default)]
    exact: bool,
    /// Whom such a key stands for; an account's if nothing else is said.
    #[serde(default = "account")]
    class: String,
    #[serde(default)]
    tail: String,
    #[serde(default)]
    checksum: String,
    #[serde(default)]
    can: String,
    #[serde(default)]
    cannot: String,
    /// What `can` and `cannot` were read from.
    #[serde(default)]
    facts: String,
    #[allow(dead_code)]
    source: String,
    #[serde(default)]
    unconfirmed: String,
}

fn account() -> String {
    "account".to_owned()
}

/// In the order of `Alphabet`.
const ALPHABETS: &[&str] =
    &["alnum", "letters", "lower", "base32", "hex", "hex-parts", "word", "base64", "base64url", "dotted", "any"];

/// Whom a key may stand for.
const CLASSES: &[&str] = &[
    "account",
    "user",
    "project",
    "service account",
    "admin",
    "OAuth token",
    "refresh token",
    "gateway",
    "resource",
    "temporary",
    "access key ID",
    "public",
    "legacy",
];

/// Packs the forms of keys: what finds them, and apart from it what is told about them.
fn keys(table: &mut Table, told: &mut Table, keys: &[KeyFile], path: &Path) {
    for key in keys {
        told.text(one_of(&key.class, CLASSES, path));
        told.text(&key.tail);
        if !key.checksum.is_empty() {
            one_of(&key.checksum, &["github-crc32"], path);
        }
        let sourced = (key.can.is_empty() && key.cannot.is_empty()) || !key.facts.is_empty();
        assert!(sourced, "{}: say in `facts` what `can` and `cannot` of the {} were read from", path.display(), key.kind);
        for text in [&key.checksum, &key.can, &key.cannot, &key.unconfirmed] {
            told.text(text);
        }
    }
    table.list(keys, |table, key| {
        table.text(&key.kind);
        table.text(&key.prefix);
        table.texts(key.infix.as_slice());
        table.list(&key.lengths, |table, length| table.number(*length));
        let alphabet = one_of(&key.alphabet, ALPHABETS, path);
        table.number(ALPHABETS.iter().position(|known| *known == alphabet).unwrap_or_default());
        table.number(key.exact.into());
    });
}

/// How a provider's API is called. A file that others are like isn't a provider's.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct ClientFile {
    /// Another file, whose languages and maps count where this one says nothing else.
    like: String,
    #[allow(dead_code)]
    source: String,
    #[allow(dead_code)]
    unconfirmed: Vec<String>,
    request: RequestFile,
    fixes: BTreeMap<String, String>,
    snippets: BTreeMap<String, String>,
    checks: BTreeMap<String, String>,
    advice: BTreeMap<String, String>,
    steps: BTreeMap<String, Vec<String>>,
    /// The shape of a key, for a regular expression.
    key_shape: String,
    languages: BTreeMap<String, library::Dialect>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RequestFile {
    model: String,
    models: String,
    chat: String,
    body: String,
    headers: Vec<String>,
    base: String,
    base_env: String,
    packages: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CauseFile {
    title: String,
    severity: String,
    minutes: [u8; 2],
    retry: String,
    verdict: String,
    why: String,
    check: String,
    fix: String,
    snippet: String,
    steps: Vec<String>,
    verify: String,
    workaround: String,
    prevention: String,
    #[serde(default)]
    article: String,
    #[serde(default)]
    variant: Vec<VariantFile>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct VariantFile {
    id: String,
    title: Option<String>,
    severity: Option<String>,
    minutes: Option<[u8; 2]>,
    retry: Option<String>,
    verdict: Option<String>,
    why: Option<String>,
    check: Option<String>,
    fix: Option<String>,
    snippet: Option<String>,
    steps: Option<Vec<String>>,
    verify: Option<String>,
    workaround: Option<String>,
    prevention: Option<String>,
    article: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignsFile {
    sign: Vec<SignFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignFile {
    #[serde(default)]
    variant: String,
    level: String,
    #[serde(default)]
    provider: String,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    codes: Vec<String>,
    #[serde(default)]
    classes: Vec<String>,
    #[allow(dead_code)]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SdksFile {
    sdk: Vec<SdkFile>,
    release: Vec<ReleaseFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReleaseFile {
    sdk: String,
    package: String,
    #[serde(default)]
    wraps: bool,
    #[serde(default)]
    majors: Vec<Vec<String>>,
    #[allow(dead_code)]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SdkFile {
    id: String,
    language: String,
    #[serde(default)]
    provider: String,
    #[serde(default)]
    only: String,
    markers: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServicesFile {
    service: Vec<ServiceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceFile {
    name: String,
    kind: String,
    #[serde(default)]
    hosts: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    #[allow(dead_code)]
    source: String,
    /// Where its keys belong: variable, header, address, and the page where they are made.
    #[serde(default)]
    env: String,
    #[serde(default)]
    header: String,
    #[serde(default)]
    base_url: String,
    #[serde(default)]
    keys_url: String,
    #[serde(default)]
    key: Vec<KeyFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlacesFile {
    place: Vec<PlaceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceFile {
    id: String,
    marks: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SnippetFile {
    changed: String,
    #[serde(default)]
    other: bool,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct FixFile {
    /// The fix that stands for it where an SDK other than OpenAI's is used.
    other_sdk: String,
}

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let catalogue = root.join("catalogue");
    println!("cargo:rerun-if-changed=catalogue");
    println!("cargo:rerun-if-changed=src/catalogue/level.rs");
    println!("cargo:rerun-if-changed=src/catalogue/library.rs");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));

    let clients = clients(&catalogue);
    let mut told = Table::default();
    providers(&catalogue, &out, &mut told);
    services(&catalogue.join("services.toml"), &out, &mut told);
    told.write(&out, "keys");
    probes(&catalogue).write(&out, "probes");
    let (table, releases) = sdks(&catalogue.join("sdks.toml"));
    table.write(&out, "sdks");
    releases.write(&out, "releases");
    places(&catalogue.join("places.toml")).write(&out, "places");
    variables(&catalogue.join("variables.toml"), &out);
    let (table, fixes) = fixes(&catalogue.join("fixes"));
    table.write(&out, "fixes");
    let snippets = snippets(&catalogue.join("snippets"));
    let checks = checks(&catalogue.join("checks"));
    let articles = articles(&catalogue.join("articles"));
    let mut shelf = library::Library { schema: 1, advice: BTreeMap::new(), snippets, checks, clients, articles };
    causes(&catalogue.join("causes"), &out, &mut shelf, &fixes);

    let json = serde_json::to_string(&shelf).expect("the library serializes");
    fs::write(out.join("library.json"), json).expect("write library.json");
}

/// The entries of a folder by name, so that the output doesn't depend on the file system.
fn entries(folder: &Path) -> Vec<(String, PathBuf)> {
    let Ok(listing) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<(String, PathBuf)> = listing
        .filter_map(|entry| entry.ok())
        .map(|entry| {
            let path = entry.path();
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            (stem.into_owned(), path)
        })
        .filter(|(stem, _)| !stem.starts_with('.') && stem != "README")
        .collect();
    found.sort();
    found
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn parse<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    toml::from_str(&text(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A table that is being packed, for `src/catalogue/packed.rs` to read.
#[derive(Default)]
struct Table(String);

impl Table {
    fn text(&mut self, field: &str) {
        assert!(!field.contains(END), "a text of the catalogue holds a separator: {field:?}");
        self.0.push_str(field);
        self.0.push(END);
    }

    fn number(&mut self, field: usize) {
        self.text(&field.to_string());
    }

    fn list<T>(&mut self, items: &[T], mut item: impl FnMut(&mut Table, &T)) {
        self.number(items.len());
        for one in items {
            item(self, one);
        }
    }

    fn texts(&mut self, items: &[String]) {
        self.list(items, |table, item| table.text(item));
    }

    fn write(self, out: &Path, name: &str) {
        fs::write(out.join(name).with_extension("table"), self.0).expect("write a table");
    }
}

/// A field that is one of a few words.
fn one_of<'a>(word: &'a str, words: &[&str], path: &Path) -> &'a str {
    assert!(words.contains(&word), "{}: {word:?} is none of {}", path.display(), words.join(", "));
    word
}

/// The tables of the providers, and of their pages and calls, which only what comes later needs.
fn providers(catalogue: &Path, out: &Path, told: &mut Table) {
    let mut table = Table::default();
    let mut guides = Table::default();
    for (id, path) in entries(&catalogue.join("providers")) {
        let file: ProviderFile = parse(&path);
        let client = client_file(catalogue, &id);
        table.text(&id);
        table.text(&file.name);
        table.text(&file.base_url);
        table.texts(&file.hosts);
        table.texts(&file.env);
        table.text(&file.header);
        for text in
            [&file.keys_url, &file.billing_url, &file.limits_url, &file.organization_url, &file.status_url, &file.docs_url]
        {
            guides.text(text);
        }
        table.texts(&file.names);
        table.texts(&file.phrases);
        table.texts(&file.wording);
        table.texts(&file.classes);
        table.texts(&file.packages);
        table.texts(&file.key_headers);
        table.texts(&file.sites);
        keys(&mut table, told, &file.key, &path);
        let request = &client.request;
        let address = if request.models.is_empty() { &file.base_url } else { &request.models };
        let host = address.strip_prefix("https://").unwrap_or(address);
        table.text(host.split('/').next().unwrap_or(""));
        for text in [&request.model, &request.models, &request.chat, &request.body] {
            guides.text(text);
        }
        guides.texts(&request.headers);
        guides.text(&request.base);
        guides.text(&request.base_env);
        guides.texts(&request.packages);
        let fixes: Vec<(&String, &String)> = client.fixes.iter().collect();
        guides.list(&fixes, |table, (asked, fix)| {
            table.text(asked);
            table.text(fix);
        });
    }
    table.write(out, "providers");
    guides.write(out, "guides");
}

/// The probes, in the order of the providers. A provider without one has an empty row; a test tells
/// what to write.
fn probes(catalogue: &Path) -> Table {
    let mut table = Table::default();
    for (id, _) in entries(&catalogue.join("providers")) {
        let path = catalogue.join("probes").join(&id).with_extension("toml");
        let files: Vec<ProbeFile> = if path.exists() { vec![parse(&path)] } else { Vec::new() };
        table.list(&files, |table, probe| {
            table.text(&probe.method);
            table.text(&probe.url);
            table.texts(&probe.headers);
            table.texts(&probe.optional_headers);
            for text in [&probe.body, &probe.token, &probe.also, &probe.also_why] {
                table.text(text);
            }
            table.text(one_of(&probe.browser, &["yes", "likely", "no", "unknown"], &path));
            table.text(&probe.browser_why);
            table.text(&probe.model_url);
            table.list(&probe.answer, |table, answer| {
                table.list(&answer.status, |table, status| table.number((*status).into()));
                table.texts(&answer.says);
                table.text(one_of(&answer.means, &["accepted", "rejected", "restricted", "unknown"], &path));
                table.text(one_of(&answer.reason, REASONS, &path));
            });
        });
    }
    table
}

/// Why an answer is read as it is, for the tables of the probes; `src/probe/outcome.rs` has words for each.
const REASONS: &[&str] = &[
    "account",
    "application",
    "browser",
    "credit",
    "leaked",
    "model",
    "organization",
    "refused",
    "region",
    "scope",
    "service",
    "token",
    "unclear",
];

/// What the file of a client says, and where it says nothing, what the file says that it is like. A
/// provider without a file has no code; a test tells what to write.
fn client_file(catalogue: &Path, id: &str) -> ClientFile {
    let path = catalogue.join("clients").join(id).with_extension("toml");
    let mut file: ClientFile = if path.exists() { parse(&path) } else { ClientFile::default() };
    if file.like.is_empty() {
        return file;
    }
    let base = client_file(catalogue, &file.like);
    for (own, other) in [
        (&mut file.fixes, base.fixes),
        (&mut file.snippets, base.snippets),
        (&mut file.checks, base.checks),
        (&mut file.advice, base.advice),
    ] {
        for (key, value) in other {
            own.entry(key).or_insert(value);
        }
    }
    for (language, dialect) in base.languages {
        let own = file.languages.entry(language).or_default();
        // Its own pairs come first, so that they win.
        own.pairs.extend(dialect.pairs);
        own.without.extend(dialect.without);
    }
    file
}

/// The clients of the library, their placeholders filled in.
fn clients(catalogue: &Path) -> BTreeMap<String, library::Client> {
    let mut all = BTreeMap::new();
    let mut providers: Vec<(String, Option<ProviderFile>)> =
        entries(&catalogue.join("providers")).into_iter().map(|(id, path)| (id, Some(parse(&path)))).collect();
    providers.push(("other".to_owned(), None));
    for (id, provider) in providers {
        let file = client_file(catalogue, &id);
        let of = |field: fn(&ProviderFile) -> &String| provider.as_ref().map(field).cloned().unwrap_or_default();
        let base_url =
            if provider.is_some() { of(|provider| &provider.base_url) } else { "https://api.example.com/v1".to_owned() };
        let shape = if file.key_shape.is_empty() { "[A-Za-z0-9._-]{20,}" } else { &file.key_shape };
        // A name as people mistype it.
        let model = if file.request.model.is_empty() { "your-model" } else { &file.request.model };
        let misspelled = model.replacen(['-', '.', '_', '/'], "", 1);
        let values = [
            ("gpt4o-mini", misspelled.as_str()),
            ("{base_url}", base_url.as_str()),
            ("{billing_url}", &of(|provider| &provider.billing_url)),
            ("{key_shape}", shape),
        ];
        let fill = |text: &String| values.iter().fold(text.clone(), |text, (name, value)| text.replace(name, value));
        let languages = file.languages.into_iter().map(|(language, dialect)| {
            let mut pairs: Vec<_> = dialect.pairs.iter().map(|(from, to)| (from.clone(), fill(to))).collect();
            if id != "openai" {
                pairs.push(("gpt4o-mini".to_owned(), misspelled.clone()));
            }
            (language, library::Dialect { pairs, without: dialect.without })
        });
        let client = library::Client {
            languages: languages.collect(),
            snippets: file.snippets,
            checks: file.checks,
            advice: file.advice,
            steps: file.steps,
        };
        all.insert(id, client);
    }
    all
}

/// The tables of the services, and of where their keys belong, which only what comes later needs.
fn services(path: &Path, out: &Path, told: &mut Table) {
    let (mut table, mut desks) = (Table::default(), Table::default());
    let file: ServicesFile = parse(path);
    for service in file.service {
        table.text(&service.name);
        table.text(one_of(&service.kind, &["gateway", "foreign"], path));
        table.texts(&service.hosts);
        table.texts(&service.names);
        table.texts(&service.phrases);
        keys(&mut table, told, &service.key, path);
        for text in [&service.env, &service.header, &service.base_url, &service.keys_url] {
            desks.text(text);
        }
    }
    table.write(out, "services");
    desks.write(out, "desks");
}

/// What shows the SDKs, and what shows their releases.
fn sdks(path: &Path) -> (Table, Table) {
    let (mut table, mut releases) = (Table::default(), Table::default());
    let file: SdksFile = parse(path);
    for release in file.release {
        let known = file.sdk.iter().any(|sdk| sdk.id == release.sdk);
        assert!(known, "{}: there is no SDK {:?} for a release", path.display(), release.sdk);
        releases.text(&release.sdk);
        releases.text(&release.package);
        releases.text(if release.wraps { "wraps" } else { "" });
        releases.list(&release.majors, |table, major| table.texts(major));
    }
    for sdk in file.sdk {
        table.text(&sdk.id);
        table.text(&sdk.language);
        table.text(&sdk.provider);
        table.text(&sdk.only);
        table.texts(&sdk.markers);
    }
    (table, releases)
}

fn places(path: &Path) -> Table {
    let mut table = Table::default();
    let file: PlacesFile = parse(path);
    for place in file.place {
        table.text(&place.id);
        table.texts(&place.marks);
    }
    table
}

/// One folder a fix, one file a place: the stem of the file is the id of the place.
fn fixes(folder: &Path) -> (Table, Vec<String>) {
    let mut table = Table::default();
    let mut ids = Vec::new();
    for (id, path) in entries(folder) {
        table.text(&id);
        let about = path.join("fix.toml");
        let about: FixFile = if about.exists() { parse(&about) } else { FixFile::default() };
        table.text(&about.other_sdk);
        let places: Vec<_> = entries(&path).into_iter().filter(|(place, _)| place != "fix").collect();
        table.list(&places, |table, (place, file)| {
            table.text(place);
            table.text(text(file).trim_end());
        });
        ids.push(id);
    }
    (table, ids)
}

/// One folder a snippet, in it one folder a language with a `broken` and a `fixed` file.
fn snippets(folder: &Path) -> BTreeMap<String, library::Snippet> {
    let mut all = BTreeMap::new();
    for (id, path) in entries(folder) {
        let about: SnippetFile = parse(&path.join("snippet.toml"));
        let mut code = BTreeMap::new();
        for (language, pair) in entries(&path).into_iter().filter(|(_, path)| path.is_dir()) {
            let mut broken = None;
            let mut fixed = None;
            for (side, file) in entries(&pair) {
                match side.as_str() {
                    "broken" => broken = Some(text(&file).trim_end().to_owned()),
                    "fixed" => fixed = Some(text(&file).trim_end().to_owned()),
                    other => panic!("{}: {other:?} is neither broken nor fixed", pair.display()),
                }
            }
            let (Some(broken), Some(fixed)) = (broken, fixed) else {
                panic!("{}: write both a broken and a fixed file", pair.display());
            };
            code.insert(language, library::Pair { broken, fixed });
        }
        all.insert(id, library::Snippet { changed: about.changed, other: about.other, code });
    }
    all
}

/// One folder a check, one file a place: how to see that a fix worked.
fn checks(folder: &Path) -> BTreeMap<String, BTreeMap<String, String>> {
    entries(folder)
        .into_iter()
        .map(|(id, path)| {
            let places = entries(&path).into_iter().map(|(place, file)| (place, text(&file).trim_end().to_owned())).collect();
            (id, places)
        })
        .collect()
}

fn articles(folder: &Path) -> Vec<library::Article> {
    entries(folder)
        .into_iter()
        .map(|(id, path)| {
            let mut article: library::Article = parse(&path);
            article.id = id;
            article
        })
        .collect()
}

fn causes(folder: &Path, out: &Path, shelf: &mut library::Library, fixes: &[String]) {
    let mut variants = Table::default();
    let mut backgrounds = Table::default();
    let mut signs = Table::default();
    for (cause, path) in entries(folder) {
        let file: CauseFile = parse(&path.join("cause.toml"));
        let default = VariantFile::default();
        for variant in std::iter::once(&default).chain(&file.variant) {
            let of = |own: &Option<String>, inherited: &String| own.clone().unwrap_or_else(|| inherited.clone());
            let fix = of(&variant.fix, &file.fix);
            if !fix.is_empty() && !fixes.contains(&fix) {
                panic!("{}: there is no folder catalogue/fixes/{fix}", path.display());
            }
            variants.text(&cause);
            variants.text(&variant.id);
            variants.text(one_of(&of(&variant.severity, &file.severity), &["critical", "error", "warning"], &path));
            for minutes in variant.minutes.unwrap_or(file.minutes) {
                variants.number(minutes.into());
            }
            variants.text(one_of(&of(&variant.retry, &file.retry), &["no", "later"], &path));
            variants.text(&of(&variant.verdict, &file.verdict));
            variants.text(&fix);
            variants.text(&of(&variant.article, &file.article));
            backgrounds.text(&of(&variant.title, &file.title));
            backgrounds.text(&of(&variant.why, &file.why));
            backgrounds.text(&of(&variant.check, &file.check));
            let key = if variant.id.is_empty() { cause.clone() } else { format!("{cause}/{}", variant.id) };
            shelf.advice.insert(
                key,
                library::Advice {
                    steps: variant.steps.clone().unwrap_or_else(|| file.steps.clone()),
                    snippet: of(&variant.snippet, &file.snippet),
                    verify: of(&variant.verify, &file.verify),
                    workaround: of(&variant.workaround, &file.workaround),
                    prevention: of(&variant.prevention, &file.prevention),
                },
            );
        }
        let signs_file = path.join("signs.toml");
        if !signs_file.exists() {
            continue;
        }
        println!("cargo:rerun-if-changed={}", signs_file.display());
        let file_signs: SignsFile = parse(&signs_file);
        for sign in file_signs.sign {
            let known = sign.variant.is_empty() || file.variant.iter().any(|variant| variant.id == sign.variant);
            assert!(known, "{}: cause.toml has no variant {:?}", signs_file.display(), sign.variant);
            signs.text(&cause);
            signs.text(&sign.variant);
            let level = level::LEVELS.iter().find(|(word, _)| *word == sign.level);
            let Some((_, percent)) = level else {
                let words: Vec<&str> = level::LEVELS.iter().map(|(word, _)| *word).collect();
                panic!("{}: the level {:?} is none of {}", signs_file.display(), sign.level, words.join(", "));
            };
            signs.number((*percent).into());
            signs.text(&sign.provider);
            signs.list(&sign.phrases, |table, phrase| {
                // A part behind a small gap keeps its mark.
                let phrase = phrase.replace('‥', "…‥");
                let parts: Vec<String> = phrase.split('…').map(|part| part.trim().to_ascii_lowercase()).collect();
                table.texts(&parts);
            });
            signs.texts(&sign.codes);
            signs.texts(&sign.classes);
        }
    }
    variants.write(out, "variants");
    backgrounds.write(out, "backgrounds");
    signs.write(out, "signs");
}

/// What `catalogue/variables.toml` holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VariablesFile {
    variable: Vec<VariableFile>,
    reader: Vec<ReaderFile>,
    front_end: Vec<FrontEndFile>,
    precedence: Vec<PrecedenceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VariableFile {
    names: Vec<String>,
    provider: String,
    is: String,
    #[allow(dead_code)]
    source: String,
    #[serde(default)]
    #[allow(dead_code)]
    unconfirmed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReaderFile {
    sdk: String,
    reads: Vec<String>,
    #[serde(default)]
    note: String,
    /// That both variables are set bears on the verdict.
    #[serde(default)]
    verdict: bool,
    #[allow(dead_code)]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrontEndFile {
    prefix: String,
    tool: String,
    #[allow(dead_code)]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrecedenceFile {
    wins: Vec<String>,
    loses: Vec<String>,
    #[serde(default)]
    when: String,
    says: String,
    #[allow(dead_code)]
    source: String,
}

/// Variables, what reads them, and which place wins: tables that only what comes later needs, but for the pairs of
/// variables of which the verdict knows that one wins.
fn variables(path: &Path, out: &Path) {
    const PURPOSES: &[&str] =
        &["key", "admin-key", "token", "credential", "base-url", "host", "organization", "project", "region", "version", "path"];
    let file: VariablesFile = parse(path);
    let mut table = Table::default();
    for variable in &file.variable {
        for name in &variable.names {
            table.text(name);
            table.text(&variable.provider);
            table.text(one_of(&variable.is, PURPOSES, path));
        }
    }
    table.write(out, "variables");
    let mut table = Table::default();
    let mut competitors = Table::default();
    for reader in &file.reader {
        if reader.verdict {
            let [first, second] = reader.reads.as_slice() else {
                panic!("{}: the verdict knows of pairs alone, and {} reads {:?}", path.display(), reader.sdk, reader.reads);
            };
            competitors.text(first);
            competitors.text(second);
        }
        for name in &reader.reads {
            let known = file.variable.iter().any(|variable| variable.names.contains(name));
            assert!(known, "{}: {name} is read by {} and is no [[variable]]", path.display(), reader.sdk);
        }
        table.text(&reader.sdk);
        table.texts(&reader.reads);
        table.text(&reader.note);
    }
    table.write(out, "readers");
    competitors.write(out, "competitors");
    let mut table = Table::default();
    for front in &file.front_end {
        table.text(&front.prefix);
        table.text(&front.tool);
    }
    table.write(out, "front_ends");
    let mut table = Table::default();
    for rule in &file.precedence {
        table.texts(&rule.wins);
        table.texts(&rule.loses);
        table.text(&rule.when);
        table.text(&rule.says);
    }
    table.write(out, "precedence");
}
