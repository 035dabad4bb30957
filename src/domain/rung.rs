//! The six rungs of a ladder of follow-ups: from what was built to what the teller holds to be true.

use serde::{Deserialize, Serialize};

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
    /// What is asked where a question has nothing of its own on this rung.
    pub fn general(self) -> &'static str {
        match self {
            Self::Surface => "What exactly did you build?",
            Self::Context => "Why did it matter just then?",
            Self::Decision => "Who decided, and on what?",
            Self::TradeOff => "What did that cost you?",
            Self::Own => "What did you get wrong?",
            Self::Worldview => "When would you do the opposite?",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rung;
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
}
