//! What happened, where more is known of it than the cause's own verdict says.

use super::fill::Values;
use crate::catalogue::{AppKind, Cause, RefusedBy, Remedy};
use crate::report::Report;
use crate::situation::Reading;

/// The variants of texts in which nothing failed.
const NO_FAILURE: [&str; 4] = ["nothing", "no-error", "listing", "doctor"];

/// What happened, in one sentence with placeholders: in the words of the remedy, else in those of the cause with who
/// refused. Empty if the cause's own verdict says it.
pub(super) fn verdict(report: &Report, reading: &Reading, remedy: Option<&Remedy>, values: &Values) -> String {
    // Where nothing failed, a word that everybody may write tells of no failure; a message of the application does.
    let failed = report.cause() != Cause::NotAnApiError || !NO_FAILURE.contains(&report.variant());
    let told = remedy.filter(|remedy| failed || reading.is_own(remedy)).map(|remedy| values.fill(&remedy.verdict));
    let told = told.filter(|told| !told.is_empty());
    told.unwrap_or_else(|| who_refused(report, reading, remedy))
}

/// The cause's verdict with the gateway or the application in the provider's place, if that one refused. A message of an
/// application that is no refusal of an API is told as such.
fn who_refused(report: &Report, reading: &Reading, remedy: Option<&Remedy>) -> String {
    let app = reading.app.map(|app| (app.name.as_str(), matches!(app.kind, AppKind::Gateway | AppKind::ModelServer)));
    if report.has_no_failure() {
        let own_words = remedy.is_some_and(|remedy| !remedy.says.is_empty());
        return app.filter(|_| own_words).map_or_else(String::new, |(name, _)| format!("This message is {name}’s own."));
    }
    let who = match (reading.situation.refused_by, app) {
        (RefusedBy::App, Some((name, _))) | (RefusedBy::Gateway, Some((name, true))) => name,
        (RefusedBy::Gateway, _) => "The gateway",
        _ => return String::new(),
    };
    // Who found no key received none.
    let sent = report.cause() != Cause::MissingKey || reading.situation.refused_by == RefusedBy::Gateway;
    let own = report.top().entry().verdict.strip_prefix("{provider}").filter(|_| sent);
    own.map_or_else(String::new, |rest| [who, rest].concat())
}
