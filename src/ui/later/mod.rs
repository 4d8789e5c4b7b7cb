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
use super::state::{Action, Answer, State};
use crate::catalogue::Library;
use crate::report::Report;
use crate::samples::SAMPLES;
use std::rc::Rc;
use web_sys::FileList;
use yew::prelude::*;

/// The views that come later.
pub trait Later {
    /// How it comes about, and of a guess the observation that would make it sure.
    fn why(&self, report: &Report, guess: bool) -> Html;
    /// The quick fix with broken and fixed code, or what to paste next.
    fn remedy(&self, answer: &Answer, state: &State, act: &Callback<Action>) -> Html;
    /// The paste with its evidence.
    fn evidence(&self, answer: &Answer, state: &State, act: &Callback<Action>) -> Html;
    /// Everything below that.
    fn rest(&self, answer: &Answer, state: &State, act: &Callback<Action>) -> Html;
    /// A view other than the diagnosis.
    fn view(&self, route: &Route, state: &State, act: &Callback<Action>) -> Html;
    /// The title of a view other than the diagnosis. It says nothing about a paste.
    fn title(&self, route: &Route) -> String;
    /// The sample with this number.
    fn sample(&self, number: usize) -> &'static str;
    /// Reads files and says what came of it.
    fn open(&self, files: FileList, act: Callback<Action>);
    /// What there is to say about a key that came by itself.
    fn key(&self, report: &Report) -> Html;
}

/// Fetches the module.
///
/// # Errors
/// It could not be fetched. Another try may succeed.
#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(later, fallible)]
pub fn load() -> Result<Rc<dyn Later>, wasm_split_helpers::SplitLoaderError> {
    Ok(Rc::new(Shelf { library: Rc::new(Library::embedded()) }))
}

/// The same in one piece, for tests.
#[cfg(not(feature = "split"))]
pub async fn load() -> Result<Rc<dyn Later>, std::convert::Infallible> {
    Ok(Rc::new(Shelf { library: Rc::new(Library::embedded()) }))
}

struct Shelf {
    library: Rc<Library>,
}

impl Later for Shelf {
    fn why(&self, report: &Report, guess: bool) -> Html {
        rest::why(report, guess)
    }

    fn remedy(&self, answer: &Answer, state: &State, act: &Callback<Action>) -> Html {
        rest::remedy(answer, &self.library, state, act)
    }

    fn evidence(&self, answer: &Answer, state: &State, act: &Callback<Action>) -> Html {
        evidence::evidence(&answer.report, state, act)
    }

    fn rest(&self, answer: &Answer, state: &State, act: &Callback<Action>) -> Html {
        rest::rest(answer, &self.library, state, act)
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
