//! SL101 to SL106: what is missing, and how the length divides.

use crate::coach::check::finding::{Finding, StoryField};
use crate::coach::check::rule::Level;
use crate::coach::check::rules::length::{
    ACTION_LIGHT, MISSING_SECTION, OVER_TIME, SETUP_HEAVY, THIN_SECTION, UNDER_TIME,
};
use crate::coach::check::told::CheckedStory;
use crate::domain::part::Part;

/// A part with fewer words than this is missing.
const FEWEST_WORDS: usize = 5;
/// The longest a story may take, in seconds, and where it becomes long.
const CAP: usize = 180;
const LONG: usize = 150;
/// The shortest a story may take, in seconds.
const SHORTEST: usize = 75;
/// The largest share of Situation and Task together, and the least of Action, in per cent of the words.
const MOST_SETUP: usize = 35;
const LEAST_ACTION: usize = 45;
/// Stories about these have to say what was learned.
const HAVE_TO_LEARN: [&str; 3] = ["failure", "conflict", "learning"];

pub(super) fn check(told: &CheckedStory, findings: &mut Vec<Finding>) {
    findings.extend(Part::ALL.into_iter().filter_map(|part| missing(told, part)));
    findings.extend(Part::ALL.into_iter().filter_map(|part| thin(told, part)));
    if told.words() > 0 {
        findings.extend(over_time(told).or_else(|| under_time(told)));
    }
    if !told.is_empty(Part::Action) {
        findings.extend(setup_heavy(told));
        findings.extend(action_light(told));
    }
}

fn missing(told: &CheckedStory, part: Part) -> Option<Finding> {
    let words = told.texts[part].len();
    if words >= FEWEST_WORDS {
        return None;
    }
    let amount = match words {
        0 => format!("No {}.", part.title()),
        1 => format!("{} has one word.", part.title()),
        _ => format!("{} has {words} words.", part.title()),
    };
    let message = format!("{amount} {}", question_about(part));
    let marks = vec![told.mark_whole(part)];
    Some(Finding::new(&MISSING_SECTION, StoryField::Part(part), marks, message).at(level_missing(told, part)))
}

fn level_missing(told: &CheckedStory, part: Part) -> Level {
    let has_to_learn = || told.story.tags.iter().any(|tag| HAVE_TO_LEARN.contains(&tag.as_str()));
    if part == Part::Learning && !has_to_learn() { Level::Warning } else { Level::Error }
}

fn question_about(part: Part) -> &'static str {
    match part {
        Part::Situation => "Where and when was it, and what was at stake?",
        Part::Task => "What was yours to achieve?",
        Part::Action => "What exactly did you do?",
        Part::Result => "What came of it, and how did you measure it?",
        Part::Learning => "What do you do differently now?",
    }
}

/// The least seconds of a part.
fn least_seconds(part: Part) -> usize {
    match part {
        Part::Situation => 6,
        Part::Task => 4,
        Part::Action => 30,
        Part::Result => 8,
        Part::Learning => 5,
    }
}

fn thin(told: &CheckedStory, part: Part) -> Option<Finding> {
    let (words, least) = (told.texts[part].len(), least_seconds(part));
    if words == 0 || words * 60 >= least * told.pace {
        return None;
    }
    let seconds = words * 60 / told.pace;
    let message = format!("{} takes {seconds} s, less than {least}. {}", part.title(), question_about(part));
    Some(Finding::new(&THIN_SECTION, StoryField::Part(part), vec![told.mark_whole(part)], message))
}

fn over_time(told: &CheckedStory) -> Option<Finding> {
    let words = told.words();
    let (limit, level) = match words * 60 {
        spoken if spoken > CAP * told.pace => (CAP, Level::Error),
        spoken if spoken > LONG * told.pace => (LONG, Level::Warning),
        _ => return None,
    };
    let seconds = (words * 60).div_ceil(told.pace);
    let too_many = words - limit * told.pace / 60;
    let message = format!(
        "{seconds} s at {} wpm; cut {}. Which sentence would nobody miss?",
        told.pace,
        counted(too_many, "word")
    );
    Some(Finding::new(&OVER_TIME, StoryField::Whole, vec![], message).at(level))
}

fn under_time(told: &CheckedStory) -> Option<Finding> {
    let spoken = told.words() * 60;
    let message = format!("{} s at {} wpm. Which decision is missing?", spoken / told.pace, told.pace);
    (spoken < SHORTEST * told.pace).then(|| Finding::new(&UNDER_TIME, StoryField::Whole, vec![], message))
}

fn setup_heavy(told: &CheckedStory) -> Option<Finding> {
    let [situation, task, action] =
        [Part::Situation, Part::Task, Part::Action].map(|part| told.texts[part].len());
    let (setup, all) = (situation + task, told.words());
    let message = if setup * 100 > MOST_SETUP * all {
        let share = (setup * 100).div_ceil(all.max(1));
        format!("Setup is {share} % of the answer. What can go before the stake?")
    } else if situation > action {
        format!("Situation has {situation} words, Action {action}. What can go before the stake?")
    } else {
        return None;
    };
    Some(Finding::new(&SETUP_HEAVY, StoryField::Whole, vec![], message))
}

fn action_light(told: &CheckedStory) -> Option<Finding> {
    let (action, all) = (told.texts[Part::Action].len(), told.words());
    let share = action * 100 / all.max(1);
    let message = format!("Action is {share} % of the answer. What else did you do?");
    let finding = || Finding::new(&ACTION_LIGHT, StoryField::Part(Part::Action), vec![], message);
    (action * 100 < LEAST_ACTION * all).then(finding)
}

/// A number and its noun.
fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
