//! The story check of what was heard: only the rules that live on words, each as something to consider. A program that
//! writes down speech leaves out fillers, sets its own commas and capitals, and mishears.

use std::ops::Range;

use crate::coach::check::book::BOOK;
use crate::coach::check::finding::weighed;
use crate::coach::check::look::hits;
use crate::coach::check::text::{Text, shape};
use crate::coach::check::{CheckedStory, Delivery, Finding, Level, RULES, rule, subject};
use crate::domain::part::Parts;
use crate::domain::story::Story;
use crate::domain::story::blank::blank;

/// What the rules that live on words say of what was heard in the parts. An answer that was heard as a whole stands in
/// Action, and no rule looks at a part.
pub fn check_heard(texts: Parts<String>, is_whole: bool, delivery: &Delivery) -> Vec<Finding> {
    let ids = if is_whole { &RULES.heard_whole } else { &RULES.heard };
    let story = Story { texts, ..blank("heard", &[], &[]) };
    let checked = CheckedStory::new(&story, delivery, true);
    let found = ids.iter().filter_map(|id| {
        let rule = rule(id);
        let found = checked.look(rule)?.at(Level::Consider);
        // Nothing is missing in a part of which nothing was heard.
        let is_heard = rule.look.parts().iter().all(|&part| !story.texts[part].is_empty());
        (is_heard || !found.marks.is_empty()).then_some(found)
    });
    weighed(found.collect())
}

/// How often "I" and "we" are the subject, and how many fillers there are.
pub fn speech_counts(text: &str) -> [u32; 3] {
    let text = Text::new(text);
    let count = |is: fn(&Text, usize) -> bool| text.all().filter(|&at| is(&text, at)).count();
    let fillers = BOOK.searches(rule("SL504")).iter().map(|search| hits(search, &text, text.all()).len());
    [count(subject::is_i), count(subject::is_we), fillers.sum()].map(|count| count as u32)
}

/// Where a text measures something, in bytes: its numbers that are no year, no version and no name.
pub fn measured(text: &str) -> Vec<Range<usize>> {
    let text = Text::new(text);
    text.words.into_iter().filter(|word| word.shape & shape::NUMBER > 0).map(|word| word.range).collect()
}

/// The sentences of a text, with their stops. What stands before the first word of one, such as a quote, belongs to it.
pub fn sentences(text: &str) -> Vec<&str> {
    let words = Text::new(text);
    let starts =
        words.sentences.iter().skip(1).filter_map(|it| text.get(..words.words[it.start].range.start));
    let starts = starts.map(|before| before.trim_end_matches(|c: char| !c.is_whitespace()).len());
    let cuts: Vec<usize> = std::iter::once(0).chain(starts).chain([text.len()]).collect();
    let sentences = cuts.windows(2).filter_map(|cut| text.get(cut[0]..cut[1]));
    sentences.map(str::trim).filter(|sentence| !sentence.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::sentences;

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
