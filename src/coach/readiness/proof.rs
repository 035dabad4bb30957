//! What speaks for an item of the checklist.

use std::time::Duration;

use crate::coach::readiness::own::{about_ai, cover, on_companies, whole};
use crate::coach::readiness::{Proof, ReadinessSources};
use crate::domain::checklist::{ChecklistItem, Evidence};
use crate::domain::day::Day;
use crate::domain::holds::{HoldCount, Holds, RULE};
use crate::domain::id::Id;

/// How many questions must hold before the checklist counts that as done: as many as the fewest stories worth having.
const QUESTIONS_IN_BAND: usize = 5;

/// What speaks for this item.
pub(super) fn proof(item: &ChecklistItem, sources: &ReadinessSources<'_>, day: Day) -> Proof {
    let (enough, words) = match &item.evidence {
        Some(Evidence::StoriesCover { min, max, tags }) => {
            let stock = cover(*min, *max, tags, sources);
            (stock.is_enough(), stock.words())
        }
        Some(Evidence::ToldInBand { from, to }) => told_in_band(*from, *to, sources, day),
        Some(Evidence::StoryParts) => whole(sources.library),
        Some(Evidence::AiStory { min }) => about_ai(*min, sources.library),
        Some(Evidence::StarredQuestions { min, max }) => starred(*min, *max, sources),
        Some(Evidence::CompanyNotes) => on_companies(sources.companies),
        None => (false, String::new()),
    };
    Proof { ticked: sources.progress.tick(&item.id), enough, words }
}

/// The questions that hold in this band, in seconds; beside them the stories, where any holds.
fn told_in_band(from: u32, to: u32, sources: &ReadinessSources<'_>, day: Day) -> (bool, String) {
    let [from, to] = [from, to].map(|seconds| Duration::from_secs(seconds.into()));
    let mut pace = sources.pace.clone();
    (pace.from, pace.to) = (from, to);
    let holds = Holds::of(sources.progress, &pace, day);
    let questions = holds.of_questions(sources.bank.questions().map(|(_, question)| &question.id)).holds;
    let stories = holds.of_stories(sources.library.stories().iter().map(|story| &story.slug));
    let stories = match stories {
        HoldCount { holds: 0, .. } => String::new(),
        HoldCount { holds, of } => format!(", {holds} of {of} stories"),
    };
    let words = match questions {
        0 => "no question holds yet".to_owned(),
        number => format!("{}{stories}", enough(number)),
    };
    (questions >= QUESTIONS_IN_BAND, format!("{words} ({RULE})"))
}

/// Such as "3 of 5 questions hold" and "9 questions hold, 5 needed".
fn enough(questions: usize) -> String {
    match questions {
        0..=QUESTIONS_IN_BAND => format!("{questions} of {QUESTIONS_IN_BAND} questions hold"),
        _ => format!("{questions} questions hold, {QUESTIONS_IN_BAND} needed"),
    }
}

fn starred(min: u32, max: u32, sources: &ReadinessSources<'_>) -> (bool, String) {
    let is_starred = |id: &Id| sources.progress.starred(id);
    let number = sources.bank.ask_questions().filter(|question| is_starred(&question.id)).count();
    let words = match number {
        0 => "no questions chosen yet (press * in Browse)".to_owned(),
        _ => format!("{number} of {min}-{max} questions chosen in Browse (★)"),
    };
    (number >= min as usize, words)
}

#[cfg(test)]
mod tests {
    use super::enough;

    #[test]
    fn more_than_enough_is_no_share_of_it() {
        assert_eq!(
            [3, 5, 9].map(enough),
            ["3 of 5 questions hold", "5 of 5 questions hold", "9 questions hold, 5 needed"]
        );
    }
}
