//! What people paste keys in.

#![allow(dead_code)] // The host tests and `cargo xtask bench` each use their own part.

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
    container!("a sentence that names nothing", false, "why does ", " not work, it was made today"),
    container!("a sentence's end", false, "my key is ", ". What now?"),
    container!("brackets", false, "client(", ")"),
    container!("a table", false, "| ", " | active |"),
    container!("an escaped address", false, "https%3A%2F%2Fapi.example.com%2F%3Fkey%3D", "%26alt%3Djson"),
    container!(".env with quotes", true, "API_KEY=\"", "\"\r\nDEBUG=1\r\n"),
    container!(
        "Get-ChildItem",
        true,
        "Name                           Value\n----                           -----\nOPENAI_API_KEY                 ",
        "\n"
    ),
    container!("a notebook", true, "%env OPENAI_API_KEY ", "\n"),
    container!("JSON with escapes", true, "{\\u0022api_key\\u0022:\\u0022", "\\u0022}"),
    container!("a repr", true, "{'api_key': '", "', 'timeout': None}"),
    container!("bytes", true, "headers=[(b'authorization', b'Bearer ", "')]"),
    container!("a traceback", true, "httpx.LocalProtocolError: Illegal header value b'Bearer ", "\\n'"),
    container!("Python", true, "client = OpenAI(api_key=\"", "\")  # mine"),
    container!("JavaScript", true, "const client = new OpenAI({ apiKey: '", "' });"),
    container!("docker inspect", true, "            \"Env\": [\n                \"OPENAI_API_KEY=", "\",\n"),
    container!("an address in JSON in a log line", true, "03:04:05 DEBUG {\"url\":\"https://a.example/v1?key=", "\",\"t\":3}"),
    container!("terminal colors", false, "\u{1b}[31m", "\u{1b}[0m"),
    container!("smart quotes", false, "“", "”"),
    container!("code in Markdown", false, "the key is `", "` here"),
    container!("a file of one line", true, "API_KEY=", ""),
    Container { name: "two in a line", names_it: true, wrap: |key| format!("OPENAI_API_KEY={key} OTHER_API_KEY={key}") },
    Container { name: "base64 without a name", names_it: false, wrap: |key| format!("blob: {} end", base64(key)) },
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
    Container { name: "by itself", names_it: false, wrap: |key| key.to_owned() },
    Container { name: "by itself, quoted", names_it: false, wrap: |key| format!("\"{key}\"\n") },
    Container { name: "a sentence", names_it: true, wrap: |key| format!("Why is my API key {key} refused with a 401?") },
    Container {
        name: "a sentence that ends with it",
        names_it: false,
        wrap: |key| format!("I got HTTP 401 with the key {key}."),
    },
    Container {
        name: "a Bearer header",
        names_it: true,
        wrap: |key| format!("POST /v1/chat/completions HTTP/1.1\r\nAuthorization: Bearer {key}\r\nAccept: */*\r\n"),
    },
    Container {
        name: "headers of services",
        names_it: true,
        wrap: |key| format!("x-api-key: {key}\napi-key: {key}\nx-goog-api-key: {key}\nxi-api-key: {key}\n"),
    },
    Container {
        name: "curl",
        names_it: true,
        wrap: |key| {
            format!("curl https://api.openai.com/v1/models -H \"Authorization: Bearer {key}\" -H 'x-api-key: {key}'\nHTTP/2 401")
        },
    },
    Container {
        name: "curl -u",
        names_it: true,
        wrap: |key| format!("curl -u {key}: https://api.example.com/v1/models\nHTTP/2 401"),
    },
    Container {
        name: "curl -v",
        names_it: true,
        wrap: |key| format!("> GET /v1/models HTTP/2\n> host: api.openai.com\n> authorization: Bearer {key}\n>\n< HTTP/2 401\n"),
    },
    Container {
        name: "JSON",
        names_it: true,
        wrap: |key| format!("{{\"model\": \"gpt-4o\", \"api_key\": \"{key}\", \"n\": 1}}"),
    },
    Container { name: "JSON in JSON", names_it: true, wrap: |key| nested(key, 1) },
    Container { name: "JSON in JSON in JSON", names_it: true, wrap: |key| nested(key, 2) },
    Container {
        name: "a Python dictionary",
        names_it: true,
        wrap: |key| format!("{{'headers': {{'Authorization': 'Bearer {key}', 'api-key': b'{key}'}}, 'timeout': None}}"),
    },
    Container {
        name: "Python code",
        names_it: true,
        wrap: |key| format!("client = OpenAI(\n    api_key=\"{key}\",\n)\nopenai.api_key = '{key}'\n"),
    },
    Container {
        name: "JavaScript code",
        names_it: true,
        wrap: |key| format!("const client = new OpenAI({{ apiKey: '{key}', baseURL: \"https://api.openai.com/v1\" }});"),
    },
    Container {
        name: "a dumped JavaScript object",
        names_it: true,
        wrap: |key| {
            format!(
                "  config: {{\n    headers: [Object],\n    apiKey: '{key}',\n    Authorization: 'Bearer {key}'\n  }}\n  status: 401\n"
            )
        },
    },
    Container {
        name: "a query",
        names_it: true,
        wrap: |key| format!("GET https://generativelanguage.googleapis.com/v1beta/models?key={key}&alt=json 400 Bad Request"),
    },
    Container {
        name: "an address with a login",
        names_it: true,
        wrap: |key| format!("requests.get('https://user:{key}@api.example.com/v1')  # 401"),
    },
    Container {
        name: "a percent-encoded query",
        names_it: true,
        wrap: |key| format!("https://example.com/log?url=https%3A%2F%2Fapi.x.com%2Fv1%3Fapi_key%3D{key}%26n%3D1"),
    },
    Container { name: "export", names_it: true, wrap: |key| format!("$ export OPENAI_API_KEY={key}\n$ python app.py\n") },
    Container {
        name: "export, quoted",
        names_it: true,
        wrap: |key| format!("export ANTHROPIC_API_KEY=\"{key}\"\nexport MY_TOKEN='{key}'\n"),
    },
    Container { name: "in front of a command", names_it: true, wrap: |key| format!("$ OPENAI_API_KEY={key} python app.py\n") },
    Container { name: "fish", names_it: true, wrap: |key| format!("set -gx OPENAI_API_KEY {key}\n") },
    Container {
        name: "cmd",
        names_it: true,
        wrap: |key| format!("C:\\> set OPENAI_API_KEY={key}\r\nC:\\> setx OPENAI_API_KEY \"{key}\"\r\n"),
    },
    Container { name: "PowerShell", names_it: true, wrap: |key| format!("PS C:\\> $env:OPENAI_API_KEY = \"{key}\"\r\n") },
    Container {
        name: "docker run",
        names_it: true,
        wrap: |key| format!("docker run --rm -e OPENAI_API_KEY={key} -e DEBUG=1 app\n"),
    },
    Container {
        name: "a flag",
        names_it: true,
        wrap: |key| format!("$ llm chat --api-key {key} --model x\n$ llm chat --token={key}\n"),
    },
    Container { name: "YAML", names_it: true, wrap: |key| format!("openai:\n  api_key: {key}\n  model: gpt-4o\n") },
    Container {
        name: "Kubernetes",
        names_it: true,
        wrap: |key| format!("env:\n  - name: OPENAI_API_KEY\n    value: \"{key}\"\n"),
    },
    Container {
        name: "a Kubernetes secret",
        names_it: true,
        wrap: |key| format!("kind: Secret\ndata:\n  OPENAI_API_KEY: {}\n", base64(key)),
    },
    Container {
        name: ".env",
        names_it: true,
        wrap: |key| format!("# keys\nOPENAI_API_KEY={key}\nOPENAI_BASE_URL=https://api.openai.com/v1\n"),
    },
    Container {
        name: ".env, untidy",
        names_it: true,
        wrap: |key| format!("OPENAI_API_KEY = '{key}' # mine\nexport GROQ_API_KEY=\" {key}\"\n"),
    },
    Container { name: "TOML", names_it: true, wrap: |key| format!("[openai]\napi_key = \"{key}\"\n") },
    Container { name: "XML", names_it: true, wrap: |key| format!("<settings><apiKey>{key}</apiKey></settings>") },
    Container { name: "HTML", names_it: true, wrap: |key| format!("<code>api_key=&quot;{key}&quot;</code>") },
    Container {
        name: "Markdown",
        names_it: true,
        wrap: |key| format!("My key is `{key}`.\n\n| name | value |\n|---|---|\n| OPENAI_API_KEY | {key} |\n"),
    },
    Container {
        name: "Basic authorization",
        names_it: true,
        wrap: |key| format!("authorization: Basic {}\nHTTP/1.1 401 Unauthorized\n", base64(format!("{key}:"))),
    },
    Container {
        name: "Basic authorization with a user",
        names_it: true,
        wrap: |key| format!("Authorization: Basic {}\n", base64(format!("api:{key}"))),
    },
    Container {
        name: "wrapped at 80 columns",
        names_it: true,
        wrap: |key| wrapped(&format!("export OPENAI_ORGANIZATION=org-x OPENAI_API_KEY={key} && python app.py"), 80),
    },
    Container {
        name: "wrapped at 80 columns, in a header",
        names_it: true,
        wrap: |key| wrapped(&format!("> POST /v1/chat/completions HTTP/2 host: api.openai.com Authorization: Bearer {key}"), 80),
    },
    Container { name: "a HAR", names_it: true, wrap: har },
    Container {
        name: "an echo",
        names_it: true,
        wrap: |key| {
            format!(
                "openai.AuthenticationError: Error code: 401 - {{'error': {{'message': 'Incorrect API key provided: {key}. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'code': 'invalid_api_key'}}}}"
            )
        },
    },
    Container {
        name: "an echo in quotes",
        names_it: true,
        wrap: |key| format!("{{\"error\":{{\"message\":\"API key \\\"{key}\\\" is not valid\",\"code\":401}}}}"),
    },
    Container {
        name: "a refused header",
        names_it: true,
        wrap: |key| format!("httpcore.LocalProtocolError: Illegal header value b'Bearer {key}\\n'\n"),
    },
    Container {
        name: "a local variable in a traceback",
        names_it: true,
        wrap: |key| {
            format!("  File \"/app/a.py\", line 3, in ask\n    api_key = '{key}'\nopenai.APIConnectionError: Connection error.\n")
        },
    },
    Container {
        name: "a log line",
        names_it: true,
        wrap: |key| format!("2026-11-23T06:17:15Z level=error msg=\"refused\" api_key={key} status=401\n"),
    },
    Container {
        name: "a log line in JSON",
        names_it: true,
        wrap: |key| format!("{{\"level\":\"error\",\"headers\":{{\"authorization\":\"Bearer {key}\"}},\"status\":401}}\n"),
    },
    Container {
        name: "CSV",
        names_it: true,
        wrap: |key| format!("id,provider,api_key,status\n1,openai,{key},401\n2,openai,\"{key}\",200\n"),
    },
    Container {
        name: "an environment, printed",
        names_it: true,
        wrap: |key| format!("HOME=/home/dev\nOPENAI_API_KEY={key}\nPATH=/usr/bin\n"),
    },
    Container {
        name: "an environment, dumped",
        names_it: true,
        wrap: |key| format!("environ({{'HOME': '/home/dev', 'OPENAI_API_KEY': '{key}', 'LANG': 'C'}})"),
    },
    Container {
        name: "twice, the second time bare",
        names_it: true,
        wrap: |key| format!("OPENAI_API_KEY={key}\nERROR: {key} was refused (401)\n"),
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

/// A body with the key, as a string in another, so many times.
fn nested(key: &str, times: usize) -> String {
    let mut text = serde_json::json!({ "api_key": key, "header": format!("Bearer {key}") }).to_string();
    for _ in 0..times {
        text = serde_json::json!({ "status": 401, "request": text }).to_string();
    }
    text
}

fn har(key: &str) -> String {
    serde_json::json!({ "log": { "version": "1.2", "creator": { "name": "WebInspector" }, "entries": [{
        "startedDateTime": "2026-11-20T10:00:00.000Z",
        "request": {
            "method": "POST",
            "url": format!("https://api.openai.com/v1/chat/completions?api_key={key}"),
            "headers": [{ "name": "Authorization", "value": format!("Bearer {key}") }, { "name": "x-api-key", "value": key }],
            "cookies": [{ "name": "session", "value": key }],
            "postData": { "text": format!("{{\"api_key\":\"{key}\"}}") },
        },
        "response": { "status": 401, "content": { "text": format!("{{\"error\":{{\"message\":\"Incorrect API key provided: {key}\"}}}}") } },
    }] } })
    .to_string()
}

/// The text with a line break after so many characters, as terminals copy it.
fn wrapped(text: &str, columns: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let letters: Vec<char> = line.chars().collect();
        for part in letters.chunks(columns) {
            out.extend(part);
            out.push('\n');
        }
    }
    out
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
