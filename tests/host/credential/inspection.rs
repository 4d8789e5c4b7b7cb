//! What is said about a key: what clings to it, what was done to it, and what it is if it is none.

use super::{mend, of, project_key, sample};
use crate::common;
use crate::common::containers::base64;
use crate::common::keys::{Numbers, samples};
use why401::catalogue::Alphabet;
use why401::credential::{DefectKind, KeyReport, inspect, inspect_file};
use why401::redaction::Secret;

/// Everything that is said about a key, in every form in which it is said.
fn said(report: &KeyReport) -> String {
    format!("{}\n{}\n{report:?}", report.to_json(), report.to_text())
}

/// The box for errors knows a key that comes by itself, and sees what the inspection sees.
#[test]
fn a_paste_that_is_a_key_is_told_as_one() {
    for sample in samples(6).iter().filter(|sample| !sample.prefix.is_empty() && sample.key.len() > 30) {
        let report = why401::diagnose(&sample.key);
        assert!(report.key.is_some(), "{} {}: {}", sample.owner, sample.kind, sample.key);
        let answer = common::answer(&sample.key, None);
        let told = report.key_report().expect("it is a key alone");
        assert_eq!(told, inspect(&Secret::new(sample.key.clone())));
        assert!(answer.to_text().contains(&told.kind));
    }
    let key = project_key();
    for (pasted, variant) in [
        (format!("\"{key}\""), "quotes"),
        (format!("Bearer {key}"), "doubled-bearer"),
        (format!("{}\n{}\n{}\n", &key[..80], &key[80..160], &key[160..]), "space"),
        (key[..45].to_owned(), "truncated"),
    ] {
        let report = why401::diagnose(&pasted);
        assert_eq!((report.cause().id(), report.variant()), ("malformed_key", variant), "{pasted:?}");
    }
    for pasted in ["ASIA pacific", "al-khwarizmi 401", "key_error: 401", "npm_config_cache", "ASIA-SOUTHEAST1"] {
        assert_eq!(why401::diagnose(pasted).key, None, "{pasted}");
    }
}

/// What stands in front of a key and behind it; what that is called, and where it begins.
const CLINGING: &[(&str, &str, DefectKind, usize, &str)] = &[
    (" ", "", DefectKind::Space, 1, "a space (U+0020)"),
    ("", "\t", DefectKind::Space, 1, "a tab (U+0009)"),
    ("", "\n", DefectKind::Newline, 1, "a line break (U+000A)"),
    ("", "\r", DefectKind::Newline, 1, "a carriage return (U+000D)"),
    ("\u{feff}", "", DefectKind::Invisible, 1, "a byte order mark (U+FEFF)"),
    ("", "\u{a0}", DefectKind::Space, 1, "a no-break space (U+00A0)"),
    ("\u{200b}", "", DefectKind::Invisible, 1, "a zero-width space (U+200B)"),
    ("", "\u{0}", DefectKind::Invisible, 1, "a null character (U+0000)"),
    ("\"", "\"", DefectKind::Quote, 1, "a double quote mark (U+0022)"),
    ("'", "'", DefectKind::Quote, 1, "a single quote mark (U+0027)"),
    ("`", "`", DefectKind::Quote, 1, "a backtick (U+0060)"),
    ("\\\"", "\\\"", DefectKind::Quote, 1, "an escaped quote mark"),
    ("“", "”", DefectKind::CurlyQuote, 1, "a left curly quote mark (U+201C)"),
    ("", "’", DefectKind::CurlyQuote, 1, "a right single curly quote mark (U+2019)"),
    ("<", ">", DefectKind::Bracket, 1, "an angle bracket (U+003C)"),
    ("[", "]", DefectKind::Bracket, 1, "a square bracket (U+005B)"),
    ("", ",", DefectKind::Punctuation, 1, "a comma (U+002C)"),
    ("", ";", DefectKind::Punctuation, 1, "a semicolon (U+003B)"),
    ("", " # my key, don't share", DefectKind::Comment, 1, "a comment"),
    ("", " // production", DefectKind::Comment, 1, "a comment"),
    ("Bearer ", "", DefectKind::Scheme, 1, "“Bearer ”"),
    ("bearer ", "", DefectKind::Scheme, 1, "“Bearer ”"),
    ("Authorization: Bearer ", "", DefectKind::Assignment, 1, "`Authorization:`"),
    ("x-api-key: ", "", DefectKind::Assignment, 1, "`x-api-key:`"),
    ("MY_SERVICE_KEY=", "", DefectKind::Assignment, 1, "`MY_SERVICE_KEY=`"),
    ("export MY_SERVICE_KEY=\"", "\"", DefectKind::Assignment, 1, "`MY_SERVICE_KEY=`"),
    ("$env:MY_SERVICE_KEY = '", "'", DefectKind::Assignment, 1, "`MY_SERVICE_KEY=`"),
    ("setx MY_SERVICE_KEY \"", "\"", DefectKind::Assignment, 1, "`MY_SERVICE_KEY`"),
    ("{\"openAIKey\":\"", "\"}", DefectKind::Assignment, 2, "`openAIKey:`"),
    ("  \"apiKey\": \"", "\",", DefectKind::Assignment, 3, "`apiKey:`"),
    ("client = OpenAI(api_key=\"", "\")", DefectKind::Assignment, 1, ""),
    ("", "\\n", DefectKind::Escape, 1, "`\\n`, which stands for a line break (U+000A)"),
    ("", "%0A", DefectKind::Escape, 1, "`%0A`, which stands for a line break (U+000A)"),
    ("https://api.example.com/v1/models?key=", "&alt=json", DefectKind::Address, 1, "a URL"),
    ("my key is ", " and it fails", DefectKind::Words, 1, "There are other words around it"),
];

#[test]
fn what_clings_to_a_key_is_told_with_its_place_and_taken_off() {
    for seed in 1..2 {
        for sample in samples(seed).iter().filter(|sample| sample.prefix.len() > 2) {
            for (before, after, id, first, name) in CLINGING {
                let pasted = format!("{before}{}{after}", sample.key);
                // A call around it isn't taken apart; the words of the code go.
                let words = before.starts_with("client");
                let report = of(&pasted);
                let at = if before.is_empty() { sample.key.chars().count() + 1 } else { *first };
                let told = report.defects.iter().find(|defect| defect.kind == *id);
                if !words {
                    let told = told.unwrap_or_else(|| panic!("{id:?} isn't found in {pasted:?}: {:?}", report.defects));
                    assert_eq!((told.at, told.name.as_str()), (at, *name), "in {pasted:?}");
                    assert!(!told.remedy().is_empty());
                    assert_eq!(mend(&pasted).as_deref(), Some(sample.key.as_str()), "{pasted:?}: {:?}", report.problems);
                }
                assert_eq!(report.masked, of(&sample.key).masked, "{pasted:?}");
            }
        }
    }
}

#[test]
fn several_things_that_cling_are_all_told() {
    let key = project_key();
    let pasted = format!("\u{feff} 'Bearer {key}\u{a0}',\r\n");
    let report = of(&pasted);
    let told: Vec<(DefectKind, usize)> = report.defects.iter().map(|defect| (defect.kind, defect.at)).collect();
    let end = 10 + key.len();
    assert_eq!(
        told,
        [
            (DefectKind::Invisible, 1),
            (DefectKind::Space, 2),
            (DefectKind::Quote, 3),
            (DefectKind::Scheme, 4),
            (DefectKind::Space, end + 1),
            (DefectKind::Quote, end + 2),
            (DefectKind::Punctuation, end + 3),
            (DefectKind::Newline, end + 4),
            (DefectKind::Newline, end + 5),
        ]
    );
    assert_eq!(mend(&pasted), Some(key));
}

#[test]
fn characters_inside_of_a_key_are_told_and_mended_where_nothing_is_guessed() {
    let key = project_key();
    let with = |at: usize, odd: &str, gone: usize| format!("{}{odd}{}", &key[..at], &key[at + gone..]);
    for (pasted, id, at, mends) in [
        (with(30, "\u{200b}", 0), DefectKind::Invisible, 31, true),
        (with(30, "\u{ad}", 0), DefectKind::Invisible, 31, true),
        (with(5, "о", 1), DefectKind::LookAlike, 6, true),
        (with(2, "–", 1), DefectKind::LookAlike, 3, true),
        (with(30, "é", 1), DefectKind::Foreign, 31, false),
        (with(30, "\u{fffd}", 1), DefectKind::Foreign, 31, false),
        (with(30, "”", 1), DefectKind::CurlyQuote, 31, false),
        (with(80, "\n", 0), DefectKind::Newline, 81, true),
        (with(80, " ", 0), DefectKind::Space, 81, true),
        (with(80, "\r\n  ", 0), DefectKind::Newline, 81, true),
    ] {
        let report = of(&pasted);
        let told = report.defects.iter().find(|defect| defect.kind == id);
        assert_eq!(told.map(|defect| defect.at), Some(at), "{pasted:?}: {:?}", report.defects);
        assert_eq!(mend(&pasted), mends.then(|| key.clone()), "{pasted:?}: {:?}", report.defects);
        assert_eq!(report.providers, ["openai"], "{pasted:?}");
    }
    let all: Vec<&str> = [&key[..80], &key[80..160], &key[160..]].into_iter().collect();
    assert_eq!(mend(&all.join("\n")), Some(key.clone()), "wrapped at 80 columns");
    assert_eq!(mend(&all.join("\n  | ")), None, "bars may be anything");
    let cut = format!("{} {}", &key[..40], &key[60..]);
    assert_eq!(mend(&cut), None, "the lengths tell that more than the space is wrong");
}

#[test]
fn what_is_no_key_is_told_as_what_it_is() {
    let key = project_key();
    for (pasted, kind, variant) in [
        ("sk-your-api-key-here", "placeholder", "template"),
        ("YOUR_API_KEY", "placeholder", "template"),
        ("<your key>", "placeholder", "template"),
        ("sk-xxxxxxxxxxxxxxxxxxxxxxxx", "placeholder", "template"),
        ("AIzaSyXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", "placeholder", "template"),
        ("${OPENAI_API_KEY}", "placeholder", "template"),
        ("OPENAI_API_KEY=$OPENAI_API_KEY", "placeholder", "template"),
        ("process.env.OPENAI_API_KEY", "placeholder", "template"),
        ("undefined", "placeholder", "template"),
        ("********", "placeholder", "template"),
        ("sk-proj-****AbCd", "OpenAI project key", ""),
        ("sk-...8aSP", "key that begins with sk-", ""),
        ("sk-ant-api03-…xYAA", "Anthropic API key", ""),
        ("gsk_••••••••••••1a2B", "Groq API key", ""),
        (&format!("{}...", &key[..30]), "OpenAI project key", "truncated"),
        (&format!("{}…", &key[..30]), "OpenAI project key", "truncated"),
        ("https://api.openai.com/v1", "address", "url"),
        ("", "no key", ""),
        ("   \n", "no key", ""),
        ("why does it not work", "no key", ""),
    ] {
        let report = of(pasted);
        assert_eq!((report.kind.as_str(), report.variant), (kind, variant_of(variant, &report)), "{pasted:?}");
        assert_eq!(mend(pasted), None, "{pasted:?}");
    }
    let token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.AAAAAAAAAAAA";
    assert_eq!((of(token).kind.as_str(), of(token).class), ("JSON Web Token", "OAuth token"));
    let file = "{\"type\": \"service_account\", \"private_key\": \"x\", \"client_email\": \"y\"}";
    assert_eq!(of(file).kind, "Google service account file");
}

/// White space around nothing is white space all the same.
fn variant_of<'a>(variant: &'a str, report: &KeyReport) -> &'a str {
    if report.kind == "no key" { report.variant } else { variant }
}

#[test]
fn an_unknown_form_is_unknown_and_nothing_is_ever_called_invalid() {
    let mut numbers = Numbers(9);
    for length in [20, 31, 45, 70, 120] {
        let key = numbers.text(length, Alphabet::Base64Url).replace(['-', '_'], "a");
        let report = of(&key);
        assert_eq!(report.kind, "key of an unknown form");
        assert!(report.sentence.contains("the key may still be right"), "{}", report.sentence);
        assert!(report.problems.is_empty() && report.providers.is_empty() && report.owners.is_empty());
    }
    let mut texts: Vec<String> = samples(11).into_iter().map(|sample| sample.key).collect();
    let damaged: Vec<String> =
        texts.iter().flat_map(|key| [key[..key.len() / 2].to_owned(), format!("{key}!"), key.to_uppercase()]).collect();
    texts.extend(damaged);
    for text in texts {
        let said = said(&of(&text)).to_lowercase();
        assert!(!said.contains("invalid"), "{said}");
    }
}

#[test]
fn the_key_of_another_service_is_told_where_it_belongs() {
    let key = sample("groq", "API key").key;
    let report = of(&format!("OPENAI_API_KEY={key}"));
    let told = report.problems.last().expect("it is told");
    assert!(told.contains("`OPENAI_API_KEY` is OpenAI’s variable") && told.contains("`GROQ_API_KEY`"), "{told}");
    let place = report.owners[0];
    assert_eq!((place.name, place.env, place.header), ("Groq", "GROQ_API_KEY", "Authorization: Bearer"));
    assert_eq!(place.address(), "https://api.groq.com/openai/v1");
    assert!(of(&format!("GROQ_API_KEY={key}")).problems.iter().all(|problem| !problem.contains("variable, and")));
}

#[test]
fn base64_a_lost_beginning_and_a_second_key_are_seen() {
    let key = project_key();
    let encoded = base64(format!("{key}\n").as_bytes());
    let report = of(&encoded);
    let ids: Vec<DefectKind> = report.defects.iter().map(|defect| defect.kind).collect();
    assert_eq!(ids, [DefectKind::Base64, DefectKind::Newline], "a Kubernetes Secret made with `echo`");
    assert_eq!(mend(&encoded).as_deref(), Some(key.as_str()));
    assert_eq!(mend(&key[1..]).as_deref(), Some(key.as_str()), "the first letter wasn't selected");
    assert_eq!(mend(&format!("S{}", &key[1..])).as_deref(), Some(key.as_str()), "a phone made it a capital");
    assert_eq!(mend(&format!("{key}{key}")).as_deref(), Some(key.as_str()), "pasted twice");
    assert_eq!(mend(&format!("{key}\n{key}")).as_deref(), Some(key.as_str()), "pasted twice");
    let other = sample("anthropic", "API key").key;
    for two in [format!("{key} {other}"), format!("{key},{other}"), format!("{key}{other}"), format!("{key}\n{other}")] {
        let report = of(&two);
        assert_eq!(report.defects.iter().map(|defect| defect.kind).collect::<Vec<_>>(), [DefectKind::SeveralKeys], "{two}");
        assert!(report.problems[0].contains("Anthropic API key"), "{:?}", report.problems);
        assert_eq!(mend(&two), None);
    }
    let lost = &key[20..];
    assert_eq!(
        of(lost).defects.iter().map(|defect| defect.kind).collect::<Vec<_>>(),
        [DefectKind::Beginning],
        "only the infix is left"
    );
}

#[test]
fn a_line_break_at_the_end_of_a_file_is_noted_and_no_defect() {
    let key = project_key();
    let file = inspect_file(&Secret::new(format!("{key}\n")));
    assert!(file.problems.is_empty() && file.notes.iter().any(|note| note.contains("U+000A")), "{file:?}");
    let windows = inspect_file(&Secret::new(format!("{key}\r\n")));
    assert_eq!(
        windows.defects.iter().filter(|defect| defect.kind == DefectKind::Newline).count(),
        2,
        "a carriage return is no end of a line here"
    );
    assert!(inspect_file(&Secret::new(key)).notes.is_empty());
}

/// No more of a key than a known prefix and the last four characters is in anything that is said about it.
#[test]
fn nothing_that_is_said_holds_a_key() {
    for seed in 20..21 {
        for sample in samples(seed) {
            let body = &sample.key[sample.prefix.len()..];
            let decorated = CLINGING.iter().map(|(before, after, ..)| format!("{before}{}{after}", sample.key));
            let damaged = [
                sample.key.clone(),
                sample.key[..sample.key.len() * 2 / 3].to_owned(),
                format!("{}!{}", &sample.key[..sample.key.len() / 2], &sample.key[sample.key.len() / 2..]),
                format!("{} {}", sample.key, sample.key),
                base64(sample.key.as_bytes()),
                format!("{}=x", sample.key),
                format!("name: {}: x", sample.key),
                sample.key.to_uppercase(),
                sample.key.replace('a', "а"),
            ];
            for pasted in decorated.chain(damaged) {
                let said = said(&of(&pasted));
                for piece in pieces(body).chain(pieces(&base64(sample.key.as_bytes()))) {
                    assert!(!said.contains(piece), "{piece} of {} is told of {pasted:?}:\n{said}", sample.key);
                }
            }
        }
    }
}

/// Pieces of six characters, those aside that every key has.
fn pieces(body: &str) -> impl Iterator<Item = &str> {
    const SHARED: &[&str] = &["T3BlbkFJ", "WGdyb3FY", "JQQJ99", "YmVkcm9jay5hbWF6b25hd3MuY29t"];
    let shared = |piece: &str| SHARED.iter().any(|shared| shared.contains(piece));
    (0..body.len().saturating_sub(6)).map(|at| &body[at..at + 6]).filter(move |piece| !shared(piece))
}

#[test]
fn every_text_gets_an_inspection() {
    let mut numbers = Numbers(12);
    let odd = [
        "",
        "=",
        ":",
        "\\",
        "\"",
        "'",
        "Bearer ",
        "https://x?key=",
        "\u{0}",
        "é",
        "%0A",
        "KEY=",
        "# ",
        "sk-",
        "eyJ",
        "<",
        "…",
        "\u{feff}",
        "\n",
        "=",
    ];
    for _ in 0..2_000 {
        let text: String = (0..numbers.below(12))
            .map(|_| match numbers.below(3) {
                0 => numbers.text(1 + numbers.0 as usize % 9, Alphabet::Base64Url),
                _ => odd[numbers.below(odd.len())].to_owned(),
            })
            .collect();
        let report = of(&text);
        assert!(!report.sentence.is_empty());
        if let Some(key) = mend(&text) {
            assert!(of(&key).defects.is_empty() || of(&key).defects.iter().all(|defect| defect.is_mendable()), "{text:?}");
        }
    }
    for paste in common::pastes("samples").iter().chain(&common::pastes("near")) {
        let said = said(&of(&paste.text));
        for key in paste.keys.iter().filter(|key| key.random.len() > 20) {
            assert!(pieces(&key.random).all(|piece| !said.contains(piece)), "{}: {said}", paste.name());
        }
    }
    of(&"sk-proj-".repeat(200_000));
    of(&"\"".repeat(1_000_000));
    of(&"KEY=".repeat(300_000));
}
