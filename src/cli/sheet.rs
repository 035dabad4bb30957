//! `starl sheet`: one page for the day itself, as Markdown, as HTML to print, or as JSON.

mod html;
mod markdown;

use crate::cli::context::CommandContext;
use crate::cli::edit::named;
use crate::cli::error::{CommandError, CommandOutcome, complain_of};
use crate::cli::page::Printout;
use crate::coach::sheet::{Sheet, SheetSources};
use crate::domain::holds::Holds;
use crate::store::companies::CompanyFile;

/// What a sheet is printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetForm {
    Markdown,
    Html,
    Json,
}

/// Prints it. A story that cannot be read is reported on standard error; the sheet is printed without it.
pub(super) fn sheet(
    company: Option<&str>,
    form: SheetForm,
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
    let holds = Holds::of(&history.progress, &history.settings.pace(), history.today);
    let sheet = Sheet::of(&SheetSources {
        bank,
        progress: &history.progress,
        stories: loaded.docs().collect(),
        companies: file.and_then(CompanyFile::doc).into_iter().collect(),
        holds: &holds,
        words_a_minute: history.settings.words_a_minute,
        today: history.today,
    });
    match form {
        SheetForm::Markdown => markdown::print(&sheet, page),
        SheetForm::Html => html::print(&sheet, page),
        SheetForm::Json => page.json(&sheet)?,
    }
    Ok(outcome.and(history.outcome))
}
