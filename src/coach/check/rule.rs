//! A rule of the story check, and the list of all of them.

use crate::coach::check::rules::{bank, file, learning, length, manner, ownership, proof};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Something to think about; a good story may well have it.
    Consider,
    /// Likely to cost the story something with a listener.
    Warning,
    /// Told like this, it does not answer the question.
    Error,
}

impl Level {
    /// The level as a word in lower case.
    pub fn word(self) -> &'static str {
        match self {
            Self::Consider => "consider",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What the story check knows of one rule, for those who ask why.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its stable id, as in `SL201`; an `allow` in a story names it.
    pub id: &'static str,
    /// Its name, a few words joined by hyphens.
    pub name: &'static str,
    /// The level of most of its findings; a finding has its own.
    pub level: Level,
    /// When it fires, one sentence.
    pub fires: &'static str,
    /// Why that matters to a listener.
    pub why: &'static str,
    /// What is known about it, and how well.
    pub evidence: &'static str,
    /// A text that it fires on; in brackets where it is a shape and not a text.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
}

/// All rules, by id.
pub static RULES: [&Rule; 35] = [
    &file::UNUSABLE_FILE,
    &file::BAD_VALUE,
    &file::LOST_TEXT,
    &file::UNKNOWN_KEY,
    &file::UNKNOWN_ID,
    &file::BAD_ALLOWANCE,
    &length::MISSING_SECTION,
    &length::THIN_SECTION,
    &length::OVER_TIME,
    &length::UNDER_TIME,
    &length::SETUP_HEAVY,
    &length::ACTION_LIGHT,
    &ownership::WE_HEAVY_ACTION,
    &ownership::NO_OWN_DECISION,
    &ownership::NO_ALTERNATIVE,
    &ownership::PASSIVE_ACTION,
    &proof::NO_NUMBER_IN_RESULT,
    &proof::NUMBER_WITHOUT_BASELINE,
    &proof::VAGUE_MAGNITUDE,
    &proof::NO_STAKEHOLDER,
    &proof::NO_STAKES,
    &learning::NO_CHANGED_BEHAVIOUR,
    &learning::PLATITUDE_LEARNING,
    &learning::LESSON_ON_OTHERS,
    &manner::BLAME,
    &manner::HYPOTHETICAL_ACTION,
    &manner::HEDGE_HEAVY,
    &manner::FILLER_HEAVY,
    &manner::UNEXPLAINED_ACRONYM,
    &manner::SENSITIVE_DETAIL,
    &bank::NO_STORY,
    &bank::ONLY_ONE_STORY,
    &bank::OVERLOADED_STORY,
    &bank::OLD_STORIES,
    &bank::ONLY_WINS,
];

impl Rule {
    /// The rule with this id, in capitals or not.
    pub fn find(id: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.id.eq_ignore_ascii_case(id.trim())).copied()
    }

    /// Whether it looks at the file rather than at what the story says.
    pub fn is_of_file(&self) -> bool {
        self.id.starts_with("SL0")
    }

    /// Whether it looks at all stories together rather than at one.
    pub fn is_of_bank(&self) -> bool {
        self.id.starts_with("SL6")
    }
}

#[cfg(test)]
mod tests {
    use super::{RULES, Rule};

    #[test]
    fn rules_stand_by_id_and_are_found_however_the_id_is_written() {
        assert!(RULES.is_sorted_by(|one, next| one.id < next.id));
        assert_eq!(Rule::find(" sl201 ").map(|rule| rule.name), Some("we-heavy-action"));
        assert_eq!(Rule::find("SL999"), None);
        assert_eq!(RULES.iter().filter(|rule| rule.is_of_bank()).count(), 5);
        assert_eq!(RULES.iter().filter(|rule| rule.is_of_file()).count(), 6);
    }

    #[test]
    fn every_rule_explains_itself() {
        for rule in RULES {
            for text in [rule.fires, rule.why, rule.evidence, rule.bad, rule.good] {
                assert!(text.len() > 3 && text.trim() == text, "{}: {text:?}", rule.id);
            }
            for sentence in [rule.fires, rule.why, rule.evidence] {
                assert!(sentence.ends_with('.'), "{}: {sentence:?}", rule.id);
            }
            assert_ne!(rule.bad, rule.good, "{}", rule.id);
        }
    }
}
