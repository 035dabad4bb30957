//! SL504: fillers in a minute of speech.

use std::time::Duration;

use crate::coach::check::Delivery;
use crate::coach::check::book::rule;
use crate::coach::check::checked::CheckedStory;
use crate::coach::check::finding::{Finding, StoryField, WordMark};
use crate::coach::check::look;
use crate::domain::id::Id;
use crate::domain::part::{Part, Parts};
use crate::domain::story::Story;

/// More fillers a minute than this do harm; from the second on they are strong.
const MOST_A_MINUTE: f64 = 5.0;
const STRONG_A_MINUTE: f64 = 12.0;
/// Less speech than this is judged as if it were so long: one "um" in five seconds is no rate.
const SHORTEST: Duration = Duration::from_secs(30);

/// Counts the fillers of what was said in one part within some time; a finding where there are more than five
/// a minute.
pub fn check_transcript(part: Part, text: &str, duration: Duration) -> Option<Finding> {
    let mut texts = Parts::from_fn(|_| String::new());
    text.clone_into(&mut texts[part]);
    let story = Story {
        slug: Id::new("transcript").ok()?,
        title: String::new(),
        texts,
        tags: Vec::new(),
        fits: Vec::new(),
        project: String::new(),
        when: String::new(),
        allow: Vec::new(),
    };
    let delivery = Delivery::default();
    of(&CheckedStory::new(&story, &delivery, true), StoryField::Part(part), duration)
}

/// A story is judged as a transcript of itself at the user's pace: one that was written has hardly any fillers.
pub(super) fn of_story(story: &CheckedStory) -> Option<Finding> {
    of(story, StoryField::Whole, story.total())
}

fn of(story: &CheckedStory, field: StoryField, duration: Duration) -> Option<Finding> {
    let rule = rule("SL504");
    let marks: Vec<WordMark> = look::marks(story, rule, rule.look.as_ref()?);
    let rate = marks.len() as f64 * 60.0 / duration.max(SHORTEST).as_secs_f64();
    let strong = if rate >= STRONG_A_MINUTE { ", which listeners hold against you" } else { "" };
    let message = format!("{rate:.1} fillers a minute{strong}. Where could a pause stand instead?");
    (rate > MOST_A_MINUTE).then(|| Finding::new(rule, field, marks, message))
}
