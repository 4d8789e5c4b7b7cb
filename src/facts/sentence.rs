//! What a message says, word by word, where no sign of the catalogue knows the sentence.
//!
//! Services and programs word the same thing in countless ways: a key that is absent, wrong or expired,
//! an account that is suspended, credit that is used up. A sentence that names one of these things and
//! says one of these things of it is understood, less firmly than a known one.

use crate::catalogue::{Cause, PROVIDERS};
use crate::intake::any_in_list;
use crate::text::Span;

/// What a sentence is understood to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The cause that this indicates.
    pub cause: Cause,
    /// The finer form.
    pub variant: &'static str,
    /// It is the message of an exception or of an error body, and not only a line that speaks of a failure.
    pub reported: bool,
    /// Where.
    pub span: Span,
}

/// The words for a key, between bars.
const KEY: &str = "env var|environment variable|umgebungsvariable|环境变量|環境変数|the key |my key |key has |key was |keys were |keys have |api key|api_key|apikey|api-key|api token|access token|auth token|access key|secret key|client secret|subscription key|bearer token|security token|authorization header|authentication token|token expired|expired token|invalid token|missing token|no token|token invalid|token is |token has |token was |your token|the token|this token|authentication credential|credential|schlüssel|密钥|令牌|apiキー|api キー|api키|api 키|api-schlüssel|clé api|clave api|clave de api|ключ api|api ключ|api-ключ|chave de api|chave api";
const ACCOUNT: &str =
    "account|organization|organisation|workspace|consumer|user |账号|账户|帳號|アカウント|konto|compte|cuenta|аккаунт";
const MODEL: &str = "model|deployment|engine|模型|モデル|modell|modèle|modelo|модель";
const CREDIT: &str = "credit|balance|quota|budget| spend|payment|billing|free tier|trial|余额|额度|欠费|残高|クォータ|guthaben|saldo|solde|баланс|квота";
const RATE: &str = "rate|requests|request limit|tokens|throttl|concurren|too many|请求|频率|レート|リクエスト|anfragen|requêtes|solicitudes|запросов";
const PARAMETER: &str = "temperature|max_tokens|max tokens|top_p|parameter|argument|field required|extra inputs|roles|tool_choice|response_format|schema|input should be|image data|参数";
const ADDRESS: &str = "your ip|client ip|ip address|source ip|的 ip|的ip|ip 地址|ip地址|当前ip|来源ip|virtual network|public network|public access|firewall|referer|referrer";
const REGION: &str = "region|country|countries| location|territory|地区|国家|地域|pays|país|страна";
const PERMISSION: &str =
    "permission|privilege|access denied|accessdenied|scope|not authorized to|role |权限|権限|berechtigung|droit|permiso";
const PROJECT: &str = "organization|organisation|project|tenant|组织|项目";
const CONNECTION: &str = "connect|network|socket|host unreachable|dns|连接|接続|verbindung|conexión|connexion|соединени";
const SERVER: &str = "server|service|system|engine|upstream|internal|model|服务器|服务";

/// What is said of what, and the cause that it indicates: the first that fits. Words stand between bars.
const ROWS: &[(&str, &str, Cause, &str)] = &[
    (
        PARAMETER,
        "invalid|unsupported|not supported|unknown|unrecognized|unexpected|must be|must alternate|should be|greater than|less than|maximum of|minimum of|not permitted|out of range|only one of|is allowed|field required|extra inputs|不支持|无效|错误",
        Cause::BadRequest,
        "parameter",
    ),
    (
        ADDRESS,
        "not allowed|not in|not authorized|not permitted|denied|blocked|restrict|forbidden|disabled|whitelist|allow list|allowlist|不在|白名单|拒绝|限制",
        Cause::IpNotAllowed,
        "",
    ),
    (
        REGION,
        "not supported|unsupported|not available|unavailable|not allowed|denied|blocked|restricted|不支持|不可用|サポートされていません|nicht verfügbar|no disponible",
        Cause::RegionUnsupported,
        "",
    ),
    (
        KEY,
        "expired|has run out|was used|already used|could not be refreshed|过期|期限切れ|abgelaufen|caducad|expirad|expiré|истек",
        Cause::ExpiredKey,
        "expired",
    ),
    (KEY, "revoked|leaked|deleted|compromised|banned|disabled|deactivated|blocked|撤销|吊销|禁用", Cause::ExpiredKey, "revoked"),
    (KEY, "invalid character|illegal character|non-ascii|whitespace|line break|newline", Cause::MalformedKey, ""),
    (
        KEY,
        "missing|not set|not found in|not available|not provided|not configured|not defined|not specified|no api|no token|must provide|must specify|must be set|must be provided|must pass|provide a|provide your|please provide|please pass|please set|please add|please enter|please configure|please supply|please export|set the `|set the '|didn't get|did not get|is required|are required|required to|is empty|be empty|is null|be null|is none|be none|is undefined|undefined|unset|without an|was not found in|could not find|couldn't find|didn't find|did not find|need to provide|need to set|have to provide|have to set|未提供|未设置|未配置|请设置|请配置|请填写|请输入|缺少|为空|未找到|设定|fehlt|nicht gesetzt|manquant|falta|не задан|не указан|отсутствует|見つかりません|設定されていません|설정",
        Cause::MissingKey,
        "sdk-refused",
    ),
    (
        KEY,
        "invalid|incorrect|wrong|not valid|verify that|is correct|check your|check that|isn't valid|unknown|unrecognized|not recognized|rejected|not accepted|mismatch|does not match|doesn't match|doesn't exist|does not exist|could not be verified|failed to validate|validation failed|verification failed|无效|不正确|错误|有误|無効|ungültig|falsch|invalide|inválid|no válid|no es válid|non valida|неверн|недействител",
        Cause::InvalidKey,
        "",
    ),
    (
        CREDIT,
        "insufficient|a low|is low|low credit|low balance|exceeded|exhausted|not enough|run out|ran out|used up|depleted|too low|is low|no remaining|out of|required|ended|limit|overdue|unpaid|past due|不足|用尽|耗尽|超出|不够|欠费|aufgebraucht|agotad|insuficiente|épuisé|исчерпан|недостаточно|超過",
        Cause::QuotaExceeded,
        "quota",
    ),
    (ACCOUNT, "overdue|unpaid|past due|arrear", Cause::QuotaExceeded, "billing"),
    (
        RATE,
        "rate limit|limit exceeded|limit reached|too many|too frequent|too fast|throttl|exceeds the limit|过于频繁|超过限制|频率|制限|zu viele|demasiadas|trop de|слишком много",
        Cause::RateLimited,
        "",
    ),
    ("restricted to", "workspace|organization|organisation|team|domain", Cause::InsufficientScope, "policy"),
    (
        PROJECT,
        "mismatch|does not belong|doesn't belong|should match|does not match|no such|unknown|invalid|归属",
        Cause::OrganizationMismatch,
        "",
    ),
    (
        ACCOUNT,
        "suspended|deactivated|inactive|not active|disabled|banned|terminated|locked|blocked|restricted|frozen|封禁|停用|冻结|禁用|停止|gesperrt|suspendid|suspendu|заблокирован",
        Cause::AccountInactive,
        "deactivated",
    ),
    (
        MODEL,
        "not found|does not exist|doesn't exist|not exist|not available|not supported|unsupported|no access|not have access|deprecated|decommissioned|retired|no longer|unknown|invalid|not deployed|不存在|不可用|不支持|未找到|見つかりません|nicht gefunden|no existe|introuvable|не найден",
        Cause::ModelNotFound,
        "model",
    ),
    (
        PERMISSION,
        "denied|missing|insufficient|required|not allowed|lack|not have|unpurchased|error|not authorized|不足|没有|拒绝|ありません|fehlt",
        Cause::InsufficientScope,
        "no-detail",
    ),
    (
        SERVER,
        "overloaded|busy|unavailable|temporarily|internal error|internal server|at capacity|timeout exception|timed out|繁忙|过载|不可用|混雑|überlastet",
        Cause::ServerError,
        "overloaded",
    ),
    (
        CONNECTION,
        "timeout|timed out|refused|failed|error|reset|unreachable|could not|cannot|can't|unable|lost|超时|失败|拒绝|できません|fehlgeschlagen|échoué|fallid",
        Cause::ConnectionFailed,
        "unspecified",
    ),
];

/// How much of a message is read: its first sentence says what failed, what follows says what to do.
const MAX_SENTENCE_BYTES: usize = 200;

/// Whether a line asks to set the variable of a provider: `set OPENAI_…`, `set Anthropic key`.
fn asks_for_variable(line: &str) -> bool {
    let named = |rest: &str, env: &str| {
        let word = env.split('_').next().unwrap_or(env);
        word.len() > 3 && rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let set = |at: usize| PROVIDERS.iter().flat_map(|provider| provider.env).any(|env| named(&line[at + SET.len()..], env));
    line.match_indices(SET).any(|(at, _)| set(at))
}

const SET: &str = "set ";

/// What a sentence says, if it can be understood. `line` is in lower case.
fn understand(line: &str) -> Option<(Cause, &'static str)> {
    // What a parser says of JSON, or a runtime of a call, is about no key.
    if any_in_list("json|unexpected token|positional argument|keyword argument|missing field", &|words| line.contains(words)) {
        return None;
    }
    let has = |words: &str| any_in_list(words, &|word| line.contains(word));
    let asks = |cause: Cause| cause == Cause::MissingKey && asks_for_variable(line);
    ROWS.iter()
        .find(|(subject, said, cause, _)| has(subject) && (has(said) || asks(*cause)))
        .map(|(_, _, cause, variant)| (*cause, *variant))
}

/// What a machine code says by its words: `api_key_disabled`, `AccountOverdueError`.
pub(super) fn code(code: &str) -> Option<(Cause, &'static str)> {
    let mut words = String::with_capacity(code.len() + 8);
    let mut lower = false;
    for letter in code.chars() {
        // A capital behind a small letter begins a word.
        if letter.is_ascii_uppercase() && lower || matches!(letter, '_' | '-' | '.') {
            words.push(' ');
        }
        lower = letter.is_ascii_lowercase();
        if letter.is_ascii_alphanumeric() {
            words.push(letter.to_ascii_lowercase());
        }
    }
    words.push(' ');
    understand(&words)
}

/// What the messages at these places say. Only the first sentences of each are read.
pub(super) fn sentences(text: &str, places: &mut dyn Iterator<Item = Span>, reported: bool) -> Vec<Sentence> {
    let mut found = Vec::new();
    for place in places {
        let end = text.floor_char_boundary(place.end.min(place.start + MAX_SENTENCE_BYTES));
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
            ("invalid temperature: only 1 is allowed for this model", Some(Cause::BadRequest)),
            ("your ip is not allowed", Some(Cause::IpNotAllowed)),
            ("您的 ip 不在令牌允许访问的列表中", Some(Cause::IpNotAllowed)),
            ("the provided client secret keys are expired", Some(Cause::ExpiredKey)),
            ("unexpected token < in json at position 0", None),
            ("missing 1 required keyword-only argument: 'key'", None),
        ] {
            assert_eq!(understand(line).map(|(cause, _)| cause), cause, "{line}");
        }
    }
}
