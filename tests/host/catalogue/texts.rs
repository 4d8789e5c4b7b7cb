//! The catalogue's texts: their length, their words, and the names in braces. Messages tell what to write.

use super::Wrong;
use std::fs;
use std::path::Path;
use why401::catalogue::{FIXES, Library, NAMED, PRECEDENCE, PROVIDERS, READERS, VARIANTS};

/// What an `act` may hold besides: what the text prints. A sentence whose value isn't printed is left out.
const PRINTED: &[&str] = &["reason", "action", "resource", "project", "wait", "limit", "parameter", "url"];

/// Words that talk down, and advice that helps nobody.
const BANNED: &[&str] = &["simply", "just", "oops", "please", "obviously", "clear your browser"];

/// British spellings of words that turn up here.
const BRITISH: &[&str] =
    &["organisation", "organise", "colour", "behaviour", "recognise", "authorise", "centre", "licence", "cancelled"];

/// Every piece of prose with the place where it stands.
fn prose(library: &Library) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut add = |place: String, text: &str| texts.push((place, text.to_owned()));
    for variant in VARIANTS.iter() {
        let place = |field: &str| format!("catalogue/causes/{}/cause.toml, {:?}: {field}", variant.cause.id(), variant.id);
        for (field, text) in [
            ("title", variant.details().title),
            ("verdict", variant.verdict),
            ("why", variant.details().why),
            ("check", variant.details().check),
        ] {
            add(place(field), text);
        }
        let Some(advice) = library.advice.get(&variant.advice_key()) else { continue };
        for step in &advice.steps {
            add(place("steps"), step);
        }
        add(place("act"), &advice.act);
        add(place("workaround"), &advice.workaround);
        add(place("prevention"), &advice.prevention);
    }
    for (id, snippet) in library.snippets.iter() {
        add(format!("catalogue/snippets/{id}/snippet.toml: changed"), &snippet.changed);
    }
    for (id, client) in library.clients.iter() {
        for step in client.steps.values().flatten() {
            add(format!("catalogue/clients/{id}.toml: steps"), step);
        }
    }
    for provider in PROVIDERS.iter() {
        for note in provider.keys.iter().map(|form| form.details()) {
            for text in [note.can, note.cannot, note.unconfirmed] {
                add(format!("catalogue/providers/{}.toml: key", provider.id), text);
            }
        }
        let probe = provider.probe();
        add(format!("catalogue/probes/{}.toml: also_why", provider.id), probe.also_why);
    }
    for reader in READERS.iter() {
        add("catalogue/variables.toml: reader".to_owned(), &[reader.sdk, ": ", reader.note].concat());
    }
    for rule in PRECEDENCE.iter() {
        add("catalogue/variables.toml: says".to_owned(), rule.says);
    }
    articles(library, &mut add);
    texts
}

/// The prose of the articles.
fn articles(library: &Library, add: &mut impl FnMut(String, &str)) {
    for article in &library.articles {
        let place = |field: &str| format!("catalogue/articles/{}.toml: {field}", article.id);
        let single = [
            ("meaning", &article.meaning),
            ("quick_fix", &article.quick_fix),
            ("why", &article.why),
            ("workaround", &article.workaround),
            ("verified.how", &article.verified.how),
        ];
        for (field, text) in single {
            add(place(field), text);
        }
        for (field, list) in
            [("detection", &article.detection), ("prevention", &article.prevention), ("versions", &article.versions)]
        {
            for text in list {
                add(place(field), text);
            }
        }
        for cause in &article.causes {
            for text in [&cause.title, &cause.cause, &cause.fix] {
                add(place("causes"), text);
            }
        }
    }
}

/// Commands and code, with the place where they stand.
fn commands(library: &Library) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for fix in FIXES.iter() {
        for (place, text) in fix.places {
            texts.push((format!("catalogue/fixes/{}/{place}", fix.id), (*text).to_owned()));
        }
    }
    for (id, places) in library.checks.iter() {
        for (place, text) in places.iter() {
            texts.push((format!("catalogue/checks/{id}/{place}"), text.clone()));
        }
    }
    for (id, snippet) in library.snippets.iter() {
        for (language, pair) in snippet.code.iter() {
            texts.push((format!("catalogue/snippets/{id}/{language}/broken"), pair.broken.clone()));
            texts.push((format!("catalogue/snippets/{id}/{language}/fixed"), pair.fixed.clone()));
        }
    }
    texts
}

fn has_word(text: &str, word: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.match_indices(word).any(|(at, _)| {
        let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
        !letter(before) && !letter(text.as_bytes().get(at + word.len()))
    })
}

/// The names in braces that look like a placeholder.
fn placeholders(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    parts
        .map(|(name, _)| name)
        .filter(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
        .collect()
}

#[test]
fn texts_keep_to_their_length() {
    let mut wrong = Wrong::default();
    for variant in VARIANTS.iter() {
        let place = format!("catalogue/causes/{}/cause.toml, {:?}", variant.cause.id(), variant.id);
        for (field, text, limit) in [
            ("verdict", variant.verdict, 110),
            ("why", variant.details().why, 260),
            ("check", variant.details().check, 200),
            ("title", variant.details().title, 60),
        ] {
            let length = text.chars().count();
            wrong.unless(length <= limit, || format!("{place}: {field} has {length} characters; {limit} at most"));
        }
    }
    wrong.finish();
}

#[test]
fn texts_hold_known_placeholders_only() {
    let library = Library::embedded();
    let mut wrong = Wrong::default();
    for (place, text) in prose(&library) {
        for name in placeholders(&text) {
            let printed = place.ends_with(": act") && PRINTED.contains(&name);
            wrong.unless(printed || NAMED.contains(&name), || {
                format!("{place}: {{{name}}} is no placeholder; see catalogue/README.md")
            });
            let early = ["title", "verdict", "why", "check"].iter().any(|field| place.ends_with(&format!(": {field}")));
            let page = name.ends_with("_url") && !["base_url", "other_base_url"].contains(&name);
            wrong.unless(!(early && page), || format!("{place}: {{{name}}}: only steps know that page; name it in words"));
            wrong.unless(!place.contains("/articles/"), || {
                format!("{place}: {{{name}}}: an article belongs to no paste, so nothing fills it")
            });
        }
    }
    wrong.finish();
}

#[test]
fn words_are_the_house_s() {
    let library = Library::embedded();
    let mut wrong = Wrong::default();
    for (place, text) in prose(&library).into_iter().chain(commands(&library)) {
        for word in BANNED {
            wrong.unless(!has_word(&text, word), || format!("{place}: {word:?} helps nobody: {text}"));
        }
        for word in BRITISH {
            wrong.unless(!text.to_ascii_lowercase().contains(word), || format!("{place}: {word:?}: American spelling"));
        }
        wrong.unless(!text.contains("TODO") && !text.contains("FIXME"), || format!("{place}: unfinished"));
    }
    wrong.finish();
}

/// The apostrophe of a keyboard between letters, outside of code.
fn straight_apostrophe(text: &str) -> Option<&str> {
    text.split('`').step_by(2).find(|prose| {
        let bytes = prose.as_bytes();
        let between = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            before.is_some_and(|before| before.is_ascii_alphanumeric() || *before == b'}')
                && bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase)
        };
        prose.match_indices('\'').any(|(at, _)| between(at))
    })
}

#[test]
fn apostrophes_are_curly() {
    assert_eq!(straight_apostrophe("cmd's `set`"), Some("cmd's "));
    assert_eq!(straight_apostrophe("cmd’s `os.environ['x']` and 'that'"), None);
    let mut wrong = Wrong::default();
    for (place, text) in prose(&Library::embedded()) {
        wrong.unless(straight_apostrophe(&text).is_none(), || format!("{place}: write ’ for ': {text}"));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut literals = 0;
    for file in sources(&root.join("src")) {
        let source = fs::read_to_string(&file).expect("a file of source");
        for literal in string_literals(&source) {
            literals += 1;
            // Words that pastes are searched for stand between bars.
            if literal.matches('|').count() > 2 {
                continue;
            }
            let prose = straight_apostrophe(literal);
            wrong.unless(prose.is_none(), || format!("{}: write ’ for ': {}", file.display(), prose.unwrap_or("")));
        }
    }
    assert!(literals > 2_000, "only {literals} literals were read");
    let page = fs::read_to_string(root.join("index.html")).expect("the page");
    wrong.unless(straight_apostrophe(&page).is_none(), || "index.html: write ’ for '".to_owned());
    wrong.finish();
}

/// Modules whose literals are compared with pastes, the command, whose help is read in a terminal, and tests.
const NOT_SHOWN: &[&str] = &["bin", "facts", "intake", "payload", "redaction", "traceback", "tests.rs"];

/// The files of Rust below a folder whose texts reach people.
fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
        let path = entry.path();
        if NOT_SHOWN.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files
}

/// The string literals of a file of Rust in front of its tests.
fn string_literals(source: &str) -> Vec<&str> {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or(source);
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &source.as_bytes()[at..];
        at += match rest {
            [b'/', b'/', ..] => rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()),
            [b'r', b'#', b'"', ..] => {
                let length = source[at + 3..].find("\"#").unwrap_or(0);
                found.push(&source[at + 3..at + 3 + length]);
                length + 5
            }
            [b'"', ..] => {
                let mut end = 1;
                while end < rest.len() && rest[end] != b'"' {
                    end += if rest[end] == b'\\' { 2 } else { 1 };
                }
                found.push(&source[at + 1..at + end]);
                end + 1
            }
            // A character, not a lifetime.
            [b'\'', b'\\', ..] => 3 + rest[3..].iter().position(|byte| *byte == b'\'').unwrap_or(0) + 1,
            [b'\'', _, b'\'', ..] => 3,
            _ => 1,
        };
    }
    found
}
