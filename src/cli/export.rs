//! `starl export`: what starl knows, for other programs and other people.

mod questions;
mod stories;
mod takes;
mod week;

use crate::cli::arguments::{ExportSub, ExportTarget, QuestionsFormat, TakeDeed, TakesFormat};
use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandResult, known};
use crate::cli::page::Printout;
use crate::cli::sheet::{self, SheetForm};
use crate::cli::take;
use crate::domain::clean::display_clean;
use crate::store::disk::{self, PathError};

/// Prints what is asked for, or writes it to a file.
pub(super) fn export(what: ExportSub, context: &CommandContext, page: &mut Printout) -> CommandResult {
    // As in a file: nothing is wrapped and nothing has a color.
    let mut text = Printout::default();
    let (outcome, to) = match what {
        ExportSub::Stories { names, notes, to } => (stories::stories(&names, notes, context, &mut text)?, to),
        ExportSub::Takes { id: Some(id), to, .. } => (takes::take(&id, context, &mut text)?, to),
        ExportSub::Takes { format: TakesFormat::Csv, to, .. } => (takes::table(context, &mut text)?, to),
        ExportSub::Takes { format: TakesFormat::Jsonl, to, .. } => {
            (take::take(TakeDeed::List { json: true }, context, &mut text)?, to)
        }
        ExportSub::Questions { theme, own, format, to } => {
            let themes = context.bank().themes().map(|theme| &theme.id);
            let theme = theme.map(|id| known(&id, "theme", themes)).transpose()?;
            let chosen = questions::ExportedBank::of(context.bank(), theme, own);
            match format {
                QuestionsFormat::Markdown => chosen.markdown(&mut text),
                QuestionsFormat::Anki => chosen.anki(&mut text)?,
            }
            (chosen.outcome(), to)
        }
        ExportSub::Week { until, to } => (week::week(until.as_deref(), context, &mut text)?, to),
        ExportSub::Sheet { company, to } => {
            (sheet::sheet(company.as_deref(), SheetForm::Html, context, &mut text)?, to)
        }
    };
    write(&text.text, &to, page)?;
    Ok(outcome)
}

/// Puts a text where it is wanted. A file that is there stays unless it may be replaced.
fn write(text: &str, target: &ExportTarget, page: &mut Printout) -> Result<(), CommandError> {
    let Some(path) = &target.to else {
        page.text.push_str(text);
        return Ok(());
    };
    let is_written = if target.force {
        disk::replace(&disk::behind_links(path), text.as_bytes()).map(|()| true)
    } else {
        disk::create_file(path, text.as_bytes())
    };
    if !is_written.map_err(PathError::new("write", path))? {
        let sentence = format!("{} already exists. To replace it, add --force.", display_clean(path));
        return Err(CommandError::wrong_use(sentence));
    }
    page.line(&format!("Written: {}", display_clean(path)));
    Ok(())
}

/// A text in which nothing is taken for Markdown, on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !escaped.is_empty() {
            escaped.push(' ');
        }
        let opens = escaped.is_empty() && opens_block(word);
        for (place, c) in word.chars().enumerate() {
            let is_last = place + 1 == word.chars().count();
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~')
                || opens && is_last
            {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

/// Whether a first word would open a list: "-", "+", "1." or "1)".
fn opens_block(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    matches!(word, "-" | "+")
        || number.len() + 1 == word.len() && number.bytes().all(|byte| byte.is_ascii_digit())
}
