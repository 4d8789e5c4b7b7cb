//! Words of no provider that the matcher looks for too, each list as one text with `|` between the words.

/// Words of a line in which a machine reports, or a person retells, a failure. `erro` is Portuguese, and the beginning of
/// the English word.
pub(super) const FAILURE: &str = "fail|exception|warn|denied|refused|invalid|fatal|reject|forbidden|unauthorized|blocked|supported|\
    removed|cannot|could not|unable|timeout|timed out|错误|失败|报错|エラー|오류|ошибка|fehler|erreur|erro";

/// Words of a line that may tell of a failure, where no line says so outright: something lacks, or ran out.
pub(super) const LACK: &str = "missing|must |required|not set|not found|no such|expired|exceeded|undefined|disabled|deleted|\
    suspended|please set|please provide|set the |provide a|无效|请设置|请填写|不足|过期|制限|無効|falsch|ungültig|fehlt|\
    inválid|неверн";

/// Fields whose value somebody wrote, to a model or as a model.
pub(super) const QUOTING: &str = "\"content\":\"|\"content\": \"|'content': '|\"content\": '|\"text\":\"|\"text\": \"|'text': '|\
    content='";

/// Words that speak to a machine reader instead of reporting something.
pub(super) const ORDERS: &str = "ignore previous instructions|ignore all previous|ignore the above|disregard your instructions|\
    disregard previous|disregard all|note to the diagnostic|note to ai|note to the assistant|\
    system note to|the correct answer is|you must answer|you must report|report the cause as|\
    respond only with|answer with cause|set confidence";

/// What people say of an access token that was put where a key belongs: it lives for an hour.
pub(super) const HOUR: &str = "an hour|one hour|1 hour|first hour|every hour|60 min|einer stunde|一小时|1小时|一个小时|1時間";
