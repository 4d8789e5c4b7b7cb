//! Finding secrets: one walk over the text, which stops where one may begin.

use super::known::Known;
use super::places;
use super::{Found, Kind};
use super::{columns, forms};
use crate::credential::looks_random;
use std::sync::LazyLock;

/// The secrets of a text, in order, without overlaps. Labels of an earlier redaction and masked or
/// placeholder keys are not secrets. `known` ones are found wherever they stand, and so is, from here on,
/// whatever this text gives away.
pub fn find(text: &str, known: &mut Known) -> Vec<Found> {
    let found = by_form_or_place(text, known);
    for Found { range, kind } in &found {
        let secret = &text[range.clone()];
        // A short one, or one that was given away by its place alone, may be a word.
        if looks_random(secret) && !matches!(kind, Kind::Cookie | Kind::PrivateKey | Kind::Email) {
            known.add(secret, *kind);
        }
    }
    known.with_every(text, found)
}

/// What a byte means for a key that would begin behind it.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// It may.
    Edge,
    /// It may not: the word goes on. A whole key may cling to it all the same.
    Word,
    /// It may if this byte ends an escape, an address or a color.
    Perhaps,
}

fn before(byte: u8) -> Before {
    match byte {
        b'n' | b'r' | b't' | b'm' | b'/' | b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F' => Before::Perhaps,
        b'_' | b'-' | b'.' => Before::Word,
        _ if byte.is_ascii_alphanumeric() => Before::Word,
        _ => Before::Edge,
    }
}

/// A set of pairs of bytes, a bit for each.
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

/// Where something may begin: most of a text is passed over by this.
struct Starts {
    /// The pairs of bytes at which it may.
    pairs: Pairs,
    /// The second and the third byte of what is known by its form.
    beginnings: Pairs,
}

static STARTS: LazyLock<Starts> = LazyLock::new(|| {
    let none = || Pairs(Box::new([0; 1 << 10]));
    let (mut pairs, mut beginnings) = (none(), none());
    for [first, second, third] in forms::beginnings() {
        pairs.add(first, second);
        beginnings.add(second, third);
        // A terminal may break a prefix.
        for line_break in [b'\n', b'\r'] {
            pairs.add(first, line_break);
            beginnings.add(second, line_break);
        }
    }
    for (first, second) in [(b'-', b'-'), (b'-', b'u'), (b'%', b'3'), (b'k', b'e'), (b'K', b'e'), (b'K', b'E')] {
        pairs.add(first, second);
    }
    // What stands in front of a value: the end of a name or of what closes it, and a separator.
    for first in 0..=u8::MAX {
        if places::ends_name(first) {
            pairs.add(first, b':');
            pairs.add(first, b'=');
            pairs.add(first, b'>');
        }
        if places::ends_word(first) {
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

/// So many places are looked at together.
const BLOCK: usize = 64;

/// At which places of a block one of these pairs stands, a bit for each; `bytes` has one more, the last one's
/// neighbour. Without a branch for each byte this is twice as fast.
fn places_to_look(bytes: &[u8; BLOCK + 1], pairs: &Pairs) -> u64 {
    let mut places = 0;
    for group in (0..BLOCK).step_by(8) {
        let mut eight = 0;
        for place in 0..8 {
            eight |= u64::from(pairs.has(bytes[group + place], bytes[group + place + 1])) << place;
        }
        places |= eight << group;
    }
    places
}

fn by_form_or_place(text: &str, known: &mut Known) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let bytes = text.as_bytes();
    // What a header announced in an earlier piece of the text goes on at the next whole row.
    let mut rows = Vec::new();
    let mut walked = 0;
    if let Some(column) = known.column.take() {
        let next = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| end + 1);
        (walked, known.column) = column.find(text, next, &mut rows);
    }
    let mut end = 0;
    let Starts { pairs, beginnings } = &*STARTS;
    for from in (0..bytes.len()).step_by(BLOCK) {
        let rest = &bytes[from..];
        let mut places = match rest.first_chunk() {
            Some(block) => places_to_look(block, pairs),
            None => {
                let mut block = [0; BLOCK + 1];
                block[..rest.len()].copy_from_slice(rest);
                places_to_look(&block, pairs)
            }
        };
        while places != 0 {
            let at = from + places.trailing_zeros() as usize;
            places &= places - 1;
            if at < end {
                continue;
            }
            let secret = begins_at(text, at, end, beginnings);
            if let Some(secret) = secret.filter(|secret| !secret.range.is_empty() && secret.range.start >= end) {
                end = secret.range.end;
                found.push(secret);
            } else if at >= walked
                && places::is_key_word(&bytes[at..])
                && let Some((column, next)) = columns::headed(text, at + 3)
            {
                (walked, known.column) = column.find(text, next, &mut rows);
            }
        }
    }
    merged(found, rows)
}

/// Both in their order; what overlaps one of the first is left out.
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

/// What the pair of bytes at `at` begins or announces; nothing in front of `end` is taken again.
fn begins_at(text: &str, at: usize, end: usize, beginnings: &Pairs) -> Option<Found> {
    let bytes = text.as_bytes();
    match (bytes[at], bytes[at + 1]) {
        (_, b':' | b'=' | b'>') => places::valued(text, at + 1),
        (b'%', _) => places::valued(text, at),
        (b'k' | b'K', _) if places::is_key_word(&bytes[at..]) => places::behind_key(text, at + 3),
        (_, b' ') => places::spaced(text, at + 1),
        (_, b'.') => forms::dotted(text, at + 1, end),
        (_, b'@') => places::address(text, at + 1, end),
        (b'-', b'u') => text[at..].strip_prefix("-u ").and_then(|_| places::login(text, at, at + 3)),
        (b'-', _) => forms::private_key(text, at).or_else(|| places::flag(text, at)),
        (_, second) if !matches!(second, b'\n' | b'\r') && !beginnings.has(second, *bytes.get(at + 2)?) => None,
        _ => match at.checked_sub(1).map_or(Before::Edge, |last| before(bytes[last])) {
            Before::Word => forms::whole_key(text, at),
            Before::Perhaps if !is_end(bytes, at) => forms::whole_key(text, at),
            _ => forms::key(text, at).or_else(|| forms::json_web_token(text, at)),
        },
    }
}

/// Whether something ends in front of `at` that isn't part of the word behind it: an escape such as `\n`, `%3D`
/// or `\u0022`, the `//` of an address, a color of a terminal.
fn is_end(bytes: &[u8], at: usize) -> bool {
    let back = |count: usize| at.checked_sub(count).map_or(0, |place| bytes[place]);
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
    fn keys_are_found_wherever_they_stand() {
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
    fn whole_keys_cling_to_words() {
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
    fn both_halves_of_a_damaged_key_go() {
        let (head, tail) = (body(21), body(27));
        for gap in ["\n  ", "\u{430}", "\\u0430", "\\n", "\u{1a}"] {
            let key = format!("sk-{head}{gap}{tail}");
            check(&format!("TypeError: Bearer {key} is not a legal HTTP header value"), &[&key]);
        }
    }

    #[test]
    fn a_line_that_goes_on_belongs_to_the_key() {
        let whole = format!("sk-proj-{}T3BlbkFJ{}", body(74), body(74));
        let unknown = format!("sk-proj-{}", body(120));
        // So wide that the first line ends within the key, or within its prefix.
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
    fn a_line_of_its_own_stays() {
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
        // A mark tells that it is whole.
        check(&format!("{named}\nc1a2b3d4 commit"), &[&azure]);
        // By their length, both would be a key with a dot.
        let value = body(40);
        let line = format!("2026-11-23T06:17:14Z INFO loaded AWS_SECRET_ACCESS_KEY={value}");
        check(&format!("{line}\n127.0.0.1 - - x"), &[&value]);
        // Another key begins, or a line that no terminal made goes on with letters that are no key's.
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
    fn keys_in_references_and_brackets_go() {
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
    fn values_behind_telling_names_go() {
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
    fn cookies_signatures_tokens_private_keys_and_addresses_go() {
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
    fn a_secret_goes_wherever_it_stands() {
        let value = body(32);
        check(&format!("{value} rejected; api-key: {value}; /v1/{value}"), &[&value, &value, &value]);
        check("secret: authorization, as in authorization", &["authorization"]);
        let (other, third) = (body(29), format!("Q{}", body(30)));
        check(&format!("api-key: {other} x-api-key: {third}: x{third} {other}"), &[&other, &third, &format!("x{third}"), &other]);
    }
}
