//! SL101 and SL102.

use starl::domain::part::Part::{Action, Learning, Result, Situation, Task};

use crate::tables::{fires, leaves};

#[test]
fn sl101_a_part_with_fewer_than_five_words_is_missing() {
    fires("SL101", Learning, &[("", ""), ("  I plan now. ", "I plan now.")]);
    fires("SL101", Result, &[("It worked.", "It worked.")]);
    leaves("SL101", Result, &["It worked for four weeks."]);
}

#[test]
fn sl102_a_part_needs_its_seconds() {
    // At 140 words a minute 8 s are 18.67 words, 5 s are 11.67 and 4 s are 9.33.
    let words = |number: usize| vec!["word"; number].join(" ");
    fires("SL102", Result, &[(&words(18), &words(18))]);
    leaves("SL102", Result, &[&words(19), ""]);
    fires("SL102", Task, &[(&words(9), &words(9))]);
    leaves("SL102", Task, &[&words(10)]);
    fires("SL102", Action, &[(&words(69), &words(69))]);
    leaves("SL102", Action, &[&words(70)]);
    fires("SL102", Situation, &[(&words(13), &words(13))]);
    leaves("SL102", Situation, &[&words(14)]);
    fires("SL102", Learning, &[(&words(11), &words(11))]);
    leaves("SL102", Learning, &[&words(12)]);
}
