//! Takes of version 2: of another shape than STAR-L, or of another length than the usual one; an exercise has its name for
//! a length, and no parts.
//!
//! `"t":"take","shape":"opener","length":"usual","parts":{"now":21,"before":null,"next":24.5},"question":...`; the other
//! fields are those of version 1.

use std::collections::BTreeMap;

use serde::de::Error;
use serde::{Deserialize, Serialize, Serializer};

use crate::domain::field::Seconds;
use crate::domain::shape::Outline;
use crate::domain::take::Take;

/// A take as it is written.
#[derive(Serialize)]
struct ShapedLine {
    t: &'static str,
    #[serde(flatten)]
    outline: Outline,
    parts: ByName<Option<Seconds>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    told: Option<ByName<bool>>,
    /// All but its parts.
    #[serde(flatten)]
    take: Take,
}

/// A take as it is read.
#[derive(Deserialize)]
struct ReadShaped {
    parts: Option<BTreeMap<String, Option<Seconds>>>,
    told: Option<BTreeMap<String, bool>>,
    #[serde(flatten)]
    take: Take,
}

/// Values of the parts of an outline, in their order.
struct ByName<T>(Outline, Vec<T>);

impl<T: Serialize> Serialize for ByName<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.parts().iter().map(|part| part.key()).zip(&self.1))
    }
}

/// The take with its outline, and its parts by name.
pub(super) fn write(take: &Take) -> impl Serialize + use<> {
    let outline = take.outline;
    let mut take = take.clone();
    let parts = std::mem::take(&mut take.parts);
    let parts = parts.into_iter().map(|time| time.map(Seconds)).collect();
    let told = take.told.take().map(|told| ByName(outline, told));
    ShapedLine { t: "take", outline, parts: ByName(outline, parts), told, take }
}

/// Reads a take whose outline is known.
pub(super) fn read(text: &str) -> serde_json::Result<Box<Take>> {
    let outline = outline(text).ok_or_else(|| Error::custom("its shape or its length isn't known"))?;
    let ReadShaped { parts, told, take } = serde_json::from_str(text)?;
    let parts = in_order(parts.unwrap_or_default(), outline)?;
    let parts = parts.into_iter().map(|time| time.flatten().map(|time| time.0)).collect();
    let told = told.map(|told| in_order(told, outline)).transpose()?;
    let told = told.map(|told| told.into_iter().map(Option::unwrap_or_default).collect());
    Ok(Box::new(Take { outline, parts, told, ..take }))
}

/// The values of the parts in their order, nothing where one isn't named.
fn in_order<T>(mut by_name: BTreeMap<String, T>, outline: Outline) -> serde_json::Result<Vec<Option<T>>> {
    let values = outline.parts().iter().map(|part| by_name.remove(&part.key())).collect();
    match by_name.keys().next() {
        Some(name) => Err(Error::custom(format_args!("{} has no part {name:?}", outline.shape.title()))),
        None => Ok(values),
    }
}

/// The outline of a take; nothing where a newer version has one more.
pub(super) fn outline(text: &str) -> Option<Outline> {
    let outline: Outline = serde_json::from_str(text).ok()?;
    outline.is_known().then_some(outline)
}
