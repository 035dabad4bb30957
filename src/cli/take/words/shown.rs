//! What was heard of a take, as a page: figures by part, then what was said beside what is written.

use unicode_width::UnicodeWidthStr;

use crate::cli::page::Printout;
use crate::cli::take::words::HeardTake;
use crate::coach::heard::HeardPart;
use crate::domain::day::short;
use crate::domain::part::Part;
use crate::domain::story::length::clock;

/// What stands above the findings: a program may have heard it all wrong.
const HEADING: &str = "Heard, maybe misheard";

/// A column: its heading, and what it says of a part; empty where it says nothing.
type FigureColumn = (&'static str, fn(&HeardPart) -> String);

const COLUMNS: [FigureColumn; 5] = [
    ("time", |part| part.time.map(clock).unwrap_or_default()),
    ("words/min", |part| part.words_a_minute().map(|it| it.to_string()).unwrap_or_default()),
    ("I/we", pronouns),
    ("fillers", |part| part.words.map(|words| format!("{}+", words.fillers)).unwrap_or_default()),
    ("not heard", |part| part.not_heard.join(", ")),
];

/// Puts all of it on a page.
pub(super) fn show(words: &HeardTake<'_>, page: &mut Printout) {
    let story = words.story.as_ref().map(|story| format!(": {}", story.title)).unwrap_or_default();
    page.heading(0, &format!("{}, {}{story}", words.take.question(), short(words.take.day, words.today)));
    page.gap();
    table(&words.heard.parts, page);
    notes(words, page);
    for part in &words.heard.parts {
        beside(part, page);
    }
    if !words.heard.findings.is_empty() {
        page.section(HEADING, "");
        let rows = words.heard.findings.iter();
        page.rows(2, rows.map(|finding| (&finding.rule.id, &finding.message)));
    }
}

/// Who acts is of interest in Action.
fn pronouns(part: &HeardPart) -> String {
    let words = part.words.filter(|_| part.part.is_some_and(|part| part.star == Some(Part::Action)));
    words.map(|words| format!("{}/{}", words.i, words.we)).unwrap_or_default()
}

/// A column in which nothing stands is left out.
fn table(parts: &[HeardPart], page: &mut Printout) {
    let mut lines: Vec<String> =
        [""].into_iter().chain(parts.iter().map(HeardPart::title)).map(str::to_owned).collect();
    let names = lines.iter().map(|name| name.width()).max().unwrap_or_default();
    for line in &mut lines {
        *line = format!("  {line:<names$}");
    }
    for (heading, cell) in COLUMNS {
        let cells: Vec<String> = parts.iter().map(cell).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let width = cells.iter().map(|cell| cell.width()).chain([heading.len()]).max().unwrap_or_default();
        for (line, cell) in lines.iter_mut().zip([heading.to_owned()].into_iter().chain(cells)) {
            *line = format!("{line}  {}{cell}", " ".repeat(width - cell.width()));
        }
    }
    for line in &lines {
        page.line(line.trim_end());
    }
}

/// What has to be known of the figures.
fn notes(words: &HeardTake<'_>, page: &mut Printout) {
    let fillers: u32 =
        words.heard.parts.iter().filter_map(|part| part.words).map(|words| words.fillers).sum();
    let minutes = words.take.total.as_secs_f64() / 60.0;
    let rate = if minutes > 0.5 && fillers > 0 {
        format!(" ({:.1} a minute)", f64::from(fillers) / minutes)
    } else {
        String::new()
    };
    page.gap();
    page.paragraph(
        2,
        &format!(
            "Fillers: at least {fillers}{rate}. A program that writes down speech may leave out \"um\"."
        ),
    );
    if words.story.is_none() {
        let why = match words.take.story() {
            Some(slug) => format!("The story {slug} isn't there"),
            None => "This take names no story".to_owned(),
        };
        page.paragraph(2, &format!("{why}, so there is nothing to hold your words against."));
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
