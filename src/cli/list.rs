//! `starl list`: the whole bank, with all ids.

use crate::cli::error::{CommandOutcome, CommandResult};
use crate::cli::page::Printout;
use crate::domain::bank::{Bank, Pack, Principle};
use crate::domain::id::Id;
use crate::domain::question::{Criterion, Theme, ThemeKind};

/// Lists the bank as text or as JSON.
pub(super) fn list(bank: &Bank, json: bool, page: &mut Printout) -> CommandResult {
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
    page.heading(0, &pack.title);
    for (name, fact) in [("Source", &pack.source), ("License", &pack.licence)] {
        if !fact.is_empty() {
            page.paragraph(0, &format!("{name}: {fact}"));
        }
    }
    if !pack.introductions.chapter.is_empty() {
        page.gap();
        page.paragraph(0, &pack.introductions.chapter);
    }
    let context = pack.context.iter().map(|it| (&it.id, format!("{}: {}", it.challenge, it.assesses)));
    page.section_of("Why these interviews differ", &pack.introductions.context, context);
    for theme in &pack.themes {
        list_theme(page, theme);
    }
    page.section_of("Sample answers", "", pack.samples.iter().map(|it| (&it.id, &it.title)));
    list_ask(page, pack);
    let flags = pack.red_flags.iter().map(|it| (&it.id, format!("{}: {}", it.behaviour, it.why)));
    page.section_of("Red flags", "", flags);
    let checklist = pack.checklist.iter().map(|it| (&it.id, &it.text));
    page.section_of("Checklist", &pack.introductions.checklist, checklist);
    let principles = pack.principles.iter().map(|it| (&it.id, whose(it)));
    page.section_of("Principles", "", principles);
    page.section_of("Competencies", "", pack.competencies.iter().map(|it| (&it.id, &it.title)));
}

/// The name of a principle, with the company that has it.
pub(super) fn whose(principle: &Principle) -> String {
    let Principle { title, company, .. } = principle;
    if company.is_empty() { title.clone() } else { format!("{title} ({company})") }
}

/// One theme: what is looked for, and each question with its elements.
fn list_theme(page: &mut Printout, theme: &Theme) {
    let kind = match theme.kind {
        ThemeKind::Theme => "Theme",
        ThemeKind::Category => "Category",
    };
    page.section(&format!("{kind}: {} ({})", theme.title, theme.id), &theme.about);
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
fn criterion(criterion: &Criterion) -> (&Id, &str) {
    (&criterion.id, &criterion.text)
}

fn list_ask(page: &mut Printout, pack: &Pack) {
    if pack.ask.is_empty() {
        return;
    }
    page.section("Questions to ask", &pack.introductions.ask);
    for group in &pack.ask {
        page.gap();
        page.heading(2, &format!("{} ({})", group.title, group.id));
        page.rows(4, group.questions.iter().map(|it| (&it.id, &it.text)));
    }
}
