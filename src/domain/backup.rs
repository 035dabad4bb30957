//! Which of the daily copies of the journal are worth keeping.

use std::collections::BTreeSet;

use chrono::Datelike;

use crate::domain::day::Day;

/// How many days, weeks and months have a copy at most.
const DAYS: usize = 12;
const WEEKS: usize = 10;
const MONTHS: usize = 9;

/// Of the days with a copy, those whose copy is kept: the newest of each of the last twelve days, ten weeks and nine
/// months that have any. Breaks in practice cost no copies.
pub fn kept(days: &BTreeSet<Day>) -> BTreeSet<Day> {
    let mut kept = newest_of_each(days, DAYS, |day| (day.year(), day.ordinal()));
    kept.extend(newest_of_each(days, WEEKS, |day| (day.iso_week().year(), day.iso_week().week())));
    kept.extend(newest_of_each(days, MONTHS, |day| (day.year(), day.month())));
    kept
}

/// The newest day of each of so many newest periods.
fn newest_of_each(days: &BTreeSet<Day>, most: usize, period: fn(Day) -> (i32, u32)) -> BTreeSet<Day> {
    let mut newest: Vec<Day> = days.iter().rev().copied().collect();
    newest.dedup_by_key(|day| period(*day));
    newest.into_iter().take(most).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::Days;

    use super::kept;
    use crate::domain::day::Day;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn days(texts: &[&str]) -> BTreeSet<Day> {
        texts.iter().map(|text| day(text)).collect()
    }

    #[test]
    fn a_few_are_all_kept() {
        for few in [[].as_slice(), &["2026-11-23"], &["2020-01-01", "2023-05-05", "2026-11-23"]] {
            assert_eq!(kept(&days(few)), days(few));
        }
    }

    #[test]
    fn a_year_of_daily_copies_leaves_days_weeks_and_months() {
        let year: BTreeSet<Day> = (0..365).map(|n| day("2026-12-31") - Days::new(n)).collect();
        let expected = days(&[
            // The last days of nine months.
            "2026-04-30",
            "2026-05-31",
            "2026-06-30",
            "2026-07-31",
            "2026-08-31",
            "2026-09-30",
            "2026-10-31",
            "2026-11-30",
            // The Sundays of ten weeks, the week that is not over left out.
            "2026-11-01",
            "2026-11-08",
            "2026-11-15",
            "2026-11-22",
            "2026-11-29",
            "2026-12-06",
            "2026-12-13",
            // Twelve days, among them two Sundays.
            "2026-12-20",
            "2026-12-21",
            "2026-12-22",
            "2026-12-23",
            "2026-12-24",
            "2026-12-25",
            "2026-12-26",
            "2026-12-27",
            "2026-12-28",
            "2026-12-29",
            "2026-12-30",
            "2026-12-31",
        ]);
        assert_eq!(kept(&year), expected);
    }

    #[test]
    fn day_after_day_the_same_are_left_as_if_all_had_been_kept() {
        let (mut left, mut all) = (BTreeSet::new(), BTreeSet::new());
        for n in 0..800 {
            let today = day("2025-01-01") + Days::new(n);
            left.insert(today);
            all.insert(today);
            left = kept(&left);
            assert_eq!(left, kept(&all), "{today}");
        }
    }

    #[test]
    fn weeks_are_whole_over_new_year() {
        // 2026-12-31 and 2027-01-01 lie in one week of two years.
        let all: BTreeSet<Day> = (0..14).map(|n| day("2027-01-06") - Days::new(n)).collect();
        let gone: Vec<Day> = all.difference(&kept(&all)).copied().collect();
        assert_eq!(gone, [day("2026-12-24"), day("2026-12-25")]);
    }
}
