//! What there is to say about a key that was pasted by itself, without asking anybody.

use super::{formats_of, placeholder_word};
use crate::catalogue::{Alphabet, PROVIDERS, Provider};
use crate::redaction::Secret;

/// What a key shows of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyReport {
    /// What kind of key it is, such as `OpenAI project key`; "key of an unknown form" otherwise.
    pub kind: String,
    /// Ids of the providers that it may belong to.
    pub providers: Vec<&'static str>,
    /// As much of it as may be shown.
    pub masked: String,
    /// Length in characters, without what doesn't belong to it.
    pub length: usize,
    /// What is wrong with it, in sentences.
    pub problems: Vec<String>,
    /// The variant of `malformed_key` or `placeholder_key` that the first problem is; empty if none.
    pub variant: &'static str,
    /// One sentence on it all.
    pub sentence: String,
    /// Variable that the SDKs read it from; empty if the provider is unknown.
    pub env: &'static str,
    /// Header that carries it.
    pub header: &'static str,
}

impl KeyReport {
    /// Page where such keys are made; empty if the provider is unknown.
    pub fn keys_url(&self) -> &'static str {
        self.providers.first().and_then(|id| Provider::of(id)).map_or("", |provider| provider.guide().keys)
    }
}

/// Inspects a key as somebody pasted it, with whatever clings to it.
pub fn inspect(pasted: &Secret) -> KeyReport {
    let whole = pasted.expose().trim_matches('\n').trim_matches('\r');
    let (key, mut problems, mut variant) = strip(whole);
    let mut matching: Vec<_> = formats_of(key).collect();
    let longest = matching.iter().map(|(_, format)| format.prefix.len()).max().unwrap_or(0);
    matching.retain(|(_, format)| format.prefix.len() == longest);
    // `sk-` alone says little: the infix, the length and the alphabet narrow it down.
    if matching.len() > 1 {
        let body = &key[longest..];
        let fits = |format: &crate::catalogue::KeyFormat| {
            format.infix.is_none_or(|infix| key.contains(infix))
                && (format.lengths.is_empty() || format.lengths.contains(&key.len()))
                && body.bytes().all(|byte| format.alphabet.contains(byte))
        };
        if matching.iter().any(|(_, format)| fits(format)) {
            matching.retain(|(_, format)| fits(format));
        } else if key.contains("T3BlbkFJ") {
            matching.retain(|(provider, _)| provider.id == "openai");
        }
    }
    if matching.is_empty() {
        matching = PROVIDERS
            .iter()
            .flat_map(|provider| provider.keys.iter().map(move |format| (provider, format)))
            .filter(|(_, format)| {
                format.prefix.is_empty()
                    && format.lengths.contains(&key.len())
                    && key.bytes().all(|byte| format.alphabet.contains(byte))
            })
            .collect();
    }
    let odd = key.char_indices().find(|(_, odd)| !odd.is_ascii_graphic());
    if let Some((at, odd)) = odd {
        let position = key[..at].chars().count() + 1;
        variant = if odd.is_ascii() { "space" } else { "non-ascii" };
        problems.push(format!("Character {position} is {}, which no key holds.", name_of(odd)));
    }
    let placeholder = placeholder_word(key.strip_prefix("sk-").unwrap_or(key));
    let length = key.chars().count();
    let single = matching.first().filter(|_| matching.len() == 1);
    if let Some((provider, format)) = single.filter(|_| !placeholder) {
        if let Some(infix) = format.infix.filter(|infix| !key.contains(infix)) {
            problems.push(format!(
                "{} keys of this kind hold {infix} in the middle, and this one doesn’t: it is cut off, retyped, or of a newer form.",
                provider.name
            ));
        }
        if !format.lengths.is_empty() && !format.lengths.contains(&length) {
            let known: Vec<String> = format.lengths.iter().map(usize::to_string).collect();
            let shortest = format.lengths.iter().min().copied().unwrap_or(0);
            if variant.is_empty() && length + 4 < shortest {
                variant = "truncated";
            }
            problems.push(format!("It has {length} characters; known keys of this kind have {}.", known.join(" or ")));
        }
        if odd.is_none()
            && !key[format.prefix.len()..]
                .bytes()
                .all(|byte| format.alphabet.contains(byte) || Alphabet::Base64Url.contains(byte))
        {
            problems.push("It holds a character that keys of this kind don’t have.".to_owned());
        }
    }
    let mut providers: Vec<&'static str> = matching.iter().map(|(provider, _)| provider.id).collect();
    providers.dedup();
    let names: Vec<&str> = matching.iter().map(|(provider, _)| provider.name).collect();
    let kind = match (placeholder, single) {
        (true, _) => "placeholder".to_owned(),
        (false, Some((provider, format))) => format!("{} {}", provider.name, format.kind),
        (false, None) if !names.is_empty() => format!("key of {}", names.join(" or ")),
        (false, None) => "key of an unknown form".to_owned(),
    };
    let article = if kind.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
    let sentence = if placeholder {
        "This is a placeholder, not a key.".to_owned()
    } else if problems.is_empty() && providers.is_empty() {
        "Its form is none that why401 knows, which doesn’t mean that it’s wrong.".to_owned()
    } else {
        let rest = match problems.len() {
            0 => ". Only the provider can tell whether it works.".to_owned(),
            1 => ", with 1 thing to check.".to_owned(),
            more => format!(", with {more} things to check."),
        };
        format!("This looks like {article} {kind}{rest}")
    };
    let provider = matching.first().map(|(provider, _)| *provider).or_else(|| Provider::of("unknown"));
    KeyReport {
        kind,
        providers,
        masked: Secret::new(key.to_owned()).mask(),
        length,
        problems,
        variant: if placeholder { "template" } else { variant },
        sentence,
        env: provider.and_then(|provider| provider.env.first()).copied().unwrap_or(""),
        header: provider.map_or("", |provider| provider.header),
    }
}

/// Takes off what clings to a key, and says what that was.
fn strip(whole: &str) -> (&str, Vec<String>, &'static str) {
    let mut problems = Vec::new();
    let mut variant = "";
    let mut key = whole.trim();
    if key.len() != whole.len() {
        variant = "space";
        problems.push("White space stands around it. As part of the value it would make it another key.".to_owned());
    }
    if let Some((name, value)) = key.split_once('=')
        && name.trim_start_matches("export ").bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !value.is_empty()
        && name.len() > 2
    {
        // An assignment is how a key is kept, not a fault; what is around the value may be one.
        key = value.trim();
    }
    if let Some(rest) = key.strip_prefix("Bearer ").or_else(|| key.strip_prefix("bearer ")) {
        variant = "doubled-bearer";
        problems.push("It begins with “Bearer ”. Clients add that word themselves.".to_owned());
        key = rest.trim();
    }
    let is_quote = |quote: char| matches!(quote, '"' | '\'' | '`' | '“' | '”' | '‘' | '’');
    let bare = key.trim_matches(is_quote);
    if bare.len() != key.len() && !bare.is_empty() {
        variant = "quotes";
        problems.push("Quote marks stand around it. Where nothing removes them, they become part of the key.".to_owned());
        key = bare;
    }
    (key, problems, variant)
}

fn name_of(odd: char) -> String {
    match odd {
        ' ' => "a space".to_owned(),
        '\n' => "a line break".to_owned(),
        '\t' => "a tab".to_owned(),
        '\u{a0}' => "a no-break space (U+00A0)".to_owned(),
        '\u{200b}' => "a zero-width space (U+200B)".to_owned(),
        '\u{feff}' => "a byte order mark (U+FEFF)".to_owned(),
        odd => format!("U+{:04X}", u32::from(odd)),
    }
}
