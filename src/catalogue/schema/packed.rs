//! How tables are packed: one text a table, its fields one after the other, each with an end mark.
//!
//! As static tables they were half pointers, which hardly compress: 10 KB of the page's first load.

/// Ends every field.
pub const END: char = '\u{1f}';

/// Ends every list, after its last item.
pub const LIST_END: char = '\u{1e}';

/// A packed table that is being read. What the compiler wrote always reads; past the end every field is empty.
pub struct Packed(&'static str);

impl Packed {
    /// All rows of a table.
    pub fn rows<R: Field>(table: &'static str) -> Vec<R> {
        let mut packed = Packed(table);
        let mut rows = Vec::new();
        while !packed.0.is_empty() {
            rows.push(R::read(&mut packed));
        }
        rows
    }

    /// The next field.
    fn text(&mut self) -> &'static str {
        let (field, rest) = self.0.split_once(END).unwrap_or((self.0, ""));
        self.0 = rest;
        field
    }

    /// Whether a list ends here, or the table does; the end mark of the list is passed over.
    fn list_ends(&mut self) -> bool {
        match self.0.strip_prefix(LIST_END) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => self.0.is_empty(),
        }
    }
}

/// A value that tables hold: how it is read, and how it is written.
pub trait Field: Sized {
    /// Reads it.
    fn read(packed: &mut Packed) -> Self;

    /// Appends it to a table.
    #[allow(dead_code, reason = "the core only reads")]
    fn write(&self, table: &mut String);
}

impl Field for &'static str {
    fn read(packed: &mut Packed) -> Self {
        packed.text()
    }

    fn write(&self, table: &mut String) {
        assert!(!self.contains([END, LIST_END]), "a text of the catalogue holds an end mark, U+001E or U+001F: {self:?}");
        table.push_str(self);
        table.push(END);
    }
}

impl Field for usize {
    fn read(packed: &mut Packed) -> Self {
        packed.text().parse().unwrap_or(0)
    }

    fn write(&self, table: &mut String) {
        table.push_str(&self.to_string());
        table.push(END);
    }
}

impl Field for u8 {
    fn read(packed: &mut Packed) -> Self {
        usize::read(packed) as u8
    }

    fn write(&self, table: &mut String) {
        usize::from(*self).write(table);
    }
}

impl Field for bool {
    fn read(packed: &mut Packed) -> Self {
        !packed.text().is_empty()
    }

    fn write(&self, table: &mut String) {
        if *self { "1" } else { "" }.write(table);
    }
}

impl<A: Field, B: Field> Field for (A, B) {
    fn read(packed: &mut Packed) -> Self {
        (A::read(packed), B::read(packed))
    }

    fn write(&self, table: &mut String) {
        self.0.write(table);
        self.1.write(table);
    }
}

/// Whether there is a value, then the value.
impl<T: Field> Field for Option<T> {
    fn read(packed: &mut Packed) -> Self {
        bool::read(packed).then(|| T::read(packed))
    }

    fn write(&self, table: &mut String) {
        self.is_some().write(table);
        if let Some(value) = self {
            value.write(table);
        }
    }
}

/// A list: its items, then an end mark.
impl<T: Field> Field for &'static [T] {
    fn read(packed: &mut Packed) -> Self {
        let mut items = Vec::new();
        while !packed.list_ends() {
            items.push(T::read(packed));
        }
        // Tables are read once and live as long as the program.
        items.leak()
    }

    fn write(&self, table: &mut String) {
        for item in *self {
            item.write(table);
        }
        table.push(LIST_END);
    }
}

/// Declares a row: the struct, and how it is read and written, field by field in the order of the declaration.
macro_rules! row {
    ($(#[$about:meta])* pub struct $row:ident { $($(#[$doc:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$about])*
        #[derive(Debug, PartialEq)]
        pub struct $row {
            $($(#[$doc])* pub $field: $type,)*
        }

        impl super::packed::Field for $row {
            fn read(packed: &mut super::packed::Packed) -> Self {
                $row { $($field: super::packed::Field::read(packed),)* }
            }

            fn write(&self, table: &mut String) {
                $(super::packed::Field::write(&self.$field, table);)*
            }
        }
    };
}

/// Declares an enum whose values are words in the catalogue's files.
macro_rules! words {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$doc:meta])* $value:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $value,)*
        }

        impl $name {
            /// Every value with its word.
            pub const ALL: &'static [($name, &'static str)] = &[$(($name::$value, $word),)*];

            /// The word for it.
            pub fn id(self) -> &'static str {
                Self::ALL[self as usize].1
            }

            /// The value that a word stands for.
            pub fn from_id(id: &str) -> Option<$name> {
                Self::ALL.iter().find(|(_, known)| *known == id).map(|(value, _)| *value)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                $name::from_id(&word).ok_or_else(|| serde::de::Error::custom("a word that is none of these"))
            }
        }

        impl super::packed::Field for $name {
            fn read(packed: &mut super::packed::Packed) -> Self {
                let word = <&'static str>::read(packed);
                $name::from_id(word).unwrap_or($name::ALL[$name::ALL.len() - 1].0)
            }

            fn write(&self, table: &mut String) {
                self.id().write(table);
            }
        }
    };
}
