//! The user's files, stories and notes on companies: read, and written as the app asks.

use std::path::Path;

use crate::app::model::{Model, Msg};
use crate::domain::clean::clean;
use crate::domain::company::Note;
use crate::domain::day::Timestamp;
use crate::domain::edit::Edit;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::slot::Slot;
use crate::domain::story::labels::Labels;
use crate::domain::story::library::Faulty;
use crate::domain::story::{Aim, Story};
use crate::io::companies::CompanyFile;
use crate::io::draft::Edited;
use crate::io::shelf::{Saved, ShelfError};
use crate::io::stories::{Guide, StoryFile, plain, template};
use crate::runtime::{Flow, World, happen};
use crate::screens::effect::Direction;
use crate::screens::files::{FileRequest, FileResult, FileUndo};

/// Reads the stories.
pub(super) fn read_stories(model: &mut Model, world: &mut World<'_>) -> Flow {
    *world.loaded = world.stories.load();
    let stories = world.loaded.stories().cloned().collect();
    let faulty = world.loaded.files.iter().filter(|file| file.story().is_none()).map(|file| Faulty {
        slug: file.slug.clone(),
        report: file.faults().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n"),
    });
    let troubles = world.loaded.reports().map(ToString::to_string).collect();
    let msg = Msg::StoriesRead(stories, faulty.collect(), troubles);
    happen(model, msg, world)
}

/// Reads the notes on companies.
pub(super) fn read_companies(model: &mut Model, world: &mut World<'_>) -> Flow {
    *world.pages = world.companies.load();
    let companies = world.pages.companies().cloned().collect();
    let troubles = world.pages.reports().map(ToString::to_string).collect();
    happen(model, Msg::CompaniesRead(companies, troubles), world)
}

/// Does what is asked of a file, and lets the model know what became of it.
pub(super) fn requested(request: FileRequest, model: &mut Model, world: &mut World<'_>) -> Flow {
    let done = match do_request(request, model, world) {
        Ok(None) => return Flow::On,
        Ok(Some(result)) => Msg::FileKept(result),
        Err(why) => Msg::Failed(why),
    };
    let mut flow = Flow::On;
    if !matches!(done, Msg::FileKept(FileResult::Opened(..))) {
        if world.stories.is_stale() {
            flow = flow.max(read_stories(model, world));
        }
        if world.companies.is_stale() {
            flow = flow.max(read_companies(model, world));
        }
    }
    flow.max(happen(model, done, world))
}

fn do_request(
    request: FileRequest,
    model: &Model,
    world: &mut World<'_>,
) -> Result<Option<FileResult>, String> {
    Ok(Some(match request {
        FileRequest::Begin(title, aim) => begin(&title, aim, model, world)?,
        FileRequest::Write(slot, edit) => write(slot, edit, world)?,
        FileRequest::Label(slug, labels) => label(slug, labels, world)?,
        FileRequest::Archive(slug) => archive(slug, Direction::New, world)?,
        FileRequest::Step(undo, direction) => step(undo, direction, world)?,
        FileRequest::BeginCompany(name) => {
            FileResult::CompanyBegun(world.companies.create(&name).map_err(sentence)?)
        }
        FileRequest::ArchiveCompany(slug) => archive_company(slug, Direction::New, world)?,
        FileRequest::Open(slot) => {
            let draft = world.workbench.kept(&slot);
            let odd = world.workbench.odd(&slot);
            FileResult::Opened(slot, draft, odd)
        }
        FileRequest::KeepDraft(slot, edit) => {
            world.workbench.keep(&slot, &edit)?;
            return Ok(None);
        }
        FileRequest::ForgetDraft(slot) => {
            world.workbench.forget(&slot);
            return Ok(None);
        }
        FileRequest::KeepLine(line) => {
            world.workbench.keep_line(&line)?;
            return Ok(None);
        }
        FileRequest::ForgetLine => {
            world.workbench.forget_line();
            return Ok(None);
        }
        FileRequest::Edit(_) => return Ok(None),
    }))
}

fn begin(title: &str, aim: Aim, model: &Model, world: &mut World<'_>) -> Result<FileResult, String> {
    let tags = model.known.bank.competencies().map(|competency| competency.id.as_str()).collect();
    let words_a_minute = model.known.settings.words_a_minute;
    let text = template(title, &Guide { pace: model.known.pace.clone(), words_a_minute, tags, aim });
    Ok(FileResult::Begun(world.stories.create(title, &text).map_err(sentence)?))
}

/// Writes a text in its place, and forgets the draft of it.
fn write(slot: Slot, edit: Edit<String>, world: &mut World<'_>) -> Result<FileResult, String> {
    let saved = put(&slot, &edit, world)?;
    world.workbench.forget(&slot);
    Ok(match saved.elsewhere() {
        None => done(FileUndo::Write(slot, Edit { after: plain(&edit.after), ..edit }), Direction::New),
        Some(why) => FileResult::Elsewhere(why),
    })
}

/// Something was done with a file, which has the name that it had before.
fn done(undo: FileUndo, direction: Direction) -> FileResult {
    let slug = undo.slug().clone();
    FileResult::Done(undo, direction, slug)
}

/// Puts a text in the place of the one that it was made from.
fn put(slot: &Slot, edit: &Edit<String>, world: &mut World<'_>) -> Result<Saved, String> {
    let saved = match slot {
        Slot::Part(slug, part) => {
            let file = story(world, slug)?.as_it_was(*part, &edit.before);
            file.and_then(|file| world.stories.write_part(&file, *part, &edit.after, now(world)))
        }
        Slot::Note(slug, note) => {
            let file = page(world, slug)?.as_it_was(*note, &edit.before);
            file.and_then(|file| world.companies.write_note(&file, *note, &edit.after, now(world)))
        }
    };
    saved.map_err(sentence)
}

/// The time, for the history of a file.
fn now(world: &World<'_>) -> Timestamp {
    world.clock.now().at
}

/// Every text of a story.
fn parts(slug: &Id) -> impl Iterator<Item = Slot> {
    Part::ALL.into_iter().map(|part| Slot::Part(slug.clone(), part))
}

/// Every text of a page of notes.
fn notes(slug: &Id) -> impl Iterator<Item = Slot> {
    Note::ALL.into_iter().map(|note| Slot::Note(slug.clone(), note))
}

/// The text that was read last.
fn held(slot: &Slot, world: &World<'_>) -> Result<String, String> {
    let text = match slot {
        Slot::Part(slug, part) => story(world, slug)?.story().map(|story| story.texts[*part].clone()),
        Slot::Note(slug, note) => page(world, slug)?.read.ok().map(|page| page.note(*note).to_owned()),
    };
    Ok(text.unwrap_or_default())
}

fn label(slug: Id, after: Labels, world: &mut World<'_>) -> Result<FileResult, String> {
    let file = story(world, &slug)?;
    let before = file.story().map_or_else(|| after.clone(), |story| after.of(story));
    Ok(match world.stories.write_labels(&file, &after, now(world)).map_err(sentence)?.elsewhere() {
        None => done(FileUndo::Label(slug, Edit { before, after }), Direction::New),
        Some(why) => FileResult::Elsewhere(why),
    })
}

/// Moves a story to the archive, with the drafts of its texts.
fn archive(slug: Id, direction: Direction, world: &mut World<'_>) -> Result<FileResult, String> {
    let path = world.stories.archive(&slug, now(world)).map_err(sentence)?;
    parts(&slug).for_each(|slot| world.workbench.put_away(&slot, &path));
    Ok(done(FileUndo::Archive(slug, path), direction))
}

/// Moves a page of notes to the archive, with the drafts of its texts.
fn archive_company(slug: Id, direction: Direction, world: &mut World<'_>) -> Result<FileResult, String> {
    let path = world.companies.archive(&slug, now(world)).map_err(sentence)?;
    notes(&slug).for_each(|slot| world.workbench.put_away(&slot, &path));
    Ok(done(FileUndo::ArchiveCompany(slug, path), direction))
}

/// Undoes what was done with a file, or does it again.
fn step(undo: FileUndo, direction: Direction, world: &mut World<'_>) -> Result<FileResult, String> {
    let saved = match (&undo, direction) {
        (FileUndo::Archive(slug, path), Direction::Undo) => {
            let slug = world.stories.restore(slug, path);
            slug.iter().flat_map(parts).for_each(|slot| world.workbench.bring_back(&slot, path));
            return restored(slug.map(|slug| FileUndo::Archive(slug, path.clone())), undo);
        }
        (FileUndo::ArchiveCompany(slug, path), Direction::Undo) => {
            let slug = world.companies.restore(slug, path);
            slug.iter().flat_map(notes).for_each(|slot| world.workbench.bring_back(&slot, path));
            return restored(slug.map(|slug| FileUndo::ArchiveCompany(slug, path.clone())), undo);
        }
        (FileUndo::Archive(slug, _), _) => return archive(slug.clone(), direction, world),
        (FileUndo::ArchiveCompany(slug, _), _) => return archive_company(slug.clone(), direction, world),
        (FileUndo::Write(slot, edit), _) => write_again(slot, &towards(edit, direction), world)?,
        (FileUndo::Label(slug, edit), _) => label_again(slug, &towards(edit, direction), world)?,
    };
    Ok(match saved {
        Some(Saved::Whole) => done(undo, direction),
        Some(Saved::Beside(path) | Saved::Again(path)) => {
            let why = format!("Changed elsewhere just now, what was before is saved in {}", shown(&path));
            FileResult::NotDone(undo, direction, why)
        }
        None => FileResult::NotDone(undo, direction, "Changed since".to_owned()),
    })
}

/// An edit as it is made in this direction.
fn towards<T: Clone>(edit: &Edit<T>, direction: Direction) -> Edit<T> {
    if direction == Direction::Undo { edit.reversed() } else { edit.clone() }
}

/// Writes a text where it still is what it is to be changed from: somebody else's words are not what was written here.
fn write_again(slot: &Slot, edit: &Edit<String>, world: &mut World<'_>) -> Result<Option<Saved>, String> {
    let is_as_it_was = held(slot, world).is_ok_and(|text| text == edit.before);
    is_as_it_was.then(|| put(slot, edit, world)).transpose()
}

/// Sets the labels of a story where they still are what they are to be changed from.
fn label_again(slug: &Id, edit: &Edit<Labels>, world: &mut World<'_>) -> Result<Option<Saved>, String> {
    let is_as_it_was = |story: &Story| edit.before.of(story) == edit.before;
    let file = world.loaded.file(slug).filter(|file| file.story().is_some_and(is_as_it_was)).cloned();
    let saved = file.map(|file| world.stories.write_labels(&file, &edit.after, now(world)));
    saved.transpose().map_err(sentence)
}

/// What came back from the archive; if it has left the archive, trying again is pointless.
fn restored(restored: Result<FileUndo, ShelfError>, undo: FileUndo) -> Result<FileResult, String> {
    match restored {
        Ok(restored) => Ok(FileResult::Done(restored, Direction::Undo, undo.slug().clone())),
        Err(why @ ShelfError::Gone(_)) => Ok(FileResult::NotDone(undo, Direction::Undo, sentence(why))),
        Err(why) => Err(sentence(why)),
    }
}

/// The file of a story as it was read last.
fn story(world: &World<'_>, slug: &Id) -> Result<StoryFile, String> {
    world.loaded.file(slug).cloned().ok_or_else(|| format!("There is no story {slug} any more."))
}

/// The file of a page of notes as it was read last.
fn page(world: &World<'_>, slug: &Id) -> Result<CompanyFile, String> {
    world.pages.file(slug).cloned().ok_or_else(|| format!("There is no page {slug} any more."))
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to `map_err`")]
fn sentence(why: ShelfError) -> String {
    why.to_string()
}

/// Lets the user edit a story in their editor; the terminal is theirs meanwhile.
pub fn edit_story(model: &mut Model, slug: Id, world: &mut World<'_>) -> Flow {
    let done = match world.loaded.file(&slug) {
        None => Msg::Failed(format!("There is no story {slug} any more.")),
        Some(file) if !file.is_readable() => {
            Msg::Failed(format!("{slug} cannot be read, so it cannot be edited."))
        }
        Some(file) => match world.workbench.edit(file, world.stories, world.clock) {
            Ok(edited) => Msg::FileKept(match edited {
                Edited::Unchanged => FileResult::Unchanged,
                Edited::AtOnce(_) => FileResult::AtOnce,
                Edited::Saved(saved) => {
                    saved.elsewhere().map_or(FileResult::Edited(slug), FileResult::Elsewhere)
                }
            }),
            Err(why) => Msg::Failed(why),
        },
    };
    read_stories(model, world).max(happen(model, done, world))
}

/// A path as it is told.
fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}
