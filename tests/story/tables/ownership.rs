//! SL201 to SL204.

use starl::coach::check::check;
use starl::domain::part::Part::{Action, Task};

use crate::stories::story;
use crate::tables::{FILLING, fires, leaves};

#[test]
fn sl201_we_in_action() {
    fires(
        "SL201",
        Action,
        &[
            ("We built it, we tested it and I watched while we'd shipped it.", "We / we / we'd"),
            ("We met. We cut. We won. I saw. I did. I sat.", "We / We / We"),
            ("we\u{2019}ve built it, we ran it, then we left", "we\u{2019}ve / we / we"),
        ],
    );
    leaves(
        "SL201",
        Action,
        &[
            "We built it and we tested it.",
            "We met. We cut. We won. I saw. I did. I sat. I ran.",
            "I said \"we will, we can and we shall\" and I built it for us with our team.",
            "Our plan was for us to test our own work; I did.",
        ],
    );
}

#[test]
fn sl202_a_decision_of_ones_own() {
    leaves(
        "SL202",
        Action,
        &[
            "I decided to stop.",
            "I then deliberately chose the smaller model.",
            "I'd already ruled it out.",
            "I looked at three and picked the second.",
            "I compared both, then, after a week, opted for trees.",
            "I told her no.",
            "I said no to the launch.",
            "I pushed back on the date.",
            "I prioritized the two that broke.",
            "I escalated it to the director.",
            "I declined the request.",
            "I insisted on a second reader.",
            "I committed to the smaller scope.",
            "I went with the simple one.",
            "I settled on a rule.",
            "I refused to ship.",
            "I turned that down.",
            "I paused the rollout.",
            "I've chosen? No: I proposed a swap.",
            "It was my decision to wait.",
            "I was the one who decided to wait.",
            "Ana and I rejected the plan.",
            "I wrote a note to her, and proposed a swap.",
            "I recommended that we wait.",
            "I made the call to roll back.",
            "I rolled it back the same night.",
        ],
    );
    fires(
        "SL202",
        Action,
        &[
            ("We ended up with the smaller model.", ""),
            ("My manager decided to wait and I cleaned the data.", ""),
            ("I showed the options and she chose one.", ""),
            ("I was rejected twice and was blocked for a week.", ""),
            ("I asked the lead, who picked the second.", ""),
            ("I would choose the smaller one.", ""),
            ("I did not decide anything.", ""),
            ("I cleaned the data, trained the model and deployed it.", ""),
            ("The team decided to wait, so I waited.", ""),
            ("They said no. I went home.", ""),
            ("I picked up the ticket, dropped the duplicate rows and selected features.", ""),
        ],
    );
    leaves("SL202", Task, &["I chose to own the renewal."]);
}

#[test]
fn sl202_looks_at_task_too() {
    let mut texts = FILLING;
    texts[2] = "I cleaned the data and trained the model.";
    assert!(check(&story(&[], texts), 140).iter().any(|finding| finding.rule.id == "SL202"));
    texts[1] = "I proposed to own the index.";
    assert!(!check(&story(&[], texts), 140).iter().any(|finding| finding.rule.id == "SL202"));
}

#[test]
fn sl203_something_that_was_turned_down() {
    fires(
        "SL203",
        Action,
        &[("I used trees.", ""), ("I decided on trees; it was considered a success.", "")],
    );
    leaves(
        "SL203",
        Action,
        &[
            "I used trees instead of a network.",
            "I used trees rather than a network.",
            "There were two options.",
            "I considered a network.",
            "The trade-off was speed.",
            "I weighed speed against cost.",
            "I ruled out a network.",
            "I ruled it out.",
            "It was trees versus networks.",
            "I turned that down.",
            "The alternative was a network.",
        ],
    );
}

#[test]
fn sl204_passives_that_name_nobody() {
    fires(
        "SL204",
        Action,
        &[
            (
                "The data was cleaned. The labels were quickly checked. The model has been retrained. I left.",
                "was cleaned / were quickly checked / been retrained",
            ),
            ("The data was cleaned and the threshold was changed. I left.", "was cleaned / was changed"),
            ("It was built in May. Then tests were written.", "was built / were written"),
        ],
    );
    leaves(
        "SL204",
        Action,
        &[
            "The data was cleaned. I left.",
            "The data was cleaned by Ana and the model was trained by Ben.",
            "She was concerned and he was worried; both were interested and we were excited.",
            "I was asked to help. I was told to wait. We were given a week.",
            "The index was stale. The lead was there. He was a friend.",
            "It was cleaned. I ran it. I sat. I saw. I won. I left. I slept. I ate. It was built.",
        ],
    );
}
