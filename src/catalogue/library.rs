//! The library: what of the catalogue an answer can wait for, as the build script wrote it.

use super::phrases::Phrases;
use super::schema::library::{Article, Library as LibraryFile, Remedy};
use std::ops::Deref;
use std::sync::OnceLock;

/// The library, with what is prepared of it once.
#[derive(Debug)]
pub struct Library {
    file: LibraryFile,
    phrases: OnceLock<Phrases>,
}

impl Deref for Library {
    type Target = LibraryFile;

    fn deref(&self) -> &LibraryFile {
        &self.file
    }
}

impl Library {
    /// The library as a file, as the build script wrote it. Whoever names it holds all of it: the page fetches it.
    pub const JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/library.json"));

    /// The library, as the build script wrote it.
    pub fn embedded() -> Library {
        Library::read(Library::JSON.as_bytes()).unwrap_or_else(|error| unreachable!("library.json: {error}"))
    }

    /// The library from its file.
    ///
    /// # Errors
    /// It is cut off, or another version's.
    pub fn read(json: &[u8]) -> Result<Library, serde_json::Error> {
        Ok(Library { file: serde_json::from_slice(json)?, phrases: OnceLock::new() })
    }

    /// A library for a test.
    #[cfg(test)]
    pub fn of(file: LibraryFile) -> Library {
        Library { file, phrases: OnceLock::new() }
    }

    /// The article with this id.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// Every text that shows an application, or that a remedy or a documented error asks for. `fold` brings each into the
    /// form of the texts that are searched.
    pub fn phrases(&self, fold: impl Fn(&str) -> String) -> &Phrases {
        self.phrases.get_or_init(|| {
            let marks = self.apps.values().flat_map(|app| &app.marks).map(|mark| mark.text.as_str());
            let codes = self.codes.values().flat_map(|of| &of.codes).map(|code| code.says.as_str());
            let printed = self.printed.iter().flat_map(|value| &value.before).map(String::as_str);
            let all =
                marks.chain(printed).chain(codes.filter(|says| !says.is_empty())).chain(self.all_remedies().flat_map(asked));
            Phrases::new(all, fold)
        })
    }

    /// The remedies of all applications, and those of none.
    fn all_remedies(&self) -> impl Iterator<Item = &Remedy> {
        self.apps.values().flat_map(|app| &app.remedies).chain(&self.remedies)
    }
}

/// The texts that a remedy asks for.
fn asked(remedy: &Remedy) -> impl Iterator<Item = &str> {
    remedy.says.iter().chain(&remedy.and_says).chain(&remedy.not_says).map(String::as_str)
}
