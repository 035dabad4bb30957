//! `starl take list`: every take that counts, a line each.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::cli::error::{CommandError, CommandOutcome, complain};
use crate::cli::page::Printout;
use crate::domain::clean::clean;
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::progress::TakeEntry;
use crate::domain::rating;
use crate::domain::rung::Rung;
use crate::domain::shape::{Length, Outline, Shape};
use crate::store::journal::{LoadedJournal, Trouble, look};
use crate::store::paths::Paths;

/// Lists the takes, oldest first. Damage is reported on standard error and costs nothing else; where a file cannot be
/// read at all, the list is not whole, and the exit code says so.
pub(super) fn list(places: &Paths, json: bool, page: &mut Printout) -> Result<CommandOutcome, CommandError> {
    let LoadedJournal { progress, troubles } = look(&places.journal());
    troubles.iter().for_each(complain);
    for told in progress.takes() {
        page.line(&if json { object(&told)? } else { line(&told) });
    }
    Ok(CommandOutcome::fine_if(!troubles.iter().any(Trouble::hides)))
}

/// Such as `<id>  2026-11-23  failure-shipped-issues  2:25  3 good  cold  went well`.
fn line(told: &TakeEntry<'_>) -> String {
    let seconds = told.total.as_secs();
    let cells = [
        told.id.to_owned(),
        told.day.to_string(),
        told.question.to_string(),
        told.story.as_ref().map(|story| format!("story {story}")).unwrap_or_default(),
        format!("{}:{:02}", seconds / 60, seconds % 60),
        rating::shown(told.rating),
        facts(told).join(", "),
        clean(&told.note).replace(['\n', '\t'], " "),
    ];
    cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("  ")
}

/// What there is to know of how it was told.
fn facts(told: &TakeEntry<'_>) -> Vec<&'static str> {
    let Outline { shape, length } = told.outline;
    let facts = [
        (shape != Shape::StarL, shape.word()),
        (!length.is_usual(), length.word()),
        (told.cold && !told.with_notes, "cold"),
        (told.with_notes, "with notes"),
        (told.spoiled, "spoiled"),
        (told.live, "live"),
        (told.elsewhere, "elsewhere"),
    ];
    facts.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect()
}

/// A take as JSON; times in seconds.
#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "five facts about a take, as in `Take`")]
struct TakeView<'a> {
    id: &'a str,
    at: String,
    day: Day,
    question: &'a Id,
    story: Option<&'a Id>,
    shape: Shape,
    length: Length,
    /// The time of each part by its name, null where it wasn't told or timed.
    #[serde(flatten)]
    parts: Map<String, Value>,
    total: f64,
    points: u16,
    of: u16,
    rating: Option<u8>,
    felt: Option<u8>,
    cold: bool,
    with_notes: bool,
    spoiled: bool,
    live: bool,
    elsewhere: bool,
    follow_up: String,
    /// The rung it was put on, and how it was answered: 0 not at all, 1 thinly, 2 well.
    rung: Option<Rung>,
    answered: Option<u8>,
    next_time: String,
    note: String,
}

fn object(told: &TakeEntry<'_>) -> serde_json::Result<String> {
    let (points, of) = told.score();
    let seconds = told.parts.iter().map(|time| time.map(|time| time.as_secs_f64()).into());
    serde_json::to_string(&TakeView {
        id: told.id,
        at: told.at.to_rfc3339(),
        day: told.day,
        question: &told.question,
        story: told.story.as_ref(),
        shape: told.outline.shape,
        length: told.outline.length,
        parts: told.outline.parts().iter().map(|part| part.key()).zip(seconds).collect(),
        total: told.total.as_secs_f64(),
        points,
        of,
        rating: told.rating.map(u8::from),
        felt: told.felt.map(u8::from),
        cold: told.cold,
        with_notes: told.with_notes,
        spoiled: told.spoiled,
        live: told.live,
        elsewhere: told.elsewhere,
        follow_up: clean(&told.probe).into_owned(),
        rung: told.rung,
        answered: told.answered,
        next_time: clean(&told.next_time).into_owned(),
        note: clean(&told.note).into_owned(),
    })
}
