//! Compose files, manifests of Kubernetes, workflows of GitHub Actions. They are parsed line by line with the
//! indentation, so that a part of a file can be read too.
//!
//! YAML 1.2: quotes around a whole scalar are removed, ` #` begins a comment outside of them; in `- NAME="value"` the quotes
//! are within the scalar and kept. Compose (docs.docker.com, “Interpolation”): `$NAME` and `${NAME}` are replaced from the
//! shell, then from `.env`; a name without a value is passed on from the shell. Kubernetes (“Define Dependent
//! Environment Variables”): `$(NAME)` is replaced, `${NAME}` isn’t; a Secret’s `data` is base64, `stringData` isn’t.
//! GitHub Actions (“Workflow syntax”, env): `${{ … }}` is replaced, `$NAME` isn’t.

use super::entry::{Dollar, Entry, Quotes, Text};
use super::lines::{lines, trimmed, unquoted, value_with_comment};
use crate::report::environment::Format;
use crate::text::Span;
use crate::text::name::name_length;

/// The format of a text by its keys; none if it is no such YAML.
pub fn detect(body: &str) -> Option<Format> {
    let (mut compose, mut kubernetes, mut actions) = (0, 0, 0);
    for line in body.lines().take(5000) {
        let key = line.trim_start_matches([' ', '-', '\u{feff}']).trim_end();
        let margin = !line.starts_with([' ', '\t']);
        match key {
            "services:" if margin => compose += 2,
            "environment:" | "env_file:" => compose += 1,
            "valueFrom:" | "secretKeyRef:" | "stringData:" | "envFrom:" | "containers:" => kubernetes += 1,
            "jobs:" if margin => actions += 2,
            "steps:" => actions += 1,
            _ if key.starts_with("apiVersion:") && margin => kubernetes += 2,
            _ if key.starts_with("kind:") && margin => kubernetes += 1,
            _ if key.starts_with("runs-on:") || key.starts_with("uses: ") => actions += 1,
            _ if key.contains(": ${{ ") => actions += 1,
            _ if key.starts_with("env_file:") || (key.starts_with("image:") && !margin) => compose += 1,
            _ => {}
        }
    }
    // It must have a block that may hold variables.
    let blocks = body.contains("environment:") || body.contains("env:") || body.contains("data:") || body.contains("stringData:");
    if !blocks {
        return None;
    }
    if kubernetes >= 2 || kubernetes > compose.max(actions) {
        Some(Format::Kubernetes)
    } else if actions > compose {
        Some(Format::Actions)
    } else if compose > 0 && body.contains("environment:") {
        Some(Format::Compose)
    } else if dashed_names(body) {
        Some(Format::Kubernetes)
    } else {
        None
    }
}

/// Whether there is `env:` with `- name: X` below it: a part of the specification of a container.
fn dashed_names(body: &str) -> bool {
    let mut after = false;
    body.lines().take(5000).any(|line| {
        let key = line.trim();
        let found = after && key.starts_with("- name:");
        after = key == "env:" || (after && key.is_empty());
        found
    })
}

/// The kind of a block that holds variables.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    /// `NAME: value`, or items `NAME=value`.
    Plain,
    /// `NAME: base64`.
    Encoded,
    /// Items with `name:` and `value:`.
    Named,
}

/// The entries of a text that is this kind of YAML.
pub fn parse(text: &Text, span: &Span, format: Format) -> Vec<Entry> {
    let kinds = kinds(text, span);
    let mut entries: Vec<Entry> = Vec::new();
    let mut open: Option<(usize, Block)> = None;
    let mut named: Option<Span> = None;
    let (mut block, mut document) = (0, 0);
    for line in lines(&text.blanked, span.clone()) {
        let slice = text.at(&line.span);
        let content = slice.trim_start_matches(' ');
        let indent = slice.len() - content.len();
        if content.trim_end() == "---" {
            document += 1;
            open = None;
            continue;
        }
        if content.trim().is_empty() {
            continue;
        }
        let (content, commented) = match content.strip_prefix('#') {
            Some(rest) => (rest.trim_start(), true),
            None => (content, false),
        };
        // Items may stand at the indentation of their key.
        if let Some((depth, kind)) = open {
            let inside = indent > depth || (indent == depth && content.starts_with("- ") && kind != Block::Encoded) || commented;
            if inside {
                let from = line.span.end - content.len();
                let content = from..line.span.end;
                let new = match kind {
                    Block::Named => item(text, content, &mut named),
                    Block::Plain if text.at(&content).starts_with("- ") => listed(text, content),
                    Block::Plain | Block::Encoded => mapped(text, content),
                };
                if let Some(mut entry) = new {
                    entry.commented = commented;
                    entry.encoded = kind == Block::Encoded;
                    entry.block = block;
                    entry.dollar = dollar(format);
                    entries.push(entry);
                }
                continue;
            }
            open = None;
        }
        if commented {
            continue;
        }
        let key = content.trim_start_matches("- ").trim_end();
        let depth = indent + content.len() - content.trim_start_matches("- ").len();
        let kind = kinds.get(document).copied().unwrap_or("");
        if let Some(begun) = begun_block(format, key, kind) {
            open = Some((depth, begun));
            named = None;
            block += 1;
        }
    }
    entries
}

/// What a `$` means in a value of this format.
fn dollar(format: Format) -> Dollar {
    match format {
        Format::Compose => Dollar::Replaced,
        Format::Actions => Dollar::Expression,
        _ => Dollar::Parentheses,
    }
}

/// The block that begins with a key in a document of this `kind`; none if it isn’t one of variables.
fn begun_block(format: Format, key: &str, kind: &str) -> Option<Block> {
    match (format, key) {
        (Format::Compose, "environment:") | (Format::Actions, "env:") => Some(Block::Plain),
        (Format::Kubernetes, "env:") => Some(Block::Named),
        (Format::Kubernetes, "data:") if kind == "Secret" => Some(Block::Encoded),
        (Format::Kubernetes, "data:" | "stringData:") => Some(Block::Plain),
        _ => None,
    }
}

/// The `kind` of each document.
fn kinds<'a>(text: &'a Text, span: &Span) -> Vec<&'a str> {
    let mut kinds = vec![""];
    for line in lines(&text.blanked, span.clone()) {
        let slice = text.at(&line.span);
        if slice.trim_end() == "---" {
            kinds.push("");
        } else if let Some(kind) = slice.strip_prefix("kind:") {
            let last = kinds.len() - 1;
            kinds[last] = kind.trim();
        }
    }
    kinds
}

/// `NAME: value`.
fn mapped(text: &Text, content: Span) -> Option<Entry> {
    let slice = text.at(&content);
    let quote = slice.bytes().next().filter(|quote| matches!(quote, b'"' | b'\''));
    let from = content.start + usize::from(quote.is_some());
    let length = name_length(text.at(&(from..content.end)));
    let after_name = from + length + usize::from(quote.is_some());
    let rest = text.at(&(after_name..content.end));
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    if length < 3 || rest.as_bytes().get(gap) != Some(&b':') {
        // `NAME=value` isn’t YAML in a mapping.
        let equals = rest.as_bytes().get(gap) == Some(&b'=');
        let value = trimmed(&text.blanked, (after_name + gap + 1).min(content.end)..content.end);
        let no_effect = "a YAML mapping has `NAME: value`, not `NAME=value`";
        return (length >= 3 && equals).then(|| Entry { no_effect, ..Entry::new(from..from + length, value) });
    }
    let name = from..from + length;
    let value = after_name + gap + 1..content.end;
    let tight = !text.at(&value).starts_with([' ', '\t']) && !text.at(&value).is_empty();
    let (value, quotes) = value_with_comment(&text.blanked, value);
    let mut entry = Entry::new(name, value);
    entry.quotes = inner_quotes(text, &entry.value, quotes);
    if tight {
        entry.no_effect = "YAML needs a space after the colon";
    }
    // Compose passes on a variable without a value from the shell.
    entry.from_elsewhere = text.at(&entry.value).is_empty() && quotes == Quotes::None;
    Some(entry)
}

/// `- NAME=value`, `- "NAME=value"`, `- NAME`.
fn listed(text: &Text, content: Span) -> Option<Entry> {
    let slice = text.at(&content);
    let item = trimmed(&text.blanked, content.end - slice[1..].len()..content.end);
    let (item, whole) = value_with_comment(&text.blanked, item);
    let slice = text.at(&item);
    let length = name_length(slice);
    if length < 3 {
        return None;
    }
    let name = item.start..item.start + length;
    let rest = &slice[length..];
    if rest.trim().is_empty() {
        return Some(Entry { from_elsewhere: true, ..Entry::new(name, item.end..item.end) });
    }
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    match rest.as_bytes().get(gap) {
        Some(b'=') => {}
        // `- NAME: value` is a list of mappings, which Compose refuses.
        Some(b':') if rest[gap + 1..].starts_with(' ') => {
            let value = trimmed(&text.blanked, item.start + length + gap + 1..item.end);
            let no_effect = "a list item has `- NAME=value`, not `- NAME: value`";
            return Some(Entry { no_effect, ..Entry::new(name, unquoted(&text.blanked, value).0) });
        }
        _ => return None,
    }
    let value = item.start + length + gap + 1..item.end;
    let spaced = gap > 0 || text.at(&value).starts_with(' ');
    let kept = unquoted(&text.blanked, trimmed(&text.blanked, value.clone())).1.is_some();
    let mut entry = Entry::new(name, value);
    entry.spaced = spaced;
    entry.quotes = if kept { Quotes::Kept } else { whole };
    Some(entry)
}

/// `- name: NAME`, and below it `value: …` or `valueFrom:`.
fn item(text: &Text, content: Span, named: &mut Option<Span>) -> Option<Entry> {
    let slice = text.at(&content);
    let bare = slice.trim_start_matches("- ").trim_start();
    let from = content.end - bare.len();
    let value_of = |key: &str| {
        let rest = bare.strip_prefix(key)?;
        Some(value_with_comment(&text.blanked, content.end - rest.len()..content.end))
    };
    // A name after its value isn’t read; that is rare.
    if slice.starts_with("- ") {
        *named = None;
    }
    if let Some((name, _)) = value_of("name:") {
        // `secretKeyRef` has a `name` too, that of the Secret.
        if slice.starts_with("- ") || named.is_none() {
            *named = (name_length(text.at(&name)) == name.len() && name.len() > 2).then_some(name);
        }
        return None;
    }
    if let Some((value, quotes)) = value_of("value:") {
        let mut entry = Entry::new(named.take()?, value);
        entry.quotes = inner_quotes(text, &entry.value, quotes);
        return Some(entry);
    }
    if bare.starts_with("valueFrom:") {
        return Some(Entry { from_elsewhere: true, ..Entry::new(named.clone()?, from..from) });
    }
    None
}

/// What happens to the quotes of a value: quotes within the quotes of YAML are kept, `'"value"'`.
fn inner_quotes(text: &Text, value: &Span, quotes: Quotes) -> Quotes {
    let slice = text.at(value);
    let inner = unquoted(&text.blanked, value.clone()).1.is_some() || (slice.starts_with("\\\"") && slice.len() > 4);
    if inner && matches!(quotes, Quotes::Removed(_)) { Quotes::Kept } else { quotes }
}
