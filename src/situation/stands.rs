//! Whether somebody has a program of their own, or uses somebody else's, where no known application shows.

use crate::catalogue::{Cause, CredentialKind, Library, Provider, Sdk, Stands};
use crate::facts::{Facts, Fault};
use crate::report::Report;

/// What lines of code begin with, in lower case.
const CODE: &[&str] = &[
    "import ",
    "const ",
    "let ",
    "var ",
    "def ",
    "async def ",
    "func ",
    "fn ",
    "using ",
    "#include",
    "<?php",
    "client =",
    "client :=",
    "client:",
    "public class",
    "package ",
    "require ",
    "%env ",
    "library(",
];

/// Of these, the words that begin sentences, too, with what a line of code holds besides.
const WORDS: &[(&str, &[char])] = &[
    ("import ", &['"', '\'', ';', '{', ',']),
    ("let ", &['=']),
    ("using ", &[';', '=']),
    ("package ", &[';']),
    ("require ", &['"', '\'']),
];

/// Languages whose frames mostly come from a program of one's own: its services and sites. What Python, JavaScript, Go and
/// Rust print comes as often from a program that somebody installed.
const OWN_LANGUAGES: &[&str] = &["java", "csharp", "php", "ruby"];

/// Whether a text says one of the words that show somebody to stand there.
pub(super) fn says(library: &Library, text: &str, stands: Stands) -> bool {
    let of = library.stands.iter().filter(|words| words.stands == stands);
    of.flat_map(|of| &of.words).any(|word| is_said(word, text))
}

/// Files of programs that were built to be shipped, which are nobody's own code.
const SHIPPED: &[&str] = &["cli.", "main.", "index.", "extension.", "bundle.", "app.", "server.", "chunk"];

/// Where the person stands. `text` is the folded text of the failure and around it, `source` the text itself.
pub(super) fn stands(library: &Library, report: &Report, facts: &Facts, text: &str, source: &str) -> Stands {
    let says = |stands| says(library, text, stands);
    if let Some(stands) = [Stands::GatewayOperator, Stands::Ci].into_iter().find(|stands| says(*stands)) {
        return stands;
    }
    if shows_code(facts, source) || says(Stands::OwnCode) {
        let in_browser = report.cause() == Cause::CorsBlocked || report.variant() == "front-end";
        return if in_browser { Stands::Browser } else { Stands::OwnCode };
    }
    match report.cause() {
        _ if says(Stands::AppUser) => Stands::AppUser,
        Cause::CorsBlocked => Stands::Browser,
        // An SDK prints its exception in whoever's program; who sends requests by hand has one.
        _ if report.sdk.is_some_and(|sdk| sdk != Sdk::raw()) => Stands::OwnCode,
        // Few programs that people install show frames in these.
        _ if report.language.is_some_and(|language| OWN_LANGUAGES.contains(&language)) => Stands::OwnCode,
        // Few people who only use a program have an identity of a cloud.
        _ if usual_credential(report) == CredentialKind::CloudIdentity => Stands::OwnCode,
        _ => Stands::Unknown,
    }
}

/// The kind of credential that people of the service that refused usually have.
pub(super) fn usual_credential(report: &Report) -> CredentialKind {
    Provider::of(report.provider).map_or(CredentialKind::ApiKey, |provider| provider.details().credential)
}

/// How far in front of a word a server's message may begin that holds it, in bytes.
const MESSAGE_BYTES: usize = 300;

/// Whether a word stands in prose, and not within an address, a path, a longer word or a server's message.
fn is_said(word: &str, text: &str) -> bool {
    let within = |before: char| before.is_ascii_alphanumeric() || matches!(before, '/' | '.' | '_' | '-');
    text.match_indices(word).any(|(at, _)| {
        let before = &text[text.ceil_char_boundary(at.saturating_sub(MESSAGE_BYTES))..at];
        let told = before.rfind("message").is_some_and(|start| !before[start..].contains('}'));
        !told && (!word.is_ascii() || !before.ends_with(within))
    })
}

/// Whether the text shows code, or a frame of a program that isn't shipped.
pub(super) fn shows_code(facts: &Facts, source: &str) -> bool {
    let code = |line: &str| {
        let line = line.trim_start().to_ascii_lowercase();
        let of_prose =
            |start: &str| WORDS.iter().find(|(word, _)| *word == start).is_some_and(|(_, marks)| !line.contains(*marks));
        let words = || line.split_whitespace().count();
        let short = || line.starts_with("import ") && words() <= 4 || line.starts_with("package ") && words() == 2;
        CODE.iter().any(|start| line.starts_with(start) && (!of_prose(start) || short()))
            || line.starts_with("from ") && line.contains(" import ")
    };
    let framed = facts.frame.as_ref().is_some_and(|frame| {
        let file = frame.file.to_ascii_lowercase();
        let hashed = file.bytes().filter(u8::is_ascii_digit).count() > 1 && !file.ends_with(".py");
        let script = file.ends_with("js") || file.ends_with("ts");
        !(script && (hashed || SHIPPED.iter().any(|shipped| file.starts_with(shipped))))
    });
    let faulty = facts.faults.iter().any(|fault| matches!(fault, Fault::TupleComma(_) | Fault::WrongArgument(_)));
    framed || faulty || source.lines().any(code)
}
