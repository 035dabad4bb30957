//! A week as Markdown, for somebody who coaches.

use chrono::Days;

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome, CommandResult};
use crate::cli::export::escaped;
use crate::cli::page::Printout;
use crate::cli::plan::Plan;
use crate::domain::agenda::{PracticeSet, Wish, choose_of};
use crate::domain::clean::clean;
use crate::domain::day::{Day, ahead, parse_past};
use crate::domain::progress::TakeEntry;
use crate::domain::rating;
use crate::domain::story::length::clock;
use crate::domain::trends::{TrendSources, Trends};
use crate::screens::progress::words;
use crate::ui::text::count;

/// Prints the seven days up to one, and what all takes say as of today.
pub(super) fn week(until: Option<&str>, context: &CommandContext, page: &mut Printout) -> CommandResult {
    let (bank, history) = (context.bank(), context.history());
    let typed = until.map(|text| parse_past(text, history.today)).transpose();
    let last = typed.map_err(CommandError::wrong_use)?.unwrap_or(history.today);
    let first = last.checked_sub_days(Days::new(6)).unwrap_or(last);
    let takes: Vec<TakeEntry<'_>> =
        history.progress.takes().filter(|take| (first..=last).contains(&take.day)).collect();
    page.line(&format!("# Practice from {first} to {last}\n"));
    let days: std::collections::BTreeSet<Day> = takes.iter().map(|take| take.day).collect();
    let spoken = takes.iter().map(|take| take.total).sum();
    if takes.is_empty() {
        page.line("No takes this week.");
    } else {
        page.line(&format!(
            "{} on {}, {} spoken.",
            count(takes.len(), "take", "takes"),
            count(days.len(), "day", "days"),
            clock(spoken)
        ));
        page.line("\n## Takes\n\n| Day | Question | Time | Rating | Points |\n|---|---|---|---|---|");
    }
    for take in &takes {
        let question =
            bank.question(take.question()).map_or(take.question().as_str(), |(_, it)| it.text.as_str());
        let (points, of) = take.score();
        let rated = rating::shown(take.rating);
        let points = if of > 0 { format!("{points} of {of}") } else { String::new() };
        page.line(&format!(
            "| {} | {} | {} | {rated} | {points} |",
            take.day,
            escaped(question),
            clock(take.total)
        ));
    }
    better(&takes, context, page);
    Ok(history.outcome.and(CommandOutcome::Fine))
}

/// What to do better, what others said, and how ready everything is.
fn better(takes: &[TakeEntry<'_>], context: &CommandContext, page: &mut Printout) {
    let (bank, history) = (context.bank(), context.history());
    let plan = Plan::of(context);
    let known = plan.input();
    let set = &PracticeSet::of(&known);
    let agenda = &choose_of(&known, set, &Wish::default());
    let trends = Trends::of(&TrendSources { known, set, agenda });
    let weak =
        trends.lacks.iter().map(|lack| format!("{}, {}", words::lack(lack, bank), words::in_takes(lack)));
    section("Weak spots", weak, page);
    let next = history.progress.open_next_times();
    section("Next time I will", next.iter().map(|take| clean(&take.next_time).into_owned()), page);
    let remarks = takes.iter().filter(|take| take.is_remarked());
    section("What others said", remarks.map(|take| format!("{}: {}", take.day, clean(&take.note))), page);
    let date = trends.interview.map(|date| format!("Interview {}", ahead(date, history.today)));
    let holds = format!("{} of {} questions ready", trends.holds.holds, trends.holds.of);
    section("Readiness", date.into_iter().chain([holds]), page);
}

fn section(title: &str, lines: impl Iterator<Item = String>, page: &mut Printout) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        page.line(&format!("\n## {title}\n"));
        lines.for_each(|line| page.line(&format!("- {}", escaped(&line))));
    }
}
