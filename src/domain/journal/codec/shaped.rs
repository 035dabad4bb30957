//! Takes of version 2: of another shape than STAR-L, or of another length than the usual one.
//!
//! `"t":"take","shape":"opener","length":"usual","parts":{"now":21,"before":null,"next":24.5},...`; the other fields are
//! those of version 1. They are few, so they may take the way over a tree of values.

use serde::de::Error;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::shape::{Length, Outline, Shape};
use crate::domain::take::Take;

/// The fields that have a value for each part.
const OF_PARTS: [&str; 2] = ["parts", "told"];

/// A take as it is written.
#[derive(Serialize)]
struct Shaped {
    t: &'static str,
    shape: Shape,
    length: Length,
    #[serde(flatten)]
    take: Map<String, Value>,
}

/// The take with its outline, and its parts by name.
pub(super) fn write(take: &Take) -> impl Serialize + use<> {
    let Outline { shape, length } = take.outline;
    // No field can fail to be written, as in a line of version 1.
    let Ok(Value::Object(mut fields)) = serde_json::to_value(take) else { return None };
    for field in OF_PARTS {
        if let Some(Value::Array(values)) = fields.get_mut(field).map(Value::take) {
            let names = take.outline.parts().iter().map(|part| part.key());
            fields.insert(field.to_owned(), Value::Object(names.zip(values).collect()));
        }
    }
    Some(Shaped { t: "take", shape, length, take: fields })
}

/// Reads a take whose outline is known.
pub(super) fn read(text: &str) -> serde_json::Result<Box<Take>> {
    let outline = outline(text).ok_or_else(|| Error::custom("its shape or its length isn't known"))?;
    let mut fields: Map<String, Value> = serde_json::from_str(text)?;
    for field in OF_PARTS {
        if let Some(Value::Object(by_name)) = fields.remove(field) {
            let values = in_order(by_name, outline)?;
            // An answer that is told as a whole has none.
            if !values.is_empty() {
                fields.insert(field.to_owned(), Value::Array(values));
            }
        }
    }
    let take = Take::deserialize(Value::Object(fields))?;
    Ok(Box::new(Take { outline, ..take }))
}

/// The values of the parts in their order, null where one isn't named.
fn in_order(mut by_name: Map<String, Value>, outline: Outline) -> serde_json::Result<Vec<Value>> {
    let values = outline.parts().iter().map(|part| by_name.remove(&part.key()).unwrap_or_default()).collect();
    match by_name.keys().next() {
        Some(name) => Err(Error::custom(format_args!("{} has no part {name:?}", outline.shape.title()))),
        None => Ok(values),
    }
}

/// The outline of a take; nothing where a newer version has one more.
pub(super) fn outline(text: &str) -> Option<Outline> {
    let outline: Outline = serde_json::from_str(text).ok()?;
    (outline.length.is_usual() || outline.has_lengths()).then_some(outline)
}
