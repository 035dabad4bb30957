//! What the plan of today is made of, for the commands that show it.

use crate::cli::context::{CommandContext, PracticeHistory};
use crate::domain::agenda::AgendaInput;
use crate::domain::bank::Bank;
use crate::domain::memory::Memories;
use crate::domain::pace::Pace;
use crate::domain::story::Story;

/// The history, and what follows from it and from the user's stories.
pub(super) struct Plan<'a> {
    history: &'a PracticeHistory,
    bank: &'a Bank,
    memories: Memories,
    stories: Vec<Story>,
    pace: Pace,
}

impl<'a> Plan<'a> {
    /// All of it.
    pub(super) fn of(context: &'a CommandContext) -> Self {
        let (bank, stories, history) = (context.bank(), context.stories(), context.history());
        let memories = Memories::of(&history.progress, history.today);
        Self { memories, stories, ..Self::without_memory(history, bank) }
    }

    /// What the set of the date follows from: quick enough for a prompt.
    pub(super) fn without_memory(history: &'a PracticeHistory, bank: &'a Bank) -> Self {
        let pace = history.settings.pace();
        Self { history, bank, memories: Memories::default(), stories: Vec::new(), pace }
    }

    /// What today's questions are chosen from.
    pub(super) fn input(&self) -> AgendaInput<'_> {
        let Self { history, bank, memories, stories, pace } = self;
        let PracticeHistory { progress, today, settings, .. } = history;
        let (day, daily, profile) = (*today, settings.drills_a_day, settings.profile);
        AgendaInput { bank, progress, memories, stories, pace, profile, day, daily }
    }
}
