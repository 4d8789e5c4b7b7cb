//! Secrets that are recognized by their form: keys with a prefix, JSON Web Tokens, private keys.

use super::lines::{MAX_INTERRUPTIONS, after_line_break, begins_something_else, is_closed, is_wrapped, run_end};
use super::shape::{is_generated, is_mixed, non_word_chars};
use super::{Found, Kind, is_key_byte, label_length};
use crate::catalogue::{Alphabet, KeyFormat, key_forms};
use crate::credential::{looks_random, placeholder_word};
use crate::text::base64::decode;
use std::sync::LazyLock;

/// A form of a key, and the id of the service whose keys have it.
struct Form {
    owner: &'static str,
    format: &'static KeyFormat,
}

/// The forms of keys that share a prefix.
struct Group {
    prefix: &'static str,
    forms: Vec<Form>,
    /// Whether the prefix is also a word, so that only a key of exactly this form counts.
    exact: bool,
    /// The alphabet of these keys if it has more than letters, digits, `-` and `_`.
    extra_alphabet: Option<Alphabet>,
}

/// All forms that have a prefix.
struct Forms {
    /// By the first byte of the prefix, the longest prefix first.
    plain: Vec<Vec<Group>>,
    /// How the prefixes begin in base64, by the first byte of that.
    encoded: Vec<Vec<String>>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut forms = Forms { plain: (0..256).map(|_| Vec::new()).collect(), encoded: vec![Vec::new(); 256] };
    for (owner, format) in key_forms() {
        let Some(first) = format.prefix.bytes().next() else { continue };
        let encoded = encode_prefix(format.prefix.as_bytes());
        let heads = &mut forms.encoded[usize::from(encoded.as_bytes()[0])];
        if encoded.len() >= 4 && !heads.contains(&encoded) {
            heads.push(encoded);
        }
        let groups = &mut forms.plain[usize::from(first)];
        let prefix = format.prefix;
        let at = groups.iter().position(|group| group.prefix == prefix || group.prefix.len() < prefix.len());
        let at = at.unwrap_or(groups.len());
        if groups.get(at).is_none_or(|group| group.prefix != prefix) {
            groups.insert(at, Group { prefix, forms: Vec::new(), exact: true, extra_alphabet: None });
        }
        if matches!(format.alphabet, Alphabet::Base64 | Alphabet::Dotted) {
            groups[at].extra_alphabet = groups[at].extra_alphabet.or(Some(format.alphabet));
        }
        groups[at].exact &= format.exact;
        groups[at].forms.push(Form { owner: owner.id(), format });
    }
    forms
});

/// The first three bytes of everything that [`key`] and [`json_web_token`] recognize.
pub fn beginnings() -> Vec<[u8; 3]> {
    let plain = FORMS.plain.iter().flatten().map(|group| group.prefix);
    let encoded = FORMS.encoded.iter().flatten().map(String::as_str);
    plain.chain(encoded).chain(["eyJ"]).filter_map(|start| start.as_bytes().first_chunk().copied()).collect()
}

/// The key that begins at byte `at`: by its prefix, by a prefix with a line break in it, or in base64.
pub fn key(text: &str, at: usize) -> Option<Found> {
    prefixed(text, at).or_else(|| key_with_broken_prefix(text, at)).or_else(|| encoded(text, at))
}

/// The key that begins at byte `at`, by its prefix. The longest prefix is tried first.
pub fn prefixed(text: &str, at: usize) -> Option<Found> {
    let rest = text.as_bytes().get(at..)?;
    for group in &FORMS.plain[usize::from(*rest.first()?)] {
        if group.begins(rest) {
            let found = key_of(text, at, at + group.prefix.len(), group);
            // After a prefix that is also a word, a shorter prefix may still fit.
            if found.is_some() || !group.exact {
                return found;
            }
        }
    }
    None
}

/// A key at byte `at` that follows a word without a separator: its prefix is too long to be in a word by chance, and its
/// length is a known one.
// Not inlined: the loop over the text, which calls it, is faster without its code.
#[inline(never)]
pub fn key_inside_word(text: &str, at: usize) -> Option<Found> {
    /// How much is read as the key: no key of a known length is longer.
    const MAX_KEY_BYTES: usize = 640;
    let rest = text.as_bytes().get(at..)?;
    let group = FORMS.plain[usize::from(*rest.first()?)].iter().find(|group| group.prefix.len() > 3 && group.begins(rest))?;
    let length = rest.iter().take(MAX_KEY_BYTES).take_while(|byte| group.allows(**byte)).count();
    let key = text[at..at + length].trim_end_matches('.');
    let body = group.prefix.len();
    (group.has_known_length(key, body) && group.is_key(key, body)).then(|| key_of(text, at, at + body, group))?
}

/// The key of one of these forms that begins at byte `at`, and whose prefix ends at byte `body`.
fn key_of(text: &str, at: usize, body: usize, group: &Group) -> Option<Found> {
    let end = key_end(text, at, body, group)?;
    let whole = group.without_interruptions(&text[at..end], body - at);
    // Without its line break, the prefix may be a longer one.
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
    /// Whether a text begins with the prefix. The fourth byte is compared first, since many prefixes share three, such as
    /// `sk-`.
    fn begins(&self, text: &[u8]) -> bool {
        let prefix = self.prefix.as_bytes();
        (prefix.len() == 3 || text.get(3) == prefix.get(3)) && text.starts_with(prefix)
    }

    /// Whether a byte may be part of these keys.
    fn allows(&self, byte: u8) -> bool {
        is_key_byte(byte) || self.extra_alphabet.is_some_and(|alphabet| alphabet.contains(byte))
    }

    /// A key without line breaks and foreign characters inside it; its prefix ends at `body`.
    fn without_interruptions(&self, key: &str, body: usize) -> String {
        let mut whole = self.prefix.to_owned();
        // The letter of an escape such as `\n` is no part of the key.
        let mut escaped = false;
        for byte in key[body..].bytes() {
            if self.allows(byte) && !escaped {
                whole.push(char::from(byte));
            }
            escaped = byte == b'\\';
        }
        whole
    }

    /// Whether this is a key of a known length, without its interruptions.
    fn has_known_length(&self, key: &str, body: usize) -> bool {
        let whole = self.without_interruptions(key, body);
        self.forms.iter().any(|form| !form.format.lengths.is_empty() && form.format.fits(&whole))
    }

    /// Whether this is a key, without its interruptions; its prefix ends at `body`.
    fn is_key(&self, key: &str, body: usize) -> bool {
        let prefix = self.prefix.len();
        let rest = &key[body..];
        let random = looks_random(rest);
        // Keys that are all capitals can't look random.
        let capitals = || self.forms.iter().any(|form| form.format.alphabet == Alphabet::Base32);
        if rest.len() < 8 || rest.len() < 40 && !random && !capitals() {
            return false;
        }
        let whole = self.without_interruptions(key, body);
        let fits = || {
            let random = |format: &KeyFormat| random || format.alphabet == Alphabet::Base32;
            let long = |format: &KeyFormat| !format.lengths.is_empty() || rest.len() >= 16;
            self.forms.iter().any(|Form { format, .. }| format.fits(&whole) && long(format) && random(format))
        };
        // Services that aren't known have keys with `sk-` too.
        let of_alphabet = || {
            let of = |alphabet: Alphabet| whole.bytes().skip(prefix).all(|byte| alphabet.contains(byte));
            self.prefix.starts_with("sk-") || self.forms.iter().any(|form| of(form.format.alphabet))
        };
        // Many words begin with a short prefix such as `sk-`, none with a long one.
        let shaped = match prefix {
            _ if self.exact => fits(),
            7.. => rest.len() >= 40 || random,
            _ => is_generated(rest) && of_alphabet() || fits(),
        };
        // By chance a key may hold a word of placeholders.
        shaped && (!placeholder_word(rest) || fits())
    }
}

/// The key of a known form in base64 that begins at byte `at`, as in a Secret of Kubernetes.
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

/// The alphabet of base64 (RFC 4648).
const BASE64_ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The base64 of some bytes, without the last character if it depends on what follows them.
fn encode_prefix(bytes: &[u8]) -> String {
    let mut letters = String::new();
    let (mut bits, mut count) = (0u32, 0);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        count += 8;
        while count >= 6 {
            count -= 6;
            letters.push(char::from(BASE64_ALPHABET[(bits >> count & 63) as usize]));
        }
    }
    letters
}

/// Where the key ends that begins at `at`, and whose prefix ends at `body`. A foreign character or a line break is
/// included if more of the key follows: people paste keys with such damage, and each part is secret.
fn key_end(text: &str, at: usize, body: usize, group: &Group) -> Option<usize> {
    let part = |byte| group.allows(byte);
    let mut end = run_end(text, body, part);
    let mut agreed = None;
    for _ in 0..=MAX_INTERRUPTIONS {
        if group.is_key(&text[at..end], body - at) && label_length(&text[end..]) == 0 {
            agreed = Some(end);
        }
        let gap = interruption_end(text, end);
        if end == body || gap == end {
            break;
        }
        let next = run_end(text, gap, part);
        let masked = text.as_bytes().get(next) == Some(&b'*');
        let follows = if after_line_break(text, end) == gap {
            continues_after_break(text, at, body, [end, gap, next], group)
        } else {
            next - gap >= 6 && looks_random(&text[gap..next]) || next > gap && group.has_known_length(&text[at..next], body - at)
        };
        if masked || !follows {
            break;
        }
        end = next;
    }
    agreed
}

/// Whether a key continues after a line break. It begins at `at`, its prefix ends at `body`, the line break is from `end`
/// to `gap`, and the run of key characters after it ends at `next`. What begins something else is no part of the key.
fn continues_after_break(text: &str, at: usize, body: usize, [end, gap, next]: [usize; 3], group: &Group) -> bool {
    /// A run of fewer characters may be a short word, or the end of a key.
    const MIN_RUN_CHARS: usize = 6;
    /// A run with this many characters that belong to no word is the rest of a key, wherever the line was broken: people
    /// break keys by hand, too.
    const MIN_CERTAIN_CHARS: usize = 16;
    let rest = &text[gap..next];
    if rest.is_empty() || begins_something_else(text, gap, next) || begins_key(rest) {
        return false;
    }
    let (full, closed) = (is_wrapped(text, end, gap), is_closed(text, next));
    let odd = non_word_chars(rest);
    let short = rest.len() < MIN_RUN_CHARS;
    let sure = odd >= MIN_CERTAIN_CHARS && is_mixed(rest);
    // By length alone, a whole key and a word after it may have the form of another service's key.
    let ended = group.has_known_length(&text[at..end], body - at);
    if group.has_known_length(&text[at..next], body - at) {
        let alone = closed || matches!(text.as_bytes().get(next), None | Some(b'\n' | b'\r'));
        return full && (sure || !ended) || !ended && (odd > 0 || short && alone);
    }
    if ended {
        return false;
    }
    // Both parts stand in one pair of quotes.
    let quoted = || closed && (at > 0 && text[..at].ends_with(['"', '\'', '`']) || text[end..].starts_with('\\'));
    // Ids begin with a word: `req_…`.
    let word = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let id = word > 1 && rest[word..].starts_with('_');
    let generated = !short && odd > 0 && looks_random(rest);
    full && closed || generated && (full || quoted() || sure && !id)
}

/// Whether a text begins with the prefix of a key.
fn begins_key(text: &str) -> bool {
    FORMS.plain[usize::from(text.as_bytes()[0])].iter().any(|group| group.begins(text.as_bytes()))
}

/// The key that begins at byte `at` and has a line break within its prefix, or right after it.
pub fn key_with_broken_prefix(text: &str, at: usize) -> Option<Found> {
    /// How much before the line break is read as a part of the prefix: no prefix is longer.
    const MAX_PREFIX_BYTES: usize = 24;
    let bytes = &text.as_bytes()[at..];
    let length = bytes.iter().take(MAX_PREFIX_BYTES).take_while(|byte| is_key_byte(**byte)).count();
    let end = at + length;
    let gap = after_line_break(text, end);
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
    (is_wrapped(text, end, gap) || group.has_known_length(&text[found.range.clone()], gap + left - at)).then_some(found)
}

/// The end of an interruption of a key at `at`: a foreign character, its escape, a byte that is no UTF-8, or a line
/// break. `at` itself if there is none.
fn interruption_end(text: &str, at: usize) -> usize {
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
    odd.map_or_else(|| after_line_break(text, at), |odd| at + odd.len())
}

/// `eyJ….eyJ….…`: a token whose parts are base64 of JSON (RFC 7519); the head of an encrypted one (RFC 7516)
/// names its encryption. Begins at byte `at`.
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

/// The private key in PEM that begins at byte `at`. It may stand in a string, or be cut off.
pub fn private_key(text: &str, at: usize) -> Option<Found> {
    const END_MARKER: &str = "-----END ";
    let head = text.get(at..)?.strip_prefix("-----BEGIN ")?;
    let kind =
        head.bytes().take(80).take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b' ').count();
    let (head, rest) = head.split_at(kind);
    if !head.contains("PRIVATE KEY") || !rest.starts_with("-----") {
        return None;
    }
    let inside = at + 11 + head.len() + 5;
    // What a key in PEM consists of: base64, line breaks or their escapes, and marks that quote or indent lines.
    let part = |byte: &u8| {
        byte.is_ascii_alphanumeric()
            || byte.is_ascii_whitespace()
            || matches!(byte, b'+' | b'/' | b'=' | b'\\' | b'>' | b'|' | b':' | b',' | b'-')
    };
    let rest = text.get(inside..)?;
    let length = rest.bytes().take_while(part).count();
    let body = &rest[..length];
    let end = match body.find(END_MARKER) {
        Some(close) => {
            let tail = inside + close + END_MARKER.len();
            text[tail..text.floor_char_boundary(tail + 80)].find("-----").map_or(tail, |dashes| tail + dashes + 5)
        }
        // It is cut off: take its lines of base64.
        None => inside + lines_of_base64(body),
    };
    Some(Found { range: at..end, kind: Kind::PrivateKey })
}

/// The length of the lines at the beginning of a text that hold base64 and nothing else, in bytes.
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

/// Whether this is a whole key of a form without a prefix, but with a fixed part in its middle.
pub fn is_whole_key_by_infix(key: &str) -> bool {
    let marked = |format: &KeyFormat| format.prefix.is_empty() && format.infix.is_some_and(|infix| infix.len() > 1);
    key_forms().any(|(_, format)| marked(format) && format.fits(key))
}

/// `32 hexadecimal characters . 16 or 24 letters and digits`, whose dot is at byte `at`: the keys of Zhipu and of
/// Ollama's cloud, forms of the catalogue without a prefix. Bytes before `from` belong to another secret.
pub fn dotted_key(text: &str, at: usize, from: usize) -> Option<Found> {
    /// The length of the part before the dot.
    const ID_BYTES: usize = 32;
    let bytes = text.as_bytes();
    let start = at.checked_sub(ID_BYTES).filter(|start| *start >= from)?;
    if !bytes[at - 1].is_ascii_hexdigit() || !bytes[start..at].iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let tail = run_end(text, at + 1, is_key_byte) - at - 1;
    let alone = start == 0 || !is_key_byte(bytes[start - 1]) && bytes[start - 1] != b'.';
    let random = tail > 0 && is_mixed(&text[at + 1..at + 1 + tail]);
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
