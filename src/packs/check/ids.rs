//! Ids, tags and links.

use crate::domain::id::Id;
use crate::domain::nearest::nearest;
use crate::domain::words::capital;
use crate::packs::check::checker::Checker;
use crate::store::text::source::{Span, file_name};
use crate::store::text::yaml::{YamlList, YamlText};

impl Checker<'_> {
    /// The id of an item, claimed so that nothing else can have it.
    pub(super) fn id(&mut self, raw: Option<&YamlText>, item: Span, what: &'static str) -> Option<Id> {
        let id = self.plain_id(raw, item, what)?;
        let place = raw.map_or(item, YamlText::place);
        self.claim(&id, place, what);
        Some(id)
    }

    /// The id of an item, well formed, but perhaps not the only one.
    pub(super) fn plain_id(&mut self, raw: Option<&YamlText>, item: Span, what: &str) -> Option<Id> {
        let Some(text) = raw else {
            self.report(item, format!("This {what} has no \"id\"."));
            return None;
        };
        self.well_formed(text)
    }

    fn well_formed(&mut self, text: &YamlText) -> Option<Id> {
        match Id::new(text.as_str()) {
            Ok(id) => Some(id),
            Err(error) => {
                let hint = proposal(text.as_str()).map(|id| format!("for example \"{id}\""));
                self.advise(text.place(), capital(&error.to_string()) + ".", hint);
                None
            }
        }
    }

    /// Claims an id of the bank, or reports what has it already.
    pub(super) fn claim(&mut self, id: &Id, place: Span, what: &'static str) {
        if let Some((kind, pack)) = self.foreign.get(id) {
            let word = kind.word();
            let sentence = format!("The id \"{id}\" is already used in the pack \"{pack}\" ({word}).");
            let hint = "each id can be used only once in the bank".to_owned();
            self.advise(place, sentence, hint);
        } else if let Some(&(file, first, owner)) = self.ids.get(id) {
            let other = self.sources.get(file).filter(|_| file != self.file);
            let other = other.map_or_else(String::new, |source| format!(" of {}", file_name(&source.path)));
            let line = first.line;
            self.report(
                place,
                format!("The id \"{id}\" is already used by the {owner} on line {line}{other}."),
            );
        } else {
            self.ids.insert(id.clone(), (self.file, place, what));
        }
    }

    /// Tags: known competencies, where any are defined.
    pub(super) fn tags(&mut self, list: YamlList<YamlText>) -> Vec<Id> {
        let mut tags = Vec::new();
        for text in list.0 {
            if let Some(tag) = self.well_formed(&text).map(Id::into_tag) {
                self.know_tag(&tag, text.place());
                tags.push(tag);
            }
        }
        tags
    }

    fn know_tag(&mut self, tag: &Id, place: Span) {
        if self.competencies.is_empty() || self.competencies.contains(tag) {
            return;
        }
        let hint = match self.near(tag, &self.competencies) {
            Some(near) => Some(format!("did you mean \"{near}\"?")),
            None if self.gives_hints() => {
                Some(format!("the competencies are {}", sorted(&self.competencies).join(", ")))
            }
            None => None,
        };
        self.advise(place, format!("There is no competency \"{tag}\"."), hint);
    }

    /// The nearest of these ids, unless there are too many faults already.
    pub(super) fn near<'i>(&self, text: &str, ids: impl IntoIterator<Item = &'i Id>) -> Option<&'i str> {
        self.gives_hints().then(|| nearest(text, sorted(ids))).flatten()
    }

    /// Reports a link that leads nowhere, with the nearest id that would lead somewhere.
    pub(super) fn dangling(&mut self, text: &YamlText, what: &str, near: Option<String>) {
        let hint = near.map(|near| format!("did you mean \"{near}\"?"));
        self.advise(text.place(), format!("There is no {what} \"{text}\"."), hint);
    }
}

/// Ids as texts, in order, so that the same one is proposed every time.
fn sorted<'i>(ids: impl IntoIterator<Item = &'i Id>) -> Vec<&'i str> {
    let mut texts: Vec<&str> = ids.into_iter().map(Id::as_str).collect();
    texts.sort_unstable();
    texts
}

/// An id made of a text, where that can be done.
pub(in crate::packs) fn proposal(text: &str) -> Option<Id> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    let short: String = joined.chars().take(64).collect();
    Id::new(&short).ok()
}
