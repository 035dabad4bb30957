//! What a file is, by its content: Markdown or a table; all else is refused by name.

use std::ffi::OsStr;
use std::path::Path;

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

const READ: &str = "lists are read as Markdown, plain text, CSV, TSV or the text that Anki exports";

/// Refuses bytes that are no text.
///
/// # Errors
/// They aren't, and the report names what they are.
pub(super) fn refuse_binary(path: &Path, bytes: &[u8]) -> Result<(), Report> {
    const SIGNS: [(&[u8], &str); 9] = [
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a zip archive, as .docx, .xlsx and .apkg files are"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\xd0\xcf\x11\xe0", "an old Office file"),
        (b"\xff\xfe", "text in UTF-16"),
        (b"\xfe\xff", "text in UTF-16"),
    ];
    let start = bytes.get(..4000).unwrap_or(bytes);
    let signed = SIGNS.iter().find(|(sign, _)| start.starts_with(sign)).map(|(_, found)| *found);
    // In UTF-16 one of two bytes is zero in nearly every letter of a Latin text.
    let wide = start.chunks_exact(2).filter(|pair| pair.contains(&0)).count();
    let found = signed.or_else(|| match wide {
        _ if wide * 3 > start.len() => Some("text in UTF-16"),
        _ => start.contains(&0).then_some("a binary file"),
    });
    let Some(found) = found else { return Ok(()) };
    let hint = if found == "text in UTF-16" { "save it as UTF-8 in your editor" } else { READ };
    Err(Report::of_file(path, refusal(found)).hint(Some(hint)))
}

fn refusal(found: &str) -> String {
    format!("This is {found}, not a list of questions that starl can read.")
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
        return Err(Report::at(source, place, refusal(found)).hint(Some(READ)));
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
    if text.contains('\0') {
        Some("a binary file")
    } else if opens("{\\rtf") {
        Some("RTF")
    } else if opens("<!doctype html") || opens("<html") || matches!(ending, "html" | "htm") || opens("<?xml")
    {
        Some("HTML or XML")
    } else if matches!(ending, "json" | "jsonl" | "ipynb") || is_json(start) {
        Some("JSON")
    } else if matches!(ending, "yaml" | "yml") || is_yaml(text) {
        Some("YAML (if it's a pack, move it to the packs folder)")
    } else if ending == "org" || opens("#+title") {
        Some("an Org file")
    } else if matches!(ending, "rst" | "adoc" | "tex") {
        Some("reStructuredText, AsciiDoc or TeX")
    } else {
        None
    }
}

/// Whether a text is JSON, or starts as only JSON does.
fn is_json(start: &str) -> bool {
    let Some(inner) = start.strip_prefix(['{', '[']) else { return false };
    inner.trim_start().starts_with(['"', '{']) || serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok()
}

/// Whether every line with a text starts with a key of one small word, as data does.
fn is_yaml(text: &str) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut lines = lines.map(|line| line.trim_start_matches("- ")).peekable();
    let is_keyed = |line: &str| {
        let key = line.split_once(':').filter(|(_, rest)| rest.is_empty() || rest.starts_with(' '));
        key.is_some_and(|(key, _)| key.bytes().all(|c| c.is_ascii_lowercase() || matches!(c, b'_' | b'-')))
    };
    lines.peek().is_some() && lines.all(is_keyed)
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
