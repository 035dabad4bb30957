//! Stories without words: what is checked but was written in no file, and what tests need.

use crate::domain::id::Id;
use crate::domain::part::Parts;
use crate::domain::story::{Story, StoryFit, Strength};

/// A story of this name that has nothing but its tags and fits.
#[expect(clippy::expect_used, reason = "whoever asks for one names constants")]
pub(crate) fn blank(slug: &str, tags: &[&str], fits: &[(&str, Strength)]) -> Story {
    let id = |text: &str| Id::new(text).expect("an id");
    let fit =
        |(question, strength): &(&str, Strength)| StoryFit { question: id(question), strength: *strength };
    Story {
        slug: id(slug),
        title: slug.to_owned(),
        texts: Parts::from_fn(|_| String::new()),
        tags: tags.iter().map(|tag| id(tag)).collect(),
        fits: fits.iter().map(fit).collect(),
        project: String::new(),
        when: String::new(),
        allow: Vec::new(),
    }
}
