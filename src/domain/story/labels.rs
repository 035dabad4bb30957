//! What is said of a story beside its texts, as far as it is set from the app.

use crate::domain::id::Id;
use crate::domain::story::topic::AI_TAG;
use crate::domain::story::{Story, StoryFit, Strength};

/// What is said of a story beside its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Labels {
    /// The competencies it shows.
    Tags(Vec<Id>),
    /// The questions it answers.
    Fits(Vec<StoryFit>),
}

impl Labels {
    /// The ones of this sort that a story has.
    #[must_use]
    pub fn of(&self, story: &Story) -> Self {
        match self {
            Self::Tags(_) => Self::Tags(story.tags.clone()),
            Self::Fits(_) => Self::Fits(story.fits.clone()),
        }
    }

    /// Gives a story these instead of its own.
    pub fn put(&self, story: &mut Story) {
        match self {
            Self::Tags(tags) => story.tags.clone_from(tags),
            Self::Fits(fits) => story.fits.clone_from(fits),
        }
    }

    /// The tags of a story with this one taken off, or put at their end; that it is about AI stays behind what it shows.
    pub fn toggled(story: &Story, tag: &Id) -> Self {
        let mut tags = story.tags.clone();
        tags.retain(|it| it != tag);
        if tags.len() == story.tags.len() {
            let ai = tags.iter().position(|it| it.as_str() == AI_TAG);
            tags.insert(ai.unwrap_or(tags.len()), tag.clone());
        }
        Self::Tags(tags)
    }

    /// The fits of a story with the next strength for this question: none, usable, strong, none.
    pub fn turned(story: &Story, question: &Id) -> Self {
        let mut fits = story.fits.clone();
        let place = fits.iter().position(|fit| fit.question == *question);
        match place.map(|place| (place, fits[place].strength)) {
            None => fits.push(StoryFit { question: question.clone(), strength: Strength::Usable }),
            Some((place, Strength::Usable)) => fits[place].strength = Strength::Strong,
            Some((place, Strength::Strong)) => {
                fits.remove(place);
            }
        }
        Self::Fits(fits)
    }
}
