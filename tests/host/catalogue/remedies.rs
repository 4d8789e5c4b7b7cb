//! What is shown for a provider is in the words of its own client, for every variant of every cause.

use crate::common::{catalogue, entries, stem};
use std::fs;
use why401::catalogue::{Cause, Fix, Library, PROVIDERS, Provider, VARIANTS, Variant};
use why401::remedy::{Told, advise, all_code, fix};
use why401::report::Names;

/// What may stand in OpenAI's remedies only.
const OPENAI: &[&str] = &["OpenAI()", "OPENAI_API_KEY", "api.openai.com", "platform.openai.com", "gpt-4o", "gpt4o", "gpt-5"];
/// What may stand only where OpenAI's client is used.
const OPENAI_CLIENT: &[&str] = &["OpenAI", "openai", "OPENAI_"];
/// What nothing filled in.
const UNRESOLVED: &[&str] =
    &["{base_url}", "{billing_url}", "{key_shape}", "OTHER_API_KEY", "other.example", "a-model-of-that-service"];

/// One text of a remedy, with what it is.
struct Shown {
    what: String,
    text: String,
}

/// Everything to run or copy that a variant shows.
fn shown(entry: &Variant, names: &Names, library: &Library) -> Vec<Shown> {
    let advised = advise(entry, names, "bash", None, library).advice;
    let mut all = Vec::new();
    let mut add = |what: String, text: String| all.push(Shown { what, text });
    for place in fix(entry, names) {
        add(format!("quick fix, {}", place.place), place.text);
    }
    for place in advised.verify {
        add(format!("check, {}", place.place), place.text);
    }
    for pair in all_code(entry, names, library) {
        add(format!("broken code, {}", pair.language), pair.broken);
        add(format!("fixed code, {}", pair.language), pair.fixed);
    }
    all
}

/// Every variant for every provider; those of a key that belongs to another service, for some others too.
fn cases() -> Vec<(&'static Provider, &'static Variant, Names)> {
    let others =
        ["anthropic", "aws-bedrock", "deepseek", "google-gemini", "openai", "voyage"].map(|id| Provider::of(id).unwrap());
    let mut cases = Vec::new();
    for provider in PROVIDERS.iter() {
        for entry in VARIANTS.iter() {
            cases.push((provider, entry, Names::of(provider)));
            for other in others.into_iter().filter(|other| entry.cause == Cause::WrongProviderKey && other.id != provider.id) {
                cases.push((provider, entry, Names { other: Some(other), ..Names::of(provider) }));
            }
        }
    }
    cases
}

/// The text without what may look like OpenAI's: variables, addresses and models of the providers.
fn bare(text: &str, names: &Names) -> String {
    let mut bare = text.replace("/openai/v1", "").replace("openai.azure.com", "").replace("/openai/deployments", "");
    for provider in names.provider.into_iter().chain(names.other) {
        for own in provider.env.iter().chain([&provider.details().request.model]).filter(|own| !own.is_empty()) {
            bare = bare.replace(own, "").replace(&own.replacen(['-', '.', '_', '/'], "", 1), "");
        }
    }
    bare
}

#[test]
fn remedies_are_in_the_words_of_the_provider() {
    let library = Library::embedded();
    let mut wrong = Vec::new();
    for (provider, entry, names) in cases() {
        let foreign = entry.cause == Cause::WrongProviderKey;
        let other = names.other.map_or("", |other| other.id);
        for Shown { what, text } in shown(entry, &names, &library) {
            let bare = bare(&text, &names);
            // Whose client it is: the provider's, or that of the service that the key belongs to.
            let whose = names.other.filter(|_| foreign && what.starts_with("fixed")).unwrap_or(provider);
            let mut words = UNRESOLVED.to_vec();
            if provider.id != "openai" && other != "openai" {
                words.extend(OPENAI);
            }
            if !whose.details().request.packages.is_empty() {
                words.extend(OPENAI_CLIENT);
            }
            for word in words.into_iter().filter(|word| bare.contains(word)) {
                wrong.push(format!("{} {other} {}: {what}: {word:?} in\n{text}\n", provider.id, entry.advice_key()));
            }
        }
    }
    wrong.dedup();
    assert!(
        wrong.is_empty(),
        "{} times a remedy has words of another client:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
}

#[test]
fn prose_names_the_provider_s_own_pages_and_variables() {
    let library = Library::embedded();
    let mut wrong = Vec::new();
    for provider in PROVIDERS.iter().filter(|provider| provider.id != "openai") {
        for entry in VARIANTS.iter() {
            let names = Names::of(provider);
            let Told { act, advice: advised, .. } = advise(entry, &names, "bash", None, &library);
            let mut texts = advised.steps;
            texts.extend([act, advised.workaround, advised.prevention]);
            texts.extend([entry.verdict, entry.details().why, entry.details().check].map(|text| names.fill_placeholders(text)));
            for text in texts {
                let bare = bare(&text, &names);
                for word in ["openai.com", "OPENAI_API_KEY", "OPENAI_BASE_URL"].into_iter().filter(|word| bare.contains(word)) {
                    // OpenAI's client reads its own variable, whomever it calls.
                    if word != "OPENAI_BASE_URL" || !provider.details().request.packages.is_empty() {
                        wrong.push(format!("{} {}: {word} in: {text}", provider.id, entry.advice_key()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_remedy_says_something() {
    let library = Library::embedded();
    let mut wrong = Vec::new();
    for (provider, entry, names) in cases() {
        let place = format!("{} {}", provider.id, entry.advice_key());
        let Told { act, advice: advised, .. } = advise(entry, &names, "bash", None, &library);
        // Commands are there only where one helps; the deed always is.
        if act.is_empty() || !entry.fix.is_empty() && fix(entry, &names).is_empty() {
            wrong.push(format!("{place}: no quick fix"));
        }
        if advised.verify.is_empty() {
            wrong.push(format!("{place}: no check"));
        }
        for pair in all_code(entry, &names, &library) {
            let kept = pair.broken.lines().any(|line| !line.is_empty() && pair.fixed.lines().any(|other| other == line));
            // The client of another service has other lines.
            if pair.broken == pair.fixed || !kept && names.other.is_none() && pair.broken.lines().count() > 3 {
                wrong.push(format!("{place}: {}: broken and fixed are the same, or have nothing in common", pair.language));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_commonest_faults_of_code_have_code_for_every_provider() {
    let library = Library::embedded();
    let mut wrong = Vec::new();
    for provider in PROVIDERS.iter() {
        for key in ["missing_key/sdk-refused", "invalid_key/unknown", "invalid_key/no-detail"] {
            let entry = VARIANTS.iter().find(|entry| entry.advice_key() == key).expect(key);
            let code = all_code(entry, &Names::of(provider), &library);
            for language in ["python", "typescript"] {
                if !code.iter().any(|pair| pair.language == language) {
                    wrong.push(format!("catalogue/clients/{}.toml: no code in {language} for {key}", provider.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_provider_has_its_client() {
    let library = Library::embedded();
    let mut wrong = Vec::new();
    for provider in PROVIDERS.iter() {
        let place = format!("catalogue/clients/{}.toml", provider.id);
        let client = &library.clients[provider.id];
        if client.languages.is_empty() || provider.details().request.model.is_empty() {
            wrong.push(format!(
                "{place}: say how {} is called: like = \"compatible\" if OpenAI's SDKs call it, else a table for each language; \
                 and the model of examples; see catalogue/README.md",
                provider.name
            ));
        }
        if provider.base_url.is_empty()
            && (provider.details().request.models.is_empty() || provider.details().request.chat.is_empty())
        {
            wrong.push(format!("{place}: write models and chat in [request]; there is no base URL that they could be below"));
        }
        for (_, id) in provider.details().fixes {
            if Fix::of(id).is_none() {
                wrong.push(format!("{place}: fix {id:?} isn't in catalogue/fixes/"));
            }
        }
        for id in client.snippets.values().filter(|id| !id.is_empty() && !library.snippets.contains_key(*id)) {
            wrong.push(format!("{place}: snippet {id:?} isn't in catalogue/snippets/"));
        }
        for id in client.checks.values().filter(|id| !id.is_empty() && !library.checks.contains_key(*id)) {
            wrong.push(format!("{place}: check {id:?} isn't in catalogue/checks/"));
        }
        for (cause, variant) in &client.advice {
            if !library.advice.contains_key(&format!("{cause}/{variant}")) {
                wrong.push(format!("{place}: {cause} has no variant {variant:?}"));
            }
        }
    }
    let files = entries(&catalogue().join("clients"));
    let texts: Vec<String> = files.iter().map(|path| fs::read_to_string(path).unwrap_or_default()).collect();
    for (path, text) in files.iter().zip(&texts) {
        let id = stem(path);
        let liked = texts.iter().any(|text| text.contains(&format!("like = \"{id}\"")));
        if id != "other" && Provider::of(&id).is_none() && !liked {
            wrong.push(format!("catalogue/clients/{id}.toml: no such provider, and no file is like it"));
        }
        if !text.lines().any(|line| line.starts_with("source = ") && line.len() > 12) {
            wrong.push(format!("catalogue/clients/{id}.toml: write source: where this was read or run"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
