//! Why a question comes today, in words.

use crate::domain::agenda::Pick;
use crate::domain::day::{Day, short};

/// Why a question was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Its last cold take, on this day, was rated 1.
    Failed(Day),
    /// Its last cold take, on this day, was rated 2.
    Hard(Day),
    /// An interview asked it, and the answer fell flat.
    AskedFlat,
    /// An interview asked it, and the answer landed.
    AskedLanded,
    /// It was never told; with the competency it asks about, where nothing was told on that.
    New(Option<String>),
    /// It was never told, and the user has starred it.
    Starred,
    /// It was told, but no telling of it counts.
    NeverRated,
    /// Recall of it has fallen to 0.9, or it would soon no longer hold.
    Due,
    /// A drill of it adds most by the date, or it comes a last time before it.
    OnceMore,
    /// Nothing is due, and recall of it is lowest.
    Lowest,
    /// It is strong, and the interview is today.
    WarmUp,
}

impl Reason {
    /// The reason in a few words.
    pub fn words(&self, today: Day) -> String {
        match self {
            Self::Failed(day) => format!("failed {}", on(*day, today)),
            Self::Hard(day) => format!("hard {}", on(*day, today)),
            Self::AskedFlat => "asked, fell flat".to_owned(),
            Self::AskedLanded => "asked, landed".to_owned(),
            Self::New(None) => "new".to_owned(),
            Self::New(Some(competency)) => format!("your first on {competency}"),
            Self::Starred => "starred".to_owned(),
            Self::NeverRated => "not rated yet".to_owned(),
            Self::Due => "due".to_owned(),
            Self::OnceMore => "once more before the interview".to_owned(),
            Self::Lowest => "nothing is due, so your weakest".to_owned(),
            Self::WarmUp => "warm-up".to_owned(),
        }
    }

    /// What picks of this reason are counted as.
    fn sort(&self) -> &'static str {
        match self {
            Self::Failed(_) | Self::Hard(_) => "to redo",
            Self::AskedFlat | Self::AskedLanded => "asked in an interview",
            Self::New(_) | Self::Starred | Self::NeverRated => "new",
            Self::Due => "due",
            Self::OnceMore | Self::Lowest => "once more",
            Self::WarmUp => "to warm up",
        }
    }
}

/// What a day is made of: "2 to redo, 1 new".
pub fn mix(picks: &[Pick]) -> String {
    let sorts = ["asked in an interview", "to redo", "due", "new", "once more", "to warm up"];
    let number = |sort: &str| picks.iter().filter(|pick| pick.reason.sort() == sort).count();
    let counted = sorts.into_iter().map(|sort| (number(sort), sort)).filter(|(number, _)| *number > 0);
    counted.map(|(number, sort)| format!("{number} {sort}")).collect::<Vec<_>>().join(", ")
}

/// The weekday of a day in the last week, else its date.
fn on(day: Day, today: Day) -> String {
    match (today - day).num_days() {
        ..7 => day.format("on %A").to_string(),
        7..300 => format!("on {}", short(day, today)),
        _ => day.format("in %Y").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::Reason;
    use crate::domain::day::Day;

    #[test]
    fn reasons_are_words_from_the_rule_that_chose() {
        let day = |text: &str| -> Day { text.parse().expect("a day") };
        for (reason, expected) in [
            (Reason::Failed(day("2026-11-17")), "failed on Tuesday"),
            (Reason::Failed(day("2026-11-16")), "failed on Nov 16"),
            (Reason::Hard(day("2025-11-16")), "hard in 2025"),
            (Reason::New(Some("ethics".to_owned())), "your first on ethics"),
        ] {
            assert_eq!(reason.words(day("2026-11-23")), expected);
        }
    }
}
