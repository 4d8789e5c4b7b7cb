//! Turns `catalogue/` into what the crate compiles in.
//!
//! Two outputs in `OUT_DIR`: `tables.rs`, the static tables that a first answer needs, and
//! `library.json`, everything that may come later (steps, code pairs, articles). The split is
//! what keeps the first load of the page small.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/catalogue/library.rs"]
mod library;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProviderFile {
    name: String,
    level: String,
    api_host: String,
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
    old_env: Vec<String>,
    #[allow(dead_code)]
    source: String,
    #[serde(default)]
    #[allow(dead_code)]
    unconfirmed: String,
    probe: Option<ProbeFile>,
    #[serde(default)]
    key: Vec<KeyFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProbeFile {
    method: String,
    url: String,
    headers: Vec<String>,
    #[serde(default)]
    optional_headers: Vec<String>,
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
    #[allow(dead_code)]
    source: String,
    #[serde(default)]
    #[allow(dead_code)]
    unconfirmed: String,
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
    weight: u8,
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
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SdkFile {
    id: String,
    language: String,
    markers: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SnippetFile {
    changed: String,
}

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let catalogue = root.join("catalogue");
    println!("cargo:rerun-if-changed=catalogue");
    println!("cargo:rerun-if-changed=src/catalogue/library.rs");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));

    let mut tables = String::new();
    providers(&catalogue.join("providers"), &mut tables);
    sdks(&catalogue.join("sdks.toml"), &mut tables);
    let fixes = fixes(&catalogue.join("fixes"), &mut tables);
    let snippets = snippets(&catalogue.join("snippets"));
    let checks = checks(&catalogue.join("checks"));
    let articles = articles(&catalogue.join("articles"));
    let mut shelf = library::Library { schema: 1, advice: BTreeMap::new(), snippets, checks, articles };
    causes(&catalogue.join("causes"), &mut tables, &mut shelf, &fixes);

    fs::write(out.join("tables.rs"), tables).expect("write tables.rs");
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

fn providers(folder: &Path, out: &mut String) {
    writeln!(out, "/// Every provider, by id.\npub static PROVIDERS: &[Provider] = &[").unwrap();
    for (id, path) in entries(folder) {
        let file: ProviderFile = parse(&path);
        let keys: Vec<String> = file
            .key
            .iter()
            .map(|key| {
                format!(
                    "KeyFormat {{ kind: {:?}, prefix: {:?}, infix: {:?}, lengths: &{:?}, alphabet: Alphabet::{} }}",
                    key.kind,
                    key.prefix,
                    key.infix,
                    key.lengths,
                    alphabet(&key.alphabet, &path),
                )
            })
            .collect();
        let probe = match &file.probe {
            Some(probe) => format!(
                "Some(ProbeRequest {{ method: {:?}, url: {:?}, headers: &{:?}, optional_headers: &{:?} }})",
                probe.method, probe.url, probe.headers, probe.optional_headers
            ),
            None => "None".to_owned(),
        };
        writeln!(
            out,
            "Provider {{ id: {id:?}, name: {:?}, full: {}, api_host: {:?}, base_url: {:?}, hosts: &{:?}, env: &{:?}, old_env: &{:?}, header: {:?}, keys_url: {:?}, billing_url: {:?}, limits_url: {:?}, organization_url: {:?}, status_url: {:?}, docs_url: {:?}, names: &{:?}, phrases: &{:?}, keys: &[{}], probe: {probe} }},",
            file.name,
            match file.level.as_str() {
                "full" => true,
                "keys" => false,
                other => panic!("{}: level {other:?} is neither \"full\" nor \"keys\"", path.display()),
            },
            file.api_host,
            file.base_url,
            file.hosts,
            file.env,
            file.old_env,
            file.header,
            file.keys_url,
            file.billing_url,
            file.limits_url,
            file.organization_url,
            file.status_url,
            file.docs_url,
            file.names,
            file.phrases,
            keys.join(", "),
        )
        .unwrap();
    }
    writeln!(out, "];").unwrap();
}

fn alphabet(name: &str, path: &Path) -> &'static str {
    match name {
        "alnum" => "Alnum",
        "hex" => "Hex",
        "base64" => "Base64",
        "base64url" => "Base64Url",
        "any" => "Any",
        other => panic!("{}: alphabet {other:?} is none of alnum, hex, base64, base64url, any", path.display()),
    }
}

fn sdks(path: &Path, out: &mut String) {
    let file: SdksFile = parse(path);
    writeln!(out, "/// SDKs and clients, the outermost first.\npub static SDKS: &[Sdk] = &[").unwrap();
    for sdk in file.sdk {
        writeln!(out, "Sdk {{ id: {:?}, language: {:?}, markers: &{:?} }},", sdk.id, sdk.language, sdk.markers).unwrap();
    }
    writeln!(out, "];").unwrap();
}

/// One folder a fix, one file a place: the stem of the file is the id of the place.
fn fixes(folder: &Path, out: &mut String) -> Vec<String> {
    let mut ids = Vec::new();
    writeln!(out, "/// Every quick fix, by id.\npub static FIXES: &[Fix] = &[").unwrap();
    for (id, path) in entries(folder) {
        let places: Vec<String> =
            entries(&path).into_iter().map(|(place, file)| format!("({place:?}, {:?})", text(&file).trim_end())).collect();
        writeln!(out, "Fix {{ id: {id:?}, places: &[{}] }},", places.join(", ")).unwrap();
        ids.push(id);
    }
    writeln!(out, "];").unwrap();
    ids
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
        all.insert(id, library::Snippet { changed: about.changed, code });
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

fn causes(folder: &Path, out: &mut String, shelf: &mut library::Library, fixes: &[String]) {
    let mut ids = String::new();
    let mut variants = String::new();
    let mut signs = String::new();
    for (cause, path) in entries(folder) {
        let file: CauseFile = parse(&path.join("cause.toml"));
        let name = pascal(&cause);
        writeln!(ids, "(Cause::{name}, {cause:?}),").unwrap();
        let default = VariantFile::default();
        for variant in std::iter::once(&default).chain(&file.variant) {
            let of = |own: &Option<String>, inherited: &String| own.clone().unwrap_or_else(|| inherited.clone());
            let fix = of(&variant.fix, &file.fix);
            if !fix.is_empty() && !fixes.contains(&fix) {
                panic!("{}: there is no folder catalogue/fixes/{fix}", path.display());
            }
            let minutes = variant.minutes.unwrap_or(file.minutes);
            writeln!(
                variants,
                "Variant {{ cause: Cause::{name}, id: {:?}, title: {:?}, severity: Severity::{}, minutes: ({}, {}), retry: Retry::{}, verdict: {:?}, why: {:?}, check: {:?}, fix: {fix:?}, article: {:?} }},",
                variant.id,
                of(&variant.title, &file.title),
                pascal(&of(&variant.severity, &file.severity)),
                minutes[0],
                minutes[1],
                pascal(&of(&variant.retry, &file.retry)),
                of(&variant.verdict, &file.verdict),
                of(&variant.why, &file.why),
                of(&variant.check, &file.check),
                of(&variant.article, &file.article),
            )
            .unwrap();
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
            let phrases: Vec<Vec<String>> = sign
                .phrases
                .iter()
                .map(|phrase| phrase.split('…').map(|part| part.trim().to_ascii_lowercase()).collect())
                .collect();
            let phrases: Vec<String> = phrases.iter().map(|parts| format!("&{parts:?}")).collect();
            writeln!(
                signs,
                "Sign {{ cause: Cause::{name}, variant: {:?}, weight: {}, provider: {:?}, phrases: &[{}], codes: &{:?}, classes: &{:?} }},",
                sign.variant,
                sign.weight,
                sign.provider,
                phrases.join(", "),
                sign.codes,
                sign.classes,
            )
            .unwrap();
        }
    }
    writeln!(out, "/// Every cause with its id.\npub static CAUSES: &[(Cause, &str)] = &[\n{ids}];").unwrap();
    writeln!(out, "/// Every variant; the first of a cause has no id and is the cause itself.\npub static VARIANTS: &[Variant] = &[\n{variants}];").unwrap();
    writeln!(out, "/// Every sign.\npub static SIGNS: &[Sign] = &[\n{signs}];").unwrap();
}

/// `ip_not_allowed` to `IpNotAllowed`.
fn pascal(id: &str) -> String {
    id.split(['_', '-'])
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
        })
        .collect()
}
