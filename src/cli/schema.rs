//! `starl schema`: JSON Schema of a pack or a story, for editors that complete and check what is written.
//!
//! Its keys are those that the readers of the files list, so that it can't fall behind them; what stands under a key
//! and what to say of it, the [table](keys) adds.

mod keys;

use clap::ValueEnum;
use serde_json::{Map, Value, json};

use crate::cli::error::{CommandOutcome, CommandResult};
use crate::cli::page::Printout;
use crate::cli::schema::keys::{Stands, about, stands};
use crate::packs;
use crate::store::stories;
use crate::store::text::keys::{Keys, Under};

/// What a schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// A content pack, or one file of it
    Pack,
    /// A story
    Story,
}

/// The draft that editors know best.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// An id, as [`Id`](crate::domain::id::Id) has it.
const ID: &str = "^[a-z0-9][a-z0-9-]{0,63}$";

/// Prints a schema.
pub(super) fn schema(of: SchemaOf, page: &mut Printout) -> CommandResult {
    let (title, required, keys) = match of {
        SchemaOf::Pack => ("A content pack of starl", &[][..], packs::file_keys()),
        SchemaOf::Story => ("A story of starl", &["title"][..], stories::file_keys()),
    };
    let mut schema = map(keys, "");
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".to_owned(), json!(DRAFT));
        object.insert("title".to_owned(), json!(title));
        object.insert("type".to_owned(), json!("object"));
        if !required.is_empty() {
            object.insert("required".to_owned(), json!(required));
        }
    }
    page.json(&schema)?;
    Ok(CommandOutcome::Fine)
}

/// A map with these keys, which stands under this one.
fn map(keys: Keys, parent: &str) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|(key, under)| ((*key).to_owned(), property(parent, key, *under))).collect();
    let mut map =
        json!({"type": ["object", "null"], "additionalProperties": false, "properties": &properties});
    let is_known_by_id = properties.contains_key("id") && !parent.is_empty();
    if is_known_by_id && let Some(object) = map.as_object_mut() {
        let required: Vec<&str> =
            ["id", "text"].into_iter().filter(|key| properties.contains_key(*key)).collect();
        object.insert("required".to_owned(), json!(required));
    }
    map
}

/// What may stand under a key, with what there is to say of it.
fn property(parent: &str, key: &str, under: Under) -> Value {
    let mut schema = match (under, stands(parent, key)) {
        (_, Stands::TextsByKey) => json!({"type": ["object", "null"], "additionalProperties": text()}),
        (_, Stands::Choices(words)) => {
            json!({"type": ["object", "null"], "additionalProperties": {"enum": words}})
        }
        (Under::Maps(keys), Stands::One) => map(keys, key),
        (Under::Maps(keys), _) => list(map(keys, key)),
        (Under::TextsOrMaps(keys) | Under::TextOrMap(keys), _) => {
            list(json!({"anyOf": [text(), map(keys, key)]}))
        }
        (Under::Texts, _) | (_, Stands::Ids) => list(text()),
        (_, Stands::Words(words)) => list(json!({"enum": words})),
        (_, Stands::Word(words)) => json!({"enum": words}),
        (_, Stands::Number) => json!({"type": ["integer", "null"], "minimum": 0}),
        (_, Stands::YesNo) => json!({"type": ["boolean", "null"]}),
        (Under::Value | Under::Words | Under::FormerWords, _) => text(),
    };
    if let Some(object) = schema.as_object_mut() {
        if key == "id" {
            object.insert("pattern".to_owned(), json!(ID));
        }
        object.insert("description".to_owned(), json!(about(parent, key).unwrap_or_default()));
    }
    schema
}

/// A text: what YAML takes for a number is one, too.
fn text() -> Value {
    json!({"type": ["string", "number", "null"]})
}

fn list(items: Value) -> Value {
    let kinds = json!(["array", "null"]);
    Value::Object(Map::from_iter([("type".to_owned(), kinds), ("items".to_owned(), items)]))
}

#[cfg(test)]
mod tests {
    use super::keys::{TABLE, about};
    use crate::store::text::keys::{Keys, Under};
    use crate::{packs, store::stories};

    fn each(keys: Keys, parent: &str, see: &mut impl FnMut(&str, &str)) {
        for (key, under) in keys {
            see(parent, key);
            if let Under::Maps(keys) | Under::TextsOrMaps(keys) | Under::TextOrMap(keys) = under {
                each(keys, key, see);
            }
        }
    }

    #[test]
    fn every_key_is_explained_and_no_row_is_of_a_key_that_is_gone() {
        let mut seen = Vec::new();
        for keys in [packs::file_keys(), stories::file_keys()] {
            each(keys, "", &mut |parent, key| {
                assert!(about(parent, key).is_some(), "schema/keys.rs says nothing of {parent}.{key}");
                seen.push((parent.to_owned(), key.to_owned()));
            });
        }
        for row in TABLE {
            let is_used = |(parent, key): &(String, String)| key == row.key && row.is_under(parent);
            assert!(seen.iter().any(is_used), "no file has the key {}", row.key);
        }
    }
}
