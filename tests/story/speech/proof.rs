//! Measures and stakes as people speak of them: SL301 to SL305.

use starl::domain::part::Part::{Result, Situation};

use crate::tables::{fires, fires_on, leaves};

#[test]
fn sl301_sizes_without_a_numeral() {
    leaves(
        "SL301",
        Result,
        &[
            "The run takes an hour instead of a day.",
            "Approval went from a month to a week.",
            "It is an order of magnitude faster.",
            "It saved a six-figure sum.",
            "It answers in under a second, where it used to take a minute.",
            "Tens of thousands of people use it.",
            "Every third alert is gone: a third fewer.",
        ],
    );
    fires_on(
        "SL301",
        Result,
        &[
            "We ship it every two weeks.",
            "It ran for a week.",
            "It was faster within a day.",
            "It went live after a month, as planned.",
        ],
    );
}

#[test]
fn sl302_the_other_number_may_come_in_many_ways() {
    leaves(
        "SL302",
        Result,
        &[
            "A report takes 8 minutes; it had been 40.",
            "The new one finds 81 % where the old one found 66.",
            "It takes two hours and once took a week.",
            "We reached 92 %, on par with two experts.",
            "In the control group it was 12 %, with us 9.",
            "It was 14 % and is 6 now.",
            "It answers 9 in 10 calls.",
        ],
    );
    fires("SL302", Result, &[("It reached 81 % in May.", "81"), ("It has \u{a3}40k in sales.", "40k")]);
}

#[test]
fn sl305_stakes_by_other_names() {
    leaves(
        "SL305",
        Situation,
        &[
            "A fine could have run to millions.",
            "The release hung on it.",
            "We were about to go live.",
            "Every night the jobs crashed.",
            "People could have been hurt.",
            "It would have made us miss the submission.",
            "The whole night's work was wasted.",
            "The inspection was to come in autumn.",
            "Peak season was near.",
            "Our reputation was on the line.",
            "Sales were falling.",
            "Families were turned away by mistake.",
            "The forecast went haywire in one district.",
            "Three employers had already paid a deposit.",
            "The press was invited already.",
        ],
    );
}
