//! The catalogue of errors: the list, and one article.

use super::code::code_pairs;
use super::prose::{items, link, paragraphs, prose};
use crate::catalogue::{Article, ArticleCause, CommunityNote, Library};
use crate::remedy::{Block, article_facts, article_page};
use crate::ui::commands::{command, commands};
use crate::ui::markup::{all, el, heading, label, li, listening, on_input, p, tag, text};
use crate::ui::state::{Action, State};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The title of the list.
pub const TITLE: &str = "Errors";

/// The list.
pub fn errors(library: &Library, state: &State, act: &Callback<Action>) -> Html {
    let mut entries = Vec::new();
    for article in library.articles.iter().filter(|article| matches(article, &state.query)) {
        let link = tag("a", &[("href", &["#/errors/", &article.id].concat())], text(&article.title));
        let name = vec![link, el("br", "", Html::default()), el("span", "facts", text(&article_facts(article)))];
        entries.push(li(all(vec![el("span", "", all(name)), p("", prose(&article.quick_fix))])));
    }
    let count = match entries.len() {
        0 => "No article has all of these words. Paste the error itself: the page knows more errors than it has articles for."
            .to_owned(),
        1 => "1 article".to_owned(),
        more => [&more.to_string(), " articles"].concat(),
    };
    let act = act.clone();
    let typed = move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            act.emit(Action::Searched(input.value().to_ascii_lowercase().into()));
        }
    };
    let attributes = [
        ("id", "search"),
        ("type", "search"),
        ("data-testid", "catalogue-search"),
        ("autocomplete", "off"),
        // What was searched for is still there after a look at an article.
        ("value", &state.query),
    ];
    let parts = vec![
        heading(TITLE),
        label("search", "Search by exception, status, provider or any word"),
        listening("input", &attributes, vec![on_input(Callback::from(typed))], Html::default()),
        tag("p", &[("class", "note"), ("role", "status")], text(&count)),
        el("ul", "pairs list", all(entries)),
    ];
    el("div", "article", all(parts))
}

/// One article.
pub fn article(id: &str, library: &Library, state: &State, act: &Callback<Action>) -> Html {
    match library.article(id) {
        Some(article) => page(article, library, state, act),
        None => {
            let list = tag("a", &[("href", "#/errors/")], text("the list of errors"));
            view("No such article", all(vec![text("Look for it in "), list, text(".")]))
        }
    }
}

fn view(title: &str, content: Html) -> Html {
    el("div", "article", all(vec![heading(title), p("", content)]))
}

fn matches(article: &Article, query: &str) -> bool {
    let mut all = article_facts(article);
    for text in [&article.title, &article.exception, &article.meaning, &article.quick_fix] {
        all.push_str(text);
    }
    for cause in &article.causes {
        all.push_str(&cause.title);
    }
    all.make_ascii_lowercase();
    query.split(' ').all(|word| all.contains(word))
}

fn page(article: &Article, library: &Library, state: &State, act: &Callback<Action>) -> Html {
    let page = article_page(article, library);
    let mut parts = vec![p("facts", text(&page.facts)), heading(page.title), p("facts", text(page.exception))];
    for (title, blocks) in &page.sections {
        parts.push(el("h2", "", text(title)));
        parts.extend(blocks.iter().map(|shown| block(shown, state, act)));
    }
    tag("article", &[("class", "article"), ("data-testid", "article"), ("data-article", &article.id)], all(parts))
}

fn block(block: &Block, state: &State, act: &Callback<Action>) -> Html {
    match block {
        Block::Prose(said) => paragraphs(said),
        Block::List(list) => el("ul", "", items(list)),
        Block::Output(output) => command(output, "the stack trace"),
        Block::Commands(fix) => commands("fix", fix, state.place, act),
        Block::Code(pairs) => code_pairs(pairs, state.language, act),
        Block::Causes(list) => el("ol", "", causes(list)),
        Block::Verified(on, how) => p("", all(vec![text("Last verified on "), date(on), prose(&[": ", how].concat())])),
        Block::Sources(list) => el("ul", "", all(list.iter().map(|source| li(link(&source.url, &source.title))).collect())),
        Block::Notes(list) => all(list.iter().map(note).collect()),
        Block::Remark(said) => p("note", prose(said)),
    }
}

fn causes(list: &[ArticleCause]) -> Html {
    let mut nodes = Vec::new();
    for cause in list {
        let fix = p("", all(vec![el("b", "", text("Fix: ")), prose(&cause.fix)]));
        nodes.push(li(all(vec![el("h3", "", prose(&cause.title)), paragraphs(&cause.cause), fix])));
    }
    all(nodes)
}

fn date(date: &str) -> Html {
    tag("time", &[("datetime", date)], text(date))
}

fn note(note: &CommunityNote) -> Html {
    let by = p("note", all(vec![text(&[&note.author, ", "].concat()), date(&note.date)]));
    el("blockquote", "", all(vec![paragraphs(&note.text), by]))
}
