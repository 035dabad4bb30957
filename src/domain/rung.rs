//! The six rungs of a ladder of follow-ups: from what was built to what the teller holds to be true.

use serde::{Deserialize, Serialize};

/// How deep a follow-up goes, from the surface down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// What was built or done.
    Surface,
    /// Why it mattered at the time.
    Context,
    /// Who decided, and on what grounds.
    Decision,
    /// What it cost.
    TradeOff,
    /// What the teller got wrong.
    #[serde(rename = "self")]
    Own,
    /// When the opposite would be right.
    Worldview,
}

impl Rung {
    /// All six, from the first to be answered to the last.
    pub const ALL: [Self; 6] =
        [Self::Surface, Self::Context, Self::Decision, Self::TradeOff, Self::Own, Self::Worldview];

    /// Its name, as packs and the journal write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Surface => "surface",
            Self::Context => "context",
            Self::Decision => "decision",
            Self::TradeOff => "trade-off",
            Self::Own => "self",
            Self::Worldview => "worldview",
        }
    }

    /// The rung with this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rung| rung.name() == name)
    }

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

    #[test]
    fn a_rung_is_written_by_its_name() {
        for rung in Rung::ALL {
            let written = serde_json::to_string(&rung).expect("a word");
            assert_eq!(written, format!("{:?}", rung.name()));
            assert_eq!(Rung::of_name(rung.name()), Some(rung));
        }
        assert_eq!(Rung::of_name("Surface"), None);
    }
}
