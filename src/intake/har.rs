//! HAR files: what browsers and proxies record of their requests (HTTP Archive 1.2).

use crate::catalogue::PROVIDERS;
use std::ops::Range;

/// How far into a text its form has to show, in bytes.
const HEAD: usize = 4_000;
/// Begins every entry.
const ENTRY: &str = "\"startedDateTime\"";
/// Begins what was sent.
const SENT: &str = "\"postData\"";
/// Begins what came back.
const ANSWER: &str = "\"response\"";

/// A request of a HAR that failed.
#[derive(Debug, PartialEq)]
pub struct FailedRequest {
    /// What tells of it: the request without what was sent, and the answer. In bytes, in order.
    pub places: [Range<usize>; 2],
    /// The address that was asked.
    pub address: Range<usize>,
}

/// The requests of a HAR that failed; if some of them went to a provider, those alone. None if this is no HAR.
pub fn failed_requests(text: &str) -> Option<Vec<FailedRequest>> {
    let head = &text[..text.floor_char_boundary(HEAD)];
    if !head.starts_with('{') || !head.contains("\"entries\"") || !head.contains(ENTRY) {
        return None;
    }
    let mut failed = Vec::new();
    let mut at = text.find(ENTRY)?;
    while at < text.len() {
        let behind = at + ENTRY.len();
        let end = text[behind..].find(ENTRY).map_or(text.len(), |next| behind + next);
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
        // What was sent may hold any words; what came back tells.
        let received = end - after(&text[start..end], ANSWER).len();
        let sent = received - after(&text[start..received], SENT).len();
        let address = address(&text[start..end]);
        FailedRequest { places: [start..sent, received..end], address: start + address.start..start + address.end }
    };
    Some(failed.into_iter().map(request).collect())
}

/// What follows a name; nothing if it isn't there.
fn after<'a>(text: &'a str, name: &str) -> &'a str {
    text.find(name).map_or("", |at| &text[at + name.len()..])
}

/// Whether the answer is an error, or there was none: browsers record that as status 0.
fn has_failed(entry: &str) -> bool {
    let status = after(after(entry, ANSWER), "\"status\"");
    matches!(status.bytes().find(u8::is_ascii_digit), Some(b'0' | b'4' | b'5'))
}

/// Where the address stands that an entry asked; empty if there is none.
fn address(entry: &str) -> Range<usize> {
    let value = after(entry, "\"url\"").trim_start_matches([':', ' ', '"']);
    let start = entry.len() - value.len();
    start..start + value.find('"').unwrap_or(0)
}

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

    fn told(text: &str) -> Option<String> {
        let requests = failed_requests(text)?;
        Some(requests.iter().flat_map(|request| &request.places).map(|place| &text[place.clone()]).collect())
    }

    #[test]
    fn only_what_failed_is_left() {
        let text = har(&[
            entry("https://app.example/x", "a1", 404, "b1"),
            entry("https://api.openai.com/v1/models", "a2", 200, "b2"),
            entry("https://api.openai.com/v1/chat/completions", "a3 ü", 401, "b3 ü"),
        ]);
        let left = told(&text).unwrap();
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
        let left = told(&text).unwrap();
        assert!(left.contains("b1") && left.contains("b2"));
        assert_eq!(failed_requests("{\"entries\": []}"), None);
        assert_eq!(failed_requests(""), None);
    }
}
