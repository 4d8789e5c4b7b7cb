//! The catalogue of errors: the list, and one article.

use super::answer::items;
use super::code::code_pairs;
use super::commands::{command, commands};
use super::prose::{link, paragraphs, prose};
use super::state::{Action, Shelf, State};
use crate::catalogue::{Article, Library, Provider};
use crate::remedy::{self, Names, fix_places};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The list, or what there is to say while it isn't there.
pub fn errors(shelf: &Shelf) -> Html {
    match shelf {
        Shelf::Here(library) => html! { <List library={library.clone()} /> },
        _ => waiting(shelf),
    }
}

/// One article.
pub fn article(id: &str, state: &State, act: &Callback<Action>) -> Html {
    match (state.library(), &state.shelf) {
        (Some(library), _) => match library.article(id) {
            Some(article) => page(article, library, state, act),
            None => html! {
                <div class="article">
                    <h1 tabindex="-1">{ "There is no such article" }</h1>
                    <p>{ "Look for it in " }<a href="#/errors/">{ "the list of errors" }</a>{ "." }</p>
                </div>
            },
        },
        (None, shelf) => waiting(shelf),
    }
}

fn waiting(shelf: &Shelf) -> Html {
    let here = matches!(shelf, Shelf::Waiting);
    html! {
        <div class="article" aria-busy={here.then_some("true")}>
            <h1 tabindex="-1">{ "Errors" }</h1>
            <p>{ if here { "The articles are on their way." } else { "The articles could not be loaded. Reload the page to try again." } }</p>
        </div>
    }
}

#[derive(Properties)]
struct ListProps {
    library: Rc<Library>,
}

impl PartialEq for ListProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.library, &other.library)
    }
}

#[component]
fn List(ListProps { library }: &ListProps) -> Html {
    let query = use_state_eq(String::new);
    let oninput = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                query.set(input.value().to_ascii_lowercase());
            }
        })
    };
    let found: Vec<&Article> = library.articles.iter().filter(|article| matches(article, &query)).collect();
    let count = match found.len() {
        0 => "No article has all of these words. Paste the error itself: the page knows more than it has articles.".to_owned(),
        1 => "1 article".to_owned(),
        more => [&more.to_string(), " articles"].concat(),
    };
    let entries = found.into_iter().map(|article| {
        html! {
            <li key={article.id.clone()}>
                <span><a href={["#/errors/", &article.id].concat()}>{ article.title.clone() }</a><br /><span class="facts">{ facts(article) }</span></span>
                <p>{ prose(&article.quick_fix) }</p>
            </li>
        }
    });
    html! {
        <div class="article">
            <h1 tabindex="-1">{ "Errors" }</h1>
            <label for="search">{ "Search by exception, status, provider or words" }</label>
            <input id="search" type="search" data-testid="catalogue-search" autocomplete="off" {oninput} />
            <p class="note" role="status">{ count }</p>
            <ul class="pairs list">{ entries.collect::<Html>() }</ul>
        </div>
    }
}

fn matches(article: &Article, query: &str) -> bool {
    let mut text = [&article.title, &article.exception, &article.provider, &article.meaning, &article.quick_fix]
        .map(String::as_str)
        .join(" ");
    for cause in &article.causes {
        text.push_str(&cause.title);
    }
    let text = text.to_ascii_lowercase();
    query.split_whitespace().all(|word| text.contains(word))
}

/// `OpenAI · HTTP 401 · Critical · Beginner · 2 to 5 minutes`
fn facts(article: &Article) -> String {
    let statuses: Vec<String> = article.statuses.iter().map(u16::to_string).collect();
    let [from, to] = article.minutes.map(|minutes| minutes.to_string());
    [
        Provider::of(&article.provider).map_or(article.provider.as_str(), |provider| provider.name),
        &["HTTP ", &statuses.join(", ")].concat(),
        &capital(&article.severity),
        &capital(&article.level),
        &[&from, " to ", &to, " minutes"].concat(),
    ]
    .join(" · ")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

fn page(article: &Article, library: &Library, state: &State, act: &Callback<Action>) -> Html {
    let place = act.reform(Action::ChosePlace);
    let language = act.reform(Action::ChoseLanguage);
    let names = Provider::of(&article.provider).map(Names::of).unwrap_or_default();
    html! {
        <article class="article" data-testid="article" data-article={article.id.clone()}>
            <p class="facts">{ facts(article) }</p>
            <h1 tabindex="-1">{ article.title.clone() }</h1>
            <p class="facts">{ article.exception.clone() }</p>
            <h2>{ "What it means" }</h2>
            { paragraphs(&article.meaning) }
            <h2>{ "Stack trace" }</h2>
            { command(&article.stack_trace, "of the stack trace") }
            <h2>{ "Quick fix" }</h2>
            { paragraphs(&article.quick_fix) }
            { commands("fix", "Where you run it", &fix_places(&article.fix, &names), state.place, &place) }
            <h2>{ "Why it happens" }</h2>
            { paragraphs(&article.why) }
            <h2>{ "How a program notices" }</h2>
            <ul>{ items(&article.detection) }</ul>
            <h2>{ "Causes and fixes, in the order to check" }</h2>
            <ol>{ article.causes.iter().map(|cause| html! {
                <li>
                    <h3>{ prose(&cause.title) }</h3>
                    { paragraphs(&cause.cause) }
                    <p><b>{ "Fix: " }</b>{ prose(&cause.fix) }</p>
                </li>
            }).collect::<Html>() }</ol>
            <h2>{ "Broken and fixed" }</h2>
            { code_pairs(&remedy::code_pairs(library, &article.snippet, "python", &names), state.language, &language) }
            <h2>{ "Until it’s fixed" }</h2>
            { paragraphs(&article.workaround) }
            <h2>{ "So that it doesn’t come back" }</h2>
            <ul>{ items(&article.prevention) }</ul>
            <h2>{ "Versions" }</h2>
            <ul>{ items(&article.versions) }</ul>
            <p>{ "Last verified on " }<time datetime={article.verified.on.clone()}>{ article.verified.on.clone() }</time>{ ": " }{ prose(&article.verified.how) }</p>
            <h2>{ "Sources" }</h2>
            <ul>{ article.sources.iter().map(|source| html! { <li>{ link(&source.url, &source.title) }</li> }).collect::<Html>() }</ul>
            <h2>{ "Notes from readers" }</h2>
            { notes(article) }
        </article>
    }
}

fn notes(article: &Article) -> Html {
    html! {
        <>
            if article.notes.is_empty() { <p>{ "No notes yet." }</p> }
            { article.notes.iter().map(|note| html! {
                <blockquote>
                    { paragraphs(&note.text) }
                    <p class="note">{ note.author.clone() }{ ", " }<time datetime={note.date.clone()}>{ note.date.clone() }</time></p>
                </blockquote>
            }).collect::<Html>() }
            <p class="note">
                { "To add one, open a pull request that adds a " }<code>{ "[[notes]]" }</code>{ " table with author, date and text to " }
                <code>{ ["catalogue/articles/", &article.id, ".toml"].concat() }</code>{ "." }
            </p>
        </>
    }
}
