//! `starl agenda`: what to drill today, and why.

use serde::Serialize;

use crate::cli::context::{CommandContext, PracticeHistory};
use crate::cli::error::{CommandError, CommandOutcome};
use crate::cli::page::Printout;
use crate::cli::status::standing;
use crate::domain::agenda::{AgendaInput, Pick, Wish, choose, next_interview};
use crate::domain::bank::Bank;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::memory::Memories;

/// Tells what is still to be drilled today, in the order of the app.
pub(super) fn agenda(
    seed: usize,
    json: bool,
    context: &CommandContext,
    page: &mut Printout,
) -> Result<CommandOutcome, CommandError> {
    let (bank, stories) = (context.bank(), context.stories());
    let PracticeHistory { progress, today, settings, outcome } = context.history();
    let daily = settings.drills_a_day;
    let memories = Memories::of(progress, *today);
    let known = AgendaInput { bank, progress, memories: &memories, stories: &stories, day: *today };
    let wish = Wish { set: seed, raise_floor: settings.raise_floor, ..Wish::default() };
    let picks = choose(&known, &wish, daily);
    if json {
        page.json(&AgendaView::new(&known, seed, daily, &picks))?;
    } else {
        tell(page, &known, daily, &picks);
    }
    Ok(*outcome)
}

fn tell(page: &mut Printout, known: &AgendaInput<'_>, daily: usize, picks: &[Pick]) {
    page.line(&format!("Today: {}.", standing(known.progress, known.day, daily)));
    if picks.is_empty() {
        page.line("Every question was told today or is suspended.");
    }
    let text = |pick: &Pick| format!("{}: {}", pick.reason.words(known.day), text(known.bank, pick));
    let rows: Vec<(&str, String)> = picks.iter().map(|pick| (pick.question.as_str(), text(pick))).collect();
    page.rows(0, rows.iter().map(|(id, text)| (*id, text.as_str())));
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
    picks: Vec<PickView<'a>>,
}

#[derive(Serialize)]
struct PickView<'a> {
    question: &'a Id,
    theme: &'a Id,
    text: &'a str,
    reason: String,
    warm_up: bool,
    /// With an interview ahead: recall on its date if the question is not drilled any more.
    recall_if_skipped: Option<f64>,
    /// Recall on its date if it is drilled today.
    recall_if_drilled: Option<f64>,
    /// What a minute of drill adds.
    gain: Option<f64>,
}

impl<'a> AgendaView<'a> {
    fn new(known: &AgendaInput<'a>, seed: usize, daily: usize, picks: &'a [Pick]) -> Self {
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
        Self {
            day: known.day,
            interview: next_interview(known.progress.interview_dates(), known.day),
            daily,
            told: known.progress.questions_told_on(known.day),
            seed,
            picks: picks.iter().map(view).collect(),
        }
    }
}
