//! Makes the answer to a report and a choice: the advice, and what is read from the paste beyond the report.
//!
//! [`crate::diagnose()`] decides on the cause, and nothing here changes it. This is separate because the page shows the
//! verdict first and the rest a moment later. An [`Answer`] is made once and then only shown.

mod chain;
mod mend;

use crate::catalogue::{Library, PLACES, Release};
use crate::credential::KeyReport;
use crate::environment::inspect;
use crate::facts::Facts;
use crate::redaction::{Redaction, redact};
use crate::remedy::{Told, quick_fix, tell};
use crate::report::environment::Environment;
use crate::report::{Advice, ChainLink, CodePair, NamedApp, PlaceText, Report, Situation};
use crate::situation;
pub use crate::situation::{Chosen, ChosenApp};
use std::rc::Rc;

/// What the person chose to have the answer for. What isn't chosen is taken from the paste.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// The id of the place where they run the program.
    pub place: Option<&'static str>,
    /// The id of the language that they write.
    pub language: Option<&'static str>,
    /// The application and the credential that they have.
    pub chosen: Chosen,
}

/// A report with everything that is shown beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The report.
    pub report: Rc<Report>,
    /// The exceptions of the failure, the root cause first; empty if there is no chain.
    pub chain: Vec<ChainLink>,
    /// The id of the SDK that the reported one calls, such as `openai-python` beneath `langchain-python`.
    pub wrapped: Option<&'static str>,
    /// The major version of the SDK, such as `1`, if the text shows it.
    pub sdk_major: Option<String>,
    /// What the configuration in the paste shows; none if there is none.
    pub environment: Option<Environment>,
    /// The inspection of the key, if the paste is nothing but a key.
    pub key: Option<KeyReport>,
    /// The application, the credential and who refused.
    pub situation: Situation,
    /// The application of each of the report's other failures.
    pub other_apps: Vec<Option<NamedApp>>,
    /// What the server said, in its own words, redacted; none if the text shows none.
    pub reason: Option<String>,
    /// What happened, in one sentence with placeholders: the cause's own, the remedy's, or one that names who refused instead
    /// of the provider.
    pub verdict_template: String,
    /// Why it happened.
    pub why: String,
    /// The quick fix: the act that mends it, in one to three sentences; empty if only commands are known.
    pub act: String,
    /// Whether the act mends nothing, but finds out what is at fault.
    pub finds_out: bool,
    /// The commands of the quick fix for each place, the chosen one first; empty where no command helps.
    pub quick_fix: Vec<PlaceText>,
    /// The rest of the advice; empty without a library.
    pub advice: Advice,
}

impl Answer {
    /// Makes the answer to a report. `library` is what of the catalogue comes after the first load; none if it isn't there
    /// yet. Reads the text that the report rests on once more, in time linear in its length.
    pub fn of(report: Rc<Report>, library: Option<&Library>, choices: &Choices) -> Answer {
        if report.key.is_some() {
            let environment = single_line(&report);
            return Answer { environment, ..Answer::without_paste(report, library, choices) };
        }
        let text = report.relevant_text();
        let around = report.relevant_text_and_section();
        let facts = Facts::gather(&text);
        let mut answer = Answer::told(report, library, choices, &facts, &around);
        let report = answer.report.clone();
        answer.other_apps = report.others.iter().map(|other| app_of(other, library, choices)).collect();
        answer.chain = chain::chain(&facts);
        answer.wrapped = wrapped(&facts, &report);
        // A HAR holds requests and no configuration.
        answer.environment = if report.recorded { None } else { inspect(&around, &report, &facts) };
        if let Some(seen) = answer.environment.as_ref().filter(|_| answer.has_no_failure()) {
            answer.why = seen.sentence();
        }
        // Who uses a program has lines of configuration, and no code.
        let theirs = |pair: &CodePair| answer.situation.stands.has_code() || PLACES.iter().any(|(id, _)| *id == pair.language);
        // What tracing or memory was refused lies beside the client that the text shows.
        let own_client = answer.situation.component.is_none();
        if let Some(own) = mend::mend(&facts, &report).filter(|pair| library.is_some() && own_client && theirs(pair)) {
            // The person's own line comes before code of the catalogue.
            answer.advice.code.retain(|pair| pair.language != own.language);
            answer.advice.code.insert(0, own);
        }
        answer
    }

    /// The answer to a report without its paste, as from a shared link.
    pub fn without_paste(report: Rc<Report>, library: Option<&Library>, choices: &Choices) -> Answer {
        let nothing = Redaction::default();
        Answer::told(report, library, choices, &Facts::gather(&nothing), &nothing)
    }

    /// Whether the text shows no failure: neither one of an API nor a message that an application is known to print.
    pub fn has_no_failure(&self) -> bool {
        self.report.has_no_failure() && self.verdict_template == self.report.top().entry().verdict
    }

    /// What happened, in one plain sentence.
    pub fn verdict(&self) -> String {
        self.report.names.fill_placeholders(&self.verdict_template)
    }

    /// What happened, as the page's headline.
    pub fn headline(&self) -> String {
        self.report.headline(&self.verdict_template)
    }

    /// The heading of the act and its commands.
    pub fn act_heading(&self) -> &'static str {
        if self.finds_out { "Find out" } else { "Quick fix" }
    }

    /// The quick fix as one text: the act, then its commands for the first place.
    pub fn quick_fix_text(&self) -> String {
        let commands = self.quick_fix.first().map(|fix| fix.text.as_str());
        let parts: Vec<&str> = [self.act.as_str()].into_iter().chain(commands).filter(|part| !part.is_empty()).collect();
        parts.join("\n")
    }

    /// The advice on a report. `around` is the text of the failure and of what stands around it.
    fn told(report: Rc<Report>, library: Option<&Library>, choices: &Choices, facts: &Facts, around: &Redaction) -> Answer {
        let place = choices.place.unwrap_or(report.place);
        let language = choices.language.or(report.language);
        let reading = library.map(|library| (library, situation::read(&report, facts, around, library, &choices.chosen)));
        let told = match &reading {
            Some((library, reading)) => tell(&report, reading, library, place, language),
            None => Told { commands: quick_fix(report.top().entry(), &report.names, place), ..Told::default() },
        };
        Answer {
            other_apps: vec![None; report.others.len()],
            chain: Vec::new(),
            wrapped: None,
            sdk_major: reading.as_ref().and_then(|(_, reading)| reading.sdk_major.clone()),
            environment: None,
            key: report.key_report(),
            reason: reading.as_ref().and_then(|(_, reading)| reading.printed("reason").map(str::to_owned)),
            situation: reading.map(|(_, reading)| reading.situation).unwrap_or_default(),
            verdict_template: if told.verdict.is_empty() { report.top().entry().verdict.to_owned() } else { told.verdict },
            why: if told.why.is_empty() { report.why() } else { told.why },
            act: told.act,
            finds_out: told.finds_out,
            quick_fix: told.commands,
            advice: told.advice,
            report,
        }
    }
}

/// The application of a failure, from its own text alone: the file around it would be read once for each failure.
fn app_of(report: &Report, library: Option<&Library>, choices: &Choices) -> Option<NamedApp> {
    let text = report.relevant_text();
    situation::read(report, &Facts::gather(&text), &text, library?, &choices.chosen).situation.app
}

/// What a single assignment shows. It is redacted anew, since a paste that is nothing but a key is one secret as a whole.
fn single_line(report: &Report) -> Option<Environment> {
    let paste = report.key_alone()?.expose();
    if !paste.contains(['=', ':']) {
        return None;
    }
    let redaction = redact(paste);
    inspect(&redaction, report, &Facts::gather(&redaction))
}

/// The SDK of the same language beneath the reported one, if that is a wrapper.
fn wrapped(facts: &Facts, report: &Report) -> Option<&'static str> {
    let wraps = |id: &str| Release::of(id).is_some_and(|release| release.wraps);
    let outer = facts.sdks.iter().map(|(sdk, _)| *sdk).find(|sdk| Some(sdk.id) == report.sdk && wraps(sdk.id))?;
    let inner = facts.sdks.iter().map(|(sdk, _)| *sdk).find(|sdk| {
        let fits = sdk.only.is_empty() || sdk.only == report.provider;
        fits && sdk.language == outer.language && !sdk.raw && !wraps(sdk.id)
    });
    inner.map(|sdk| sdk.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapper_and_the_sdk_that_it_calls_are_both_found() {
        let report = crate::diagnose(
            "  File \"/v/site-packages/langchain_openai/chat_models/base.py\", line 9, in _generate\n  File \"/v/site-packages/openai/_base_client.py\", line 1037, in request\nopenai.AuthenticationError: Error code: 401 - x\n",
        );
        assert_eq!(report.sdk, Some("langchain-python"));
        assert_eq!(Answer::of(Rc::new(report), None, &Choices::default()).wrapped, Some("openai-python"));
    }
}
