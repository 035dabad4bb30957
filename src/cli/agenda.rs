//! `starl agenda`: what to drill today, and why.

use serde::Serialize;

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome};
use crate::cli::page::Printout;
use crate::cli::plan::Plan;
use crate::cli::status::standing;
use crate::domain::agenda::{
    AgendaInput, Member, Pick, PracticeSet, Wish, choose, drills_on, mix, next_interview,
};
use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::holds::{HoldCount, Holds, RULE, lack};
use crate::domain::id::Id;
use crate::ui::text::{capital, count};

/// Prints what is still to be drilled today, in the order of the app.
pub(super) fn agenda(
    seed: usize,
    json: bool,
    context: &CommandContext,
    page: &mut Printout,
) -> Result<CommandOutcome, CommandError> {
    let plan = Plan::of(context);
    let known = plan.input();
    let picks = choose(&known, &Wish { set: seed, ..Wish::default() });
    let (set, holds) = (PracticeSet::of(&known), Holds::of(known.progress, known.pace, known.day));
    if json {
        page.json(&AgendaView::new(&known, seed, &picks, &set, &holds))?;
    } else {
        print(page, &known, &picks, &set, &holds);
    }
    Ok(context.history().outcome)
}

fn print(page: &mut Printout, known: &AgendaInput<'_>, picks: &[Pick], set: &PracticeSet, holds: &Holds) {
    page.line(&format!("Today: {}.", standing(known.progress, known.day, known.daily)));
    if picks.is_empty() {
        page.line("Every question is done for today or suspended.");
    } else {
        page.line(&format!("{}:", capital(&mix(picks))));
    }
    let text =
        |pick: &Pick| format!("{}: {}", pick.reason.words(known.day), known.bank.short(&pick.question));
    let rows: Vec<(&str, String)> = picks.iter().map(|pick| (pick.question.as_str(), text(pick))).collect();
    page.rows(0, rows.iter().map(|(id, text)| (*id, text.as_str())));
    let HoldCount { holds, of } = holds.of_questions(set.questions());
    page.line(&format!("Questions that hold ({RULE}): {holds} of {of}."));
    if set.dates.is_some() && !set.left.is_empty() {
        page.line(&format!("{} won't come before the date.", count(set.left.len(), "question", "questions")));
    }
}

fn text<'a>(bank: &'a Bank, pick: &Pick) -> &'a str {
    bank.question(&pick.question).map_or("", |(_, question)| &question.text)
}

/// The agenda as JSON.
#[derive(Serialize)]
struct AgendaView<'a> {
    day: Day,
    interview: Option<Day>,
    daily: usize,
    told: usize,
    seed: usize,
    /// Such as "2 to repair, 1 new".
    mix: String,
    picks: Vec<PickView<'a>>,
    /// What is practiced for: the set of the governing date, or all that the profile selects.
    set: Vec<MemberView<'a>>,
    /// With a date: what will not come before it.
    left: &'a [Id],
    /// What the interviews are for, such as "scientist, senior", and what that leaves out.
    profile: Option<String>,
    outside: &'a [Id],
    /// How many questions of the set hold, and how many of the stories.
    questions_hold: HoldCount,
    stories_hold: HoldCount,
}

#[derive(Serialize)]
struct MemberView<'a> {
    question: &'a Id,
    why: &'static str,
    holds: bool,
    /// What keeps it from holding, by the take that decides it.
    lacks: Option<String>,
}

#[derive(Serialize)]
struct PickView<'a> {
    question: &'a Id,
    theme: &'a Id,
    text: &'a str,
    reason: String,
    warm_up: bool,
    /// With an interview ahead: recall on its date if the question is not drilled again.
    recall_if_skipped: Option<f64>,
    /// Recall on its date if it is drilled today.
    recall_if_drilled: Option<f64>,
    /// What a minute of drill adds.
    gain: Option<f64>,
}

impl<'a> AgendaView<'a> {
    fn new(
        known: &AgendaInput<'a>,
        seed: usize,
        picks: &'a [Pick],
        set: &'a PracticeSet,
        holds: &Holds,
    ) -> Self {
        let view = |pick: &'a Pick| PickView {
            question: &pick.question,
            theme: &pick.theme,
            text: text(known.bank, pick),
            reason: pick.reason.words(known.day),
            warm_up: pick.warm_up,
            recall_if_skipped: pick.outlook.map(|outlook| outlook.skipped),
            recall_if_drilled: pick.outlook.map(|outlook| outlook.drilled),
            gain: pick.outlook.map(|outlook| outlook.gain),
        };
        let member = |it: &'a Member| MemberView {
            question: &it.question,
            why: it.why.words(),
            holds: holds.question(&it.question),
            lacks: lack(known.progress, known.pace, known.day, &it.question),
        };
        Self {
            day: known.day,
            interview: next_interview(known.progress.interview_dates(), known.day),
            daily: drills_on(known.progress, known.day, known.daily),
            told: known.progress.questions_told_on(known.day),
            seed,
            mix: mix(picks),
            picks: picks.iter().map(view).collect(),
            set: set.members.iter().map(member).collect(),
            left: &set.left,
            profile: known.profile.words(),
            outside: &set.outside,
            questions_hold: holds.of_questions(set.questions()),
            stories_hold: holds.of_stories(known.stories.iter().map(|story| &story.slug)),
        }
    }
}
