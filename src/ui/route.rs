//! Addresses: `#/`, `#/key`, `#/redact`, `#/sends`, `#/errors/`, `#/errors/<id>`, `#/from?<facts>`.
//! They never carry anything of a paste; the facts of the last are ids of the catalogue.

/// What the address asks for.
#[derive(Clone, PartialEq)]
pub enum Route {
    /// The paste box and its answer.
    Diagnose,
    /// The inspection of a key.
    Key,
    /// A text without its secrets.
    Redact,
    /// What the page can send.
    Sends,
    /// The list of articles.
    Errors,
    /// One article, by id.
    Article(String),
    /// Somebody's diagnosis, by its facts as they stand in the address: anything, until they are read.
    Shared(String),
}

impl Route {
    /// Reads the part of an address after the `#`, with it. An unknown one means the paste box;
    /// `None` is a place on the page, such as `#check`, and no view.
    pub fn of(hash: &str) -> Option<Route> {
        let path = hash.trim_start_matches('#');
        match path.strip_prefix('/') {
            None if !path.is_empty() => None,
            Some("key") => Some(Route::Key),
            Some("redact") => Some(Route::Redact),
            Some("sends") => Some(Route::Sends),
            Some("errors" | "errors/") => Some(Route::Errors),
            Some(path) => Some(match (path.strip_prefix("errors/"), path.strip_prefix("from?")) {
                (Some(id), _) => Route::Article(id.trim_end_matches('/').to_owned()),
                (_, Some(facts)) => Route::Shared(facts.to_owned()),
                _ => Route::Diagnose,
            }),
            None => Some(Route::Diagnose),
        }
    }

    /// The address, from the `#` on.
    pub fn hash(&self) -> String {
        match self {
            Route::Diagnose => "#/".to_owned(),
            Route::Key => "#/key".to_owned(),
            Route::Redact => "#/redact".to_owned(),
            Route::Sends => "#/sends".to_owned(),
            Route::Errors => "#/errors/".to_owned(),
            Route::Article(id) => ["#/errors/", id].concat(),
            Route::Shared(facts) => ["#/from?", facts].concat(),
        }
    }

    /// The address of the entry in the navigation that it belongs to.
    pub fn section(&self) -> &'static str {
        match self {
            Route::Diagnose | Route::Shared(_) => "#/",
            Route::Key => "#/key",
            Route::Redact => "#/redact",
            Route::Sends => "#/sends",
            Route::Errors | Route::Article(_) => "#/errors/",
        }
    }
}
