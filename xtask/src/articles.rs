//! Articles as plain HTML files, which read without script: the same data as the app's view.

use std::fmt::Write;
use why401::catalogue::{Article, Library, Provider, label};
use why401::remedy::{code_pairs, fix_places};
use why401::report::Names;

/// The file of an article below `dist/`, and its content. `style` is the name of the style sheet.
pub fn page(article: &Article, library: &Library, style: &str) -> (String, String) {
    let names = Provider::of(&article.provider).map(Names::of).unwrap_or_default();
    let mut body = String::new();
    let statuses: Vec<String> = article.statuses.iter().map(|status| format!("HTTP {status}")).collect();
    let facts = format!(
        "{} · {} · {} · {} · {} to {} minutes",
        names.provider.map_or("", |provider| provider.name),
        statuses.join(", "),
        article.severity,
        article.level,
        article.minutes[0],
        article.minutes[1]
    );
    put(&mut body, &format!("<p class=\"facts\">{}</p>", escape(&facts)));
    put(&mut body, &format!("<h1>{}</h1>", escape(&article.title)));
    put(&mut body, &format!("<p class=\"facts\">{}</p>", escape(&article.exception)));
    section(&mut body, "What it means", &paragraph(&article.meaning));
    section(&mut body, "Stack trace", &code(&article.stack_trace));
    let mut fix = paragraph(&article.quick_fix);
    for place in fix_places(&article.fix, &names) {
        let _ = write!(fix, "<h3>{}</h3>{}", escape(label(place.place)), code(&place.text));
    }
    section(&mut body, "Quick fix", &fix);
    section(&mut body, "Why it happens", &paragraph(&article.why));
    section(&mut body, "How a program notices", &list("ul", &article.detection));
    let causes: Vec<String> = article
        .causes
        .iter()
        .map(|cause| {
            let fix = format!("<p><b>Fix:</b> {}</p>", prose(&cause.fix));
            format!("<li><h3>{}</h3>{}{fix}</li>", prose(&cause.title), paragraph(&cause.cause))
        })
        .collect();
    section(&mut body, "Causes and fixes, in the order to check", &format!("<ol>{}</ol>", causes.concat()));
    let mut pairs = String::new();
    for pair in code_pairs(library, &article.snippet, "python", &names) {
        let _ = write!(
            pairs,
            "<h3>{} · broken</h3>{}<h3>{} · fixed</h3>{}<p>{}</p>",
            escape(label(pair.language)),
            code(&pair.broken),
            escape(label(pair.language)),
            code(&pair.fixed),
            prose(&pair.changed)
        );
    }
    section(&mut body, "Broken and fixed", &pairs);
    section(&mut body, "Until it’s fixed", &paragraph(&article.workaround));
    section(&mut body, "So that it doesn’t come back", &list("ul", &article.prevention));
    section(&mut body, "Versions", &list("ul", &article.versions));
    let mut sources = format!("<p>Last verified on {}: {}</p><ul>", date(&article.verified.on), prose(&article.verified.how));
    for source in &article.sources {
        let _ = write!(sources, "<li><a href=\"{}\">{}</a></li>", escape(&source.url), escape(&source.title));
    }
    section(&mut body, "Sources", &format!("{sources}</ul>"));
    section(&mut body, "Notes from readers", &notes(article));
    let title = format!("{} · {} · why401", article.title, article.exception);
    (format!("errors/{}/index.html", article.id), frame(&title, &article.quick_fix, &article.id, style, &body))
}

fn notes(article: &Article) -> String {
    let mut notes = String::new();
    for note in &article.notes {
        let _ = write!(
            notes,
            "<blockquote>{}<p class=\"note\">{}, {}</p></blockquote>",
            paragraph(&note.text),
            escape(&note.author),
            date(&note.date)
        );
    }
    if notes.is_empty() {
        notes.push_str("<p>No notes yet.</p>");
    }
    let how = format!(
        "To add one, open a pull request that adds a `[[notes]]` table with author, date and text to `catalogue/articles/{}.toml`.",
        article.id
    );
    notes + &format!("<p class=\"note\">{}</p>", prose(&how))
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

fn section(body: &mut String, title: &str, content: &str) {
    put(body, &format!("<h2>{}</h2>\n{content}", escape(title)));
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", prose(text.trim()))
}

fn list(kind: &str, items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| format!("<li>{}</li>", prose(item))).collect();
    format!("<{kind}>{}</{kind}>", items.concat())
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
