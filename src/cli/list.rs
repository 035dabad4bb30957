//! `starl list`: the whole bank, with all ids.

use crate::cli::error::{CommandError, CommandOutcome};
use crate::cli::page::Printout;
use crate::domain::bank::{Bank, Pack, RedFlag};
use crate::domain::question::{Criterion, Theme, ThemeKind};

/// Lists the bank as text or as JSON.
pub(super) fn list(bank: &Bank, json: bool, page: &mut Printout) -> Result<CommandOutcome, CommandError> {
    if json {
        page.json(bank)?;
    } else {
        for pack in bank.packs() {
            list_pack(page, pack);
        }
    }
    Ok(CommandOutcome::Fine)
}

fn list_pack(page: &mut Printout, pack: &Pack) {
    page.gap();
    page.heading(0, &format!("{} ({})", pack.title, pack.id));
    for (name, fact) in [("Source", &pack.source), ("License", &pack.licence)] {
        if !fact.is_empty() {
            page.paragraph(0, &format!("{name}: {fact}"));
        }
    }
    if !pack.introductions.chapter.is_empty() {
        page.gap();
        page.paragraph(0, &pack.introductions.chapter);
    }
    list_context(page, pack);
    for theme in &pack.themes {
        list_theme(page, theme);
    }
    list_samples(page, pack);
    list_ask(page, pack);
    list_rest(page, pack);
}

/// Begins a section with its introduction, which may be empty.
fn section(page: &mut Printout, title: &str, introduction: &str) {
    page.gap();
    page.heading(0, title);
    if !introduction.is_empty() {
        page.paragraph(2, introduction);
        page.gap();
    }
}

fn list_context(page: &mut Printout, pack: &Pack) {
    if pack.context.is_empty() {
        return;
    }
    section(page, "Why these interviews differ", &pack.introductions.context);
    let text = |challenge: &str, assesses: &str| format!("{challenge}: {assesses}");
    let rows: Vec<_> =
        pack.context.iter().map(|row| (row.id.as_str(), text(&row.challenge, &row.assesses))).collect();
    page.rows(2, rows.iter().map(|(id, text)| (*id, text.as_str())));
}

/// One theme: what is looked for, and each question with its elements.
fn list_theme(page: &mut Printout, theme: &Theme) {
    let kind = match theme.kind {
        ThemeKind::Theme => "Theme",
        ThemeKind::Category => "Category",
    };
    section(page, &format!("{kind}: {} ({})", theme.title, theme.id), &theme.about);
    if !theme.looks_for.is_empty() {
        page.line("  What they look for");
        page.rows(4, theme.looks_for.iter().map(criterion));
        page.gap();
    }
    for question in &theme.questions {
        page.rows(2, [(question.id.as_str(), question.short())]);
        page.rows(6, question.elements.iter().map(criterion));
    }
}

/// A criterion as a row.
pub(super) fn criterion(criterion: &Criterion) -> (&str, &str) {
    (criterion.id.as_str(), criterion.text.as_str())
}

fn list_samples(page: &mut Printout, pack: &Pack) {
    if pack.samples.is_empty() {
        return;
    }
    section(page, "Sample answers", "");
    page.rows(2, pack.samples.iter().map(|sample| (sample.id.as_str(), sample.title.as_str())));
}

fn list_ask(page: &mut Printout, pack: &Pack) {
    if pack.ask.is_empty() {
        return;
    }
    section(page, "Questions to ask", &pack.introductions.ask);
    for group in &pack.ask {
        page.gap();
        page.heading(2, &format!("{} ({})", group.title, group.id));
        page.rows(4, group.questions.iter().map(|it| (it.id.as_str(), it.text.as_str())));
    }
}

/// Red flags, checklist and competencies.
fn list_rest(page: &mut Printout, pack: &Pack) {
    if !pack.red_flags.is_empty() {
        section(page, "Red flags", "");
        let text = |it: &RedFlag| format!("{}: {}", it.behaviour, it.why);
        let rows: Vec<_> = pack.red_flags.iter().map(|it| (it.id.as_str(), text(it))).collect();
        page.rows(2, rows.iter().map(|(id, text)| (*id, text.as_str())));
    }
    if !pack.checklist.is_empty() {
        section(page, "Checklist", &pack.introductions.checklist);
        page.rows(2, pack.checklist.iter().map(|it| (it.id.as_str(), it.text.as_str())));
    }
    if !pack.competencies.is_empty() {
        section(page, "Competencies", "");
        page.rows(2, pack.competencies.iter().map(|it| (it.id.as_str(), it.title.as_str())));
    }
}
