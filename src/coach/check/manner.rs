//! SL501 to SL506: blame, methods, hedges, fillers, abbreviations and secrets.

mod blame;
mod hedges;

use crate::coach::check::finding::{Finding, StoryField, WordMark};
use crate::coach::check::rule::Level;
use crate::coach::check::rules::manner::{
    BLAME, FILLER_HEAVY, HEDGE_HEAVY, HYPOTHETICAL_ACTION, SENSITIVE_DETAIL, UNEXPLAINED_ACRONYM,
};
use crate::coach::check::told::CheckedStory;
use crate::coach::check::{acronyms, hypothetical, secrets, transcript};
use crate::domain::part::Part;
use crate::domain::story::length::time_of;

pub(super) fn check(told: &CheckedStory, findings: &mut Vec<Finding>) {
    for part in Part::ALL {
        findings.extend(blamed(told, part));
        findings.extend(sensitive_detail(told, part));
    }
    findings.extend(hypothetical_action(told));
    findings.extend(hedge_heavy(told));
    findings.extend(filler_heavy(told));
    findings.extend(unexplained_acronym(told));
}

fn blamed(told: &CheckedStory, part: Part) -> Option<Finding> {
    let text = &told.texts[part];
    let marks: Vec<WordMark> = blame::blames(text).iter().map(|words| told.mark(part, words)).collect();
    let message =
        format!("{} blames somebody. What happened, and what was your part?", told.words_of(marks.get(..1)?));
    Some(Finding::new(&BLAME, StoryField::Part(part), marks, message))
}

fn sensitive_detail(told: &CheckedStory, part: Part) -> Option<Finding> {
    let marks: Vec<WordMark> =
        secrets::secrets(&told.texts[part]).into_iter().map(|range| WordMark { part, range }).collect();
    if marks.is_empty() {
        return None;
    }
    let message = format!("{} should not be said or shared. Can it go?", told.words_of(&marks));
    Some(Finding::new(&SENSITIVE_DETAIL, StoryField::Part(part), marks, message))
}

fn hypothetical_action(told: &CheckedStory) -> Option<Finding> {
    let found = hypothetical::told_as_method(&told.texts[Part::Action])?;
    let marks: Vec<WordMark> = found.iter().map(|words| told.mark(Part::Action, words)).collect();
    let message = format!("{} tell a method. On which day did it happen?", told.words_of(&marks));
    Some(Finding::new(&HYPOTHETICAL_ACTION, StoryField::Part(Part::Action), marks, message))
}

/// Fewer hedges than this are nothing to speak of.
const FEWEST_HEDGES: usize = 4;
/// Hedges in 1000 words: worth a thought, and likely to cost something.
const SOME_HEDGES: usize = 15;
const MANY_HEDGES: usize = 30;

fn hedge_heavy(told: &CheckedStory) -> Option<Finding> {
    let marks: Vec<WordMark> = Part::ALL
        .into_iter()
        .flat_map(|part| {
            hedges::hedges(&told.texts[part]).into_iter().map(move |words| told.mark(part, &words))
        })
        .collect();
    let (hedges, words) = (marks.len(), told.words());
    if hedges < FEWEST_HEDGES || hedges * 1000 < SOME_HEDGES * words {
        return None;
    }
    let level = if hedges * 1000 >= MANY_HEDGES * words { Level::Warning } else { Level::Consider };
    let rate = hedges as f64 * 100.0 / words as f64;
    let message = format!("{rate:.1} hedges per 100 words. Which of these are you sure of?");
    Some(Finding::new(&HEDGE_HEAVY, StoryField::Whole, marks, message).at(level))
}

/// A story is judged as a transcript of itself at the user's pace: one that was written has hardly any fillers.
fn filler_heavy(told: &CheckedStory) -> Option<Finding> {
    let marks: Vec<WordMark> = Part::ALL
        .into_iter()
        .flat_map(|part| {
            transcript::fillers(&told.texts[part]).into_iter().map(move |words| told.mark(part, &words))
        })
        .collect();
    let message = transcript::message(marks.len(), time_of(told.words(), told.pace as u32))?;
    Some(Finding::new(&FILLER_HEAVY, StoryField::Whole, marks, message))
}

fn unexplained_acronym(told: &CheckedStory) -> Option<Finding> {
    let unexplained = acronyms::unexplained(&told.texts);
    if unexplained.len() < 2 {
        return None;
    }
    let names: Vec<&str> = unexplained.iter().map(|found| found.name.as_str()).collect();
    let message = format!("{}: not explained. How would you say them in words?", names.join(", "));
    let marks =
        unexplained.iter().map(|found| told.mark(found.part, &(found.index..found.index + 1))).collect();
    Some(Finding::new(&UNEXPLAINED_ACRONYM, StoryField::Whole, marks, message))
}
