//! What was heard of a take, as a page: figures by part, then what was said beside what is written.

use crate::cli::page::Printout;
use crate::cli::take::words::HeardTake;
use crate::coach::heard::HeardPart;
use crate::domain::day::short;
use crate::screens::said::words::{HEADING, at_least, figure_table, partly, recorded};

/// Puts all of it on a page.
pub(super) fn show(words: &HeardTake<'_>, page: &mut Printout) {
    let story = words.story.as_ref().map(|story| format!(": {}", story.title)).unwrap_or_default();
    page.heading(0, &format!("{}, {}{story}", words.take.question(), short(words.take.day, words.today)));
    page.gap();
    for line in figure_table(&words.heard.parts, &words.figures.parts, &[], usize::MAX) {
        page.line(&format!("  {line}"));
    }
    page.gap();
    for (part, figures) in words.heard.parts.iter().zip(&words.figures.parts) {
        if let Some(partly) = partly(figures, part.time) {
            page.paragraph(2, &format!("{}: {partly}", part.title()));
        }
    }
    if let Some(signal) = words.figures.signal {
        page.paragraph(2, &recorded(signal, &words.figures.parts));
    }
    if let Some(all) = words.figures.words() {
        notes(words, all.fillers, page);
    }
    for part in &words.heard.parts {
        beside(part, page);
    }
    if !words.heard.findings.is_empty() {
        page.section(HEADING, "");
        let rows = words.heard.findings.iter();
        page.rows(2, rows.map(|finding| (&finding.rule.id, &finding.message)));
    }
}

/// What has to be known of the figures of words.
fn notes(words: &HeardTake<'_>, fillers: u32, page: &mut Printout) {
    page.gap();
    page.paragraph(2, &at_least(fillers, words.take.total));
    if words.story.is_none() {
        let why = match words.take.story() {
            Some(slug) => format!("The story {slug} is gone"),
            None => "You didn't choose a story for this take".to_owned(),
        };
        page.paragraph(2, &format!("{why}, so there's nothing to compare your words with."));
    }
}

/// What was said in a part, and its written sentences.
fn beside(part: &HeardPart, page: &mut Printout) {
    if part.text.is_empty() && part.written.is_empty() {
        return;
    }
    page.section(part.title(), "");
    let said = if part.text.is_empty() { "-" } else { &part.text };
    let mut rows = vec![("said", said)];
    let written = part.written.iter().map(|sentence| {
        (if sentence.is_hardly_heard() { "hardly heard" } else { "written" }, sentence.text.as_str())
    });
    rows.extend(written);
    page.rows(2, rows);
}
