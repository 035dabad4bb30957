//! What holds: the one measure of being ready. The home screen, the checklist and the command line all count it here.
//!
//! A question holds when its last cold take that wasn't spoiled lies within [`HOLDS_DAYS`], was in the band with every
//! part told, without notes, and is rated 3 or 4. A story holds when its last such take does. A later bad take takes it
//! away again. Takes that were not rated, such as a warm-up, change nothing.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::domain::bank::Bank;
use crate::domain::day::{Day, short};
use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::progress::Progress;
use crate::domain::rating::{self, Rating};
use crate::domain::story::length::clock;
use crate::domain::take::Take;

/// What makes a question hold, in the one wording that screens, help, commands and docs share. With notes nothing is rated
/// 3 or 4, so that they need no word.
pub const RULE: &str =
    "your latest cold take is complete, in the band, rated 3 or 4, and at most 14 days old";

/// This many days a take holds.
pub const HOLDS_DAYS: i64 = 14;

/// How many hold, of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct HoldCount {
    /// How many hold.
    pub holds: usize,
    /// How many there are.
    pub of: usize,
}

impl HoldCount {
    /// Whether there are any, and all of them hold.
    pub fn is_all(self) -> bool {
        self.of > 0 && self.holds == self.of
    }
}

/// Which questions and stories hold on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holds {
    questions: HashSet<Id>,
    stories: HashSet<Id>,
}

impl Holds {
    /// What holds today, by everything that was told up to now.
    pub fn of(progress: &Progress, pace: &Pace, today: Day) -> Self {
        let (mut questions, mut stories) = (HashMap::new(), HashMap::new());
        let age = |day: Day| (today - day).num_days();
        for take in progress.takes().rev().filter(|take| (0..=HOLDS_DAYS).contains(&age(take.day))) {
            if is_judged(&take) {
                questions.entry(take.question()).or_insert_with(|| is_good(&take, pace));
                if let Some(story) = take.story() {
                    stories.entry(story).or_insert_with(|| is_good(&take, pace));
                }
            }
        }
        let good = |all: HashMap<&Id, bool>| {
            all.into_iter().filter(|(_, good)| *good).map(|(id, _)| id.clone()).collect()
        };
        Self { questions: good(questions), stories: good(stories) }
    }

    /// Whether a question holds.
    pub fn question(&self, id: &str) -> bool {
        self.questions.contains(id)
    }

    /// Whether a story holds.
    pub fn story(&self, slug: &str) -> bool {
        self.stories.contains(slug)
    }

    /// How many questions hold, whichever they are: known without the bank.
    pub fn number(&self) -> usize {
        self.questions.len()
    }

    /// How many of these questions hold.
    pub fn of_questions<'a>(&self, ids: impl IntoIterator<Item = &'a Id>) -> HoldCount {
        count(&self.questions, ids)
    }

    /// How many of these stories hold.
    pub fn of_stories<'a>(&self, slugs: impl IntoIterator<Item = &'a Id>) -> HoldCount {
        count(&self.stories, slugs)
    }

    /// How many questions of each theme hold, in the order of the bank; a theme that a pack extends comes once.
    pub fn of_themes<'a>(&self, bank: &'a Bank) -> Vec<(&'a Id, HoldCount)> {
        let mut all: Vec<(&Id, HoldCount)> = Vec::new();
        for theme in bank.themes() {
            let own = self.of_questions(theme.questions.iter().map(|question| &question.id));
            match all.iter_mut().find(|(id, _)| **id == theme.id) {
                Some((_, sum)) => *sum = HoldCount { holds: sum.holds + own.holds, of: sum.of + own.of },
                None => all.push((&theme.id, own)),
            }
        }
        all
    }
}

fn count<'a>(holding: &HashSet<Id>, ids: impl IntoIterator<Item = &'a Id>) -> HoldCount {
    let mut number = HoldCount::default();
    for id in ids {
        number.of += 1;
        number.holds += usize::from(holding.contains(id));
    }
    number
}

/// What keeps a question from holding, by the take that decides it: "2 hard, Nov 24", "no Learning, Nov 24", "not told
/// yet"; nothing where it holds.
pub fn lack(progress: &Progress, pace: &Pace, today: Day, question: &str) -> Option<String> {
    let mut takes = progress.takes_until(question, today).rev().peekable();
    if takes.peek().is_none() {
        return Some("not answered yet".to_owned());
    }
    let Some(take) = takes.find(|take| is_judged(take)) else { return Some("not rated yet".to_owned()) };
    let what = match why_not(&take, pace) {
        Some(what) => format!("{what}, "),
        None if (today - take.day).num_days() > HOLDS_DAYS => "last ".to_owned(),
        None => return None,
    };
    Some(format!("{what}{}", short(take.day, today)))
}

/// Why a take isn't as good as one must be to hold: what to work on first.
fn why_not(take: &Take, pace: &Pace) -> Option<String> {
    let pace = pace.of(take.outline);
    let missing = take.told_parts().find(|(_, told)| !told).map(|(part, _)| part);
    Some(match (missing, take.rating) {
        (Some(part), _) if take.knows_parts() => format!("{} left out", part.title),
        (Some(_), _) => "parts unknown".to_owned(),
        _ if take.with_notes => "with notes".to_owned(),
        _ if !pace.in_band(take.total) => {
            let off = if take.total > pace.to { "too long" } else { "too short" };
            format!("{}, {off}", clock(take.total))
        }
        (None, rating) if rating < Some(Rating::Good) => rating::shown(rating),
        (None, _) => return None,
    })
}

/// Whether a take decides if its question holds.
fn is_judged(take: &Take) -> bool {
    take.cold && !take.spoiled && take.rating.is_some() && take.is_usual()
}

/// Whether a take was as good as one must be to hold.
fn is_good(take: &Take, pace: &Pace) -> bool {
    why_not(take, pace).is_none()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{HoldCount, Holds, lack};
    use crate::domain::agenda::tests::{Past, bank, day, id};
    use crate::domain::pace::Pace;
    use crate::domain::part::Part;
    use crate::domain::rating::Rating;
    use crate::domain::take::Take;

    #[test]
    fn the_rule_in_words_names_the_days() {
        assert!(super::RULE.ends_with(&format!("at most {} days old", super::HOLDS_DAYS)), "{}", super::RULE);
    }

    /// Whether "a" holds on day 20 after a good take on day 10 and then this one on day 12.
    fn after(rating: Rating, change: impl Fn(&mut Take)) -> bool {
        let mut past = Past::default();
        past.tell(day(10), "a", Rating::Good);
        past.tell_as(day(12), "a", rating, change);
        Holds::of(&past.progress, &Pace::default(), day(20)).question("a")
    }

    #[test]
    fn a_later_bad_take_takes_it_away_and_one_that_does_not_count_changes_nothing() {
        assert!(after(Rating::Easy, |_| {}));
        assert!(!after(Rating::Hard, |_| {}) && !after(Rating::Again, |_| {}));
        assert!(!after(Rating::Good, |take| take.with_notes = true));
        assert!(!after(Rating::Good, |take| take.total = Duration::from_secs(181)));
        assert!(!after(Rating::Good, |take| take.total = Duration::from_secs(119)));
        assert!(!after(Rating::Good, |take| take.parts[Part::Learning as usize] = None));
        assert!(after(Rating::Again, |take| take.spoiled = true));
        assert!(after(Rating::Again, |take| take.cold = false), "a retake");
        assert!(after(Rating::Good, |take| take.rating = None), "a warm-up");
    }

    #[test]
    fn what_is_missing_is_said_by_the_take_that_decides() {
        let lack_after = |rating, change: &dyn Fn(&mut Take)| {
            let mut past = Past::default();
            past.tell_as(day(12), "a", rating, change);
            lack(&past.progress, &Pace::default(), day(20), "a")
        };
        let seconds = Duration::from_secs;
        for (rating, change, words) in [
            (Rating::Good, &(|_: &mut Take| {}) as &dyn Fn(&mut Take), None),
            (Rating::Hard, &|_: &mut Take| {}, Some("2 hard, Mar 14")),
            (Rating::Hard, &|take: &mut Take| take.total = seconds(192), Some("3:12, too long, Mar 14")),
            (
                Rating::Again,
                &|take: &mut Take| take.parts[Part::Result as usize] = None,
                Some("Result left out, Mar 14"),
            ),
            (Rating::Good, &|take: &mut Take| take.with_notes = true, Some("with notes, Mar 14")),
            (Rating::Good, &|take: &mut Take| take.rating = None, Some("not rated yet")),
        ] {
            assert_eq!(lack_after(rating, change).as_deref(), words);
        }
        let mut past = Past::default();
        let of = |past: &Past| lack(&past.progress, &Pace::default(), day(40), "a");
        assert_eq!(of(&past).as_deref(), Some("not answered yet"));
        past.tell(day(1), "a", Rating::Good);
        assert_eq!(of(&past).as_deref(), Some("last Mar 3"));
    }

    #[test]
    fn it_holds_for_fourteen_days_and_not_before_its_day() {
        let mut past = Past::default();
        past.tell(day(10), "a", Rating::Good);
        let on = |today| Holds::of(&past.progress, &Pace::default(), day(today)).question("a");
        assert_eq!([9, 10, 24, 25].map(on), [false, true, true, false]);
    }

    #[test]
    fn themes_and_stories_count_what_holds_in_them() {
        let mut past = Past::default();
        let as_story = |take: &mut Take| take.story = Some(id("the-shop"));
        past.tell_as(day(1), "a", Rating::Good, as_story);
        past.tell_as(day(2), "b", Rating::Hard, as_story);
        past.tell(day(2), "c", Rating::Good);
        let bank = bank(&[("one", &[("a", ""), ("b", "")]), ("two", &[("c", "")]), ("one", &[("d", "")])]);
        let holds = Holds::of(&past.progress, &Pace::default(), day(3));
        let count = |holds, of| HoldCount { holds, of };
        assert_eq!(holds.of_themes(&bank), [(&id("one"), count(1, 3)), (&id("two"), count(1, 1))]);
        assert!(!holds.story("the-shop") && holds.number() == 2, "its last take was hard");
        past.tell_as(day(4), "b", Rating::Good, as_story);
        let holds = Holds::of(&past.progress, &Pace::default(), day(4));
        assert_eq!(holds.of_stories(&[id("the-shop"), id("another")]), count(1, 2));
    }
}
