//! What an answer can wait for, read from the paste once more: the chain of exceptions, the other
//! failures, the SDK beneath a wrapper, the person's own faulty line.
//!
//! [`crate::diagnose()`] decides; nothing here changes what it said. It stands apart because the page
//! shows an answer first and this a moment later.

mod chain;
mod incidents;
mod mend;

pub use chain::Link;
pub use incidents::Incident;

use crate::catalogue::Release;
use crate::diagnose::visible;
use crate::environment::{Environment, inspect};
use crate::facts::Facts;
use crate::redaction::redact;
use crate::remedy::CodePair;
use crate::report::Report;

/// The details of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Details {
    /// The exceptions of the failure that decides, the root cause first; empty if there is no chain.
    pub chain: Vec<Link>,
    /// The other failures of the paste, in its order, each told once.
    pub others: Vec<Incident>,
    /// Id of the SDK that the reported one calls, such as `openai-python` beneath `langchain-python`.
    pub wrapped: Option<&'static str>,
    /// The major version of the SDK, such as `1`, where frames or wording tell it.
    pub sdk_major: Option<String>,
    /// The person's own faulty line, redacted, and the same line mended.
    pub own: Option<CodePair>,
    /// What the configuration in the paste shows; none if there is none.
    pub environment: Option<Environment>,
}

/// Reads the details of a report from its redacted text. Takes time linear in its length.
pub fn details(report: &Report) -> Details {
    if report.key.is_some() {
        return Details { environment: single_line(report), ..Details::default() };
    }
    let text = visible(&report.redaction);
    let facts = Facts::gather(text.as_ref().unwrap_or(&report.redaction));
    // Where the decisive sign stands in the redacted text.
    let anchor = report.top().supports.first().map(|sign| report.redaction.project(sign.start..sign.end));
    let part = anchor.as_ref().map(|anchor| facts.part_of(anchor));
    Details {
        chain: part.map(|part| chain::chain(&facts, part)).unwrap_or_default(),
        others: part.map(|part| incidents::others(&facts, report, part)).unwrap_or_default(),
        wrapped: wrapped(&facts, report),
        sdk_major: sdk_major(&report.redaction.text, report.sdk),
        own: mend::mend(&facts, report),
        // What a HAR holds was sent, not set.
        environment: if text.is_none() { inspect(&report.redaction, report, &facts) } else { None },
    }
}

/// What a single assignment shows: a paste that is nothing but a key is one secret as a whole.
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
    let beneath = facts.sdks.iter().map(|(sdk, _)| *sdk).find(|sdk| {
        let fits = sdk.only.is_empty() || sdk.only == report.provider;
        fits && sdk.language == outer.language && sdk.id != "raw-http" && !wraps(sdk.id)
    });
    beneath.map(|sdk| sdk.id)
}

/// The major version of the reported SDK: from its number beside the package's name, else from what
/// only one has.
fn sdk_major(text: &str, sdk: Option<&str>) -> Option<String> {
    let release = Release::of(sdk?)?;
    let text = text.to_ascii_lowercase();
    let numbers = text.match_indices(release.package).filter_map(|(at, package)| {
        let edge = !text[..at].ends_with(|before: char| before.is_ascii_alphanumeric() || matches!(before, '-' | '_' | '.'));
        edge.then(|| number(&text[at + package.len()..]))?
    });
    let seen = || release.majors.iter().find(|major| major.iter().skip(1).any(|mark| text.contains(mark)));
    { numbers }.next().or_else(|| seen()?.first().map(|major| (*major).to_owned()))
}

/// The major of the version that follows a package's name: `==1.3.9`, `@4.104.0`, ` 1.58`, `/js 4.1.0`.
fn number(rest: &str) -> Option<String> {
    const GAPS: &[&str] = &["==", "@", ">=", "~=", "-", " version ", "/python ", "/js ", " (v", " v", "/", ": ", " "];
    let version = GAPS.iter().find_map(|gap| rest.strip_prefix(gap).filter(|version| version.starts_with(digit)))?;
    let major: String = version.chars().take_while(char::is_ascii_digit).collect();
    let minor = version[major.len()..].strip_prefix('.').is_some_and(|minor| minor.starts_with(digit));
    (minor && major.len() < 3).then_some(major)
}

fn digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_beside_the_package_and_from_frames() {
        for (text, sdk, major) in [
            ("openai==1.3.9", "openai-python", Some("1")),
            ("Using OpenAI 0.28.1 on linux", "openai-python", Some("0")),
            ("node_modules/.pnpm/openai@4.104.0_ws/x", "openai-node", Some("4")),
            ("User-Agent: OpenAI/Python 2.54.0", "openai-python", Some("2")),
            ("site-packages/openai/api_requestor.py\", line 765", "openai-python", Some("0")),
            ("node_modules/openai/core/error.mjs:53", "openai-node", Some("5 or later")),
            ("langchain-openai==1.7.3 with langchain", "openai-python", None),
            ("openai.AuthenticationError: Error code: 401", "openai-python", None),
            ("openai 401 - Incorrect", "openai-python", None),
        ] {
            assert_eq!(sdk_major(text, Some(sdk)).as_deref(), major, "{text}");
        }
    }

    #[test]
    fn a_wrapper_and_what_it_calls_are_both_told() {
        let report = crate::diagnose(
            "  File \"/v/site-packages/langchain_openai/chat_models/base.py\", line 9, in _generate\n  File \"/v/site-packages/openai/_base_client.py\", line 1037, in request\nopenai.AuthenticationError: Error code: 401 - x\n",
        );
        assert_eq!(report.sdk, Some("langchain-python"));
        assert_eq!(details(&report).wrapped, Some("openai-python"));
    }
}
