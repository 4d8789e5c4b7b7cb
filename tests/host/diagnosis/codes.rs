//! Documented codes beside signs: what the provider says of its code counts against the same word elsewhere, and against
//! nothing else.

/// How sure a cause of an answer is, in percent, by the fields of its body at DashScope.
fn percent(fields: &str, cause: &str) -> u8 {
    let report = why401::diagnose(&format!("https://dashscope.aliyuncs.com/v1\n{{\"error\":{{{fields}}}}}"));
    report.findings.iter().find(|finding| finding.cause.id() == cause).map_or(0, |finding| finding.percent)
}

#[test]
fn a_code_counts_against_its_own_word_alone() {
    let (code, message) = ("\"code\":\"insufficient_quota\"", "\"message\":\"The model gpt-9 does not exist\"");
    // At most services the word means that the credit is used up, at this one a rate.
    assert_eq!(percent(code, "quota_exceeded"), 60);
    let alone = percent(message, "model_not_found");
    for fields in [format!("{code},{message}"), format!("{message},{code}")] {
        assert_eq!((percent(&fields, "model_not_found"), percent(&fields, "quota_exceeded")), (alone, 60), "{fields}");
    }
    // Nor against an earlier code.
    let both = format!("\"type\":\"model_not_found\",{code}");
    assert_eq!(percent(&both, "model_not_found"), percent("\"type\":\"model_not_found\"", "model_not_found"));
}
