//! What the page knows, and what people do to it. Nothing in here holds a secret: pastes come in
//! as reports, which quote the redacted text only.

use super::route::Route;
use crate::answer::{Answer, Chosen};
use crate::catalogue::Cause;
use crate::report::Report;
use std::cell::OnceCell;
use std::rc::Rc;
use web_sys::FileList;
use yew::{AttrValue, Callback, Html};

/// Everything that the views show.
pub struct State {
    /// The view.
    pub route: Route,
    /// The paste and its answer.
    pub paste: Paste,
    /// What the box holds beside an answer.
    pub hold: Hold,
    /// Whether somebody wants to paste anew where the box is folded away.
    pub again: bool,
    /// Why the last thing that came in was not read; empty if it was.
    pub refusal: AttrValue,
    /// How much of what came in was read, if not all.
    pub taken: AttrValue,
    /// Whether all of a long paste shows.
    pub unfolded: bool,
    /// What is searched for among the articles, in lower case.
    pub query: AttrValue,
    /// The views that come later.
    pub later: LaterPart,
    /// The place that the person chose among the tabs.
    pub place: Option<&'static str>,
    /// The language that the person chose among the tabs.
    pub language: Option<&'static str>,
    /// What the person says that they use.
    pub chosen: Chosen,
    /// Counts what was read, so that views of an earlier paste start over.
    pub reads: u32,
    /// Counts what the box has to follow.
    pub turn: u32,
    /// Whether the next answer gets the focus.
    pub jump: bool,
}

/// How far a paste has come.
pub enum Paste {
    /// There is none.
    Nothing,
    /// A long one is being read; its size, for people.
    Reading(AttrValue),
    /// Here is the answer.
    Read(Rc<Shown>),
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

/// How something came in.
#[derive(Clone, Copy, PartialEq)]
pub enum Way {
    /// Typed or changed in the box, which keeps it.
    Typed,
    /// Pasted into the box, which keeps the focus.
    Pasted,
    /// Through a sample, a file or a command's output: the answer gets the focus.
    Elsewhere,
}

/// A text that came in.
pub struct Pasted {
    /// The text, secrets and all. It goes to the core, and nowhere else.
    pub text: String,
    /// How it came in.
    pub way: Way,
    /// How much it was before it was cut to what is read at once, in bytes.
    pub whole: usize,
}

impl Pasted {
    /// A text as it came in.
    pub fn new(text: String, way: Way) -> Pasted {
        Pasted { whole: text.len(), text, way }
    }
}

/// Whether the views that come later are there.
pub enum LaterPart {
    /// Not yet.
    Loading,
    /// They could not be fetched.
    Failed,
    /// They are.
    Loaded(Rc<dyn Later>),
}

/// The views that come later. They are given the state, which holds them, so they are declared here: only `later` makes
/// them, and nothing here leads there.
pub trait Later {
    /// The server's own words, and what the person uses, to be changed.
    fn situation(&self, shown: &Shown, state: &State, act: &Callback<Action>) -> Html;
    /// What happened, in one sentence.
    fn headline(&self, shown: &Shown) -> String;
    /// Whether a text without a failure of an API is a message that an application is known to print.
    fn is_known_message(&self, shown: &Shown) -> bool;
    /// The quick fix with why it happened, or what to paste next.
    fn remedy(&self, shown: &Shown, state: &State, act: &Callback<Action>) -> Html;
    /// The paste with its evidence.
    fn evidence(&self, shown: &Shown, state: &State, act: &Callback<Action>) -> Html;
    /// Everything below that.
    fn rest(&self, shown: &Shown, state: &State, act: &Callback<Action>) -> Html;
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

/// A report that is shown, and the answer to it.
pub struct Shown {
    /// The report on the paste: on the failure that decides, with the others.
    pub paste: Rc<Report>,
    /// Which of the others is shown, by number; none if it is the one that decides.
    pub other: Option<usize>,
    /// The report on the failure that is shown.
    pub report: Rc<Report>,
    /// What the person says that they use.
    pub chosen: Chosen,
    /// The answer, made once it is asked for: only what comes later asks.
    pub answer: OnceCell<Rc<Answer>>,
    /// The answer without what the person says: it names the application that the text shows.
    pub read: OnceCell<Rc<Answer>>,
}

/// What somebody did, or what came of it.
pub enum Action {
    /// The address changed.
    Opened(Route),
    /// Something came in.
    Pasted(Pasted),
    /// Files were opened or dropped.
    Files(FileList),
    /// A sample was chosen, by number.
    Sample(usize),
    /// A long paste may be read now, unless the state has turned since; the box goes on holding that.
    Due(String, Hold, u32),
    /// The person wants to change what they pasted.
    Edited,
    /// The person wants to paste something else.
    Again,
    /// All of a long paste is to be shown.
    Unfolded,
    /// Articles are searched.
    Searched(AttrValue),
    /// What came in can't be read, and why; what is there stays.
    Refused(AttrValue),
    /// The paste was thrown away.
    Cleared,
    /// The views that come later came.
    Came(Rc<dyn Later>),
    /// They didn't come.
    Failed,
    /// A tab with a place was chosen.
    ChosePlace(&'static str),
    /// A tab with a language was chosen.
    ChoseLanguage(&'static str),
    /// The person says what they use. The answer is made anew, the diagnosis isn't.
    ChoseUse(Chosen),
    /// A failure of the paste was chosen: one of the others by number, or the one that decides.
    ChoseIncident(Option<usize>),
}

impl Shown {
    /// The report on a paste, with the failure that decides.
    pub fn of(report: Report) -> Shown {
        let paste = Rc::new(report);
        let chosen = Chosen::default();
        Shown { report: paste.clone(), paste, other: None, chosen, answer: OnceCell::new(), read: OnceCell::new() }
    }

    /// The same failure for a person who says that they use something.
    pub fn for_use(&self, chosen: Chosen) -> Shown {
        let read = if self.chosen == Chosen::default() { self.answer.clone() } else { self.read.clone() };
        let (paste, report) = (self.paste.clone(), self.report.clone());
        Shown { paste, report, other: self.other, chosen, answer: OnceCell::new(), read }
    }

    /// The same paste with another of its failures; the one that decides if there is none with that number.
    pub fn with(&self, other: Option<usize>) -> Shown {
        let found = other.and_then(|number| self.paste.others.get(number));
        let report = found.unwrap_or(&self.paste).clone();
        let (paste, other) = (self.paste.clone(), other.filter(|_| found.is_some()));
        Shown { paste, other, report, chosen: self.chosen.clone(), answer: OnceCell::new(), read: OnceCell::new() }
    }

    /// Whether a call failed that this page is about: else there is nothing to mend, to rate or to ask.
    pub fn failed(&self) -> bool {
        self.report.key.is_none() && !matches!(self.report.cause(), Cause::Unknown | Cause::NotAnApiError)
    }

    /// Whether the person may say what they use: not about a key by itself, nor where nothing failed.
    pub fn asks(&self) -> bool {
        self.report.key.is_none() && (self.report.cause() == Cause::Unknown || !self.report.has_no_failure())
    }
}

impl State {
    /// The state at the start.
    pub fn new(route: Route) -> State {
        State {
            route,
            paste: Paste::Nothing,
            hold: Hold::Nothing,
            again: false,
            refusal: AttrValue::default(),
            taken: AttrValue::default(),
            unfolded: false,
            query: AttrValue::default(),
            later: LaterPart::Loading,
            place: None,
            language: None,
            chosen: Chosen::default(),
            reads: 0,
            turn: 0,
            jump: false,
        }
    }

    /// Shows another paste, or none.
    pub fn show(&mut self, paste: Paste, hold: Hold) {
        self.paste = paste;
        self.hold = hold;
        self.again = false;
        self.refusal = AttrValue::default();
        self.unfolded = false;
        self.place = None;
        self.language = None;
        self.chosen = Chosen::default();
        self.reads += 1;
        self.turn += 1;
    }

    /// Shows the answer to a paste.
    pub fn show_answer(&mut self, report: Report, hold: Hold) {
        self.show(Paste::Read(Rc::new(Shown::of(report))), hold);
    }
}
