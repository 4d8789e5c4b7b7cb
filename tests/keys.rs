//! Keys of every known form, and what is said about them.

mod common;

use common::keys::{base62, crc32, samples};
use why401::catalogue::key_forms;
use why401::redaction::redact;

#[test]
fn every_form_has_samples_that_fit_it() {
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926, "the check value of CRC-32");
    assert_eq!(base62(61), "00000z");
    let samples = samples(401);
    assert_eq!(samples.len(), key_forms().count());
    for (sample, (_, form)) in samples.iter().zip(key_forms()) {
        assert!(form.fits(&sample.key), "{} {}: {}", sample.owner, sample.kind, sample.key);
    }
    assert_ne!(samples[0].key, common::keys::samples(402)[0].key);
    assert_eq!(samples[0].key, common::keys::samples(401)[0].key);
}

/// Ordinary words that begin like keys.
#[test]
fn words_that_begin_like_keys_stay() {
    for word in ["key_management_service2_name", "npm_config_registry_2_url", "rpa_bot_17_worker_queue_4"] {
        assert_eq!(redact(word).text, word);
    }
}
