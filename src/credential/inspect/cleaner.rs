//! Removes what surrounds a pasted key, step by step: blanks, quotes, brackets, names, schemes, comments.

use super::characters::{CharClass, class_of, name_of};
use super::defects::{Defect, DefectKind, Mending};
use crate::catalogue::{PROVIDERS, Provider};
use crate::credential::{looks_random, prefix_of};
use crate::text::base64;

/// A character of the paste with its position.
#[derive(Clone, Copy, Default)]
pub struct Letter {
    /// Its position in the paste in characters, from 1.
    pub at: usize,
    /// The character.
    pub value: char,
}

/// A pasted key from which everything is removed that doesn't belong to it. Each step notes a defect.
pub struct Cleaner {
    /// What is left of the paste.
    pub letters: Vec<Letter>,
    /// What was removed or doesn't belong there, in the order in which it was found.
    pub defects: Vec<Defect>,
    /// The name of the variable or header before the key.
    pub name: Option<String>,
    /// Whether the key stands in code or data, where quote marks and comments are syntax and no defect.
    syntax: bool,
    /// Whether the paste is a URL without a key in it.
    pub address: bool,
    /// Whether the key was decoded from base64. Positions then count in the decoded text.
    pub decoded: bool,
}

/// How many steps of removing are done at most: real pastes need far fewer.
const MAX_ROUNDS: usize = 40;

impl Drop for Cleaner {
    fn drop(&mut self) {
        // Best effort: the key is erased from memory.
        self.letters.fill(Letter::default());
        std::hint::black_box(&self.letters);
    }
}

impl Cleaner {
    /// Removes everything that surrounds the key. Of a long paste, the first `max_chars` characters are read.
    pub fn new(pasted: &str, max_chars: usize) -> Cleaner {
        let letters = pasted.chars().take(max_chars).enumerate().map(|(at, value)| Letter { at: at + 1, value }).collect();
        let mut cleaner = Cleaner { letters, defects: Vec::new(), name: None, syntax: false, address: false, decoded: false };
        cleaner.remove_surroundings();
        if cleaner.decode_base64() {
            cleaner.remove_surroundings();
        }
        cleaner.choose_word();
        if cleaner.syntax {
            // The indentation of a line of code or data is no defect.
            let name = cleaner.defects.iter().find(|defect| defect.kind == DefectKind::Assignment).map_or(0, |defect| defect.at);
            cleaner.defects.retain(|defect| defect.kind != DefectKind::Space || defect.at > name);
        }
        cleaner
    }

    /// What is left, as text.
    pub fn text(&self) -> String {
        self.letters.iter().map(|letter| letter.value).collect()
    }

    /// Removes what surrounds the key, until nothing is left to remove.
    pub fn remove_surroundings(&mut self) {
        for _ in 0..MAX_ROUNDS {
            let removed = self.remove_blank()
                || self.remove_escape()
                || self.remove_address()
                || self.remove_assignment()
                || self.remove_comment()
                || self.remove_punctuation()
                || self.remove_scheme()
                || self.remove_quote()
                || self.remove_bracket();
            if !removed {
                break;
            }
        }
    }

    /// Removes characters from the beginning. Notes a defect of this kind, unless it is none. Returns whether there was
    /// something to remove; so do the steps below.
    fn remove_front(&mut self, count: usize, kind: Option<DefectKind>, name: &str) -> bool {
        let at = self.letters.first().map_or(1, |letter| letter.at);
        if let Some(kind) = kind {
            self.defects.push(Defect { kind, at, count, name: name.to_owned(), mending: Mending::Remove });
        }
        self.letters.drain(..count);
        count > 0
    }

    /// The same at the end.
    fn remove_back(&mut self, count: usize, kind: Option<DefectKind>, name: &str) -> bool {
        let keep = self.letters.len() - count;
        let at = self.letters.get(keep).map_or(1, |letter| letter.at);
        if let Some(kind) = kind {
            self.defects.push(Defect { kind, at, count, name: name.to_owned(), mending: Mending::Remove });
        }
        self.letters.truncate(keep);
        count > 0
    }

    /// White space and invisible characters at either end; a run of the same character at once.
    fn remove_blank(&mut self) -> bool {
        let is_blank =
            |letter: &Letter| matches!(class_of(letter.value), CharClass::Space | CharClass::Break | CharClass::Invisible);
        let run = |letters: &mut dyn Iterator<Item = &Letter>| {
            let first = letters.next().filter(|letter| is_blank(letter))?.value;
            Some((first, 1 + letters.take_while(|letter| letter.value == first).count()))
        };
        if let Some((letter, count)) = run(&mut self.letters.iter()) {
            return self.remove_front(count, Some(DefectKind::of(letter)), &name_of(letter));
        }
        if let Some((letter, count)) = run(&mut self.letters.iter().rev()) {
            return self.remove_back(count, Some(DefectKind::of(letter)), &name_of(letter));
        }
        false
    }

    /// An escape at the end that was meant as a character: `\n`, `%0A`.
    fn remove_escape(&mut self) -> bool {
        let text = self.text();
        for (escape, letter) in ESCAPES {
            if text.ends_with(escape) && text.len() > escape.len() {
                return self.remove_back(
                    escape.len(),
                    Some(DefectKind::Escape),
                    &format!("`{escape}`, which stands for {}", name_of(*letter)),
                );
            }
        }
        false
    }

    /// Quote marks. Straight ones around a value in JSON, YAML or code are syntax, and no defect.
    fn remove_quote(&mut self) -> bool {
        let straight = |letter: char| matches!(letter, '"' | '\'' | '`');
        let quote_kind = |letter: char, quoted: bool| {
            if straight(letter) { (!quoted).then_some(DefectKind::Quote) } else { Some(DefectKind::CurlyQuote) }
        };
        let escaped = self.letters.len() > 2 && self.letters[0].value == '\\' && straight(self.letters[1].value);
        if let Some(first) = self.letters.first().copied() {
            if escaped {
                return self.remove_front(2, Some(DefectKind::Quote), "an escaped quote mark");
            }
            if class_of(first.value) == CharClass::Quote {
                return self.remove_front(1, quote_kind(first.value, self.syntax), &name_of(first.value));
            }
        }
        if let Some(last) = self.letters.last().copied().filter(|last| class_of(last.value) == CharClass::Quote) {
            let escaped = self.letters.len() > 2 && self.letters[self.letters.len() - 2].value == '\\';
            if escaped && straight(last.value) {
                return self.remove_back(2, Some(DefectKind::Quote), "an escaped quote mark");
            }
            return self.remove_back(1, quote_kind(last.value, self.syntax), &name_of(last.value));
        }
        false
    }

    /// A bracket at either end.
    fn remove_bracket(&mut self) -> bool {
        let (Some(first), Some(last)) = (self.letters.first().copied(), self.letters.last().copied()) else { return false };
        // A template such as `{{KEY}}` and `${KEY}` is left whole, to be recognized as one.
        let text = self.text();
        if text.contains("{{") || text.contains("${") || text.contains("$(") || text.contains("(\"") || text.contains("('") {
            return false;
        }
        if matches!(first.value, '<' | '(' | '[' | '{') && self.letters.len() > 1 {
            return self.remove_front(1, (!self.syntax).then_some(DefectKind::Bracket), &name_of(first.value));
        }
        if matches!(last.value, '>' | ')' | ']' | '}') && self.letters.len() > 1 {
            return self.remove_back(1, (!self.syntax).then_some(DefectKind::Bracket), &name_of(last.value));
        }
        false
    }

    /// A comma, a semicolon or a backslash after the key.
    fn remove_punctuation(&mut self) -> bool {
        let Some(last) = self.letters.last().copied() else { return false };
        if !matches!(last.value, ',' | ';' | '\\' | '|' | '&' | '，' | '；' | '。') || self.letters.len() < 2 {
            return false;
        }
        self.remove_back(1, Some(DefectKind::Punctuation), &name_of(last.value))
    }

    /// A comment after the key, `# …` or `// …`.
    fn remove_comment(&mut self) -> bool {
        let mark = |at: usize| {
            let next = self.letters.get(at + 1).map(|letter| letter.value);
            self.letters[at].value.is_whitespace()
                && (next == Some('#')
                    || (next == Some('/') && self.letters.get(at + 2).is_some_and(|letter| letter.value == '/')))
        };
        let Some(start) = (1..self.letters.len()).find(|at| mark(*at)) else { return false };
        let count = self.letters.len() - start;
        self.remove_back(count, (!self.syntax).then_some(DefectKind::Comment), "a comment")
    }

    /// The scheme of a header.
    fn remove_scheme(&mut self) -> bool {
        let head: String = self.letters.iter().take(8).map(|letter| letter.value.to_ascii_lowercase()).collect();
        for (scheme, shown) in [("bearer", "“Bearer ”"), ("token", "“Token ”"), ("basic", "“Basic ”")] {
            let Some(rest) = head.strip_prefix(scheme) else { continue };
            let gap = rest.chars().take_while(|letter| letter.is_whitespace()).count();
            // `Bearersk-…`: the space is missing.
            if gap > 0 || (scheme == "bearer" && rest.starts_with("sk")) {
                return self.remove_front(scheme.len() + gap, Some(DefectKind::Scheme), shown);
            }
        }
        false
    }

    /// The name of a variable, a field or a header before the key, with its sign.
    fn remove_assignment(&mut self) -> bool {
        let limit = self.letters.len().min(90);
        // The colon of PowerShell's `$env:NAME = …` belongs to the name.
        let powershell = |at: usize| {
            let before = self.letters[at.saturating_sub(4)..at].iter();
            before.map(|letter| letter.value.to_ascii_lowercase()).eq("$env".chars())
        };
        let sign = (1..limit).find(|at| match self.letters[*at].value {
            '=' => true,
            ':' => !powershell(*at),
            _ => false,
        });
        let Some(sign) = sign else { return self.remove_spaced_name() };
        let colon = self.letters[sign].value == ':';
        let left: String = self.letters[..sign].iter().map(|letter| letter.value).collect();
        let name = left.trim().trim_matches(['"', '\'', '`']);
        let name = name.rsplit([' ', ':', '(']).next().unwrap_or(name).trim_start_matches('$');
        if self.letters.len() == sign + 1 || !is_name(name) {
            return false;
        }
        let mut end = sign + 1;
        // `:=`, `=>`, and white space.
        while self
            .letters
            .get(end)
            .is_some_and(|letter| letter.value.is_whitespace() && letter.value != '\n' || matches!(letter.value, '=' | '>'))
        {
            end += 1;
        }
        if end >= self.letters.len() {
            return false;
        }
        // A line of a `.env` file isn't code: some readers of such files keep quote marks and comments in the value.
        self.syntax |= colon || left.contains(['"', '\'', '.', ':', '$']) || left.trim().contains(' ') || left.ends_with(' ');
        let shown = format!("`{name}{}`", if colon { ":" } else { "=" });
        let first = self.name.replace(name.to_owned()).is_none();
        // `client = OpenAI(api_key=…`: all of it is one defect.
        if let Some(whole) = self.defects.iter_mut().find(|defect| !first && defect.kind == DefectKind::Assignment) {
            whole.count += end;
            whole.name = shown;
            return self.remove_front(end, None, "");
        }
        self.remove_front(end, Some(DefectKind::Assignment), &shown)
    }

    /// A command and a name before the key: `setx NAME value`, `ENV NAME value`, `export NAME value`.
    fn remove_spaced_name(&mut self) -> bool {
        let text = self.text();
        let mut words = text.split_whitespace();
        let (Some(first), Some(name), Some(_)) = (words.next(), words.next(), words.next()) else { return false };
        if !["setx", "env", "export", "set"].contains(&first.to_ascii_lowercase().as_str()) || !is_name(name) {
            return false;
        }
        let Some(start) = text.find(name) else { return false };
        let gap = text[start + name.len()..].chars().take_while(|letter| *letter == ' ').count();
        let count = text[..start + name.len()].chars().count() + gap;
        self.syntax = true;
        let shown = format!("`{name}`");
        self.name = Some(name.to_owned());
        self.remove_front(count, Some(DefectKind::Assignment), &shown)
    }

    /// A URL around the key, which is in its query. Notes if it holds no key.
    fn remove_address(&mut self) -> bool {
        let text = self.text();
        let lower = text.to_ascii_lowercase();
        if self.address || !(lower.starts_with("https://") || lower.starts_with("http://")) {
            return false;
        }
        let Some((start, end)) = query_key(&lower) else {
            self.address = true;
            return false;
        };
        let end = text[start..end].find('#').map_or(end, |hash| start + hash);
        let (before, after) = (text[..start].chars().count(), text[end..].chars().count());
        self.remove_back(after, None, "");
        self.remove_front(before, Some(DefectKind::Address), "a URL")
    }

    /// Decodes a key in base64, as in a Secret of Kubernetes. Returns whether it was one.
    fn decode_base64(&mut self) -> bool {
        let text = self.text();
        if !prefix_of(&text).is_empty() || text.len() < 24 {
            return false;
        }
        let Some(plain) = base64::whole(&text).and_then(|bytes| String::from_utf8(bytes).ok()) else { return false };
        let key = plain.trim_matches(|edge: char| edge.is_whitespace() || matches!(edge, '"' | '\''));
        let prefix = prefix_of(key);
        if prefix.len() < 3 || key.len() < prefix.len() + 16 || !key.chars().all(|letter| letter.is_ascii_graphic()) {
            return false;
        }
        let first = self.letters.first().map_or(1, |letter| letter.at);
        let count = self.letters.len();
        self.letters = plain.chars().enumerate().map(|(at, value)| Letter { at: at + 1, value }).collect();
        self.decoded = true;
        self.defects.push(Defect {
            kind: DefectKind::Base64,
            at: first,
            count,
            name: "base64".to_owned(),
            mending: Mending::Remove,
        });
        true
    }
}

/// Escapes that turn up after keys, and the characters that they mean.
const ESCAPES: &[(&str, char)] = &[
    ("\\r\\n", '\r'),
    ("\\n", '\n'),
    ("\\r", '\r'),
    ("\\t", '\t'),
    ("%0A", '\n'),
    ("%0a", '\n'),
    ("%0D", '\r'),
    ("%20", ' '),
    ("%22", '"'),
    ("\\u200b", '\u{200b}'),
    ("\\ufeff", '\u{feff}'),
];

/// The start and end of the value of the parameter that carries a key in the query of a URL, in bytes.
fn query_key(address: &str) -> Option<(usize, usize)> {
    let mut start = address.find('?')? + 1;
    for pair in address[start..].split('&') {
        if let Some((name, value)) = pair.split_once('=') {
            let at = start + name.len() + 1;
            if matches!(name, "key" | "api_key" | "api-key" | "apikey" | "token" | "access_token") && value.len() > 7 {
                return Some((at, at + value.len()));
            }
        }
        start += pair.len() + 1;
    }
    None
}

/// Whether a text can be the name of a variable, a field or a header, and isn't a part of a key.
fn is_name(name: &str) -> bool {
    let named = (3..=60).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
        && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && !matches!(name.to_ascii_lowercase().as_str(), "http" | "https");
    // `openAIKey` and `MY_KEY_2` look random by their letters, but are names.
    let lower = name.to_ascii_lowercase();
    let worded = ["key", "token", "secret"].iter().any(|word| lower.ends_with(word));
    let one_case = name.contains(['_', '.']) && (lower == name || name.to_ascii_uppercase() == name);
    let plain = name.bytes().filter(u8::is_ascii_digit).count() < 2 && (worded || one_case);
    named && (owner_of_name(name).is_some() || (prefix_of(name).is_empty() && (plain || !looks_random(name))))
}

/// The provider whose variable or header has this name.
pub fn owner_of_name(name: &str) -> Option<&'static Provider> {
    let has = |provider: &&Provider| {
        provider.env.contains(&name) || provider.key_headers.iter().any(|header| header.eq_ignore_ascii_case(name))
    };
    PROVIDERS.iter().find(has)
}
