//! SL401 to SL403.

use starl::domain::part::Part::Learning;

use crate::tables::{FILLING, fires, leaves};

#[test]
fn sl401_a_habit() {
    leaves(
        "SL401",
        Learning,
        &[
            "I now test the split first.",
            "Now I test the split first.",
            "Since then I have kept a list.",
            "Since then, I write the check first.",
            "I no longer wait for the last yes.",
            "I've started to ask on day one.",
            "I write the test before the code.",
            "I always ask who will use it.",
            "Before every launch I ask what would make us stop.",
            "These days I phone the customer first.",
            "I don't launch without a second reader.",
            "I stopped trusting averages.",
            "My rule is a second reader.",
            "I make sure that a second reader signs.",
            "I've since added a check to each release.",
            "Since then, I've phoned the customers first.",
            "My plans now start with the date that cannot move.",
            "I put the date first in every plan.",
            "From then on I wrote the test first.",
        ],
    );
    fires(
        "SL401",
        Learning,
        &[
            ("I learned that planning matters.", ""),
            ("I should have asked earlier.", ""),
            ("I would do it differently.", ""),
            ("I will communicate more next time.", ""),
            ("I realised how little I knew.", ""),
            ("I think that tests are good.", ""),
            ("I wish that I had asked.", ""),
            ("I was wrong and I wrote it down.", ""),
            ("Testing is what makes a release safe.", ""),
            ("I try to be a better listener.", ""),
            ("I now know that tests are good.", ""),
            ("We now test each release.", ""),
            ("I now have a better understanding of tests.", ""),
            ("I put too much trust in one figure.", ""),
            ("I've since learned that figures lie.", ""),
            ("I'm now more careful with averages.", ""),
            ("I need to plan better.", ""),
            ("I regret the rush and I am sorry.", ""),
        ],
    );
}

#[test]
fn sl402_platitudes() {
    fires(
        "SL402",
        Learning,
        &[
            ("Communication is key, and I now write daily.", "Communication is key"),
            ("I learned the importance of planning.", "importance of"),
            ("I learned a lot from it.", "learned a lot"),
            ("Teamwork is what wins.", "Teamwork is"),
            ("It pays to stay flexible.", "stay flexible"),
        ],
    );
    leaves(
        "SL402",
        Learning,
        &[FILLING[4], "I now send the figures a day before.", "I now write the key in two places."],
    );
}

#[test]
fn sl403_lessons_for_others() {
    fires(
        "SL403",
        Learning,
        &[
            ("Managers should plan.", "Managers should"),
            ("I learned that people need to listen.", "people need to"),
            ("They must really test it.", "They must"),
            ("They really should have tested it.", "They really should have"),
            ("I would never work with that vendor again.", "never work with"),
            ("The team needs to listen.", "team needs to"),
        ],
    );
    leaves(
        "SL403",
        Learning,
        &[
            "I now ask what they need to decide.",
            "I now find the people who must sign.",
            "I should plan.",
            "I need to ask earlier, and we should too.",
            "I write it down before people have to ask.",
        ],
    );
}
