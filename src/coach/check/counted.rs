//! Rules for which words alone do not do: something is counted or weighed against something else.

use std::ops::Range;

use crate::coach::check::text::{Text, Word, items, quoted, shape};
use crate::coach::check::{CheckedStory, Finding, Rule, WordMark, secrets, subject};
use crate::domain::part::Part;

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

/// This many words of Action without an "I" are somebody else's.
const FACELESS: usize = 25;

/// How often "I" acts, also where notes leave it out.
fn own_acts(text: &Text) -> usize {
    let notes = text.sentences.iter().filter(|sentence| subject::is_note(text, sentence.start)).count();
    text.all().filter(|&at| subject::is_i(text, at)).count() + notes
}

fn we_heavy(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let text = &story.texts[Part::Action];
    let marks = story.marks(rule);
    let own = own_acts(text);
    let acts = marks.len();
    let faceless = own == 0 && (acts >= 2 || text.words.len() >= FACELESS);
    let said = |mark: &WordMark| text.raw.get(mark.range.clone()).unwrap_or_default().to_lowercase();
    let we = marks.iter().filter(|mark| said(mark).starts_with("we")).count();
    let times = |it: usize| if it == 1 { "once".to_owned() } else { format!("{it} times") };
    let owns = if own == 0 { "never \"I\"".to_owned() } else { format!("\"I\" {}", times(own)) };
    let message = match (we, own) {
        (0, 0) => "There's no \"I\" in Action. Which of this did you do yourself?".to_owned(),
        (0, _) => "The team acts in Action as often as you do. What did you do yourself?".to_owned(),
        _ => format!("Action says \"we\" {} and {owns}. Which of these did you do yourself?", times(we)),
    };
    (faceless || acts >= 3 && acts >= own).then(|| story.say(rule, marks, &message))
}

/// A single passive is no matter, and neither are those in fewer than a third of the sentences; but where "I" hardly acts,
/// a decision in the passive hides who took it.
fn passives(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let text = &story.texts[Part::Action];
    let found = story.named(rule, "passives", Part::Action);
    let mut sentences: Vec<usize> = found.iter().map(|words| text.words[words.start].sentence).collect();
    sentences.dedup();
    let mark = |words: &Range<usize>| story.mark(Part::Action, words);
    if found.len() >= 2 && sentences.len() * 3 >= text.sentences.len() {
        return story.found(rule, found.iter().map(mark).collect());
    }
    let decided = story.named(rule, "decided", Part::Action).first().map(mark)?;
    let words = story.words_of(std::slice::from_ref(&decided));
    let message = format!("{words} names nobody. Who decided, and against what?");
    let found = Finding { folded: false, ..story.say(rule, vec![decided], &message) };
    (own_acts(text) < 2).then_some(found)
}

fn vague_action(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let text = &story.texts[Part::Action];
    let general = story.named(rule, "general", Part::Action);
    let concrete =
        story.named(rule, "concrete", Part::Action).len() + quoted(text.raw).len() + items(text.raw).count();
    let nothing = concrete == 0 && text.words.len() >= FACELESS;
    let hardly = general.len() > concrete || concrete * 50 < text.words.len();
    let marks: Vec<WordMark> = general.iter().map(|words| story.mark(Part::Action, words)).collect();
    // Without a place to ask at, it is only a count.
    let (message, folded) =
        if marks.len() < 2 { (&rule.message, true) } else { (&rule.pointed, rule.folded) };
    (nothing || marks.len() >= 2 && hardly).then(|| Finding { folded, ..story.say(rule, marks, message) })
}

/// Three items in forty words are read from a slide.
fn read_out(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let items: Vec<&str> = items(story.texts[Part::Action].raw).collect();
    let words: usize = items.iter().map(|item| item.split_whitespace().count()).sum();
    let message = rule.message.replace("{items}", &items.len().to_string());
    (items.len() >= 3 && words >= 40).then(|| story.say(rule, Vec::new(), &message))
}

/// A level or a gain that stands alone: a share, a score, money, a rise in percent; and nothing beside it, or before Result, to hold it against.
fn no_baseline(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let in_result = |name| story.named(rule, name, Part::Result);
    let levels = in_result("levels");
    // Three figures give each other their size.
    let is_figure = |at: usize| story.texts[Part::Result].has(at, shape::NUMBER);
    let figures = story.texts[Part::Result].all().skip(1).filter(|&at| is_figure(at - 1) && !is_figure(at));
    let is_bare = !levels.is_empty() && figures.count() < 3 && in_result("compared").is_empty();
    let alone = if is_bare { levels } else { in_result("gains") };
    let of_action = if is_bare { "shown" } else { "shares" };
    let before = [("before", Part::Situation), ("before", Part::Task), (of_action, Part::Action)];
    let stands = |(name, part): &(&str, Part)| !story.named(rule, name, *part).is_empty();
    let marks = alone.iter().map(|words| story.mark(Part::Result, words)).collect();
    story.found(rule, marks).filter(|_| !before.iter().any(stands))
}

/// A figure that is at most this many times as large as the goal, or as small, still answers it: "92" and "71" both
/// answer "90".
const NEAR: f64 = 3.0;

/// A figure that was the goal, and that nothing told later comes back to.
fn unanswered(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let later =
        || [Part::Action, Part::Result, Part::Learning].into_iter().flat_map(|part| &story.texts[part].words);
    let answers = |goal: &str, word: &Word| match (goal.parse::<f64>(), word.folded.parse::<f64>()) {
        (Ok(goal), Ok(told)) => word.shape & shape::NUMBER > 0 && goal <= told * NEAR && told <= goal * NEAR,
        _ => word.folded == goal,
    };
    let is_open = |goal: &str| !later().any(|word| answers(goal, word));
    let goal = |part: Part| {
        let mut goals = story.named(rule, "goal", part).into_iter();
        let goal = goals.find(|words| story.texts[part].word(words.end - 1).is_some_and(is_open))?;
        Some(story.mark(part, &goal))
    };
    let goal = goal(Part::Task).or_else(|| goal(Part::Situation)).filter(|_| story.is_written(Part::Result));
    story.found(rule, Vec::from_iter(goal))
}

/// Three of them make a method, or two in half of the sentences about the speaker.
fn hypothetical(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let text = &story.texts[Part::Action];
    let found = story.marks(rule);
    let is_marked = |at: usize| found.iter().any(|mark| mark.range.start == text.words[at].range.start);
    let is_me = |at: usize| subject::is_i(text, at) || is_marked(at);
    let about_me = text.sentences.iter().filter(|sentence| (*sentence).clone().any(is_me)).count();
    let enough = found.len() >= 3 || found.len() == 2 && about_me <= 4;
    story.found(rule, found).filter(|_| enough)
}

/// From this number of abbreviations on, a listener is lost.
const LETTERS: usize = 4;

/// Every abbreviation that is neither widely known nor explained beside its first use.
fn acronyms(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let (mut seen, mut marks, mut longest) = (Vec::new(), Vec::new(), 0);
    for (part, text) in story.texts.iter() {
        for at in text.all() {
            let Some(name) = acronym(text, at).filter(|name| !seen.contains(name)) else { continue };
            if !text.book.is_in("SL505@known", &name.to_lowercase()) && !is_explained(text, at, name) {
                marks.push(story.mark(part, &(at..at + 1)));
                longest = longest.max(name.len());
            }
            seen.push(name);
        }
    }
    // One of three letters may be a slip; a longer one is a name that only insiders have.
    let (folded, enough) = (marks.len() < LETTERS, marks.len() >= 2 || longest > 3);
    story.found(rule, marks).filter(|_| enough).map(|found| Finding { folded, field: None, ..found })
}

/// The abbreviation that this word is, or starts with before a hyphen: two to five capitals, perhaps with an "s". A longer word in capitals is said loud.
fn acronym<'a>(text: &Text<'a>, index: usize) -> Option<&'a str> {
    let head = text.written(index).split('-').next().unwrap_or_default();
    let name = head.strip_suffix("'s").or_else(|| head.strip_suffix('s')).unwrap_or(head);
    let is_name = (2..=5).contains(&name.len())
        && name.bytes().all(|c| c.is_ascii_uppercase())
        && !is_shouted(text, index)
        && !is_of_name(text, index)
        && !text.is_quoted(&(index..index + 1));
    is_name.then_some(name)
}

/// "Socket.IO", "Power BI", "README.md": part of a name.
fn is_of_name(text: &Text, index: usize) -> bool {
    let is_word = |at: usize| text.has(at, shape::NAME) && text.written(at).contains(char::is_lowercase);
    let two_letters = text.written(index).len() == 2 && text.gap_before(index) == " ";
    let is_joined = |at: usize| at > 0 && at < text.words.len() && text.gap_before(at) == ".";
    is_joined(index) || is_joined(index + 1) || two_letters && index.checked_sub(1).is_some_and(is_word)
}

/// Whether most of the sentence is in capitals: "DO NOT STOP".
fn is_shouted(text: &Text, index: usize) -> bool {
    let sentence = text.sentence_of(index);
    let loud = |at: &usize| text.written(*at).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let words = sentence.len();
    words >= 3 && sentence.filter(loud).count() * 3 > words * 2
}

/// "MDM (master data)", "master data (MDM)", "MDM, our master data", "MDM stands for".
fn is_explained(text: &Text, index: usize, name: &str) -> bool {
    let opens = text.gap_after(index).trim_start();
    let bracketed = text.gap_before(index).ends_with('(') && opens.starts_with(')');
    let apposed = text.is("SL505@apposing", index + 1)
        && opens.starts_with([',', ':', '=', '\u{2013}', '\u{2014}', '-']);
    let said = text.is("SL505@saying", index + 1);
    let sentence = text.sentence_of(index);
    let spells = |first: usize| {
        let words = first..first + name.len();
        let initial = |at: usize| text.word(at)?.chars().next();
        words.end <= sentence.end
            && !words.contains(&index)
            && words.filter_map(initial).eq(name.to_ascii_lowercase().chars())
    };
    bracketed || opens.starts_with('(') || apposed || said || sentence.clone().any(spells)
}

/// What is known by its shape, and what is known by its words.
fn sensitive(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let mut marks = story.marks(rule);
    for (part, text) in story.texts.iter() {
        marks.extend(secrets::by_shape(text.raw).into_iter().map(|range| WordMark { part, range }));
    }
    story.found(rule, marks)
}

/// The most words that a breath holds.
const BREATH: usize = 52;

fn breathless(story: &CheckedStory, rule: &'static Rule) -> Option<Finding> {
    let of = |(part, text): (Part, _)| runs(text).into_iter().map(move |run| (part, run));
    let longest = story.texts.iter().flat_map(of).max_by_key(|(_, run)| run.len());
    let (part, run) = longest.filter(|(_, run)| run.len() > BREATH)?;
    // Its first words are enough to find it.
    let marks = vec![story.mark(part, &(run.start..run.start + 4))];
    Some(story.say(rule, marks, &rule.message.replace("{words}", &run.len().to_string())))
}

/// The sentences, cut where a speaker stops for breath: at a semicolon, a colon, a dash, or a new line with a capital.
fn runs(text: &Text) -> Vec<Range<usize>> {
    let stops = |&at: &usize| {
        let (gap, is_capital) = (text.gap_before(at), text.written(at).starts_with(char::is_uppercase));
        text.sentence_of(at).start == at
            || gap.contains([';', ':', '\u{2014}'])
            || gap.contains('\n') && is_capital
    };
    let cuts: Vec<usize> = text.all().filter(stops).chain([text.words.len()]).collect();
    cuts.windows(2).map(|cut| cut[0]..cut[1]).collect()
}
