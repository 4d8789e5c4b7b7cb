//! What doesn't belong to a pasted key, and what to do about it.

use super::characters::{CharClass, class_of};

/// What kind of defect it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefectKind {
    /// A space or a tab.
    Space,
    /// A line break of any kind.
    Newline,
    /// An invisible character.
    Invisible,
    /// A straight quote mark.
    Quote,
    /// A typographic quote mark.
    CurlyQuote,
    /// A bracket.
    Bracket,
    /// A comma, a semicolon or a backslash after the key.
    Punctuation,
    /// A comment after the key.
    Comment,
    /// The scheme of a header before the key, such as `Bearer`.
    Scheme,
    /// The name of a variable, a field or a header before the key.
    Assignment,
    /// An escape such as `\n`, written out.
    Escape,
    /// A URL with the key in its query.
    Address,
    /// The key is in base64.
    Base64,
    /// A letter of another script that looks like one of ASCII.
    LookAlike,
    /// Another character beyond ASCII.
    Foreign,
    /// The same key a second time.
    Doubled,
    /// Another key.
    SeveralKeys,
    /// Other words around the key.
    Words,
    /// The first letter is a capital and shouldn't be.
    Capital,
    /// The first characters are missing.
    Beginning,
}

/// How a defect is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mending {
    /// By removing it.
    Remove,
    /// By putting the right character there.
    Replace,
    /// Not at all: the right characters aren't known, so the key has to be copied again.
    Impossible,
}

/// Something in a paste that doesn't belong to the key.
#[derive(Clone, Debug, PartialEq)]
pub struct Defect {
    /// What kind of defect it is.
    pub kind: DefectKind,
    /// The position of its first character in the paste, in characters from 1.
    pub at: usize,
    /// How many characters it takes.
    pub count: usize,
    /// Its name, for a character with its code point: `a no-break space (U+00A0)`.
    pub name: String,
    /// How it is mended.
    pub mending: Mending,
}

impl DefectKind {
    /// The kind of a character that is white space or invisible.
    pub fn of(letter: char) -> DefectKind {
        match class_of(letter) {
            CharClass::Break => DefectKind::Newline,
            CharClass::Space => DefectKind::Space,
            _ => DefectKind::Invisible,
        }
    }

    /// Its id in JSON.
    pub fn word(self) -> &'static str {
        match self {
            DefectKind::Space => "space",
            DefectKind::Newline => "newline",
            DefectKind::Invisible => "invisible",
            DefectKind::Quote => "quote",
            DefectKind::CurlyQuote => "curly-quote",
            DefectKind::Bracket => "bracket",
            DefectKind::Punctuation => "punctuation",
            DefectKind::Comment => "comment",
            DefectKind::Scheme => "scheme",
            DefectKind::Assignment => "assignment",
            DefectKind::Escape => "escape",
            DefectKind::Address => "address",
            DefectKind::Base64 => "base64",
            DefectKind::LookAlike => "look-alike",
            DefectKind::Foreign => "foreign",
            DefectKind::Doubled => "doubled",
            DefectKind::SeveralKeys => "several-keys",
            DefectKind::Words => "words",
            DefectKind::Capital => "capital",
            DefectKind::Beginning => "beginning",
        }
    }

    /// The variant of the cause `malformed_key`; empty if there is none.
    pub fn variant(self) -> &'static str {
        match self {
            DefectKind::Space => "space",
            DefectKind::Newline => "newline",
            DefectKind::Bracket => "brackets",
            DefectKind::Address => "url",
            DefectKind::Words | DefectKind::SeveralKeys => "text",
            DefectKind::Quote => "quotes",
            DefectKind::Scheme => "doubled-bearer",
            DefectKind::Invisible | DefectKind::CurlyQuote | DefectKind::LookAlike | DefectKind::Foreign => "non-ascii",
            DefectKind::Beginning => "truncated",
            _ => "",
        }
    }

    /// What to do about it.
    fn remedy(self) -> &'static str {
        match self {
            DefectKind::Space => "Remove it: keys have no white space.",
            DefectKind::Newline => {
                "Remove it: a header can’t carry it. Trim what you read from a file, and write secrets with `printf`, which adds no line break."
            }
            DefectKind::Invisible => {
                "Remove it: it is invisible, and comes from a document, a chat or an editor. Copy the key from the console again."
            }
            DefectKind::Quote => {
                "Remove it where nothing else does: Docker’s `--env-file`, cmd’s `set` and forms for secrets keep quote marks."
            }
            DefectKind::CurlyQuote => "Remove it: an editor or a chat put it there, and no shell removes it.",
            DefectKind::Bracket => "Remove it: brackets mark the place where a key goes.",
            DefectKind::Punctuation => "Remove it: it ends a line of code or a list item.",
            DefectKind::Comment => "Remove it: not every program that reads `.env` files strips comments.",
            DefectKind::Scheme => "Remove it: clients add that word themselves.",
            DefectKind::Assignment => {
                "It is right in a shell or in a file that sets the variable. In a form field for the key, paste only what follows it."
            }
            DefectKind::Escape => "Remove it: it stands for one character, and is now part of the key.",
            DefectKind::Address => {
                "Use the key alone: the URL around it is where it was sent. A URL with a key in it shows up in logs."
            }
            DefectKind::Base64 => {
                "Decode it where the key is read. A Kubernetes Secret has base64 under `data`; `stringData` takes the plain key."
            }
            DefectKind::LookAlike => "Replace it with the ASCII character, or copy the key from the console again.",
            DefectKind::Foreign => "Keys don’t have it. Copy the key from the console again.",
            DefectKind::Doubled => "Use it once.",
            DefectKind::SeveralKeys => "Check one key at a time. This is about the first one.",
            DefectKind::Words => "Use the key alone.",
            DefectKind::Capital => "Make it lowercase: a phone or an editor capitalized it.",
            DefectKind::Beginning => "Copy the whole key from the console.",
        }
    }
}

impl Defect {
    /// Its position in words: `Character 9`, `Characters 3 to 5`.
    fn position(&self) -> String {
        match self.count {
            0 | 1 => format!("Character {}", self.at),
            count => format!("Characters {} to {}", self.at, self.at + count - 1),
        }
    }

    /// What to do about it, in sentences.
    pub fn remedy(&self) -> &'static str {
        self.kind.remedy()
    }

    /// Whether it can be mended without a guess.
    pub fn is_mendable(&self) -> bool {
        self.mending != Mending::Impossible
    }

    /// Its position, its name and what to do about it, in sentences.
    pub fn sentence(&self) -> String {
        let what = match self.kind {
            DefectKind::Beginning | DefectKind::SeveralKeys | DefectKind::Doubled | DefectKind::Words => self.name.clone(),
            _ if self.count > 1 && self.is_character() => format!("{}: {}, {} times", self.position(), self.name, self.count),
            _ => format!("{}: {}", self.position(), self.name),
        };
        format!("{what}. {}", self.remedy())
    }

    /// Whether its name is that of a character.
    fn is_character(&self) -> bool {
        self.name.contains("(U+") && self.kind != DefectKind::Escape
    }
}
