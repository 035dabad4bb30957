//! The preparation checklist: what history proves, and what is ticked by hand.

use crate::domain::checklist::{ChecklistItem, Evidence};
use crate::domain::fact::Fact;
use crate::domain::progress::{Progress, Told};
use crate::keys::action::Action;
use crate::screens::{Ask, Context, is_move, moved};
use crate::ui::text::count;

pub mod view;

/// The checklist screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checklist {
    selected: usize,
}

impl Checklist {
    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        let items = cx.bank.checklist().count();
        match action {
            Action::Tick | Action::Note => cx.progress.is_some() && items > 0,
            _ => is_move(action) && items > 1,
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        let Some(item) = cx.bank.checklist().nth(self.selected) else { return Vec::new() };
        match (action, cx.progress) {
            (Action::Tick, Some(progress)) => {
                vec![Ask::Record(Fact::Tick { item: item.id.clone(), on: !progress.tick(&item.id) })]
            }
            (Action::Note, _) => vec![Ask::AskNote(item.id.clone())],
            _ => {
                self.selected = moved(self.selected, action, cx.bank.checklist().count());
                Vec::new()
            }
        }
    }

    /// Selects a row; says whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        std::mem::replace(&mut self.selected, row) == row
    }
}

/// What speaks for a checklist item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Whether the evidence is enough.
    pub enough: bool,
    /// The evidence in words; empty where the app has none.
    pub words: String,
}

/// Whether an item counts as done, and why.
pub fn is_done(item: &ChecklistItem, progress: &Progress, cx: Context<'_>) -> bool {
    progress.tick(&item.id) || proof(item, progress, cx).enough
}

/// How many items are done, and how many there are.
pub fn done(cx: Context<'_>) -> (usize, usize) {
    let Some(progress) = cx.progress else { return (0, cx.bank.checklist().count()) };
    let done = cx.bank.checklist().filter(|item| is_done(item, progress, cx)).count();
    (done, cx.bank.checklist().count())
}

/// What takes and stars prove of an item; where only the user can know, nothing.
pub fn proof(item: &ChecklistItem, progress: &Progress, cx: Context<'_>) -> Proof {
    match &item.evidence {
        Some(Evidence::ToldInBand { from, to }) => told_in_band(*from, *to, progress),
        Some(Evidence::StarredQuestions { min, max }) => starred(*min, *max, progress, cx),
        _ => Proof { enough: false, words: String::new() },
    }
}

/// How many different questions must have been told in the band before the item counts as done: as many as the
/// fewest stories worth having.
const QUESTIONS_IN_BAND: usize = 5;

fn told_in_band(from: u32, to: u32, progress: &Progress) -> Proof {
    let band = u64::from(from) * 1000..=u64::from(to) * 1000;
    let counts = |take: &Told<'_>| take.is_sound() && band.contains(&(take.total.as_millis() as u64));
    let questions: std::collections::HashSet<_> =
        progress.takes().filter(counts).map(|take| take.question).collect();
    let number = questions.len();
    let words = match number {
        0 => "no question told cold in the band yet".to_owned(),
        _ => {
            format!("{} of {QUESTIONS_IN_BAND} told cold in the band", count(number, "question", "questions"))
        }
    };
    Proof { enough: number >= QUESTIONS_IN_BAND, words }
}

fn starred(min: u32, max: u32, progress: &Progress, cx: Context<'_>) -> Proof {
    let number = cx.bank.ask_questions().filter(|question| progress.starred(&question.id)).count();
    let words = match number {
        0 => "none of the questions to ask is starred yet".to_owned(),
        _ => format!("{number} of {min}-{max} starred in Browse"),
    };
    Proof { enough: number >= min as usize, words }
}
