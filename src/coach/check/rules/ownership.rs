//! SL201 to SL204: is the teller in the story.

use crate::coach::check::rule::{Level, Rule};

pub(in super::super) static WE_HEAVY_ACTION: Rule = Rule {
    id: "SL201",
    name: "we-heavy-action",
    level: Level::Warning,
    fires: "In Action 'we' is the subject three times or more, and at least as often as 'I'.",
    why: "The listener is asked what you did, and cannot tell your part from the team's.",
    evidence: "Every guide wants 'I' for actions and 'we' for context. The evidence is thinner: people of \
               higher standing say 'I' less often [KAC14], and whoever never credits anyone is marked down \
               too. So only Action is looked at, and a high count of 'I' is never held against you.",
    bad: "We built the matcher and we labelled the data.",
    good: "I wrote the matcher; Ana ran the labels.",
};

pub(in super::super) static NO_OWN_DECISION: Rule = Rule {
    id: "SL202",
    name: "no-own-decision",
    level: Level::Warning,
    fires: "Neither Task nor Action has an 'I' that decides: chose, proposed, ruled out, escalated, declined, \
            said no.",
    why: "Judgement is what an interviewer is listening for, and a list of tasks done shows none.",
    evidence: "Coaching consensus. The check knows a list of verbs, so it may miss a decision that is told \
               in other words.",
    bad: "We ended up with the smaller model.",
    good: "I chose the smaller model.",
};

pub(in super::super) static NO_ALTERNATIVE: Rule = Rule {
    id: "SL203",
    name: "no-alternative",
    level: Level::Consider,
    fires: "Situation, Task and Action name nothing that was weighed: no instead of, rather than, option, \
            trade-off.",
    why: "A choice shows judgement only beside what it was chosen over; 'why not...?' is the usual follow-up.",
    evidence: "Coaching consensus, from the lists of follow-up questions that interviewers use.",
    bad: "I used gradient boosting.",
    good: "I used gradient boosting rather than a network, because we had 3,000 rows.",
};

pub(in super::super) static PASSIVE_ACTION: Rule = Rule {
    id: "SL204",
    name: "passive-action",
    level: Level::Consider,
    fires: "Action has three passives that name nobody, or two in a quarter of its sentences or more.",
    why: "'Was done' hides who did it, and in your Action that should have been you.",
    evidence: "Weak: telling a passive from an adjective by its form goes wrong often. Hence a count, in \
               Action only, and never more than something to consider.",
    bad: "The data was cleaned and the threshold was changed.",
    good: "I cleaned the data, and the on-call engineer changed the threshold.",
};
