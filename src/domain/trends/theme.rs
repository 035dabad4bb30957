//! How each theme goes.

use std::collections::HashMap;

use crate::domain::bank::Bank;
use crate::domain::holds::{HoldCount, Holds};
use crate::domain::id::Id;
use crate::domain::progress::TakeEntry;
use crate::domain::rating::Rating;

/// So many ratings make the trend of a theme.
const SHOWN: usize = 8;

/// How a theme goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeTrend {
    /// The theme.
    pub id: Id,
    /// How many of its questions hold.
    pub holds: HoldCount,
    /// How many takes there are of its questions.
    pub takes: usize,
    /// How its newest take went, of those that were rated and not spoiled.
    pub last: Option<Rating>,
    /// How its cold takes were rated, the oldest first: eight at most.
    pub ratings: Vec<Rating>,
}

/// All themes in the order of the bank, the weakest first: by the newest rating, then by the share that holds. What was
/// never told comes last.
pub(super) fn all(bank: &Bank, holds: &Holds, takes: &[TakeEntry<'_>]) -> Vec<ThemeTrend> {
    let mut by_theme: HashMap<&Id, Vec<&TakeEntry<'_>>> = HashMap::new();
    for take in takes.iter().filter(|take| !take.is_exercise()) {
        if let Some((theme, _)) = bank.question(&take.question) {
            by_theme.entry(&theme.id).or_default().push(take);
        }
    }
    let one = |(id, holds): (&Id, HoldCount)| {
        let takes = by_theme.get(id).map(Vec::as_slice).unwrap_or_default();
        let rated = |take: &&&TakeEntry<'_>| take.counts_cold();
        let mut ratings: Vec<Rating> = takes.iter().filter(rated).filter_map(|take| take.rating).collect();
        ratings.drain(..ratings.len().saturating_sub(SHOWN));
        ThemeTrend {
            id: id.clone(),
            holds,
            takes: takes.len(),
            last: takes.iter().rev().find(|take| take.speaks()).and_then(|take| take.rating),
            ratings,
        }
    };
    let mut themes: Vec<ThemeTrend> = holds.of_themes(bank).into_iter().map(one).collect();
    themes.sort_by_key(|theme| {
        let share = theme.holds.holds * 1000 / theme.holds.of.max(1);
        (theme.takes == 0, theme.last.is_none(), theme.last, share)
    });
    themes
}
