//! The chain of exceptions: the root cause, and the exceptions that it was reported as.

use crate::facts::Facts;
use crate::report::ChainLink;
use crate::text::Span;

/// Sentences between the tracebacks of a chain that begins with the root (Python).
const ROOT_FIRST: &[&str] = &["direct cause of the following exception", "During handling of the above exception"];
/// Marks before a cause in a chain that ends with the root (Java, Node, .NET, Rust).
const ROOT_LAST: &[&str] = &["Caused by", "[cause]", " ---> ", "cause:"];
/// How much of a message is kept: as much as fits on two lines.
const MAX_MESSAGE_CHARS: usize = 160;
/// How many links are kept, from the root on; longer chains repeat themselves.
const MAX_LINKS: usize = 12;

/// The exceptions of an incident, the root cause first. Empty if it holds no chain.
pub(super) fn chain(facts: &Facts) -> Vec<ChainLink> {
    let text = &facts.redaction.text;
    let has = |marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
    let root_first = has(ROOT_FIRST);
    if !root_first && !has(ROOT_LAST) {
        return Vec::new();
    }
    let mut links: Vec<ChainLink> = Vec::new();
    for exception in facts.exceptions.iter().filter(|exception| opens_line(facts, &exception.range)) {
        let message = facts.text(&exception.message).trim().trim_end_matches('{').trim_end();
        let message: String = message.chars().take(MAX_MESSAGE_CHARS).collect();
        // A logger and the runtime may print the same exception, one after the other.
        if links.last().is_some_and(|last| last.class == exception.class && last.message == message) {
            continue;
        }
        let original = facts.redaction.to_original(exception.range.clone());
        links.push(ChainLink { class: exception.class.clone(), message, start: original.start, end: original.end });
    }
    if !root_first {
        links.reverse();
    }
    links.truncate(MAX_LINKS);
    if links.len() > 1 { links } else { Vec::new() }
}

/// Whether a class stands where runtimes print it: at the beginning of its line, or after a mark of a cause. In a message
/// it is only mentioned.
fn opens_line(facts: &Facts, class: &Span) -> bool {
    let text = &facts.redaction.text[..class.start];
    let line = text.rsplit('\n').next().unwrap_or("").trim_start_matches([' ', '\t', '|', '│']);
    line.is_empty() || [": ", "> ", "] ", "\" "].iter().any(|end| line.ends_with(end)) && line.len() < 60
}

#[cfg(test)]
mod tests {
    use crate::answer::{Answer, Choices};
    use crate::diagnose;
    use std::rc::Rc;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> =
            Answer::of(Rc::new(diagnose(text)), None, &Choices::default()).chain.into_iter().map(|link| link.class).collect();
        assert_eq!(found, expected, "in {text}");
    }

    #[test]
    fn the_root_comes_first_in_every_language() {
        check(
            "Traceback (most recent call last):\nhttpcore.ConnectError: [Errno 111] Connection refused\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\nopenai.APIConnectionError: Connection error.\n",
            &["httpcore.ConnectError", "openai.APIConnectionError"],
        );
        check(
            "Exception in thread \"main\" java.lang.RuntimeException: call failed\n\tat app.Main.main(Main.java:5)\nCaused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed\n",
            &["javax.net.ssl.SSLHandshakeException", "java.lang.RuntimeException"],
        );
        check("openai.AuthenticationError: Error code: 401 - Incorrect API key provided: undefined.", &[]);
    }
}
