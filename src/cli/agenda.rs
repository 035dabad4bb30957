//! `starl agenda`: what to drill today, and why.

use serde::Serialize;

use crate::cli::context::CommandContext;
use crate::cli::error::CommandResult;
use crate::cli::page::{Printout, list, object};
use crate::cli::plan::Plan;
use crate::cli::status::standing;
use crate::domain::agenda::{
    AgendaInput, Pick, PracticeSet, Wish, choose_of, drills_on, mix, next_interview,
};
use crate::domain::holds::{HoldCount, Holds, RULE, lack};
use crate::ui::text::{capital, count};

/// Prints what is still to be drilled today, in the order of the app.
pub(super) fn agenda(
    seed: usize,
    json: bool,
    context: &CommandContext,
    page: &mut Printout,
) -> CommandResult {
    let plan = Plan::of(context);
    let known = plan.input();
    let (set, holds) = (PracticeSet::of(&known), Holds::of(known.progress, known.pace, known.day));
    let picks = choose_of(&known, &set, &Wish { set: seed, ..Wish::default() });
    if json {
        page.json(&view(&known, seed, &picks, &set, &holds))?;
    } else {
        print(page, &known, &picks, &set, &holds);
    }
    Ok(context.history().outcome)
}

fn print(page: &mut Printout, known: &AgendaInput<'_>, picks: &[Pick], set: &PracticeSet, holds: &Holds) {
    page.line(&format!("{}.", standing(known.progress, known.day, known.daily)));
    if picks.is_empty() {
        page.line("There are no more questions today. You've done or suspended them all.");
    } else {
        page.line(&format!("{}:", capital(&mix(picks))));
    }
    let text =
        |pick: &Pick| format!("{} ({})", known.bank.short(&pick.question), pick.reason.words(known.day));
    page.rows(0, picks.iter().map(|pick| (&pick.question, text(pick))));
    let HoldCount { holds, of } = holds.of_questions(set.questions());
    page.line(&format!("You're ready for {holds} of {of} questions. You're ready for a question if {RULE}."));
    if set.dates.is_some() && !set.left.is_empty() {
        let left = count(set.left.len(), "question", "questions");
        page.line(&format!("{left} won't come up before the interview; --json lists them."));
    }
}

/// The agenda as JSON.
fn view<'a>(
    known: &AgendaInput<'a>,
    seed: usize,
    picks: &'a [Pick],
    set: &'a PracticeSet,
    holds: &Holds,
) -> impl Serialize + use<'a> {
    object! {
        day: known.day,
        interview: next_interview(known.progress.interview_dates(), known.day),
        daily: drills_on(known.progress, known.day, known.daily),
        told: known.progress.questions_told_on(known.day),
        seed: seed,
        // Such as "2 to redo, 1 new".
        mix: mix(picks),
        picks: list(picks, |pick| pick_view(pick, known)),
        // What is practiced for: the set of the governing date, or all that the profile selects.
        set: list(&set.members, |it| object! {
            question: &it.question,
            why: it.why.words(),
            holds: holds.question(&it.question),
            // What keeps it from holding, by the take that decides it.
            lacks: lack(known.progress, known.pace, known.day, &it.question),
        }),
        // With a date: what will not come before it.
        left: &set.left,
        // What the interviews are for, such as "scientist, senior", and what that leaves out.
        profile: known.profile.words(),
        outside: &set.outside,
        // How many questions of the set hold, and how many of the stories.
        questions_hold: holds.of_questions(set.questions()),
        stories_hold: holds.of_stories(known.stories.iter().map(|story| &story.slug)),
    }
}

fn pick_view<'a>(pick: &'a Pick, known: &AgendaInput<'a>) -> impl Serialize + use<'a> {
    object! {
        question: &pick.question,
        theme: &pick.theme,
        text: known.bank.question(&pick.question).map_or("", |(_, question)| &question.text),
        reason: pick.reason.words(known.day),
        warm_up: pick.warm_up,
        // With an interview ahead: recall on its date if the question is not drilled again.
        recall_if_skipped: pick.outlook.map(|outlook| outlook.skipped),
        // Recall on its date if it is drilled today.
        recall_if_drilled: pick.outlook.map(|outlook| outlook.drilled),
        // What a minute of drill adds.
        gain: pick.outlook.map(|outlook| outlook.gain),
    }
}
