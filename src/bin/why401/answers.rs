//! What the command answers to a paste.

use std::rc::Rc;
use why401::answer::{Answer, Choices};
use why401::catalogue::Library;
use why401::report::Report;

/// The answer to a paste, and if `all` are wanted, those to the other failures in it.
pub fn answers(paste: &str, all: bool, library: &Library) -> (Answer, Vec<Answer>) {
    let of = |report: Rc<Report>| Answer::of(report, Some(library), &Choices::default());
    let report = Rc::new(why401::diagnose(paste));
    let others = if all { report.others.clone() } else { Vec::new() };
    (of(report), others.into_iter().map(of).collect())
}
