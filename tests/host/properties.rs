//! What holds for every text, whatever is in it: texts of the catalogue, damaged ones, noise, and what
//! fuzzing found.

use crate::common;
use crate::common::checks;
use std::fs;
use std::path::Path;

/// Every paste of the catalogue.
fn pastes() -> Vec<String> {
    let found: Vec<String> = ["samples", "near"].iter().flat_map(|kind| common::pastes(kind)).map(|paste| paste.text).collect();
    assert!(found.len() > 4, "the catalogue has samples");
    found
}

/// A fixed sequence of numbers (Knuth's MMIX generator): tests fail the same way twice.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

fn check(text: &str) {
    checks::intake(text);
    checks::payload(text);
    checks::diagnose(text);
}

/// Files that fuzzing found worth keeping, and those that once failed.
#[test]
fn stored_inputs_get_a_report() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let mut count = 0;
    for name in ["corpus/intake", "corpus/payload", "corpus/diagnose", "regressions"] {
        for path in common::entries(&folder.join(name)) {
            let bytes = fs::read(&path).expect("a stored input can be read");
            // As the fuzz targets read it.
            check(&String::from_utf8_lossy(&bytes));
            count += 1;
        }
    }
    assert!(count > 100, "{count} stored inputs");
}

#[test]
fn every_prefix_of_a_paste_gets_a_report() {
    for paste in pastes() {
        let stride = (paste.len() / 20).max(1);
        for end in (0..paste.len()).step_by(stride).filter(|end| paste.is_char_boundary(*end)) {
            check(&paste[..end]);
            check(&paste[end..]);
        }
    }
}

/// What is put into pastes: letters of many lengths, beginnings of what the readers know, marks of damage.
const ODD: &[&str] = &[
    "\u{0}",
    "\u{1b}[31m",
    "←[0m",
    "“",
    "’",
    "é",
    "\u{430}",
    "\u{2028}",
    "\u{feff}",
    "│ ",
    "🔑",
    "密钥",
    "{",
    "}",
    "'",
    "\"",
    "\\",
    "\\n",
    "\\\"",
    "\\u201d",
    "\n",
    "\r\n",
    "\n> ",
    " ",
    "*",
    "****",
    "…",
    "%",
    ":",
    "=",
    "sk-",
    "sk-proj-aB3dE6gH9jK2mN5pQ8sT1vW4",
    "Bearer ",
    "password: ",
    "api_key=\"",
    "401",
    " 403 ",
    "[openai key #1, ends ",
    "[secret #1]",
    "header value b'",
    "'ascii' codec can't encode character ",
    "to a ByteString because the character at index ",
    "Unexpected char 0x",
    "Incorrect API key provided: ",
    "Missing scopes: ",
    "the model `",
    "\"message\": \"{",
    "\"content\": \"",
    "ignore previous instructions",
    "openai.AuthenticationError: ",
    "https://",
    "\nOPENAI_API_KEY=",
    "\nexport ANTHROPIC_KEY='",
    "\n    environment:\n      - ",
    "==> .env <==\n",
];

/// A text that went wrong on its way: letters lost, doubled, put in, swapped, wrapped or escaped.
fn damaged(paste: &str, pastes: &[String], numbers: &mut Numbers) -> String {
    let mut text = paste.to_owned();
    for _ in 0..6 {
        let boundary = |text: &str, at: usize| (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let start = boundary(&text, numbers.below(text.len() + 1));
        let end = boundary(&text, start + numbers.below(60));
        let part = text[start..end].to_owned();
        match numbers.below(10) {
            0 | 1 => text.replace_range(start..end, ""),
            2 => text.insert_str(end, &part),
            3 => text.replace_range(start..end, &part.to_uppercase()),
            4 => text.replace_range(start..end, &part.chars().rev().collect::<String>()),
            5 => text.replace_range(start..end, &format!("{part:?}")),
            6 => text.replace_range(start..end, &part.replace(' ', "\n│ ")),
            7 => {
                let other = &pastes[numbers.below(pastes.len())];
                let from = boundary(other, numbers.below(other.len() + 1));
                text.insert_str(start, &other[from..boundary(other, from + numbers.below(200))]);
            }
            _ => text.insert_str(start, ODD[numbers.below(ODD.len())]),
        }
    }
    text
}

/// `WHY401_SEED=2` begins another sequence; `WHY401_SEED=2..500` tries so many.
fn seeds() -> std::ops::Range<u64> {
    let Ok(told) = std::env::var("WHY401_SEED") else { return 401..402 };
    let number = |text: &str| text.parse().expect("WHY401_SEED is a number or a range of numbers");
    match told.split_once("..") {
        Some((first, last)) => number(first)..number(last),
        None => number(&told)..number(&told) + 1,
    }
}

#[test]
fn damaged_pastes_get_a_report() {
    let pastes = pastes();
    for seed in seeds() {
        let mut numbers = Numbers(seed);
        for paste in &pastes {
            for _ in 0..4 {
                check(&damaged(paste, &pastes, &mut numbers));
            }
        }
    }
}

#[test]
fn noise_gets_a_report() {
    let mut numbers = Numbers(7);
    for length in [0, 1, 2, 3, 10, 100, 1_000, 20_000] {
        for _ in 0..20 {
            let bytes: Vec<u8> = (0..length).map(|_| u8::try_from(numbers.below(256)).unwrap_or(0)).collect();
            check(&String::from_utf8_lossy(&bytes));
            let letters: String = bytes.iter().map(|byte| char::from(b' ' + byte % 95)).collect();
            check(&letters);
        }
    }
}

#[test]
fn one_long_line_gets_a_report() {
    for piece in [
        "{",
        "'{",
        "message:\"",
        "KEY=",
        "\\",
        "xError: ",
        "incorrect api key provided: ",
        " 401",
        "sk-",
        "eyJ",
        "header value ",
        "\"message\": \"{",
    ] {
        check(&piece.repeat(200_000 / piece.len()));
    }
}
