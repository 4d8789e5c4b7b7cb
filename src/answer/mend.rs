//! Mends the faulty line in the person's own code or configuration.

use crate::catalogue::Cause;
use crate::facts::{Assignment, Facts, Fault, Slot};
use crate::report::{CodePair, Report};
use crate::text::Span;
use crate::text::name::is_in_capitals;

/// The longest line that is shown as broken code; longer ones are logs.
const MAX_LINE_BYTES: usize = 240;

/// A change to a text.
struct Change {
    /// The span that is replaced.
    replaced: Span,
    replacement: String,
    /// One sentence that says what changed.
    changed: &'static str,
}

/// The faulty line of the paste, and the same line mended. None if the paste shows no such line, or if it can't be mended
/// without the key.
pub(super) fn mend(facts: &Facts, report: &Report) -> Option<CodePair> {
    let change = by_fault(facts, report).or_else(|| by_value(facts, report))?;
    let text = &facts.redaction.text;
    let start = text[..change.replaced.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[change.replaced.end..].find('\n').map_or(text.len(), |at| change.replaced.end + at);
    let broken = text[start..end].trim_end();
    if broken.len() > MAX_LINE_BYTES || broken.trim().is_empty() {
        return None;
    }
    let fixed = [&text[start..change.replaced.start], &change.replacement, &text[change.replaced.end..end]].concat();
    let fixed = fixed.trim();
    // What the new line reads from is imported, unless the paste shows that it is.
    let imports = fixed.contains("os.environ") && !text.contains("import os");
    let pair = CodePair {
        language: language(broken, report),
        broken: broken.trim_start().to_owned(),
        fixed: if imports { ["import os\n\n", fixed].concat() } else { fixed.to_owned() },
        changed: change.changed.to_owned(),
    };
    (pair.broken != pair.fixed).then_some(pair)
}

/// The change that mends a fault which supports the cause that was found.
fn by_fault(facts: &Facts, report: &Report) -> Option<Change> {
    let text = &facts.redaction.text;
    let cited = |span: &Span| {
        let original = facts.redaction.to_original(span.clone());
        report.top().supports.iter().any(|sign| sign.start < original.end && original.start < sign.end)
    };
    facts.faults.iter().find_map(|fault| match fault {
        Fault::NearName { written, read, span } if cited(span) => {
            let at = span.start + text[span.clone()].find(written.as_str())?;
            Some(Change {
                replaced: at..at + written.len(),
                replacement: (*read).to_owned(),
                changed: "The variable has the name that the SDK reads.",
            })
        }
        Fault::HeaderName { read, span, .. } if cited(span) => {
            // As the text writes headers: `Authorization`, `x-api-key`.
            let name = if *read == "authorization" { "Authorization" } else { read };
            Some(Change {
                replaced: span.clone(),
                replacement: name.to_owned(),
                changed: "The header has the name that APIs read.",
            })
        }
        Fault::NoScheme(span) if cited(span) => Some(Change {
            replaced: span.start..span.start,
            replacement: "https://".to_owned(),
            changed: "The base URL begins with its scheme.",
        }),
        Fault::NoPath { read, span } if cited(span) => Some(Change {
            replaced: span.clone(),
            replacement: (*read).to_owned(),
            changed: "The base URL is the documented one.",
        }),
        Fault::NotExported(span) if cited(span) => {
            let name = span.start + text[span.clone()].find(|letter: char| letter.is_ascii_uppercase())?;
            Some(Change {
                replaced: name..name,
                replacement: "export ".to_owned(),
                changed: "With `export`, the programs that start here see it.",
            })
        }
        Fault::TupleComma(span) if cited(span) => Some(Change {
            replaced: span.end - 1..span.end,
            replacement: String::new(),
            changed: "Without the comma at the end, it is a string, not a tuple.",
        }),
        Fault::DoubledBearer(span) if cited(span) => {
            let second = span.start + text[span.clone()].to_ascii_lowercase().rfind("bearer ")?;
            Some(Change { replaced: second..second + 7, replacement: String::new(), changed: "The scheme appears only once." })
        }
        Fault::Commented(span) if cited(span) => {
            let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
            Some(Change {
                replaced: line..span.start,
                replacement: String::new(),
                changed: "The line is no longer commented out.",
            })
        }
        _ => None,
    })
}

/// The change that mends the value that a key is set to, by the cause that was found.
fn by_value(facts: &Facts, report: &Report) -> Option<Change> {
    let text = &facts.redaction.text;
    let own = facts.assignments.iter().filter(|assignment| is_own(facts, assignment, report));
    own.rev().find_map(|assignment| match (report.cause(), assignment.slot) {
        (Cause::WrongAuthScheme, Slot::Header) => right_header(text, assignment, report),
        (Cause::PlaceholderKey, Slot::Header) if assignment.is_behind_single_quote(text) => double_quotes(text, assignment),
        (Cause::MalformedKey, Slot::Variable) if report.variant() == "quotes" => unquoted(text, assignment),
        (
            Cause::PlaceholderKey | Cause::MalformedKey | Cause::InvalidKey | Cause::WrongProviderKey | Cause::ExpiredKey,
            Slot::Argument,
        ) if assignment.literal => from_environment(text, assignment, report),
        _ => None,
    })
}

/// Whether an assignment is one of the provider that answered.
fn is_own(facts: &Facts, assignment: &Assignment, report: &Report) -> bool {
    let known = |env: &str| report.names.provider.is_none_or(|provider| provider.env.contains(&env));
    match assignment.slot {
        Slot::Variable => known(&assignment.name),
        Slot::Argument | Slot::Header => facts.text(&assignment.span).len() < MAX_LINE_BYTES,
    }
}

/// The span of an assignment's value in the text, with its quotes.
fn value_span(text: &str, assignment: &Assignment) -> Option<Span> {
    let Span { start: mut from, end: mut to } = assignment.place.clone();
    if from == to {
        return None;
    }
    let quote = text[..from].chars().next_back().filter(|quote| matches!(quote, '"' | '\'' | '`'));
    if let Some(quote) = quote.filter(|quote| text[to..].starts_with(*quote)) {
        from -= quote.len_utf8();
        to += quote.len_utf8();
    }
    Some(from..to)
}

/// Whether a literal is a whole argument: in `"sk-" + suffix` it is a part of an expression, which would be broken.
fn is_whole_argument(text: &str, value: &Span) -> bool {
    let before = text[..value.start].trim_end_matches([' ', '\t']);
    let after = text[value.end..].trim_start_matches([' ', '\t']);
    before.ends_with(['=', ':', '(', ',', '['])
        && (after.is_empty() || after.starts_with([',', ')', ';', '}', ']', '\n', '\r', '#']))
}

/// Replaces the literal by the variable of the environment.
fn from_environment(text: &str, assignment: &Assignment, report: &Report) -> Option<Change> {
    let replaced = value_span(text, assignment).filter(|value| is_whole_argument(text, value))?;
    let env = report.names.env();
    let line = text[..replaced.start].rsplit('\n').next().unwrap_or("");
    if is_configuration(line, report) {
        return None;
    }
    let replacement = match language(line, report) {
        "typescript" | "javascript" => format!("process.env.{env}"),
        "python" => format!("os.environ[\"{env}\"]"),
        "ruby" => format!("ENV.fetch(\"{env}\")"),
        "go" => format!("os.Getenv(\"{env}\")"),
        "csharp" => format!("Environment.GetEnvironmentVariable(\"{env}\")"),
        "java" => format!("System.getenv(\"{env}\")"),
        "php" => format!("getenv('{env}')"),
        _ => return None,
    };
    Some(Change { replaced, replacement, changed: "The key comes from the environment, not from the code." })
}

/// Replaces the header that was sent by the one that the provider reads.
fn right_header(text: &str, assignment: &Assignment, report: &Report) -> Option<Change> {
    let provider = report.names.provider?;
    let (name, scheme) = provider.header.split_once(": ").unwrap_or((provider.header, ""));
    let value = value_span(text, assignment)?;
    let head = text.get(assignment.span.start..value.start)?;
    let scheme_at = ["Bearer ", "bearer "].iter().find_map(|word| head.find(word).map(|at| at..at + word.len()));
    let scheme = scheme.split_whitespace().next().filter(|word| word.starts_with("Bearer")).map_or("", |_| "Bearer ");
    let name_length = assignment.name.len();
    let between = match &scheme_at {
        Some(found) => [&head[name_length..found.start], scheme, &head[found.end..]].concat(),
        None => [&head[name_length..], scheme].concat(),
    };
    Some(Change {
        replaced: assignment.span.start..value.start,
        replacement: [name, &between].concat(),
        changed: "The key is sent in the header that this API reads.",
    })
}

/// Replaces single quotes by double ones, as in `'Authorization: Bearer $KEY'`: a shell expands nothing between single
/// quotes.
fn double_quotes(text: &str, assignment: &Assignment) -> Option<Change> {
    let open = assignment.span.start - 1;
    let close = open + 1 + text[open + 1..].split('\n').next()?.find('\'')?;
    let inner = &text[open + 1..close];
    Some(Change {
        replaced: open..close + 1,
        replacement: ["\"", inner, "\""].concat(),
        changed: "In double quotes, the shell puts in the variable’s value.",
    })
}

/// Removes the quotes of `KEY="value"` where nothing else does.
fn unquoted(text: &str, assignment: &Assignment) -> Option<Change> {
    let replaced = value_span(text, assignment)?;
    let replacement = text[replaced.clone()].trim_matches(['"', '\'']).to_owned();
    Some(Change { replaced, replacement, changed: "Only the value: whatever reads this keeps quotes as part of it." })
}

/// Whether a line is one of a configuration file, whose values are no expressions: a property of JSON where the text shows
/// no Python, of YAML or of a `.properties` file.
fn is_configuration(line: &str, report: &Report) -> bool {
    let plain = line.trim_start();
    let json = plain.starts_with('"') && plain.contains("\":") && report.language != Some("python");
    let name = plain.split(['=', ':']).next().unwrap_or("").trim_end();
    let key = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'_'));
    let dotted = key && name.contains(['-', '.']);
    json || dotted
}

/// The id of the language or place that a line is written for.
fn language(line: &str, report: &Report) -> &'static str {
    let plain = line.trim_start();
    let begins = |words: &[&str]| words.iter().any(|word| plain.starts_with(word));
    let variable = plain.split(['=', ':']).next().is_some_and(|name| !name.is_empty() && is_in_capitals(name));
    if begins(&["$env:", "PS "]) {
        "powershell"
    } else if begins(&["set ", "setx ", "C:\\"]) {
        "cmd"
    } else if begins(&["curl", "$ ", "export ", "-H", "--header"]) || plain.contains("curl ") {
        "shell"
    } else if variable || begins(&["#"]) {
        "dotenv"
    } else if begins(&["const ", "let ", "var ", "await "])
        || plain.contains("apiKey:")
        || plain.contains("process.env")
        || plain.contains("`Bearer ${")
    {
        "typescript"
    } else {
        match report.language {
            Some("javascript") => "typescript",
            Some("shell") | None => "python",
            Some(language) => language,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnose;
    use crate::facts::Facts;

    fn own(text: &str) -> Option<super::CodePair> {
        let report = diagnose(text);
        super::mend(&Facts::gather(&report.relevant_text()), &report)
    }

    #[track_caller]
    fn check(text: &str, language: &str, broken: &str, fixed: &str) {
        let pair = own(text).expect("the text shows the faulty line");
        assert_eq!((pair.language, pair.broken.as_str(), pair.fixed.as_str()), (language, broken, fixed), "in {text}");
    }

    const MISSING: &str = "openai.OpenAIError: The api_key client option must be set either by passing api_key to the client or by setting the OPENAI_API_KEY environment variable";

    #[test]
    fn the_own_line_is_mended() {
        check(&format!("OPENAI_APIKEY=sk-...\n\n{MISSING}"), "dotenv", "OPENAI_APIKEY=sk-...", "OPENAI_API_KEY=sk-...");
        check(&format!("# OPENAI_API_KEY=sk-...\n{MISSING}"), "dotenv", "# OPENAI_API_KEY=sk-...", "OPENAI_API_KEY=sk-...");
        check(
            "headers: { 'Authoriaztion': `Bearer ${key}` }\n401 You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth",
            "typescript",
            "headers: { 'Authoriaztion': `Bearer ${key}` }",
            "headers: { 'Authorization': `Bearer ${key}` }",
        );
        check(
            "const client = new OpenAI({ apiKey: 'OPENAI_API_KEY' });\nAuthenticationError: 401 Incorrect API key provided: OPENAI_A**_KEY. You can find your API key at https://platform.openai.com/account/api-keys.",
            "typescript",
            "const client = new OpenAI({ apiKey: 'OPENAI_API_KEY' });",
            "const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });",
        );
        check(
            "curl https://api.anthropic.com/v1/messages -H \"Authorization: Bearer $ANTHROPIC_API_KEY\"\n{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"x-api-key header is required\"}}",
            "shell",
            "curl https://api.anthropic.com/v1/messages -H \"Authorization: Bearer $ANTHROPIC_API_KEY\"",
            "curl https://api.anthropic.com/v1/messages -H \"x-api-key: $ANTHROPIC_API_KEY\"",
        );
        check(
            "client = OpenAI(base_url=\"api.deepseek.com/v1\")\nopenai.APIConnectionError: Connection error.",
            "python",
            "client = OpenAI(base_url=\"api.deepseek.com/v1\")",
            "client = OpenAI(base_url=\"https://api.deepseek.com/v1\")",
        );
    }

    #[test]
    fn only_a_whole_argument_is_replaced() {
        let refused = "openai.AuthenticationError: Error code: 401 - Incorrect API key provided: your-key";
        for (line, fixed) in [
            (
                "client = OpenAI(api_key=\"your-key\")",
                Some("import os\n\nclient = OpenAI(api_key=os.environ[\"OPENAI_API_KEY\"])"),
            ),
            ("import os\nclient = OpenAI(api_key=\"your-key\")", Some("client = OpenAI(api_key=os.environ[\"OPENAI_API_KEY\"])")),
            ("client = OpenAI(api_key=\"your-key\" + suffix)", None),
        ] {
            let pair = own(&[line, "\n", refused].concat());
            assert_eq!(pair.as_ref().map(|pair| pair.fixed.as_str()), fixed, "{line}");
        }
    }

    #[test]
    fn a_text_without_a_faulty_line_has_none() {
        assert_eq!(own(MISSING), None);
        assert_eq!(own("key = os.environ[\"OPENAI_API_KEY\"]\n429 You exceeded your current quota"), None);
    }
}
