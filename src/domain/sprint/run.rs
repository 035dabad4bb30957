//! A sprint under way: what is asked, how long ago, and what was chosen so far.

use std::time::Duration;

use crate::domain::id::Id;
use crate::domain::sprint::{LIMIT, Sprint, SprintAnswer};

/// Nobody chooses a story sooner: such a press was meant for the question before, or is a key held down.
const TOO_SOON: Duration = Duration::from_millis(400);

/// A sprint under way. All readings are of the same monotonic clock, handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SprintRun {
    questions: Vec<Id>,
    /// The stories to choose from: each keeps its letter, whatever becomes of its file.
    stories: Vec<Id>,
    answers: Vec<SprintAnswer>,
    /// When the question was asked.
    since: Duration,
}

impl SprintRun {
    /// Asks the first question.
    pub fn begin(questions: Vec<Id>, stories: Vec<Id>, now: Duration) -> Self {
        Self { questions, stories, answers: Vec::new(), since: now }
    }

    /// How many questions there are in all.
    pub fn total(&self) -> usize {
        self.questions.len()
    }

    /// The number of the question that is asked, from 0.
    pub fn number(&self) -> usize {
        self.answers.len()
    }

    /// The question that is asked; nothing once the last is over.
    pub fn question(&self) -> Option<&Id> {
        self.questions.get(self.number())
    }

    /// The stories to choose from, in the order of their letters.
    pub fn stories(&self) -> &[Id] {
        &self.stories
    }

    /// The time that is left for the question.
    pub fn left(&self, now: Duration) -> Duration {
        LIMIT.saturating_sub(self.spent(now))
    }

    /// How long until the clock shows another second.
    pub fn next_second(&self, now: Duration) -> Duration {
        Duration::from_nanos(1_000_000_000 - u64::from(self.spent(now).subsec_nanos()))
    }

    /// The story of this number is chosen, or none.
    pub fn choose(&mut self, number: Option<usize>, now: Duration) {
        let story = number.map(|number| self.stories.get(number).cloned());
        if self.spent(now) >= TOO_SOON && story != Some(None) {
            self.answered(story.flatten(), self.spent(now).min(LIMIT), now);
        }
    }

    /// Looks at the clock: where the time is up no story was chosen, and the next question is asked. Says whether it was.
    pub fn look(&mut self, now: Duration) -> bool {
        let is_up = self.spent(now) >= LIMIT;
        if is_up {
            self.answered(None, LIMIT, now);
        }
        is_up
    }

    /// What was chosen so far.
    pub fn sprint(&self) -> Sprint {
        Sprint { answers: self.answers.clone() }
    }

    fn spent(&self, now: Duration) -> Duration {
        now.saturating_sub(self.since)
    }

    fn answered(&mut self, story: Option<Id>, time: Duration, now: Duration) {
        let Some(question) = self.question().cloned() else { return };
        self.answers.push(SprintAnswer { question, story, time });
        self.since = now;
    }
}

#[cfg(test)]
mod tests {
    use super::SprintRun;
    use crate::domain::id::Id;
    use std::time::Duration;

    fn ids(names: &[&str]) -> Vec<Id> {
        names.iter().map(|name| Id::new(name).expect("an id")).collect()
    }

    fn chosen(run: &SprintRun) -> Vec<(Option<String>, u64)> {
        let answers = run.sprint().answers;
        answers.iter().map(|it| (it.story.as_ref().map(Id::to_string), it.time.as_secs())).collect()
    }

    #[test]
    fn each_question_has_its_own_ten_seconds() {
        let at = Duration::from_secs;
        let mut run = SprintRun::begin(ids(&["q", "r", "s", "t"]), ids(&["one", "two"]), at(100));
        run.choose(Some(1), at(103));
        assert!(!run.look(at(112)));
        assert_eq!(run.left(at(112)), at(1));
        assert!(run.look(at(113)), "its ten seconds are over");
        run.choose(None, at(120));
        assert!(run.look(at(700)), "a machine that slept costs one question");
        assert_eq!(chosen(&run), [(Some("two".to_owned()), 3), (None, 10), (None, 7), (None, 10)]);
        assert_eq!(run.question(), None);
        assert_eq!((run.sprint().none_fits(), run.sprint().is_answered()), (1, true));
    }

    #[test]
    fn a_press_for_the_question_before_and_a_letter_without_a_story_choose_nothing() {
        let at = Duration::from_millis;
        let mut run = SprintRun::begin(ids(&["q", "r"]), ids(&["one"]), at(0));
        run.choose(Some(0), at(399));
        run.choose(Some(1), at(2_000));
        assert_eq!((run.number(), run.next_second(at(2_300))), (0, at(700)));
        run.choose(Some(0), at(2_500));
        run.choose(None, at(2_600));
        assert_eq!(run.number(), 1, "the second press came too soon");
        assert!(!SprintRun::begin(ids(&["q"]), vec![], at(0)).sprint().is_answered());
    }
}
