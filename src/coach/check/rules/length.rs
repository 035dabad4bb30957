//! SL101 to SL106: is everything there, and how long does it take.

use crate::coach::check::rule::{Level, Rule};

pub(in super::super) static MISSING_SECTION: Rule = Rule {
    id: "SL101",
    name: "missing-section",
    level: Level::Error,
    fires: "A part has fewer than five words. For Learning that is a warning, unless the story is tagged \
            failure, conflict or learning.",
    why: "A listener who misses a part asks for it, and then you answer their follow-up instead of telling \
          your story.",
    evidence: "Coaching consensus: every guide to this form asks for the whole of it. No study measured a \
               missing part alone.",
    bad: "(Learning is empty)",
    good: "I now test the split before I train anything.",
};

pub(in super::super) static THIN_SECTION: Rule = Rule {
    id: "SL102",
    name: "thin-section",
    level: Level::Warning,
    fires: "At your pace Situation takes under 6 s, Task under 4, Action under 30, Result under 8 or Learning \
            under 5.",
    why: "A part that is over in a breath holds nothing that could be rated.",
    evidence: "Our own thresholds, worked out from the planned shares of a story of two to three minutes.",
    bad: "It worked.",
    good: "Errors fell from 9 to 4 % in a month.",
};

pub(in super::super) static OVER_TIME: Rule = Rule {
    id: "SL103",
    name: "over-time",
    level: Level::Error,
    fires: "The whole takes more than 180 s at your pace; from 150 s on it is a warning.",
    why: "Attention goes, and so does the time for the questions you would have done well on.",
    evidence: "Coaching consensus on two to three minutes. Written words are a floor: aloud, a story only \
               grows.",
    bad: "(188 s: the third example says what the first two said)",
    good: "(145 s: one example, and the others ready for when they ask)",
};

pub(in super::super) static UNDER_TIME: Rule = Rule {
    id: "SL104",
    name: "under-time",
    level: Level::Warning,
    fires: "The whole takes less than 75 s at your pace.",
    why: "In about a minute there is room for what happened, but not for a decision and its proof.",
    evidence: "Coaching consensus; the threshold is our own, half of the planned length.",
    bad: "(62 s: the problem, the fix, the end)",
    good: "(two minutes: what else you could have done, and why you did not, is in it)",
};

pub(in super::super) static SETUP_HEAVY: Rule = Rule {
    id: "SL105",
    name: "setup-heavy",
    level: Level::Warning,
    fires: "Situation and Task together are more than 35 % of the words, or Situation is longer than Action.",
    why: "Setting the scene is the part that anybody could have told; yours comes after it.",
    evidence: "In recorded interview answers the situation took the most room and the action too little \
               [BAN14].",
    bad: "We were 40 people in four squads, under two directors, each of them with a roadmap of their own...",
    good: "Two squads shared one model, and a customer was leaving over its errors.",
};

pub(in super::super) static ACTION_LIGHT: Rule = Rule {
    id: "SL106",
    name: "action-light",
    level: Level::Warning,
    fires: "Action is less than 45 % of the words.",
    why: "Action is what is rated: the rest is there to make it understood.",
    evidence: "Coaching consensus: half of the answer or more belongs to what you did.",
    bad: "I fixed it and rolled it out.",
    good: "I replayed a week of traffic, found the two features that leaked, and chose to drop both rather \
           than patch them.",
};
