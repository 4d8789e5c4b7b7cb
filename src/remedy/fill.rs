//! Fills the placeholders of remedies, and leaves out the sentences whose placeholder has no value.

use crate::catalogue::{AppCredential, AppKind, Cause, CredentialKind, PRINTED, RefusedBy};
use crate::report::{Names, Report};
use crate::situation::Reading;

/// The values for a remedy's placeholders.
pub struct Values<'a> {
    names: &'a Names,
    page: &'a dyn Fn(&str) -> Option<&'static str>,
    /// Whole sentences of the application, by the placeholder that stands for them.
    sentences: Vec<(&'static str, &'a str)>,
    /// The application's name.
    app: &'a str,
    /// What the text prints.
    reading: &'a Reading<'a>,
    /// The sentences of the credential that bear on the failure, by their placeholders.
    about_credential: &'static [&'static str],
}

/// The sentences of an application's credential that bear on a failure: where to put it helps nobody whose model, region
/// or connection was the reason; which one is used tells whose credit is spent.
fn about_credential(cause: Cause) -> &'static [&'static str] {
    match cause {
        Cause::QuotaExceeded => &["order", "show_credential"],
        cause if cause.is_authentication() && !matches!(cause, Cause::RegionUnsupported | Cause::IpNotAllowed) => {
            &["set", "order", "show_credential", "restart"]
        }
        _ => &[],
    }
}

/// What an application is called whose name nobody knows.
const UNKNOWN_APP: &str = "the app";

impl<'a> Values<'a> {
    /// The values of a report. `page` gives those for the provider's pages and packages.
    pub fn of(report: &'a Report, reading: &'a Reading, page: &'a dyn Fn(&str) -> Option<&'static str>) -> Values<'a> {
        let own = credential(reading, report);
        let text = |of: fn(&AppCredential) -> &String| own.map_or("", |own| of(own));
        Values {
            names: &report.names,
            page,
            sentences: vec![
                ("set", text(|own| &own.set)),
                ("order", text(|own| &own.order)),
                ("sign_in", text(|own| &own.sign_in)),
                ("sign_out", text(|own| &own.sign_out)),
                ("show_credential", text(|own| &own.status)),
                ("restart", text(|own| &own.restart)),
                ("doctor", reading.app.map_or("", |app| &app.doctor)),
                ("app_docs", reading.app.map_or("", |app| &app.docs)),
            ],
            app: reading.app.map_or(UNKNOWN_APP, |app| &app.name),
            reading,
            about_credential: about_credential(report.cause()),
        }
    }

    /// A text with its placeholders filled; empty if no sentence of it is left.
    pub fn fill(&self, text: &str) -> String {
        let mut whole = text.to_owned();
        for (name, value) in &self.sentences {
            whole = whole.replace(&["{", name, "}"].concat(), value);
        }
        let mut filled = String::with_capacity(whole.len());
        for sentence in sentences(&whole) {
            let Some(sentence) = self.sentence(sentence) else { continue };
            if !filled.is_empty() {
                filled.push(' ');
            }
            filled.push_str(&sentence);
        }
        // A value may hold placeholders of the catalogue, too.
        let filled = self.names.fill_placeholders_with(&filled, self.page);
        filled.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// A sentence with what the text prints; none if that isn't known.
    fn sentence(&self, sentence: &str) -> Option<String> {
        let sentence = sentence.trim();
        // A sentence that begins with the words for an unknown application has a capital.
        let sentence = match sentence.strip_prefix("{app}") {
            Some(rest) if self.app == UNKNOWN_APP => ["The app", rest].concat(),
            _ => sentence.to_owned(),
        };
        let mut filled = sentence.replace("{app}", self.app);
        for name in PRINTED {
            let placeholder = ["{", name, "}"].concat();
            if filled.contains(&placeholder) {
                let value = self.reading.printed(name)?;
                // Braces in what the text prints are none of ours.
                filled = filled.replace(&placeholder, &value.replace(['{', '}'], ""));
            }
        }
        (!filled.is_empty()).then_some(filled)
    }

    /// Where the failure is about the credential, what the application knows of it and hasn't been said: where it is kept,
    /// which one wins, which one is used, what to start again.
    pub fn rest(&self, said: &str) -> Vec<String> {
        let more = self.about_credential;
        let known = self.sentences.iter().filter(|(name, text)| more.contains(name) && !text.is_empty());
        // Where it is kept says nothing new if its commands and places were named.
        let old = |name: &str, text: &str| said.contains(text) || name == "set" && names_only(text, said);
        known.map(|(name, text)| (name, self.fill(text))).filter(|(name, text)| !old(name, text)).map(|(_, text)| text).collect()
    }
}

/// Whether a text names something in backticks, and nothing that wasn't said.
fn names_only(text: &str, said: &str) -> bool {
    let mut names = text.split('`').skip(1).step_by(2).peekable();
    names.peek().is_some() && names.all(|name| said.contains(name))
}

/// The application's credential that the failure is about: of its kind and for this provider, else of its kind.
fn credential<'a>(reading: &Reading<'a>, report: &Report) -> Option<&'a AppCredential> {
    let app = reading.app?;
    let for_provider = |own: &&AppCredential| own.providers.iter().any(|id| id == report.provider);
    let for_all = |own: &&AppCredential| own.providers.is_empty();
    // A virtual key of a program is one of its own API, unless it is for a certain service; a gateway's key stands where
    // ordinary keys do.
    let own_api = |own: &AppCredential| own.kind == CredentialKind::VirtualKey && own.providers.is_empty();
    let elsewhere = reading.situation.refused_by == RefusedBy::Gateway && app.kind != AppKind::Gateway;
    let kind = match reading.situation.credential {
        CredentialKind::VirtualKey if elsewhere && app.credentials.iter().any(own_api) => CredentialKind::ApiKey,
        kind => kind,
    };
    let of_kind = || app.credentials.iter().filter(|own| own.kind == kind);
    let of_kind = of_kind().find(for_provider).or_else(|| of_kind().find(for_all)).or_else(|| of_kind().next());
    match kind {
        CredentialKind::None => None,
        CredentialKind::Unknown => app.credentials.iter().find(|own| for_provider(own) || for_all(own)),
        _ => of_kind,
    }
}

/// A text without the sentences that point to commands below it, for where there are none.
pub fn without_commands(text: &str) -> String {
    let rest: Vec<&str> = sentences(text).into_iter().map(str::trim).filter(|sentence| !sentence.contains(BELOW)).collect();
    rest.join(" ")
}

/// How a text points to the commands that are shown with it.
const BELOW: &str = "command below";

/// The sentences of a text: one ends at a full stop before a space and a capital, a backtick or a quote.
fn sentences(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['.', '!', '?', ':', ';']) {
        let rest = &text[at + 1..];
        let ends = rest.starts_with(' ')
            && !text[at..].starts_with([':', ';'])
            && rest[1..].starts_with(|next: char| next.is_uppercase() || matches!(next, '`' | '“' | '{'))
            && text[..at].matches('`').count().is_multiple_of(2);
        if ends {
            all.push(&text[start..=at]);
            start = at + 2;
        }
    }
    all.push(text.get(start..).unwrap_or(""));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_was_named_says_nothing_new() {
        assert!(names_only("Sign in with `/login`.", "Run `/login` again."));
        assert!(!names_only("Put it into `KEY` or `~/.tool`.", "Put it into `KEY`."));
        assert!(!names_only("Put it into the settings.", "Put it into the settings of the app."));
    }

    #[test]
    fn sentences_end_before_a_capital_or_a_command() {
        assert_eq!(sentences("Run `a. B`. Then c. {set} `d` e"), ["Run `a. B`.", "Then c.", "{set} `d` e"]);
        assert_eq!(sentences("See e.g. this, v1.2 and more"), ["See e.g. this, v1.2 and more"]);
    }
}
