//! For each rule: texts it fires on, with the exact words it means, and texts it leaves alone.

use starl::domain::part::Part;
use starl::domain::story::Story;
use starl::domain::story::check::check;

use crate::stories::{marked, story};

const FILLING: [&str; 5] = [
    "In March a bank's search team was losing a customer a week over stale answers.",
    "I had six weeks to get the index fresh before the renewal.",
    "I chose a nightly rebuild rather than streaming, and took the plan to the platform lead. She wanted proof that a night \
     was enough. I replayed two weeks of the bank's questions against copies of the index of every age, from an hour to \
     three days, and plotted how often an answer had gone stale. One night was the knee of that curve. I showed her the plot, \
     she gave me the machines, and I wrote the job with a check that stops a half-built index from going live.",
    "Stale answers fell from 9 % to 2 % in a month, and the bank renewed its contract for another two years.",
    "I now ask how old an answer may be before I design anything.",
];

/// A story without faults of its own, but for this text.
fn with(part: Part, text: &str) -> Story {
    let mut texts = FILLING;
    texts[part as usize] = text;
    story(&["influence"], texts)
}

/// Checks that a rule fires on these texts with these words, joined by " / ".
fn fires(rule: &str, part: Part, cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, words) in cases {
        let story = with(part, text);
        let findings = check(&story, 140);
        let found = findings.iter().any(|finding| finding.rule.id == rule);
        let marks = marked(&story, &findings, rule).join(" / ");
        if !found || marks != *words {
            wrong.push(format!("{text:?}: fired {found}, marked {marks:?}"));
        }
    }
    assert!(wrong.is_empty(), "{rule} should fire otherwise:\n{}", wrong.join("\n"));
}

/// Checks that a rule leaves these texts alone.
fn leaves(rule: &str, part: Part, cases: &[&str]) {
    let mut wrong = Vec::new();
    for text in cases {
        let story = with(part, text);
        let findings = check(&story, 140);
        if findings.iter().any(|finding| finding.rule.id == rule) {
            wrong.push(format!("{text:?}: {:?}", marked(&story, &findings, rule)));
        }
    }
    assert!(wrong.is_empty(), "{rule} should leave alone:\n{}", wrong.join("\n"));
}

use Part::{Action, Learning, Result, Situation, Task};

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

#[test]
fn sl301_measures() {
    leaves(
        "SL301",
        Result,
        &[
            "Errors fell to 4 %.",
            "It took 3.9 minutes.",
            "Latency is 200ms now.",
            "It is 3x faster.",
            "We cut the cost by half.",
            "Sales doubled in spring.",
            "Two teams use it.",
            "A third of users came back.",
            "It grew tenfold.",
            "It saved $40k.",
            "It saved \u{a3}2m a year.",
            "Forty percent of tickets went away.",
            "A dozen teams adopted it.",
            "We had zero incidents.",
            "It went from 81 to 85.",
            "Twelve people use it every day.",
            "It saves a quarter of the time.",
            "We saved 2,000 hours.",
            "It handled 2000 requests a second.",
            "In 2024 we saved 12 hours a week.",
            "One in three users came back.",
            "It needs twice the memory.",
            "Three-quarters of the team moved.",
            "Two-thirds agreed.",
            "It ran 24/7 for 6 weeks.",
            "The p95 went to 80 milliseconds.",
            "We saved Acme 40 hours.",
            "A 30-day backlog went away.",
            "It halved the queue.",
        ],
    );
    fires(
        "SL301",
        Result,
        &[
            ("It was much faster.", ""),
            ("We shipped in 2024.", ""),
            ("We shipped in Q3 and then in H2.", ""),
            ("We shipped v2 on GPT-4.", ""),
            ("We moved to GPT 4 and Python 3.11.", ""),
            ("Version 2.0 went out on 12 March.", ""),
            ("It went out on March 12, 2024.", ""),
            ("No one complained, and one customer wrote to us.", ""),
            ("It runs 24/7 now.", ""),
            ("We passed ISO 9001 and SOC 2.", ""),
            ("We moved to BERT-2 in the first quarter of 2023.", ""),
            ("It went out at 9:30 on the 3rd.", ""),
            ("It went out at 9 am.", ""),
            ("It was released in phase two, in week 3.", ""),
            ("It went out on 2024-03-01.", ""),
            ("It went out on 12/03/2024.", ""),
            ("The fix is in ticket #4512.", ""),
            ("We now run Llama 3.1 on H100 cards.", ""),
            ("It was the third time.", ""),
            ("The other half of it came later this quarter.", ""),
            ("The project was a success and everyone was happy.", ""),
            ("It ended in May 2023.", ""),
        ],
    );
}

#[test]
fn sl302_a_number_needs_a_baseline() {
    fires(
        "SL302",
        Result,
        &[("We reached 81 % accuracy.", "81"), ("It serves 300 teams and 40 people use it.", "300 / 40")],
    );
    leaves(
        "SL302",
        Result,
        &[
            "Accuracy is 81 %, up from 74.",
            "It went from 6.1 to 3.9 minutes.",
            "Errors fell by 4 %.",
            "It took 3 days instead of a month.",
            "It found 52 of 60.",
            "We were at 99.4 %, from 66 % in week one.",
            "Nine out of ten agreed.",
            "It is 81 %, compared with 74.",
            "It is 81 %; before, it was 74.",
            "It costs 4 euros against my 11.",
            "Nothing here is counted.",
            "It is 12 points better than the old one.",
        ],
    );
}

#[test]
fn sl303_vague_magnitudes() {
    fires(
        "SL303",
        Result,
        &[
            ("Latency improved significantly.", "significantly"),
            ("It saved us a lot of time and was a huge success.", "a lot / huge"),
            ("It was much better. Errors fell by 4 %.", "much better"),
            ("The customer was very happy.", "very happy"),
            ("Sales grew dramatically.", "dramatically"),
        ],
    );
    leaves(
        "SL303",
        Result,
        &[
            "Latency fell significantly, by 40 %.",
            "The change was statistically significant.",
            "There was no significant change.",
            "We asked how much better it was.",
            "Errors fell from 9 to 4 %.",
        ],
    );
}

#[test]
fn sl304_somebody_else() {
    let lonely = |action: &str| {
        let mut texts = FILLING;
        texts[0] = "The model was stale and the deadline was near.";
        texts[1] = "I had to fix it in time.";
        texts[2] = action;
        check(&story(&[], texts), 140).iter().any(|finding| finding.rule.id == "SL304")
    };
    for action in
        ["I changed it.", "We changed it with our team.", "I was on a small team and I rewrote the API."]
    {
        assert!(lonely(action), "{action}");
    }
    for action in [
        "I took it to the risk lead.",
        "I asked Ana.",
        "She signed it.",
        "I told the platform team.",
        "The manager's plan won.",
    ] {
        assert!(!lonely(action), "{action}");
    }
}

#[test]
fn sl305_stakes() {
    let idle = |situation: &str| {
        let mut texts = FILLING;
        texts[0] = situation;
        texts[1] = "I was to make it better.";
        check(&story(&[], texts), 140).iter().any(|finding| finding.rule.id == "SL305")
    };
    for text in [
        "We had an old ranking model.",
        "I joined ten months ago; in ten months ago terms, old.",
        "My team had a model in Python.",
    ] {
        assert!(idle(text), "{text}");
    }
    for text in [
        "The deadline was near.",
        "It was costing us 4 %.",
        "The customer wanted to leave.",
        "We had six weeks.",
        "The launch was close.",
        "It cost $40 a day.",
        "It was a risk to patients.",
    ] {
        assert!(!idle(text), "{text}");
    }
}

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
