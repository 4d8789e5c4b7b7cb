//! Which documented codes the first load carries: those of a provider that mean one cause, and that neither a sign nor
//! the status decides in the same way.

use crate::files::CodeFile;
use crate::schema::level::{SHOWN, USUAL};
use crate::schema::{Cause, DocumentedCodes};
use crate::source::Sources;
use std::collections::BTreeMap;

/// Codes that only name a status or say that something failed, without separators and in lower case.
const GENERAL: &[&str] = &[
    "aborted",
    "aboutblank",
    "accessdenied",
    "apierror",
    "authentication",
    "authenticationerror",
    "badrequest",
    "cancelled",
    "conflict",
    "deadlineexceeded",
    "error",
    "failedprecondition",
    "forbidden",
    "interactionrequired",
    "internal",
    "invalidargument",
    "invalidclient",
    "invalidgrant",
    "invalidresource",
    "invalidscope",
    "outofrange",
    "overloaded",
    "permissiondenied",
    "permissionerror",
    "preconditionfailed",
    "ratelimited",
    "requesttimeout",
    "resourceexhausted",
    "server",
    "temporarilyunavailable",
    "timeout",
    "unauthenticated",
    "unauthorized",
    "unauthorizedclient",
    "unavailable",
    "unimplemented",
    "unknown",
    "unknownerror",
    "unsupportedgranttype",
    "validationerror",
];

/// What a code without a status of its own is rarely pasted for, and what its message says as well. They cost more than
/// they tell.
const LIGHT: &[&str] = &["bad_request", "connection_failed", "not_an_api_error", "server_error", "tls_failed"];

/// The rows, each with the codes of one provider that mean the same.
pub fn documented(sources: &Sources) -> Vec<DocumentedCodes> {
    let mut known: BTreeMap<(&str, &str), Vec<&CodeFile>> = BTreeMap::new();
    for file in &sources.codes {
        for provider in file.providers.iter().map(|provider| provider.as_str()) {
            for row in file.code.iter().filter(|row| is_telling(&row.code)) {
                let provider = if is_unmistakable(&row.code) { "" } else { provider };
                known.entry((provider, &row.code)).or_default().push(row);
            }
        }
    }
    let mut rows: BTreeMap<(&str, &str, u8), Vec<&str>> = BTreeMap::new();
    for ((provider, code), all) in &known {
        let meaning = all[0].cause.as_str();
        let cause = meaning.split('/').next().unwrap_or(meaning);
        let agree = all.iter().all(|row| row.cause.as_str() == meaning);
        // What stands in a text of any service stands there without its status.
        let borrowed = means_another(sources, code, cause);
        let by_status = !provider.is_empty() && !borrowed && decided_by_status(all, cause);
        let weighs = !LIGHT.contains(&cause) && !all.iter().any(|row| row.rare);
        if agree && weighs && !by_status && !decided_by_sign(sources, code, cause) {
            // A word that is documented with a sentence may come with others, which say more; a number has one meaning.
            let number = code.bytes().all(|byte| byte.is_ascii_digit());
            let alone = number || provider.is_empty() || all.iter().all(|row| row.says.as_str().is_empty());
            let level = if alone { SHOWN } else { USUAL };
            rows.entry((*provider, meaning, level)).or_default().push(code);
        }
    }
    let row = |((provider, meaning, level), codes): ((&str, &str, u8), Vec<&str>)| {
        let (cause, variant) = meaning.split_once('/').unwrap_or((meaning, ""));
        DocumentedCodes {
            provider: leaked(provider),
            cause: Cause::from_id(cause).unwrap_or(Cause::Unknown),
            variant: leaked(variant),
            level,
            codes: codes.into_iter().map(leaked).collect::<Vec<_>>().leak(),
        }
    };
    rows.into_iter().map(row).collect()
}

fn leaked(text: &str) -> &'static str {
    text.to_owned().leak()
}

/// Whether it is a machine code, and says more than a status. A class of exceptions is none: it stands in no answer.
fn is_telling(code: &str) -> bool {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let status = plain.len() == 3 && plain.bytes().all(|byte| byte.is_ascii_digit());
    !plain.is_empty() && !status && !code.contains(['…', ' ']) && !code.ends_with("Error") && !GENERAL.contains(&plain.as_str())
}

/// Whether a code is of a form that no other service has: a name in capitals and its number.
fn is_unmistakable(code: &str) -> bool {
    let name = code.bytes().take_while(u8::is_ascii_uppercase).count();
    name > 4 && code.len() > name + 4 && code.bytes().skip(name).all(|byte| byte.is_ascii_digit())
}

fn decided_by_sign(sources: &Sources, code: &str, cause: &str) -> bool {
    let own = sources.causes.iter().filter(|folder| folder.cause.id == cause).filter_map(|folder| folder.signs.as_ref());
    own.flat_map(|signs| &signs.sign).any(|sign| sign.codes.iter().any(|known| known.eq_ignore_ascii_case(code)))
}

/// Whether a sign says that the code means something else, wherever it comes from.
fn means_another(sources: &Sources, code: &str, cause: &str) -> bool {
    let others = sources.causes.iter().filter(|folder| folder.cause.id != cause).filter_map(|folder| folder.signs.as_ref());
    let general = |sign: &&crate::files::SignFile| sign.provider.as_str().is_empty();
    others.flat_map(|signs| &signs.sign).filter(general).any(|sign| sign.codes.iter().any(|known| **known == code))
}

/// Whether each of the statuses that it comes with tells the cause, as `diagnosis::rules::status` reads them.
fn decided_by_status(rows: &[&CodeFile], cause: &str) -> bool {
    let mut statuses = rows.iter().flat_map(|row| &row.status).peekable();
    let told = |status: &u16| match status {
        401 => "invalid_key",
        402 => "quota_exceeded",
        403 => "insufficient_scope",
        404 => "model_not_found",
        407 | 408 => "connection_failed",
        429 => "rate_limited",
        500.. => "server_error",
        _ => "bad_request",
    };
    match statuses.peek() {
        Some(_) => statuses.all(|status| told(status) == cause),
        // Without a status, what is wrong with a request is told by the message.
        None => cause == "bad_request",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_say_more_than_a_status_are_telling() {
        let told = ["AADSTS50020", "1113", "enforced_spend_limit_reached", "Workspace.AccessDenied", "SlowDownException"];
        assert_eq!(told.map(is_telling), [true; 5]);
        let untold = ["", "401", "Unauthorized", "UNAVAILABLE", "permission_error", "TypeError", "WF_…"];
        assert_eq!(untold.map(is_telling), [false; 7]);
        assert_eq!(["AADSTS50020", "AADSTS", "ERROR_1", "WF_1100"].map(is_unmistakable), [true, false, false, false]);
    }

    #[test]
    fn each_code_is_chosen_by_what_it_says() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue");
        let rows = documented(&Sources::read(&root).unwrap_or_else(|problems| panic!("{problems}")));
        let of = |provider: &str, code: &str| {
            let row = rows.iter().find(|row| row.provider == provider && row.codes.contains(&code))?;
            Some((row.cause, row.level))
        };
        // Documented by itself, with a sentence, as a number, in a form of its own.
        assert_eq!(of("anthropic", "enforced_spend_limit_reached"), Some((Cause::QuotaExceeded, SHOWN)));
        assert_eq!(of("dashscope", "insufficient_quota"), Some((Cause::RateLimited, USUAL)));
        assert_eq!(of("zhipu", "1113"), Some((Cause::QuotaExceeded, SHOWN)));
        assert_eq!(of("", "AADSTS7000222"), Some((Cause::ExpiredKey, SHOWN)));
        // A sign says so, the status says so, the message says so, it is rare, the rows don't agree.
        for (provider, code) in [
            ("openai", "invalid_api_key"),
            ("dashscope", "LimitRequests"),
            ("google-gemini", "MALFORMED_RESPONSE"),
            ("anthropic", "cmek_key_disabled"),
            ("huggingface", "GatedRepo"),
        ] {
            assert_eq!(of(provider, code), None, "{provider}: {code}");
        }
    }
}
