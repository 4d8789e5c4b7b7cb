//! Taking the answer along: Markdown for a ticket, JSON for a program, and a link that carries the facts and nothing
//! of the paste.

use crate::answer::Answer;
use crate::ui::browser;
use crate::ui::copy::copy;
use crate::ui::markup::{all, el, p, section, text};
use crate::ui::route::Route;
use std::rc::Rc;
use yew::prelude::*;

/// The buttons.
pub fn share(answer: &Rc<Answer>) -> Html {
    let markdown = {
        let answer = answer.clone();
        move || answer.to_markdown()
    };
    let json = {
        let answer = answer.clone();
        move || answer.to_json(None, &[])
    };
    let link = {
        let answer = answer.clone();
        move || address(&Route::Shared(answer.to_link()))
    };
    let mut buttons = vec![
        copy("Copy Markdown for a ticket", "share-markdown", markdown),
        copy("Copy JSON", "share-json", json),
        copy("Copy link", "share-link", link),
    ];
    if let Some(id) = answer.report.article() {
        buttons.push(copy("Copy link to the article", "share-article", move || address(&Route::Article(id.to_owned()))));
    }
    let note = "Secrets are removed from all of them. The link opens this diagnosis; it has the cause, service, status, code and SDK, and nothing from your paste.";
    section("share", "share", "", "Share", all(vec![el("div", "row", all(buttons)), p("note", text(note))]))
}

/// The whole address of a view.
fn address(route: &Route) -> String {
    [browser::address(), route.hash()].concat()
}
