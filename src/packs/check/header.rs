//! The check of the header of a pack.

use std::path::Path;

use crate::domain::id::Id;
use crate::domain::words::capital;
use crate::packs::check::checker::Checker;
use crate::packs::check::ids::proposal;
use crate::packs::check::texts::optional;
use crate::packs::raw::{RawFile, RawHeader};
use crate::store::text::report::Report;
use crate::store::text::yaml::Placed;

/// What the header of a pack says.
#[derive(Debug, Default)]
pub(super) struct PackHeader {
    /// Id of the pack.
    pub id: Option<Id>,
    /// Its title.
    pub title: String,
    /// Where the content comes from; may be empty.
    pub source: String,
    /// The license of the content; may be empty.
    pub license: String,
}

/// Checks the header, which one file has. A pack of a single file may do without: its name stands for id and title.
pub(super) fn header(checker: &mut Checker<'_>, path: &Path, files: &mut [RawFile]) -> PackHeader {
    let mut header = None;
    for (number, file) in files.iter_mut().enumerate() {
        checker.file = number;
        let Some(raw) = file.pack.take() else {
            continue;
        };
        if header.is_some() {
            let sentence = "Another file in the pack already has a header.";
            checker.report(raw.place, sentence);
        } else {
            header = Some(written(checker, raw));
        }
    }
    header.unwrap_or_else(|| of_path(checker, path))
}

fn written(checker: &mut Checker<'_>, raw: Placed<RawHeader>) -> PackHeader {
    let Placed { value: raw, place } = raw;
    let id = checker.plain_id(raw.id.as_ref(), place, "pack");
    if let (Some(id), Some(text)) = (&id, &raw.id)
        && checker.has_pack(id)
    {
        checker.report(text.place(), already(id));
    }
    PackHeader {
        id,
        title: checker.required(raw.title, "title", place, "pack"),
        source: optional(raw.source),
        license: optional(raw.license),
    }
}

fn already(id: &Id) -> String {
    format!("There is already a pack \"{id}\".")
}

/// A header made of the file's name.
fn of_path(checker: &mut Checker<'_>, path: &Path) -> PackHeader {
    if checker.sources.len() > 1 {
        let sentence = "No file in this folder has the header \"pack:\" with an id and a title.";
        checker.report_file(Report::of_file(path, sentence));
        return PackHeader::default();
    }
    let name = name_of(path);
    let id = proposal(&name);
    match &id {
        None => {
            let sentence = "starl can't make an id from the name of this file.";
            let hint = "write a header: pack: {id: ..., title: ...}";
            checker.report_file(Report::of_file(path, sentence).hint(Some(hint)));
        }
        Some(id) if checker.has_pack(id) => {
            checker.report_file(Report::of_file(path, already(id)));
        }
        Some(_) => {}
    }
    PackHeader { id, title: capital(&name.replace(['-', '_'], " ")), ..PackHeader::default() }
}

/// The id that the name of a file or folder asks for.
pub(in crate::packs) fn name_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    proposal(&stem).map_or_else(|| stem.to_string(), |id| id.to_string())
}
