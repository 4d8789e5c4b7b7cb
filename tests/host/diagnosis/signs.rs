//! What each sign of the catalogue says by itself: the answers to lines that hold its first and its last phrase, its first
//! and its last code. A change of a level, a phrase or a provider shows here as a changed line.

use why401::catalogue::{SIGNS, Sign};

/// The answer to a text: the likeliest cause and how sure it is, then the next one that is at least a sign.
fn answer(text: &str) -> String {
    let report = why401::diagnose(text);
    let told = report.findings.iter().enumerate().filter(|(rank, finding)| *rank == 0 || finding.percent >= 20);
    let told = told.take(2).map(|(_, finding)| format!("{}/{} {}", finding.cause.id(), finding.variant, finding.percent));
    format!("{} {}", report.provider, told.collect::<Vec<_>>().join(", "))
}

/// A phrase with a word in each of its gaps.
fn sentence(parts: &[&str]) -> String {
    let plain = parts.iter().map(|part| part.trim_start_matches('‥').trim());
    plain.collect::<Vec<_>>().join(" x ")
}

/// The first item and the last, if that is another.
fn ends<T>(items: &[T]) -> impl Iterator<Item = &T> {
    items.first().into_iter().chain(items.get(1..).and_then(<[T]>::last))
}

/// The lines that hold the sign.
fn lines(sign: &Sign) -> Vec<String> {
    let phrases = ends(sign.phrases).map(|parts| format!("Error: {}", sentence(parts)));
    let codes = ends(sign.codes).map(|code| format!("Error: code {code}"));
    phrases.chain(codes).collect()
}

#[test]
fn each_sign_says_what_it_said() {
    let mut table = String::new();
    for sign in SIGNS.iter() {
        table += &format!("{}/{}\n", sign.cause.id(), sign.variant);
        for line in lines(sign) {
            table += &format!("    {line}\n        {}\n", answer(&line));
        }
    }
    insta::assert_snapshot!(table);
}
