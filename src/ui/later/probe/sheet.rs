//! The state of the probe.

#![cfg_attr(not(feature = "probes"), allow(dead_code))]

use crate::catalogue::Provider;
use crate::probe::{Fields, ModelVerdict, Verdict};
use crate::report::Report;
use crate::ui::state::Action;
use std::rc::Rc;
use web_sys::AbortController;
use yew::prelude::*;

/// What the probe needs.
#[derive(Properties)]
pub struct ProbeProps {
    /// The provider that is asked unless another is chosen.
    pub provider: Option<&'static Provider>,
    /// The report that it is to settle.
    pub report: Rc<Report>,
    /// The place that was chosen among the tabs.
    pub place: Option<&'static str>,
    /// Takes another choice, and the output of a command.
    pub act: Callback<Action>,
}

impl PartialEq for ProbeProps {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place && Rc::ptr_eq(&self.report, &other.report)
    }
}

/// What the probe shows.
#[derive(Clone)]
pub struct Sheet {
    pub open: bool,
    pub provider: Option<&'static Provider>,
    pub fields: Fields,
    pub model: String,
    /// The question that is on its way.
    pub sending: Option<AbortController>,
    /// The key or a field can't be sent.
    pub unsendable: bool,
    /// What speaks against sending the key that was typed, which is sent if it is asked for once more; and the question.
    pub doubt: Option<(Question, String)>,
    pub done: Option<Rc<Done>>,
    pub model_done: Option<(ModelVerdict, Option<u16>, String)>,
}

/// A change of the sheet. Answers come late, so changes apply to the sheet as it is by then.
pub type Change = Box<dyn FnOnce(&mut Sheet)>;

impl Reducible for Sheet {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        change(&mut next);
        Rc::new(next)
    }
}

/// The sheet of one probe.
pub type Handle = UseReducerHandle<Sheet>;

/// Applies a change to the sheet as it is when the change comes.
pub fn change(sheet: &Handle, change: impl FnOnce(&mut Sheet) + 'static) {
    sheet.dispatch(Box::new(change));
}

/// What an answer said.
pub struct Done {
    pub verdict: Verdict,
    pub status: Option<u16>,
    pub report: Option<Report>,
}

/// The two questions.
#[derive(Clone, Copy, PartialEq)]
pub enum Question {
    Key,
    Model,
}
