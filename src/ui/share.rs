//! Taking the answer along: Markdown for a ticket, and a link that carries nothing of the paste.

use super::browser;
use super::copy::copy;
use super::markup::{all, el, p, section, text};
use super::route::Route;
use super::state::State;
use crate::report::Report;
use std::rc::Rc;
use yew::prelude::*;

/// The buttons.
pub fn share(report: &Rc<Report>, state: &State) -> Html {
    let article = report.article();
    let library = state.shelf.library();
    let markdown = {
        let report = report.clone();
        move || report.to_markdown(library.as_deref())
    };
    let link = move || {
        let route = article.map_or(Route::Diagnose, |id| Route::Article(id.to_owned()));
        [browser::address(), route.hash()].concat()
    };
    let label = if article.is_some() { "Copy link to the article" } else { "Copy link to this page" };
    let buttons =
        vec![copy("Copy Markdown for a ticket", "share-markdown", Box::new(markdown)), copy(label, "share-link", Box::new(link))];
    let note = "Secrets are taken out of both. The link carries nothing of your paste.";
    section("share", "share", "", "Share", all(vec![el("div", "row", all(buttons)), p("note", text(note))]))
}
