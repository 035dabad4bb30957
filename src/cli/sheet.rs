//! `starl sheet`: one page for the day itself, as Markdown.

mod digest;

use crate::cli::context::{CommandContext, PracticeHistory};
use crate::cli::edit::named;
use crate::cli::error::{CommandError, CommandOutcome, complain_of};
use crate::cli::page::Printout;
use crate::cli::sheet::digest::digest;
use crate::cli::story::clock;
use crate::coach::library::cover;
use crate::domain::agenda::next_interview;
use crate::domain::bank::Bank;
use crate::domain::company::Company;
use crate::domain::day::ahead;
use crate::domain::holds::Holds;
use crate::domain::progress::Progress;
use crate::domain::story::length::spoken_whole;
use crate::domain::story::{Story, Strength};
use crate::store::companies::CompanyFile;

/// Prints it. A story that cannot be read is told on standard error; the sheet is printed without it.
pub(super) fn sheet(
    company: Option<&str>,
    context: &CommandContext,
    page: &mut Printout,
) -> Result<CommandOutcome, CommandError> {
    let (mut stories, mut companies) = (context.story_files()?, context.company_files()?);
    let (history, bank) = (context.history(), context.bank());
    let companies = companies.load();
    let file = company.map(|name| named(name, &companies)).transpose()?;
    let loaded = stories.load();
    let faults = file.and_then(|file| file.read.as_ref().err());
    let outcome = complain_of(loaded.reports().chain(faults.into_iter().flatten()));
    let company = file.and_then(CompanyFile::doc);
    let stories: Vec<&Story> = loaded.docs().collect();
    head(company, history, page);
    tell_stories(&stories, history, bank, page);
    matrix(&stories, bank, page);
    questions(&history.progress, bank, page);
    if let Some(company) = company {
        notes(company, page);
    }
    next_times(&history.progress, bank, page);
    Ok(outcome.and(history.outcome))
}

fn head(company: Option<&Company>, history: &PracticeHistory, page: &mut Printout) {
    let name = company.map_or("Interview", |company| company.name.as_str());
    let today = history.today;
    let date = next_interview(history.progress.interview_dates(), today);
    let date = date.map_or_else(String::new, |date| format!(", {date} ({})", ahead(date, today)));
    page.line(&format!("# {name}{date}"));
}

fn section(page: &mut Printout, title: &str) {
    page.gap();
    page.line(&format!("## {title}"));
    page.gap();
}

/// Each story in five lines with its numbers.
fn tell_stories(stories: &[&Story], history: &PracticeHistory, bank: &Bank, page: &mut Printout) {
    let PracticeHistory { progress, today, settings, .. } = history;
    let holds = Holds::of(progress, &settings.pace(), *today);
    section(page, "Stories");
    if stories.is_empty() {
        page.line("No stories yet: starl story new TITLE begins one.");
    }
    for story in stories {
        page.gap();
        let length = clock(spoken_whole(story, settings.words_a_minute));
        let hold = if holds.story(&story.slug) { ", holds" } else { "" };
        page.line(&format!("### {} ({length}{hold})", story.title));
        page.gap();
        for fit in story.fits.iter().filter(|fit| fit.strength == Strength::Strong) {
            if let Some((_, question)) = bank.question(&fit.question) {
                page.line(&format!("> {}\n", question.text));
            }
        }
        for (part, text) in story.texts.iter() {
            let words = if text.is_empty() { "nothing yet".to_owned() } else { digest(text) };
            page.line(&format!("- **{}** {words}", part.title()));
        }
    }
}

/// Which story shows which competency.
fn matrix(stories: &[&Story], bank: &Bank, page: &mut Printout) {
    if stories.is_empty() {
        return;
    }
    section(page, "Who shows what");
    let cover = cover(stories, bank);
    let titles: Vec<String> = stories.iter().map(|story| story.title.replace('|', "\\|")).collect();
    page.line(&format!("| | {} |", titles.join(" | ")));
    page.line(&format!("|---|{}", ":-:|".repeat(stories.len())));
    for (number, id) in cover.competencies().iter().enumerate() {
        let cells: Vec<&str> = (0..stories.len()).map(|story| sign(cover.cell(story, number))).collect();
        page.line(&format!("| {} | {} |", bank.competency_title(id), cells.join(" | ")));
    }
    page.gap();
    let gaps: Vec<&str> = cover.gaps().into_iter().map(|id| bank.competency_title(id)).collect();
    let gaps = if gaps.is_empty() { String::new() } else { format!(" No story on: {}.", gaps.join(", ")) };
    page.line(&format!("● strong, ○ usable, · none.{gaps}"));
}

fn sign(cell: Option<Strength>) -> &'static str {
    match cell {
        Some(Strength::Strong) => "●",
        Some(Strength::Usable) => "○",
        None => "·",
    }
}

/// The questions that were chosen to be asked.
fn questions(progress: &Progress, bank: &Bank, page: &mut Printout) {
    let chosen = |id: &str| progress.starred(id);
    let texts: Vec<&str> =
        bank.ask_questions().filter(|it| chosen(&it.id)).map(|it| it.text.as_str()).collect();
    section(page, "Questions to ask");
    if texts.is_empty() {
        page.line("None chosen yet: * in Browse chooses one.");
    }
    for text in texts {
        page.line(&format!("- {text}"));
    }
}

fn notes(company: &Company, page: &mut Printout) {
    section(page, &company.name);
    let written: Vec<(&str, &str)> =
        company.notes().into_iter().filter(|(_, note)| !note.is_empty()).collect();
    if written.is_empty() {
        page.line("No notes yet.");
    }
    for (title, note) in written {
        page.gap();
        page.line(&format!("**{title}**\n\n{note}"));
    }
}

/// What the user meant to do next time, by question.
fn next_times(progress: &Progress, bank: &Bank, page: &mut Printout) {
    let lines: Vec<(&str, &str)> = bank
        .questions()
        .filter_map(|(_, question)| Some((question.text.as_str(), progress.last_next_time(&question.id)?)))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    if lines.is_empty() {
        return;
    }
    section(page, "Next time I will");
    for (question, line) in lines {
        page.line(&format!("- {line} ({question})"));
    }
}
