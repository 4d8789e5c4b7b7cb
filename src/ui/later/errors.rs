//! The catalogue of errors: the list, and one article.

use super::code::code_pairs;
use super::prose::{items, link, paragraphs, prose};
use crate::catalogue::{Article, Library, Provider};
use crate::remedy::{self, fix_places};
use crate::report::Names;
use crate::ui::commands::{command, commands};
use crate::ui::markup::{all, el, heading, label, li, listening, on_input, p, tag, text};
use crate::ui::state::{Action, State};
use crate::ui::verdict::minutes;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The title of the list.
pub const TITLE: &str = "Errors";

/// The list.
pub fn errors(library: &Library, state: &State, act: &Callback<Action>) -> Html {
    let mut entries = Vec::new();
    for article in library.articles.iter().filter(|article| matches(article, &state.query)) {
        let link = tag("a", &[("href", &["#/errors/", &article.id].concat())], text(&article.title));
        let name = vec![link, el("br", "", Html::default()), el("span", "facts", text(&facts(article)))];
        entries.push(li(all(vec![el("span", "", all(name)), p("", prose(&article.quick_fix))])));
    }
    let count = match entries.len() {
        0 => "No article has all of these words. Paste the error itself: the page knows more than it has articles.".to_owned(),
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
        label("search", "Search by exception, status, provider or words"),
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
            view("There is no such article", all(vec![text("Look for it in "), list, text(".")]))
        }
    }
}

fn view(title: &str, content: Html) -> Html {
    el("div", "article", all(vec![heading(title), p("", content)]))
}

fn matches(article: &Article, query: &str) -> bool {
    let mut all = facts(article);
    for text in [&article.title, &article.exception, &article.meaning, &article.quick_fix] {
        all.push_str(text);
    }
    for cause in &article.causes {
        all.push_str(&cause.title);
    }
    all.make_ascii_lowercase();
    query.split(' ').all(|word| all.contains(word))
}

/// `OpenAI · HTTP 401 · critical · beginner · 2 to 5 minutes`
fn facts(article: &Article) -> String {
    let mut facts = Provider::of(&article.provider).map_or(article.provider.as_str(), |provider| provider.name).to_owned();
    for status in &article.statuses {
        facts.push_str(" · HTTP ");
        facts.push_str(&status.to_string());
    }
    for fact in [&article.severity, &article.level, &minutes(article.minutes[0], article.minutes[1])] {
        facts.push_str(" · ");
        facts.push_str(fact);
    }
    facts
}

fn page(article: &Article, library: &Library, state: &State, act: &Callback<Action>) -> Html {
    let names = Provider::of(&article.provider).map(Names::of).unwrap_or_default();
    let fix = fix_places(&article.fix, &names);
    let pairs = remedy::code_pairs(library, &article.snippet, "python", &names);
    let mut parts = vec![p("facts", text(&facts(article))), heading(&article.title), p("facts", text(&article.exception))];
    for (title, content) in [
        ("What it means", paragraphs(&article.meaning)),
        ("Stack trace", command(&article.stack_trace, "the stack trace")),
        ("Quick fix", all(vec![paragraphs(&article.quick_fix), commands("fix", &fix, state.place, act)])),
        ("Why it happens", paragraphs(&article.why)),
        ("How a program notices", el("ul", "", items(&article.detection))),
        ("Causes and fixes, in the order to check", el("ol", "", causes(article))),
        ("Broken and fixed", code_pairs(&pairs, state.language, act)),
        ("Until it’s fixed", paragraphs(&article.workaround)),
        ("So that it doesn’t come back", el("ul", "", items(&article.prevention))),
        ("Versions", el("ul", "", items(&article.versions))),
        ("Sources", all(vec![verified(article), el("ul", "", sources(article))])),
        ("Notes from readers", notes(article)),
    ] {
        parts.push(el("h2", "", text(title)));
        parts.push(content);
    }
    tag("article", &[("class", "article"), ("data-testid", "article"), ("data-article", &article.id)], all(parts))
}

fn causes(article: &Article) -> Html {
    let mut nodes = Vec::new();
    for cause in &article.causes {
        let fix = p("", all(vec![el("b", "", text("Fix: ")), prose(&cause.fix)]));
        nodes.push(li(all(vec![el("h3", "", prose(&cause.title)), paragraphs(&cause.cause), fix])));
    }
    all(nodes)
}

fn verified(article: &Article) -> Html {
    let how = [": ", &article.verified.how].concat();
    p("", all(vec![text("Last verified on "), date(&article.verified.on), prose(&how)]))
}

fn date(date: &str) -> Html {
    tag("time", &[("datetime", date)], text(date))
}

fn sources(article: &Article) -> Html {
    all(article.sources.iter().map(|source| li(link(&source.url, &source.title))).collect())
}

fn notes(article: &Article) -> Html {
    let mut nodes = Vec::new();
    for note in &article.notes {
        let by = p("note", all(vec![text(&[&note.author, ", "].concat()), date(&note.date)]));
        nodes.push(el("blockquote", "", all(vec![paragraphs(&note.text), by])));
    }
    if nodes.is_empty() {
        nodes.push(p("", text("No notes yet.")));
    }
    let how = "To add one, open a pull request that adds a `[[notes]]` table with author, date and text to `catalogue/articles/";
    nodes.push(p("note", prose(&[how, &article.id, ".toml`."].concat())));
    all(nodes)
}
