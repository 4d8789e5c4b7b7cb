//! The inspection of a key, as JSON.

use crate::credential::{Check, Defect, KeyOwner, KeyReport};
use serde::Serialize;

/// The inspection as JSON has it.
#[derive(Serialize)]
pub struct JsonKey<'a> {
    kind: &'a str,
    class: Option<&'a str>,
    providers: &'a [&'static str],
    owners: Vec<JsonOwner<'a>>,
    masked: &'a str,
    length: usize,
    can: &'a str,
    cannot: &'a str,
    defects: Vec<JsonDefect<'a>>,
    checks: Vec<JsonCheck<'a>>,
    problems: &'a [String],
    mendable: bool,
    notes: &'a [String],
    variant: &'a str,
    sentence: &'a str,
    env: &'a str,
    header: &'a str,
    keys_url: &'a str,
}

#[derive(Serialize)]
struct JsonOwner<'a> {
    name: &'a str,
    base_url: String,
    env: &'a str,
    header: &'a str,
    keys_url: &'a str,
}

#[derive(Serialize)]
struct JsonDefect<'a> {
    id: &'a str,
    position: usize,
    count: usize,
    name: &'a str,
    remedy: &'a str,
    mendable: bool,
}

#[derive(Serialize)]
struct JsonCheck<'a> {
    id: &'a str,
    passed: bool,
    says: &'a str,
}

impl<'a> JsonKey<'a> {
    /// The inspection, to be written.
    pub fn of(key: &'a KeyReport) -> JsonKey<'a> {
        JsonKey {
            kind: &key.kind,
            class: Some(key.class).filter(|class| !class.is_empty()),
            providers: &key.providers,
            owners: key.owners.iter().map(owner).collect(),
            masked: &key.masked,
            length: key.length,
            can: &key.can,
            cannot: &key.cannot,
            defects: key.defects.iter().map(defect).collect(),
            checks: key.checks.iter().map(check).collect(),
            problems: &key.problems,
            mendable: key.mendable,
            notes: &key.notes,
            variant: key.variant,
            sentence: &key.sentence,
            env: key.env,
            header: key.header,
            keys_url: key.keys_url(),
        }
    }
}

fn owner(owner: &KeyOwner) -> JsonOwner<'_> {
    JsonOwner { name: owner.name, base_url: owner.address(), env: owner.env, header: owner.header, keys_url: owner.keys_url }
}

fn defect(defect: &Defect) -> JsonDefect<'_> {
    JsonDefect {
        id: defect.kind.word(),
        position: defect.at,
        count: defect.count,
        name: &defect.name,
        remedy: defect.remedy(),
        mendable: defect.is_mendable(),
    }
}

fn check(check: &Check) -> JsonCheck<'_> {
    JsonCheck { id: check.id, passed: check.passed, says: &check.says }
}

impl KeyReport {
    /// The inspection as one JSON object on one line. The key isn't in it.
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct Whole<'a> {
            schema: u32,
            #[serde(flatten)]
            key: JsonKey<'a>,
        }
        // Strings, numbers and lists can't fail to serialize.
        serde_json::to_string(&Whole { schema: crate::report::SCHEMA, key: JsonKey::of(self) }).unwrap_or_default()
    }
}

impl KeyOwner {
    /// Address of the API; empty if it is unknown.
    pub fn address(&self) -> String {
        if self.base_url.is_empty() { String::new() } else { ["https://", self.base_url].concat() }
    }

    /// `OpenAI: https://api.openai.com/v1, from OPENAI_API_KEY, as Authorization: Bearer, create one at …`
    pub fn sentence(&self) -> String {
        let mut text = self.name.to_owned();
        let address = self.address();
        let parts = [("", address.as_str()), ("from ", self.env), ("as ", self.header), ("create one at ", self.keys_url)];
        let mut sign = ": ";
        for (word, value) in parts.iter().filter(|(_, value)| !value.is_empty()) {
            text.push_str(sign);
            text.push_str(word);
            text.push_str(value);
            sign = ", ";
        }
        text
    }
}
