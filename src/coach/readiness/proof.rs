//! What speaks for an item of the checklist.

use std::time::Duration;

use crate::coach::readiness::own::{about_ai, cover, none_written, on_companies, whole, written};
use crate::coach::readiness::{Proof, ReadinessSources};
use crate::domain::checklist::{ChecklistItem, Evidence};
use crate::domain::day::Day;
use crate::domain::holds::{HoldCount, Holds, RULE};
use crate::domain::id::Id;

/// What speaks for this item.
pub(super) fn proof(item: &ChecklistItem, sources: &ReadinessSources<'_>, day: Day) -> Proof {
    let (enough, words) = match &item.evidence {
        Some(Evidence::StoriesCover { min, max, tags }) => cover(*min, *max, tags, sources),
        Some(Evidence::ToldInBand { from, to }) => told_in_band(*from, *to, sources, day),
        Some(Evidence::StoryParts) => whole(sources.library),
        Some(Evidence::AiStory { min }) => about_ai(*min, sources.library),
        Some(Evidence::StarredQuestions { min, max }) => starred(*min, *max, sources),
        Some(Evidence::CompanyNotes) => on_companies(sources.companies),
        None => (false, String::new()),
    };
    Proof { ticked: sources.progress.tick(&item.id), enough, words }
}

/// The stories that hold in this band, in seconds, of those that are written.
fn told_in_band(from: u32, to: u32, sources: &ReadinessSources<'_>, day: Day) -> (bool, String) {
    let [from, to] = [from, to].map(|seconds| Duration::from_secs(seconds.into()));
    let mut pace = sources.pace.clone();
    (pace.from, pace.to) = (from, to);
    let holds = Holds::of(sources.progress, &pace, day);
    let stories = holds.of_stories(written(sources.library).map(|story| &story.slug));
    let words = match stories {
        HoldCount { of: 0, .. } => none_written(sources.library),
        HoldCount { holds, of } => format!("{holds} of {of} stories ready (a story is ready if {RULE})"),
    };
    (stories.is_all(), words)
}

fn starred(min: u32, max: u32, sources: &ReadinessSources<'_>) -> (bool, String) {
    let is_starred = |id: &Id| sources.progress.starred(id);
    let number = sources.bank.ask_questions().filter(|question| is_starred(&question.id)).count();
    let words = match number {
        0 => "no questions starred yet (press * in Browse)".to_owned(),
        _ => format!("{number} starred in Browse (you need {min} to {max})"),
    };
    (number >= min as usize, words)
}
