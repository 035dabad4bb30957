//! What a rule finds by its words.

use std::ops::Range;

use crate::coach::check::book::{BOOK, Search};
use crate::coach::check::rule::{Doer, Skip, When, WordSearch};
use crate::coach::check::text::Text;
use crate::coach::check::{CheckedStory, Finding, Level, Rule, WordMark, counted, subject};
use crate::domain::part::Part;

/// What an absent rule points at, where its file says at what: where the words would have stood.
const SPOT: &str = "spot";
/// Less speech than this, in seconds, is judged as if it were so long: one "um" in five seconds is no rate.
const SHORTEST: u64 = 30;
/// How many places a message quotes.
const FEW: usize = 3;

impl CheckedStory<'_> {
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
