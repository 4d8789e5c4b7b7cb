//! Addresses that a text shows as called: the base URL in code or configuration, the URL of a request.

use super::matcher::{Cue, Sightings};
use crate::intake::{Folded, any_in_list};
use crate::text::Span;

/// An address of an API.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Its host, in lower case, with the port if there is one.
    pub host: String,
    /// It is the machine's own, a container's or a private network's.
    pub local: bool,
    /// Where it stands.
    pub span: Span,
}

/// Words in front of an address that a client is set to.
const SETTINGS: &str = "base_url|baseurl|api_base|apibase|base url|base_path|basepath|endpoint|api_host|host|api url";
/// Paths of APIs that speak OpenAI's, Anthropic's or Cohere's language.
const PATHS: &str = "/v1|/v2|/v4|/chat/completions|/completions|/embeddings|/responses|/rerank";
/// The most addresses that are read: a log repeats itself.
const MAX_CALLS: usize = 64;
/// The longest host and path that are read.
const MAX_ADDRESS_BYTES: usize = 160;

/// The addresses of a text, in order.
pub(super) fn calls(folded: &Folded, sightings: &Sightings) -> Vec<Call> {
    sightings.at(Cue::Address).filter_map(|words| call(folded, words.start)).take(MAX_CALLS).collect()
}

fn call(folded: &Folded, at: usize) -> Option<Call> {
    let text = &folded.text;
    let scheme = text.as_bytes()[..at].iter().rev().take(8).take_while(|byte| byte.is_ascii_lowercase()).count();
    if !matches!(&text[at - scheme..at], "http" | "https") {
        return None;
    }
    let rest = text.as_bytes().get(at + 3..)?;
    let length = rest
        .iter()
        .take(MAX_ADDRESS_BYTES)
        .take_while(|byte| byte.is_ascii_graphic() && !br#""'`<>()\,;|*"#.contains(byte))
        .count();
    let address = text.get(at + 3..at + 3 + length)?;
    let host_length = address.find(['/', '?', '#']).unwrap_or(address.len());
    let (host, path) = address.split_at(host_length);
    let host = host.trim_end_matches(['.', ':']);
    // A name with a dot or a port; `https://github` and `https://$HOST` are none.
    let named = host.contains(['.', ':']) || host == "localhost";
    if !named || host.contains(['$', '{', '@']) {
        return None;
    }
    let start = at - scheme;
    let before = text.floor_char_boundary(start.saturating_sub(24));
    let before = text[before..start].trim_end_matches(['"', '\'', '`', ' ', '=', ':', '(', '>']);
    let set = any_in_list(SETTINGS, &|setting| before.ends_with(setting));
    let api = any_in_list(PATHS, &|mark| path.contains(mark));
    if !set && !api {
        return None;
    }
    Some(Call { host: host.to_owned(), local: is_local(host), span: folded.source_span(start..at + 3 + length) })
}

fn is_local(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let private = any_in_list("127.|10.|192.168.|0.0.0.0|172.", &|net| name.starts_with(net));
    private || !name.contains('.') || name.ends_with(".local") || name.ends_with(".internal") || name.ends_with(".lan")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let folded = Folded::new(text);
        let found: Vec<String> =
            calls(&folded, &crate::facts::matcher::scan(&folded)).into_iter().map(|call| call.host).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn addresses_of_apis_are_told_from_links() {
        check("base_url=\"http://localhost:8000/v1\"", &["localhost:8000"]);
        check("POST https://llm.example.net/v1/chat/completions 401", &["llm.example.net"]);
        check("OPENAI_API_BASE=https://gateway.example.org", &["gateway.example.org"]);
        check("see https://docs.example.org/guide and https://example.org.", &[]);
        check("base_url=f\"https://{host}/v1\"", &[]);
    }
}
