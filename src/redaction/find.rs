//! Finding secrets: one pass over the text, which stops where one may begin.

use super::known::Known;
use super::{Found, Kind};
use super::{columns, context, forms, names};
use crate::credential::looks_random;
use std::sync::LazyLock;

/// The secrets of a text, in order, without overlaps. Labels of an earlier redaction, masked keys and
/// placeholders are not secrets. Secrets in `known` are found wherever they occur; those that this text
/// reveals are added to it.
pub fn find(text: &str, known: &mut Known) -> Vec<Found> {
    let found = by_form_or_context(text, known);
    for Found { range, kind } in &found {
        let secret = &text[range.clone()];
        // What doesn't look random may be a word, which must not be replaced everywhere.
        if looks_random(secret) && !matches!(kind, Kind::Cookie | Kind::PrivateKey | Kind::Email) {
            known.add(secret, *kind);
        }
    }
    known.add_repetitions(text, found)
}

/// Whether a key may begin right after a byte.
#[derive(Clone, Copy, PartialEq)]
enum Boundary {
    /// It may.
    Edge,
    /// It may not, since the byte is part of a word; only a key of a known length counts there.
    Word,
    /// It may if the byte ends an escape, the scheme of a URL or a terminal's color code.
    Unclear,
}

fn boundary_after(byte: u8) -> Boundary {
    match byte {
        b'n' | b'r' | b't' | b'm' | b'/' | b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F' => Boundary::Unclear,
        b'_' | b'-' | b'.' => Boundary::Word,
        _ if byte.is_ascii_alphanumeric() => Boundary::Word,
        _ => Boundary::Edge,
    }
}

/// A set of pairs of bytes, one bit for each pair.
struct Pairs(Box<[u64; 1 << 10]>);

impl Pairs {
    fn add(&mut self, first: u8, second: u8) {
        let pair = usize::from(u16::from_le_bytes([first, second]));
        self.0[pair >> 6] |= 1 << (pair & 63);
    }

    fn has(&self, first: u8, second: u8) -> bool {
        let pair = usize::from(u16::from_le_bytes([first, second]));
        self.0[pair >> 6] >> (pair & 63) & 1 == 1
    }
}

/// The pairs of bytes at which a secret may begin or be announced: most of a text is skipped by them.
struct Starts {
    /// The first two bytes of known forms, and the pairs around a separator.
    pairs: Pairs,
    /// The second and third byte of known forms.
    beginnings: Pairs,
}

static STARTS: LazyLock<Starts> = LazyLock::new(|| {
    let none = || Pairs(Box::new([0; 1 << 10]));
    let (mut pairs, mut beginnings) = (none(), none());
    for [first, second, third] in forms::beginnings() {
        pairs.add(first, second);
        beginnings.add(second, third);
        // A terminal may break a line within a prefix.
        for line_break in [b'\n', b'\r'] {
            pairs.add(first, line_break);
            beginnings.add(second, line_break);
        }
    }
    for (first, second) in [(b'-', b'-'), (b'-', b'u'), (b'%', b'3'), (b'k', b'e'), (b'K', b'e'), (b'K', b'E')] {
        pairs.add(first, second);
    }
    // What stands before a value: the last byte of a name, or of a quote that closes it, and a separator.
    for first in 0..=u8::MAX {
        if names::may_precede_separator(first) {
            pairs.add(first, b':');
            pairs.add(first, b'=');
            pairs.add(first, b'>');
        }
        if names::may_precede_blank(first) {
            pairs.add(first, b' ');
        }
        if first.is_ascii_hexdigit() {
            pairs.add(first, b'.');
        }
        if first.is_ascii_graphic() {
            pairs.add(first, b'@');
        }
    }
    Starts { pairs, beginnings }
});

/// How many bytes are tested together: one bit for each in a `u64`.
const BLOCK_BYTES: usize = 64;

/// The offsets in a block at which one of these pairs begins, one bit for each. `bytes` has one byte more, so that the
/// last one has a neighbor. Without a branch for each byte this is twice as fast.
fn candidate_bits(bytes: &[u8; BLOCK_BYTES + 1], pairs: &Pairs) -> u64 {
    let mut bits = 0;
    for group in (0..BLOCK_BYTES).step_by(8) {
        let mut byte = 0;
        for offset in 0..8 {
            byte |= u64::from(pairs.has(bytes[group + offset], bytes[group + offset + 1])) << offset;
        }
        bits |= byte << group;
    }
    bits
}

fn by_form_or_context(text: &str, known: &mut Known) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let bytes = text.as_bytes();
    // A table that began in an earlier chunk of the text continues with the next whole row.
    let mut rows = Vec::new();
    let mut table_end = 0;
    if let Some(column) = known.column.take() {
        let next = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| end + 1);
        (table_end, known.column) = column.find_secrets(text, next, &mut rows);
    }
    let mut end = 0;
    let Starts { pairs, beginnings } = &*STARTS;
    for from in (0..bytes.len()).step_by(BLOCK_BYTES) {
        let rest = &bytes[from..];
        let mut candidates = match rest.first_chunk() {
            Some(block) => candidate_bits(block, pairs),
            None => {
                let mut block = [0; BLOCK_BYTES + 1];
                block[..rest.len()].copy_from_slice(rest);
                candidate_bits(&block, pairs)
            }
        };
        while candidates != 0 {
            let at = from + candidates.trailing_zeros() as usize;
            candidates &= candidates - 1;
            if at < end {
                continue;
            }
            let secret = begins_at(text, at, end, beginnings);
            if let Some(secret) = secret.filter(|secret| !secret.range.is_empty() && secret.range.start >= end) {
                end = secret.range.end;
                found.push(secret);
            } else if at >= table_end
                && names::is_key_word(&bytes[at..])
                && let Some((column, next)) = columns::column_named_at(text, at + 3)
            {
                (table_end, known.column) = column.find_secrets(text, next, &mut rows);
            }
        }
    }
    merged(found, rows)
}

/// Both lists in one order. An entry of `more` that overlaps one of `found` is left out.
fn merged(found: Vec<Found>, more: Vec<Found>) -> Vec<Found> {
    if more.is_empty() {
        return found;
    }
    let mut all = Vec::with_capacity(found.len() + more.len());
    let mut more = more.into_iter().peekable();
    for one in found {
        while let Some(before) = more.next_if(|next| next.range.start < one.range.end) {
            if before.range.end <= one.range.start {
                all.push(before);
            }
        }
        all.push(one);
    }
    all.extend(more);
    all
}

/// The secret that the pair of bytes at `at` begins or announces. Bytes before `end` belong to an earlier one.
fn begins_at(text: &str, at: usize, end: usize, beginnings: &Pairs) -> Option<Found> {
    let bytes = text.as_bytes();
    match (bytes[at], bytes[at + 1]) {
        (_, b':' | b'=' | b'>') => context::valued(text, at + 1),
        (b'%', _) => context::valued(text, at),
        (b'k' | b'K', _) if names::is_key_word(&bytes[at..]) => context::after_key(text, at + 3),
        (_, b' ') => context::spaced(text, at + 1),
        (_, b'.') => forms::dotted_key(text, at + 1, end),
        (_, b'@') => context::address(text, at + 1, end),
        (b'-', b'u') => text[at..].strip_prefix("-u ").and_then(|_| context::login(text, at, at + 3)),
        (b'-', _) => forms::private_key(text, at).or_else(|| context::flag(text, at)),
        (_, second) if !matches!(second, b'\n' | b'\r') && !beginnings.has(second, *bytes.get(at + 2)?) => None,
        _ => match at.checked_sub(1).map_or(Boundary::Edge, |last| boundary_after(bytes[last])) {
            Boundary::Word => forms::key_inside_word(text, at),
            Boundary::Unclear if !ends_before(bytes, at) => forms::key_inside_word(text, at),
            _ => forms::key(text, at).or_else(|| forms::json_web_token(text, at)),
        },
    }
}

/// Whether something ends before `at` that isn't part of the word that follows: an escape such as `\n`, `%3D`
/// or `\u0022`, the `//` of a URL, a terminal's color code.
fn ends_before(bytes: &[u8], at: usize) -> bool {
    let back = |count: usize| at.checked_sub(count).map_or(0, |offset| bytes[offset]);
    match back(1) {
        b'/' => back(2) == b'/',
        b'n' | b'r' | b't' => back(2) == b'\\',
        b'm' => {
            let code = bytes[..at - 1].iter().rev().take(12).take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
            bytes[..at - 1 - code].ends_with(b"\x1b[")
        }
        _ => {
            back(3) == b'%' && back(2).is_ascii_hexdigit()
                || back(6) == b'\\' && back(5) == b'u' && back(4) == b'0' && back(3) == b'0'
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Not a key: letters and digits in a fixed pattern.
    fn body(length: usize) -> String {
        "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7".chars().cycle().take(length).collect()
    }

    /// The same without digits.
    fn letters(length: usize) -> String {
        body(length * 2).chars().filter(char::is_ascii_alphabetic).take(length).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = find(text, &mut Known::default()).into_iter().map(|found| &text[found.range]).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn keys_are_found_wherever_they_occur() {
        for prefix in ["sk-proj-", "sk-ant-api03-", "gsk_", "hf_", "xai-", "sk-or-v1-", "nvapi-", "AIza", "sk-"] {
            let key = format!("{prefix}{}", if prefix == "hf_" { letters(34) } else { body(45) });
            for (before, after) in [
                ("", ""),
                ("why does ", " not work"),
                ("Bearer ", "\""),
                ("b'Bearer ", "\\n'"),
                ("KEY=", "\n"),
                ("\\n", "\\n"),
                ("?key=", "&x=1"),
                ("(", ")"),
                ("“", "”"),
                ("\"apiKey\":\"", "\"}"),
                ("{\\\"apiKey\\\":\\\"", "\\\"}"),
                ("key%3D", "%26x"),
                ("\\u0022", "\\u0022"),
            ] {
                check(&format!("{before}{key}{after}"), &[&key]);
            }
        }
    }

    #[test]
    fn keys_of_a_known_length_are_found_within_words() {
        let key = format!("sk-proj-{}T3BlbkFJ{}", body(74), body(74));
        check(&format!("q{key} and \u{1}{key}\u{1}"), &[&key, &key]);
        check(&format!("OPENAI{key}"), &[&key]);
        check("desk-proj-management-of-the-whole-organization-2024", &[]);
        check(&format!("task-proj-{}", body(30)), &[]);
    }

    #[test]
    fn words_masks_and_placeholders_are_not_secrets() {
        for text in [
            "<task-notification-handler-for-everything>",
            "risk-assessment-and-desk-organization-2024",
            "sk-estimator-pipeline-v2-2024-09-13",
            "sk-this-is-a-long-kebab-case-identifier-of-a-style-sheet",
            "sk-web-7d4b9c6f5-x2x9z",
            "sk-550e8400-e29b-41d4-a716-446655440000",
            "sk-proj-****************************AbCd",
            "sk-...8aSP",
            "sk-your-api-key-here",
            "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "Authorization: Bearer $OPENAI_API_KEY",
            "Authorization: Bearer YOUR_API_KEY_GOES_HERE",
            "apiKey: process.env.OPENAI_API_KEY",
            "api_key=os.environ.get('OPENAI_API_KEY')",
            "the api_key client option must be set",
            "set the OPENAI_API_KEY environment variable",
            "OPENAI_API_KEY                the key of the service",
            "--api-key is deprecated, use --api-key-file instead",
            "max_tokens: 4096",
            "openai.error.AuthenticationError: Incorrect API key provided",
            "tokens per min (TPM): Limit 30000, Used 29937",
            "cache_key=9e107d9d372bb6826bd81d3542a419d6 hit",
            "key=9e107d9d372bb6826bd81d3542a419d6 miss",
            "\"key\": \"9e107d9d372bb6826bd81d3542a419d6\"",
            "next_page_token=CAUQAA9e107d9d372bb6",
            "openai@4.104.0 installed, @anthropic-ai/sdk too, git@github.com:a/b.git",
            "eyJhbGciOi.not.a.token",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn both_halves_of_a_damaged_key_are_found() {
        let (head, tail) = (body(21), body(27));
        for gap in ["\n  ", "\u{430}", "\\u0430", "\\n", "\u{1a}"] {
            let key = format!("sk-{head}{gap}{tail}");
            check(&format!("TypeError: Bearer {key} is not a legal HTTP header value"), &[&key]);
        }
    }

    #[test]
    fn a_wrapped_line_belongs_to_the_key() {
        let whole = format!("sk-proj-{}T3BlbkFJ{}", body(74), body(74));
        let unknown = format!("sk-proj-{}", body(120));
        // The first line ends within the key, or within its prefix.
        for key in [&whole, &unknown] {
            for (columns, place) in [(80, 30), (80, 78), (80, 79), (80, 76), (120, 50), (72, 67), (40, 12)] {
                for (line_break, rest) in [("\n", ""), ("\r\n", ""), ("\n    ", " && python app.py"), ("\n", "\") from x")] {
                    let first = format!("{} ", "x".repeat(place - 1));
                    let letters: Vec<char> = key.chars().collect();
                    let (head, tail) = letters.split_at(columns - place);
                    let lines: Vec<String> =
                        [head].into_iter().chain(tail.chunks(columns)).map(|part| part.iter().collect()).collect();
                    let wrapped = lines.join(line_break);
                    check(&format!("{first}{wrapped}{rest}\n"), &[&wrapped]);
                }
            }
        }
    }

    #[test]
    fn a_line_that_begins_something_else_is_no_part_of_the_key() {
        let key = |length: usize| format!("sk-proj-{}", body(length));
        let whole = format!("sk-proj-{}T3BlbkFJ{}", body(74), body(74));
        let hex = format!("sk-{}", "9e107d9d".repeat(4));
        let bedrock = format!("ABSK{}", body(128));
        let azure = format!("{}JQQJ99{}ACOG{}", body(52), body(14), body(8));
        let named = format!("AZURE_OPENAI_API_KEY={azure}");
        for (text, key) in [(&whole, &whole), (&key(100), &key(100)), (&hex, &hex), (&bedrock, &bedrock), (&named, &azure)] {
            for first in ["", "2026-11-23T06:17:14Z INFO worker-1 the client was started with the key ", "    key: "] {
                for next in [
                    "python3 app.py",
                    "RateLimitError: Error code: 429",
                    "AuthenticationError",
                    "2026-11-23T06:17:15Z 401 Unauthorized",
                    "20261123T061715Z 401",
                    "LANGCHAIN_TRACING_V2=true",
                    "LANGCHAIN_API_V2 = x",
                    "DEEPSEEK_API_URL=https://api.deepseek.com",
                    "Environment=DEBUG=1",
                    "web-1  | ready",
                    "  model_4o: gpt-4o",
                    "Bearer",
                    "at foo (x.js:1:2)",
                    "src/a1b2c3D4e5/main.py",
                    "main2B.py",
                    "}",
                    "200 OK",
                ] {
                    for line_break in ["\n", "\r\n", "\n  "] {
                        check(&format!("{first}{text}{line_break}{next}\n"), &[key]);
                    }
                }
            }
        }
        // A fixed part in its middle shows that it is whole.
        check(&format!("{named}\nc1a2b3d4 commit"), &[&azure]);
        // Together, both have the form of a key with a dot.
        let value = body(40);
        let line = format!("2026-11-23T06:17:14Z INFO loaded AWS_SECRET_ACCESS_KEY={value}");
        check(&format!("{line}\n127.0.0.1 - - x"), &[&value]);
        // Another key begins, or the line break is no terminal's and what follows isn't part of the key.
        check(&format!("{}\n{hex}", key(100)), &[&key(100), &hex]);
        check(&format!("{whole}\n{}", body(40)), &[&whole]);
        let short = key(60);
        check(&format!("{short}\n{}", body(15)), &[&short]);
        check(&format!("{short}\nreq_{}", body(24)), &[&short]);
        let by_hand = format!("{short}\n{}", body(16));
        check(&by_hand, &[&by_hand]);
        let quoted = format!("{short}\n{}", body(15));
        check(&format!("\"{quoted}\""), &[&quoted]);
    }

    #[test]
    fn keys_in_references_and_brackets_are_found() {
        let value = "2e107d9d372bb6826bd81d3542a419d6";
        for (before, after) in [
            ("${X:-", "}"),
            ("${X-", "}"),
            ("${", "}"),
            ("$", ""),
            ("%", "%"),
            ("<", ">"),
            ("“", "”"),
            ("\"'", "'\""),
            (" !!str ", ""),
            (" >-\n  ", ""),
            (" |\r\n    ", ""),
            ("[\"", "\"]"),
            ("", "$x"),
        ] {
            check(&format!("AZURE_OPENAI_API_KEY={before}{value}{after}\nDEBUG=1"), &[value]);
        }
        for plain in ["${AZURE_OPENAI_KEY_V2}", "$AzureOpenAIKeyFromVault2", "<your-key-2024>", "%OPENAI_KEY%", "[none]", "\"\""]
        {
            check(&format!("AZURE_OPENAI_API_KEY={plain}\n"), &[]);
        }
    }

    #[test]
    fn values_after_names_of_secrets_are_found() {
        let value = body(32);
        for text in [
            format!("AZURE_OPENAI_API_KEY={value}"),
            format!("api-key: {value}"),
            format!("{{'x-api-key': '{value}'}}"),
            format!("{{\\\"api_key\\\":\\\"{value}\\\"}}"),
            format!("curl -H \"Authorization: Bearer {value}\""),
            format!("https://example.test/v1?key={value}"),
            format!("MISTRAL_API_KEY                {value}"),
            format!("setx MISTRAL_API_KEY {value}"),
            format!("%env MISTRAL_API_KEY {value}"),
            format!("tool --api-key {value} --verbose"),
            format!("Your API key: {value}"),
            format!("  - name: MISTRAL_API_KEY\n    value: {value}"),
            format!("{{\"name\": \"x-api-key\", \"value\": \"{value}\"}}"),
            format!("aws_secret_access_key = {value}"),
        ] {
            check(&text, &[&value]);
        }
        check("password = \"hunter2\"", &["hunter2"]);
        check("postgres://anna:hunter2@db/x", &["hunter2"]);
    }

    #[test]
    fn cookies_signatures_tokens_private_keys_and_addresses_are_found() {
        check("> Cookie: a=b; session=c\n> Host: x", &["a=b; session=c"]);
        check("-H 'cookie: a=b; c=d' -H 'x: y'", &["a=b; c=d"]);
        check("\"set-cookie\": \"__cf_bm=a; path=/\",", &["__cf_bm=a"]);
        check(
            "\"cookies\": [{\"name\": \"a\", \"value\": \"hunter2\"}, {\"name\": \"b\", \"value\": \"hunter3\"}], {\"value\": \"plain\"}",
            &["hunter2", "hunter3"],
        );
        let signature = "9e107d9d".repeat(8);
        check(&format!("SignedHeaders=host;x-amz-date, Signature={signature}\""), &[&signature]);
        check(&format!("&X-Amz-Signature={signature}&x"), &[&signature]);
        let token = format!("eyJhbGciOiJIUzI1NiJ9.eyJ{}.{}", body(20), body(43));
        check(&format!("token {token}."), &[&token]);
        let pem = format!("-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----", body(64));
        check(&format!("a {pem} b"), &[&pem]);
        let open = format!("-----BEGIN PRIVATE KEY-----\n{}\n{}\n", body(64), body(64));
        check(&format!("{open}Traceback (most recent call last):"), &[open.trim_end()]);
        check("write to anna.b+x@example.com, please", &["anna.b+x@example.com"]);
    }

    #[test]
    fn a_secret_is_found_wherever_it_occurs() {
        let value = body(32);
        check(&format!("{value} rejected; api-key: {value}; /v1/{value}"), &[&value, &value, &value]);
        check("secret: authorization, as in authorization", &["authorization"]);
        let (other, third) = (body(29), format!("Q{}", body(30)));
        check(&format!("api-key: {other} x-api-key: {third}: x{third} {other}"), &[&other, &third, &format!("x{third}"), &other]);
    }
}
