//! Which remedy a person is told: the one that asks for most of what is so.

use crate::catalogue::{App, AppKind, Cause, Code, Codes, Library, Provider, Remedy, Seen, Stands};
use crate::report::{Report, Situation};
use crate::situation::{Reading, fits_report, says};

/// What each condition of a remedy counts that holds. Words of the text come before everything else, then the
/// application; a finer condition counts more than a coarser one.
mod weight {
    /// A text that must be there.
    pub const SAYS: usize = 100;
    /// So many letters of that text count one more, up to [`LENGTH`]: of two messages the longer one says more, but a
    /// short code with a condition says more than a long sentence without.
    pub const LETTERS: usize = 3;
    /// The most that the length of a text counts.
    pub const LENGTH: usize = 20;
    /// A second text that must be there.
    pub const AND_SAYS: usize = 30;
    /// The documented code of the provider that answered.
    pub const CODE: usize = 90;
    /// The application.
    pub const APP: usize = 40;
    /// The finer form of the cause.
    pub const VARIANT: usize = 25;
    /// The cause.
    pub const CAUSE: usize = 15;
    /// The provider.
    pub const PROVIDER: usize = 20;
    /// The SDK.
    pub const SDK: usize = 10;
    /// The status, the credential.
    pub const DETAIL: usize = 8;
    /// Where the person stands: more than the provider, whose own people have a program of theirs.
    pub const STANDS: usize = 22;
    /// Who refused, the language.
    pub const LITTLE: usize = 6;
}

/// The remedies that fit a report, the application's own and the general ones: first the one that asks for most.
pub fn remedies<'a>(report: &Report, reading: &Reading<'a>, library: &'a Library) -> Vec<&'a Remedy> {
    // In a pipeline nobody can do what an application asks of people.
    let for_people = reading.situation.stands == Stands::Ci && reading.app.is_some_and(|app| app.stands == Stands::AppUser);
    let (stands, general_stands) = (reading.situation.stands, among_others(reading));
    let own = reading.app.into_iter().flat_map(|app| &app.remedies).filter(|remedy| fits(remedy, report, reading, stands));
    let general = library.remedies.iter().filter(|remedy| fits(remedy, report, reading, general_stands));
    let finer = general.clone().any(|remedy| remedy.before_apps);
    let counts = |remedy: &Remedy| {
        let coarse = finer && remedy.says.is_empty() && !names_variant(remedy, report);
        if coarse || for_people && remedy.stands.is_empty() { 0 } else { weight::APP }
    };
    let fitting = own.map(|remedy| (counts(remedy), remedy)).chain(general.map(|remedy| (0, remedy)));
    let mut ranked: Vec<_> = fitting.map(|(more, remedy)| (more + weight_of(remedy, report, reading), remedy)).collect();
    ranked.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    ranked.into_iter().map(|(_, remedy)| remedy).collect()
}

/// Where somebody stands for the general remedies: who runs a chat or a workflow builder on a server of their own mends it
/// in that program, as who uses one does. Only a gateway has keys, entries and clients of its own.
fn among_others(reading: &Reading) -> Stands {
    let gateway = |app: &App| matches!(app.kind, AppKind::Gateway | AppKind::ModelServer);
    match reading.situation.stands {
        Stands::GatewayOperator if reading.app.is_some_and(|app| !gateway(app)) => Stands::AppUser,
        stands => stands,
    }
}

fn fits(remedy: &Remedy, report: &Report, reading: &Reading, stands: Stands) -> bool {
    let Situation { app, credential, refused_by, .. } = &reading.situation;
    let app = app.as_ref().map_or("", |app| &app.id);
    (remedy.apps.is_empty() || remedy.apps.iter().any(|id| id == app))
        && (remedy.stands.is_empty() || remedy.stands.contains(&stands))
        && (remedy.credentials.is_empty() || remedy.credentials.contains(credential))
        && (remedy.refused_by.is_empty() || remedy.refused_by.contains(refused_by))
        && fits_report(remedy, report)
        && says(remedy, &reading.seen)
}

fn weight_of(remedy: &Remedy, report: &Report, reading: &Reading) -> usize {
    let there = |texts: &[String]| texts.iter().filter(|text| reading.seen.has(text)).map(|text| text.chars().count()).max();
    let says = there(&remedy.says).map_or(0, |letters| weight::SAYS + length(letters));
    let and_says = there(&remedy.and_says).map_or(0, |_| weight::AND_SAYS);
    let cause = match remedy.causes.as_slice() {
        [] => 0,
        _ if names_variant(remedy, report) => weight::VARIANT,
        _ => weight::CAUSE,
    };
    let if_asked = |asked: bool, weight: usize| if asked { weight } else { 0 };
    says + and_says
        + cause
        + if_asked(!remedy.apps.is_empty(), weight::APP)
        + if_asked(!remedy.providers.is_empty(), weight::PROVIDER)
        + if_asked(!remedy.sdks.is_empty(), weight::SDK)
        + if_asked(!remedy.status.is_empty(), weight::DETAIL)
        + if_asked(!remedy.credentials.is_empty(), weight::DETAIL)
        + if_asked(!remedy.stands.is_empty(), weight::STANDS)
        + if_asked(!remedy.refused_by.is_empty(), weight::LITTLE)
        + if_asked(!remedy.languages.is_empty(), weight::LITTLE)
}

/// Whether a remedy asks for the finer form of the cause that was found.
fn names_variant(remedy: &Remedy, report: &Report) -> bool {
    let fine = |asked: &String| asked.split_once('/').is_some_and(|(_, variant)| variant == report.variant());
    remedy.causes.iter().any(fine)
}

/// What the length of a text counts.
fn length(letters: usize) -> usize {
    (letters / weight::LETTERS).min(weight::LENGTH)
}

/// What to try after the first of these remedies: another whose words the text says, too, and that is about this very
/// cause or provider. One that reads the same words is a coarser answer to them, and none to try besides.
pub fn second<'a>(remedies: &[&'a Remedy], seen: &Seen) -> Option<&'a Remedy> {
    let (first, others) = remedies.split_first()?;
    let reads = |word: &String| first.says.iter().chain(&first.and_says).any(|own| seen.has(own) && own.contains(word.as_str()));
    others.iter().copied().find(|other| {
        let about_this = !other.causes.is_empty() || !other.providers.is_empty();
        let other_words = !other.says.is_empty() && !other.says.iter().any(|word| seen.has(word) && reads(word));
        other_words && about_this && other.quick_fix != first.quick_fix
    })
}

/// Words that an act holds which says where the person's application keeps it.
const PLACES: [&str; 2] = ["{app}", "{set}"];

/// What says where the application keeps what the first remedy speaks of: its own remedy for the cause as a whole, else a
/// general one that names it. None if there is no application, or if the first remedy says it itself.
pub fn place<'a>(remedies: &[&'a Remedy], reading: &Reading) -> Option<&'a Remedy> {
    reading.app?;
    let named = |remedy: &Remedy| PLACES.iter().any(|place| remedy.quick_fix.contains(place));
    let (first, others) = remedies.split_first()?;
    if reading.is_own(first) || named(first) {
        return None;
    }
    let of_cause = || others.iter().copied().filter(|remedy| remedy.says.is_empty() && !remedy.causes.is_empty());
    of_cause().find(|remedy| reading.is_own(remedy)).or_else(|| of_cause().find(|remedy| named(remedy)))
}

/// The least length of a word that shows a service by its name, in bytes: `gigachat`, `watsonx`, but not `AI`.
const MIN_NAME_BYTES: usize = 6;

/// The least length of a sentence that only one service prints, in bytes.
const MIN_OWN_BYTES: usize = 24;

/// The documented error of the provider that answered, if it says more than the remedy does and means the same cause.
pub fn code<'a>(report: &Report, reading: &Reading, library: &'a Library, remedy: Option<&Remedy>) -> Option<&'a Code> {
    // What a client says of a connection that failed is no answer of the API.
    let unanswered = matches!(report.cause(), Cause::ConnectionFailed | Cause::TlsFailed);
    if unanswered || remedy.is_some_and(|remedy| !remedy.says.is_empty()) {
        return None;
    }
    let known = Provider::of(report.provider).is_some();
    let of = |codes: &&Codes| match codes.providers.as_slice() {
        [] => !known,
        providers => providers.iter().any(|id| id == report.provider),
    };
    let text = &reading.text;
    let named =
        |of: &Codes| of.name.split(' ').any(|word| word.len() >= MIN_NAME_BYTES && text.contains(&word.to_ascii_lowercase()));
    let rows = library.codes.values().filter(of).flat_map(|of| {
        let (foreign, named) = (of.providers.is_empty(), named(of));
        of.codes.iter().map(move |code| (code, foreign, named))
    });
    let ranked = rows.filter_map(|(code, foreign, named)| {
        let cause = code.cause.split('/').next() == Some(report.cause().id());
        let status = code.status.is_empty() || report.status.is_none_or(|status| code.status.contains(&status));
        let printed = !code.code.is_empty() && report.error_code.as_deref() == Some(code.code.as_str());
        // A word or two are said by many services.
        let own = !foreign || named || code.says.len() >= MIN_OWN_BYTES;
        let told = own && !code.says.is_empty() && reading.seen.has(&code.says);
        // A code of a service that is none of the providers may be any other's; its sentence isn't.
        let known = if foreign || !code.says.is_empty() { told } else { printed };
        let more = if printed { weight::CODE } else { 0 } + if told { length(code.says.len()) } else { 0 };
        (cause && status && known).then_some((more, code))
    });
    ranked.max_by_key(|(weight, _)| *weight).map(|(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{CredentialKind, LibraryFile, RefusedBy, Stands};
    use crate::facts::Facts;
    use crate::situation::{self, Chosen};

    /// A refusal of OpenAI's in somebody's own program, known to its variant.
    const TEXT: &str = "import openai\nopenai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key \
                        provided: sk-abcd****wxyz. You can find your API key at https://platform.openai.com/account/api-keys.', \
                        'code': 'invalid_api_key'}}\nmore words of it";

    /// Which of two remedies is told.
    fn told(first: &Remedy, second: &Remedy) -> String {
        let library = Library::of(LibraryFile { remedies: vec![first.clone(), second.clone()], ..LibraryFile::default() });
        let report = crate::diagnose(TEXT);
        let text = report.relevant_text();
        let facts = Facts::gather(&text);
        let reading = situation::read(&report, &facts, &text, &library, &Chosen::default());
        remedies(&report, &reading, &library).first().map(|remedy| remedy.quick_fix.clone()).unwrap_or_default()
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn of(quick_fix: &str) -> Remedy {
        Remedy { quick_fix: quick_fix.to_owned(), ..Remedy::default() }
    }

    /// Remedies with one condition each, the one that counts most first.
    fn by_weight() -> Vec<Remedy> {
        vec![
            Remedy { says: words(&["Incorrect API key provided"]), and_says: words(&["more words"]), ..of("two texts") },
            Remedy { says: words(&["Incorrect API key provided"]), ..of("a longer text") },
            Remedy { says: words(&["Incorrect API key"]), ..of("a shorter text") },
            Remedy { causes: words(&["invalid_key/unknown"]), ..of("variant") },
            Remedy { stands: vec![Stands::OwnCode], ..of("stands") },
            Remedy { providers: words(&["openai"]), ..of("provider") },
            Remedy { causes: words(&["invalid_key"]), ..of("cause") },
            Remedy { sdks: words(&["openai-python"]), ..of("SDK") },
            Remedy { status: vec![401], ..of("status") },
            Remedy { refused_by: vec![RefusedBy::Upstream], ..of("who refused") },
            of("nothing"),
        ]
    }

    #[test]
    fn each_condition_counts_more_than_the_next() {
        assert_eq!(crate::diagnose(TEXT).variant(), "unknown", "the text shows the variant");
        let remedies = by_weight();
        for pair in remedies.windows(2) {
            assert_eq!(told(&pair[0], &pair[1]), pair[0].quick_fix);
            assert_eq!(told(&pair[1], &pair[0]), pair[0].quick_fix);
        }
    }

    #[test]
    fn words_of_the_text_count_more_than_all_that_is_known_besides() {
        let known = Remedy {
            causes: words(&["invalid_key/unknown"]),
            providers: words(&["openai"]),
            sdks: words(&["openai-python"]),
            status: vec![401],
            credentials: vec![CredentialKind::ApiKey],
            stands: vec![Stands::OwnCode],
            ..of("all that is known")
        };
        let says = Remedy { says: words(&["Incorrect API key provided"]), ..of("words") };
        assert_eq!(told(&known, &says), "words");
    }

    #[test]
    fn a_remedy_whose_condition_fails_is_not_told() {
        let all = of("for all");
        for other in [
            Remedy { says: words(&["another message"]), ..of("says") },
            Remedy { not_says: words(&["more words"]), ..of("not_says") },
            Remedy { causes: words(&["invalid_key/cloud"]), ..of("variant") },
            Remedy { status: vec![403], ..of("status") },
            Remedy { providers: words(&["groq"]), ..of("provider") },
            Remedy { apps: words(&["claude-code"]), ..of("app") },
            Remedy { stands: vec![Stands::Ci], ..of("stands") },
            Remedy { credentials: vec![CredentialKind::PlanKey], ..of("credential") },
            Remedy { refused_by: vec![RefusedBy::Gateway], ..of("who refused") },
            Remedy { languages: words(&["ruby"]), ..of("language") },
        ] {
            assert_eq!(told(&other, &all), "for all", "{}", other.quick_fix);
        }
    }
}
