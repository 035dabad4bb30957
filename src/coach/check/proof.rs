//! SL301 to SL305: measures in the result, and what the setting says of people and stakes.

mod baseline;
mod magnitude;
mod stakes;

use crate::coach::check::finding::{Finding, StoryField, WordMark};
use crate::coach::check::measure::{has_measure, measures};
use crate::coach::check::people;
use crate::coach::check::rules::proof::{
    NO_NUMBER_IN_RESULT, NO_STAKEHOLDER, NO_STAKES, NUMBER_WITHOUT_BASELINE, VAGUE_MAGNITUDE,
};
use crate::coach::check::told::CheckedStory;
use crate::domain::part::Part;

const RESULT: StoryField = StoryField::Part(Part::Result);

pub(super) fn check(told: &CheckedStory, findings: &mut Vec<Finding>) {
    if !told.is_empty(Part::Result) {
        findings.extend(no_number_in_result(told).or_else(|| number_without_baseline(told)));
        findings.extend(vague_magnitude(told));
    }
    let set_up = [Part::Situation, Part::Task].map(|part| !told.is_empty(part));
    if set_up != [false, false] && !told.is_empty(Part::Action) {
        findings.extend(no_stakeholder(told));
    }
    if set_up != [false, false] {
        findings.extend(no_stakes(told));
    }
}

fn no_number_in_result(told: &CheckedStory) -> Option<Finding> {
    let text = &told.texts[Part::Result];
    let message = "No measure in Result. How much, how many, how long?".to_owned();
    let finding = || Finding::new(&NO_NUMBER_IN_RESULT, RESULT, vec![], message);
    (!has_measure(text, 0..text.len())).then(finding)
}

fn number_without_baseline(told: &CheckedStory) -> Option<Finding> {
    let text = &told.texts[Part::Result];
    let numbers = measures(text);
    let mut sentences = numbers.iter().map(|&index| text.sentence_of(index));
    if sentences.any(|sentence| baseline::has_baseline(text, sentence)) {
        return None;
    }
    let marks: Vec<WordMark> =
        numbers.iter().map(|&index| told.mark(Part::Result, &(index..index + 1))).collect();
    let message = format!("{} stands alone in Result. Compared with what?", told.words_of(marks.get(..1)?));
    Some(Finding::new(&NUMBER_WITHOUT_BASELINE, RESULT, marks, message))
}

fn vague_magnitude(told: &CheckedStory) -> Option<Finding> {
    let text = &told.texts[Part::Result];
    let marks: Vec<WordMark> = magnitude::vague(text)
        .into_iter()
        .filter(|words| !has_measure(text, text.sentence_of(words.start)))
        .map(|words| told.mark(Part::Result, &words))
        .collect();
    let first = told.words_of(marks.get(..1)?);
    let message = format!("{first} in Result has no measure beside it. How much is {first}?");
    Some(Finding::new(&VAGUE_MAGNITUDE, RESULT, marks, message))
}

fn no_stakeholder(told: &CheckedStory) -> Option<Finding> {
    let parts = [Part::Situation, Part::Task, Part::Action];
    let names_somebody = parts.iter().any(|&part| people::names_other(&told.texts[part]));
    let message = "Nobody but you and your team before the Result. Who else had a stake?".to_owned();
    (!names_somebody).then(|| Finding::new(&NO_STAKEHOLDER, StoryField::Whole, vec![], message))
}

fn no_stakes(told: &CheckedStory) -> Option<Finding> {
    let named = [Part::Situation, Part::Task].iter().any(|&part| stakes::names_stake(&told.texts[part]));
    let message = "Nothing was at stake in Situation or Task. What happens if you fail?".to_owned();
    (!named).then(|| Finding::new(&NO_STAKES, StoryField::Whole, vec![], message))
}
