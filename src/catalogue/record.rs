//! Reading the library from JSON.
//!
//! serde's derived readers of these types were 60 KB of the page's wasm (18 KB in brotli) against a
//! budget of 130 KB for everything, so each record reads itself from a parsed JSON value instead.

use serde_json::Value;

/// Something that can be read from a JSON value; `None` if the value is of another form.
pub(super) trait Read: Sized {
    fn read(value: &Value) -> Option<Self>;
}

/// Values by name, in alphabetical order.
#[derive(Clone, Debug, PartialEq)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Map<T> {
    /// The value with this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Every name with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl<T: Read> Read for Map<T> {
    fn read(value: &Value) -> Option<Self> {
        let entries = value.as_object()?.iter();
        entries.map(|(name, value)| Some((name.clone(), T::read(value)?))).collect::<Option<_>>().map(Map)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(T::read).collect()
    }
}

impl Read for String {
    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
}

impl Read for u32 {
    fn read(value: &Value) -> Option<Self> {
        value.as_u64()?.try_into().ok()
    }
}

impl Read for u16 {
    fn read(value: &Value) -> Option<Self> {
        value.as_u64()?.try_into().ok()
    }
}

impl Read for [u8; 2] {
    fn read(value: &Value) -> Option<Self> {
        let byte = |at: usize| value.get(at)?.as_u64()?.try_into().ok();
        Some([byte(0)?, byte(1)?])
    }
}

/// Declares records that read themselves field by field.
macro_rules! record {
    ($($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* pub $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl super::record::Read for $name {
            fn read(value: &serde_json::Value) -> Option<Self> {
                Some($name { $($field: super::record::Read::read(value.get(stringify!($field))?)?,)* })
            }
        }
    )*};
}

pub(super) use record;
