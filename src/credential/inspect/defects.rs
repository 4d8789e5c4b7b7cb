//! What is wrong with a pasted key, character by character, and what to do about it.

use super::characters::{Sort, sort_of};

/// What kind of thing doesn't belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    /// A space or a tab.
    Space,
    /// A line break of any kind.
    Newline,
    /// A character that doesn't show.
    Invisible,
    /// A straight quote mark.
    Quote,
    /// A typographic quote mark.
    CurlyQuote,
    /// A bracket.
    Bracket,
    /// A comma, a semicolon, a backslash behind it.
    Punctuation,
    /// A comment behind it.
    Comment,
    /// The scheme of a header.
    Scheme,
    /// A variable, a field or a header in front of it.
    Assignment,
    /// An escape such as `\n`, written out.
    Escape,
    /// A whole address with the key in its query.
    Address,
    /// Base64 of a key.
    Base64,
    /// A letter of another script that looks like one of ASCII.
    LookAlike,
    /// Another character beyond ASCII.
    Foreign,
    /// The same key again.
    Doubled,
    /// Another key.
    SeveralKeys,
    /// Words around it.
    Words,
    /// The first letter is a capital one.
    Capital,
    /// The beginning is missing.
    Beginning,
}

/// Whether the key is whole again without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mending {
    /// Once it is gone.
    Gone,
    /// Once the right character stands there.
    Replaced,
    /// Nobody but the console knows what belongs there.
    None,
}

/// Something in a paste that doesn't belong to the key.
#[derive(Clone, Debug, PartialEq)]
pub struct Defect {
    /// What kind of thing it is.
    pub id: Id,
    /// The number of its first character, from 1, as it was pasted.
    pub at: usize,
    /// So many characters.
    pub count: usize,
    /// What it is called, with its number where it is a character: `a no-break space (U+00A0)`.
    pub name: String,
    /// Whether it can be mended.
    pub mending: Mending,
}

impl Id {
    /// The kind of a character that is white space or doesn't show.
    pub fn of(letter: char) -> Id {
        match sort_of(letter) {
            Sort::Break => Id::Newline,
            Sort::Space => Id::Space,
            _ => Id::Invisible,
        }
    }

    /// The word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Id::Space => "space",
            Id::Newline => "newline",
            Id::Invisible => "invisible",
            Id::Quote => "quote",
            Id::CurlyQuote => "curly-quote",
            Id::Bracket => "bracket",
            Id::Punctuation => "punctuation",
            Id::Comment => "comment",
            Id::Scheme => "scheme",
            Id::Assignment => "assignment",
            Id::Escape => "escape",
            Id::Address => "address",
            Id::Base64 => "base64",
            Id::LookAlike => "look-alike",
            Id::Foreign => "foreign",
            Id::Doubled => "doubled",
            Id::SeveralKeys => "several-keys",
            Id::Words => "words",
            Id::Capital => "capital",
            Id::Beginning => "beginning",
        }
    }

    /// The variant of `malformed_key` that it is; empty if it is none.
    pub fn variant(self) -> &'static str {
        match self {
            Id::Space => "space",
            Id::Newline => "newline",
            Id::Bracket => "brackets",
            Id::Address => "url",
            Id::Words | Id::SeveralKeys => "text",
            Id::Quote => "quotes",
            Id::Scheme => "doubled-bearer",
            Id::Invisible | Id::CurlyQuote | Id::LookAlike | Id::Foreign => "non-ascii",
            Id::Beginning => "truncated",
            _ => "",
        }
    }

    /// What to do about it.
    fn remedy(self) -> &'static str {
        match self {
            Id::Space => "Remove it: keys have no white space.",
            Id::Newline => {
                "Remove it: a header can’t carry it. Trim what you read from a file, and write secrets with `printf`, which adds no line break."
            }
            Id::Invisible => {
                "Remove it: it is invisible, and comes from a document, a chat or an editor. Copy the key from the console again."
            }
            Id::Quote => {
                "Remove it where nothing else does: Docker’s `--env-file`, cmd’s `set` and forms for secrets keep quote marks."
            }
            Id::CurlyQuote => "Remove it: an editor or a chat put it there, and no shell removes it.",
            Id::Bracket => "Remove it: brackets mark the place where a key goes.",
            Id::Punctuation => "Remove it: it ends a line of code or a list item.",
            Id::Comment => "Remove it: not every program that reads `.env` files strips comments.",
            Id::Scheme => "Remove it: clients add that word themselves.",
            Id::Assignment => {
                "It is right in a shell or in a file that sets the variable. In a form field for the key, paste only what follows it."
            }
            Id::Escape => "Remove it: it stands for one character, and is now part of the key.",
            Id::Address => "Use the key alone: the URL around it is where it was sent. A URL with a key in it shows up in logs.",
            Id::Base64 => {
                "Decode it where the key is read. A Kubernetes Secret has base64 under `data`; `stringData` takes the plain key."
            }
            Id::LookAlike => "Replace it with the ASCII character, or copy the key from the console again.",
            Id::Foreign => "Keys don’t have it. Copy the key from the console again.",
            Id::Doubled => "Use it once.",
            Id::SeveralKeys => "Check one key at a time. This is about the first one.",
            Id::Words => "Use the key alone.",
            Id::Capital => "Make it lowercase: a phone or an editor capitalized it.",
            Id::Beginning => "Copy the whole key from the console.",
        }
    }
}

impl Defect {
    /// Where it is: `Character 9`, `Characters 3 to 5`.
    pub fn place(&self) -> String {
        match self.count {
            0 | 1 => format!("Character {}", self.at),
            count => format!("Characters {} to {}", self.at, self.at + count - 1),
        }
    }

    /// What to do about it, in sentences.
    pub fn remedy(&self) -> &'static str {
        self.id.remedy()
    }

    /// Whether the key is whole again without it.
    pub fn mends(&self) -> bool {
        self.mending != Mending::None
    }

    /// Where it is, what it is, what to do, in sentences.
    pub fn sentence(&self) -> String {
        let what = match self.id {
            Id::Beginning | Id::SeveralKeys | Id::Doubled | Id::Words => self.name.clone(),
            _ if self.count > 1 && self.is_character() => format!("{}: {}, {} times", self.place(), self.name, self.count),
            _ => format!("{}: {}", self.place(), self.name),
        };
        format!("{what}. {}", self.remedy())
    }

    /// Whether its name is that of one character.
    fn is_character(&self) -> bool {
        self.name.contains("(U+") && self.id != Id::Escape
    }
}
