//! Ids, tags and links.

use crate::domain::id::{BadId, Id};
use crate::domain::nearest::nearest;
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
                self.advise(text.place(), bad_id(error), hint);
                None
            }
        }
    }

    /// Claims an id of the bank, or reports what has it already.
    pub(super) fn claim(&mut self, id: &Id, place: Span, what: &'static str) {
        if let Some((kind, pack)) = self.foreign.get(id) {
            let word = kind.word();
            let sentence = format!("The id \"{id}\" is taken in the pack \"{pack}\" ({word}).");
            let hint = "ids are unique in the whole bank".to_owned();
            self.advise(place, sentence, hint);
        } else if let Some(&(file, first, owner)) = self.ids.get(id) {
            let at = self.name_place(file, first);
            self.report(place, format!("The id \"{id}\" is taken by the {owner} {at}."));
        } else {
            self.ids.insert(id.clone(), (self.file, place, what));
        }
    }

    /// A place as it is named in a sentence.
    fn name_place(&self, file: usize, place: Span) -> String {
        let line = place.line;
        match self.sources.get(file) {
            Some(source) if file != self.file => {
                format!("in line {line} of {}", file_name(&source.path))
            }
            _ => format!("in line {line}"),
        }
    }

    /// Tags: known competencies, where any are defined.
    pub(super) fn tags(&mut self, list: YamlList<YamlText>) -> Vec<Id> {
        let mut tags = Vec::new();
        for text in list.0 {
            if let Some(tag) = self.well_formed(&text) {
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
        let hint = self.gives_hints().then(|| self.tag_hint(tag));
        self.advise(place, format!("There is no competency \"{tag}\"."), hint);
    }

    fn tag_hint(&self, tag: &Id) -> String {
        let known = sorted(self.competencies.iter());
        match nearest(tag.as_str(), known.iter().copied()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("the competencies are {}", known.join(", ")),
        }
    }

    /// Ids to propose one from; none where there are too many faults already.
    pub(super) fn known(&self, ids: impl FnOnce(&Self) -> Vec<Id>) -> Vec<Id> {
        if self.gives_hints() { ids(self) } else { Vec::new() }
    }

    /// Reports a link that leads nowhere, with the nearest id that would lead somewhere.
    pub(super) fn dangling(&mut self, text: &YamlText, what: &str, known: &[Id]) {
        let near = nearest(text.as_str(), sorted(known.iter())).map(str::to_owned);
        let sentence = format!("There is no {what} \"{}\".", text.as_str());
        let hint = near.map(|near| format!("did you mean \"{near}\"?"));
        self.advise(text.place(), sentence, hint);
    }
}

/// Ids as texts, in order, so that the same one is proposed every time.
pub(super) fn sorted<'i>(ids: impl Iterator<Item = &'i Id>) -> Vec<&'i str> {
    let mut texts: Vec<&str> = ids.map(Id::as_str).collect();
    texts.sort_unstable();
    texts
}

/// The reason as a sentence.
fn bad_id(error: BadId) -> String {
    let reason = error.to_string();
    let mut letters = reason.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}

/// An id made of a text, where that can be done.
pub(in crate::packs) fn proposal(text: &str) -> Option<Id> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    let short: String = joined.chars().take(64).collect();
    Id::new(&short).ok()
}
