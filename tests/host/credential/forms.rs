//! Keys of every known form: whose they are, and what of their form is looked at.

use super::{mend, of, sample};
use crate::common;
use crate::common::keys::{Numbers, base62, crc32, key_of, samples};
use why401::catalogue::{Alphabet, KeyFormat, Owner, key_forms};
use why401::credential::KeyReport;
use why401::redaction::redact;

#[test]
fn every_form_has_samples_that_fit_it() {
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926, "the check value of CRC-32");
    assert_eq!(base62(61), "00000z");
    let samples = samples(401);
    assert_eq!(samples.len(), key_forms().count());
    for (sample, (_, form)) in samples.iter().zip(key_forms()) {
        assert!(form.fits(&sample.key), "{} {}: {}", sample.owner, sample.kind, sample.key);
    }
    assert_ne!(samples[0].key, common::keys::samples(402)[0].key);
    assert_eq!(samples[0].key, common::keys::samples(401)[0].key);
}

/// Ordinary words that begin like keys.
#[test]
fn words_that_begin_like_keys_stay() {
    for word in ["key_management_service2_name", "npm_config_registry_2_url", "rpa_bot_17_worker_queue_4"] {
        assert_eq!(redact(word).text, word);
    }
}

/// Whether a report names this owner of a key.
fn names(report: &KeyReport, owner: Owner) -> bool {
    match owner {
        Owner::Provider(provider) => report.providers.contains(&provider.id),
        Owner::Service(service) => report.owners.iter().any(|place| place.name == service.name),
    }
}

#[test]
fn every_form_is_known_by_its_keys_at_every_length() {
    for seed in 1..6 {
        let mut numbers = Numbers(seed);
        for (owner, form) in key_forms() {
            let unknown = [form.prefix.len() + 64];
            for length in if form.lengths.is_empty() { &unknown[..] } else { form.lengths } {
                let key = key_of(form, *length, &mut numbers);
                let report = of(&key);
                // A checksum is told of tokens of the usual length only.
                let whole = report.problems.is_empty() && report.defects.is_empty() && report.variant.is_empty();
                assert!(whole, "{} {}: {key}: {:?}", owner.name(), form.kind, report.problems);
                assert!(names(&report, owner), "{} {}: {key}: {report:?}", owner.name(), form.kind);
                assert_eq!(report.length, *length);
                assert_eq!(mend(&key), None, "there is nothing to correct");
                assert!(!report.can.is_empty() && !report.sentence.is_empty());
                if report.owners.len() == 1 && report.kind.contains(form.kind) {
                    assert_eq!(report.class, form.details().class, "{key}");
                }
            }
        }
    }
}

/// The forms that their keys show to be one owner's and one kind.
fn telling() -> impl Iterator<Item = (Owner, &'static KeyFormat)> {
    let alone =
        |form: &KeyFormat| form.prefix.len() > 3 && key_forms().filter(|(_, other)| other.prefix == form.prefix).count() == 1;
    key_forms().filter(move |(_, form)| alone(form) && !form.exact)
}

#[test]
fn a_character_of_another_alphabet_is_told_with_its_place() {
    let mut numbers = Numbers(7);
    for (owner, form) in telling() {
        let length = form.lengths.first().copied().unwrap_or(form.prefix.len() + 64);
        let key = key_of(form, length, &mut numbers);
        // In front of the infix and behind the prefix.
        let at =
            form.prefix.len() + if form.infix.is_some_and(|infix| key[form.prefix.len()..].starts_with(infix)) { 40 } else { 3 };
        let mut broken = key.clone();
        broken.replace_range(at..=at, "!");
        let report = of(&broken);
        let told = report.checks.iter().find(|check| check.id == "alphabet").unwrap_or_else(|| panic!("{broken}: {report:?}"));
        assert!(!told.passed, "{broken}");
        assert!(told.says.starts_with(&format!("Character {} is “!” (U+0021)", at + 1)), "{}: {}", owner.name(), told.says);
        assert!(
            names(&report, owner) && report.problems.len() == 1 || form.details().checksum.is_empty(),
            "{:?}",
            report.problems
        );
        assert_eq!(mend(&broken), None, "nobody knows what belongs there");
        if form.alphabet == Alphabet::Hex {
            broken.replace_range(at..=at, "g");
            let says = of(&broken).problems.concat();
            assert!(says.contains(&format!("Character {} is a letter or digit", at + 1)), "letters aren't named: {says}");
        }
    }
}

#[test]
fn a_key_that_was_cut_off_is_told_and_not_mended() {
    let mut numbers = Numbers(8);
    for (owner, form) in telling().filter(|(_, form)| !form.lengths.is_empty()) {
        let key = key_of(form, form.lengths[0], &mut numbers);
        let cut = &key[..form.prefix.len() + (key.len() - form.prefix.len()) * 2 / 3];
        let report = of(cut);
        let told = report.checks.iter().find(|check| check.id == "length").expect("the length is compared");
        // Some forms have shorter keys too.
        assert!(!told.passed || form.lengths.contains(&cut.len()), "{} {}: {}", owner.name(), form.kind, told.says);
        assert!(told.passed || told.says.contains("lengths change"), "a length is a sign, and no proof: {}", told.says);
        assert!(names(&report, owner));
        assert_eq!(mend(&format!(" {cut}")).as_deref(), Some(cut), "what clings to it still can go");
    }
}

#[test]
fn marks_that_every_key_has_are_looked_for() {
    for (owner, kind, mark, id) in [
        ("openai", "project key", "T3BlbkFJ", "infix"),
        ("groq", "API key", "WGdyb3FY", "infix"),
        ("anthropic", "API key", "AA", "tail"),
        ("anthropic", "admin key", "AA", "tail"),
    ] {
        let key = sample(owner, kind).key;
        let at = key.rfind(mark).expect("keys have it");
        let mut other = key.clone();
        other.replace_range(at..at + mark.len(), &"x7".repeat(mark.len() / 2));
        for (key, passed) in [(&key, true), (&other, false)] {
            let report = of(key);
            let check = report.checks.iter().find(|check| check.id == id).expect("it is looked for");
            assert_eq!(check.passed, passed, "{key}");
            assert!(check.says.contains(mark));
        }
    }
}

#[test]
fn a_checksum_shows_every_wrong_character_of_a_github_token() {
    let mut numbers = Numbers(3);
    for sample in
        samples(5).iter().filter(|sample| sample.kind.contains("GitHub") && sample.key.len() == 40 && sample.prefix != "ghr_")
    {
        assert!(of(&sample.key).checks.iter().any(|check| check.id == "checksum" && check.passed), "{}", sample.key);
        for at in sample.prefix.len()..sample.key.len() {
            let mut wrong = sample.key.clone();
            let other = numbers.text(1, Alphabet::Alnum);
            if wrong[at..=at] == other {
                continue;
            }
            wrong.replace_range(at..=at, &other);
            let report = of(&wrong);
            assert!(report.checks.iter().any(|check| check.id == "checksum" && !check.passed), "character {at} of {wrong}");
            assert!(report.problems[0].contains("checksum"));
            assert_eq!(mend(&format!("\"{wrong}\"")), None, "what is proved to be wrong isn't handed out as mended");
        }
    }
}

#[test]
fn forms_that_services_share_name_all_of_them() {
    let mut numbers = Numbers(10);
    for (prefix, length, alphabet, owners) in [
        ("sk-", 48, Alphabet::Alnum, &["Moonshot", "Stability AI", "Braintrust"][..]),
        ("sk-", 32, Alphabet::Hex, &["DashScope", "DeepSeek"]),
        ("", 32, Alphabet::Hex, &["Azure OpenAI", "ElevenLabs"]),
        ("", 40, Alphabet::Hex, &["Weights & Biases", "Deepgram"]),
    ] {
        let report = of(&format!("{prefix}{}", numbers.text(length, alphabet)));
        let names: Vec<&str> = report.owners.iter().map(|place| place.name).collect();
        assert_eq!(names, owners);
        assert!(report.kind.contains(" or ") && report.sentence.contains(owners[0]));
    }
    let maps = of(&sample("google-gemini", "Google API key").key);
    assert!(maps.can.contains("Maps"), "the form doesn't tell which of Google's APIs: {}", maps.can);
}
