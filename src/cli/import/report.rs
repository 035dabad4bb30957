//! What an import found, and what became of every line.

use std::collections::HashSet;
use std::path::Path;

use crate::cli::page::Printout;
use crate::domain::clean::display_clean;
use crate::packs::import::{ImportedList, LineAccount, LineFate, QuestionList, SimilarText};
use crate::ui::text::count;

/// How many lines of a kind are shown.
const FEW: usize = 5;
/// How many lines that may have been missed are shown.
const SOME: usize = 30;

/// From how many percent of lines that aren't used there is a warning.
const MANY_UNUSED: usize = 20;

/// Prints the counts, then the lines that may have been missed, then all others that aren't used.
pub(super) fn print(
    file: &Path,
    imported: &ImportedList,
    was: &[String],
    similar: &[SimilarText],
    all_lines: bool,
    page: &mut Printout,
) {
    page.heading(0, &display_clean(file));
    found(&imported.list, page);
    changes(&imported.list, was, page);
    let missed: Vec<&LineAccount> = imported.account.iter().filter(|it| it.is_missed).collect();
    if !missed.is_empty() {
        let title = format!("Not used, although {} like a question", reads(missed.len()));
        page.section(&title, "");
        lines(imported, missed.into_iter(), SOME, page);
    }
    if !imported.unused_columns.is_empty() {
        page.gap();
        page.line(&format!("Columns not used: {}", imported.unused_columns.join(", ")));
    }
    unused(imported, page);
    alike(similar, all_lines, page);
    account(imported, page);
    warn(imported, page);
    if all_lines {
        page.section("Every line", "");
        let rows =
            imported.account.iter().map(|it| (format!("{} {}", it.line, it.fate), imported.line(it.line)));
        page.rows(2, rows);
    }
}

fn reads(lines: usize) -> String {
    if lines == 1 { "1 line reads".to_owned() } else { format!("{lines} lines read") }
}

/// What was found, by theme and by kind.
fn found(list: &QuestionList, page: &mut Printout) {
    let themes = list.themes.iter().map(|theme| {
        let criteria = match theme.looks_for.len() {
            0 => String::new(),
            number => format!(", {}", count(number, "criterion", "criteria")),
        };
        let title = if theme.title.is_empty() { "(no heading)" } else { &theme.title };
        (format!("{}{criteria}", count(theme.questions.len(), "question", "questions")), title)
    });
    page.rows(2, themes);
    let questions = || list.themes.iter().flat_map(|theme| &theme.questions);
    let others = [
        (
            questions().map(|it| it.elements.len()).sum(),
            "element of a strong answer",
            "elements of strong answers",
        ),
        (questions().map(|it| it.probes.len()).sum(), "follow-up", "follow-ups"),
        (list.samples.len(), "sample answer", "sample answers"),
        (list.asks(), "question to ask", "questions to ask"),
        (list.checklist.len(), "checklist item", "checklist items"),
        (list.red_flags.len(), "red flag", "red flags"),
        (list.context.len(), "challenge", "challenges"),
    ];
    let others = others.into_iter().filter(|(number, ..)| *number > 0);
    let others: Vec<String> = others.map(|(number, one, many)| count(number, one, many)).collect();
    let total = format!(
        "{} in {}",
        count(list.questions(), "question", "questions"),
        count(list.themes.len(), "theme", "themes")
    );
    page.gap();
    page.paragraph(0, &std::iter::once(total).chain(others).collect::<Vec<_>>().join(", "));
}

/// What changes where the list was imported before.
fn changes(list: &QuestionList, was: &[String], page: &mut Printout) {
    if was.is_empty() {
        return;
    }
    let known: HashSet<&str> = was.iter().map(String::as_str).collect();
    let now: HashSet<&str> =
        list.themes.iter().flat_map(|theme| &theme.questions).map(|it| it.asked.text.as_str()).collect();
    let (added, gone) = (now.difference(&known).count(), known.difference(&now).count());
    page.line(&format!(
        "Since the last import: {added} added, {gone} removed, {} unchanged",
        now.intersection(&known).count()
    ));
}

/// The lines that aren't used, by reason.
fn unused(imported: &ImportedList, page: &mut Printout) {
    let of = |fate: LineFate| imported.account.iter().filter(move |it| it.fate == fate && !it.is_missed);
    // What is left out on purpose is counted below and needs no list.
    for fate in [LineFate::Other, LineFate::Answer, LineFate::Duplicate] {
        let number = of(fate).count();
        if number > 0 {
            page.section(&format!("Not used: {fate}, {}", count(number, "line", "lines")), "");
            lines(imported, of(fate), FEW, page);
        }
    }
}

fn lines<'a>(
    imported: &ImportedList,
    mut of: impl Iterator<Item = &'a LineAccount>,
    most: usize,
    page: &mut Printout,
) {
    let shown: Vec<(usize, String)> =
        of.by_ref().take(most).map(|it| (it.line, cut(imported.line(it.line)))).collect();
    page.rows(2, shown);
    more(of.count(), page);
}

fn more(rest: usize, page: &mut Printout) {
    if rest > 0 {
        page.line(&format!("  ... and {rest} more; --lines shows every line"));
    }
}

/// The questions that ask nearly the same as another one.
fn alike(similar: &[SimilarText], all_lines: bool, page: &mut Printout) {
    let most = if all_lines { similar.len() } else { SOME };
    let rows = similar.iter().take(most);
    let rows = rows.map(|it| (it.line, format!("{} Like {}: {}", cut(&it.text), it.place, cut(&it.other))));
    page.section_of("Nearly the same as one you already have; both stay", "", rows);
    more(similar.len().saturating_sub(most), page);
}

/// A warning where much of a file isn't used.
fn warn(imported: &ImportedList, page: &mut Printout) {
    let unused =
        imported.account.iter().filter(|it| matches!(it.fate, LineFate::Answer | LineFate::Other)).count();
    let percent = (unused * 100).checked_div(imported.account.len()).unwrap_or_default();
    if percent >= MANY_UNUSED {
        let what = "Look through them before you import this; --lines shows every line.";
        page.paragraph(0, &format!("Warning: {percent}% of the lines weren't used. {what}"));
    }
}

/// The start of a line: enough to find it again.
fn cut(line: &str) -> String {
    const LONGEST: usize = 100;
    let mut start: String = line.chars().take(LONGEST).collect();
    if start.len() < line.len() {
        start.push_str("...");
    }
    start
}

/// Every line that isn't blank, counted once.
fn account(imported: &ImportedList, page: &mut Printout) {
    let counted = LineFate::ALL.into_iter().map(|fate| (imported.count(fate), fate));
    let counted: Vec<String> =
        counted.filter(|(number, _)| *number > 0).map(|(number, fate)| format!("{fate} {number}")).collect();
    let total = count(imported.account.len(), "line that isn't blank", "lines that aren't blank");
    page.gap();
    page.paragraph(0, &format!("{total}: {}", counted.join(", ")));
}

/// Why there is nothing to import.
pub(super) fn nothing(file: &Path, imported: &ImportedList) -> String {
    let missed = imported.account.iter().find(|it| it.is_missed).map(|it| it.line);
    let most = LineFate::ALL.into_iter().max_by_key(|fate| imported.count(*fate));
    let reason = match (most, missed) {
        _ if imported.account.is_empty() => "it is empty".to_owned(),
        (_, Some(line)) => format!("line {line} reads like a question, but nothing around it confirms that"),
        (Some(fate), None) => format!("most of its lines are {fate}"),
        (None, None) => String::new(),
    };
    let line = missed.or_else(|| imported.account.first().map(|it| it.line)).unwrap_or(1);
    format!("{}:{line}: Found no questions in this file: {reason}.", display_clean(file))
}
