//! SL401 to SL403: is something different now.

use crate::coach::check::rule::{Level, Rule};

pub(in super::super) static NO_CHANGED_BEHAVIOUR: Rule = Rule {
    id: "SL401",
    name: "no-changed-behaviour",
    level: Level::Warning,
    fires: "Learning has no habit in the first person: I now, since then I, I no longer, I've started, I \
            write, I ask.",
    why: "To be sorry, or to know better, is not yet to do anything differently.",
    evidence: "Interviewers of one well-known firm say that they listen for the change after a failure [PIV].",
    bad: "I learned that planning matters.",
    good: "I now book the review before I write the first line.",
};

pub(in super::super) static PLATITUDE_LEARNING: Rule = Rule {
    id: "SL402",
    name: "platitude-learning",
    level: Level::Warning,
    fires: "Learning has a sentence that would fit any story: communication is key, the importance of, I \
            learned a lot.",
    why: "A lesson that is true of every project was not learned in this one.",
    evidence: "Coaching consensus.",
    bad: "I learned the importance of communication.",
    good: "I now send the numbers the day before the meeting, so that nobody meets them there.",
};

pub(in super::super) static LESSON_ON_OTHERS: Rule = Rule {
    id: "SL403",
    name: "lesson-on-others",
    level: Level::Warning,
    fires: "Learning says what they, people or managers should, must or need to do, or whom never to work with \
            again.",
    why: "You are asked what you learned, and this is what somebody else should have.",
    evidence: "Coaching consensus, and the studies of excuses and blame behind SL501.",
    bad: "Product managers should define the metric first.",
    good: "I now agree the metric with the product manager before I build.",
};
