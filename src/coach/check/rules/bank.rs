//! SL601 to SL605: what all stories together lack.

use crate::coach::check::rule::{Level, Rule};

pub(in super::super) static NO_STORY: Rule = Rule {
    id: "SL601",
    name: "no-story",
    level: Level::Warning,
    fires: "No story shows this competency.",
    why: "The question will come, and you would have to think of a story while they wait.",
    evidence: "Coaching consensus: a grid of stories and competencies, with no empty column.",
    bad: "(nothing is tagged conflict)",
    good: "(one story is tagged conflict)",
};

pub(in super::super) static ONLY_ONE_STORY: Rule = Rule {
    id: "SL602",
    name: "only-one-story",
    level: Level::Consider,
    fires: "A competency of the core six has a single story.",
    why: "Some interviewers ask for a second example, and two may ask about the same thing on one day.",
    evidence: "Amazon's own advice to applicants is two or three examples for each principle.",
    bad: "(failure has one story)",
    good: "(failure has two, from different projects)",
};

pub(in super::super) static OVERLOADED_STORY: Rule = Rule {
    id: "SL603",
    name: "overloaded-story",
    level: Level::Warning,
    fires: "One story is the first choice for more than three competencies.",
    why: "You can tell it once. After that, three other questions have no story.",
    evidence: "Coaching consensus; the limit of three is our own.",
    bad: "(one project stands first for failure, conflict, influence and learning)",
    good: "(a second project stands first for two of them)",
};

pub(in super::super) static OLD_STORIES: Rule = Rule {
    id: "SL604",
    name: "old-stories",
    level: Level::Consider,
    fires: "Every story is from more than three years ago.",
    why: "The listener wants to know how you work now.",
    evidence: "Coaching consensus: choose by scope, relevance, uniqueness and recency [HEL].",
    bad: "(the latest story is four years old)",
    good: "(one story is from last year)",
};

pub(in super::super) static ONLY_WINS: Rule = Rule {
    id: "SL605",
    name: "only-wins",
    level: Level::Warning,
    fires: "No story is tagged failure or conflict.",
    why: "A person with nothing but wins has not been asked the right question yet, and it will be asked.",
    evidence: "Coaching consensus: keep at least two stories that are no wins.",
    bad: "(five stories, five successes)",
    good: "(one of them is told against yourself)",
};
