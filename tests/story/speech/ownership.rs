//! Decisions, alternatives and passives as people speak of them: SL201 to SL204.

use starl::domain::part::Part::Action;

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
            "I called the customer back.",
            "I put the plan before the board.",
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
            "I told them to hold that thought, and batched the requests instead.",
            "I carved live channels out and wrote them a page.",
            "I made the argument to her that nobody would believe it.",
            "My counter-offer to the agency was a paid trial.",
            "I gave it two days to fail.",
            "I left it as it stood.",
            "I put an end to it.",
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
            "I gave it to her.",
            "I left it on the desk.",
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
            "He asked whether we could keep it, and I tried it his way for a week.",
            "She said no at first.",
            "She asked if it could wait, and I answered that I couldn't sign it.",
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
