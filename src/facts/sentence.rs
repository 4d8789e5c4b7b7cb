//! What a message says, word by word, where no sign of the catalogue knows the sentence.
//!
//! Services and programs word the same thing in countless ways: a key that is absent, wrong or expired,
//! an account that is suspended, credit that is used up. A sentence that names one of these things and
//! says one of these things of it is understood, less firmly than a known one.

use super::Span;
use crate::catalogue::Cause;
use crate::intake::floor;

/// What a sentence is understood to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// What that speaks for.
    pub cause: Cause,
    /// The finer form.
    pub variant: &'static str,
    /// It is the message of an exception or of an error body, and not only a line that speaks of a failure.
    pub reported: bool,
    /// Where.
    pub span: Span,
}

/// What a sentence is about.
#[derive(Clone, Copy, PartialEq)]
enum Subject {
    Key,
    Account,
    Model,
    Credit,
}

/// The words for a subject, between bars.
const SUBJECTS: &[(Subject, &str)] = &[
    (
        Subject::Key,
        "api key|api_key|apikey|api-key|api token|access token|auth token|access key|secret key|bearer token|authorization header|authentication token|credential|密钥|令牌|apiキー|api키|api-schlüssel|clé api|clave api|clave de api|ключ api|api ключ|chave de api|chiave api",
    ),
    (Subject::Account, "account|organization|organisation|workspace|账号|账户|帳號|アカウント|konto|compte|cuenta|аккаунт"),
    (Subject::Model, "model|deployment|模型|モデル|modell|modèle|modelo|модель"),
    (Subject::Credit, "credit|balance|quota|budget|余额|额度|残高|クォータ|guthaben|saldo|solde|баланс|квота"),
];

/// What is said of it, between bars; the first that fits.
const PREDICATES: &[(Subject, &str, Cause, &str)] = &[
    (Subject::Key, "expired|has run out|过期|期限切れ|abgelaufen|caducad|expirad|expiré|истек", Cause::ExpiredKey, "expired"),
    (
        Subject::Key,
        "revoked|leaked|was deleted|been deleted|compromised|been disabled|is disabled|撤销|吊销",
        Cause::ExpiredKey,
        "revoked",
    ),
    (
        Subject::Key,
        "missing|not set|not found in|not provided|not configured|not defined|not specified|no api|must provide|must be set|must be provided|must pass|please provide|please pass|please set|please add|please enter|please configure|please supply|please export|is required|are required|required to|is empty|be empty|is null|be null|is none|be none|is undefined|unset|without an|was not found in|could not find|couldn't find|didn't find|did not find|need to provide|need to set|have to provide|have to set|未提供|未设置|未配置|缺少|为空|未找到|设定|fehlt|nicht gesetzt|manquant|falta|не задан|не указан|отсутствует|見つかりません|設定されていません",
        Cause::MissingKey,
        "sdk-refused",
    ),
    (
        Subject::Key,
        "invalid|incorrect|wrong|not valid|isn't valid|unknown|unrecognized|not recognized|rejected|not accepted|mismatch|does not match|doesn't match|doesn't exist|does not exist|could not be verified|failed to validate|validation failed|verification failed|无效|不正确|错误|有误|無効|ungültig|invalide|inválid|no válid|no es válid|non valida|неверн|недействител",
        Cause::InvalidKey,
        "",
    ),
    (
        Subject::Credit,
        "insufficient|exceeded|exhausted|not enough|run out|ran out|used up|depleted|too low|is low|no remaining|out of|不足|用尽|耗尽|超出|不够|aufgebraucht|agotad|insuficiente|épuisé|исчерпан|недостаточно|超過",
        Cause::QuotaExceeded,
        "quota",
    ),
    (
        Subject::Account,
        "suspended|deactivated|disabled|banned|terminated|locked|blocked|restricted|frozen|封禁|停用|冻结|禁用|停止|gesperrt|suspendid|suspendu|заблокирован",
        Cause::AccountInactive,
        "deactivated",
    ),
    (
        Subject::Model,
        "not found|does not exist|doesn't exist|not exist|not available|unavailable|not supported|unsupported|no access|not have access|deprecated|decommissioned|retired|no longer|unknown|invalid|not deployed|不存在|不可用|不支持|未找到|見つかりません|nicht gefunden|no existe|introuvable|не найден",
        Cause::ModelNotFound,
        "model",
    ),
];

/// The longest sentence that is understood as one, in bytes.
const LONGEST: usize = 200;

/// What a sentence says, if it can be understood. `line` is in lower case.
fn understand(line: &str) -> Option<(Cause, &'static str)> {
    let has = |words: &str| words.split('|').any(|word| line.contains(word));
    let named = |subject: Subject| SUBJECTS.iter().any(|(known, words)| *known == subject && has(words));
    PREDICATES.iter().find(|(subject, words, ..)| named(*subject) && has(words)).map(|(_, _, cause, variant)| (*cause, *variant))
}

/// What the messages at these places say. Only the first sentences of each are read.
pub(super) fn sentences(text: &str, places: impl Iterator<Item = Span>, reported: bool) -> Vec<Sentence> {
    let mut found = Vec::new();
    for place in places {
        let end = floor(text, place.end.min(place.start + LONGEST));
        let Some(line) = text.get(place.start..end) else { continue };
        // A relayed body is read by itself.
        let line = line.split('{').next().unwrap_or(line);
        let lower = line.to_ascii_lowercase();
        if let Some((cause, variant)) = understand(&lower) {
            found.push(Sentence { cause, variant, reported, span: place.start..end });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_understood_by_subject_and_predicate() {
        for (line, cause) in [
            ("please pass in your api key or export it", Some(Cause::MissingKey)),
            ("the api key was not found in the environment", Some(Cause::MissingKey)),
            ("openaiapikey cannot be null or be empty", Some(Cause::MissingKey)),
            ("your access token has expired", Some(Cause::ExpiredKey)),
            ("the api token seems invalid", Some(Cause::InvalidKey)),
            ("insufficient account balance", Some(Cause::QuotaExceeded)),
            ("this account was suspended", Some(Cause::AccountInactive)),
            ("未提供api_key，请通过参数或环境变量提供", Some(Cause::MissingKey)),
            ("'nonetype' object has no attribute 'group'", None),
            ("something failed", None),
        ] {
            assert_eq!(understand(line).map(|(cause, _)| cause), cause, "{line}");
        }
    }
}
