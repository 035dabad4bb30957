//! Which findings of a story are shown first, and how they quote it.

use starl::coach::check::{Delivery, check, folded, shown};

use crate::stories::story;

/// A good story with its number, its decision and another person's words; what is added weakens it.
const GOOD: [&str; 5] = [
    "In March our support desk lost one call in nine, and the largest customer was about to leave us over it.",
    "I had to tell the head of support by Friday whether we could keep that customer without hiring anybody.",
    "I read two hundred calls on the first evening and sorted them by the step at which they went missing. I chose \
     to change the handover rather than to buy a tool, because a tool takes three months. I wrote a list of open \
     calls that both shifts read together at the door. The night lead said that the list was too long, so I cut it \
     to the calls that had a promise in them. I showed the counts to the head of support each morning.",
    "Lost calls fell from 11 to 2% in two weeks, and the customer signed for another year with us.",
    "I now look at the handover before I look at the people.",
];

fn with(tags: &[&str], changes: &[(usize, &str)]) -> Vec<starl::coach::check::Finding> {
    let mut texts = GOOD.map(str::to_owned);
    for (part, more) in changes {
        texts[*part] = format!("{} {more}", texts[*part]);
    }
    check(&story(tags, texts.each_ref().map(String::as_str)), &Delivery::default(), false)
}

#[test]
fn a_story_with_one_sign_of_weakness_shows_one_finding_that_asks_for_two_things() {
    let found =
        with(&["failure"], &[(3, "Nobody could tell me why."), (4, "It taught me the importance of lists.")]);
    assert_eq!(shown(&found).len(), 1, "{found:?}");
    assert!(shown(&found)[0].message.contains(", and "), "{found:?}");
}

#[test]
fn a_rule_that_is_folded_is_behind_the_shown_ones_and_weighs_less() {
    let found = with(&["failure"], &[(0, "The MDM fed the DSP and the SSP.")]);
    let last = found.last().unwrap();
    assert_eq!((last.rule.id.as_str(), last.folded), ("SL505", true));
    assert!(last.weight() < 100 && !shown(&found).contains(last), "{found:?}");
    assert_eq!(folded(&found).as_deref(), Some("1 minor finding"));
}

#[test]
fn a_phrase_is_quoted_up_to_its_end() {
    let found = with(&["failure"], &[(3, "It taught me the importance of short lists for the night.")]);
    let lesson = found.iter().find(|finding| finding.says("SL402")).unwrap();
    assert!(lesson.message.contains("\"taught me the importance of short lists\""), "{found:?}");
    let found = with(&["failure"], &[(4, "The list is only good if everyone makes mistakes.")]);
    assert!(
        found.iter().any(|finding| finding.message.contains("\"if everyone makes mistakes")),
        "{found:?}"
    );
}

#[test]
fn a_quoted_stop_is_not_the_end_of_what_was_found() {
    let texts = [GOOD[0], GOOD[1], GOOD[2], "Mr. Doyle's situation resolved itself.", GOOD[4]];
    let found = check(&story(&[], texts), &Delivery::default(), false);
    assert!(
        found.iter().any(|it| it.message.contains("\"Mr. Doyle's situation resolved itself\"")),
        "{found:?}"
    );
}

#[test]
fn a_we_with_its_verb_is_counted() {
    let action = "We'd met twice. We've read it. We'd left, we'd come back, and we wrote it down.";
    let found = check(&story(&[], [GOOD[0], GOOD[1], action, GOOD[3], GOOD[4]]), &Delivery::default(), false);
    let we = found.iter().find(|it| it.rule.id == "SL201").unwrap();
    assert!(we.message.starts_with("Action says \"we\" 5 times and never \"I\". "), "{}", we.message);
}
