//! The forms of keys.

words! {
    /// The characters of a key.
    pub enum Alphabet {
        /// `A-Z a-z 0-9`
        Alnum = "alnum",
        /// `A-Z a-z`
        Letters = "letters",
        /// `a-z 0-9`
        Lower = "lower",
        /// `A-Z 2-7`
        Base32 = "base32",
        /// `0-9 a-f`
        Hex = "hex",
        /// `0-9 a-f - _`
        HexParts = "hex-parts",
        /// `A-Z a-z 0-9 _`
        Word = "word",
        /// `A-Z a-z 0-9 + / =`
        Base64 = "base64",
        /// `A-Z a-z 0-9 - _`
        Base64Url = "base64url",
        /// `A-Z a-z 0-9 - _ .`
        Dotted = "dotted",
        /// Any graphic ASCII character.
        Any = "any",
    }
}

row! {
    /// The shape of one kind of key.
    pub struct KeyFormat {
        /// Its owner and its kind, as `openai: project key`.
        pub id: &'static str,
        /// What the provider calls it.
        pub kind: &'static str,
        /// What it begins with; empty where keys have no prefix.
        pub prefix: &'static str,
        /// A constant inside every such key.
        pub infix: Option<&'static str>,
        /// Lengths seen, prefix included, in characters; none if unknown. A warning, never a proof.
        pub lengths: &'static [usize],
        /// The characters that may follow the prefix.
        pub alphabet: Alphabet,
        /// The prefix begins ordinary words too, so that only a text of a known length counts.
        pub exact: bool,
        /// A shorter one was cut off, in characters; 0 if nobody knows.
        pub shortest: usize,
        /// What an echoed key of this form says, where its prefix tells nobody whose it is.
        pub echo: Option<EchoedForm>,
    }
}

row! {
    /// What an echoed key says whose length and characters are known, and no prefix.
    pub struct EchoedForm {
        /// The variant of `wrong_provider_key`.
        pub variant: &'static str,
        /// How firmly: one of the [`level`](super::level)s.
        pub level: u8,
        /// In words, `{length}` for the number of characters.
        pub says: &'static str,
    }
}

row! {
    /// What is told about a form of keys beyond recognizing it.
    pub struct KeyDetails {
        /// The id of the form.
        pub id: &'static str,
        /// Whom such a key stands for: `account`, `user`, `project`, `service account`, `admin`, `OAuth token`,
        /// `refresh token`, `gateway`, `resource`, `temporary`, `access key ID`, `public`, `legacy`, `plan`.
        pub class: &'static str,
        /// What every such key ends with; empty if nothing.
        pub tail: &'static str,
        /// How its last characters check the others: `crc32-base62`; empty if they don't.
        pub checksum: &'static str,
        /// Whose tokens have that checksum, for people; empty if there is none.
        pub checksum_of: &'static str,
        /// What such a key can do, in a sentence; empty if nothing special is known.
        pub can: &'static str,
        /// What it can't do, in words that follow "It can’t"; empty if nothing special is known.
        pub cannot: &'static str,
        /// What of the form couldn't be confirmed; empty if all could.
        pub unconfirmed: &'static str,
    }
}
