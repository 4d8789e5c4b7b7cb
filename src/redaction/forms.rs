//! Secrets that show what they are by their form: keys with a prefix, JSON Web Tokens, private keys.

use super::lines::{GAPS, behind_break, is_closed, is_full, is_own, run_end};
use super::shape::{is_generated, mixes, odd_letters};
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

/// A key that begins here, by its prefix: as it is, broken, or in base64.
pub fn key(text: &str, at: usize) -> Option<Found> {
    prefixed(text, at).or_else(|| broken(text, at)).or_else(|| encoded(text, at))
}

/// A key by its prefix, the longest one first.
pub fn prefixed(text: &str, at: usize) -> Option<Found> {
    let rest = text.as_bytes().get(at..)?;
    for group in &FORMS.plain[usize::from(*rest.first()?)] {
        if group.begins(rest) {
            let found = key_of(text, at, at + group.prefix.len(), group);
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
    let body = group.prefix.len();
    (group.completes(key, body) && group.is_key(key, body)).then(|| key_of(text, at, at + body, group))?
}

/// A key of one of these forms, which begins at `at`, and whose prefix ends at `body`.
fn key_of(text: &str, at: usize, body: usize, group: &Group) -> Option<Found> {
    let end = key_end(text, at, body, group)?;
    let whole = group.whole(&text[at..end], body - at);
    // A prefix that was broken is another one without the break.
    let longer = FORMS.plain[usize::from(whole.as_bytes()[0])].iter().find(|group| group.begins(whole.as_bytes()));
    let group = longer.filter(|longer| whole.len() < end - at && !longer.exact).unwrap_or(group);
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

    /// A key without what interrupts it; its prefix ends at `body`.
    fn whole(&self, key: &str, body: usize) -> String {
        let mut whole = self.prefix.to_owned();
        // Of `\n` the letter belongs to the escape.
        let mut escaped = false;
        for byte in key[body..].bytes() {
            if self.part(byte) && !escaped {
                whole.push(char::from(byte));
            }
            escaped = byte == b'\\';
        }
        whole
    }

    /// Whether this is a key of a known length, whatever interrupts it.
    fn completes(&self, key: &str, body: usize) -> bool {
        let whole = self.whole(key, body);
        self.forms.iter().any(|form| !form.format.lengths.is_empty() && form.format.fits(&whole))
    }

    /// Whether this is a key, whatever interrupts it; its prefix ends at `body`.
    fn is_key(&self, key: &str, body: usize) -> bool {
        let prefix = self.prefix.len();
        let rest = &key[body..];
        let random = looks_random(rest);
        // Capitals alone are random enough where keys have nothing else.
        let capitals = || self.forms.iter().any(|form| form.format.alphabet == Alphabet::Base32);
        if rest.len() < 8 || rest.len() < 40 && !random && !capitals() {
            return false;
        }
        let whole = self.whole(key, body);
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

/// Where a key ends that begins at `at`, and whose prefix ends at `body`. A character that doesn't belong to a key, or a
/// line break, is taken in if more of the key follows: people paste keys with such damage, and all its parts are secret.
fn key_end(text: &str, at: usize, body: usize, group: &Group) -> Option<usize> {
    let part = |byte| group.part(byte);
    let mut end = run_end(text, body, part);
    let mut agreed = None;
    for _ in 0..=GAPS {
        if group.is_key(&text[at..end], body - at) && label_length(&text[end..]) == 0 {
            agreed = Some(end);
        }
        let gap = damage(text, end);
        if end == body || gap == end {
            break;
        }
        let next = run_end(text, gap, part);
        let masked = text.as_bytes().get(next) == Some(&b'*');
        let follows = if behind_break(text, end) == gap {
            goes_on(text, at, body, [end, gap, next], group)
        } else {
            next - gap >= 6 && looks_random(&text[gap..next]) || next > gap && group.completes(&text[at..next], body - at)
        };
        if masked || !follows {
            break;
        }
        end = next;
    }
    agreed
}

/// Whether a key that begins at `at`, and whose prefix ends at `body`, goes on behind the line break from `end` to `gap`,
/// with what reaches to `next`. What begins something of its own is no part of it.
fn goes_on(text: &str, at: usize, body: usize, [end, gap, next]: [usize; 3], group: &Group) -> bool {
    /// Shorter words may be the end of a key.
    const WORD: usize = 6;
    /// So many letters that belong to no word are the rest of a key wherever the line was broken.
    const SURE: usize = 16;
    let rest = &text[gap..next];
    if rest.is_empty() || is_own(text, gap, next) || begins_key(rest) {
        return false;
    }
    let (full, closed) = (is_full(text, end, gap), is_closed(text, next));
    let odd = odd_letters(rest);
    let short = rest.len() < WORD;
    let sure = odd >= SURE && mixes(rest);
    // By their length alone, a key and a word make the key of another service.
    let ended = group.completes(&text[at..end], body - at);
    if group.completes(&text[at..next], body - at) {
        let alone = closed || matches!(text.as_bytes().get(next), None | Some(b'\n' | b'\r'));
        return full && (sure || !ended) || !ended && (odd > 0 || short && alone);
    }
    if ended {
        return false;
    }
    // Quotes hold both parts together.
    let quoted = || closed && (at > 0 && text[..at].ends_with(['"', '\'', '`']) || text[end..].starts_with('\\'));
    // Ids have a word in front: `req_…`.
    let word = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let id = word > 1 && rest[word..].starts_with('_');
    let generated = !short && odd > 0 && looks_random(rest);
    full && closed || generated && (full || quoted() || sure && !id)
}

/// Whether the prefix of a key stands at the beginning of a text.
fn begins_key(text: &str) -> bool {
    FORMS.plain[usize::from(text.as_bytes()[0])].iter().any(|group| group.begins(text.as_bytes()))
}

/// A key whose prefix a terminal broke, or broke off.
pub fn broken(text: &str, at: usize) -> Option<Found> {
    /// No prefix is longer.
    const LONGEST: usize = 24;
    let bytes = &text.as_bytes()[at..];
    let length = bytes.iter().take(LONGEST).take_while(|byte| is_key_byte(**byte)).count();
    let end = at + length;
    let gap = behind_break(text, end);
    if gap == end || length == 0 {
        return None;
    }
    let (head, rest) = (&bytes[..length], &text.as_bytes()[gap..]);
    let parted = |group: &&Group| {
        let prefix = group.prefix.as_bytes();
        prefix.len() > length && prefix.starts_with(head) && rest.starts_with(&prefix[length..])
    };
    let group = FORMS.plain[usize::from(bytes[0])].iter().find(parted)?;
    let left = group.prefix.len() - length;
    let found = key_of(text, at, gap + left, group)?;
    (is_full(text, end, gap) || group.completes(&text[found.range.clone()], gap + left - at)).then_some(found)
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
    let odd = ["\\t", "\u{1a}"].iter().find(|odd| rest.starts_with(**odd));
    odd.map_or_else(|| behind_break(text, at), |odd| at + odd.len())
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

/// Whether this is a whole key without a prefix, as far as a mark inside of it tells.
pub fn is_whole(key: &str) -> bool {
    let marked = |format: &KeyFormat| format.prefix.is_empty() && format.infix.is_some_and(|infix| infix.len() > 1);
    key_forms().any(|(_, format)| marked(format) && format.fits(key))
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
