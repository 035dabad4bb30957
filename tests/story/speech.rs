//! What rules look for in the words of people who speak freely, and what only sounds like it.

use starl::domain::part::Part::{Action, Learning, Result, Situation};

use crate::tables::{fires, fires_on, leaves};

#[test]
fn sl202_a_decision_may_have_its_object_in_the_middle() {
    leaves(
        "SL202",
        Action,
        &[
            "I turned the model off.",
            "I shut the whole nightly pipeline down.",
            "I rolled Friday's release back.",
            "I switched the old ranker off for a week.",
            "I put the rollout on ice.",
            "I took the second model out again.",
            "I ruled a rewrite out.",
            "I turned the vendor's offer down.",
            "I left the larger model out.",
            "I threw my own draft out.",
            "I put the voice feature on the back burner.",
            "I sent the contract back.",
            "I kept the new classifier off until June.",
            "I pulled our logo off the page.",
        ],
    );
    fires_on(
        "SL202",
        Action,
        &[
            "I turned the notes into a page.",
            "I put the figures on a slide.",
            "I took the labels and checked them.",
            "I sent the report to the team.",
            "I left the office at nine.",
            "I put the results on a page and sent it off.",
            "I took the train back.",
            "I kept the log.",
        ],
    );
}

#[test]
fn sl202_the_many_words_for_deciding() {
    leaves(
        "SL202",
        Action,
        &[
            "I told him I'd back the second plan.",
            "I made up my mind that evening.",
            "I came down on the side of trees.",
            "I erred on the side of silence.",
            "I binned the deck.",
            "I ditched the ensemble.",
            "I axed two of the five reports.",
            "I threw out the first draft.",
            "I put my weight behind the small plan.",
            "I let the deadline slip.",
            "I stayed with the old index.",
            "I steered clear of the new library.",
            "I steered us away from a rewrite.",
            "I parked the dashboard.",
            "I cut two features.",
            "I reduced the scope to one country.",
            "I limited the pilot to one ward.",
            "I asked for a delay of two weeks.",
            "I moved the launch by a week.",
            "I pushed the date to May.",
            "I said that we should not ship.",
            "I told them we weren't shipping.",
            "I took the simpler of the two.",
            "I resolved to tell her.",
            "I wasn't going to hide that.",
            "I wasn't willing to sign it.",
            "I wasn't prepared to launch without a check.",
            "I wouldn't sign it.",
            "I would not put my name to it.",
            "I gave priority to the invoices.",
            "I put the invoices first.",
            "I lobbied for a smaller pilot.",
            "I made a tough call.",
            "I took the risk and waited.",
            "I blocked the release.",
            "I voted against it.",
            "I came out against the merger of the two.",
            "I took it to the director.",
            "I raised my concern with the head of risk.",
            "I went over his head.",
            "I set a hard stop after two days.",
            "I set one rule.",
            "My plan was to wait.",
            "It was me who decided.",
            "I have taken the decision to wait.",
            "I was against it.",
            "I stood by the old numbers.",
            "I reckoned a rule would do and took the simpler one.",
            "I concluded that we should wait.",
            "I gave up the idea.",
            "I drew up two plans and took the second.",
            "I backed out of the pilot.",
            "I asked them to stop.",
            "I answered that I couldn't write the report with that number in it.",
            "I told her the evening before that we wouldn't launch.",
            "I asked for one story rather than for praise.",
            "Rather than wait for her, I wrote the first page.",
            "Instead of a rewrite I tried the smallest repair.",
            "I got her agreement on that, coded it in two days, and then pulled the plug on it.",
        ],
    );
    fires_on(
        "SL202",
        Action,
        &[
            "I backed up the tables.",
            "I told her that I couldn't find it.",
            "I tend to write a test rather than argue.",
            "She used trees rather than a network and I plotted them.",
            "Rather than wait for her, they asked me.",
            "I went for lunch with them.",
            "I committed to main every day.",
            "I set up the job.",
            "I cut the text into parts.",
            "I let the job run.",
            "I moved the rows to a bucket.",
            "I took it to pieces.",
            "I limited myself to watching.",
            "I skipped lunch.",
            "I switched to the next ticket.",
            "We wouldn't sign it, and I typed the letter.",
            "I stayed with my parents.",
            "I parked outside the depot.",
        ],
    );
}

#[test]
fn sl203_what_was_not_done_has_many_names() {
    leaves(
        "SL203",
        Action,
        &[
            "I went with removal over hardware.",
            "I chose a plain list over a model.",
            "I could have patched it; I rolled it back.",
            "I could've leaned on a cleverer test.",
            "A patch would have been quicker on paper.",
            "A rewrite would've taken four months.",
            "The obvious fix was a bigger machine.",
            "I was tempted to tune it.",
            "There were a couple of ways to go.",
            "There were several routes.",
            "One was a filter, another was training it again.",
            "I left the layout model on the shelf.",
            "I shortlisted three tools.",
            "I debated whether to wait.",
            "I toyed with a rewrite.",
            "I had two plans.",
            "I said no to the voice feature.",
            "I could either wait or tell her.",
            "I looked at both approaches.",
            "Everyone's first instinct was a bigger box.",
            "I skipped the clever version.",
            "I asked whether to build or to buy it.",
            "I scrapped the first design.",
            "I pushed back on voice.",
            "I had a choice.",
            "I could see two reactions, to defend the plan or to believe him.",
            "I told him no.",
            "I compared the rewrite with a small repair.",
            "The temptation was to train it again and hope.",
            "Our contractor favoured a second supplier.",
        ],
    );
    fires_on(
        "SL203",
        Action,
        &[
            "We compared the outputs.",
            "I wrote the job.",
            "I went over the notes.",
            "I could see the queue.",
            "I took over the job.",
        ],
    );
}

#[test]
fn sl204_by_may_name_no_doer() {
    fires(
        "SL204",
        Action,
        &[(
            "Merges were checked by hand. The flag was set by mistake. It was fixed by Friday.",
            "were checked / was set / was fixed",
        )],
    );
    leaves(
        "SL204",
        Action,
        &["It was checked by Ana. It was set by the vendor. It was fixed by two students."],
    );
}

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
            "The press was invited already.",
        ],
    );
}

#[test]
fn sl401_habits_as_people_tell_them() {
    leaves(
        "SL401",
        Learning,
        &[
            "These days nothing ships before I've seen twenty examples.",
            "It's a line in my review template now.",
            "I haven't launched without one since.",
            "I've not skipped it since.",
            "Whenever two people want the same week, I ask who decides.",
            "Since that day the first slide in my decks is the decision.",
            "I block out Friday mornings for reading logs.",
            "I won't start without a written baseline.",
            "I will not argue a point until the other side agrees that I have stated theirs.",
            "No plan of mine goes out without a date any more.",
            "It has become a habit of mine to ask for ten examples.",
            "It's become second nature to write the baseline down.",
            "I got into the habit of asking twice.",
            "I've been writing the label guide first ever since.",
            "I'm now the one who asks for the raw rows.",
            "I'm asking for the raw rows first these days.",
            "I have never shipped without a canary since.",
            "I learned to ask, and have done so ever since.",
            "I ask first; that's what I've done since.",
            "I learnt to plan backwards, which is what I do now.",
            "Once a month I ask two juniors to take a plan of mine apart.",
            "Since this time I make always a list.",
            "Now I am checking the labels always first.",
            "From this day I never merge without a test.",
            "I have a rule now: two readers.",
            "I've got a checklist for that now.",
            "Never again do I trust one number.",
            "That's how I begin each project now.",
            "I didn't ask then. I do now.",
            "I added a line for it to my checklist.",
            "A second reader is part of how I work now.",
        ],
    );
    fires_on(
        "SL401",
        Learning,
        &[
            "I'm now a better listener.",
            "I'm more patient now.",
            "I won't make that mistake again.",
            "I'll never forget it.",
            "I keep in mind that data matters.",
            "I keep thinking about it.",
            "I take from this that tests are good.",
            "I stand by my decision.",
            "I work better under pressure.",
            "I haven't regretted it since.",
            "I strive to be better.",
            "I won't forget that.",
            "I have never been so proud.",
            "I have a lot more patience now.",
            "I've grown since.",
            "I will never do this again without help, I hope.",
        ],
    );
}

#[test]
fn sl402_more_sayings_and_what_is_none() {
    fires(
        "SL402",
        Learning,
        &[
            ("It was a great experience.", "great experience"),
            ("There is always room for improvement.", "always room for improvement"),
            ("I came out stronger.", "came out stronger"),
            ("It made me stronger.", "made me stronger"),
            ("I learned how to work under pressure.", "work under pressure"),
            ("Compromise is important.", "Compromise is important"),
            ("Monitoring is important.", "Monitoring is important"),
            ("I learned a great deal.", "learned a great deal"),
            ("You live and learn.", "live and learn"),
            ("Never stop learning.", "Never stop learning"),
            ("It showed me the value of good communication.", "value of good communication"),
            ("There were many learnings.", "many learnings"),
            ("Better safe than sorry.", "Better safe than sorry"),
            ("Communication really is key.", "Communication really is key"),
            ("At the end of the day, it's about people.", "At the end of the day"),
            ("Done is better than perfect.", "Done is better than perfect"),
        ],
    );
    leaves(
        "SL402",
        Learning,
        &[
            "I now plot the importance of each feature before I train.",
            "I now send three lines at the end of the day.",
            "I now ask what matters to the buyer.",
        ],
    );
}

#[test]
fn sl403_a_clause_about_what_others_have_to_do_is_no_lesson() {
    leaves(
        "SL403",
        Learning,
        &[
            "I start with the decision someone has to take.",
            "I list every question the customer has to answer.",
            "I now write down all they need to know.",
            "I send it earlier than they need to have it.",
            "I now give the steps an operator must follow.",
        ],
    );
    fires(
        "SL403",
        Learning,
        &[
            ("I think people need to listen.", "people need to"),
            ("Product managers ought to ask.", "managers ought to"),
            ("The other team should have been told.", "team should have"),
            ("Leadership has to decide.", "Leadership has to"),
            ("In the end the vendor should have told us.", "vendor should have"),
        ],
    );
}

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
