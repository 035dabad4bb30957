//! The story check of what was heard: only the rules that live on words, each as something to consider. A program that
//! writes down speech leaves out fillers, sets its own commas and capitals, and mishears.

use std::ops::Range;

use crate::coach::check::book::{book, shared};
use crate::coach::check::checked::CheckedStory;
use crate::coach::check::finding::{Finding, weighed};
use crate::coach::check::look::{look, marks};
use crate::coach::check::rule::Level;
use crate::coach::check::text::Text;
use crate::coach::check::{Delivery, rule, subject};
use crate::domain::part::{Part, Parts};
use crate::domain::story::Story;
use crate::domain::story::blank::blank;

/// What the rules that live on words say of what was heard in the parts.
pub fn check_heard(texts: Parts<String>, delivery: &Delivery) -> Vec<Finding> {
    let story = as_story(texts);
    let checked = CheckedStory::new(&story, delivery, true);
    // Nothing is missing in a part of which nothing was heard.
    let is_heard = |finding: &Finding| {
        let looked = finding.rule.look.as_ref().map_or(&[][..], |look| look.parts());
        !finding.marks.is_empty() || looked.iter().all(|&part| !story.texts[part].is_empty())
    };
    findings(&checked, &shared().heard).into_iter().filter(is_heard).collect()
}

/// The same of an answer that was heard as a whole: no rule looks at a part.
pub fn check_heard_whole(text: String, delivery: &Delivery) -> Vec<Finding> {
    let story = as_story(in_action(text));
    findings(&CheckedStory::new(&story, delivery, true), &shared().heard_whole)
}

fn findings(checked: &CheckedStory, ids: &[String]) -> Vec<Finding> {
    let found = ids.iter().filter_map(|id| {
        let rule = rule(id);
        Some(look(checked, rule, rule.look.as_ref()?)?.at(Level::Consider))
    });
    weighed(found.collect())
}

/// How often "I" and "we" are the subject, and how many fillers there are.
pub fn speech_counts(text: &str) -> [u32; 3] {
    let words = Text::new(text, book());
    let count = |is: fn(&Text, usize) -> bool| words.all().filter(|&at| is(&words, at)).count() as u32;
    let story = as_story(in_action(text.to_owned()));
    let delivery = Delivery::default();
    let checked = CheckedStory::new(&story, &delivery, true);
    let fillers = rule("SL504");
    let fillers = fillers.look.as_ref().map_or(0, |look| marks(&checked, fillers, look, usize::MAX).len());
    [count(subject::is_i), count(subject::is_we), fillers as u32]
}

/// Where a text measures something, in bytes: its numbers that are no year, no version and no name.
pub fn measured(text: &str) -> Vec<Range<usize>> {
    let text = Text::new(text, book());
    text.words.into_iter().filter(|word| word.measure).map(|word| word.range).collect()
}

/// The sentences of a text, with their stops.
pub fn sentences(text: &str) -> Vec<&str> {
    let words = Text::new(text, book());
    let starts = words.sentences.iter().filter_map(|sentence| words.words.get(sentence.start));
    // What stands before the first word of a sentence, such as a quote, belongs to it.
    let start = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        before.trim_end_matches(|c: char| !c.is_whitespace()).len()
    };
    let mut starts: Vec<usize> = starts.map(|word| start(word.range.start)).collect();
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let sentences = starts.iter().zip(ends).filter_map(|(from, to)| text.get(*from..to));
    sentences.map(str::trim).filter(|sentence| !sentence.is_empty()).collect()
}

fn in_action(text: String) -> Parts<String> {
    let mut texts = Parts::<String>::default();
    texts[Part::Action] = text;
    texts
}

fn as_story(texts: Parts<String>) -> Story {
    Story { texts, ..blank("heard", &[], &[]) }
}

#[cfg(test)]
mod tests {
    use super::{check_heard, sentences};
    use crate::coach::check::{Delivery, Level};
    use crate::domain::part::{Part, Parts};

    #[test]
    fn what_was_heard_is_only_something_to_consider_and_nothing_is_missing_where_nothing_was_heard() {
        let mut texts = Parts::<String>::default();
        texts[Part::Action] = "we looked at it and we met and then we fixed it and we shipped".to_owned();
        let found = check_heard(texts.clone(), &Delivery::default());
        assert!(found.iter().any(|it| it.says("SL201")), "{found:?}");
        assert!(!found.iter().any(|it| it.says("SL301")), "{found:?}");
        assert!(found.iter().all(|it| it.level == Level::Consider));
        texts[Part::Result] = "it was better after that and everyone was very happy".to_owned();
        let found = check_heard(texts, &Delivery::default());
        assert!(found.iter().any(|it| it.says("SL301")), "{found:?}");
    }

    #[test]
    fn sentences_keep_their_stops_and_quotes() {
        let text = "It fell by 3.5. \"Why so?\" Nobody knew. (I asked.) Then?";
        assert_eq!(
            sentences(text),
            ["It fell by 3.5.", "\"Why so?\"", "Nobody knew.", "(I asked.)", "Then?"]
        );
        assert_eq!(sentences(" "), [""; 0]);
    }
}
