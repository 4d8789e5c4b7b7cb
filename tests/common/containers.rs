//! What people paste keys in.

#![allow(dead_code)] // Each test binary uses its own part.

use super::keys::Sample;

/// A text with a place for a key.
pub struct Container {
    /// For messages.
    pub name: &'static str,
    /// A name or a scheme in it says that a secret stands there, so that a key needs no prefix.
    pub names_it: bool,
    /// The text with a key in it.
    pub wrap: fn(&str) -> String,
}

impl Sample {
    /// Whether keys of this form are known by themselves: they have a prefix.
    pub fn shows_itself(&self) -> bool {
        !self.prefix.is_empty()
    }
}

macro_rules! container {
    ($name:literal, $names_it:literal, $before:literal, $after:literal) => {
        Container { name: $name, names_it: $names_it, wrap: |key| [$before, key, $after].concat() }
    };
}

/// All of them.
pub static ALL: &[Container] = &[
    container!("nothing", false, "", ""),
    container!("a sentence", false, "why does ", " not work, it was made today"),
    container!("a sentence's end", false, "my key is ", ". What now?"),
    container!("a log line", false, "2026-01-02 03:04:05 ERROR worker-3 rejected key=", " status=401"),
    container!("brackets", false, "client(", ")"),
    container!("a table", false, "| ", " | active |"),
    container!("an address", true, "GET https://api.example.com/v1/models?key=", "&alt=json HTTP/1.1"),
    container!("an escaped address", false, "https%3A%2F%2Fapi.example.com%2F%3Fkey%3D", "%26alt%3Djson"),
    container!("a header", true, "> Authorization: Bearer ", "\r\n> Accept: */*\r\n"),
    container!("a header of its own", true, "x-api-key: ", "\n"),
    container!("curl", true, "curl https://api.example.com/v1 -H \"Authorization: Bearer ", "\" -d '{}'"),
    container!("a flag", true, "tool --api-key ", " --verbose"),
    container!(".env", true, "OPENAI_API_KEY=", "\nDEBUG=1\n"),
    container!(".env with quotes", true, "API_KEY=\"", "\"\r\nDEBUG=1\r\n"),
    container!("a shell", true, "$ export MISTRAL_API_KEY='", "'"),
    container!("PowerShell", true, "PS C:\\> $env:OPENAI_API_KEY = \"", "\""),
    container!("cmd", true, "C:\\>setx OPENAI_API_KEY ", "\r\n"),
    container!(
        "Get-ChildItem",
        true,
        "Name                           Value\n----                           -----\nOPENAI_API_KEY                 ",
        "\n"
    ),
    container!("a notebook", true, "%env OPENAI_API_KEY ", "\n"),
    container!("JSON", true, "{\"api_key\": \"", "\", \"model\": \"gpt-4o\"}"),
    container!("JSON in JSON", true, "{\"body\": \"{\\\"apiKey\\\":\\\"", "\\\"}\"}"),
    container!("JSON in JSON in JSON", true, "{\"a\":\"{\\\"b\\\":\\\"{\\\\\\\"api_key\\\\\\\":\\\\\\\"", "\\\\\\\"}\\\"}\"}"),
    container!("JSON with escapes", true, "{\\u0022api_key\\u0022:\\u0022", "\\u0022}"),
    container!("a repr", true, "{'api_key': '", "', 'timeout': None}"),
    container!("bytes", true, "headers=[(b'authorization', b'Bearer ", "')]"),
    container!("a traceback", true, "httpx.LocalProtocolError: Illegal header value b'Bearer ", "\\n'"),
    container!("Python", true, "client = OpenAI(api_key=\"", "\")  # mine"),
    container!("JavaScript", true, "const client = new OpenAI({ apiKey: '", "' });"),
    container!("YAML", true, "services:\n  app:\n    environment:\n      OPENAI_API_KEY: ", "\n"),
    container!("a Deployment", true, "        - name: MISTRAL_API_KEY\n          value: \"", "\"\n"),
    container!("a HAR", true, "{\"name\": \"Authorization\", \"value\": \"Bearer ", "\"}"),
    container!("docker inspect", true, "            \"Env\": [\n                \"OPENAI_API_KEY=", "\",\n"),
    container!("an address in JSON in a log line", true, "03:04:05 DEBUG {\"url\":\"https://a.example/v1?key=", "\",\"t\":3}"),
    container!("terminal colors", false, "\u{1b}[31m", "\u{1b}[0m"),
    container!("smart quotes", false, "“", "”"),
    container!("Markdown", false, "the key is `", "` here"),
    container!("XML", false, "<add key=\"x\" value=\"", "\" />"),
    container!("a file of one line", true, "API_KEY=", ""),
    Container { name: "two in a line", names_it: true, wrap: |key| format!("OPENAI_API_KEY={key} OTHER_API_KEY={key}") },
    Container { name: "a Secret", names_it: true, wrap: |key| format!("data:\n  OPENAI_API_KEY: {}\n", base64(key)) },
    Container { name: "base64 without a name", names_it: false, wrap: |key| format!("blob: {} end", base64(key)) },
    Container { name: "Basic", names_it: true, wrap: |key| format!("Authorization: Basic {}\n", base64(format!("api:{key}"))) },
    Container {
        name: "a line of 80 columns",
        names_it: false,
        wrap: |key| wrapped(&format!("  raise ValueError(\"bad key: {key}\") from error"), 80),
    },
    Container {
        name: "a 10 KB line",
        names_it: false,
        wrap: |key| format!("{} {key} {}", "x=1 ".repeat(1250), "y=2 ".repeat(1250)),
    },
];

/// What is left of a key in a text: every run of more than twelve of its characters that still stands there,
/// as it is or in base64. Runs of four at its end and eight at its beginning may be shown.
pub fn pieces_left(key: &str, text: &str) -> Vec<String> {
    const SHOWN: usize = 12;
    let flat: String = text.chars().filter(|letter| letter.is_ascii_graphic()).collect();
    let piece = |secret: &str| {
        let starts = 0..secret.len().saturating_sub(SHOWN);
        { starts }.map(|at| &secret[at..at + SHOWN + 1]).find(|piece| flat.contains(piece)).map(|piece| piece[..4].to_owned())
    };
    [key.to_owned(), base64(key)].iter().filter_map(|secret| piece(secret)).collect()
}

/// A text as a terminal of so many columns breaks it.
fn wrapped(text: &str, columns: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(columns).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
}

/// Base64 (RFC 4648).
pub fn base64(plain: impl AsRef<[u8]>) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::new();
    for three in plain.as_ref().chunks(3) {
        let bits = three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            encoded.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    encoded
}
