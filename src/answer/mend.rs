//! The person's own faulty line, mended.

use crate::catalogue::Cause;
use crate::facts::{Assignment, Facts, Fault, Slot};
use crate::report::{CodePair, Report};
use crate::text::Span;
use crate::text::name::is_in_capitals;

/// The longest line that is shown as broken code, in bytes.
const LONGEST: usize = 240;

/// A change to a text: what goes, and what comes in its place.
struct Change {
    gone: Span,
    put: String,
    changed: &'static str,
}

/// The line of the paste that is at fault, and the same line mended; none if the paste shows no such line,
/// or if nothing in the line can be mended without the key.
pub(super) fn mend(facts: &Facts, report: &Report) -> Option<CodePair> {
    let change = by_fault(facts, report).or_else(|| by_value(facts, report))?;
    let text = &facts.redaction.text;
    let start = text[..change.gone.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[change.gone.end..].find('\n').map_or(text.len(), |at| change.gone.end + at);
    let broken = text[start..end].trim_end();
    if broken.len() > LONGEST || broken.trim().is_empty() {
        return None;
    }
    let fixed = [&text[start..change.gone.start], &change.put, &text[change.gone.end..end]].concat();
    let fixed = fixed.trim_end();
    let pair = CodePair {
        language: language(broken, report),
        broken: broken.trim_start().to_owned(),
        fixed: fixed.trim_start().to_owned(),
        changed: change.changed.to_owned(),
    };
    (pair.broken != pair.fixed).then_some(pair)
}

/// What mends a fault that speaks for the cause that was found.
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
                gone: at..at + written.len(),
                put: (*read).to_owned(),
                changed: "The variable has the name that the SDK reads.",
            })
        }
        Fault::HeaderName { read, span, .. } if cited(span) => {
            // As the text writes headers: `Authorization`, `x-api-key`.
            let name = if *read == "authorization" { "Authorization" } else { read };
            Some(Change { gone: span.clone(), put: name.to_owned(), changed: "The header has the name that APIs read." })
        }
        Fault::NoScheme(span) if cited(span) => Some(Change {
            gone: span.start..span.start,
            put: "https://".to_owned(),
            changed: "The base URL begins with its scheme.",
        }),
        Fault::NoPath { read, span } if cited(span) => {
            Some(Change { gone: span.clone(), put: (*read).to_owned(), changed: "The base URL is the documented one." })
        }
        Fault::NotExported(span) if cited(span) => {
            let name = span.start + text[span.clone()].find(|letter: char| letter.is_ascii_uppercase())?;
            Some(Change {
                gone: name..name,
                put: "export ".to_owned(),
                changed: "With `export`, the programs that start here see it.",
            })
        }
        Fault::TupleComma(span) if cited(span) => Some(Change {
            gone: span.end - 1..span.end,
            put: String::new(),
            changed: "Without the comma at the end, it is a string, not a tuple.",
        }),
        Fault::DoubledBearer(span) if cited(span) => {
            let second = span.start + text[span.clone()].to_ascii_lowercase().rfind("bearer ")?;
            Some(Change { gone: second..second + 7, put: String::new(), changed: "The scheme appears only once." })
        }
        Fault::Commented(span) if cited(span) => {
            let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
            Some(Change { gone: line..span.start, put: String::new(), changed: "The line is no longer commented out." })
        }
        _ => None,
    })
}

/// What mends the value that a key is given, by the cause that was found.
fn by_value(facts: &Facts, report: &Report) -> Option<Change> {
    let text = &facts.redaction.text;
    let own = facts.assignments.iter().filter(|assignment| is_own(facts, assignment, report));
    own.rev().find_map(|assignment| match (report.cause(), assignment.slot) {
        (Cause::WrongAuthScheme, Slot::Header) => right_header(text, assignment, report),
        (Cause::PlaceholderKey, Slot::Header) if assignment.is_behind_single_quote(text) => soft_quotes(text, assignment),
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
        Slot::Argument | Slot::Header => facts.text(&assignment.span).len() < LONGEST,
    }
}

/// The place of an assignment's value in the text, its quotes included.
fn value_place(text: &str, assignment: &Assignment) -> Option<Span> {
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

/// The literal gives way to the variable of the environment.
fn from_environment(text: &str, assignment: &Assignment, report: &Report) -> Option<Change> {
    let gone = value_place(text, assignment)?;
    let env = report.names.env();
    let line = text[..gone.start].rsplit('\n').next().unwrap_or("");
    let put = match language(line, report) {
        "typescript" | "javascript" => format!("process.env.{env}"),
        "python" => format!("os.environ[\"{env}\"]"),
        "ruby" => format!("ENV.fetch(\"{env}\")"),
        "go" => format!("os.Getenv(\"{env}\")"),
        "csharp" => format!("Environment.GetEnvironmentVariable(\"{env}\")"),
        "java" => format!("System.getenv(\"{env}\")"),
        "php" => format!("getenv('{env}')"),
        _ => return None,
    };
    Some(Change { gone, put, changed: "The key comes from the environment, not from the code." })
}

/// The header that the provider reads, in the place of the one that was sent.
fn right_header(text: &str, assignment: &Assignment, report: &Report) -> Option<Change> {
    let provider = report.names.provider?;
    let (name, scheme) = provider.header.split_once(": ").unwrap_or((provider.header, ""));
    let value = value_place(text, assignment)?;
    let head = text.get(assignment.span.start..value.start)?;
    let scheme_at = ["Bearer ", "bearer "].iter().find_map(|word| head.find(word).map(|at| at..at + word.len()));
    let scheme = scheme.split_whitespace().next().filter(|word| word.starts_with("Bearer")).map_or("", |_| "Bearer ");
    let name_length = assignment.name.len();
    let between = match &scheme_at {
        Some(found) => [&head[name_length..found.start], scheme, &head[found.end..]].concat(),
        None => [&head[name_length..], scheme].concat(),
    };
    Some(Change {
        gone: assignment.span.start..value.start,
        put: [name, &between].concat(),
        changed: "The key is sent in the header that this API reads.",
    })
}

/// `'Authorization: Bearer $KEY'`: a shell expands nothing between single quotes.
fn soft_quotes(text: &str, assignment: &Assignment) -> Option<Change> {
    let open = assignment.span.start - 1;
    let close = open + 1 + text[open + 1..].split('\n').next()?.find('\'')?;
    let inner = &text[open + 1..close];
    Some(Change {
        gone: open..close + 1,
        put: ["\"", inner, "\""].concat(),
        changed: "In double quotes, the shell puts in the variable’s value.",
    })
}

/// `KEY="value"` where nothing takes the quotes off.
fn unquoted(text: &str, assignment: &Assignment) -> Option<Change> {
    let gone = value_place(text, assignment)?;
    let put = text[gone.clone()].trim_matches(['"', '\'']).to_owned();
    Some(Change { gone, put, changed: "Only the value: whatever reads this keeps quotes as part of it." })
}

/// What a line is written in: an id of a language or of a place.
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
        super::mend(&Facts::gather(&report.read()), &report)
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
    fn a_text_without_a_faulty_line_has_none() {
        assert_eq!(own(MISSING), None);
        assert_eq!(own("key = os.environ[\"OPENAI_API_KEY\"]\n429 You exceeded your current quota"), None);
    }
}
