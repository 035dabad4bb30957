//! Why a question comes today, in words.

use crate::domain::day::Day;

/// Why a question was chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// It was never told.
    NeverTold,
    /// It was told, but no telling of it counts.
    NeverRated,
    /// It has been due since this day.
    DueSince(Day),
    /// It is due today.
    DueToday,
    /// Nothing is due, and recall of it is lowest: 0 to 1.
    RecallNow(f64),
    /// A minute gains most with it; so recall would stand on the date of the interview without a drill: 0 to 1.
    RecallByDate(f64),
    /// Recall of it is lowest, and the floor is to be raised: 0 to 1.
    Lowest(f64),
    /// An interview asked it, and the answer landed.
    AskedLanded,
    /// An interview asked it, and the answer fell flat.
    AskedFlat,
    /// It is strong, and the interview is today.
    WarmUp,
}

impl Reason {
    /// The reason in at most 16 characters.
    pub fn words(self, today: Day) -> String {
        match self {
            Self::NeverTold => "never told".to_owned(),
            Self::NeverRated => "not rated yet".to_owned(),
            Self::DueSince(day) => format!("due since {}", date(day, today)),
            Self::DueToday => "due today".to_owned(),
            Self::RecallNow(recall) => format!("recall now {} %", percent(recall)),
            Self::RecallByDate(recall) => format!("{} % by the date", percent(recall)),
            Self::Lowest(recall) => format!("lowest: {} %", percent(recall)),
            Self::AskedLanded => "asked, landed".to_owned(),
            Self::AskedFlat => "asked, fell flat".to_owned(),
            Self::WarmUp => "warm-up".to_owned(),
        }
    }
}

/// A day of the last months, else its year.
fn date(day: Day, today: Day) -> String {
    let lately = (today - day).num_days() < 300;
    day.format(if lately { "%-d %b" } else { "%Y" }).to_string()
}

/// Whole per cent; all of it only where it is all.
fn percent(share: f64) -> u8 {
    let whole = (share * 100.0).round() as u8;
    if share < 1.0 { whole.min(99) } else { whole }
}

#[cfg(test)]
mod tests {
    use super::Reason;
    use crate::domain::day::Day;

    #[test]
    fn reasons_are_short_words() {
        let day = |text: &str| -> Day { text.parse().expect("a day") };
        let words = |reason: Reason| reason.words(day("2026-11-23"));
        for (reason, expected) in [
            (Reason::NeverTold, "never told"),
            (Reason::NeverRated, "not rated yet"),
            (Reason::DueSince(day("2026-09-12")), "due since 12 Sep"),
            (Reason::DueSince(day("2026-11-02")), "due since 2 Nov"),
            (Reason::DueSince(day("2025-11-02")), "due since 2025"),
            (Reason::DueToday, "due today"),
            (Reason::RecallNow(0.724), "recall now 72 %"),
            (Reason::RecallNow(0.999), "recall now 99 %"),
            (Reason::RecallByDate(0.0), "0 % by the date"),
            (Reason::RecallByDate(0.996), "99 % by the date"),
            (Reason::Lowest(0.096), "lowest: 10 %"),
            (Reason::AskedLanded, "asked, landed"),
            (Reason::AskedFlat, "asked, fell flat"),
            (Reason::WarmUp, "warm-up"),
        ] {
            assert_eq!(words(reason), expected);
            assert!(expected.len() <= 16);
        }
    }
}
