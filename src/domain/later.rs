//! What of the built-in pack is read when somebody first asks for it.

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use serde::ser::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A part of a pack that the first picture does without, such as the follow-ups of a question. In the built-in pack it
/// stays as the build wrote it, in JSON, until it is asked for: these parts are four fifths of the pack.
#[derive(Clone)]
pub struct Later<T> {
    written: &'static [u8],
    read: OnceLock<T>,
}

impl<T> From<T> for Later<T> {
    fn from(read: T) -> Self {
        Self { written: b"", read: read.into() }
    }
}

impl<T: DeserializeOwned> Deref for Later<T> {
    type Target = T;

    #[expect(clippy::expect_used, reason = "the table comes from this very build")]
    fn deref(&self) -> &T {
        self.read.get_or_init(|| serde_json::from_slice(self.written).expect("the build wrote this table"))
    }
}

impl<T: DeserializeOwned + fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: DeserializeOwned + PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: DeserializeOwned + Eq> Eq for Later<T> {}

impl<T: DeserializeOwned + Serialize> Serialize for Later<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            return (**self).serialize(to);
        }
        to.serialize_bytes(&serde_json::to_vec(&**self).map_err(S::Error::custom)?)
    }
}

/// From what the build wrote; only its place is kept.
impl<'de: 'static, T> Deserialize<'de> for Later<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Deserialize::deserialize(from).map(|written| Self { written, read: OnceLock::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::Later;

    #[test]
    fn it_is_read_when_it_is_asked_for_and_once() {
        let told = Later::from(vec!["one".to_owned(), "two".to_owned()]);
        let written: &'static [u8] = postcard::to_stdvec(&told).expect("written").leak();
        let later: Later<Vec<String>> = postcard::from_bytes(written).expect("its place");
        assert!(later.read.get().is_none());
        assert_eq!(later, told);
        assert!(std::ptr::eq(&raw const *later, later.read.get().expect("read")));
        assert_eq!(serde_json::to_string(&later).expect("JSON"), r#"["one","two"]"#);
    }
}
