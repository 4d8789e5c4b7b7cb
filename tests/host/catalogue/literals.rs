//! Knowledge about one provider, SDK or service stands in the catalogue alone: no literal of the code names one.

use super::Wrong;
use crate::common::entries;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use why401::catalogue::{PROVIDERS, SDKS, SERVICES, key_forms};

/// What may be named: the file below `src/` (any, if empty), the word, and why.
const ALLOWED: &[(&str, &str, &str)] = &[
    ("", "curl", "the program, whose commands the page shows and whose output is read"),
    ("", "kubernetes", "a place where people run things, and a format of configuration"),
    ("", "github", "GitHub Actions: a place where people run things, and a format of configuration"),
    ("", "npm", "the registry and its program, which commands name"),
    ("", "git", "the user of git's addresses, and its prompts"),
    ("", "cursor", "a page's cursor, and the one that blinks"),
    ("", "key_", "an ending of placeholders, and a beginning of names"),
    ("diagnosis/rules/exception.rs", "defaultcredentialserror", "one of the classes of exceptions that mean the same"),
];

/// The words that no literal may hold, in lower case, with whose they are.
fn words() -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    let mut add = |word: &str, whose: &str| {
        // Shorter ones stand in ordinary words.
        if word.len() > 2 {
            words.insert(word.to_ascii_lowercase(), whose.to_owned());
        }
    };
    for provider in PROVIDERS.iter() {
        let place = format!("catalogue/providers/{}.toml", provider.id);
        for list in [provider.hosts, provider.env, provider.names, provider.subscriptions, provider.echoes, provider.phrases] {
            list.iter().for_each(|word| add(word, &place));
        }
        [provider.id, provider.name, provider.organization_header].iter().for_each(|word| add(word, &place));
    }
    for service in SERVICES.iter() {
        let place = format!("{:?} in catalogue/services.toml", service.name);
        service.hosts.iter().chain(service.names).chain(service.phrases).for_each(|word| add(word, &place));
        add(service.name, &place);
    }
    for sdk in SDKS.iter() {
        add(sdk.id, "catalogue/sdks.toml");
        sdk.constructors.iter().for_each(|word| add(word, "catalogue/sdks.toml"));
    }
    // A prefix that several services share, such as `sk-`, belongs to none of them.
    for (owner, form) in key_forms() {
        let shared = key_forms().any(|(other, same)| same.prefix == form.prefix && other != owner);
        if !shared {
            add(form.prefix, &format!("a form of keys of {}", owner.name()));
        }
    }
    words
}

/// The string literals of a file with their lines, those of tests left out.
fn literals(tokens: TokenStream, found: &mut Vec<(usize, String)>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut of_tests = false;
    while let Some(token) = tokens.next() {
        match token {
            // An attribute: documentation, or a condition.
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                if matches!(tokens.peek(), Some(TokenTree::Punct(mark)) if mark.as_char() == '!') {
                    tokens.next();
                }
                let attribute = tokens.next().map(|group| group.to_string().replace(' ', "")).unwrap_or_default();
                of_tests |= attribute == "[cfg(test)]";
            }
            // What the condition stands in front of ends with a block.
            TokenTree::Group(_) if of_tests => of_tests = false,
            TokenTree::Group(group) => literals(group.stream(), found),
            TokenTree::Punct(mark) if mark.as_char() == ';' => of_tests = false,
            TokenTree::Literal(literal) if literal.to_string().contains('"') => {
                found.push((literal.span().start().line, literal.to_string()));
            }
            _ => {}
        }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let below = entries(folder).into_iter();
    let files = below.flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

/// Whether a text holds a word that begins there: `groq` in `new Groq(`, and not in `ingroq`.
fn holds(text: &str, word: &str) -> bool {
    let starts = text.match_indices(word).map(|(at, _)| at);
    let letter = |letter: char| letter.is_ascii_alphanumeric();
    starts.into_iter().any(|at| !word.starts_with(letter) || !text[..at].ends_with(letter))
}

#[test]
fn no_literal_names_a_provider() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let words = words();
    let mut wrong = Wrong::default();
    let mut used = vec![false; ALLOWED.len()];
    for path in rust_files(&src).into_iter().filter(|path| !path.ends_with("tests.rs")) {
        let file = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap();
        let mut found = Vec::new();
        literals(text.parse().unwrap_or_else(|error| panic!("{file}: {error}")), &mut found);
        for (line, literal) in found {
            let lower = literal.to_ascii_lowercase();
            for (word, whose) in words.iter().filter(|(word, _)| holds(&lower, word)) {
                let allowed = ALLOWED.iter().position(|(of, one, _)| (of.is_empty() || *of == file) && word.starts_with(one));
                match allowed {
                    Some(allowed) => used[allowed] = true,
                    None => wrong.unless(false, || {
                        format!("src/{file}:{line}: {literal} holds {word:?}, which {whose} has: let the code ask the catalogue")
                    }),
                }
            }
        }
    }
    for ((file, word, _), _) in ALLOWED.iter().zip(used).filter(|(_, used)| !used) {
        wrong.unless(false, || format!("src/{file} doesn't name {word:?} any more: take it out of ALLOWED"));
    }
    wrong.finish();
}

#[test]
fn literals_are_found() {
    let code = r##"
        /// Documentation may name "Groq".
        const A: &str = "groq"; // so may a "comment"
        fn f() { println!("in {}", r#"raw "openai" text"#); }
        #[cfg(test)]
        use a::b;
        #[cfg(test)]
        mod tests { const B: &str = "of a test"; }
        const C: &str = "behind";
    "##;
    let mut found = Vec::new();
    literals(code.parse().unwrap(), &mut found);
    let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["\"groq\"", "\"in {}\"", "r#\"raw \"openai\" text\"#", "\"behind\""]);
    assert_eq!(found[0].0, 3, "the line of the first");
}
