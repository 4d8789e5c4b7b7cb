//! `catalogue/stands.toml`: each word shows where a person stands, and the near-misses beside it don't.

use super::Wrong;
use std::rc::Rc;
use why401::answer::{Answer, Choices};
use why401::catalogue::{Library, Stands};
use why401::report::Situation;

/// The file itself, with the near-misses that the library doesn't have.
fn stands_toml() -> toml::Table {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/catalogue/stands.toml");
    std::fs::read_to_string(path).expect("it is there").parse().expect("TOML")
}

/// The situation of the person who writes a text.
fn situation(text: &str, library: &Library) -> Situation {
    Answer::of(Rc::new(why401::diagnose(text)), Some(library), &Choices::default()).situation
}

/// Where the person stands who writes a text.
fn stands(text: &str, library: &Library) -> Stands {
    situation(text, library).stands
}

#[test]
fn each_word_shows_where_somebody_stands() {
    let library = Library::embedded();
    let mut wrong = Wrong::default();
    for of in &library.stands {
        for word in &of.words {
            let text = format!("{word} x: the model answers HTTP 401");
            let found = stands(&text, &library);
            wrong.unless(found == of.stands, || {
                format!("{text:?} is of {}: does a mark of an application or another word hide this one?", found.id())
            });
        }
    }
    wrong.finish();
}

#[test]
fn near_misses_show_nothing() {
    let file = stands_toml();
    let library = Library::embedded();
    let mut wrong = Wrong::default();
    for of in file["words"].as_array().expect("a list") {
        let near = of["near"].as_array().expect("a list");
        wrong.unless(!near.is_empty(), || format!("write a near-miss for the words of {}", of["source"]));
        for text in near.iter().filter_map(toml::Value::as_str) {
            let said = of["words"].as_array().into_iter().flatten().filter_map(toml::Value::as_str);
            let holds = said.filter(|word| text.to_lowercase().contains(word)).count() > 0;
            let found = stands(&format!("{text}\nHTTP 401"), &library);
            wrong.unless(holds, || format!("{text:?} holds none of the words"));
            wrong.unless(Some(found.id()) != of["stands"].as_str(), || format!("{text:?} is taken for one of {}", found.id()));
        }
    }
    wrong.finish();
}

#[test]
fn texts_show_the_kind_of_credential() {
    let file = stands_toml();
    let library = Library::embedded();
    let mut wrong = Wrong::default();
    for of in file["credential"].as_array().expect("a list") {
        let kind = of["kind"].as_str().expect("a text");
        let texts = |key: &str| of[key].as_array().into_iter().flatten().filter_map(toml::Value::as_str);
        let of_text = |text: &str| situation(&format!("{text}\nHTTP 401 invalid API key"), &library).credential.id();
        wrong.unless(texts("near").next().is_some(), || format!("write a near-miss for the words of {kind}"));
        for text in texts("words") {
            wrong.unless(of_text(text) == kind, || format!("{text:?} shows {}", of_text(text)));
        }
        for text in texts("near") {
            wrong.unless(of_text(text) != kind, || format!("{text:?} is taken for {kind}"));
        }
    }
    wrong.finish();
}

/// What shows somebody who runs a gateway counts where a gateway is spoken of, and nowhere else.
#[test]
fn a_gateway_is_run_by_somebody() {
    let library = Library::embedded();
    let refusal = "litellm.proxy.proxy_server: HTTP 401 Invalid proxy server token passed";
    let mut wrong = Wrong::default();
    for shown in library.stands.iter().flat_map(|of| &of.beside_gateway) {
        let with = stands(&format!("{shown}\n{refusal}"), &library);
        wrong.unless(with == Stands::GatewayOperator, || format!("{shown:?} beside a gateway's refusal: {}", with.id()));
    }
    let without = stands("docker run my-image\nHTTP 401 from api.openai.com", &library);
    wrong.unless(without != Stands::GatewayOperator, || "`docker run` alone shows a gateway".to_owned());
    wrong.finish();
}
