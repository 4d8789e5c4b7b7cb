//! Characters that don't belong to a key: their classes, their names, and the ASCII characters that they look like.

/// The class of a character, by how it may get into a pasted key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharClass {
    /// Spaces and tabs of all kinds.
    Space,
    /// A line break.
    Break,
    /// A character without width, or a control character.
    Invisible,
    /// A quote mark of any kind.
    Quote,
    /// It looks like a letter, digit or mark of ASCII.
    LookAlike,
    /// Any other character beyond ASCII.
    Foreign,
    /// A visible ASCII character.
    Plain,
}

/// The class of a character.
pub fn class_of(letter: char) -> CharClass {
    match letter {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => CharClass::Break,
        '\t' => CharClass::Space,
        '"' | '\'' | '`' | '´' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»' | '‹' | '›' | '″' | '′' | '＂'
        | '＇' => CharClass::Quote,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => CharClass::Invisible,
        letter if letter.is_whitespace() => CharClass::Space,
        letter if letter.is_control() => CharClass::Invisible,
        letter if letter.is_ascii() => CharClass::Plain,
        letter if ascii_of(letter).is_some() => CharClass::LookAlike,
        _ => CharClass::Foreign,
    }
}

/// Letters of other scripts, and the Latin letters that they look like at the same index. From Unicode's confusables:
/// those of Cyrillic and Greek that look the same in common fonts.
const LOOK_ALIKES: &[(&str, &str)] = &[
    ("аеорсухіјѕһԁԛԝӏ", "aeopcyxijshdqwl"),
    ("АВЕКМНОРСТУХІЈЅԚԜ", "ABEKMHOPCTYXIJSQW"),
    ("οιναρυκχ", "oivapukx"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("ıⅼⅠⅤⅩ", "ilIVX"),
];

/// The ASCII character that a letter looks like: a letter of Cyrillic or Greek, a full-width form, a dash. None if it looks
/// like none.
pub fn ascii_of(letter: char) -> Option<char> {
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => return Some('-'),
        '\u{ff3f}' => return Some('_'),
        '\u{ff01}'..='\u{ff5e}' => return char::from_u32(u32::from(letter) - 0xfee0),
        _ => {}
    }
    LOOK_ALIKES.iter().find_map(|(others, latin)| {
        let at = others.chars().position(|other| other == letter)?;
        latin.chars().nth(at)
    })
}

/// Names of characters with their article, after Unicode's names.
const NAMES: &[(char, &str)] = &[
    (' ', "a space"),
    ('\t', "a tab"),
    ('\n', "a line break"),
    ('\r', "a carriage return"),
    ('\u{b}', "a vertical tab"),
    ('\u{c}', "a form feed"),
    ('\u{0}', "a null character"),
    ('\u{1b}', "an escape character"),
    ('\u{85}', "a next-line character"),
    ('\u{a0}', "a no-break space"),
    ('\u{ad}', "a soft hyphen"),
    ('\u{2007}', "a figure space"),
    ('\u{2009}', "a thin space"),
    ('\u{200a}', "a hair space"),
    ('\u{200b}', "a zero-width space"),
    ('\u{200c}', "a zero-width non-joiner"),
    ('\u{200d}', "a zero-width joiner"),
    ('\u{200e}', "a left-to-right mark"),
    ('\u{200f}', "a right-to-left mark"),
    ('\u{2028}', "a line separator"),
    ('\u{2029}', "a paragraph separator"),
    ('\u{202f}', "a narrow no-break space"),
    ('\u{2060}', "a word joiner"),
    ('\u{3000}', "an ideographic space"),
    ('\u{feff}', "a byte order mark"),
    ('\u{fffd}', "a replacement character"),
    ('"', "a double quote mark"),
    ('\'', "a single quote mark"),
    ('`', "a backtick"),
    ('“', "a left curly quote mark"),
    ('”', "a right curly quote mark"),
    ('„', "a low curly quote mark"),
    ('‘', "a left single curly quote mark"),
    ('’', "a right single curly quote mark"),
    ('«', "a left angle quote mark"),
    ('»', "a right angle quote mark"),
    (',', "a comma"),
    (';', "a semicolon"),
    (':', "a colon"),
    ('.', "a period"),
    ('=', "an equals sign"),
    ('\\', "a backslash"),
    ('/', "a slash"),
    ('<', "an angle bracket"),
    ('>', "an angle bracket"),
    ('(', "a parenthesis"),
    (')', "a parenthesis"),
    ('[', "a square bracket"),
    (']', "a square bracket"),
    ('{', "a curly bracket"),
    ('}', "a curly bracket"),
    ('%', "a percent sign"),
    ('&', "an ampersand"),
    ('*', "an asterisk"),
    ('-', "a hyphen"),
    ('_', "an underscore"),
    ('\u{2010}', "a typographic hyphen"),
    ('\u{2011}', "a no-break hyphen"),
    ('\u{2013}', "an en dash"),
    ('\u{2014}', "an em dash"),
    ('\u{2212}', "a minus sign"),
];

/// The name of a character with its article and its code point: `a no-break space (U+00A0)`.
pub fn name_of(letter: char) -> String {
    let number = format!("U+{:04X}", u32::from(letter));
    let name = NAMES.iter().find(|(named, _)| *named == letter).map(|(_, name)| (*name).to_owned());
    let name = name.or_else(|| {
        let like = ascii_of(letter)?;
        Some(format!("{} that looks like “{like}”", script_of(letter)))
    });
    match name {
        Some(name) => format!("{name} ({number})"),
        None if letter.is_control() => format!("a control character ({number})"),
        // A combining mark isn't quoted: it would change the quote mark before it.
        None if letter.is_alphanumeric() || letter.is_ascii_graphic() => format!("“{letter}” ({number})"),
        None => format!("a character beyond ASCII ({number})"),
    }
}

fn script_of(letter: char) -> &'static str {
    match u32::from(letter) {
        0x370..=0x3ff => "a Greek letter",
        0x400..=0x52f => "a Cyrillic letter",
        0xff01..=0xff5e => "a full-width character",
        _ => "a character",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_are_pairs() {
        for (others, latin) in LOOK_ALIKES {
            assert_eq!(others.chars().count(), latin.chars().count(), "{others}");
            assert!(latin.is_ascii() && others.chars().all(|other| !other.is_ascii()));
        }
        assert_eq!(ascii_of('\u{440}'), Some('p'));
        assert_eq!(ascii_of('Ａ'), Some('A'));
        assert_eq!(ascii_of('—'), Some('-'));
        assert_eq!(ascii_of('é'), None);
    }

    #[test]
    fn characters_have_names() {
        assert_eq!(name_of('\u{a0}'), "a no-break space (U+00A0)");
        assert_eq!(name_of('\u{430}'), "a Cyrillic letter that looks like “a” (U+0430)");
        assert_eq!(name_of('\u{7}'), "a control character (U+0007)");
        assert_eq!(name_of('é'), "“é” (U+00E9)");
        assert_eq!(class_of('\u{feff}'), CharClass::Invisible);
        assert_eq!(class_of('“'), CharClass::Quote);
        assert_eq!(class_of('x'), CharClass::Plain);
    }
}
