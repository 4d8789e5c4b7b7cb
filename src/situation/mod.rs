//! Where the person stands: which application they use, with which credential, who refused, and what the text prints
//! that advice can name.
//!
//! Read from the text of the failure and of the ticket or file around it, with the catalogue's applications and
//! remedies. The diagnosis doesn't depend on it.

mod app;
mod labels;
mod printed;
mod prose;
mod sdk;
mod stands;

use crate::catalogue::{App, AppKind, CredentialKind, Library, Remedy, Seen};
use crate::facts::Facts;
use crate::intake::Folded;
use crate::redaction::Redaction;
use crate::report::{NamedApp, Report, Situation};

/// What was read, with what it rests on.
pub struct Reading<'a> {
    /// The application, the credential, who refused.
    pub situation: Situation,
    /// The application's entry.
    pub app: Option<&'a App>,
    /// Which texts of the catalogue the failure's own text holds.
    pub seen: Seen<'a>,
    /// What the text prints, by the names of placeholders.
    pub printed: Vec<(&'a str, String)>,
    /// The major version of the SDK, such as `1`, if the text shows it.
    pub sdk_major: Option<String>,
    /// The failure's own text, folded.
    pub text: String,
}

impl Reading<'_> {
    /// Whether a remedy of the library is one of the application's own.
    pub fn is_own(&self, remedy: &Remedy) -> bool {
        self.app.is_some_and(|app| app.remedies.iter().any(|known| std::ptr::eq(known, remedy)))
    }

    /// What the text prints for a placeholder.
    pub fn printed(&self, name: &str) -> Option<&str> {
        self.printed.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// What the person says of themselves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    /// The application that they use.
    pub app: ChosenApp,
    /// The kind of credential that they have; none if they didn't say.
    pub credential: Option<CredentialKind>,
}

/// Which application the person says that they use, which counts before what the text shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ChosenApp {
    /// They didn't say.
    #[default]
    Unsaid,
    /// They use none: it is their own program.
    OwnCode,
    /// The id of the application.
    App(String),
}

/// A text whose paths are written as on other systems than Windows: what shows an application is written so.
fn slashed(text: &str) -> String {
    text.replace('\\', "/")
}

/// Reads the situation of a report. `facts` is what was read from the failure's own text, `around` that text with what
/// stands around it in its ticket or file, `chosen` what the person said. Beside other failures what happened is read from
/// the failure alone; who it happened to from all of it. Takes time linear in the length of the texts.
pub fn read<'a>(report: &Report, facts: &Facts, around: &Redaction, library: &'a Library, chosen: &Chosen) -> Reading<'a> {
    let phrases = library.phrases(|part| slashed(Folded::new(part).text.trim()));
    // Of a paste with one failure all is about it, also where it stands there in other words.
    let told_again = |other: &Report| other.cause() == report.cause() && other.error_code == report.error_code;
    let once = report.incidents > 1 && report.unreported() == 0 && report.others.iter().all(|other| told_again(other));
    let text = if report.incidents == 1 || once && report.error_code.is_some() { around } else { facts.redaction };
    let (folded, all) = (Folded::new(&text.text), Folded::new(&around.text));
    let seen = phrases.search(&slashed(&folded.text));
    let near = phrases.search(&slashed(&all.text));
    let mut apps = app::found(library, &near, &all, stands::shows_code(facts, &around.text));
    apps.retain(|(_, app)| takes_part(app, report));
    let own = match &chosen.app {
        ChosenApp::Unsaid => apps.first().copied(),
        ChosenApp::OwnCode => None,
        ChosenApp::App(id) => library.apps.get_key_value(id).map(|(id, app)| (id.as_str(), app)),
    };
    let app = own.map(|(_, app)| app);
    let told: Vec<&Remedy> = told(report, library, app, &seen).collect();
    let mut situation = labels::labels(&labels::Read {
        report,
        facts,
        library,
        text: around,
        app,
        told: &told,
        apps: &apps,
        seen: &seen,
        folded: &all.text,
    });
    situation.credential = chosen.credential.unwrap_or(situation.credential);
    situation.app = own.map(|(id, app)| NamedApp { id: id.to_owned(), name: app.name.clone() });
    let printed = printed::printed(report, facts, (text, &folded), &seen, library);
    let sdk_major = sdk::sdk_major(&facts.redaction.text, report.sdk);
    Reading { situation, app, seen, printed, sdk_major, text: folded.text }
}

/// Whether an application had to do with the failure: a server of models that runs beside it hadn't, if a provider refused
/// that it doesn't call.
fn takes_part(app: &App, report: &Report) -> bool {
    let unnamed = matches!(report.provider, "unknown" | "other");
    app.kind != AppKind::ModelServer || app.calls.is_empty() || unnamed || app.calls.iter().any(|id| id == report.provider)
}

/// The remedies whose words the text says, and that fit the cause.
fn told<'a>(report: &'a Report, library: &'a Library, app: Option<&'a App>, seen: &'a Seen) -> impl Iterator<Item = &'a Remedy> {
    let all = app.into_iter().flat_map(|app| &app.remedies).chain(&library.remedies);
    all.filter(move |remedy| !remedy.says.is_empty() && says(remedy, seen) && fits_report(remedy, report))
}

/// Whether the text says what a remedy asks for.
pub fn says(remedy: &Remedy, seen: &Seen) -> bool {
    let any = |texts: &[String]| texts.iter().any(|text| seen.has(text));
    (remedy.says.is_empty() || any(&remedy.says))
        && (remedy.and_says.is_empty() || any(&remedy.and_says))
        && !any(&remedy.not_says)
}

/// Whether cause, status, provider, language and SDK are those that a remedy asks for.
pub fn fits_report(remedy: &Remedy, report: &Report) -> bool {
    let is = |asked: &[String], there: &str| asked.is_empty() || asked.iter().any(|one| one == there);
    fits_cause(remedy, report)
        && (remedy.status.is_empty() || report.status.is_some_and(|status| remedy.status.contains(&status)))
        && is(&remedy.providers, report.provider)
        && is(&remedy.languages, report.language.unwrap_or(""))
        && is(&remedy.sdks, report.sdk.unwrap_or(""))
}

fn fits_cause(remedy: &Remedy, report: &Report) -> bool {
    let (cause, variant) = (report.cause().id(), report.variant());
    remedy.causes.is_empty()
        || remedy.causes.iter().any(|asked| match asked.split_once('/') {
            Some((of, asked)) => of == cause && asked == variant,
            None => asked == cause,
        })
}
