//! What a file is, by its content: Markdown or a table; all else is refused by name.

use std::ffi::OsStr;

use crate::store::text::Report;
use crate::store::text::source::{Source, Span};

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListFormat {
    /// Markdown, and plain text.
    Markdown,
    /// CSV, TSV, a text from Anki.
    Table,
}

/// What a file is.
///
/// # Errors
/// It is something else, which the report names.
pub(super) fn format_of(source: &Source) -> Result<ListFormat, Report> {
    let ending = source.path.extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
    let text = source.text.as_str();
    if let Some(found) = foreign(&ending, text) {
        let line = text.lines().position(|line| !line.trim().is_empty()).unwrap_or_default() + 1;
        let place = Span { line, column: 1, length: 0 };
        let sentence = format!("This is {found}, not a list of questions that can be read.");
        let hint = "lists are read as Markdown, plain text, CSV, TSV or the text that Anki exports";
        return Err(Report::at(source, place, sentence).hint(Some(hint)));
    }
    let is_table = matches!(ending.as_str(), "csv" | "tsv" | "tab")
        || is_from_anki(text)
        || !matches!(ending.as_str(), "md" | "markdown" | "mdx") && is_tabbed(text);
    Ok(if is_table { ListFormat::Table } else { ListFormat::Markdown })
}

/// What a file is that isn't read.
fn foreign(ending: &str, text: &str) -> Option<&'static str> {
    let start = text.trim_start();
    let opens = |with: &str| start.get(..with.len()).is_some_and(|it| it.eq_ignore_ascii_case(with));
    let is_json = |text: &str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    if text.contains('\0') || start.starts_with("%PDF") || start.starts_with("PK\u{3}\u{4}") {
        Some("a binary file")
    } else if opens("{\\rtf") {
        Some("RTF")
    } else if opens("<!doctype html") || opens("<html") || matches!(ending, "html" | "htm") || opens("<?xml")
    {
        Some("HTML or XML")
    } else if matches!(ending, "json" | "jsonl" | "ipynb") || start.starts_with(['{', '[']) && is_json(start)
    {
        Some("JSON")
    } else if matches!(ending, "yaml" | "yml") {
        Some("YAML: a pack goes into the folder packs as it is, and starl check reads it")
    } else if ending == "org" || opens("#+title") {
        Some("an Org file")
    } else if matches!(ending, "rst" | "adoc" | "tex") {
        Some("reStructuredText, AsciiDoc or TeX")
    } else {
        None
    }
}

/// Whether a text starts as Anki's exports do.
fn is_from_anki(text: &str) -> bool {
    let directives = ["#separator:", "#html:", "#columns:", "#notetype", "#deck", "#guid column:", "#tags"];
    directives.iter().any(|start| text.starts_with(start))
}

/// Whether nearly every line has a tab between words.
fn is_tabbed(text: &str) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let tabbed = lines().filter(|line| line.trim().contains('\t')).count();
    tabbed > 0 && tabbed * 10 >= lines().count() * 8
}
