//! HAR files: requests and answers that browsers and proxies record (HTTP Archive 1.2).

use crate::catalogue::PROVIDERS;
use std::ops::Range;

/// How much of a text is searched for what shows that it is a HAR: its first entry begins after a few hundred bytes.
const MAX_HEAD_BYTES: usize = 4_000;
/// The first name of every entry.
const ENTRY_MARK: &str = "\"startedDateTime\"";
/// The name of the body that was sent.
const SENT_MARK: &str = "\"postData\"";
/// The name of the answer.
const ANSWER_MARK: &str = "\"response\"";

/// A request of a HAR that failed.
#[derive(Debug, PartialEq)]
pub struct FailedRequest {
    /// The spans of the request without the body that was sent, and of the answer. In bytes, in order.
    pub spans: [Range<usize>; 2],
    /// The span of the URL that was called.
    pub address: Range<usize>,
}

/// The requests of a HAR that failed; only those to a provider if there are any. None if the text is no HAR.
pub fn failed_requests(text: &str) -> Option<Vec<FailedRequest>> {
    let head = &text[..text.floor_char_boundary(MAX_HEAD_BYTES)];
    if !head.starts_with('{') || !head.contains("\"entries\"") || !head.contains(ENTRY_MARK) {
        return None;
    }
    let mut failed = Vec::new();
    let mut at = text.find(ENTRY_MARK)?;
    while at < text.len() {
        let behind = at + ENTRY_MARK.len();
        let end = text[behind..].find(ENTRY_MARK).map_or(text.len(), |next| behind + next);
        if has_failed(&text[at..end]) {
            failed.push(at..end);
        }
        at = end;
    }
    let asked = |entry: &Range<usize>| is_of_provider(&text[entry.clone()]);
    if failed.iter().any(asked) {
        failed.retain(asked);
    }
    let request = |Range { start, end }: Range<usize>| {
        // The body that was sent is left out: it may hold any text, and says nothing about the failure.
        let received = end - after(&text[start..end], ANSWER_MARK).len();
        let sent = received - after(&text[start..received], SENT_MARK).len();
        let address = address(&text[start..end]);
        FailedRequest { spans: [start..sent, received..end], address: start + address.start..start + address.end }
    };
    Some(failed.into_iter().map(request).collect())
}

/// The text after a name; empty if the name isn't there.
fn after<'a>(text: &'a str, name: &str) -> &'a str {
    text.find(name).map_or("", |at| &text[at + name.len()..])
}

/// Whether the answer is an error, or there was none: browsers record that as status 0.
fn has_failed(entry: &str) -> bool {
    let status = after(after(entry, ANSWER_MARK), "\"status\"");
    matches!(status.bytes().find(u8::is_ascii_digit), Some(b'0' | b'4' | b'5'))
}

/// The span of the URL that an entry called; empty if there is none.
fn address(entry: &str) -> Range<usize> {
    let value = after(entry, "\"url\"").trim_start_matches([':', ' ', '"']);
    let start = entry.len() - value.len();
    start..start + value.find('"').unwrap_or(0)
}

/// Whether an entry called a provider.
fn is_of_provider(entry: &str) -> bool {
    let address = &entry[address(entry)];
    let host = &address[..address.floor_char_boundary(120)];
    PROVIDERS.iter().any(|provider| provider.hosts.iter().any(|known| host.contains(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(url: &str, sent: &str, status: u16, body: &str) -> String {
        format!(
            "{{\"startedDateTime\": \"2026-11-20T10:00:00.000Z\", \"request\": {{\"method\": \"POST\", \"url\": \"{url}\", \
             \"postData\": {{\"text\": \"{sent}\"}}}}, \"response\": {{\"status\": {status}, \"content\": {{\"text\": \"{body}\"}}}}}}"
        )
    }

    fn har(entries: &[String]) -> String {
        format!("{{\"log\": {{\"version\": \"1.2\", \"entries\": [\n{}\n]}}}}", entries.join(",\n"))
    }

    fn failed_text(text: &str) -> Option<String> {
        let requests = failed_requests(text)?;
        Some(requests.iter().flat_map(|request| &request.spans).map(|place| &text[place.clone()]).collect())
    }

    #[test]
    fn only_failed_requests_are_kept() {
        let text = har(&[
            entry("https://app.example/x", "a1", 404, "b1"),
            entry("https://api.openai.com/v1/models", "a2", 200, "b2"),
            entry("https://api.openai.com/v1/chat/completions", "a3 ü", 401, "b3 ü"),
        ]);
        let left = failed_text(&text).unwrap();
        assert!(left.contains("b3 ü\""));
        let asked = &failed_requests(&text).unwrap()[0].address;
        assert_eq!(&text[asked.clone()], "https://api.openai.com/v1/chat/completions");
        for gone in ["a1", "b1", "a2", "b2", "a3", "app.example"] {
            assert!(!left.contains(gone), "{gone}");
        }
    }

    #[test]
    fn without_a_provider_every_failure_counts() {
        let text = har(&[entry("https://proxy.example/v1", "", 0, "b1"), entry("https://proxy.example/v1", "", 502, "b2")]);
        assert_eq!(failed_requests(&text).unwrap().len(), 2);
        let left = failed_text(&text).unwrap();
        assert!(left.contains("b1") && left.contains("b2"));
        assert_eq!(failed_requests("{\"entries\": []}"), None);
        assert_eq!(failed_requests(""), None);
    }
}
