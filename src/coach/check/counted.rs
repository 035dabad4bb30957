//! Rules for which words alone do not do: something is counted or weighed against something else.

use std::ops::Range;

use crate::coach::check::acronyms;
use crate::coach::check::checked::CheckedStory;
use crate::coach::check::finding::{Finding, StoryField, WordMark};
use crate::coach::check::look::{finding, found, marks, named, said};
use crate::coach::check::rule::Rule;
use crate::coach::check::text::{Text, is_item, quoted};
use crate::coach::check::{secrets, subject};
use crate::domain::part::Part;

const ACTION: StoryField = StoryField::Part(Part::Action);

/// What a rule that counts says of a story.
pub(super) fn check(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    match rule.id.as_str() {
        "SL201" => we_heavy(story, rule),
        "SL204" => passives(story, rule),
        "SL205" => vague_action(story, rule),
        "SL208" => read_out(story, rule),
        "SL302" => no_baseline(story, rule),
        "SL502" => hypothetical(story, rule),
        "SL505" => acronyms(story, rule),
        "SL506" => sensitive(story, rule),
        "SL312" => unanswered(story, rule),
        "SL507" => breathless(story, rule),
        _ => None,
    }
}

fn all(story: &CheckedStory, rule: &Rule) -> Vec<WordMark> {
    rule.look.as_ref().map(|look| marks(story, rule, look, usize::MAX)).unwrap_or_default()
}

/// This many words of Action without an "I" are somebody else's.
const FACELESS: usize = 25;

/// How often "I" acts, also where notes leave it out.
fn own_acts(text: &Text) -> usize {
    let notes = text.sentences.iter().filter(|sentence| subject::is_note(text, sentence.start)).count();
    text.all().filter(|&at| subject::is_i(text, at)).count() + notes
}

fn we_heavy(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let text = &story.texts[Part::Action];
    let marks = all(story, rule);
    let own = own_acts(text);
    let we = marks.len();
    let faceless = own == 0 && (we >= 2 || text.len() >= FACELESS);
    if !faceless && (we < 3 || we < own) {
        return None;
    }
    let mut found = finding(story, rule, ACTION, marks);
    found.message = match we {
        0 => "No \"I\" in Action. Which of this did you do yourself?".to_owned(),
        _ => format!("{we} \"we\", {own} \"I\" in Action. Which of these did you do yourself?"),
    };
    Some(found)
}

/// A single passive is no matter, and neither are those in fewer than a third of the sentences; but where "I" hardly acts,
/// a decision in the passive hides who took it.
fn passives(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let text = &story.texts[Part::Action];
    let found = named(story, rule, "passives", Part::Action);
    let mut sentences: Vec<usize> = found.iter().map(|words| text.words[words.start].sentence).collect();
    sentences.dedup();
    let mark = |words: &Range<usize>| story.mark(Part::Action, words);
    if found.len() >= 2 && sentences.len() * 3 >= text.sentences.len() {
        return Some(finding(story, rule, ACTION, found.iter().map(mark).collect()));
    }
    let decided = named(story, rule, "decided", Part::Action).first().map(mark)?;
    let words = story.words_of(std::slice::from_ref(&decided));
    let message = format!("{words} names nobody. Who decided, and against what?");
    let found = Finding { folded: false, ..Finding::new(rule, ACTION, vec![decided], message) };
    (own_acts(text) < 2).then_some(found)
}

fn vague_action(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let text = &story.texts[Part::Action];
    let general = named(story, rule, "general", Part::Action);
    let concrete = named(story, rule, "concrete", Part::Action).len() + quotes_and_items(text.raw);
    let nothing = concrete == 0 && text.len() >= FACELESS;
    let hardly = general.len() > concrete || concrete * 50 < text.len();
    if !nothing && (general.len() < 2 || !hardly) {
        return None;
    }
    let marks: Vec<WordMark> = general.iter().map(|words| story.mark(Part::Action, words)).collect();
    // Without a place to ask at, it is only a count.
    match marks.len() {
        0 | 1 => Some(Finding { folded: true, ..finding(story, rule, ACTION, marks) }),
        _ => Some(said(story, rule, ACTION, marks, &rule.pointed)),
    }
}

/// How often something is quoted, and how many items are listed.
fn quotes_and_items(text: &str) -> usize {
    quoted(text).len() + text.lines().filter(|line| is_item(line)).count()
}

/// Three items in forty words are read from a slide.
fn read_out(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let items: Vec<&str> = story.texts[Part::Action].raw.lines().filter(|line| is_item(line)).collect();
    let words: usize = items.iter().map(|item| item.split_whitespace().count()).sum();
    let mut found = finding(story, rule, ACTION, Vec::new());
    found.message = found.message.replace("{items}", &items.len().to_string());
    (items.len() >= 3 && words >= 40).then_some(found)
}

/// A level or a gain that stands alone: a share, a score, money, a rise in percent; and nothing beside it, or before Result, to hold it against.
fn no_baseline(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let in_result = |name| named(story, rule, name, Part::Result);
    let levels = in_result("levels");
    // Three figures give each other their size.
    let figures = story.texts[Part::Result].words.windows(2).filter(|two| two[0].measure && !two[1].measure);
    let is_bare = !levels.is_empty() && figures.count() < 3 && in_result("compared").is_empty();
    let alone = if is_bare { levels } else { in_result("gains") };
    let of_action = if is_bare { "shown" } else { "shares" };
    let before = [("before", Part::Situation), ("before", Part::Task), (of_action, Part::Action)];
    let stands = |(name, part): &(&str, Part)| !named(story, rule, name, *part).is_empty();
    if alone.is_empty() || before.iter().any(stands) {
        return None;
    }
    let marks = alone.iter().map(|words| story.mark(Part::Result, words)).collect();
    Some(finding(story, rule, StoryField::Part(Part::Result), marks))
}

/// A figure that was the goal, and that Result never comes back to.
fn unanswered(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let (result, learning) = (&story.texts[Part::Result], &story.texts[Part::Learning]);
    if !story.is_written(Part::Result) {
        return None;
    }
    let is_back = |figure: &str| result.words.iter().chain(&learning.words).any(|word| word.folded == figure);
    let goal = |part: Part| {
        let found = named(story, rule, "goal", part);
        let text = &story.texts[part];
        let is_open = |words: &Range<usize>| text.word(words.end - 1).is_some_and(|figure| !is_back(figure));
        found.into_iter().find(is_open).map(|words| story.mark(part, &words))
    };
    found(story, rule, goal(Part::Task).or_else(|| goal(Part::Situation)).into_iter().collect())
}

/// Three of them make a method, or two in half of the sentences about the speaker.
fn hypothetical(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let text = &story.texts[Part::Action];
    let found = all(story, rule);
    let is_about_me = |sentence: &&Range<usize>| {
        let bytes = text.bytes(sentence);
        (*sentence).clone().any(|at| subject::is_i(text, at))
            || found.iter().any(|mark| bytes.contains(&mark.range.start))
    };
    let about_me = text.sentences.iter().filter(is_about_me).count();
    let enough = found.len() >= 3 || found.len() == 2 && about_me <= 4;
    enough.then(|| finding(story, rule, ACTION, found))
}

/// From this number of abbreviations on, a listener is lost.
const LETTERS: usize = 4;

fn acronyms(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let unexplained = acronyms::unexplained(story);
    // One of three letters may be a slip; a longer one is a name that only insiders have.
    if unexplained.len() < 2 && !unexplained.iter().any(|(name, ..)| name.len() > 3) {
        return None;
    }
    let marks = unexplained.iter().map(|(_, part, index)| story.mark(*part, &(*index..*index + 1)));
    let found = finding(story, rule, StoryField::Whole, marks.collect());
    Some(Finding { folded: unexplained.len() < LETTERS, ..found })
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
const BREATH: usize = 52;

fn breathless(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let of = |part: Part| story.texts[part].sentences.iter().flat_map(move |it| runs(&story.texts[part], it));
    let all = Part::ALL.into_iter().flat_map(|part| of(part).map(move |run| (part, run)));
    let (part, run) = all.max_by_key(|(_, run)| run.len()).filter(|(_, run)| run.len() > BREATH)?;
    // Its first words are enough to find it.
    let marks = vec![story.mark(part, &(run.start..run.start + 4))];
    let mut found = finding(story, rule, StoryField::Part(part), marks);
    found.message = found.message.replace("{words}", &run.len().to_string());
    Some(found)
}

/// A sentence, cut where a speaker stops for breath: at a semicolon, a colon, a dash, or a new line with a capital.
fn runs(text: &Text, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let is_line =
        |at: usize| text.gap_before(at).contains('\n') && text.written(at).starts_with(char::is_uppercase);
    let stops = |&at: &usize| {
        at == sentence.start || text.gap_before(at).contains([';', ':', '\u{2014}']) || is_line(at)
    };
    let cuts: Vec<usize> = sentence.clone().filter(stops).chain([sentence.end]).collect();
    cuts.windows(2).map(|cut| cut[0]..cut[1]).collect()
}
