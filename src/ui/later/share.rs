//! Taking the answer along: Markdown for a ticket, JSON for a program, and a link that carries nothing of the paste.

use crate::catalogue::Library;
use crate::report::Report;
use crate::ui::browser;
use crate::ui::copy::copy;
use crate::ui::markup::{all, el, p, section, text};
use crate::ui::route::Route;
use std::rc::Rc;
use yew::prelude::*;

/// The buttons.
pub fn share(report: &Rc<Report>, library: &Rc<Library>) -> Html {
    let article = report.article();
    let markdown = {
        let (report, library) = (report.clone(), library.clone());
        move || report.to_markdown(Some(&library))
    };
    let json = {
        let (report, library) = (report.clone(), library.clone());
        move || report.to_json(Some(&library), None)
    };
    let link = move || {
        let route = article.map_or(Route::Diagnose, |id| Route::Article(id.to_owned()));
        [browser::address(), route.hash()].concat()
    };
    let label = if article.is_some() { "Copy link to the article" } else { "Copy link to this page" };
    let buttons = vec![
        copy("Copy Markdown for a ticket", "share-markdown", markdown),
        copy("Copy JSON", "share-json", json),
        copy(label, "share-link", link),
    ];
    let note = "Secrets are taken out of all of them. The link carries nothing of your paste.";
    section("share", "share", "", "Share", all(vec![el("div", "row", all(buttons)), p("note", text(note))]))
}
