//! What an answer can wait for: evidence, code, other causes, articles, the probe, sharing.
//!
//! All of this is a wasm module of its own, which the page fetches as soon as it has started, whatever was
//! pasted, with the library beside it: only [`load`] leads here, and the build cuts the program there (`xtask/src/split.rs`).
//! Whatever else calls into this folder pulls it into the first load.

mod chips;
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

#[cfg(feature = "split")]
use super::browser;
use super::route::Route;
use super::state::{Action, Later, Shown, State};
use crate::catalogue::Library;
use crate::report::Report;
use crate::samples::SAMPLES;
use std::pin::Pin;
use std::rc::Rc;
#[cfg(feature = "split")]
use wasm_bindgen::JsCast;
#[cfg(feature = "split")]
use wasm_bindgen_futures::JsFuture;
use web_sys::FileList;
use yew::prelude::*;

/// What the module does first: it fetches the library. None if that could not be fetched.
pub type Coming = Pin<Box<dyn Future<Output = Option<Rc<dyn Later>>>>>;

/// Fetches the module. `library` is the address of the library's file, which `boot.js` has the browser fetch at the same
/// time.
///
/// # Errors
/// It could not be fetched. Another try may succeed.
#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(later, fallible)]
pub fn load(library: String) -> Result<Coming, wasm_split_helpers::SplitLoaderError> {
    Ok(Box::pin(async move {
        let answer: web_sys::Response = JsFuture::from(web_sys::window()?.fetch_with_str(&library)).await.ok()?.unchecked_into();
        let json = JsFuture::from(answer.ok().then(|| answer.array_buffer())?.ok()?).await.ok()?;
        let json = js_sys::Uint8Array::new(&json).to_vec();
        let library = browser::measured("library", || Library::read(&json)).ok()?;
        Some(Rc::new(LaterPart { library: Rc::new(library) }) as Rc<dyn Later>)
    }))
}

/// The same in one piece, for tests and for a page that is built fast.
#[cfg(not(feature = "split"))]
pub async fn load(_: String) -> Result<Coming, std::convert::Infallible> {
    Ok(Box::pin(async { Some(Rc::new(LaterPart { library: Rc::new(Library::embedded()) }) as Rc<dyn Later>) }))
}

struct LaterPart {
    library: Rc<Library>,
}

impl Later for LaterPart {
    fn situation(&self, shown: &Shown, state: &State, act: &Callback<Action>) -> Html {
        rest::situation(shown, &self.library, state, act)
    }

    fn headline(&self, shown: &Shown) -> String {
        rest::answer(shown, &self.library).headline()
    }

    fn is_known_message(&self, shown: &Shown) -> bool {
        shown.report.has_no_failure() && !rest::answer(shown, &self.library).has_no_failure()
    }

    fn remedy(&self, shown: &Shown, state: &State, act: &Callback<Action>) -> Html {
        rest::remedy(shown, &self.library, state, act)
    }

    fn evidence(&self, shown: &Shown, state: &State, act: &Callback<Action>) -> Html {
        evidence::evidence(&shown.report, &shown.paste.notes, state, act)
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
