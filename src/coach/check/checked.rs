//! A story as the rules look at it: its texts cut into words, how it is told, and what a rule finds in it by its words.

use std::ops::Range;
use std::time::Duration;

use crate::coach::check::book::{BOOK, Search};
use crate::coach::check::rule::{Doer, Skip, When, WordSearch};
use crate::coach::check::text::Text;
use crate::coach::check::{Delivery, Finding, Level, Rule, WordMark, counted, subject};
use crate::domain::part::{Part, Parts};
use crate::domain::story::Story;
use crate::domain::story::length::time_of;

/// A part with fewer words than this is missing.
const FEWEST_WORDS: usize = 4;
/// Two parts with fewer words than this are a draft.
const DRAFT: usize = 100;

/// A phrase is quoted up to this many words further.
const LONGER: usize = 6;
/// What an absent rule points at, where its file says at what: where the words would have stood.
const SPOT: &str = "spot";
/// Less speech than this, in seconds, is judged as if it were so long: one "um" in five seconds is no rate.
const SHORTEST: u64 = 30;
/// How many places a message quotes.
const FEW: usize = 3;

/// A story, ready to be checked.
pub(super) struct CheckedStory<'a> {
    pub story: &'a Story,
    pub delivery: &'a Delivery,
    /// Whether it was told already.
    pub told: bool,
    pub texts: Parts<Text<'a>>,
    /// The sentences of Result that say what was learned.
    lessons: Vec<Range<usize>>,
}

impl<'a> CheckedStory<'a> {
    pub(super) fn new(story: &'a Story, delivery: &'a Delivery, told: bool) -> Self {
        let texts = Parts::from_fn(|part| Text::new(&story.texts[part]));
        let result = &texts[Part::Result];
        let says = |sentence: &&Range<usize>| result.any(result.book.list("lessons"), (*sentence).clone());
        let lessons = result.sentences.iter().filter(says).cloned().collect();
        Self { story, delivery, told, texts, lessons }
    }

    /// Whether a part has this many words at least; those of a note to write it don't count.
    fn has_words(&self, part: Part, least: usize) -> bool {
        self.texts[part].words.len() >= least && !self.texts[part].is("placeholders", 0)
    }

    /// Whether a part has enough words to be judged by them.
    pub(super) fn is_written(&self, part: Part) -> bool {
        self.has_words(part, FEWEST_WORDS)
    }

    /// Whether a part is told: Learning may be told at the end of Result, and the goal in Situation.
    pub(super) fn is_told(&self, part: Part) -> bool {
        let situation = &self.texts[Part::Situation];
        self.is_written(part)
            || part == Part::Learning && !self.lessons.is_empty()
            || part == Part::Task && situation.any(situation.book.list("goals"), situation.all())
    }

    /// Whether a part has any word, and for Learning whether Result says what was learned.
    pub(super) fn is_started(&self, part: Part) -> bool {
        self.has_words(part, 1) || self.is_told(part)
    }

    /// Whether there is too little to judge: fewer than three parts with more than a few words, or two that are short, and
    /// never told.
    pub(super) fn is_draft(&self) -> bool {
        let parts = Part::ALL.iter().filter(|&&part| self.has_words(part, FEWEST_WORDS + 1)).count();
        let words: usize = self.texts.iter().map(|(_, text)| text.words.len()).sum();
        !self.told && (parts < 2 || parts == 2 && words < DRAFT)
    }

    /// Where a part is told: its own text, and for Learning the lessons in Result.
    pub(super) fn scope(&self, part: Part) -> impl Iterator<Item = (Part, Range<usize>)> {
        let lessons = self.lessons.iter().filter(move |_| part == Part::Learning);
        let lessons = lessons.map(|lesson| (Part::Result, lesson.clone()));
        std::iter::once((part, self.texts[part].all())).chain(lessons)
    }

    /// How long a part takes to say.
    pub(super) fn time(&self, part: Part) -> Duration {
        time_of(self.texts[part].words.len(), self.delivery.words_a_minute)
    }

    /// How long a part is meant to take.
    pub(super) fn plan(&self, part: Part) -> Duration {
        self.delivery.pace.plan(part)
    }

    /// How long the whole story takes to say.
    pub(super) fn total(&self) -> Duration {
        time_of(self.texts.iter().map(|(_, text)| text.words.len()).sum(), self.delivery.words_a_minute)
    }

    /// Marks words of a part; a number is marked with all of its decimals.
    pub(super) fn mark(&self, part: Part, words: &Range<usize>) -> WordMark {
        let text = &self.texts[part];
        WordMark { part, range: text.bytes(&text.with_figures(words, &[".", ","])) }
    }

    /// The phrase that these words stand in: words that are cut short may say something else.
    pub(super) fn whole(&self, mark: &WordMark) -> WordMark {
        let text = &self.texts[mark.part];
        let at = |byte: usize| text.words.partition_point(|word| word.range.end <= byte);
        let (first, last) = (at(mark.range.start), at(mark.range.end - 1));
        let sentence = text.sentence_of(first);
        let ends = |at: usize| text.is("phrase-ends", at);
        let goes_on =
            |&at: &usize| text.gap_before(at).trim_start_matches('%').trim().is_empty() && !ends(at);
        // A phrase too long to quote is left as it was found.
        let more = (last + 1..sentence.end).take_while(goes_on).count();
        let end = if more > LONGER { last } else { last + more };
        let is_end = |at: usize| ends(at) || text.word(at) == Some("to");
        // What holds only with an "if" is quoted with it.
        let is_if = |at: usize| matches!(text.word(at), Some("if" | "when" | "unless"));
        let starts = |&at: &usize| {
            at == sentence.start || text.opens(at) || is_if(at) || is_end(at - 1) && !is_if(at - 1)
        };
        let start = (sentence.start..=first).rev().take(LONGER).find(starts).unwrap_or(first);
        let end = (first + 1..=end).rev().find(|&at| !is_end(at)).unwrap_or(first);
        let range = text.bytes(&(start..end + 1));
        let sign = usize::from(text.gap_after(end).starts_with('%'));
        WordMark { part: mark.part, range: range.start..range.end + sign }
    }

    /// What the words at these places are, as they were written, each once, in double quotes.
    pub(super) fn words_of(&self, marks: &[WordMark]) -> String {
        let mut words: Vec<&str> = Vec::new();
        for mark in marks {
            let word = self.texts[mark.part].raw.get(mark.range.clone()).unwrap_or_default();
            if !words.iter().any(|known| known.eq_ignore_ascii_case(word)) {
                words.push(word);
            }
        }
        words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
    }
    /// What a rule says of the story by its words alone.
    pub(super) fn look(&self, rule: &'static Rule) -> Option<Finding> {
        let (look, tags) = (&rule.look, &self.story.tags);
        let may_be_any = look.tags.is_empty() || tags.is_empty() && !look.only_tagged;
        if !may_be_any && !tags.iter().any(|tag| look.tags.iter().any(|it| it == tag.as_str())) {
            return None;
        }
        match look.when {
            When::Found => self.found(rule, self.marks(rule)),
            When::Absent => self.absent(rule),
            When::Often => self.often(rule),
            When::Counted => counted::check(self, rule),
        }
    }

    /// One finding for everything that was found.
    pub(super) fn found(&self, rule: &'static Rule, marks: Vec<WordMark>) -> Option<Finding> {
        (!marks.is_empty()).then(|| self.say(rule, marks, &rule.message))
    }

    fn absent(&self, rule: &'static Rule) -> Option<Finding> {
        let look = &rule.look;
        let has_words = |part: Part| self.is_started(part) && self.texts[part].words.len() >= look.fewest;
        let is_asked = look.asks.is_empty() || look.asks.iter().any(|&part| has_words(part));
        let is_absent = is_asked && !self.is_draft() && self.places(rule).all(|it| it.is_empty());
        let at = |part: &Part| Some(self.mark(*part, self.named(rule, SPOT, *part).first()?));
        let spot = is_absent.then(|| look.parts().iter().find_map(at))?;
        let message = if spot.is_some() { &rule.pointed } else { &rule.message };
        (!message.is_empty()).then(|| self.say(rule, Vec::from_iter(spot), message))
    }

    fn often(&self, rule: &'static Rule) -> Option<Finding> {
        let (look, marks) = (&rule.look, self.marks(rule));
        let words: usize = look.parts().iter().map(|&part| self.texts[part].words.len()).sum();
        let per_100 = marks.len() as f64 * 100.0 / words.max(1) as f64;
        let per_minute = marks.len() as f64 * 60.0 / self.total().as_secs().max(SHORTEST) as f64;
        let enough = marks.len() >= look.at_least && per_100 >= look.per_100 && per_minute > look.per_minute;
        let mut found = self.found(rule, marks).filter(|_| enough)?;
        found.message = found.message.replace("{rate}", &format!("{per_minute:.1}"));
        let is_strong = look.strong > 0.0 && per_100 >= look.strong;
        Some(if is_strong { found.at(Level::Warning) } else { found })
    }

    /// A finding about the part of its marks, or about the whole where that is more than one; without marks, about the one
    /// part that was looked at.
    pub(super) fn say(&self, rule: &'static Rule, marks: Vec<WordMark>, message: &str) -> Finding {
        let (marks, looked) = (in_order(marks), rule.look.parts());
        let first = marks.first().map_or(looked[0], |mark| mark.part);
        let last = marks.last().map_or(looked[looked.len() - 1], |mark| mark.part);
        let field = (first == last && (!marks.is_empty() || self.is_written(first))).then_some(first);
        let part = if field.is_some() || !marks.is_empty() { first.title() } else { "the story" };
        let few: Vec<WordMark> = marks.iter().take(FEW).map(|mark| self.whole(mark)).collect();
        let message = message
            .replace("{first}", &self.words_of(few.get(..1).unwrap_or_default()))
            .replace("{few}", &self.words_of(&few))
            .replace("{all}", &self.words_of(&marks))
            .replace("{count}", &marks.len().to_string())
            .replace("{part}", part);
        Finding { marks, ..Finding::new(rule, field, message) }
    }

    /// What a rule looks for, in the parts it looks at.
    pub(super) fn marks(&self, rule: &Rule) -> Vec<WordMark> {
        in_order(self.places(rule).flatten().collect())
    }

    /// What each `find` of a rule finds.
    fn places(&self, rule: &Rule) -> impl Iterator<Item = Vec<WordMark>> {
        BOOK.searches(rule).iter().filter(|search| search.find.name != SPOT).map(move |search| {
            let parts = if search.find.parts.is_empty() { rule.look.parts() } else { &search.find.parts };
            // A note to write the part is no text of it.
            let is_text = |(part, _): &(Part, Range<usize>)| !self.texts[*part].is("placeholders", 0);
            let scopes = parts.iter().flat_map(|&part| self.scope(part)).filter(is_text);
            let hits = |(part, within)| {
                let hits = hits(search, &self.texts[part], within);
                hits.into_iter().map(move |words| self.mark(part, &words))
            };
            let found: Vec<WordMark> = scopes.flat_map(hits).collect();
            let stands = |(_, text): (Part, &Text)| text.any(search.lists[5], text.all());
            if found.is_empty() || self.texts.iter().any(stands) { Vec::new() } else { found }
        })
    }

    /// What a `find` of a rule finds in a part, found by its name.
    pub(super) fn named(&self, rule: &Rule, name: &str, part: Part) -> Vec<Range<usize>> {
        let text = &self.texts[part];
        let is_of =
            |find: &WordSearch| find.name == name && (find.parts.is_empty() || find.parts.contains(&part));
        let searches = BOOK.searches(rule).iter().filter(|search| is_of(search.find));
        searches.flat_map(|search| hits(search, text, text.all())).collect()
    }
}

/// In the order of the story, none twice.
fn in_order(mut marks: Vec<WordMark>) -> Vec<WordMark> {
    marks.retain(|mark| !mark.range.is_empty());
    marks.sort_by_key(|mark| (mark.part, mark.range.start, mark.range.end));
    marks.dedup_by(|next, mark| next.part == mark.part && next.range.start < mark.range.end);
    marks
}

pub(super) fn hits(search: &Search, text: &Text, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = text.hits(search.lists[0], within);
    found.retain(|words| counts(search, text, words));
    found
}

/// Whether what was found means what it says.
fn counts(search: &Search, text: &Text, words: &Range<usize>) -> bool {
    let [_, unless, sentence_lacks, sentence_has, part_lacks, _, then_lacks, before_lacks] = search.lists;
    let sentence = text.sentence_of(words.start);
    let in_sentence = |list: usize| text.any(list, sentence.clone());
    let behind = words.end..text.sentence_of(sentence.end).end.max(sentence.end);
    let before = text.sentence_of(sentence.start.saturating_sub(1)).start..words.start;
    let overlaps = |list: usize| {
        let mut near = sentence.start.max(words.start.saturating_sub(10))..words.end;
        near.any(|at| text.phrase_at(list, at).is_some_and(|end| end > words.start))
    };
    let is_subject = |doer: Doer| match doer {
        Doer::I => subject::is_mine(text, words.start),
        Doer::Others => subject::is_of_others(text, words.start),
    };
    let skipped = |skip: &Skip| match skip {
        Skip::Denied => subject::is_denied(text, words),
        Skip::Reported => subject::is_reported(text, words),
        Skip::Mine => subject::is_about_me(text, words.start),
    };
    search.find.subject.is_none_or(is_subject)
        && !text.is_quoted(words)
        && !search.find.skip.iter().any(skipped)
        && !overlaps(unless)
        && !in_sentence(sentence_lacks)
        && (sentence_has == 0 || in_sentence(sentence_has))
        && !text.any(part_lacks, text.all())
        && !text.any(then_lacks, behind)
        && !text.any(before_lacks, before)
}
