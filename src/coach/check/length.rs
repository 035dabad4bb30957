//! SL101 to SL106: what is missing, and how the length divides. One finding at most, on what would change most.

use std::time::Duration;

use crate::coach::check::{CheckedStory, Finding, Level, rule};
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
    let missing = missing(story);
    if story.is_draft() {
        return Vec::from_iter(missing);
    }
    // A long setup is a matter of its own where telling the rest would not make up for it.
    let setup = long_setup(story).filter(|(_, by)| story.total() + *by > story.delivery.pace.from);
    let length = match over(story).or_else(|| short(story)) {
        Some(length) if !length.folded => [Some(length), setup.map(|(setup, _)| setup)],
        length => [balance(story).or(length), None],
    };
    length.into_iter().chain([missing]).flatten().collect()
}

fn missing(story: &CheckedStory) -> Option<Finding> {
    let parts: Vec<Part> = Part::ALL.into_iter().filter(|&part| !story.is_told(part)).collect();
    let worst = BY_WEIGHT.into_iter().find(|part| parts.contains(part))?;
    let titles: Vec<&str> = parts.iter().map(|part| part.title()).collect();
    if story.is_draft() {
        let message = format!("Not written yet: {}. What happened?", titles.join(", "));
        return Some(Finding::new(rule("SL101"), None, message).at(Level::Consider));
    }
    let (say, are) = if parts.len() == 1 { ("says", "is") } else { ("say", "are") };
    let lack =
        if story.is_started(worst) { format!("{say} almost nothing") } else { format!("{are} missing") };
    let message = format!("{} {lack}. {}", words::and(&titles), question_about(story, worst));
    // A success needs no lesson; without any other part but the goal it is no answer.
    let is_small = worst == Part::Task || worst == Part::Learning && !story.has_tag(&HAVE_TO_LEARN);
    let level = if is_small { Level::Consider } else { Level::Error };
    // A goal may be told in words that no list knows.
    let folded = parts == [Part::Task];
    Some(Finding { level, folded, ..Finding::new(rule("SL101"), Some(worst), message) })
}

fn question_about(story: &CheckedStory, part: Part) -> String {
    let has_told = || !story.named(rule("SL104"), "told", part).is_empty();
    let question = match part {
        Part::Situation => "Where and when was it, and what was at stake?",
        Part::Task => "What was your own goal?",
        Part::Action if !story.is_written(part) => "What did you do, step by step?",
        Part::Action if !story.has_tag(&["failure"]) => {
            return step(story, "What did you do at the turning point?");
        }
        Part::Action if has_told() => "What did you do once it had gone wrong, step by step?",
        Part::Action => "What did you do once it had gone wrong, and who did you tell?",
        Part::Result => "How did it turn out, and how did you measure it?",
        Part::Learning => "What do you do differently now?",
    };
    question.to_owned()
}

/// How short Action is, behind another statement, if that has to be said.
fn and_action(story: &CheckedStory, is_short: bool) -> String {
    let [time, plan] = [story.time(Part::Action), story.plan(Part::Action)].map(clock);
    if is_short { format!(", and Action takes {time} instead of {plan}") } else { String::new() }
}

/// Asks how the last step went that Action only names; this, where there is none.
fn step(story: &CheckedStory, otherwise: &str) -> String {
    let named = story.named(rule("SL104"), "summary", Part::Action);
    let step = named.last().map(|words| story.whole(&story.mark(Part::Action, words)));
    step.map_or(otherwise.to_owned(), |step| format!("How did {} go, step by step?", story.words_of(&[step])))
}

fn over(story: &CheckedStory) -> Option<Finding> {
    let (total, most) = (story.total(), story.delivery.pace.to);
    let over = total.checked_sub(most).filter(|over| !over.is_zero())?;
    let words = over.as_secs() * u64::from(story.delivery.words_a_minute) / 60;
    let [told, most] = [total, most].map(clock);
    let message = format!(
        "At {told}, the story is about {words} words over the limit of {most}. Which sentences could you cut?"
    );
    let found = Finding::new(rule("SL103"), None, message);
    Some(Finding { folded: over < LITTLE, ..found })
}

/// Under the band.
fn short(story: &CheckedStory) -> Option<Finding> {
    let (total, least) = (story.total(), story.delivery.pace.from);
    let by = least.checked_sub(total).filter(|by| !by.is_zero())?;
    let (action, plan) = (story.time(Part::Action), story.plan(Part::Action));
    let lacks = plan.saturating_sub(action) >= FAR;
    let hardly_acts = action * 3 < plan;
    let ask = match (total * 2 < least || hardly_acts, lacks) {
        (true, _) => question_about(story, Part::Action),
        (_, true) => step(story, "Which step or decision is missing?"),
        _ => "What is missing?".to_owned(),
    };
    let ([told, from], light) = ([total, least].map(clock), and_action(story, lacks));
    let message = format!("At {told}, the story is under {from}{light}. {ask}");
    // 1:15 of 2:00.
    let level = if total * 8 < least * 5 { Level::Warning } else { Level::Consider };
    let found = Finding::new(rule("SL104"), None, message).at(level);
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
    let of = |part: Part| (story.time(part), story.plan(part), pace.in_plan(part).1);
    let [(situation, plan, share), (task, more, rest)] = [Part::Situation, Part::Task].map(of);
    let both = [
        (situation, plan, share, "Situation takes"),
        (situation + task, plan + more, share + rest, "Situation and Task take"),
    ];
    let far = |(time, plan, share, take): (Duration, Duration, u32, &'static str)| {
        let by = time.checked_sub(plan).filter(|by| *by >= FAR)?;
        let is_long = story.total() > pace.to || time * 100 > story.total() * share;
        is_long.then_some((by, time, plan, take))
    };
    let (by, time, plan, take) = both.into_iter().filter_map(far).max_by_key(|(by, ..)| *by)?;
    let light = and_action(story, story.time(Part::Action) * 2 < story.plan(Part::Action));
    let [time, plan] = [time, plan].map(clock);
    let message =
        format!("{take} {time} instead of {plan}{light}. What could you cut to get to the stakes sooner?");
    Some((Finding::new(rule("SL105"), None, message), by))
}

fn short_part(story: &CheckedStory, part: Part) -> Option<(Finding, Duration)> {
    let (time, plan) = (story.time(part), story.plan(part));
    let by = plan.checked_sub(time).filter(|by| *by >= FAR && !time.is_zero())?;
    let (few, of, id) = if part == Part::Action { (3, 5, "SL106") } else { (1, 4, "SL102") };
    let is_fair = time * 100 >= story.total() * story.delivery.pace.in_plan(part).0;
    if time * of >= plan * few || is_fair {
        return None;
    }
    let level = if time * 2 >= plan { Level::Consider } else { rule(id).level };
    let ([time, plan], title, ask) = ([time, plan].map(clock), part.title(), question_about(story, part));
    let message = format!("{title} takes {time} instead of {plan}. {ask}");
    Some((Finding::new(rule(id), Some(part), message).at(level), by))
}
