//! Names of people and machines in a text. They are removed only on request, since a reader may need them.

use super::{Found, Kind, is_key_byte};
use crate::catalogue::PROVIDERS;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

/// What is removed beside secrets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Personal {
    /// Names of hosts, but for those of the providers' APIs.
    pub hosts: bool,
    /// IP addresses, but for those of the machine itself.
    pub addresses: bool,
    /// Names of users in paths.
    pub users: bool,
    /// Ids of organizations, projects, accounts and subscriptions.
    pub ids: bool,
}

/// Top-level domains by which a name without a scheme is taken for a host: private ones (RFC 6762, RFC 8375, and what
/// companies use), and a few common public ones.
const TOP_LEVEL_DOMAINS: &[&str] = &[
    "com", "net", "org", "io", "dev", "app", "cloud", "internal", "local", "lan", "corp", "intranet", "private", "de", "uk",
    "fr", "eu",
];

/// Names of accounts that name no person.
const SHARED_ACCOUNTS: &[&str] =
    &["app", "default", "ec2-user", "node", "public", "root", "runner", "shared", "ubuntu", "user", "vscode"];

/// Prefixes of ids, as the services print them, and how many letters and digits must follow at least.
const ID_PREFIXES: &[(&str, usize)] =
    &[("org-", 16), ("org_", 16), ("proj_", 16), ("user-", 16), ("user_", 16), ("wrkspc_", 16), ("acct_", 12)];

/// Paths whose next part is an id.
const ID_PATHS: &[&str] = &["subscriptions/", "resourceGroups/", "projects/", "organizations/", "accounts/", "tenants/"];

impl Personal {
    /// Removes all of it.
    pub const ALL: Personal = Personal { hosts: true, addresses: true, users: true, ids: true };

    /// Adds what these switches select to the secrets that were found, without what overlaps a secret.
    pub fn add(self, text: &str, found: Vec<Found>) -> Vec<Found> {
        if self == Personal::default() {
            return found;
        }
        let mut all = Vec::with_capacity(found.len());
        let mut at = 0;
        for secret in found {
            self.find_between(text, at..secret.range.start, &mut all);
            at = secret.range.end;
            all.push(secret);
        }
        self.find_between(text, at..text.len(), &mut all);
        all
    }

    /// Adds what these switches select in this range.
    fn find_between(self, text: &str, range: Range<usize>, all: &mut Vec<Found>) {
        let text = &text[..range.end];
        let bytes = text.as_bytes();
        let mut at = range.start;
        while at < range.end {
            // All of it begins where a word does.
            let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
            let opens = bytes[at].is_ascii_alphanumeric() || bytes[at] == b':';
            let seen = if before.is_ascii_alphanumeric() || !opens { None } else { self.recognize(text, at, before) };
            at = seen.as_ref().map_or(at + 1, |seen| seen.range.end);
            all.extend(seen);
        }
    }

    /// What the word at `at` is, if anything. The byte before it and its first one rule out most kinds.
    fn recognize(self, text: &str, at: usize, before: u8) -> Option<Found> {
        let of = |range: Option<Range<usize>>, kind| range.map(|range| Found { range, kind });
        let first = text.as_bytes()[at];
        let in_path = matches!(before, b'/' | b'\\');
        let mut seen = None;
        if self.users && in_path {
            seen = of(user(text, at), Kind::User);
        }
        if self.ids && (in_path || before == b':' || ID_PREFIXES.iter().any(|(prefix, _)| prefix.as_bytes()[0] == first)) {
            seen = seen.or_else(|| of(id(text, at), Kind::Id));
        }
        if self.addresses && (first.is_ascii_hexdigit() || first == b':') {
            seen = seen.or_else(|| of(address(text, at), Kind::Address));
        }
        // The rest of a name that was rejected at its beginning is no host either.
        if self.hosts && !is_key_byte(before) && before != b'.' {
            seen = seen.or_else(|| of(host(text, at), Kind::Host));
        }
        seen
    }
}

/// How many bytes at the beginning of a text fulfil a condition, at most 253: no name is longer (RFC 1035).
fn run_length(text: &str, is: impl Fn(u8) -> bool) -> usize {
    text.bytes().take(253).take_while(|byte| is(*byte)).count()
}

/// The name of a user that begins at `at` in a path: `/home/anna`, `C:\Users\anna`.
fn user(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text[..at].trim_end_matches(['/', '\\']);
    let home = before.len() < at && ["/home", "/Users", "\\Users", "/users", ":/Users"].iter().any(|home| before.ends_with(home));
    let length = run_length(&text[at..], |byte| is_key_byte(byte) || byte == b'.');
    let name = &text[at..at + length];
    let shared = SHARED_ACCOUNTS.iter().any(|shared| name.eq_ignore_ascii_case(shared));
    (home && length > 0 && !shared).then_some(at..at + length)
}

/// The id of an account, organization or project that begins at `at`.
/// The id of an account, organization or project that begins at `at`.
fn id(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    for (prefix, least) in ID_PREFIXES {
        if let Some(body) = rest.strip_prefix(prefix) {
            let length = run_length(body, |byte| byte.is_ascii_alphanumeric());
            if length >= *least && body.bytes().take(length).any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
                return Some(at..at + prefix.len() + length);
            }
        }
    }
    let before = &text[..at];
    // `arn:aws:bedrock:us-east-1:123456789012:…`
    let digits = run_length(rest, |byte| byte.is_ascii_digit());
    let in_name = || text[text.floor_char_boundary(at.saturating_sub(120))..at].contains("arn:");
    if digits == 12 && before.ends_with(':') && in_name() {
        return Some(at..at + digits);
    }
    if ID_PATHS.iter().any(|path| before.ends_with(path)) {
        let length = run_length(rest, |byte| is_key_byte(byte) || byte == b'.');
        return (length > 2).then_some(at..at + length);
    }
    None
}

/// The IP address that begins at `at`, unless it is that of the machine itself.
/// The IP address that begins at `at`, unless it is that of the machine itself.
fn address(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let free = |length: usize| !rest[length..].starts_with(|next: char| is_key_byte(next as u8) && next.is_ascii());
    let dotted = rest[..run_length(rest, |byte| byte.is_ascii_digit() || byte == b'.')].trim_end_matches('.');
    // A version may have four parts too.
    let version = text[..at].ends_with(['.', '-', '@']) || text[..at].ends_with("==");
    if let Ok(four) = dotted.parse::<Ipv4Addr>()
        && free(dotted.len())
        && !version
    {
        return (!four.is_loopback() && !four.is_unspecified()).then_some(at..at + dotted.len());
    }
    let hex = rest[..run_length(rest, |byte| byte.is_ascii_hexdigit() || byte == b':')].trim_end_matches(':');
    let colons = hex.bytes().filter(|byte| *byte == b':').count();
    if colons < 3 || !free(hex.len()) {
        return None;
    }
    let six = hex.parse::<Ipv6Addr>().ok()?;
    (!six.is_loopback() && !six.is_unspecified()).then_some(at..at + hex.len())
}

/// The name of a host that begins at `at`, unless it is that of a provider's API.
/// The name of a host that begins at `at`, unless it is that of a provider's API.
fn host(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let length = run_length(rest, |byte| is_key_byte(byte) || byte == b'.');
    let name = rest[..length].trim_end_matches(['.', '-', '_']);
    let before = &text[..at];
    let announced = before.ends_with("://") || before.ends_with('@');
    if !announced {
        // Names of files and modules have dots too.
        let (_, top) = name.rsplit_once('.')?;
        let path = before.ends_with(['/', '\\', '.']) || rest[name.len()..].starts_with(['(', '\\']);
        if path || !TOP_LEVEL_DOMAINS.iter().any(|known| top.eq_ignore_ascii_case(known)) {
            return None;
        }
    }
    let own = name.eq_ignore_ascii_case("localhost") || name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_below = |known: &&str| {
        let end = name.len().checked_sub(known.len());
        end.is_some_and(|end| name[end..].eq_ignore_ascii_case(known) && (end == 0 || name[..end].ends_with('.')))
    };
    let is_host = |known: &&str| name.eq_ignore_ascii_case(known);
    // A resource of one's own is one's own, and no public host: `contoso.openai.azure.com`.
    let public = PROVIDERS.iter().any(|provider| {
        let mut hosts = provider.hosts.iter();
        if provider.own_resources { hosts.any(is_host) } else { hosts.any(is_below) }
    });
    (!own && name.len() > 2 && !public).then_some(at..at + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = Personal::ALL.add(text, Vec::new()).into_iter().map(|found| &text[found.range]).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn names_of_people_and_machines_are_found() {
        check("POST https://llm-gw.corp.example:8443/v1 from 10.20.30.40", &["llm-gw.corp.example", "10.20.30.40"]);
        check("db-3.eu.internal refused, 2001:db8::7:1 too", &["db-3.eu.internal", "2001:db8::7:1"]);
        check("File \"/home/anna.b/app/main.py\"", &["anna.b"]);
        check("C:\\\\Users\\\\Anna\\\\app.py and C:\\Users\\Anna\\x", &["Anna", "Anna"]);
        check("arn:aws:iam::123456789012:role/x", &["123456789012"]);
        check("in organization org-9aB3dE6gH9jK2mN5pQ8sT1v on", &["org-9aB3dE6gH9jK2mN5pQ8sT1v"]);
        check(
            "/subscriptions/3f2504e0-4f89-11d3-9a0c-0305e82c3301/resourceGroups/team-a/x",
            &["3f2504e0-4f89-11d3-9a0c-0305e82c3301", "team-a"],
        );
        check("https://contoso.openai.azure.com/openai", &["contoso.openai.azure.com"]);
    }

    #[test]
    fn common_names_are_kept() {
        for text in [
            "https://api.openai.com/v1/models",
            "http://localhost:8080 and http://127.0.0.1:11434",
            "openai.error.AuthenticationError in app.main.py at os.environ.get",
            "/home/runner/work/x and /root/.cache",
            "version 1.2.3.4-beta, openai==1.2.3",
            "12:30:45 took 3:04",
            "org-chart and user-agent: project-x",
        ] {
            check(text, &[]);
        }
    }
}
