//! Pastes of the catalogue with generated keys in the place of their macros.
//!
//! | macro | becomes |
//! |---|---|
//! | `{{key:sk-proj-}}` | a key of the format with this prefix |
//! | `{{key:hex:32}}`, `{{key:sk-hex:32}}`, `{{key:alnum:40}}` | so many characters, with or without something in front |
//! | `{{mask:sk-proj-}}` | the same as OpenAI echoes it: 8 characters, stars, 4 characters |
//! | `{{mask:"sk-proj-"}}` | the echo of a key with something around it |
//! | `{{key#1:…}}`, `{{mask#1:…}}` | the same key wherever the number and the format are the same |
//!
//! The keys are the same in every run: file name and place of the macro are the seed.

pub mod checks;
pub mod command;
pub mod containers;
pub mod keys;
pub mod logs;

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use why401::answer::{Answer, Choices};
use why401::catalogue::{Alphabet, KeyFormat, Library, PROVIDERS};

/// The answer to a paste.
pub fn answer(paste: &str, library: Option<&Library>) -> Answer {
    Answer::of(Rc::new(why401::diagnose(paste)), library, &Choices::default())
}

/// A paste of the catalogue.
pub struct Paste {
    /// Where it is.
    pub path: PathBuf,
    /// Id of the cause in whose folder it lies.
    pub cause: String,
    /// Name of the file without its extension.
    pub stem: String,
    /// The text, keys filled in.
    pub text: String,
    /// The keys in it.
    pub keys: Vec<Key>,
}

/// A generated key.
pub struct Key {
    /// What it begins with.
    pub prefix: String,
    /// The rest, which must never be shown.
    pub random: String,
}

impl Paste {
    /// The paste in this file of a cause's folder, as in `invalid_key/samples/plain-1.txt`.
    pub fn read(path: &Path) -> Paste {
        let raw = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let cause = stem(path.ancestors().nth(2).expect("a sample lies in the folder of its cause"));
        let stem = stem(path);
        let (text, keys) = expand(&raw, &format!("{cause}/{stem}"));
        Paste { path: path.to_owned(), cause, stem, text, keys }
    }

    /// The provider that the name of the file ends in, as in `header-1.anthropic.txt`.
    pub fn provider(&self) -> &str {
        self.stem.split_once('.').map_or("openai", |(_, provider)| provider)
    }

    /// Path below the package, for messages.
    pub fn name(&self) -> String {
        let name = self.path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&self.path);
        name.display().to_string()
    }
}

/// The folder of the catalogue.
pub fn catalogue() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue")
}

/// The entries of a folder, in order.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(listing) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = listing.flatten().map(|entry| entry.path()).collect();
    found.sort();
    found
}

/// The name of a path without folders and extension.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The pastes in the folder `samples` or `near` of every cause.
pub fn pastes(kind: &str) -> Vec<Paste> {
    let folders = entries(&catalogue().join("causes"));
    folders.iter().flat_map(|folder| entries(&folder.join(kind))).map(|path| Paste::read(&path)).collect()
}

/// Fills in the macros of a text.
pub fn expand(raw: &str, seed: &str) -> (String, Vec<Key>) {
    let mut text = String::with_capacity(raw.len());
    let mut keys: Vec<Key> = Vec::new();
    let mut rest = raw;
    let mut count = 0;
    while let Some(open) = rest.find("{{") {
        text.push_str(&rest[..open]);
        let tail = &rest[open + 2..];
        let call = tail.find("}}").map(|close| &tail[..close]).and_then(|inner| inner.split_once(':'));
        let Some((name, body)) = call.filter(|(name, _)| name.starts_with("key") || name.starts_with("mask")) else {
            text.push_str("{{");
            rest = tail;
            continue;
        };
        count += 1;
        let (name, id) = match name.split_once('#') {
            Some((name, id)) => (name, format!("#{id}")),
            None => (name, count.to_string()),
        };
        let (before, key, after) = generate(body, &format!("{seed} {id}"));
        let whole = format!("{before}{}{}{after}", key.prefix, key.random);
        match name {
            "key" => text.push_str(&whole),
            "mask" => text.push_str(&mask(&whole)),
            other => panic!("{seed}: {other:?} is neither key nor mask"),
        }
        keys.push(key);
        rest = &tail[tail.find("}}").expect("found above") + 2..];
    }
    text.push_str(rest);
    (text, keys)
}

/// What a macro asks for: something in front, the key, something behind.
fn generate<'a>(body: &'a str, seed: &str) -> (&'a str, Key, &'a str) {
    for (kind, alphabet) in [("hex:", Alphabet::Hex), ("alnum:", Alphabet::Alnum)] {
        let Some((prefix, count)) = body.split_once(kind) else { continue };
        let digits = count.bytes().take_while(u8::is_ascii_digit).count();
        let length = count[..digits].parse().unwrap_or_else(|error| panic!("{body}: {error}"));
        let random = random(length, alphabet, &format!("{seed} {kind}{length}"));
        return ("", Key { prefix: prefix.to_owned(), random }, &count[digits..]);
    }
    let format = format_in(body).unwrap_or_else(|| panic!("{body}: no provider has keys with such a prefix"));
    let at = body.find(format.prefix).expect("it is in there");
    let length = format.lengths.first().copied().unwrap_or(48) - format.prefix.len();
    let mut key = random(length, format.alphabet, &format!("{seed} {}", format.prefix));
    if let Some(infix) = format.infix {
        let middle = (length - infix.len()) / 2;
        key.replace_range(middle..middle + infix.len(), infix);
    }
    let key = Key { prefix: format.prefix.to_owned(), random: key };
    (&body[..at], key, &body[at + format.prefix.len()..])
}

/// The format with the longest prefix in the text; OpenAI's, where several share it.
fn format_in(body: &str) -> Option<&'static KeyFormat> {
    let formats = PROVIDERS.iter().flat_map(|provider| provider.keys.iter().map(move |format| (provider.id == "openai", format)));
    formats
        .filter(|(_, format)| !format.prefix.is_empty() && body.contains(format.prefix))
        .max_by_key(|(openai, format)| (format.prefix.len(), *openai))
        .map(|(_, format)| format)
}

fn random(length: usize, alphabet: Alphabet, seed: &str) -> String {
    let characters: Vec<char> = ('0'..='9').chain('a'..='z').chain('A'..='Z').chain(['_', '-']).collect();
    let count = match alphabet {
        Alphabet::Hex | Alphabet::HexParts => 16,
        Alphabet::Lower => 36,
        Alphabet::Alnum | Alphabet::Word | Alphabet::Base64 | Alphabet::Dotted | Alphabet::Any => 62,
        Alphabet::Base64Url => 64,
        Alphabet::Letters | Alphabet::Base32 => unimplemented!("no paste of the catalogue has such a key"),
    };
    // FNV-1a over the seed, then xorshift64*: small, and the same on every machine.
    let mut state = why401::text::hash::fnv1a(seed.bytes());
    let mut next = || {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        usize::try_from(state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 40).expect("24 bits")
    };
    (0..length)
        .map(|at| {
            // The ends stay letters and digits, so that no mark next to them is taken for the key's.
            let count = if at == 0 || at + 1 == length { count.min(62) } else { count };
            characters[next() % count]
        })
        .collect()
}

/// How OpenAI echoes a key.
pub fn mask(key: &str) -> String {
    let characters: Vec<char> = key.chars().collect();
    if characters.len() <= 12 {
        return key.to_owned();
    }
    let end = characters.len() - 4;
    characters.iter().enumerate().map(|(at, character)| if at < 8 || at >= end { *character } else { '*' }).collect()
}
