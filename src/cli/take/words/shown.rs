//! What was heard of a take, as a page: figures by part, then what was said beside what is written.

use unicode_width::UnicodeWidthStr;

use crate::cli::page::Printout;
use crate::cli::take::words::HeardTake;
use crate::coach::heard::HeardPart;
use crate::domain::day::short;
use crate::domain::heard::{Heard, PartFigures, SignalFigures, SilenceFigures, words_a_minute};
use crate::domain::part::Part;
use crate::domain::story::length::clock;
use crate::ui::text::count;

/// What stands above the findings: a program may have heard it all wrong.
const HEADING: &str = "Heard, maybe misheard";

/// A column: its heading, and what it says of a part; empty where it says nothing.
type FigureColumn = (&'static str, fn(&HeardPart, &PartFigures) -> String);

const COLUMNS: [FigureColumn; 7] = [
    ("time", |part, _| part.time.map(clock).unwrap_or_default()),
    ("speech", |_, figures| {
        figures.silence.map(|silence| format!("{}%", silence.speech)).unwrap_or_default()
    }),
    ("longest pause", |_, figures| figures.silence.map(pause).unwrap_or_default()),
    ("words/min", |part, figures| pace(part, figures).map(|it| it.to_string()).unwrap_or_default()),
    ("I/we", pronouns),
    ("fillers", |_, figures| figures.words.map(|words| format!("{}+", words.fillers)).unwrap_or_default()),
    ("not heard", not_heard),
];

/// Puts all of it on a page.
pub(super) fn show(words: &HeardTake<'_>, page: &mut Printout) {
    let story = words.story.as_ref().map(|story| format!(": {}", story.title)).unwrap_or_default();
    page.heading(0, &format!("{}, {}{story}", words.take.question(), short(words.take.day, words.today)));
    page.gap();
    table(words, page);
    page.gap();
    if let Some(signal) = words.figures.signal {
        page.paragraph(2, &recorded(signal, &words.figures));
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

/// Words a minute, where words and time are known.
fn pace(part: &HeardPart, figures: &PartFigures) -> Option<u32> {
    words_a_minute(figures.words?.said, part.time?)
}

/// Who acts is of interest in Action.
fn pronouns(part: &HeardPart, figures: &PartFigures) -> String {
    let words = figures.words.filter(|_| part.part.is_some_and(|part| part.star == Some(Part::Action)));
    words.map(|words| format!("{}/{}", words.i, words.we)).unwrap_or_default()
}

/// The numbers that were not heard; how many, where the words are gone.
fn not_heard(part: &HeardPart, figures: &PartFigures) -> String {
    match figures.words {
        Some(words) if part.text.is_empty() && words.not_heard > 0 => {
            format!("{} of {}", words.not_heard, words.numbers)
        }
        _ => part.not_heard.join(", "),
    }
}

/// A column in which nothing stands is left out.
fn table(words: &HeardTake<'_>, page: &mut Printout) {
    let (parts, figures) = (&words.heard.parts, &words.figures.parts);
    let mut lines: Vec<String> =
        [""].into_iter().chain(parts.iter().map(HeardPart::title)).map(str::to_owned).collect();
    let names = lines.iter().map(|name| name.width()).max().unwrap_or_default();
    for line in &mut lines {
        *line = format!("  {line:<names$}");
    }
    for (heading, cell) in COLUMNS {
        let cells: Vec<String> =
            parts.iter().zip(figures).map(|(part, figures)| cell(part, figures)).collect();
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

/// "3.2 s at 0:52".
fn pause(silence: SilenceFigures) -> String {
    let at = if silence.longest.is_zero() { String::new() } else { format!(" s at {}", clock(silence.at)) };
    if at.is_empty() { "-".to_owned() } else { format!("{:.1}{at}", silence.longest.as_secs_f64()) }
}

/// Such as "1 pause inside a part of 1.5 s or more; 0.8 s before the first word".
fn recorded(signal: SignalFigures, figures: &Heard) -> String {
    let pauses: u32 =
        figures.parts.iter().filter_map(|part| part.silence).map(|silence| silence.long_pauses).sum();
    let pauses = count(pauses as usize, "pause", "pauses");
    let mut said = format!(
        "{pauses} of 1.5 s or more inside a part; {:.1} s before the first word; the voice is {} dB below full.",
        signal.before.as_secs_f64(),
        signal.below_full
    );
    if signal.clipped {
        said.push_str(" The loudest is cut off: record at a lower level.");
    }
    if signal.loud_room {
        said.push_str(" The room was loud: pauses may be off.");
    }
    said
}

/// What has to be known of the figures of words.
fn notes(words: &HeardTake<'_>, fillers: u32, page: &mut Printout) {
    let minutes = words.take.total.as_secs_f64() / 60.0;
    let rate = if minutes > 0.5 && fillers > 0 {
        format!(" ({:.1} a minute)", f64::from(fillers) / minutes)
    } else {
        String::new()
    };
    page.gap();
    page.paragraph(
        2,
        &format!("Fillers: at least {fillers}{rate}. Transcription programs often leave out \"um\"."),
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
