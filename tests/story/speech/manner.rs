//! Blame, methods, letters and secrets as people speak of them: SL501 to SL506.

use starl::domain::part::Part::{Action, Situation};

use crate::tables::{fires, fires_on, leaves};

#[test]
fn sl501_what_only_sounds_like_blame() {
    leaves(
        "SL501",
        Situation,
        &[
            "Luis didn't care about parsers, but he cared a lot about overtime.",
            "The customer didn't care which model it was.",
            "Users didn't care about accuracy at that point.",
            "I don't blame him for that.",
            "The alerts were loud for the vendor and didn't bother us.",
            "I was late for the board and I messed up.",
            "I couldn't blame them.",
            "I didn't think it was their fault.",
            "I never said that it was her fault.",
            "We built a filter for rude customer messages and toxic user comments.",
            "We read the vendor's fault codes every night.",
            "Labels from unreliable annotator accounts came in.",
        ],
    );
    fires(
        "SL501",
        Situation,
        &[
            ("The other team was useless and didn't bother to test.", "useless / didn't bother"),
            ("Some teams were rude about it and never cared.", "rude / never cared"),
            ("He didn't care.", "didn't care"),
            ("The manager didn't care about the team.", "didn't care"),
            ("She did not care at all.", "did not care"),
            ("It was the vendor's fault.", "vendor's fault"),
            ("My rude manager left.", "rude"),
        ],
    );
}

#[test]
fn sl502_methods_and_what_was_said_on_a_day() {
    fires_on(
        "SL502",
        Action,
        &[
            "Usually I ask first. Normally I write it down. Then I decide.",
            "I'll usually ask first and I will always write it down.",
            "What I do is ask first. My approach is to listen.",
            "I often begin with the user. I generally listen.",
        ],
    );
    fires("SL502", Action, &[("I'd ask for reasons. I'd share them. I'd compare both.", "I'd / I'd / I'd")]);
    leaves(
        "SL502",
        Action,
        &[
            "I told them that you have to sign and that you need to date it. I sent it.",
            "I'd shared it. I'd compared both. I'd put it away. I'd read it.",
            "I always kept the old one beside it. I always sent both. I chose trees.",
            "I wouldn't sign it. I told her I wouldn't.",
        ],
    );
}

#[test]
fn sl505_words_behind_the_letters() {
    leaves(
        "SL505",
        Action,
        &[
            "The CDP, customer data platform, fed the MDM.",
            "The CDP \u{2013} customer data platform \u{2013} fed the DSP.",
            "What we call the CDP (a store of customers) fed the DSP.",
        ],
    );
    fires("SL505", Action, &[("The CDP, and the DSP, ran.", "CDP / DSP")]);
}

#[test]
fn sl506_shapes_of_secrets_and_of_numbers() {
    fires(
        "SL506",
        Action,
        &[
            ("Call (020) 7946 0958 or ask.", "(020) 7946 0958"),
            ("It was +1-202-555-0143.", "+1-202-555-0143"),
            ("It ran on prod-db-3.acme.local then.", "prod-db-3.acme.local"),
            ("I had signed an NDA.", "signed an NDA"),
            ("The password was hunter2.", "password was"),
        ],
    );
    leaves(
        "SL506",
        Action,
        &[
            "Between 1 000 000 and 2 500 000 rows.",
            "It rose from 0.71 to 0.80 and 0.85 on 12 345 678 tokens.",
            "On 2024-03-01 at 12:30 we had 2,000,000 calls.",
            "I asked everybody to change the password.",
        ],
    );
}
