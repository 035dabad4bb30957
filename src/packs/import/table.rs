//! Tables in files: CSV, TSV, and the text that Anki exports. A row is one question or one row that isn't used.

use csv::{ReaderBuilder, StringRecord};

use crate::packs::import::account::LineFate;
use crate::packs::import::classify::LONGEST;
use crate::packs::import::cues::{Column, Cues};
use crate::packs::import::html::to_text;
use crate::packs::import::list::{Collector, ListText};
use crate::packs::import::markdown::LineRange;
use crate::packs::import::text::{bare, one_line, title};
use crate::packs::import::{ColumnMap, ImportWishes};
use crate::store::text::Report;
use crate::store::text::source::{Source, Span};

/// Rows with the lines they stand in.
type Rows = Vec<(StringRecord, LineRange)>;

/// What stands above the rows of a text from Anki.
#[derive(Debug, Default)]
struct Directives {
    /// How many lines they take.
    lines: usize,
    separator: Option<u8>,
    names: Vec<String>,
    /// Columns that are no fields, from 1.
    others: Vec<usize>,
    deck: Option<usize>,
}

/// Which columns are used, from 0.
#[derive(Debug, Default)]
struct Used {
    question: usize,
    theme: Option<usize>,
    has_header: bool,
}

/// Reads a table; the names of columns that aren't used come with it.
///
/// # Errors
/// No column holds questions, or a quote is never closed.
pub(super) fn read(
    source: &Source,
    wishes: &ImportWishes,
    cues: &Cues,
) -> Result<(Collector, Vec<String>), Report> {
    let text = source.text.as_str();
    let directives = Directives::of(text);
    let rows = rows(source, text, &directives)?;
    let header: Vec<String> = match rows.first() {
        _ if !directives.names.is_empty() => directives.names.clone(),
        Some((row, _)) => row.iter().map(one_line).collect(),
        None => Vec::new(),
    };
    let used = used(source, &header, &rows, &directives, &wishes.map, cues)?;
    let mut to = Collector::new(text);
    to.ledger.mark(LineRange { first: 1, last: directives.lines }, LineFate::FrontMatter);
    for (number, (row, lines)) in rows.iter().enumerate() {
        if number == 0 && used.has_header {
            to.ledger.mark(*lines, LineFate::Label);
            continue;
        }
        take_row(row, *lines, &used, wishes.asked_by_candidate, &mut to);
    }
    let is_used = |number: &usize| *number == used.question || Some(*number) == used.theme;
    let named = used.has_header || !directives.names.is_empty();
    let unused =
        header.into_iter().enumerate().filter(|(number, name)| named && !is_used(number) && !name.is_empty());
    Ok((to, unused.map(|(_, name)| name).collect()))
}

fn take_row(row: &StringRecord, lines: LineRange, used: &Used, asked_by_candidate: bool, to: &mut Collector) {
    let cell = |at: usize| row.get(at).map(|cell| one_line(&to_text(cell))).unwrap_or_default();
    let asked = cell(used.question);
    if !asked.contains(char::is_alphanumeric) || asked.len() > LONGEST {
        return to.ledger.mark(lines, LineFate::Other);
    }
    let theme = used.theme.map(cell).filter(|it| it.len() <= LONGEST).unwrap_or_default();
    // A deck in a deck: the inner one says more.
    let theme = title(theme.rsplit("::").next().unwrap_or_default()).to_owned();
    let asked = ListText::new(bare(&asked), lines);
    if asked_by_candidate {
        to.ask(&theme, asked);
    } else {
        to.question(&theme, asked);
    }
}

impl Directives {
    /// The lines such as `#separator:tab` at the top.
    fn of(text: &str) -> Self {
        let mut directives = Self::default();
        for line in text.lines() {
            let Some((name, value)) = line.strip_prefix('#').and_then(|line| line.split_once(':')) else {
                break;
            };
            let number = value.trim().parse().ok();
            match name.trim().to_ascii_lowercase().as_str() {
                "separator" => directives.separator = separator(value),
                "columns" => {
                    let names = value.split(directives.separator.map_or('\t', char::from));
                    directives.names = names.map(|name| name.trim().to_owned()).collect();
                }
                "deck column" => directives.deck = number,
                "guid column" | "notetype column" | "tags column" => directives.others.extend(number),
                "html" | "tags" | "deck" | "notetype" | "if matches" => {}
                _ => break,
            }
            directives.lines += 1;
        }
        directives.others.extend(directives.deck);
        directives
    }
}

/// The sign between columns, by its name or as it is.
fn separator(value: &str) -> Option<u8> {
    match value.trim().to_ascii_lowercase().as_str() {
        "tab" | "\\t" => Some(b'\t'),
        "comma" => Some(b','),
        "semicolon" => Some(b';'),
        "pipe" => Some(b'|'),
        "colon" => Some(b':'),
        "space" => Some(b' '),
        other => other.bytes().next().filter(u8::is_ascii),
    }
}

/// The sign that stands most often in the first line, outside of quotes.
fn guessed_separator(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let outside: Vec<&str> = line.split('"').step_by(2).collect();
    let count = |sign: u8| {
        outside.iter().map(|part| part.bytes().filter(|byte| *byte == sign).count()).sum::<usize>()
    };
    [b'\t', b',', b';'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

/// The line, from 1, of the first quote that would swallow rows or be lost, and what is wrong with it.
fn broken_quote(body: &str, separator: u8) -> Option<(usize, &'static str)> {
    #[derive(PartialEq)]
    enum Cell {
        Start,
        Plain,
        Quoted,
        /// Behind the quote that ends it, unless another one follows.
        Ended,
    }
    let (mut cell, mut line, mut opened) = (Cell::Start, 1, 1);
    for byte in body.bytes() {
        cell = match (cell, byte) {
            (Cell::Start, b'"') => {
                opened = line;
                Cell::Quoted
            }
            (Cell::Quoted, b'"') => Cell::Ended,
            (Cell::Ended, b'"') | (Cell::Quoted, _) => Cell::Quoted,
            (_, b'\n') => Cell::Start,
            (_, other) if other == separator => Cell::Start,
            (Cell::Ended, other) if !other.is_ascii_whitespace() => {
                return Some((line, "A cell in this row continues after its closing quote."));
            }
            (Cell::Ended, _) => Cell::Ended,
            (Cell::Start | Cell::Plain, _) => Cell::Plain,
        };
        line += usize::from(byte == b'\n');
    }
    (cell == Cell::Quoted).then_some((opened, "A quote that starts in this row is never closed."))
}

fn rows(source: &Source, text: &str, directives: &Directives) -> Result<Rows, Report> {
    let skipped: usize = text.split_inclusive('\n').take(directives.lines).map(str::len).sum();
    let body = text.get(skipped..).unwrap_or_default();
    let separator = directives.separator.unwrap_or_else(|| guessed_separator(body));
    if let Some((line, sentence)) = broken_quote(body, separator) {
        let place = Span { line: directives.lines + line, column: 1, length: 0 };
        let hint = "inside a quoted cell, write each quote twice";
        return Err(Report::at(source, place, sentence).hint(Some(hint)));
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(body.as_bytes());
    let mut rows: Rows = Vec::new();
    let blank: Vec<bool> = text.lines().map(|line| line.trim().is_empty()).collect();
    for record in reader.records() {
        let row =
            record.map_err(|why| Report::of_file(&source.path, format!("This isn't a table: {why}.")))?;
        if row.len() == 1 && row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = row.position().map_or(1, |place| usize::try_from(place.line()).unwrap_or(usize::MAX));
        // Its place is that of the blank lines before it.
        let start = directives.lines.saturating_add(line).saturating_sub(1);
        let first = blank.iter().skip(start).position(|it| !it).map_or(start, |gap| start + gap) + 1;
        if let Some((_, before)) = rows.last_mut() {
            before.last = first.saturating_sub(1);
        }
        rows.push((row, LineRange { first, last: blank.len() }));
    }
    Ok(rows)
}

/// Which columns are used: by the map, by the header, by what Anki says, or the only one there is.
fn used(
    source: &Source,
    header: &[String],
    rows: &Rows,
    directives: &Directives,
    map: &ColumnMap,
    cues: &Cues,
) -> Result<Used, Report> {
    let kinds: Vec<Option<Column>> = header.iter().map(|name| cues.column(name)).collect();
    let of_kind = |kind: Column| kinds.iter().position(|it| *it == Some(kind));
    let mapped =
        |name: &Option<String>| name.as_ref().map(|name| column_of(source, name, header)).transpose();
    let theme = mapped(&map.theme)?;
    let deck = directives.deck.and_then(|column| column.checked_sub(1));
    let has_named_row = directives.names.is_empty();
    if let Some(question) = mapped(&map.question)? {
        let is_named = |name: &String| map.question.as_ref() == Some(name) || cues.column(name).is_some();
        let has_header = has_named_row && header.iter().any(is_named);
        return Ok(Used { question, theme: theme.or(of_kind(Column::Theme)).or(deck), has_header });
    }
    if let Some(question) = of_kind(Column::Question) {
        return Ok(Used {
            question,
            theme: theme.or(of_kind(Column::Theme)).or(deck),
            has_header: has_named_row,
        });
    }
    let columns = rows.iter().map(|(row, _)| row.len()).max().unwrap_or_default();
    let is_field = |column: &usize| !directives.others.contains(&(column + 1));
    if directives.lines > 0 || columns <= 1 {
        let question = (0..columns).find(is_field).unwrap_or_default();
        return Ok(Used { question, theme: theme.or(deck), has_header: false });
    }
    Err(no_questions(source, header, rows))
}

/// The place of a column that is named, or given by its number from 1.
fn column_of(source: &Source, name: &str, header: &[String]) -> Result<usize, Report> {
    let named = header.iter().position(|column| column.eq_ignore_ascii_case(name));
    let numbered = name
        .parse::<usize>()
        .ok()
        .filter(|number| (1..=header.len()).contains(number))
        .map(|number| number - 1);
    named.or(numbered).ok_or_else(|| {
        let sentence = format!("There is no column \"{name}\" in this file.");
        Report::of_file(&source.path, sentence).hint(Some(format!("the columns are {}", listed(header))))
    })
}

fn no_questions(source: &Source, header: &[String], rows: &Rows) -> Report {
    let line = rows.first().map_or(1, |(_, lines)| lines.first);
    let sentence = format!("None of these columns seems to have questions: {}.", listed(header));
    Report::at(source, Span { line, column: 1, length: 0 }, sentence)
        .hint(Some("say which one has them: --map question=NAME, or --map question=1 for the first"))
}

fn listed(header: &[String]) -> String {
    header.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}
