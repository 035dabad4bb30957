//! SL301 to SL305: what it came to, for whom, and why it mattered.

use crate::coach::check::rule::{Level, Rule};

pub(in super::super) static NO_NUMBER_IN_RESULT: Rule = Rule {
    id: "SL301",
    name: "no-number-in-result",
    level: Level::Warning,
    fires: "Result has no measure. Years, dates, versions and 'one' are none; 'half', 'doubled' and 'two' are.",
    why: "Without a measure a result is a claim that anybody can make.",
    evidence: "Mixed: exact figures make a speaker look sure of the facts [JER14], while a study of 1,505 \
               people in another setting found no such effect. An honest 'about a third' is enough; never \
               invent a figure.",
    bad: "It was much faster.",
    good: "It went from 6.1 minutes to 3.9.",
};

pub(in super::super) static NUMBER_WITHOUT_BASELINE: Rule = Rule {
    id: "SL302",
    name: "number-without-baseline",
    level: Level::Consider,
    fires: "Result has a measure and nothing beside it: no from and to, no change, no comparison, no 'out of', \
            no before.",
    why: "Alone, a number has no size: the listener cannot tell whether it is good.",
    evidence: "Coaching consensus: a measure, what it is measured against, and where it comes from.",
    bad: "We reached 81 % accuracy.",
    good: "Accuracy is 81 %, up from 74.",
};

pub(in super::super) static VAGUE_MAGNITUDE: Rule = Rule {
    id: "SL303",
    name: "vague-magnitude",
    level: Level::Warning,
    fires: "A sentence of Result says significantly, a lot, huge, much better or very happy, and has no \
            measure in it.",
    why: "A big word where a number should be draws the question 'how much?'.",
    evidence: "The same mixed evidence as for numbers (SL301), and coaching consensus.",
    bad: "Latency improved significantly.",
    good: "Latency fell by a third, from 300 to 200 ms.",
};

pub(in super::super) static NO_STAKEHOLDER: Rule = Rule {
    id: "SL304",
    name: "no-stakeholder",
    level: Level::Consider,
    fires: "Situation, Task and Action name no person, role or group but you and your own team.",
    why: "Work that touched nobody shows no influence. This is the counterweight to SL201: say 'I', and \
          credit others.",
    evidence: "Coaching consensus; recruiters also mark down people who credit nobody.",
    bad: "I changed the threshold.",
    good: "I took the new threshold to the risk lead, who had to sign it.",
};

pub(in super::super) static NO_STAKES: Rule = Rule {
    id: "SL305",
    name: "no-stakes",
    level: Level::Consider,
    fires: "Situation and Task say nothing of a deadline, a risk, a cost, a customer, a launch, a budget, \
            safety or money.",
    why: "If nothing could be lost, what you did about it weighs little.",
    evidence: "Coaching consensus. The check knows a list of words, so other ways to say what was at stake \
               may be missed.",
    bad: "We had an old ranking model.",
    good: "Our ranking model was costing us a customer a week.",
};
