//! Rules for which words alone do not do: something is counted or weighed against something else.

use std::ops::Range;

use crate::coach::check::acronyms;
use crate::coach::check::checked::CheckedStory;
use crate::coach::check::finding::{Finding, StoryField, WordMark};
use crate::coach::check::look::{finding, found, marks, named};
use crate::coach::check::rule::Rule;
use crate::coach::check::text::Text;
use crate::coach::check::{secrets, subject};
use crate::domain::part::Part;

const ACTION: StoryField = StoryField::Part(Part::Action);

/// What a rule that counts says of a story.
pub(super) fn check(story: &CheckedStory, rule: &'static Rule) -> Vec<Finding> {
    let found = match rule.id.as_str() {
        "SL201" => we_heavy(story, rule),
        "SL204" => passives(story, rule),
        "SL205" => vague_action(story, rule),
        "SL302" => no_baseline(story, rule),
        "SL502" => hypothetical(story, rule),
        "SL505" => acronyms(story, rule),
        "SL506" => sensitive(story, rule),
        "SL507" => breathless(story, rule),
        _ => None,
    };
    found.into_iter().collect()
}

fn all(story: &CheckedStory, rule: &Rule) -> Vec<WordMark> {
    rule.look.as_ref().map(|look| marks(story, rule, look)).unwrap_or_default()
}

/// Fewer "we" beside an "I" are nothing to speak of.
const FEWEST_WE: usize = 3;
/// So many words of Action without an "I" are somebody else's.
const FACELESS: usize = 25;

fn we_heavy(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let text = &story.texts[Part::Action];
    let marks = all(story, rule);
    let notes =
        text.sentences.iter().filter(|sentence| subject::is_note(story.book, text, sentence.start)).count();
    let own = text.all().filter(|&at| subject::is_i(text, at)).count() + notes;
    let we = marks.len();
    let faceless = own == 0 && (we >= 2 || text.len() >= FACELESS);
    if !faceless && (we < FEWEST_WE || we < own) {
        return None;
    }
    let mut found = finding(story, rule, ACTION, marks);
    found.message = match we {
        0 => "No \"I\" in Action. Which of this did you do yourself?".to_owned(),
        _ => format!("{we} \"we\", {own} \"I\" in Action. Which of these did you do yourself?"),
    };
    Some(found)
}

/// So few passives are no matter, and neither are those in fewer than a third of the sentences.
const SOME_PASSIVES: usize = 2;

fn passives(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let text = &story.texts[Part::Action];
    let found = named(story, rule, "passives", Part::Action);
    let mut sentences: Vec<usize> = found.iter().map(|words| text.words[words.start].sentence).collect();
    sentences.dedup();
    if found.len() < SOME_PASSIVES || sentences.len() * 3 < text.sentences.len() {
        return None;
    }
    let marks = found.iter().map(|words| story.mark(Part::Action, words)).collect();
    Some(finding(story, rule, ACTION, marks))
}

/// An Action of general words: more of them than of things that can be seen, or nothing to see at all.
fn vague_action(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let text = &story.texts[Part::Action];
    let general = named(story, rule, "general", Part::Action);
    let concrete =
        named(story, rule, "concrete", Part::Action).len() + named(story, rule, "things", Part::Action).len();
    let nothing = concrete == 0 && text.len() >= FACELESS;
    if !nothing && (general.len() < 2 || general.len() <= concrete) {
        return None;
    }
    let marks = general.iter().map(|words| story.mark(Part::Action, words)).collect();
    Some(finding(story, rule, ACTION, marks))
}

/// A level that stands alone: a share, a score, money; and nothing in Result, or in the setup, to hold it against.
fn no_baseline(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let levels = named(story, rule, "levels", Part::Result);
    let compared = !named(story, rule, "compared", Part::Result).is_empty();
    let before =
        [Part::Situation, Part::Task].iter().any(|&part| !named(story, rule, "levels", part).is_empty());
    if levels.is_empty() || compared || before {
        return None;
    }
    let marks = levels.iter().map(|words| story.mark(Part::Result, words)).collect();
    Some(finding(story, rule, StoryField::Part(Part::Result), marks))
}

/// So many of them make a method, or so many in half of the sentences about the speaker.
const MANY_METHODS: usize = 3;
const SOME_METHODS: usize = 2;

fn hypothetical(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let text = &story.texts[Part::Action];
    let found = all(story, rule);
    let is_about_me = |sentence: &&Range<usize>| {
        let bytes = text.bytes(sentence);
        (*sentence).clone().any(|at| subject::is_i(text, at))
            || found.iter().any(|mark| bytes.contains(&mark.range.start))
    };
    let about_me = text.sentences.iter().filter(is_about_me).count();
    let enough = found.len() >= MANY_METHODS || found.len() >= SOME_METHODS && found.len() * 2 >= about_me;
    enough.then(|| finding(story, rule, ACTION, found))
}

fn acronyms(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let unexplained = acronyms::unexplained(story, rule);
    // One of three letters may be a slip; a longer one is a name that only insiders have.
    if unexplained.len() < 2 && !unexplained.iter().any(|found| found.name.len() > 3) {
        return None;
    }
    let names: Vec<&str> = unexplained.iter().map(|found| found.name.as_str()).collect();
    let marks =
        unexplained.iter().map(|found| story.mark(found.part, &(found.index..found.index + 1))).collect();
    let mut found = finding(story, rule, StoryField::Whole, marks);
    found.message = found.message.replace("{names}", &names.join(", "));
    Some(found)
}

/// What is known by its shape, and what is known by its words.
fn sensitive(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let mut marks = all(story, rule);
    for (part, text) in story.texts.iter() {
        marks.extend(secrets::by_shape(text.raw).into_iter().map(|range| WordMark { part, range }));
    }
    marks.sort_by_key(|mark| (mark.part, mark.range.start));
    found(story, rule, marks)
}

/// The most words that a breath holds.
const BREATH: usize = 55;
/// So many words of it are marked.
const MARKED: usize = 4;

fn breathless(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let mut longest: Option<(Part, Range<usize>)> = None;
    for (part, text) in story.texts.iter() {
        for run in text.sentences.iter().flat_map(|sentence| runs(text, sentence)) {
            if run.len() > longest.as_ref().map_or(BREATH, |(_, run)| run.len()) {
                longest = Some((part, run));
            }
        }
    }
    let (part, run) = longest?;
    let marks = vec![story.mark(part, &(run.start..run.start + MARKED))];
    let mut found = finding(story, rule, StoryField::Part(part), marks);
    found.message = found.message.replace("{words}", &run.len().to_string());
    Some(found)
}

/// A sentence, cut where a speaker stops for breath: at a semicolon, a colon, a new line.
fn runs(text: &Text, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut from = sentence.start;
    for at in sentence.start + 1..sentence.end {
        if text.gap_before(at).contains([';', ':', '\u{2014}']) {
            runs.push(from..at);
            from = at;
        }
    }
    runs.push(from..sentence.end);
    runs
}
