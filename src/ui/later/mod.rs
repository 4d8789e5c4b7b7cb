//! What an answer can wait for: evidence, code, other causes, articles, the probe, sharing.
//!
//! All of this is a wasm module of its own, which the page fetches once it is idle, whatever was
//! pasted: only [`load`] leads here, and the build cuts the program there (`xtask/src/split.rs`).
//! Whatever else calls into this folder pulls it into the first load.

mod code;
mod environment;
mod errors;
mod evidence;
mod files;
mod key;
mod leaked;
mod marks;
mod paste;
mod probe;
mod prose;
mod redact;
mod rest;
mod sends;
mod share;
mod shared;

use super::route::Route;
use super::state::{Action, Later, Shown, State};
use crate::catalogue::Library;
use crate::report::Report;
use crate::samples::SAMPLES;
use std::rc::Rc;
use web_sys::FileList;
use yew::prelude::*;

/// Fetches the module.
///
/// # Errors
/// It could not be fetched. Another try may succeed.
#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(later, fallible)]
pub fn load() -> Result<Rc<dyn Later>, wasm_split_helpers::SplitLoaderError> {
    Ok(Rc::new(LaterPart { library: Rc::new(Library::embedded()) }))
}

/// The same in one piece, for tests.
#[cfg(not(feature = "split"))]
pub async fn load() -> Result<Rc<dyn Later>, std::convert::Infallible> {
    Ok(Rc::new(LaterPart { library: Rc::new(Library::embedded()) }))
}

struct LaterPart {
    library: Rc<Library>,
}

impl Later for LaterPart {
    fn why(&self, shown: &Shown, guess: bool) -> Html {
        rest::why(shown, &self.library, guess)
    }

    fn remedy(&self, shown: &Shown, state: &State, act: &Callback<Action>) -> Html {
        rest::remedy(shown, &self.library, state, act)
    }

    fn evidence(&self, shown: &Shown, state: &State, act: &Callback<Action>) -> Html {
        evidence::evidence(&shown.report, state, act)
    }

    fn rest(&self, shown: &Shown, state: &State, act: &Callback<Action>) -> Html {
        rest::rest(shown, &self.library, state, act)
    }

    fn view(&self, route: &Route, state: &State, act: &Callback<Action>) -> Html {
        match route {
            Route::Diagnose => Html::default(),
            Route::Key => key::view(),
            Route::Redact => redact::view(),
            Route::Sends => sends::view(),
            Route::Errors => errors::errors(&self.library, state, act),
            Route::Article(id) => errors::article(id, &self.library, state, act),
            Route::Shared(facts) => shared::view(facts, &self.library, state, act),
        }
    }

    fn title(&self, route: &Route) -> String {
        let article = |id| self.library.article(id).map_or("", |article| article.title.as_str());
        match route {
            Route::Diagnose | Route::Shared(_) => "",
            Route::Key => key::TITLE,
            Route::Redact => redact::TITLE,
            Route::Sends => sends::TITLE,
            Route::Errors => errors::TITLE,
            Route::Article(id) => article(id),
        }
        .to_owned()
    }

    fn sample(&self, number: usize) -> &'static str {
        SAMPLES.get(number).map_or("", |sample| sample.text)
    }

    fn open(&self, files: FileList, act: Callback<Action>) {
        files::open(files, act);
    }

    fn key(&self, report: &Report) -> Html {
        key::key_report(report)
    }
}
