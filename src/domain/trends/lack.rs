//! What was weak most often of late.

use std::collections::HashMap;

use crate::domain::pace::Pace;
use crate::domain::progress::TakeEntry;
use crate::domain::weakness::Weakness;

/// So many cold takes are looked at together.
const WINDOW: usize = 10;

/// So many weaknesses at most are named: more than two cannot be worked on at once.
const MOST: usize = 2;

/// A weakness that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// What was weak; of a part that was missing at times and short at others, that it is short.
    pub what: Weakness,
    /// In how many of the newest cold takes: 2 or more.
    pub takes: usize,
    /// How many of these takes could show it.
    pub of: usize,
}

/// What was weak in a third or more of the newest cold takes, oldest take first; the most frequent first.
pub(super) fn lately(cold: &[TakeEntry<'_>], pace: &Pace) -> Vec<Lack> {
    let newest = cold.get(cold.len().saturating_sub(WINDOW)..).unwrap_or_default();
    let mut found: HashMap<Weakness, (usize, usize)> = HashMap::new();
    for take in newest {
        for (rank, weakness) in Weakness::of(take, pace).into_iter().enumerate() {
            let (takes, ranks) = found.entry(of_part(weakness)).or_default();
            *takes += 1;
            *ranks += rank;
        }
    }
    let able = |what: &Weakness| newest.iter().filter(|take| what.can_show(take)).count();
    let mut lacks: Vec<(usize, Lack)> = found
        .into_iter()
        .map(|(what, (takes, ranks))| (ranks, Lack { takes, of: able(&what), what }))
        .filter(|(_, lack)| lack.takes > 1 && lack.takes * 3 >= lack.of)
        .collect();
    // Of equals that which weighs more in its takes; the words only make the order the same each time.
    lacks.sort_by_key(|(ranks, lack)| (usize::MAX - lack.takes, *ranks, format!("{:?}", lack.what)));
    lacks.into_iter().map(|(_, lack)| name_missing(lack, newest)).take(MOST).collect()
}

/// A part that is missing is short as well: both are one weakness.
fn of_part(weakness: Weakness) -> Weakness {
    match weakness {
        Weakness::Missing(part) => Weakness::Short(part),
        other => other,
    }
}

/// A part that was short only because it was missing is named so.
fn name_missing(lack: Lack, newest: &[TakeEntry<'_>]) -> Lack {
    let Weakness::Short(part) = lack.what else { return lack };
    let missing = newest.iter().filter(|take| take.knows_part(part) && !take.tells(part)).count();
    let what = if missing == lack.takes { Weakness::Missing(part) } else { Weakness::Short(part) };
    Lack { what, ..lack }
}
