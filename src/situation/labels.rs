//! Where the person stands, with which credential, and who refused.

use super::{app, stands};
use crate::catalogue::{App, AppKind, Cause, CredentialKind, Library, RefusedBy, Remedy, Sdk, Seen, Stands};
use crate::credential::format_of;
use crate::facts::Facts;
use crate::redaction::Redaction;
use crate::report::{Report, Situation};

/// What the labels are read from.
pub(super) struct Read<'a> {
    pub report: &'a Report,
    pub facts: &'a Facts<'a>,
    pub library: &'a Library,
    /// The text of the failure and around it.
    pub text: &'a Redaction,
    /// The application that the person uses.
    pub app: Option<&'a App>,
    /// Remedies whose words the text says.
    pub told: &'a [&'a Remedy],
    /// Every application that the text shows.
    pub apps: &'a [(&'a str, &'a App)],
    pub seen: &'a Seen<'a>,
    /// The same text, folded.
    pub folded: &'a str,
}

/// The situation, without the application.
pub(super) fn labels(read: &Read) -> Situation {
    let refused_by = refused_by(read);
    Situation {
        app: None,
        stands: stands(read, refused_by),
        credential: credential(read, refused_by),
        refused_by,
        component: component(read),
    }
}

/// What the words of the text tell: of several remedies the one whose words are longest.
fn told<T>(read: &Read, of: impl Fn(&Remedy) -> Option<T>) -> Option<T> {
    let length = |remedy: &Remedy| remedy.says.iter().filter(|text| read.seen.has(text)).map(String::len).max();
    read.told.iter().filter_map(|remedy| Some((length(remedy), of(remedy)?))).max_by_key(|(length, _)| *length).map(|(_, it)| it)
}

fn component(read: &Read) -> Option<String> {
    let part = || read.apps.iter().find(|(_, app)| app.kind == AppKind::Part).map(|(_, app)| app.component.clone());
    told(read, |remedy| Some(remedy.tells.component.clone()).filter(|component| !component.is_empty())).or_else(part)
}

fn stands(read: &Read, refused_by: RefusedBy) -> Stands {
    if let Some(stands) = told(read, |remedy| remedy.tells.stands) {
        return stands;
    }
    if let Some(app) = read.app {
        // A gateway's refusal of the client's key reaches programs that only call it.
        let calls = app.kind == AppKind::Gateway && refused_by == RefusedBy::Gateway && !app::operates(read.library, read.folded);
        // Some gateways are made of an SDK, whose messages are theirs.
        let own = |sdk: &str| read.apps.first().is_some_and(|(id, _)| id.starts_with(sdk));
        let sdk = || read.report.sdk.is_some_and(|sdk| sdk != Sdk::raw() && !own(sdk));
        if calls && (stands::shows_code(read.facts, &read.text.text) || sdk()) {
            return Stands::OwnCode;
        }
        // An agent of a pipeline is nobody's own sign-in.
        let agent = app.kind == AppKind::Agent && app.stands == Stands::AppUser;
        let mut others = read.apps.iter().filter(|(id, _)| !app.written_like.iter().any(|like| like == id));
        let mut in_pipeline =
            || others.any(|(_, other)| other.stands == Stands::Ci) || stands::says(read.library, read.folded, Stands::Ci);
        return if agent && in_pipeline() { Stands::Ci } else { app.stands };
    }
    stands::stands(read.library, read.report, read.facts, read.folded, &read.text.text)
}

fn refused_by(read: &Read) -> RefusedBy {
    if let Some(who) = told(read, |remedy| remedy.tells.refused_by) {
        return who;
    }
    let (report, entry) = (read.report, read.report.top().entry().details());
    if let Some(who) = entry.refused_by {
        return who;
    }
    let answered = report.status.is_some() || !read.facts.bodies.is_empty() || !read.facts.echoes.is_empty();
    match report.cause() {
        Cause::Unknown => RefusedBy::Unknown,
        // A local client that sent nothing leaves no answer of a server.
        Cause::MissingKey | Cause::MalformedKey | Cause::PlaceholderKey if !answered => RefusedBy::ClientSdk,
        _ => RefusedBy::Upstream,
    }
}

/// Words that speak of a sign-in and not of a key.
const SIGN_IN: &[&str] =
    &["oauth", "sign in", "signed in", "sign-in", "log in", "logged in", "login", "log out", "logged out", "subscription"];

fn credential(read: &Read, refused_by: RefusedBy) -> CredentialKind {
    let report = read.report;
    let of_cause = report.top().entry().details().credential;
    if let Some(kind) = told(read, |remedy| remedy.tells.credential) {
        // A limit or a fault of the server isn't about the key, whose owner the words tell.
        let about_none = |of_cause: &CredentialKind| {
            kind == CredentialKind::ApiKey && *of_cause == CredentialKind::None && report.cause() != Cause::NotAnApiError
        };
        return of_cause.filter(about_none).unwrap_or(kind);
    }
    let usual = stands::usual_credential(report);
    match of_cause {
        // A cloud decides by the identity which models there are.
        Some(CredentialKind::None) if report.cause() == Cause::ModelNotFound && usual == CredentialKind::CloudIdentity => {
            return usual;
        }
        Some(kind) => return kind,
        None => {}
    }
    if report.cause() == Cause::Unknown {
        return CredentialKind::Unknown;
    }
    if let Some(kind) = of_key(read) {
        return kind;
    }
    let shown = read.library.credentials.iter().find(|of| of.words.iter().any(|word| read.folded.contains(word.as_str())));
    if let Some(of) = shown {
        return of.kind;
    }
    if refused_by == RefusedBy::Gateway {
        return CredentialKind::VirtualKey;
    }
    let Some(app) = read.app else { return usual };
    let of_app = |kind: CredentialKind| {
        let fits = |providers: &[String]| providers.is_empty() || providers.iter().any(|id| id == report.provider);
        app.credentials.iter().any(|credential| credential.kind == kind && fits(&credential.providers))
    };
    let text = read.text.text.to_ascii_lowercase();
    let signs_in = SIGN_IN.iter().any(|words| text.contains(words)) && !text.contains("api key") && !text.contains("api_key");
    let by_sign_in = [CredentialKind::SubscriptionLogin, CredentialKind::OauthToken].into_iter().find(|kind| of_app(*kind));
    match by_sign_in {
        Some(kind) if signs_in || !of_app(usual) => kind,
        _ => usual,
    }
}

/// The kind of credential that a key in the failure's own text is, by its form.
fn of_key(read: &Read) -> Option<CredentialKind> {
    let cut = read.facts.redaction.cuts.iter().find_map(|cut| format_of(cut.secret.expose()).map(|(_, format)| format))?;
    cut.details().credential()
}
