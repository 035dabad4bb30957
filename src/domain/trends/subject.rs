//! What takes can be looked at for.

use crate::domain::bank::Bank;
use crate::domain::id::Id;
use crate::domain::pace::{Pace, PlanFit};
use crate::domain::part::Part;
use crate::domain::progress::{Progress, TakeEntry};
use crate::domain::weakness::Weakness;

/// A figure, with the takes behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Cold takes that lacked this.
    Lack(Weakness),
    /// Takes of a theme.
    Theme(Id),
    /// Cold takes outside the band.
    Length,
    /// Cold takes in which this part was missing, short or long.
    Part(Part),
    /// Cold takes that were judged by points.
    Points,
    /// Cold takes in which this red flag was heard.
    RedFlag(Id),
    /// Takes that were not rated as they felt.
    Guess,
    /// Every take.
    All,
}

impl Subject {
    /// Whether only cold takes are behind the figure.
    pub fn is_cold(&self) -> bool {
        matches!(self, Self::Lack(_) | Self::Length | Self::Part(_) | Self::Points | Self::RedFlag(_))
    }

    /// Whether a take is one of those behind the figure.
    fn shows(&self, take: &TakeEntry<'_>, bank: &Bank, pace: &Pace) -> bool {
        if self.is_cold() && !take.counts_cold() {
            return false;
        }
        match self {
            Self::Lack(weakness) => weakness.shown_by(take, pace),
            Self::Theme(theme) => {
                !take.is_exercise() && bank.question(&take.question).is_some_and(|(of, _)| of.id == *theme)
            }
            Self::Length => take.is_timed() && !pace.of(take.outline).in_band(take.total),
            Self::Part(part) => is_off(*part, take, pace),
            Self::Points => !take.points.is_empty(),
            Self::RedFlag(flag) => take.red_flags.contains(flag),
            Self::Guess => {
                !take.spoiled && take.felt.zip(take.rating).is_some_and(|(felt, rated)| felt != rated)
            }
            Self::All => true,
        }
    }

    /// The takes behind the figure, the newest first.
    pub fn takes<'a>(
        &'a self,
        progress: &'a Progress,
        bank: &'a Bank,
        pace: &'a Pace,
    ) -> impl Iterator<Item = TakeEntry<'a>> {
        progress.takes().rev().filter(|take| self.shows(take, bank, pace))
    }

    /// What these takes have in common, in a few words: "Learning missing, short or long".
    pub fn title(&self, bank: &Bank) -> String {
        match self {
            Self::Lack(weakness) => weakness.words(bank),
            Self::Theme(id) => bank.theme(id).map_or_else(|| id.to_string(), |theme| theme.title.clone()),
            Self::Length => "Too short or too long".to_owned(),
            Self::Part(part) => format!("{} left out, too short or too long", part.title()),
            Self::Points => "judged by points".to_owned(),
            Self::RedFlag(id) => flag_words(id, bank).to_owned(),
            Self::Guess => "guesses that were off".to_owned(),
            Self::All => "all takes".to_owned(),
        }
    }
}

/// What a red flag is in words; its id where no pack has it.
pub fn flag_words<'a>(id: &'a Id, bank: &'a Bank) -> &'a str {
    bank.red_flags().find(|flag| flag.id == *id).map_or(id.as_str(), |flag| &flag.behaviour)
}

/// Whether a part is known to be missing or not as planned.
fn is_off(part: Part, take: &TakeEntry<'_>, pace: &Pace) -> bool {
    let out_of_plan = |time| pace.fit(part, time, take.total) != PlanFit::InPlan;
    take.outline.is_default()
        && take.knows_parts()
        && (!take.tells(part) || take.time_of(part).is_some_and(out_of_plan))
}
