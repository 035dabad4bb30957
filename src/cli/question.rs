//! `starl question`: the questions of the bank, theme by theme, and a new one of the user's own.

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome, CommandResult, known};
use crate::cli::page::{Printout, list as rows, object};
use crate::domain::clean::clean;
use crate::domain::id::Id;
use crate::domain::question::NewQuestion;
use crate::packs::mine::OwnQuestions;
use crate::store::shelf::DiskFiles;
use crate::ui::text::count;

/// Lists the themes with their numbers of questions, or the questions of one theme.
pub(super) fn list(
    theme: Option<&str>,
    json: bool,
    context: &CommandContext,
    page: &mut Printout,
) -> CommandResult {
    let bank = context.bank();
    let theme = theme.map(|id| known(id, "theme", bank.themes().map(|theme| &theme.id))).transpose()?;
    let all = bank.questions_by_theme();
    if json {
        let shown = all.iter().filter(|(of, _)| theme.is_none_or(|id| of.id == *id));
        page.json(&rows(shown, |(theme, question)| {
            object! {
                id: &question.id,
                theme: &theme.id,
                text: &question.text,
                told: context.history().progress.takes_of(&question.id).count(),
            }
        }))?;
    } else if let Some(theme) = theme {
        let of_theme = all.iter().filter(|(of, _)| of.id == *theme);
        page.rows(0, of_theme.map(|(_, question)| (&question.id, &question.text)));
    } else {
        let of_themes = all.chunk_by(|(one, _), (other, _)| one.id == other.id);
        page.rows(
            0,
            of_themes.filter_map(|of| {
                let (theme, _) = of.first()?;
                let number = count(of.len(), "question", "questions");
                Some((&theme.id, format!("{}, {number}", theme.title)))
            }),
        );
    }
    Ok(CommandOutcome::Fine)
}

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
            "The question is empty. Try: starl question add \"Who was against it?\"",
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
