//! Taking the answer along: Markdown for a ticket, and a link that carries nothing of the paste.

use super::browser;
use super::copy::Copy;
use super::route::Route;
use crate::catalogue::Library;
use crate::report::Report;
use std::rc::Rc;
use yew::prelude::*;

/// The buttons.
pub fn share(report: &Rc<Report>, library: Option<Rc<Library>>) -> Html {
    let article = report.article();
    let markdown = {
        let report = report.clone();
        Callback::from(move |()| report.to_markdown(library.as_deref()))
    };
    let link = Callback::from(move |()| {
        let route = article.map_or(Route::Diagnose, |id| Route::Article(id.to_owned()));
        [browser::address(), route.hash()].concat()
    });
    let label = if article.is_some() { "Copy link to the article" } else { "Copy link to this page" };
    html! {
        <section aria-labelledby="share">
            <h2 id="share">{ "Share" }</h2>
            <div class="row">
                <Copy label="Copy Markdown for a ticket" testid="share-markdown" text={markdown} />
                <Copy {label} testid="share-link" text={link} />
            </div>
            <p class="note">{ "Secrets are taken out of both. The link carries nothing of your paste." }</p>
        </section>
    }
}
