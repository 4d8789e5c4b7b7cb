//! Which release of an SDK a text is from.

use crate::catalogue::Release;

/// The major version of the reported SDK: from a version beside the package's name, else from marks that only one major
/// version has.
pub(super) fn sdk_major(text: &str, sdk: Option<&str>) -> Option<String> {
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
    /// What stands between a package's name and its version.
    const VERSION_SEPARATORS: &[&str] =
        &["==", "@", ">=", "~=", "-", " version ", "/python ", "/js ", " (v", " v", "/", ": ", " "];
    let version = VERSION_SEPARATORS
        .iter()
        .find_map(|separator| rest.strip_prefix(separator).filter(|version| version.starts_with(digit)))?;
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
}
