//! What clings to a key when it is pasted, taken off piece by piece.

use super::characters::{Sort, ascii_of, name_of, sort_of};
use super::defects::{Defect, Id, Mending};
use crate::catalogue::{PROVIDERS, Provider, key_forms};
use crate::credential::forms::{article, forms_of, kind_of};
use crate::credential::{looks_random, prefix_of};
use crate::text::base64;

/// A letter of the paste with its number, from 1.
#[derive(Clone, Copy, Default)]
pub struct Letter {
    /// Its number.
    pub at: usize,
    /// The letter.
    pub is: char,
}

/// A key that is being taken out of what clings to it.
pub struct Peel {
    letters: Vec<Letter>,
    /// What was found, in order of discovery.
    pub defects: Vec<Defect>,
    /// The variable or header in front of it.
    pub name: Option<String>,
    /// It stands in code or data, to which quote marks and comments belong.
    syntax: bool,
    /// What was pasted is an address that carries no key.
    pub address: bool,
    /// The places count in what base64 stands for.
    pub decoded: bool,
}

/// So many pieces are taken off. Nobody pastes a key in more.
const ROUNDS: usize = 40;

impl Drop for Peel {
    fn drop(&mut self) {
        // Best effort: the key doesn't stay in memory.
        self.letters.fill(Letter::default());
        std::hint::black_box(&self.letters);
    }
}

impl Peel {
    /// Takes off everything that is known to cling to keys. Of a long text the beginning is looked at.
    pub fn new(pasted: &str, most: usize) -> Peel {
        let letters = pasted.chars().take(most).enumerate().map(|(at, is)| Letter { at: at + 1, is }).collect();
        let mut peel = Peel { letters, defects: Vec::new(), name: None, syntax: false, address: false, decoded: false };
        peel.all();
        if peel.base64() {
            peel.all();
        }
        peel.words();
        if peel.syntax {
            // What indents a line of code or data belongs to it.
            let name = peel.defects.iter().find(|defect| defect.id == Id::Assignment).map_or(0, |defect| defect.at);
            peel.defects.retain(|defect| defect.id != Id::Space || defect.at > name);
        }
        peel
    }

    /// What is left, as text.
    pub fn text(&self) -> String {
        self.letters.iter().map(|letter| letter.is).collect()
    }

    /// What is left.
    pub fn letters(&self) -> &[Letter] {
        &self.letters
    }

    fn all(&mut self) {
        for _ in 0..ROUNDS {
            let off = self.blank()
                || self.escape()
                || self.address()
                || self.assignment()
                || self.comment()
                || self.punctuation()
                || self.scheme()
                || self.quote()
                || self.bracket();
            if !off {
                break;
            }
        }
    }

    /// Takes letters off the front and notes why, unless they belong to what a key is kept in.
    fn front(&mut self, count: usize, id: Option<Id>, name: &str) -> bool {
        let at = self.letters.first().map_or(1, |letter| letter.at);
        if let Some(id) = id {
            self.defects.push(Defect { id, at, count, name: name.to_owned(), mending: Mending::Gone });
        }
        self.letters.drain(..count);
        count > 0
    }

    /// The same from the end.
    fn back(&mut self, count: usize, id: Option<Id>, name: &str) -> bool {
        let keep = self.letters.len() - count;
        let at = self.letters.get(keep).map_or(1, |letter| letter.at);
        if let Some(id) = id {
            self.defects.push(Defect { id, at, count, name: name.to_owned(), mending: Mending::Gone });
        }
        self.letters.truncate(keep);
        count > 0
    }

    /// White space and what doesn't show, at either end; a run of the same character at once.
    fn blank(&mut self) -> bool {
        let is_blank = |letter: &Letter| matches!(sort_of(letter.is), Sort::Space | Sort::Break | Sort::Invisible);
        let run = |letters: &mut dyn Iterator<Item = &Letter>| {
            let first = letters.next().filter(|letter| is_blank(letter))?.is;
            Some((first, 1 + letters.take_while(|letter| letter.is == first).count()))
        };
        if let Some((letter, count)) = run(&mut self.letters.iter()) {
            return self.front(count, Some(Id::of(letter)), &name_of(letter));
        }
        if let Some((letter, count)) = run(&mut self.letters.iter().rev()) {
            return self.back(count, Some(Id::of(letter)), &name_of(letter));
        }
        false
    }

    /// `\n` and the like, written out, and percent signs of an address, at the end.
    fn escape(&mut self) -> bool {
        let text = self.text();
        for (escape, letter) in ESCAPES {
            if text.ends_with(escape) && text.len() > escape.len() {
                return self.back(escape.len(), Some(Id::Escape), &format!("`{escape}`, which stands for {}", name_of(*letter)));
            }
        }
        false
    }

    /// Quote marks. Straight ones around a value in JSON, YAML or code are how it is written there.
    fn quote(&mut self) -> bool {
        let straight = |letter: char| matches!(letter, '"' | '\'' | '`');
        let id = |letter: char, quoted: bool| {
            if straight(letter) { (!quoted).then_some(Id::Quote) } else { Some(Id::CurlyQuote) }
        };
        let escaped = self.letters.len() > 2 && self.letters[0].is == '\\' && straight(self.letters[1].is);
        if let Some(first) = self.letters.first().copied() {
            if escaped {
                return self.front(2, Some(Id::Quote), "an escaped quote mark");
            }
            if sort_of(first.is) == Sort::Quote {
                return self.front(1, id(first.is, self.syntax), &name_of(first.is));
            }
        }
        if let Some(last) = self.letters.last().copied().filter(|last| sort_of(last.is) == Sort::Quote) {
            let escaped = self.letters.len() > 2 && self.letters[self.letters.len() - 2].is == '\\';
            if escaped && straight(last.is) {
                return self.back(2, Some(Id::Quote), "an escaped quote mark");
            }
            return self.back(1, id(last.is, self.syntax), &name_of(last.is));
        }
        false
    }

    fn bracket(&mut self) -> bool {
        let (Some(first), Some(last)) = (self.letters.first().copied(), self.letters.last().copied()) else { return false };
        // A template such as `{{KEY}}` and `${KEY}` is looked at as it is.
        let text = self.text();
        if text.contains("{{") || text.contains("${") || text.contains("$(") || text.contains("(\"") || text.contains("('") {
            return false;
        }
        if matches!(first.is, '<' | '(' | '[' | '{') && self.letters.len() > 1 {
            return self.front(1, (!self.syntax).then_some(Id::Bracket), &name_of(first.is));
        }
        if matches!(last.is, '>' | ')' | ']' | '}') && self.letters.len() > 1 {
            return self.back(1, (!self.syntax).then_some(Id::Bracket), &name_of(last.is));
        }
        false
    }

    /// A comma, a semicolon or a backslash behind it.
    fn punctuation(&mut self) -> bool {
        let Some(last) = self.letters.last().copied() else { return false };
        if !matches!(last.is, ',' | ';' | '\\' | '|' | '&' | '，' | '；' | '。') || self.letters.len() < 2 {
            return false;
        }
        self.back(1, Some(Id::Punctuation), &name_of(last.is))
    }

    /// `# …` or `// …` behind it.
    fn comment(&mut self) -> bool {
        let mark = |at: usize| {
            let next = self.letters.get(at + 1).map(|letter| letter.is);
            self.letters[at].is.is_whitespace()
                && (next == Some('#') || (next == Some('/') && self.letters.get(at + 2).is_some_and(|letter| letter.is == '/')))
        };
        let Some(start) = (1..self.letters.len()).find(|at| mark(*at)) else { return false };
        let count = self.letters.len() - start;
        self.back(count, (!self.syntax).then_some(Id::Comment), "a comment")
    }

    /// The scheme of a header.
    fn scheme(&mut self) -> bool {
        let head: String = self.letters.iter().take(8).map(|letter| letter.is.to_ascii_lowercase()).collect();
        for (scheme, shown) in [("bearer", "“Bearer ”"), ("token", "“Token ”"), ("basic", "“Basic ”")] {
            let Some(rest) = head.strip_prefix(scheme) else { continue };
            let gap = rest.chars().take_while(|letter| letter.is_whitespace()).count();
            // `Bearersk-…`: the space got lost.
            if gap > 0 || (scheme == "bearer" && rest.starts_with("sk")) {
                return self.front(scheme.len() + gap, Some(Id::Scheme), shown);
            }
        }
        false
    }

    /// A variable, a field or a header in front of it.
    fn assignment(&mut self) -> bool {
        let limit = self.letters.len().min(90);
        // The colon of PowerShell's `$env:NAME = …` belongs to the name.
        let powershell = |at: usize| {
            let before = self.letters[at.saturating_sub(4)..at].iter();
            before.map(|letter| letter.is.to_ascii_lowercase()).eq("$env".chars())
        };
        let sign = (1..limit).find(|at| match self.letters[*at].is {
            '=' => true,
            ':' => !powershell(*at),
            _ => false,
        });
        let Some(sign) = sign else { return self.spaced_name() };
        let colon = self.letters[sign].is == ':';
        let left: String = self.letters[..sign].iter().map(|letter| letter.is).collect();
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
            .is_some_and(|letter| letter.is.is_whitespace() && letter.is != '\n' || matches!(letter.is, '=' | '>'))
        {
            end += 1;
        }
        if end >= self.letters.len() {
            return false;
        }
        // A `.env` file isn't code: some of its readers take quote marks and comments for the value.
        self.syntax |= colon || left.contains(['"', '\'', '.', ':', '$']) || left.trim().contains(' ') || left.ends_with(' ');
        let shown = format!("`{name}{}`", if colon { ":" } else { "=" });
        let first = self.name.replace(name.to_owned()).is_none();
        // `client = OpenAI(api_key=…`: what is in front of the key is one thing.
        if let Some(whole) = self.defects.iter_mut().find(|defect| !first && defect.id == Id::Assignment) {
            whole.count += end;
            whole.name = shown;
            return self.front(end, None, "");
        }
        self.front(end, Some(Id::Assignment), &shown)
    }

    /// `setx NAME value`, `ENV NAME value`, `export NAME value`.
    fn spaced_name(&mut self) -> bool {
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
        self.front(count, Some(Id::Assignment), &shown)
    }

    /// A whole address: the key is in its query, or there is none.
    fn address(&mut self) -> bool {
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
        let (before, behind) = (text[..start].chars().count(), text[end..].chars().count());
        self.back(behind, None, "");
        self.front(before, Some(Id::Address), "a URL")
    }

    /// Base64 of a key, as a Kubernetes Secret holds it.
    fn base64(&mut self) -> bool {
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
        self.letters = plain.chars().enumerate().map(|(at, is)| Letter { at: at + 1, is }).collect();
        self.decoded = true;
        self.defects.push(Defect { id: Id::Base64, at: first, count, name: "base64".to_owned(), mending: Mending::Gone });
        true
    }

    /// What stands between white space: a key that was wrapped, several keys, or other words.
    fn words(&mut self) {
        let text = self.text();
        let separates = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '|');
        let words: Vec<&str> = text.split(separates).filter(|word| !word.is_empty()).collect();
        if words.len() < 2 {
            self.twice();
            return;
        }
        let keyed: Vec<usize> = (0..words.len()).filter(|at| is_keyed(words[*at])).collect();
        let joined = words.concat();
        let spaced = !text.contains([',', ';', '|']);
        let pieces =
            words.iter().all(|word| word.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.+/=".contains(letter)));
        let fits = spaced && pieces && forms_of(&joined).iter().any(|(_, form)| !form.lengths.is_empty() && form.fits(&joined));
        let begins = keyed == [0] || (!prefix_of(words[0]).is_empty() && keyed.is_empty());
        let broken = spaced && pieces && begins && words[1..].iter().all(|word| looks_random(word) || word.len() > 24);
        if keyed.len() > 1 {
            self.several(&words, &keyed);
        } else if fits || broken {
            self.gaps(fits);
        } else if let [only] = keyed[..] {
            self.only(words[only]);
            // What looks random may be the rest of the key.
            let unsure = words.iter().any(|word| *word != words[only] && word.len() > 11 && looks_random(word));
            if let Some(defect) = self.defects.last_mut().filter(|defect| unsure && defect.id == Id::Words) {
                defect.mending = Mending::None;
            }
        }
    }

    /// White space inside of a key. Without it the key is whole, if it then fits a form.
    fn gaps(&mut self, fits: bool) {
        let mut at = 0;
        while at < self.letters.len() {
            let letter = self.letters[at].is;
            if !letter.is_whitespace() {
                at += 1;
                continue;
            }
            let count = self.letters[at..].iter().take_while(|next| next.is == letter).count();
            let mending = if fits { Mending::Gone } else { Mending::None };
            let defect = Defect { id: Id::of(letter), at: self.letters[at].at, count, name: name_of(letter), mending };
            self.defects.push(defect);
            self.letters.drain(at..at + count);
        }
    }

    /// Several keys: the first is looked at. The same one again can go.
    fn several(&mut self, words: &[&str], keyed: &[usize]) {
        let first = words[keyed[0]];
        let same = keyed.iter().all(|at| words[*at] == first);
        let (id, mending) = if same { (Id::Doubled, Mending::Gone) } else { (Id::SeveralKeys, Mending::None) };
        let count = keyed.len();
        self.only(first);
        // What stands around the first one is the others.
        if let Some(defect) = self.defects.last_mut().filter(|defect| defect.id == Id::Words) {
            (defect.id, defect.mending, defect.count) = (id, mending, count);
            defect.name = again(same, words[keyed[1]]);
        }
    }

    /// One of the words is the key; the others go.
    fn only(&mut self, word: &str) {
        let text = self.text();
        let Some(start) = text.find(word).map(|start| text[..start].chars().count()) else { return };
        let end = start + word.chars().count();
        let at = if start > 0 { self.letters[0].at } else { self.letters.get(end).map_or(1, |letter| letter.at) };
        let count = self.letters.len() - (end - start);
        self.letters.truncate(end);
        self.letters.drain(..start);
        self.all();
        self.defects.push(Defect {
            id: Id::Words,
            at,
            count,
            name: "There are other words around it".to_owned(),
            mending: Mending::Gone,
        });
    }

    /// A key that was pasted twice in a row.
    fn twice(&mut self) {
        let text = self.text();
        let prefix = prefix_of(&text);
        if prefix.len() < 3 || !text.is_ascii() {
            return;
        }
        let half = text.len() / 2;
        let same = text[..half] == text[half..];
        // By chance a short prefix such as `sk-` stands in a long key too.
        let begins = || {
            let prefixes = key_forms().map(|(_, form)| form.prefix).filter(|prefix| prefix.len() > 5);
            prefixes.filter_map(|other| Some(text.get(prefix.len() + 16..)?.find(other)? + prefix.len() + 16)).min()
        };
        let Some(second) = (if same { Some(half) } else { begins() }) else { return };
        let (id, mending) = if same { (Id::Doubled, Mending::Gone) } else { (Id::SeveralKeys, Mending::None) };
        let at = self.letters[second].at;
        self.defects.push(Defect { id, at, count: 2, name: again(same, &text[second..]), mending });
        self.letters.truncate(second);
    }

    /// Takes odd characters out of the key, and puts ASCII in the place of what looks like it.
    pub fn inner(&mut self) {
        let mut kept = Vec::with_capacity(self.letters.len());
        for letter in std::mem::take(&mut self.letters) {
            let mut note = |id: Id, mending: Mending| {
                let same = self
                    .defects
                    .last_mut()
                    .filter(|last| last.id == id && last.at + last.count == letter.at && last.name == name_of(letter.is));
                match same {
                    Some(last) => last.count += 1,
                    None => self.defects.push(Defect { id, at: letter.at, count: 1, name: name_of(letter.is), mending }),
                }
            };
            match sort_of(letter.is) {
                Sort::Plain => kept.push(letter),
                Sort::Invisible => note(Id::Invisible, Mending::Gone),
                // No-break spaces and the like come from a page or a document; the key went on behind them.
                Sort::Space | Sort::Break if !letter.is.is_ascii() => note(Id::of(letter.is), Mending::Gone),
                Sort::Space | Sort::Break => note(Id::of(letter.is), Mending::None),
                Sort::Quote => {
                    note(if letter.is.is_ascii() { Id::Quote } else { Id::CurlyQuote }, Mending::None);
                    kept.push(letter);
                }
                Sort::LookAlike => {
                    note(Id::LookAlike, Mending::Replaced);
                    kept.push(Letter { is: ascii_of(letter.is).unwrap_or(letter.is), ..letter });
                }
                Sort::Foreign => {
                    note(Id::Foreign, Mending::None);
                    kept.push(letter);
                }
            }
        }
        self.letters = kept;
    }
}

/// Escapes that turn up behind keys, and what they stand for.
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

/// Where the value of a parameter that carries a key stands in an address, in bytes.
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

/// Whether a text can be the name of a variable, a field or a header, and is no piece of a key.
fn is_name(name: &str) -> bool {
    let named = (3..=60).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
        && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && !matches!(name.to_ascii_lowercase().as_str(), "http" | "https");
    // `openAIKey` and `MY_KEY_2` look as mixed as a key does.
    let lower = name.to_ascii_lowercase();
    let worded = ["key", "token", "secret"].iter().any(|word| lower.ends_with(word));
    let one_case = name.contains(['_', '.']) && (lower == name || name.to_ascii_uppercase() == name);
    let plain = name.bytes().filter(u8::is_ascii_digit).count() < 2 && (worded || one_case);
    named && (owner_of_name(name).is_some() || (prefix_of(name).is_empty() && (plain || !looks_random(name))))
}

/// The provider whose variable or header this is.
pub fn owner_of_name(name: &str) -> Option<&'static Provider> {
    let has = |provider: &&Provider| {
        provider.env.contains(&name) || provider.key_headers.iter().any(|header| header.eq_ignore_ascii_case(name))
    };
    PROVIDERS.iter().find(has)
}

/// What there is beside a key: the same one again, or another one.
fn again(same: bool, other: &str) -> String {
    if same {
        return "The same key is there twice".to_owned();
    }
    let kind = kind_of(&forms_of(other));
    if kind.is_empty() {
        return "There is another key next to it".to_owned();
    }
    ["There is another key next to it: ", article(&kind), &kind].concat()
}

/// Whether a word begins as a key does, and is long enough for one.
fn is_keyed(word: &str) -> bool {
    let word = word.trim_matches(|edge: char| sort_of(edge) == Sort::Quote);
    let prefix = prefix_of(word);
    let ordinary = key_forms().any(|(_, form)| form.prefix == prefix && form.exact && !form.fits(word));
    !prefix.is_empty() && !ordinary && word.len() >= prefix.len() + 16
}
