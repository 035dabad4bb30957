//! SL101 to SL106: what is missing, and how the length divides. One finding at most, on what would change most.

use std::time::Duration;

use crate::coach::check::book::rule;
use crate::coach::check::checked::CheckedStory;
use crate::coach::check::finding::{Finding, StoryField};
use crate::coach::check::rule::Level;
use crate::domain::part::Part;
use crate::domain::story::length::clock;
use crate::domain::words;

/// Less than so far from the plan is no matter.
const FAR: Duration = Duration::from_secs(15);
/// So little beyond either end of the band is no matter: nobody's pace is that exact.
const LITTLE: Duration = Duration::from_secs(10);
/// What a listener misses most comes first.
const BY_WEIGHT: [Part; 5] = [Part::Action, Part::Result, Part::Learning, Part::Task, Part::Situation];
/// Stories about these have to say what was learned.
const HAVE_TO_LEARN: [&str; 3] = ["failure", "conflict", "learning"];

/// What has to be said of the length, if anything, and of what is missing.
pub(super) fn check(story: &CheckedStory) -> Vec<Finding> {
    if story.is_draft() {
        return Vec::from_iter(missing(story));
    }
    // A long setup is a matter of its own where telling the rest would not make up for it.
    let setup = long_setup(story).filter(|(_, by)| story.total() + *by > story.delivery.pace.from);
    let length = over(story).or_else(|| short(story));
    let length = match length {
        Some(length) if !length.folded => [Some(length), setup.map(|(setup, _)| setup)],
        length => [balance(story).or(length), None],
    };
    length.into_iter().chain([missing(story)]).flatten().collect()
}

fn missing(story: &CheckedStory) -> Option<Finding> {
    let parts: Vec<Part> = Part::ALL.into_iter().filter(|&part| !story.is_told(part)).collect();
    let worst = BY_WEIGHT.into_iter().find(|part| parts.contains(part))?;
    let titles: Vec<&str> = parts.iter().map(|part| part.title()).collect();
    if story.is_draft() {
        let message = format!("Not written yet: {}. What happened?", titles.join(", "));
        return Some(Finding::new(rule("SL101"), StoryField::Whole, message).at(Level::Consider));
    }
    let lack = match (story.is_started(worst), parts.len()) {
        (true, 1) => "says almost nothing",
        (true, _) => "say almost nothing",
        (false, 1) => "is missing",
        (false, _) => "are missing",
    };
    let message = format!("{} {lack}. {}", words::and(&titles), question_about(story, worst));
    let found = Finding::new(rule("SL101"), StoryField::Part(worst), message);
    // A goal may be told in words that no list knows.
    let folded = parts == [Part::Task];
    Some(Finding { folded, ..found.at(level_of(story, worst)) })
}

/// A success needs no lesson; without any other part but the goal it is no answer.
fn level_of(story: &CheckedStory, worst: Part) -> Level {
    let has_to_learn = story.story.tags.iter().any(|tag| HAVE_TO_LEARN.contains(&tag.as_str()));
    match worst {
        Part::Learning if has_to_learn => Level::Error,
        Part::Learning | Part::Task => Level::Consider,
        _ => Level::Error,
    }
}

/// Whether Action takes less than a third of its plan.
fn hardly_acts(story: &CheckedStory) -> bool {
    story.time(Part::Action) * 3 < story.delivery.pace.plan(Part::Action)
}

fn question_about(story: &CheckedStory, part: Part) -> &'static str {
    match part {
        Part::Action if story.is_written(part) => "What did you do at the turning point?",
        Part::Situation => "Where and when was it, and what was at stake?",
        Part::Task => "What was your own goal?",
        Part::Action => "What did you do, step by step?",
        Part::Result => "How did it turn out, and how did you measure it?",
        Part::Learning => "What do you do differently now?",
    }
}

fn over(story: &CheckedStory) -> Option<Finding> {
    let (total, most) = (story.total(), story.delivery.pace.to);
    let over = total.checked_sub(most).filter(|over| !over.is_zero())?;
    let words = over.as_secs() * u64::from(story.delivery.words_a_minute) / 60;
    let [told, cap] = [total, most].map(clock);
    let message = format!(
        "At {told}, the story is about {words} words over the limit of {cap}. Which sentences could you cut?"
    );
    let found = Finding::new(rule("SL103"), StoryField::Whole, message);
    Some(Finding { folded: over < LITTLE, ..found })
}

/// Under the band.
fn short(story: &CheckedStory) -> Option<Finding> {
    let (total, least) = (story.total(), story.delivery.pace.from);
    let by = least.checked_sub(total).filter(|by| !by.is_zero())?;
    let action = story.time(Part::Action);
    let plan = story.delivery.pace.plan(Part::Action);
    let lacks = plan.saturating_sub(action) >= FAR;
    let ask = match (total * 2 < least || hardly_acts(story), lacks) {
        (true, _) => question_about(story, Part::Action),
        (_, true) => "Which step or decision is missing?",
        _ => "What is missing?",
    };
    let most = if lacks {
        format!(", and Action takes {} instead of {}", clock(action), clock(plan))
    } else {
        String::new()
    };
    let message = format!("At {}, the story is under {}{most}. {ask}", clock(total), clock(least));
    // 1:15 of 2:00.
    let level = if total * 8 < least * 5 { Level::Warning } else { Level::Consider };
    let found = Finding::new(rule("SL104"), StoryField::Whole, message).at(level);
    Some(Finding { folded: by <= LITTLE, ..found })
}

/// The part that is furthest from its plan: a setup that is too long, or another part that is too short.
fn balance(story: &CheckedStory) -> Option<Finding> {
    let thin = Part::ALL.into_iter().filter_map(|part| short_part(story, part));
    long_setup(story).into_iter().chain(thin).max_by_key(|(_, by)| *by).map(|(finding, _)| finding)
}

/// Whether Situation, or Situation and Task together, take more than their shares, and by how much; of a story that is
/// too long, whether they take more time than is planned.
fn long_setup(story: &CheckedStory) -> Option<(Finding, Duration)> {
    let pace = &story.delivery.pace;
    let [situation, task] = [Part::Situation, Part::Task].map(|part| story.time(part));
    let [planned, more] = [Part::Situation, Part::Task].map(|part| pace.plan(part));
    let [share, rest] = [Part::Situation, Part::Task].map(|part| pace.in_plan(part).1);
    let both = [
        (situation, planned, share, "Situation takes"),
        (situation + task, planned + more, share + rest, "Situation and Task take"),
    ];
    let (action, planned) = (story.time(Part::Action), pace.plan(Part::Action));
    let light = || format!(", and Action takes only {} instead of {}", clock(action), clock(planned));
    let light = (action * 2 < planned).then(light).unwrap_or_default();
    let far = |(time, plan, share, is): (Duration, Duration, u32, &str)| {
        let by = time.checked_sub(plan).filter(|by| *by >= FAR)?;
        let message = format!(
            "{is} {} instead of {}{light}. What could you cut to get to the stakes sooner?",
            clock(time),
            clock(plan)
        );
        let is_over = story.total() > pace.to;
        (is_over || time * 100 > story.total() * share).then_some((message, by))
    };
    let (message, by) = both.into_iter().filter_map(far).max_by_key(|(_, by)| *by)?;
    Some((Finding::new(rule("SL105"), StoryField::Whole, message), by))
}

fn short_part(story: &CheckedStory, part: Part) -> Option<(Finding, Duration)> {
    let pace = &story.delivery.pace;
    let (time, plan) = (story.time(part), pace.plan(part));
    let by = plan.checked_sub(time).filter(|by| *by >= FAR && !time.is_zero())?;
    let (few, of) = if part == Part::Action { (3, 5) } else { (1, 4) };
    if time * of >= plan * few || time * 100 >= story.total() * pace.in_plan(part).0 {
        return None;
    }
    let message = format!(
        "{} takes {} instead of {}. {}",
        part.title(),
        clock(time),
        clock(plan),
        question_about(story, part)
    );
    let id = if part == Part::Action { "SL106" } else { "SL102" };
    let found = Finding::new(rule(id), StoryField::Part(part), message);
    Some((if time * 2 >= plan { found.at(Level::Consider) } else { found }, by))
}
