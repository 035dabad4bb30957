//! Texts that must be there and texts that may.

use crate::packs::check::checker::Checker;
use crate::store::text::source::Span;
use crate::store::text::yaml::{YamlList, YamlText};

impl Checker<'_> {
    /// A text that must be there.
    pub(super) fn required(&mut self, raw: Option<YamlText>, key: &str, item: Span, what: &str) -> String {
        match raw {
            None => self.report(item, format!("This {what} has no \"{key}\".")),
            Some(text) if text.as_str().is_empty() => {
                let sentence = format!("The \"{key}\" of this {what} is empty.");
                self.report(text.place(), sentence);
            }
            Some(text) => return text.0.value,
        }
        String::new()
    }

    /// Texts of a list, none of them empty.
    pub(super) fn texts(&mut self, list: YamlList<YamlText>, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for text in list.0 {
            if text.as_str().is_empty() {
                self.report(text.place(), format!("This text of \"{key}\" is empty."));
            }
            texts.push(text.0.value);
        }
        texts
    }
}

/// A text that may be missing or empty.
pub(super) fn optional(raw: Option<YamlText>) -> String {
    raw.map(|text| text.0.value).unwrap_or_default()
}

/// A text that may be missing; an empty one counts as missing.
pub(super) fn present(raw: Option<YamlText>) -> Option<String> {
    Some(optional(raw)).filter(|text| !text.is_empty())
}
