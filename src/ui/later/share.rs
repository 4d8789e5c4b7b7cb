//! Taking the answer along: Markdown for a ticket, JSON for a program, and a link that carries the facts and nothing
//! of the paste.

use crate::catalogue::Library;
use crate::report::Report;
use crate::ui::browser;
use crate::ui::copy::copy;
use crate::ui::markup::{all, el, p, section, text};
use crate::ui::route::Route;
use std::rc::Rc;
use yew::prelude::*;

/// The buttons. `sdk_major` is that of the report's details.
pub fn share(report: &Rc<Report>, sdk_major: Option<String>, library: &Rc<Library>) -> Html {
    let markdown = {
        let (report, library) = (report.clone(), library.clone());
        move || report.to_markdown(Some(&library))
    };
    let json = {
        let (report, library) = (report.clone(), library.clone());
        move || report.to_json(Some(&library), None)
    };
    let link = {
        let report = report.clone();
        move || address(&Route::Shared(report.to_link(sdk_major.as_deref())))
    };
    let mut buttons = vec![
        copy("Copy Markdown for a ticket", "share-markdown", markdown),
        copy("Copy JSON", "share-json", json),
        copy("Copy link", "share-link", link),
    ];
    if let Some(id) = report.article() {
        buttons.push(copy("Copy link to the article", "share-article", move || address(&Route::Article(id.to_owned()))));
    }
    let note = "Secrets are taken out of all of them. The link opens this diagnosis; it holds cause, service, status, code and SDK, and nothing of your paste.";
    section("share", "share", "", "Share", all(vec![el("div", "row", all(buttons)), p("note", text(note))]))
}

/// The whole address of a view.
fn address(route: &Route) -> String {
    [browser::address(), route.hash()].concat()
}
