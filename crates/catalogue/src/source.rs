//! Reads the files of the catalogue.

use crate::files::{
    AppFile, ArticleFile, At, CauseFile, ClientFile, CodesFile, FixFile, PlacesFile, PrintedFile, ProbeFile, ProviderFile,
    RemediesFile, SdksFile, ServicesFile, SignsFile, SnippetFile, StandsFile, VariablesFile,
};
use crate::problem::{Problem, Problems, line_of, of_parser};
use serde::de::DeserializeOwned;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};

/// A file that was read.
pub struct Doc<T> {
    /// What it is called in problems.
    pub file: String,
    /// The name of the file without its ending, or of the folder that it is about.
    pub id: String,
    text: String,
    is: T,
}

impl<T> Deref for Doc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.is
    }
}

impl<T> Doc<T> {
    /// Something to correct where a value stands.
    pub fn problem<V>(&self, at: &At<V>, says: impl Into<String>) -> Problem {
        let line = if at.span.is_empty() { 0 } else { line_of(&self.text, at.span.start) };
        Problem { file: self.file.clone(), line, says: says.into() }
    }

    /// Something to correct in the first line that holds a text, where a value doesn't know its place.
    pub fn problem_where(&self, holds: &str, says: impl Into<String>) -> Problem {
        let named = |line: &str| line.contains(holds) && !line.starts_with(['#']) && !line.starts_with("source = ");
        let line = self.text.lines().position(named).map_or(0, |line| line + 1);
        Problem { file: self.file.clone(), line, says: says.into() }
    }

    /// Something to correct in the file as a whole.
    pub fn whole(&self, says: impl Into<String>) -> Problem {
        Problem { file: self.file.clone(), line: 0, says: says.into() }
    }
}

/// A folder of `causes/`.
pub struct CauseFolder {
    /// `cause.toml`.
    pub cause: Doc<CauseFile>,
    /// `signs.toml`, if there is one.
    pub signs: Option<Doc<SignsFile>>,
}

/// A folder of `fixes/` or `checks/`: the text of each file, by its name without ending.
pub struct TextFolder<T> {
    /// The name of the folder.
    pub id: String,
    /// What is said of it.
    pub about: T,
    /// Place or language, and what to run there.
    pub texts: Vec<(String, String)>,
}

/// A folder of `snippets/`.
pub struct SnippetFolder {
    /// `snippet.toml`.
    pub about: Doc<SnippetFile>,
    /// Language, broken code, fixed code.
    pub code: Vec<(String, String, String)>,
}

/// All files of the catalogue, in the order of their names.
pub struct Sources {
    /// `providers/`
    pub providers: Vec<Doc<ProviderFile>>,
    /// `probes/`
    pub probes: Vec<Doc<ProbeFile>>,
    /// `clients/`
    pub clients: Vec<Doc<ClientFile>>,
    /// `causes/`
    pub causes: Vec<CauseFolder>,
    /// `fixes/`
    pub fixes: Vec<TextFolder<Option<Doc<FixFile>>>>,
    /// `checks/`
    pub checks: Vec<TextFolder<()>>,
    /// `snippets/`
    pub snippets: Vec<SnippetFolder>,
    /// `articles/`
    pub articles: Vec<Doc<ArticleFile>>,
    /// `apps/`
    pub apps: Vec<Doc<AppFile>>,
    /// `remedies/`
    pub remedies: Vec<Doc<RemediesFile>>,
    /// `codes/`
    pub codes: Vec<Doc<CodesFile>>,
    /// `sdks.toml`
    pub sdks: Doc<SdksFile>,
    /// `services.toml`
    pub services: Doc<ServicesFile>,
    /// `printed.toml`
    pub printed: Doc<PrintedFile>,
    /// `stands.toml`
    pub stands: Doc<StandsFile>,
    /// `places.toml`
    pub places: Doc<PlacesFile>,
    /// `variables.toml`
    pub variables: Doc<VariablesFile>,
}

impl Sources {
    /// Reads a catalogue.
    ///
    /// # Errors
    /// A file can't be read, or isn't what it should be: every such file with its line and what to write.
    pub fn read(root: &Path) -> Result<Sources, Problems> {
        let mut reader = Reader { root: root.to_owned(), problems: Vec::new() };
        let providers = reader.folder("providers");
        let probes = reader.folder("probes");
        let clients = reader.folder("clients");
        let articles = reader.folder("articles");
        let apps = reader.folder("apps");
        let remedies = reader.folder("remedies");
        let codes = reader.folder("codes");
        let causes = reader.causes();
        let fixes = reader.fixes();
        let checks = reader.checks();
        let snippets = reader.snippets();
        let sdks = reader.file("sdks.toml");
        let services = reader.file("services.toml");
        let printed = reader.file("printed.toml");
        let stands = reader.file("stands.toml");
        let places = reader.file("places.toml");
        let variables = reader.file("variables.toml");
        match (sdks, services, printed, stands, places, variables) {
            (Some(sdks), Some(services), Some(printed), Some(stands), Some(places), Some(variables))
                if reader.problems.is_empty() =>
            {
                Ok(Sources {
                    providers,
                    probes,
                    clients,
                    causes,
                    fixes,
                    checks,
                    snippets,
                    articles,
                    apps,
                    remedies,
                    codes,
                    sdks,
                    services,
                    printed,
                    stands,
                    places,
                    variables,
                })
            }
            _ => Err(Problems(reader.problems)),
        }
    }
}

struct Reader {
    root: PathBuf,
    problems: Vec<Problem>,
}

impl Reader {
    fn say(&mut self, path: &Path, says: impl Into<String>) {
        let file = self.name(path);
        self.problems.push(Problem { file, line: 0, says: says.into() });
    }

    /// What a file is called in problems: its path from the folder that holds the catalogue.
    fn name(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        format!("catalogue/{}", below.to_string_lossy().replace('\\', "/"))
    }

    fn text(&mut self, path: &Path) -> Option<String> {
        match fs::read_to_string(path) {
            Ok(text) => Some(text),
            Err(error) => {
                self.say(path, format!("can't be read: {error}"));
                None
            }
        }
    }

    fn file<T: DeserializeOwned>(&mut self, below: &str) -> Option<Doc<T>> {
        let path = self.root.join(below);
        let id = stem(&path);
        self.parse(&path, id)
    }

    fn parse<T: DeserializeOwned>(&mut self, path: &Path, id: String) -> Option<Doc<T>> {
        let text = self.text(path)?;
        let file = self.name(path);
        match toml::from_str(&text) {
            Ok(is) => Some(Doc { file, id, text, is }),
            Err(error) => {
                self.problems.push(of_parser(&file, &text, &error));
                None
            }
        }
    }

    /// The TOML files of a folder.
    fn folder<T: DeserializeOwned>(&mut self, name: &str) -> Vec<Doc<T>> {
        let mut docs = Vec::new();
        for path in self.entries(&self.root.join(name)) {
            if path.extension().is_none_or(|ending| ending != "toml") {
                self.say(&path, "nothing reads it: the files here end in .toml");
                continue;
            }
            let id = stem(&path);
            docs.extend(self.parse(&path, id));
        }
        docs
    }

    /// The entries of a folder by name, so that the output doesn't depend on the file system. A hidden file and a
    /// README are none.
    fn entries(&mut self, folder: &Path) -> Vec<PathBuf> {
        let listing = match fs::read_dir(folder) {
            Ok(listing) => listing,
            Err(error) => {
                self.say(folder, format!("can't be read: {error}"));
                return Vec::new();
            }
        };
        let mut found: Vec<PathBuf> = listing.filter_map(|entry| Some(entry.ok()?.path())).collect();
        found.retain(|path| !stem(path).starts_with('.') && stem(path) != "README");
        found.sort_by_key(|path| stem(path));
        found
    }

    fn causes(&mut self) -> Vec<CauseFolder> {
        let mut folders = Vec::new();
        for path in self.entries(&self.root.join("causes")) {
            let cause = self.parse(&path.join("cause.toml"), stem(&path));
            let signs = path.join("signs.toml");
            let signs = if signs.exists() { self.parse(&signs, stem(&path)) } else { None };
            folders.extend(cause.map(|cause| CauseFolder { cause, signs }));
        }
        folders
    }

    fn fixes(&mut self) -> Vec<TextFolder<Option<Doc<FixFile>>>> {
        let mut folders = Vec::new();
        for path in self.entries(&self.root.join("fixes")) {
            let id = stem(&path);
            let about = path.join("fix.toml");
            let about = if about.exists() { self.parse(&about, id.clone()) } else { None };
            let texts = self.texts(&path);
            folders.push(TextFolder { id, about, texts });
        }
        folders
    }

    fn checks(&mut self) -> Vec<TextFolder<()>> {
        let mut folders = Vec::new();
        for path in self.entries(&self.root.join("checks")) {
            let texts = self.texts(&path);
            folders.push(TextFolder { id: stem(&path), about: (), texts });
        }
        folders
    }

    /// The files of a folder that aren't about it: the stem is the id of the place or language.
    fn texts(&mut self, folder: &Path) -> Vec<(String, String)> {
        let files = self.entries(folder);
        let files = files.into_iter().filter(|path| path.extension().is_none_or(|ending| ending != "toml"));
        let mut texts = Vec::new();
        for path in files {
            let text = self.text(&path).map(|text| text.trim_end().to_owned());
            texts.extend(text.map(|text| (stem(&path), text)));
        }
        texts
    }

    fn snippets(&mut self) -> Vec<SnippetFolder> {
        let mut folders = Vec::new();
        for path in self.entries(&self.root.join("snippets")) {
            let about = self.parse(&path.join("snippet.toml"), stem(&path));
            let languages: Vec<PathBuf> = self.entries(&path).into_iter().filter(|path| path.is_dir()).collect();
            let code = languages.iter().filter_map(|language| self.pair(language)).collect();
            folders.extend(about.map(|about| SnippetFolder { about, code }));
        }
        folders
    }

    /// A language of a snippet: its `broken` and its `fixed` file.
    fn pair(&mut self, folder: &Path) -> Option<(String, String, String)> {
        let mut texts = self.texts(folder);
        if texts.len() != 2 || texts[0].0 != "broken" || texts[1].0 != "fixed" {
            self.say(folder, "write one file `broken` and one file `fixed`, with the ending of the language");
            return None;
        }
        let (fixed, broken) = (texts.pop()?.1, texts.pop()?.1);
        Some((stem(folder), broken, fixed))
    }
}

/// The name of a file without its ending.
fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
