//! Applications are recognized by what they print, remedies are reached by what they ask for, and what is told about one
//! provider holds nothing of another.

use std::rc::Rc;
use why401::answer::{Answer, Choices, Chosen, ChosenApp};
use why401::catalogue::{App, AppKind, Cause, Library, MarkWeight, PROVIDERS, Provider, Remedy};
use why401::report::{Finding, Report};

/// A text that matches a phrase of the catalogue.
fn written(phrase: &str) -> String {
    phrase.replace('…', " x7 ")
}

/// The answer to a text whose cause is given.
fn answer(
    text: &str,
    cause: Option<&str>,
    provider: Option<&str>,
    status: Option<u16>,
    chosen: Chosen,
    library: &Library,
) -> Answer {
    let mut report = why401::diagnose(text);
    if let Some(cause) = cause {
        let (cause, variant) = cause.split_once('/').unwrap_or((cause, ""));
        let variant = why401::catalogue::VARIANTS
            .iter()
            .find(|entry| entry.cause.id() == cause && entry.id == variant)
            .map_or("", |entry| entry.id);
        let cause = Cause::from_id(cause).expect("the catalogue names known causes");
        report.findings = vec![Finding { cause, variant, percent: 90, supports: Vec::new(), contradicts: Vec::new() }];
    }
    report.provider = match provider {
        None => report.provider,
        Some(id) => Provider::of(id).map_or("other", |provider| provider.id),
    };
    report.status = status.or(report.status);
    Answer::of(Rc::new(report), Some(library), &Choices { chosen, ..Choices::default() })
}

fn app_of(text: &str, library: &Library) -> Option<String> {
    answer(text, None, None, None, Chosen::default(), library).situation.app.map(|app| app.id)
}

#[test]
fn the_verdict_names_who_refused() {
    let library = Library::embedded();
    let unauthorized = "401 {\"error\":\"Unauthorized\"}";
    let message = "Failed to check validity of the provided Junie API Key. Please try entering a key again.";
    for (text, expected) in [
        (unauthorized.to_owned(), "The API refused the key."),
        (format!("vllm serve qwen --port 8000\n{unauthorized}"), "vLLM refused the key."),
        (format!("Starting Junie...\n{message}"), "This message is JetBrains AI Assistant and Junie’s own."),
        ("Starting Junie...".to_owned(), "This text shows no failure."),
    ] {
        let answer = answer(&text, None, None, None, Chosen::default(), &library);
        assert_eq!(answer.verdict(), expected, "in {text}");
        assert_eq!(answer.has_no_failure(), expected == "This text shows no failure.", "in {text}");
    }
}

#[test]
fn what_tells_the_very_fault_comes_before_what_an_application_says_of_the_cause() {
    let library = Library::embedded();
    for (text, named) in [
        ("I use Zed with my own key: Incorrect API key provided: Bearer sk-ab***yz", "`Bearer`"),
        ("Kilo Code: getaddrinfo ENOTFOUND api.acme.example", "kilo.json"),
    ] {
        let act = answer(text, None, None, None, Chosen::default(), &library).act;
        assert!(act.contains(named), "{text}: {act}");
    }
}

#[test]
fn what_is_told_for_everybody_is_followed_by_the_applications_own_place() {
    let library = Library::embedded();
    let refusal = "OpenAI 404: The model `gpt-9` does not exist or you do not have access to it. code: model_not_found";
    let first = |text: String| answer(&text, None, None, None, Chosen::default(), &library).advice.steps.into_iter().next();
    assert!(first(format!("Continue version 1.0, in VS Code: {refusal}")).is_some_and(|step| step.contains("config.yaml")));
    assert!(first(refusal.to_owned()).is_none_or(|step| !step.contains("config.yaml")));
}

#[test]
fn each_failure_of_a_paste_has_advice_of_its_own() {
    let library = Library::embedded();
    let failed = |status: u16, message: &str, code: &str| {
        let body = format!("{{\"error\": {{\"message\": \"{message}\", \"code\": \"{code}\"}}}}");
        format!("Traceback (most recent call last):\nopenai.APIError: Error code: {status} - {body}\n")
    };
    let refused = failed(401, "Incorrect API key provided: undefined.", "invalid_api_key");
    let empty = failed(429, "You exceeded your current quota.", "insufficient_quota");
    let report = Rc::new(why401::diagnose(&[refused, empty].concat()));
    assert_eq!(report.others.len(), 1);
    for report in [&report].into_iter().chain(&report.others) {
        let act = Answer::of(report.clone(), Some(&library), &Choices::default()).act;
        assert_eq!(act.contains("Add credit"), report.cause() == Cause::QuotaExceeded, "{act}");
    }
}

#[test]
fn a_sure_mark_shows_its_application() {
    let library = Library::embedded();
    let mut wrong = Vec::new();
    for (id, app) in &library.apps {
        for mark in app.marks.iter().filter(|mark| mark.weight == MarkWeight::Sure) {
            let text = format!("Error: 401 Unauthorized\n{}\n", written(&mark.text));
            let found = app_of(&text, &library);
            let shares = |other: &String| library.apps[other].marks.iter().any(|own| own.text == mark.text);
            if found.as_ref() != Some(id) && !found.as_ref().is_some_and(shares) {
                wrong.push(format!("catalogue/apps/{id}.toml: {:?} shows {found:?}", mark.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} marks aren’t sure:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_application_has_what_it_takes() {
    let library = Library::embedded();
    let mut missing = Vec::new();
    for (id, App { kind, marks, credentials, remedies, docs, .. }) in &library.apps {
        let mut needs = |there: bool, what: &str| {
            if !there {
                missing.push(format!("catalogue/apps/{id}.toml: write {what}"));
            }
        };
        needs(marks.iter().any(|mark| mark.weight != MarkWeight::Weak), "a [[mark]] that isn’t weak");
        needs(!credentials.is_empty() || *kind == AppKind::Part, "a [[credential]]: where it is kept");
        needs(!remedies.is_empty(), "a [[remedy]]");
        needs(!docs.is_empty(), "`docs`: its page on sign-in or errors");
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn a_name_in_prose_is_no_application_where_all_is_well() {
    let library = Library::embedded();
    let mut wrong = Vec::new();
    for (id, app) in &library.apps {
        for name in &app.names {
            let text = format!("401 Unauthorized: invalid_api_key. The same key works in {name}.\n");
            // A name may be a mark by itself, such as that of a command.
            let is_mark = app.marks.iter().any(|mark| mark.text.eq_ignore_ascii_case(name));
            if !is_mark && app_of(&text, &library).as_ref() == Some(id) {
                wrong.push(format!("{id}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_server_of_models_that_was_not_called_is_no_application() {
    let library = Library::embedded();
    let servers = library.apps.iter().filter(|(_, app)| app.kind == AppKind::ModelServer && !app.calls.is_empty());
    for (id, app) in servers {
        let mark = app.marks.iter().find(|mark| mark.weight == MarkWeight::Sure).expect("a sure mark");
        let text = format!("{}\n401 Unauthorized\n", written(&mark.text));
        let shown = |provider: &str| {
            let answer = answer(&text, Some("invalid_key"), Some(provider), None, Chosen::default(), &library);
            answer.situation.app.map(|app| app.id)
        };
        let another = PROVIDERS.iter().find(|provider| !app.calls.iter().any(|id| id == provider.id)).expect("another");
        assert_eq!(shown(&app.calls[0]).as_ref(), Some(id));
        assert_eq!(shown("unknown").as_ref(), Some(id));
        assert_eq!(shown(another.id), None, "{id}");
    }
}

/// A text that says what a remedy asks for.
fn sample(remedy: &Remedy) -> String {
    let says = remedy.says.first().map_or("", String::as_str);
    let and_says = remedy.and_says.first().map_or("", String::as_str);
    format!("Error: {} {}\n", written(says), written(and_says))
}

/// Whether an act is that of a remedy: it holds the longest words of it that no value fills, in a sentence that isn't
/// left out.
fn is_act_of(act: &str, remedy: &Remedy) -> bool {
    let mut pieces: Vec<&str> = remedy.quick_fix.split(['{', '}']).flat_map(|part| part.split(". ")).map(str::trim).collect();
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    pieces.iter().take(2).any(|piece| act.contains(piece.trim_end_matches('.')))
}

#[test]
fn every_remedy_is_reached_by_what_it_asks_for() {
    let library = Library::embedded();
    let of_apps = library.apps.iter().flat_map(|(id, app)| app.remedies.iter().map(move |remedy| (Some(id), remedy)));
    let all: Vec<_> = of_apps.chain(library.remedies.iter().map(|remedy| (None, remedy))).collect();
    let mut unreached = Vec::new();
    for (app, remedy) in &all {
        // Where the person stands, who refused, language and SDK aren't set here.
        let free =
            remedy.stands.is_empty() && remedy.refused_by.is_empty() && remedy.languages.is_empty() && remedy.sdks.is_empty();
        if !free || remedy.says.is_empty() {
            continue;
        }
        let id = app.or(remedy.apps.first());
        let chosen = Chosen {
            app: id.map_or(ChosenApp::OwnCode, |id| ChosenApp::App(id.clone())),
            credential: remedy.credentials.first().copied(),
        };
        let cause = remedy.causes.first().map(String::as_str);
        let provider = remedy.providers.first().map(String::as_str);
        let act = answer(&sample(remedy), cause, provider, remedy.status.first().copied(), chosen, &library).act;
        // Another one with the same words may ask for more of what is so here.
        let shares = |other: &Remedy| other.says.contains(&remedy.says[0]);
        if !all.iter().any(|(_, other)| shares(other) && is_act_of(&act, other)) {
            unreached.push(format!("{id:?} {:?}: told is {act:?}", remedy.says));
        }
    }
    assert!(unreached.is_empty(), "{} remedies:\n{}", unreached.len(), unreached.join("\n"));
}

#[test]
fn people_who_use_a_program_get_no_code() {
    let library = Library::embedded();
    let text = "Traceback (most recent call last):\n  File \"/app/main.py\", line 3, in <module>\n    client.chat.completions.create(\nopenai.AuthenticationError: Error code: 401 - {'error': {'message': 'Invalid API key', 'code': 'invalid_api_key'}}\n";
    let own = answer(text, None, None, None, Chosen::default(), &library);
    assert!(!own.advice.code.is_empty(), "somebody’s own program has code to mend");
    for (id, app) in library.apps.iter().filter(|(_, app)| app.kind != AppKind::Part) {
        let chosen = Chosen { app: ChosenApp::App(id.clone()), credential: None };
        let answer = answer(text, None, None, None, chosen, &library);
        assert_eq!(answer.situation.app.as_ref().map(|app| app.name.as_str()), Some(app.name.as_str()));
        assert_eq!(answer.report.findings, own.report.findings, "{id}: the choice changes the advice alone");
        assert!(answer.advice.code.is_empty(), "{id}: {:?}", answer.advice.code);
    }
}

#[test]
fn a_report_without_a_paste_has_advice_too() {
    let library = Library::embedded();
    let finding =
        Finding { cause: Cause::InvalidKey, variant: "unknown", percent: 90, supports: Vec::new(), contradicts: Vec::new() };
    let answer = Answer::without_paste(Rc::new(Report::of(vec![finding])), Some(&library), &Choices::default());
    assert!(!answer.advice.steps.is_empty());
}

/// Everything that a remedy tells.
fn told(remedy: &Remedy) -> String {
    let Remedy { why, quick_fix, steps, workaround, prevention, .. } = remedy;
    [why, quick_fix, workaround, prevention].into_iter().chain(steps).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// The providers whose variable or host a text names as a whole word.
fn named(text: &str) -> Vec<&'static str> {
    let whole = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let joins = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '.';
            let end = text[at + word.len()..].chars().next().is_some_and(|next| next.is_ascii_alphanumeric() || next == '_');
            !text[..at].ends_with(joins) && !end
        })
    };
    let own =
        |provider: &&&Provider| provider.env.iter().chain(provider.hosts).any(|word| word.contains(['_', '.']) && whole(word));
    PROVIDERS.iter().collect::<Vec<_>>().iter().filter(own).map(|provider| provider.id).collect()
}

#[test]
fn a_remedy_for_all_providers_names_none() {
    let library = Library::embedded();
    let general =
        library.remedies.iter().filter(|remedy| remedy.providers.is_empty() && remedy.apps.is_empty() && remedy.says.is_empty());
    let wrong: Vec<String> = general
        .filter(|remedy| !named(&told(remedy)).is_empty())
        .map(|remedy| format!("{:?} in: {}", named(&told(remedy)), told(remedy)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_remedy_for_one_provider_names_no_other() {
    let library = Library::embedded();
    let mut wrong = Vec::new();
    for remedy in library.remedies.iter().filter(|remedy| !remedy.providers.is_empty() && remedy.apps.is_empty()) {
        let shared = |other: &&&str| {
            let kin = |id: &String| {
                Provider::of(id)
                    .is_some_and(|own| own.env.iter().any(|env| Provider::of(other).is_some_and(|other| other.env.contains(env))))
            };
            !remedy.providers.iter().any(|id| id == **other || kin(id))
        };
        let text = told(remedy);
        let others: Vec<&str> = named(&text).iter().filter(shared).copied().collect();
        if !others.is_empty() {
            wrong.push(format!("{:?} names {others:?}: {text}", remedy.providers));
        }
    }
    assert!(wrong.is_empty(), "{} remedies:\n{}", wrong.len(), wrong.join("\n\n"));
}

/// An act points to commands only where some are shown with it.
#[test]
fn no_act_points_to_commands_that_are_not_there() {
    let library = Library::embedded();
    let mut wrong = Vec::new();
    for entry in why401::catalogue::VARIANTS.iter() {
        let cause = [entry.cause.id(), "/", entry.id].concat();
        for (text, chosen) in [("x", ChosenApp::Unsaid), ("import openai\nclient = openai.OpenAI()", ChosenApp::OwnCode)] {
            let answer = answer(text, Some(&cause), None, None, Chosen { app: chosen, credential: None }, &library);
            if answer.quick_fix.is_empty() && answer.act.contains("below") {
                wrong.push(format!("{cause}: {}", answer.act));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
