//! Every row has those that belong to it, and what a row names is there.

use super::Check;
use crate::files::{ArticleFile, At, CauseFile, KeyFile, SignsFile, VariantFile};
use crate::schema::Cause;
use crate::source::{CauseFolder, Doc, Sources};
use std::collections::BTreeSet;

impl Check<'_> {
    /// Rows that belong together.
    pub fn rows(&mut self) {
        self.providers();
        self.keys();
        self.sdks();
        self.variables();
        self.causes();
        for article in &self.sources.articles {
            self.article(article);
        }
        let fixes: Vec<&str> = self.sources.fixes.iter().map(|fix| fix.id.as_str()).collect();
        for about in self.sources.fixes.iter().filter_map(|fix| fix.about.as_ref()) {
            for named in about.languages.values().chain([&about.other_sdk]).filter(|named| !named.is_empty()) {
                self.known(about, named, "quick fix", &fixes, "write a folder of that name in catalogue/fixes/");
            }
        }
    }

    pub(super) fn provider_ids(&self) -> Vec<&str> {
        self.sources.providers.iter().map(|provider| provider.id.as_str()).collect()
    }

    /// Each provider has a probe, a client, and its variables.
    fn providers(&mut self) {
        let sources = self.sources;
        for provider in &sources.providers {
            for (folder, there) in [
                ("probes", sources.probes.iter().any(|probe| probe.id == provider.id)),
                ("clients", sources.clients.iter().any(|client| client.id == provider.id)),
            ] {
                if !there {
                    let says = format!("has no row in {folder}: write catalogue/{folder}/{}.toml", provider.id);
                    self.problems.push(provider.whole(says));
                }
            }
            for env in provider.env.iter().chain(provider.bearer.as_ref().map(|bearer| &bearer.env)) {
                self.has_variable(provider, env);
            }
            for other in &provider.shares_keys_with {
                self.known(provider, other, "provider", &refs(&ids(&self.provider_ids())), "write its file in this folder");
            }
        }
        for client in &sources.clients {
            self.has_variable(client, &client.request.base_env);
        }
        let ids: Vec<&str> = sources.providers.iter().map(|provider| provider.id.as_str()).collect();
        for probe in sources.probes.iter().filter(|probe| !ids.contains(&probe.id.as_str())) {
            let says = format!("belongs to no provider: write catalogue/providers/{}.toml, or name it after one", probe.id);
            self.problems.push(probe.whole(says));
        }
    }

    fn has_variable<T>(&mut self, doc: &Doc<T>, env: &At<String>) {
        let all = self.sources.variables.variable.iter().flat_map(|variable| &variable.names);
        let names: Vec<&str> = all.map(|name| name.as_str()).collect();
        let write = "write a [[variable]] for it in catalogue/variables.toml, with its source";
        self.known(doc, env, "variable", &names, write);
    }

    /// What is said of a form of keys has a source.
    fn keys(&mut self) {
        let sources = self.sources;
        let sourced = |key: &&KeyFile| key.can.is_empty() && key.cannot.is_empty() || !key.facts.is_empty();
        let says = |key: &KeyFile| format!("write `facts`: what `can` and `cannot` of the {} were read from", *key.kind);
        for provider in &sources.providers {
            for key in provider.key.iter().filter(|key| !sourced(key)) {
                self.problems.push(provider.problem(&key.kind, says(key)));
            }
        }
        for key in sources.services.service.iter().flat_map(|service| &service.key).filter(|key| !sourced(key)) {
            self.problems.push(sources.services.problem(&key.kind, says(key)));
        }
    }

    fn sdks(&mut self) {
        let file = &self.sources.sdks;
        let providers = ids(&self.provider_ids());
        let sdks: Vec<&str> = file.sdk.iter().map(|sdk| sdk.id.as_str()).collect();
        for sdk in &file.sdk {
            for provider in [&sdk.provider, &sdk.only] {
                self.known(file, provider, "provider", &refs(&providers), "write its file in catalogue/providers/");
            }
        }
        for release in &file.release {
            self.known(file, &release.sdk, "SDK", &sdks, "write an [[sdk]] with that id");
        }
    }

    fn variables(&mut self) {
        let file = &self.sources.variables;
        let providers = ids(&self.provider_ids());
        for variable in &file.variable {
            let write = "write its file in catalogue/providers/";
            self.known(file, &variable.provider, "provider", &refs(&providers), write);
        }
        let names: Vec<&str> = file.variable.iter().flat_map(|variable| &variable.names).map(|name| name.as_str()).collect();
        for reader in &file.reader {
            for name in reader.reads.iter() {
                self.known(file, name, "variable", &names, "write a [[variable]] for it above");
            }
            if reader.verdict && reader.reads.len() != 2 {
                let says = "`verdict = true` takes a pair: name two variables, the one that wins first";
                self.problems.push(file.problem(&reader.reads, says));
            }
        }
    }

    fn causes(&mut self) {
        for folder in &self.sources.causes {
            if Cause::from_id(&folder.cause.id).is_none() {
                let says = "its folder is named after no cause: add it to `Cause` in src/catalogue/schema/causes.rs";
                self.problems.push(folder.cause.whole(says));
            }
            self.cause(&folder.cause);
            self.signs(folder);
        }
        let there = |id: &str| self.sources.causes.iter().any(|folder| folder.cause.id == id);
        let missing: Vec<&str> = Cause::ALL.iter().map(|(_, id)| *id).filter(|id| !there(id)).collect();
        for id in missing {
            let file = format!("catalogue/causes/{id}/cause.toml");
            let says = "there is no such file: write it, as catalogue/README.md shows".to_owned();
            self.problems.push(crate::Problem { file, line: 0, says });
        }
    }

    /// The fixes, snippets, checks and articles that a cause and its variants name.
    fn cause(&mut self, file: &Doc<CauseFile>) {
        let sources = self.sources;
        let fixes: Vec<&str> = sources.fixes.iter().map(|fix| fix.id.as_str()).collect();
        let snippets: Vec<&str> = sources.snippets.iter().map(|snippet| snippet.about.id.as_str()).collect();
        let checks: Vec<&str> = sources.checks.iter().map(|check| check.id.as_str()).collect();
        let articles: Vec<&str> = sources.articles.iter().map(|article| article.id.as_str()).collect();
        let own = |field: fn(&VariantFile) -> &Option<At<String>>| file.variant.iter().filter_map(move |one| field(one).as_ref());
        let fix = std::iter::once(&file.fix).chain(own(|variant| &variant.fix));
        let snippet = std::iter::once(&file.snippet).chain(own(|variant| &variant.snippet));
        let verify = std::iter::once(&file.verify).chain(own(|variant| &variant.verify));
        let article = std::iter::once(&file.article).chain(own(|variant| &variant.article));
        for id in fix {
            self.known(file, id, "quick fix", &fixes, "write a folder of that name in catalogue/fixes/");
        }
        for id in snippet {
            self.known(file, id, "snippet", &snippets, "write a folder of that name in catalogue/snippets/");
        }
        for id in verify {
            self.known(file, id, "check", &checks, "write a folder of that name in catalogue/checks/");
        }
        let all = variant_ids(sources);
        for other in &file.looks_like {
            self.known(file, other, "cause or variant", &refs(&all), "write one of the folders of catalogue/causes/");
        }
        for id in article {
            self.known(file, id, "article", &articles, "write a file of that name in catalogue/articles/");
        }
    }

    fn signs(&mut self, folder: &CauseFolder) {
        let Some(signs) = &folder.signs else { return };
        let variants: Vec<&str> = folder.cause.variant.iter().map(|variant| variant.id.as_str()).collect();
        let providers = ids(&self.provider_ids());
        for sign in &signs.sign {
            let write = format!("write a [[variant]] with that id in {}", folder.cause.file);
            self.known(signs, &sign.variant, "variant", &variants, &write);
            self.known(signs, &sign.provider, "provider", &refs(&providers), "write its file in catalogue/providers/");
            if sign.phrases.is_empty() && sign.codes.is_empty() {
                let says = "this sign has nothing that a text could hold: write `phrases` or `codes`, or take it out";
                self.problems.push(signs.problem(&sign.source, says));
            }
        }
        self.held_once(signs);
    }

    /// Each phrase and code stands in one sign of a cause: the firmer of two would always hide the other.
    fn held_once(&mut self, signs: &Doc<SignsFile>) {
        let mut seen = BTreeSet::new();
        for sign in &signs.sign {
            let phrases = sign.phrases.iter().map(|phrase| (phrase, phrase.to_lowercase()));
            for (at, text) in phrases.chain(sign.codes.iter().map(|code| (code, format!("code {}", **code)))) {
                if !seen.insert((sign.provider.value.clone(), text)) {
                    let says = format!("{:?} stands in another sign of this cause already: keep the firmer one", **at);
                    self.problems.push(signs.problem(at, says));
                }
            }
        }
    }

    fn article(&mut self, article: &Doc<ArticleFile>) {
        let sources = self.sources;
        let providers = ids(&self.provider_ids());
        let fixes: Vec<&str> = sources.fixes.iter().map(|fix| fix.id.as_str()).collect();
        let snippets: Vec<&str> = sources.snippets.iter().map(|snippet| snippet.about.id.as_str()).collect();
        let variants = variant_ids(sources);
        self.known(article, &article.provider, "provider", &refs(&providers), "write its file in catalogue/providers/");
        self.known(article, &article.fix, "quick fix", &fixes, "write a folder of that name in catalogue/fixes/");
        self.known(article, &article.snippet, "snippet", &snippets, "write a folder of that name in catalogue/snippets/");
        for cause in &article.causes {
            let write = "write `<cause>` or `<cause>/<variant>` of a folder of catalogue/causes/";
            self.known(article, &cause.diagnosis, "cause or variant", &refs(&variants), write);
        }
    }
}

/// Every `cause` and `cause/variant`.
pub(super) fn variant_ids(sources: &Sources) -> Vec<String> {
    let name = |(cause, variant): (&Doc<CauseFile>, &VariantFile)| {
        if variant.id.is_empty() { cause.id.clone() } else { format!("{}/{}", cause.id, *variant.id) }
    };
    crate::pack::all_variants(sources).map(name).collect()
}

pub(super) fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

pub(super) fn refs(ids: &[String]) -> Vec<&str> {
    ids.iter().map(String::as_str).collect()
}
