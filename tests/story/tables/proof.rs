//! SL301 to SL305.

use starl::coach::check::check;
use starl::domain::part::Part::Result;

use crate::stories::story;
use crate::tables::{FILLING, fires, leaves};

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
