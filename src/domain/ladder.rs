//! The ladder of a story, or of a question told without one: how well each rung of its follow-ups was answered last.

use crate::domain::id::Id;
use crate::domain::progress::Progress;
use crate::domain::rung::Rung;
use crate::domain::take::Take;

/// The mark of a rung that is answered.
pub(crate) const ANSWERED: u8 = 2;

/// How well each rung was answered last, read off the takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ladder {
    /// The last mark of each rung, and when it was given: the number of the follow-up, from 1.
    marks: [Option<(u8, usize)>; 6],
}

impl Ladder {
    /// The ladder of a story.
    pub fn of_story(progress: &Progress, story: &Id) -> Self {
        Self::of_takes(progress.takes().filter(|take| take.story() == Some(story)).map(|take| take.take))
    }

    /// The ladder that a take climbs: that of its story, else that of the question told without one.
    pub fn of(progress: &Progress, question: &Id, story: Option<&Id>) -> Self {
        if let Some(story) = story {
            return Self::of_story(progress, story);
        }
        let takes = progress.takes_of(question).filter(|take| take.story().is_none());
        Self::of_takes(takes.map(|take| take.take))
    }

    /// Takes that were spoiled, or whose follow-up was not marked, count nowhere.
    fn of_takes<'a>(takes: impl Iterator<Item = &'a Take>) -> Self {
        let mut ladder = Self::default();
        let marked = takes.filter(|take| !take.spoiled).filter_map(|take| Some((take.rung?, take.answered?)));
        for (number, (rung, mark)) in marked.enumerate() {
            ladder.marks[rung as usize] = Some((mark, number + 1));
        }
        ladder
    }

    /// How a rung was answered last: 0 not at all, 1 thinly, 2 well; nothing where it never was.
    pub fn mark(&self, rung: Rung) -> Option<u8> {
        self.marks[rung as usize].map(|(mark, _)| mark)
    }

    /// Every rung with its mark, from the first.
    pub fn marks(&self) -> impl Iterator<Item = (Rung, Option<u8>)> {
        Rung::ALL.into_iter().map(|rung| (rung, self.mark(rung)))
    }

    /// Whether no rung was ever marked.
    pub fn is_empty(&self) -> bool {
        self.marks().all(|(_, mark)| mark.is_none())
    }

    /// The rung to ask next: the lowest that isn't answered; once all are, the one that was asked longest ago.
    pub fn next(&self) -> Rung {
        let open = Rung::ALL.into_iter().find(|rung| self.mark(*rung).is_none_or(|mark| mark < ANSWERED));
        let oldest =
            Rung::ALL.into_iter().min_by_key(|rung| self.marks[*rung as usize].map(|(_, number)| number));
        open.or(oldest).unwrap_or(Rung::Surface)
    }
}

#[cfg(test)]
mod tests {
    use super::Ladder;
    use crate::domain::id::Id;
    use crate::domain::rung::Rung;
    use crate::domain::take::Take;

    fn after(marks: &[(Rung, u8)]) -> Ladder {
        let take = |&(rung, mark): &(Rung, u8)| Take {
            rung: Some(rung),
            answered: Some(mark),
            ..Take::of(Id::new("q").expect("an id"))
        };
        let takes: Vec<Take> = marks.iter().map(take).collect();
        Ladder::of_takes(takes.iter())
    }

    #[test]
    fn no_rung_comes_while_the_one_before_is_thin_or_unanswered() {
        assert_eq!(after(&[]).next(), Rung::Surface);
        let mut marks = Vec::new();
        for (rung, then) in Rung::ALL.into_iter().zip(Rung::ALL.into_iter().skip(1)) {
            for mark in [0, 1] {
                marks.push((rung, mark));
                assert_eq!(after(&marks).next(), rung, "after {mark} on {rung:?}");
            }
            marks.push((rung, 2));
            assert_eq!(after(&marks).next(), then);
        }
    }

    #[test]
    fn after_the_last_rung_it_goes_round_from_the_oldest_and_stays_where_it_is_thin() {
        let mut marks: Vec<(Rung, u8)> = Rung::ALL.map(|rung| (rung, 2)).into();
        assert_eq!(after(&marks).next(), Rung::Surface);
        marks.push((Rung::Surface, 2));
        assert_eq!(after(&marks).next(), Rung::Context);
        marks.push((Rung::Context, 1));
        assert_eq!(after(&marks).next(), Rung::Context);
        marks.push((Rung::Context, 2));
        assert_eq!(after(&marks).next(), Rung::Decision);
    }

    #[test]
    fn a_spoiled_take_and_one_without_a_mark_move_nothing() {
        let mut takes = [Take::of(Id::new("q").expect("an id")), Take::of(Id::new("q").expect("an id"))];
        takes[0].rung = Some(Rung::Surface);
        takes[1] = Take { rung: Some(Rung::Surface), answered: Some(2), spoiled: true, ..takes[1].clone() };
        assert!(Ladder::of_takes(takes.iter()).is_empty());
    }
}
