//! Habits, sayings and lessons as people speak of them: SL401 to SL403.

use starl::domain::part::Part::Learning;

use crate::tables::{fires, fires_on, leaves};

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
            "Whoever doubts a result of mine gets to design the next test.",
            "I've handed the plan over four times by now.",
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
