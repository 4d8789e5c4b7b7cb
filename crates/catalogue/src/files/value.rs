//! Values that know where they stand, and words of which only a few are allowed.

use crate::schema::level::LEVELS;
use serde::{Deserialize, Deserializer};
use std::ops::{Deref, Range};
use toml::Spanned;

/// A value, with its place in the file in bytes.
#[derive(Clone, Debug, Default)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its place; empty if the file leaves it out.
    pub span: Range<usize>,
}

impl<T> Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<At<T>, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        Ok(At { span: spanned.span(), value: spanned.into_inner() })
    }
}

/// An enum whose values are words.
pub trait Word: Copy {
    /// Every value with its word.
    fn all() -> Vec<(Self, &'static str)>;
}

/// How firmly a sign indicates its cause, in percent.
#[derive(Clone, Copy, Debug)]
pub struct Level(pub u8);

impl Word for Level {
    fn all() -> Vec<(Level, &'static str)> {
        LEVELS.iter().map(|(word, percent)| (Level(*percent), *word)).collect()
    }
}

/// One of a few words.
#[derive(Clone, Copy, Debug)]
pub struct OneOf<W>(pub W);

impl<'de, W: Word> Deserialize<'de> for OneOf<W> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<OneOf<W>, D::Error> {
        let word = String::deserialize(deserializer)?;
        let all = W::all();
        let known = all.iter().find(|(_, known)| *known == word);
        known.map(|(value, _)| OneOf(*value)).ok_or_else(|| {
            let words: Vec<&str> = all.iter().map(|(_, word)| *word).collect();
            serde::de::Error::custom(crate::problem::unknown_word(&word, &words))
        })
    }
}

/// Lists the enums of which [`OneOf`] may be made.
macro_rules! word {
    ($($name:ty,)*) => {
        $(impl Word for $name {
            fn all() -> Vec<(Self, &'static str)> {
                <$name>::ALL.to_vec()
            }
        })*
    };
}

word! {
    crate::schema::Alphabet,
    crate::schema::AppKind,
    crate::schema::Browsers,
    crate::schema::CredentialKind,
    crate::schema::MarkWeight,
    crate::schema::RefusedBy,
    crate::schema::Stands,
    crate::schema::Purpose,
    crate::schema::Retry,
    crate::schema::Severity,
    super::shared::ServiceKind,
    super::providers::KeyClass,
    super::providers::Checksum,
    super::providers::Means,
    super::providers::Reason,
}

#[cfg(test)]
mod json_schema {
    use super::{At, OneOf, Word};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    impl<T: JsonSchema> JsonSchema for At<T> {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            T::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            T::json_schema(generator)
        }
    }

    impl<W: Word> JsonSchema for OneOf<W> {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            std::any::type_name::<W>().into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            let words: Vec<&str> = W::all().iter().map(|(_, word)| *word).collect();
            json_schema!({ "type": "string", "enum": words })
        }
    }
}
