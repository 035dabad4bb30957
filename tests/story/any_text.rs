//! Texts of any kind: nothing panics, and what is marked lies in the text.

use proptest::prelude::*;
use starl::coach::check::{Delivery, check};
use starl::domain::part::Part;
use starl::domain::story::Story;

use crate::stories::story;

/// Words that rules look for, odd characters, and anything else.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => any::<String>(),
    ]
}

const PIECES: &[&str] = &[
    "I",
    "we",
    "i'd",
    "would",
    "\u{201c}",
    "\u{201d}",
    "\"",
    "May",
    "might",
    "2024",
    "24/7",
    "GPT-4",
    "3.5",
    "%",
    "\u{20ac}",
    "fault",
    "their",
    "at",
    "was",
    "cleaned",
    "by",
    "never",
    "should",
    "they",
    "now",
    "\n\n",
    "- ",
    "...",
    "1/2/3",
    "#",
    "@",
    "a@b.co",
    "+44",
    "0",
    "(",
    ")",
    "10.0.0.1",
    "=",
    "sk-",
    "like",
    ",",
    ", like,",
    "um",
    "MDM",
    "(DSP)",
    "caf\u{e9}",
    "e\u{301}",
    "\u{2019}",
    "-",
    "'",
    "\u{130}",
    "\u{1f468}\u{200d}\u{1f469}",
    "from",
    "to",
    "of",
    "a",
    "lot",
    "quarter",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.join(" "))
}

fn any_story() -> impl Strategy<Value = Story> {
    prop::array::uniform5(text()).prop_map(|texts| story(&["failure"], texts.each_ref().map(String::as_str)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn marks_lie_in_the_text_and_the_check_repeats_itself(story in any_story(), pace in 0..400_u32) {
        let delivery = Delivery { words_a_minute: pace, ..Delivery::default() };
        let findings = check(&story, &delivery, pace % 2 == 0);
        for finding in &findings {
            prop_assert!(!finding.message.is_empty());
            for part in Part::ALL {
                let mut end = 0;
                for span in finding.spans(part) {
                    prop_assert!(span.start >= end && span.start < span.end, "{:?}", finding);
                    prop_assert!(story.texts[part].get(span.clone()).is_some(), "{:?}", finding);
                    end = span.end;
                }
            }
        }
        prop_assert!(findings.is_sorted_by_key(|finding| std::cmp::Reverse(finding.weight())));
        prop_assert_eq!(findings, check(&story, &delivery, pace % 2 == 0));
    }
}
