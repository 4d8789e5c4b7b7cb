//! No key leaves: every known form of a key, in every container that people paste, through every output.
//!
//! Of a key an output may show the public prefix or eight characters, and the last four. The tests of the
//! page look at the same in a browser (`tests/e2e/secrecy.spec.mjs`).

use crate::common;
use crate::common::command::run;
use crate::common::containers::{self, Container, base64};
use crate::common::keys::samples;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;
use std::sync::LazyLock;
use why401::catalogue::{Library, key_forms};
use why401::credential::inspect;
use why401::facts::Facts;
use why401::redaction::{Personal, Redactor, Secret, redact, redact_with};
use why401::render::from_link;

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::embedded);

/// A key of one form.
struct Form {
    /// Whose, and which.
    name: String,
    /// What every such key begins with, which is no secret.
    prefix: &'static str,
    /// The key.
    key: String,
    /// What no output may show of it.
    pieces: Pieces,
}

impl Form {
    /// Whether a key of this form can be known in a container: by its prefix, or by a name.
    fn is_known_in(&self, container: &Container) -> bool {
        !self.prefix.is_empty() || container.names_it
    }
}

/// A key of every form, nobody's, the same in every run.
fn forms() -> Vec<Form> {
    let forms: Vec<Form> = samples(401)
        .into_iter()
        .zip(key_forms())
        .map(|(sample, (_, form))| Form {
            name: format!("{} {}", sample.owner, sample.kind),
            prefix: sample.prefix,
            pieces: Pieces::of(&sample.key, sample.prefix, form.infix.unwrap_or("")),
            key: sample.key,
        })
        .collect();
    assert!(forms.len() > 50, "{} forms", forms.len());
    forms
}

/// What a paste becomes, by name. The command has tests of its own below.
fn outputs(paste: &str) -> Vec<(&'static str, String)> {
    let answer = common::answer(paste, Some(&LIBRARY));
    let report = &answer.report;
    let redaction = redact(paste);
    let link = answer.to_link();
    let mut streamed = Vec::new();
    let mut redactor = Redactor::new(Personal::ALL);
    for piece in paste.as_bytes().chunks(7) {
        redactor.push(piece, &mut streamed);
    }
    redactor.finish(&mut streamed);
    vec![
        ("JSON", answer.to_json(None, &[])),
        ("Markdown", answer.to_markdown()),
        ("text", answer.to_text()),
        ("the report's redacted text", report.redaction.text.clone()),
        ("notes", report.notes.join("\n")),
        ("the link's report", format!("{:?}", from_link(&link))),
        ("link", link),
        ("redacted text", redaction.text.clone()),
        ("text redacted in pieces", String::from_utf8_lossy(&streamed).into_owned()),
        ("text redacted with what is personal", redact_with(paste, Personal::ALL).text),
        ("the facts, for debugging", format!("{:?}", Facts::gather(&redaction))),
        ("the redaction, for debugging", format!("{redaction:?}")),
        ("the answer, for debugging", format!("{answer:?}")),
        ("the inspection, for debugging", format!("{:?}", inspect(&Secret::new(paste.to_owned())))),
        ("the report, for debugging", format!("{report:?}")),
    ]
}

/// So many characters in a row are too many, wherever they stand: no text of ours holds them by chance.
const PIECE: usize = 8;
/// So many are shown from the beginning of a key, and from its end.
const HEAD: usize = 8;
const TAIL: usize = 4;

/// The pieces of a key that no output may show, upper or lower case.
struct Pieces {
    /// Every run of eight characters but the first, as it is and in base64.
    runs: HashSet<u64>,
    /// Which values the runs have, roughly: most of what is looked at is none of them.
    rough: Vec<bool>,
    /// A longer end than may be shown.
    tail: String,
}

impl Pieces {
    fn of(plain: &str, prefix: &str, infix: &str) -> Pieces {
        let key = plain.to_ascii_lowercase();
        let public = [prefix, infix].map(str::to_ascii_lowercase);
        let is_public =
            |piece: &str| public.iter().any(|known| known.contains(piece) || known.len() > 4 && piece.contains(known.as_str()));
        let mut runs = HashSet::new();
        let mut add = |text: &str, first: usize| {
            for piece in (first..).map_while(|start| text.get(start..start + PIECE)).filter(|piece| !is_public(piece)) {
                runs.extend(each_run(piece));
            }
        };
        add(&key, 1);
        // In base64 the key is as readable. What stands in front of it, and its prefix, is in the first letters.
        for before in ["", "a", "ab"] {
            add(&base64(format!("{before}{plain}")).to_ascii_lowercase(), prefix.len().div_ceil(3) * 4 + 4);
        }
        let mut rough = vec![false; 1 << 16];
        for run in &runs {
            rough[place(*run)] = true;
        }
        Pieces { runs, rough, tail: key[key.len() - TAIL - 2..].to_owned() }
    }

    /// The piece that an output shows.
    fn find(&self, output: &str) -> Option<String> {
        // A line break within a key hides nothing.
        let whole = output.to_ascii_lowercase();
        let joined: String = whole.split_whitespace().collect();
        self.find_in(&whole).or_else(|| self.find_in(&joined))
    }

    fn find_in(&self, output: &str) -> Option<String> {
        if output.contains(&self.tail) {
            return Some(self.tail.clone());
        }
        let mut runs = each_run(output);
        runs.find(|run| self.rough[place(*run)] && self.runs.contains(run))
            .map(|run| String::from_utf8_lossy(&run.to_be_bytes()).into_owned())
    }
}

/// Every run of eight bytes in a text, as a number.
fn each_run(text: &str) -> impl Iterator<Item = u64> + '_ {
    let mut run = 0_u64;
    text.bytes().enumerate().filter_map(move |(at, byte)| {
        run = run << 8 | u64::from(byte);
        (at + 1 >= PIECE).then_some(run)
    })
}

fn place(run: u64) -> usize {
    usize::try_from(run.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48).expect("16 bits")
}

/// Ways in which keys came out whole once, beside the containers: where a key stands, whether only keys with a prefix are
/// known there, and the text.
type Way = (&'static str, bool, fn(&str) -> String);

static WAYS: &[Way] = &[
    ("a reference's default", false, |key| format!("PORT=1\nOPENAI_API_KEY=${{X:-{key}}}\nDEBUG=1\n")),
    ("a reference's name", false, |key| format!("PORT=1\nOPENAI_API_KEY=${key}\nDEBUG=1\n")),
    ("a reference's name in braces", false, |key| format!("OPENAI_API_KEY='${{{key}}}'\nDEBUG=1\n")),
    ("a reference of cmd", false, |key| format!("PORT=1\nOPENAI_API_KEY=%{key}%\nDEBUG=1\n")),
    ("a placeholder's brackets", false, |key| format!("PORT=1\nOPENAI_API_KEY=<{key}>\nDEBUG=1\n")),
    ("curly quotes", false, |key| format!("PORT=1\nOPENAI_API_KEY=“{key}”\nDEBUG=1\n")),
    ("two pairs of quotes", false, |key| format!("PORT=1\nOPENAI_API_KEY=\"'{key}'\"\nDEBUG=1\n")),
    ("in front of a reference", false, |key| format!("PORT=1\nOPENAI_API_KEY={key}$x\nDEBUG=1\n")),
    ("a tag of YAML", false, |key| format!("env:\n  OPENAI_API_KEY: !!str {key}\n  DEBUG: 1\n")),
    ("a block of YAML", false, |key| format!("env:\n  OPENAI_API_KEY: >-\n    {key}\n  DEBUG: 1\n")),
    ("a reference of Compose", false, |key| {
        format!("services:\n  web:\n    image: x\n    environment:\n      OPENAI_API_KEY: ${{X:-{key}}}\n")
    }),
    ("an echo that a terminal wrapped", true, |key| wrapped_echo(key, key.len() / 2)),
    ("an echo that a terminal wrapped within the prefix", true, |key| wrapped_echo(key, 2)),
    ("an echo that a terminal wrapped behind one letter", true, |key| wrapped_echo(key, 1)),
    ("an echo that a terminal wrapped near its end", true, |key| wrapped_echo(key, key.len() - 7)),
];

/// An error of which so many letters of the key fit on the first line, and every line is indented.
fn wrapped_echo(key: &str, first: usize) -> String {
    let message = format!("Incorrect API key provided: {key}. You can find your API key at https://x.example/keys.");
    let text = format!("openai.AuthenticationError: Error code: 401 - {{\"error\": {{\"message\": \"{message}\"}}}}");
    let columns = text.find(key).expect("it is in there") + first;
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(columns).map(|line| format!("    {}\n", line.iter().collect::<String>())).collect()
}

/// Every text in the JSON of a report, by the names of its fields.
fn fields(value: &serde_json::Value, name: &str, found: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(text) => found.push((name.to_owned(), text.clone())),
        serde_json::Value::Array(items) => items.iter().for_each(|item| fields(item, name, found)),
        serde_json::Value::Object(all) => {
            for (field, value) in all {
                fields(value, &format!("{name}.{field}"), found);
                found.push((format!("{name}'s names"), field.clone()));
            }
        }
        _ => {}
    }
}

/// What leaked: where the key stood, where a piece of it came out, and of which form.
type Leaks = BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)>;

/// Fails with what leaked, a line for each container.
fn assert_none(leaks: &Leaks) {
    let mut text = String::new();
    for (container, (outputs, forms)) in leaks {
        let outputs: Vec<&str> = outputs.iter().map(String::as_str).collect();
        let some: Vec<&str> = forms.iter().take(10).map(String::as_str).collect();
        writeln!(text, "{container} → {}\n    {} forms: {}", outputs.join(", "), forms.len(), some.join(", "))
            .expect("a string takes it");
    }
    assert!(leaks.is_empty(), "pieces of keys are in:\n{text}");
}

/// Takes down what an output shows.
fn look(leaks: &mut Leaks, form: &Form, container: &str, output: &str, text: &str) {
    if let Some(piece) = form.pieces.find(text) {
        let (outputs, forms) = leaks.entry(container.to_owned()).or_default();
        outputs.insert(output.to_owned());
        forms.insert(format!("{} ({piece})", form.name));
    }
}

#[test]
fn no_output_holds_a_key_of_any_form_in_any_container() {
    let mut leaks = Leaks::new();
    for form in forms() {
        for container in containers::ALL.iter().filter(|container| form.is_known_in(container)) {
            for (output, text) in outputs(&(container.wrap)(&form.key)) {
                look(&mut leaks, &form, container.name, output, &text);
            }
        }
    }
    assert_none(&leaks);
}

#[test]
fn no_field_holds_a_key_that_stands_in_a_reference_or_that_a_terminal_wrapped() {
    let mut leaks = Leaks::new();
    for form in forms() {
        for (name, prefixed, wrap) in WAYS.iter().filter(|(_, prefixed, _)| !prefixed || !form.prefix.is_empty()) {
            let paste = wrap(&form.key);
            for (output, text) in outputs(&paste) {
                look(&mut leaks, &form, name, output, &text);
            }
            let answer = common::answer(&paste, Some(&LIBRARY));
            let json = serde_json::from_str(&answer.to_json(None, &[])).expect("the JSON is JSON");
            let mut all = Vec::new();
            fields(&json, "", &mut all);
            for (field, text) in all {
                look(&mut leaks, &form, name, &field, &text);
            }
            // The key is taken for one that was echoed, and told in one piece.
            let hint = answer.report.key_hint.as_deref().unwrap_or("");
            let head = hint.split('…').next().unwrap_or("");
            assert!(!prefixed || !head.is_empty() && form.key.starts_with(head), "{hint} of {} in {name}: {paste}", form.name);
        }
    }
    assert_none(&leaks);
}

#[test]
fn the_check_finds_what_it_looks_for() {
    for form in forms() {
        let key = &form.key;
        let head = HEAD.max(form.prefix.len());
        let shown = [
            key.clone(),
            key.to_ascii_uppercase(),
            format!("“{}…”", &key[..head + PIECE]),
            key[key.len() - TAIL - 2..].to_owned(),
            format!("… {} …", &key[key.len() - PIECE - 3..key.len() - 3]),
            format!("“{}\n   {}…”", &key[..head + 1], &key[head + 1..head + PIECE]),
            base64(key),
            base64(format!("user:{key}")),
            base64(format!("api:{key}")),
        ];
        for text in shown {
            assert!(form.pieces.find(&text).is_some(), "{}: {text}", form.name);
        }
        let mask = format!("{}…{}", &key[..HEAD], &key[key.len() - TAIL..]);
        assert_eq!(form.pieces.find(&mask), None, "{}", form.name);
    }
}

/// What the command prints, on both streams.
fn printed(arguments: &[&str], input: &str) -> String {
    let output = run(arguments, input.as_bytes());
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Every container of every form as a record, one process.
#[test]
fn no_line_of_the_command_holds_a_key() {
    let forms = forms();
    let mut records = String::new();
    for form in &forms {
        for container in containers::ALL {
            let record = serde_json::json!({ "id": container.name, "input": (container.wrap)(&form.key) });
            writeln!(records, "{record}").expect("a string takes it");
        }
    }
    let printed = printed(&["--jsonl"], &records);
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), forms.len() * containers::ALL.len());
    let mut leaks = Leaks::new();
    for (form, lines) in forms.iter().zip(lines.chunks(containers::ALL.len())) {
        for (container, line) in containers::ALL.iter().zip(lines) {
            assert!(line.contains("\"fingerprint\""), "{line}");
            if form.is_known_in(container) {
                look(&mut leaks, form, container.name, "--jsonl", line);
            }
        }
    }
    assert_none(&leaks);
}

#[test]
fn no_face_of_the_command_prints_a_key() {
    let mut leaks = Leaks::new();
    for form in forms() {
        let env = format!("OPENAI_API_KEY={}\n", form.key);
        let paste = format!("{env}Error code: 401 - {{'error': {{'message': 'Incorrect API key provided: {}.'}}}}\n", form.key);
        for (arguments, input) in [
            (&[][..], &paste),
            (&["--json"], &paste),
            (&["redact"], &paste),
            (&["key"], &form.key),
            (&["key", "--json"], &form.key),
            (&["key"], &env),
            // A key where a name or an option belongs isn't repeated; nor is one in a line that is no JSON.
            (&["--jsonl"], &paste),
        ] {
            let printed = printed(arguments, input);
            assert!(!printed.is_empty(), "{arguments:?} said nothing");
            look(&mut leaks, &form, "an assignment", &format!("why401 {}", arguments.join(" ")), &printed);
        }
        for (number, arguments) in [
            &[&*format!("--{}", form.key)][..],
            &[&form.key],
            &["--json", "--", &form.key],
            &["/dev/null", &form.key],
            &["key", &form.key],
            &["redact", &form.key],
            &["--jsonl", &form.key],
            &["--jsonl", "--field", &form.key],
        ]
        .into_iter()
        .enumerate()
        {
            let input = if arguments.contains(&"--field") { "{\"a\": 1}" } else { "" };
            let printed = printed(arguments, input);
            look(&mut leaks, &form, "an argument", &arguments.join(" ").replace(&form.key, "KEY"), &printed);
            let told = printed.contains("why401 key < FILE");
            assert!(told || !(1..=4).contains(&number), "{}: {printed}", form.name);
        }
    }
    assert_none(&leaks);
}

/// Whatever a paste says in the place of a code, a link holds words of the catalogue.
#[test]
fn no_secret_rides_in_the_code_of_a_link() {
    let words = ["hunter2", "correct-horse-battery", "alice.smith", "123456789", "invalid_api_key_7Qx2", "acme_prod_billing"];
    let keys: Vec<String> = forms().into_iter().map(|form| form.key).collect();
    for code in words.into_iter().chain(keys.iter().map(String::as_str)) {
        for field in ["code", "type", "status", "reason"] {
            let paste = format!("HTTP/1.1 401 Unauthorized\n\n{{\"error\":{{\"message\":\"refused\",\"{field}\":\"{code}\"}}}}");
            let link = common::answer(&paste, None).to_link();
            assert!(!link.contains(code) && !link.contains("code="), "{link}");
        }
    }
    let answer = common::answer("{\"error\":{\"message\":\"refused\",\"code\":\"invalid_api_key\"}}", None);
    assert!(answer.to_link().contains("&code=invalid_api_key&"), "a known code is told");
}
