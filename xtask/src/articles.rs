//! Articles as plain HTML files, which read without script: the same data as the app's view.

use maud::{DOCTYPE, Markup, html};
use why401::catalogue::{Article, ArticleCause, CommunityNote, Library, label};
use why401::remedy::{ArticlePage, Block, article_page};
use why401::report::CodePair;

/// The policy of such a page. It has no script, so it allows none.
const CSP: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// The file of an article below `dist/`, and its content. `styles` are the names of the style sheets.
pub fn page(article: &Article, library: &Library, styles: &[String]) -> (String, String) {
    let title = format!("{} · {} · why401", article.title, article.exception);
    let html = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(CSP);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                meta name="description" content=(article.quick_fix);
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                @for style in styles {
                    link rel="stylesheet" href={ "../../" (style) };
                }
            }
            body {
                header {
                    a.word href="../../#/" { "why" b { "401" } }
                    nav aria-label="Main" {
                        a href="../../#/" { "Diagnose" }
                        a href="../../#/errors/" aria-current="page" { "Errors" }
                    }
                }
                main {
                    article.article { (content(&article_page(article, library))) }
                    p.note {
                        a href={ "../../#/errors/" (article.id) } { "The same article in the app" }
                        ", where your own error is read beside it."
                    }
                }
            }
        }
    };
    (format!("errors/{}/index.html", article.id), html.into_string())
}

fn content(page: &ArticlePage) -> Markup {
    html! {
        p.facts { (page.facts) }
        h1 { (page.title) }
        p.facts { (page.exception) }
        @for (title, blocks) in &page.sections {
            h2 { (title) }
            @for shown in blocks { (block(shown)) }
        }
    }
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Prose(said) => (paragraphs(said)),
            Block::List(items) => ul { @for item in *items { li { (prose(item)) } } },
            Block::Output(output) => (code(output)),
            Block::Commands(places) => @for place in places {
                h3 { (label(place.place)) }
                (code(&place.text))
            },
            Block::Code(pairs) => @for shown in pairs { (pair(shown)) },
            Block::Causes(causes) => ol { @for shown in *causes { (cause(shown)) } },
            Block::Verified(on, how) => p { "Last verified on " (date(on)) ": " (prose(how)) },
            Block::Sources(sources) => ul {
                @for source in *sources { li { a href=(source.url) { (source.title) } } }
            },
            Block::Notes(notes) => @for shown in *notes { (note(shown)) },
            Block::Remark(said) => p.note { (prose(said)) },
        }
    }
}

fn cause(cause: &ArticleCause) -> Markup {
    html! {
        li {
            h3 { (prose(&cause.title)) }
            (paragraphs(&cause.cause))
            p { b { "Fix:" } " " (prose(&cause.fix)) }
        }
    }
}

fn pair(pair: &CodePair) -> Markup {
    html! {
        h3 { (label(pair.language)) " · broken" }
        (code(&pair.broken))
        h3 { (label(pair.language)) " · fixed" }
        (code(&pair.fixed))
        p { (prose(&pair.changed)) }
    }
}

fn note(note: &CommunityNote) -> Markup {
    html! {
        blockquote {
            (paragraphs(&note.text))
            p.note { (note.author) ", " (date(&note.date)) }
        }
    }
}

/// A block that scrolls, so it takes the focus of a keyboard.
fn code(text: &str) -> Markup {
    html! { pre tabindex="0" { (text.trim_end()) } }
}

fn date(date: &str) -> Markup {
    html! { time datetime=(date) { (date) } }
}

/// Prose with blank lines in it, as paragraphs.
fn paragraphs(text: &str) -> Markup {
    html! { @for part in text.trim().split("\n\n") { p { (prose(part)) } } }
}

/// Prose with `code` in backticks and addresses as links.
fn prose(text: &str) -> Markup {
    html! {
        @for (number, part) in text.split('`').enumerate() {
            @if number % 2 == 1 { code { (part) } } @else { (linked(part)) }
        }
    }
}

fn linked(text: &str) -> Markup {
    html! {
        @for word in text.split_inclusive([' ', '\n']) {
            @let address = word.trim_end().trim_end_matches(['.', ',', ';', ':', ')']);
            @if address.starts_with("https://") {
                a href=(address) { (address) }
                (word[address.len()..])
            } @else {
                (word)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_escaped_and_linked() {
        assert_eq!(
            prose("See https://a.example/x. Use `<b>` & co").into_string(),
            "See <a href=\"https://a.example/x\">https://a.example/x</a>. Use <code>&lt;b&gt;</code> &amp; co"
        );
    }

    #[test]
    fn blank_lines_begin_paragraphs() {
        assert_eq!(paragraphs("one\ntwo\n\nthree\n").into_string(), "<p>one\ntwo</p><p>three</p>");
    }

    #[test]
    fn an_article_has_all_of_its_parts() {
        let library = Library::embedded();
        let article = library.article("openai-authentication-error").expect("the first article");
        let (path, html) = page(article, &library, &["style.css".to_owned(), "later.css".to_owned()]);
        assert_eq!(path, "errors/openai-authentication-error/index.html");
        for (title, _) in article_page(article, &library).sections {
            assert!(html.contains(&format!("<h2>{title}</h2>")), "{title} is missing");
        }
        for part in [
            "No notes yet",
            "2026-",
            "<h3>PowerShell</h3>",
            "<h3>Python · fixed</h3>",
            "href=\"../../style.css\"",
            "href=\"../../later.css\"",
        ] {
            assert!(html.contains(part), "{part} is missing");
        }
        assert!(!html.contains("<script") && !html.contains("style=\""));
    }
}
