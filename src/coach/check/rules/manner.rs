//! SL501 to SL506: how it is told.

use crate::coach::check::rule::{Level, Rule};

pub(in super::super) static BLAME: Rule = Rule {
    id: "SL501",
    name: "blame",
    level: Level::Warning,
    fires: "Somebody else is blamed or run down: their fault, clueless, dropped the ball, never listened.",
    why: "The listener hears how you would speak of them.",
    evidence: "Studies of how applicants explain failures found that where the cause is placed changes how \
               they are seen [SIL97, SIL02].",
    bad: "The analyst was clueless.",
    good: "We had no shared metric, so I wrote one.",
};

pub(in super::super) static HYPOTHETICAL_ACTION: Rule = Rule {
    id: "SL502",
    name: "hypothetical-action",
    level: Level::Error,
    fires: "Action says 'I would', 'I usually', 'I tend to', 'I always' or 'you have to' three times, or twice \
            in half of the sentences about you.",
    why: "That is a method and not a story. A question about the past is answered only by something that \
          happened.",
    evidence: "Answers of this kind look like the form and hold no behaviour; raters of past behaviour have \
               nothing to rate.",
    bad: "I usually ask the team first.",
    good: "On Monday I asked the team.",
};

pub(in super::super) static HEDGE_HEAVY: Rule = Rule {
    id: "SL503",
    name: "hedge-heavy",
    level: Level::Consider,
    fires: "There are four hedges or more, and at least 1.5 per 100 words; from 3 per 100 it is a warning.",
    why: "'Sort of' and 'I think' make even what you did yourself sound uncertain.",
    evidence: "Mixed: powerless speech lowered ratings in mock interviews [PAR02], but where teamwork is \
               prized, mild speech can earn more respect [FRA06]. So some are allowed, and an honest 'about \
               30 %' is no hedge.",
    bad: "I sort of led it.",
    good: "I led the weekly review.",
};

pub(in super::super) static FILLER_HEAVY: Rule = Rule {
    id: "SL504",
    name: "filler-heavy",
    level: Level::Warning,
    fires: "There are more than five fillers a minute: um, uh, you know, basically; from twelve it is called \
            strong.",
    why: "Past a point the listener hears the fillers and not the story.",
    evidence: "Solid: 0, 2, 5 and 12 a minute were tried; up to 5 did no harm, 12 did, and sounds did more \
               than words [LAS24].",
    bad: "So basically, um, the model was, you know, wrong.",
    good: "The model was wrong. (and a pause before it)",
};

pub(in super::super) static UNEXPLAINED_ACRONYM: Rule = Rule {
    id: "SL505",
    name: "unexplained-acronym",
    level: Level::Consider,
    fires: "Two or more abbreviations in capitals that are not widely known are not explained where they first \
            come.",
    why: "A listener from outside your team stops following at the second one.",
    evidence: "Coaching consensus.",
    bad: "MDM fed the DSP.",
    good: "The master data service (MDM) fed the bidding platform.",
};

pub(in super::super) static SENSITIVE_DETAIL: Rule = Rule {
    id: "SL506",
    name: "sensitive-detail",
    level: Level::Warning,
    fires: "There is an e-mail address, a phone number, an IP address, an internal host, something like a key, \
            or a word such as confidential or under NDA.",
    why: "To leak is a red flag in itself, and a file of stories may be shared.",
    evidence: "Coaching consensus; the rest is care.",
    bad: "The logs were on db3.corp.internal, under NDA.",
    good: "The logs were on the customer's own server.",
};
