//! What the page knows, and what people do to it. Nothing in here holds a secret: pastes come in
//! as reports, which quote the redacted text only.

use super::route::Route;
use crate::catalogue::Library;
use crate::remedy::{Advised, PlaceText, advice, quick_fix};
use crate::report::Report;
use std::rc::Rc;
use yew::{AttrValue, Reducible};

/// Everything that the views show.
#[derive(Clone)]
pub struct State {
    /// The view.
    pub route: Route,
    /// The paste and its answer.
    pub paste: Paste,
    /// What the box holds beside an answer.
    pub hold: Hold,
    /// Why the last thing that came in was not read; empty if it was.
    pub refusal: AttrValue,
    /// Whether all of a long paste shows.
    pub unfolded: bool,
    /// What is searched for among the articles, in lower case.
    pub query: AttrValue,
    /// The library, which comes later.
    pub shelf: Shelf,
    /// The place that the person chose among the tabs.
    pub place: Option<&'static str>,
    /// The language that the person chose among the tabs.
    pub language: Option<&'static str>,
    /// Counts what was read, so that views of an earlier paste start over.
    pub reads: u32,
    /// Counts what the box has to follow.
    pub turn: u32,
}

/// How far a paste has come.
#[derive(Clone)]
pub enum Paste {
    /// There is none.
    Nothing,
    /// A long one is being read; its size, for people.
    Reading(AttrValue),
    /// Here is the answer.
    Read(Rc<Answer>),
}

/// What the box holds while an answer stands beside it.
#[derive(Clone, Copy, PartialEq)]
pub enum Hold {
    /// Nothing: the evidence shows what was pasted, the box waits for the next.
    Nothing,
    /// What somebody typed and may go on typing; a paste replaces it.
    Typed,
    /// The redacted paste, to be changed; a paste goes in where the cursor is.
    Edited,
}

/// Whether the library is there.
#[derive(Clone)]
pub enum Shelf {
    /// Not yet.
    Waiting,
    /// It could not be fetched.
    Missing,
    /// It is.
    Here(Rc<Library>),
}

/// A report with what the remedies say about it.
pub struct Answer {
    /// The report.
    pub report: Rc<Report>,
    /// The quick fix, by place; the first is theirs.
    pub fix: Vec<PlaceText>,
    /// Steps, code and the rest, once the library is there.
    pub advice: Option<Advised>,
}

/// What somebody did, or what came of it.
#[expect(clippy::large_enum_variant, reason = "one action lives at a time, and not for long")]
pub enum Action {
    /// The address changed.
    Opened(Route),
    /// A long paste came in.
    Started(AttrValue),
    /// A paste was diagnosed; this is what the box goes on holding.
    Diagnosed(Report, Hold),
    /// The person wants to change what they pasted.
    Edited,
    /// All of a long paste is to be shown.
    Unfolded,
    /// Articles are searched.
    Searched(AttrValue),
    /// What came in can't be read, and why; what is there stays.
    Refused(AttrValue),
    /// The paste was thrown away.
    Cleared,
    /// The library came.
    LibraryCame(Library),
    /// The library didn't come.
    LibraryFailed,
    /// A tab with a place was chosen.
    ChosePlace(&'static str),
    /// A tab with a language was chosen.
    ChoseLanguage(&'static str),
}

impl Shelf {
    /// The library, if it is there.
    pub fn library(&self) -> Option<Rc<Library>> {
        if let Shelf::Here(library) = self { Some(library.clone()) } else { None }
    }
}

impl State {
    /// The state at the start.
    pub fn new(route: Route) -> State {
        State {
            route,
            paste: Paste::Nothing,
            hold: Hold::Nothing,
            refusal: AttrValue::default(),
            unfolded: false,
            query: AttrValue::default(),
            shelf: Shelf::Waiting,
            place: None,
            language: None,
            reads: 0,
            turn: 0,
        }
    }

    fn answer(&self, report: Rc<Report>) -> Paste {
        Paste::Read(Rc::new(Answer {
            fix: quick_fix(&report),
            advice: self.shelf.library().map(|library| advice(&report, &library)),
            report,
        }))
    }

    fn show(&mut self, paste: Paste) {
        self.paste = paste;
        self.hold = Hold::Nothing;
        self.refusal = AttrValue::default();
        self.unfolded = false;
        self.place = None;
        self.language = None;
        self.reads += 1;
        self.turn += 1;
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Opened(route) => next.route = route,
            Action::Started(size) => next.show(Paste::Reading(size)),
            Action::Diagnosed(report, hold) => {
                let answer = next.answer(Rc::new(report));
                next.show(answer);
                next.hold = hold;
            }
            Action::Edited => {
                next.hold = Hold::Edited;
                next.turn += 1;
            }
            Action::Unfolded => next.unfolded = true,
            Action::Searched(query) => next.query = query,
            Action::Refused(why) => next.refusal = why,
            Action::Cleared => next.show(Paste::Nothing),
            Action::LibraryCame(library) => {
                next.shelf = Shelf::Here(Rc::new(library));
                if let Paste::Read(answer) = &self.paste {
                    next.paste = next.answer(answer.report.clone());
                }
            }
            Action::LibraryFailed => next.shelf = Shelf::Missing,
            Action::ChosePlace(place) => next.place = Some(place),
            Action::ChoseLanguage(language) => next.language = Some(language),
        }
        Rc::new(next)
    }
}
