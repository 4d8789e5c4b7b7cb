//! Articles as plain HTML files, which read without script: the same data as the app's view.

use std::fmt::Write;
use why401::catalogue::{Article, ArticleCause, CommunityNote, Library, Source, label};
use why401::remedy::{Block, article_page};
use why401::report::{CodePair, PlaceText};

/// The file of an article below `dist/`, and its content. `style` is the name of the style sheet.
pub fn page(article: &Article, library: &Library, style: &str) -> (String, String) {
    let shown = article_page(article, library);
    let mut body = String::new();
    put(&mut body, &format!("<p class=\"facts\">{}</p>", escape(&shown.facts)));
    put(&mut body, &format!("<h1>{}</h1>", escape(shown.title)));
    put(&mut body, &format!("<p class=\"facts\">{}</p>", escape(shown.exception)));
    for (title, blocks) in &shown.sections {
        put(&mut body, &format!("<h2>{}</h2>\n{}", escape(title), blocks.iter().map(block).collect::<String>()));
    }
    let title = format!("{} · {} · why401", article.title, article.exception);
    (format!("errors/{}/index.html", article.id), frame(&title, &article.quick_fix, &article.id, style, &body))
}

fn block(block: &Block) -> String {
    match block {
        Block::Prose(said) => paragraph(said),
        Block::List(items) => list(items),
        Block::Output(output) => code(output),
        Block::Commands(places) => {
            let place = |place: &PlaceText| format!("<h3>{}</h3>{}", escape(label(place.place)), code(&place.text));
            places.iter().map(place).collect()
        }
        Block::Code(pairs) => pairs.iter().map(pair).collect(),
        Block::Causes(causes) => {
            let cause = |cause: &ArticleCause| {
                let fix = format!("<p><b>Fix:</b> {}</p>", prose(&cause.fix));
                format!("<li><h3>{}</h3>{}{fix}</li>", prose(&cause.title), paragraph(&cause.cause))
            };
            format!("<ol>{}</ol>", causes.iter().map(cause).collect::<String>())
        }
        Block::Verified(on, how) => format!("<p>Last verified on {}: {}</p>", date(on), prose(how)),
        Block::Sources(sources) => {
            let link = |source: &Source| format!("<li><a href=\"{}\">{}</a></li>", escape(&source.url), escape(&source.title));
            format!("<ul>{}</ul>", sources.iter().map(link).collect::<String>())
        }
        Block::Notes(notes) => notes.iter().map(note).collect(),
        Block::Remark(said) => format!("<p class=\"note\">{}</p>", prose(said)),
    }
}

fn pair(pair: &CodePair) -> String {
    let language = escape(label(pair.language));
    let (broken, fixed) = (code(&pair.broken), code(&pair.fixed));
    let changed = prose(&pair.changed);
    format!("<h3>{language} · broken</h3>{broken}<h3>{language} · fixed</h3>{fixed}<p>{changed}</p>")
}

fn note(note: &CommunityNote) -> String {
    let (by, on) = (escape(&note.author), date(&note.date));
    format!("<blockquote>{}<p class=\"note\">{by}, {on}</p></blockquote>", paragraph(&note.text))
}

/// The document around an article. It needs no script, so its policy allows none.
fn frame(title: &str, description: &str, id: &str, style: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <meta name=\"description\" content=\"{}\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"stylesheet\" href=\"../../{style}\">\n</head>\n<body>\n\
         <header><a class=\"word\" href=\"../../#/\">why<b>401</b></a>\n\
         <nav aria-label=\"Main\"><a href=\"../../#/\">Diagnose</a><a href=\"../../#/errors/\" aria-current=\"page\">Errors</a></nav></header>\n\
         <main><article class=\"article\">\n{body}</article>\n\
         <p class=\"note\"><a href=\"../../#/errors/{id}\">The same article in the app</a>, where your own error is read beside it.</p></main>\n\
         </body>\n</html>\n",
        escape(title),
        escape(description),
    )
}

fn put(body: &mut String, element: &str) {
    body.push_str(element);
    body.push('\n');
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", prose(text.trim()))
}

fn list(items: &[String]) -> String {
    format!("<ul>{}</ul>", items.iter().map(|item| format!("<li>{}</li>", prose(item))).collect::<String>())
}

/// A block that scrolls, so it takes the focus of a keyboard.
fn code(text: &str) -> String {
    format!("<pre tabindex=\"0\">{}</pre>", escape(text.trim_end()))
}

fn date(date: &str) -> String {
    format!("<time datetime=\"{0}\">{0}</time>", escape(date))
}

/// Prose with `code` in backticks and addresses as links.
fn prose(text: &str) -> String {
    let mut html = String::new();
    for (number, part) in text.split('`').enumerate() {
        if number % 2 == 1 {
            let _ = write!(html, "<code>{}</code>", escape(part));
            continue;
        }
        for (word, space) in part.split_inclusive(' ').map(|word| (word.trim_end(), &word[word.trim_end().len()..])) {
            let address = word.trim_end_matches(['.', ',', ';', ':', ')']);
            if address.starts_with("https://") {
                let _ = write!(html, "<a href=\"{0}\">{0}</a>{1}{space}", escape(address), escape(&word[address.len()..]));
            } else {
                let _ = write!(html, "{}{space}", escape(word));
            }
        }
    }
    html
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_escaped_and_linked() {
        assert_eq!(
            prose("See https://a.example/x. Use `<b>` & co"),
            "See <a href=\"https://a.example/x\">https://a.example/x</a>. Use <code>&lt;b&gt;</code> &amp; co"
        );
    }

    #[test]
    fn an_article_has_all_of_its_parts() {
        let library = Library::embedded();
        let article = library.article("openai-authentication-error").expect("the first article");
        let (path, html) = page(article, &library, "style.css");
        assert_eq!(path, "errors/openai-authentication-error/index.html");
        for part in [
            "What it means",
            "Stack trace",
            "Quick fix",
            "Causes and fixes",
            "Broken and fixed",
            "Versions",
            "No notes yet",
            "2026-",
        ] {
            assert!(html.contains(part), "{part} is missing");
        }
        assert!(!html.contains("<script") && !html.contains("style=\""));
    }
}
