//! Stories as Markdown.

use crate::cli::context::CommandContext;
use crate::cli::edit::named;
use crate::cli::error::{CommandOutcome, CommandResult, complain_of};
use crate::cli::export::escaped;
use crate::cli::page::Printout;
use crate::domain::clean::clean;
use crate::domain::progress::TakeEntry;
use crate::domain::story::Story;
use crate::domain::story::length::{clock, spoken_whole};

/// Prints the stories of these names, or all of them; what is private only where it is asked for.
pub(super) fn stories(
    names: &[String],
    with_notes: bool,
    context: &CommandContext,
    page: &mut Printout,
) -> CommandResult {
    let loaded = context.story_files()?.load();
    let files = names.iter().map(|name| named(name, &loaded)).collect::<Result<Vec<_>, _>>()?;
    let files = if names.is_empty() { loaded.files.iter().collect() } else { files };
    let mut outcome = CommandOutcome::Fine;
    for file in files {
        match file.doc() {
            Some(story) => print(story, with_notes, context, page),
            None => outcome = outcome.and(complain_of(file.reports())),
        }
    }
    Ok(outcome)
}

fn print(story: &Story, with_notes: bool, context: &CommandContext, page: &mut Printout) {
    let (bank, history) = (context.bank(), context.history());
    page.gap();
    page.line(&format!("# {}", escaped(&story.title)));
    let tags: Vec<&str> = story.tags.iter().map(|tag| bank.competency_title(tag)).collect();
    let words = history.settings.words_a_minute;
    let facts = [
        ("Project", story.project.clone()),
        ("When", story.when.clone()),
        ("Shows", tags.join(", ")),
        ("Length", format!("{} at {words} words a minute", clock(spoken_whole(story, words)))),
    ];
    page.gap();
    for (name, fact) in facts.iter().filter(|(_, fact)| !fact.is_empty()) {
        page.line(&format!("- {name}: {}", escaped(fact)));
    }
    for (part, text) in story.texts.iter().filter(|(_, text)| !text.trim().is_empty()) {
        page.gap();
        page.line(&format!("## {}\n\n{}", part.title(), clean(text.trim())));
    }
    let asked = story.fits.iter().filter_map(|fit| bank.question(&fit.question));
    list("Questions it answers", asked.map(|(_, question)| question.text.clone()), page);
    if with_notes {
        let silenced = story.allow.iter().map(|allowed| format!("{}: {}", allowed.rule, allowed.reason));
        list("Silenced rules", silenced, page);
        let is_of = |take: &TakeEntry<'_>| take.story() == Some(&story.slug) && !take.note.is_empty();
        let notes = history.progress.takes().filter(is_of).map(|take| format!("{}: {}", take.day, take.note));
        list("What others said about takes", notes, page);
    }
}

/// A section of lines; nothing where there are none.
fn list(title: &str, lines: impl Iterator<Item = String>, page: &mut Printout) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        page.gap();
        page.line(&format!("## {title}\n"));
        lines.for_each(|line| page.line(&format!("- {}", escaped(&clean(&line)))));
    }
}
