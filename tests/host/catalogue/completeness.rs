//! Every entry of the catalogue has what it needs. Messages tell what to write.

use super::Wrong;
use crate::common::{catalogue, entries, pastes, stem};
use std::fs;
use std::path::{Path, PathBuf};
use why401::catalogue::{
    Article, CAUSES, Cause, FIXES, LANGUAGES, Library, PLACES, PROVIDERS, Remedy, SIGNS, Sign, VARIANTS, Variant,
};
use why401::redaction::{Kind, find};
use why401::remedy::line_marks;

/// What the first load of the page can bear, in bytes.
const FIXES_LIMIT: usize = 20 * 1024;

/// Every remedy, those of applications too.
fn remedies(library: &Library) -> impl Iterator<Item = &Remedy> {
    library.apps.values().flat_map(|app| &app.remedies).chain(&library.remedies)
}

/// Whether a text is a day such as 2026-11-23.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let number = |part: &str, length: usize| (part.len() == length).then(|| part.parse::<u16>().ok()).flatten();
    matches!(
        (number(year, 4), number(month, 2), number(day, 2)),
        (Some(2020..), Some(month @ 1..=12), Some(day @ 1..=31)) if day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][usize::from(month) - 1]
    )
}

fn files(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn every_cause_has_its_texts() {
    let library = Library::embedded();
    let mut wrong = Wrong::default();
    for variant in VARIANTS.iter() {
        let place = format!("catalogue/causes/{}/cause.toml, {:?}", variant.cause.id(), variant.id);
        for (field, text) in [
            ("title", variant.details().title),
            ("verdict", variant.verdict),
            ("why", variant.details().why),
            ("check", variant.details().check),
        ] {
            wrong.unless(!text.is_empty(), || format!("{place}: write {field}"));
        }
        wrong.unless(variant.minutes.0 <= variant.minutes.1, || format!("{place}: minutes go from the smaller to the larger"));
        // Where no command helps there is none.
        wrong.unless(variant.fix.is_empty() || FIXES.iter().any(|fix| fix.id == variant.fix), || {
            format!("{place}: fix {:?} isn't in catalogue/fixes/", variant.fix)
        });
        let article = variant.article.is_empty() || library.article(variant.article).is_some();
        wrong.unless(article, || format!("{place}: write catalogue/articles/{}.toml", variant.article));
        let Some(advice) = library.advice.get(&variant.advice_key()) else {
            wrong.unless(false, || format!("{place}: has no advice"));
            continue;
        };
        wrong
            .unless((3..=5).contains(&advice.steps.len()), || format!("{place}: write 3 to 5 steps, not {}", advice.steps.len()));
        wrong.unless(!advice.act.is_empty(), || format!("{place}: write act, the deed that mends it"));
        // Where the fault isn't in code there is none.
        wrong.unless(advice.snippet.is_empty() || library.snippets.contains_key(&advice.snippet), || {
            format!("{place}: snippet {:?} isn't in catalogue/snippets/", advice.snippet)
        });
        wrong.unless(library.checks.contains_key(&advice.verify), || {
            format!("{place}: verify {:?} isn't in catalogue/checks/", advice.verify)
        });
        wrong.unless(!advice.workaround.is_empty(), || format!("{place}: write workaround"));
        wrong.unless(!advice.prevention.is_empty(), || format!("{place}: write prevention"));
    }
    wrong.finish();
}

/// A phrase that stands whole in another one of the same cause and variant, and is as firm, sees what that
/// one sees.
#[test]
fn no_phrase_is_covered_by_another() {
    let phrases = || SIGNS.iter().flat_map(|sign| sign.phrases.iter().map(move |parts| (sign, parts.join(" … "))));
    let mut wrong = Wrong(Vec::new());
    for (at, (sign, phrase)) in phrases().enumerate() {
        let covers = |(other_at, (other, short)): &(usize, (&Sign, String))| {
            let same = sign.cause == other.cause && sign.variant == other.variant;
            let known = other.provider.is_empty() || other.provider == sign.provider;
            let whole = phrase.find(short.as_str()).is_some_and(|start| !phrase[..start].ends_with(char::is_alphanumeric));
            let twin = *short == phrase && other.level == sign.level && *other_at > at;
            *other_at != at && same && known && other.level >= sign.level && whole && !short.contains(['…', '‥']) && !twin
        };
        let by = phrases().enumerate().find(covers).map(|(_, (_, short))| short);
        wrong.unless(by.is_none(), || {
            format!("{}: {phrase:?} is covered by {:?}: take it out", sign.cause.id(), by.unwrap_or_default())
        });
    }
    wrong.finish();
}

#[test]
fn every_cause_has_samples_and_a_near_miss() {
    let (samples, near) = (pastes("samples"), pastes("near"));
    let mut wrong = Wrong::default();
    for (cause, id) in CAUSES {
        let folder = format!("catalogue/causes/{id}");
        let own: Vec<&str> = samples.iter().filter(|paste| paste.cause == *id).map(|paste| paste.stem.as_str()).collect();
        wrong.unless(own.len() >= 2, || {
            format!("{folder} has {} samples: write two pastes that must get {id} into {folder}/samples/", own.len())
        });
        wrong.unless(near.iter().any(|paste| paste.cause == *id), || {
            format!("{folder} has no near-miss: write {folder}/near/<name>.txt, a paste that looks like {id} but isn't")
        });
        let variants = VARIANTS.iter().filter(|variant: &&Variant| variant.cause == *cause && !variant.id.is_empty());
        for variant in variants.map(|variant| variant.id) {
            let there = own.iter().any(|stem| stem.strip_prefix(variant).is_some_and(|rest| rest.starts_with('-')));
            wrong.unless(there, || format!("{folder}: write samples/{variant}-1.txt, a paste that must get {id}/{variant}"));
        }
    }
    for paste in samples.iter().chain(&near) {
        wrong.unless(Cause::from_id(&paste.cause).is_some(), || format!("{}: {} is no cause", paste.name(), paste.cause));
        let known = |id: &str| id == "other" || PROVIDERS.iter().any(|provider| provider.id == id);
        wrong.unless(known(paste.provider()), || format!("{}: no such provider", paste.name()));
        wrong.unless(!paste.text.trim().is_empty(), || format!("{}: is empty", paste.name()));
    }
    wrong.finish();
}

/// The facts of a provider that need a source.
const FACTS: &[&str] =
    &["env", "header", "base_url", "keys_url", "billing_url", "limits_url", "organization_url", "status_url", "docs_url"];

#[test]
fn every_provider_is_complete() {
    let mut wrong = Wrong::default();
    for provider in PROVIDERS.iter() {
        let place = format!("catalogue/providers/{}.toml", provider.id);
        let raw = fs::read_to_string(catalogue().join("providers").join(format!("{}.toml", provider.id))).unwrap_or_default();
        let file: toml::Table = raw.parse().unwrap_or_default();
        wrong.unless(!raw.contains("source = \"\""), || format!("{place}: an empty source: say where it was read"));
        wrong.unless(!provider.keys.is_empty(), || format!("{place}: write a [[key]] for each form of its keys"));
        let details = provider.details();
        for url in [details.keys, details.billing, details.limits, details.organization, details.status, details.docs] {
            wrong.unless(url.is_empty() || url.starts_with("https://"), || format!("{place}: {url:?} isn't an https address"));
        }
        for (field, text) in [("keys_url", details.keys), ("docs_url", details.docs), ("header", provider.header)] {
            wrong.unless(!text.is_empty(), || format!("{place}: write {field}"));
        }
        wrong.unless(!provider.env.is_empty(), || format!("{place}: write env"));
        // Each fact has one source, or is marked as unconfirmed.
        let texts = |value: Option<&toml::Value>| -> Vec<String> {
            let list = value.and_then(toml::Value::as_array).cloned().unwrap_or_default();
            list.iter().filter_map(|text| Some(text.as_str()?.to_owned())).collect()
        };
        let sources = file.get("sources").and_then(toml::Value::as_table).cloned().unwrap_or_default();
        let mut told = texts(file.get("unconfirmed"));
        told.extend(sources.values().flat_map(|facts| texts(Some(facts))));
        for fact in &told {
            wrong.unless(FACTS.contains(&fact.as_str()), || format!("{place}: {fact:?} in sources or unconfirmed is no fact"));
        }
        for fact in FACTS {
            let there = file.get(*fact).is_some_and(|value| value.as_str() != Some(""));
            let count = told.iter().filter(|told| told == fact).count();
            wrong.unless(count == usize::from(there), || {
                format!("{place}: name {fact} once, under its source in [sources] or in unconfirmed, if it is there; it is {count} times")
            });
        }
    }
    wrong.finish();
}

#[test]
fn every_snippet_has_its_languages() {
    let library = Library::embedded();
    let mut wrong = Wrong::default();
    for (id, snippet) in library.snippets.iter() {
        wrong.unless(!snippet.changed.is_empty(), || {
            format!("catalogue/snippets/{id}/snippet.toml: write changed, one sentence on what changed")
        });
        for language in ["python", "typescript", "shell"] {
            wrong.unless(snippet.code.contains_key(language), || {
                format!("catalogue/snippets/{id}: write {language}/broken and {language}/fixed")
            });
        }
        for (language, pair) in snippet.code.iter() {
            let place = format!("catalogue/snippets/{id}/{language}");
            wrong.unless(LANGUAGES.iter().any(|(known, _)| *known == language), || format!("{place}: no such language"));
            wrong.unless(pair.broken != pair.fixed, || format!("{place}: broken and fixed are the same"));
            let lines = pair.broken.lines().count().max(pair.fixed.lines().count());
            wrong.unless(lines <= 30, || format!("{place}: {lines} lines are more than anybody compares; 30 at most"));
            let (removed, added) = line_marks(&pair.broken, &pair.fixed);
            let kept = removed.iter().filter(|removed| !**removed).count();
            wrong.unless(kept > 0 || removed.len() <= 3, || format!("{place}: broken and fixed have no line in common"));
            wrong.unless(added.contains(&true) || removed.contains(&true), || format!("{place}: no line changes"));
        }
    }
    let used: Vec<&str> = library
        .advice
        .values()
        .map(|advice| advice.snippet.as_str())
        .chain(library.articles.iter().map(|article| article.snippet.as_str()))
        .chain(library.clients.values().flat_map(|client| client.snippets.values().map(String::as_str)))
        .chain(remedies(&library).map(|remedy| remedy.snippet.as_str()))
        .collect();
    for (id, _) in library.snippets.iter() {
        wrong.unless(used.contains(&id.as_str()), || {
            format!("catalogue/snippets/{id}: no cause, article, client or remedy uses it")
        });
    }
    wrong.finish();
}

#[test]
fn every_fix_and_check_has_its_places() {
    let library = Library::embedded();
    let mut wrong = Wrong::default();
    let mut size = 0;
    for fix in FIXES.iter() {
        let why_not = |place: &str| fix.places.iter().any(|(_, text)| text.contains(&format!("No {place}:")));
        for place in ["bash", "powershell", "cmd"] {
            let there = fix.places.iter().any(|(id, _)| *id == place);
            wrong.unless(there || why_not(place), || {
                format!("catalogue/fixes/{}: write {place}, or a comment \"No {place}: …\" that says why not", fix.id)
            });
        }
        for (place, text) in fix.places {
            size += text.len();
            wrong.unless(PLACES.iter().any(|(id, _)| id == place), || {
                format!("catalogue/fixes/{}: {place:?} is no place", fix.id)
            });
            let lines = text.lines().count();
            wrong.unless(lines <= 6, || format!("catalogue/fixes/{}/{place}: {lines} lines; 6 at most", fix.id));
        }
        let instead = PROVIDERS.iter().flat_map(|provider| provider.details().fixes).any(|(_, id)| *id == fix.id);
        let told = remedies(&library).any(|remedy| remedy.fix == fix.id);
        let of_language = FIXES.iter().flat_map(|other| other.languages).any(|(_, id)| *id == fix.id);
        wrong.unless(instead || told || of_language || VARIANTS.iter().any(|variant| variant.fix == fix.id), || {
            format!("catalogue/fixes/{}: no cause, client or remedy uses it", fix.id)
        });
    }
    wrong.unless(size <= FIXES_LIMIT, || format!("catalogue/fixes: {size} bytes are in the first load; {FIXES_LIMIT} at most"));
    for place in PLACES.iter().map(|(id, _)| id) {
        let there = FIXES.iter().find(|fix| fix.id == "set-key").is_some_and(|fix| fix.places.iter().any(|(id, _)| id == place));
        wrong.unless(there, || format!("catalogue/fixes/set-key: write {place}; a key can be set everywhere"));
    }
    for (id, places) in library.checks.iter() {
        for place in ["bash", "powershell", "cmd", "python", "typescript"] {
            wrong.unless(places.contains_key(place), || format!("catalogue/checks/{id}: write {place}"));
        }
        for (place, _) in places.iter() {
            let known = PLACES.iter().chain(LANGUAGES).any(|(known, _)| *known == place);
            wrong.unless(known, || format!("catalogue/checks/{id}: {place:?} is neither a place nor a language"));
        }
        let instead = library.clients.values().flat_map(|client| client.checks.values()).any(|other| other == id);
        let used = instead || library.advice.values().any(|advice| advice.verify == *id);
        wrong.unless(used, || format!("catalogue/checks/{id}: no cause and no client uses it"));
    }
    wrong.finish();
}

#[test]
fn articles_are_complete() {
    let library = Library::embedded();
    let mut wrong = Wrong::default();
    for (at, article) in library.articles.iter().enumerate() {
        let place = format!("catalogue/articles/{}.toml", article.id);
        let id_fits = !article.id.is_empty()
            && article.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        wrong.unless(id_fits, || format!("{place}: the name is its address: small letters, digits and hyphens"));
        wrong.unless(library.articles[..at].iter().all(|other| other.id != article.id), || {
            format!("{place}: its id is there twice")
        });
        article_facts(article, &library, &place, &mut wrong);
        article_texts(article, &place, &mut wrong);
        article_causes(article, &library, &place, &mut wrong);
        article_evidence(article, &place, &mut wrong);
    }
    wrong.finish();
}

/// Fields that hold a number, an id, or one of a few words.
fn article_facts(article: &Article, library: &Library, place: &str, wrong: &mut Wrong) {
    wrong.unless(PROVIDERS.iter().any(|provider| provider.id == article.provider), || {
        format!("{place}: {:?} is no provider", article.provider)
    });
    wrong.unless(["critical", "error", "warning"].contains(&article.severity.as_str()), || {
        format!("{place}: severity is critical, error or warning")
    });
    wrong.unless(["beginner", "intermediate", "advanced"].contains(&article.level.as_str()), || {
        format!("{place}: level is beginner, intermediate or advanced")
    });
    wrong.unless(article.minutes[0] <= article.minutes[1], || format!("{place}: minutes go from the smaller to the larger"));
    wrong.unless(article.statuses.iter().all(|status| (400..600).contains(status)), || {
        format!("{place}: a status isn't one of a failure")
    });
    wrong.unless(FIXES.iter().any(|fix| fix.id == article.fix), || {
        format!("{place}: fix {:?} isn't in catalogue/fixes/", article.fix)
    });
    wrong.unless(library.snippets.contains_key(&article.snippet), || {
        format!("{place}: snippet {:?} isn't in catalogue/snippets/", article.snippet)
    });
}

/// Its texts and lists.
fn article_texts(article: &Article, place: &str, wrong: &mut Wrong) {
    let lists = [&article.detection, &article.prevention, &article.versions];
    wrong.unless(lists.iter().all(|list| !list.is_empty()), || format!("{place}: write detection, prevention and versions"));
    let texts = [
        &article.title,
        &article.exception,
        &article.meaning,
        &article.stack_trace,
        &article.quick_fix,
        &article.why,
        &article.workaround,
    ];
    wrong.unless(texts.iter().all(|text| !text.trim().is_empty()), || format!("{place}: a part is empty"));
}

fn article_causes(article: &Article, library: &Library, place: &str, wrong: &mut Wrong) {
    wrong.unless(!article.causes.is_empty(), || format!("{place}: write [[causes]]"));
    for cause in &article.causes {
        wrong.unless(library.advice.contains_key(&cause.diagnosis), || {
            format!("{place}: {:?} is neither a cause nor cause/variant", cause.diagnosis)
        });
        let texts = [&cause.title, &cause.cause, &cause.fix];
        wrong.unless(texts.iter().all(|text| !text.trim().is_empty()), || {
            format!("{place}: a cause lacks its title, cause or fix")
        });
    }
}

/// How it was verified, its sources, and the notes of readers.
fn article_evidence(article: &Article, place: &str, wrong: &mut Wrong) {
    wrong.unless(is_day(&article.verified.on), || format!("{place}: verified.on is a day such as 2026-11-23"));
    wrong.unless(!article.verified.how.is_empty(), || format!("{place}: write verified.how"));
    wrong.unless(!article.sources.is_empty(), || format!("{place}: write [[sources]]"));
    for source in &article.sources {
        wrong.unless(source.url.starts_with("https://"), || format!("{place}: {:?} isn't an https address", source.url));
        wrong.unless(!source.title.is_empty(), || format!("{place}: {} has no title", source.url));
    }
    for note in &article.notes {
        wrong.unless(is_day(&note.date), || format!("{place}: the note of {} has no day such as 2026-11-23", note.author));
        let fits = !note.author.trim().is_empty() && !note.text.trim().is_empty() && note.text.chars().count() <= 600;
        wrong.unless(fits, || format!("{place}: a note has an author and a text of at most 600 characters"));
        wrong.unless(!note.text.contains('<'), || format!("{place}: a note is plain text"));
    }
}

#[test]
fn a_stack_trace_leads_to_its_article() {
    for article in &Library::embedded().articles {
        let report = why401::diagnose(&article.stack_trace);
        assert!(report.cause().is_authentication(), "{}: its stack trace gets {}", article.id, report.cause());
        assert_eq!(report.article(), Some(article.id.as_str()), "the stack trace of {} leads elsewhere", article.id);
        assert_eq!(report.provider, article.provider, "{}", article.id);
    }
}

#[test]
fn no_file_holds_a_key() {
    let mut wrong = Wrong::default();
    for path in files(&catalogue()) {
        let Ok(text) = fs::read_to_string(&path) else {
            wrong.unless(false, || format!("{}: isn't UTF-8 text", path.display()));
            continue;
        };
        for found in find(&text).into_iter().filter(|found| matches!(found.kind, Kind::Key(_))) {
            let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&path).display().to_string();
            let start: String = text[found.range.clone()].chars().take(12).collect();
            wrong.unless(false, || {
                format!("{name}: {start}… looks like a key: write {{{{key:PREFIX}}}} in pastes, sk-your-key in code")
            });
        }
    }
    wrong.finish();
}

#[test]
fn folders_hold_nothing_else() {
    let mut wrong = Wrong::default();
    for folder in entries(&catalogue().join("causes")) {
        let name = stem(&folder);
        wrong.unless(Cause::from_id(&name).is_some(), || {
            format!("catalogue/causes/{name}: no such cause; add it to Cause in src/catalogue/")
        });
        for path in entries(&folder) {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            wrong.unless(["cause.toml", "signs.toml", "samples", "near"].contains(&file.as_str()), || {
                format!("catalogue/causes/{name}/{file}: nothing reads it")
            });
        }
    }
    wrong.finish();
}
