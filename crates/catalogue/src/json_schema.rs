//! The JSON Schemas by which editors complete and check the catalogue's files: `catalogue/schema/`.
//!
//! They are made from the structs that the compiler reads. After a change that is meant,
//! `WHY401_SCHEMA=write cargo test -p why401-catalogue json_schema` writes them anew.

use crate::files::{
    AppFile, ArticleFile, CauseFile, ClientFile, CodesFile, FixFile, PlacesFile, PrintedFile, ProbeFile, ProviderFile,
    RemediesFile, SdksFile, ServicesFile, SignsFile, SnippetFile, StandsFile, VariablesFile,
};
use schemars::{Schema, schema_for};
use std::fs;
use std::path::{Path, PathBuf};

/// A kind of file: the name of its schema, the folder that such files stand in (each in one of its own, if that ends
/// in `*`), the name of the file (any, if it is `*`), and the schema.
fn kinds() -> Vec<(&'static str, &'static str, &'static str, Schema)> {
    vec![
        ("app", "apps", "*", schema_for!(AppFile)),
        ("article", "articles", "*", schema_for!(ArticleFile)),
        ("cause", "causes/*", "cause", schema_for!(CauseFile)),
        ("client", "clients", "*", schema_for!(ClientFile)),
        ("codes", "codes", "*", schema_for!(CodesFile)),
        ("fix", "fixes/*", "fix", schema_for!(FixFile)),
        ("places", "", "places", schema_for!(PlacesFile)),
        ("printed", "", "printed", schema_for!(PrintedFile)),
        ("probe", "probes", "*", schema_for!(ProbeFile)),
        ("provider", "providers", "*", schema_for!(ProviderFile)),
        ("remedies", "remedies", "*", schema_for!(RemediesFile)),
        ("sdks", "", "sdks", schema_for!(SdksFile)),
        ("services", "", "services", schema_for!(ServicesFile)),
        ("signs", "causes/*", "signs", schema_for!(SignsFile)),
        ("snippet", "snippets/*", "snippet", schema_for!(SnippetFile)),
        ("stands", "", "stands", schema_for!(StandsFile)),
        ("variables", "", "variables", schema_for!(VariablesFile)),
    ]
}

fn catalogue() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The files of a kind that are there.
fn files(folder: &str, name: &str) -> Vec<PathBuf> {
    let folders = match folder.strip_suffix("/*") {
        Some(above) => entries(&catalogue().join(above)).into_iter().filter(|path| path.is_dir()).collect(),
        None => vec![catalogue().join(folder)],
    };
    let all = folders.iter().flat_map(|folder| entries(folder));
    all.filter(|path| {
        path.extension().is_some_and(|ending| ending == "toml")
            && (name == "*" || path.file_stem().is_some_and(|stem| stem == name))
    })
    .collect()
}

#[test]
fn the_schemas_are_those_of_the_structs() {
    for (kind, _, _, schema) in kinds() {
        let made = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = catalogue().join("schema").join(kind).with_extension("json");
        if std::env::var("WHY401_SCHEMA").is_ok_and(|set| set == "write") {
            fs::write(&path, &made).unwrap();
        }
        let stored = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            stored == made,
            "catalogue/schema/{kind}.json isn't what the compiler reads: WHY401_SCHEMA=write cargo test -p why401-catalogue \
             json_schema"
        );
    }
    assert_eq!(entries(&catalogue().join("schema")).len(), kinds().len(), "catalogue/schema holds a file of no kind");
}

#[test]
fn every_file_names_its_schema() {
    for (kind, folder, name, _) in kinds() {
        let above = "../".repeat(folder.split('/').filter(|part| !part.is_empty()).count());
        let line = format!("#:schema {above}schema/{kind}.json");
        let files = files(folder, name);
        assert!(!files.is_empty(), "there is no {kind} file");
        for path in files {
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(text.lines().next(), Some(line.as_str()), "{}: write this as its first line", path.display());
        }
    }
}
