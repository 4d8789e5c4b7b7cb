//! Logs as services write them, with everything in them that may be taken for a key and is none.

#![allow(dead_code)] // The host tests and `cargo xtask bench` each use their own part.

use super::keys::Numbers;
use std::fmt::Write;
use why401::catalogue::Alphabet;

/// About so many bytes of log, drawn from a seed.
pub fn without_keys(seed: u64, bytes: usize) -> String {
    let mut numbers = Numbers(seed);
    let mut text = String::with_capacity(bytes + 400);
    while text.len() < bytes {
        line(&mut numbers, &mut text);
    }
    text
}

const WORDS: &[&str] = &[
    "sk-learn-pipeline",
    "task-runner",
    "risk-score-v2",
    "desk-booking-2024",
    "sk-toggle__content",
    "sk-estimator-2024-09-13",
    "ask-user",
    "disk-io",
    "hf_transformers_cache",
    "xai-explainer-v3",
    "key_error",
    "pa-system",
    "r8_build_17",
    "fw_update_2_1_9",
    "sk_SK",
    "gsk_pipeline_stage_04",
    "AIzaWidget",
    "npm_config_cache",
    "dop_v2_preview",
];

fn line(numbers: &mut Numbers, text: &mut String) {
    let mut hex = |length| numbers.text(length, Alphabet::Hex);
    let (md5, sha1, sha256, short) = (hex(32), hex(40), hex(64), hex(8));
    let uuid = format!("{}-{}-{}-{}-{}", hex(8), hex(4), hex(4), hex(4), hex(12));
    let base64 = {
        let length = 40 + numbers.below(200);
        numbers.text(length, Alphabet::Base64)
    };
    let url = {
        let length = 20 + numbers.below(30);
        numbers.text(length, Alphabet::Base64Url)
    };
    let id = numbers.text(22, Alphabet::Alnum);
    let word = WORDS[numbers.below(WORDS.len())];
    let (a, b, c) = (numbers.below(1000), numbers.below(60), numbers.below(9));
    let _ = match numbers.below(34) {
        0 => writeln!(
            text,
            "2026-01-02T03:{b:02}:05.{a:03}Z INFO worker-{c} request_id={uuid} path=/v1/items/{a} status=200 took={b}ms"
        ),
        1 => writeln!(text, "commit {sha1}\nAuthor: build\nDate: Fri Jan 2 03:{b:02}:05 2026"),
        2 => writeln!(text, "sha256:{sha256}: Pulling from library/{word}"),
        3 => writeln!(text, "cache hit key={md5} ttl={a}"),
        4 => writeln!(text, "cache_key={sha256} partition_key={uuid} shard={c}"),
        5 => writeln!(text, "{{\"key\":\"{sha1}\",\"etag\":\"\\\"{md5}\\\"\",\"size\":{a}}}"),
        6 => writeln!(text, "payload={base64}"),
        7 => writeln!(text, "data:image/png;base64,{base64}"),
        8 => writeln!(text, "segment {url}.{url}.{url} skipped"),
        9 => writeln!(text, "eyJ{url}.{url} is no token"),
        10 => writeln!(text, "loaded {word} in {a} ms"),
        11 => writeln!(text, "<div class=\"{word}-{short}\"> <{word}-item>"),
        12 => writeln!(text, "pod {word}-{}-{} started", &md5[..10], &sha1[..5]),
        13 => writeln!(text, "traceparent: 00-{md5}-{}-01", &sha1[..16]),
        14 => writeln!(text, "GET /assets/app.{md5}.js HTTP/1.1 200 {a}"),
        15 => writeln!(text, "x-request-id: req_{md5} x-amzn-trace-id: Root=1-{short}-{}", &sha1[..24]),
        16 => writeln!(text, "next_page_token={url} max_tokens: {a} prompt_tokens={b}"),
        17 => writeln!(text, "integrity sha512-{base64}=="),
        18 => writeln!(text, "index {}..{} 100644", &sha1[..12], &md5[..12]),
        19 => writeln!(text, "user={c} session started trace_id={md5} span_id={}", &md5[..16]),
        20 => writeln!(text, "object s3://bucket/{uuid}/{id}.parquet written"),
        21 => writeln!(text, "openai._base_client INFO Retrying request to /chat/completions in 0.{a} seconds"),
        22 => writeln!(text, "chatcmpl-{id} model=gpt-4o-mini id=msg_{id} run=run_{id} thread_{id}"),
        23 => writeln!(text, "-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----"),
        24 => writeln!(text, "ssh-rsa AAAAB3NzaC1yc2E{base64} deploy"),
        25 => writeln!(text, "key exchange done: curve25519, fingerprint SHA256:{url}"),
        26 => writeln!(text, "the token bucket of {word} has {a} tokens, token count: {b}"),
        27 => writeln!(text, "{word}@{c}.{b}.{c} resolved https://registry.npmjs.org/{word}/-/{word}-{c}.{b}.{c}.tgz"),
        28 => writeln!(text, "idempotency-key: {uuid} sort_key={a}#{short} primary key: {a}"),
        29 => writeln!(text, "blob {} {}", numbers.text(76, Alphabet::Base64), numbers.text(76, Alphabet::Base64)),
        30 => writeln!(text, "Key: {word}, Value: {a}; public key {md5}"),
        31 => writeln!(text, "set FEATURE_FLAGS={word},{word} BUILD_ID={md5} GIT_SHA={sha1}"),
        32 => writeln!(text, "error: cannot find `{id}` in {word}::{word} at src/{word}.rs:{a}:{b}"),
        _ => writeln!(text, "digest {sha256} of layer {c} matches {sha256}"),
    };
}
