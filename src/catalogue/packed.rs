//! Tables as the build script packs them: one text a table, its fields one after the other.
//!
//! As static tables they were half pointers, which hardly compress: 10 KB of the page's first load.

/// Ends every field.
const END: char = '\u{1f}';

/// A packed table that is being read. What the build script wrote always reads; past the end every
/// field is empty.
pub(super) struct Packed(&'static str);

impl Packed {
    /// All rows of a table.
    pub fn rows<T>(table: &'static str, row: fn(&mut Packed) -> T) -> Vec<T> {
        let mut packed = Packed(table);
        let mut rows = Vec::new();
        while !packed.0.is_empty() {
            rows.push(row(&mut packed));
        }
        rows
    }

    /// A field.
    pub fn text(&mut self) -> &'static str {
        let (field, rest) = self.0.split_once(END).unwrap_or((self.0, ""));
        self.0 = rest;
        field
    }

    /// A field that is a number.
    pub fn number(&mut self) -> usize {
        self.text().parse().unwrap_or(0)
    }

    /// Two fields.
    pub fn pair(&mut self) -> (&'static str, &'static str) {
        (self.text(), self.text())
    }

    /// A list: a field with its length, then so many items.
    pub fn list<T>(&mut self, item: fn(&mut Packed) -> T) -> &'static [T] {
        let length = self.number();
        let mut items = Vec::with_capacity(length);
        for _ in 0..length {
            items.push(item(self));
        }
        // Tables are read once and live as long as the program.
        items.leak()
    }

    /// A list of fields.
    pub fn texts(&mut self) -> &'static [&'static str] {
        self.list(Packed::text)
    }
}
