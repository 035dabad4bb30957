//! SL501 to SL506.

use starl::domain::part::Part::{Action, Situation};

use crate::tables::{fires, leaves};

#[test]
fn sl501_blame() {
    fires(
        "SL501",
        Situation,
        &[
            ("It was their fault.", "their fault"),
            ("It was the vendor's fault.", "vendor's fault"),
            ("The analyst was clueless.", "clueless"),
            ("He was really lazy.", "lazy"),
            ("Marketing dropped the ball.", "dropped the ball"),
            ("She never listened to us.", "never listened"),
            ("The team was toxic.", "toxic"),
            ("It was a toxic culture.", "toxic"),
            ("The lead refused to help.", "refused to help"),
            ("My manager was incompetent.", "incompetent"),
            ("My incompetent manager left.", "incompetent"),
            ("Tom messed up his part.", "messed up"),
            ("They were hard to work with.", "hard to work with"),
            ("It was a toxic work environment.", "toxic"),
            ("They're stubborn and the analyst let us down.", "stubborn / let us down"),
        ],
    );
    leaves(
        "SL501",
        Situation,
        &[
            "It was my fault.",
            "It was my own fault, and nobody's fault but mine.",
            "It was not their fault.",
            "By default the fault-tolerant index has no fault.",
            "I dropped the ball.",
            "We filter toxic content and toxic comments.",
            "I was lazy about tests and I messed up.",
            "The dispatchers wanted speed, and the logs were messed up.",
            "The customer's data was useless and the API was hard to work with.",
            "I built on a server that did not listen, and the job refused to work.",
            "We use lazy loading.",
            "He said \"they are clueless\".",
            "Our data was unreliable and the alert useless.",
            "The classifier scores how toxic a comment is.",
        ],
    );
}

#[test]
fn sl502_methods() {
    fires(
        "SL502",
        Action,
        &[
            (
                "I usually ask the team. I would write a plan. Then you have to test it. I ran it once.",
                "I usually / I would / you have to",
            ),
            ("I usually ask. I tend to wait. I left. I sat.", "I usually / I tend to"),
            ("I'd ask the team and I always write it down.", "I'd / I always"),
        ],
    );
    leaves(
        "SL502",
        Action,
        &[
            "I usually ask. On Monday I asked.",
            "I told her I would send it, and said that I would wait, so that I would know.",
            "I'd asked twice. I'd written it down. I'd gone home.",
            "I said \"I would, I usually do, I always do\".",
            "I usually ask. I tend to wait. I left. I sat. I ran.",
        ],
    );
}

#[test]
fn sl503_hedges() {
    fires(
        "SL503",
        Action,
        &[(
            "I sort of led it, maybe. I think it was a bit slow, and perhaps wrong.",
            "sort of / maybe / I think / a bit / perhaps",
        )],
    );
    leaves(
        "SL503",
        Action,
        &[
            "I sort of led it, maybe. I think it was slow.",
            "This kind of index, a sort of tree, with all my might, in May. The other kind of tree. The might of it.",
            "She said \"maybe, perhaps, possibly, I think\".",
        ],
    );
}

#[test]
fn sl504_fillers() {
    fires(
        "SL504",
        Action,
        &[(
            "So basically, um, it was, like, wrong, you know. I mean, uh, obviously it was, hmm, actually fine.",
            "basically / um / like / you know / I mean / uh / obviously / hmm / actually",
        )],
    );
    leaves("SL504", Action, &["I actually asked. Did you know? In the ER I liked it. What I mean is this."]);
}

#[test]
fn sl505_abbreviations() {
    fires("SL505", Action, &[("I fed the DSP from the MDM and two CDPs.", "DSP / MDM / CDPs")]);
    leaves(
        "SL505",
        Action,
        &[
            "I fed the DSP by API with SQL on a GPU.",
            "I fed the demand-side platform (DSP) from the MDM (master data).",
            "Master data management, MDM, fed the DSP.",
            "I DID NOT STOP.",
        ],
    );
}

#[test]
fn sl506_sensitive_details() {
    fires(
        "SL506",
        Action,
        &[
            ("I wrote to ana.b@example.com.", "ana.b@example.com"),
            ("I called +44 20 7946 0958 at noon.", "+44 20 7946 0958"),
            ("I called (020) 7946-0958, twice.", "(020) 7946-0958"),
            ("I ran it on 10.0.12.7:8080.", "10.0.12.7:8080"),
            ("I used db3.corp.internal, always.", "db3.corp.internal"),
            ("The key AKIAIOSFODNN7EXAMPLE leaked.", "AKIAIOSFODNN7EXAMPLE"),
            ("It was confidential.", "confidential"),
            ("We were under NDA.", "under NDA"),
        ],
    );
    leaves(
        "SL506",
        Action,
        &[
            "I sold 1,200,000,000 units from 2019 to 2021 in version 1.2.3.",
            "I used confidential computing on example.com.",
            "It went from 120 000 to 240 000 in 2024-03-01.",
            "I read sentence-transformers-all-mini.",
            "It is not confidential.",
            "I measured 120 130 140 150 requests.",
        ],
    );
}
