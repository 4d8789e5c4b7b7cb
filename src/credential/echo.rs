//! The masked key that a server sends back. It is the best evidence of all, since it shows how the key began and
//! ended when it arrived, and how long it was.

use super::{format_of, placeholder_word, prefix_of, repeats};
use crate::catalogue::{Alphabet, EchoedForm, KeyFormat, PROVIDERS, Provider, key_forms};
use crate::intake::any_in_list;
use crate::redaction::Mask;
use crate::text::is_quote;

/// A key as a server echoed it: eight characters, stars, four characters, the length kept (OpenAI);
/// keys of twelve characters or fewer whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Echo {
    /// The echo as the text shows it, masked further if the server showed more than the ends of the key.
    pub text: Mask,
    /// What its shape shows about the key.
    pub shape: EchoShape,
    /// Length of the key in characters, mask included.
    pub length: usize,
}

/// What the shape of an echoed key shows about the key that arrived.
#[derive(Clone, Debug, PartialEq)]
pub enum EchoShape {
    /// Quote marks stand at its beginning, its end, or both.
    Quoted {
        /// At the beginning.
        start: bool,
        /// At the end.
        end: bool,
    },
    /// Brackets stand around it.
    Bracketed,
    /// It begins with the scheme, which the client adds again.
    Bearer,
    /// An address.
    Url,
    /// A variable's name or an expression that was not evaluated.
    VariableName,
    /// A whole line `NAME=value` or `name: value`.
    Assignment,
    /// What a language prints for a missing value, such as `None` or `undefined`.
    NullWord,
    /// A placeholder such as `your-api-key`.
    Template,
    /// It holds white space.
    Space,
    /// Several words.
    Prose,
    /// It holds a character that no key holds.
    NonAscii(char),
    /// It has the form of another provider's key.
    Foreign(&'static Provider),
    /// The length and the characters of a form without a prefix of its own, such as an Azure resource's key.
    Form(&'static Provider, &'static EchoedForm),
    /// The right form, far too short.
    Truncated,
    /// It doesn't begin as the provider's keys do.
    Unlike,
    /// Too little of it is shown to know more.
    Hidden,
    /// It has the form of the provider's own keys.
    Own,
    /// No form of a key.
    Other,
}

/// How placeholders begin after a prefix such as `sk-`.
const PLACEHOLDER_BEGINNINGS: &str = "your|my-|my_|myk|insert|replac|change|dummy|fake|example|enter|paste|place|put-|put_|add-|add_|here|\
    todo|test-|test_|sample|some-|some_|the-|secret|api-key|api_key|apikey|not-|not_|<your|not-need";

/// Reads an echoed key, as `provider` sent it back.
///
/// `whole` says that the end of the echo is there. If it isn't, its length says nothing about that of the key.
pub fn read_echo(text: &str, whole: bool, provider: Option<&'static Provider>) -> Echo {
    let length = text.chars().count();
    let shape = match short_mask(text, provider).unwrap_or_else(|| shape(text, length, provider)) {
        EchoShape::Truncated if !whole => EchoShape::Own,
        shape => shape,
    };
    Echo { text: Mask::within(text), shape, length }
}

/// The shape of a mask that doesn't keep the length: DeepSeek shows the last four characters, xAI two at each end,
/// LiteLLM's proxy `sk-...` and the last four. None if it isn't such a mask.
fn short_mask(text: &str, provider: Option<&'static Provider>) -> Option<EchoShape> {
    let (head, tail) = text.split_once("****").or_else(|| text.split_once("***")).or_else(|| text.split_once("..."))?;
    if tail.contains('*') || head.len() > 3 || tail.chars().count() > 5 {
        return None;
    }
    let lower = tail.to_ascii_lowercase();
    if tail.ends_with(is_quote) || head.starts_with(is_quote) {
        return Some(EchoShape::Quoted { start: head.starts_with(is_quote), end: tail.ends_with(is_quote) });
    }
    // The ends of `undefined`, `null`, `None`.
    if head.is_empty() && matches!(lower.as_str(), "null" | "none" | "ined" | "true") {
        return Some(EchoShape::NullWord);
    }
    if ["_key", "-key", "here", "ekey", "ikey", "xxxx", "oken"].contains(&lower.as_str()) {
        return Some(EchoShape::Template);
    }
    // The end of `{api_key}` and `<your key>`, which nothing has filled in.
    if tail.ends_with(['}', '>', ']']) {
        return Some(EchoShape::Template);
    }
    if let Some(odd) = tail.chars().find(|odd| !odd.is_ascii()) {
        return Some(EchoShape::NonAscii(odd));
    }
    if let Some(provider) = provider
        && provider.echo_ends > 0
        && head.len() == provider.echo_ends
    {
        return Some(by_beginning(head, provider));
    }
    Some(EchoShape::Hidden)
}

/// What the few characters tell that a provider shows of a key's beginning.
fn by_beginning(head: &str, provider: &'static Provider) -> EchoShape {
    let begins = |of: &&Provider| of.keys.iter().any(|format| format.prefix.starts_with(head));
    if begins(&provider) {
        return EchoShape::Hidden;
    }
    let mut others = PROVIDERS.iter().filter(begins);
    match (others.next(), others.next()) {
        (Some(other), None) => EchoShape::Foreign(other),
        _ => EchoShape::Unlike,
    }
}

fn shape(text: &str, length: usize, provider: Option<&'static Provider>) -> EchoShape {
    let bare = text.trim();
    let lower = bare.to_ascii_lowercase();
    let is_quote = |edge: char| is_quote(edge) || matches!(edge, '«' | '»');
    let (start, end) = (bare.starts_with(is_quote), bare.ends_with(is_quote) && length > 1);
    let inner = lower.trim_matches(|edge: char| is_quote(edge) || matches!(edge, '<' | '>' | '{' | '}' | '[' | ']' | '(' | ')'));
    let head = inner.split('*').next().unwrap_or("");
    let tail = inner.rsplit('*').next().unwrap_or("");
    let masked = inner.contains('*');
    if is_null(inner) {
        return EchoShape::NullWord;
    }
    if is_variable(bare, &lower, masked) {
        return if masked && length > 44 && !tail.ends_with("key") && !lower.starts_with(['$', '%', '{']) {
            EchoShape::Assignment
        } else {
            EchoShape::VariableName
        };
    }
    let named = head.contains('=') || (head.contains(':') && !head.contains("://"));
    if named && length > 12 && !head.starts_with("http") {
        return EchoShape::Assignment;
    }
    if is_template(head, tail, masked, inner) {
        return EchoShape::Template;
    }
    if lower.starts_with("http:") || lower.starts_with("https:") || lower.starts_with("www.") {
        return EchoShape::Url;
    }
    if head.starts_with("bearer") {
        return EchoShape::Bearer;
    }
    if start || end {
        return EchoShape::Quoted { start, end };
    }
    if bare.starts_with(['<', '{', '[', '(']) || bare.ends_with(['>', '}', ']', ')']) {
        return EchoShape::Bracketed;
    }
    if let Some(odd) = bare.chars().find(|odd| !odd.is_ascii() && !matches!(odd, '•' | '…' | '●')) {
        return EchoShape::NonAscii(odd);
    }
    if bare.contains(char::is_whitespace) {
        let words = bare.split_whitespace().next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic()));
        return if words && length > 12 && !lower.starts_with("sk") { EchoShape::Prose } else { EchoShape::Space };
    }
    if text != bare {
        return EchoShape::Space;
    }
    by_format(bare, head, tail, length, provider)
}

/// The shape by the prefix and the length, once nothing else stands out.
fn by_format(bare: &str, head: &str, tail: &str, length: usize, provider: Option<&'static Provider>) -> EchoShape {
    let visible = bare.split(['*', '.']).next().unwrap_or("");
    let own = || provider.iter().flat_map(|provider| provider.keys).filter(|format| !format.prefix.is_empty());
    // The longest prefix wins. One that several services share is everybody's.
    let best = format_of(visible).filter(|(_, format)| !is_shared(format.prefix)).map(|(provider, _)| provider);
    let foreign = best.or_else(|| by_head(visible)).filter(|found| Some(found.id) != provider.map(|provider| provider.id));
    if let Some(foreign) = foreign {
        return EchoShape::Foreign(foreign);
    }
    if let Some((provider, form)) = by_form(head, tail, length, bare.contains('*')) {
        return EchoShape::Form(provider, form);
    }
    let begun = |format: &&KeyFormat| visible.starts_with(format.prefix) || is_head(visible, format.prefix);
    if own().any(|format| visible.starts_with(format.prefix)) {
        let shortest = own().filter(begun).map(|format| format.shortest).max().unwrap_or(0).max(SHORT);
        return if length < shortest { EchoShape::Truncated } else { EchoShape::Own };
    }
    EchoShape::Other
}

/// A key of fewer characters was cut off, if nothing else is known of its form.
const SHORT: usize = 20;
/// So many characters of a key's beginning are shown by most services.
const VISIBLE: usize = 8;

/// Whether several services have keys with this prefix.
fn is_shared(prefix: &str) -> bool {
    let mut owners = key_forms().filter(|(_, format)| format.prefix == prefix).map(|(owner, _)| owner);
    let first = owners.next();
    owners.any(|owner| Some(owner) != first)
}

/// Whether what is shown of a key begins as a longer prefix does, as far as it is shown.
fn is_head(visible: &str, prefix: &str) -> bool {
    prefix.get(..VISIBLE).is_some_and(|head| prefix.len() > VISIBLE && visible.starts_with(head))
}

/// The provider of whose prefix eight characters are shown.
fn by_head(visible: &str) -> Option<&'static Provider> {
    PROVIDERS.iter().find(|provider| provider.keys.iter().any(|format| is_head(visible, format.prefix)))
}

/// The form without a prefix of its own that has this length and these ends.
fn by_form(head: &str, tail: &str, length: usize, masked: bool) -> Option<(&'static Provider, &'static EchoedForm)> {
    let has_prefix =
        key_forms().any(|(_, format)| !format.prefix.is_empty() && is_shared(format.prefix) && head.starts_with(format.prefix));
    let fits = |format: &KeyFormat| {
        let all = |part: &str| part.bytes().all(|byte| format.alphabet.contains(byte));
        let body = if format.prefix.is_empty() { Some(head).filter(|_| !has_prefix) } else { head.strip_prefix(format.prefix) };
        // An infix can't be seen behind a mask, and a long form is told by its length.
        let shown = if format.infix.is_some() { masked } else { body.is_some_and(&all) && all(tail) };
        let enough = !format.prefix.is_empty() || format.infix.is_some() || head.len() >= VISIBLE;
        format.lengths.contains(&length) && body.is_some() && shown && enough
    };
    PROVIDERS.iter().find_map(|provider| {
        let form = provider.keys.iter().find(|format| format.echo.is_some() && fits(format))?;
        Some((provider, form.echo.as_ref()?))
    })
}

/// Whether a text is what a language prints for a missing value.
fn is_null(inner: &str) -> bool {
    matches!(
        inner,
        "none"
            | "null"
            | "undefined"
            | "nan"
            | "nil"
            | "true"
            | "false"
            | ""
            | "object object"
            | "object *ect"
            | "object obj"
            | "function"
            | "empty"
            | "no value"
    ) || inner.starts_with("[object")
        || inner.starts_with("object *")
        || inner.starts_with("object ob")
}

/// Whether a text is a variable's name or an expression instead of its value.
fn is_variable(bare: &str, lower: &str, masked: bool) -> bool {
    let head = lower.trim_start_matches(['"', '\'', '`']);
    let expression = any_in_list(
        "${|$(|$|%|{{|process.|import.m|os.env|os.getenv|os.geten|env.|env(|getenv|secrets.|@secret|config.|settings|{env:|key_from",
        &|start| head.starts_with(start),
    );
    let name = bare.trim_matches(['"', '\'', '`']);
    let upper =
        name.split('*').all(|part| part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'));
    let snake = upper
        && name.contains('_')
        && name.bytes().any(|byte| byte.is_ascii_uppercase())
        && !lower.contains("your")
        && !lower.contains("change");
    let begins = masked && name.len() > 12 && (name.starts_with("API_KEY_") || variable_names().any(|known| shows(name, &known)));
    let lower_name = is_lower_name(lower)
        || masked && head.ends_with("key") && variable_names().any(|known| shows(head, &known.to_ascii_lowercase()));
    expression || snake || begins || lower_name
}

/// The variables of the providers, and their names as people shorten them: `OPENAI_API_KEY`, `OPENAI_KEY`.
fn variable_names() -> impl Iterator<Item = String> {
    let names = PROVIDERS.iter().flat_map(|provider| provider.env);
    names.flat_map(|name| [(*name).to_owned(), [name.split('_').next().unwrap_or(""), "_KEY"].concat()])
}

/// Whether what is shown of a variable's name is its beginning.
fn shows(shown: &str, name: &str) -> bool {
    name.get(..VISIBLE).is_some_and(|head| shown.starts_with(head))
}

/// Whether it is a name for a key in lower case, alone or behind a provider's: `openai_key`, `api_key`.
fn is_lower_name(lower: &str) -> bool {
    let is_key = |name: &str| matches!(name, "key" | "api_key" | "apikey" | "token");
    let behind = |name: &str| lower.strip_prefix(name).is_some_and(|rest| rest.strip_prefix(['_', '-']).is_some_and(is_key));
    matches!(lower, "api_key" | "apikey") || PROVIDERS.iter().flat_map(|provider| provider.names).any(|name| behind(name))
}

fn is_template(head: &str, tail: &str, masked: bool, inner: &str) -> bool {
    let masked_length = inner.chars().count();
    if !masked {
        return placeholder_word(inner.strip_prefix("sk-").unwrap_or(inner))
            || matches!(
                inner,
                "na" | "n/a"
                    | "fake"
                    | "test"
                    | "dummy"
                    | "key"
                    | "none needed"
                    | "not-needed"
                    | "notneeded"
                    | "no-key"
                    | "empty"
                    | "sk-"
                    | "abc"
                    | "todo"
                    | "nokey"
                    | "sk-test"
                    | "token"
                    | "anything"
                    | "local"
                    | "password"
            )
            || PROVIDERS.iter().any(|provider| provider.stand_ins.contains(&inner));
    }
    let body = head.strip_prefix("sk-").unwrap_or(head);
    // As much of a longer prefix as is there.
    let body = head.strip_prefix(prefix_of(head)).filter(|_| prefix_of(head).len() > 3).unwrap_or(body);
    let begins = any_in_list(PLACEHOLDER_BEGINNINGS, &|word| body.starts_with(word));
    let ends = any_in_list("here|_key|-key|key>|key_|-api|_api|mykey", &|word| tail.ends_with(word))
        && body.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_' | b'<'));
    // Dashes and underscores may be a mask, and 32 hexadecimal digits a masked Azure key: both look repetitive.
    let azure = masked_length == 32 && body.bytes().all(|byte| Alphabet::Hex.contains(byte)) && !body.is_empty();
    if azure || body.bytes().all(|byte| matches!(byte, b'_' | b'-')) && !body.is_empty() {
        return begins || ends;
    }
    begins || ends || (repeats(body) && repeats(tail) && body.len() + tail.len() >= 6) || (body.is_empty() && repeats(tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: EchoShape) {
        assert_eq!(read_echo(text, true, Provider::of("openai")).shape, expected, "{text}");
    }

    #[track_caller]
    fn check_form(text: &str, owner: &str) {
        let shape = read_echo(text, true, Provider::of("openai")).shape;
        assert!(matches!(shape, EchoShape::Form(provider, _) if provider.id == owner), "{text}: {shape:?}");
    }

    /// A key as OpenAI masks it.
    fn masked(head: &str, length: usize, tail: &str) -> String {
        format!("{head}{}{tail}", "*".repeat(length - head.len() - tail.len()))
    }

    #[test]
    fn shapes_of_echoed_keys() {
        let of = |id| EchoShape::Foreign(Provider::of(id).unwrap());
        check(&masked("\"sk-proj", 166, "f3A\""), EchoShape::Quoted { start: true, end: true });
        check(&masked("sk-proj-", 165, "9f3\""), EchoShape::Quoted { start: false, end: true });
        check(&masked("sk-or-v1", 73, "2a6d"), of("openrouter"));
        check(&masked("sk-ant-a", 108, "0RAA"), of("anthropic"));
        check(&masked("gsk_w1lT", 56, "fEWk"), of("groq"));
        check(&masked("nvapi-Rk", 70, "mQ0t"), of("nvidia"));
        check_form(&masked("4b71f0c9", 32, "7d3e"), "azure-openai");
        check_form(&masked("sk-0d93c", 35, "4ab1"), "deepseek");
        check(&masked("sk-proj-", 164, "nIOj"), EchoShape::Own);
        check(&masked("sk-svcac", 167, "nIOj"), EchoShape::Own);
        check(&masked("sk-jUAlW", 51, "s3g7"), EchoShape::Own);
        check(&masked("sk-proj-", 44, "nIOj"), EchoShape::Truncated);
        check(&masked("apiKey: ", 69, "kx2A"), EchoShape::Assignment);
        check("sk proj *******q7Lw", EchoShape::Space);
        let cut_off = read_echo(&masked("sk-proj-", 30, ""), false, Provider::of("openai"));
        assert_eq!(cut_off.shape, EchoShape::Own, "what is missing may be the end of the mask");
        check(&masked("sk-xxxxx", 51, "xxxx"), EchoShape::Template);
        check("your-ope********here", EchoShape::Template);
        check("put-key-here", EchoShape::Template);
        check("dummy-ap*-key", EchoShape::Template);
        check("<YOUR_AP**KEY>", EchoShape::Template);
        check("0000", EchoShape::Template);
        check("CHANGE_ME", EchoShape::Template);
        check("${OPENAI*****KEY}", EchoShape::VariableName);
        check("process.**************_KEY", EchoShape::VariableName);
        check("OPENAI_A**_KEY", EchoShape::VariableName);
        check("undefined", EchoShape::NullWord);
        check("None", EchoShape::NullWord);
        check("[object *ect]", EchoShape::NullWord);
        check(&masked("https://", 92, "k3Yd"), EchoShape::Url);
        check(&masked("You are ", 116, "ies."), EchoShape::Prose);
        check("sk vq", EchoShape::Space);
        check(&masked("Bearer s", 58, "s3g7"), EchoShape::Bearer);
        check(&masked("<sk-proj", 166, "f3A>"), EchoShape::Bracketed);
        check(&masked("OPENAI_A", 66, "x3Fg"), EchoShape::Assignment);
        check("<no value>", EchoShape::NullWord);
        check("****9f3b", EchoShape::Hidden);
        check("****_KEY", EchoShape::Template);
        check("****null", EchoShape::NullWord);
        check("****f3A\"", EchoShape::Quoted { start: false, end: true });
        check("sk-...8aSP", EchoShape::Hidden);
        let xai = |text| read_echo(text, false, Provider::of("xai")).shape;
        assert_eq!(xai("gs***tF"), of("groq"));
        assert_eq!(xai("sk***jb"), EchoShape::Unlike);
        assert_eq!(xai("xa***jb"), EchoShape::Hidden);
        check("Vivid", EchoShape::Other);
        check("7", EchoShape::Other);
    }
}
