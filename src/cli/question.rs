//! `starl question add`: a question of the user's own for the bank.

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome, CommandResult, known};
use crate::cli::page::Printout;
use crate::domain::clean::clean;
use crate::domain::id::Id;
use crate::domain::question::NewQuestion;
use crate::packs::mine::OwnQuestions;
use crate::store::shelf::DiskFiles;

/// Adds it and prints its id, once it is on disk.
pub(super) fn add(
    text: &str,
    theme: Option<&str>,
    competencies: &[String],
    context: &CommandContext,
    page: &mut Printout,
) -> CommandResult {
    let text = clean(text.trim()).into_owned();
    if text.is_empty() {
        return Err(CommandError::wrong_use(
            "A question needs words: starl question add \"Who was against it?\"",
        ));
    }
    let bank = context.bank();
    if let Some(id) = bank.question_with_text(&text) {
        return Err(CommandError::problem(format!("The bank already has that question: {id}.")));
    }
    let themes = bank.themes().map(|theme| &theme.id);
    let theme = theme.map(|id| known(id, "theme", themes)).transpose()?.cloned();
    let all = || bank.competencies().map(|competency| &competency.id);
    let tags: Result<Vec<Id>, CommandError> =
        competencies.iter().map(|id| known(id, "competency", all()).cloned()).collect();
    let places = context.paths()?;
    places.create()?;
    let mut own = OwnQuestions::new(&places.packs(), DiskFiles::new(&places.lock()));
    page.line(&own.add(&NewQuestion { text, theme, tags: tags? }, bank)?.id);
    Ok(CommandOutcome::Fine)
}
