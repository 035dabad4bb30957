//! Takes as a table for a spreadsheet, and one take as Markdown.

use csv::Writer;

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome, CommandResult};
use crate::cli::export::escaped;
use crate::cli::page::Printout;
use crate::coach::heard::Listening;
use crate::domain::bank::Bank;
use crate::domain::clean::clean;
use crate::domain::follow_up::marked;
use crate::domain::progress::TakeEntry;
use crate::domain::rating;
use crate::domain::story::length::clock;

/// The columns, in order.
const COLUMNS: [&str; 22] = [
    "id",
    "day",
    "at",
    "question",
    "text",
    "story",
    "shape",
    "length",
    "parts",
    "seconds",
    "points",
    "of",
    "rating",
    "felt",
    "cold",
    "with_notes",
    "spoiled",
    "live",
    "elsewhere",
    "follow_up",
    "next_time",
    "note",
];

/// Prints all takes, oldest first. No cell is a formula to a spreadsheet.
pub(super) fn table(context: &CommandContext, page: &mut Printout) -> CommandResult {
    let (bank, history) = (context.bank(), context.history());
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for take in history.progress.takes() {
        writer.write_record(cells(&take, bank).map(|cell| harmless(&cell)))?;
    }
    let written = writer.into_inner().map_err(CommandError::problem)?;
    page.text.push_str(&String::from_utf8_lossy(&written));
    Ok(history.outcome)
}

fn cells(take: &TakeEntry<'_>, bank: &Bank) -> [String; COLUMNS.len()] {
    let (points, of) = take.score();
    let parts = take.timed_parts().map(|(part, time)| format!("{} {}", part.key(), time.as_secs()));
    let rated = |rating: Option<_>| rating.map(|it| u8::from(it).to_string()).unwrap_or_default();
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    [
        take.id.to_owned(),
        take.day.to_string(),
        take.at.to_rfc3339(),
        take.question.to_string(),
        asked(take, bank).to_owned(),
        take.story.as_ref().map(ToString::to_string).unwrap_or_default(),
        take.outline.shape.word().to_owned(),
        take.outline.length.word().to_owned(),
        parts.collect::<Vec<_>>().join(", "),
        take.total.as_secs().to_string(),
        points.to_string(),
        of.to_string(),
        rated(take.rating),
        rated(take.felt),
        yes(take.cold),
        yes(take.with_notes),
        yes(take.spoiled),
        yes(take.live),
        yes(take.elsewhere),
        clean(&take.probe).into_owned(),
        clean(&take.next_time).into_owned(),
        clean(&take.note).into_owned(),
    ]
}

/// A cell that no spreadsheet takes for a formula: one that would start as one starts with an apostrophe.
fn harmless(cell: &str) -> String {
    let starts = cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r']);
    if starts { format!("'{cell}") } else { cell.to_owned() }
}

/// The question as it was asked; its id where no pack has it.
fn asked<'a>(take: &TakeEntry<'a>, bank: &'a Bank) -> &'a str {
    let question = take.question();
    let Some((_, known)) = bank.question(question) else { return question };
    let other = take.wording.checked_sub(1).and_then(|at| known.also.get(at));
    other.unwrap_or(&known.text)
}

/// Prints one take with what it was judged by, for somebody who wasn't there.
pub(super) fn take(id: &str, context: &CommandContext, page: &mut Printout) -> CommandResult {
    let (bank, history) = (context.bank(), context.history());
    let found = history.progress.takes().rev().find(|take| id == "last" || take.id == id);
    let Some(take) = found else {
        let ids = history.progress.takes().map(|take| take.id);
        return Err(CommandError::unknown("take", id, ids, "starl take list shows all ids."));
    };
    page.line(&format!("# {}\n", escaped(&clean(asked(&take, bank)))));
    facts(&take, page);
    times(&take, context, page);
    judged(&take, bank, page);
    heard(&take, context, page)?;
    for (title, text) in
        [("Follow-up", &*take.probe), ("Next time I will", &take.next_time), ("Note", &take.note)]
    {
        if !text.is_empty() {
            page.line(&format!("\n## {title}\n\n{}", escaped(&clean(text))));
        }
    }
    Ok(history.outcome.and(CommandOutcome::Fine))
}

/// What was said, by part, where it is saved on this machine.
fn heard(take: &TakeEntry<'_>, context: &CommandContext, page: &mut Printout) -> Result<(), CommandError> {
    let Some(texts) = context.heard()?.texts(take.id)? else { return Ok(()) };
    page.line("\n## What you said\n\nTranscription programs sometimes mishear words.");
    for part in Listening::new(take, &texts, None).parts.iter().filter(|part| !part.text.trim().is_empty()) {
        page.line(&format!("\n### {}\n\n{}", part.title(), escaped(&clean(&part.text))));
    }
    Ok(())
}

fn facts(take: &TakeEntry<'_>, page: &mut Printout) {
    let rated = |rating| rating::shown(rating);
    let facts = [
        ("Day", take.day.to_string()),
        ("Story", take.story.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("How", take.circumstances().plainly()),
        ("Follow-up", marked(take.answered)),
        ("Felt", rated(take.felt)),
        ("Rating", rated(take.rating)),
    ];
    for (name, fact) in facts.iter().filter(|(_, fact)| !fact.is_empty()) {
        page.line(&format!("- {name}: {fact}"));
    }
}

fn times(take: &TakeEntry<'_>, context: &CommandContext, page: &mut Printout) {
    page.line("\n## Times\n\n| Part | Time | Plan |\n|---|---|---|");
    let usual = context.history().settings.pace();
    let plan = usual.of(take.outline);
    for (place, (part, told)) in take.told_parts().enumerate() {
        let time = take.parts.get(place).copied().flatten();
        let time = time.map_or_else(|| if told { "covered" } else { "left out" }.to_owned(), clock);
        page.line(&format!("| {} | {time} | {} |", part.title, clock(plan.plan(part))));
    }
    page.line(&format!("| All | {} | |", clock(take.total)));
}

fn judged(take: &TakeEntry<'_>, bank: &Bank, page: &mut Printout) {
    let criteria = bank.criteria(take.question());
    let lines: Vec<String> = criteria
        .iter()
        .map(|criterion| {
            let points = take.points.iter().find(|(id, _)| *id == criterion.id);
            let points =
                points.map_or_else(|| "not scored".to_owned(), |(_, points)| format!("{points} of 2"));
            format!("- {}: {points}", escaped(&criterion.text))
        })
        .collect();
    if !lines.is_empty() {
        page.line(&format!("\n## What a listener looks for\n\n{}", lines.join("\n")));
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["", "2026-11-23", "a = b", "1"] {
            assert_eq!(harmless(cell), cell);
        }
    }
}
