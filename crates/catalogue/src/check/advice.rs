//! Applications, remedies and codes name what is there, and say enough to be chosen.

use super::Check;
use super::rows::{ids, refs, variant_ids};
use crate::files::{At, RemedyFile};
use crate::schema::AppKind;
use crate::source::Doc;

/// The shortest text that can show anything by itself, in bytes.
const SHORTEST: usize = 4;

/// The shortest text that can support another, in bytes: a status.
const SHORTEST_BESIDE: usize = 3;

/// What a remedy can name.
struct Known {
    causes: Vec<String>,
    apps: Vec<String>,
    providers: Vec<String>,
    sdks: Vec<String>,
    fixes: Vec<String>,
    snippets: Vec<String>,
}

impl Check<'_> {
    /// Applications, remedies and codes.
    pub fn advice(&mut self) {
        let sources = self.sources;
        let known = Known {
            causes: variant_ids(sources),
            apps: sources.apps.iter().map(|app| app.id.clone()).collect(),
            // Providers that have no file of their own may be meant as well.
            providers: [ids(&self.provider_ids()), vec!["other".to_owned()]].concat(),
            sdks: sources.sdks.sdk.iter().map(|sdk| sdk.id.value.clone()).collect(),
            fixes: sources.fixes.iter().map(|fix| fix.id.clone()).collect(),
            snippets: sources.snippets.iter().map(|snippet| snippet.about.id.clone()).collect(),
        };
        for app in &sources.apps {
            if (app.kind.0 == AppKind::Part) == app.component.is_empty() {
                let says = "write `component` for a `part`, and for nothing else: which part of a program it is";
                self.problems.push(app.whole(says));
            }
            self.texts(app, app.mark.iter().map(|mark| &mark.text), SHORTEST);
            let named = app.calls.iter().chain(app.credential.iter().flat_map(|credential| &credential.providers));
            for provider in named {
                self.known(app, provider, "provider", &refs(&known.providers), "write its file in catalogue/providers/");
            }
            for other in &app.written_like {
                self.known(app, other, "application", &refs(&known.apps), "write its file in catalogue/apps/");
            }
            app.remedy.iter().for_each(|remedy| self.remedy(app, remedy, &known));
        }
        for file in &sources.remedies {
            file.remedy.iter().for_each(|remedy| self.remedy(file, remedy, &known));
        }
        for file in &sources.codes {
            for provider in &file.providers {
                self.known(file, provider, "provider", &refs(&known.providers), "write its file in catalogue/providers/");
            }
            for code in &file.code {
                if code.code.is_empty() && code.says.is_empty() {
                    self.problems.push(file.problem(&code.cause, "write the `code` or what the message `says`"));
                }
                self.known(file, &code.cause, "cause or variant", &refs(&known.causes), "write one of catalogue/causes/");
            }
        }
    }

    fn remedy<T>(&mut self, doc: &Doc<T>, remedy: &RemedyFile, known: &Known) {
        let Known { causes, apps, providers, sdks, fixes, snippets } = known;
        for (named, what, there, write) in [
            (&remedy.causes, "cause or variant", causes, "write `<cause>` or `<cause>/<variant>` of catalogue/causes/"),
            (&remedy.apps, "application", apps, "write its file in catalogue/apps/"),
            (&remedy.providers, "provider", providers, "write its file in catalogue/providers/"),
            (&remedy.sdks, "SDK", sdks, "write an [[sdk]] with that id in catalogue/sdks.toml"),
        ] {
            named.iter().for_each(|one| self.known(doc, one, what, &refs(there), write));
        }
        self.known(doc, &remedy.fix, "quick fix", &refs(fixes), "write a folder of that name in catalogue/fixes/");
        self.known(doc, &remedy.snippet, "snippet", &refs(snippets), "write a folder of that name in catalogue/snippets/");
        self.texts(doc, remedy.says.iter(), SHORTEST);
        self.texts(doc, remedy.and_says.iter().chain(&remedy.not_says), SHORTEST_BESIDE);
    }

    /// Texts to look for are long enough to mean something.
    fn texts<'a, T>(&mut self, doc: &Doc<T>, texts: impl Iterator<Item = &'a At<String>>, shortest: usize) {
        for text in texts {
            if text.split('…').any(|part| part.trim().len() < shortest) {
                self.problems
                    .push(doc.problem(text, format!("too short to show anything: each part takes {shortest} letters or more")));
            }
        }
    }
}
