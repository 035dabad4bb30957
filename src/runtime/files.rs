//! The user's files, stories and notes on companies: read, and written as the app asks.

use std::path::Path;

use crate::app::files::{FileBack, FileDeed, FileWish};
use crate::app::model::{Model, Msg};
use crate::domain::clean::clean;
use crate::domain::company::Note;
use crate::domain::day::Timestamp;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::slot::Slot;
use crate::domain::story::Aim;
use crate::domain::story::labels::Labels;
use crate::domain::story::library::Faulty;
use crate::domain::turn::Turn;
use crate::io::companies::CompanyFile;
use crate::io::draft::Edited;
use crate::io::shelf::{Saved, ShelfError};
use crate::io::stories::{Guide, StoryFile, plain, template};
use crate::runtime::{World, happen};

/// Reads the stories.
pub(super) fn read_stories(model: &mut Model, world: &mut World<'_>) {
    *world.loaded = world.stories.load();
    let stories = world.loaded.stories().cloned().collect();
    let faulty = world.loaded.files.iter().filter(|file| file.story().is_none()).map(|file| Faulty {
        slug: file.slug.clone(),
        report: file.faults().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n"),
    });
    let troubles = world.loaded.reports().map(ToString::to_string).collect();
    let msg = Msg::StoriesRead(stories, faulty.collect(), troubles);
    happen(model, msg, world);
}

/// Reads the notes on companies.
pub(super) fn read_companies(model: &mut Model, world: &mut World<'_>) {
    *world.pages = world.companies.load();
    let companies = world.pages.companies().cloned().collect();
    let troubles = world.pages.reports().map(ToString::to_string).collect();
    happen(model, Msg::CompaniesRead(companies, troubles), world);
}

/// Does what is asked of a file, and tells what became of it.
pub(super) fn wished(wish: FileWish, model: &mut Model, world: &mut World<'_>) -> Option<Msg> {
    let done = match do_wish(wish, model, world) {
        Ok(None) => return None,
        Ok(Some(deed)) => Msg::FileKept(deed),
        Err(why) => Msg::Failed(why),
    };
    if !matches!(done, Msg::FileKept(FileDeed::Opened(..))) {
        if world.stories.is_stale() {
            read_stories(model, world);
        }
        if world.companies.is_stale() {
            read_companies(model, world);
        }
    }
    Some(done)
}

fn do_wish(wish: FileWish, model: &Model, world: &mut World<'_>) -> Result<Option<FileDeed>, String> {
    let at = world.clock.now().at;
    Ok(Some(match wish {
        FileWish::Begin(title, aim) => begin(&title, aim, model, world)?,
        FileWish::Write(slot, turn) => write(slot, turn, at, world)?,
        FileWish::Label(slug, labels) => label(slug, labels, at, world)?,
        FileWish::Archive(slug) => {
            let path = world.stories.archive(&slug, at).map_err(sentence)?;
            parts(&slug).for_each(|slot| world.workbench.put_away(&slot, &path));
            FileDeed::Archived(slug, path)
        }
        FileWish::TakeBack(back) => take_back(back, at, world)?,
        FileWish::BeginCompany(name) => {
            FileDeed::CompanyBegun(world.companies.create(&name).map_err(sentence)?)
        }
        FileWish::ArchiveCompany(slug) => {
            let path = world.companies.archive(&slug, at).map_err(sentence)?;
            notes(&slug).for_each(|slot| world.workbench.put_away(&slot, &path));
            FileDeed::CompanyArchived(slug, path)
        }
        FileWish::Open(slot) => {
            let draft = world.workbench.kept(&slot);
            let odd = world.workbench.odd(&slot);
            FileDeed::Opened(slot, draft, odd)
        }
        FileWish::KeepDraft(slot, turn) => {
            world.workbench.keep(&slot, &turn)?;
            return Ok(None);
        }
        FileWish::DropDraft(slot) => {
            world.workbench.drop(&slot);
            return Ok(None);
        }
        FileWish::KeepLine(line) => {
            world.workbench.keep_line(&line)?;
            return Ok(None);
        }
        FileWish::DropLine => {
            world.workbench.drop_line();
            return Ok(None);
        }
        FileWish::Edit(_) => return Ok(None),
    }))
}

fn begin(title: &str, aim: Aim, model: &Model, world: &mut World<'_>) -> Result<FileDeed, String> {
    let tags = model.bank.competencies().map(|competency| competency.id.as_str()).collect();
    let words_a_minute = model.settings.words_a_minute;
    let text = template(title, &Guide { pace: model.pace.clone(), words_a_minute, tags, aim });
    Ok(FileDeed::Begun(world.stories.create(title, &text).map_err(sentence)?))
}

/// Writes a text in its place, and forgets the draft of it.
fn write(slot: Slot, turn: Turn<String>, at: Timestamp, world: &mut World<'_>) -> Result<FileDeed, String> {
    let saved = put(&slot, &turn, at, world)?;
    world.workbench.drop(&slot);
    Ok(match saved.elsewhere() {
        None => FileDeed::Written(slot, Turn { to: plain(&turn.to), ..turn }),
        Some(why) => FileDeed::Elsewhere(why),
    })
}

/// Puts a text in the place of the one that it was made from.
fn put(slot: &Slot, turn: &Turn<String>, at: Timestamp, world: &mut World<'_>) -> Result<Saved, String> {
    let saved = match slot {
        Slot::Part(slug, part) => {
            let file = story(world, slug)?.as_it_was(*part, &turn.from);
            file.and_then(|file| world.stories.write_part(&file, *part, &turn.to, at))
        }
        Slot::Note(slug, note) => {
            let file = page(world, slug)?.as_it_was(*note, &turn.from);
            file.and_then(|file| world.companies.write_note(&file, *note, &turn.to, at))
        }
    };
    saved.map_err(sentence)
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

fn label(slug: Id, to: Labels, at: Timestamp, world: &mut World<'_>) -> Result<FileDeed, String> {
    let file = story(world, &slug)?;
    let from = file.story().map_or_else(|| to.clone(), |story| to.of(story));
    Ok(match world.stories.write_labels(&file, &to, at).map_err(sentence)?.elsewhere() {
        None => FileDeed::Labelled(slug, Turn { from, to }),
        Some(why) => FileDeed::Elsewhere(why),
    })
}

/// Takes back what was done, where the file still holds what was written then.
fn take_back(back: FileBack, at: Timestamp, world: &mut World<'_>) -> Result<FileDeed, String> {
    if !is_as_it_was_left(&back, world) {
        return Ok(FileDeed::NotTakenBack(back, "Changed since".to_owned()));
    }
    let slug = back.slug().clone();
    let saved = match &back {
        FileBack::Archive(slug, path) => {
            let slug = world.stories.restore(slug, path);
            slug.iter().flat_map(parts).for_each(|slot| world.workbench.bring_back(&slot, path));
            return restored(slug, back);
        }
        FileBack::ArchiveCompany(slug, path) => {
            let slug = world.companies.restore(slug, path);
            slug.iter().flat_map(notes).for_each(|slot| world.workbench.bring_back(&slot, path));
            return restored(slug, back);
        }
        FileBack::Write(slot, turn) => put(slot, &turn.back(), at, world)?,
        FileBack::Label(slug, turn) => {
            world.stories.write_labels(&story(world, slug)?, &turn.from, at).map_err(sentence)?
        }
    };
    Ok(match saved {
        Saved::Whole => FileDeed::TookBack(back, slug),
        Saved::Beside(path) | Saved::Again(path) => {
            let why = format!("Changed elsewhere just now, what was before is saved in {}", shown(&path));
            FileDeed::NotTakenBack(back, why)
        }
    })
}

/// Somebody else's words are not what was written here.
fn is_as_it_was_left(back: &FileBack, world: &World<'_>) -> bool {
    match back {
        FileBack::Write(slot, turn) => held(slot, world).is_ok_and(|text| text == turn.to),
        FileBack::Label(slug, turn) => {
            let file = world.loaded.file(slug).and_then(StoryFile::story);
            file.is_some_and(|story| turn.to.of(story) == turn.to)
        }
        FileBack::Archive(..) | FileBack::ArchiveCompany(..) => true,
    }
}

/// Where the archive has it no more, there is nothing to try again.
fn restored(restored: Result<Id, ShelfError>, back: FileBack) -> Result<FileDeed, String> {
    match restored {
        Ok(slug) => Ok(FileDeed::TookBack(back, slug)),
        Err(why @ ShelfError::Gone(_)) => Ok(FileDeed::NotTakenBack(back, sentence(why))),
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
pub fn edit_story(model: &mut Model, slug: Id, world: &mut World<'_>) {
    let done = match world.loaded.file(&slug) {
        None => Msg::Failed(format!("There is no story {slug} any more.")),
        Some(file) if !file.is_readable() => {
            Msg::Failed(format!("{slug} cannot be read, so it cannot be edited."))
        }
        Some(file) => match world.workbench.edit(file, world.stories, world.clock) {
            Ok(edited) => Msg::FileKept(match edited {
                Edited::Unchanged => FileDeed::Unchanged,
                Edited::AtOnce(_) => FileDeed::AtOnce,
                Edited::Saved(saved) => saved.elsewhere().map_or(FileDeed::Edited(slug), FileDeed::Elsewhere),
            }),
            Err(why) => Msg::Failed(why),
        },
    };
    read_stories(model, world);
    happen(model, done, world);
}

/// A path as it is told.
fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}
