//! The headings above a place, and what they say of it.

use crate::packs::import::cues::{Cue, Cues};
use crate::packs::import::text::title;

/// A heading, or a bold line that stands for one.
#[derive(Debug)]
struct Section {
    /// 1 to 6 for headings, more for bold lines.
    level: usize,
    title: String,
    /// What it and those above it say of what stands below.
    cue: Option<Cue>,
    is_generic: bool,
    is_question: bool,
}

/// The headings above a place, the highest first.
#[derive(Debug, Default)]
pub(super) struct Sections(Vec<Section>);

/// The level of a bold line outside of lists that stands for a heading.
pub(super) const BOLD: usize = 7;

impl Sections {
    /// Leaves the sections that a heading of this level ends.
    pub(super) fn leave(&mut self, level: usize) {
        self.0.retain(|section| section.level < level);
    }

    /// Enters a section, with what its own words say.
    pub(super) fn enter(&mut self, level: usize, words: &str, own: Option<Cue>, cues: &Cues) {
        self.leave(level);
        let title = title(words).to_owned();
        let above = self.0.last();
        // The title of a page on interviews says nothing of each of its sections.
        let is_page = above.is_some_and(|it| it.level == 1 && matches!(it.cue, Some(Cue::Advice)));
        let inherited = above.and_then(|it| it.cue).filter(|_| !is_page);
        // "Closing questions" among the questions to ask are some of them.
        let cue = match (own, inherited) {
            (None | Some(Cue::Prompts), Some(Cue::Ask)) | (None, _) => inherited,
            _ => own,
        };
        let is_generic = cues.is_generic(&title);
        self.0.push(Section { level, title, cue, is_generic, is_question: false });
    }

    /// Enters a section whose heading is a question.
    pub(super) fn enter_question(&mut self, level: usize, cues: &Cues) {
        self.enter(level, "", None, cues);
        self.0.iter_mut().last().into_iter().for_each(|section| section.is_question = true);
    }

    /// What the headings say of what stands here.
    pub(super) fn cue(&self) -> Option<Cue> {
        self.0.last().and_then(|section| section.cue)
    }

    /// The title of the theme here: the nearest heading that says something; empty where there is none.
    pub(super) fn theme(&self) -> &str {
        let mut titled = self.0.iter().rev().filter(|it| !it.is_question && !it.title.is_empty());
        let telling = titled.clone().find(|section| !section.is_generic);
        telling.or_else(|| titled.next()).map_or("", |section| section.title.as_str())
    }
}
