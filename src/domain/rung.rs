//! The six rungs of a ladder of follow-ups: from what was built to what the teller holds to be true.

use serde::{Deserialize, Serialize};

use crate::domain::shape::Shape;
use crate::domain::words::words;

words! {
    /// How deep a follow-up goes, from the surface down; its name, as packs and the journal write it.
    #[derive(PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    Rung {
        /// What was built or done.
        Surface: "surface",
        /// Why it mattered at the time.
        Context: "context",
        /// Who decided, and on what grounds.
        Decision: "decision",
        /// What it cost.
        TradeOff: "trade-off",
        /// What the teller got wrong.
        #[serde(rename = "self")]
        Own: "self",
        /// When the opposite would be right.
        Worldview: "worldview",
    }
}

impl Rung {
    /// What a follow-up on it is about.
    pub fn about(self) -> &'static str {
        match self {
            Self::Surface => "what you did",
            Self::Context => "why it mattered",
            Self::Decision => "who decided, and why",
            Self::TradeOff => "what it cost",
            Self::Own => "what you got wrong",
            Self::Worldview => "when the opposite is right",
        }
    }

    /// What is asked after an answer of this shape, where the question has nothing of its own on this rung.
    pub fn general(self, shape: Shape) -> &'static str {
        let of_shape = match shape {
            Shape::StarL => STORY,
            Shape::Opener => OPENER,
            Shape::Motivation => MOTIVATION,
            Shape::Method => METHOD,
        };
        of_shape[self as usize]
    }
}

/// What can be asked of every story, from the first rung to the last.
const STORY: [&str; 6] = [
    "What exactly did you build?",
    "Why did it matter right then?",
    "Who decided, and based on what?",
    "What did that cost you?",
    "What did you get wrong?",
    "When would you do the opposite?",
];

/// What can be asked of everybody who has said who they are.
const OPENER: [&str; 6] = [
    "What are you working on this week?",
    "What was going on when you made that move?",
    "What made you choose that over staying where you were?",
    "What did you give up for it?",
    "What would your last manager say you still have to learn?",
    "What would you never want to work on, and why?",
];

/// What can be asked of everybody who has said why they want the job.
const MOTIVATION: [&str; 6] = [
    "What have you used or read that we made?",
    "Why now, and not a year ago?",
    "If you had two offers, what would decide it?",
    "What would you miss about where you are?",
    "Which part of this job would be hardest for you?",
    "What do you think we're getting wrong?",
];

/// What can be asked of every method.
const METHOD: [&str; 6] = [
    "Last time, what did you do first?",
    "What was different about that case?",
    "How do you know when you've done enough of it?",
    "What does doing it that way cost you?",
    "When has it let you down?",
    "When would you throw that method out?",
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Rung;
    use crate::domain::shape::Shape;
    use crate::domain::words::KnownWord;

    #[test]
    fn a_rung_is_written_by_its_name() {
        for rung in Rung::ALL {
            let written = serde_json::to_string(&rung).expect("a word");
            assert_eq!(written, format!("{:?}", rung.word()));
            assert_eq!(Rung::of_word(rung.word()), Some(rung));
        }
        assert_eq!(Rung::of_word("Surface"), None);
    }
    #[test]
    fn each_shape_has_a_follow_up_of_its_own_on_each_rung() {
        let shapes = || Shape::words().filter_map(Shape::of_word);
        let all: Vec<&str> = shapes().flat_map(|shape| Rung::ALL.map(|rung| rung.general(shape))).collect();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), 4 * 6);
    }
}
