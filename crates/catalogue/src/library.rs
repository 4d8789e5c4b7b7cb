//! The library: what an answer can wait for.

use crate::client::merged;
use crate::files::{
    AppFile, ArticleFile, At, CodeFile, CodesFile, CredentialWordsFile, PrintedValueFile, ProviderFile, RemedyFile,
    StandsWordsFile, UseWordsFile,
};
use crate::pack::all_variants;
use crate::schema::library::{
    Advice, App, AppCredential, Article, ArticleCause, Client, Code, Codes, CommunityNote, CredentialWords, Dialect, Library,
    Map, Mark, Pair, Printed, Remedy, Snippet, Source, StandsWords, Tells, UseWords, Verified,
};
use crate::source::{Doc, Sources};

/// The library of a catalogue that has been checked.
pub fn library(sources: &Sources) -> Library {
    let snippets = sources.snippets.iter().map(|folder| {
        let code = folder
            .code
            .iter()
            .map(|(language, broken, fixed)| (language.clone(), Pair { broken: broken.clone(), fixed: fixed.clone() }));
        let about = &folder.about;
        (about.id.clone(), Snippet { changed: about.changed.clone(), other: about.other, code: code.collect() })
    });
    let checks = sources.checks.iter().map(|folder| (folder.id.clone(), folder.texts.iter().cloned().collect()));
    let providers = sources.providers.iter().map(|provider| (provider.id.as_str(), Some(provider)));
    let clients = providers.chain([("other", None)]).map(|(id, provider)| (id.to_owned(), client(sources, id, provider)));
    Library {
        schema: 1,
        advice: advice(sources),
        snippets: snippets.collect(),
        checks: checks.collect(),
        clients: clients.collect(),
        articles: sources.articles.iter().map(article).collect(),
        apps: sources.apps.iter().map(|file| (file.id.clone(), app(file))).collect(),
        remedies: sources.remedies.iter().flat_map(|file| &file.remedy).map(remedy).collect(),
        printed: sources.printed.printed.iter().map(printed).collect(),
        stands: sources.stands.words.iter().map(stands).collect(),
        credentials: sources.stands.credential.iter().map(credential_words).collect(),
        uses: uses(&sources.stands.uses),
        codes: sources.codes.iter().map(|file| (file.id.clone(), codes(file))).collect(),
    }
}

/// The advice of every variant, which takes from its cause what it leaves out.
fn advice(sources: &Sources) -> Map<Advice> {
    let of = |own: &Option<At<String>>, inherited: &At<String>| own.as_ref().unwrap_or(inherited).value.clone();
    let prose = |own: &Option<String>, inherited: &String| own.as_ref().unwrap_or(inherited).clone();
    let mut all = Map::new();
    for (cause, variant) in all_variants(sources) {
        let key = if variant.id.is_empty() { cause.id.clone() } else { format!("{}/{}", cause.id, *variant.id) };
        let advice = Advice {
            steps: variant.steps.as_ref().unwrap_or(&cause.steps).clone(),
            snippet: of(&variant.snippet, &cause.snippet),
            verify: of(&variant.verify, &cause.verify),
            act: of(&variant.act, &cause.act),
            find_out: if variant.act.is_some() { variant.find_out } else { cause.find_out },
            workaround: prose(&variant.workaround, &cause.workaround),
            prevention: prose(&variant.prevention, &cause.prevention),
        };
        all.insert(key, advice);
    }
    all
}

/// A client, the placeholders of its pairs filled in.
fn client(sources: &Sources, id: &str, provider: Option<&Doc<ProviderFile>>) -> Client {
    let merged = merged(sources, id);
    let own = sources.clients.iter().find(|client| client.id == id);
    let base_url = provider.map_or("https://api.example.com/v1", |provider| &provider.base_url);
    let billing_url = provider.map_or("", |provider| &provider.billing_url);
    let shape = own.map(|own| own.key_shape.as_str()).filter(|shape| !shape.is_empty()).unwrap_or("[A-Za-z0-9._-]{20,}");
    // A name as people mistype it.
    let model = own.map(|own| own.request.model.as_str()).filter(|model| !model.is_empty()).unwrap_or("your-model");
    let misspelled = model.replacen(['-', '.', '_', '/'], "", 1);
    let base = sources.clients.iter().find_map(|client| Some((client, client.written_for.as_ref()?)));
    let (is_base, mistyped) = base.map_or((false, ""), |(base, written)| (base.id == id, written.misspelled_model.as_str()));
    let values =
        [(mistyped, misspelled.as_str()), ("{base_url}", base_url), ("{billing_url}", billing_url), ("{key_shape}", shape)];
    let fill = |text: &String| values.iter().fold(text.clone(), |text, (name, value)| text.replace(name, value));
    let languages = merged.languages.into_iter().map(|(language, dialect)| {
        let mut pairs: Vec<_> = dialect.pairs.into_iter().map(|(from, to)| (from.clone(), fill(to))).collect();
        if !is_base {
            pairs.push((mistyped.to_owned(), misspelled.clone()));
        }
        (language.to_owned(), Dialect { pairs, without: dialect.without.into_iter().map(str::to_owned).collect() })
    });
    let owned = |map: std::collections::BTreeMap<&str, &str>| {
        map.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect::<Map<String>>()
    };
    Client {
        languages: languages.collect(),
        snippets: owned(merged.snippets),
        checks: owned(merged.checks),
        advice: owned(merged.advice),
        steps: own.map(|own| own.steps.clone()).unwrap_or_default(),
    }
}

fn app(file: &Doc<AppFile>) -> App {
    let marks = file.mark.iter().map(|mark| Mark { text: mark.text.value.clone(), weight: mark.weight.0 });
    let credentials = file.credential.iter().map(|credential| AppCredential {
        kind: credential.kind.0,
        providers: plain(&credential.providers),
        set: credential.set.value.clone(),
        env: credential.env.clone(),
        order: credential.order.clone(),
        sign_in: credential.sign_in.clone(),
        sign_out: credential.sign_out.clone(),
        status: credential.status.clone(),
        restart: credential.restart.clone(),
    });
    App {
        name: file.name.value.clone(),
        kind: file.kind.0,
        stands: file.stands.0,
        component: file.component.clone(),
        names: file.names.clone(),
        ordinary_names: file.ordinary_names.clone(),
        written_like: plain(&file.written_like),
        calls: plain(&file.calls),
        docs: file.docs.first().cloned().unwrap_or_default(),
        doctor: file.doctor.clone(),
        marks: marks.collect(),
        credentials: credentials.collect(),
        remedies: file.remedy.iter().map(remedy).collect(),
    }
}

fn remedy(file: &RemedyFile) -> Remedy {
    Remedy {
        says: plain(&file.says),
        and_says: plain(&file.and_says),
        not_says: plain(&file.not_says),
        causes: plain(&file.causes),
        status: file.status.clone(),
        apps: plain(&file.apps),
        providers: plain(&file.providers),
        credentials: file.credentials.iter().map(|word| word.0).collect(),
        stands: file.stands.iter().map(|word| word.0).collect(),
        refused_by: file.refused_by.iter().map(|word| word.0).collect(),
        languages: file.languages.clone(),
        sdks: plain(&file.sdks),
        tells: Tells {
            credential: file.tells.credential.map(|word| word.0),
            refused_by: file.tells.refused_by.map(|word| word.0),
            stands: file.tells.stands.map(|word| word.0),
            component: file.tells.component.clone(),
        },
        why: file.why.clone(),
        quick_fix: file.quick_fix.value.clone(),
        find_out: file.find_out,
        before_apps: file.before_apps,
        verdict: file.verdict.clone(),
        steps: file.steps.clone(),
        workaround: file.workaround.clone(),
        prevention: file.prevention.clone(),
        fix: file.fix.value.clone(),
        snippet: file.snippet.value.clone(),
    }
}

fn printed(file: &PrintedValueFile) -> Printed {
    Printed { name: file.name.value.clone(), before: plain(&file.before), until: file.until.clone() }
}

fn stands(file: &StandsWordsFile) -> StandsWords {
    StandsWords { stands: file.stands.0, words: file.words.clone(), beside_gateway: file.beside_gateway.clone() }
}

fn uses(file: &UseWordsFile) -> UseWords {
    UseWords {
        beside: file.beside.clone(),
        left: file.left.clone(),
        through: file.through.clone(),
        of_provider: file.of_provider.clone(),
        clauses: file.clauses.clone(),
        in_front: file.in_front.clone(),
        behind: file.behind.clone(),
        behind_title: file.behind_title.clone(),
        told_by_gateway: file.told_by_gateway.clone(),
    }
}

fn credential_words(file: &CredentialWordsFile) -> CredentialWords {
    CredentialWords { kind: file.kind.0, words: file.words.clone() }
}

fn codes(file: &Doc<CodesFile>) -> Codes {
    Codes { name: file.name.clone(), providers: plain(&file.providers), codes: file.code.iter().map(code).collect() }
}

fn code(file: &CodeFile) -> Code {
    Code {
        status: file.status.clone(),
        code: file.code.clone(),
        says: file.says.value.clone(),
        cause: file.cause.value.clone(),
        why: file.why.value.clone(),
        quick_fix: file.quick_fix.value.clone(),
    }
}

/// The values alone.
fn plain(items: &[At<String>]) -> Vec<String> {
    items.iter().map(|item| item.value.clone()).collect()
}

fn article(file: &Doc<ArticleFile>) -> Article {
    let causes = file.causes.iter().map(|cause| ArticleCause {
        title: cause.title.clone(),
        cause: cause.cause.clone(),
        fix: cause.fix.clone(),
        diagnosis: cause.diagnosis.value.clone(),
    });
    let sources = file.sources.iter().map(|source| Source { title: source.title.clone(), url: source.url.clone() });
    let notes = file.notes.iter().map(|note| CommunityNote {
        author: note.author.clone(),
        date: note.date.clone(),
        text: note.text.clone(),
    });
    Article {
        id: file.id.clone(),
        title: file.title.clone(),
        provider: file.provider.value.clone(),
        exception: file.exception.clone(),
        statuses: file.statuses.clone(),
        severity: file.severity.0.id().to_owned(),
        level: file.level.clone(),
        minutes: file.minutes,
        meaning: file.meaning.clone(),
        stack_trace: file.stack_trace.clone(),
        quick_fix: file.quick_fix.clone(),
        fix: file.fix.value.clone(),
        why: file.why.clone(),
        detection: file.detection.clone(),
        causes: causes.collect(),
        snippet: file.snippet.value.clone(),
        workaround: file.workaround.clone(),
        prevention: file.prevention.clone(),
        versions: file.versions.clone(),
        verified: Verified { on: file.verified.on.clone(), how: file.verified.how.clone() },
        sources: sources.collect(),
        notes: notes.collect(),
    }
}
