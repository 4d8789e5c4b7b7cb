//! What the command answers to a paste.

use std::rc::Rc;
use why401::answer::{Answer, Choices, Chosen, ChosenApp};
use why401::catalogue::Library;
use why401::report::Report;

/// What the arguments choose.
///
/// # Errors
/// There is no such application: what to write.
pub fn choices(app: Option<&str>, library: &Library) -> Result<Choices, String> {
    let app = match app {
        None => ChosenApp::Unsaid,
        Some("none") => ChosenApp::OwnCode,
        Some(id) if library.apps.contains_key(id) => ChosenApp::App(id.to_owned()),
        Some(_) => {
            let ids: Vec<&str> = library.apps.keys().map(String::as_str).collect();
            return Err(format!("there is no application with that id; --app takes none or one of: {}", ids.join(" ")));
        }
    };
    Ok(Choices { chosen: Chosen { app, credential: None }, ..Choices::default() })
}

/// The answer to a paste with these choices, and if `all` are wanted, those to the other failures in it.
pub fn answers(paste: &str, all: bool, choices: &Choices, library: &Library) -> (Answer, Vec<Answer>) {
    let of = |report: Rc<Report>| Answer::of(report, Some(library), choices);
    let report = Rc::new(why401::diagnose(paste));
    let others = if all { report.others.clone() } else { Vec::new() };
    (of(report), others.into_iter().map(of).collect())
}
