//! SL401 to SL403: a habit, a platitude, or a lesson for somebody else.

mod habit;
mod lesson;
mod platitude;

use crate::coach::check::finding::{Finding, StoryField, WordMark};
use crate::coach::check::rules::learning::{LESSON_ON_OTHERS, NO_CHANGED_BEHAVIOUR, PLATITUDE_LEARNING};
use crate::coach::check::told::CheckedStory;
use crate::domain::part::Part;

const LEARNING: StoryField = StoryField::Part(Part::Learning);

pub(super) fn check(told: &CheckedStory, findings: &mut Vec<Finding>) {
    if told.is_empty(Part::Learning) {
        return;
    }
    findings.extend(no_changed_behaviour(told));
    findings.extend(platitude_learning(told));
    findings.extend(lesson_on_others(told));
}

fn no_changed_behaviour(told: &CheckedStory) -> Option<Finding> {
    let message = "No habit of yours in Learning. What do you do now?".to_owned();
    let finding = || Finding::new(&NO_CHANGED_BEHAVIOUR, LEARNING, vec![], message);
    (!habit::has_habit(&told.texts[Part::Learning])).then(finding)
}

fn platitude_learning(told: &CheckedStory) -> Option<Finding> {
    let text = &told.texts[Part::Learning];
    let marks: Vec<WordMark> =
        platitude::platitudes(text).iter().map(|words| told.mark(Part::Learning, words)).collect();
    let message =
        format!("{} is true of any story. What did this one teach you?", told.words_of(marks.get(..1)?));
    Some(Finding::new(&PLATITUDE_LEARNING, LEARNING, marks, message))
}

fn lesson_on_others(told: &CheckedStory) -> Option<Finding> {
    let text = &told.texts[Part::Learning];
    let marks: Vec<WordMark> =
        lesson::on_others(text).iter().map(|words| told.mark(Part::Learning, words)).collect();
    let message = format!("{} is a lesson for others. What is your change?", told.words_of(marks.get(..1)?));
    Some(Finding::new(&LESSON_ON_OTHERS, LEARNING, marks, message))
}
