//! More ways to say what a rule looks for, and more that only looks like it.

use starl::domain::part::Part::{Action, Learning, Result, Situation};

use crate::tables::{fires_on, leaves};

#[test]
fn sl202() {
    leaves(
        "SL202",
        Action,
        &[
            "I made a judgement call and kept the old one.",
            "My recommendation was to wait.",
            "So I went back to her and said: no, not this quarter.",
            "I asked for a week more, and when she refused I chose the smaller scope.",
            "What I proposed was a swap.",
            "In the end I, not the committee, decided.",
            "I was asked to choose and I chose the trees.",
            "I put the launch on hold.",
            "I cut the scope to two screens.",
            "I held the launch.",
            "I vetoed the plan.",
            "I took the decision to stop.",
            "Having weighed both, I picked the rule.",
            "I reasoned that a rule would do, so chose the rule.",
            "I therefore recommended against it.",
        ],
    );
    fires_on(
        "SL202",
        Action,
        &[
            "We decided to use trees.",
            "It was decided that trees were best.",
            "I helped the team and we chose trees.",
            "I had to decide what to do.",
            "I wondered what to choose.",
            "I was told to stop.",
            "My boss told me what she chose.",
            "I ran the tests that Ana had picked.",
        ],
    );
}

#[test]
fn sl301() {
    leaves(
        "SL301",
        Result,
        &[
            "Conversion rose 12 percent.",
            "It cut review time to under a minute, five times faster.",
            "We went from three outages to none.",
            "Revenue grew by EUR 2m.",
            "It took 1h instead of 5h.",
            "NPS went from 31 to 44.",
            "It dropped by two-thirds.",
            "We hit 99.9% uptime.",
            "We shipped two weeks early.",
            "Response times went from 2.5s to 400ms.",
            "It is used by 1,200 nurses.",
            "It cut costs by \u{20ac}30,000.",
            "In 2023 churn fell to 4.1 %.",
            "It needed 4x less memory.",
            "Half the alerts went away.",
            "Nine people signed up.",
            "Accuracy rose to 0.93.",
            "The F1 went from 0.71 to 0.80.",
        ],
    );
    fires_on(
        "SL301",
        Result,
        &[
            "It was adopted in Q1 2024 by everyone.",
            "It went live on 1 June.",
            "It went live on June 1st, 2023.",
            "The GPT-4o version won.",
            "It won first prize.",
            "The project is one of the best.",
            "We are on version 3 now.",
            "It was presented at NeurIPS 2023.",
            "It was ready by 5 pm on day 1.",
            "The team moved to Kubernetes 1.29.",
            "We moved to PyTorch 2 and Python 3.",
            "Many users liked it, several teams copied it.",
            "It shipped in H2 2023.",
            "It was on the 4th floor.",
            "It became a tier 1 service.",
            "In 2022, we launched it.",
            "Claude 3.5 replaced it in FY24.",
            "It was a win-win and a 24/7 service in the end.",
            "Things improved in May.",
            "It replaced the B2B portal and the S3 store.",
        ],
    );
}

#[test]
fn sl303() {
    fires_on(
        "SL303",
        Result,
        &[
            "We saw massive gains.",
            "It really improved things significantly.",
            "The feedback was very positive.",
            "Engagement went up a lot.",
            "It was way better.",
        ],
    );
    leaves(
        "SL303",
        Result,
        &[
            "It rose significantly, from 4 to 9.",
            "The gap was not significant.",
            "She was happy with it, by her own survey 8 of 10.",
        ],
    );
}

#[test]
fn sl401() {
    leaves(
        "SL401",
        Learning,
        &[
            "I've learned to write the test first, and I do it in every project.",
            "Before I start, I agree the metric.",
            "These days I check the raw data first.",
            "I now never ship on a Friday.",
            "Today I start with the user.",
            "So now, before any launch, I walk through the failure modes.",
            "My checklist has a line for it now.",
            "I keep a list of assumptions and date them.",
            "On each project since, I have asked for the messy data.",
            "Ever since, I book the review first.",
            "When a number surprises me I look at the rows behind it.",
            "I have made it a habit to ask.",
            "From that day on I have shown both numbers.",
            "I ask one more question than I want to.",
            "Since that week I write my assumptions down.",
            "It changed how I plan: I now book slack.",
            "I started keeping a log of my calls.",
            "Now, before every handover, I write a page.",
        ],
    );
    fires_on(
        "SL401",
        Learning,
        &[
            "I learned to communicate better.",
            "Next time I would ask.",
            "I'd ask earlier.",
            "In future I'll be more careful.",
            "I learned how to plan.",
            "It taught me that data matters.",
            "I understood that I had been wrong.",
            "I believe this made me stronger.",
            "I became a better engineer.",
            "I got feedback and it helped.",
            "I hope to do better.",
            "I can handle stress better.",
            "I feel more confident.",
            "I'm proud of what we did.",
            "You have to test.",
            "I want to plan more.",
            "I learned that I need to ask for help.",
            "I am now more confident.",
            "I should not have waited, I know that now.",
        ],
    );
}

#[test]
fn sl403() {
    fires_on(
        "SL403",
        Learning,
        &[
            "The business should have told us.",
            "Stakeholders must be clear about what they want.",
            "Engineers need to talk to users.",
            "I learned that my manager should plan better.",
            "Everyone should test.",
        ],
    );
    leaves(
        "SL403",
        Learning,
        &[
            "I now list the people who need to know.",
            "I ask who has to sign.",
            "I now tell people what they need to hear.",
            "I write the risks down so they must be read.",
            "I no longer think that they should come to me.",
        ],
    );
}

#[test]
fn sl402() {
    fires_on(
        "SL402",
        Learning,
        &[
            "Good communication is very important.",
            "I learned that teamwork is important.",
            "It showed me the importance of testing.",
            "I learned so much.",
            "One should stay flexible.",
            "I learned to be more proactive.",
            "Communication is the key to success.",
        ],
    );
    leaves(
        "SL402",
        Learning,
        &[
            "I now write what is important to the customer first.",
            "I now ask what is key to them.",
            "I no longer assume that silence is agreement.",
        ],
    );
}

#[test]
fn sl501() {
    fires_on(
        "SL501",
        Situation,
        &[
            "My boss was an idiot.",
            "The devs were lazy and careless.",
            "It was Sarah's fault.",
            "It was entirely his own fault.",
            "He dropped the ball.",
            "They refused to help us.",
            "My colleague was incompetent at his job.",
            "She was always so stubborn.",
            "It was a toxic team.",
            "They never listened.",
        ],
    );
    leaves(
        "SL501",
        Situation,
        &[
            "It was our fault.",
            "The default was wrong and a fault in the disk made it worse.",
            "The fault was mine.",
            "I felt stupid.",
            "It was a stupid mistake of mine.",
        ],
    );
}

#[test]
fn sl502() {
    fires_on(
        "SL502",
        Action,
        &[
            "Usually, I would start with data. I would then ask. I would test.",
            "I always start with data and I usually ask the team first.",
            "Typically you have to plan. I tend to ask. I usually test.",
        ],
    );
    leaves(
        "SL502",
        Action,
        &[
            "I asked what I would need. I built what I would want. I wrote how I would test.",
            "I chose trees. I usually ask first, but that day I didn't.",
            "I promised I would come back, and I would have lost the vote. I said I always keep my word.",
        ],
    );
}

#[test]
fn sl505() {
    fires_on("SL505", Action, &["The ETL job fed SFDC through MQ.", "Our ARR and GRR fell."]);
    leaves("SL505", Action, &["The CEO asked HR in the UK for a KPI and a PDF.", "The ETL job ran on AWS."]);
}

#[test]
fn sl506() {
    fires_on(
        "SL506",
        Action,
        &[
            "Server 192.168.1.20 was down.",
            "It ran on build.int.acme.com.",
            "Call 555-123-4567.",
            "It used sk-abcdef1234567890abcd.",
            "The confidential report.",
        ],
    );
    leaves(
        "SL506",
        Action,
        &[
            "I wrote to the team at nine.",
            "It went from 10.5 to 12.7.1 in 2024.",
            "We had 1234567890 rows.",
            "I read docs.python.org and github.com/a/b.",
        ],
    );
}
