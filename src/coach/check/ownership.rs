//! SL201 to SL204: who acts, who decides, and what was turned down.

mod alternatives;
mod deciding;
mod decisions;
mod passive;
mod phrasal;

use crate::coach::check::finding::{Finding, StoryField, WordMark};
use crate::coach::check::people::{count_i, is_we};
use crate::coach::check::rules::ownership::{
    NO_ALTERNATIVE, NO_OWN_DECISION, PASSIVE_ACTION, WE_HEAVY_ACTION,
};
use crate::coach::check::told::CheckedStory;
use crate::domain::part::Part;

pub(super) fn check(told: &CheckedStory, findings: &mut Vec<Finding>) {
    if told.is_empty(Part::Action) {
        return;
    }
    findings.extend(we_heavy_action(told));
    findings.extend(no_own_decision(told));
    findings.extend(no_alternative(told));
    findings.extend(passive_action(told));
}

/// Fewer "we" than this are nothing to speak of.
const FEWEST_WE: usize = 3;

fn we_heavy_action(told: &CheckedStory) -> Option<Finding> {
    let text = &told.texts[Part::Action];
    let marks: Vec<WordMark> = (0..text.len())
        .filter(|&index| is_we(text, index))
        .map(|index| told.mark(Part::Action, &(index..index + 1)))
        .collect();
    let (we, own) = (marks.len(), count_i(text));
    if we < FEWEST_WE || we < own {
        return None;
    }
    let message = format!("{we} 'we', {own} 'I' in Action. Which of these did you do yourself?");
    Some(Finding::new(&WE_HEAVY_ACTION, StoryField::Part(Part::Action), marks, message))
}

fn no_own_decision(told: &CheckedStory) -> Option<Finding> {
    let decides = |part| decisions::has_own(&told.texts[part]);
    if decides(Part::Task) || decides(Part::Action) {
        return None;
    }
    let message = "No decision of yours in Task or Action. Where did you decide?".to_owned();
    Some(Finding::new(&NO_OWN_DECISION, StoryField::Whole, vec![], message))
}

fn no_alternative(told: &CheckedStory) -> Option<Finding> {
    let parts = [Part::Situation, Part::Task, Part::Action];
    let named = parts.iter().any(|&part| alternatives::names_one(&told.texts[part]));
    let action = &told.texts[Part::Action];
    if named || alternatives::imagines_one(action) || decisions::has_refusal(action) {
        return None;
    }
    let message = "Nothing that you weighed against what you did. What did you turn down?".to_owned();
    Some(Finding::new(&NO_ALTERNATIVE, StoryField::Whole, vec![], message))
}

/// So many passives are worth a thought, or so many in a quarter of the sentences.
const MANY_PASSIVES: usize = 3;
const SOME_PASSIVES: usize = 2;

fn passive_action(told: &CheckedStory) -> Option<Finding> {
    let text = &told.texts[Part::Action];
    let found = passive::agentless(text);
    let mut sentences: Vec<usize> = found.iter().map(|words| text.words[words.start].sentence).collect();
    sentences.dedup();
    let dense = found.len() >= SOME_PASSIVES && sentences.len() * 4 >= text.sentences.len();
    if found.len() < MANY_PASSIVES && !dense {
        return None;
    }
    let marks: Vec<WordMark> = found.iter().map(|words| told.mark(Part::Action, words)).collect();
    let message =
        format!("{} passives in Action name nobody: {}. Who did it?", found.len(), told.words_of(&marks));
    Some(Finding::new(&PASSIVE_ACTION, StoryField::Part(Part::Action), marks, message))
}
