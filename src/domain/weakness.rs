//! What a take lacked, and which other question tries the same.

use std::collections::HashSet;

use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::ladder::ANSWERED;
use crate::domain::pace::{Pace, PlanFit};
use crate::domain::part::Part;
use crate::domain::progress::{Progress, TakeEntry};
use crate::domain::shape::Length;
use crate::domain::take::Take;

/// Something that a take lacked and another one can do better. Of parts those of a STAR-L story alone: they come back from
/// question to question.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Weakness {
    /// This part was not told.
    Missing(Part),
    /// It was longer than the band.
    Over,
    /// It was shorter than the band.
    Under,
    /// This criterion got no point.
    Criterion(Id),
    /// This part had less than its share.
    Short(Part),
    /// The follow-up was answered thinly, or not at all.
    ThinFollowUp,
    /// The Result has no number. A take doesn't say that; the story check says it of the story that was told.
    NoNumber,
}

impl Weakness {
    /// All that a take lacked, the heaviest first: a part before Learning, the length, Learning, criteria, short parts. Of
    /// these the one that got the least of its plan comes first: 0:03 of 0:09 is weaker than 0:50 of 1:15.
    pub fn of(take: &Take, pace: &Pace) -> Vec<Self> {
        let pace = pace.of(take.outline);
        let missing = take.told_parts().filter(|(_, told)| !told).filter_map(|(part, _)| part.star);
        // Where nothing is known of the parts, none is known to be missing.
        let mut all: Vec<Self> = missing.filter(|_| take.knows_parts()).map(Self::Missing).collect();
        if take.is_timed() && take.total > pace.to {
            let before_learning = all.iter().filter(|it| **it != Self::Missing(Part::Learning)).count();
            all.insert(before_learning, Self::Over);
        } else if take.is_timed() && take.total < pace.from {
            all.push(Self::Under);
        }
        let no_point = take.points.iter().filter(|(_, points)| *points == 0);
        all.extend(no_point.map(|(criterion, _)| Self::Criterion(criterion.clone())));
        let timed = take.timed_parts().filter_map(|(part, time)| Some((part.star?, time)));
        let mut short: Vec<_> =
            timed.filter(|(part, time)| pace.fit(*part, *time, take.total) == PlanFit::Short).collect();
        short.sort_by_key(|(part, time)| time.as_millis() * 1000 / pace.plan(*part).as_millis().max(1));
        all.extend(short.into_iter().map(|(part, _)| Self::Short(part)));
        all.extend(take.answered.filter(|mark| *mark < ANSWERED).map(|_| Self::ThinFollowUp));
        all
    }

    /// In a few words: "Result left out", "too long", "Learning is short", "no points for: offers another way".
    pub fn words(&self, bank: &Bank) -> String {
        match self {
            Self::Missing(part) => format!("{} left out", part.title()),
            Self::Over => "too long".to_owned(),
            Self::Under => "too short".to_owned(),
            Self::Criterion(id) => {
                let text = bank.criterion(id).map_or(id.as_str(), |criterion| criterion.text.as_str());
                format!("no points for: {text}")
            }
            Self::Short(part) => format!("{} is short", part.title()),
            Self::ThinFollowUp => "thin follow-up".to_owned(),
            Self::NoNumber => "no number in Result".to_owned(),
        }
    }

    /// The exercise that trains it alone; nothing where only a take of the whole does.
    pub fn exercise(&self) -> Option<Length> {
        match self {
            Self::Missing(part) | Self::Short(part) => Some(Length::only(*part)),
            Self::ThinFollowUp => Some(Length::OnlyFollowUp),
            Self::NoNumber => Some(Length::OnlyNumber),
            Self::Over | Self::Under | Self::Criterion(_) => None,
        }
    }

    /// Whether an answer to a question could show it.
    pub fn can_be_of(&self, bank: &Bank, question: &Id) -> bool {
        let has = |part| bank.outline(question).place_of(part).is_some();
        match self {
            Self::Criterion(id) => bank.criteria(question).iter().any(|it| it.id == *id),
            Self::Missing(part) | Self::Short(part) => has(*part),
            Self::NoNumber => has(Part::Result),
            Self::Over | Self::Under | Self::ThinFollowUp => true,
        }
    }

    /// The part it is about, where it is about one.
    pub fn part(&self) -> Option<Part> {
        match self {
            Self::Missing(part) | Self::Short(part) => Some(*part),
            _ => None,
        }
    }

    /// Whether a take could show it: whether what it is about is known of the take.
    pub fn can_show(&self, take: &Take) -> bool {
        match self {
            Self::Missing(part) | Self::Short(part) => take.knows_part(*part),
            Self::Over | Self::Under => take.is_timed(),
            Self::ThinFollowUp => take.answered.is_some(),
            Self::NoNumber => false,
            Self::Criterion(id) => take.points.iter().any(|(criterion, _)| criterion == id),
        }
    }

    /// Whether a take lacked the same: a part that is missing is short as well.
    pub fn shown_by(&self, take: &Take, pace: &Pace) -> bool {
        let of_part = |it: &Self, part: Part| *it == Self::Missing(part) || *it == Self::Short(part);
        Self::of(take, pace).iter().any(|it| match self {
            Self::Missing(part) | Self::Short(part) => of_part(it, *part),
            _ => it == self,
        })
    }
}

/// The heaviest weakness of a take that another question can try, and that question.
///
/// One whose newest take lacked the same comes first, then one that was told long ago, then a new one; of equals one of
/// another theme. A criterion is tried by a question that is judged by it. None that was told today.
pub fn another<'a>(
    take: &TakeEntry<'_>,
    bank: &'a Bank,
    progress: &Progress,
    pace: &Pace,
    today: Day,
) -> Option<(Weakness, &'a Id)> {
    let told: HashSet<&Id> =
        progress.told_on(today).filter(|take| !take.is_exercise()).map(|take| take.question()).collect();
    let own_theme = bank.question(&take.question).map(|(theme, _)| &theme.id);
    let open: Vec<(&'a Id, &'a Id)> = bank
        .questions()
        .filter(|(_, question)| !told.contains(&question.id) && !progress.suspended(&question.id))
        .map(|(theme, question)| (&theme.id, &question.id))
        .collect();
    Weakness::of(take, pace).into_iter().find_map(|weakness| {
        let rank = |theme: &Id, question: &Id| {
            let newest = progress.takes_of(question).rev().find(|take| take.speaks());
            let shown = newest.is_some_and(|take| weakness.shown_by(&take, pace));
            (!shown, newest.is_none(), newest.map(|take| take.day), Some(theme) == own_theme)
        };
        let (_, question) = open
            .iter()
            .filter(|(_, question)| weakness.can_be_of(bank, question))
            .min_by_key(|(theme, question)| rank(theme, question))?;
        Some((weakness.clone(), *question))
    })
}

/// The question to tell again for a weakness: one whose newest take still shows it, then one that has shown it before.
///
/// Of equals one that wasn't told today comes first, then the one rated lowest, then the one told longest ago.
pub fn to_redo<'a>(
    weakness: &Weakness,
    bank: &Bank,
    progress: &'a Progress,
    pace: &Pace,
    today: Day,
) -> Option<&'a Id> {
    let rank = |question: &'a Id| {
        let counts = |take: &TakeEntry<'_>| !take.spoiled && !take.with_notes && take.is_usual();
        let able = progress.takes_of(question).rev().filter(|take| counts(take) && weakness.can_show(take));
        let mut judged = able.map(|take| (weakness.shown_by(&take, pace), take));
        let (still, newest) = judged.next()?;
        let ever = still || judged.any(|(shows, _)| shows);
        ever.then_some((!still, newest.day == today, newest.rating, newest.at, question))
    };
    let open = |question: &&Id| bank.question(question).is_some() && !progress.suspended(question);
    let ranked = progress.told_questions().filter(open).filter_map(rank).min();
    ranked.map(|(.., question)| question)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Weakness, to_redo};
    use crate::domain::agenda::tests::{Past, bank, day};
    use crate::domain::id::Id;
    use crate::domain::pace::Pace;
    use crate::domain::part::Part;
    use crate::domain::rating::Rating;
    use crate::domain::take::Take;

    fn id(text: &str) -> Id {
        Id::new(text).expect("an id")
    }

    fn take(seconds: [u64; 5]) -> Take {
        let parts = seconds.map(|time| (time > 0).then(|| Duration::from_secs(time))).to_vec();
        let total = Duration::from_secs(seconds.iter().sum());
        Take { parts, total, ..Take::of(id("q")) }
    }

    #[test]
    fn the_heaviest_comes_first() {
        use Weakness::{Criterion, Missing, Over, Short};
        let of = |take: &Take| Weakness::of(take, &Pace::default());
        assert_eq!(of(&take([24, 15, 75, 22, 14])), []);
        assert_eq!(of(&take([26, 18, 80, 22, 0])), [Missing(Part::Learning)]);
        assert_eq!(
            of(&take([60, 30, 120, 0, 0])),
            [Missing(Part::Result), Over, Missing(Part::Learning)],
            "too long matters more than a missing lesson"
        );
        let mut judged = take([24, 15, 75, 22, 5]);
        judged.points = vec![(id("one"), 2), (id("two"), 0)];
        assert_eq!(of(&judged), [Criterion(id("two")), Short(Part::Learning)]);
        assert_eq!(
            of(&take([24, 15, 50, 58, 3])),
            [Short(Part::Learning), Short(Part::Action)],
            "0:03 of 0:14 is weaker than 0:50 of 1:15, whatever the seconds say"
        );
    }

    #[test]
    fn of_a_take_without_any_parts_none_is_known_to_be_missing() {
        let mut whole = take([0; 5]);
        whole.total = Duration::from_secs(200);
        assert_eq!(Weakness::of(&whole, &Pace::default()), [Weakness::Over]);
        whole.told = Some(vec![true, true, true, true, false]);
        assert_eq!(
            Weakness::of(&whole, &Pace::default()),
            [Weakness::Over, Weakness::Missing(Part::Learning)]
        );
    }

    #[test]
    fn the_question_to_tell_again_is_one_that_shows_the_weakness_now() {
        let learning = |seconds: u64| {
            move |take: &mut Take| take.parts[Part::Learning as usize] = Some(Duration::from_secs(seconds))
        };
        let bank = bank(&[("one", &[("a", ""), ("b", ""), ("c", "")])]);
        let mut past = Past::default();
        let of = |past: &Past, today| {
            let weakness = Weakness::Short(Part::Learning);
            to_redo(&weakness, &bank, &past.progress, &Pace::default(), day(today)).map(Id::to_string)
        };
        past.tell_as(day(1), "a", Rating::Again, learning(14));
        assert_eq!(of(&past, 2), None, "the one rated lowest has a long enough Learning");
        past.tell_as(day(2), "b", Rating::Good, learning(3));
        past.tell_as(day(3), "c", Rating::Hard, learning(3));
        assert_eq!(of(&past, 4).as_deref(), Some("c"), "of two the one rated lower");
        assert_eq!(of(&past, 3).as_deref(), Some("b"), "first the one that wasn't told today");
        past.tell_as(day(4), "c", Rating::Good, learning(14));
        assert_eq!(of(&past, 5).as_deref(), Some("b"), "the newest take decides");
        past.tell_as(day(5), "b", Rating::Good, learning(14));
        assert_eq!(of(&past, 6).as_deref(), Some("c"), "else one that has shown it before");
    }
}
