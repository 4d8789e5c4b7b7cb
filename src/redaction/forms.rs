//! Secrets that show what they are by their form: keys with a prefix, JSON Web Tokens, private keys.

use super::{Found, Kind, is_key_byte, label_length};
use crate::catalogue::{Alphabet, KeyFormat, key_forms};
use crate::credential::{looks_random, placeholder_word};
use crate::text::base64::decode;
use std::sync::LazyLock;

/// A form of a key, and whose it is.
struct Form {
    owner: &'static str,
    format: &'static KeyFormat,
}

/// The forms that share a prefix.
struct Group {
    prefix: &'static str,
    forms: Vec<Form>,
    /// Whether a prefix is a word, too, and only a whole key counts.
    exact: bool,
    /// The alphabet that has more than letters, digits, `-` and `_`.
    wide: Option<Alphabet>,
}

/// The forms with a prefix, by its first byte, the longest prefix first; and how prefixes begin in base64, by the
/// first letter.
struct Forms {
    plain: Vec<Vec<Group>>,
    encoded: Vec<Vec<String>>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut forms = Forms { plain: (0..256).map(|_| Vec::new()).collect(), encoded: vec![Vec::new(); 256] };
    for (owner, format) in key_forms() {
        let Some(first) = format.prefix.bytes().next() else { continue };
        let encoded = encode(format.prefix.as_bytes());
        let heads = &mut forms.encoded[usize::from(encoded.as_bytes()[0])];
        if encoded.len() >= 4 && !heads.contains(&encoded) {
            heads.push(encoded);
        }
        let groups = &mut forms.plain[usize::from(first)];
        let prefix = format.prefix;
        let at = groups.iter().position(|group| group.prefix == prefix || group.prefix.len() < prefix.len());
        let at = at.unwrap_or(groups.len());
        if groups.get(at).is_none_or(|group| group.prefix != prefix) {
            groups.insert(at, Group { prefix, forms: Vec::new(), exact: true, wide: None });
        }
        if matches!(format.alphabet, Alphabet::Base64 | Alphabet::Dotted) {
            groups[at].wide = groups[at].wide.or(Some(format.alphabet));
        }
        groups[at].exact &= format.exact;
        groups[at].forms.push(Form { owner: owner.id(), format });
    }
    forms
});

/// The first three bytes of everything that [`key`] and [`json_web_token`] know.
pub fn beginnings() -> Vec<[u8; 3]> {
    let plain = FORMS.plain.iter().flatten().map(|group| group.prefix);
    let encoded = FORMS.encoded.iter().flatten().map(String::as_str);
    plain.chain(encoded).chain(["eyJ"]).filter_map(|start| start.as_bytes().first_chunk().copied()).collect()
}

/// A key that begins here, by its prefix: as it is, or in base64.
pub fn key(text: &str, at: usize) -> Option<Found> {
    prefixed(text, at).or_else(|| encoded(text, at))
}

/// A key by its prefix, the longest one first.
pub fn prefixed(text: &str, at: usize) -> Option<Found> {
    let rest = text.as_bytes().get(at..)?;
    for group in &FORMS.plain[usize::from(*rest.first()?)] {
        if group.begins(rest) {
            let found = key_of(text, at, group);
            // A prefix that is a word, too, says nothing about what it isn't.
            if found.is_some() || !group.exact {
                return found;
            }
        }
    }
    None
}

/// A key that clings to a word in front of it: its prefix is too long to be in one by chance, and its length fits.
// Out of the way of the loop over the text, which is faster so.
#[inline(never)]
pub fn whole_key(text: &str, at: usize) -> Option<Found> {
    /// No key of a known length is longer, in bytes.
    const LONGEST: usize = 640;
    let rest = text.as_bytes().get(at..)?;
    let group = FORMS.plain[usize::from(*rest.first()?)].iter().find(|group| group.prefix.len() > 3 && group.begins(rest))?;
    let length = rest.iter().take(LONGEST).take_while(|byte| group.part(**byte)).count();
    let key = text[at..at + length].trim_end_matches('.');
    (group.completes(key) && group.is_key(key)).then(|| key_of(text, at, group))?
}

/// A key of one of these forms, which begins at `at`.
fn key_of(text: &str, at: usize, group: &Group) -> Option<Found> {
    let end = key_end(text, at, group)?;
    let whole = group.whole(&text[at..end]);
    let fits = group.forms.iter().any(|form| form.format.fits(&whole));
    let mut owners = group.forms.iter().filter(|form| !fits || form.format.fits(&whole)).map(|form| form.owner);
    let first = owners.next()?;
    // A form that several services share names none.
    let owner = if owners.all(|owner| owner == first) { first } else { "" };
    Some(Found { range: at..end, kind: Kind::Key(owner) })
}

impl Group {
    /// Whether a text begins with the prefix. Many share the first three bytes, such as `sk-`.
    fn begins(&self, text: &[u8]) -> bool {
        let prefix = self.prefix.as_bytes();
        (prefix.len() == 3 || text.get(3) == prefix.get(3)) && text.starts_with(prefix)
    }

    /// Whether a byte may be part of a key: base64 and dots belong to some keys only.
    fn part(&self, byte: u8) -> bool {
        is_key_byte(byte) || self.wide.is_some_and(|alphabet| alphabet.contains(byte))
    }

    /// A key without what interrupts it.
    fn whole(&self, key: &str) -> String {
        key.chars().filter(|letter| letter.is_ascii() && self.part(*letter as u8)).collect()
    }

    /// Whether this is a key of a known length, whatever interrupts it.
    fn completes(&self, key: &str) -> bool {
        let whole = self.whole(key);
        self.forms.iter().any(|form| !form.format.lengths.is_empty() && form.format.fits(&whole))
    }

    /// Whether this is a key, whatever interrupts it.
    fn is_key(&self, key: &str) -> bool {
        let prefix = self.prefix.len();
        let rest = &key[prefix..];
        let random = looks_random(rest);
        // Capitals alone are random enough where keys have nothing else.
        let capitals = || self.forms.iter().any(|form| form.format.alphabet == Alphabet::Base32);
        if rest.len() < 8 || rest.len() < 40 && !random && !capitals() {
            return false;
        }
        let whole = self.whole(key);
        let fits = || {
            let random = |format: &KeyFormat| random || format.alphabet == Alphabet::Base32;
            let long = |format: &KeyFormat| !format.lengths.is_empty() || rest.len() >= 16;
            self.forms.iter().any(|Form { format, .. }| format.fits(&whole) && long(format) && random(format))
        };
        // Of `sk-` there are keys of many more services than are known.
        let of_alphabet = || {
            let of = |alphabet: Alphabet| whole.bytes().skip(prefix).all(|byte| alphabet.contains(byte));
            self.prefix.starts_with("sk-") || self.forms.iter().any(|form| of(form.format.alphabet))
        };
        // A short prefix such as `sk-` begins many words, a long one none.
        let shaped = match prefix {
            _ if self.exact => fits(),
            7.. => rest.len() >= 40 || random,
            _ => is_generated(rest) && of_alphabet() || fits(),
        };
        // By chance a key may hold what looks like the word of a placeholder.
        shaped && (!placeholder_word(rest) || fits())
    }
}

/// Whether a text was generated: one long run of letters and digits that mix. Words, versions, dates, and
/// ids in groups are none.
pub fn is_generated(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_alphanumeric()).any(|run| run.len() >= 16 && mixes(run))
}

/// Whether capitals, small letters and digits take turns in the runs of a text often enough for a generated
/// one: words, versions and dates hardly mix them.
pub fn mixes(text: &str) -> bool {
    let runs = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    let turns: usize = runs.map(turns).sum();
    turns >= 3 && turns * 6 >= text.len()
}

/// How often capitals, small letters and digits take turns.
pub fn turns(run: &str) -> usize {
    let class = |byte: u8| (byte.is_ascii_digit(), byte.is_ascii_uppercase());
    run.as_bytes().windows(2).filter(|pair| class(pair[0]) != class(pair[1])).count()
}

/// A key of a known form in base64, as Kubernetes keeps it.
fn encoded(text: &str, at: usize) -> Option<Found> {
    let rest = &text.as_bytes()[at..];
    FORMS.encoded[usize::from(*rest.first()?)].iter().find(|head| rest.starts_with(head.as_bytes()))?;
    let length = rest.iter().take(4096).take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')).count();
    let padding = rest[length..].iter().take(2).take_while(|byte| **byte == b'=').count();
    let plain = decode(&rest[..length]);
    let key = std::str::from_utf8(&plain).ok()?.trim_end();
    let whole = prefixed(key, 0).filter(|found| found.range.end == key.len())?;
    Some(Found { range: at..at + length + padding, kind: whole.kind })
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The letters of base64 that a beginning of some bytes settles, whatever follows.
fn encode(bytes: &[u8]) -> String {
    let mut letters = String::new();
    let (mut bits, mut count) = (0u32, 0);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        count += 8;
        while count >= 6 {
            count -= 6;
            letters.push(char::from(BASE64[(bits >> count & 63) as usize]));
        }
    }
    letters
}

/// So often a key may be interrupted.
const GAPS: usize = 8;

/// Where the bytes of a key end. A full stop behind them ends a sentence.
fn run_end(text: &str, at: usize, part: impl Fn(u8) -> bool) -> usize {
    let run = text.as_bytes()[at..].iter().take_while(|byte| part(**byte)).count();
    at + text[at..at + run].trim_end_matches('.').len()
}

/// Where a key ends that begins at `at`. A character that doesn't belong to a key, or a line break, is taken in if
/// more of the key follows: people paste keys with such damage, and all its parts are secret.
fn key_end(text: &str, at: usize, group: &Group) -> Option<usize> {
    let part = |byte| group.part(byte);
    let body = at + group.prefix.len();
    let mut end = run_end(text, body, part);
    let mut agreed = None;
    for _ in 0..=GAPS {
        if group.is_key(&text[at..end]) && label_length(&text[end..]) == 0 {
            agreed = Some(end);
        }
        let gap = damage(text, end);
        if end == body || gap == end {
            break;
        }
        let next = run_end(text, gap, part);
        let masked = text.as_bytes().get(next) == Some(&b'*');
        // However little of it stands behind a line break, it may be what makes the length right.
        let follows = next - gap >= 6 && looks_random(&text[gap..next])
            || next > gap && (group.completes(&text[at..next]) || is_wrapped(text, end, gap, next));
        if masked || !follows {
            break;
        }
        end = next;
    }
    agreed
}

/// Whether a terminal broke a full line at `end`, so that what stands from `gap` to `next` goes on: it begins the
/// next line, and what closes a value follows.
fn is_wrapped(text: &str, end: usize, gap: usize, next: usize) -> bool {
    let closed = matches!(text.as_bytes().get(next), Some(b'"' | b'\'' | b'`' | b')' | b']' | b'}' | b','));
    is_full(text, end) && text[end..gap] == *"\n" && closed
}

/// Whether the line that ends here fills a terminal.
fn is_full(text: &str, end: usize) -> bool {
    /// Nobody's terminal is narrower, in columns.
    const NARROWEST: usize = 72;
    end >= NARROWEST && !text.as_bytes()[end - NARROWEST..end].contains(&b'\n')
}

/// The end of a value that reaches `end`, with what a terminal carried over to the next lines; words, and names of
/// other values, begin lines of their own.
pub fn carried_end(text: &str, mut end: usize, part: impl Fn(u8) -> bool) -> usize {
    for _ in 0..GAPS {
        if !is_full(text, end) || text.as_bytes().get(end) != Some(&b'\n') {
            break;
        }
        let next = run_end(text, end + 1, &part);
        let run = &text.as_bytes()[end + 1..next];
        let mixed = run.iter().any(u8::is_ascii_digit) && run.iter().any(u8::is_ascii_alphabetic);
        // A path holds both, too.
        // Keys of AWS are capitals, of which a few are no digit at all.
        let capitals = run.len() >= 16 && run.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let generated = capitals || mixes(&text[end + 1..next]) || mixed && run.iter().all(|byte| is_key_byte(*byte));
        if !generated || matches!(text.as_bytes().get(next), Some(b'=' | b':')) {
            break;
        }
        end = next;
    }
    end
}

/// The end of what may interrupt a key at `at`: an odd character, its escape, a byte that is no text, or a
/// line break.
fn damage(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    if let Some(odd) = rest.chars().next().filter(|odd| !odd.is_ascii()) {
        // Quotes and mask characters end a key more often than they interrupt it.
        return if matches!(odd, '…' | '•' | '●' | '“' | '”' | '‘' | '’' | '。' | '，') {
            at
        } else {
            at + odd.len_utf8()
        };
    }
    for (escape, digits) in [("\\u", 4), ("\\x", 2), ("%", 2)] {
        if let Some(code) = rest.strip_prefix(escape) {
            let hex = code.bytes().take(digits).take_while(u8::is_ascii_hexdigit).count();
            // A quote or a separator ends a key, however it is written.
            let ends = ["0022", "0027", "0026", "22", "27", "26", "3D", "3d"]
                .iter()
                .any(|end| end.len() == digits && code.starts_with(end));
            return if hex == digits && !ends { at + escape.len() + digits } else { at };
        }
    }
    for escape in ["\\r\\n", "\\n", "\\r", "\\t", "\u{1a}"] {
        if rest.starts_with(escape) {
            return at + escape.len();
        }
    }
    if rest.starts_with(['\n', '\r']) {
        let blank = rest.bytes().take_while(|byte| matches!(byte, b'\n' | b'\r' | b' ' | b'\t' | b'|')).count();
        return at + blank;
    }
    at
}

/// `eyJ….eyJ….…`: a token whose parts are base64 of JSON (RFC 7519); the head of an encrypted one (RFC 7516)
/// names its encryption.
pub fn json_web_token(text: &str, at: usize) -> Option<Found> {
    if !text[at..].starts_with("eyJ") {
        return None;
    }
    let length = text[at..].bytes().take_while(|byte| is_key_byte(*byte) || *byte == b'.').count();
    let token = text[at..at + length].trim_end_matches('.');
    let mut parts = token.split('.');
    let (head, claims) = (parts.next()?, parts.next()?);
    let plain = decode(head.as_bytes());
    let names = |word: &[u8]| plain.windows(word.len()).any(|piece| piece == word);
    let signed = names(b"\"alg\"") && ["eyJ", "ew", "eyA", "e30"].iter().any(|json| claims.starts_with(json));
    (signed || names(b"\"enc\"")).then_some(Found { range: at..at + token.len(), kind: Kind::Token })
}

/// A private key in PEM, which may stand in a string, or be cut off.
pub fn private_key(text: &str, at: usize) -> Option<Found> {
    const CLOSE: &str = "-----END ";
    let head = text.get(at..)?.strip_prefix("-----BEGIN ")?;
    let kind =
        head.bytes().take(80).take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b' ').count();
    let (head, rest) = head.split_at(kind);
    if !head.contains("PRIVATE KEY") || !rest.starts_with("-----") {
        return None;
    }
    let inside = at + 11 + head.len() + 5;
    // What a key is written in: base64, line breaks or their escapes, and what quotes or indents lines.
    let part = |byte: &u8| {
        byte.is_ascii_alphanumeric()
            || byte.is_ascii_whitespace()
            || matches!(byte, b'+' | b'/' | b'=' | b'\\' | b'>' | b'|' | b':' | b',' | b'-')
    };
    let rest = text.get(inside..)?;
    let length = rest.bytes().take_while(part).count();
    let body = &rest[..length];
    let end = match body.find(CLOSE) {
        Some(close) => {
            let tail = inside + close + CLOSE.len();
            text[tail..text.floor_char_boundary(tail + 80)].find("-----").map_or(tail, |dashes| tail + dashes + 5)
        }
        // Cut off: as far as its lines go.
        None => inside + lines_of_base64(body),
    };
    Some(Found { range: at..end, kind: Kind::PrivateKey })
}

/// How long the lines at the beginning of a text are that hold base64 and nothing else.
fn lines_of_base64(text: &str) -> usize {
    let mut length = 0;
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '|' | ','));
        length += line.len();
        if bare.is_empty() {
            continue;
        }
        if bare.contains(' ') || bare.len() < 16 && !bare.ends_with('=') {
            break;
        }
        end = length - (line.len() - line.trim_end().len());
    }
    end
}

/// `32 hexadecimal characters . 16 or 24 letters and digits`, whose dot stands at `at`: the keys of Zhipu and
/// of Ollama's cloud (forms of the catalogue without a prefix).
pub fn dotted(text: &str, at: usize, from: usize) -> Option<Found> {
    const HEAD: usize = 32;
    let bytes = text.as_bytes();
    let start = at.checked_sub(HEAD).filter(|start| *start >= from)?;
    if !bytes[at - 1].is_ascii_hexdigit() || !bytes[start..at].iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let tail = run_end(text, at + 1, is_key_byte) - at - 1;
    let alone = start == 0 || !is_key_byte(bytes[start - 1]) && bytes[start - 1] != b'.';
    let random = tail > 0 && mixes(&text[at + 1..at + 1 + tail]);
    (matches!(tail, 16 | 24) && alone && random).then_some(Found { range: start..at + 1 + tail, kind: Kind::Key("") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_bytes_begin_every_form() {
        let shorter = key_forms().map(|(_, format)| format.prefix).find(|prefix| !prefix.is_empty() && prefix.len() < 3);
        assert_eq!(shorter, None, "`beginnings` leaves it out");
    }
}
