//! What speaks for an item of the checklist.

use std::collections::HashSet;

use crate::coach::readiness::own::{about_ai, cover, on_companies, stories_in_band, whole};
use crate::coach::readiness::{Proof, Sources};
use crate::domain::checklist::{ChecklistItem, Evidence};
use crate::domain::id::Id;
use crate::domain::progress::TakeEntry;

/// How many different questions must have been told in the band before the checklist counts that as done: as many as
/// the fewest stories worth having.
const QUESTIONS_IN_BAND: usize = 5;

/// What speaks for this item.
pub(super) fn proof(item: &ChecklistItem, sources: &Sources<'_>) -> Proof {
    let (enough, words) = match &item.evidence {
        Some(Evidence::StoriesCover { min, max, tags }) => {
            let stock = cover(*min, *max, tags, sources);
            (stock.is_enough(), stock.words())
        }
        Some(Evidence::ToldInBand { from, to }) => told_in_band(*from, *to, sources),
        Some(Evidence::StoryParts) => whole(sources.library),
        Some(Evidence::AiStory { min }) => about_ai(*min, sources.library),
        Some(Evidence::StarredQuestions { min, max }) => starred(*min, *max, sources),
        Some(Evidence::CompanyNotes) => on_companies(sources.companies),
        None => (false, String::new()),
    };
    Proof { ticked: sources.progress.tick(&item.id), enough, words }
}

/// Different questions told cold in this many seconds; beside them the stories, where any is known to be told.
fn told_in_band(from: u32, to: u32, sources: &Sources<'_>) -> (bool, String) {
    let band = u128::from(from) * 1000..=u128::from(to) * 1000;
    let speaks = |take: &TakeEntry<'_>| take.is_sound() && band.contains(&take.total.as_millis());
    let takes: Vec<TakeEntry<'_>> = sources.progress.takes().filter(speaks).collect();
    let questions: HashSet<&Id> = takes.iter().map(TakeEntry::question).collect();
    let words = match questions.len() {
        0 => "no question told cold in the band yet".to_owned(),
        number => format!("{number} of {QUESTIONS_IN_BAND} questions told cold in the band"),
    };
    let stories = stories_in_band(&takes, sources.library);
    (questions.len() >= QUESTIONS_IN_BAND, words + &stories)
}

fn starred(min: u32, max: u32, sources: &Sources<'_>) -> (bool, String) {
    let is_starred = |id: &Id| sources.progress.starred(id);
    let number = sources.bank.ask_questions().filter(|question| is_starred(&question.id)).count();
    let words = match number {
        0 => "no question to ask is chosen in Browse yet".to_owned(),
        _ => format!("{number} of {min}-{max} questions chosen in Browse (★)"),
    };
    (number >= min as usize, words)
}
